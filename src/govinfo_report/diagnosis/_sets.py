"""
All least sets of cells that must be wrong: a search that branches on contradictions.

Of every contradiction one cell must be freed. Each branch forbids the cells tried before it, so
that no set is met twice; contradictions that share no cell bound from below what is still to come.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import define, field, frozen

from ._system import Probe, System

__all__ = ["MOST_NODES", "MinimumSets", "minimum_sets"]

MOST_NODES = 4_000
_MOST_SETS = 200
_COST_OF_SIMPLEX = 40
"""
So many steps of narrowing cost as much as one question that goes to the simplex method.
"""


@frozen
class MinimumSets:
    """
    The least sets of unknowns that, freed, leave no contradiction.

    Attributes:
        sets: The sets, each in the order of the unknowns; none if trusted unknowns contradict each
            other.

        probes: What follows from each set.

        cost: The weight of each set: its size, where all weigh the same.

        truncated: Whether there may be more sets than are listed.

        proved: Whether it is certain that no lighter set does.

        at_least: What every set weighs at least.
    """

    sets: tuple[tuple[int, ...], ...]
    probes: tuple[Probe, ...]
    cost: int
    truncated: bool
    proved: bool
    at_least: int


class _Enough(Exception):  # noqa: N818 - it ends a search and is no error
    """
    The search is given up.
    """


def minimum_sets(
    system: System,
    *,
    trusted: Collection[int] = (),
    forced: Collection[int] = (),
    weights: Mapping[int, int] | None = None,
    most_nodes: int = MOST_NODES,
    most_sets: int = _MOST_SETS,
) -> MinimumSets:
    """
    Find all least sets of unknowns that must be freed.

    Args:
        system: The system.

        trusted: Unknowns that are never freed.

        forced: Unknowns that are free in any case and part of every set.

        weights: What freeing an unknown costs, 1 where nothing is said.

        most_nodes: After so many steps the search is given up for one set that need not be least.

        most_sets: So many sets are listed at most.
    """
    allowed = system.stated.difference(trusted, forced)
    search = _Search(system, allowed, dict(weights or {}), most_nodes, most_sets)
    start = tuple(sorted(forced))
    search.budget = search.weight_of(start)
    while True:
        search.next_budget = None
        try:
            search.visit(start, frozenset(), search.weight_of(start))
        except _Enough:
            break
        if search.found or search.next_budget is None:
            return search.result()
        search.budget = search.next_budget
    if search.found:
        search.truncated = True
        return search.result()
    some = search.greedy(start)
    if some is None:
        return MinimumSets((), (), 0, truncated=True, proved=False, at_least=search.budget)
    probes = (system.probe(some),)
    cost = search.weight_of(some)
    return MinimumSets((some,), probes, cost, True, False, search.budget)  # noqa: FBT003 - as above


@define
class _Search:
    system: System
    allowed: frozenset[int]
    weights: dict[int, int]
    nodes: int
    most_sets: int
    budget: int = 0
    next_budget: int | None = None
    found: dict[tuple[int, ...], Probe] = field(factory=dict)
    truncated: bool = False
    proved: bool = True

    def weight_of(self, freed: Collection[int]) -> int:
        if not self.weights:
            return len(freed)
        return sum(self.weights.get(one, 1) for one in freed)

    def result(self) -> MinimumSets:
        sets = tuple(sorted(self.found))
        probes = tuple(self.found[one] for one in sets)
        cost = self.budget if sets else 0
        return MinimumSets(sets, probes, cost, self.truncated, self.proved, self.budget)

    def visit(self, freed: tuple[int, ...], forbidden: frozenset[int], cost: int) -> None:
        """
        Go on from a set: it is enough, or one of the cells of a contradiction must come to it.
        """
        self.nodes -= 1
        if self.nodes < 0:
            raise _Enough
        conflict = self._cheapest(freed, forbidden, cost)
        if conflict is None:
            return
        if not conflict:
            probe = self._probe(freed)
            if probe.conflict is None:
                self._take(freed, probe)
                return
            conflict = (probe.conflict & self.allowed) - forbidden
        passed = set(forbidden)
        for one in sorted(conflict):
            dearer = cost + self.weights.get(one, 1)
            if dearer > self.budget:
                self._later(dearer)
            else:
                self.visit((*freed, one), frozenset(passed), dearer)
            passed.add(one)

    def _take(self, freed: tuple[int, ...], probe: Probe) -> None:
        self.proved &= probe.proved
        self.found[tuple(sorted(freed))] = probe
        if len(self.found) >= self.most_sets:
            raise _Enough

    def _later(self, cost: int) -> None:
        if self.next_budget is None or cost < self.next_budget:
            self.next_budget = cost

    def _probe(self, freed: tuple[int, ...]) -> Probe:
        probe = self.system.probe(freed)
        if probe.open_rows:
            self.nodes -= _COST_OF_SIMPLEX
        return probe

    def _cheapest(
        self, freed: tuple[int, ...], forbidden: frozenset[int], cost: int
    ) -> frozenset[int] | None:
        """
        Give the shortest broken row that no freed cell is part of; nothing in it if there is none,
        and ``None`` if the budget cannot do for all of them.
        """
        best: frozenset[int] = frozenset()
        covered: set[int] = set()
        least = cost
        for number in self.system.broken:
            members = self.system.members[number]
            if not members.isdisjoint(freed):
                continue
            open_to = (members & self.allowed) - forbidden
            if not open_to:
                return None
            if covered.isdisjoint(open_to):
                covered |= open_to
                least += min(self.weights.get(o, 1) for o in open_to) if self.weights else 1
            if not best or len(open_to) < len(best):
                best = open_to
        if least > self.budget:
            self._later(least)
            return None
        return best

    def greedy(self, freed: tuple[int, ...]) -> tuple[int, ...] | None:
        """
        Find some set that is enough, and of which nothing can be left out.
        """
        chosen = list(freed)
        while (conflict := self.system.probe(chosen).conflict) is not None:
            open_to = conflict & self.allowed
            if not open_to:
                return None
            chosen.append(max(sorted(open_to), key=lambda one: self._mends(one, chosen)))
        for one in chosen.copy():
            fewer = [other for other in chosen if other != one]
            if one not in freed and self.system.probe(fewer).conflict is None:
                chosen = fewer
        return tuple(sorted(chosen))

    def _mends(self, one: int, chosen: list[int]) -> int:
        """
        Count the broken rows that an unknown would be the first to free.
        """
        members = self.system.members
        around = (number for number, _ in self.system.around[one] if number in self.system.broken)
        return sum(members[number].isdisjoint(chosen) for number in around)
