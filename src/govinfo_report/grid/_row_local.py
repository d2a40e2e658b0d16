"""
Rows that the form does not have, kept in the section where they stand.
"""

from __future__ import annotations

from typing import Any

from ..form import Local, fold, split_number, structure
from ._index import homes
from ._notices import NoticeCode
from ._row_apart import may_be_above
from ._row_matching import RowMatching
from ._strips import Strip, fitting
from ._torn import level

__all__ = ["keep_local_rows"]


def keep_local_rows(matching: RowMatching, section_of: dict[str, object]) -> None:
    """
    Keep the rows with a label of their own and as many cells as the rows around them.

    Args:
        matching: What was found.

        section_of: The section classes of the form by path.
    """
    at: int | None = None
    last: Strip | None = None
    for strip in matching.strips:
        above, last = last, strip
        if strip.line is not None:
            at = strip.line
            continue
        openers = (matching.index.openers.get(fold(word.text)) for word in strip.before)
        at = next((one for one in reversed([*openers]) if one is not None), at)
        is_apart = not strip.words and may_be_above(above, len(strip.cells))
        label = None if strip.barred or is_apart else _own_label(matching, strip)
        if at is not None and label is not None:
            _keep(matching, strip, label, at, section_of)


def _own_label(matching: RowMatching, strip: Strip) -> str | None:
    """
    Give the label of a row that is no piece of anything on the form.
    """
    words = strip.words[-1:] or strip.before[-1:]
    if not words:
        return None
    text = " ".join(words[0].text.split())
    return None if matching.index.is_piece(text) and not strip.is_local else text


def _keep(
    matching: RowMatching, strip: Strip, label: str, at: int, section_of: dict[str, object]
) -> None:
    """
    Keep a row in the first section that its number allows and that takes rows of its cells.
    """
    number, name = split_number(label)
    wanted = level(number)
    for path, after in homes(matching.index.lines[at]):
        if wanted is not None and matching.index.levels.get(path) != wanted:
            continue
        figure = _figure(strip, section_of.get(path), matching.behind.get(strip.count))
        if figure is None:
            continue
        rows = matching.local.setdefault(path, [])
        rows.append(Local(label=name, figure=figure, after=after))
        for word in strip.words:
            word.used = True
        strip.line = at
        prefix = f"{path}." if path else ""
        matching.note(NoticeCode.LOCAL_ROW, strip.place, label, f"{prefix}local.{len(rows)}")
        return


def _figure(strip: Strip, section: Any, behind: int | None) -> Any:
    """
    Make the cells of a local row of a section, if it takes such rows.
    """
    local = structure(section).local if section is not None else None
    if local is None or local.type is None:
        return None
    names = [field.name for field in structure(local.type).fields]
    cells = fitting(strip.cells, len(names), behind)
    return None if cells is None else local.type.of(dict(zip(names, cells, strict=True)))
