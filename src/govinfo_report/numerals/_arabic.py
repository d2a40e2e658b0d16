"""
Numbers in Arabic digits, read: 12,345, 123.9万, 10亿零817万5288.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from attrs import frozen

from ._characters import LENGTH_LIMIT, LIMIT, checked, exact, folded, ten_to
from ._errors import NumeralError, Reason

__all__ = [
    "MAGNITUDES",
    "Arabic",
    "parse_arabic",
    "read_arabic",
    "read_plain",
    "refuse_arabic",
    "value_of",
]

MAGNITUDES = {"": 0, "万": 4, "亿": 8, "万亿": 12}
"""
The magnitude words and their powers of ten.
"""

_WHOLE = r"(?:0|[1-9][0-9]{0,2}(?:(?:,[0-9]{3})++|[0-9]*+))"

NUMBER = re.compile(rf"(-?)({_WHOLE})(?:\.([0-9]++))?(?:(万亿|万|亿)?)")
"""
One number with at most one magnitude; the groups are sign, whole part, decimals and magnitude.
"""


@frozen
class Arabic:
    """
    A number read from Arabic digits, kept exact as a coefficient and a power of ten.

    Attributes:
        coefficient: The digits, with sign.

        exponent: The power of ten of the last written digit.

        magnitude: The power of ten of the magnitude word that it ends in; 0 for none.

        scaled: Whether any magnitude word is part of it.

        decimals: Whether it has a decimal point.

        end: Where in the text it ends.
    """

    coefficient: int
    exponent: int
    magnitude: int
    scaled: bool
    decimals: bool
    end: int


@functools.cache
def _mixed() -> re.Pattern[str]:
    """
    The mixed form: groups with 亿, 万 and a rest of at most four digits, whole numbers only.
    """
    low = r"(零?)([1-9][0-9]{0,3})"
    return re.compile(rf"(-?)({_WHOLE})(?:亿(?:{low}万)?(?:{low})?|万{low})(?![0-9.,])")


def read_arabic(text: str, start: int = 0) -> Arabic | None:
    """
    Read the longest number in Arabic digits that starts at a place; nothing is said about what
    follows.

    Args:
        text: Text with full-width characters already folded.

        start: Where the number has to start.
    """
    match = NUMBER.match(text, start)
    if match is None:
        return None
    sign, whole, fraction, word = match.groups()
    end = match.end()
    if word and word != "万亿" and fraction is None and text[end : end + 1] in _GROUP_STARTS:
        mixed = _read_mixed(text, start)
        if mixed is not None:
            return mixed
    power = MAGNITUDES[word or ""]
    digits = whole.replace(",", "") + (fraction or "")
    return Arabic(
        coefficient=-int(digits) if sign else int(digits),
        exponent=power - len(fraction or ""),
        magnitude=power,
        scaled=bool(word),
        decimals=fraction is not None,
        end=end,
    )


_GROUP_STARTS = frozenset("零123456789")


def _read_mixed(text: str, start: int) -> Arabic | None:
    match = _mixed().match(text, start)
    if match is None:
        return None
    sign, whole, _, thousands, gap, ones, gap_below, ones_below = match.groups()
    high = int(whole.replace(",", ""))
    power = 8
    if ones_below is not None:
        high, thousands, gap, ones = 0, whole.replace(",", ""), gap_below, ones_below
        power = 4
    # 3万5 can be meant for 35,000: a lone last digit needs its 零.
    if ones is not None and len(ones) == 1 and not gap:
        return None
    if not high and power != 4:  # noqa: PLR2004 - the power of 万
        return None
    if power == 4 and not int(thousands):  # noqa: PLR2004 - the power of 万
        return None
    value = high * 10**8 + int(thousands or 0) * 10**4 + int(ones or 0)
    last = 0 if ones is not None else 4
    return Arabic(
        coefficient=(-value if sign else value) // 10**last,
        exponent=last,
        magnitude=last,
        scaled=True,
        decimals=False,
        end=match.end(),
    )


def refuse_arabic(text: str, folded_text: str, position: int) -> NumeralError:
    """
    Find out why no number in Arabic digits ends where it should.

    Args:
        text: The text as given, for the error.

        folded_text: The same with full-width characters folded.

        position: Where reading stopped.
    """
    rest = folded_text[position:]
    before = folded_text[:position]
    first = rest[:1]
    if first == "." and before[-1:].isdigit() and not rest[1:2].isdigit():
        return NumeralError(text, position + 1, Reason.INCOMPLETE)
    if not rest:
        return NumeralError(text, position, Reason.INCOMPLETE)
    if first in "十百千一二三四五六七八九两壹贰叁肆伍陆柒捌玖拾佰仟":
        return NumeralError(text, position, Reason.MIXED_SCRIPT)
    if first in "万亿":
        return NumeralError(text, position, Reason.MAGNITUDE_ORDER)
    if before[-1:] in {"万", "亿"} and rest in _LONE_DIGITS:
        return NumeralError(text, position, Reason.ELIDED_UNIT)
    grouped = first in ",.0123456789" or (first == "零" and before[-1:] in {"万", "亿"})
    reason = Reason.GROUPING if grouped else Reason.UNKNOWN_CHARACTER
    return NumeralError(text, position, reason)


_LONE_DIGITS = frozenset("0123456789")


@functools.lru_cache(maxsize=128)
def step_of(exponent: int) -> int | Decimal:
    """
    One unit of the place of a power of ten.
    """
    return exact(1, exponent)


def read_plain(text: str) -> tuple[int | Decimal, int | Decimal, int] | None:
    """
    Read the number in half-width digits, with at most one magnitude, that a text starts with: the
    fast way for most cells. It says nothing about what follows.

    Args:
        text: Any text.

    Returns:
        The value, one unit of its last written place, and where it ends; ``None`` if the text has
        no such number, or one that has to be refused.
    """
    if type(text) is not str or len(text) > LENGTH_LIMIT:
        return None
    match = NUMBER.match(text)
    if match is None:
        return None
    sign, whole, fraction, word = match.groups()
    if "," in whole:
        whole = whole.replace(",", "")
    shift = MAGNITUDES[word] if word else 0
    value: int | Decimal
    if fraction is None:
        value = int(whole) * 10**shift
    elif word is None:
        shift = -len(fraction)
        value = Decimal(f"{whole}.{fraction}")
    else:
        shift -= len(fraction)
        if shift < 0:
            return None
        value = int(whole + fraction) * 10**shift
    if value >= LIMIT or (sign and not value):
        return None
    if sign:
        # Not by the minus operator, which would round a decimal to the caller's context.
        value = value.copy_negate() if isinstance(value, Decimal) else -value
    return value, step_of(shift), match.end()


def parse_arabic(text: str) -> Arabic:
    """
    Read a text that is one number in Arabic digits and nothing else.

    Raises:
        NumeralError: If it is anything else.
    """
    plain = folded(checked(text))
    number = read_arabic(plain)
    if number is None or number.end != len(plain):
        raise refuse_arabic(text, plain, number.end if number else 0)
    return number


def value_of(number: Arabic, text: str) -> int | Decimal:
    """
    The value of a number, if it is within the limits.

    Raises:
        NumeralError: If it is not, or if it is a zero with a sign.
    """
    coefficient, exponent = number.coefficient, number.exponent
    if not coefficient and text[0] in "-－−":
        raise NumeralError(text, 0, Reason.NOT_CANONICAL, text[1:])
    if exponent < 0:
        power = ten_to(-exponent)
        if abs(coefficient) >= LIMIT * power:
            raise NumeralError(text, 0, Reason.OUT_OF_RANGE)
        if number.scaled and not coefficient % power:
            return coefficient // power
    elif abs(coefficient) * 10**exponent >= LIMIT:
        raise NumeralError(text, 0, Reason.OUT_OF_RANGE)
    return exact(coefficient, exponent)
