"""
A grid as HTML: structure, marks, escaping.
"""

from __future__ import annotations

import re

import pytest

from govinfo_report.form import Local
from govinfo_report.formats import parse
from govinfo_report.grid import Marks, html_of_grids, layout
from html_trees import parsed
from printed_tables import rows_of, text_of

HOSTILE = "<script>alert(1)</script>\"'&<b onmouseover=x>"


@pytest.fixture(scope="module")
def grids():
    """
    Give the grids of a report in which every cell is printed.
    """
    return layout(parse(text_of(rows_of())).report)


def indent_of(cell):
    """
    Give by how many em a cell is indented.
    """
    match = re.search(r"padding-left:([0-9.]+)em", cell.attributes.get("style", ""))
    return float(match[1]) if match else 0


class TestStructure:
    """
    What a reader that cannot see the table is told.
    """

    def test_one_table_in_one_div(self, grids):
        """
        The fragment is one div in Chinese with one table in it.
        """
        tree = parsed(html_of_grids(grids, "甲市"))

        assert ["div"] == [child.tag for child in tree.children]
        assert "zh" == tree.children[0].attributes["lang"]
        assert 1 == len(tree.all("table"))

    def test_caption(self, grids):
        """
        The caption has the words given and the table's own title.
        """
        (caption,) = parsed(html_of_grids(grids, "甲市")).all("caption")

        assert "甲市政府信息公开情况统计表" == caption.text

    def test_columns_are_headed(self, grids):
        """
        The header heads the columns.
        """
        (head,) = parsed(html_of_grids(grids, "")).all("thead")

        assert [("col", "统计指标"), ("col", "单位"), ("col", "统计数")] == [
            (cell.attributes["scope"], cell.text) for cell in head.all("th")
        ]

    def test_rows_are_headed(self, grids):
        """
        Each row is headed by its label and has as many cells as there are columns.
        """
        (body,) = parsed(html_of_grids(grids, "")).all("tbody")
        rows = body.all("tr")

        assert [row.label for row in rows_of()] == [row.all("th")[0].text for row in rows]
        assert {("row",)} == {tuple(th.attributes["scope"] for th in row.all("th")) for row in rows}
        assert {3} == {len(row.all("th") + row.all("td")) for row in rows}

    def test_figures_stand_in_the_last_cell(self, grids):
        """
        The last cell of a row is its figure.
        """
        (body,) = parsed(html_of_grids(grids, "")).all("tbody")

        assert [row.figure for row in rows_of()] == [
            row.all("td")[-1].text for row in body.all("tr")
        ]

    def test_headings_are_told_apart(self, grids):
        """
        Heading rows have a class of their own.
        """
        (body,) = parsed(html_of_grids(grids, "")).all("tbody")
        found = [row.all("th")[0].text for row in body.all("tr") if "heading" in row.classes]

        assert [row.label for row in rows_of() if not row.path] == found

    def test_deeper_lines_are_indented_further(self, grids):
        """
        The indent follows the outline.
        """
        (body,) = parsed(html_of_grids(grids, "")).all("tbody")
        indents = {th.text: indent_of(th) for th in body.all("th")}

        assert (
            indents["三、依申请公开情况"] < indents["（一）收到申请数"] < indents["1．当面申请数"]
        )


class TestMarks:
    """
    Cells that a check speaks of.
    """

    def test_marked_cell(self, grids):
        """
        A marked cell has its class and its sentences at hand; its text is the figure alone.
        """
        tree = parsed(html_of_grids(grids, "", Marks({"complaints": ["甲。", "乙。"]})))
        (cell,) = [cell for cell in tree.all("td") if "violated" in cell.classes]

        assert "甲。\n乙。" == cell.attributes["title"]
        assert "70048" == cell.text

    def test_sentences_are_listed_once(self, grids):
        """
        Below the table each sentence stands once, in order.
        """
        tree = parsed(
            html_of_grids(
                grids, "", Marks({"complaints": ["甲。", "乙。"], "reviews.total": ["甲。"]})
            )
        )

        assert ["甲。", "乙。"] == [item.text for item in tree.all("li")]

    def test_without_marks_there_is_no_list(self, grids):
        """
        A report in order has neither list nor marks.
        """
        tree = parsed(html_of_grids(grids, ""))

        assert [] == tree.all("ul")
        assert not any("violated" in cell.classes for cell in tree.all("td"))

    def test_involved_cells_are_tinted(self, grids):
        """
        A cell that a sentence compares is tinted but has no sign.
        """
        tree = parsed(
            html_of_grids(
                grids, "", Marks({"complaints": ["甲。"]}, {"complaints", "reviews.total"})
            )
        )
        found = [cell.text for cell in tree.all("td") if "involved" in cell.classes]

        assert ["70040"] == found


class TestEscaping:
    """
    Text from a file stays text.
    """

    def test_hostile_caption_and_sentences(self, grids):
        """
        Markup in the caption, a sentence or a title is shown, not obeyed.
        """
        tree = parsed(html_of_grids(grids, HOSTILE, Marks({"complaints": [HOSTILE]})))

        assert [] == tree.all("script") + tree.all("b")
        assert tree.all("caption")[0].text.startswith(HOSTILE)
        assert [HOSTILE] == [item.text for item in tree.all("li")]
        assert HOSTILE in [cell.attributes.get("title") for cell in tree.all("td")]

    def test_hostile_cells(self):
        """
        Markup in a label, a unit or a figure is shown, not obeyed.
        """
        report = parse(text_of(rows_of())).report
        row = Local(label=HOSTILE, figure=1, unit=f"{HOSTILE}2", after="complaints")
        from govinfo_report.figures import figure  # noqa: PLC0415

        changed = report.replace({"local": (row,), "complaints": figure(f"{HOSTILE}3")})
        tree = parsed(html_of_grids(layout(changed), ""))
        texts = [cell.text for cell in tree.all("th") + tree.all("td")]

        assert [] == tree.all("script") + tree.all("b")
        assert any(text.endswith(HOSTILE) for text in texts)
        assert f"{HOSTILE}2" in texts
        assert f"{HOSTILE}3" in texts
