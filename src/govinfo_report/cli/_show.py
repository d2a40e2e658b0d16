"""
One report as facts: every cell with what it allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..figures import Kind, Printed, bounds, in_unit, written
from ..form import Indicator, lines
from ..formats import Reading
from ..units import counting_unit

__all__ = ["shown", "shown_cells"]


def shown(reading: Reading[Any], language: str) -> dict[str, Any]:
    """
    Give the fixed JSON form of ``show``.

    Args:
        reading: A report as read.

        language: The language of the notices.
    """
    report = reading.report
    return {
        "edition": report.edition,
        "agency": report.agency,
        "year": report.year,
        "lines": shown_cells(report),
        "notices": [notice.as_dict(language) for notice in reading.notices],
    }


def shown_cells(report: Any) -> list[dict[str, Any]]:
    """
    Give an entry for each cell of a report, in printing order.

    Args:
        report: The report.
    """
    return [cell for line in lines(report) for cell in _cells(report, line)]


def _cells(report: Any, line: Indicator) -> Iterator[dict[str, Any]]:
    for one in line.cells:
        figure = report[one.path]
        unit = counting_unit(one.unit)
        allowed = bounds(figure, one.signed, unit)
        yield {
            "path": one.path,
            "number": line.number,
            "label": line.label,
            "column": one.column,
            "unit": str(one.unit),
            "written": written(figure),
            "kind": _kind(figure, exact=allowed.is_exact).value,
            "low": in_unit(allowed.low, unit),
            "high": in_unit(allowed.high, unit),
        }


def _kind(cell: Any, *, exact: bool) -> Kind:
    if isinstance(cell, Printed):
        return cell.kind
    return Kind.EXACT if exact else Kind.ROUNDED
