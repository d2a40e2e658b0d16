"""
One number with its unit, without the marks around it: 10余万条, 一百多件, 数十, 二三米, 三成五.
"""

from __future__ import annotations

import attrs

from ..units import match_unit
from ._arabic import MAGNITUDES, read_arabic, refuse_arabic
from ._errors import NumeralError, Reason
from ._phrase import MORE, Phrase, more, trailing_zeros
from ._wording import DIGITS, VAGUE, WORD_CHARACTERS, words

__all__ = ["phrase"]

_ARABIC_STARTS = frozenset("-.,0123456789")
_BLANKS = frozenset(" \u00a0\u3000")
_RATIO_SIGNS = {"%": -2, "‰": -3, "‱": -4}
_RATIO_WORDS = {"百分之": ("%", -2), "千分之": ("‰", -3), "万分之": ("‱", -4)}
_RATIO_WORD_LENGTH = 3


def phrase(text: str, *, bare: bool = False, shared: bool = False) -> Phrase:
    """
    Read a number with its unit.

    Args:
        text: The number and its unit and nothing else, full-width characters folded. The positions
            of errors count in it.

        bare: Whether 百, 万 and so on may stand without a number before them, as behind 近.

        shared: Whether this is the first end of a range, whose unit may stand behind the second.

    Raises:
        NumeralError: If the text is anything else.
    """
    if not text:
        raise NumeralError(text, 0, Reason.INCOMPLETE)
    ratio = _RATIO_WORDS.get(text[:_RATIO_WORD_LENGTH])
    if ratio is not None:
        return _ratio_inwords(text, *ratio)
    if text[0] in _ARABIC_STARTS:
        number = _arabic(text, 0)
    else:
        number = words(text, 0, bare=bare, two=shared or None)
    return _with_unit(text, number)


def _ratio_inwords(text: str, unit: str, power: int) -> Phrase:
    """
    Read 百分之三十 and its kin, where the number stands behind its unit.
    """
    start = _RATIO_WORD_LENGTH
    if text[start : start + 1] in _ARABIC_STARTS:
        raise NumeralError(text, start, Reason.MIXED_SCRIPT)
    number = words(text, start, bare=text[start:] == "百", two=False)
    if number.end != len(text):
        raise NumeralError(text, number.end, Reason.UNIT_MISMATCH)
    return _as_ratio(text, number, unit, power)


def _as_ratio(text: str, number: Phrase, unit: str, power: int) -> Phrase:
    if number.scaled:
        raise NumeralError(text, number.end - 1, Reason.UNIT_MISMATCH)
    return attrs.evolve(
        number,
        exponent=number.exponent + power,
        last=number.last + power,
        step=number.step + power,
        unit=unit,
        ratio=power,
        end=len(text),
    )


def _with_unit(text: str, number: Phrase) -> Phrase:
    """
    Read what stands behind the number: nothing, or one unit.
    """
    start = number.end
    if start == len(text):
        return number
    blank = text[start] in _BLANKS
    start += blank
    rest = text[start:]
    if rest in _RATIO_SIGNS:
        return _as_ratio(text, number, rest, _RATIO_SIGNS[rest])
    if rest[:1] == "成":
        return _tenths(text, number, start)
    word, end = match_unit(text, start)
    if not word:
        raise _no_unit(text, start, marked=number.mark is not None)
    if end != len(text):
        doubled = match_unit(text, end)[0] or text[end] in _RATIO_SIGNS
        reason = Reason.UNIT_MISMATCH if doubled else Reason.UNKNOWN_CHARACTER
        raise NumeralError(text, end, reason)
    return attrs.evolve(number, unit=word, end=end)


def _no_unit(text: str, position: int, *, marked: bool) -> NumeralError:
    if marked and text[position : position + 1] in VAGUE:
        return NumeralError(text, position, Reason.DOUBLE_MARK)
    return refuse_arabic(text, text, position)


def _tenths(text: str, number: Phrase, start: int) -> Phrase:
    """
    Read 成, tenths with an optional half place: 三成 is 0.3, 三成五 is 0.35.
    """
    tail = text[start + 1 :]
    if tail:
        half = DIGITS.get(tail)
        whole = not number.exponent and number.mark is None and text[start - 1] in WORD_CHARACTERS
        if half is None or not whole or tail == "两":
            raise NumeralError(text, start + 1, Reason.NOT_CANONICAL)
        value = number.low * 10 + half
        number = attrs.evolve(number, low=value, high=value, exponent=-1, last=-1, step=-1)
    number = _as_ratio(text, number, "成", -1)
    if number.high * 10 ** max(number.exponent, 0) > 10 ** max(-number.exponent, 0):
        raise NumeralError(text, 0, Reason.OUT_OF_RANGE)
    return number


def _arabic(text: str, start: int) -> Phrase:
    """
    Read a number in Arabic digits, with 余 or 多 before or behind its magnitude.
    """
    number = read_arabic(text, start)
    if number is None:
        raise refuse_arabic(text, text, start)
    coefficient, exponent, end = number.coefficient, number.exponent, number.end
    if not coefficient and text[start] == "-":
        raise NumeralError(text, start, Reason.NOT_CANONICAL, text[start + 1 :])
    step = exponent if number.decimals else exponent + trailing_zeros(coefficient)
    if text[end : end + 1] not in MORE:
        return Phrase(
            coefficient, coefficient, exponent, end,
            last=exponent, step=step, scaled=number.scaled,
        )  # fmt: skip
    position, end = end, end + 1
    word = "" if number.scaled else _magnitude_at(text, end)
    power = MAGNITUDES[word]
    return more(
        text,
        position,
        coefficient,
        exponent + power,
        # 10余万 leaves open how many 万 there are, 10万余 only what stands below 万.
        exponent if number.magnitude else step + power,
        last=exponent + power,
        step=step + power,
        scaled=number.scaled or bool(word),
        end=end + len(word),
    )


def _magnitude_at(text: str, start: int) -> str:
    return next((word for word in ("万亿", "万", "亿") if text.startswith(word, start)), "")
