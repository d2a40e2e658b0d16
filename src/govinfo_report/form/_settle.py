"""
Bringing a value into the one form that its place on the form has, or refusing it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs

from ..figures import Amount, Count, Printed, amount, figure
from ..figures._cell import LARGEST, tidy
from ..units import Unit, counting_unit
from ._local import Local
from ._structure import Field, Structure, check_places

__all__ = [
    "as_unit",
    "read_cell",
    "read_local_cell",
    "settle_cell",
    "settle_local",
    "settle_section",
]

_WRITE = 'write an int, or figure("…") for anything else that is printed'
_WRITE_MONEY = 'write a Decimal, or amount("…") for anything else that is printed'


def read_cell(field: Field, text: str | None) -> Count | Amount:
    """
    Read a text as the cell of a line.
    """
    return _read(text, field.word.unit, signed=field.word.signed)


def _read(text: str | None, unit: Unit, *, signed: bool) -> Count | Amount:
    return amount(text, unit) if unit.is_money else figure(text, signed=signed)


def read_local_cell(unit: Unit | str, text: str | None) -> Count | Amount:
    """
    Read a text as the cell of a local row with a unit.
    """
    return _read(text, counting_unit(unit), signed=False)


def settle_cell(name: str, unit: Unit, signed: bool, value: object) -> Count | Amount:  # noqa: FBT001 - called from generated code
    """
    Check the value of a cell.

    Returns:
        The value; a :class:`Printed` is read again for the line it stands in.

    Raises:
        TypeError: The value is a bool, a float, a text or of the other kind of line.

        ValueError: The line cannot have the number, or a plain number is wrapped in a text.
    """
    if isinstance(value, Printed):
        again = _read(value.text, unit, signed=signed)
        if not isinstance(again, Printed):
            msg = f"{name}: {value.text!r} is a plain number in this line: write {again!r}"
            raise ValueError(msg)  # noqa: TRY004 - the type is right, the text is not
        return again
    if unit.is_money:
        return _settle_money(name, unit, value)
    if type(value) is not int:
        msg = f"{name} must be a count (got {_shown(value)}): {_hint(value)}"
        raise TypeError(msg)
    if value < 0 and not signed:
        msg = f"{name} must not be negative (got {value}); figure({str(value)!r}) if it is printed"
        raise ValueError(msg)
    if abs(value) > LARGEST:
        msg = f"{name} must be below 10^16 (got a number of {len(str(abs(value)))} digits)"
        raise ValueError(msg)
    return value


def _settle_money(name: str, unit: Unit, value: object) -> Decimal:
    if not isinstance(value, Decimal):
        msg = f"{name} must be an amount of money (got {_shown(value)}): {_WRITE_MONEY}"
        raise TypeError(msg)
    text = format(value, "f")
    again = amount(text, unit) if value.is_finite() and len(text) <= _LONGEST_AMOUNT else None
    if not isinstance(again, Decimal) or again.as_tuple() != value.as_tuple():
        msg = f"{name} cannot be {value!r}: an amount is 0 or more, in plain digits, to the 分"
        raise ValueError(msg)
    return value


_LONGEST_AMOUNT = 32


def _shown(value: object) -> str:
    shown = repr(value)
    if len(shown) > _LONGEST_SHOWN:
        shown = f"{shown[:_LONGEST_SHOWN]}…"
    return f"{type(value).__name__} {shown}"


_LONGEST_SHOWN = 40


def _hint(value: object) -> str:
    if isinstance(value, str) and len(value) <= _LONGEST_SHOWN:
        return f"write figure({value!r})"
    if type(value) is float and value.is_integer() and abs(value) <= LARGEST:
        return f"write {int(value)}"
    if type(value) is float:
        return f"write figure({str(value)!r})"
    if type(value) is bool:
        return f"write {int(value)}"
    return _WRITE


def settle_section(name: str, cls: type, value: object) -> None:
    """
    Check that a section stands where one is declared.

    Raises:
        TypeError: It is of another class.
    """
    if type(value) is not cls:
        msg = f"{name} must be a {cls.__name__} (got {_shown(value)})"
        raise TypeError(msg)


def settle_local(made: Structure, name: str, value: object) -> tuple[Local[Any], ...]:
    """
    Check local rows and put them into printing order.

    Raises:
        TypeError: A row is not a ``Local``, or its cell is none.

        ValueError: A row stands nowhere, or its cell cannot be.
    """
    rows = tuple(value) if isinstance(value, (tuple, list)) else (value,)
    settled = tuple(_settle_row(made, f"{name}[{index}]", row) for index, row in enumerate(rows))
    return check_places(made, settled, name)


def _settle_row(made: Structure, name: str, row: object) -> Local[Any]:
    if not isinstance(row, Local):
        msg = f"{name} must be a form.Local (got {_shown(row)})"
        raise TypeError(msg)
    if type(row.label) is not str or type(row.unit) not in {str, Unit}:
        msg = f"{name} needs a label and a unit that are texts (got {_shown(row.label)})"
        raise TypeError(msg)
    if not row.label or tidy(row.label) != row.label:
        msg = f"{name} needs a label without breaks and space at its ends (got {_shown(row.label)})"
        raise ValueError(msg)
    if row.counts is not None and type(row.counts) is not bool:
        msg = f"{name}.counts must be True, False or None (got {_shown(row.counts)})"
        raise TypeError(msg)
    unit = as_unit(row.unit)
    if made.local is not None and made.local.type is not None:
        settle_section(f"{name}.figure", made.local.type, row.figure)
        return row if unit is row.unit else attrs.evolve(row, unit=unit)
    line = counting_unit(unit)
    cell = settle_cell(f"{name}.figure", line, signed=False, value=row.figure)
    if cell is row.figure and unit is row.unit:
        return row
    return attrs.evolve(row, figure=cell, unit=unit)


def as_unit(unit: Unit | str) -> Unit | str:
    """
    Give the unit of that name, or the text itself for a unit that no form has.
    """
    return _UNITS.get(unit, str(unit))


_UNITS: dict[str, Unit] = {unit.value: unit for unit in Unit if unit is not Unit.UNSTATED}
