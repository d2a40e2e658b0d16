"""
Rows whose cells stand on lines of their own.
"""

from __future__ import annotations

from ._row_labels import goes_on, is_elsewhere
from ._row_matching import RowMatching
from ._strips import Strip, Word

__all__ = ["close", "take_single"]

_MOST_TORN = 8  # pieces of one label


def take_single(matching: RowMatching, place: int, position: int, text: str) -> None:
    """
    Take a cell that stands on a line of its own.
    """
    if matching.open is None:
        if not text and not (matching.words and matching.index.named[matching.words[-1].text]):
            return  # a blank line
        matching.open = Strip(place, position, (), single=True)
    matching.singles.append(text)


def close(matching: RowMatching) -> int | None:
    """
    Place the cells that stood on lines of their own, if there are any.

    Returns:
        The position of the row at which the form begins a second time, where it does.
    """
    strip, matching.open = matching.open, None
    if strip is None:
        return None
    index = matching.index
    strip.cells = cells = (*strip.cells, *matching.singles)
    matching.singles = []
    for across in index.across.values():
        exact = _row_of(cells, sum(index.widths[place] for place in across))
        if exact is not None:
            strip.cells = exact
            return matching.put_across(strip, across)
    for words in _labels(matching, strip):
        label = "".join(word.text for word in words)
        for line in index.named[label]:
            exact = _row_of(cells, index.widths[line])
            if exact is not None and not is_elsewhere(matching, label, line):
                strip.cells = exact
                rest = matching.put(strip, line, label, words[0].position)
                for word in words:
                    word.used = word.used or strip.line is not None
                return rest
    strip.is_local = bool(matching.words) and goes_on(matching, matching.words[-1].text)
    while len(strip.cells) > 1 and not strip.cells[-1]:
        strip.cells = strip.cells[:-1]
    matching.add(strip)
    return None


def _labels(matching: RowMatching, strip: Strip) -> list[list[Word]]:
    """
    Give the last words before a strip, alone and with those before them: what may be its label.
    """
    if strip.words:
        return [strip.words]
    words = matching.words[-_MOST_TORN:]
    return [words[start:] for start in range(len(words) - 1, -1, -1)]


def _row_of(cells: tuple[str, ...], width: int) -> tuple[str, ...] | None:
    """
    Give the cells of a row that stood one a line, if they are as many as it has; empty lines may
    stand between them.
    """
    if len(cells) == width:
        return cells
    printed = tuple(filter(None, cells))
    if len(printed) == width:
        return printed
    if len(cells) > width and not any(cells[width:]):
        return cells[:width] if printed and len(printed) < width else None
    return None
