"""
What contradicts itself in a report, and everything that may explain it.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ..figures import Kind
from ._case import Case, Posed
from ._causes import causes
from ._evidence import Evidence, Found
from ._sets import MOST_NODES, MinimumSets, minimum_sets
from ._system import System

__all__ = ["Contradiction", "Explained", "Search", "Way"]

_FEWEST_NODES = 50
"""
The search goes so far at least in each of several choices.
"""


@frozen(eq=False)
class Contradiction:
    """
    A block that cannot be as it stands.

    Attributes:
        choices: The block; more than once where the report leaves open what applies.

        impossible: The cells in it that print what their line cannot have.
    """

    choices: tuple[Posed, ...]
    impossible: tuple[str, ...]


@frozen(eq=False)
class Way:
    """
    What may be wrong in a block, if one choice is right.

    Attributes:
        posed: The block.

        least: All least sets of cells that must be wrong.
    """

    posed: Posed
    least: MinimumSets

    @property
    def sets(self) -> list[frozenset[str]]:
        """
        The sets, by the paths of their cells.
        """
        unknowns = self.posed.system.unknowns
        return [frozenset(unknowns[one] for one in some) for some in self.least.sets]


@frozen(eq=False)
class Explained:
    """
    What may be wrong in a block that contradicts itself.

    Attributes:
        ways: The choices that need the fewest wrong cells.

        minimum: How many cells must be wrong at least, whatever the choice; 0 if trusted cells
            contradict each other.

        found: What may explain the contradiction.
    """

    ways: tuple[Way, ...]
    minimum: int
    found: list[Found]

    @property
    def size(self) -> int:
        """
        How many cells are in a set.
        """
        return self.ways[0].least.cost

    @property
    def truncated(self) -> bool:
        """
        Whether there may be more least sets.
        """
        return self.minimum < self.size or any(way.least.truncated for way in self.ways)

    @property
    def proved(self) -> bool:
        """
        Whether it is certain that so many cells do.
        """
        return self.minimum == self.size and all(way.least.proved for way in self.ways)

    @property
    def certain(self) -> list[str]:
        """
        The cells that are in every set, where all sets are known.
        """
        sets = [some for way in self.ways for some in way.sets]
        if self.truncated or not sets:
            return []
        return sorted(frozenset.intersection(*sets), key=self.ways[0].posed.index.__getitem__)


@frozen(eq=False)
class Search:
    """
    A search in one report.

    Attributes:
        case: The report.

        trusted: The paths of cells that are right.
    """

    case: Case
    trusted: frozenset[str] = frozenset()

    def contradictions(self) -> Iterator[Contradiction]:
        """
        Walk over what contradicts itself, in the order of the rules; impossible cells that no rule
        speaks of come last.
        """
        case = self.case
        left = self._impossible()
        for number, block in enumerate(case.plan.blocks):
            wrong = tuple(path for path in left if case.block_of(path) == number) if left else ()
            broken = not block.marks.isdisjoint(case.violated)
            if not (broken or wrong) and case.is_plain(number):
                continue
            choices = case.choices(number)
            wrong = tuple(path for path in wrong if any(path in one.index for one in choices))
            left = [path for path in left if path not in wrong]
            if wrong or all(one.system.probe().conflict is not None for one in choices):
                yield Contradiction(choices, wrong)
        for path in left:
            yield Contradiction((self._alone(path),), (path,))

    def _impossible(self) -> list[str]:
        report = self.case.report
        if report._is_plain:  # noqa: SLF001 - the flag is the form's own
            return []
        printed = self.case.rules.printed(report)
        return [path for path, cell in printed if cell.kind is Kind.IMPOSSIBLE]

    def _alone(self, path: str) -> Posed:
        """
        Pose a cell that no rule speaks of.
        """
        limits = self.case.limits(path)
        system = System({path: limits}, (), {path: limits})
        return Posed(self.case.plan.lone(path), system, (), {path: 0})

    def explained(self, contradiction: Contradiction) -> Explained:
        """
        Find all least sets of cells that must be wrong, and what may explain the contradiction.

        Args:
            contradiction: The contradiction.
        """
        wrong = contradiction.impossible
        choices = contradiction.choices
        # a row that must be wrong is one that counts
        choices = tuple(one for one in choices if one.index.keys() >= set(wrong)) or choices
        nodes = max(_FEWEST_NODES, MOST_NODES // len(choices))
        ways = [Way(posed, self._least(posed, wrong, nodes)) for posed in choices]
        able = [way for way in ways if way.least.sets]
        if not able:
            return Explained(tuple(ways[:1]), 0, [])
        fewest = min(way.least.cost for way in able)
        best = tuple(way for way in able if way.least.cost == fewest)
        found = {(one.cells, one.cause): one for way in best for one in self._found(way, wrong)}
        minimum = min(way.least.at_least for way in able)
        return Explained(best, minimum, list(found.values()))

    def _least(self, posed: Posed, wrong: tuple[str, ...], nodes: int) -> MinimumSets:
        index = posed.index
        return minimum_sets(
            posed.system,
            trusted=[index[path] for path in self.trusted if path in index],
            forced=[index[path] for path in wrong if path in index and path not in self.trusted],
            most_nodes=nodes,
        )

    def _found(self, way: Way, wrong: tuple[str, ...]) -> Iterator[Found]:
        evidence = Evidence(self.case, way.posed)
        for freed, probe in zip(way.least.sets, way.least.probes, strict=True):
            if freed:
                yield evidence.of(freed, probe)
        if not wrong:
            yield from causes(self.case, way.posed, self.trusted)
