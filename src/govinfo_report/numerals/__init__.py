"""
Chinese numerals: number ↔ text, exact and strict, and nothing about forms.

A text is accepted only if it is the canonical text of its value or one of the listed variants;
everything else raises `NumeralError`. Values are ``int`` or ``Decimal``, never ``float``.
"""

from __future__ import annotations

from ._cardinals import format_cardinal, format_financial, parse_cardinal, parse_financial
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
from ._errors import NumeralError, Reason
from ._finding import Quantities, find_quantities
from ._magnitudes import Rounding, format_magnitude, parse_magnitude
from ._money import format_money, parse_money
from ._outlines import Outline, format_outline, parse_outline
from ._quantities import parse_quantity
from ._quantity import Doubt, Quantity

__all__ = [
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
