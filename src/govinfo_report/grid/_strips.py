"""
What a table prints, one thing after the other: words, and the cells of rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from ._cells import is_cell, is_figure
from ._row_heads import Head
from ._words import Word

__all__ = ["Strip", "fitting", "parted"]


@define
class Strip:
    """
    The cells of one row, with the words that stand in front of them in the same row.

    Attributes:
        place: The line or row number in the source.

        position: The position of its row in the grid.

        cells: The texts of the cells.

        words: The words in the same row.

        line: The position of the line of the form it belongs to, once that is known.

        count: How many cells its row has, empty ones and words included.

        is_local: Whether its number says that it is a row of a place's own.

        single: Whether each cell stood on a line of its own.

        before: The words between it and the strip before, its own ones included.

        behind: The words between it and the next strip.

        head: The words above its columns, as far as they are known.

        barred: Whether it is certain that it cannot be placed.

        again: The position of the line that its label names, if that was found before.

        begins: The position of the row of the grid in which its label begins.

        apart: Whether its label stands on a line before.
    """

    place: int
    position: int
    cells: tuple[str, ...]
    words: list[Word] = field(factory=list)
    line: int | None = None
    count: int = 0
    is_local: bool = False
    single: bool = False
    before: Sequence[Word] = ()
    behind: Sequence[Word] = ()
    head: Head | None = None
    barred: bool = False
    again: int | None = None
    begins: int = 0
    apart: bool = False

    @property
    def names(self) -> int:
        """
        The position of the line that its label names; -1 if it names none.
        """
        named = self.line if self.again is None else self.again
        return -1 if named is None else named

    @property
    def text(self) -> str:
        """
        The whole row in one text.
        """
        return " ".join((*(word.text for word in self.words), *filter(None, self.cells)))


def parted(cells: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """
    Part the words at the beginning of a row from the cells at its end.

    Behind the first cell also numbers in words are cells.
    """
    start = len(cells)
    while start and (
        not cells[start - 1]
        or is_cell(cells[start - 1])
        or (start > 1 and is_figure(cells[start - 1]))
    ):
        start -= 1
    return [cell for cell in cells[:start] if cell], tuple(cells[start:])


def fitting(cells: tuple[str, ...], width: int, behind: int | None) -> tuple[str, ...] | None:
    """
    Find the cells of a row among those that a table prints, which may have empty ones around.

    Args:
        cells: What is printed behind the label.

        width: How many cells the row has.

        behind: How many empty cells stand behind those of other rows of this table, if known.

    Returns:
        The cells, or ``None`` if it cannot be told which they are.
    """
    extra = len(cells) - width
    if extra <= 0:
        return cells if extra == 0 else None
    if not any(cells):
        return cells[:width]
    printed = [place for place, cell in enumerate(cells) if cell]
    starts = [*range(max(0, printed[-1] - width + 1), min(printed[0], extra) + 1)]
    if len(starts) > 1:
        kept = [start for start in starts if extra - start == behind]
        starts = kept or [start for start in starts if cells[start] and cells[start + width - 1]]
    return cells[starts[0] : starts[0] + width] if len(starts) == 1 else None
