"""
Rows that the form does not have, kept in the section where they stand.
"""

from __future__ import annotations

from ..figures import tidy
from ..form import Local, as_unit, read_local_cell, split_number
from ._cells import is_figure
from ._columns import DASHES
from ._matching import Matching
from ._notices import NoticeCode
from ._torn import Piece, level, without_serial

__all__ = ["take_local"]


def take_local(matching: Matching, label: str, unit: str, text: str, place: int) -> None:
    """
    Keep a row that the form does not have, in the section where it stands.
    """
    label = without_serial(label, is_numbered=matching.numbered)
    number, rest = split_number(label)
    name = tidy(rest)
    is_row = matching.last >= 0 or (unit and is_figure(text))  # above the table stands a narrative
    home = (
        next(matching.index.homes(matching.last, level(number)), None) if name and is_row else None
    )
    row = " ".join(cell for cell in (label, unit, text) if cell)
    if home is None:
        # before the table, only what looks like a row of it is worth a notice
        if matching.last >= 0 or (text and is_figure(text)):
            matching.note(NoticeCode.TEXT_UNPLACED, place, row)
        return
    if not matching.filled:
        matching.kept.append(Piece(place, row))
    matching.note_outside()
    block, after = home
    one_unit = as_unit("" if unit in DASHES else unit)
    rows = matching.local.setdefault(block, [])
    cell = read_local_cell(one_unit, text)
    rows.append(Local(label=name, figure=cell, unit=one_unit, after=after))
    path = f"{block}.local.{len(rows)}" if block else f"local.{len(rows)}"
    matching.note(NoticeCode.LOCAL_ROW, place, label, path)
    matching.end = place or matching.end
