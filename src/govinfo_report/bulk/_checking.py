"""
Checking files, in one process or in several.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, TypeAlias

from .._extras import require
from ..checking import check
from ..errors import UnreadableError
from ..formats import read_all
from ..rules import Blanks
from ._journal import Journal

__all__ = ["LARGEST_FILE", "Entry", "check_files", "entries_of"]

Entry: TypeAlias = dict[str, Any]
"""
What is known about one report of a file: ``file`` and what a check says, or ``file`` and ``error``.
"""

LARGEST_FILE: Final = 64 * 1024 * 1024
"""
A larger file, in bytes, is no report of an agency, and is not read.
"""

_AHEAD = 8


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
    try:
        return [{"file": name, **found} for found in _checked(name, blanks, language)]
    except Exception as error:  # noqa: BLE001 - one broken file, however broken, stops no other
        return [{"file": name, "error": _said(error, name)}]


def _checked(name: str, blanks: Blanks, language: str) -> Iterator[Entry]:
    path = Path(name)
    if path.suffix == ".parquet":
        require("polars", feature="a panel", extra="columns")
        from ..columns import read_parquet  # noqa: PLC0415 - it needs the extra

        for report in read_parquet(path).reports():
            yield check(report, blanks).as_dict(language)
        return
    if path.stat().st_size > LARGEST_FILE:
        reason = f"is larger than {LARGEST_FILE // 1024 // 1024} MB"
        raise UnreadableError(reason, "the report of one agency", name)
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
) -> Iterator[list[Entry]]:
    """
    Check files, in their order.

    Args:
        files: The files.

        blanks: How blank cells are read.

        language: The language of messages.

        jobs: How many processes work at once.

        journal: Where each result is noted as soon as it is there; what a stopped run noted is
            taken from it instead of being done again.

    Yields:
        The entries of each file.
    """
    known = {} if journal is None else journal.known()
    wanted = [file for file in files if file not in known]
    fresh = _fresh(wanted, blanks, language, jobs)
    for file in files:
        if file in known:
            yield known[file]
            continue
        entries = next(fresh)
        if journal is not None:
            journal.note(file, entries)
        yield entries
    yield from fresh  # nothing is left; this lets its processes end


def _fresh(files: Sequence[str], blanks: Blanks, language: str, jobs: int) -> Iterator[list[Entry]]:
    if jobs == 1 or len(files) <= 1:
        for file in files:
            yield entries_of(file, blanks, language)
        return
    # forking a process that has threads, as Polars starts them, can hang
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        waiting: collections.deque[Future[list[Entry]]] = collections.deque()
        for file in files:
            waiting.append(pool.submit(entries_of, file, blanks, language))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
