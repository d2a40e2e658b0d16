"""
The lines of a form that were not found in a grid.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from ..form import Indicator
from ._notices import Notice, NoticeCode
from ._row_index import RowIndex

__all__ = ["missing_rows"]


@functools.lru_cache(maxsize=256)
def missing_rows(
    index: RowIndex, seen: tuple[bool, ...], incomplete: frozenset[int]
) -> tuple[Notice, ...]:
    """
    Note the lines that were not found: a table that is not there at all once.

    Args:
        index: The form.

        seen: Which of its lines were found.

        incomplete: The lines of which something was found.
    """
    return tuple(
        Notice(NoticeCode.ROW_MISSING, "", None, line.path, (("label", line.name),))
        for line in _missing(index, seen, incomplete)
    )


def _missing(
    index: RowIndex, seen: tuple[bool, ...], incomplete: frozenset[int]
) -> Iterator[Indicator]:
    known = [found or place in incomplete for place, found in enumerate(seen)]
    above: str | None = None
    for place, line in enumerate(index.lines):
        if above is not None and line.path.startswith(above):
            continue
        below = index.below[place]
        found = any(known[one] for one in below)
        above = f"{line.opens}." if below and not (found or known[place]) else None
        is_row = not line.is_heading and not (line.optional and found)
        if not known[place] and (above or is_row) and not _is_stood_for(index, seen, place):
            yield line


def _is_stood_for(index: RowIndex, seen: tuple[bool, ...], line: int) -> bool:
    """
    Say whether one row is printed instead of the kinds to which a line belongs.
    """
    block = index.lines[line].block
    return any(
        found and one.optional and one.opens == block
        for one, found in zip(index.lines, seen, strict=True)
    )
