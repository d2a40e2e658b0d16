"""
The one error of this package: where a text stops being a numeral, and why.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import attrs

from ..errors import GovInfoReportError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NumeralError", "Reason", "with_sure_hint"]


class Reason(enum.StrEnum):
    """
    Why a text is not accepted, as a code that programs can rely on.
    """

    AMBIGUOUS_RANGE = "ambiguous-range"
    BAD_DATE = "bad-date"
    BAD_MONEY = "bad-money"
    BAD_OUTLINE = "bad-outline"
    DOUBLE_MARK = "double-mark"
    ELIDED_UNIT = "elided-unit"
    EMPTY = "empty"
    GROUPING = "grouping"
    INCOMPLETE = "incomplete"
    INEXACT = "inexact"
    MAGNITUDE_ORDER = "magnitude-order"
    MIXED_SCRIPT = "mixed-script"
    NOT_CANONICAL = "not-canonical"
    OUT_OF_RANGE = "out-of-range"
    REVERSED_RANGE = "reversed-range"
    TOO_LONG = "too-long"
    UNIT_MISMATCH = "unit-mismatch"
    UNKNOWN_CHARACTER = "unknown-character"


_SENTENCES = {
    Reason.AMBIGUOUS_RANGE: "万, 亿 and % must stand on both sides of a range",
    Reason.BAD_DATE: "this is no year, date or document number of an accepted form",
    Reason.BAD_MONEY: "this is no amount by the rules for 大写 on bank forms",
    Reason.BAD_OUTLINE: "this is no outline number of an accepted form",
    Reason.DOUBLE_MARK: "a quantity takes one mark of approximation",
    Reason.ELIDED_UNIT: "a digit without its unit can mean two values",
    Reason.EMPTY: "there is nothing to read",
    Reason.GROUPING: "digits stand in no accepted grouping",
    Reason.INCOMPLETE: "something is missing here",
    Reason.INEXACT: "the value cannot be written without rounding, and no rounding was asked for",
    Reason.MAGNITUDE_ORDER: "units must fall from left to right, each at most once",
    Reason.MIXED_SCRIPT: "characters of another script of numerals",
    Reason.NOT_CANONICAL: "this is neither the canonical text of its value nor a listed variant",
    Reason.OUT_OF_RANGE: "the value is outside the range that this form can hold",
    Reason.REVERSED_RANGE: "the first end of a range must not be above the second",
    Reason.TOO_LONG: "one numeral has at most 64 characters",
    Reason.UNIT_MISMATCH: "the units do not fit each other",
    Reason.UNKNOWN_CHARACTER: "no numeral of this kind has this character here",
}

_SHOWN = 64


@attrs.define(str=False, eq=False)
class NumeralError(GovInfoReportError, ValueError):
    """
    A text is not a numeral of the kind that was asked for, or a value has no such text.

    Attributes:
        text: What was given; a text above the limit of 64 characters is cut there.

        position: Where in the text the trouble starts, counted from 0.

        character: The character there; empty where the text ends too early.

        reason: The code of what is wrong.

        canonical: What to write instead, where that is certain.
    """

    text: str
    position: int
    reason: Reason
    canonical: str | None = None
    character: str = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.character = self.text[self.position : self.position + 1]
        self.text = self.text[:_SHOWN]

    def __str__(self) -> str:
        where = f"at {self.position} ({self.character!r})" if self.character else "at its end"
        hint = f"; write {self.canonical}" if self.canonical is not None else ""
        return f"{self.text!r}: {self.reason} {where}: {_SENTENCES[self.reason]}{hint}"


def with_sure_hint(error: NumeralError, read: Callable[[str], object]) -> NumeralError:
    """
    Take the hint out of an error if the text that it proposes would be refused as well.

    Args:
        error: The error, whose hint mends one mistake.

        read: The reader that raised it.
    """
    if error.canonical is not None:
        try:
            read(error.canonical)
        except NumeralError:
            error.canonical = None
    return error
