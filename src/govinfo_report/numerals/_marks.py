"""
The words that make a number approximate, and the interval that each stands for.
"""

from __future__ import annotations

import enum

from attrs import frozen

__all__ = [
    "BOUNDED_ABOVE_ONLY",
    "PREFIXES",
    "SUFFIXES",
    "Ends",
    "Meaning",
    "ends",
    "prefix_before",
    "prefix_of",
    "suffix_of",
]


class Meaning(enum.Enum):
    """
    What a mark says about the true value v' of a figure v; one step is one unit of the last
    non-zero place of v.
    """

    ABOVE = enum.auto()
    """
    v' > v. Article 1259 of the Civil Code: 超过 does not include the figure.
    """

    AT_LEAST = enum.auto()
    """
    v' ≥ v. Article 1259: 以上 includes the figure.
    """

    BELOW = enum.auto()
    """
    0 ≤ v' < v. Article 1259: 不满 does not include the figure.
    """

    AT_MOST = enum.auto()
    """
    0 ≤ v' ≤ v. Article 1259: 以下 and 以内 include the figure.
    """

    ABOUT = enum.auto()
    """
    Half a step to each side: a convention of this library.
    """

    NEARLY = enum.auto()
    """
    Less than v by one step at most: a convention of this library.
    """

    UPWARDS = enum.auto()
    """
    From v up to the next power of ten, as in 上百: the upper end is a convention of this library.
    """


PREFIXES = {
    "超过": Meaning.ABOVE,
    "突破": Meaning.ABOVE,
    "高于": Meaning.ABOVE,
    "多于": Meaning.ABOVE,
    "逾": Meaning.ABOVE,
    "超": Meaning.ABOVE,
    "不少于": Meaning.AT_LEAST,
    "不低于": Meaning.AT_LEAST,
    "至少": Meaning.AT_LEAST,
    "最少": Meaning.AT_LEAST,
    "不足": Meaning.BELOW,
    "不到": Meaning.BELOW,
    "不满": Meaning.BELOW,
    "低于": Meaning.BELOW,
    "少于": Meaning.BELOW,
    "未满": Meaning.BELOW,
    "不超过": Meaning.AT_MOST,
    "不多于": Meaning.AT_MOST,
    "不高于": Meaning.AT_MOST,
    "至多": Meaning.AT_MOST,
    "最多": Meaning.AT_MOST,
    "大约": Meaning.ABOUT,
    "约": Meaning.ABOUT,
    "将近": Meaning.NEARLY,
    "接近": Meaning.NEARLY,
    "近": Meaning.NEARLY,
    "上": Meaning.UPWARDS,
}
"""
Marks before the number.
"""

SUFFIXES = {
    "以上": Meaning.AT_LEAST,
    "以下": Meaning.AT_MOST,
    "以内": Meaning.AT_MOST,
    "左右": Meaning.ABOUT,
    "上下": Meaning.ABOUT,
}
"""
Marks behind the unit.
"""

BOUNDED_ABOVE_ONLY = frozenset(
    mark
    for mark, meaning in (PREFIXES | SUFFIXES).items()
    if meaning in {Meaning.BELOW, Meaning.AT_MOST}
)
"""
Marks that bound a number from above; that it is not negative is no matter of theirs.
"""

_LONGEST = 3
_SUFFIX = 2


def prefix_of(text: str) -> str:
    """
    The longest mark that a text starts with, or nothing.
    """
    for length in range(_LONGEST, 0, -1):
        if text[:length] in PREFIXES:
            return text[:length]
    return ""


# Behind these characters a mark of one character is the end of another word: 预约, 附近, 以上.
_BINDING = {
    "约": frozenset("预节签合契制公条特违解邀"),
    "近": frozenset("附最临邻靠贴亲远"),
    "超": frozenset("高反"),
    "上": frozenset("以网线场路街车身船桌际会早晚马向之在"),
}


def prefix_before(text: str, end: int) -> str:
    """
    The longest mark that ends at a place of a running text, or nothing.
    """
    for length in range(min(_LONGEST, end), 0, -1):
        mark = text[end - length : end]
        if mark in PREFIXES:
            before = text[end - length - 1 : end - length]
            return "" if before in _BINDING.get(mark, ()) else mark
    return ""


def suffix_of(text: str) -> str:
    """
    The mark that a text ends with, or nothing.
    """
    last = text[-_SUFFIX:]
    return last if last in SUFFIXES else ""


@frozen
class Ends:
    """
    An interval in whole numbers of a power of ten.

    Attributes:
        low: The lower end; ``None`` for no end.

        high: The upper end; ``None`` for no end.

        exponent: The power of ten that the ends count.

        low_open: Whether the lower end itself is left out.

        high_open: Whether the upper end itself is left out.
    """

    low: int | None
    high: int | None
    exponent: int
    low_open: bool
    high_open: bool


def ends(meaning: Meaning, coefficient: int, exponent: int, step: int) -> Ends | None:
    """
    The interval of a marked number.

    Args:
        meaning: What the mark says.

        coefficient: The number, as a count of ten to the ``exponent``.

        exponent: That power of ten.

        step: The power of ten of one step.

    Returns:
        The interval; ``None`` where the mark makes no sense, as in 近0 or 不足0.
    """
    value = coefficient
    if meaning is Meaning.ABOVE or meaning is Meaning.AT_LEAST:
        strict = meaning is Meaning.ABOVE
        return Ends(value, None, exponent, low_open=strict, high_open=True)
    if meaning is Meaning.BELOW or meaning is Meaning.AT_MOST:
        strict = meaning is Meaning.BELOW
        if strict and not value:
            return None
        low = 0 if value >= 0 else None
        return Ends(low, value, exponent, low_open=low is None, high_open=strict)
    if value <= 0 and not (meaning is Meaning.ABOUT and value):
        return None
    if meaning is Meaning.UPWARDS:
        return Ends(value, 10 * value, exponent, low_open=False, high_open=True)
    return _around(meaning, coefficient, exponent, step)


def _around(meaning: Meaning, coefficient: int, exponent: int, step: int) -> Ends:
    """
    The interval of 近 and 约, whose width is counted in steps.
    """
    # For 约100 a step of 100 would reach from 50 to 150; so a lone leading 1 counts in tenths.
    bare = abs(coefficient) * 10 ** max(exponent - step, 0) == 10 ** max(step - exponent, 0)
    if bare:
        step -= 1
    grain = min(exponent, step - 1)
    value = coefficient * 10 ** (exponent - grain)
    width = 10 ** (step - grain)
    if meaning is Meaning.NEARLY:
        low, high = value - width, value
    else:
        low, high = value - width // 2, value + width // 2
    return Ends(low, high, grain, low_open=False, high_open=meaning is Meaning.NEARLY)
