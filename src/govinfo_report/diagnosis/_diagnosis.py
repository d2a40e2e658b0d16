"""
What a diagnosis says: components that contradict themselves, and what may explain each.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import field, frozen

from .._language import translate, translate_plural
from ..editions import Report
from ..figures import Interval, in_unit
from ..grid import html_of_grids, html_of_sentences, layout, marks_of, title_of
from ..rules import Blanks
from ..units import Unit
from ._kinds import ErrorKind
from ._saying import percent, shown

__all__ = ["Component", "Diagnosis", "Explanation", "Suspect"]

_MOST_LINES = 5
"""
So many lines are named in a sentence.
"""


@frozen
class Suspect:
    """
    A cell that an explanation takes for wrong.

    Attributes:
        path: Its path.

        name: Its label, with its column.

        written: What it prints; ``None`` where the row is missing.

        implied: The values that it can have if the explanation is right.

        suggested: What it should print, where that can be said.

        unit: The unit of its line.
    """

    path: str
    name: str
    written: str | None
    implied: Interval
    suggested: str | None
    unit: Unit = Unit.ITEM

    def as_dict(self) -> dict[str, Any]:
        """
        Give the fixed JSON form.
        """
        implied = {
            "low": in_unit(self.implied.low, self.unit),
            "high": in_unit(self.implied.high, self.unit),
        }
        return {
            "path": self.path,
            "written": self.written,
            "implied": implied,
            "suggested": self.suggested,
        }

    def _said(self, language: str) -> str:
        low, high = (in_unit(end, self.unit) for end in (self.implied.low, self.implied.high))
        return translate(
            "{name} {written} → {right}",
            language,
            name=self.name,
            written=shown(self.written, language),
            right=self.suggested or (low if low == high else f"{_shown(low)}…{_shown(high)}"),
        )


def _shown(end: int | str | None) -> str:
    return "∞" if end is None else str(end)


@frozen
class Explanation:
    """
    One way in which a component may have gone wrong.

    Attributes:
        cells: The cells that are wrong then; none stands for everything that is not listed.

        kind: What happened.

        probability: How likely it is, among all that may have happened to the component.

        is_minimum: Whether its cells are one of the least sets; if not, one cause explains more
            cells at once.
    """

    cells: tuple[Suspect, ...]
    kind: ErrorKind
    probability: float
    is_minimum: bool = True

    def as_dict(self) -> dict[str, Any]:
        """
        Give the fixed JSON form.
        """
        return {
            "cells": [one.as_dict() for one in self.cells],
            "kind": self.kind.value,
            "probability": self.probability,
        }

    def message(self, language: str = "zh") -> str:
        """
        Say the explanation in one line.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        share = percent(self.probability)
        kind = self.kind.name_in(language)
        if not self.cells:
            return f"{share} {kind}"
        cells = "; ".join(one._said(language) for one in self.cells)  # noqa: SLF001 - of this module
        return f"{share} {cells} ({kind})"


@frozen
class Component:
    """
    Rules that cannot hold together, and which cells may be to blame.

    Attributes:
        rules: The rules that are violated; where none is by itself, a least set of rules that
            contradict each other.

        equations: The same with their columns.

        lines: The words of the lines that they state, for people.

        minimum: How many cells must be wrong at least, which is proved; 0 only where cells that
            were taken for right cannot be so.

        truncated: Whether there may be more least sets than are listed.

        proved: Whether it is certain that so many cells do.

        certain: The paths of the cells that are in every least set.

        explanations: What may have happened, most likely first, and last what none of these is; the
            probabilities add to 1.
    """

    rules: tuple[str, ...]
    equations: tuple[str, ...]
    lines: tuple[str, ...]
    minimum: int
    truncated: bool
    proved: bool
    certain: tuple[str, ...]
    explanations: tuple[Explanation, ...]

    def _said(self, language: str) -> str:
        if not self.minimum:
            return translate(
                "Cells that were taken for right cannot be so: {lines}",
                language,
                lines=_few(self.lines),
            )
        return translate_plural(
            "At least {count} cell is wrong: {lines} disagree with other figures",
            "At least {count} cells are wrong: {lines} disagree with other figures",
            self.minimum,
            language,
            lines=_few(self.lines),
        )

    @property
    def sets(self) -> tuple[tuple[str, ...], ...]:
        """
        The least sets of cells, by their paths, most likely first; where it is not proved that
        ``minimum`` cells do, the least that was found.
        """
        sets = (
            tuple(cell.path for cell in one.cells)
            for one in self.explanations
            if one.cells and one.is_minimum
        )
        # what a cell would be may depend on what counts
        return tuple(dict.fromkeys(sets))

    def as_dict(self) -> dict[str, Any]:
        """
        Give the fixed JSON form.
        """
        return {
            "rules": list(self.rules),
            "minimum": self.minimum,
            "truncated": self.truncated,
            "certain": list(self.certain),
            "explanations": [one.as_dict() for one in self.explanations],
        }


