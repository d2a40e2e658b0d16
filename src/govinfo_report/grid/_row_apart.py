"""
Cells that stand apart from their label, on a line before or behind: when it is certain whose they
are.

Figures may stand below their labels or above them, and all labels before all figures; nothing in a
lone figure says which. A label is certain if nothing else can be meant.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ..form import Role, fold
from ._notices import NoticeCode
from ._row_matching import RowMatching
from ._strips import Strip
from ._words import Word

__all__ = ["are_rows", "drop_uncertain", "follow_labels", "is_certain", "may_be_above"]


def is_certain(
    matching: RowMatching,
    line: int,
    words: Sequence[Word],
    before: Sequence[Word],
    last: Strip | None,
) -> bool:
    """
    Say whether cells below a label are those of its line.

    Args:
        matching: What was found so far.

        line: The position of the line.

        words: The words that make the label.

        before: All words between the row before and the cells.

        last: The row before.
    """
    index = matching.index
    width = index.widths[line]
    used = {id(word) for word in words}
    heads = [at for at, word in enumerate(before) if index.heads[word.text]]
    label = "".join(word.text for word in words)
    if heads and fold(label) in index.columns and not index.has_number[label]:
        return False  # the last word above the columns; the label is lost
    near = before[heads[-1] + 1 :] if heads else before
    if any(_names(matching, word, width) for word in near if id(word) not in used):
        return False  # all labels may stand before all figures
    return bool(heads) or not may_be_above(last, width)


def may_be_above(last: Strip | None, width: int) -> bool:
    """
    Say whether the row before a label may be the one that it names: figures that stand above their
    labels begin with some that have none before them.

    Args:
        last: The row before.

        width: How many cells the row of the label has.
    """
    if last is None or last.line is not None or last.words or last.again is not None:
        return False
    return width in {len(last.cells), len([*filter(None, last.cells)])}


def drop_uncertain(matching: RowMatching) -> None:
    """
    Take rows back whose labels stand on lines before, if a label without cells follows: then these
    may be the cells of the labels behind.

    Args:
        matching: What was found.
    """
    run: list[Strip] = []
    for strip, following in zip(matching.strips, (*matching.strips[1:], None), strict=True):
        if any(matching.index.heads[word.text] for word in strip.before):
            run = []
        if strip.line is not None:
            if not strip.apart:
                run = []
            else:
                run.append(strip)
        if not run or (following is not None and following.apart and following.line is not None):
            continue
        own = {id(word) for word in following.words} if following else set()
        behind = itertools.takewhile(
            lambda word: not matching.index.heads[word.text],
            (word for word in strip.behind if id(word) not in own),
        )
        width = len(run[-1].cells)
        if any(_names(matching, word, width) for word in behind):
            for one in run:
                line = one.names
                matching.unsettle(one)
                matching.bar(one, line, NoticeCode.ROW_UNCERTAIN)
            run = []


def follow_labels(matching: RowMatching, rows: Sequence[Strip], lines: Sequence[int]) -> bool:
    """
    Say whether rows can be these lines by the labels that stand between them: each row below its
    own label, each above it, or all labels before all rows.

    Args:
        matching: What was found so far.

        rows: The rows.

        lines: The lines, one for each row.
    """
    named = [
        [
            lines.index(line)
            for word in (() if row.words else row.before)
            if _names(matching, word, len(row.cells))
            for line in matching.index.named[word.text]
            if line in lines
        ]
        for row in rows
    ]
    if named[:1] and len(named[0]) > 1 and not any(named[1:]):
        return len(named[0]) * 2 > len(lines) and named[0] == sorted(named[0])
    offsets = {one - at for at, found in enumerate(named) for one in found}
    return len(offsets) <= 1 and offsets <= {0, -1}


def _names(matching: RowMatching, word: Word, width: int) -> bool:
    """
    Say whether a word is the label of another line with so many cells.
    """
    index = matching.index
    return not index.columns & {fold(word.text)} and any(
        index.widths[line] == width and not matching.seen[line] for line in index.named[word.text]
    )


def are_rows(matching: RowMatching, line: int, cells: Sequence[str], rows: int) -> bool:
    """
    Say whether cells that stand one a line are rows one after the other: the sums of these have to
    agree, those of columns one after the other not.

    Args:
        matching: What was found so far.

        line: The position of one of the lines.

        cells: The cells.

        rows: How many rows they are.
    """
    columns = matching.index.lines[line].columns
    totals = [at for at, column in enumerate(columns) if column.role is Role.TOTAL]
    parts = [at for at, column in enumerate(columns) if column.role is Role.PART]
    if len(totals) != 1 or not parts or not all(cell.isdecimal() for cell in cells):
        return False
    width = len(columns)
    by_rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    by_columns = [cells[start::rows] for start in range(rows)]

    def agrees(row: Sequence[str]) -> bool:
        return int(row[totals[0]]) == sum(int(row[at]) for at in parts)

    return all(map(agrees, by_rows)) and not all(map(agrees, by_columns))
