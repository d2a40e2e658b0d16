"""
From a grid to one form: which row is which line, by label.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ..figures import Kind, Printed, amount, figure
from ..form import Local, Section, cell_paths, fast_builder, indicators, settle_local, structure
from ..units import Unit
from ._grid import Grid
from ._index import form_index
from ._line_taking import take_lines
from ._matching import Matching
from ._notices import Notice, NoticeCode
from ._row_index import row_index
from ._row_plans import Plans

__all__ = ["Joined", "has_rows", "join"]


@frozen
class Joined:
    """
    What one form found in a grid.

    Attributes:
        cls: The report class of the form.

        texts: The text of each cell of the form, ``None`` for rows that were not found.

        local: The local rows by the path of their section, as printed.

        notices: What a user should know.

        matched: How many lines of the form were found, headings included where they are rows of
            the table.

        evidence: How much speaks for the form: lines, and words above columns.

        rest: The position of the row at which another table of the form begins, where one does.

        first: The place of the first row that was found; 0 if there is none.

        last: The place of the last row that was found.
    """

    cls: Any
    texts: tuple[str | None, ...]
    local: dict[str, list[Local[Any]]]
    notices: tuple[Notice, ...]
    matched: int
    evidence: int
    rest: int | None
    first: int
    last: int

    @property
    def filled(self) -> int:
        """
        How many cells of the form were found.
        """
        return len(self.texts) - self.texts.count(None)

    @property
    def lines(self) -> int:
        """
        How many lines the form has.
        """
        return _count(self.cls)

    @property
    def is_whole(self) -> bool:
        """
        Whether every line of the form was found, so that no other form can fit better.
        """
        return self.matched >= self.lines

    def report(self, agency: str | None, year: int | None) -> tuple[Any, tuple[Notice, ...]]:
        """
        Build the report.

        Args:
            agency: Whose report it is.

            year: The year it reports on.

        Returns:
            The report, and notices about cells that cannot be read.
        """
        cells, unreadable = _read(self.cls, self.texts)
        local = {
            path: settle_local(structure(_section(self.cls, path)), path, tuple(rows))
            for path, rows in self.local.items()
        }
        built = fast_builder(self.cls)(cells, local, agency, year, None)
        return built, (*unreadable, *_unreadable(local))


@functools.cache
def _count(cls: Any) -> int:
    """
    Count the lines of a form that a report on it prints.
    """
    lines = indicators(cls)
    if not has_rows(cls):
        return len(lines)
    return len([line for line in lines if line.cells and not line.optional])


_SMALL: dict[str | None, Any] = {str(number): number for number in range(1_000)}
"""
What most cells of counts print, with what they say.
"""


def _read(cls: Any, texts: tuple[str | None, ...]) -> tuple[list[Any], list[Notice]]:
    """
    Read the cells of a form, with notices about those that print something that is no figure.
    """
    signs, money = _kinds(cls)
    cells = [*map(_SMALL.get, texts)]
    for place, unit in money:
        cells[place] = amount(texts[place], unit)
    unreadable: list[Notice] = []
    for place, cell in enumerate(cells):
        if cell is None:
            cell = cells[place] = figure(texts[place], signs[place])  # noqa: PLW2901 - the loop is hot
        elif type(cell) is int:
            continue
        if isinstance(cell, Printed) and cell.kind is Kind.UNREADABLE:
            path, name = _named_cells(cls)[place]
            unreadable.append(_unread(cell, path, name))
    return cells, unreadable


@functools.cache
def _kinds(cls: Any) -> tuple[tuple[bool, ...], tuple[tuple[int, Unit], ...]]:
    """
    Say of each cell of a form whether it can be negative, and which are money, in which unit.
    """
    words = [one.word for _, one in cell_paths(cls)]
    money = tuple((place, one.unit) for place, one in enumerate(words) if one.unit.is_money)
    return tuple(one.signed for one in words), money


def _section(cls: Any, path: str) -> Any:
    for step in path.split(".") if path else ():
        found = structure(cls).field(step)
        cls = found.type if found else cls
    return cls


def _unreadable(local: dict[str, tuple[Local[Any], ...]]) -> Iterator[Notice]:
    """
    Walk over notices about cells of local rows that print something that is no figure.
    """
    for path, rows in local.items():
        for number, row in enumerate(rows, start=1):
            prefix = f"{path}." if path else ""
            for step, cell in _cells_of(row.figure):
                if isinstance(cell, Printed) and cell.kind is Kind.UNREADABLE:
                    yield _unread(cell, f"{prefix}local.{number}{step}", row.label)


def _cells_of(figure: Any) -> Iterator[tuple[str, Any]]:
    """
    Walk over the cells of a local row, one or several, with the last step of their path.
    """
    if not isinstance(figure, Section):
        yield "", figure
        return
    for path, _ in cell_paths(type(figure)):
        yield f".{path}", figure[path]


@functools.cache
def _named_cells(cls: Any) -> tuple[tuple[str, str], ...]:
    """
    Give path and name of each cell of a form.
    """
    names = {cell.path: line.name_of(cell) for line in indicators(cls) for cell in line.cells}
    return tuple((path, names[path]) for path, _ in cell_paths(cls))


def _unread(cell: Printed, path: str, label: str) -> Notice:
    facts = (("label", label),)
    return Notice(NoticeCode.CELL_UNREADABLE, cell.text or "", None, path, facts)


def join(grid: Grid, cls: Any, start: int = 0) -> Joined:
    """
    Match the rows of a grid to the lines of a form.

    Labels match exactly after folding, or by a known variant; what matches nothing but has a unit
    or figures is kept as a local row. Everything that is not placed gives a notice.

    Args:
        grid: The grid.

        cls: The report class of a form.

        start: The position of the row to begin at.
    """
    return (_join_rows if has_rows(cls) else _join_lines)(grid, cls, start)


def _join_lines(grid: Grid, cls: Any, start: int) -> Joined:
    matching = Matching(form_index(cls))
    rest = take_lines(matching, grid.rows, start)
    matching.finish()
    return Joined(
        cls,
        tuple(matching.texts),
        matching.local,
        tuple(matching.notices),
        sum(matching.seen),
        sum(matching.seen),
        rest,
        matching.first or 0,
        matching.end,
    )


def _join_rows(grid: Grid, cls: Any, start: int) -> Joined:
    return Joined(cls, *_plans(cls).match(grid.rows, start))


@functools.cache
def _plans(cls: Any) -> Plans:
    sections = {line.block: _section(cls, line.block) for line in indicators(cls)}
    return Plans(row_index(cls), sections)


@functools.cache
def has_rows(cls: Any) -> bool:
    """
    Say whether a form prints rows of several cells.
    """
    return any(line.columns for line in indicators(cls))
