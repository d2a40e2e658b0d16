"""
Plain text: a whole report with its table somewhere in it, or the table alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..grid import grid_of_text, layout, text_of_grid, title_of
from ._decoding import decoded
from ._reading import Excerpt, Reading, Source, readings_of

__all__ = ["read", "write"]

_TITLE_LINES = 400
"""
So many characters at the top of an excerpt are its title lines.
"""


def read(
    content: str | bytes, forms: Sequence[Any], *, encoding: str | None, name: str | None
) -> tuple[Reading, ...]:
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


def _excerpts(text: str, forms: Sequence[Any]) -> Iterator[Excerpt]:
    """
    Cut a text at the titles of tables; without any, the whole text may be one.
    """
    titles = "|".join(dict.fromkeys(re.escape(form.title) for form in forms))
    starts = [match.start() for match in re.finditer(titles, text) if _is_title(text, match)]
    ends = [*starts[1:], len(text)]
    previous = 0
    for start, end in zip(starts or [0], ends if starts else [len(text)], strict=True):
        excerpt = text[start:end]
        line = text.count("\n", 0, start) + 1
        before = text[previous:start] if starts else excerpt
        yield Excerpt(grid_of_text(excerpt, line), before, excerpt[:_TITLE_LINES])
        previous = start


def _is_title(text: str, match: re.Match[str]) -> bool:
    """
    Say whether the words stand on a line of their own, not in a sentence.
    """
    before = text.rfind("\n", 0, match.start()) + 1
    after = text.find("\n", match.end())
    behind = text[match.end() : len(text) if after < 0 else after].strip()
    return match.start() - before <= _LONGEST_TITLE and (not behind or behind[0] in "（(")


_LONGEST_TITLE = 40


def write(report: Any, findings: Any = None) -> str:
    """
    Write a report as its form prints it, between bars.

    Args:
        report: The report.

        findings: What a check found; said below the table.

    Returns:
        A text that reads as an equal report, its scope apart, which no form prints.
    """
    year = "" if report.year is None else f"（{report.year}年度）\n"
    table = text_of_grid(layout(report))
    below = "" if findings is None else f"\n{findings.text()}\n"
    title = title_of(report.agency, report.year)
    return f"{title}\n\n{report.title}\n{year}\n{table}{below}"
