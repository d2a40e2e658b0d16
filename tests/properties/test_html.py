"""
Writing a report as a page and reading it again loses nothing.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.checking import check
from govinfo_report.editions import EDITIONS
from govinfo_report.formats import parse, render
from govinfo_report.grid import layout
from govinfo_report.strategies import as_printed, reports
from html_trees import parsed

pytestmark = pytest.mark.needs("lxml")
REPORTS = st.sampled_from(sorted(EDITIONS)).flatmap(reports)


def rows_of(page):
    """
    Give the texts and spans of the cells in each row of a page.
    """
    return [[(cell.text, span_of(cell)) for cell in row.children] for row in parsed(page).all("tr")]


def span_of(cell):
    """
    Say how many rows and columns a cell covers.
    """
    return tuple(int(cell.attributes.get(name, 1)) for name in ("rowspan", "colspan"))


@settings(max_examples=20)
@given(REPORTS | REPORTS.flatmap(as_printed))
def test_pages_have_the_cells_of_the_tables(report):
    """
    The rows of a page, with marks or without, have the cells and spans of the tables, on all forms.
    """
    expected = [
        [*zip(row.cells, row.spans or [(1, 1)] * len(row.cells), strict=True)]
        for grid in layout(report)
        for row in grid.rows
    ]

    assert expected == rows_of(render(report, "html"))
    assert expected == rows_of(render(report, "html", findings=check(report)))


@settings(max_examples=30)
@given(REPORTS | REPORTS.flatmap(as_printed))
def test_pages_read_as_their_text_does(report):
    """
    A page reads as the same report as its text, on all forms.
    """
    assert parse(render(report)).report == parse(render(report, "html")).report
