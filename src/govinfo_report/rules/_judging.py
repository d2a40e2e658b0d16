"""
The verdict of one equation: what follows from the printed digits.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from attrs import frozen

from ..figures import Interval, Kind, Printed, bounds, has_number
from ..findings import Reason, Verdict
from ..form import Local
from ..units import Unit, counting_unit
from ._linear import Linear, Pick, Term
from ._rule import Equation, Relation, Shown

__all__ = ["Facts", "Judgement", "cell_span", "is_of_money", "judge", "local_cells", "row_span"]

Span = tuple[int, int]

_MOST_ALTERNATIVES = 256
"""
So many sums of a side are told apart where local rows may count or not; beyond, only the span that
covers them all is known.
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


def local_cells(section: Any, term: Term) -> Iterator[tuple[Local[Any], Any]]:
    """
    Walk over the local rows that a term reads, and their cells.

    Rows that are known not to count are no part of a sum; rows of money are none of a sum of
    counts, and the other way round.

    Args:
        section: The section of the rows.

        term: What takes them.
    """
    for row in section.local:
        if _is_read(row, term):
            yield row, row.figure if term.column is None else getattr(row.figure, term.column)


def _is_read(row: Local[Any], term: Term) -> bool:
    counts = row.counts is not False or term.pick is not Pick.LOCAL_SUM
    return is_of_money(row) is term.money and counts


def is_of_money(row: Local[Any]) -> bool:
    """
    Say whether a local row is one of money; a unit that no form has is none.
    """
    return isinstance(row.unit, Unit) and row.unit.is_money


def _local_span(section: Any, term: Term, *, zero: bool) -> Span:
    """
    Give what the local rows of a section allow together, those of unknown role left out.
    """
    largest = term.pick is Pick.LOCAL_MAX
    low = high = 0
    for row in section.local:
        if not _is_read(row, term) or (row.counts is None and term.pick is Pick.LOCAL_SUM):
            continue
        cell = row.figure if term.column is None else getattr(row.figure, term.column)
        one_low, one_high = row_span(row, cell, zero=zero)
        if largest:
            low, high = max(low, one_low), max(high, one_high)
        else:
            low, high = low + one_low, high + one_high
    return low, high


def row_span(row: Local[Any], cell: Any, *, zero: bool) -> Span:
    """
    Give what a cell of a local row allows, in the row's own unit.

    Args:
        row: The row.

        cell: Its cell.

        zero: Whether a blank is read as zero.
    """
    if isinstance(cell, Printed):
        return (0, 0) if zero and cell.kind is Kind.BLANK else cell.span
    unit = counting_unit(row.unit)
    return cell_span(cell, zero=zero, unit=unit)


def judge(equation: Equation, facts: Facts) -> Judgement:
    """
    Judge one equation on one report.

    Args:
        equation: The equation.

        facts: The cells of the report.
    """
    left, right = (facts.alternatives(side) for side in (equation.left, equation.right))
    stated, implied = _hull(left), _hull(right)
    if not _applies(equation, facts):
        return Judgement(Verdict.NOT_APPLICABLE, None, stated, implied)
    pairs = list(itertools.product(left, right))
    verdicts = {_compare(equation.rule.relation, *pair) for pair in pairs}
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.POSSIBLE
    terms = equation.terms
    if equation.guard is not None:
        certain = facts.is_certain(equation)
        if verdict is Verdict.VIOLATED and not certain:
            verdict = Verdict.POSSIBLE
            terms = (*terms, *equation.guard.terms)
    if verdict is Verdict.VIOLATED:
        # of several choices of local rows, the one that comes nearest is what can be said at least
        stated, implied = (Interval.from_span(*span) for span in min(pairs, key=_distance))
    reason = None
    if verdict is Verdict.POSSIBLE:
        # too many choices were taken together; rows of nothing make no choice
        collapsed = len(pairs) == 1 and any(
            extra != (0, 0) for term in equation.terms for extra in facts.unknown(term)
        )
        reason = _reason(facts, terms, unsure_role=bool(verdicts) or collapsed)
    return Judgement(verdict, reason, stated, implied)


def _distance(pair: tuple[Span, Span]) -> int:
    (left_low, left_high), (right_low, right_high) = pair
    return max(left_low - right_high, right_low - left_high)


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
        return [cell for _, cell in local_cells(self.section(term), term)]

    def section(self, term: Term) -> Any:
        return attrgetter(term.path)(self.report) if term.path else self.report

    def span(self, term: Term) -> Span:
        """
        Give what a term allows, local rows of unknown role left out.
        """
        if term.pick is not Pick.CELL:
            return _local_span(self.section(term), term, zero=self.zero)
        unit = self.units.get(term.path, Unit.TEN_THOUSAND_YUAN)
        return cell_span(attrgetter(term.path)(self.report), zero=self.zero, unit=unit)

    def is_inexact(self, term: Term) -> bool:
        """
        Say whether one of the numbers of a term is not exact.
        """
        if term.pick is Pick.CELL:
            low, high = self.span(term)
            return low != high and has_number(attrgetter(term.path)(self.report))
        spans = (
            row_span(row, cell, zero=self.zero)
            for row, cell in local_cells(self.section(term), term)
            if has_number(cell)
        )
        return any(low != high for low, high in spans)

    def is_certain(self, equation: Equation) -> bool:
        """
        Say whether an equation applies for certain: its guard, where it has one, is zero.
        """
        if equation.guard is None:
            return True
        return _hull(self.alternatives(equation.guard)).span == (0, 0)

    def without_number(self, terms: tuple[Term, ...]) -> list[Term]:
        """
        Give the terms that have a cell without a number.
        """
        return [
            term
            for term in terms
            if any(
                not has_number(cell) and not (self.zero and _kind(cell) is Kind.BLANK)
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
            row_span(row, cell, zero=self.zero)
            for row, cell in local_cells(self.section(term), term)
            if row.counts is None
        ]

    def alternatives(self, form: Linear) -> list[Span]:
        """
        Give what a side allows: once, or for every choice of local rows that may count.
        """
        found = [(form.constant, form.constant)]
        for term in form.terms:
            found = [_plus(one, self.span(term), term.factor) for one in found]
            for extra in self.unknown(term):
                found += [_plus(one, extra, term.factor) for one in found]
                found = list(dict.fromkeys(found))
                if len(found) > _MOST_ALTERNATIVES:
                    found = [(min(low for low, _ in found), max(high for _, high in found))]
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
    missing = unsure_role or bool(facts.without_number(terms))
    rounding = any(facts.is_inexact(term) for term in terms)
    if missing:
        return Reason.BOTH if rounding else Reason.MISSING
    return Reason.ROUNDING
