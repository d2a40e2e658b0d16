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
from ._sets import MinimumSets, minimum_sets
from ._system import System

__all__ = ["Contradiction", "Search"]


@frozen(eq=False)
class Contradiction:
    """
    A block that cannot be as it stands.

    Attributes:
        posed: The block.

        impossible: The cells in it that print what their line cannot have.
    """

    posed: Posed
    impossible: tuple[str, ...]


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
            posed = case.posed(number)
            wrong = tuple(path for path in wrong if path in posed.index)
            left = [path for path in left if path not in wrong]
            if wrong or posed.system.probe().conflict is not None:
                yield Contradiction(posed, wrong)
        for path in left:
            yield Contradiction(self._alone(path), (path,))

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

    def explained(self, contradiction: Contradiction) -> tuple[MinimumSets, list[Found]]:
        """
        Find all least sets of cells that must be wrong, and what may explain the contradiction.

        Args:
            contradiction: The contradiction.
        """
        posed, wrong = contradiction.posed, contradiction.impossible
        found = minimum_sets(
            posed.system,
            trusted=[posed.index[path] for path in self.trusted if path in posed.index],
            forced=[posed.index[path] for path in wrong if path not in self.trusted],
        )
        evidence = Evidence(self.case, posed)
        explained = [
            evidence.of(freed, probe)
            for freed, probe in zip(found.sets, found.probes, strict=True)
            if freed
        ]
        if not wrong:
            explained += causes(self.case, posed, self.trusted)
        return found, explained
