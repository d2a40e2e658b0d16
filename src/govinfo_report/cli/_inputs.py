"""
Reading what the command line names, one file after the other, none stopping the others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from ..errors import GovInfoReportError, UnreadableError
from ..formats import Reading, parse_all, read_all

__all__ = ["STANDARD_INPUT", "Input", "readings_of_file", "readings_of_files", "without"]

STANDARD_INPUT = "<stdin>"
"""
What standard input is called.
"""


@frozen
class Input:
    """
    One file that was named, and what it holds.

    Attributes:
        name: The file as named.

        readings: The reports that it holds; none if it could not be read.

        error: Why it could not be read, else ``None``.
    """

    name: str
    readings: tuple[Reading[Any], ...] = ()
    error: str | None = None


def readings_of_files(names: tuple[str, ...]) -> Iterator[Input]:
    """
    Read files in turn.

    Args:
        names: The files; ``<stdin>`` is standard input.

    Yields:
        What each file holds, or why it could not be read.
    """
    for name in names:
        yield readings_of_file(name)


def readings_of_file(name: str) -> Input:
    """
    Read one file.

    Args:
        name: The file; ``<stdin>`` is standard input.
    """
    try:
        if name != STANDARD_INPUT:
            return Input(name, read_all(name))
        if sys.stdin is None:
            return Input(name, error="standard input is closed")
        return Input(name, parse_all(sys.stdin.buffer.read(), name=name))
    except (GovInfoReportError, OSError) as error:
        return Input(name, error=_said(error, name))


def _said(error: Exception, name: str) -> str:
    if isinstance(error, UnreadableError):
        return str(UnreadableError(error.reason, error.looked_for, name))
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{name}: {reason}"


def without(files: Iterable[str], others: Iterable[str | Path]) -> list[str]:
    """
    Leave out what a run writes or reads otherwise, which may stand in the folder that it is given.
    """
    own = {Path(one).absolute() for one in others}
    return [file for file in files if Path(file).absolute() not in own]
