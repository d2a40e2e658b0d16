"""
The commands about several reports: years of one agency, members of a whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from attrs import evolve
from cyclopts import Parameter

from .._language import translate
from ..aggregation import RollUp, check_roll_up, roll_up
from ..bulk import find_files
from ..editions import Scope
from ..errors import UnlikeReportsError
from ..findings import Finding, Findings, Severity
from ..formats import render, write
from ..rules import Blanks
from ..series import Comparison, compare
from ._check import SEVERITIES, STYLES
from ._inputs import readings_of_files, without
from ._screen import Screen
from ._show import shown_cells

__all__ = ["compare_command", "roll_up_command"]

OK, VIOLATED, UNREADABLE = 0, 1, 2

Files = Annotated[str, Parameter(help="Files, folders or patterns; - is standard input.")]
TextOrJson = Annotated[Literal["text", "json"], Parameter(help="text for people, or json.")]
Language = Annotated[
    Literal["zh", "en"], Parameter(name=["--lang"], help="The language of sentences.")
]
ScopeName = Annotated[
    Literal["agency", "level", "territory"] | None,
    Parameter(
        name=["--scope"],
        help="Whose figures the reports give that do not say so: one agency's, those of a"
        " government and its departments, or of a whole territory.",
    ),
]
Unlike = Annotated[
    Literal["refuse", "accept"],
    Parameter(help="accept goes on where scopes differ or are not known, or agencies or years do."),
]


def compare_command(
    *files: Files,
    format: TextOrJson = "text",  # noqa: A002 - the option's name
    lang: Language = "zh",
    blanks: Blanks = "unknown",
    scope: ScopeName = None,
    unlike: Unlike = "refuse",
    concept: Annotated[
        tuple[str, ...],
        Parameter(help="Show this figure over the years; may be given several times."),
    ] = (),
    table: Annotated[bool, Parameter(negative=(), help="Show all figures over the years.")] = False,
) -> int:
    """
    Compare the years of one agency: what carries over, and what jumps.

    Parameters
    ----------
    blanks
        How blank cells are read.
    """
    screen = Screen()
    reports = _reports(screen, files, scope)
    if reports is None:
        return UNREADABLE
    try:
        made = compare(reports, blanks, unlike=unlike)
    except UnlikeReportsError as error:
        return _refused(screen, error)
    known = made.series.table
    unknown = [one for one in concept if one not in known]
    if unknown:
        screen.complain(f"no figure means {', '.join(unknown)}")
        return UNREADABLE
    if format == "json":
        data = made.as_dict(lang)
        if concept:
            data["table"] = [one for one in data["table"] if one["concept"] in concept]
        screen.json(data)
    else:
        _print_comparison(screen, made, lang)
        if table or concept:
            _print_table(screen, made, concept)
    return OK if made.ok else VIOLATED


def _refused(screen: Screen, error: UnlikeReportsError) -> int:
    for reason in error.reasons:
        screen.complain(reason)
    screen.remark("--scope says what scope they have; --unlike accept goes on as they are")
    return UNREADABLE


def _reports(
    screen: Screen,
    files: Iterable[str],
    scope: str | None,
    *,
    by_file: bool = False,
    leaving: Iterable[str | Path] = (),
) -> list[Any] | None:
    """
    Read the reports of all files but some; all or none. Whose report it is may be said by its file
    alone.
    """
    reports: list[Any] = []
    errors = []
    for one in readings_of_files(tuple(without(find_files(files), leaving))):
        errors += [] if one.error is None else [one.error]
        found = [reading.report for reading in one.readings]
        if by_file:
            found = [_named(report, one.name) for report in found]
        reports += found
    for error in errors:
        screen.complain(error)
    if errors or not reports:
        if not errors:
            screen.complain("name a file, or - for standard input")
        return None
    if scope is None:
        return reports
    wanted = Scope(scope)
    return [one if one.scope is not None else evolve(one, scope=wanted) for one in reports]


def _named(report: Any, file: str) -> Any:
    return report if report.agency is not None else evolve(report, agency=Path(file).stem)


def _print_comparison(screen: Screen, made: Comparison, language: str) -> None:
    for step in made.steps:
        screen.line(f"{step.before.year} → {step.now.year}", style="bold")
        _print_findings(screen, step.findings, language)
    for line in made.remarks(language):
        screen.line(line)


def _print_findings(screen: Screen, findings: Findings, language: str) -> None:
    for finding in findings:
        _print_finding(screen, finding, language)
    for doubt in findings.undecided:
        screen.line(f"  ? {doubt.message(language)}", style="yellow")
    sound = findings.ok and not findings.undecided
    screen.line(f"  {findings.summary(language)}", style="green" if sound else "")


def _print_finding(screen: Screen, finding: Finding, language: str) -> None:
    severity: Severity = finding.severity
    said = translate(SEVERITIES[severity], language)
    screen.line(f"  {said}: {finding.message(language)}", style=STYLES[severity])


def _print_table(screen: Screen, made: Comparison, concepts: tuple[str, ...]) -> None:
    known = made.series.table
    rows = [
        row
        for trend, row in zip(known.trends, known.rows(), strict=True)
        if not concepts or trend.concept in concepts
    ]
    years = [str(year) for year in known.years]
    if screen.is_terminal:
        header = ("统计指标", "", "单位", *years)
        screen.table(header, ((row, "") for row in rows))
        return
    for row in (("统计指标", "", "单位", *years), *rows):
        screen.line(" | ".join(row))


def roll_up_command(
    *files: Files,
    parent: Annotated[
        str | None, Parameter(help="The report of the whole, to be checked against the sums.")
    ] = None,
    complete: Annotated[
        bool, Parameter(negative=(), help="The files are all members of the whole.")
    ] = False,
    last_year: Annotated[
        tuple[str, ...],
        Parameter(
            help="Members' reports of the year before: a file, a folder or a pattern; may be given"
            " several times."
        ),
    ] = (),
    output: Annotated[
        Path | None,
        Parameter(
            name=["--output", "-o"],
            help="Where to write the sums, in the format that the name says: .txt, .html or .json.",
        ),
    ] = None,
    format: TextOrJson = "text",  # noqa: A002 - the option's name
    lang: Language = "zh",
    blanks: Blanks = "unknown",
    scope: ScopeName = None,
    parent_scope: Annotated[
        Literal["agency", "level", "territory"] | None,
        Parameter(help="The same of the whole, where it is another than that of the members."),
    ] = None,
    unlike: Unlike = "refuse",
) -> int:
    """
    Add the reports of members up, or check the report of the whole against them.

    Parameters
    ----------
    blanks
        How blank cells are read.
    """
    screen = Screen()
    others = [one for one in (parent, output) if one is not None]
    members = _reports(screen, files, scope, by_file=True, leaving=others)
    tops = _reports(screen, [parent], parent_scope or scope) if parent is not None else []
    before = _reports(screen, last_year, scope, by_file=True) if last_year else []
    if members is None or tops is None or before is None:
        return UNREADABLE
    if len(tops) > 1:
        screen.complain(f"{parent} holds {len(tops)} reports; the whole has one")
        return UNREADABLE
    try:
        made = roll_up(members, blanks=blanks, unlike=unlike)
        findings = None
        for top in tops:
            findings = check_roll_up(
                top, members, complete=complete, blanks=blanks, unlike=unlike, last_year=before
            )
    except UnlikeReportsError as error:
        return _refused(screen, error)
    if output is not None and not _is_written(screen, made.report, output):
        return UNREADABLE
    if format == "json":
        screen.json(_rolled_up(made, findings, lang))
    else:
        _print_sums(screen, made, findings, lang, shown=output is None)
    return OK if findings is None or findings.ok else VIOLATED


def _is_written(screen: Screen, report: Any, output: Path) -> bool:
    try:
        write(report, output)
    except ValueError as error:  # the name says no format
        screen.complain(str(error))
        return False
    return True


def _print_sums(
    screen: Screen, made: RollUp, findings: Findings | None, language: str, *, shown: bool
) -> None:
    if findings is not None:
        _print_findings(screen, findings, language)
    elif shown:
        screen.text(render(made.report))
    for remark in made.remarks(language):
        screen.remark(remark)


def _rolled_up(made: RollUp, findings: Findings | None, language: str) -> dict[str, Any]:
    return {
        "edition": made.report.edition,
        "year": made.report.year,
        "members": [one.name for one in made.members],
        "lines": shown_cells(made.report),
        "bounded": list(made.bounded),
        "lacking": [one.as_dict() for one in made.lacking],
        "check": None if findings is None else findings.as_dict(language),
    }
