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
from ..rules import Equation, rules_over_years
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


def with_suspects(finding: Finding, members: Sequence[Member], last_year: LastYear) -> Finding:
    """
    Add to a finding the members whose figure, if it alone is wrong, explains it.

    A member is named if the gap, taken off its figure, mends a rule of its own report or a rule
    from last year's to this year's, or gives last year's figure. The first of these that names
    anyone decides.

    Args:
        finding: A finding about a parent and the sum of its members.

        members: The members.

        last_year: Their reports of the year before.
    """
    path = finding.where
    off = finding.gap if finding.cells[0].role == "parent" else -finding.gap
    if not off.is_exact or off.low is None:
        return finding
    for explains in (_mends_itself, _mends_years, _was_so_last_year):
        named = [
            one
            for one, mended in _mended(members, path, off.low)
            if explains(one.report, mended, path, last_year.reports.get(one.name))
        ]
        if named:
            facts = (_fact(one, finding.cells[0]) for one in named)
            wording = f"{finding.wording}_moved"
            return evolve(finding, cells=(*finding.cells, *facts), wording=wording)
    return finding


def _mended(members: Sequence[Member], path: str, off: int) -> Iterator[tuple[Member, Any]]:
    """
    Give each member with the report that it would have if the gap were its own.
    """
    word = dict(cell_paths(type(members[0].report)))[path].word
    for one in members:
        # a sum is exact only if every member's figure is
        value = bounds(one.report[path], word.signed, word.unit).span[0] + off
        if value >= 0 or word.signed:
            cell = from_interval(Interval.exactly(value), word.unit)
            yield one, one.report.replace({path: cell})


def _mends_itself(now: Any, mended: Any, path: str, _: Any) -> bool:
    return _mends(now.rules.violations, now, mended, path)


def _mends_years(now: Any, mended: Any, path: str, before: Any) -> bool:
    if before is None:
        return False
    classes: tuple[Any, Any] = (type(before), type(now))
    rules = rules_over_years(*classes, now.year_rules)
    one, other = (rules.cls(before=before, now=report) for report in (now, mended))
    return _mends(rules.violations, one, other, f"now.{path}")


def _was_so_last_year(_: Any, mended: Any, path: str, before: Any) -> bool:
    return type(before) is type(mended) and bool(before[path] == mended[path])


def _mends(violated: Violated, now: Any, mended: Any, path: str) -> bool:
    """
    Say whether a change mends all violated rules about a cell, and breaks no other.
    """
    broken = {one.name for one in violated(now)}
    about = {one.name for one in violated(now) if path in one.cells}
    left = {one.name for one in violated(mended)}
    return bool(about) and about.isdisjoint(left) and left <= broken


def _fact(member: Member, cell: CellFact) -> CellFact:
    text = written(member.report[cell.path])
    name = f"{member.name}：{cell.name.partition('：')[2]}"
    return evolve(cell, role="suspect", written=text, name=name, of=member.name)
