"""
Which line the label in a row names, and which cells behind it are those of the line.
"""

from __future__ import annotations

import itertools

from ..form import fold, split_number
from ._cells import is_cell, is_figure
from ._row_index import RowIndex
from ._row_matching import RowMatching
from ._strips import fitting

__all__ = ["goes_on", "is_elsewhere", "labelled"]

Labelled = tuple[int, int, tuple[str, ...]]
"""
The position of a label, the line that it names, and the cells of the line.
"""


def labelled(matching: RowMatching, cells: tuple[str, ...]) -> Labelled | None:
    """
    Find the label in a row that has just the cells that its line needs.

    Args:
        matching: What was found so far.

        cells: The cells of the row.

    Returns:
        Label, line and cells; ``None`` if no label names a line with so many cells.
    """
    index = matching.index
    last = len(cells) - 1
    for width in index.usual_widths:
        at = last - width
        if at < 0:
            continue
        label = cells[at]
        if label and not label.isdecimal():
            lines = index.naming[label].get(width)
            if lines is not None:
                texts = cells[at + 1 :]
                if _is_row(index, label, texts):
                    line = lines[0] if len(lines) == 1 else _next(matching, lines)
                    return None if is_elsewhere(matching, label, line) else (at, line, texts)
    return _with_cells_around(matching, cells)


def is_elsewhere(matching: RowMatching, label: str, line: int) -> bool:
    """
    Say whether the number of a label speaks for another row than the line that its words name.

    It does if that line does not come next and has another number, and the one printed goes on
    counting where a section ends, or is that of the line that comes next.
    """
    index = matching.index
    number = index.outlines[label]
    if number is None or matching.last < 0 or number == index.outlines[index.printed(line)]:
        return False
    following = next(
        (
            one
            for one in range(matching.last + 1, len(index.lines))
            if index.widths[one] and not matching.seen[one] and not index.lines[one].optional
        ),
        line,
    )
    if line == following:
        return False
    return number == index.outlines[index.printed(following)] or goes_on(matching, label)


def goes_on(matching: RowMatching, label: str) -> bool:
    """
    Say whether a label goes on counting behind the last line of a section.

    Such a row is a place's own, also if a line elsewhere on the form has the same words.
    """
    index, last = matching.index, matching.last
    number = index.outlines[label]
    found = None if last < 0 else index.outlines[index.printed(last)]
    if number is None or found is None:
        return False
    behind = itertools.takewhile(lambda strip: strip.names < 0, reversed(matching.strips))
    block = index.lines[last].block
    is_end = not any(one.block == block for one in index.lines[last + 1 :])
    return is_end and number == (found[0], found[1] + 1 + len([*behind]))


def _next(matching: RowMatching, lines: tuple[int, ...]) -> int:
    """
    Choose among lines with the same label: the next one that was not found.
    """
    unseen = [line for line in lines if not matching.seen[line]]
    behind = [line for line in unseen if line > matching.last]
    return (behind or unseen or lines)[0]


def _with_cells_around(matching: RowMatching, cells: tuple[str, ...]) -> Labelled | None:
    """
    Find the label in a row that has more cells than its line needs, the nearest to the end.
    """
    index = matching.index
    count = len(cells)
    for at in range(count - 1, -1, -1):
        label = cells[at]
        if not label or label.isdecimal():
            continue
        for line in index.named[label]:
            width = index.widths[line]
            if count - at - 1 > width:
                texts = _below_header(matching, cells, at, width) or fitting(
                    cells[at + 1 :], width, matching.behind.get(count)
                )
                if texts is not None and _is_row(index, label, texts):
                    if texts[0] and texts[-1]:
                        last = max(place for place, text in enumerate(cells) if text)
                        matching.behind[count] = count - 1 - last
                    return at, line, texts
    return None


def _below_header(
    matching: RowMatching, cells: tuple[str, ...], at: int, width: int
) -> tuple[str, ...] | None:
    """
    Take the cells that stand below the words above their columns, if nothing stands elsewhere.
    """
    count, columns = matching.header
    if count != len(cells) or len(columns) != width or columns[0] <= at:
        return None
    others = [text for place, text in enumerate(cells) if place > at and place not in columns]
    return None if any(others) else tuple(cells[place] for place in columns)


def _is_row(index: RowIndex, label: str, texts: tuple[str, ...]) -> bool:
    """
    Say whether what stands behind a label are cells, not words above columns or another label.
    """
    words = [text for text in texts if text and not is_cell(text)]
    if any(index.named[word] for word in words):
        return False
    if any(texts):
        return len(words) < sum(map(bool, texts)) or any(map(is_figure, words))
    return bool(split_number(label)[0]) or fold(label) not in index.columns
