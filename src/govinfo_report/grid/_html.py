"""
Grids as HTML tables: semantic, without script or anything remote, for light and dark pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from ._grid import Grid, Row
from ._marks import Marks
from ._spans import positions
from ._style import FRAGMENT, PAGE

__all__ = ["html_of_grids", "html_of_sentences", "page_of_grids"]

_UNMARKED = Marks()


def html_of_grids(grids: Sequence[Grid], title: str, marks: Marks = _UNMARKED) -> str:
    """
    Write the tables of a report as an HTML fragment.

    Args:
        grids: Grids that were laid out from a report.

        title: The words above them.

        marks: What is said about their cells.

    Returns:
        A ``div`` with its style, the tables and a list of what is wrong; every text from the
        report is escaped.
    """
    head = "" if len(grids) == 1 else f'<p class="title">{escape(title)}</p>'
    captions = [f"{escape(title)}<br>"] if len(grids) == 1 else [""] * len(grids)
    tables = "".join(
        _table(grid, f"{above}{escape(grid.title)}", marks)
        for grid, above in zip(grids, captions, strict=True)
    )
    return (
        f'<div class="govinfo-report" lang="zh"><style>{FRAGMENT}</style>'
        f"{head}{tables}{_list(marks.listed)}{html_of_sentences(marks.explained)}</div>"
    )


def page_of_grids(
    grids: Sequence[Grid], title: str, marks: Marks = _UNMARKED, summary: str = ""
) -> str:
    """
    Write the tables of a report as a whole HTML page.

    Args:
        grids: Grids that were laid out from a report.

        title: The title of the page.

        marks: What is said about their cells.

        summary: A sentence below everything.
    """
    tables = "\n".join(_table(grid, escape(grid.title), marks) for grid in grids)
    parts = (_list(marks.listed), _paragraph(summary), html_of_sentences(marks.explained))
    below = "".join(f"\n{part}" for part in parts if part)
    return f"""\
<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>
{PAGE}
{FRAGMENT}
</style>
</head>
<body>
<main class="govinfo-report">
<h1>{escape(title)}</h1>
{tables}{below}
</main>
</body>
</html>
"""


def _list(sentences: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f'<ul class="findings">{items}</ul>' if items else ""


def html_of_sentences(parts: Iterable[Sequence[str]]) -> str:
    """
    Write groups of sentences: the first of each as a paragraph, the others as a numbered list.

    Args:
        parts: The groups.
    """
    pieces = []
    for head, *listed in parts:
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in listed)
        pieces.append(f"<p>{escape(head)}</p>" + (f"<ol>{items}</ol>" if items else ""))
    return "".join(pieces)


def _paragraph(text: str) -> str:
    return f'<p class="summary">{escape(text)}</p>' if text else ""


def _table(grid: Grid, caption: str, marks: Marks) -> str:
    """
    Write one table, which scrolls sideways where there is no room for it.
    """
    lines = positions(grid.rows)
    rows = [_row(row, line, marks) for row, line in zip(grid.rows, lines, strict=True)]
    head = f"<thead>{''.join(rows[: grid.header])}</thead>" if grid.header else ""
    groups = "".join(f"<tbody>{group}</tbody>" for group in _groups(grid, rows))
    label = escape(grid.title)
    return (
        f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">'
        f"<table><caption>{caption}</caption>{head}{groups}</table></div>"
    )


def _groups(grid: Grid, rows: Sequence[str]) -> Iterator[str]:
    """
    Part the rows below the header where a cell heads all rows up to the next such cell.
    """
    group = ""
    for row, written in zip(grid.rows[grid.header :], rows[grid.header :], strict=True):
        if row.heads == ("rowgroup",) and group:
            yield group
            group = ""
        group += written
    yield group


def _row(row: Row, line: Sequence[int | None], marks: Marks) -> str:
    cells = "".join(_cell(row, index, line.index(index), marks) for index in range(len(row.cells)))
    is_heading = "row" in row.heads and row.paths[-1] is None
    return f'<tr class="heading">{cells}</tr>' if is_heading else f"<tr>{cells}</tr>"


def _cell(row: Row, index: int, column: int, marks: Marks) -> str:
    """
    Write a cell: a header with what it heads, a figure with its marks, or a unit.
    """
    text = escape(row.cells[index])
    tall, wide = row.spans[index] if row.spans else (1, 1)
    span = (f' rowspan="{tall}"' if tall > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
    head = row.heads[index]
    path = row.paths[index] if row.paths else None
    if head:
        inset = row.depth - 1 - column
        is_label = head == "row" and row.heads[index + 1 : index + 2] != ("row",)
        indent = f' style="padding-left:{0.4 + 1.2 * inset:.1f}em"' if is_label and inset else ""
        return f'<th scope="{head}"{span}{indent}>{text}</th>'
    if path is None:
        return f'<td class="unit"{span}>{text}</td>'
    return _figure(text, span, path, marks)


def _figure(text: str, span: str, path: str, marks: Marks) -> str:
    kinds = ["figure"]
    tint = ""
    if path in marks.sentences:
        kinds.append("violated")
        text = f"<strong>{text}</strong>"
    elif path in marks.involved:
        kinds.append("involved")
    if path in marks.shares:
        kinds.append("suspect")
        share = marks.shares[path]
        ground = f"rgba(130,80,220,.{4 + share * 26 // 100:02d})"
        tint = f' data-share="{share}%" style="background:{ground}"'
    about = marks.about(path)
    title = escape("\n".join(about))
    said = f' title="{title}"' if about else ""
    return f'<td class="{" ".join(kinds)}"{span}{tint}{said}>{text}</td>'
