"""
Taking the rows of a grid one after the other: those with a label go to their line, the cells and
words of the others are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..form import fold
from ._cells import is_cell
from ._grid import Row
from ._notices import NoticeCode
from ._row_across import lines_across
from ._row_again import begins_again
from ._row_labels import goes_on, is_elsewhere, labelled
from ._row_matching import RowMatching
from ._row_singles import close, take_single
from ._strips import Strip, parted

__all__ = ["take_rows"]


def take_rows(
    matching: RowMatching, rows: Sequence[Row], start: int = 0, stop: int | None = None
) -> int | None:
    """
    Take all rows, up to one that begins the form a second time.

    Args:
        matching: What was found so far.

        rows: The rows of the grid.

        start: The position of the first one to take.

        stop: The position behind the last one to take; all are taken if left out.

    Returns:
        The position at which the form begins a second time, where it does.
    """
    seen, usual, width = matching.seen, matching.index.usual, matching.index.usual_widths[0]
    most = _MOST_REPEATS * len(seen)
    for position in range(start, len(rows) if stop is None else stop):
        row = rows[position]
        place, cells = row[0], row[1]
        at = len(cells) - width - 1
        if (
            at >= 0
            and matching.open is None
            and is_cell(cells[at + 1])
            and not (at and is_cell(cells[at - 1]))
        ):
            # what nearly all rows are: a later line of the form, whole, with its own label
            label = cells[at]
            line = None if label.isdecimal() else usual[label]
            if (
                line is not None
                and line > matching.last
                and not seen[line]
                and (line == matching.last + 1 or not is_elsewhere(matching, label, line))
            ):
                if at:
                    matching.count_columns(cells[:at])
                matching.take(Strip(place, position, cells[at + 1 :]), line)
                continue
        _take(matching, place, position, cells)
        if matching.repeats > most and (rest := begins_again(matching)) is not None:
            return rest
    close(matching)
    return begins_again(matching) if matching.repeats else None


_MOST_REPEATS = 2
"""
After so many times the lines of the form it is decided which of the rows found several times are
kept: what is looked at again stays within bounds.
"""


def _take(matching: RowMatching, place: int, position: int, cells: tuple[str, ...]) -> None:
    """
    Take the next row.
    """
    if len(cells) > 1:
        close(matching)
        found = labelled(matching, cells)
        if found is not None:
            at, line, texts = found
            if any(map(is_cell, cells[1:at])):  # another row stands in front
                _take(matching, place, position, cells[:at])
                cells, at = cells[at:], 0
            _take_labelled(matching, Strip(place, position, texts), line, cells[: at + 1])
        elif (across := lines_across(matching, cells)) is not None:
            matching.put_across(Strip(place, position, cells), across)
        else:
            _take_strip(matching, place, position, cells)
    elif not cells:
        matching.note(NoticeCode.LINE_TOO_LONG, place)
    elif not cells[0] or is_cell(cells[0]):
        take_single(matching, place, position, cells[0])
    else:
        close(matching)
        matching.keep_words(place, position, cells)


def _take_labelled(matching: RowMatching, strip: Strip, line: int, labels: tuple[str, ...]) -> None:
    """
    Take a row whose label names its line.

    Its words are of no further use unless the line was found before.

    Args:
        matching: What was found so far.

        strip: The row.

        line: The position of the line.

        labels: What stands before its cells, its label last.
    """
    if matching.seen[line]:
        words = [text for text in labels if text]
        strip.words = matching.keep_words(strip.place, strip.position, words)
    else:
        matching.count_columns(labels)
    matching.put(strip, line, labels[-1], strip.position)


def _take_strip(matching: RowMatching, place: int, position: int, cells: tuple[str, ...]) -> None:
    """
    Take a row whose own words do not name its line.
    """
    index = matching.index
    own, figures = parted(cells)
    words = matching.keep_words(place, position, own)
    keys = map(fold, cells)
    columns = [at for at, key in enumerate(keys) if key in index.columns]
    if columns:
        matching.header = (len(cells), tuple(columns))
    if not any(figures) and not (words and figures and not index.known[own[-1]]):
        return  # words above columns
    strip = Strip(place, position, figures, words, count=len(cells))
    strip.is_local = bool(own) and goes_on(matching, own[-1])
    if len(figures) == 1 and len(own) == 1 and index.named[own[0]] and not strip.is_local:
        matching.open = strip  # its other cells may follow, one a line
    else:
        matching.add(strip)
