"""
Whatever is done to the tables of a page, no cell is wrong: it has its own figure, or none and a
notice says so.
"""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.editions import e2019, e2021
from govinfo_report.errors import UnreadableError
from govinfo_report.formats import parse_all
from govinfo_report.grid import NoticeCode
from printed_rows import held, page, tables, truth

Rows = list[list[str]]

CHAPTERS = ["proactive_disclosure", "requests", "disputes"]
OTHERS = {form: truth(form, first=500_009, step=11) for form in (e2019.Report, e2021.Report)}


def figures_of(row: list[str]) -> list[str]:
    """
    Give the figures at the end of a row.
    """
    start = len(row)
    while start and row[start - 1].isdecimal():
        start -= 1
    return row[start:]


def some_rows(draw: Any, rows: Rows, least: int = 1) -> slice:
    """
    Draw a few rows that follow one another.
    """
    start = draw(st.integers(0, len(rows) - least))
    return slice(start, draw(st.integers(start + least, len(rows))))


def reorder(draw: Any, form: Any, rows: Rows) -> None:
    """
    Print the columns below a row of words in another order, with these words.
    """
    del form
    if rows[1][0] == "自然人":  # words in two rows, which become one
        names = [rows[1][0], *rows[2], rows[1][2]]
        rows[:3] = [[rows[0][0], *names]]
    heads = [at for at, row in enumerate(rows[:-1]) if len(row) > 2 and not figures_of(row)]
    start = draw(st.sampled_from([at for at in heads if figures_of(rows[at + 1])]))
    width = min(len(figures_of(rows[start + 1])), len(rows[start]))
    order = draw(st.permutations(range(width)))
    for row in itertools.takewhile(
        lambda row: row is rows[start] or len(figures_of(row)) == width, rows[start:]
    ):
        row[-width:] = [row[-width:][at] for at in order]


def drop_column(draw: Any, form: Any, rows: Rows) -> None:
    """
    Leave a column out, with or without the words above it.
    """
    del form
    width = max(len(figures_of(row)) for row in rows)
    at = draw(st.integers(1, width)) if width else 1
    with_words = draw(st.booleans())
    for row in rows:
        if len(figures_of(row)) == width or (with_words and len(row) >= width):
            del row[-at]


def double(draw: Any, form: Any, rows: Rows) -> None:
    """
    Print some rows a second time, with the figures of another year, behind the table or before it.
    """
    chapter = next(name for name, own in tables(form).items() if own[-1][-2:] == rows[-1][-2:])
    others = tables(form, OTHERS[form])[chapter]
    part = others[some_rows(draw, others)]
    if draw(st.booleans()):
        rows += part
    else:
        rows[:0] = part


def interleave(draw: Any, form: Any, rows: Rows) -> None:
    """
    Print below each row that of another year, without its label.
    """
    chapter = next(name for name, own in tables(form).items() if own[-1][-2:] == rows[-1][-2:])
    others = tables(form, OTHERS[form])[chapter]
    label = draw(st.sampled_from([[], [""], ["2022年"]]))
    is_first = draw(st.booleans())
    both = [
        [row, [*label, *figures_of(other)]] if figures_of(row) else [row]
        for row, other in zip(rows, others, strict=True)
    ]
    rows[:] = [row for pair in both for row in (pair[::-1] if is_first else pair)]


def lose_words(draw: Any, form: Any, rows: Rows) -> None:
    """
    Lose some rows, words or figures.
    """
    del form
    del rows[some_rows(draw, rows)]
    rows += [["1"]] if not rows else []


def stand_apart(draw: Any, form: Any, rows: Rows) -> None:
    """
    Print figures above or below their labels, and lose one of either.
    """
    del form
    joined = draw(st.sampled_from(["\t", " ", "\n"]))
    is_above = draw(st.booleans())
    lost = draw(st.integers(0, 2 * len(rows)))
    parts = []
    for row in rows:
        cells = figures_of(row)
        label = row[: len(row) - len(cells)]
        pair = [label, [joined.join(cells)]] if cells else [label]
        parts += pair[::-1] if is_above else pair
    del parts[lost : lost + 1]
    rows[:] = parts


def by_columns(draw: Any, form: Any, rows: Rows) -> None:
    """
    Print labels first and then the figures, row by row or column by column.
    """
    del form
    width = max(len(figures_of(row)) for row in rows)
    wide = [row for row in rows if len(figures_of(row)) == width]
    start = rows.index(wide[0])
    cells = [row[-width:] for row in wide]
    labels = [row[:-width] for row in rows[start:]]
    if draw(st.booleans()):
        cells = [list(column) for column in zip(*cells, strict=True)]
    joined = draw(st.sampled_from([" ", "\n"]))
    rows[start:] = [*(one for one in labels if one), *([joined.join(row)] for row in cells)]


DAMAGES = [
    reorder,
    drop_column,
    double,
    interleave,
    lose_words,
    stand_apart,
    by_columns,
]


@st.composite
def narratives(draw: Any, form: Any) -> Rows:
    """
    Draw a table in the narrative that has rows of the form.
    """
    rows = [row for own in tables(form, OTHERS[form]).values() for row in own if figures_of(row)]
    chosen = draw(st.lists(st.sampled_from(rows), max_size=4, unique_by=tuple))
    return [["类别", "数量"], *chosen] if chosen else []


@st.composite
def pages(draw: Any) -> tuple[Any, str]:
    """
    Draw a page of which one or two tables are damaged.
    """
    form = draw(st.sampled_from([e2019.Report, e2021.Report]))
    damages = draw(st.dictionaries(st.sampled_from(CHAPTERS), st.sampled_from(DAMAGES), max_size=2))
    above = draw(narratives(form))

    def change(printed: dict[str, Rows]) -> None:
        for chapter, damage in damages.items():
            damage(draw, form, printed[chapter])

    narrative = ["一、总体情况", "本县情况如下。", *("\t".join(row) for row in above)]
    text = page(form, str(form.years[0]), change, narrative)
    separator = draw(st.sampled_from(["\t", "\t", "\n", "\n \n"]))
    if separator != "\t":
        text = separator.join(text.replace("\t", "\n").split("\n"))
    return form, text


@settings(max_examples=150)
@given(pages())
def test_no_cell_is_wrong(drawn):
    """
    Each cell that was read has its own figure; a reading of its own may have those of another year.
    """
    form, text = drawn
    figures = truth(form)
    try:
        readings = parse_all(text)
    except UnreadableError:
        return
    for reading in readings:
        cells = {path: cell for path, cell in held(reading).items() if cell}
        own = {path for path, cell in cells.items() if cell == figures.get(path)}
        other = {path for path, cell in cells.items() if cell == OTHERS[form].get(path)}

        assert cells.keys() in (own, other), text
        if len(own) < len(figures):
            assert any(one.code is not NoticeCode.EDITION_RECOGNISED for one in reading.notices)
