"""
Reading and writing reports: which format a source has, and which edition of the form.

A format is a module with two verbs: ``read`` gives the readings of all tables that a source
holds, ``write`` gives the text of one report. Modules are imported when they are used; formats do
not know each other.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar, overload

from ..editions import EDITIONS, AnyReport, Report
from ..errors import UnreadableError
from ._reading import Reading, Source

__all__ = [
    "FORMATS",
    "Reading",
    "Source",
    "parse",
    "parse_all",
    "read",
    "read_all",
    "render",
    "write",
]

R = TypeVar("R", bound=Report)

FORMATS = {"text": "plain_text", "html": "html", "json": "wire"}
"""
The modules of the formats by name.
"""

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
}

_LARGEST = 32 << 20
"""
A larger file is no report: the longest page with every table has some hundred kilobytes.
"""


@overload
def read(
    path: str | Path,
    format: str | None = ...,
    *,
    encoding: str | None = ...,
    forms: None = ...,
) -> Reading[AnyReport]: ...
@overload
def read(
    path: str | Path,
    format: str | None = ...,
    *,
    encoding: str | None = ...,
    forms: Sequence[type[R]],
) -> Reading[R]: ...
def read(
    path: str | Path,
    format: str | None = None,  # noqa: A002 - the word that users look for
    *,
    encoding: str | None = None,
    forms: Sequence[Any] | None = None,
) -> Reading[Any]:
    """
    Read the report that a file holds.

    Args:
        path: The file.

        format: Its format, if its name does not say.

        encoding: Its encoding, if that is known.

        forms: The report classes to look for; those of all editions if left out.

    Returns:
        The first report of the file, with notices about everything that did not fit; a notice says
        so if there are more, and :func:`read_all` gives them.

    Raises:
        UnreadableError: The file is too large, or holds no table of a known form.

        OSError: The file cannot be opened.
    """
    return _first(read_all(path, format, encoding=encoding, forms=forms))


@overload
def read_all(
    path: str | Path,
    format: str | None = ...,
    *,
    encoding: str | None = ...,
    forms: None = ...,
) -> tuple[Reading[AnyReport], ...]: ...
@overload
def read_all(
    path: str | Path,
    format: str | None = ...,
    *,
    encoding: str | None = ...,
    forms: Sequence[type[R]],
) -> tuple[Reading[R], ...]: ...
def read_all(
    path: str | Path,
    format: str | None = None,  # noqa: A002 - the word that users look for
    *,
    encoding: str | None = None,
    forms: Sequence[Any] | None = None,
) -> tuple[Reading[Any], ...]:
    """
    Read all reports that a file holds.

    Args:
        path: The file.

        format: Its format, if its name does not say.

        encoding: Its encoding, if that is known.

        forms: The report classes to look for; those of all editions if left out.

    Raises:
        UnreadableError: The file is too large, or holds no table of a known form.

        OSError: The file cannot be opened.
    """
    path = Path(path)
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    chosen = format or _SUFFIXES.get(path.suffix.lower())
    return parse_all(content, chosen, encoding=encoding, forms=forms, name=path.name)


@overload
def parse(
    content: str | bytes,
    format: str | None = ...,
    *,
    encoding: str | None = ...,
    forms: None = ...,
    name: str | None = ...,
) -> Reading[AnyReport]: ...
@overload
def parse(
    content: str | bytes,
    format: str | None = ...,
    *,
    encoding: str | None = ...,
    forms: Sequence[type[R]],
    name: str | None = ...,
) -> Reading[R]: ...
def parse(
    content: str | bytes,
    format: str | None = None,  # noqa: A002 - the word that users look for
    *,
    encoding: str | None = None,
    forms: Sequence[Any] | None = None,
    name: str | None = None,
) -> Reading[Any]:
    """
    Read the report that a text or some bytes hold.

    Args:
        content: The text, or its bytes.

        format: Its format; guessed if left out.

        encoding: The encoding of bytes, if that is known.

        forms: The report classes to look for; those of all editions if left out.

        name: What to call the source.

    Raises:
        UnreadableError: There is no table of a known form.
    """
    return _first(parse_all(content, format, encoding=encoding, forms=forms, name=name))


@overload
def parse_all(
    content: str | bytes,
    format: str | None = ...,
    *,
    encoding: str | None = ...,
    forms: None = ...,
    name: str | None = ...,
) -> tuple[Reading[AnyReport], ...]: ...
@overload
def parse_all(
    content: str | bytes,
    format: str | None = ...,
    *,
    encoding: str | None = ...,
    forms: Sequence[type[R]],
    name: str | None = ...,
) -> tuple[Reading[R], ...]: ...
def parse_all(
    content: str | bytes,
    format: str | None = None,  # noqa: A002 - the word that users look for
    *,
    encoding: str | None = None,
    forms: Sequence[Any] | None = None,
    name: str | None = None,
) -> tuple[Reading[Any], ...]:
    """
    Read all reports that a text or some bytes hold.

    Args:
        content: The text, or its bytes.

        format: Its format; guessed if left out.

        encoding: The encoding of bytes, if that is known.

        forms: The report classes to look for; those of all editions if left out.

        name: What to call the source.

    Raises:
        UnreadableError: There is no table of a known form.

        TypeError: The content is neither text nor bytes.
    """
    if not isinstance(content, str | bytes):
        msg = f"takes a text or bytes (got {type(content).__name__}); read() takes a path"
        raise TypeError(msg)
    if len(content) > _LARGEST:
        reason = f"is larger than {_LARGEST >> 20} MiB"
        raise UnreadableError(reason=reason, looked_for="a single report", source=name)
    module = _module(format or _guess(content))
    wanted = tuple(forms) if forms else tuple(one.Report for one in EDITIONS.values())
    readings: tuple[Reading[Any], ...] = module.read(content, wanted, encoding=encoding, name=name)
    return readings


def render(
    report: Any,
    format: str = "text",  # noqa: A002 - the word that users look for
    *,
    findings: Any = None,
    diagnosis: Any = None,
) -> str:
    """
    Write a report as text.

    Args:
        report: The report.

        format: The format.

        findings: What a check found; formats for people show it.

        diagnosis: Which cells may be wrong, as ``diagnose`` gives it; formats for people show it,
            and web pages mark the cells by how likely they are.
    """
    written: str = _module(format).write(report, findings, diagnosis)
    return written


def write(
    report: Any,
    path: str | Path,
    format: str | None = None,  # noqa: A002 - the word that users look for
    *,
    findings: Any = None,
    diagnosis: Any = None,
) -> None:
    """
    Write a report to a file, in UTF-8.

    Args:
        report: The report.

        path: The file.

        format: Its format, if its name does not say.

        findings: What a check found; formats for people show it.

        diagnosis: Which cells may be wrong, as ``diagnose`` gives it; formats for people show it.

    Raises:
        ValueError: No format is given and the name says none.
    """
    path = Path(path)
    chosen = format or _SUFFIXES.get(path.suffix.lower())
    if chosen is None:
        msg = f"{path.name}: say the format, one of {', '.join(FORMATS)}"
        raise ValueError(msg)
    text = render(report, chosen, findings=findings, diagnosis=diagnosis)
    path.write_text(text, encoding="utf-8", errors="backslashreplace")


def _first(readings: tuple[Reading[Any], ...]) -> Reading[Any]:
    return readings[0].followed_by(readings[1:])


def _guess(content: str | bytes) -> str:
    """
    Guess a format from the first character.
    """
    start = content[:64]
    if isinstance(start, bytes):
        # the first characters looked for are ASCII in every encoding; marks and zeros stand between
        start = start.translate(None, _NO_CHARACTERS).decode("latin-1")
    return _STARTS.get(start.lstrip("\ufeff \t\r\n")[:1], "text")


_STARTS = {"{": "json", "<": "html"}
"""
The formats that begin with a character of their own.
"""


_NO_CHARACTERS = b"\x00\xef\xbb\xbf\xfe\xff"


def _module(format: str) -> ModuleType:  # noqa: A002 - the word that users look for
    if format not in FORMATS:
        msg = f"no format {format!r}; there are {', '.join(FORMATS)}"
        raise ValueError(msg)
    return importlib.import_module(f"{__name__}.{FORMATS[format]}")
