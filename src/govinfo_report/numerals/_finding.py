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

from ._characters import LENGTH_LIMIT
from ._contexts import Aside, TakenAs, named_zone, taken_at
from ._errors import NumeralError, Reason
from ._layout import (
    BLANK,
    BREAKS,
    DIGITS,
    column_unit,
    mark_start,
    number_end,
    stands_alone,
    suffix_end,
    unit_end,
)
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


# Points stay as they are, since 1．is the number of a heading.
_FOLDS = str.maketrans("０１２３４５６７８９％－−", "0123456789%--")
_WORDS = "零〇一二两三四五六七八九十百千万亿"
_VAGUE = "几数"
_DASHES = frozenset("—～~–-至到")

# The units that a number in words may count in running text; behind other words of the registry,
# such as 级 or 部, most short numbers are parts of names: 三级联动, 五部门.
_PROSE_UNITS = frozenset({
    "个", "件", "次", "条", "项", "篇", "份", "人", "人次", "件次", "条次", "场", "场次", "期",
    "户", "户次", "宗", "起", "轮", "轮次", "批", "批次", "类", "种", "名", "位", "家", "卷",
    "册", "页", "张", "套", "支", "台", "辆", "座", "所", "处", "天", "年", "周", "周年",
    "小时", "个小时", "分钟", "岁", "倍", "成", "元", "美元", "英镑", "欧元", "个百分点",
    "个月", "个工作日", "个星期", "个季度", "方面", "部分", "环节", "公里", "米", "亩", "公顷",
    "吨", "公斤", "平方米", "%", "‰", "‱",
})  # fmt: skip

