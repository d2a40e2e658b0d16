"""
What reading a source gives, and how tables found in it become reports.
"""

from __future__ import annotations

import datetime
import functools
import html
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import attrs
from attrs import frozen

from .._language import translate_plural
from ..editions import EDITIONS, Report
from ..errors import UnreadableError
from ..grid import ENOUGH, Grid, Heading, Joined, Notice, NoticeCode, find_heading, join

__all__ = ["Excerpt", "Reading", "Source", "readings_of"]


_MOST_TABLES = 1_000
"""
No source holds so many; each table costs far more than its lines.
"""


@frozen
class Source:
    """
    Where a report was read from.

    Attributes:
        name: What the source is called, where it has a name.

        format: The format it was read as.

        encoding: The encoding of its bytes; ``None`` if it was a text.

        period: The first and the last day that the figures cover, where the source says so.

        first_row: The line or row number at which the table begins.
    """

    name: str | None
    format: str
    encoding: str | None = None
    period: tuple[datetime.date, datetime.date] | None = None
    first_row: int | None = None


R_co = TypeVar("R_co", bound=Report, covariant=True)


@frozen
class Reading(Generic[R_co]):
    """
    A report as read, with what a user should know about how it was read.

    Attributes:
        report: The report.

        notices: What did not fit or was not certain; nothing is dropped without one.

        source: Where it was read from.
    """

    report: R_co
    notices: tuple[Notice, ...]
    source: Source

    def followed_by(self, others: Sequence[Reading[Report]]) -> Reading[R_co]:
        """
        Note that the source holds other reports too.
        """
        more = tuple(
            Notice(NoticeCode.ANOTHER_TABLE, "", one.source.first_row, None) for one in others
        )
        return attrs.evolve(self, notices=self.notices + more) if more else self

    def _repr_html_(self) -> str:
        """
        Show the report as the form, and below it what a user should know.
        """
        shown: str = self.report._repr_html_()
        said = [html.escape(one.message()) for one in self.notices if not one.is_expected]
        if not said:
            return shown
        head = translate_plural("{count} notice", "{count} notices", len(said), "zh")
        items = "".join(f"<li>{one}</li>" for one in said)
        return f"{shown}<details><summary>{head}</summary><ul>{items}</ul></details>"


@frozen
class Excerpt:
    """
    A part of a source that may hold tables.

    Attributes:
        grid: Its rows.

        above: Gives the text between two places of the source.

        notices: What is known about it already.

        enough: So many cells make a table: one, where its title stands above.

        forms: The report classes to look for; those that are wanted at all if left out.
    """

    grid: Grid
    above: Callable[[int, int], str]
    notices: tuple[Notice, ...] = ()
    enough: int = ENOUGH
    forms: Sequence[Any] | None = None


def readings_of(
    excerpts: Iterable[Excerpt], forms: Sequence[Any], source: Source, notices: Sequence[Notice]
) -> tuple[Reading[Any], ...]:
    """
    Make reports of all tables in the excerpts of a source.

    The form is chosen by the labels: the one with the most lines found.

    Args:
        excerpts: The parts of the source.

        forms: The report classes to look for.

        source: Where they come from.

        notices: What is already known about the source.

    Raises:
        UnreadableError: No excerpt holds a table of one of the forms, or there are far too many.
    """
    found: list[tuple[Joined, Reading[Any]]] = []
    for excerpt in excerpts:
        for joined, heading in _tables(excerpt, excerpt.forms or forms):
            if len(found) == _MOST_TABLES:
                reason = f"holds more than {_MOST_TABLES:,} tables"
                looked_for = "the reports of one agency"
                raise UnreadableError(reason=reason, looked_for=looked_for, source=source.name)
            reading = _reading(joined, heading, source, (*notices, *excerpt.notices))
            found.append((joined, reading))
    if not found:
        titles = "、".join(dict.fromkeys(form.title for form in forms))
        reason = "holds no table of a known form"
        looked_for = f"the rows of {titles}"
        raise UnreadableError(reason=reason, looked_for=looked_for, source=source.name)
    kept = _apart(found) if len(found) > 1 else found
    return tuple(reading for _, reading in kept)


def _apart(found: list[tuple[Joined, Reading[Any]]]) -> list[tuple[Joined, Reading[Any]]]:
    """
    Keep of two tables that share rows of the source the one for which more speaks, in the order of
    the source.
    """
    kept: list[tuple[Joined, Reading[Any]]] = []
    for joined, reading in sorted(found, key=lambda one: -one[0].evidence):
        if all(joined.first > one.last or joined.last < one.first for one, _ in kept):
            kept.append((joined, reading))
    return sorted(kept, key=lambda one: one[0].first)


def _tables(excerpt: Excerpt, forms: Sequence[Any]) -> Iterator[tuple[Joined, Heading]]:
    """
    Walk over the tables of an excerpt, each joined to the form that fits best.

    If as much speaks for two forms, the one that is whole is it, then the year of the report
    decides, and last how little is missing.
    """
    start: int | None = 0
    end = 0
    while start is not None:
        joins: list[Joined] = []
        for form in reversed(forms):
            joins.append(join(excerpt.grid, form, start))
            if joins[-1].is_whole:
                break
        most = max(one.evidence for one in joins)
        best = [one for one in joins if one.evidence == most]
        heading = find_heading(excerpt.above(end, best[0].first))
        chosen = min(best, key=functools.partial(_doubts, year=heading.year))
        if chosen.filled >= excerpt.enough:
            yield chosen, heading
            end = chosen.last
        start = chosen.rest


def _doubts(joined: Joined, year: int | None) -> tuple[bool, bool, int]:
    """
    Order forms for which as much speaks, the most likely one first.
    """
    is_of_year = year is not None and _is_prescribed(joined.cls, year)
    return not joined.is_whole, not is_of_year, joined.lines - joined.matched


def _is_prescribed(form: Any, year: int) -> bool:
    """
    Say whether a form is prescribed for a year, as far as is known: the newest one has no end yet.
    """
    newest = max((one.Report for one in EDITIONS.values()), key=lambda one: one.years.start)
    return year in form.years or (form is newest and year >= form.years.stop)


def _reading(
    joined: Joined, heading: Heading, source: Source, notices: Sequence[Notice]
) -> Reading[Any]:
    report, unreadable = joined.report(heading.agency, heading.year)
    edition = ("edition", joined.cls.edition)
    found = (edition, ("matched", joined.matched), ("all", joined.lines))
    about = [Notice(NoticeCode.EDITION_RECOGNISED, facts=found)]
    if heading.year is not None and not _is_prescribed(joined.cls, heading.year):
        facts = (edition, ("year", heading.year))
        about.append(Notice(NoticeCode.EDITION_OUT_OF_YEARS, str(heading.year), facts=facts))
    if heading.period is not None and not _is_year(heading.period, heading.year):
        text = " – ".join(day.isoformat() for day in heading.period)
        about.append(Notice(NoticeCode.PERIOD_UNUSUAL, text))
    return Reading(
        report,
        (*about, *notices, *joined.notices, *unreadable),
        Source(source.name, source.format, source.encoding, heading.period, joined.first),
    )


def _is_year(period: tuple[datetime.date, datetime.date], year: int | None) -> bool:
    """
    Say whether a period is the calendar year that a report is on.
    """
    first, last = period
    wanted = first.year if year is None else year
    return (first, last) == (datetime.date(wanted, 1, 1), datetime.date(wanted, 12, 31))
