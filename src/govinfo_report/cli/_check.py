"""
Saying what a check found, on a screen.
"""

from __future__ import annotations

from typing import Any

from .._language import mark, translate, translate_plural
from ..findings import Finding, Findings, Severity, Verdict
from ..formats import Reading
from ._screen import Screen

__all__ = ["SEVERITIES", "STYLES", "print_findings", "print_notices", "title"]

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
SEVERITIES = {
    Severity.ERROR: mark("error"),
    Severity.WARNING: mark("warning"),
    Severity.NOTICE: mark("notice"),
}
_MOST_NOTICES = 10
_MOST_DOUBTS = 5
_LISTS_ALL = "check --all"


def title(name: str, reading: Reading[Any]) -> str:
    """
    Name a report on one line: its file, agency, year and edition.
    """
    report = reading.report
    year = None if report.year is None else str(report.year)
    facts = (name, report.agency, year, f"[{report.edition}]")
    return " ".join(fact for fact in facts if fact)


def print_findings(
    screen: Screen,
    name: str,
    reading: Reading[Any],
    findings: Findings,
    language: str,
    *,
    everything: bool = False,
) -> None:
    """
    Say everything that a check found, worst first, what it cannot tell, and what the reader
    noticed; of these two only the first few unless everything is asked for.
    """
    screen.line(title(name, reading), style="bold")
    for finding in findings:
        severity = translate(SEVERITIES[finding.severity], language)
        style = STYLES[finding.severity]
        screen.line(f"  {severity}: {finding.message(language)}", style=style)
        if len(finding.cells) > 1 and finding.verdict is Verdict.VIOLATED:
            screen.line(f"    {_figures(finding)}", style="dim")
    shown = findings.undecided[: None if everything else _MOST_DOUBTS]
    for doubt in shown:
        screen.line(f"  ? {doubt.message(language)}", style="yellow")
    if left := len(findings.undecided) - len(shown):
        more = translate_plural(
            "{count} more equation cannot be told; {command} lists it",
            "{count} more equations cannot be told; {command} lists them",
            left,
            language,
            command=_LISTS_ALL,
        )
        screen.line(f"  ? {more}", style="yellow")
    sound = findings.ok and not findings.undecided
    screen.line(f"  {findings.summary(language)}", style="green" if sound else "")
    print_notices(screen, reading, language, most=None if everything else _MOST_NOTICES)


def _figures(finding: Finding) -> str:
    """
    List the cells of a finding with what they print.
    """
    return "，".join(f"{cell.name} {cell.written or '—'}" for cell in finding.cells)


def print_notices(
    screen: Screen, reading: Reading[Any], language: str, *, most: int | None = None
) -> None:
    """
    Say what the reader noticed, but not what was to be expected.
    """
    notices = [one for one in reading.notices if not one.is_expected]
    for notice in notices[:most]:
        place = f"{notice.place}: " if notice.place else ""
        screen.line(f"  · {place}{notice.message(language)}", style="dim")
    if most is not None and len(notices) > most:
        left = translate_plural(
            "{count} more notice; {command} lists it",
            "{count} more notices; {command} lists them",
            len(notices) - most,
            language,
            command=_LISTS_ALL,
        )
        screen.line(f"  · {left}", style="dim")
