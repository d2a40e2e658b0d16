"""
A number as it stands in a quantity: exact, with what its vague words leave open.
"""

from __future__ import annotations

from attrs import frozen

from ._errors import NumeralError, Reason

__all__ = ["MORE", "Phrase", "more", "trailing_zeros"]

MORE = frozenset("余多")
"""
The words that say that there is more than the number, but less than one step more.
"""


@frozen
class Phrase:
    """
    A number with its unit, kept exact as coefficients of one power of ten.

    Attributes:
        low: The number, or the lower end of what the words allow.

        high: The same number, or the upper end.

        exponent: The power of ten that both count.

        mark: The word inside that makes the number approximate, such as 余, 几 or 二三.

        named: Whether the text names one number.

        closed: Whether the upper end belongs to what the words allow.

        last: The power of ten of the last written place.

        step: The power of ten of the last non-zero place.

        scaled: Whether the number carries 万 or 亿.

        bare: Whether the number is a lone 百, 千, 万 and so on.

        end: Where the number ended, and after `phrase` the whole text.

        unit: The unit word; ``None`` for none.

        ratio: The power of ten that a sign or a word for a ratio brings; 0 for none.
    """

    low: int
    high: int
    exponent: int
    end: int
    mark: str | None = None
    named: bool = True
    closed: bool = True
    last: int = 0
    step: int = 0
    scaled: bool = False
    bare: bool = False
    unit: str | None = None
    ratio: int = 0


def trailing_zeros(n: int) -> int:
    digits = str(n)
    return len(digits) - len(digits.rstrip("0")) if n else 0


def more(
    text: str, position: int, coefficient: int, exponent: int, width: int, **places: int
) -> Phrase:
    """
    Build the interval of 余 and 多: from the number up to one step more.

    Args:
        text: The text, for the error.

        position: Where 余 stands.

        coefficient: The number.

        exponent: The power of ten that it counts.

        width: The power of ten of one step.

        **places: The fields ``last``, ``step`` and ``end``, and whether it is ``scaled``.
    """
    if coefficient <= 0:
        raise NumeralError(text, position, Reason.OUT_OF_RANGE)
    return Phrase(
        low=coefficient,
        high=coefficient + 10 ** (width - exponent),
        exponent=exponent,
        mark=text[position],
        closed=False,
        last=places["last"],
        step=places["step"],
        scaled=bool(places["scaled"]),
        end=places["end"],
    )
