"""
Reading a declaration: every printed line with its path, number, label, unit and role.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

from attrs import frozen

from ..numerals import format_outline
from ..units import Unit
from ._local import Local
from ._structure import LOCAL, Field, Holds, Structure, structure
from ._words import Role

__all__ = ["Column", "Indicator", "LineCell", "cells_by_concept", "indicators", "lines"]


@frozen
class Column:
    """
    One column of a matrix.

    Attributes:
        name: The last step of the paths of its cells.

        label: The words above it.

        role: What it is to the other columns.

        unit: The unit of its cells.

        signed: Whether its cells can be negative.

        under: What stands above these words, from top to bottom.
    """

    name: str
    label: str
    role: Role
    unit: Unit = Unit.ITEM
    signed: bool = False
    under: tuple[str, ...] = ()


class LineCell(NamedTuple):
    """
    One cell of a printed line.

    Attributes:
        path: Where it stands.

        column: The words above its column; ``None`` where a line has one cell.

        unit: Its unit; a text where a local row prints one that no form has.

        signed: Whether it can be negative.

        concept: What it means: the same in two editions exactly if this is the same.
    """

    path: str
    column: str | None
    unit: Unit | str
    signed: bool
    concept: str


@frozen
class Indicator:
    """
    One printed line of a form.

    Attributes:
        path: Where its cell, its row of cells or, for a bare heading, its section stands.

        number: The number as printed, such as ``（一）`` or ``5．``; ``None`` for a line without.

        label: The words as printed, without the number.

        lead: What of these words only leads to the label, such as ``其中：``.

        unit: The unit; ``None`` for a bare heading, a text where a local row prints one that no
            form has.

        role: What the line is to the others; ``GROUP`` for a bare heading.

        concept: What the line means: the same in two editions exactly if this is the same.

        depth: How deep the line stands, from 1.

        block: The path of the section among whose lines it is numbered.

        field: The field of that section; a total that heads its section stands for the section.

        level: The level of the outline at which the lines of that section are numbered.

        opens: The path of the section whose lines follow, where it heads one.

        signed: Whether the line can be negative.

        optional: Whether some reports print the row and others only its heading.

        columns: The columns of a row of cells; empty for a single cell and for headings.

        also: Other wordings that reports print for the label.
    """

    path: str
    number: str | None
    label: str
    unit: Unit | str | None
    role: Role
    concept: str
    depth: int
    block: str
    field: str
    level: int
    opens: str | None = None
    lead: str = ""
    signed: bool = False
    optional: bool = False
    columns: tuple[Column, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """
        Whether the line has no cell.
        """
        return self.role is Role.GROUP

    @property
    def name(self) -> str:
        """
        The label without what leads to it: how a sentence names the line.
        """
        return self.label.removeprefix(self.lead)

    def name_of(self, cell: LineCell) -> str:
        """
        Name one of its cells in a sentence: the line, and the column where it has several.
        """
        return self.name if cell.column is None else f"{self.name}（{cell.column}）"

    @property
    def cells(self) -> tuple[LineCell, ...]:
        """
        Its cells: none for a heading, one for a line, one a column for a row.
        """
        if self.unit is None:
            return ()
        of_row = tuple(
            LineCell(
                f"{self.path}.{column.name}",
                column.label,
                column.unit,
                column.signed,
                f"{self.concept}.{column.name}",
            )
            for column in self.columns
        )
        return of_row or (LineCell(self.path, None, self.unit, self.signed, self.concept),)


def indicators(cls: Any) -> tuple[Indicator, ...]:
    """
    Read the lines that a form declares.

    Args:
        cls: A section class.

    Returns:
        Every line in printing order, bare headings included, local rows not.
    """
    return _indicators(cls)


@functools.cache
def _indicators(cls: Any) -> tuple[Indicator, ...]:
    return tuple(_walk(cls, None, _Place()))


@functools.cache
def cells_by_concept(cls: Any) -> dict[str, LineCell]:
    """
    Give the cells of a form by what they mean.

    Args:
        cls: A section class.
    """
    return {cell.concept: cell for line in indicators(cls) for cell in line.cells}


def lines(report: Any) -> tuple[Indicator, ...]:
    """
    Read the lines of one report: those of its form, with its local rows at their place and the
    numbers that they shift.
    """
    if not report._has_local_rows:  # noqa: SLF001 - the flag is the form's own
        return indicators(type(report))
    return tuple(_walk(type(report), report, _Place()))


@frozen
class _Place:
    """
    Where a section stands.

    Attributes:
        prefix: The path of the section, with a dot at its end.

        level: The level of the outline at which its lines are numbered.

        depth: How deep its lines stand.

        headed: Whether its total is already printed as its heading.
    """

    prefix: str = ""
    level: int = 1
    depth: int = 1
    headed: bool = False


def _walk(cls: Any, value: Any, place: _Place) -> Iterator[Indicator]:
    """
    Walk over the lines of a section, or of its declaration alone where the value is ``None``.
    """
    made = structure(cls)
    rows = _local_rows(made, value)
    printed = made.fields[1:] if place.headed else made.fields
    numbered = bool(printed) and printed[0].word.numbered
    count = 0
    for before, field in enumerate((None, *made.fields)):
        if field is not None and field in printed:
            numbered = field.word.numbered
            chapter = field.word.chapter
            count = count + numbered if chapter is None else chapter
            number = format_outline(place.level, count) if numbered else None
            below = None if value is None else getattr(value, field.name)
            yield from _line(field, below, place, number)
        for index, row in rows.get(before, ()):
            count += numbered
            number = format_outline(place.level, count) if numbered else None
            yield _local_line(made.local, row, index, place, number)


def _local_rows(made: Structure, value: Any) -> dict[int, list[tuple[int, Local[Any]]]]:
    """
    Give the local rows, counted from 1, by how many fields stand before them.
    """
    rows: dict[int, list[tuple[int, Local[Any]]]] = {}
    if value is not None and made.local is not None:
        for index, row in enumerate(value.local, start=1):
            rows.setdefault(made.place_of(row.after), []).append((index, row))
    return rows


def _line(field: Field, value: Any, place: _Place, number: str | None) -> Iterator[Indicator]:
    """
    Give the line of a field and, if it holds a section, the lines below it.
    """
    if field.holds is not Holds.SECTION:
        yield _indicator(field, field.name, place, number)
        return
    total = structure(field.type).total
    headed = field.word.label is None and total is not None
    if headed and total is not None:
        yield _indicator(total, f"{field.name}.{total.name}", place, number, field)
    else:
        yield _indicator(field, field.name, place, number, field)
    level = 1 if field.word.restart else place.level + 1
    below = _Place(f"{place.prefix}{field.name}.", level, place.depth + 1, headed)
    yield from _walk(field.type, value, below)


def _indicator(
    field: Field, name: str, place: _Place, number: str | None, opens: Field | None = None
) -> Indicator:
    """
    Make the line of a field.

    Args:
        field: The field whose label is printed.

        name: Its path within the section that is walked.

        place: Where that section stands.

        number: The number as printed.

        opens: The field whose section follows, where the line heads one.
    """
    word = field.word
    path = f"{place.prefix}{name}"
    is_heading = field.holds is Holds.SECTION
    lead = (opens.word.lead if opens is not None else "") or word.lead
    return Indicator(
        path=path,
        number=number,
        label=f"{lead}{word.label}",
        unit=None if is_heading else word.unit,
        role=Role.GROUP if is_heading else word.role,
        concept=word.concept or path,
        depth=place.depth,
        block=place.prefix.removesuffix("."),
        field=name.partition(".")[0],
        level=place.level,
        opens=None if opens is None else f"{place.prefix}{opens.name}",
        lead=lead,
        signed=word.signed,
        optional=word.optional,
        columns=_columns(field.type) if field.holds is Holds.ROW else (),
        also=word.also,
    )


def _local_line(
    local: Field | None, row: Local[Any], index: int, place: _Place, number: str | None
) -> Indicator:
    path = f"{place.prefix}{LOCAL}.{index}"
    return Indicator(
        path=path,
        number=number,
        label=row.label,
        unit=row.unit,
        role=Role.LOCAL,
        concept=path,
        depth=place.depth,
        block=place.prefix.removesuffix("."),
        field=LOCAL,
        level=place.level,
        columns=_columns(local.type) if local is not None and local.type else (),
    )


@functools.cache
def _columns(cls: Any) -> tuple[Column, ...]:
    return tuple(
        Column(
            field.name,
            field.word.label or "",
            field.word.role,
            field.word.unit,
            field.word.signed,
            field.word.under,
        )
        for field in structure(cls).fields
    )
