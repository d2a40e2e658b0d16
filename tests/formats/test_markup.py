"""
The tree of a page as rows of cells.
"""

from __future__ import annotations

import pytest

from govinfo_report.errors import UnreadableError
from govinfo_report.formats import _page
from govinfo_report.formats._markup import rows_of_page
from govinfo_report.formats._page import page_of_text

pytestmark = pytest.mark.needs("lxml")


def rows(text):
    """
    Read the rows of a page.
    """
    return rows_of_page(page_of_text(text, "a page"))


def cells(text):
    """
    Read the cells of the rows of a page.
    """
    return [row.cells for row in rows(text)]


class TestCells:
    """
    The texts of cells.
    """

    @pytest.mark.parametrize(
        ("inside", "expected"),
        [
            ("12", "12"),
            ("", ""),
            ("&nbsp;12&nbsp;", "12"),
            ("\u200b12\ufeff", "12"),
            ("<p>12</p>", "12"),
            ("<p hidden>12</p>", ""),
            ("1<p>2</p>3", "123"),
            ("<p>12<o:p>&nbsp;</o:p></p><p></p>", "12"),
            ("本年新<br>制作数量", "本年新制作数量"),
            ("<p>本年新</p><p>制作数量</p>", "本年新制作数量"),
            ("<div>甲<div>乙</div>丙</div>丁", "甲乙丙丁"),
            ("<b>1</b>2<span>3<i>4</i>5</span>6", "123456"),
            ("一、\n\t本年 新收", "一、 本年 新收"),
            ("<style>td{}</style>1<script>2</script>3<!-- 4 -->", "13"),
            ("<div><script>2</script>1<br>2</div>", "12"),
            ("<strong>0</strong>", "0"),
            ("&lt;3&gt;", "<3>"),
            ("22（其中修订16件）", "22（其中修订16件）"),
        ],
    )
    def test_texts(self, inside, expected):
        """
        Layout goes, words stay, in their order.
        """
        assert [("甲", expected)] == cells(f"<table><tr><td>甲<td>{inside}</table>")

    def test_heads_and_cells(self):
        """
        Heads are cells like others, and places count from 1.
        """
        found = rows("<table><thead><tr><th>甲<th>乙<tbody><tr><th>丙<td>1</table>")

        assert [(1, ("甲", "乙")), (2, ("丙", "1"))] == [(row.place, row.cells) for row in found]

    def test_unclosed_tags(self):
        """
        A new cell or row ends the one before.
        """
        assert [("1", "2"), ("3", "4")] == cells("<table><tr><td>1<td>2<tr><td><p>3<td>4")

    def test_blank_rows(self):
        """
        A row of blank cells is a row; one blank cell alone has nothing to say.
        """
        assert [("", ""), ("",), ("1", "")] == cells(
            "<table><tr><td><td><tr><td colspan=2><tr><td>1<td></table>"
        )

    def test_text_between_cells(self):
        """
        What stands in a row but in no cell is kept before it, except scripts.
        """
        assert [("甲乙丙",), ("1", "2")] == cells(
            "<table><tr>甲<td>1</td>乙<script>x</script><b>丙</b><td>2</td></tr></table>"
        )

    def test_rows_without_cells(self):
        """
        Words in a row that has no cells are a line.
        """
        assert [("甲",), ("1", "2")] == cells("<table><tr>甲</tr><tr><td>1<td>2</table>")

    def test_a_cell_that_holds_a_text(self):
        """
        The lines of a text in a single cell stay lines.
        """
        text = "<br>".join("甲乙丙丁戊")

        assert [(line,) for line in "甲乙丙丁戊"] == cells(f"<table><tr><td>{text}</table>")


