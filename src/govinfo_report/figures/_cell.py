"""
The grammar of a cell: from printed text to the values that it allows.

It stands on the strict grammar of :mod:`govinfo_report.numerals` and adds what only cells have:
dashes, notes in brackets, words for a sign, and what each kind of line can hold.
"""

from __future__ import annotations

import enum
import functools
import math
import re
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from ..numerals import BOUNDED_ABOVE_ONLY, NumeralError, Quantity, parse_quantity
from ..units import Unit
from ._interval import FAR

__all__ = [
    "LARGEST",
    "LONGEST_NUMERAL",
    "NUMBERS",
    "Kind",
    "Meaning",
    "meaning",
    "plain_span",
    "tidy",
]

LARGEST = 10**16 - 1
"""
The largest number a cell may print; it keeps every amount in 分 within 64 bits.
"""


class Kind(enum.Enum):
    """
    How exactly a cell's text says its value.
    """

    EXACT = "exact"
    """One whole number: ``1,234``, ``22（其中修订16件）``."""
    ROUNDED = "rounded"
    """Rounded to its last printed digit: ``123.9万``."""
    APPROXIMATE = "approximate"
    """Marked as approximate: ``约500``, ``860余``."""
    RANGE = "range"
    """Two ends: ``1299000—1301000``."""
    IMPOSSIBLE = "impossible"
    """A number that the line cannot have: ``-35``, or ``12.5`` of a count."""
    BLANK = "blank"
    """Nothing is printed; that is not zero."""
    DASH = "dash"
    """A sign for "no figure": ``/``, ``—``, ``不适用``."""
    MISSING = "missing"
    """The source does not have the row."""
    UNREADABLE = "unreadable"
    """Printed, but not understood."""


NUMBERS = frozenset({Kind.EXACT, Kind.ROUNDED, Kind.APPROXIMATE, Kind.RANGE})
"""
The kinds of cells that say a number which their line can have.
"""


@frozen(weakref_slot=False)
class Meaning:
    """
    What a text says in a line.

    Attributes:
        kind: How exactly it says it.

        span: The values it allows, in grains, with ``FAR`` for no end.

        note: What stands in brackets behind the number.
    """

    kind: Kind
    span: tuple[int, int]
    note: str | None = None


_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = "".join(
    character
    for character in map(chr, (*range(0x3001), 0xFEFF))
    if character.isspace() or character in "\u200b\ufeff"
)
_DASH = re.compile(r"[-－‐‑‒–—―─━/／\\＼]+|无|不适用|不涉及|[Nn]/?[Aa]")
_SIGN = re.compile(r"(?P<up>增加?|[+＋])|[减減]少?|[-－−]")
_LOST_SPACE = re.compile(r"[?？][ \u3000]+(?=\S)")
"""
What a wrong encoding leaves of a non-breaking space before a number.
"""

_OPENING = {"）": "（", ")": "(", "］": "［", "]": "[", "】": "【", "〕": "〔"}
LONGEST_NUMERAL = 64
"""
A longer text is not remembered, and is a number only with the note behind it.
"""

_RANGE_MARKS = frozenset("—～~–-－至到") | {"——"}


def tidy(text: str) -> str:
    """
    Take the layout off a cell's text: space at its ends and line breaks inside.
    """
    text = text.strip(_SPACES)
    if text.isprintable():
        return text
    first, *rest = _BREAKS.split(text)
    if not rest:
        return text
    *between, last = rest
    middle = "".join(piece.strip(_SPACES) for piece in between)
    return f"{first.rstrip(_SPACES)}{middle}{last.lstrip(_SPACES)}"


def plain_span(value: Decimal, unit: Unit) -> tuple[int, int] | None:
    """
    Say which whole numbers of 分 a plain amount allows: half its last digit to either side.

    Returns:
        The span, or ``None`` if no whole 分 is left.
    """
    exponent = value.as_tuple().exponent
    step = Fraction(1, 10 ** -int(exponent))
    return _money_span(Fraction(value), step, unit.grains)


def _money_span(value: Fraction, step: Fraction, grains: int) -> tuple[int, int] | None:
    if value == 0 and step == 1:
        return (0, 0)
    if not grains:  # the unit is unstated: only "zero" and "more than nothing" can be told apart
        return (0 if value == 0 else 1, FAR)
    low = math.ceil(max((value - step / 2) * grains, Fraction(0)))
    high = math.floor((value + step / 2) * grains)
    return (low, high) if low <= high else None


def meaning(text: str | None, unit: Unit, signed: bool) -> Meaning:  # noqa: FBT001 - a cache key
    """
    Say what a cell's text means in a line.

    Args:
        text: The text without layout, ``None`` where the row is not in the source.

        unit: The line's unit, which decides whether it holds counts or money.

        signed: Whether the line can be negative.
    """
    if text is not None and len(text) > LONGEST_NUMERAL:  # rare, and not worth keeping
        return _meaning(text, unit, signed)
    return _remembered(text, unit, signed)


@functools.lru_cache(maxsize=1 << 14)
def _remembered(text: str | None, unit: Unit, signed: bool) -> Meaning:  # noqa: FBT001 - a cache key
    return _meaning(text, unit, signed)


