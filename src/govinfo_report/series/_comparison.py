"""
Each year against the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from .._language import translate, translate_plural
from ..editions import Report, Unlike
from ..findings import Findings, Verdict, Whole
from ..rules import Blanks, check_blanks, rules_over_years, told, told_whole, whole
from ._copied import copied
from ._series import Series, Year, series_of

__all__ = ["Comparison", "Step", "compare"]


@frozen
class Step:
    """
    What the reports of two consecutive years say about one another.

    Attributes:
        before: The earlier year.

        now: The later year.

        findings: What is violated, worst first, and every verdict.
    """

    before: Year
    now: Year
    findings: Findings

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """
        Give its facts for JSON.

        Args:
            language: The language of the messages.
        """
        found = self.findings.as_dict(language)
        facts = ("verdict", "counts", "joint", "rules", "findings")
        return {
            "from": self.before.year,
            "to": self.now.year,
            "editions": [self.before.report.edition, self.now.report.edition],
            **{fact: found[fact] for fact in facts},
        }


@frozen(repr=False)
class Comparison:
    """
    A series, and each of its years against the one before.

    Attributes:
        series: The series.

        steps: Each pair of consecutive years; none across a gap.

        blanks: How blank cells were read.
    """

    series: Series
    steps: tuple[Step, ...]
    blanks: Blanks

    @property
    def ok(self) -> bool:
        """
        Whether nothing of severity ``error`` is violated from one year to the next.
        """
        return all(step.findings.ok for step in self.steps)

    @property
    def verdict(self) -> Verdict:
        """
        The verdict of all steps over their rules of severity ``error``.
        """
        verdicts = [step.findings.verdict for step in self.steps]
        order = (Verdict.VIOLATED, Verdict.POSSIBLE)
        return next((one for one in order if one in verdicts), Verdict.HOLDS)

    def text(self, language: str = "zh") -> str:
        """
        Say everything: a line for each step, gap and corrected report, and what was found below.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        lines = []
        for step in self.steps:
            lines.append(f"{step.before.year} → {step.now.year}")
            lines += [f"  {line}" for line in step.findings.text(language).splitlines()]
        return "\n".join([*lines, *self.remarks(language)])

    def remarks(self, language: str = "zh") -> Iterator[str]:
        """
        Say if there is nothing to compare, which years have no report, and what corrected reports
        change.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        if len(self.series.years) == 1:
            yield translate("There is only one year: nothing to compare it with.", language)
        for year in self.series.gaps:
            yield translate("{year}: there is no report", language, year=year)
        for one in self.series.years:
            for number, changes in enumerate(one.changes, start=2):
                yield translate_plural(
                    "{year}: version {number} changes {count} cell",
                    "{year}: version {number} changes {count} cells",
                    len(changes),
                    language,
                    year=one.year,
                    number=number,
                )

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        years = ", ".join(str(one.year) for one in self.series.years)
        return f"<Comparison: {years}; {self.verdict.value}>"

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """
        Give its facts for JSON.

        Args:
            language: The language of the messages.
        """
        scope = self.series.scope
        return {
            "agency": self.series.agency,
            "scope": None if scope is None else scope.value,
            "blanks": self.blanks,
            "verdict": self.verdict.value,
            "years": [
                {
                    "year": one.year,
                    "edition": one.report.edition,
                    "versions": len(one.versions),
                    "changes": [[change.as_dict() for change in made] for made in one.changes],
                }
                for one in self.series.years
            ],
            "gaps": list(self.series.gaps),
            "steps": [step.as_dict(language) for step in self.steps],
            "table": [trend.as_dict() for trend in self.series.table.trends],
        }


def compare(
    reports: Series | Iterable[Any], blanks: Blanks = "unknown", *, unlike: Unlike = "refuse"
) -> Comparison:
    """
    Check each year of an agency against the one before.

    Which figures carry over is declared beside each form; between two forms only what means the
    same on both is compared.

    Args:
        reports: The reports, or what readers returned, in any order of years; or a series.

        blanks: How a blank cell is read.

        unlike: ``accept`` goes on where agencies or scopes differ or scopes are not known.

    Raises:
        TypeError: One is no report.

        UnlikeReportsError: There is none, one does not say its year, or they may not be reports of
            one agency at one scope.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``.
    """
    check_blanks(blanks)
    series = reports if isinstance(reports, Series) else series_of(reports, unlike=unlike)
    steps = tuple(
        Step(before, now, _findings(before.report, now.report, blanks))
        for before, now in series.steps
    )
    return Comparison(series, steps, blanks)


def _findings(before: Report, now: Report, blanks: Blanks) -> Findings:
    classes: tuple[Any, Any] = (type(before), type(now))
    rules = rules_over_years(*classes, now.year_rules)
    pair = rules.cls(before=before, now=now)
    called = {"before": str(before.year), "now": str(now.year)}
    found = [told(one, called) for one in rules.findings(pair, blanks)]
    again = copied(before, now)

    def judge(_: Report, blanks: Blanks) -> Whole:
        return told_whole(whole(rules, pair, blanks), rules.cls, called)

    of_cells = [one for one in found if one.rule != "impossible_cell"]
    every = (*of_cells, *(() if again is None else (again,)))
    return Findings(every, now, blanks, judge)
