"""
From a report to the tables that its form prints.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from ..form import Field, Indicator, lines, structure
from ._across import across
from ._blocks import blocks
from ._grid import Grid, Row
from ._matrix import matrix
from ._printed import Line, printed_lines

__all__ = ["HEADER", "HEADING_MARK", "layout"]

HEADER = ("统计指标", "单位", "统计数")
"""
The words above the columns of a table that prints one figure a line.
"""

HEADING_MARK = "——"
"""
What stands in the unit column of a bare heading.
"""


def layout(report: Any) -> tuple[Grid, ...]:
    """
    Lay a report out as its form prints it.

    Rows that the source did not have are left out, with headings under which nothing is left.

    Args:
        report: A report.

    Returns:
        A table for each chapter of the form that has a table of its own and prints anything, and
        one for all lines outside chapters.
    """
    return tuple(_tables(report))


def _tables(report: Any) -> Iterator[Grid]:
    chapter_of = _Chapters(type(report))
    for chapter, indicators in itertools.groupby(lines(report), chapter_of):
        declared = tuple(indicators)
        if chapter is None:
            printed = printed_lines(report, declared)
            if printed or not chapter_of.are_any:
                yield _table(printed, declared, report.title)
            continue
        heading, *inner = declared
        printed = printed_lines(report, inner)
        title = f"{heading.number or ''}{heading.label}"
        if printed and chapter.word.across:
            yield _headed(across(printed), title)
        elif printed:
            yield _table(printed, inner, title, chapter.word.corner)


class _Chapters:
    """
    Says of each line of a form in which chapter it stands.
    """

    def __init__(self, cls: Any) -> None:
        fields = structure(cls).fields
        self._fields = {one.name: one for one in fields if one.word.chapter is not None}

    @property
    def are_any(self) -> bool:
        """
        Whether the form has chapters at all.
        """
        return bool(self._fields)

    def __call__(self, indicator: Indicator) -> Field | None:
        """
        Give the field that is the chapter of a line, where there is one.
        """
        return self._fields.get(indicator.path.partition(".")[0])


def _table(
    printed: Sequence[Line], declared: Sequence[Indicator], title: str, corner: str = ""
) -> Grid:
    """
    Lay out a table in the manner that its lines ask for.
    """
    kinds = {line.columns for line in declared if not line.is_heading}
    if not printed or kinds == {()}:
        header = Row(0, HEADER, heads=("col",) * len(HEADER))
        return _headed([header, *map(_row, printed)], title)
    if len(kinds) == 1:
        return _headed(matrix(printed, corner or HEADER[0]), title)
    return Grid(tuple(blocks(printed, corner or HEADER[0])), title)


def _headed(rows: Sequence[Row], title: str) -> Grid:
    """
    Make a grid whose header are the rows at its top in which every cell heads columns.
    """
    header = itertools.takewhile(lambda row: set(row.heads) == {"col"}, rows)
    return Grid(tuple(rows), title, header=len(list(header)))


def _row(line: Line) -> Row:
    """
    Lay out a line with a single figure.
    """
    path = line.indicator.path
    cells: tuple[str, ...] = (HEADING_MARK, "")
    paths: tuple[str | None, ...] = (path, None, None)
    if line.texts:
        cells = (str(line.indicator.unit or ""), *line.texts)
        paths = (None, None, path)
    depth = len(line.headings) + line.inset + 1
    return Row(0, (line.label, *cells), (), paths, depth, ("row", "", ""))
