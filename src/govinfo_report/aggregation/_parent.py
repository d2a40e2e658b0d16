"""
A parent's report against those of its members.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve, frozen

from ..editions import Report, Unlike, report_of
from ..figures import MISSING, Interval, bounds, from_interval
from ..findings import Basis, Finding, Findings, Severity, Verdict, Whole
from ..form import cell_paths
from ..rules import (
    Blanks,
    Equation,
    Linear,
    Relation,
    Rule,
    Rulebook,
    Term,
    pair_class,
    told,
    told_whole,
    whole,
)
from ..units import Unit
from ._adding import counted_once, prepared, sum_of
from ._local import LocalCheck, local_checks
from ._members import Member, members_of, refuse_parent
from ._whose import Candidate, LastYear, with_suspects

__all__ = ["check_roll_up"]

_PARENT, _MEMBERS = "parent", "members"
_FEW = 5
"""
So many figures may be above their sums by as many mistakes; more than that are rather one member.
"""


def check_roll_up(
    parent: Any,
    members: Iterable[Any],
    *,
    complete: bool,
    blanks: Blanks = "unknown",
    unlike: Unlike = "refuse",
    last_year: Iterable[Any] = (),
) -> Findings:
    """
    Check a parent's report against those of its members.

    If the list is complete, every figure of the parent is the sum of its members' (``error``);
    otherwise none is below the sum of those that are known (``warning``). What counts once what
    several members may count lies between the largest and the sum. Local rows are matched by their
    words, and a violation is a warning, since they may count so too.

    Where the parent has more than its members throughout, and what is left over is a report that
    breaks no rule, that is one finding about a missing member, not one for every line.

    Args:
        parent: The report of the whole, or what a reader returned.

        members: The reports of its members, its own among them if it has one.

        complete: Whether these are all members.

        blanks: How a blank cell is read.

        unlike: ``accept`` goes on where scopes or years differ or scopes are not known.

        last_year: The members' reports of the year before, as far as there are any; they help to
            name the member whose figure is wrong.

    Raises:
        TypeError: One is no report.

        UnlikeReportsError: The reports do not add up: forms differ, or scopes or years.
    """
    whole_report = report_of(parent)
    named = members_of(members, unlike)
    refuse_parent(whole_report, named, unlike)
    before = LastYear.of(named, [report_of(one) for one in last_year])
    top, *made = prepared([whole_report, *(one.report for one in named)], blanks)
    made_members = tuple(Member(one.name, r) for one, r in zip(named, made, strict=True))
    total = sum_of(made)
    form: Any = type(top)
    rules = _rules(form, complete=complete)
    called = (whole_report.agency or "上级", "下级合计")
    local = tuple(local_checks(top, made_members, total, complete=complete, called=called))
    check = _Check(rules, rules.cls(parent=top, members=total), called, local)
    found = check.findings(blanks)
    if complete:
        missing = _missing_member(found, check)
        if missing is not None:
            return Findings((missing,), whole_report, blanks, check.judge)
    words = {one.finding: one.words for one in local if one.finding is not None}
    candidates = [Candidate(one, before.reports.get(one.name)) for one in made_members]
    suspected = (with_suspects(one, candidates, words.get(one)) for one in found)
    return Findings(tuple(suspected), whole_report, blanks, check.judge)


@frozen
class _Check:
    """
    A parent beside the sum of its members.

    Attributes:
        rules: What holds between the two.

        pair: The two reports.

        names: What the parent and the sum are called.

        local: What follows for local rows, which are no part of the rules.
    """

    rules: Rulebook
    pair: Any
    names: tuple[str, str]
    local: tuple[LocalCheck, ...]

    @property
    def called(self) -> dict[str, str]:
        return dict(zip((_PARENT, _MEMBERS), self.names, strict=True))

    def findings(self, blanks: Blanks) -> list[Finding]:
        found = self.rules.findings(self.pair, blanks)
        of_form = [told(one, self.called) for one in found if one.rule != "impossible_cell"]
        of_rows = [one.finding for one in self.local if one.finding is not None]
        severities = list(Severity)
        return sorted([*of_form, *of_rows], key=lambda one: severities.index(one.severity))

    def judge(self, _: object, blanks: Blanks) -> Whole:
        made = told_whole(whole(self.rules, self.pair, blanks), self.rules.cls, self.called)
        return evolve(made, equations=(*made.equations, *(one.verdict for one in self.local)))


@functools.cache
def _rules(cls: Any, *, complete: bool) -> Rulebook:
    """
    Say what holds between a parent and the sum of its members.
    """
    once = set(counted_once(cls))
    equations = []
    for path, field in cell_paths(cls):
        if field.word.unit is Unit.UNSTATED or (field.word.signed and not complete):
            continue  # no sum; or a member that is not known may take something away
        parent, members = (Linear((Term(f"{side}.{path}"),)) for side in (_PARENT, _MEMBERS))
        rule = Rule(
            f"{path}_is_sum_of_members" if complete else f"{path}_is_at_least_known_members",
            Relation.EQUAL if complete else Relation.AT_MOST,
            Severity.ERROR if complete and path not in once else Severity.WARNING,
            Basis.DEFINITION,
            "members" if complete else "known_members",
            ("parent", "sum") if complete else ("sum", "parent"),
        )
        sides = (parent, members) if complete else (members, parent)
        equations.append(Equation(rule, *sides))
    classes = ((_PARENT, "上级：", cls), (_MEMBERS, "下级合计：", cls))
    return Rulebook(pair_class(*classes), tuple(equations))


def _missing_member(found: Sequence[Finding], check: _Check) -> Finding | None:
    """
    Tell many figures above their sums as one missing member, if what is left over could be one.
    """
    above = all(one.gap.low is not None and one.gap.low > 0 for one in found)
    if len(found) <= _FEW or not above:
        return None
    left = _left_over(check.pair)
    if any(one.rule.severity is Severity.ERROR for one in left.rules.violations(left)):
        return None
    first = found[0]
    return Finding(
        rule="missing_member",
        wording="missing_member",
        severity=Severity.ERROR,
        basis=Basis.DEFINITION,
        verdict=Verdict.VIOLATED,
        where=first.where,
        cells=tuple(one.cells[0] for one in found),
        stated=first.stated,
        implied=first.implied,
        unit=first.unit,
        follows_from=tuple(one.rule for one in found),
    )


def _left_over(pair: Any) -> Report:
    """
    Give the parent's figures less the sums of the members'; none is below.
    """
    cls: Any = type(pair.parent)
    cells = {}
    for path, field in cell_paths(cls):
        unit, signed = field.word.unit, field.word.signed
        top, below = pair.parent[path], pair.members[path]
        if unit is Unit.UNSTATED or MISSING in (top, below):
            continue
        low, high = (bounds(top, signed, unit) - bounds(below, signed, unit)).span
        left = Interval.from_span(low if signed else max(low, 0), high)
        cells[path] = from_interval(left, unit)
    made: Report = cls.of(cells)
    return made
