"""
Folders of reports: many files checked at once, resumed where a run was stopped, and the result as
a table, for machines that read code findings, or as a page.

:func:`find_files` says which files are meant, :func:`check_files` checks them, one broken file
never stopping the others; what it gives is written by :func:`render_entries` and
:func:`write_entries`.
"""

from __future__ import annotations

from ._checking import LONGEST, Entry, check_files, entries_of
from ._files import find_files, is_many
from ._journal import Journal
from ._output import FORMATS, format_of, render_entries, require_packages, write_entries
from ._panels import panels_of_files
from ._summary import Summary, summarise

__all__ = [
    "FORMATS",
    "LONGEST",
    "Entry",
    "Journal",
    "Summary",
    "check_files",
    "entries_of",
    "find_files",
    "format_of",
    "is_many",
    "panels_of_files",
    "render_entries",
    "require_packages",
    "summarise",
    "write_entries",
]
