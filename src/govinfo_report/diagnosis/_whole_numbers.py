"""
Equations that fractions can solve and whole numbers cannot, such as twice something is five.

If they can be solved in whole numbers at all, follows from the lattice that their columns span
(Hermite normal form); if not, it holds the proof: fractions of equations that add up to whole
factors on one side and to a fraction on the other.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from fractions import Fraction

from ..propagation import Constraint
from ._elimination import Basis
from ._proofs import Proof

__all__ = ["indivisible"]

Column = dict[int, int]
"""
The factors of an unknown, by the numbers of the equations.
"""


def indivisible(constraints: Sequence[Constraint]) -> Proof | None:
    """
    Find equations that have no solution in whole numbers, none of which can be left out.

    Args:
        constraints: The constraints, each with a name of its own.

    Returns:
        A proof, or nothing if the equations among them have a solution: times their factors they
        add up to unknowns times whole numbers on one side, and to a fraction on the other.
    """
    basis = Basis()
    needed = [
        one
        for one in constraints
        if one.low == one.high and basis.add(one.name, dict(one.terms)) is None
    ]
    if not _fractions(needed):
        return None
    for one in needed.copy():
        fewer = [other for other in needed if other is not one]
        if _fractions(fewer):
            needed = fewer
    return Proof(tuple((needed[row].name, times) for row, times in _fractions(needed).items()))


def _fractions(equations: Sequence[Constraint]) -> dict[int, Fraction]:
    """
    Say how many times independent equations are taken in a proof; nothing if there is none.
    """
    columns: dict[Hashable, Column] = {}
    for row, one in enumerate(equations):
        for unknown, factor in one.terms:
            columns.setdefault(unknown, {})[row] = factor
    pivots = _triangle(list(columns.values()), len(equations))
    values: list[Fraction] = []
    for row, one in enumerate(equations):
        settled = sum(pivots[other].get(row, 0) * value for other, value in enumerate(values))
        value = Fraction(one.low - settled) / pivots[row][row]
        if value.denominator > 1:
            return _factors(pivots, row)
        values.append(value)
    return {}


def _triangle(columns: list[Column], count: int) -> list[Column]:
    """
    Find columns that span the same lattice, each with its first factor in a row of its own.
    """
    pivots: list[Column] = []
    for row in range(count):
        some = [one for one in columns if row in one]
        columns = [one for one in columns if row not in one]
        while len(some) > 1:
            some.sort(key=lambda one: abs(one[row]))
            pivot, *others = some
            some = [pivot]
            for one in others:
                _take(one, pivot, one[row] // pivot[row])
                (some if row in one else columns).append(one)
        pivots += some
    return pivots


def _take(column: Column, other: Column, times: int) -> None:
    """
    Take a column so many times from another.
    """
    for row, factor in other.items():
        left = column.get(row, 0) - times * factor
        if left:
            column[row] = left
        else:
            column.pop(row, None)


def _factors(pivots: list[Column], last: int) -> dict[int, Fraction]:
    """
    Say how many times equations are taken so that every pivot gets a whole factor: one the last,
    none the others.
    """
    factors = {last: Fraction(1, pivots[last][last])}
    for row in reversed(range(last)):
        taken = sum(factor * pivots[row].get(other, 0) for other, factor in factors.items())
        if taken:
            factors[row] = -taken / pivots[row][row]
    return dict(sorted(factors.items()))
