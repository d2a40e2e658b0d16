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
from govinfo_report.formats._markup import rows_of_page
from govinfo_report.formats._page import page_of_text
from govinfo_report.grid import layout
from govinfo_report.strategies import as_printed, reports

pytestmark = pytest.mark.needs("lxml")
REPORTS = st.sampled_from(sorted(EDITIONS)).flatmap(reports)


def rows_of(page):
    """
    Give cells and spans of the rows of a page that are more than a line.
    """
    rows = rows_of_page(page_of_text(page, None))
    return [(row.cells, row.spans) for row in rows if len(row.cells) > 1]


@settings(max_examples=20)
@given(REPORTS | REPORTS.flatmap(as_printed))
def test_pages_have_the_cells_of_the_tables(report):
    """
    The rows of a page, with marks or without, have the cells and spans of the tables, on all forms.
    """
    expected = [
        (row.cells, row.spans if set(row.spans) - {(1, 1)} else ())
        for grid in layout(report)
        for row in grid.rows
        if len(row.cells) > 1
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
