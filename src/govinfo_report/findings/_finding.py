"""
The facts of one finding.
"""

from __future__ import annotations

import enum
from typing import Any

from attrs import frozen

from .._language import is_chinese
from ..figures import Interval, in_unit
from ..units import Unit
from ._wording import doubt, sentence

__all__ = [
    "Basis",
    "CellFact",
    "EquationVerdict",
    "Finding",
    "Joint",
    "Reason",
    "Severity",
    "Verdict",
]


class Severity(enum.Enum):
    """
    How bad it is if a rule is violated.
    """

    ERROR = "error"
    """The table contradicts itself."""
    WARNING = "warning"
    """Hardly possible; someone should look."""
    NOTICE = "notice"
    """Unusual."""


class Basis(enum.Enum):
    """
    Where a rule comes from.
    """

    PRINTED = "printed"
    """The form prints it."""
    LAYOUT = "layout"
    """Numbered parts stand under their total."""
    DEFINITION = "definition"
    """The words of the labels say it."""
    PLAUSIBILITY = "plausibility"
    """It is so in practice."""


class Verdict(enum.Enum):
    """
    What follows from the printed digits.
    """

    HOLDS = "holds"
    """Whatever the cells stand for, the rule holds."""
    POSSIBLE = "possible"
    """The digits cannot tell."""
    VIOLATED = "violated"
    """Whatever the cells stand for, the rule is broken."""
    NOT_APPLICABLE = "not_applicable"
    """The rule says nothing about this report."""


class Reason(enum.Enum):
    """
    Why the digits cannot tell.
    """

    MISSING = "missing"
    """A cell has no number."""
    ROUNDING = "rounding"
    """A number is not exact."""
    BOTH = "both"
    """Some cells have no number and others are not exact."""


@frozen
class CellFact:
    """
    A cell that a finding speaks of.

    Attributes:
        path: Its path.

        label: The label of its row as printed, without its number.

        column: The words above its column in a matrix, else ``None``.

        role: What it is in the rule, such as ``total`` or ``part``.

        written: Its text; ``None`` if the source does not have it.

        name: What it is called in a sentence.

        of: Which report it stands in, where a finding speaks of several: its year, or its agency.
    """

    path: str
    label: str
    column: str | None
    role: str
    written: str | None
    name: str
    of: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """
        Give the entry of the fixed JSON form; ``of`` only where a finding speaks of several
        reports.
        """
        entry = {
            "path": self.path,
            "label": self.label,
            "column": self.column,
            "role": self.role,
            "written": self.written,
        }
        return entry if self.of is None else {**entry, "of": self.of}


@frozen
class EquationVerdict:
    """
    The verdict of one equation.

    Attributes:
        rule: The id of its rule.

        where: The path of the stated cell.

        severity: How bad a violation is.

        basis: Where the rule comes from.

        verdict: What follows from the digits.

        reason: Why the verdict is ``POSSIBLE``, else ``None``.

        name: What the stated cell is called in a sentence.

        without_number: What the cells are called that print no number; only where the verdict is
            ``POSSIBLE``.
    """

    rule: str
    where: str
    severity: Severity
    basis: Basis
    verdict: Verdict
    reason: Reason | None
    name: str = ""
    without_number: tuple[str, ...] = ()

    def message(self, language: str = "zh") -> str:
        """
        Say why the digits cannot tell.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        return doubt(self.name, self.without_number, language)

    def as_dict(self) -> dict[str, Any]:
        """
        Give the entry of the fixed JSON form.
        """
        return {
            "rule": self.rule,
            "where": self.where,
            "severity": self.severity.value,
            "basis": self.basis.value,
            "verdict": self.verdict.value,
            "reason": self.reason.value if self.reason else None,
        }


@frozen
class Joint:
    """
    Whether all rules of severity ``error`` can hold together.

    Attributes:
        verdict: ``HOLDS``, ``POSSIBLE`` or ``VIOLATED``.

        rules: The rules that contradict each other.

        proved: Whether that is certain; propagation alone does not prove ``POSSIBLE`` where rules
            form cycles.
    """

    verdict: Verdict
    rules: tuple[str, ...] = ()
    proved: bool = True

    def as_dict(self) -> dict[str, Any]:
        """
        Give the entry of the fixed JSON form.
        """
        return {
            "verdict": self.verdict.value,
            "proved": self.proved,
            "rules": list(self.rules),
        }


@frozen
class Finding:
    """
    Something that is wrong in a report.

    Attributes:
        rule: The id of the rule, or what else was found: ``impossible_cell``, ``joint``.

        wording: Which sentence tells it.

        severity: How bad it is.

        basis: Where the rule comes from.

        verdict: What follows from the digits.

        where: The path of the stated cell.

        cells: The cells that the rule compares, the stated one first.

        stated: What the stated side allows; for ``≤`` the smaller side.

        implied: What the other side allows.

        unit: The unit of the stated cell.

        follows_from: The equations that this one follows from.

        says: What the rule says, in its author's words, where it has any.
    """

    rule: str
    wording: str
    severity: Severity
    basis: Basis
    verdict: Verdict
    where: str
    cells: tuple[CellFact, ...]
    stated: Interval
    implied: Interval
    unit: Unit = Unit.ITEM
    follows_from: tuple[str, ...] = ()
    says: str = ""

    @property
    def gap(self) -> Interval:
        """
        Stated minus implied.
        """
        return self.stated - self.implied

    def message(self, language: str = "zh") -> str:
        """
        Say it in a sentence.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        first, *others = self.cells
        return sentence(
            self.wording,
            language,
            self.unit,
            (self.stated, self.implied, self.gap),
            first.written if [one.role for one in self.cells].count(first.role) == 1 else None,
            cell=first.name,
            other="、".join(dict.fromkeys(cell.name for cell in others)),
            written=first.written,
            other_written=self.cells[-1].written,
            count=len(self.cells),
            suspects="、".join(cell.name for cell in self.cells if cell.role == "suspect"),
            cells="、".join(dict.fromkeys(cell.name for cell in self.cells if cell.written)),
            # the words of a rule are its author's and are not translated
            says=self.says if self.says.isascii() or is_chinese(language) else "",
        )

    def __str__(self) -> str:
        return self.message()

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """
        Give the entry of the fixed JSON form.

        Args:
            language: The language of the message.
        """
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "basis": self.basis.value,
            "verdict": self.verdict.value,
            "where": self.where,
            "stated": self._ends(self.stated),
            "implied": self._ends(self.implied),
            "gap": self._ends(self.gap),
            "cells": [cell.as_dict() for cell in self.cells],
            "follows_from": list(self.follows_from),
            "message": self.message(language),
        }

    def _ends(self, interval: Interval) -> dict[str, Any]:
        low, high = (in_unit(value, self.unit) for value in (interval.low, interval.high))
        return {"low": low, "high": high}
