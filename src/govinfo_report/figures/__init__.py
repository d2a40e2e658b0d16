"""
What a printed cell says: whole numbers, amounts of money, and everything else that a table prints.

A cell of a count is an ``int`` or a :class:`Printed`; a cell of money is a ``Decimal`` in its
line's own unit or a :class:`Printed`. :func:`figure` and :func:`amount` read a cell's text,
:func:`written` gives it back, :func:`bounds` says which values it allows. There is no float.

Start with ``_printed``; ``_cell`` holds the grammar, ``_interval`` the arithmetic of bounds.
"""

from __future__ import annotations

from ._cell import LARGEST, NUMBERS, tidy
from ._interval import FAR, Interval
from ._printed import (
    MISSING,
    Amount,
    Count,
    Figure,
    Kind,
    Printed,
    add,
    amount,
    bounds,
    figure,
    from_interval,
    has_number,
    in_unit,
    written,
)

__all__ = [
    "FAR",
    "LARGEST",
    "MISSING",
    "NUMBERS",
    "Amount",
    "Count",
    "Figure",
    "Interval",
    "Kind",
    "Printed",
    "add",
    "amount",
    "bounds",
    "figure",
    "from_interval",
    "has_number",
    "in_unit",
    "tidy",
    "written",
]
