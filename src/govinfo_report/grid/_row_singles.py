"""
Rows whose cells stand on lines of their own.
"""

from __future__ import annotations

from ._row_across import lines_across
from ._row_apart import is_certain
from ._row_labels import goes_on, is_elsewhere
from ._row_matching import RowMatching
from ._strips import Strip
from ._words import Word

__all__ = ["close", "row_of", "take_single"]

_MOST_TORN = 8  # pieces of one label


def take_single(matching: RowMatching, place: int, position: int, text: str) -> None:
    """
    Take a cell that stands on a line of its own.
    """
    if matching.open is None:
        if not text and not _is_below_label(matching):
            matching.is_spaced = True
        matching.open = (
            None if not text and matching.is_spaced else Strip(place, position, (), single=True)
        )
    elif text and matching.singles[-1:] and matching.singles[-1]:
        matching.is_dense = True
    if text or not matching.is_spaced:
        matching.singles.append(text)


def _is_below_label(matching: RowMatching) -> bool:
    return bool(matching.words and matching.index.named[matching.words[-1].text])


def close(matching: RowMatching) -> None:
    """
    Place the cells that stood on lines of their own, if there are any.
    """
    strip, matching.open = matching.open, None
    if strip is None:
        return
    index = matching.index
    strip.cells = cells = (*strip.cells, *matching.singles)
    matching.singles = []
    for row in dict.fromkeys((cells, tuple(filter(None, cells)))):
        across = lines_across(matching, row)
        if across is not None:
            strip.cells = row
            matching.put_across(strip, across)
            return
    last = matching.strips[-1] if matching.strips else None
    for words in _labels(matching, strip):
        label = "".join(word.text for word in words)
        for line in index.named[label]:
            exact = row_of(matching, cells, index.widths[line])
            is_beside = len(strip.words) > 0
            if exact is None or is_elsewhere(matching, label, line):
                continue
            if is_beside or is_certain(matching, line, words, matching.words, last):
                strip.cells, strip.apart = exact, not is_beside
                matching.put(strip, line, label, words[0].position)
                for word in words:
                    word.used = word.used or strip.line is not None
                return
    strip.is_local = bool(matching.words) and goes_on(matching, matching.words[-1].text)
    while len(strip.cells) > 1 and not strip.cells[-1]:
        strip.cells = strip.cells[:-1]
    matching.add(strip)


def _labels(matching: RowMatching, strip: Strip) -> list[list[Word]]:
    """
    Give the last words before a strip, alone and with those before them: what may be its label.
    """
    if strip.words:
        return [strip.words]
    words = matching.words[-_MOST_TORN:]
    return [words[start:] for start in range(len(words) - 1, -1, -1)]


def row_of(matching: RowMatching, cells: tuple[str, ...], width: int) -> tuple[str, ...] | None:
    """
    Give the cells of a row that stood one a line, if they are as many as it has; empty lines may
    stand between them.

    Args:
        matching: What was found so far.

        cells: The cells.

        width: How many cells the row has.
    """
    printed = tuple(filter(None, cells))
    if len(printed) == width:
        return printed
    if not printed:
        return cells if len(cells) == width else None
    if any(cells[width:]) or len(cells) < width:
        return None
    is_regular = not any(cells[::2]) or not any(cells[1::2])
    if is_regular and len(printed) > 1 and not matching.is_dense:
        return None  # empty lines between figures, of which some are lost
    return cells[:width]
