"""
Rows that some reports print where others print only their parts.
"""

from __future__ import annotations

from typing import Any

from ..figures import MISSING, Interval, from_interval
from ..form import indicators
from ..units import counting_unit
from ._judging import Facts
from ._rule import Relation
from ._rulebook import Rulebook

__all__ = ["rows_from_parts"]


def rows_from_parts(rules: Rulebook, report: Any) -> dict[str, Any]:
    """
    Say what the optional rows would print that a report does not show: the sums of their parts.

    Args:
        rules: The equations of its form.

        report: The report.

    Returns:
        The cells of those rows by path; rows without a part that is shown are left out.
    """
    optional = {
        cell.path: cell.unit
        for line in indicators(rules.cls)
        if line.optional and all(report[cell.path] == MISSING for cell in line.cells)
        for cell in line.cells
    }
    found: dict[str, Any] = {}
    facts = Facts(report, rules.units, zero=False)
    for one in rules.equations:
        unit = optional.get(one.where)
        if unit is None or one.rule.relation is not Relation.EQUAL or len(one.left.terms) > 1:
            continue
        cells = [cell for term in one.right.terms for cell in facts.cells(term)]
        if all(cell == MISSING for cell in cells):
            continue
        spans = facts.alternatives(one.right)
        low, high = min(low for low, _ in spans), max(high for _, high in spans)
        known = counting_unit(unit)
        found[one.where] = from_interval(Interval.from_span(low, high), known)
    return found
