"""
Plain text to a grid, for forms that print rows of several cells.

Such tables come out of PDF files and web pages between bars, in columns of blanks, or one cell a
line. Lines are split here without knowledge of any form; which cells belong together is left to
the form.
"""

from __future__ import annotations

import re

from ._cells import is_cell
from ._grid import Grid, Row
from ._text import LONGEST_LINE, between_bars, is_furniture

__all__ = ["rows_of_text"]

_BARS = ("|", "│", "┃", "｜")
_ONLY_BARS = re.compile(r"[|│┃｜\s]+")
_COLUMNS = re.compile(r"[ \u3000\xa0]{2,}|\t")
_NOTE_APART = re.compile(
    r"([0-9０-９]) ?([（(][^（）()0-9０-９]{1,20}[ 0-9０-９]{1,12}[^（）()]{0,9}[）)])"
)
"""
A figure with a note that has a number in it, with blanks around which it would fall apart.
"""

_MOST_CELLS = 64


def rows_of_text(text: str, first_line: int = 1) -> Grid:
    """
    Split a text into rows of cells.

    Args:
        text: The text.

        first_line: The number of its first line in the source.

    Returns:
        One row for each line that holds anything but layout; a line of blanks alone is a blank
        cell, and one that is too long to be a row has no cell.
    """
    rows: list[Row] = []
    for place, line in enumerate(text.split("\n"), start=first_line):
        if not line:
            continue
        if len(line) > LONGEST_LINE:
            rows.append(Row(place, ()))
            continue
        stripped = line.strip()
        if not stripped:
            rows.append(Row(place, ("",)))
        elif any(bar in stripped for bar in _BARS):
            if not is_furniture(stripped) or _is_blank_row(stripped):
                rows.append(Row(place, _parted(stripped)))
        elif not is_furniture(stripped):
            rows.append(Row(place, _by_blanks(stripped)))
    return Grid(tuple(rows))


def _is_blank_row(line: str) -> bool:
    """
    Say whether a line of bars is a row of blank cells; a few only part what stands around.
    """
    return _ONLY_BARS.fullmatch(line) is not None and line.count(line[0]) > _FEW_BARS


_FEW_BARS = 10


def _parted(line: str) -> tuple[str, ...]:
    """
    Split a line between bars; a figure before nothing but bars stands on a line of its own.
    """
    cells = between_bars(line.replace("｜", "|"))[:_MOST_CELLS]
    return cells[:1] if is_cell(cells[0]) and not any(cells[1:]) else cells


def _with_note(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2].replace(' ', '')}"


def _by_blanks(line: str) -> tuple[str, ...]:
    """
    Split a line at wide blanks, and its words where numbers follow one another.
    """
    cells: list[str] = []
    for column in _COLUMNS.split(_NOTE_APART.sub(_with_note, line)):
        words = column.split()
        first = len(words)
        while first and is_cell(words[first - 1]):
            first -= 1
        if is_cell(column) or first == len(words):
            cells.append(column)
        else:
            label = " ".join(words[:first])
            cells += [label, *words[first:]] if label else words
    return tuple(cells[:_MOST_CELLS])
