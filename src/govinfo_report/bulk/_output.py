"""
Writing the result of a run in one of its formats.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from .._extras import require
from ._checking import Entry
from ._machines import to_github, to_junit, to_sarif
from ._page import to_page
from ._tables import to_csv, write_parquet

__all__ = ["FORMATS", "format_of", "render_entries", "require_packages", "write_entries"]

FORMATS = ("jsonl", "csv", "parquet", "sarif", "junit", "github", "html")
"""
The formats of results, by name.
"""

_SUFFIXES = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".parquet": "parquet",
    ".sarif": "sarif",
    ".xml": "junit",
}

_PACKAGES = {
    "html": (("altair", "a page with charts", "charts"), ("vl_convert", "its charts", "charts")),
    "parquet": (("polars", "a Parquet file", "columns"),),
}


def format_of(path: str | Path) -> str:
    """
    Say which format a file's name asks for: ``jsonl`` unless it says another.

    Args:
        path: The file.
    """
    return _SUFFIXES.get(Path(path).suffix.lower(), "jsonl")


def require_packages(format: str) -> None:  # noqa: A002 - the word that users look for
    """
    See that what a format needs is installed, before a run that would be in vain.

    Args:
        format: One of :data:`FORMATS`.

    Raises:
        MissingExtraError: A package is not installed.
    """
    for package, feature, extra in _PACKAGES.get(format, ()):
        require(package, feature=feature, extra=extra)


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
    return "".join(_rendered(entries, format, language))


def _rendered(entries: Iterable[Entry], format: str, language: str) -> Iterator[str]:  # noqa: A002 - as above
    """
    Write the result piece by piece; where the format allows it, no entry is kept.
    """
    if format == "html":
        return iter([to_page(entries, language)])
    if format in _WHOLE:
        return iter([_WHOLE[format](entries)])
    if format not in _BY_LINE:
        texts = ", ".join((*_BY_LINE, *_WHOLE, "html"))
        msg = f"no text format {format!r}; there are {texts}"
        raise ValueError(msg)
    return _BY_LINE[format](entries)


def write_entries(
    entries: Iterable[Entry],
    path: str | Path,
    format: str,  # noqa: A002 - the word that users look for
    language: str = "zh",
) -> None:
    """
    Write the result of a run to a file, which is there as a whole or not at all.

    Args:
        entries: The entries of all files; they are written as they come.

        path: The file.

        format: One of :data:`FORMATS`.

        language: The language of what is said beside the messages.
    """
    path = Path(path)
    unfinished = path.with_name(f"{path.name}.unfinished")
    if format == "parquet":
        write_parquet(entries, unfinished)
    else:
        with unfinished.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.writelines(_rendered(entries, format, language))
    os.replace(unfinished, path)  # noqa: PTH105 - Path.replace would hide that it is atomic


def _to_jsonl(entries: Iterable[Entry]) -> Iterator[str]:
    return (f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries)


_BY_LINE = {"jsonl": _to_jsonl, "csv": to_csv, "github": to_github}
_WHOLE = {"sarif": to_sarif, "junit": to_junit}
