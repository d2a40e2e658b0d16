"""
The command line: ``govinfo-report``.

``_app`` holds the commands; it needs the extra ``cli`` and is imported when a command runs.
``_inputs`` reads files, ``_show`` and ``_check`` say what is said about one report, ``_screen``
writes to terminals and files.
"""

from __future__ import annotations

import sys

from .._extras import require
from ..errors import MissingExtraError

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """
    Run the command line.

    Args:
        arguments: The words after the program's name; those of the process if left out.

    Returns:
        The exit status: 0 if nothing of severity ``error`` is violated and all of it is jointly
        possible, 1 otherwise, 2 for unreadable input or wrong usage.
    """
    try:
        for package in ("cyclopts", "rich"):
            require(package, feature="the command line", extra="cli")
    except MissingExtraError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the packages that write better are missing
        return 2
    from ._app import run  # noqa: PLC0415 - it needs the extra

    return run(sys.argv[1:] if arguments is None else arguments)
