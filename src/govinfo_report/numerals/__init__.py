"""
Chinese numerals: number ↔ text, exact and strict, and nothing about forms.

A text is accepted only if it is the canonical text of its value or one of the listed variants;
everything else raises `NumeralError`. Values are ``int`` or ``Decimal``, never ``float``.
Start with `parse_quantity` for one quantity and `find_quantities` for a text full of them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from ._cardinals import format_cardinal, format_financial, parse_cardinal, parse_financial
from ._errors import NumeralError, Reason
from ._magnitudes import Rounding, format_magnitude, parse_magnitude
from ._marks import BOUNDED_ABOVE_ONLY
from ._outlines import Outline, format_outline, parse_outline
from ._quantities import parse_quantity
from ._quantity import Doubt, Quantity

if TYPE_CHECKING:
    from ._contexts import Aside, TakenAs
    from ._dates import (
        UNSTATED_YEAR,
        format_date,
        format_document_number,
        format_year,
        parse_date,
        parse_document_number,
        parse_year,
    )
    from ._finding import Quantities, find_quantities
    from ._money import format_money, parse_money

__all__ = [
    "BOUNDED_ABOVE_ONLY",
    "UNSTATED_YEAR",
    "Aside",
    "Doubt",
    "NumeralError",
    "Outline",
    "Quantities",
    "Quantity",
    "Reason",
    "Rounding",
    "TakenAs",
    "find_quantities",
    "format_cardinal",
    "format_date",
    "format_document_number",
    "format_financial",
    "format_magnitude",
    "format_money",
    "format_outline",
    "format_year",
    "parse_cardinal",
    "parse_date",
    "parse_document_number",
    "parse_financial",
    "parse_magnitude",
    "parse_money",
    "parse_outline",
    "parse_quantity",
    "parse_year",
]

# Reading a table needs none of these; so importing the library does not wait for them.
_LATE = {
    "Aside": "_contexts",
    "Quantities": "_finding",
    "TakenAs": "_contexts",
    "UNSTATED_YEAR": "_dates",
    "find_quantities": "_finding",
    "format_date": "_dates",
    "format_document_number": "_dates",
    "format_money": "_money",
    "format_year": "_dates",
    "parse_date": "_dates",
    "parse_document_number": "_dates",
    "parse_money": "_money",
    "parse_year": "_dates",
}


def __getattr__(name: str) -> object:
    module = _LATE.get(name)
    if module is None:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value: object = getattr(importlib.import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
