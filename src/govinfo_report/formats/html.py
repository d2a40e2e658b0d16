"""
Web pages: a whole report with its tables somewhere in it, or the tables alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..grid import layout, marks_of, page_of_grids, title_of

__all__ = ["write"]


def write(report: Any, findings: Any = None, shares: Mapping[str, int] | None = None) -> str:
    """
    Write a report as a page that needs nothing else: no script, no font, no network.

    Args:
        report: The report.

        findings: What a check found; the cells are marked and the sentences stand below.

        shares: How likely it is that a cell is a wrong one, in percent, by path.
    """
    marks = marks_of(findings or (), shares)
    summary = "" if findings is None else findings.summary()
    return page_of_grids(layout(report), title_of(report.agency, report.year), marks, summary)
