"""
From a report to the grid that its form prints.
"""

from __future__ import annotations

from typing import Any

from ..errors import FormError
from ..figures import MISSING, written
from ..form import Indicator, lines
from ._grid import Grid, Row

__all__ = ["HEADER", "HEADING_MARK", "layout"]

HEADER = ("统计指标", "单位", "统计数")
"""
The words above the columns of a form that prints one figure a line.
"""

HEADING_MARK = "——"
"""
What stands in the unit column of a bare heading.
"""


def layout(report: Any) -> Grid:
    """
    Lay a report out as its form prints it.

    Rows that the source did not have are left out, with headings under which nothing is left.

    Args:
        report: A report.

    Raises:
        FormError: Its form has rows of more than one cell.
    """
    for line in lines(report):
        if line.columns:
            reason = "prints a row of cells; only forms with one figure a line are laid out"
            where = f"{type(report).__name__}.{line.path}"
            raise FormError(where, reason)
    printed = [_row(report, line) for line in lines(report)]
    rows = [Row(0, HEADER, depth=0)]
    rows += [row for index, row in enumerate(printed) if row and _has_cells(printed, index)]
    return Grid(tuple(rows), report.title, header=1)


def _row(report: Any, line: Indicator) -> Row | None:
    label = f"{line.number or ''}{line.label}"
    if line.is_heading:
        return Row(0, (label, HEADING_MARK, ""), paths=(line.path, None, None), depth=line.depth)
    cell = report[line.path]
    if cell == MISSING:
        return None
    unit = str(line.unit or "")
    cells = (label, unit, written(cell) or "")
    return Row(0, cells, paths=(None, None, line.path), depth=line.depth)


def _has_cells(printed: list[Row | None], index: int) -> bool:
    """
    Say whether a row has a cell, or is a heading above one that has.
    """
    row = printed[index]
    if row is None or row.cells[1:] != (HEADING_MARK, ""):
        return row is not None
    for below in printed[index + 1 :]:
        if below is None:
            continue
        if below.depth <= row.depth:
            return False
        if below.cells[1:] != (HEADING_MARK, ""):
            return True
    return False
