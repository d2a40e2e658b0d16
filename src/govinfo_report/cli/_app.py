"""
The commands.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter
from cyclopts.validators import Number

from ..bulk import LONGEST
from ..checking import check
from ..conversion import convert as convert_to_edition
from ..diagnosis import Diagnosis, blind_spots, diagnose
from ..editions import codebook
from ..editions import edition as edition_named
from ..errors import UnknownEditionError, UnknownIndicatorError
from ..formats import Reading, render
from ..rules import Blanks
from ..serialization import json_schema
from ._bulk import check_many, is_bulk
from ._check import print_findings, print_notices, title
from ._diagnose import print_diagnosis
from ._inputs import STANDARD_INPUT, Input, readings_of_file, readings_of_files
from ._screen import Screen, give_up
from ._show import shown
from ._tables import tables_of
from ._together import compare_command, roll_up_command

__all__ = ["run"]

OK, VIOLATED, UNREADABLE = 0, 1, 2

File = Annotated[str, Parameter(help="A file to read; - is standard input.")]
Format = Annotated[
    Literal["text", "json", "jsonl"],
    Parameter(help="text for people, json for one report, jsonl for one report a line."),
]
CheckFormat = Annotated[
    Literal["text", "json", "jsonl", "csv", "parquet", "sarif", "junit", "github", "html"],
    Parameter(help="text for people, json for one report; the others hold many reports."),
]
DiagnoseFormat = Annotated[
    Literal["text", "json", "jsonl", "html"],
    Parameter(help="text for people, json for one report, html for a page with marked cells."),
]
_FOR_ONE_REPORT = frozenset({"json", "html"})
TextOrJson = Annotated[Literal["text", "json"], Parameter(help="text for people, or json.")]
Language = Annotated[
    Literal["zh", "en"], Parameter(name=["--lang"], help="The language of sentences.")
]

Everything = Annotated[
    bool,
    Parameter(name="--all", negative="", help="List all that cannot be told, and all notices."),
]

app = App(
    name="govinfo-report",
    help="Read, check and write China's annual reports on government information disclosure.",
    version=lambda: version("govinfo-report"),
    result_action="return_value",
    print_error=True,
    exit_on_error=True,
)
app.command(compare_command, name="compare")
app.command(roll_up_command, name="roll-up")


def run(arguments: list[str]) -> int:
    """
    Run one command.

    Args:
        arguments: The words after the program's name.

    Returns:
        The exit status.
    """
    if sys.stdout is None or sys.stderr is None:  # closed by the caller
        return UNREADABLE
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        # the parser takes a lone hyphen for an option
        status = app([STANDARD_INPUT if word == "-" else word for word in arguments])
    except SystemExit as stop:  # how the parser says that the usage was wrong
        return UNREADABLE if stop.code else OK
    except OSError as error:  # the output cannot be written
        give_up(sys.stdout)
        Screen().complain(f"cannot write the result: {error.strerror}")
        return UNREADABLE
    return status if isinstance(status, int) else OK


@app.command
def show(*files: File, format: Format = "text", lang: Language = "zh") -> int:  # noqa: A002 - the option's name
    """
    Show what a report says, cell by cell.
    """
    screen = Screen()

    def as_text(name: str, reading: Reading[Any]) -> None:
        screen.line(title(name, reading), style="bold")
        if screen.is_terminal:
            for table in tables_of(reading.report):
                screen.table(table.header, table.rows, table.figures)
        else:
            screen.text(render(reading.report))
        print_notices(screen, reading, lang)

    return _each(
        screen,
        files,
        format,
        as_text,
        lambda reading: shown(reading, lang),
        lambda _: OK,
    )


@app.command(name="check")
def check_command(
    *files: Annotated[
        str, Parameter(help="Files, folders, patterns, panels (.parquet); - is standard input.")
    ],
    format: CheckFormat = "text",  # noqa: A002 - the option's name
    lang: Language = "zh",
    blanks: Blanks = "unknown",
    jobs: Annotated[int | None, Parameter(validator=Number(gte=1))] = None,
    timeout: Annotated[float, Parameter(validator=Number(gt=0))] = LONGEST,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    everything: Everything = False,
) -> int:
    """
    Check reports against everything that holds on their form.

    Parameters
    ----------
    blanks
        How blank cells are read.
    jobs
        How many processes work at once; by default as many as there are processors, where there
        are a hundred files or more. A file that ends its process costs one line.
    timeout
        So many seconds a file may take, where several processes work.
    output
        Where to write the result, whose format its name may say; a run that was stopped then goes
        on where it stopped.
    """
    screen = Screen()
    if is_bulk(files, format, jobs, output):
        return check_many(screen, files, format, lang, blanks, jobs, timeout, output)
    return _each(
        screen,
        files,
        format,
        lambda name, reading: print_findings(
            screen, name, reading, check(reading, blanks), lang, everything=everything
        ),
        lambda reading: check(reading, blanks).as_dict(lang),
        lambda reading: OK if check(reading, blanks).ok else VIOLATED,
    )


@app.command(name="diagnose")
def diagnose_command(
    *files: File,
    format: DiagnoseFormat = "text",  # noqa: A002 - the option's name
    lang: Language = "zh",
    blanks: Blanks = "unknown",
    trusted: Annotated[
        tuple[str, ...], Parameter(name="--trusted", help="The path of a cell that is right.")
    ] = (),
) -> int:
    """
    Say which cells may be wrong, what each should be, and how likely that is.

    As text also what would mend the report; and of a report that does not contradict itself, which
    of its blanks are determined. Nothing is changed.

    Parameters
    ----------
    blanks
        How blank cells are read.
    """
    screen = Screen()

    def found(reading: Reading[Any]) -> Diagnosis:
        return diagnose(reading, blanks, trusted)

    def as_text(name: str, reading: Reading[Any]) -> None:
        if format == "html":
            findings, diagnosis = check(reading, blanks), found(reading)
            screen.text(render(reading.report, "html", findings=findings, diagnosis=diagnosis))
        else:
            print_diagnosis(screen, name, reading, found(reading), lang)

    try:
        return _each(
            screen,
            files,
            format,
            as_text,
            lambda reading: found(reading).as_dict(),
            lambda reading: OK if found(reading).feasible else VIOLATED,
        )
    except UnknownIndicatorError as error:
        screen.complain(str(error))
        return UNREADABLE


def _each(
    screen: Screen,
    files: tuple[str, ...],
    format: str,  # noqa: A002 - the option's name
    as_text: Callable[[str, Reading[Any]], None],
    as_data: Callable[[Reading[Any]], dict[str, object]],
    status_of: Callable[[Reading[Any]], int],
) -> int:
    """
    Do the same with every report of every file; the worst status wins.
    """
    if not files:
        screen.complain("name a file, or - for standard input")
        return UNREADABLE
    if format in _FOR_ONE_REPORT and len(files) > 1:
        screen.complain(f"--format {format} takes one file; use --format jsonl for many")
        return UNREADABLE
    status = OK
    for one in screen.with_progress(readings_of_files(files), len(files)):
        status = max(status, _one(screen, one, format, as_text, as_data, status_of))
    return status


def _one(
    screen: Screen,
    one: Input,
    format: str,  # noqa: A002 - the option's name
    as_text: Callable[[str, Reading[Any]], None],
    as_data: Callable[[Reading[Any]], dict[str, object]],
    status_of: Callable[[Reading[Any]], int],
) -> int:
    if one.error is not None:
        if format == "jsonl":
            screen.json({"file": one.name, "error": one.error}, indent=None)
        else:
            screen.complain(one.error)
        return UNREADABLE
    if format in _FOR_ONE_REPORT and len(one.readings) > 1:
        screen.complain(f"{one.name} holds {len(one.readings)} reports; use --format jsonl")
        return UNREADABLE
    for reading in one.readings:
        if format in {"text", "html"}:
            as_text(one.name, reading)
        elif format == "json":
            screen.json(as_data(reading))
        else:
            screen.json({"file": one.name, **as_data(reading)}, indent=None)
    return max(status_of(reading) for reading in one.readings)


@app.command
def convert(
    file: File,
    *,
    to: Annotated[
        Literal["text", "html", "json"] | None,
        Parameter(help="The format to write; text if only --edition is given."),
    ] = None,
    edition: Annotated[
        str | None, Parameter(help="The edition of the form to write it on, such as 2021.")
    ] = None,
    output: Annotated[
        Path | None,
        Parameter(name=["--output", "-o"], help="Where to write; else standard output."),
    ] = None,
    lang: Language = "zh",
) -> int:
    """
    Write a report in another format, or on the form of another edition.
    """
    screen = Screen()
    one = readings_of_file(file)
    error = one.error
    if len(one.readings) > 1:
        error = f"{one.name} holds {len(one.readings)} reports; convert takes one"
    if to is None and edition is None:
        error = "say what to convert to: --to, --edition or both"
    if error is not None:
        screen.complain(error)
        return UNREADABLE
    reading = next(iter(one.readings))
    for notice in reading.notices[1:]:
        screen.remark(notice.message(lang))
    report = reading.report
    if edition is not None:
        try:
            converted = convert_to_edition(report, edition)
        except UnknownEditionError as unknown:
            screen.complain(str(unknown))
            return UNREADABLE
        report = converted.report
        for remark in converted.remarks(lang):
            screen.remark(remark)
    text = render(report, to or "text")
    if output is None or str(output) == STANDARD_INPUT:  # a lone hyphen
        screen.text(text)
        return OK
    try:
        output.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as refused:
        screen.complain(f"{output}: {refused.strerror}")
        return UNREADABLE
    return OK


@app.command(name="codebook")
def codebook_command(
    name: Annotated[str, Parameter(help="The edition, such as 2014.")],
    *,
    format: TextOrJson = "text",  # noqa: A002 - the option's name
    lang: Language = "zh",
    unseen: Annotated[
        bool,
        Parameter(
            name="--blind-spots", negative="", help="Say as well what these rules cannot see."
        ),
    ] = False,
) -> int:
    """
    List every line of a form and every rule that holds on it.
    """
    screen = Screen()
    try:
        form = edition_named(name).Report
    except UnknownEditionError as error:
        screen.complain(str(error))
        return UNREADABLE
    book = codebook(form, lang)
    if format == "json":
        screen.json({**book, "blind_spots": blind_spots(form).as_dict()} if unseen else book)
        return OK
    screen.line(f"{book['title']} [{book['edition']}]", style="bold")
    for line in book["lines"]:
        unit = "" if line["unit"] is None else f"（{line['unit']}）"
        screen.line(f"{line['number'] or ''}{line['label']}{unit}  {line['path']}")
    screen.line()
    for rule in book["rules"]:
        screen.line(f"{rule['severity']}/{rule['basis']}  {rule['rule']}")
        screen.line(f"    {rule['formula']}", style="dim")
    if unseen:
        screen.line()
        screen.text(blind_spots(form).text(lang))
    return OK


@app.command(name="schema")
def schema_command(name: Annotated[str, Parameter(help="The edition, such as 2014.")]) -> int:
    """
    Write the JSON Schema of the wire form of an edition.
    """
    screen = Screen()
    try:
        screen.json(json_schema(edition_named(name).Report))
    except UnknownEditionError as error:
        screen.complain(str(error))
        return UNREADABLE
    return OK
