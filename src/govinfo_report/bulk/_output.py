"""
Writing the result of a run in one of its formats.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from ._checking import Entry
from ._machines import to_github, to_junit, to_sarif
from ._page import to_page
from ._tables import to_csv, write_parquet

__all__ = ["FORMATS", "render_entries", "write_entries"]

FORMATS = ("jsonl", "csv", "parquet", "sarif", "junit", "github", "html")
"""
The formats of results, by name.
"""


def render_entries(entries: Iterable[Entry], format: str, language: str = "zh") -> str:  # noqa: A002 - the word that users look for
    """
    Write the result of a run as a text.

    Args:
        entries: The entries of all files.

        format: One of :data:`FORMATS` but ``parquet``, which is no text.

        language: The language of what is said beside the messages.

    Raises:
        ValueError: There is no such format, or it is no text.
    """
    if format == "html":
        return to_page(entries, language)
    writers = {
        "jsonl": _to_jsonl,
        "csv": to_csv,
        "sarif": to_sarif,
        "junit": to_junit,
        "github": to_github,
    }
    if format not in writers:
        msg = f"no text format {format!r}; there are {', '.join([*writers, 'html'])}"
        raise ValueError(msg)
    return writers[format](entries)


def write_entries(
    entries: Iterable[Entry],
    path: str | Path,
    format: str,  # noqa: A002 - the word that users look for
    language: str = "zh",
) -> None:
    """
    Write the result of a run to a file, which is there as a whole or not at all.

    Args:
        entries: The entries of all files.

        path: The file.

        format: One of :data:`FORMATS`.

        language: The language of what is said beside the messages.
    """
    path = Path(path)
    unfinished = path.with_name(f"{path.name}.unfinished")
    if format == "parquet":
        write_parquet(entries, unfinished)
    else:
        text = render_entries(entries, format, language)
        unfinished.write_text(text, encoding="utf-8", errors="backslashreplace")
    os.replace(unfinished, path)  # noqa: PTH105 - Path.replace would hide that it is atomic


def _to_jsonl(entries: Iterable[Entry]) -> str:
    return "".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries)
