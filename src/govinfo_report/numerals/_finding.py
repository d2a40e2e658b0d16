"""
Every quantity of a running text, and what its other numerals are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import overload

import attrs
from attrs import frozen

from ..units import match_unit
from ._characters import LENGTH_LIMIT
from ._contexts import Aside, TakenAs, named_zone, taken_at
from ._errors import NumeralError
from ._marks import SUFFIXES, prefix_before
from ._quantities import parse_quantity
from ._quantity import Quantity

__all__ = ["Quantities", "find_quantities"]


@frozen
class Quantities(Sequence[Quantity]):
    """
    The quantities of a text in their order, and beside them what else its numerals are.

    Attributes:
        quantities: Every quantity, with its span.

        asides: Every other numeral, with what it was taken as and its span.
    """

    quantities: tuple[Quantity, ...]
    asides: tuple[Aside, ...]

    def __len__(self) -> int:
        return len(self.quantities)

    def __iter__(self) -> Iterator[Quantity]:
        return iter(self.quantities)

    @overload
    def __getitem__(self, index: int) -> Quantity: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Quantity, ...]: ...

    def __getitem__(self, index: int | slice) -> Quantity | tuple[Quantity, ...]:
        return self.quantities[index]


_FOLDS = str.maketrans("０１２３４５６７８９％－−", "0123456789%--")
_WORDS = "零〇一二两三四五六七八九十百千万亿"
_VAGUE = "几数"
_BREAKS = r"\s{0,8}+"
_BLANK = r"[ \t\u00a0\u3000]?"
_LOOKAROUND = 16
_INDENT = " \t\u00a0\u3000"
_DASHES = frozenset("—～~–-至到")

# The units that a number in words may count in running text; behind other words of the registry,
# such as 级 or 部, most short numbers are parts of names: 三级联动, 五部门.
_PROSE_UNITS = frozenset(
    "个 件 次 条 项 篇 份 人 人次 件次 条次 场 场次 期 户 户次 宗 起 轮 轮次 批 批次 类 种 名 位 家 "
    "卷 册 页 张 套 支 台 辆 座 所 处 天 年 周 周年 小时 个小时 分钟 岁 倍 成 元 美元 英镑 欧元 "
    "个百分点 个月 个工作日 个星期 个季度 方面 部分 环节 公里 米 亩 公顷 吨 公斤 平方米 % ‰ ‱".split()
)

# Before 一 these make another word of it, whatever follows: 统一, 同一, 之一.
_BINDING_BEFORE_ONE = frozenset("统同单唯之专归合逐万划周")
_SET_PHRASES = (
    "一时", "一度", "一次性", "一部分", "一方面", "一条龙", "一个个", "一件件", "一条条", "一项项",
)  # fmt: skip
_TOGETHER = "一起"
_INCIDENTS = frozenset("案事重较行违信举投诉")
_RECENT = frozenset({"年", "个月", "月", "天", "日", "周", "个星期", "小时"})


@functools.cache
def _starts() -> re.Pattern[str]:
    """
    Every character that a numeral, or what shows its kind, can start with.
    """
    return re.compile(rf"[0-9A-Za-z第①-⑳㉑-㉟㊱-㊿（(〔\[【“《‘「○{_WORDS}{_VAGUE}]")


@functools.cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"[0-9]++(?:[.,][0-9]++)*+")


@functools.cache
def _word_run() -> re.Pattern[str]:
    number = f"[{_WORDS}{_VAGUE}余多点]{{1,24}}+"
    return re.compile(rf"[百千万]分之{number}|{number}")


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


def find_quantities(text: str) -> Quantities:
    """
    Find every quantity of a running text.

    A number that a line break splits from its magnitude or its unit is read as one. A number alone
    in its line, or behind a unit and a blank as in the row of a table, is never joined with the
    next line; the unit before it counts as its unit.

    Args:
        text: Any text of any length; the time is linear in it.

    Returns:
        The quantities in their order, each with its span, and in ``asides`` every other numeral:
        years, dates, document numbers, headings, ordinals, idioms and parts of names.
    """
    plain = text.translate(_FOLDS)
    quantities: list[Quantity] = []
    asides: list[Aside] = []
    position = zone = 0
    while (match := _starts().search(plain, position)) is not None:
        start = match.start()
        zone = max(zone, named_zone(plain, start))
        taken = taken_at(plain, start)
        if taken is None:
            found = _numeral_at(text, plain, start, named=start < zone)
            if isinstance(found, Quantity):
                quantities.append(found)
                position = found.span[1]
                continue
            taken = found
        kind, position = taken
        written = text[start:position]
        if any(character.isalnum() and _counts(character) for character in written):
            asides.append(Aside(kind, written, (start, position)))
    return Quantities(tuple(quantities), tuple(asides))


def _counts(character: str) -> bool:
    """
    Whether a character is a digit of any kind, not just a letter or a vague word.
    """
    return character.isnumeric() or character == "两"


def _numeral_at(text: str, plain: str, start: int, *, named: bool) -> Quantity | tuple[TakenAs, int]:
    """
    Read the numeral at a place as a quantity, or say what it is taken as and where it ends.
    """
    digits = _digits().match(plain, start)
    if digits is not None:
        end = digits.end()
        if named:
            return TakenAs.NAME, end
        if plain[end : end + 1].isascii() and plain[end : end + 1].isalpha():
            return TakenAs.NAME, end
        return _in_digits(text, plain, start, end) or (TakenAs.MALFORMED, end)
    words = _word_run().match(plain, start)
    if words is None:
        return TakenAs.IDIOM, start + 1
    end = words.end()
    if named:
        return TakenAs.NAME, end
    found = _in_words(text, plain, start, end)
    if found is None:
        # 总数一百件: what makes no number with 数 may make one without it.
        return TakenAs.IDIOM, start + 1 if plain[start] in _VAGUE else _stripped_end(plain, start, end)
    return found


def _stripped_end(plain: str, start: int, end: int) -> int:
    """
    Where a run of words for digits ends, without the vague words behind them.
    """
    while end > start + 1 and plain[end - 1] not in _WORDS:
        end -= 1
    return end


def _in_digits(text: str, plain: str, start: int, end: int) -> Quantity | None:
    """
    Read a number in Arabic digits, with everything around it that belongs to it.
    """
    if end - start > LENGTH_LIMIT:
        return None
    if plain[start - 1 : start] == "-" and not plain[max(start - 2, 0) : start - 1].isalnum():
        start -= 1
    column = _column_unit(plain, start)
    line_end = _at_line_end(plain, end)
    if column and line_end:
        return _of_column(text, plain, start, end, column)
    alone = line_end and not _line_before(plain, start)
    gap = _BLANK if column or alone else _BREAKS
    tail = _tail(gap).match(plain, end)
    ends = [end] if tail is None or tail.end() == end else [tail.end(), end]
    for number_end in ends:
        found = _with_surroundings(text, plain, start, number_end, gap)
        if found is not None:
            return found
    return None


def _in_words(text: str, plain: str, start: int, end: int) -> Quantity | None:
    """
    Read a number in words; one without a unit behind it is left to the idioms.
    """
    if plain[start] == "一":
        if plain[start - 1 : start] in _BINDING_BEFORE_ONE and start:
            return None
        if plain.startswith(_SET_PHRASES, start):
            return None
        if plain.startswith(_TOGETHER, start) and plain[start + 2 : start + 3] not in _INCIDENTS:
            return None
    found = _with_surroundings(text, plain, start, end, _BREAKS)
    if found is None or (found.unit or "").partition("（")[0] not in _PROSE_UNITS:
        return None
    return found


def _with_surroundings(
    text: str, plain: str, start: int, end: int, gap: str
) -> Quantity | None:
    """
    Read a number together with its unit, the marks around it and the other end of a range, as far
    as they make a quantity.
    """
    unit_end = _unit_end(plain, end, gap)
    suffix_end = _suffix_end(plain, unit_end, gap)
    if suffix_end == unit_end:
        joined = _joined(text, plain, start, unit_end, gap)
        if joined is not None:
            return joined
    mark_start = _mark_start(plain, start)
    if mark_start < start:
        found = _read(text, plain, mark_start, unit_end)
        if found is not None:
            recent = plain[start - 1] == "近" and start - mark_start == 1 and found.unit in _RECENT
            if not recent:
                return found
    for stop in dict.fromkeys((suffix_end, unit_end, end)):
        found = _read(text, plain, start, stop)
        if found is not None:
            return found
    return None


def _joined(text: str, plain: str, start: int, end: int, gap: str) -> Quantity | None:
    """
    Read a range whose first end stops at a place.
    """
    if plain[end : end + 1] not in _DASHES or end == len(plain):
        return None
    behind = end + 1 + (plain[end + 1 : end + 2] == "-")
    digits = _digits().match(plain, behind) or _word_run().match(plain, behind)
    if digits is None:
        return None
    stop = digits.end()
    if plain[behind] in "0123456789":
        tail = _tail(gap).match(plain, stop)
        stop = tail.end() if tail else stop
    return _read(text, plain, start, _unit_end(plain, stop, gap))


def _read(text: str, plain: str, start: int, end: int) -> Quantity | None:
    """
    Read a stretch of text, without its blanks and breaks, as one quantity.
    """
    if end - start > LENGTH_LIMIT + _LOOKAROUND:
        return None
    try:
        found = parse_quantity("".join(plain[start:end].split()))
    except NumeralError:
        return None
    return attrs.evolve(found, text=text[start:end], span=(start, end))


def _unit_end(plain: str, start: int, gap: str) -> int:
    """
    Where the unit ends that follows a place.
    """
    space = _gap(gap).match(plain, start)
    behind = space.end() if space else start
    if plain[behind : behind + 1] in {"%", "‰"}:
        return behind + 1
    word, end = match_unit(plain, behind)
    if word == "成":
        return end + (plain[end : end + 1] in "一二三四五六七八九" and end < len(plain))
    return end if word else start


def _suffix_end(plain: str, start: int, gap: str) -> int:
    space = _gap(gap).match(plain, start)
    behind = space.end() if space else start
    return behind + 2 if plain[behind : behind + 2] in SUFFIXES else start


def _mark_start(plain: str, start: int) -> int:
    """
    Where the mark before a number starts; a line break may stand between them.
    """
    before = start
    while before and start - before < _LOOKAROUND and plain[before - 1].isspace():
        before -= 1
    if "\n" not in plain[before:start]:
        before = start
    mark = prefix_before(plain, before)
    return before - len(mark) if mark else start


def _line_before(plain: str, start: int) -> str:
    """
    What stands before a place in its line, as far as one looks.
    """
    before = plain[max(0, start - _LOOKAROUND) : start]
    return before.rpartition("\n")[2].strip(_INDENT)


def _at_line_end(plain: str, end: int) -> bool:
    tail = _tail(_BLANK).match(plain, end)
    rest = plain[tail.end() if tail else end :][:1]
    return rest in "\r\n"


def _column_unit(plain: str, start: int) -> str:
    """
    The unit that stands before a number and a blank, as in the row of a table.
    """
    before = plain[max(0, start - _LOOKAROUND) : start].rpartition("\n")[2]
    if not before or before[-1] not in _INDENT:
        return ""
    words = before.split()
    if not words:
        return ""
    word = words[-1]
    unit, end = match_unit(word.removeprefix("万"))
    return word if unit and end == len(word.removeprefix("万")) else ""


def _of_column(text: str, plain: str, start: int, end: int, column: str) -> Quantity | None:
    """
    Read the number of a table row with the unit of its column.
    """
    tail = _tail(_BLANK).match(plain, end)
    stop = tail.end() if tail else end
    for unit in (column, ""):
        try:
            found = parse_quantity("".join(plain[start:stop].split()) + unit)
        except NumeralError:
            continue
        return attrs.evolve(found, text=text[start:stop], span=(start, stop))
    return None
