"""
Plain text to rows of cells, and rows of cells to text.
"""

from __future__ import annotations

import pytest

from govinfo_report.grid import Grid, Row, grid_of_text, text_of_grid
from govinfo_report.grid._text import LONGEST_LINE


def cells(text):
    """
    Give the cells of every row of a text.
    """
    return [row.cells for row in grid_of_text(text).rows]


class TestSplittingAtBlanks:
    """
    Lines as PDF files give them.
    """

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("（一）收到申请数 件 9834", ("（一）收到申请数", "件", "9834")),
            ("  （一）收到申请数   件   9834  ", ("（一）收到申请数", "件", "9834")),
            ("（一）收到申请数　件　9834", ("（一）收到申请数", "件", "9834")),
            ("（一）收到申请数\xa0件\xa09834", ("（一）收到申请数", "件", "9834")),
            ("（一）收到申请数 件", ("（一）收到申请数", "件", "")),
            ("三、依申请公开情况 ——", ("三、依申请公开情况", "——", "")),
            ("件 9834", ("", "件", "9834")),
            ("收 到 申 请 数 件 9834", ("收 到 申 请 数", "件", "9834")),
            ("收到申请数 件 22 （含1件）", ("收到申请数", "件", "22 （含1件）")),
            ("接受培训人员数 人次 2.6万", ("接受培训人员数", "人次", "2.6万")),
            ("收到申请数", ("收到申请数",)),
            ("件", ("件",)),
            ("——", ("——",)),
            ("9834", ("9834",)),
            ("1．当面申请数", ("1．当面申请数",)),
            ("本年度 共收到 申请", ("本年度 共收到 申请",)),
        ],
    )
    def test_one_line(self, line, expected):
        """
        A line is cut around the last word that is a unit; without one it stays whole.
        """
        assert [expected] == cells(line)

    def test_a_line_behind_a_long_one(self):
        """
        Where the short way is not open the same cells come out.
        """
        text = f"收到申请数 件 22 （含1件）\n三、依申请公开情况 ——\n{'长' * (LONGEST_LINE + 1)}"

        assert [
            ("收到申请数", "件", "22 （含1件）"),
            ("三、依申请公开情况", "——", ""),
            (),
        ] == cells(text)


class TestSplittingAtTabsAndBars:
    """
    Lines as spreadsheets, Word files and Markdown give them.
    """

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("（一）收到申请数\t件\t9834", ("（一）收到申请数", "件", "9834")),
            ("（一）收到申请数\t\t9834", ("（一）收到申请数", "", "9834")),
            ("（一）收到申请数\t 件 \t 98 34 ", ("（一）收到申请数", "件", "98 34")),
            ("| （一）收到申请数 | 件 | 9834 |", ("（一）收到申请数", "件", "9834")),
            ("│（一）收到申请数│件│9834│", ("（一）收到申请数", "件", "9834")),
            ("┃（一）收到申请数┃件┃9834┃", ("（一）收到申请数", "件", "9834")),
            ("| （一）收到申请数 | 件 | 9834", ("（一）收到申请数", "件", "9834")),
            ("|三、依申请公开情况|——||", ("三、依申请公开情况", "——", "")),
            (r"| 甲\|乙 | 件 | 1 |", ("甲|乙", "件", "1")),
            (r"| 甲\\ | 件 | 1 |", ("甲\\", "件", "1")),
            ("| 收到 申请数 件 | 件 | 1 |", ("收到 申请数 件", "件", "1")),
        ],
    )
    def test_one_line(self, line, expected):
        """
        Cells between tabs and bars keep blanks and unit words inside.
        """
        assert [expected] == cells(line)

    @pytest.mark.parametrize("bar", ["│", "┃"])
    def test_drawn_bars_inside_a_cell(self, bar):
        """
        A drawn bar in a cell between plain bars belongs to the cell once it is written by us.
        """
        grid = Grid((Row(0, (f"甲{bar}乙", "件", "1")),))

        assert [(f"甲{bar}乙", "件", "1")] == cells(text_of_grid(grid))

    @pytest.mark.parametrize(
        "line", ["|---|:-:|--:|", "+---+---+", "├──┼──┼──┤", "┌──┬──┐", "======"]
    )
    def test_rules_are_no_rows(self, line):
        """
        A line that only draws the table gives no row.
        """
        assert [] == cells(line)


class TestLinesThatAreNoRows:
    """
    What stands between rows.
    """

    @pytest.mark.parametrize("line", ["", "   ", "\t\t", "　", "\x0c", "\xa0"])
    def test_blank_lines(self, line):
        """
        A line of blanks gives no row.
        """
        assert [("甲",), ("乙",)] == cells(f"甲\n{line}\n乙")

    @pytest.mark.parametrize("line", ["- 3 -", "-3-", "— 12 —", "－3－", "3 -", "第3页", "第 3 页"])
    def test_page_numbers(self, line):
        """
        A page number between strokes gives no row.
        """
        assert [] == cells(line)

    @pytest.mark.parametrize("line", ["3", "2017", "3.5", "-3", "—", "--", "0"])
    def test_bare_numbers_and_dashes_are_kept(self, line):
        """
        A bare number, a negative one and a dash may be cells.
        """
        assert [(line,)] == cells(line)

    def test_a_line_that_is_too_long(self):
        """
        A line longer than any row is a row without cells, so that somebody can say so.
        """
        text = f"甲 件 1\n{'1 ' * LONGEST_LINE}\n乙 件 2"

        assert [("甲", "件", "1"), (), ("乙", "件", "2")] == cells(text)

    def test_a_line_of_a_million_cells_stays_small(self):
        """
        A line of very many columns is not split.
        """
        (row,) = grid_of_text("1\t" * 1_000_000).rows

        assert () == row.cells

    def test_tabs_are_split_up_to_a_bound(self):
        """
        A short line of very many tabs gives a bounded number of cells.
        """
        (row,) = grid_of_text("1\t" * 1_500 + "1").rows

        assert 65 == len(row.cells)


