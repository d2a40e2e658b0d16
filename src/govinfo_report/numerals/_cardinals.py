"""
Numbers in words, with sign and decimals: 小写 (一千二百三十四) and 大写 (壹仟贰佰叁拾肆).
"""

from __future__ import annotations

from decimal import Decimal

from ._characters import LENGTH_LIMIT, LIMIT, checked
from ._errors import NumeralError, Reason, with_sure_hint
from ._integers import read_integer
from ._scripts import FINANCIAL, INFORMAL, STRANGERS, TRADITIONAL, Script, write_integer

__all__ = [
    "format_cardinal",
    "format_financial",
    "parse_cardinal",
    "parse_financial",
    "split_decimal",
]

_DIGITS_OF_LIMIT = 16


def _parse(text: str, script: Script) -> int | Decimal:
    """
    Read a number with sign and decimals; what the error proposes is sure to be read.
    """
    try:
        return _read(checked(text), script)
    except NumeralError as error:
        raise with_sure_hint(error, lambda hint: _read(hint, script)) from None


def _read(text: str, script: Script) -> int | Decimal:
    """
    Read a number with sign and decimals.
    """
    body = text.translate(TRADITIONAL) if script is FINANCIAL else text
    sign = body.startswith("负")
    whole, point, fraction = body[sign:].partition("点")
    try:
        value = read_integer(whole, script)
    except NumeralError as error:
        hint = error.canonical
        if hint is not None:
            hint = "负" * sign + hint + point + fraction
        raise NumeralError(text, error.position + sign, error.reason, hint) from None
    if not point:
        if sign and not value:
            raise NumeralError(text, 0, Reason.NOT_CANONICAL, "零")
        return -value if sign else value
    digits = _fraction(text, fraction, sign + len(whole) + 1, script)
    result = Decimal(f"{'-' * sign}{value}.{digits}")
    if sign and not result:
        raise NumeralError(text, 0, Reason.NOT_CANONICAL, body[1:])
    return result


def _fraction(text: str, fraction: str, start: int, script: Script) -> str:
    """
    Read the digits behind 点, one by one.
    """
    if not fraction:
        raise NumeralError(text, len(text), Reason.INCOMPLETE)
    digits: list[str] = []
    for position, character in enumerate(fraction, start):
        if character not in script.values:
            strange = character in STRANGERS
            known = character in script.units or character in "点万亿"
            reason = (
                Reason.NOT_CANONICAL
                if known
                else Reason.MIXED_SCRIPT
                if strange
                else Reason.UNKNOWN_CHARACTER
            )
            raise NumeralError(text, position, reason)
        digits.append(str(script.values[character]))
    return "".join(digits)


def _format(value: int | Decimal, script: Script) -> str:
    """
    Write a number with sign and decimals.
    """
    if type(value) is int:
        if -LIMIT < value < LIMIT:
            return (
                write_integer(value, script) if value >= 0 else f"负{write_integer(-value, script)}"
            )
        raise _outside(value)
    whole, fraction, negative = split_decimal(value)
    text = write_integer(whole, script)
    if fraction:
        text = f"{text}点{''.join(script.digits[int(digit)] for digit in fraction)}"
    text = f"负{text}" if negative else text
    if len(text) > LENGTH_LIMIT:
        raise NumeralError(text, LENGTH_LIMIT, Reason.OUT_OF_RANGE)
    return text


def split_decimal(value: int | Decimal) -> tuple[int, str, bool]:
    """
    Split a number into its whole part, the digits behind the point and whether it is negative.

    Args:
        value: An ``int`` or a finite ``Decimal``; anything else is refused, since a float is not
            what it seems to be and a ``bool`` is no number.

    Raises:
        TypeError: If the value is of another type.

        NumeralError: If the value is infinite, no number, or beyond the limits.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        msg = f"a numeral is written from an int or a Decimal (got {type(value).__name__})"
        raise TypeError(msg)
    number = Decimal(value)
    if not number.is_finite() or not -LENGTH_LIMIT <= number.adjusted() < _DIGITS_OF_LIMIT:
        raise _outside(value)
    text = format(number, "f").lstrip("-")
    if len(text) > LENGTH_LIMIT:
        raise _outside(value)
    whole, _, fraction = text.partition(".")
    return int(whole), fraction, number < 0


def _outside(value: int | Decimal) -> NumeralError:
    return NumeralError(f"{Decimal(value):.3e}", 0, Reason.OUT_OF_RANGE)


def parse_cardinal(text: str) -> int | Decimal:
    """
    Read a number in words, such as 一千二百三十四, 负五 or 九十五点零六.

    Args:
        text: The number and nothing else. Besides the canonical text, 两 before 百 千 万 亿, a
            leading 一十 and an optional 零 before a figure of thousands (十万零一千) are accepted.

    Returns:
        An ``int``, or a ``Decimal`` with the digits as written where there is a 点.

    Raises:
        NumeralError: If the text is anything else.
    """
    return _parse(text, INFORMAL)


def format_cardinal(value: int | Decimal) -> str:
    """
    Write a number in words, such as 一千二百三十四.

    Args:
        value: A number below 10^16 in size; a ``Decimal`` keeps its digits.

    Raises:
        TypeError: If it is neither ``int`` nor ``Decimal``.

        NumeralError: If it is too large, or its text too long to be read again.
    """
    return _format(value, INFORMAL)


def parse_financial(text: str) -> int | Decimal:
    """
    Read a number in 大写, such as 壹仟贰佰叁拾肆.

    Args:
        text: The number and nothing else. Besides the canonical text, 拾 without a leading 壹, the
            traditional 貳 陸 億 萬 and an optional 零 before a figure of thousands are accepted.

    Returns:
        An ``int``, or a ``Decimal`` with the digits as written where there is a 点.

    Raises:
        NumeralError: If the text is anything else.
    """
    return _parse(text, FINANCIAL)


def format_financial(value: int | Decimal) -> str:
    """
    Write a number in 大写, such as 壹仟贰佰叁拾肆.

    Args:
        value: A number below 10^16 in size; a ``Decimal`` keeps its digits.

    Raises:
        TypeError: If it is neither ``int`` nor ``Decimal``.

        NumeralError: If it is too large, or its text too long to be read again.
    """
    return _format(value, FINANCIAL)
