"""
A report laid out as its form prints it.
"""

from __future__ import annotations

import attrs
import pytest

from govinfo_report.figures import MISSING, figure
from govinfo_report.form import Local
from govinfo_report.formats import parse
from govinfo_report.grid import layout as tables_of
from printed_tables import FORM, rows_of, text_of


@pytest.fixture(scope="module")
def report():
    """
    Give a report in which every cell is printed.
    """
    return parse(text_of(rows_of())).report


def layout(report):
    """
    Lay a report out whose form prints one table.
    """
    (grid,) = tables_of(report)
    return grid


def labels(grid):
    """
    Give the labels of a grid below its header.
    """
    return [row.cells[0] for row in grid.rows[grid.header :]]


def test_all_lines_in_the_order_of_the_form(report):
    """
    The grid has the form's lines with their numbers, units and figures, below a header.
    """
    expected = [("统计指标", "单位", "统计数")]
    expected += [(row.label, row.unit, row.figure) for row in rows_of()]

    assert expected == [row.cells for row in layout(report).rows]


def test_title_and_header(report):
    """
    The grid knows its title and that one row heads it.
    """
    grid = layout(report)

    assert ("政府信息公开情况统计表", 1, 0) == (grid.title, grid.header, grid.rows[0].depth)


def test_cells_know_their_paths(report):
    """
    The last cell of a row knows what it is on the form; headings know their section.
    """
    expected = [row.path for row in rows_of() if row.path]
    rows = layout(report).rows[1:]

    assert expected == [row.paths[-1] for row in rows if row.paths[-1]]
    assert "proactive_disclosure" == rows[0].paths[0]


def test_depth_grows_with_the_outline(report):
    """
    A line below another stands deeper.
    """
    depths = {row.cells[0]: row.depth for row in layout(report).rows}
    chain = ("三、依申请公开情况", "（三）申请答复数", "4．不同意公开答复数", "其中：涉及国家秘密")

    assert [1, 2, 3, 4] == [depths[label] for label in chain]


def test_rows_that_the_source_lacks_are_left_out(report):
    """
    A missing row is not printed; a blank one is.
    """
    changed = report.replace({"complaints": MISSING, "reviews.other": figure("")})
    expected = [line.partition("|")[0] for line in FORM.splitlines() if "举报" not in line]

    assert expected == labels(layout(changed))


def test_headings_without_anything_below_are_left_out(report):
    """
    A heading whose lines are all missing is not printed, nor is the heading above it.
    """
    paths = [row.path for row in rows_of() if row.path.startswith("responses_and_interpretation")]
    changed = report.replace(dict.fromkeys(paths, MISSING))

    assert not any("回应解读" in label for label in labels(layout(changed)))
    assert "三、依申请公开情况" in labels(layout(changed))


def test_the_last_heading_without_anything_below(report):
    """
    At the end of the form, too, a bare heading is left out.
    """
    paths = [row.path for row in rows_of() if row.path.startswith("meetings_and_training")]
    changed = report.replace(dict.fromkeys(paths, MISSING))

    assert "（四）政府信息公开专项经费" == labels(layout(changed))[-1].partition("（不")[0]


def test_inner_heading_without_anything_below(report):
    """
    A heading inside a section is left out while its sisters stay.
    """
    paths = [row.path for row in rows_of() if row.path.startswith("proactive_disclosure.channels")]
    changed = report.replace(dict.fromkeys(paths, MISSING))

    assert "（二）通过不同渠道和方式公开政府信息的情况" not in labels(layout(changed))
    assert "制发规范性文件总数" in labels(layout(changed))


def test_local_rows_stand_at_their_place_and_shift_numbers(report):
    """
    A local row takes the number of its place, and those behind it move on.
    """
    row = Local(label="自设渠道数", figure=7, unit="期", after="gazette")
    channels = attrs.evolve(report.proactive_disclosure.channels, local=(row,))
    changed = report.replace({"proactive_disclosure.channels.local": channels.local})
    grid = layout(changed)

    assert ("2．自设渠道数", "期", "7") in [row.cells for row in grid.rows]
    assert "3．政府网站公开政府信息数" in labels(grid)
    assert "proactive_disclosure.channels.local.1" in [row.paths[-1] for row in grid.rows[1:]]
