"""
Checking folders, patterns and panels.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from .. import bulk
from ..checking import check
from ..errors import MissingExtraError
from ..rules import Blanks
from ._inputs import STANDARD_INPUT, readings_of_file, without
from ._screen import Screen

__all__ = ["check_many", "is_bulk"]

_MANY = 100
"""
From so many files on it pays to start processes.
"""


def is_bulk(names: Sequence[str], format: str, jobs: int | None, output: Path | None) -> bool:  # noqa: A002 - the option's name
    """
    Say whether a check is one of many files: by what is named, or by what is asked for.
    """
    only_bulk = format in bulk.FORMATS and format != "jsonl"
    return only_bulk or (jobs or 1) > 1 or output is not None or any(map(bulk.is_many, names))


def check_many(
    screen: Screen,
    names: Sequence[str],
    format: str,  # noqa: A002 - the option's name
    language: str,
    blanks: Blanks,
    jobs: int | None,
    seconds: float,
    output: Path | None,
) -> int:
    """
    Check many files and write the result; with an output, a stopped run goes on where it stopped.

    Args:
        screen: Where everything else is said.

        names: Files, folders, patterns and panels.

        format: The format of the result.

        language: The language of messages.

        blanks: How blank cells are read.

        jobs: How many processes work at once; ``None`` lets the number of files decide.

        seconds: How long a file may take in a process of its own.

        output: The file for the result; without one it goes to standard output.

    Returns:
        The exit status.
    """
    wanted = bulk.format_of(output) if output is not None and format == "text" else format
    refusal = _refusal(wanted, output) if names else "name a file, or - for standard input"
    if refusal is not None:
        screen.complain(refusal)
        return 2
    given = [_entries_of_input(language, blanks)] if STANDARD_INPUT in names else []
    journal = None if output is None else _journal(output, {"blanks": blanks, "language": language})
    files = _files(names, output, journal)
    if not files and not given:
        screen.complain(f"there is no file in {', '.join(names)}")
        return 2
    jobs = jobs or (_processors() if len(files) >= _MANY else 1)
    checked = bulk.check_files(files, blanks, language, jobs=jobs, journal=journal, seconds=seconds)
    summary = bulk.Summary()
    watched = screen.with_progress(checked, len(files))
    passing = itertools.chain.from_iterable(itertools.chain(given, watched))
    try:
        _write(screen, summary.counting(passing), wanted, language, output)
    except KeyboardInterrupt:
        again = "; the same command goes on from here" if journal is not None else ""
        screen.complain(f"stopped{again}")
        return 2
    if journal is not None:
        journal.remove()
    if output is not None:
        for line in summary.unread(language):
            screen.remark(line)
    if output is not None or format == "text":
        for line in summary.lines(language):
            (screen.line if format == "text" else screen.remark)(line)
    if summary.errors:
        return 2
    return 1 if summary.verdicts["violated"] else 0


def _entries_of_input(language: str, blanks: Blanks) -> list[bulk.Entry]:
    """
    Check what comes from standard input, which no other process can read.
    """
    one = readings_of_file(STANDARD_INPUT)
    if one.error is not None:
        return [{"file": STANDARD_INPUT, "error": one.error}]
    return [
        {"file": STANDARD_INPUT, **check(reading, blanks).as_dict(language)}
        for reading in one.readings
    ]


def _refusal(format: str, output: Path | None) -> str | None:  # noqa: A002 - the option's name
    """
    Say why a result cannot be written, before anything is checked in vain.
    """
    if format == "json" or (format == "parquet" and output is None):
        other = "jsonl" if format == "json" else "another format, or -o FILE"
        return f"--format {format} is not for this; use {other}"
    try:
        bulk.require_packages(format)
    except MissingExtraError as error:
        return str(error)
    return None


def _files(names: Sequence[str], output: Path | None, journal: bulk.Journal | None) -> list[str]:
    """
    List the files to check, without those that the run writes itself.
    """
    files = bulk.find_files(name for name in names if name != STANDARD_INPUT)
    written = [output, None if journal is None else journal.path]
    return without(files, [one for one in written if one is not None])


def _journal(output: Path, options: dict[str, str]) -> bulk.Journal:
    """
    Give the journal of a run: what another version found counts for nothing.
    """
    options["version"] = version("govinfo-report")
    return bulk.Journal(output.with_name(f"{output.name}.journal"), options)


def _processors() -> int:
    # more than a few only wait for the one that writes
    return min(getattr(os, "process_cpu_count", os.cpu_count)() or 1, 8)


def _write(
    screen: Screen,
    entries: Iterator[bulk.Entry],
    format: str,  # noqa: A002 - the option's name
    language: str,
    output: Path | None,
) -> None:
    if output is not None:
        bulk.write_entries(entries, output, format, language)
    elif format == "text":
        for entry in entries:
            _say(screen, entry)
    elif format == "jsonl":
        for entry in entries:
            screen.json(entry, indent=None)
    else:
        screen.text(bulk.render_entries(entries, format, language))


def _say(screen: Screen, entry: bulk.Entry) -> None:
    if "error" in entry:
        screen.complain(entry["error"])
    for finding in entry.get("findings", ()):
        screen.line(f"{entry['file']}: {finding['message']}")
