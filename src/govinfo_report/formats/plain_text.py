"""
Plain text: a whole report with its table somewhere in it, or the table alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Any

from ..form import fold, indicators
from ..grid import (
    ENOUGH,
    Notice,
    NoticeCode,
    Row,
    grid_of_text,
    has_rows,
    layout,
    rows_of_text,
    text_of_grid,
    title_of,
)
from ._decoding import decoded
from ._reading import Excerpt, Reading, Source, readings_of

__all__ = ["read", "write"]


def read(
    content: str | bytes, forms: Sequence[Any], *, encoding: str | None, name: str | None
) -> tuple[Reading[Any], ...]:
    """
    Read all reports in a plain text.

    Args:
        content: The text, or its bytes.

        forms: The report classes to look for.

        encoding: The encoding of bytes, if that is known.

        name: What the source is called.

    Raises:
        UnreadableError: There is no text, or no table of a known form in it.
    """
    text, used, notices = decoded(content, encoding, name)
    source = Source(name, "text", used)
    return readings_of(_excerpts(text, forms), forms, source, notices)


def _excerpts(text: str, forms: Sequence[Any]) -> list[Excerpt]:
    """
    Split a text in the way of each kind of form that may stand in it.
    """
    named = _named(text, forms)
    of_lines = [form for form in named if not has_rows(form)]
    of_rows = [form for form in named if has_rows(form)]
    excerpts = [_excerpt(text, of_lines)] if of_lines else []
    if of_rows:
        lines = text.split("\n")

        def above(end: int, first: int) -> str:
            return "\n".join(lines[end : first - 1])

        excerpts.append(Excerpt(rows_of_text(text), above, forms=of_rows))
    return excerpts


def _named(text: str, forms: Sequence[Any]) -> Sequence[Any]:
    """
    Give the forms of which a text holds a label; all of them if there is none.
    """
    absent: frozenset[str] = frozenset()  # forms share most of their labels
    named = []
    for form in forms:
        if any(map(text.__contains__, _labels(form) - absent)):
            named.append(form)
        else:
            absent |= _labels(form)
    return named or forms


@functools.cache
def _labels(form: Any) -> frozenset[str]:
    """
    Give the labels of a form that are long enough to tell it from running text.
    """
    return frozenset(
        line.name for line in indicators(form) if line.cells and len(line.name) >= _LONG
    )


_LONG = 6


def _excerpt(text: str, forms: Sequence[Any]) -> Excerpt:
    """
    Cut a text at the first title of a table; without any, the whole text may be one.
    """
    titles = _titles(tuple(forms))
    starts = (match.start() for match in titles.finditer(text) if _is_title(text, match))
    title = next(starts, None)
    start = title or 0
    stray = _rows_of_a_table(text[:start], forms) if start else []
    if len({row.cells[0] for row in stray}) >= ENOUGH:  # an extraction moved the title down
        start, stray = 0, []
    first_line = text.count("\n", 0, start) + 1
    lines = text.split("\n")

    def above(end: int, first: int) -> str:
        return "\n".join(lines[end : first - 1])

    notices = tuple(
        Notice(NoticeCode.TEXT_UNPLACED, " ".join(row.cells), row.place) for row in stray
    )
    grid = grid_of_text(text[start:], first_line)
    return Excerpt(grid, above, notices, ENOUGH if title is None else 1, forms)


@functools.lru_cache(maxsize=32)
def _titles(forms: tuple[Any, ...]) -> re.Pattern[str]:
    return re.compile("|".join(dict.fromkeys(re.escape(form.title) for form in forms)))


def _rows_of_a_table(text: str, forms: Sequence[Any]) -> list[Row]:
    """
    Find lines that print label, unit and figure of a form.
    """
    return [
        row
        for row in grid_of_text(text).rows
        if len(row.cells) == _TRIPLE
        and row.cells[2]
        and any(fold(row.cells[0]) in _keys(form) for form in forms)
    ]


@functools.cache
def _keys(form: Any) -> frozenset[str]:
    return frozenset(fold(line.label) for line in indicators(form))


_TRIPLE = 3


def _is_title(text: str, match: re.Match[str]) -> bool:
    """
    Say whether the words stand on a line of their own, not in a sentence.
    """
    start = match.start()
    near = max(0, start - _LONGEST_TITLE - 1)
    begins = start <= _LONGEST_TITLE or text.find("\n", near, start) >= 0
    return begins and _BEHIND_TITLE.match(text, match.end()) is not None


_LONGEST_TITLE = 40
_BEHIND_TITLE = re.compile(r"[*》]{0,4}[^\S\n]*(?:[（(\n]|\Z)")


def write(report: Any, findings: Any = None, diagnosis: Any = None) -> str:
    """
    Write a report as its form prints it, between bars.

    Args:
        report: The report.

        findings: What a check found; said below the table.

        diagnosis: Which cells may be wrong; said below the table.

    Returns:
        A text whose tables read as the same cells. What no form prints does not come back: the
        scope, and of local rows whether they count; rows that are missing are left out.
    """
    tables = [f"{_above(grid.title, report)}\n{text_of_grid(grid)}" for grid in layout(report)]
    below = [f"{one.text()}\n" for one in (findings, diagnosis) if one is not None]
    return "\n".join([f"{title_of(report.agency, report.year)}\n", *tables, *below])


def _above(title: str, report: Any) -> str:
    """
    Write the lines above a table; the form's own title names the year.
    """
    year = "" if report.year is None or title != report.title else f"（{report.year}年度）\n"
    return f"{title}\n{year}"
