"""
The values that cells hold, and the functions that read and write them.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import Any, Final, TypeAlias, overload

from attrs import field, frozen

from ..units import Unit
from ._cell import LARGEST, LONGEST_NUMERAL, NUMBERS, Kind, meaning, plain_span, tidy
from ._interval import FAR, Interval, end

__all__ = [
    "MISSING",
    "Amount",
    "Count",
    "Figure",
    "Kind",
    "Printed",
    "add",
    "amount",
    "bounds",
    "figure",
    "from_interval",
    "has_number",
    "in_unit",
    "written",
]

_PLAIN_COUNT = re.compile(r"-?(?:0|[1-9][0-9]{0,15})", re.ASCII)
_PLAIN_AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,12})?", re.ASCII)


@frozen(weakref_slot=False)
class Printed:
    """
    A cell that prints something else than one plain number; it *is* its text.

    Two are equal when their texts are. The rest is computed from the text and the line it stands
    in; a section sets unit and sign to those of the line.

    Attributes:
        text: The text without layout; ``None`` for a row that the source does not have.

        unit: The unit of the line, which decides between counts and money.

        signed: Whether the line can be negative.

        kind: How exactly the text says its value.

        low: The smallest value in grains (1 for counts, one 分 for money), ``None`` where the text
            gives none.

        high: The largest value in grains, ``None`` where the text gives none.

        note: What stands in brackets behind the number.

        span: The values that the cell allows in its line, as two integers for bulk arithmetic.
    """

    text: str | None
    unit: Unit = field(default=Unit.ITEM, eq=False, repr=False, kw_only=True)
    signed: bool = field(default=False, eq=False, repr=False, kw_only=True)
    kind: Kind = field(init=False, eq=False, repr=False)
    low: int | None = field(init=False, eq=False, repr=False)
    high: int | None = field(init=False, eq=False, repr=False)
    note: str | None = field(init=False, eq=False, repr=False)
    span: tuple[int, int] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        text = self.text
        if text is not None:
            if not isinstance(text, str):
                msg = f"Printed holds a cell's text (got {text!r}); write figure(...) to read one"
                raise TypeError(msg)
            text = tidy(text)
            plain = _plain(text, self.unit, signed=self.signed)
            if plain is not None:
                msg = f"{text!r} is a plain number: write {plain!r}"
                raise ValueError(msg)
        says = meaning(text, self.unit, self.signed)
        put = object.__setattr__
        put(self, "text", text)
        put(self, "kind", says.kind)
        put(self, "span", says.span)
        put(self, "note", says.note)
        numeric = says.kind in NUMBERS
        low, high = says.span
        put(self, "low", end(low) if numeric else None)
        put(self, "high", end(high) if numeric else None)

    @overload
    def __add__(self, other: int) -> int | Printed: ...
    @overload
    def __add__(self, other: Decimal) -> Decimal | Printed: ...
    @overload
    def __add__(self, other: Printed) -> Any: ...
    def __add__(self, other: object) -> Any:
        return add(self, other) if _is_figure(other) else NotImplemented

    @overload
    def __radd__(self, other: int) -> int | Printed: ...
    @overload
    def __radd__(self, other: Decimal) -> Decimal | Printed: ...
    def __radd__(self, other: object) -> Any:
        return add(other, self) if _is_figure(other) else NotImplemented

    @overload
    def __sub__(self, other: int) -> int | Printed: ...
    @overload
    def __sub__(self, other: Decimal) -> Decimal | Printed: ...
    @overload
    def __sub__(self, other: Printed) -> Any: ...
    def __sub__(self, other: object) -> Any:
        return _subtract(self, other) if _is_figure(other) else NotImplemented

    @overload
    def __rsub__(self, other: int) -> int | Printed: ...
    @overload
    def __rsub__(self, other: Decimal) -> Decimal | Printed: ...
    def __rsub__(self, other: object) -> Any:
        return _subtract(other, self) if _is_figure(other) else NotImplemented

    def __mul__(self, factor: int) -> Any:
        if type(factor) is not int:
            return NotImplemented
        if factor > 0 and self.kind in _NOTHING:
            return self
        return from_interval(bounds(self) * factor, self.unit)

    __rmul__ = __mul__


Count: TypeAlias = int | Printed
"""
A cell of a line that counts.
"""

Figure: TypeAlias = Count
"""
Another name of :data:`Count`, for what :func:`figure` reads.
"""

Amount: TypeAlias = Decimal | Printed
"""
A cell of a line of money: a ``Decimal`` in the line's own unit, or what else is printed.
"""

_NOTHING = frozenset({Kind.BLANK, Kind.DASH, Kind.MISSING})

MISSING: Final = Printed(None)
"""
The cell of a row that the source does not have.
"""


def figure(text: str | None, signed: bool = False) -> Count:  # noqa: FBT001, FBT002 - design § 2 fixes it
    """
    Read a cell of a line that counts.

    Args:
        text: The cell's text; ``None`` says that the source does not have the row.

        signed: Whether the line can be negative.

    Returns:
        An ``int`` if the text is one whole number in its plain form, else a :class:`Printed`.
        It never raises for a text: what cannot be read is of kind ``UNREADABLE`` and keeps it.
    """
    if type(text) is str and text.isdecimal() and text.isascii() and len(text) <= _DIGITS:  # noqa: SIM102 - the outer test is the hot one
        if text[0] != "0" or len(text) == 1:
            return int(text)
    _check_text(text)
    if text is not None and len(text) > LONGEST_NUMERAL:
        return Printed(text, signed=signed)
    return _figure(text, signed)


def amount(text: str | None, unit: Unit = Unit.TEN_THOUSAND_YUAN) -> Amount:
    """
    Read a cell of a line of money.

    Args:
        text: The cell's text; ``None`` says that the source does not have the row.

        unit: The line's unit.

    Returns:
        A ``Decimal`` in the line's unit if the text is a plain decimal, else a :class:`Printed`.
    """
    _check_text(text)
    if text is not None and len(text) > LONGEST_NUMERAL:
        return Printed(text, unit=unit)
    return _amount(text, unit)


_DIGITS = len(str(LARGEST))


@functools.lru_cache(maxsize=1 << 14)
def _figure(text: str | None, signed: bool) -> Count:  # noqa: FBT001 - a cache key
    if text is not None:
        plain = _plain_count(tidy(text), signed=signed)
        if plain is not None:
            return plain
    return MISSING if text is None and not signed else Printed(text, signed=signed)


@functools.lru_cache(maxsize=1 << 14)
def _amount(text: str | None, unit: Unit) -> Amount:
    if text is not None:
        plain = _plain_amount(tidy(text), unit)
        if plain is not None:
            return plain
    return Printed(text, unit=unit)


def _plain(text: str, unit: Unit, *, signed: bool) -> int | Decimal | None:
    return _plain_amount(text, unit) if unit.is_money else _plain_count(text, signed=signed)


def _plain_count(text: str, *, signed: bool) -> int | None:
    if not _PLAIN_COUNT.fullmatch(text) or text == "-0":
        return None
    value = int(text)
    return value if signed or value >= 0 else None


def _plain_amount(text: str, unit: Unit) -> Decimal | None:
    if not _PLAIN_AMOUNT.fullmatch(text):
        return None
    value = Decimal(text)
    return value if plain_span(value, unit) else None


def has_number(cell: Figure) -> bool:
    """
    Say whether a cell says a number that its line can have, exactly or not.

    Args:
        cell: The cell.
    """
    return not isinstance(cell, Printed) or cell.kind in NUMBERS


def written(cell: Count | Amount) -> str | None:
    """
    Write a cell as it would be printed; reading that again gives the same cell.

    Returns:
        The text, or ``None`` for :data:`MISSING`.
    """
    if type(cell) is int:
        return str(cell)
    if isinstance(cell, Printed):
        return cell.text
    if isinstance(cell, Decimal):
        return format(cell, "f")
    raise _no_cell(cell)


def bounds(cell: Count | Amount, signed: bool = False, unit: Unit | None = None) -> Interval:  # noqa: FBT001, FBT002 - design § 2 fixes it
    """
    Say which values a cell allows.

    A rounded number allows half a unit of its last printed digit to either side; a cell without
    any number allows whatever its line can hold.

    Args:
        cell: The cell.

        signed: Whether its line can be negative.

        unit: The unit of its line; needed for amounts that are not in 万元.

    Returns:
        The values in grains: 1 for counts, one 分 for money.
    """
    low, high = _span(cell, signed=signed, unit=unit)
    return Interval.from_span(low, high)


def _span(cell: object, *, signed: bool, unit: Unit | None) -> tuple[int, int]:
    if type(cell) is int:
        return cell, cell
    if isinstance(cell, Printed):
        if (signed and not cell.signed) or (unit is not None and unit is not cell.unit):
            line = unit if unit is not None else cell.unit
            return meaning(cell.text, line, signed or cell.signed).span
        return cell.span
    if isinstance(cell, Decimal):
        line = Unit.TEN_THOUSAND_YUAN if unit is None else unit
        span = plain_span(cell, line) if cell.is_finite() else None
        return (0, FAR) if span is None else span
    raise _no_cell(cell)


def _no_cell(value: object) -> TypeError:
    msg = f"a cell is an int, a Decimal or a Printed (got {value!r}); write figure(...)"
    return TypeError(msg)


def _check_text(text: object) -> None:
    if text is not None and not isinstance(text, str):
        msg = f"a cell's text is a str, or None for a missing row (got {text!r})"
        raise TypeError(msg)


def _is_figure(value: object) -> bool:
    return type(value) is int or isinstance(value, (Decimal, Printed))


def add(left: Any, right: Any, unit: Unit | None = None) -> Any:
    """
    Add two cells of the same line.

    Args:
        left: A cell.

        right: A cell of the same kind: counts do not add to money.

        unit: The unit of the line; needed for two ``Decimal`` that are not in 万元.

    Returns:
        An ``int`` or a ``Decimal`` where the sum is exact, else a :class:`Printed` range.

    Raises:
        TypeError: One is a count and the other money, or a unit is unstated.
    """
    if type(left) is int and type(right) is int:
        return left + right
    unit = _common_unit(left, right, unit)
    if isinstance(left, Printed) and left == right and left.kind in _NOTHING:
        return left  # what both leave out stays left out
    if _is_zero(left):
        return right
    if _is_zero(right):
        return left
    _refuse_unstated(left, right, unit)
    return from_interval(bounds(left, unit=unit) + bounds(right, unit=unit), unit)


def _subtract(left: Any, right: Any) -> Any:
    unit = _common_unit(left, right, None)
    _refuse_unstated(left, right, unit)
    return from_interval(bounds(left, unit=unit) - bounds(right, unit=unit), unit)


def _refuse_unstated(left: object, right: object, unit: Unit) -> None:
    if unit is Unit.UNSTATED:
        msg = f"{left!r} and {right!r} do not add up: the form does not say in which unit they are"
        raise TypeError(msg)


def _is_zero(cell: object) -> bool:
    return str(cell) == "0" and not isinstance(cell, Printed)


def _common_unit(left: object, right: object, unit: Unit | None) -> Unit:
    """
    Find the unit in which both cells count; counts are all alike.
    """
    money = [
        cell.unit for cell in (left, right) if isinstance(cell, Printed) and cell.unit.is_money
    ]
    given = Unit.TEN_THOUSAND_YUAN if unit is None else unit
    of_decimals = money[0] if money else given
    cells = [cell for cell in (left, right) if cell != MISSING] or [left]
    units = {_unit_of(cell, of_decimals) for cell in cells}
    if len(units) > 1:
        msg = f"{left!r} and {right!r} do not add up: one counts and one is money, or units differ"
        raise TypeError(msg)
    return units.pop()


def _unit_of(cell: object, of_decimals: Unit) -> Unit:
    if isinstance(cell, Decimal):
        return of_decimals
    return cell.unit if isinstance(cell, Printed) and cell.unit.is_money else Unit.ITEM


def from_interval(interval: Interval, unit: Unit) -> Any:
    """
    Make the cell that allows just these values.

    Args:
        interval: The values, in grains.

        unit: The unit of the line.

    Returns:
        An ``int`` or a ``Decimal`` where there is one value, else a :class:`Printed` range.
    """
    signed = interval.low is None or interval.low < 0
    if interval.is_exact and unit.is_money and interval.low:
        # only all its places make a Decimal exact to the 分
        return Decimal(interval.low).scaleb(-_places(unit))
    low, high = (in_unit(value, unit) for value in (interval.low, interval.high))
    text = _range_text(low, high)
    return amount(text, unit) if unit.is_money else figure(text, signed=signed)


def _range_text(low: int | str | None, high: int | str | None) -> str:
    if high is None:
        return _UNKNOWN if low in {None, 0, "0"} else f"{low}以上"
    if low is None:
        return f"不超过{high}"
    return str(low) if low == high else f"{low}—{high}"


_UNKNOWN = "不详"
"""
What stands for whatever the line can hold: a blank might be read as zero, and a dash says that
there is no figure. It is no number of the grammar, so nobody reads one into it.
"""


def in_unit(grains: int | None, unit: Unit) -> int | str | None:
    """
    Give an end of an interval in its line's unit.

    Args:
        grains: The end, in grains; ``None`` for no end.

        unit: The unit of the line.

    Returns:
        The ``int`` of a count; for money a plain decimal without zeros at its end; ``None`` for no
        end.
    """
    if grains is None or not unit.is_money:
        return grains
    places = _places(unit)
    digits = str(abs(grains)).rjust(places + 1, "0")
    whole, fraction = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    sign = "-" if grains < 0 else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def _places(unit: Unit) -> int:
    """
    How many decimals of a unit a 分 is: 2 for 元, 6 for 万元.
    """
    return len(str(unit.grains)) - 1
