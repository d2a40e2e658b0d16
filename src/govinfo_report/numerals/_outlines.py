"""
Outline numbers, the numbers of headings: 一、 （一） 1． （1） ① and 第一条.

Source: GB/T 9704-2012, 7.3.3, for the first four levels; the fifth is custom.
"""

from __future__ import annotations

import re

from attrs import frozen

from ._cardinals import format_cardinal, parse_cardinal
from ._characters import LIMIT, checked, folded
from ._errors import NumeralError, Reason

__all__ = ["Outline", "format_outline", "parse_outline"]

_STYLES = {1: "一、", 2: "（一）", 3: "1．", 4: "（1）", 5: "①"}
_VARIANTS = {
    "一、": 1,
    "（一）": 2,
    "(一)": 2,
    "1．": 3,
    "1.": 3,
    "1、": 3,
    "（1）": 4,
    "(1)": 4,
    "①": 5,
}
_LENIENT = "1、"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_PARTS = (
    "部分", "季度", "编", "章", "节", "条", "款", "项", "目", "页", "篇", "卷", "册", "集",
    "期", "届", "次", "批", "轮", "类", "号", "位", "名",
)  # fmt: skip
_WORDS = frozenset("零一二两三四五六七八九十百千万亿")
_ARABIC = re.compile(r"[1-9][0-9]*+")
_BRACKETS = {"（": "）", "(": ")"}


@frozen
class Outline:
    """
    The number of a heading.

    Attributes:
        level: 1 for 一、 to 5 for ①; ``None`` for 第一条 and its kin, whose place a law decides.

        number: Which heading of its level it is, counted from 1.

        style: How the number 1 is written in the same style, such as ``1．`` or ``1.``.
    """

    level: int | None
    number: int
    style: str

    def __str__(self) -> str:
        return _written(self.number, self.style)


def format_outline(level: int, number: int, style: str | None = None) -> str:
    """
    Write the number of a heading.

    Args:
        level: 1 for 一、 2 for （一） 3 for 1． 4 for （1） 5 for ①.

        number: Which heading of its level, counted from 1; up to 50 on the fifth level.

        style: How the number 1 is written, where it is not to be the level's first style; for
            example ``1.`` on the third level.

    Raises:
        ValueError: If there is no such level, or the style belongs to another one.

        NumeralError: If the number is below 1, or above what the level can write.
    """
    first = _STYLES.get(level)
    if first is None:
        msg = f"an outline has levels 1 to 5 (got {level})"
        raise ValueError(msg)
    if style is not None and _VARIANTS.get(style) != level:
        msg = f"level {level} has no style {style!r}"
        raise ValueError(msg)
    return _written(number, style or first)


def _written(number: int, style: str) -> str:
    if isinstance(number, bool) or not isinstance(number, int):
        msg = f"an outline number is an int (got {type(number).__name__})"
        raise TypeError(msg)
    if not 1 <= number < LIMIT or (style == "①" and number > len(_CIRCLES)):
        raise NumeralError(format(number, ".3e"), 0, Reason.OUT_OF_RANGE)
    if style == "①":
        return _CIRCLES[number - 1]
    if "一" in style:
        return style.replace("一", format_cardinal(number))
    return style.replace("1", str(number))


def parse_outline(text: str, *, lenient: bool = False) -> Outline:
    """
    Read the number of a heading.

    Args:
        text: The number with its marks and nothing else, such as 一、 （一） 1． （1） ① 第十二章.
            Brackets may be half-width, both of them; the point of the third level too.

        lenient: Whether ``1、`` passes for the third level, as careless texts write it.

    Raises:
        NumeralError: If the text is anything else.
    """
    checked(text)
    if text in _CIRCLES:
        return Outline(5, _CIRCLES.index(text) + 1, "①")
    if text[0] == "第":
        return _part(text)
    closing = _BRACKETS.get(text[0])
    if closing is not None:
        if text[-1] != closing:
            raise NumeralError(text, len(text) - 1, Reason.BAD_OUTLINE)
        number, words = _number(text, 1, len(text) - 1)
        style = f"{text[0]}{'一' if words else '1'}{closing}"
    else:
        number, words = _number(text, 0, len(text) - 1)
        style = f"{'一' if words else '1'}{text[-1]}"
        if style not in _VARIANTS or (style == _LENIENT and not lenient):
            hint = f"{number}．" if style == _LENIENT else None
            raise NumeralError(text, len(text) - 1, Reason.BAD_OUTLINE, hint)
    return Outline(_VARIANTS[style], number, style)


def _part(text: str) -> Outline:
    """
    Read 第十二章 and its kin; laws print 第一百〇一条 as well as 第一百零一条.
    """
    part = next((part for part in _PARTS if text.endswith(part)), "")
    if not part:
        raise NumeralError(text, len(text), Reason.BAD_OUTLINE)
    number, words = _number(text, 1, len(text) - len(part), zero="〇")
    return Outline(None, number, f"第{'一' if words else '1'}{part}")


def _number(text: str, start: int, end: int, zero: str = "零") -> tuple[int, bool]:
    """
    Read the number inside the marks, and say whether it is in words.
    """
    inner = text[start:end]
    if not inner:
        raise NumeralError(text, start, Reason.INCOMPLETE)
    match = _ARABIC.fullmatch(folded(inner))
    if match is not None:
        value = int(match.group())
        if value >= LIMIT:
            raise NumeralError(text, start, Reason.OUT_OF_RANGE)
        return value, False
    if inner[0] not in _WORDS:
        raise NumeralError(text, start, Reason.BAD_OUTLINE)
    words = inner if "零" in inner else inner.replace(zero, "零")
    try:
        value = int(parse_cardinal(words))
    except NumeralError as error:
        raise NumeralError(text, start + error.position, error.reason) from None
    if not value or "点" in inner:
        raise NumeralError(text, start, Reason.BAD_OUTLINE)
    return value, True