@frozen(slots=False)
class Diagnosis:
    """
    What is wrong in one report, as far as its figures tell.

    Attributes:
        components: The parts of the report that contradict themselves; none if all rules of
            severity ``error`` can hold together.

        blanks: How blank cells were read.

        trusted: The paths of the cells that were taken for right.

        report: What was diagnosed.
    """

    components: tuple[Component, ...]
    blanks: Blanks = "unknown"
    trusted: tuple[str, ...] = ()
    report: Any = field(default=None, eq=False, repr=False)

    @property
    def feasible(self) -> bool:
        """
        Whether all rules of severity ``error`` can hold together, and no cell is impossible.
        """
        return not self.components

    @cached_property
    def suspicion(self) -> Mapping[str, float]:
        """
        How likely each suspected cell is wrong, by path.
        """
        found: dict[str, float] = {}
        for component in self.components:
            for one in component.explanations:
                for cell in one.cells:
                    found[cell.path] = min(1.0, found.get(cell.path, 0.0) + one.probability)
        return found

    @property
    def shares(self) -> Mapping[str, int]:
        """
        The same in percent, for displays: nothing that is possible is 0, nothing is 100.
        """
        return {path: min(99, max(1, round(100 * one))) for path, one in self.suspicion.items()}

    def as_dict(self) -> dict[str, Any]:
        """
        Give the fixed JSON form.
        """
        return {
            "feasible": self.feasible,
            "components": [one.as_dict() for one in self.components],
        }

    def text(self, language: str = "zh", most: int = 8) -> str:
        """
        Say everything: each component, then what may explain it.

        Args:
            language: A locale such as ``zh`` or ``en``.

            most: So many explanations are listed of each component.
        """
        return "\n".join(
            line if number == 0 else f"  {line}"
            for part in self.said(language, most)
            for number, line in enumerate(part)
        )

    def said(self, language: str = "zh", most: int = 8) -> list[list[str]]:
        """
        Give the same part by part: for each component a sentence, and the explanations below it.

        Args:
            language: A locale such as ``zh`` or ``en``.

            most: So many explanations are listed of each component.
        """
        if self.feasible:
            return [[translate("The figures do not contradict each other.", language)]]
        parts: list[list[str]] = []
        for one in self.components:
            head = one._said(language)  # noqa: SLF001 - of this module
            if not one.minimum:
                parts.append([head])
                continue
            listed = [explanation.message(language) for explanation in one.explanations[:most]]
            left = len(one.explanations) - most
            if left > 0 or one.truncated:
                listed.append(translate("… and more", language))
            parts.append([head, *listed])
        return parts

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        """
        Show the form with its figures, cells marked by how likely they are wrong, and what may
        explain it; of a section that is no report only the latter.
        """
        if isinstance(self.report, Report):
            report = self.report
            findings = report.rules.findings(report, self.blanks)
            marks = marks_of(findings, self.shares, self.said())
            return html_of_grids(layout(report), title_of(report.agency, report.year), marks)
        return f'<div lang="zh">{html_of_sentences(self.said())}</div>'


def _few(lines: tuple[str, ...]) -> str:
    """
    List the first of some labels.
    """
    return "、".join([*lines[:_MOST_LINES], *["…"] * (len(lines) > _MOST_LINES)])
