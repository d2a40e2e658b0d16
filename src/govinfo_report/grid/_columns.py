"""
Which cell of a row is the label, which the unit and which the figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from attrs import frozen

from ..form import fold, split_number
from ..units import Unit
from ._layout import HEADER

__all__ = ["DASHES", "UNITS", "Columns", "Parted", "columns_of_header"]

DASHES = frozenset({"", "—", "——", "－－", "--", "/"})
"""
What stands in a unit column that has no unit.
"""

UNITS = frozenset(unit.value for unit in Unit if unit.value)
"""
The units of the forms.
"""

_SERIAL = frozenset({"序号", "编号", "行次"})
_TRIPLE = 3


class Parted(NamedTuple):
    """
    The cells of a row by what they are.

    Attributes:
        label: The label.

        unit: The unit.

        figure: The figure.

        others: All other cells that hold anything.

        is_apart: Whether empty cells stand before the figure.
    """

    label: str
    unit: str
    figure: str
    others: Sequence[str] = ()
    is_apart: bool = False


@frozen
class Columns:
    """
    The columns of a table, as its header names them.

    Attributes:
        width: How many cells the header has; 0 if there was none.

        label: The position of the label.

        unit: The position of the unit; ``None`` if there is no such column.

        figure: The position of the figure.

        serial: The positions of columns that only number the rows.

        is_yearly: Whether there is a figure for each of several years.
    """

    width: int = 0
    label: int = 0
    unit: int | None = 1
    figure: int = 2
    serial: frozenset[int] = frozenset()
    is_yearly: bool = False

    @property
    def are_usual(self) -> bool:
        """
        Whether three cells are label, unit and figure.
        """
        return self.width == 0 or (self.label, self.unit, self.figure) == (0, 1, 2)

    def part(self, cells: tuple[str, ...], find: Callable[[str], int | None]) -> Parted:
        """
        Part the cells of a row.

        Of several years the latest is that of the report; the others are other cells.

        Args:
            cells: The cells.

            find: Finds a line by its label.
        """
        if self.is_yearly and len(cells) < self.width and not self.label:
            cells += ("",) * (self.width - len(cells))  # the last ones are blank
        if len(cells) == self.width:
            used = {self.label, self.unit, self.figure} | self.serial
            others = [cell for place, cell in enumerate(cells) if cell and place not in used]
            unit = "" if self.unit is None else cells[self.unit]
            return Parted(cells[self.label], unit, cells[self.figure], others)
        if len(cells) == _TRIPLE and not _is_shifted(cells, find):
            label, unit, figure = cells
            return Parted(label, unit, figure)
        return _guess(cells, find)


def _is_shifted(cells: tuple[str, ...], find: Callable[[str], int | None]) -> bool:
    """
    Say whether the label of a row stands behind its first cell.
    """
    first, second, _ = cells
    if find(first) is not None:
        return False
    is_numbered = first and _is_number(first) and second not in UNITS and second not in DASHES
    return bool(is_numbered) or any(cell and find(cell) is not None for cell in cells[1:])


def _guess(cells: tuple[str, ...], find: Callable[[str], int | None]) -> Parted:
    """
    Part the cells of a row about whose columns nothing is known.

    Empty cells may stem from merged columns, so the figure is the first text behind label and
    unit.
    """
    start = next((place for place, cell in enumerate(cells) if cell and find(cell) is not None), -1)
    if start < 0:  # a row that the form does not have may be numbered too
        is_numbered = len(cells) > _TRIPLE - 1 and cells[0] and _is_number(cells[0])
        start = 1 if is_numbered and cells[1] and not _is_number(cells[1]) else 0
    before = [cell for cell in cells[:start] if cell and not _is_number(cell)]
    behind = cells[start + 1 :]
    texts = [place for place, cell in enumerate(behind) if cell]
    unit = ""
    first = 0
    if texts:
        text = behind[texts[0]]
        if text in UNITS or (text in DASHES and len(texts) > 1):
            unit, first = text, texts.pop(0) + 1
    figure = behind[texts[0]] if texts else ""
    others = [*before, *(behind[place] for place in texts[1:])]
    is_apart = bool(texts) and texts[0] != first
    return Parted(cells[start], unit, figure, others, is_apart)


def _is_number(cell: str) -> bool:
    """
    Say whether a cell only numbers its row.
    """
    return not split_number(cell)[1] or (cell.isdecimal() and len(cell) <= _LONGEST_NUMBER)


_LONGEST_NUMBER = 3


def columns_of_header(cells: tuple[str, ...]) -> Columns:
    """
    Read the columns off the header of a table.

    Args:
        cells: Its cells; one of them is 统计指标.
    """
    names = [fold(cell) for cell in cells]
    label = names.index(fold(HEADER[0]))
    unit = names.index(fold(HEADER[1])) if fold(HEADER[1]) in names else None
    behind = label if unit is None else unit
    figure = names.index(fold(HEADER[2])) if fold(HEADER[2]) in names else behind + 1
    years = {match[1]: place for place, name in enumerate(names) if (match := _YEAR.match(name))}
    if years and fold(HEADER[2]) not in names:
        figure = years[max(years)]
    if figure >= len(cells):  # nothing stands behind the unit, so the figure stands in its place
        unit, figure = None, len(cells) - 1
    serial = frozenset(place for place, name in enumerate(names) if name in _SERIAL)
    return Columns(len(cells), label, unit, figure, serial, len(years) > 1)


_YEAR = re.compile(r"([12][0-9]{3})年?度?")
