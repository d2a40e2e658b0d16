"""
Whose figure is probably wrong, where a sum is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from ..editions import Report
from ..figures import Interval, bounds, from_interval, written
from ..findings import CellFact, Finding
from ..form import cell_paths
from ..rules import Equation, Pick, rules_over_years
from ._local import Words, local_cells
from ._members import Member

__all__ = ["LastYear", "with_suspects"]

Violated: TypeAlias = Callable[[Any], list[Equation]]


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


def with_suspects(
    finding: Finding, members: Sequence[Member], last_year: LastYear, words: Words | None = None
) -> Finding:
    """
    Add to a finding the members whose figure, if it alone is wrong, explains it.

    A member is named if the gap, taken off its figure, mends a rule of its own report or a rule
    from last year's to this year's, or gives last year's figure. The first of these that names
    anyone decides.

    Args:
        finding: A finding about a parent and the sum of its members.

        members: The members.

        last_year: Their reports of the year before.

        words: The words of the local row that it is about, which each report has at a place of its
            own.
    """
    off = finding.gap if finding.cells[0].role == "parent" else -finding.gap
    if not off.is_exact or off.low is None:
        return finding
    mended = list(_mended(members, finding.where, words, off.low))
    for explains in (_mends_itself, _mends_years, _was_so_last_year):
        named = [
            (member, path)
            for member, path, other in mended
            if explains(
                _Case(member.report, other, path, last_year.reports.get(member.name), words)
            )
        ]
        if named:
            facts = (_fact(*one, finding.cells[0]) for one in named)
            wording = f"{finding.wording}_moved"
            return evolve(finding, cells=(*finding.cells, *facts), wording=wording)
    return finding


@frozen
class _Case:
    """
    A member's report, what it would be without the gap, and that of the year before.
    """

    now: Any
    mended: Any
    path: str
    before: Any
    words: Words | None


def _mended(
    members: Sequence[Member], where: str, words: Words | None, off: int
) -> Iterator[tuple[Member, str, Any]]:
    """
    Give each member with the cell, and the report that it would have if the gap were its own.
    """
    for one in members:
        if words is None:
            word = dict(cell_paths(type(one.report)))[where].word
            path, signed, unit = where, word.signed, word.unit
        else:
            # a member without the row leaves the gap open
            found = local_cells(one.report)[words]
            path, signed, unit = found.cell.path, found.cell.signed, found.unit
        # a sum is exact only if every member's figure is
        value = bounds(one.report[path], signed, unit).span[0] + off
        if value >= 0 or signed:
            cell = from_interval(Interval.exactly(value), unit)
            yield one, path, one.report.replace({path: cell})


def _mends_itself(case: _Case) -> bool:
    return _mends(case.now.rules.violations, case.now, case.mended, case.path)


def _mends_years(case: _Case) -> bool:
    if case.before is None:
        return False
    classes: tuple[Any, Any] = (type(case.before), type(case.now))
    rules = rules_over_years(*classes, case.now.year_rules)
    one, other = (rules.cls(before=case.before, now=now) for now in (case.now, case.mended))
    return _mends(rules.violations, one, other, f"now.{case.path}")


def _was_so_last_year(case: _Case) -> bool:
    before, path = case.before, case.path
    if type(before) is not type(case.mended):
        return False
    if case.words is not None:
        found = local_cells(before).get(case.words)
        return found is not None and bool(found.value == case.mended[path])
    return bool(before[path] == case.mended[path])


def _mends(violated: Violated, now: Any, mended: Any, path: str) -> bool:
    """
    Say whether a change mends all violated rules about a cell, and breaks no other.
    """
    broken = {one.name for one in violated(now)}
    about = {one.name for one in violated(now) if _is_about(one, path)}
    left = {one.name for one in violated(mended)}
    return bool(about) and about.isdisjoint(left) and left <= broken


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
