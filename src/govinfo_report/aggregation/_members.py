"""
Which reports go together in one sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from ..editions import Report, Scope, Unlike, report_of, scopes_unlike
from ..errors import UnlikeReportsError

__all__ = ["Member", "members_of", "refuse_parent"]


@frozen
class Member:
    """
    One of the reports that are added up.

    Attributes:
        name: What it is called: its agency, or its number where that is not known or not unique.

        report: Its report.
    """

    name: str
    report: Report


def members_of(reports: Iterable[Any], unlike: Unlike) -> tuple[Member, ...]:
    """
    Name the members of a whole.

    Args:
        reports: Their reports, or what readers returned.

        unlike: ``accept`` goes on where scopes or years differ, scopes are not known, or an agency
            stands twice.

    Raises:
        TypeError: One is no report.

        UnlikeReportsError: There is none, or they do not add up.
    """
    given = [report_of(one) for one in reports]
    reasons = [] if given else ["there is no report"]
    forms = dict.fromkeys(one.edition for one in given)
    if len(forms) > 1:
        reasons.append(f"the forms differ ({', '.join(forms)}): convert the reports to one form")
    if unlike == "refuse":
        reasons += scopes_unlike(given)
        reasons += _years_unlike(given)
        reasons += _given_twice(given)
    if reasons:
        raise UnlikeReportsError(tuple(reasons))
    agencies = [one.agency for one in given]
    return tuple(
        Member(_name(number, one.agency, agencies), one) for number, one in enumerate(given, 1)
    )


def _name(number: int, agency: str | None, agencies: list[str | None]) -> str:
    if agency is None:
        return f"#{number}"
    return agency if agencies.count(agency) == 1 else f"{agency}#{number}"


def _years_unlike(reports: Iterable[Report]) -> list[str]:
    years = sorted({one.year for one in reports if one.year is not None})
    return [f"the years differ: {', '.join(map(str, years))}"] if len(years) > 1 else []


def _given_twice(reports: Iterable[Report]) -> list[str]:
    agencies = [one.agency for one in reports if one.agency is not None]
    twice = [one for one in dict.fromkeys(agencies) if agencies.count(one) > 1]
    return [f"more than one report is of {', '.join(twice)}: keep one of each"] if twice else []


def refuse_parent(parent: Report, members: tuple[Member, ...], unlike: Unlike) -> None:
    """
    Refuse a parent that is not the whole of its members.

    Args:
        parent: Its report.

        members: Its members.

        unlike: ``accept`` goes on whatever the scopes and years.

    Raises:
        UnlikeReportsError: The forms differ, or scope or year do not fit.
    """
    first = members[0].report
    reasons = []
    if type(parent) is not type(first):
        forms = f"{parent.edition}, {first.edition}"
        reasons.append(f"the forms differ ({forms}): convert the reports to one form")
    if unlike == "refuse":
        reasons += _years_unlike([parent, *(one.report for one in members)])
        wide = list(Scope)
        if parent.scope is None:
            reasons.append("the scope of the parent is not known: give its report a scope=")
        elif first.scope is not None and wide.index(parent.scope) < wide.index(first.scope):
            scopes = f"{parent.scope.value}, {first.scope.value}"
            reasons.append(f"the scope of the parent is narrower than that of members: {scopes}")
    if reasons:
        raise UnlikeReportsError(tuple(reasons))
