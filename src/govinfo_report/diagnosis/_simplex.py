"""
Whether linear constraints have a solution, in exact fractions: for systems that go round in
circles, where narrowing intervals misses contradictions.

The simplex method for bounded rows of Dutertre and de Moura (*A Fast Linear-Arithmetic Solver for
DPLL(T)*, 2006) with Bland's rule, which cannot run for ever; branching makes the numbers whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import define, field, frozen

__all__ = ["Certificate", "Solution", "certificate", "solve"]

Bounds = tuple[int | None, int | None]

_MOST_PIVOTS = 2_000
_MOST_BRANCHES = 60


@frozen
class Solution:
    """
    What is known about a system.

    Attributes:
        point: Whole numbers that solve it, where some were found.

        unknowns: Where there is no solution, the unknowns whose bounds are to blame.

        rows: Where there is no solution, the rows that are to blame.

        decided: Whether the search came to its end.
    """

    point: dict[int, int] | None = None
    unknowns: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()
    decided: bool = True


@frozen
class Certificate:
    """
    A proof that a system has no solution, or a point that solves it; neither if the search was
    given up.

    Attributes:
        point: Fractions that solve it, where some were found.

        unknowns: The factors of the unknowns in the proof.

        rows: The factors of the rows in the proof. All rows and unknowns, each times its factor,
            add up to nothing, though by their bounds the sum is more than that, or less.
    """

    point: Mapping[int, Fraction] | None = None
    unknowns: Mapping[int, Fraction] = field(factory=dict)
    rows: Mapping[int, Fraction] = field(factory=dict)


class _TooLong(Exception):  # noqa: N818 - it ends a search and is no error
    """
    The search is given up.
    """


@define
class _Conflict(Exception):  # noqa: N818 - it ends a search and is no error
    """
    The bounds of these variables contradict each other.
    """

    variables: frozenset[int]


def solve(
    bounds: Mapping[int, Bounds],
    rows: Sequence[tuple[Sequence[tuple[int, int]], int | None, int | None]],
) -> Solution:
    """
    Look for whole numbers within bounds that make all rows hold.

    Args:
        bounds: The ends of each unknown, ``None`` for no end.

        rows: The terms (unknown and factor) and the ends of each row.

    Returns:
        A solution, or what contradicts, or that the search was given up.
    """
    names = list(bounds)
    limits, tableau = _posed(bounds, rows)
    budget = iter(range(_MOST_BRANCHES))
    try:
        values = _branch(limits, tableau, len(names), budget)
    except _TooLong:
        return Solution(decided=False)
    except _Conflict as found:
        blamed = found.variables
        unknowns = frozenset(names[one] for one in blamed if one < len(names))
        return Solution(
            None, unknowns, frozenset(o - len(names) for o in blamed if o >= len(names))
        )
    return Solution({name: int(values[index]) for index, name in enumerate(names)})


def certificate(
    bounds: Mapping[int, Bounds],
    rows: Sequence[tuple[Sequence[tuple[int, int]], int | None, int | None]],
) -> Certificate:
    """
    Look for fractions within bounds that make all rows hold, or prove that there are none.

    Args:
        bounds: The ends of each unknown, ``None`` for no end.

        rows: The terms (unknown and factor) and the ends of each row.
    """
    names = list(bounds)
    started = _Tableau.started(*_posed(bounds, rows))
    try:
        values = started.solved()
    except _TooLong:
        return Certificate()
    except _Conflict as found:
        (basic,) = found.variables & started.rows.keys()
        factors = {basic: Fraction(1)}
        factors |= {one: -factor for one, factor in started.rows[basic].items()}
        count = len(names)
        return Certificate(
            None,
            {names[one]: factor for one, factor in factors.items() if one < count},
            {one - count: factor for one, factor in factors.items() if one >= count},
        )
    return Certificate({name: values[index] for index, name in enumerate(names)})


def _posed(
    bounds: Mapping[int, Bounds],
    rows: Sequence[tuple[Sequence[tuple[int, int]], int | None, int | None]],
) -> tuple[list[Bounds], dict[int, dict[int, Fraction]]]:
    """
    Number unknowns and rows: the limits of each, and the rows as sums of unknowns.
    """
    names = list(bounds)
    place = {name: index for index, name in enumerate(names)}
    limits = [bounds[name] for name in names]
    limits += [(low, high) for _, low, high in rows]
    return limits, {
        len(names) + number: {place[name]: Fraction(factor) for name, factor in terms}
        for number, (terms, _, _) in enumerate(rows)
    }


def _branch(
    limits: list[Bounds],
    tableau: dict[int, dict[int, Fraction]],
    count: int,
    budget: Iterator[int],
) -> list[Fraction]:
    """
    Solve, and split where a number is not whole.
    """
    if next(budget, None) is None:
        raise _TooLong
    values = _Tableau.started(limits, tableau).solved()
    split = next((one for one in range(count) if values[one].denominator != 1), None)
    if split is None:
        return values
    low, high = limits[split]
    below = math.floor(values[split])
    blamed: frozenset[int] = frozenset()
    for ends in ((low, below), (below + 1, high)):
        narrower = [*limits[:split], ends, *limits[split + 1 :]]
        try:
            return _branch(narrower, tableau, count, budget)
        except _Conflict as found:
            blamed |= found.variables
    raise _Conflict(blamed)


@define
class _Tableau:
    """
    Basic variables as sums of the others, and a value for each that keeps the others' bounds.
    """

    limits: list[Bounds]
    rows: dict[int, dict[int, Fraction]]
    values: list[Fraction]

    @classmethod
    def started(cls, limits: list[Bounds], tableau: dict[int, dict[int, Fraction]]) -> _Tableau:
        values = [Fraction(low if low is not None else high or 0) for low, high in limits]
        for basic, terms in tableau.items():
            values[basic] = sum((f * values[one] for one, f in terms.items()), Fraction(0))
        return cls(limits, {basic: dict(terms) for basic, terms in tableau.items()}, values)

    def solved(self) -> list[Fraction]:
        for _ in range(_MOST_PIVOTS):
            basic = next((one for one in sorted(self.rows) if self._gap(one)), None)
            if basic is None:
                return self.values
            gap = self._gap(basic)
            up = gap > 0
            row = self.rows[basic]
            other = next((o for o in sorted(row) if self._can(o, up=(row[o] > 0) is up)), None)
            if other is None:
                raise _Conflict(frozenset({basic, *row}))
            self._move(other, gap / row[other])
            self._pivot(basic, other)
        raise _TooLong

    def _gap(self, variable: int) -> Fraction:
        """
        Say how far a variable must go to be within its bounds.
        """
        low, high = self.limits[variable]
        value = self.values[variable]
        if low is not None and value < low:
            return low - value
        return high - value if high is not None and value > high else Fraction(0)

    def _can(self, variable: int, *, up: bool) -> bool:
        low, high = self.limits[variable]
        if up:
            return high is None or self.values[variable] < high
        return low is None or self.values[variable] > low

    def _move(self, variable: int, step: Fraction) -> None:
        self.values[variable] += step
        for basic, row in self.rows.items():
            if variable in row:
                self.values[basic] += row[variable] * step

    def _pivot(self, basic: int, other: int) -> None:
        row = self.rows.pop(basic)
        factor = row.pop(other)
        solved = {one: -f / factor for one, f in row.items()}
        solved[basic] = 1 / factor
        for terms in self.rows.values():
            times = terms.pop(other, None)
            if times is None:
                continue
            for one, f in solved.items():
                summed = terms.get(one, 0) + times * f
                if summed:
                    terms[one] = summed
                else:
                    terms.pop(one, None)
        self.rows[other] = solved
