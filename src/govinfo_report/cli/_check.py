"""
Saying what a check found, on a screen.
"""

from __future__ import annotations

from ..findings import Findings, Severity
from ..formats import Reading
from ..grid import NoticeCode
from ._screen import Screen

__all__ = ["print_findings", "print_notices", "title"]

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
_EXPECTED = frozenset({NoticeCode.EDITION_RECOGNISED})
_MOST_NOTICES = 10


def title(reading: Reading) -> str:
    """
    Name a report on one line: its source, agency, year and edition.
    """
    report = reading.report
    year = None if report.year is None else str(report.year)
    facts = (reading.source.name, report.agency, year, f"[{report.edition}]")
    return " ".join(fact for fact in facts if fact)


def print_findings(screen: Screen, reading: Reading, findings: Findings, language: str) -> None:
    """
    Say everything that a check found, worst first, and what the reader noticed.
    """
    screen.line(title(reading), style="bold")
    for finding in findings:
        style = _STYLES[finding.severity]
        screen.line(f"  {finding.severity.value}: {finding.message(language)}", style=style)
    screen.line(f"  {findings.summary(language)}", style="green" if findings.ok else "")
    print_notices(screen, reading, language, most=_MOST_NOTICES)


def print_notices(
    screen: Screen, reading: Reading, language: str, *, most: int | None = None
) -> None:
    """
    Say what the reader noticed, but not what was to be expected.
    """
    notices = [one for one in reading.notices if one.code not in _EXPECTED]
    for notice in notices[:most]:
        place = f"{notice.place}: " if notice.place else ""
        screen.line(f"  · {place}{notice.message(language)}", style="dim")
    if most is not None and len(notices) > most:
        screen.line(f"  · … +{len(notices) - most}", style="dim")
