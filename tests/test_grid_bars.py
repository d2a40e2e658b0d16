"""
Tables with merged cells between bars.
"""

from __future__ import annotations

import pytest

from govinfo_report.grid import Grid, Row, grid_of_text, text_of_grid


def cells(text):
    """
    Give the cells of the rows of a text.
    """
    return [row.cells for row in grid_of_text(text).rows]


def test_places_that_a_merged_cell_covers_are_blank():
    """
    A row has a cell for each place, also at its end.
    """
    grid = Grid(
        (
            Row(0, ("甲", "乙", "丙"), ((2, 1), (1, 2), (3, 1))),
            Row(0, ("丁", "戊"), ((1, 1), (1, 1))),
            Row(0, ("己",), ((1, 3),)),
        )
    )

    assert [("甲", "乙", "", "丙"), ("", "丁", "戊", ""), ("己", "", "", "")] == (
        cells(text_of_grid(grid))
    )


def test_bars_behind_a_merged_cell_are_aligned():
    """
    A merged cell takes the room of what it covers; the last place grows where that is too little.
    """
    rows = (
        Row(0, ("abcdefghij", "k"), ((1, 2), (1, 1))),
        Row(0, ("a", "b", "c"), ((1, 1), (1, 1), (1, 1))),
    )

    assert "| abcdefghij |  | k   |\n| a   | b       | c   |\n" == text_of_grid(Grid(rows))


@pytest.mark.parametrize("row", [("", "", ""), ("-", "--", "—"), ("-", "", ":"), ("=", "+", "-")])
def test_rows_that_look_like_a_rule(row):
    """
    A row of blanks or dashes is no rule below a header.
    """
    grid = Grid((Row(0, ("甲", "乙", "丙")), Row(0, row)), header=1)

    assert [("甲", "乙", "丙"), row] == cells(text_of_grid(grid))
