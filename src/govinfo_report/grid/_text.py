"""
Plain text to a grid.

Agencies' texts come out of PDF files and web pages: cells stand apart by blanks, tabs or bars, a
label may be torn over lines, and its unit and figure may stand on a line of their own. Lines are
split here without knowledge of any form; joining torn labels is left to the form.
"""

from __future__ import annotations

import re

from ..units import Unit
from ._grid import Grid, Row
from ._memo import Memo

__all__ = ["LONGEST_LINE", "between_bars", "grid_of_text", "is_furniture"]

LONGEST_LINE = 4_000
"""
A longer line is no row of a table.
"""

_UNITS = frozenset(unit.value for unit in Unit if unit.value)
_DASHES = frozenset({"—", "——", "－－", "--"})
_UNIT_WORDS = _UNITS | _DASHES
_PAGE_NUMBER = re.compile(
    r"[-－—–─]{0,2}[ \t]?[0-9]{1,4}[ \t]?[-－—–─]{1,2}|第[ \t]?[0-9]{1,4}[ \t]?页"
)
_RULE = re.compile(r"[-|:+=─━│┼┌┐└┘├┤┬┴ \t]+")
_BLANK_ROW = re.compile(r"[|│┃ \t]+")
_RULE_STARTS = frozenset("-－—–─━=+:┼┌┐└┘├┤┬┴第0123456789")
_BARS = ("|", "│", "┃")
_PARTING = (*_BARS, "\t")
_MOST_CELLS = 64


def grid_of_text(text: str, first_line: int = 1) -> Grid:
    """
    Split a text into rows of cells.

    Args:
        text: The text of one table.

        first_line: The number of its first line in the source.

    Returns:
        One row for each line that holds anything, page numbers left out. A line in the manner
        ``label unit figure`` gives three cells; a line that is too long to be a row gives none. A
        bare number next to a page break keeps a form feed before it.
    """
    rows: list[Row] = []
    lines = text.split("\n")
    parted = any(mark in text for mark in _PARTING)
    are_numbered = False  # whether a line may be a page number
    common = not parted and (len(text) <= LONGEST_LINE or max(map(len, lines)) <= LONGEST_LINE)
    new = tuple.__new__  # the loop is hot: most of what a reader makes is made here
    for place, line in enumerate(lines, start=first_line):
        if not line or not (line := line.strip()):
            continue
        if common:
            head, _, figure = line.rpartition(" ")
            label = _LABELS[head]
            if label is not None and figure.isprintable():
                rows.append(new(Row, (place, (*label, figure), (), (), 0, ())))
                continue
            cells = _LINES[line]
        elif len(line) > LONGEST_LINE:
            cells = ()
        else:
            cells = _cells(line, parted=parted)
        if cells or len(line) > LONGEST_LINE:
            are_numbered = are_numbered or line.isdecimal()
            rows.append(new(Row, (place, cells, (), (), 0, ())))
    if are_numbered and "\f" in text:
        numbers = _page_numbers(lines, first_line)
        rows = [row._replace(cells=numbers.get(row.place, row.cells)) for row in rows]
    return Grid(tuple(rows))


def _page_numbers(lines: list[str], first_line: int) -> dict[int, tuple[str, ...]]:
    """
    Find bare numbers next to a page break, which only number the page.

    Returns:
        By the place of each line its cell: a form feed before the number says what it is.
    """
    numbers: dict[int, tuple[str, ...]] = {}
    for index, line in enumerate(lines):
        text = line.strip()
        if _BARE_NUMBER.fullmatch(text) and (
            "\f" in line or (index + 1 < len(lines) and lines[index + 1].startswith("\f"))
        ):
            numbers[first_line + index] = (f"\f{text}",)
    return numbers


_BARE_NUMBER = re.compile(r"[0-9]{1,4}")
_TRIPLE = 3
"""
Label, unit and figure.
"""


def _label_and_unit(head: str) -> tuple[str, str] | None:
    """
    Part a label from the unit behind it, if there is one.
    """
    label, *unit = head.rsplit(None, 1) or [""]
    return (label, unit[0]) if unit and unit[0] in _UNIT_WORDS else None


def _common(line: str) -> tuple[str, ...]:
    """
    Split a line in the common manner, ``label unit figure``, if it is in that.
    """
    words = line.rsplit(None, 2)
    if len(words) == _TRIPLE and words[1] in _UNIT_WORDS:
        return tuple(words)
    return _cells(line, parted=False)


def _cells(line: str, *, parted: bool) -> tuple[str, ...]:
    """
    Split a line that is not in the common manner.
    """
    if line[0] in _BARS:
        is_rule = _RULE.fullmatch(line) and not _BLANK_ROW.fullmatch(line)
        return () if is_rule else between_bars(line)
    if "\t" in line:
        return tuple(cell.strip() for cell in line.split("\t", _MOST_CELLS))
    may_be_layout = line[0] in _RULE_STARTS and line not in _UNIT_WORDS
    if may_be_layout and (_PAGE_NUMBER.fullmatch(line) or _RULE.fullmatch(line)):
        return ()
    cells = _by_blanks(line)
    bars = sum(map(line.count, _BARS)) if parted else 0
    # a single bar in a row that blanks part too is a character of its label
    return between_bars(line) if bars > 1 or (bars and len(cells) == 1) else cells


def between_bars(line: str) -> tuple[str, ...]:
    """
    Split at the kind of bar that comes first; behind a backslash it is meant as such.
    """
    bar = line[0] if line[0] in _BARS else ""
    cells, cell, escaped = [], "", False
    for character in line[1:] if bar else line:
        if escaped:
            cell, escaped = cell + character, False
        elif character == "\\":
            escaped = True
        elif character == bar or (not bar and character in _BARS):
            bar = character
            cells.append(cell.strip())
            cell = ""
        else:
            cell += character
    if cell.strip():
        cells.append(cell.strip())
    return tuple(cells)


def is_furniture(line: str) -> bool:
    """
    Say whether a line only numbers a page or rules a table.

    Args:
        line: The line without blanks at its ends.
    """
    return bool(_PAGE_NUMBER.fullmatch(line) or _RULE.fullmatch(line)) and not _is_dash(line)


def _is_dash(line: str) -> bool:
    return line in _DASHES or line == "-"


def _by_blanks(line: str) -> tuple[str, ...]:
    """
    Split a line around the last word that is a unit; else leave it whole.
    """
    words = line.split()
    if len(words) == 1:
        return (line,)
    for index in range(len(words) - 1, -1, -1):
        if words[index] in _UNIT_WORDS:
            if index and words[index] in _DASHES and words[index - 1] in _UNITS:
                index -= 1  # noqa: PLW2901 - the dash is the figure behind the unit
            label, figure = " ".join(words[:index]), " ".join(words[index + 1 :])
            return (label, words[index], figure)
    return (line,)


_LABELS = Memo(_label_and_unit)
_LINES = Memo(_common)
