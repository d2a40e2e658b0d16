"""
Which line the label in a row names, and which cells behind it are those of the line.
"""

from __future__ import annotations

from ..form import fold
from ._cells import is_cell, is_figure
from ._row_index import RowIndex
from ._row_matching import RowMatching
from ._strips import fitting

__all__ = ["is_row_across", "labelled"]

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
                    return at, lines[0] if len(lines) == 1 else _next(matching, lines), texts
    return _with_cells_around(matching, cells)


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
    Say whether what stands behind a label are cells, not other words above columns.
    """
    if is_cell(texts[0]):
        return True
    printed = [*filter(None, texts)]
    if any(map(is_cell, printed)) or any(map(is_figure, printed)):
        return True
    return not printed and fold(label) not in index.columns


def is_row_across(matching: RowMatching, cells: tuple[str, ...]) -> bool:
    """
    Say whether cells beside one another are figures; blank ones are if they stand below words
    above columns.
    """
    if any(cells):
        first, *others = cells
        return (not first or is_figure(first)) and any(map(is_cell, filter(None, others)))
    return any(fold(word.text) in matching.index.columns for word in matching.words)
