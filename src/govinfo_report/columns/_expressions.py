"""
Equations as conditions on columns, written once for every engine.

A condition is made with Python's operators from whatever an engine calls a column, so that Polars,
DuckDB, narwhals and Spark all read the same rulebook.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import frozen

from ..errors import RuleError
from ..figures import FAR, Kind
from ..findings import Verdict
from ..form import Field
from ..rules import Blanks, Equation, Linear, Pick, Relation, Rulebook, Term
from ._layout import KINDS, MOST_TERMS, Layout, Stem, equation_terms, layout, stem_of

__all__ = ["CODES", "Conditions", "Target", "Writer", "columns_of", "conditions", "ends_of"]

CODES = {
    Verdict.HOLDS: 0,
    Verdict.POSSIBLE: 1,
    Verdict.VIOLATED: 2,
    Verdict.NOT_APPLICABLE: 3,
}
"""
The numbers that stand for verdicts in columns.
"""

_REMEMBERED = 32


@frozen
class Target:
    """
    How an engine writes expressions.

    Attributes:
        column: Gives the column of a name.

        choose: Gives one value where a condition is true, another elsewhere.

        largest: Gives the largest of several values of a row.

        has_flag: Tells whether the column ``flags`` has one of some bits.
    """

    column: Callable[[str], Any]
    choose: Callable[[Any, Any, Any], Any]
    largest: Callable[[Iterable[Any]], Any]
    has_flag: Callable[[int], Any]

    def verdict(self, one: Conditions) -> Any:
        """
        Write the verdict of an equation as its number.
        """
        held = self.choose(one.holds, CODES[Verdict.HOLDS], CODES[Verdict.POSSIBLE])
        judged = self.choose(one.violated, CODES[Verdict.VIOLATED], held)
        return self.choose(one.applies, judged, CODES[Verdict.NOT_APPLICABLE])


@frozen
class Conditions:
    """
    When an equation has which verdict; where none of the three says more, it is ``POSSIBLE``.

    Attributes:
        equation: The equation.

        broken: True where the two sides contradict each other, whether or not it applies.

        violated: True exactly where it is violated.

        holds: True where it holds, if it applies.

        applies: True where it says anything about the report.

        certain: True where it applies for certain: its guard, if it has one, is zero.
    """

    equation: Equation
    broken: Any
    violated: Any
    holds: Any
    applies: Any
    certain: Any

    @property
    def is_open(self) -> Any:
        """
        True exactly where the digits cannot tell.
        """
        return self.applies & ~self.holds & ~self.violated


@functools.lru_cache(maxsize=_REMEMBERED)
def conditions(rules: Rulebook, target: Target, blanks: Blanks) -> tuple[Conditions, ...]:
    """
    Write all equations of a rulebook as conditions; the last few rulebooks are remembered, since
    writing takes as long as judging a hundred thousand reports.

    Args:
        rules: The rulebook.

        target: The engine.

        blanks: How blank cells are read.

    Raises:
        RuleError: An equation reads local rows that the columns of the form do not hold, or adds
            up more cells than 64 bits can.
    """
    writer = Writer(layout(rules.cls), target, zero=blanks == "zero")
    return tuple(writer.conditions(one) for one in rules.equations)


def ends_of(form: Linear, cls: Any, target: Target, blanks: Blanks) -> tuple[Any, Any]:
    """
    Write the smallest and the largest value of a linear form.

    Args:
        form: The form.

        cls: The report class whose cells it adds up.

        target: The engine.

        blanks: How blank cells are read.
    """
    return Writer(layout(cls), target, zero=blanks == "zero").ends(form)


@functools.lru_cache(maxsize=_REMEMBERED)
def columns_of(rules: Rulebook) -> tuple[str, ...]:
    """
    Name the columns of numbers that the equations of a rulebook read, each once.
    """
    cells = layout(rules.cls).cells
    terms = (term.once for one in rules.equations for term in equation_terms(one))
    shown = (path for one in rules.equations for row in one.shown for path in row.cells)
    stems = [*(stem_of(term, cells) for term in terms), *(Stem(path) for path in shown)]
    found = dict.fromkeys(name for one in stems for name in (one.low, one.high, one.kind))
    return tuple(found)


@frozen
class Writer:
    """
    Writes the conditions of one form for one engine.

    Attributes:
        layout: The columns of the form.

        target: The engine.

        zero: Whether blank cells are read as zero.
    """

    layout: Layout
    target: Target
    zero: bool

    def conditions(self, equation: Equation) -> Conditions:
        """
        Write when an equation has which verdict.
        """
        self._check(equation)
        left = self.ends(equation.left)
        right = self.ends(equation.right)
        broken = left[0] > right[1]
        if equation.rule.relation is Relation.EQUAL:
            broken = broken | (left[1] < right[0])
            holds = (left[0] == right[1]) & (left[1] == right[0])
        else:
            holds = left[1] <= right[0]
        shown = list(self._shown(equation))
        sure, applies = list(shown), [*shown, *self._printed(equation)]
        if equation.guard is not None:
            low, high = self.ends(equation.guard)
            sure += [low == 0, high == 0]
            applies += [low <= 0, high >= 0]
        certain = _all([*sure, *self._printed(equation)])
        if _violated_without_cells(equation, self.layout.cells):
            sure += self._printed(equation)
        violated = _all([broken, *sure])
        return Conditions(equation, broken, violated, holds, _all(applies), certain)

    def _check(self, equation: Equation) -> None:
        unknown = [
            term.name
            for term in equation_terms(equation)
            if term.pick is not Pick.CELL and term.once not in self.layout.local
        ]
        if unknown:
            reason = f"reads local rows that columns do not hold ({', '.join(unknown)})"
            raise RuleError(equation.rule.id, reason)
        weight = sum(abs(term.factor) for term in equation_terms(equation))
        constants = abs(equation.left.constant) + abs(equation.right.constant)
        if weight > MOST_TERMS or constants > MOST_TERMS:
            raise RuleError(equation.rule.id, "adds up more than columns of 64 bits can hold")

    def ends(self, form: Linear) -> tuple[Any, Any]:
        """
        Write the smallest and the largest value of a linear form.
        """
        lows: list[Any] = []
        highs: list[Any] = []
        for term in form.terms:
            low, high = self.span(term)
            if term.factor < 0:
                low, high = high, low
            lows.append(low if term.factor == 1 else low * term.factor)
            highs.append(high if term.factor == 1 else high * term.factor)
        constant = [form.constant] if form.constant or not form.terms else []
        return _sum([*lows, *constant]), _sum([*highs, *constant])

    def span(self, term: Term) -> tuple[Any, Any]:
        """
        Write the smallest and the largest value of a cell, or of local rows together.
        """
        stem = stem_of(term, self.layout.cells)
        low, high = self.target.column(stem.low), self.target.column(stem.high)
        if not self.zero or term.pick is not Pick.CELL:
            return low, high
        blank = self.target.column(stem.kind) == KINDS[Kind.BLANK]
        # a line that cannot be negative has 0 as the smallest value of a blank anyway
        low = self.target.choose(blank, 0, low) if stem.signed else low
        return low, self.target.choose(blank, 0, high)

    def _shown(self, equation: Equation) -> Iterator[Any]:
        for row in equation.shown:
            printed = _any(self._is_not(Stem(path), Kind.MISSING) for path in row.cells)
            yield printed if row.present else ~printed

    def _printed(self, equation: Equation) -> list[Any]:
        """
        Ask for a cell on each side that is in the source, and one that is no dash.
        """
        sides = [
            [stem_of(term, self.layout.cells) for term in side.terms]
            for side in (equation.left, equation.right)
            if side.terms
        ]
        there = [_any(self._is_not(stem, Kind.MISSING) for stem in side) for side in sides]
        kinds = (Kind.MISSING, Kind.DASH)
        said = _any(
            _all(self._is_not(one, kind) for kind in kinds) for side in sides for one in side
        )
        return [*there, said]

    def _is_not(self, stem: Stem, kind: Kind) -> Any:
        return self.target.column(stem.kind) != KINDS[kind]


def _sum(terms: Iterable[Any]) -> Any:
    return functools.reduce(operator.add, terms)


def _all(found: Iterable[Any]) -> Any:
    return functools.reduce(operator.and_, found)


def _any(found: Iterable[Any]) -> Any:
    return functools.reduce(operator.or_, found)


def _violated_without_cells(equation: Equation, cells: dict[str, Field]) -> bool:
    """
    Say whether the ends alone could call an equation violated that has no cell to speak of: only
    then the condition must look at the kinds, which take time to read.
    """
    equal = equation.rule.relation is Relation.EQUAL
    left, right = (_limits(side, cells, rows=0) for side in (equation.left, equation.right))
    any_left, any_right = (
        _limits(side, cells, rows=FAR) for side in (equation.left, equation.right)
    )
    return (
        left[0] > any_right[0]
        or any_left[1] > right[1]
        or (equal and (left[1] < any_right[1] or any_left[0] < right[0]))
    )


def _limits(form: Linear, cells: dict[str, Field], *, rows: int) -> tuple[int, int]:
    """
    Give the limits of a side, where its local rows allow anything from zero to a number.
    """
    low = high = form.constant
    for term in form.terms:
        ends = (0, rows)
        if term.pick is Pick.CELL:
            ends = (-FAR if cells[term.path].word.signed else 0, FAR)
        products = [end * term.factor for end in ends]
        low, high = max(low + min(products), -FAR), min(high + max(products), FAR)
    return low, high
