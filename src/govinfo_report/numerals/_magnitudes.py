"""
Numbers with 万, 亿 and 万亿 in Arabic digits, both ways: 123.9万.
"""

from __future__ import annotations

import decimal
import enum
from decimal import Decimal

from ._arabic import MAGNITUDES, parse_arabic, read_plain, value_of
from ._cardinals import split_decimal
from ._characters import LENGTH_LIMIT, ten_to
from ._errors import NumeralError, Reason

__all__ = ["Rounding", "format_magnitude", "parse_magnitude"]


class Rounding(enum.StrEnum):
    """
    How to round where digits have to go; the values are the names that `decimal` uses.
    """

    HALF_EVEN = decimal.ROUND_HALF_EVEN
    """
    To the nearest, halves to the even neighbour: the rule of GB/T 8170-2008.
    """

    HALF_UP = decimal.ROUND_HALF_UP
    """
    To the nearest, halves away from zero: what 四舍五入 says.
    """

    DOWN = decimal.ROUND_DOWN
    """
    Towards zero, as before 余.
    """

    UP = decimal.ROUND_UP
    """
    Away from zero, as behind 近.
    """


def parse_magnitude(text: str) -> int | Decimal:
    """
    Read a number in Arabic digits, such as 123.9万, 1,234,567 or 10亿零817万5288.

    Args:
        text: The number and nothing else. Full-width digits are read as half-width ones; commas
            have to part every three digits; a decimal may carry one magnitude at its end.

    Returns:
        An ``int`` where the number is whole after scaling, or was written without a point; else a
        ``Decimal`` with the digits as written.

    Raises:
        NumeralError: If the text is anything else.
    """
    quick = read_plain(text)
    if quick is not None and quick[2] == len(text):
        return quick[0]
    return value_of(parse_arabic(text), text)


def format_magnitude(
    value: int | Decimal, *, decimals: int | None = None, rounding: Rounding | None = None
) -> str:
    """
    Write a number with the magnitude that suits it, such as 123.9万.

    Below 10,000 the number is written plainly. Nothing is rounded unless it is asked for, by a
    number of decimals or by a mode of rounding; the magnitude is chosen after rounding, so that
    99,999,999 is 1亿 to one decimal.

    Args:
        value: A number below 10^16 in size.

        decimals: How many decimals are kept at most, without trailing zeros. If neither this nor
            ``rounding`` is given, a number that two decimals cannot hold is refused.

        rounding: How to round; `Rounding.HALF_EVEN` where only ``decimals`` is given.

    Raises:
        TypeError: If the value is neither ``int`` nor ``Decimal``.

        ValueError: If ``decimals`` is negative or above 64.

        NumeralError: If the value is too large, or would have to be rounded unasked.
    """
    if decimals is not None and not 0 <= decimals <= LENGTH_LIMIT:
        msg = f"decimals must be from 0 to {LENGTH_LIMIT} (got {decimals})"
        raise ValueError(msg)
    whole, fraction, negative = split_decimal(value)
    sign = "-" if negative else ""
    if decimals is None and rounding is None:
        if whole < _SMALLEST:
            return f"{sign}{whole}{'.' if fraction else ''}{fraction}"
        mode = None
    else:
        mode = Rounding.HALF_EVEN if rounding is None else Rounding(rounding)
    places = _DECIMALS if decimals is None else decimals
    digits = int(f"{whole}{fraction}")
    for word, power in MAGNITUDES.items():
        rounded = _shifted(digits, places - power - len(fraction), mode)
        if rounded is None:
            raise NumeralError(str(value), 0, Reason.INEXACT)
        if rounded < _SMALLEST * ten_to(places):
            return sign * bool(rounded) + _plain(rounded, places) + word
    raise NumeralError(str(value), 0, Reason.OUT_OF_RANGE)


_SMALLEST = 10**4
_DECIMALS = 2


def _shifted(digits: int, shift: int, mode: Rounding | None) -> int | None:
    """
    Multiply by a power of ten and round; ``None`` where digits would go and no mode allows it.
    """
    if shift >= 0:
        return digits * ten_to(shift)
    unit = ten_to(-shift)
    kept, lost = divmod(digits, unit)
    if not lost:
        return kept
    if mode is None:
        return None
    if mode is Rounding.HALF_EVEN:
        return kept + (2 * lost + kept % 2 > unit)
    if mode is Rounding.HALF_UP:
        return kept + (2 * lost >= unit)
    return kept + (mode is Rounding.UP)


def _plain(digits: int, places: int) -> str:
    """
    Write digits with a point before the last ``places`` of them, without trailing zeros.
    """
    whole, fraction = divmod(digits, ten_to(places))
    return f"{whole}.{fraction:0{places}}".rstrip("0").rstrip(".")
