"""
Checking folders, patterns and panels.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

from .. import bulk
from ..errors import MissingExtraError
from ..rules import Blanks
from ._screen import Screen

__all__ = ["check_many", "is_bulk"]


def is_bulk(names: Sequence[str], format: str, jobs: int, output: Path | None) -> bool:  # noqa: A002 - the option's name
    """
    Say whether a check is one of many files: by what is named, or by what is asked for.
    """
    only_bulk = format in bulk.FORMATS and format != "jsonl"
    return only_bulk or jobs > 1 or output is not None or any(map(bulk.is_many, names))


def check_many(
    screen: Screen,
    names: Sequence[str],
    format: str,  # noqa: A002 - the option's name
    language: str,
    blanks: Blanks,
    jobs: int,
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

        jobs: How many processes work at once.

        output: The file for the result; without one it goes to standard output.

    Returns:
        The exit status.
    """
    if format == "json" or (format == "parquet" and output is None):
        other = "jsonl" if format == "json" else "another format, or -o FILE"
        screen.complain(f"--format {format} is not for this; use {other}")
        return 2
    files = bulk.find_files(names)
    journal = None
    if output is not None:
        options = {"blanks": blanks, "language": language}
        journal = bulk.Journal(output.with_name(f"{output.name}.journal"), options)
    checked = bulk.check_files(files, blanks, language, jobs=jobs, journal=journal)
    entries = list(itertools.chain(*screen.with_progress(checked, len(files))))
    summary = bulk.summarise(entries)
    try:
        if output is not None:
            written = "jsonl" if format == "text" else format
            bulk.write_entries(entries, output, written, language)
        elif format == "text":
            _say(screen, entries)
        else:
            screen.text(bulk.render_entries(entries, format, language))
    except MissingExtraError as error:
        screen.complain(str(error))
        return 2
    if journal is not None:
        journal.remove()
    for line in summary.lines(language) if format == "text" or output is not None else ():
        (screen.line if format == "text" else screen.remark)(line)
    if summary.errors:
        return 2
    return 1 if summary.verdicts["violated"] else 0


def _say(screen: Screen, entries: Sequence[bulk.Entry]) -> None:
    for entry in entries:
        if "error" in entry:
            screen.complain(entry["error"])
        for finding in entry.get("findings", ()):
            screen.line(f"{entry['file']}: {finding['message']}")
