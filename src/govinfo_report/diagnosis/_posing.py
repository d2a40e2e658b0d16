"""
What this package is asked about: a report, or any section, with its rules.
"""

from __future__ import annotations

from typing import Any

from ..rules import Blanks, Rulebook, check_blanks
from ._case import Case

__all__ = ["case_of"]


def case_of(report: Any, blanks: Blanks, rules: Rulebook | None) -> Case:
    """
    Put a report and its rules together.

    Args:
        report: A report, what a reader returned, or any section whose rules are given.

        blanks: How a blank cell is read.

        rules: The rules; those of the report's form if left out.

    Raises:
        TypeError: ``report`` is no report, and no rules are given.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``, or the rules are about another
            form.
    """
    report = getattr(report, "report", report)
    book: Rulebook | None = rules or getattr(type(report), "rules", None)
    if not isinstance(book, Rulebook):
        msg = "this takes a report or a reading, or any section with rules="
        raise TypeError(msg)
    if not isinstance(report, book.cls):
        msg = f"the rules are about {book.cls.__name__}, the report is a {type(report).__name__}"
        raise ValueError(msg)  # noqa: TRY004 - both are of the right type, they do not go together
    check_blanks(blanks)
    return Case(report, book, blanks)
