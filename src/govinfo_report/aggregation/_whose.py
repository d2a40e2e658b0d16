"""
Whose figure is probably wrong, where a sum is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from ..editions import Report
from ..figures import Interval, bounds, from_interval, written
from ..findings import CellFact, Finding
from ..form import cell_paths
from ..rules import Equation, Pick, rules_over_years
from ._local import Words, local_cells
from ._members import Member

__all__ = ["Candidate", "LastYear", "with_suspects"]


@frozen
class LastYear:
    """
    The members' reports of the year before.

    Attributes:
        reports: The reports by the names of the members.
    """

    reports: Mapping[str, Report] = field(factory=dict)

    @classmethod
    def of(cls, members: Sequence[Member], reports: Sequence[Report]) -> LastYear:
        """
        Find the report of each member: by its agency, or by its place where agencies are not known.

        Args:
            members: The members.

            reports: Reports of the year before.
        """
        agencies = [one.agency for one in reports]
        if None in agencies or len(set(agencies)) < len(agencies):
            in_order = zip(members, reports, strict=False) if len(members) == len(reports) else ()
            return cls({member.name: report for member, report in in_order})
        by_agency = dict(zip(agencies, reports, strict=True))
        return cls(
            {one.name: by_agency[one.report.agency] for one in members if one.name in by_agency}
        )


@frozen(slots=False)
class Candidate:
    """
    A member whose figures may be wrong, and what is violated about them.

    Attributes:
        member: The member.

        before: Its report of the year before, or ``None``.
    """

    member: Member
    before: Any

    @cached_property
    def own(self) -> list[Equation]:
        """
        What its report violates.
        """
        report = self.member.report
        return report.rules.violations(report)

    @cached_property
    def over_years(self) -> list[Equation]:
        """
        What the two years violate together.
        """
        return self.violations_over_years(self.member.report)

    def violations_over_years(self, now: Any) -> list[Equation]:
        """
        Give what a report violates together with that of the year before.

        Args:
            now: The member's report, or what it would be.
        """
        if self.before is None:
            return []
        classes: tuple[Any, Any] = (type(self.before), type(now))
        rules = rules_over_years(*classes, now.year_rules)
        return rules.violations(rules.cls(before=self.before, now=now))


def with_suspects(
    finding: Finding, candidates: Sequence[Candidate], words: Words | None = None
) -> Finding:
    """
    Add to a finding the members whose figure, if it alone is wrong, explains it.

    A member is named if the gap, taken off its figure, mends a rule of its own report or a rule
    from last year's to this year's, or gives last year's figure. The first of these that names
    anyone decides.

    Args:
        finding: A finding about a parent and the sum of its members.

        candidates: The members.

        words: The words of the local row that it is about, which each report has at a place of its
            own.
    """
    off = finding.gap if finding.cells[0].role == "parent" else -finding.gap
    if not off.is_exact or off.low is None:
        return finding
    cases = list(_cases(candidates, finding.where, words, off.low))
    for explains in (_mends_itself, _mends_years, _was_so_last_year):
        named = [one for one in cases if explains(one)]
        if named:
            facts = (_fact(one.candidate.member, one.path, finding.cells[0]) for one in named)
            wording = f"{finding.wording}_moved"
            return evolve(finding, cells=(*finding.cells, *facts), wording=wording)
    return finding


@frozen(slots=False)
class _Case:
    """
    A figure of a member, and what it would be without the gap.
    """

    candidate: Candidate
    path: str
    cell: Any
    words: Words | None

    @cached_property
    def mended(self) -> Any:
        return self.candidate.member.report.replace({self.path: self.cell})


def _cases(
    candidates: Sequence[Candidate], where: str, words: Words | None, off: int
) -> Iterator[_Case]:
    """
    Give the figure of each member that would be possible without the gap.
    """
    fields = dict(cell_paths(type(candidates[0].member.report)))
    for one in candidates:
        report = one.member.report
        if words is None:
            word = fields[where].word
            path, signed, unit = where, word.signed, word.unit
        else:
            # a member without the row leaves the gap open
            found = local_cells(report)[words]
            path, signed, unit = found.cell.path, found.cell.signed, found.unit
        # a sum is exact only if every member's figure is
        value = bounds(report[path], signed, unit).span[0] + off
        if value >= 0 or signed:
            yield _Case(one, path, from_interval(Interval.exactly(value), unit), words)


def _mends_itself(case: _Case) -> bool:
    broken = case.candidate.own
    about = {one.name for one in broken if _is_about(one, case.path)}
    # most members contradict nothing, and need no look at what they would be
    return bool(about) and _mends(about, broken, case.mended.rules.violations(case.mended))


def _mends_years(case: _Case) -> bool:
    broken = case.candidate.over_years
    about = {one.name for one in broken if _is_about(one, f"now.{case.path}")}
    return bool(about) and _mends(about, broken, case.candidate.violations_over_years(case.mended))


def _was_so_last_year(case: _Case) -> bool:
    before = case.candidate.before
    if type(before) is not type(case.candidate.member.report):
        return False
    if case.words is not None:
        found = local_cells(before).get(case.words)
        return found is not None and bool(found.value == case.cell)
    return bool(before[case.path] == case.cell)


def _mends(about: set[str], broken: Sequence[Equation], left: Sequence[Equation]) -> bool:
    """
    Say whether a change mends all violated rules about a cell, and breaks no other.
    """
    still = {one.name for one in left}
    return about.isdisjoint(still) and still <= {one.name for one in broken}


def _is_about(equation: Equation, path: str) -> bool:
    """
    Say whether an equation reads a cell, itself or as one of the local rows of a section.
    """
    section, local, _ = f".{path}".rpartition(".local.")
    rows = {f".{term.path}" for term in equation.terms if term.pick is not Pick.CELL}
    return section in rows if local else path in equation.cells


def _fact(member: Member, path: str, cell: CellFact) -> CellFact:
    text = written(member.report[path])
    name = f"{member.name}：{cell.name.partition('：')[2]}"
    return evolve(cell, path=path, role="suspect", written=text, name=name, of=member.name)
