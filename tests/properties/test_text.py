"""
Writing a report as text and reading it again loses nothing.
"""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.editions import EDITIONS, e2014
from govinfo_report.form import LOCAL, structure
from govinfo_report.formats import parse, render
from govinfo_report.grid import grid_of_text, has_rows, join, layout, text_of_grid
from govinfo_report.strategies import as_printed, broken, reports
from govinfo_report.strategies._shape import places

PRINTED = reports("2014").flatmap(as_printed)
BROKEN = st.sampled_from(e2014.RULES.equations).flatmap(broken).map(lambda drawn: drawn[0])


def as_table(report: Any) -> Any:
    """
    Leave out what no table says: the scope, and whether a local row counts.
    """
    changes: dict[str, Any] = {"scope": None}
    for path, section in places(type(report)):
        if structure(section).local is not None:
            field = f"{path}.{LOCAL}" if path else LOCAL
            changes[field] = tuple(attrs.evolve(row, counts=None) for row in report[field])
    return report.replace(changes)


class TestGrid:
    """
    A grid of text is the grid of the report.
    """

    @settings(max_examples=60)
    @given(reports("2014") | PRINTED)
    def test_text_has_the_cells_of_the_grid(self, report):
        """
        The lines of a text have the cells of the grid that it was written from.
        """
        (grid,) = layout(report)
        again = grid_of_text(text_of_grid(grid))

        assert [row.cells for row in grid.rows] == [row.cells for row in again.rows]

    @settings(max_examples=60)
    @given(reports("2014") | PRINTED | BROKEN)
    def test_joined_grids_give_the_report(self, report):
        """
        Joining the grid of a text to the form gives an equal report.
        """
        (table,) = layout(report)
        grid = grid_of_text(text_of_grid(table))
        again, _ = join(grid, e2014.Report).report(report.agency, report.year)

        assert as_table(report) == again


class TestText:
    """
    A text reads as the report that it was written from.
    """

    @settings(max_examples=60)
    @given(reports("2014") | PRINTED | BROKEN)
    def test_rendered_reports_parse(self, report):
        """
        Reading what was written gives an equal report, with its heading.
        """
        assert as_table(report) == parse(render(report)).report

    @settings(max_examples=30)
    @given(PRINTED)
    def test_writing_again_gives_the_same_text(self, report):
        """
        Writing what was read gives the same text, character for character.
        """
        text = render(report)

        assert text == render(parse(text).report)


@pytest.mark.parametrize(
    "edition", [name for name, one in EDITIONS.items() if has_rows(one.Report)]
)
@settings(max_examples=15)
@given(data=st.data())
def test_rows_of_cells_parse(edition, data):
    """
    The text of a form with rows of cells reads as an equal report, local rows included.
    """
    drawn = reports(edition)
    report = data.draw(drawn | drawn.flatmap(as_printed))

    assert as_table(report) == parse(render(report)).report
