"""
One cell on the wire: an integer for an exact count, the text for everything else, null for a row
that the source does not have.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ..figures import LARGEST, Amount, Count, amount, figure
from ..form import Field
from ..units import Unit

__all__ = ["LONGEST", "NotJson", "Reader", "cell_reader", "read_cell", "shown", "text_reader"]

Reader: TypeAlias = Callable[[object], Any]
"""
Turns what stands in a document into a value, or raises.
"""

LONGEST = 64
"""
The longest text that is remembered: no numeral is longer, and a hostile document cannot fill the
memory.
"""


class NotJson:
    """
    Stands for something in a JSON text that Python reads and no report can hold.

    Attributes:
        text: What it is, for messages.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def read_cell(value: object, unit: Unit, *, signed: bool) -> Count | Amount:
    """
    Read a cell.

    Args:
        value: What stands in the document.

        unit: The unit of the line.

        signed: Whether the line can be negative.

    Raises:
        TypeError: It is no integer of a count, no text and not null.

        ValueError: The line cannot have the integer.
    """
    if value is None or type(value) is str:
        return amount(value, unit) if unit.is_money else figure(value, signed)
    if unit.is_money:
        msg = f'must be the amount as text, such as "12.5", or null (got {shown(value)})'
        raise TypeError(msg)
    if type(value) is not int:
        msg = f"must be a whole number, the cell's text or null (got {shown(value)})"
        raise TypeError(msg)
    if value < 0 and not signed:
        msg = f'must not be negative (got {shown(value)}): write "{shown(value)}" if it is printed'
        raise ValueError(msg)
    if abs(value) > LARGEST:
        msg = f"must be below 10^16 (got {shown(value)}): write its text if it is printed"
        raise ValueError(msg)
    return value


def cell_reader(field: Field) -> Reader:
    """
    Make the reader of a line's cell.
    """
    return functools.partial(read_cell, unit=field.word.unit, signed=field.word.signed)


def text_reader(unit: Unit, *, signed: bool) -> Callable[[str | None], Count | Amount]:
    """
    Give a function that reads the texts of a line and remembers the short ones it has seen.

    Args:
        unit: The unit of the line.

        signed: Whether the line can be negative.
    """
    return _text_reader(unit if unit.is_money else None, signed)


@functools.cache
def _text_reader(money: Unit | None, signed: bool) -> Callable[[str | None], Count | Amount]:  # noqa: FBT001 - a cache key
    read: Callable[[str | None], Count | Amount]
    if money is None:
        read = functools.partial(figure, signed=signed)
    else:
        read = functools.partial(amount, unit=money)
    return functools.lru_cache(maxsize=1 << 14)(read)


_SHOWN = 40
_PLAIN_BITS = 80


def shown(value: object) -> str:
    """
    Show a value in a message: short, never failing, in the words of JSON.
    """
    kind = type(value)
    for types, show in _SHOW:
        if issubclass(kind, types):
            return show(value)
    return f"a {kind.__name__}"


def _show_int(value: int) -> str:
    return str(value) if value.bit_length() <= _PLAIN_BITS else "a number of too many digits"


def _show_text(value: str) -> str:
    more = "…" if len(value) > _SHOWN else ""
    return f"{json.dumps(value[:_SHOWN], ensure_ascii=False)}{more}"


_SHOW: tuple[tuple[tuple[type, ...], Callable[[Any], str]], ...] = (
    ((type(None), bool, float), json.dumps),
    ((int,), _show_int),
    ((str,), _show_text),
    ((Mapping,), lambda _: "an object"),
    ((list, tuple), lambda _: "a list"),
    ((NotJson,), lambda value: value.text),
)
