"""
Rows that print several lines of the form beside one another, which have no label of their own: the
words above say what they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from ..form import fold
from ._cells import is_cell, is_figure
from ._row_heads import are_torn
from ._row_index import RowIndex
from ._row_matching import RowMatching
from ._words import Word

__all__ = ["lines_across"]

Lines = tuple[int, ...]


def lines_across(matching: RowMatching, cells: tuple[str, ...]) -> Lines | None:
    """
    Find the lines that a row of cells prints beside one another.

    Args:
        matching: What was found so far.

        cells: The cells.

    Returns:
        The lines; ``None`` if the words above the cells do not say that they are these.
    """
    index, (count, lines, strips) = matching.index, matching.beside
    if count == len(cells) and strips == len(matching.strips) and not matching.is_headed:
        return lines  # of another year, or the one before was
    for places, total in index.across:
        for lines in _that_fit(index, places, total, matching.words, len(cells)):
            if _are_cells(index, matching.words, cells) and _is_told(index, lines, matching.words):
                return lines
    return None


def _that_fit(
    index: RowIndex, places: Lines, total: int, words: Sequence[Word], count: int
) -> Iterator[Lines]:
    """
    Walk over lines that have so many cells together: those that are named, or all of them.
    """
    if not min(index.widths[line] for line in places) <= count <= total:
        return
    keys = {fold(word.text) for word in words}
    named = tuple(line for line in places if fold(index.lines[line].label) in keys)
    if named and sum(index.widths[line] for line in named) == count:
        yield named
    elif count == total:
        yield places


def _are_cells(index: RowIndex, words: Sequence[Word], cells: tuple[str, ...]) -> bool:
    """
    Say whether cells beside one another are figures; blank ones are if they stand below words
    above columns.
    """
    if any(cells):
        first, *others = cells
        return (not first or is_figure(first)) and any(map(is_cell, filter(None, others)))
    return any(fold(word.text) in index.columns for word in words)


def _is_told(index: RowIndex, lines: Lines, words: Sequence[Word]) -> bool:
    """
    Say whether the words above name lines and columns in the order of the form.
    """
    columns = [fold(one.label) for line in lines for one in index.lines[line].columns]
    texts = [word.text for word in words]
    keys = [key for text in texts if (key := fold(text)) in columns and not index.has_number[text]]
    others = [text for text in texts if fold(text) not in columns]
    if not _are_in_order(index, lines, words, columns):
        return False
    if len(keys) < len(columns):
        title = index.headings.get(index.chapters[lines[0]])
        is_titled = title is not None and any(title in fold(text) for text in others)
        lacking = [key for key in dict.fromkeys(columns) if keys.count(key) < columns.count(key)]
        left = iter(columns)
        return all(key in left for key in keys) and (
            are_torn(others, lacking) if keys else is_titled
        )
    widths = [len(index.lines[line].columns) for line in lines]
    starts = list(itertools.accumulate(widths, initial=0))
    parts = [keys[start : start + width] for start, width in zip(starts, widths, strict=False)]
    wanted = [columns[start : start + width] for start, width in zip(starts, widths, strict=False)]
    is_repeated = keys == keys[: len(columns)] * (len(keys) // len(columns))
    is_alike = all(
        sorted(one) == sorted(other) and (one == parts[0]) == (other == wanted[0])
        for one, other in zip(parts, wanted, strict=True)
    )
    return is_repeated and is_alike


def _are_in_order(
    index: RowIndex, lines: Lines, words: Sequence[Word], columns: Sequence[str]
) -> bool:
    """
    Say whether the labels of lines, and of headings above them, stand in the order of the form:
    those of one depth, and those in a row with words above columns behind these.
    """
    chapter = index.chapters[lines[0]]
    labels = {
        fold(line.label): (line.depth, place)
        for place, line in enumerate(index.lines)
        if index.chapters[place] == chapter and line.depth > 1
    }
    found = [
        (labels[key], at) for at, word in enumerate(words) if (key := fold(word.text)) in labels
    ]
    by_depth = sorted(found, key=lambda one: one[0][0])
    for _, group in itertools.groupby(by_depth, key=lambda one: one[0][0]):
        places = [place for (_, place), _ in group]
        if places != sorted(places):
            return False
    last = {word.position: at for at, word in enumerate(words) if fold(word.text) in columns}
    return all(last.get(words[at].position, -1) < at for _, at in found)
