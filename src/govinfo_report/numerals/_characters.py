"""
What all readers share: the limits, the folding of full-width characters, exact powers of ten.
"""

from __future__ import annotations

from decimal import Decimal

from ._errors import NumeralError, Reason

__all__ = ["LENGTH_LIMIT", "LIMIT", "checked", "decimal_of", "exact", "folded", "ten_to"]

LIMIT = 10**16
"""
Every value is smaller than this; 9999万9999亿9999万9999 is the largest whole number.
"""

LENGTH_LIMIT = 64
"""
The longest text that is read as one numeral, in characters.
"""

# The true minus sign and the full-width one stand for the same key as the hyphen on a keyboard.
_FOLDS = str.maketrans("０１２３４５６７８９．％－−", "0123456789.%--")


def checked(text: str) -> str:
    """
    Give the text back if it is one that can be read at all.

    Args:
        text: What somebody wants to have read as one numeral.

    Raises:
        TypeError: If it is no text.

        NumeralError: If it is empty, blank or too long.
    """
    if not isinstance(text, str):
        msg = f"a numeral is read from a str (got {type(text).__name__})"
        raise TypeError(msg)
    if len(text) > LENGTH_LIMIT:
        raise NumeralError(text, LENGTH_LIMIT, Reason.TOO_LONG)
    if not text or text.isspace():
        raise NumeralError(text, 0, Reason.EMPTY)
    return text


def folded(text: str) -> str:
    """
    Write full-width digits, points, percent signs and minus signs in half width.

    The full-width comma stays: in a Chinese sentence it separates, it does not group.
    """
    return text if text.isascii() else text.translate(_FOLDS)


def ten_to(exponent: int) -> int:
    """
    Ten to the power of an exponent that is not negative.
    """
    # To a type checker an int to the power of an int can be anything.
    power: int = 10**exponent
    return power


def exact(coefficient: int, exponent: int) -> int | Decimal:
    """
    The value of ``coefficient`` times ten to the ``exponent``: whole where the exponent is not
    negative, else a decimal that keeps its digits.
    """
    if exponent >= 0:
        return coefficient * ten_to(exponent)
    return decimal_of(coefficient, exponent)


def decimal_of(coefficient: int, exponent: int) -> Decimal:
    """
    The same as a decimal in any case, in fixed-point digits.
    """
    if exponent > 0:
        return Decimal(coefficient * ten_to(exponent))
    # Built from text, since arithmetic would round to the precision of the caller's context.
    return Decimal(f"{coefficient}E{exponent}")
