"""
Web pages: a whole report with its tables somewhere in it, or the tables alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..grid import Grid, layout, marks_of, page_of_grids, title_of
from ._decoding import decoded
from ._markup import rows_of_page
from ._page import page_of_text
from ._reading import Excerpt, Reading, Source, readings_of

__all__ = ["read", "write"]

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_TOP = 4096
"""
A page says its encoding within so many bytes; browsers look at fewer.
"""


def read(
    content: str | bytes, forms: Sequence[Any], *, encoding: str | None, name: str | None
) -> tuple[Reading[Any], ...]:
    """
    Read all reports in a web page.

    Args:
        content: Its text, or its bytes; they are decoded before anything is parsed.

        forms: The report classes to look for.

        encoding: The encoding of bytes, if that is known; else what the page says of itself.

        name: What the source is called.

    Raises:
        UnreadableError: There is no text, no table of a known form in it, or far too much.

        MissingExtraError: The extra ``html`` is not installed.
    """
    declared = _CHARSET.search(content[:_TOP]) if isinstance(content, bytes) else None
    label = declared[1].decode("latin-1") if declared else None
    text, used, notices = decoded(content, encoding or label, name)
    rows = rows_of_page(page_of_text(text, name))
    source = Source(name, "html", used)

    def above(end: int, first: int) -> str:
        return "\n".join(" ".join(row.cells) for row in rows[end : first - 1])

    return readings_of([Excerpt(Grid(tuple(rows)), above)], forms, source, notices)


def write(report: Any, findings: Any = None, diagnosis: Any = None) -> str:
    """
    Write a report as a page that needs nothing else: no script, no font, no network.

    Args:
        report: The report.

        findings: What a check found; the cells are marked and the sentences stand below.

        diagnosis: Which cells may be wrong; they are marked by how likely they are, and what may
            explain it stands below.
    """
    shares, explained = (None, ()) if diagnosis is None else (diagnosis.shares, diagnosis.said())
    marks = marks_of(findings or (), shares, explained)
    summary = "" if findings is None else findings.summary()
    return page_of_grids(layout(report), title_of(report.agency, report.year), marks, summary)
