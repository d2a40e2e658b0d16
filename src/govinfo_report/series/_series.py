"""
The reports of one agency in the order of their years.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from ..editions import Report, Scope, Unlike, report_of, scopes_unlike
from ..errors import UnlikeReportsError
from ..figures import written
from ._cells import by_meaning
from ._table import Table, table

__all__ = ["Change", "Series", "Year", "series_of"]

_FEW = 5
"""
So many agencies are named where they differ.
"""


@frozen
class Change:
    """
    A cell that a corrected report prints otherwise.

    Attributes:
        path: Its path; in the later version, if that has the cell.

        name: What it is called in a sentence.

        before: What the earlier version prints; ``None`` where it does not have the cell.

        after: What the later version prints; ``None`` where it does not have the cell.
    """

    path: str
    name: str
    before: str | None
    after: str | None

    def as_dict(self) -> dict[str, Any]:
        """
        Give its facts for JSON.
        """
        return {"path": self.path, "before": self.before, "after": self.after}


@frozen
class Year:
    """
    One year, with its report and what that corrects.

    Attributes:
        year: The year.

        versions: Its reports, in the order in which they were given; a correction stands behind
            what it corrects.
    """

    year: int
    versions: tuple[Report, ...]

    @property
    def report(self) -> Report:
        """
        The report that counts: the last version.
        """
        return self.versions[-1]

    @property
    def changes(self) -> tuple[tuple[Change, ...], ...]:
        """
        What each version changes in the one before.
        """
        return tuple(_changes(*two) for two in itertools.pairwise(self.versions))


def _changes(before: Report, after: Report) -> tuple[Change, ...]:
    one, other = by_meaning(before), by_meaning(after)
    found = []
    for meaning in dict.fromkeys((*other, *one)):
        old, new = one.get(meaning), other.get(meaning)
        shown = new or old
        texts = [None if cell is None else written(cell.value) for cell in (old, new)]
        if shown is not None and texts[0] != texts[1]:
            found.append(Change(shown.path, shown.name, *texts))
    return tuple(found)


@frozen
class Series:
    """
    Reports of one agency at one scope.

    Attributes:
        years: The years there are, the earliest first.
    """

    years: tuple[Year, ...]

    @property
    def agency(self) -> str | None:
        """
        Whose reports these are, as the latest report that says so names it.
        """
        return next((one.report.agency for one in reversed(self.years) if one.report.agency), None)

    @property
    def scope(self) -> Scope | None:
        """
        Whose figures they give, as the latest report that says so states it.
        """
        return next((one.report.scope for one in reversed(self.years) if one.report.scope), None)

    @property
    def gaps(self) -> tuple[int, ...]:
        """
        The years between the first and the last of which there is no report.
        """
        known = {one.year for one in self.years}
        return tuple(year for year in range(min(known), max(known)) if year not in known)

    @property
    def steps(self) -> tuple[tuple[Year, Year], ...]:
        """
        Each year with the one before, where there is a report on it.
        """
        pairs = itertools.pairwise(self.years)
        return tuple((one, other) for one, other in pairs if other.year == one.year + 1)

    @property
    def table(self) -> Table:
        """
        Every figure over the years, by what it means.
        """
        return table(tuple((one.year, one.report) for one in self.years))


def series_of(reports: Iterable[Any], *, unlike: Unlike = "refuse") -> Series:
    """
    Put reports of one agency at one scope in the order of their years.

    Two reports on one year are versions of it: the one that is given later corrects the other.

    Args:
        reports: The reports, or what readers returned, in any order of years.

        unlike: ``accept`` goes on where agencies or scopes differ from year to year or scopes are
            not known.

    Raises:
        TypeError: One is no report.

        UnlikeReportsError: There is none, one does not say its year, or they may not be reports of
            one agency at one scope.
    """
    given = [report_of(one) for one in reports]
    reasons = [] if given else ["there is no report"]
    reasons += ["a report does not say its year"] * any(one.year is None for one in given)
    if unlike == "refuse":
        agencies = dict.fromkeys(one.agency for one in given if one.agency is not None)
        if len(agencies) > 1:
            more = f" and {len(agencies) - _FEW} more" if len(agencies) > _FEW else ""
            reasons.append(f"the agencies differ: {', '.join([*agencies][:_FEW])}{more}")
        reasons += scopes_unlike(given)
    else:
        reasons += _no_versions(given)
    if reasons:
        raise UnlikeReportsError(tuple(reasons))
    years: dict[int, tuple[Report, ...]] = {}
    for one in given:
        year = one.year or 0
        years[year] = (*years.get(year, ()), one)
    return Series(tuple(Year(year, versions) for year, versions in sorted(years.items())))


def _no_versions(reports: Iterable[Report]) -> list[str]:
    """
    Say of which years there are reports of several agencies or scopes, which correct nothing.
    """
    whose: dict[int | None, dict[str, None]] = {}
    for one in reports:
        said = " ".join(filter(None, (one.agency, one.scope and one.scope.value)))
        if said:
            whose.setdefault(one.year, {})[said] = None
    return [
        f"the reports on {year} are no versions of one: {', '.join(names)}"
        for year, names in whose.items()
        if len(names) > 1
    ]
