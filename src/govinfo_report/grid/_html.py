"""
A grid as an HTML table: semantic, without script or anything remote, for light and dark pages.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape

from ._grid import Grid, Row

__all__ = ["html_of_grid"]

_STYLE = """\
.govinfo-report{font-variant-numeric:tabular-nums;max-width:60em}
.govinfo-report table{border-collapse:collapse;width:100%;color:inherit;background:none}
.govinfo-report caption{caption-side:top;text-align:center;font-weight:bold;\
padding:.4em;color:inherit}
.govinfo-report th,.govinfo-report td{border:1px solid rgba(128,128,128,.5);padding:.25em .6em;\
color:inherit;background:none;vertical-align:baseline}
.govinfo-report thead th{text-align:center;background:rgba(128,128,128,.15)}
.govinfo-report tbody th{text-align:left;font-weight:normal}
.govinfo-report .heading th{font-weight:bold}
.govinfo-report .unit{text-align:center;white-space:nowrap}
.govinfo-report .figure{text-align:right}
.govinfo-report .involved{background:rgba(230,160,40,.16)}
.govinfo-report .violated{background:rgba(230,60,40,.22);outline:2px solid rgba(230,60,40,.8);\
outline-offset:-2px;font-weight:bold}
.govinfo-report .findings{margin:.6em 0;padding-left:1.4em}"""


def html_of_grid(
    grid: Grid,
    caption: str,
    marks: Mapping[str, Sequence[str]],
    involved: Collection[str] = (),
) -> str:
    """
    Write a grid as an HTML fragment.

    Args:
        grid: A grid that was laid out from a report.

        caption: The words above the table.

        marks: Sentences about cells, by path; these cells are marked and the sentences listed
            below the table.

        involved: The paths of further cells that these sentences compare; they are tinted.

    Returns:
        A ``div`` with a table; every text from the report is escaped.
    """
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in grid.rows[0].cells)
    body = "".join(_row(row, marks, involved) for row in grid.rows[grid.header :])
    sentences = dict.fromkeys(sentence for found in marks.values() for sentence in found)
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    found = f'<ul class="findings">{items}</ul>' if items else ""
    return (
        f'<div class="govinfo-report" lang="zh"><style>{_STYLE}</style>'
        f"<table><caption>{escape(caption)}<br>{escape(grid.title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{found}</div>"
    )


def _row(row: Row, marks: Mapping[str, Sequence[str]], involved: Collection[str]) -> str:
    """
    Write one row: the label heads it, the last cell is its figure.
    """
    label, *between, figure = row.cells
    path = row.paths[-1]
    indent = f' style="padding-left:{0.6 + 1.2 * (row.depth - 1):.1f}em"'
    cells = [f'<th scope="row"{indent}>{escape(label)}</th>']
    cells += [f'<td class="unit">{escape(cell)}</td>' for cell in between]
    sentences = marks.get(path, ()) if path else ()
    cells.append(_figure(figure, sentences, is_involved=path in involved))
    kind = "" if path else ' class="heading"'
    return f"<tr{kind}>{''.join(cells)}</tr>"


def _figure(text: str, sentences: Sequence[str], *, is_involved: bool) -> str:
    if not sentences:
        kind = "figure involved" if is_involved else "figure"
        return f'<td class="{kind}">{escape(text)}</td>'
    title = escape("\n".join(sentences))
    return f'<td class="figure violated" title="{title}">⚠ {escape(text)}</td>'
