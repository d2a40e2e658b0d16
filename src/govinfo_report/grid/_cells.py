"""
What a text can be: a cell, or only a word of a label.
"""

from __future__ import annotations

import re

from ..figures import Kind, Printed, amount, figure
from ._memo import Memo

__all__ = ["is_cell", "is_figure"]

_STARTS = re.compile(
    r"(?:约|近|超过?|不足|增加?|[减減]少?|[-+－−＋]|[?？][ \u3000])?[ \u3000]?[0-9０-９]"
)
_MARKS = frozenset({"/", "／", "-", "－", "—", "——", "--", "\\", "无", "不适用", "N/A"})
_NOTHING = frozenset({Kind.UNREADABLE, Kind.BLANK})
_LONGEST_NUMBER = 17


def is_cell(text: str) -> bool:
    """
    Say whether a text can be the cell of a row, not a word of its label.

    Numbers in words are left to labels, which print many of them.
    """
    if text.isdecimal():
        return len(text) < _LONGEST_NUMBER
    if text in _MARKS:
        return True
    return _STARTS.match(text) is not None and _says_something(text, signed=True)


def is_figure(text: str) -> bool:
    """
    Say whether a text can be a cell, of a count or of money.
    """
    return (text.isdecimal() and type(figure(text)) is int) or _FIGURES[text]


def _says_something(text: str, *, signed: bool) -> bool:
    return any(
        not isinstance(cell, Printed) or cell.kind not in _NOTHING
        for cell in (figure(text, signed=signed), amount(text))
    )


_FIGURES = Memo(lambda text: _says_something(text, signed=False))
