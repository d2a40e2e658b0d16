"""
The verdict of one equation: what follows from the printed digits.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from attrs import frozen

from ..figures import Interval, Kind, Printed, bounds
from ..findings import Reason, Verdict
from ..form import Local
from ..units import Unit
from ._linear import Linear, Pick, Term
from ._rule import Equation, Relation, Shown

__all__ = ["Facts", "Judgement", "cell_span", "judge", "local_span"]

Span = tuple[int, int]

_NO_NUMBER = frozenset({Kind.BLANK, Kind.DASH, Kind.MISSING, Kind.UNREADABLE, Kind.IMPOSSIBLE})
_MOST_UNKNOWN = 6
"""
Up to so many local rows of unknown role are tried with and without; beyond, their hull is taken.
"""


@frozen
class Judgement:
    """
    What follows for one equation.

    Attributes:
        verdict: The verdict.

        reason: Why it is ``POSSIBLE``, else ``None``.

        stated: What the left side allows.

        implied: What the right side allows.
    """

    verdict: Verdict
    reason: Reason | None
    stated: Interval
    implied: Interval


def cell_span(cell: Any, *, zero: bool, unit: Unit = Unit.TEN_THOUSAND_YUAN) -> Span:
    """
    Give what a cell allows, as two plain integers.

    Args:
        cell: The cell.

        zero: Whether a blank is read as zero.

        unit: The unit of a ``Decimal``.
    """
    if type(cell) is int:
        return cell, cell
    if isinstance(cell, Printed):
        return (0, 0) if zero and cell.kind is Kind.BLANK else cell.span
    return bounds(cell, unit=unit).span


def local_cells(section: Any, column: str | None) -> Iterator[tuple[Local[Any], Any]]:
    """
    Walk over the local rows of a section and their cells in a column.
    """
    for row in section.local:
        yield row, row.figure if column is None else getattr(row.figure, column)


def local_span(section: Any, pick: Pick, column: str | None, *, zero: bool) -> Span:
    """
    Give what the local rows of a section allow together, those of unknown role left out.
    """
    low = high = 0
    for row in section.local:
        if pick is Pick.LOCAL_SUM and not row.counts:
            continue
        cell = row.figure if column is None else getattr(row.figure, column)
        one_low, one_high = cell_span(cell, zero=zero, unit=_unit(row))
        if pick is Pick.LOCAL_MAX:
            low, high = max(low, one_low), max(high, one_high)
        else:
            low, high = low + one_low, high + one_high
    return low, high


def _unit(row: Local[Any]) -> Unit:
    return row.unit if isinstance(row.unit, Unit) else Unit.ITEM


def judge(equation: Equation, facts: Facts) -> Judgement:
    """
    Judge one equation on one report.

    Args:
        equation: The equation.

        facts: The cells of the report.
    """
    sides = [facts.alternatives(side) for side in (equation.left, equation.right)]
    stated, implied = (_hull(side) for side in sides)
    if not _applies(equation, facts):
        return Judgement(Verdict.NOT_APPLICABLE, None, stated, implied)
    verdicts = {
        _compare(equation.rule.relation, left, right) for left, right in itertools.product(*sides)
    }
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.POSSIBLE
    many = any(len(facts.unknown(term)) > _MOST_UNKNOWN for term in equation.terms)
    unsure_role = bool(verdicts) or many
    terms = equation.terms
    if equation.guard is not None:
        low, high = _hull(facts.alternatives(equation.guard)).span
        if verdict is Verdict.VIOLATED and (low, high) != (0, 0):
            verdict = Verdict.POSSIBLE
            terms = (*terms, *equation.guard.terms)
    reason = None
    if verdict is Verdict.POSSIBLE:
        reason = _reason(facts, terms, unsure_role=unsure_role)
    return Judgement(verdict, reason, stated, implied)


@frozen
class Facts:
    """
    The cells of one report, and how they are read.

    Attributes:
        report: The section that all paths start from.

        units: The units of its cells of money, by path.

        zero: Whether a blank is read as zero.
    """

    report: Any
    units: dict[str, Unit]
    zero: bool

    def cells(self, term: Term) -> list[Any]:
        """
        Give the cells of a term.
        """
        if term.pick is Pick.CELL:
            return [attrgetter(term.path)(self.report)]
        return [
            cell
            for row, cell in local_cells(self.section(term), term.column)
            if term.pick is not Pick.LOCAL_SUM or row.counts is not False
        ]

    def section(self, term: Term) -> Any:
        return attrgetter(term.path)(self.report) if term.path else self.report

    def span(self, term: Term) -> Span:
        """
        Give what a term allows, local rows of unknown role left out.
        """
        if term.pick is not Pick.CELL:
            return local_span(self.section(term), term.pick, term.column, zero=self.zero)
        unit = self.units.get(term.path, Unit.TEN_THOUSAND_YUAN)
        return cell_span(attrgetter(term.path)(self.report), zero=self.zero, unit=unit)

    def is_inexact(self, term: Term) -> bool:
        """
        Say whether one of the numbers of a term is not exact.
        """
        if term.pick is Pick.CELL:
            low, high = self.span(term)
            return low != high
        spans = [
            cell_span(cell, zero=self.zero, unit=_unit(row))
            for row, cell in local_cells(self.section(term), term.column)
            if row.counts is not False and _kind(cell) not in _NO_NUMBER
        ]
        return any(low != high for low, high in spans)

    def without_number(self, terms: tuple[Term, ...]) -> list[Term]:
        """
        Give the terms that have a cell without a number.
        """
        return [
            term
            for term in terms
            if any(
                _kind(cell) in _NO_NUMBER and not (self.zero and _kind(cell) is Kind.BLANK)
                for cell in self.cells(term)
            )
        ]

    def unknown(self, term: Term) -> list[Span]:
        """
        Give what the local rows allow of which nobody knows whether they count.
        """
        if term.pick is not Pick.LOCAL_SUM:
            return []
        return [
            cell_span(cell, zero=self.zero, unit=_unit(row))
            for row, cell in local_cells(self.section(term), term.column)
            if row.counts is None
        ]

    def alternatives(self, form: Linear) -> list[Span]:
        """
        Give what a side allows: once, or for every choice of local rows that may count.
        """
        found = [(form.constant, form.constant)]
        for term in form.terms:
            found = [_plus(one, self.span(term), term.factor) for one in found]
            unknown = self.unknown(term)
            if len(unknown) > _MOST_UNKNOWN:
                low = sum(min(one[0], 0) for one in unknown)
                found = [
                    _plus(one, (low, sum(h for _, h in unknown)), term.factor) for one in found
                ]
                continue
            for extra in unknown:
                found += [_plus(one, extra, term.factor) for one in found]
        return found


def _plus(one: Span, other: Span, factor: int) -> Span:
    low, high = other if factor >= 0 else (other[1], other[0])
    return one[0] + low * factor, one[1] + high * factor


def _hull(spans: list[Span]) -> Interval:
    return Interval.from_span(min(low for low, _ in spans), max(high for _, high in spans))


def _compare(relation: Relation, left: Span, right: Span) -> Verdict:
    low, high = left[0] - right[1], left[1] - right[0]
    if low > 0 or (relation is Relation.EQUAL and high < 0):
        return Verdict.VIOLATED
    if relation is Relation.AT_MOST:
        return Verdict.HOLDS if high <= 0 else Verdict.POSSIBLE
    return Verdict.HOLDS if low == high == 0 else Verdict.POSSIBLE


def _applies(equation: Equation, facts: Facts) -> bool:
    """
    Say whether an equation says anything about a report.
    """
    if equation.guard is not None:
        low, high = _hull(facts.alternatives(equation.guard)).span
        if low > 0 or high < 0:
            return False
    if not all(_is_shown(shown, facts) for shown in equation.shown):
        return False
    kinds: list[Kind | None] = []
    for side in (equation.left, equation.right):
        of_side = [_kind(cell) for term in side.terms for cell in facts.cells(term)]
        if side.terms and all(kind is Kind.MISSING for kind in of_side):
            return False
        kinds += of_side
    return not all(kind in {Kind.MISSING, Kind.DASH} for kind in kinds)


def _is_shown(shown: Shown, facts: Facts) -> bool:
    cells = (attrgetter(path)(facts.report) for path in shown.cells)
    return any(_kind(cell) is not Kind.MISSING for cell in cells) is shown.present


def _kind(cell: Any) -> Kind | None:
    return cell.kind if isinstance(cell, Printed) else None


def _reason(facts: Facts, terms: tuple[Term, ...], *, unsure_role: bool) -> Reason:
    missing = unsure_role
    rounding = False
    for term in terms:
        for cell in facts.cells(term):
            if _kind(cell) in _NO_NUMBER:
                missing = missing or not (facts.zero and cell.kind is Kind.BLANK)
            elif not isinstance(cell, int):
                rounding = rounding or facts.is_inexact(term)
    if missing:
        return Reason.BOTH if rounding else Reason.MISSING
    return Reason.ROUNDING
