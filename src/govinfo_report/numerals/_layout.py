"""
Where the parts of a quantity stand in a running text: over blanks, line breaks and table columns.

Everything here looks at a bounded stretch around a place.
"""

from __future__ import annotations

import functools
import re

from ..units import match_unit
from ._marks import SUFFIXES, prefix_before

__all__ = [
    "BLANK",
    "BREAKS",
    "DIGITS",
    "LOOKAROUND",
    "column_unit",
    "mark_start",
    "number_end",
    "stands_alone",
    "suffix_end",
    "unit_end",
]

BREAKS = r"\s{0,8}+"
"""
A gap that a number may have in prose, whose lines are broken anywhere.
"""

BLANK = r"[ \t\u00a0\u3000]?+"
"""
A gap that a number may have in the row of a table.
"""

LOOKAROUND = 16
"""
How far one looks back from a number.
"""

DIGITS = re.compile(r"[0-9]++(?:[.,．][0-9]++)*+")
"""
A run of digits, well-formed or not.
"""

_INDENT = " \t\u00a0\u3000"
_TENTHS = frozenset("一二三四五六七八九")


@functools.cache
def _tail(gap: str) -> re.Pattern[str]:
    """
    What may follow digits: 余, a magnitude with smaller groups, and 余 again.
    """
    groups = r"(?:零?[0-9]{1,4}(?:万(?:零?[0-9]{1,4})?)?(?![0-9.,]))?"
    return re.compile(rf"(?:{gap}[余多])?(?:{gap}(?:万亿|万|亿){groups})?(?:{gap}[余多])?")


@functools.cache
def _gap(gap: str) -> re.Pattern[str]:
    return re.compile(gap)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    """
    Where a pattern that may match nothing ends.
    """
    match = pattern.match(text, start)
    return match.end() if match else start


def number_end(text: str, start: int, gap: str) -> int:
    """
    Where a number ends whose digits end at a place.
    """
    return _end(_tail(gap), text, start)


def unit_end(text: str, start: int, gap: str) -> int:
    """
    Where the unit ends that follows a place; the place itself if there is none.
    """
    behind = _end(_gap(gap), text, start)
    if text[behind : behind + 1] in {"%", "‰", "‱"}:
        return behind + 1
    word, end = match_unit(text, behind)
    if word == "成" and text[end : end + 1] in _TENTHS:
        return end + 1
    return end if word else start


def suffix_end(text: str, start: int, gap: str) -> int:
    """
    Where the mark ends that follows a place; the place itself if there is none.
    """
    behind = _end(_gap(gap), text, start)
    return behind + 2 if text[behind : behind + 2] in SUFFIXES else start


def mark_start(text: str, start: int) -> int:
    """
    Where the mark starts that goes before a number; the number's place if there is none.
    """
    before = start
    while before and start - before < LOOKAROUND and text[before - 1].isspace():
        before -= 1
    mark = prefix_before(text, before)
    return before - len(mark) if mark else start


def _line_before(text: str, start: int) -> str:
    """
    What stands before a place in its line, as far as one looks.
    """
    return text[max(0, start - LOOKAROUND) : start].rpartition("\n")[2]


def stands_alone(text: str, start: int, end: int) -> bool:
    """
    Whether a number is the last thing in its line and either the only one or behind a unit.
    """
    after = number_end(text, end, BLANK)
    last = text[after : after + 1] in {"", "\r", "\n"}
    return last and (not _line_before(text, start).strip(_INDENT) or bool(column_unit(text, start)))


def column_unit(text: str, start: int) -> str:
    """
    The unit that stands before a number and a blank, as in the row of a table, with its 万.
    """
    before = _line_before(text, start)
    if not before or before[-1] not in _INDENT:
        return ""
    words = before.split()
    word = words[-1] if words else ""
    bare = word.removeprefix("万")
    return word if bare and match_unit(bare) == (bare, len(bare)) else ""
