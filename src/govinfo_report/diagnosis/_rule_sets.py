"""
What is wrong with a set of rules before there is any figure: rules that contradict each other,
rules that say nothing of their own, unknowns that are left no choice.

Only linear forms and their bounds are known here, so it serves systems without any form.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from ..figures._interval import end
from ..propagation import Constraint
from ._elimination import Basis
from ._proofs import Limits, Proof, certified, contradiction, proofs_of, unknowns_of
from ._whole_numbers import indivisible

__all__ = ["Clause", "Fixed", "Redundant", "RuleSet", "examine"]


@frozen
class Clause:
    """
    A constraint as one of a set of rules.

    Attributes:
        constraint: What must hold; its name is its own.

        guard: For which case, where it is not for all.

        level: How much weaker it is than others: a rule follows from rules of its own level and of
            lower ones only, so that a strong rule is never left to weak ones.
    """

    constraint: Constraint
    guard: Constraint | None = None
    level: int = 0

    @property
    def name(self) -> str:
        """
        What it is called.
        """
        return self.constraint.name

    @property
    def is_equation(self) -> bool:
        """
        Whether it holds in all cases and to the last digit.
        """
        return self.guard is None and self.constraint.low == self.constraint.high


@frozen
class Redundant:
    """
    A rule that follows from others.

    Attributes:
        rule: What it is called.

        proofs: Why; one proof for both ends of an equation where equations are enough, else one
            for each end.
    """

    rule: str
    proofs: tuple[Proof, ...]

    @property
    def follows_from(self) -> tuple[str, ...]:
        """
        The rules that it follows from; the limits of lines besides may be needed, too.
        """
        return tuple(dict.fromkeys(name for proof in self.proofs for name, _ in proof.rules))


@frozen
class Fixed:
    """
    An unknown that the rules leave one value.

    Attributes:
        unknown: The unknown.

        value: The value.

        proofs: Why it is no more, and why it is no less.
    """

    unknown: Hashable
    value: int
    proofs: tuple[Proof, ...]


@frozen
class RuleSet:
    """
    What follows for a set of rules.

    Attributes:
        equations: The names of the equations: those that hold in all cases and to the last digit.

        rank: How many of them say something that no others say.

        contradictions: Rules that cannot hold together. One rule taken out of each, the last, the
            others can hold.

        redundant: The rules without which the set says the same. None is named where rules
            contradict each other, since anything follows from those.

        fixed: The unknowns that are left one value; none where rules contradict each other.
    """

    equations: tuple[str, ...]
    rank: int
    contradictions: tuple[Proof, ...] = ()
    redundant: tuple[Redundant, ...] = ()
    fixed: tuple[Fixed, ...] = ()


def examine(clauses: Iterable[Clause], limits: Limits) -> RuleSet:
    """
    Say what follows for a set of rules, whatever the figures are.

    What follows is proved with fractions. What follows only because numbers are whole is found
    where equations contradict each other, and not elsewhere; nor is what would take too many steps.

    Args:
        clauses: The rules. If rules follow from each other, the first ones are kept.

        limits: What each unknown can be at all.
    """
    ordered = sorted(clauses, key=lambda one: one.level)
    equations = [one for one in ordered if one.is_equation]
    basis = Basis()
    made = {one.name: basis.add(one.name, dict(one.constraint.terms)) for one in equations}
    names = tuple(one.name for one in equations)
    found = tuple(_contradictions([one for one in ordered if one.guard is None], limits))
    if found:
        return RuleSet(names, basis.rank, found)
    proved = {
        name: Proof(tuple((str(other), times) for other, times in parts.items()))
        for name, parts in made.items()
        if parts is not None
    }
    plain = [one.constraint for one in ordered if one.guard is None]
    return RuleSet(
        names,
        basis.rank,
        (),
        tuple(_redundant(ordered, proved, limits)),
        tuple(_fixed(plain, limits)),
    )


def _contradictions(clauses: list[Clause], limits: Limits) -> Iterator[Proof]:
    standing = {one.name: one.constraint for one in clauses}
    while (proof := _contradiction(standing, limits)) is not None:
        yield proof
        del standing[max((name for name, _ in proof.rules), key=list(standing).index)]


def _contradiction(standing: dict[str, Constraint], limits: Limits) -> Proof | None:
    """
    Find rules that cannot hold together, none of which can be left out.
    """
    everything = list(standing.values())
    proof = contradiction(everything, limits)
    if proof is None:
        return indivisible(everything)
    # some of what fractions cannot solve may be what whole numbers cannot
    return indivisible([standing[name] for name, _ in proof.rules]) or proof


def _redundant(
    clauses: list[Clause], proved: dict[str, Proof], limits: Limits
) -> Iterator[Redundant]:
    """
    Leave out one rule after another, the last first, and see whether the others still say it.

    Args:
        clauses: The rules; they can hold together.

        proved: Equations that follow from earlier ones.

        limits: What each unknown can be at all.
    """
    found: dict[str, tuple[Proof, ...]] = {name: (proof,) for name, proof in proved.items()}
    kept = [one for one in clauses if one.name not in proved]
    for one in reversed(kept.copy()):
        premises = _premises(kept, one)
        if _has_its_own(one, premises, limits):
            continue
        proofs = proofs_of(one.constraint, premises, limits, one.guard)
        if proofs:
            kept.remove(one)
            found[one.name] = proofs
    for one in clauses:
        proofs = found.get(one.name)
        if proofs is None:
            continue
        if not found.keys().isdisjoint(name for proof in proofs for name, _ in proof.rules):
            # what was proved from rules that were left out since is proved from those kept
            premises = _premises(kept, one)
            proofs = proofs_of(one.constraint, premises, limits, one.guard) or proofs
        yield Redundant(one.name, proofs)


def _premises(kept: list[Clause], one: Clause) -> list[Constraint]:
    return [
        other.constraint
        for other in kept
        if other is not one and other.guard is None and other.level <= one.level
    ]


def _has_its_own(one: Clause, premises: Sequence[Constraint], limits: Limits) -> bool:
    """
    Say whether a rule speaks of an unknown that no other does and that can go as far as it takes to
    break it: then nothing has to be calculated to see that it follows from no other.
    """
    if one.guard is not None:
        return False
    others = {unknown for other in premises for unknown, _ in other.terms}
    low, high = end(one.constraint.low), end(one.constraint.high)
    for unknown, factor in one.constraint.terms:
        if unknown in others:
            continue
        down, up = (end(limit) is None for limit in limits[unknown])
        if factor < 0:
            down, up = up, down
        if (up and high is not None) or (down and low is not None):
            return True
    return False


def _fixed(constraints: list[Constraint], limits: Limits) -> Iterator[Fixed]:
    """
    Find the unknowns that have one value in all solutions.
    """
    seen = _Seen(constraints, limits)
    for unknown, (low, high) in seen.spans.items():
        # whole numbers that are less than 1 from whatever was seen
        for value in range(math.floor(high), math.ceil(low) + 1):
            claim = Constraint("", ((unknown, 1),), value, value)
            proofs = proofs_of(claim, constraints, limits)
            if proofs:
                yield Fixed(unknown, value, proofs)
                break


class _Seen:
    """
    The least and the largest value of each unknown in the solutions that were met with.
    """

    def __init__(self, constraints: list[Constraint], limits: Limits) -> None:
        self.constraints, self.limits = constraints, limits
        self.names = unknowns_of(constraints)
        self.spans: dict[Hashable, tuple[Fraction, Fraction]] = {}
        self._look(limits)
        self._raise(list(self.spans))

    def _look(self, limits: Limits) -> bool:
        """
        Note one solution within limits, if there is any.
        """
        point = certified(self.constraints, limits).point
        if point is None:
            return False
        for number, unknown in enumerate(self.names):
            value = point[number]
            low, high = self.spans.get(unknown, (value, value))
            self.spans[unknown] = min(low, value), max(high, value)
        return True

    def _raise(self, some: list[Hashable]) -> None:
        """
        Look for solutions in which some unknowns are larger: all at once, or else in halves.
        """
        raised: dict[Hashable, tuple[int, int]] = {}
        for one in some:
            most = self.limits[one][1]
            raised[one] = min(math.floor(self.spans[one][1]) + 1, most), most
        if not self._look({**self.limits, **raised}) and len(some) > 1:
            half = len(some) // 2
            self._raise(some[:half])
            self._raise(some[half:])
