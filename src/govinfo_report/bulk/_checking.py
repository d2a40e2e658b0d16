"""
Checking files, in one process or in several.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from ..checking import check
from ..errors import UnreadableError
from ..formats import read_all
from ..rules import Blanks
from ._journal import Journal, state_of
from ._rows import checked_rows
from ._workers import Lost, in_processes

__all__ = ["LONGEST", "Entry", "check_files", "entries_of"]

Entry: TypeAlias = dict[str, Any]
"""
What is known about one report of a file: ``file`` and what a check says, or ``file`` and ``error``.
"""

LONGEST: Final = 120
"""
So many seconds a file may take in a process of its own.
"""


def entries_of(name: str, blanks: Blanks = "unknown", language: str = "zh") -> list[Entry]:
    """
    Check every report of a file.

    Args:
        name: The file; the rows of a ``.parquet`` file are the reports of a panel.

        blanks: How blank cells are read.

        language: The language of messages.

    Returns:
        One entry for each report, or one that says why the file could not be read: nothing that a
        file holds raises.
    """
    return list(_entries(name, blanks, language))


def _entries(name: str, blanks: Blanks, language: str) -> Iterator[Entry]:
    found: list[Entry] = []
    try:
        for one in _checked(name, blanks, language):
            entry = {"file": name, **one}
            if _is_panel(name):  # it may have millions of reports, and none is kept
                yield entry
            else:
                found.append(entry)
    except Exception as error:  # noqa: BLE001 - one broken file, however broken, stops no other
        found = [{"file": name, "error": _said(error, name)}]
    yield from found


def _checked(name: str, blanks: Blanks, language: str) -> Iterator[Entry]:
    path = Path(name)
    if _is_panel(name):
        yield from checked_rows(path, blanks, language)
        return
    for reading in read_all(name):
        yield check(reading, blanks).as_dict(language)


def _said(error: Exception, name: str) -> str:
    if isinstance(error, UnreadableError):
        return str(UnreadableError(error.reason, error.looked_for, name))
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{name}: {said or type(error).__name__}"


def check_files(
    files: Sequence[str],
    blanks: Blanks = "unknown",
    language: str = "zh",
    *,
    jobs: int = 1,
    journal: Journal | None = None,
    seconds: float = LONGEST,
) -> Iterator[Iterable[Entry]]:
    """
    Check files, in their order.

    Args:
        files: The files.

        blanks: How blank cells are read.

        language: The language of messages.

        jobs: How many processes work at once. One works here; of several, one that a file ends,
            such as by its need of memory, costs an entry with ``error`` and not the run.

        journal: Where each result is noted as soon as it is there; what a stopped run noted is
            taken from it instead of being done again.

        seconds: How long a file may take in a process of its own.

    Yields:
        The entries of each file. Those of a panel are made here as they are asked for, and not
        noted: it may have millions of reports.

    Raises:
        RuntimeError: No process can be started.
    """
    known = {} if journal is None else journal.known()
    wanted = [file for file in files if file not in known and not _is_panel(file)]
    states = {} if journal is None else {file: state_of(file) for file in wanted}
    work = functools.partial(entries_of, blanks=blanks, language=language)
    if jobs == 1:
        fresh: Generator[list[Entry] | Lost] = (work(file) for file in wanted)
    else:
        fresh = in_processes(work, wanted, jobs, lambda _: seconds)
    with contextlib.closing(fresh):  # whoever stops early ends its processes, too
        for file in files:
            if _is_panel(file):
                yield _entries(file, blanks, language)
                continue
            if file in known:
                yield known[file]
                continue
            entries = next(fresh)
            if isinstance(entries, Lost):  # not noted: it may have been the machine
                yield [{"file": file, "error": f"{file}: {entries.reason}"}]
                continue
            if journal is not None:
                journal.note(file, entries, states[file])
            yield entries


def _is_panel(file: str) -> bool:
    return Path(file).suffix == ".parquet"
