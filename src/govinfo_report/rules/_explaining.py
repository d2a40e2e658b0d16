"""
From a violated equation to a finding: the facts that a sentence needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from ..figures import FAR, Interval, bounds, written
from ..findings import Basis, CellFact, Finding, Severity, Verdict
from ..form import Indicator, LineCell, lines
from ..units import Unit, counting_unit
from ._judging import Judgement
from ._linear import Term
from ._pair import label_of_side
from ._rule import Equation

__all__ = ["Names", "contradiction", "impossible_cell", "of_equation", "worst_first"]

Paths = Callable[[Term], list[str]]


class Names:
    """
    What the cells of one report are called.
    """

    def __init__(self, report: Any, paths: Paths) -> None:
        self._report = report
        self._paths = paths
        self._lines: dict[str, Indicator] = {}
        self._cells: dict[str, LineCell] = {}
        for line in lines(report):
            for cell in line.cells:
                self._lines[cell.path] = line
                self._cells[cell.path] = cell
        self._order = {path: place for place, path in enumerate(self._lines)}

    def place(self, path: str) -> int:
        """
        Say where on the form a cell stands.
        """
        return self._order.get(path, len(self._order))

    def unit(self, path: str) -> Unit:
        """
        Give the unit of a cell.
        """
        unit = self._cells[path].unit
        return counting_unit(unit)

    def fact(self, path: str, role: str) -> CellFact:
        """
        Give what a finding says about a cell.
        """
        line, cell = self._lines[path], self._cells[path]
        name = f"{label_of_side(type(self._report), path)}{line.name_of(cell)}"
        return CellFact(path, line.label, cell.column, role, written(self._report[path]), name)

    def facts(self, terms: Iterable[Term], role: str) -> list[CellFact]:
        """
        Give what a finding says about the cells of a side.
        """
        return [self.fact(path, role) for term in terms for path in self._paths(term)]


def of_equation(equation: Equation, judgement: Judgement, names: Names) -> Finding:
    """
    Explain an equation that is violated.
    """
    rule = equation.rule
    left, right = rule.roles
    cells = [*names.facts(equation.left.terms, left), *names.facts(equation.right.terms, right)]
    where = cells[0].path
    return Finding(
        rule=rule.id,
        wording=rule.wording,
        severity=rule.severity,
        basis=rule.basis,
        verdict=judgement.verdict,
        where=where,
        cells=tuple(cells),
        stated=judgement.stated,
        implied=judgement.implied,
        unit=names.unit(where),
        follows_from=equation.follows_from,
        says=rule.says,
    )


def impossible_cell(path: str, cell: Any, names: Names) -> Finding:
    """
    Explain a number that its line cannot have.
    """
    limits = bounds(cell)
    return Finding(
        rule="impossible_cell",
        wording="impossible",
        severity=Severity.ERROR,
        basis=Basis.DEFINITION,
        verdict=Verdict.VIOLATED,
        where=path,
        cells=(names.fact(path, "impossible"),),
        stated=limits,
        implied=limits,
        unit=names.unit(path),
    )


def contradiction(
    against: Iterable[Equation], stated: Interval, implied: Interval, names: Names
) -> Finding:
    """
    Explain equations that cannot hold together, at the first cell that they compare.

    Args:
        against: The equations.

        stated: What that cell allows.

        implied: What the others leave for it.

        names: The names of the cells.
    """
    equations = list(against)
    paths = dict.fromkeys(
        fact.path for one in equations for fact in names.facts(one.terms, "member")
    )
    where = next(iter(paths))
    return Finding(
        rule="joint",
        wording="joint",
        severity=Severity.ERROR,
        basis=Basis.DEFINITION,
        verdict=Verdict.VIOLATED,
        where=where,
        cells=tuple(names.fact(path, "member") for path in paths),
        stated=stated,
        implied=implied,
        unit=names.unit(where),
        follows_from=tuple(one.name for one in equations),
    )


def worst_first(findings: list[Finding], broken: set[str], names: Names) -> tuple[Finding, ...]:
    """
    Put findings into the order of severity, roots before what follows from them, relative gap and
    place.

    Args:
        findings: The findings.

        broken: The names of all violated equations.

        names: The names of the cells.
    """
    severities = list(Severity)

    def rank(finding: Finding) -> tuple[int, bool, Fraction, int]:
        return (
            severities.index(finding.severity),
            not broken.isdisjoint(finding.follows_from),
            -_relative_gap(finding),
            names.place(finding.where),
        )

    return tuple(sorted(findings, key=rank))


def _relative_gap(finding: Finding) -> Fraction:
    """
    Give the smallest possible gap as a share of what is stated.
    """
    low, high = finding.gap.span
    least = low if low > 0 else max(-high, 0)
    known = [abs(one) for one in finding.stated.span if abs(one) != FAR]
    return Fraction(least, max(1, *known)) if known else Fraction(least)