class TestPlaces:
    """
    Where rows stand in the source.
    """

    def test_lines_are_counted_from_one(self):
        """
        The place of a row is the number of its line, blank lines counted.
        """
        assert [1, 4] == [row.place for row in grid_of_text("甲\n\n\n乙 件 1\n").rows]

    def test_lines_are_counted_from_a_given_line(self):
        """
        A table in the midst of a text is counted from its place there.
        """
        assert [71, 72] == [row.place for row in grid_of_text("甲\n乙 件 1", 71).rows]

    def test_rows_are_rows(self):
        """
        Rows made on the short way are of the class and have its defaults.
        """
        (row,) = grid_of_text("甲 件 1").rows

        assert Row(1, ("甲", "件", "1")) == row
        assert ((), (), 0) == (row.spans, row.paths, row.depth)


class TestWriting:
    """
    Rows as lines between bars.
    """

    def test_columns_are_aligned(self):
        """
        Every column is as wide as its widest cell; a Han character takes two places.
        """
        grid = Grid((Row(0, ("指标", "数")), Row(0, ("abcdef", "1"))), header=1)

        assert "| 指标   | 数  |\n| ------ | --- |\n| abcdef | 1   |\n" == text_of_grid(grid)

    def test_without_a_header_nothing_is_ruled(self):
        """
        A grid whose headers are unknown has no rule.
        """
        assert "| 1   | 2   |\n" == text_of_grid(Grid((Row(0, ("1", "2")),)))

    def test_an_empty_grid_is_an_empty_text(self):
        """
        A grid without rows is written as nothing.
        """
        assert "" == text_of_grid(Grid(()))

    def test_rows_may_differ_in_length(self):
        """
        A short row is written short and read short.
        """
        grid = Grid((Row(0, ("甲", "乙", "丙")), Row(0, ("丁",))))

        assert [("甲", "乙", "丙"), ("丁",)] == cells(text_of_grid(grid))

    @pytest.mark.parametrize(
        "cell",
        ["|", "\\", "\\|", "|\\", "||", "a|b\\c", "—", "", "---", "件", "1 2", "\u200b", "é", "𠮷"],
    )
    def test_any_cell_comes_back(self, cell):
        """
        Bars, backslashes, dashes, blanks and units in a cell survive writing and reading.
        """
        written = text_of_grid(Grid((Row(0, ("甲", cell, "乙")), Row(0, (cell, "甲", cell)))))

        assert [("甲", cell, "乙"), (cell, "甲", cell)] == cells(written)

    def test_one_long_cell_does_not_stretch_the_others(self):
        """
        A cell of thousands of characters leaves the other lines short enough to be rows.
        """
        grid = Grid((Row(0, ("长" * (LONGEST_LINE - 100), "1")), Row(0, ("甲", "2"))))

        assert [row.cells for row in grid.rows] == cells(text_of_grid(grid))


class TestBarsWithoutOuterOnes:
    """
    Bars only between the cells.
    """

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("收到申请数 | 件 | 9834", ("收到申请数", "件", "9834")),
            ("收到申请数│件│9834", ("收到申请数", "件", "9834")),
            ("收到申请数 | 件 |", ("收到申请数", "件")),
            ("收到申请数 | 9834", ("收到申请数", "9834")),
            (r"甲\|乙 | 件 | 1", ("甲|乙", "件", "1")),
            ("甲│乙|丙 件 1", ("甲", "乙|丙 件 1")),
            ("甲|乙 件 1", ("甲|乙", "件", "1")),
        ],
    )
    def test_one_line(self, line, expected):
        """
        A line is split at its first kind of bar; one bar in a row of blanks is of its label.
        """
        assert [expected] == cells(line)

    def test_a_rule_between_cells(self):
        """
        A rule without outer bars gives no row.
        """
        assert [("甲", "乙")] == cells("甲 | 乙\n--- | :---:")


class TestPageNumbers:
    """
    Bare numbers next to a page break.
    """

    @pytest.mark.parametrize("line", ["\f12", "12\f", "12\n\f", "12\n\f乙", " 12 \f", "\f 12"])
    def test_next_to_a_break(self, line):
        """
        A form feed before it says that the number is that of the page.
        """
        assert ("\f12",) == cells(f"甲\n{line}")[1]

    @pytest.mark.parametrize("text", ["12\n乙\f", "12\n\n\f", "12345\n\f", "12.5\n\f", "12"])
    def test_not_next_to_a_break(self, text):
        """
        Any other number, and one elsewhere, may be a figure.
        """
        assert (text.partition("\n")[0],) == cells(text)[0]
