"""
Taking the rows of a grid one after the other: label, unit and figure to the line of the form.
"""

from __future__ import annotations

from ..form import fold, split_number
from ._cells import is_figure
from ._columns import DASHES, UNITS, columns_of_header
from ._grid import Row
from ._layout import HEADER
from ._line_alone import take_alone
from ._line_local import take_local
from ._matching import Matching
from ._notices import NoticeCode
from ._torn import Waiting, label_start

__all__ = ["take_lines"]

_TRIPLE = 3  # label, unit and figure

_HEADER_KEY = fold(HEADER[0])
_NO_FIGURE = frozenset({""}) | UNITS

_NO_CELLS: tuple[str, ...] = ()


def take_lines(matching: Matching, rows: tuple[Row, ...], start: int = 0) -> int | None:
    """
    Take all rows, up to one that begins the form a second time.

    Args:
        matching: What was found so far.

        rows: The rows of the grid.

        start: The position of the first one to take.

    Returns:
        The position of that row, where there is one.
    """
    position = start
    while True:
        if matching.is_settled:
            position = _take_clear(matching, rows, position)
        if position >= len(rows):
            return None
        _take(matching, rows[position])
        if matching.again:
            return position
        position += 1


def _take_clear(matching: Matching, rows: tuple[Row, ...], position: int) -> int:
    """
    Take what nearly all rows are: a later line of the form, whole, in the form's unit; its label
    may stand alone above unit and figure.

    Args:
        matching: What was found so far; nothing in it may be open.

        rows: The rows of the grid.

        position: The position of the first row to take.

    Returns:
        The position of the first row that is not so clear.
    """
    index, seen, found_texts, last = matching.index, matching.seen, matching.texts, matching.last
    single, units, cells, following = index.single, index.units, index.cells, index.following
    count, place = len(rows), 0
    while position < count:
        row = rows[position]
        texts = row[1]
        if len(texts) == _TRIPLE:
            label, unit, text = texts
            key = fold(label)
            is_next = key == following[last] and not seen[last + 1]
            found = last + 1 if is_next else single.get(key, -1)
            if found <= last or unit != units[found] or (text and cells[found] < 0):
                break
            position += 1
        else:
            below = rows[position + 1][1] if position + 1 < count else _NO_CELLS
            if len(texts) != 1 or fold(texts[0]) != following[last] or seen[last + 1]:
                break
            if cells[last + 1] < 0 or not _are_unit_and_figure(below, units[last + 1]):
                break
            found, text = last + 1, below[2]
            position += 2
        if cells[found] >= 0:
            found_texts[cells[found]] = text
        seen[found] = True
        last, place = found, row[0]
    matching.last, matching.end = last, place or matching.end
    return position


def _are_unit_and_figure(cells: tuple[str, ...], unit: str) -> bool:
    """
    Say whether cells are just a unit and a figure.
    """
    return len(cells) == _TRIPLE and not cells[0] and cells[1] == unit and is_figure(cells[2])


def _take(matching: Matching, row: Row) -> None:
    """
    Take the next row.
    """
    place, cells = row.place, row.cells
    bare, matching.bare = matching.bare, None
    if not cells:
        matching.note(NoticeCode.LINE_TOO_LONG, place)
        return
    if len(cells) == 1:
        take_alone(matching, place, cells[0])
        return
    if _HEADER_KEY in map(fold, cells):
        matching.columns = columns_of_header(cells)
        return
    label, unit, text, others, apart = matching.columns.part(cells, matching.find)
    if apart:
        matching.note(NoticeCode.FIGURE_APART, place, text)
    if not unit and label and text in UNITS:
        unit, text = text, ""  # nothing stands behind the unit
    if unit not in UNITS and unit not in DASHES and is_figure(unit) and (text in _NO_FIGURE):
        unit, text = text, unit
        matching.note(NoticeCode.COLUMNS_SWAPPED, place, text)
    if bare is not None and not label and unit in UNITS and not matching.torn:
        _correct(matching, bare, unit, text, place)
    elif not _complete(matching, label, unit, text, place):
        _take_row(matching, label, unit, text, place)
    for other in others:
        matching.note(NoticeCode.TEXT_UNPLACED, place, other)


def _complete(matching: Matching, label: str, unit: str, text: str, place: int) -> bool:
    """
    Give a row to the line that waits for it, if it has the rest of its label or none.
    """
    waiting = matching.waiting
    if waiting is None or not matching.lengthen(waiting, label):
        return False
    matching.fill(unit, text, place)
    return True


def _correct(matching: Matching, bare: Waiting, unit: str, text: str, place: int) -> None:
    """
    Take the figure behind a unit for that of the line before; what stood alone was a page
    number.
    """
    line = matching.index.lines[bare.line]
    cell = matching.index.cells[bare.line]
    matching.note(NoticeCode.TEXT_UNPLACED, place, matching.texts[cell] or "")
    matching.texts[cell] = matching.in_unit(line, unit, text, place)


def _take_row(matching: Matching, label: str, unit: str, text: str, place: int) -> None:
    """
    Take a row with its own label, or whose label began on the lines before.
    """
    matching.finish_waiting()
    found, label = matching.find_torn(label)
    if found is None and not text and " " in label:
        # the figure may stand between label and unit
        head, _, tail = label.rpartition(" ")
        if is_figure(tail) and matching.find(head) is not None:
            found, label, text = matching.find(head), head, tail
    if found is None and matching.torn and not split_number(label)[0]:
        start = label_start(matching.torn, label)
        label = label if start is None else f"{matching.torn_from(start)}{label}"
    matching.give_up_torn()
    if found is None:
        take_local(matching, label, unit, text, place)
    else:
        matching.put(found, label, unit, text, place)
