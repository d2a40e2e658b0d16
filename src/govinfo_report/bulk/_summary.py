"""
How often which rule is violated, by rule, agency and year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from .._language import mark, mark_plural, translate, translate_plural
from ._checking import Entry

__all__ = ["VERDICTS", "About", "Summary", "summarise"]


@frozen
class About:
    """
    What a rule is about.

    Attributes:
        severity: How bad a violation is.

        label: The words of the line that it judges.
    """

    severity: str
    label: str


@define
class Summary:
    """
    Counts over all reports of a run.

    Attributes:
        reports: How many reports there are.

        errors: Why files could not be read.

        verdicts: How many reports have which verdict.

        by_rule: How many findings each rule has.

        by_agency: How many findings each agency has.

        by_year: How many findings there are on each year.

        verdicts_by_year: How many reports on each year have which verdict.

        about: What each rule that has findings is about.

        by_agency_and_year: How many reports each agency has on each year, where both are known.
    """

    reports: int = 0
    errors: list[str] = field(factory=list)
    verdicts: Counter[str] = field(factory=Counter)
    by_rule: Counter[str] = field(factory=Counter)
    by_agency: Counter[str | None] = field(factory=Counter)
    by_year: Counter[int | None] = field(factory=Counter)
    verdicts_by_year: Counter[tuple[int | None, str]] = field(factory=Counter)
    about: dict[str, About] = field(factory=dict)
    by_agency_and_year: Counter[tuple[str, int]] = field(factory=Counter)

    @property
    def years(self) -> list[int | None]:
        """
        The years on which there are reports, those without a year first.
        """
        known = {year for year, _ in self.verdicts_by_year}
        return sorted(known, key=lambda year: year or 0)

    def add(self, entry: Entry) -> None:
        """
        Count one entry.

        Args:
            entry: What is known about a report, or about a file that could not be read.
        """
        if "error" in entry:
            self.errors.append(entry["error"])
            return
        self.reports += 1
        self.verdicts[entry["verdict"]] += 1
        self.verdicts_by_year[entry["year"], entry["verdict"]] += 1
        if entry["agency"] is not None and entry["year"] is not None:
            self.by_agency_and_year[entry["agency"], entry["year"]] += 1
        for finding in entry["findings"]:
            rule = finding["rule"]
            self.by_rule[rule] += 1
            self.about.setdefault(rule, About(finding["severity"], finding["cells"][0]["label"]))
            self.by_agency[entry["agency"]] += 1
            self.by_year[entry["year"]] += 1

    def counting(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """
        Count entries as they pass.

        Args:
            entries: The entries; none of them is kept.
        """
        for entry in entries:
            self.add(entry)
            yield entry

    def head(self, language: str = "zh") -> list[str]:
        """
        Say how many reports there are, with which verdicts, and how many files were not read.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        found = [translate_plural(*_REPORTS, self.reports, language)]
        found += [
            f"  {translate(VERDICTS[name], language)}: {count}"
            for name, count in sorted(self.verdicts.items())
        ]
        if self.errors:
            found.append(translate_plural(*_UNREAD, len(self.errors), language))
        return found

    def numbers(self, language: str = "zh") -> list[tuple[str, int]]:
        """
        Give what :meth:`head` says, as words and numbers.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        found = [(translate(mark("Reports"), language), self.reports)]
        found += [
            (translate(said, language), self.verdicts[name]) for name, said in VERDICTS.items()
        ]
        return [*found, (translate(mark("Files not read"), language), len(self.errors))]

    def lines(self, language: str = "zh", *, most: int = 10) -> list[str]:
        """
        Say it in words.

        Args:
            language: A locale such as ``zh`` or ``en``.

            most: So many rules and agencies are named, those with most findings first.
        """
        found = self.head(language)
        rules = (
            f"{count}  {rule}  {self.about[rule].label}"
            for rule, count in self.by_rule.most_common()
        )
        agencies = (f"{count}  {name or '—'}" for name, count in self.by_agency.most_common())
        years = (
            f"{self.by_year[year]}  {year or '—'} ({self._reports(year, language)})"
            for year in self.years
        )
        parts = (
            (mark("Findings by rule"), _shortened(list(rules), most, language)),
            (mark("Findings by agency"), _shortened(list(agencies), most, language)),
            (mark("Findings by year"), [f"  {line}" for line in years]),
        )
        for title, said in parts if self.by_rule else ():
            found += [translate(title, language), *said]
        twice = [
            f"{count}  {agency} {year}"
            for (agency, year), count in self.by_agency_and_year.most_common()
            if count > 1
        ]
        if twice:
            found.append(translate(mark("More than one report on a year"), language))
            found += _shortened(twice, most, language)
        return found

    def _reports(self, year: int | None, language: str) -> str:
        count = sum(count for (of, _), count in self.verdicts_by_year.items() if of == year)
        return translate_plural(*_REPORTS, count, language)

    def unread(self, language: str = "zh", *, most: int = 10) -> list[str]:
        """
        Say which files could not be read, and why.

        Args:
            language: A locale such as ``zh`` or ``en``.

            most: So many are named.
        """
        return _shortened(self.errors, most, language)


def _shortened(lines: list[str], most: int, language: str) -> list[str]:
    left = len(lines) - most
    more = [translate_plural(*_MORE, left, language)] if left > 0 else []
    return [f"  {line}" for line in (*lines[:most], *more)]


_MORE = mark_plural("… and {count} more", "… and {count} more")
_REPORTS = mark_plural("{count} report", "{count} reports")
_UNREAD = mark_plural("{count} file could not be read", "{count} files could not be read")
VERDICTS = {
    "holds": mark("nothing is violated"),
    "possible": mark("cannot be told"),
    "violated": mark("violated"),
}


def summarise(entries: Iterable[Entry]) -> Summary:
    """
    Count what a run found.

    Args:
        entries: The entries of all files.
    """
    found = Summary()
    for entry in entries:
        found.add(entry)
    return found
