"""
How often which rule is violated, by rule, agency and year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import field, frozen

from .._language import mark, mark_plural, translate, translate_plural
from ._checking import Entry

__all__ = ["Summary", "summarise"]


@frozen
class Summary:
    """
    Counts over all reports of a run.

    Attributes:
        reports: How many reports there are.

        errors: How many files could not be read.

        verdicts: How many reports have which verdict.

        by_rule: How many findings each rule has.

        by_agency: How many findings each agency has.

        by_year: How many findings there are on each year.

        reports_by_year: How many reports there are on each year.
    """

    reports: int = 0
    errors: int = 0
    verdicts: Counter[str] = field(factory=Counter)
    by_rule: Counter[str] = field(factory=Counter)
    by_agency: Counter[str | None] = field(factory=Counter)
    by_year: Counter[int | None] = field(factory=Counter)
    reports_by_year: Counter[int | None] = field(factory=Counter)

    def head(self, language: str = "zh") -> list[str]:
        """
        Say how many reports there are, with which verdicts, and how many files were not read.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        found = [
            translate_plural(*_REPORTS, self.reports, language),
            *(
                f"  {translate(_VERDICTS[name], language)}: {count}"
                for name, count in sorted(self.verdicts.items())
            ),
        ]
        if self.errors:
            found.append(translate_plural(*_UNREAD, self.errors, language))
        return found

    def lines(self, language: str = "zh", *, most: int = 10) -> list[str]:
        """
        Say it in words.

        Args:
            language: A locale such as ``zh`` or ``en``.

            most: So many rules, agencies and years are named, the worst first.
        """
        found = self.head(language)
        parts = (
            (mark("Findings by rule"), self.by_rule),
            (mark("Findings by agency"), self.by_agency),
            (mark("Findings by year"), self.by_year),
        )
        for title, counts in parts:
            if counts:
                found.append(translate(title, language))
                found += [f"  {count}  {name or '—'}" for name, count in counts.most_common(most)]
        return found


_REPORTS = mark_plural("{count} report", "{count} reports")
_UNREAD = mark_plural("{count} file could not be read", "{count} files could not be read")
_VERDICTS = {
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
    reports = errors = 0
    found = Summary()
    for entry in entries:
        if "error" in entry:
            errors += 1
            continue
        reports += 1
        found.verdicts[entry["verdict"]] += 1
        found.reports_by_year[entry["year"]] += 1
        for finding in entry["findings"]:
            found.by_rule[finding["rule"]] += 1
            found.by_agency[entry["agency"]] += 1
            found.by_year[entry["year"]] += 1
    return Summary(
        reports,
        errors,
        found.verdicts,
        found.by_rule,
        found.by_agency,
        found.by_year,
        found.reports_by_year,
    )
