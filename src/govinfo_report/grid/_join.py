"""
From a grid to one form: which row is which line, by label.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ..figures import Kind, Printed, amount, figure
from ..form import Local, cell_paths, fast_builder, settle_local, structure
from ..units import Unit
from ._grid import Grid
from ._index import form_index
from ._matching import Matching
from ._notices import Notice, NoticeCode

__all__ = ["Joined", "join"]


@frozen
class Joined:
    """
    What one form found in a grid.

    Attributes:
        cls: The report class of the form.

        texts: The text of each cell of the form, ``None`` for rows that were not found.

        local: The local rows by the path of their section, as printed.

        notices: What a user should know.

        matched: How many lines of the form were found, headings included.

        rest: The position of the row at which another table of the form begins, where one does.

        first: The place of the first row that was found.

        last: The place of the last row that was found.
    """

    cls: Any
    texts: tuple[str | None, ...]
    local: dict[str, list[Local[Any]]]
    notices: tuple[Notice, ...]
    matched: int
    rest: int | None
    first: int | None
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
        return len(form_index(self.cls).lines)

    def report(self, agency: str | None, year: int | None) -> tuple[Any, tuple[Notice, ...]]:
        """
        Build the report.

        Args:
            agency: Whose report it is.

            year: The year it reports on.

        Returns:
            The report, and notices about cells that cannot be read.
        """
        cells = [
            figure(text, signed) if unit is None else amount(text, unit)
            for text, (unit, signed) in zip(self.texts, _readers(self.cls), strict=True)
        ]
        local = {
            path: settle_local(structure(_section(self.cls, path)), path, tuple(rows))
            for path, rows in self.local.items()
        }
        built = fast_builder(self.cls)(cells, local, agency, year, None)
        return built, tuple(_unreadable(self.cls, cells, local))


@functools.cache
def _readers(cls: Any) -> tuple[tuple[Unit | None, bool], ...]:
    """
    Say for each cell of a form how it is read: its unit if it is money, and its sign.
    """
    return tuple(
        (one.word.unit if one.word.unit.is_money else None, one.word.signed)
        for _, one in cell_paths(cls)
    )


def _section(cls: Any, path: str) -> Any:
    for step in path.split(".") if path else ():
        found = structure(cls).field(step)
        cls = found.type if found else cls
    return cls


def _unreadable(
    cls: Any, cells: list[Any], local: dict[str, tuple[Local[Any], ...]]
) -> Iterator[Notice]:
    """
    Walk over notices about cells that print something that is no figure.
    """
    for place, cell in enumerate(cells):
        if isinstance(cell, Printed) and cell.kind is Kind.UNREADABLE:
            index = form_index(cls)
            line = index.lines[index.cells.index(place)]
            yield _unread(cell, line.path, line.name)
    for path, rows in local.items():
        for number, row in enumerate(rows, start=1):
            if isinstance(row.figure, Printed) and row.figure.kind is Kind.UNREADABLE:
                prefix = f"{path}." if path else ""
                yield _unread(row.figure, f"{prefix}local.{number}", row.label)


def _unread(cell: Printed, path: str, label: str) -> Notice:
    facts = (("label", label),)
    return Notice(NoticeCode.CELL_UNREADABLE, cell.text or "", None, path, facts)


def join(grid: Grid, cls: Any, start: int = 0) -> Joined:
    """
    Match the rows of a grid to the lines of a form.

    Labels match exactly after folding, or by a known variant; what matches nothing but has a unit
    or a figure is kept as a local row. Everything that is not placed gives a notice.

    Args:
        grid: The grid.

        cls: The report class of a form that prints one figure a line.

        start: The position of the row to begin at.
    """
    matching = Matching(form_index(cls))
    rest = matching.run(grid.rows, start)
    matching.finish()
    return Joined(
        cls,
        tuple(matching.texts),
        matching.local,
        tuple(matching.notices),
        sum(matching.seen),
        rest,
        matching.first,
        matching.end,
    )
