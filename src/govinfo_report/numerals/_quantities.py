"""
One quantity and nothing else: 12,345件, 123.9万余条, 超过3万人, 15%～30%, 数十.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..units import UNIT_WORDS
from ._arabic import read_plain
from ._characters import LIMIT, checked, decimal_of, exact, folded, ten_to
from ._errors import NumeralError, Reason, with_sure_hint
from ._marks import PREFIXES, SUFFIXES, Ends, Meaning, ends, prefix_of, suffix_of
from ._phrase import MORE, Phrase
from ._phrases import phrase
from ._quantity import Doubt, Quantity

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["parse_quantity"]

_CONNECTORS = frozenset("—～~–至到")
_DASH = "-"


def parse_quantity(text: str) -> Quantity:
    """
    Read one quantity: a number with its unit, exact, approximate or a range.

    Args:
        text: The quantity and nothing else, such as 9834件, 123.9万余条, 50%以上 or 9亿～16亿.

    Raises:
        TypeError: If it is no text.

        NumeralError: If the text is anything else.
    """
    quick = read_plain(text)
    if quick is not None:
        value, resolution, end = quick
        unit = text[end:] or None
        if unit is None or (unit in UNIT_WORDS and unit != "成"):
            return Quantity(
                value, value, value, low_open=False, high_open=False, unit=unit, mark=None,
                text=text, resolution=resolution, span=(0, len(text)),
            )  # fmt: skip
    plain = folded(checked(text))
    try:
        return _read(plain, text)
    except NumeralError as error:
        refusal = NumeralError(text, error.position, error.reason, error.canonical)
        raise with_sure_hint(refusal, lambda hint: _read(hint, hint)) from None


def _read(plain: str, text: str) -> Quantity:
    """
    Read a quantity whose full-width characters are folded.
    """
    prefix = prefix_of(plain)
    suffix = suffix_of(plain)
    start, end = len(prefix), len(plain) - len(suffix)
    connector = _connector(plain, start, end)
    if connector is not None:
        if prefix or suffix:
            raise NumeralError(text, connector if prefix else end, Reason.DOUBLE_MARK)
        return _range(plain, text, connector)
    if prefix and (suffix or prefix_of(plain[start:])):
        raise NumeralError(text, end if suffix else start, Reason.DOUBLE_MARK)
    if suffix and suffix_of(plain[:end]):
        raise NumeralError(text, end, Reason.DOUBLE_MARK)
    found = _placed(plain, start, end, bare=bool(prefix))
    meaning = PREFIXES.get(prefix) or SUFFIXES.get(suffix)
    if meaning is None:
        return _quantity(found, text)
    if found.mark is not None:
        raise NumeralError(text, end if suffix else 0, Reason.DOUBLE_MARK)
    if meaning is Meaning.UPWARDS and (not found.bare or plain[start] == "十" == plain[end - 1]):
        raise NumeralError(text, start, Reason.NOT_CANONICAL)
    interval = ends(meaning, found.low, found.exponent, found.step)
    if interval is None:
        raise NumeralError(text, start, Reason.OUT_OF_RANGE)
    return _quantity(found, text, prefix or suffix, interval)


def _placed(
    plain: str, start: int, end: int, *, bare: bool = False, shared: bool = False
) -> Phrase:
    """
    Read the phrase at a place, with the positions of errors counted in the whole text.
    """
    try:
        found = phrase(plain[start:end], bare=bare, shared=shared)
    except NumeralError as error:
        hint = error.canonical
        if hint is not None:
            hint = plain[:start] + hint + plain[end:]
        raise NumeralError(plain, error.position + start, error.reason, hint) from None
    low, exponent = abs(found.low), found.exponent
    if low * 10 ** max(exponent, 0) >= LIMIT * 10 ** max(-exponent, 0):
        raise NumeralError(plain, start, Reason.OUT_OF_RANGE)
    return found


def _connector(plain: str, start: int, end: int) -> int | None:
    """
    Where the dash or the word between the two ends of a range stands.
    """
    if plain[start : start + 1] in _CONNECTORS:
        raise NumeralError(plain, start, Reason.INCOMPLETE)
    found = [
        index
        for index in range(start + 1, end)
        if plain[index] in _CONNECTORS
        or (plain[index] == _DASH and _is_digit(plain[index - 1]) and _is_digit(plain[index + 1 :]))
    ]
    if len(found) > 1:
        raise NumeralError(plain, found[1], Reason.AMBIGUOUS_RANGE)
    return found[0] if found else None


def _is_digit(text: str) -> bool:
    return "0" <= text[:1] <= "9"


def _range(plain: str, text: str, connector: int) -> Quantity:
    """
    Read the two ends of a range and see whether they go together.
    """
    first = _placed(plain, 0, connector, shared=True)
    second = _placed(plain, connector + 1, len(plain))
    behind = connector + 1
    for end, place in ((first, 0), (second, behind)):
        if end.mark is not None:
            raise NumeralError(text, place, Reason.DOUBLE_MARK)
    if _is_arabic(plain) != _is_arabic(plain[behind:]):
        raise NumeralError(text, behind, Reason.MIXED_SCRIPT)
    if first.scaled != second.scaled or first.ratio != second.ratio:
        raise NumeralError(text, connector, Reason.AMBIGUOUS_RANGE)
    if first.unit != second.unit and (first.unit is not None or second.unit is None):
        raise NumeralError(text, behind, Reason.UNIT_MISMATCH)
    exponent = min(first.exponent, second.exponent)
    low = first.low * 10 ** (first.exponent - exponent)
    high = second.low * 10 ** (second.exponent - exponent)
    if low > high:
        raise NumeralError(text, 0, Reason.REVERSED_RANGE)
    ratio = bool(first.ratio)
    return Quantity(
        None,
        _value(low, exponent, ratio=ratio),
        _value(high, exponent, ratio=ratio),
        low_open=False,
        high_open=False,
        unit=second.unit,
        mark=plain[connector],
        text=text,
        resolution=None,
        span=(0, len(text)),
    )


def _is_arabic(text: str) -> bool:
    return _is_digit(text.lstrip(_DASH))


def _value(coefficient: int, exponent: int, *, ratio: bool) -> int | Decimal:
    """
    A number as it is given out: whole if it can be, a decimal for every ratio.
    """
    return decimal_of(coefficient, exponent) if ratio else exact(coefficient, exponent)


def _quantity(
    found: Phrase, text: str, mark: str | None = None, interval: Ends | None = None
) -> Quantity:
    """
    Build the quantity of one number, with the interval of its own mark or of one around it.
    """
    ratio = bool(found.ratio)
    value = _whole_if_scaled(found, ratio=ratio) if found.named else None
    resolution = _value(1, found.last, ratio=ratio) if found.named else None
    doubt = None
    if interval is None:
        mark = found.mark
        if mark in MORE and not found.step and found.exponent == 0 and not ratio:
            doubt = Doubt.MORE_AFTER_EXACT
        if mark is None:
            return Quantity(
                value, value, value, low_open=False, high_open=False, unit=found.unit, mark=None,
                text=text, resolution=resolution, span=(0, len(text)),
            )  # fmt: skip
        interval = Ends(
            found.low, found.high, found.exponent, low_open=False, high_open=not found.closed
        )
    low, high = (
        None if end is None else _whole(end, interval.exponent, ratio=ratio)
        for end in (interval.low, interval.high)
    )
    return Quantity(
        value, low, high, interval.low_open, interval.high_open, found.unit, mark, text,
        resolution, (0, len(text)), doubt,
    )  # fmt: skip


def _whole(coefficient: int, exponent: int, *, ratio: bool) -> int | Decimal:
    """
    The same as `_value`, but a count where nothing stands behind its point.
    """
    if exponent < 0 and not ratio and not coefficient % ten_to(-exponent):
        return coefficient // ten_to(-exponent)
    return _value(coefficient, exponent, ratio=ratio)


def _whole_if_scaled(found: Phrase, *, ratio: bool) -> int | Decimal:
    if found.scaled:
        return _whole(found.low, found.exponent, ratio=ratio)
    return _value(found.low, found.exponent, ratio=ratio)
