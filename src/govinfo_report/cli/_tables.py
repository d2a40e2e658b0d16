"""
A report as tables for a terminal: where columns change a new table begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import field, mutable

from ..figures import written
from ..form import Indicator, lines

__all__ = ["Table", "tables_of"]

_LABEL = "统计指标"
_SINGLE = ("单位", "统计数")


@mutable
class Table:
    """
    A table of a report.

    Attributes:
        header: The words above its columns.

        figures: How many of its last columns are of figures.

        rows: The cells of each row, and a style for it.
    """

    header: tuple[str, ...]
    figures: int
    rows: list[tuple[tuple[str, ...], str]] = field(factory=list)


def tables_of(report: Any) -> Iterator[Table]:
    """
    Walk over the tables of a report; headings stand in the table of the line below them.

    Args:
        report: The report.
    """
    table = Table((), 0)
    headings: list[Indicator] = []
    for line in lines(report):
        if line.is_heading:
            headings.append(line)
            continue
        header = (_LABEL, *([column.label for column in line.columns] or _SINGLE))
        if table.header != header:
            if table.rows:
                yield table
            table = Table(header, len(line.columns) or 1)
        blanks = ("",) * (len(header) - 1)
        table.rows += [((_label(one), *blanks), "bold") for one in headings]
        headings = []
        unit = () if line.columns else (str(line.unit),)
        cells = (written(report[cell.path]) for cell in line.cells)
        figures = ("缺" if figure is None else figure for figure in cells)
        table.rows.append(((_label(line), *unit, *figures), ""))
    yield table


def _label(line: Indicator) -> str:
    return f"{'  ' * (line.depth - 1)}{line.number or ''}{line.label}"