class TestLines:
    """
    What stands outside of rows.
    """

    def test_blocks_and_breaks_end_lines(self):
        """
        Each paragraph and each line is a row of one cell.
        """
        assert [("甲",), ("乙丙",), ("丁",), ("戊",), ("己",)] == cells(
            "<h1>甲</h1><p>乙<b>丙</b><br>丁</p><ul><li>戊<li></ul>己"
        )

    def test_captions(self):
        """
        The caption stands above the rows.
        """
        assert [("甲",), ("乙",), ("1", "2")] == cells(
            "<table><caption>甲<br>乙</caption><tr><td>1<td>2</table>"
        )

    def test_head_is_left_out(self):
        """
        Title and style are not on the page.
        """
        text = "<html><head><title>甲</title><style>p{}</style></head><body>乙"

        assert [("乙",)] == cells(text)

    def test_what_follows_the_end(self):
        """
        What stands behind the end of the page is on it all the same, a second page too.
        """
        text = "<html><body>甲</body ></HTML>乙<!doctype html><html><head><title>丙</title></head>"

        assert [("甲乙",), ("丁",)] == cells(f"{text}<body><p>丁</p></body></html>")

    @pytest.mark.parametrize("text", ["<!-- nothing -->", "<p> </p>", "<table></table>"])
    def test_nothing(self, text):
        """
        A page without words has no rows.
        """
        assert [] == cells(text)


class TestNested:
    """
    Tables in tables.
    """

    def test_inner_rows_count(self):
        """
        A row that holds a table is layout: its words are lines.
        """
        assert [("甲",), ("1", "2"), ("乙",), ("丙",)] == cells(
            "<table><tr><td>甲<table><tr><td>1<td>2</table>乙<td>丙</table>"
        )

    def test_other_rows_of_the_outer_table(self):
        """
        Rows of the outer table without a table in them are rows of cells.
        """
        assert [("1", "2"), ("3", "4"), ("5", "6")] == cells(
            "<table><tr><td>1<td>2<tr><td><table><tr><td>3<td>4</table><tr><td>5<td>6</table>"
        )

    def test_depth(self):
        """
        Hundreds of tables in one another are walked through.
        """
        text = "<table><tr><td>" * 300 + "<table><tr><td>1<td>2"

        assert [("1", "2")] == cells(text)


class TestSpans:
    """
    Cells that cover several rows or columns.
    """

    @pytest.mark.parametrize(
        "value",
        ["2", "2px", " 2 ", "+2", "0", "-2", "two", "", "２", "2.9", "1000", "65534", "9" * 20],
    )
    @pytest.mark.parametrize("name", ["colspan", "rowspan"])
    def test_whatever_they_cover(self, name, value):
        """
        How far a cell is said to reach neither moves nor adds another one.
        """
        text = f'<table><tr><td {name}="{value}">甲<td>1<tr><td>乙<td {name}="{value}">2</table>'

        assert [("甲", "1"), ("乙", "2")] == cells(text)

    def test_many_of_them(self):
        """
        A row of many cells that reach far takes no more room than it prints.
        """
        wide = "<td rowspan=65534 colspan=65534>1" * 300

        assert [("1",) * 300, ("2",)] == cells(f"<table><tr>{wide}<tr><td>2</table>")


class TestBounds:
    """
    Pages that are made to do harm.
    """

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("<td>" * 200_001, "has more than 200,000 tags"),
            ("<div>" * 5_000, "nests too deeply"),
            (f"<td {' '.join(f'a{i}=1' for i in range(30_000))}>x", "far too many attributes"),
        ],
    )
    def test_refused(self, text, reason):
        """
        What would take too long or too much memory is refused with its reason.
        """
        with pytest.raises(UnreadableError, match=reason):
            page_of_text(text, "a page")

    def test_long_values_are_no_attributes(self):
        """
        A picture in the page is long but no work.
        """
        picture = f'<img src="data:image/png;base64,{"A" * 200_000}">'

        assert [("甲",)] == cells(f"{picture}<p>甲</p>")
        assert _page._work(picture) < 1_000

    def test_entities_are_not_expanded(self):
        """
        A page cannot define what stands for what.
        """
        text = '<!DOCTYPE x [<!ENTITY a "lol">]><table><tr><td>&a;<td>1</table>'

        assert "lol" not in rows(text)[-1].cells

    def test_half_characters(self):
        """
        What is no character does not hide the rest.
        """
        assert [("?", "1")] == cells("<table><tr><td>\ud800<td>1</table>")

    def test_declaration_of_xml(self):
        """
        What the page says of its encoding does not matter once it is decoded.
        """
        text = '<?xml version="1.0" encoding="gb2312"?><meta charset="gb2312"><p>镕㐀</p>'

        assert [("镕㐀",)] == cells(text)
