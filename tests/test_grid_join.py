"""
Rows of cells matched to the lines of a form.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.editions import e2014
from govinfo_report.figures import MISSING, written
from govinfo_report.form import Local, fold
from govinfo_report.grid import ENOUGH, Grid, NoticeCode, Row, _index, join
from govinfo_report.units import Unit
from printed_tables import rows_of

LABEL = {row.path: row.label for row in rows_of() if row.path}
RECEIVED = LABEL["requests.received.total"]
CONCERNS = "responses_and_interpretation.public_concerns_answered"


def joined(*rows: str | tuple[str, ...]):
    """
    Join rows of cells, each at the place of its number.
    """
    cells = [row if isinstance(row, tuple) else (row,) for row in rows]
    grid = Grid(tuple(Row(place, one) for place, one in enumerate(cells, start=1)))
    return join(grid, e2014.Report)


def report_of(*rows: str | tuple[str, ...]):
    """
    Join rows and build the report.
    """
    report, _ = joined(*rows).report(None, None)
    return report


def noted(found, *codes: NoticeCode):
    """
    Give code, place, text and path of notices, rows that are missing apart.
    """
    return [
        (one.code.value, one.place, one.text, one.path)
        for one in found.notices
        if one.code in codes or (not codes and one.code is not NoticeCode.ROW_MISSING)
    ]


class TestLabels:
    """
    Which label is which line.
    """

    @pytest.mark.parametrize(
        "label",
        [
            "（一）收到申请数",
            "(一)收到申请数",
            "收到申请数",
            "一、收到申请数",
            "1．收到申请数",
            "1、收到申请数",
            "（1）收到申请数",
            "（一） 收 到 申 请 数",
            "（一）收到\n申请数",
            "其中：收到申请数",
            "收到申请数：",
            "收到申请数*",
        ],
    )
    def test_print_may_change_what_is_no_word(self, label):
        """
        Number, width, brackets, blanks and punctuation do not matter.
        """
        found = joined((label, "件", "5"))

        assert 5 == found.report(None, None)[0].requests.received.total
        assert [] == noted(found)

    @pytest.mark.parametrize("label", ["收到申请", "收到的申请数", "收到申请数量", "申请数"])
    def test_similar_is_not_the_same(self, label):
        """
        No likeness of words decides: another label is a local row.
        """
        found = joined(("三、依申请公开情况", "——", ""), (label, "件", "5"))
        report, _ = found.report(None, None)

        assert MISSING == report.requests.received.total
        assert [("local_row", 2, label, "requests.local.1")] == noted(found)

    def test_a_label_without_its_note(self):
        """
        A label may lack the note in brackets; a notice says what it was taken for.
        """
        found = joined(("（一）主动公开政府信息数", "条", "5"))

        assert 5 == found.report(None, None)[0].proactive_disclosure.items_disclosed
        assert [
            (
                "label_alias",
                1,
                "（一）主动公开政府信息数",
                "proactive_disclosure.items_disclosed",
            )
        ] == noted(found)

    def test_a_label_that_stands_twice_on_the_form(self):
        """
        The first 被依法纠错数 is that of the reviews, the second that of the lawsuits.
        """
        report = report_of(
            ("四、行政复议数量", "件", "9"),
            ("（二）被依法纠错数", "件", "5"),
            ("五、行政诉讼数量", "件", "9"),
            ("（二）被依法纠错数", "件", "6"),
        )

        assert (5, 6) == (report.reviews.corrected, report.lawsuits.corrected)

    def test_a_label_that_stands_twice_and_is_missing_once(self):
        """
        Behind the lawsuits' total it is the lawsuits', though the reviews' row is not there.
        """
        report = report_of(
            ("四、行政复议数量", "件", "9"),
            ("五、行政诉讼数量", "件", "9"),
            ("（二）被依法纠错数", "件", "6"),
        )

        assert (MISSING, 6) == (report.reviews.corrected, report.lawsuits.corrected)

    def test_a_label_that_stands_twice_too_often(self):
        """
        Behind the lawsuits' row the next one with the label repeats it; its figure is in a notice.
        """
        found = joined(
            ("四、行政复议数量", "件", "9"),
            ("（二）被依法纠错数", "件", "5"),
            ("五、行政诉讼数量", "件", "9"),
            ("（二）被依法纠错数", "件", "6"),
            ("（二）被依法纠错数", "件", "7"),
        )

        assert [("row_repeated", 5, "7", "lawsuits.corrected")] == noted(found)

    def test_the_first_of_two_labels_twice(self):
        """
        A row that stands twice in one section does not go to the other section.
        """
        found = joined(
            ("四、行政复议数量", "件", "9"),
            ("（二）被依法纠错数", "件", "5"),
            ("（二）被依法纠错数", "件", "7"),
            ("（三）其他情形数", "件", "4"),
            ("五、行政诉讼数量", "件", "9"),
            ("（二）被依法纠错数", "件", "6"),
        )
        report, _ = found.report(None, None)

        assert (5, 6) == (report.reviews.corrected, report.lawsuits.corrected)
        assert [("row_repeated", 3, "7", "reviews.corrected")] == noted(found)


class TestCells:
    """
    What becomes of units and figures.
    """

    def test_money(self):
        """
        A line of money holds decimals with their digits.
        """
        report = report_of(("七、依申请公开信息收取的费用", "万元", "0.50"))

        assert Decimal("0.50") == report.request_fees
        assert "0.50" == written(report.request_fees)

    @pytest.mark.parametrize(
        ("unit", "text", "expected"),
        [("元", "251000", "251000元"), ("元", "", ""), ("元", "/", "/"), ("", "0", "0")],
    )
    def test_money_in_another_unit(self, unit, text, expected):
        """
        Money keeps its value: the unit that is printed goes into the cell.
        """
        found = joined(("七、依申请公开信息收取的费用", unit, text))
        path = [("unit_differs", 1, unit, "request_fees")] if unit else []

        assert expected == written(found.report(None, None)[0].request_fees)
        assert path == noted(found)

    def test_a_count_in_another_unit(self):
        """
        A count in another unit is the same count, with a notice.
        """
        found = joined((RECEIVED, "宗", "5"))

        assert 5 == found.report(None, None)[0].requests.received.total
        assert [("unit_differs", 1, "宗", "requests.received.total")] == noted(found)

    @pytest.mark.parametrize("unit", ["", "—", "——", "－－", "--", "/"])
    def test_no_unit(self, unit):
        """
        An empty or struck-out unit is nothing to speak of.
        """
        found = joined((RECEIVED, unit, "5"))

        assert 5 == found.report(None, None)[0].requests.received.total
        assert [] == noted(found)

    def test_unreadable_cells_are_kept_and_noted(self):
        """
        What is no figure stays in its cell, and a notice says so.
        """
        found = joined((RECEIVED, "件", "五O"), ("自设行", "件", "六O"), ("又一行", "件", "7"))
        report, notices = found.report(None, None)

        assert "五O" == written(report.requests.received.total)
        assert [("五O", "requests.received.total"), ("六O", "requests.received.local.1")] == [
            (one.text, one.path) for one in notices
        ]

    def test_unreadable_local_row_of_the_whole_report(self):
        """
        A local row that stands in no section has a path without one.
        """
        found = joined(("六、举报投诉数量", "件", "1"), ("七、自设", "件", "六O"))
        _, notices = found.report(None, None)

        assert [("六O", "local.1")] == [(one.text, one.path) for one in notices]

    @pytest.mark.parametrize("text", ["", "/", "——", "无"])
    def test_blanks_and_dashes_stay_what_they_are(self, text):
        """
        Neither a blank nor a dash becomes a zero, nor the one the other.
        """
        assert text == written(report_of((RECEIVED, "件", text)).requests.received.total)

    def test_what_stands_in_a_heading(self):
        """
        A figure behind a heading belongs to no cell; a notice has it.
        """
        found = joined((RECEIVED, "件", "1"), ("八、机构建设和保障经费情况", "个", "5"))

        assert [("text_unplaced", 2, "个", None), ("text_unplaced", 2, "5", None)] == noted(found)

    @pytest.mark.parametrize("text", ["——", "/", "—", "--"])
    def test_a_heading_struck_out_twice(self, text):
        """
        A heading with dashes in both columns is a heading once.
        """
        found = joined((RECEIVED, "件", "1"), ("八、机构建设和保障经费情况", "——", text))

        assert [] == noted(found)

    def test_a_figure_in_a_heading_that_is_in_order_otherwise(self):
        """
        A figure behind a heading's dash is noted as such, not as a repetition.
        """
        found = joined((RECEIVED, "件", "1"), ("八、机构建设和保障经费情况", "——", "55"))

        assert [("text_unplaced", 2, "55", None)] == noted(found)


class TestColumns:
    """
    Rows of fewer or more than three cells.
    """

    @pytest.mark.parametrize(
        "cells",
        [
            (RECEIVED, "5"),
            (RECEIVED, "", "", "5"),
            (RECEIVED, "件", "", "5"),
            (RECEIVED, "", "件", "5", ""),
            ("", RECEIVED, "件", "5"),
            ("", "", RECEIVED, "", "件", "", "5"),
            ("23", RECEIVED, "件", "5"),
            ("三、", "（一）", RECEIVED, "件", "5"),
        ],
    )
    def test_other_columns(self, cells):
        """
        Empty cells of merged columns and a number in front of the label do no harm.
        """
        assert "5" == written(report_of(cells).requests.received.total)

    @pytest.mark.parametrize("text", ["/", "——", "—", "--", "无"])
    def test_a_dash_in_the_second_of_two_columns(self, text):
        """
        Without a column of units a dash is the figure.
        """
        assert text == written(report_of((RECEIVED, text)).requests.received.total)

    def test_a_blank_in_two_columns(self):
        """
        Without a figure the cell is blank.
        """
        assert "" == written(report_of((RECEIVED, "")).requests.received.total)
        assert "" == written(report_of((RECEIVED, "件")).requests.received.total)

    @pytest.mark.parametrize(
        "cells", [(RECEIVED, "件", "5", "66"), (RECEIVED, "件", "5", "", "66")]
    )
    def test_a_further_column_is_noted(self, cells):
        """
        What stands in a column behind the figure is not dropped without a word.
        """
        found = joined(cells)

        assert "5" == written(found.report(None, None)[0].requests.received.total)
        assert ["66"] == [text for _, _, text, _ in noted(found)]

    def test_a_further_column_behind_a_blank_cell(self):
        """
        A note or last year's figure behind a blank cell is not taken for the figure in silence.
        """
        header = ("统计指标", "单位", "统计数", "备注")
        found = joined(header, (RECEIVED, "件", "", "66"))

        assert "" == written(found.report(None, None)[0].requests.received.total)
        assert ["66"] == [text for _, _, text, _ in noted(found)]

    @pytest.mark.parametrize("cells", [("", RECEIVED), ("统计指标", "单位", "统计数", "备注")])
    def test_rows_without_anything_to_note(self, cells):
        """
        A header of four columns is a header; a label in the second column is a label.
        """
        assert [] == noted(joined((RECEIVED, "件", "1"), cells), NoticeCode.TEXT_UNPLACED)

    def test_a_row_without_any_cell(self):
        """
        A line that was too long is noted where it stands.
        """
        assert [("line_too_long", 1, "", None)] == noted(joined((), (RECEIVED, "件", "1")))


class TestHeaders:
    """
    Columns whose header says what they are.
    """

    @pytest.mark.parametrize(
        ("header", "cells", "left"),
        [
            (("序号", "统计指标", "单位", "统计数"), ("17", RECEIVED, "件", "5"), []),
            (("统计指标", "统计数", "单位"), (RECEIVED, "5", "件"), []),
            (("统计指标", "统计数"), (RECEIVED, "5"), []),
            (("统 计 指 标", "单 位", "统 计 数"), (RECEIVED, "件", "5"), []),
            (("统计指标", "单位", "2016年", "2015年"), (RECEIVED, "件", "5", "66"), ["66"]),
            (("统计指标", "单位", "上年", "统计数"), (RECEIVED, "件", "66", "5"), ["66"]),
            (("统计指标", "单位"), (RECEIVED, "5"), []),
            (("统计指标", "单位", "统计数", "备注"), (RECEIVED, "件", "5", ""), []),
        ],
    )
    def test_columns_by_name(self, header, cells, left):
        """
        The figure is taken from the column that is headed so; others are noted.
        """
        found = joined(header, cells)

        assert "5" == written(found.report(None, None)[0].requests.received.total)
        assert left == [text for _, _, text, _ in noted(found)]

    @pytest.mark.parametrize("text", ["", "/", "——"])
    def test_a_cell_under_its_header(self, text):
        """
        A blank or a dash under its own header is one, whatever stands beside it.
        """
        header = ("统计指标", "单位", "统计数", "上年")
        found = joined(header, (RECEIVED, "件", text, "66"))

        assert text == written(found.report(None, None)[0].requests.received.total)

    def test_a_row_of_another_width(self):
        """
        A row with more or fewer cells than the header is read by what its cells are.
        """
        header = ("统计指标", "单位", "统计数", "备注")
        report = report_of(header, (RECEIVED, "件", "5"), ("", "1．当面申请数", "", "件", "", "6"))

        assert (5, 6) == (report.requests.received.total, report.requests.received.in_person)


class TestPageNumbers:
    """
    Bare numbers between a label and its figure.
    """

    def test_a_page_ends_between_label_and_figure(self):
        """
        If unit and figure follow, what stood alone was the number of the page; a notice has it.
        """
        found = joined(RECEIVED, "12", ("", "件", "5"), ("1．当面申请数", "件", "6"))
        report, _ = found.report(None, None)

        assert (5, 6) == (report.requests.received.total, report.requests.received.in_person)
        assert ["12"] == [text for _, _, text, _ in noted(found)]

    def test_a_figure_alone(self):
        """
        If another label follows, what stood alone was the figure.
        """
        found = joined(RECEIVED, "12", ("1．当面申请数", "件", "6"))

        assert 12 == found.report(None, None)[0].requests.received.total
        assert [] == noted(found)

    def test_a_page_ends_between_two_rows(self):
        """
        A bare number between whole rows is noted and belongs to neither.
        """
        found = joined((RECEIVED, "件", "5"), "12", ("1．当面申请数", "件", "6"))

        assert 5 == found.report(None, None)[0].requests.received.total
        assert ["12"] == [text for _, _, text, _ in noted(found)]


class TestTornLabels:
    """
    Labels over several lines.
    """

    @pytest.mark.parametrize(
        "rows",
        [
            (("（一）收到",), ("申请数", "件", "5")),
            (("（一）收到",), ("申请数",), ("", "件", "5")),
            (("（一）收到",), ("申请数",), ("件",), ("5",)),
            (("（一）收到申请数",), ("件",), ("5",)),
            (("（一）收到申请数",), ("5",)),
            (("（一）收到申请数",), ("", "件", "5")),
            (("（一）收",), ("到",), ("申",), ("请",), ("数", "件", "5")),
        ],
    )
    def test_pieces_make_a_label(self, rows):
        """
        However a label is torn, its figure is found and nothing needs a notice.
        """
        found = joined(("三、依申请公开情况", "——", ""), *rows)

        assert "5" == written(found.report(None, None)[0].requests.received.total)
        assert [] == noted(found)

    @pytest.mark.parametrize("pieces", [("（一）",), ("（", "一", "）"), ("（", "一）")])
    def test_a_number_on_lines_of_its_own(self, pieces):
        """
        A number that was torn off its label is no figure of the line before.
        """
        report = report_of("三、依申请公开情况", *pieces, "收到", ("申请数", "件", "5"))

        assert "5" == written(report.requests.received.total)

    @pytest.mark.parametrize(
        "rows",
        [
            (("（不同方式回应同一热点或舆情计1次）", "次", "5"),),
            (("（不同方式回应同一热点或舆情计1次）",), ("", "次", "5")),
            (("（不同方式回应同一热点",), ("或舆情计1次）", "次", "5")),
            (("（不同方式回应同一热点",), ("或舆情计1次）",), ("", "次", "5")),
            (("（不同方式回应同一热点",), ("或舆情计1次）",), ("次",), ("5",)),
        ],
    )
    def test_a_note_on_lines_of_its_own(self, rows):
        """
        The first line of such a label could stand alone; its note and figure still belong to it.
        """
        found = joined(
            ("二、回应解读情况", "——", ""),
            ("（一）回应公众关注热点或重大舆情数",),
            *rows,
            ("1．参加或举办新闻发布会总次数", "次", "6"),
        )
        report, _ = found.report(None, None)

        assert "5" == written(report[CONCERNS])
        assert [] == noted(found)

    def test_a_label_without_its_note_before_other_lines(self):
        """
        If no note follows, the short label stands for the line, its cell blank.
        """
        found = joined(
            ("二、回应解读情况", "——", ""),
            ("（一）回应公众关注热点或重大舆情数",),
            ("1．参加或举办新闻发布会总次数", "次", "6"),
        )

        assert "" == written(found.report(None, None)[0][CONCERNS])
        assert [("label_alias", 2, "（一）回应公众关注热点或重大舆情数", CONCERNS)] == noted(found)

    def test_pieces_of_nothing_before_a_torn_label(self):
        """
        Lines that are no piece of the label are noted one by one.
        """
        found = joined(
            ("三、依申请公开情况", "——", ""), ("甲乙丙",), ("（一）收到",), ("申请数", "件", "5")
        )

        assert "5" == written(found.report(None, None)[0].requests.received.total)
        assert [("text_unplaced", 2, "甲乙丙", None)] == noted(found)

    def test_pieces_of_nothing_before_a_whole_label(self):
        """
        Lines before a label that is whole are noted.
        """
        found = joined(("三、依申请公开情况", "——", ""), ("甲乙丙",), (RECEIVED, "件", "5"))

        assert [("text_unplaced", 2, "甲乙丙", None)] == noted(found)

    def test_pieces_of_nothing_before_an_unknown_label(self):
        """
        Lines before a local row are noted; the row is kept.
        """
        found = joined(("三、依申请公开情况", "——", ""), ("甲乙丙",), ("自设行", "件", "5"))

        assert [
            ("text_unplaced", 2, "甲乙丙", None),
            ("local_row", 3, "自设行", "requests.local.1"),
        ] == noted(found)

    def test_a_local_row_whose_label_stands_alone(self):
        """
        The line right before unit and figure is the label of the row; others are noted.
        """
        found = joined(("三、依申请公开情况", "——", ""), ("甲乙丙",), ("自设行",), ("", "件", "5"))
        report, _ = found.report(None, None)

        assert [("自设行", 5)] == [(row.label, row.figure) for row in report.requests.local]
        assert [
            ("text_unplaced", 2, "甲乙丙", None),
            ("local_row", 4, "自设行", "requests.local.1"),
        ] == noted(found)

    def test_many_pieces(self):
        """
        Lines that wait too long are given up, each with a notice; the label behind is found.
        """
        pieces = [(f"第{index}句话。",) for index in range(20)]
        found = joined(("三、依申请公开情况", "——", ""), *pieces, (RECEIVED, "件", "5"))

        assert [piece for (piece,) in pieces] == [text for _, _, text, _ in noted(found)]

    def test_pieces_behind_the_last_row(self):
        """
        Figures on lines behind the last row are not dropped without a word.
        """
        found = joined((RECEIVED, "件", "5"), ("自设行数 66",), ("又一行",), ("77",))
        texts = " ".join(text for _, _, text, _ in noted(found))

        assert "66" in texts
        assert "77" in texts


class TestWaiting:
    """
    Cells that stand on a line each.
    """

    def test_blank_cells_are_blank(self):
        """
        Where the next label follows at once the cell is blank.
        """
        report = report_of(
            "三、依申请公开情况", RECEIVED, "件", "1．当面申请数", "2．传真申请数", "3"
        )

        assert ["", "", "3"] == [
            written(report.requests.received[name]) for name in ("total", "in_person", "by_fax")
        ]

    def test_the_last_cell_is_blank(self):
        """
        Where nothing follows the cell is blank.
        """
        assert "" == written(report_of(RECEIVED).requests.received.total)

    def test_two_units_in_a_row(self):
        """
        A second unit word is no unit any more.
        """
        found = joined(RECEIVED, "件", "件", "5")

        assert "" == written(found.report(None, None)[0].requests.received.total)

    def test_headings_wait_for_nothing(self):
        """
        A figure behind a heading is not given to the heading.
        """
        found = joined(RECEIVED, "件", "5", "八、机构建设和保障经费情况", "6", "自设行", "件 7")

        assert 5 == found.report(None, None)[0].requests.received.total

    @pytest.mark.parametrize("header", ["统计指标", "统 计 指 标", "单位", "统计数"])
    def test_headers_on_lines_of_their_own(self, header):
        """
        The words of the header are no cells.
        """
        found = joined(RECEIVED, header, "件", "5")

        assert "5" == written(found.report(None, None)[0].requests.received.total)

    def test_a_header_on_every_page(self):
        """
        A header in the midst of the table is passed over.
        """
        rows = [(RECEIVED, "件", "5"), ("统计指标", "单位", "统计数"), ("1．当面申请数", "件", "6")]

        assert [] == noted(joined(*rows))


class TestOrder:
    """
    Rows that stand where they should not, or twice.
    """

    def test_out_of_order(self):
        """
        A row that comes late is still found, with a notice.
        """
        found = joined(
            ("2．传真申请数", "件", "2"), ("1．当面申请数", "件", "1"), ("3．网络申请数", "件", "3")
        )
        report, _ = found.report(None, None)

        assert (1, 2, 3) == (
            report.requests.received.in_person,
            report.requests.received.by_fax,
            report.requests.received.online,
        )
        assert [
            ("row_out_of_order", 2, "1．当面申请数", "requests.received.in_person"),
        ] == noted(found)

    @pytest.mark.parametrize("second", ["7", "5"])
    def test_repeated(self, second):
        """
        The first of two rows is kept, the figure of the second is in a notice.
        """
        found = joined((RECEIVED, "件", "5"), (RECEIVED, "件", second))

        assert 5 == found.report(None, None)[0].requests.received.total
        assert [("row_repeated", 2, second, "requests.received.total")] == noted(found)

    def test_a_repetition_on_lines_of_its_own(self):
        """
        A notice about a row on several lines says on which of them.
        """
        found = joined((RECEIVED, "件", "5"), RECEIVED, ("1．当面申请数", "件", "1"))

        assert [("row_repeated", 2, RECEIVED, "requests.received.total")] == noted(found)

    def test_repeated_without_a_figure(self):
        """
        The notice of a repeated row without a figure has its label.
        """
        found = joined((RECEIVED, "件", "5"), (RECEIVED, "件", ""))

        assert [("row_repeated", 2, RECEIVED, "requests.received.total")] == noted(found)

    def test_the_form_begins_again(self):
        """
        At the first line of a second table the first one ends.
        """
        one = [(row.label, row.unit, row.figure) for row in rows_of()]
        found = joined(*one, *one)

        assert (65, 65) == (found.rest, found.matched)

    def test_the_first_line_twice_is_no_second_table(self):
        """
        With hardly anything between them it is a repetition.
        """
        found = joined(("一、主动公开情况",), (RECEIVED, "件", "1"), ("一、主动公开情况",))

        assert found.rest is None
        assert [("row_repeated", 3, "一、主动公开情况", "proactive_disclosure")] == noted(found)

    def test_headings_of_the_narrative(self):
        """
        Headings of a text before the table that has the same are forgotten when it begins.
        """
        found = joined(
            "一、主动公开情况",
            "二、回应解读情况",
            "全年情况平稳。",
            "一、主动公开情况",
            (LABEL["proactive_disclosure.items_disclosed"], "条", "5"),
        )

        assert (4, 2, []) == (found.first, found.matched, noted(found))


class TestLocalRows:
    """
    Rows that the form does not have.
    """

    @pytest.mark.parametrize(
        ("label", "home", "name"),
        [
            ("5．自设行", "requests.received", "自设行"),
            ("5、自设行", "requests.received", "自设行"),
            ("（五）自设行", "requests", "自设行"),
            ("(五)自设行", "requests", "自设行"),
            ("十、自设行", "", "自设行"),
            ("自设行", "requests.received", "自设行"),
            ("其中：自设行", "requests.received", "其中：自设行"),
            ("2016年自设行", "requests.received", "2016年自设行"),
            ("3.5自设行", "requests.received", "3.5自设行"),
            ("①自设行", "requests.received", "自设行"),
        ],
    )
    def test_its_number_says_where_it_belongs(self, label, home, name):
        """
        A row belongs to the section of its level around the line before it.
        """
        found = joined(
            ("三、依申请公开情况", "——", ""), ("4．信函申请数", "件", "1"), (label, "件", "5")
        )
        places = {path: [row.label for row in rows] for path, rows in found.local.items()}
        lost = [text for code, _, text, _ in noted(found) if code == "text_unplaced"]

        assert places == {home: [name]} or lost == [f"{label} 件 5"]
        assert label == "①自设行" or places == {home: [name]}

    def test_behind_a_heading(self):
        """
        Behind a bare heading it is the first row of the section.
        """
        report = report_of(
            (RECEIVED, "件", "1"), ("八、机构建设和保障经费情况", "——", ""), ("甲", "个", "5")
        )

        assert (Local(label="甲", figure=5, unit=Unit.PIECE, after=None),) == (
            report.institutions_and_funding.local
        )

    def test_behind_a_total(self):
        """
        Behind a line that heads parts it stands among them, after the total.
        """
        report = report_of((RECEIVED, "件", "1"), ("1．甲", "件", "5"))

        assert (Local(label="甲", figure=5, unit=Unit.ITEM, after="total"),) == (
            report.requests.received.local
        )

    @pytest.mark.parametrize(
        ("unit", "text", "figure", "kept"),
        [
            ("万元", "1.50", Decimal("1.50"), Unit.TEN_THOUSAND_YUAN),
            ("元", "3", Decimal(3), Unit.YUAN),
            ("期", "3", 3, "期"),
            ("——", "3", 3, ""),
            ("", "3", 3, ""),
        ],
    )
    def test_units(self, unit, text, figure, kept):
        """
        Money is money, a unit of its own is kept, a dash is none.
        """
        (row,) = report_of((RECEIVED, "件", "1"), ("甲", unit, text)).requests.received.local

        assert (figure, kept) == (row.figure, row.unit)

    def test_several(self):
        """
        Every local row has its own path, in order.
        """
        found = joined((RECEIVED, "件", "1"), ("甲", "件", "2"), ("乙", "件", "3"))

        assert [
            ("local_row", 2, "甲", "requests.received.local.1"),
            ("local_row", 3, "乙", "requests.received.local.2"),
        ] == noted(found)

    def test_a_number_that_fits_nowhere(self):
        """
        A row whose level no section around it has is noted with all it says.
        """
        found = joined(("六、举报投诉数量", "件", "1"), ("（1）甲", "件", "5"))
        texts = [text for _, _, text, _ in noted(found)]

        assert "5" in {written(row.figure) for rows in found.local.values() for row in rows} or (
            ["（1）甲 件 5"] == texts
        )

    @pytest.mark.parametrize("label", ["", "1．"])
    def test_without_a_label(self, label):
        """
        Unit and figure without words are noted with all they say.
        """
        found = joined((RECEIVED, "件", "1"), (label, "件", "5"))

        assert [("text_unplaced", 2, f"{label} 件 5".strip(), None)] == noted(found)

    def test_above_the_first_line(self):
        """
        A row with a figure above the first known line is not dropped without a word.
        """
        found = joined(("自设行", "件", "66"), ("一、主动公开情况",), (RECEIVED, "件", "1"))

        assert any("66" in text for _, _, text, _ in noted(found)) or found.local


class TestWhatIsFound:
    """
    Whether there is a table at all.
    """

    def test_three_rows_make_a_table(self):
        """
        Two rows may be a sentence; three are a table.
        """
        rows = [(row.label, row.unit, row.figure) for row in rows_of() if row.path]

        assert [0, 1, 2, 3] == [joined(*rows[:n]).filled for n in range(4)]
        assert 3 == ENOUGH

    def test_headings_make_no_table(self):
        """
        Headings alone are those of a narrative.
        """
        assert 0 == joined(*[row.label for row in rows_of() if not row.path]).filled

    def test_rows_that_are_not_there(self):
        """
        A missing row is neither blank nor zero, and each has a notice.
        """
        found = joined((RECEIVED, "件", "1"))
        report, _ = found.report("甲市", 2016)

        assert MISSING == report.complaints
        assert 57 == len(noted(found, NoticeCode.ROW_MISSING))
        assert ("甲市", 2016) == (report.agency, report.year)

    def test_counts(self):
        """
        It knows how many lines there are, how many it found, and where it began.
        """
        found = joined("前言", (RECEIVED, "件", "1"))

        assert (65, 1, 2, None) == (found.lines, found.matched, found.first, found.rest)

    def test_an_empty_grid(self):
        """
        Without rows nothing is found.
        """
        found = joined()

        assert (0, 0, 0) == (found.matched, found.first, found.filled)


class TestLocalRowsOverLines:
    """
    Rows that the form does not have, torn over lines.
    """

    @pytest.mark.parametrize(
        "rows",
        [
            ["5．政府信息公开统一平台公开政府信息数", "条", "6.7万"],
            ["5．政府信息公开统一平台", "公开政府信息数", "条", "6.7万"],
            ["5．", "政府信息公开统一平台公开政府信息数", "条", "6.7万"],
            ["5．政府信息公开统一平台", "公开政府信息数", ("", "条", "6.7万")],
            ["5．政府信息公开统一平台", ("公开政府信息数", "条", "6.7万")],
            ["散句", "5．政府信息公开统一平台公开政府信息数", "条", "6.7万"],
            ["散句", "政府信息公开统一平台公开政府信息数", "条", "6.7万"],
            ["散句", ("政府信息公开统一平台公开政府信息数", "条", "6.7万")],
            ["7", ("政府信息公开统一平台公开政府信息数", "条", "6.7万")],
            ["四、自设", ("政府信息公开统一平台公开政府信息数", "条", "6.7万")],
        ],
    )
    def test_label_and_figure(self, rows):
        """
        The label is whole from its number on, else its last line, and the figure is its own.
        """
        found = joined(("4．政务微信公开政府信息数", "条", "3"), *rows)
        ((row,),) = found.local.values()

        assert ("政府信息公开统一平台公开政府信息数", "条", "6.7万") == (
            row.label,
            row.unit,
            written(row.figure),
        )

    def test_behind_a_line_without_a_figure(self):
        """
        A line that still waits stays blank if a row with its own number follows.
        """
        found = joined(RECEIVED, "1．自设", "件", "5")

        assert "" == written(found.report(None, None)[0].requests.received.total)
        assert ["自设"] == [row.label for rows in found.local.values() for row in rows]

    def test_a_note_of_the_line_that_waits(self):
        """
        Words without a number may be a note of the line that waits: no row is made of them.
        """
        found = joined(RECEIVED, "不含街道", "件", "5", ("六、举报投诉数量", "件", "1"))

        assert {} == found.local
        assert [3, 4] == [place for _, place, _, _ in noted(found)][1:]

    @pytest.mark.parametrize("rows", [["件", "件", "5"], ["9", "件", "5"]])
    def test_no_label(self, rows):
        """
        A unit and a figure below another unit or figure are no row; the figure is noted.
        """
        found = joined(("六、举报投诉数量", "件", "1"), *rows)

        assert {} == found.local
        assert "5" in [text for _, _, text, _ in noted(found)]

    def test_above_the_table(self):
        """
        Above the first row nothing is a local row.
        """
        assert {} == joined("自设", "件", "5", (RECEIVED, "件", "1")).local

    def test_below_headings_of_the_text(self):
        """
        What looked like a local row of the text above the table is noted, not kept.
        """
        heading = ("三、依申请公开情况", "——", "")
        found = joined(heading, ("自设", "件", "5"), heading, (RECEIVED, "件", "1"))

        assert {} == found.local
        assert [("text_unplaced", 2, "自设 件 5", None)] == noted(found)


class TestNumbersOfPages:
    """
    Numbers of pages among the cells.
    """

    def test_before_a_figure(self):
        """
        A page number is no figure; where one was still to come a notice has it.
        """
        found = joined(RECEIVED, "件", "\f12", "5")

        assert 5 == found.report(None, None)[0].requests.received.total
        assert [("text_unplaced", 3, "12", None)] == noted(found)

    def test_before_the_figure_of_a_local_row(self):
        """
        Nor is it the figure of a local row.
        """
        found = joined((RECEIVED, "件", "1"), "自设", "件", "\f12", "5")

        assert [5] == [row.figure for rows in found.local.values() for row in rows]
        assert ("text_unplaced", 4, "12", None) in noted(found)

    def test_elsewhere(self):
        """
        Between rows it needs no notice.
        """
        assert [] == noted(joined((RECEIVED, "件", "1"), "\f12", ("1．当面申请数", "件", "1")))


class TestNumberedRows:
    """
    A column of numbers before the labels.
    """

    @pytest.mark.parametrize("label", ["7  1．当面申请数", "7 当面申请数", "107\u3000当面申请数"])
    def test_parted_by_blanks(self, label):
        """
        The number of a row is no part of its label.
        """
        found = joined((label, "件", "5"), ("8 5．自设", "件", "6"))

        assert 5 == found.report(None, None)[0].requests.received.in_person
        assert [("local_row", 2, "5．自设", "requests.received.local.1")] == noted(found)

    def test_a_known_variant(self):
        """
        A variant of a label behind a number is noted without it.
        """
        found = joined(("2 主动公开政府信息数", "条", "5"))

        assert ["主动公开政府信息数"] == [text for _, _, text, _ in noted(found)]

    @pytest.mark.parametrize(
        "cells", [("10", "4．自设", "件", "6"), ("10", "4．自设", "6"), ("10", "4．自设", "", "6")]
    )
    def test_a_local_row_between_tabs(self, cells):
        """
        The number in the first cell of a local row is not its label.
        """
        found = joined((RECEIVED, "件", "5"), cells)
        ((row,),) = found.local.values()

        assert ("自设", 6) == (row.label, row.figure)

    @pytest.mark.parametrize("cells", [("10", "", "", "6"), ("10", "11", "12", "6")])
    def test_nothing_but_numbers(self, cells):
        """
        A row without any words is kept or noted whole.
        """
        found = joined((RECEIVED, "件", "5"), cells)
        said = " ".join(text for _, _, text, _ in noted(found))
        said += " ".join(written(row.figure) for rows in found.local.values() for row in rows)

        assert all(cell in said for cell in cells)


class TestUnitsInLabels:
    """
    The unit in brackets behind the label.
    """

    @pytest.mark.parametrize("label", ["收到申请数（件）", "（一）收到申请数(单位：件)"])
    @pytest.mark.parametrize("unit", ["", "件"])
    def test_the_unit_of_the_form(self, label, unit):
        """
        A label with its own unit is the label.
        """
        found = joined((label, unit, "5"))

        assert 5 == found.report(None, None)[0].requests.received.total
        assert [] == noted(found)

    def test_another_unit(self):
        """
        A label with a unit that is not the form's is another label.
        """
        assert 0 == joined(("依申请公开信息收取的费用（元）", "", "5")).matched

    def test_without_its_note(self):
        """
        A label that lacks its note but has its unit is noted as a variant.
        """
        found = joined(("主动公开政府信息数（条）", "", "5"))

        assert 5 == found.report(None, None)[0].proactive_disclosure.items_disclosed
        assert ["label_alias"] == [code for code, _, _, _ in noted(found)]

    def test_traditional_units(self):
        """
        A unit in traditional characters is the form's.
        """
        assert [] == noted(joined(("專職人員數（不包括政府公報及政府網站工作人員數）", "人", "1")))
        assert [] == noted(joined(("政務微博公開政府信息數", "條", "1")))


class TestYears:
    """
    A column for each of several years.
    """

    @pytest.mark.parametrize(
        ("header", "cells"),
        [
            (("统计指标", "单位", "2016年", "2017年"), (RECEIVED, "件", "66", "5")),
            (("统计指标", "单位", "2017年", "2016年"), (RECEIVED, "件", "5", "66")),
            (("统计指标", "单位", "2016年度统计数", "2017年度统计数"), (RECEIVED, "件", "66", "5")),
            (("统计指标", "2016", "2017"), (RECEIVED, "66", "5")),
            (("统计指标", "单位", "2016年", "统计数"), (RECEIVED, "件", "66", "5")),
        ],
    )
    def test_the_latest_counts(self, header, cells):
        """
        The figure is that of the latest year; the others are noted.
        """
        found = joined(header, cells)

        assert 5 == found.report(None, None)[0].requests.received.total
        assert ["66"] == [text for _, _, text, _ in noted(found)]

    def test_a_blank_latest_year(self):
        """
        Where the last cell is blank and was cut off, the older year is not taken instead.
        """
        found = joined(("统计指标", "单位", "2016年", "2017年"), (RECEIVED, "件", "66"))

        assert "" == written(found.report(None, None)[0].requests.received.total)
        assert ["66"] == [text for _, _, text, _ in noted(found)]


class TestLongTexts:
    """
    Texts longer than any label.
    """

    def test_they_are_not_joined(self, monkeypatch):
        """
        Pieces are joined up to the length of a label only.
        """
        lengths = []
        monkeypatch.setattr(_index, "fold", lambda label: lengths.append(len(label)) or fold(label))
        joined(RECEIVED, *["长" * 3_000] * 9, ("长" * 3_000, "件", "5"))

        assert 3_000 == max(lengths)


class TestLabelsAlone:
    """
    A label on a line of its own, unit and figure on the next.
    """

    PERSON = LABEL["requests.received.in_person"]
    FAX = LABEL["requests.received.by_fax"]

    def test_unit_and_figure_below(self):
        """
        They are its cell.
        """
        found = joined((RECEIVED, "件", "9"), self.PERSON, ("", "件", "4"), (self.FAX, "件", "5"))
        report, _ = found.report(None, None)

        assert (4, 5) == (report.requests.received.in_person, report.requests.received.by_fax)
        assert [] == noted(found)

    @pytest.mark.parametrize("below", [("", "条", "4"), ("", "件", "又"), ("甲", "件", "4")])
    def test_something_else_below(self, below):
        """
        Another unit, no figure or another label is noted, whatever the cell then is.
        """
        found = joined((RECEIVED, "件", "9"), self.PERSON, below, (self.FAX, "件", "5"))
        report, unreadable = found.report(None, None)

        assert 5 == report.requests.received.by_fax
        assert [*noted(found), *unreadable]

    def test_nothing_below(self):
        """
        At the end of the text its cell is blank.
        """
        report = report_of((RECEIVED, "件", "9"), self.PERSON)

        assert "" == written(report.requests.received.in_person)

    def test_its_line_was_found_before(self):
        """
        It is noted as a row that stands there again.
        """
        found = joined(
            (self.PERSON, "件", "4"), (RECEIVED, "件", "9"), self.PERSON, ("", "件", "6")
        )

        assert [
            ("row_out_of_order", 2, RECEIVED, "requests.received.total"),
            ("row_repeated", 3, "6", "requests.received.in_person"),
        ] == noted(found)

    def test_a_figure_below_that_of_a_later_row(self):
        """
        Once another row follows, a unit and a figure without a label do not replace what was read.
        """
        found = joined(
            (RECEIVED, "件", "9"), self.PERSON, "4", (self.FAX, "件", "5"), ("", "件", "6")
        )
        report, _ = found.report(None, None)

        assert (4, 5) == (report.requests.received.in_person, report.requests.received.by_fax)
        assert [("text_unplaced", 5, "件 6", None)] == noted(found)
