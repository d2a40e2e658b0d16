"""
What follows from linear rules, with a proof that anyone can add up.

Only forms and their bounds are known here, so it serves systems without any form.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from ..figures._interval import FAR, end
from ..propagation import Constraint
from ._simplex import Certificate, certificate

__all__ = ["Limits", "Proof", "certified", "contradiction", "proofs_of", "unknowns_of"]

Limits = Mapping[Hashable, tuple[int, int]]
"""
What each unknown can be at all.
"""


@frozen
class Proof:
    """
    Rules and limits, each so many times, that add up to what is proved.

    A redundant rule is their sum, and by their bounds the sum is less than one beyond its end. A
    contradiction adds up to nothing that is more or less than nothing, or to a fraction of which
    all unknowns are whole.

    Attributes:
        rules: The name of each rule that is needed, and how many times it is taken.

        limits: Each unknown whose limits are needed, and how many times it is taken.
    """

    rules: tuple[tuple[str, Fraction], ...]
    limits: tuple[tuple[Hashable, Fraction], ...] = ()


def contradiction(constraints: Sequence[Constraint], limits: Limits) -> Proof | None:
    """
    Find constraints that cannot hold together, none of which can be left out.

    Args:
        constraints: The constraints, each with a name of its own.

        limits: What each unknown can be at all.

    Returns:
        A proof, or nothing if there is no contradiction: times their factors the constraints and
        the unknowns add up to nothing, though by their bounds the sum is more than that, or less.
    """
    needed = [constraints[number] for number in sorted(certified(constraints, limits).rows)]
    for one in needed.copy():
        fewer = [other for other in needed if other is not one]
        if certified(fewer, limits).rows:
            needed = fewer
    return _proof(needed, certified(needed, limits), needed, Fraction(1)) if needed else None


def proofs_of(
    constraint: Constraint,
    premises: Sequence[Constraint],
    limits: Limits,
    guard: Constraint | None = None,
) -> tuple[Proof, ...] | None:
    """
    Prove a constraint from others.

    Args:
        constraint: What is to be proved.

        premises: What is given, each with a name of its own; it has a solution.

        limits: What each unknown can be at all.

        guard: What is given besides, where the constraint is only for that case.

    Returns:
        One proof for each end that the constraint has: times their factors the premises and the
        unknowns add up to the constraint, and by their bounds the sum is less than one beyond its
        end. Or nothing if the constraint does not follow. What a guard that cannot hold proves is
        a contradiction.
    """
    given = [*premises, *([] if guard is None else [guard])]
    proofs: list[Proof] = []
    for opposite in _opposites(constraint):
        posed = [*given, opposite]
        found = certified(posed, limits)
        if not found.rows:
            return None
        own = found.rows.get(len(given))
        proofs.append(_proof(given, found, posed, Fraction(1) if own is None else -1 / own))
    return tuple(proofs)


def _opposites(constraint: Constraint) -> Iterator[Constraint]:
    """
    Say what holds if a constraint does not: its unknowns are whole numbers, so it is missed by one
    or more.
    """
    if end(constraint.high) is not None:
        yield Constraint(constraint.name, constraint.terms, constraint.high + 1, FAR)
    if end(constraint.low) is not None:
        yield Constraint(constraint.name, constraint.terms, -FAR, constraint.low - 1)


def certified(constraints: Sequence[Constraint], limits: Limits) -> Certificate:
    """
    Look for fractions that make all constraints hold, or prove that there are none.

    Args:
        constraints: The constraints.

        limits: What each unknown can be at all.

    Returns:
        What was found; unknowns stand in the order of :func:`unknowns_of`, rows in that of the
        constraints.
    """
    names = unknowns_of(constraints)
    place = {unknown: number for number, unknown in enumerate(names)}
    bounds = {number: _bounds(limits[unknown]) for unknown, number in place.items()}
    rows = [
        (
            tuple((place[unknown], factor) for unknown, factor in one.terms),
            *_bounds((one.low, one.high)),
        )
        for one in constraints
    ]
    return certificate(bounds, rows)


def _proof(
    given: Sequence[Constraint],
    found: Certificate,
    posed: Sequence[Constraint],
    times: Fraction,
) -> Proof:
    """
    Name what a proof adds up; what was taken for broken among the posed is left out.
    """
    names = unknowns_of(posed)
    rules = sorted((number, factor) for number, factor in found.rows.items() if number < len(given))
    limits = sorted(found.unknowns.items())
    return Proof(
        tuple((given[number].name, factor * times) for number, factor in rules),
        tuple((names[number], factor * times) for number, factor in limits),
    )


def _bounds(ends: tuple[int, int]) -> tuple[int | None, int | None]:
    return end(ends[0]), end(ends[1])


def unknowns_of(constraints: Iterable[Constraint]) -> list[Hashable]:
    """
    Give the unknowns of constraints, in the order in which they first stand there.
    """
    return list(dict.fromkeys(unknown for one in constraints for unknown, _ in one.terms))
