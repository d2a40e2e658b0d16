"""
Reports that repeat the figures of the year before.
"""

from __future__ import annotations

from typing import Any

from ..figures import Interval
from ..findings import Basis, CellFact, Finding, Severity, Verdict
from ..units import Unit
from ._cells import by_meaning

__all__ = ["copied"]

_LARGE = 10
"""
Smaller numbers are often the same in two years by chance.
"""

_MANY = 5
"""
So many different large numbers are hardly the same by chance.
"""


def copied(before: Any, now: Any) -> Finding | None:
    """
    Find out whether a report repeats many large figures of the year before.

    A number counts once, however many cells print it, since a total often repeats its only part.
    At least five different numbers of 10 and more, and half of all that the later report prints,
    have to be the same.

    Args:
        before: The earlier report.

        now: The later report.

    Returns:
        A finding about the cells that are the same, or ``None``.
    """
    old = by_meaning(before)
    large: set[int] = set()
    same: dict[int, tuple[CellFact, ...]] = {}
    for meaning, cell in by_meaning(now).items():
        allowed = cell.allows
        if allowed.low is None or not allowed.is_exact or allowed.low < _LARGE:
            continue
        large.add(allowed.low)
        if meaning in old and old[meaning].allows == allowed:
            fact = CellFact(
                cell.path,
                cell.line.label,
                cell.cell.column,
                "same",
                str(cell.value),
                cell.name,
                str(now.year),
            )
            same[allowed.low] = (*same.get(allowed.low, ()), fact)
    if len(same) < _MANY or 2 * len(same) < len(large):
        return None
    cells = tuple(fact for facts in same.values() for fact in facts)
    count = Interval.exactly(len(same))
    return Finding(
        rule="copied_report",
        wording="copied",
        severity=Severity.WARNING,
        basis=Basis.PLAUSIBILITY,
        verdict=Verdict.VIOLATED,
        where=cells[0].path,
        cells=cells,
        stated=count,
        implied=count,
        unit=Unit.ITEM,
    )
