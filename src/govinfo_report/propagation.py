"""
Boxes and linear forms: what can be true of all cells together.

Nothing here knows forms or reports: a box gives each unknown an interval of whole numbers, a
constraint bounds a sum of unknowns. Narrowing one by the other until nothing changes proves that
some boxes are empty; where the constraints form no cycle it also proves that the others are not.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from .figures import FAR

__all__ = ["PASSES", "Box", "Constraint", "Narrowed", "conflict", "is_forest", "narrow"]

Box: TypeAlias = dict[Hashable, tuple[int, int]]
"""
The smallest and the largest value of each unknown; ``FAR`` stands for no end.
"""

_NO_END = FAR >> 1
"""
Where a sum with an end that is none begins.
"""

PASSES = 64
"""
How often all constraints are gone through; a tree needs two passes, cycles may creep for ever.
"""


@frozen
class Constraint:
    """
    ``low ≤ Σ factor · unknown ≤ high``.

    Attributes:
        name: What it is called in a conflict.

        terms: The unknowns and their factors; each unknown once.

        low: The smallest value of the sum.

        high: The largest value of the sum.
    """

    name: str
    terms: tuple[tuple[Hashable, int], ...]
    low: int
    high: int


@frozen
class Narrowed:
    """
    What is left of a box.

    Attributes:
        box: The narrowed box; as far as it came, if it is empty.

        empty: The unknown for which no value is left, where there is one.

        finished: Whether nothing can be narrowed any more.
    """

    box: Box
    empty: Hashable | None = None
    finished: bool = True


def narrow(box: Mapping[Hashable, tuple[int, int]], constraints: Sequence[Constraint]) -> Narrowed:
    """
    Take from a box what the constraints forbid.

    Args:
        box: The values that each unknown may have.

        constraints: What must hold.

    Returns:
        The largest box with the same solutions that single constraints can prove.
    """
    left = dict(box)
    for _ in range(PASSES):
        changed = False
        for constraint in constraints:
            step = _narrow_by(left, constraint)
            if step is None:
                continue
            changed = True
            left.update(step)
            for unknown, (low, high) in step.items():
                if low > high:
                    return Narrowed(left, unknown)
        if not changed:
            return Narrowed(left)
    return Narrowed(left, finished=False)


def _narrow_by(box: Box, constraint: Constraint) -> Box | None:
    """
    Give the unknowns that one constraint narrows, or ``None``.
    """
    products = [_times(box[unknown], factor) for unknown, factor in constraint.terms]
    total_low = sum(low for low, _ in products)
    total_high = sum(high for _, high in products)
    step: Box = {}
    for (unknown, factor), (low, high) in zip(constraint.terms, products, strict=True):
        least = constraint.low - (total_high - high)
        most = constraint.high - (total_low - low)
        new_low = max(low, least) if least > -_NO_END else low
        new_high = min(high, most) if most < _NO_END else high
        if new_low > low or new_high < high:
            step[unknown] = _divided(new_low, new_high, factor)
    return step or None


def _times(span: tuple[int, int], factor: int) -> tuple[int, int]:
    low, high = span[0] * factor, span[1] * factor
    return (low, high) if factor >= 0 else (high, low)


def _divided(low: int, high: int, factor: int) -> tuple[int, int]:
    """
    Divide an interval by a factor, rounding inwards.
    """
    if factor < 0:
        low, high, factor = -high, -low, -factor
    return -(-low // factor), high // factor


def conflict(
    box: Mapping[Hashable, tuple[int, int]], constraints: Sequence[Constraint]
) -> tuple[Constraint, ...]:
    """
    Find constraints that contradict each other on a box, none of which can be left out.

    Returns:
        A minimal set, or nothing if narrowing finds no contradiction.
    """
    if narrow(box, constraints).empty is None:
        return ()
    needed = list(constraints)
    for constraint in constraints:
        fewer = [one for one in needed if one is not constraint]
        if narrow(box, fewer).empty is not None:
            needed = fewer
    return tuple(needed)


def is_forest(box: Mapping[Hashable, tuple[int, int]], constraints: Iterable[Constraint]) -> bool:
    """
    Say whether the constraints form no cycle over the unknowns that are not settled, with factors
    of one: then narrowing misses no contradiction.
    """
    parents: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while parents.setdefault(node, node) != node:
            parents[node] = node = parents[parents[node]]
        return node

    for index, constraint in enumerate(constraints):
        open_terms = [term for term in constraint.terms if box[term[0]][0] != box[term[0]][1]]
        for unknown, factor in open_terms:
            one, other = root(("constraint", index)), root(("unknown", unknown))
            if one == other or abs(factor) != 1:
                return False
            parents[one] = other
    return True
