"""
A folder of reports as panels: one for each form, without any server.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .._extras import require
from ..formats import read_all
from ._files import find_files

if TYPE_CHECKING:
    from ..columns import Panel

__all__ = ["panels_of_files"]


def panels_of_files(names: Iterable[str]) -> tuple[dict[str, Panel], dict[str, str]]:
    """
    Read files, folders and patterns into columns.

    Args:
        names: What :func:`find_files` takes.

    Returns:
        A panel for each edition that was found, by its name, with the files as ``source``; and why
        files could not be read, by file: nothing that a file holds raises.
    """
    require("polars", feature="a panel", extra="columns")
    from ..columns import panel_of  # noqa: PLC0415 - it needs the extra

    readings: dict[str, list[Any]] = {}
    sources: dict[str, list[str]] = {}
    unread: dict[str, str] = {}
    for file in find_files(names):
        try:
            found = read_all(file)
        except Exception as error:  # noqa: BLE001 - one broken file, however broken, stops no other
            unread[file] = str(error) or type(error).__name__
            continue
        for reading in found:
            readings.setdefault(reading.report.edition, []).append(reading)
            sources.setdefault(reading.report.edition, []).append(file)
    panels = {
        name: panel_of(of_form, sources=sources[name]) for name, of_form in sorted(readings.items())
    }
    return panels, unread