def _meaning(text: str | None, unit: Unit, signed: bool) -> Meaning:  # noqa: FBT001 - as above
    limits = (-FAR if signed else 0, FAR)
    if text is None:
        return Meaning(Kind.MISSING, limits)
    if not text:
        return Meaning(Kind.BLANK, limits)
    if _DASH.fullmatch(text):
        return Meaning(Kind.DASH, limits)
    quantity, negative, note = _quantity(text)
    if quantity is None or not _fits(quantity, unit):
        return Meaning(Kind.UNREADABLE, limits)
    kind = _kind(quantity, unit)
    span = _span(quantity, kind, unit, negative=negative, signed=signed)
    if span is None:
        return Meaning(Kind.IMPOSSIBLE, limits, note)
    if kind is Kind.ROUNDED and unit.is_money and span == (0, 0):
        kind = Kind.EXACT
    return Meaning(kind, span, note)


def _quantity(text: str) -> tuple[Quantity | None, bool, str | None]:
    """
    Find the number of a cell, whether a word makes it negative, and the note behind it.
    """
    note = None
    text = _LOST_SPACE.sub("", text, count=1) if text[0] in "?？" else text
    quantity = _parsed(text)
    if quantity is None and text[-1] in _OPENING:
        head, bracket, rest = text.partition(_OPENING[text[-1]])
        if bracket and head.strip():
            text, note = head.strip(), rest[:-1]
            quantity = _parsed(text)
    if quantity is not None:
        return quantity, False, note
    sign = _SIGN.match(text)
    if sign is None:
        return None, False, note
    quantity = _parsed(text[sign.end() :].lstrip())
    if quantity is not None and quantity.low is not None and quantity.low < 0:
        return None, False, note  # two signs say nothing
    return quantity, sign["up"] is None, note


def _parsed(text: str) -> Quantity | None:
    if len(text) > LONGEST_NUMERAL:
        return None
    try:
        return parse_quantity(text)
    except NumeralError:
        return None


def _fits(quantity: Quantity, unit: Unit) -> bool:
    """
    Say whether a number with this unit word can stand in a line of this unit.
    """
    word = quantity.unit
    if not unit.is_money:
        return word is None or (word in _COUNT_WORDS)
    if word is None:
        # 1.2万 in a line of 万元 may mean 1.2万元 or 1.2万万元: nobody can tell
        return unit is not Unit.TEN_THOUSAND_YUAN or not _has_magnitude(quantity)
    return word == Unit.YUAN


_COUNT_WORDS = frozenset(unit.value for unit in Unit if not unit.is_money)


def _has_magnitude(quantity: Quantity) -> bool:
    return "万" in quantity.text or "亿" in quantity.text


def _kind(quantity: Quantity, unit: Unit) -> Kind:
    if quantity.mark in _RANGE_MARKS:
        return Kind.RANGE
    if quantity.mark is not None or quantity.value is None:
        return Kind.APPROXIMATE
    # an amount is never exact: it stands for half a unit of its last digit to either side
    written_out = quantity.resolution == 1 and not unit.is_money
    return Kind.EXACT if written_out else Kind.ROUNDED


def _span(
    quantity: Quantity, kind: Kind, unit: Unit, *, negative: bool, signed: bool
) -> tuple[int, int] | None:
    """
    Say which whole numbers of grains a quantity allows, or ``None`` if the line has none of them.
    """
    grains = Unit.YUAN.grains if quantity.unit == Unit.YUAN else unit.grains
    scale = grains or 1
    if kind in _ROUNDABLE:
        low, high = _rounded(quantity, exact=kind is Kind.EXACT, grains=scale)
    else:
        low, high = _between(quantity, scale, signed=signed)
    if negative:
        low, high = -high, -low
    if not signed and (high < 0 or (quantity.low is not None and quantity.low < 0)):
        return None
    if not grains:  # the unit is unstated: only "zero" and "more than nothing" can be told apart
        low, high = (0, 0) if quantity.high == 0 else (int(quantity.low != 0), FAR)
    if not signed:
        low = max(low, 0)
    return (low, high) if low <= high else None


_ROUNDABLE = frozenset({Kind.EXACT, Kind.ROUNDED})


def _rounded(quantity: Quantity, *, exact: bool, grains: int) -> tuple[int, int]:
    """
    Give what one number allows: itself, or half a unit of its last digit to either side.
    """
    value = Fraction(0 if quantity.value is None else quantity.value)
    step = Fraction(1 if quantity.resolution is None else quantity.resolution)
    half = Fraction(0) if exact or (value == 0 and step == 1) else step / 2
    return math.ceil((value - half) * grains), math.floor((value + half) * grains)


def _between(quantity: Quantity, grains: int, *, signed: bool) -> tuple[int, int]:
    """
    Give what two ends allow, rounded inwards to closed whole ends.
    """
    low, high = -FAR, FAR
    if quantity.low is not None:
        scaled = Fraction(quantity.low) * grains
        low = math.floor(scaled) + 1 if quantity.low_open else math.ceil(scaled)
    if quantity.high is not None:
        scaled = Fraction(quantity.high) * grains
        high = math.ceil(scaled) - 1 if quantity.high_open else math.floor(scaled)
    if signed and quantity.mark in BOUNDED_ABOVE_ONLY:
        low = -FAR  # the grammar's zero is the limit of what is counted, not of a change
    return low, high