# Before 一 these make another word of it, whatever follows: 统一, 同一, 之一, 上一年.
_BINDING_BEFORE_ONE = frozenset("统同单唯之专归合逐万划周上下前后")
_SET_PHRASES = (
    "一时", "一度", "一次性", "一部分", "一方面", "一条龙", "一成不变", "一年一度", "三位一体",
    "一个个", "一件件", "一条条", "一项项",
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
def _word_run() -> re.Pattern[str]:
    number = f"[{_WORDS}{_VAGUE}余多点]{{1,24}}+"
    return re.compile(rf"[百千万]分之{number}|{number}")


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
    position = zone = taken_to = 0
    while (match := _starts().search(plain, position)) is not None:
        start = match.start()
        zone = max(zone, named_zone(plain, start))
        taken = taken_at(plain, start)
        if taken is None:
            signed = plain[start - 1 : start] == "-" and _is_sign(plain, start - 1, taken_to)
            found = _numeral_at(text, plain, start, named=start < zone, signed=signed)
            if isinstance(found, Quantity):
                quantities.append(found)
                position = taken_to = found.span[1]
                continue
            taken = found
        kind, position = taken
        written = text[start:position]
        if any(character.isalnum() and _counts(character) for character in written):
            asides.append(Aside(kind, written, (start, position)))
            taken_to = position
    return Quantities(tuple(quantities), tuple(asides))


def _counts(character: str) -> bool:
    """
    Whether a character is a digit of any kind, not just a letter or a vague word.
    """
    return character.isnumeric() or character == "两"


def _is_sign(plain: str, dash: int, taken_to: int) -> bool:
    """
    Whether a dash before a number is a sign: not if it hangs on letters or on the last numeral.
    """
    before = plain[dash - 1 : dash] if dash else ""
    return (not dash or dash > taken_to) and not (before.isascii() and before.isalnum())


def _numeral_at(
    text: str, plain: str, start: int, *, named: bool, signed: bool
) -> Quantity | tuple[TakenAs, int]:
    """
    Read the numeral at a place as a quantity, or say what it is taken as and where it ends.
    """
    match = DIGITS.match(plain, start)
    if match is not None:
        end = match.end()
        following = plain[end : end + 1]
        if named or (following.isascii() and following.isalpha()):
            return TakenAs.NAME, end
        found = _in_digits(text, plain, start - signed, end)
        return found or (TakenAs.MALFORMED, end)
    match = _word_run().match(plain, start)
    if match is None:
        return TakenAs.IDIOM, start + 1
    if named:
        return TakenAs.NAME, match.end()
    found = _in_words(text, plain, start, match.end())
    return found or (TakenAs.IDIOM, _end_of_idiom(plain, start, match.end()))


def _end_of_idiom(plain: str, start: int, end: int) -> int:
    """
    Where a run of words for digits ends that is no number.
    """
    if plain[start] in _VAGUE:
        return start + 1  # 总数一百件: what makes no number with 数 may make one without it
    while end > start + 1 and plain[end - 1] not in _WORDS:
        end -= 1
    return end


def _in_digits(
    text: str, plain: str, start: int, end: int
) -> Quantity | tuple[TakenAs, int] | None:
    """
    Read a number in Arabic digits, with everything around it that belongs to it.
    """
    if end - start > LENGTH_LIMIT:
        return None
    if stands_alone(plain, start, end):
        gap = BLANK
        stop = number_end(plain, end, gap)
        column = column_unit(plain, start)
        if column:
            found = _read(text, plain, start, stop, column)
            return found or _read(text, plain, start, stop)
    else:
        gap = BREAKS
        stop = number_end(plain, end, gap)
        if "\n" in plain[end:stop] and unit_end(plain, stop, gap) == stop:
            stop = number_end(plain, end, BLANK)  # 5⏎多渠道 is not 5多
    for last in dict.fromkeys((stop, end)):
        near = _with_surroundings(text, plain, start, last, gap)
        if near is not None:
            return near
    return None


def _in_words(text: str, plain: str, start: int, end: int) -> Quantity | tuple[TakenAs, int] | None:
    """
    Read a number in words; one without a unit behind it is left to the idioms.
    """
    if plain.startswith(_SET_PHRASES, start):
        return None
    if plain[start] == "一":
        if start and plain[start - 1] in _BINDING_BEFORE_ONE:
            return None
        if plain.startswith(_TOGETHER, start) and plain[start + 2 : start + 3] not in _INCIDENTS:
            return None
    found = _with_surroundings(text, plain, start, end, BREAKS)
    if isinstance(found, Quantity) and (found.unit or "").partition("（")[0] not in _PROSE_UNITS:
        return None
    return found


def _with_surroundings(
    text: str, plain: str, start: int, end: int, gap: str
) -> Quantity | tuple[TakenAs, int] | None:
    """
    Read a number together with its unit, the marks around it and the other end of a range, as far
    as they make a quantity.
    """
    unit_stop = unit_end(plain, end, gap)
    suffix_stop = suffix_end(plain, unit_stop, gap)
    joined = _joined(text, plain, start, unit_stop, gap)
    if joined is not None:
        return joined
    mark = mark_start(plain, start)
    if mark < start:
        found = _read(text, plain, mark, unit_stop)
        # 近三年 counts the years up to now, it is not nearly three of them.
        if found is not None and not (found.mark == "近" and found.unit in _RECENT):
            return found
    for stop in dict.fromkeys((suffix_stop, unit_stop, end)):
        found = _read(text, plain, start, stop)
        if found is not None:
            return found
    return None


def _joined(
    text: str, plain: str, start: int, end: int, gap: str
) -> Quantity | tuple[TakenAs, int] | None:
    """
    Read a range whose first end stops at a place; an ambiguous one, such as 5—10万, is malformed.
    """
    if plain[end : end + 1] not in _DASHES:
        return None
    behind = end + 1 + (plain[end + 1 : end + 2] == "-")
    match = DIGITS.match(plain, behind)
    if match is not None:
        stop = number_end(plain, match.end(), gap)
    else:
        match = _word_run().match(plain, behind)
        if match is None:
            return None
        stop = match.end()
    stop = unit_end(plain, stop, gap)
    try:
        return _parsed(text, plain, start, stop)
    except NumeralError as error:
        ambiguous = error.reason is Reason.AMBIGUOUS_RANGE
        return (TakenAs.MALFORMED, stop) if ambiguous else None


def _parsed(text: str, plain: str, start: int, end: int, unit: str = "") -> Quantity:
    """
    Read a stretch of text, without its blanks and breaks, as one quantity.

    Raises:
        NumeralError: If it is none.
    """
    found = parse_quantity("".join(plain[start:end].split()) + unit)
    return attrs.evolve(found, text=text[start:end], span=(start, end))


def _read(text: str, plain: str, start: int, end: int, unit: str = "") -> Quantity | None:
    """
    Read a stretch of text as one quantity, if it is one.
    """
    try:
        return _parsed(text, plain, start, end, unit)
    except NumeralError:
        return None
