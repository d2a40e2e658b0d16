"""
A grid as a table between bars.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ._grid import Grid, Row
from ._spans import positions

__all__ = ["text_of_grid"]

_WIDEST = 100
"""
Columns are aligned up to this width; one long cell must not stretch all rows.
"""

_NARROWEST = 3
_RULE = frozenset("-:+=")


class _Piece(NamedTuple):
    """
    A cell, or what a merged cell covers of a row further down.

    Attributes:
        column: The column that it begins in.

        text: Its text.

        columns: How many columns it covers.
    """

    column: int
    text: str
    columns: int = 1


def text_of_grid(grid: Grid) -> str:
    """
    Write a grid as a table between bars, its columns aligned.

    Args:
        grid: The grid; places that a merged cell covers beside its first one are blank.

    Returns:
        Lines that :func:`grid_of_text` splits into the same cells, one for each place.
    """
    places = positions(grid.rows)
    table = [_told_apart(_pieces(row, line)) for row, line in zip(grid.rows, places, strict=True)]
    widths = _widths(table, max(map(len, places), default=0))
    written = [_between_bars(pieces, widths) for pieces in table]
    if grid.header:
        rule = [_Piece(column, "-" * width) for column, width in enumerate(widths)]
        written.insert(grid.header, _between_bars(rule, widths))
    return "".join(f"{line}\n" for line in written)


def _pieces(row: Row, line: Sequence[int | None]) -> Iterator[_Piece]:
    column = 0
    while column < len(line):
        index = line[column]
        text = "" if index is None else row.cells[index].replace("\\", "\\\\").replace("|", "\\|")
        wide = 1 if index is None or not row.spans else row.spans[index][1]
        yield _Piece(column, text, wide)
        column += wide


def _told_apart(pieces: Iterable[_Piece]) -> list[_Piece]:
    """
    Keep a row in which all cells are dashes from looking like the rule below a header.
    """
    row = list(pieces)
    texts = [piece.text for piece in row if piece.text]
    if texts and all(set(text) <= _RULE for text in texts):
        return [piece._replace(text=f"\\{piece.text}" if piece.text else "") for piece in row]
    return row


def _widths(table: Sequence[Sequence[_Piece]], columns: int) -> list[int]:
    """
    Find how wide the columns have to be; the last column of a merged cell gives it its room.
    """
    widths = [_NARROWEST] * columns
    pieces = sorted((piece for row in table for piece in row), key=lambda piece: piece.columns)
    for column, text, wide in pieces:
        last = column + wide - 1
        lacking = min(_WIDEST, _width(text)) - sum(widths[column : last + 1])
        widths[last] += max(0, lacking)
    return widths


def _between_bars(pieces: Sequence[_Piece], widths: Sequence[int]) -> str:
    """
    Write a row; a merged cell takes the room of the places that it covers, which are left empty.
    """
    written = []
    for column, text, wide in pieces:
        room = sum(widths[column : column + wide]) - _width(text)
        written += [text + " " * room, *[""] * (wide - 1)]
    return f"| {' | '.join(written)} |"


def _width(text: str) -> int:
    """
    Count the columns that a text takes in a terminal: two for a Han character.
    """
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)
