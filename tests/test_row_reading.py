"""
Reading forms that print rows of several cells: what is placed, what is noted, what is kept.
"""

from __future__ import annotations

import pytest

from govinfo_report import e2019, e2021, parse, parse_all, render
from govinfo_report.errors import UnreadableError
from govinfo_report.figures import MISSING, Printed, figure, written
from govinfo_report.form import lines
from govinfo_report.grid import NoticeCode
from laid_out_forms import Halves

DISPUTES = "四、政府信息公开行政复议、行政诉讼情况"
APPLICANTS = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"


def row_of(numbers: tuple[int, ...], total: int | None = None) -> str:
    """
    Write the seven cells of a row between bars.
    """
    first = (*numbers, *(0 for _ in range(6 - len(numbers))))
    return " | ".join(map(str, (*first, sum(first) if total is None else total)))


def matrix(report: type = e2021.Report, **changes: str | None) -> str:
    """
    Write the table of requests between bars, a different number in each row.

    Args:
        report: The form.

        **changes: By the last step of its path, another text for a row; ``None`` leaves it out.
    """
    written_rows = []
    for number, line in enumerate(lines(report.of({})), start=1):
        if not line.path.startswith("requests."):
            continue
        label = f"{line.number or ''}{line.label}"
        name = line.path.rpartition(".")[2]
        if line.is_heading or line.optional:
            continue
        text = changes.get(name, f"| {label} | {row_of((number, 1))} |")
        if text is not None:
            written_rows.append(text)
    return "\n".join(["三、收到和处理政府信息公开申请情况", *written_rows]) + "\n"


def codes(reading) -> list[NoticeCode]:
    """
    Give the codes of the notices, the recognised edition aside.
    """
    return [
        notice.code
        for notice in reading.notices
        if notice.code not in {NoticeCode.EDITION_RECOGNISED, NoticeCode.ROW_MISSING}
    ]


def cells(reading, path: str) -> list[str | None]:
    """
    Give the texts of a row.
    """
    row = reading.report[path]
    return [written(row[name]) for name in _names(row)]


def _names(row) -> list[str]:
    return [one.name for one in type(row).__attrs_attrs__]


class TestPlacing:
    """
    Rows whose label is the form's own.
    """

    def test_every_row_is_found(self):
        """
        A whole matrix gives each row its cells and nothing to note.
        """
        reading = parse(matrix())

        assert [] == codes(reading)
        assert "2021" == reading.report.edition
        assert ["13", "1", "0", "0", "0", "0", "14"] == cells(reading, "requests.received")

    def test_a_row_without_all_its_cells_is_not_taken(self):
        """
        What a row with too few figures says is noted, not guessed.
        """
        reading = parse(matrix(repeat="| 2．重复申请 | 3 | 1 | 4 |"))

        assert [NoticeCode.ROW_INCOMPLETE] == codes(reading)
        assert [None] * 7 == cells(reading, "requests.processed.not_processed.repeat")

    def test_a_row_with_too_many_cells_is_not_taken(self):
        """
        Two years side by side are noted.
        """
        fourteen = " | ".join(map(str, range(1, 15)))
        reading = parse(matrix(repeat=f"| 2．重复申请 | {fourteen} |"))

        assert [NoticeCode.ROW_INCOMPLETE] == codes(reading)
        assert "14" in reading.notices[1].text

    def test_blank_cells_are_blank(self):
        """
        A blank cell between bars stays one.
        """
        reading = parse(matrix(repeat="| 2．重复申请 |  | 1 |  |  |  |  |  |"))

        assert ["", "1", "", "", "", "", ""] == cells(
            reading, "requests.processed.not_processed.repeat"
        )

    def test_empty_cells_around(self):
        """
        Empty cells of merged columns are no cells of the row.
        """
        text = matrix(carried_out=f"| 四、结转下年度继续办理 |  |  | {row_of((5, 2))} |")

        assert ["5", "2"] == cells(parse(text), "requests.carried_out")[:2]

    def test_empty_cells_behind_that_may_be_of_the_row(self):
        """
        Where empty cells may stand before or behind, the other rows of the table tell.
        """
        rows = matrix().splitlines()
        wide = [f"{row[:-1]} |  |" if row.startswith("|") else row for row in rows]
        wide[-1] = "| 四、结转下年度继续办理 |  | 1 | 0 | 0 | 0 | 0 |  |  |"
        reading = parse("\n".join(wide))

        assert ["", "1", "0", "0", "0", "0", ""] == cells(reading, "requests.carried_out")

    def test_empty_cells_that_nothing_tells_apart(self):
        """
        Where nothing tells which cells are the row's, none is taken.
        """
        text = matrix(carried_out="| 四、结转下年度继续办理 |  |  | 1 | 0 | 0 | 0 | 0 |  |  |")

        assert NoticeCode.ROW_INCOMPLETE in codes(parse(text))

    def test_headings_in_front(self):
        """
        Merged headings stand in cells of their own or in front of the label.
        """
        text = matrix(
            state_secret=f"| 三、 | （三）不予公开 | 1．属于国家秘密 | {row_of((5,))} |",
            not_held=f"| （四）无法提供 1．本机关不掌握相关政府信息 | {row_of((6,))} |",
        )
        reading = parse(text)

        assert [] == codes(reading)
        assert "5" == cells(reading, "requests.processed.refused.state_secret")[0]
        assert "6" == cells(reading, "requests.processed.unavailable.not_held")[0]

    def test_a_row_twice(self):
        """
        A row that stands twice is noted; the first one is kept.
        """
        text = matrix(repeat=f"| 2．重复申请 | {row_of((1,))} |\n| 2．重复申请 | {row_of((9,))} |")
        reading = parse(text)

        assert [NoticeCode.ROW_REPEATED] == codes(reading)
        assert "1" == cells(reading, "requests.processed.not_processed.repeat")[0]

    def test_a_row_out_of_order(self):
        """
        A row at another place is taken, and noted.
        """
        text = matrix(repeat=None) + f"| 2．重复申请 | {row_of((8,))} |\n"
        reading = parse(text)

        assert [NoticeCode.ROW_OUT_OF_ORDER] == codes(reading)
        assert "8" == cells(reading, "requests.processed.not_processed.repeat")[0]

    def test_a_known_variant(self):
        """
        A label that reports are known to misspell is taken, and noted.
        """
        reading = parse(matrix(prohibited_by_law=f"| 2.其他法律行政止公开 | {row_of((7,))} |"))

        assert [NoticeCode.LABEL_ALIAS] == codes(reading)
        assert "7" == cells(reading, "requests.processed.refused.prohibited_by_law")[0]

    def test_traditional_characters_and_readings(self):
        """
        Traditional characters, also with their reading in brackets, name the same row.
        """
        text = matrix(
            carried_out=f"| 四、結轉下年度繼續辦理 | {row_of((2,))} |",
            received=f"| 一、本年新收政府信息公開申請(qǐng)數(shù)量 | {row_of((3,))} |",
        )
        reading = parse(text)

        assert [] == codes(reading)
        assert "2" == cells(reading, "requests.carried_out")[0]
        assert "3" == cells(reading, "requests.received")[0]

    def test_other_outcomes_in_one_row(self):
        """
        Where one row is printed instead of its kinds, these are not said to be missing.
        """
        text = matrix(
            not_corrected_in_time=f"| （六）其他处理 | {row_of((4,))} |",
            fee_unpaid=None,
            remaining=None,
        )
        reading = parse(text)
        other = reading.report.requests.processed.other

        assert 4 == other.total.natural_person
        assert MISSING == other.remaining.total
        assert not any("other" in (notice.path or "") for notice in reading.notices)

    def test_a_header_is_no_row(self):
        """
        Words above columns, also those that are labels too, are no rows of blanks.
        """
        header = "| 总计 |  |  |  |  |  |  |  |\n| 其他 | 甲 | 乙 | 丙 | 丁 | 戊 | 己 | 庚 |\n"
        reading = parse(header + matrix())

        assert "1" == cells(reading, "requests.processed.total")[1]
        assert [] == codes(reading)

    def test_a_line_too_long(self):
        """
        A line that is no row of a table is noted.
        """
        reading = parse(f"{'甲' * 5000}\n{matrix()}")

        assert NoticeCode.LINE_TOO_LONG in codes(reading)


class TestOneCellALine:
    """
    Tables of which each cell stands on a line of its own.
    """

    def test_between_empty_lines(self):
        """
        Cells follow their label; a line of blanks alone is a blank cell.
        """
        rows = (
            *("规章", "6", "2", "10"),
            *("规范性文件", "\xa0", "7", " "),
            *("其他对外管理服务事项", "1", "減3", "4"),
        )
        text = "\n\n".join(rows)
        report = parse(text, forms=[e2019.Report]).report.proactive_disclosure

        assert (6, 2, 10) == tuple(
            report.documents.rules[name] for name in _names(report.documents.rules)
        )
        assert "" == written(report.documents.normative_documents.newly_made)
        assert figure("減3", signed=True) == report.services.other_external_services.items_change

    def test_between_bars(self):
        """
        Bars may part cells, and stand behind each.
        """
        for text in (
            "规章\n|\n6\n|\n2\n|\n10\n|\n行政强制\n|\n1\n|\n2\n|\n3\n",
            "规章 |\n6 |\n2 |\n10 |||\n行政强制 |\n1 |\n2 |\n3 |\n",
        ):
            report = parse(text, forms=[e2019.Report]).report.proactive_disclosure

            assert (6, 10) == (
                report.documents.rules.newly_made,
                report.documents.rules.total_disclosed,
            )
            assert 3 == report.enforcement.coercive_measures.decisions

    def test_empty_lines_between_cells(self):
        """
        Lines of blanks between cells that are complete are layout.
        """
        text = "规章\n \n6\n \n2\n \n10\n行政许可\n8\n行政处罚\n \n \n"
        report = parse(text, forms=[e2021.Report]).report.proactive_disclosure

        assert (6, 2, 10) == (
            report.documents.rules.issued,
            report.documents.rules.repealed,
            report.documents.rules.in_force,
        )
        assert 8 == report.services.licensing.decisions

    def test_the_rest_of_a_row_below(self):
        """
        The first cell may stand beside its label and the others below.
        """
        text = "规章 6\n2\n10\n行政许可 7\n行政处罚 8\n"
        report = parse(text, forms=[e2021.Report]).report.proactive_disclosure

        assert (6, 2, 10) == (
            report.documents.rules.issued,
            report.documents.rules.repealed,
            report.documents.rules.in_force,
        )
        assert 7 == report.services.licensing.decisions

    def test_too_few(self):
        """
        A row with too few cells is noted.
        """
        text = "规章\n6\n2\n行政强制\n1\n2\n3\n行政许可\n1\n2\n3\n行政处罚\n1\n2\n3\n"
        reading = parse(text, forms=[e2019.Report])

        assert NoticeCode.ROW_INCOMPLETE in codes(reading)
        assert MISSING == reading.report.proactive_disclosure.documents.rules.newly_made

    def test_rows_that_lost_their_labels(self):
        """
        Cells without labels between two known rows are placed if they are as many as are missing.
        """
        single = "\n".join
        text = single(
            [
                "一、本年新收政府信息公开申请数量",
                *"1000001",
                "二、上年结转政府信息公开申请数量",
                *"2000002",
                *"3000003",
                *"4000004",
                "1.属于国家秘密",
                *"5000005",
            ]
        )
        reading = parse(text)

        assert 3 == reading.report.requests.processed.granted.total
        assert 4 == reading.report.requests.processed.partly_granted.total
        assert 2 == reading.report.requests.carried_in.total
        assert NoticeCode.ROW_BY_PLACE in codes(reading)

    def test_cells_without_labels_that_fall_into_no_rows(self):
        """
        Cells that are as many as the missing rows have, but break off amid one, are noted.
        """
        single = "\n".join
        text = single(
            [
                "一、本年新收政府信息公开申请数量",
                *"1000001",
                "二、上年结转政府信息公开申请数量",
                *"2000002",
                "甲",
                *"3000003400",
                "乙",
                *"0004",
                "1.属于国家秘密",
                *"5000005",
            ]
        )
        reading = parse(text)

        assert [NoticeCode.TEXT_UNPLACED] * 4 == codes(reading)
        assert [None] * 7 == cells(reading, "requests.processed.granted")
        assert ["5", "0", "0", "0", "0", "0", "5"] == cells(
            reading, "requests.processed.refused.state_secret"
        )

    def test_a_row_across(self):
        """
        The fifteen cells of reviews and lawsuits stand beside one another, or below.
        """
        numbers = [str(number) for number in range(1, 16)]
        for text in ("\n".join(numbers), f"| {' | '.join(numbers)} |", " ".join(numbers)):
            reading = parse(f"{matrix()}四、政府信息公开行政复议、行政诉讼情况\n{text}\n")
            disputes = reading.report.disputes

            assert (1, 5, 6, 15) == (
                disputes.reviews.upheld,
                disputes.reviews.total,
                disputes.lawsuits.direct.upheld,
                disputes.lawsuits.after_review.total,
            )

    def test_a_row_across_of_dashes_and_blanks(self):
        """
        Cells that print no number are cells, also below the words above their columns.
        """
        dashes = " | ".join(["无", "N/A", "——", *"123456789", "abc", "14", "15"])
        header = " | ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
        for text, first in ((f"| {dashes} |", "无"), (f"| {header} |\n|{' |' * 15}", "")):
            disputes = parse(f"{matrix()}{DISPUTES}\n{text}\n").report.disputes

            assert first == written(disputes.reviews.upheld)

    def test_fifteen_blank_cells_elsewhere(self):
        """
        Blank cells that stand below nothing are none.
        """
        reading = parse(f"{matrix()}|{' |' * 15}\n")

        assert MISSING == reading.report.disputes.reviews.total

    def test_two_rows_across(self):
        """
        Of two such rows none can be told to be the one of the report, unless they are the same.
        """
        numbers = " ".join(map(str, range(1, 16)))
        others = " ".join(map(str, range(2, 17)))
        same = parse(f"{matrix()}{DISPUTES}\n{numbers}\n{numbers}\n")
        reading = parse(f"{matrix()}{DISPUTES}\n{numbers}\n{others}\n")

        assert [NoticeCode.ROW_REPEATED] * 3 == codes(same)
        assert [NoticeCode.ROW_UNCERTAIN] * 6 == codes(reading)
        assert MISSING == reading.report.disputes.reviews.total


PARTLY_GRANTED = f"""\
（二）部分公开（区分处理的，只计这一情
{row_of((9,)).replace(" |", "")}
形，不计其他情形）"""


class TestTorn:
    """
    Labels that an extraction has torn, glued or lost.
    """

    def test_a_label_around_its_cells(self):
        """
        A label above, beside and below its cells is put together.
        """
        text = matrix(
            partly_granted=PARTLY_GRANTED,
            fee_unpaid=(
                "2、申请人逾期未按收费通知要\n（六）其\n"
                f"求缴纳费用、行政机关不再处理  {row_of((3,)).replace(' |', '  ')}\n"
                "其政府信息公开申请"
            ),
        )
        reading = parse(text)

        assert [] == codes(reading)
        assert "9" == cells(reading, "requests.processed.partly_granted")[0]
        assert "3" == cells(reading, "requests.processed.other.fee_unpaid")[0]

    def test_torn_where_a_row_is_missing(self):
        """
        A torn label is put together also where another row of the form is missing.
        """
        text = matrix(
            granted=None,
            partly_granted=PARTLY_GRANTED,
        )
        reading = parse(text)

        assert "9" == cells(reading, "requests.processed.partly_granted")[0]
        assert [None] * 7 == cells(reading, "requests.processed.granted")

    def test_a_row_by_its_number_and_place(self):
        """
        A misspelt label with the number of the only row that is missing there is taken, and noted.
        """
        reading = parse(matrix(repeat=f"| 2.重复的申情 | {row_of((6,))} |"))

        assert [NoticeCode.ROW_BY_PLACE] == codes(reading)
        assert "6" == cells(reading, "requests.processed.not_processed.repeat")[0]

    def test_other_words_are_another_row(self):
        """
        A label in other words is a row of the place's own, whatever its number and place say.
        """
        reading = parse(matrix(repeat=f"| 2.又一次的申请 | {row_of((6,))} |"))

        assert [NoticeCode.LOCAL_ROW] == codes(reading)
        assert [None] * 7 == cells(reading, "requests.processed.not_processed.repeat")

    def test_another_number_is_another_row(self):
        """
        An unknown label with another number is a row that the form does not have.
        """
        reading = parse(matrix(repeat=f"| 9.又一次的申请 | {row_of((6,))} |"))

        assert [NoticeCode.LOCAL_ROW] == codes(reading)
        assert [None] * 7 == cells(reading, "requests.processed.not_processed.repeat")
        (local,) = reading.report.requests.processed.not_processed.local
        assert ("又一次的申请", "petition_or_complaint") == (local.label, local.after)

    def test_a_page_number_between_rows_without_labels(self):
        """
        A single number between rows that lost their labels is noted, the rows are placed.
        """
        bare = row_of((6,))
        text = matrix(repeat=f"| {bare} |\n1\n| {bare} |", publication=None)
        reading = parse(text)

        assert {NoticeCode.ROW_BY_PLACE, NoticeCode.TEXT_UNPLACED} == set(codes(reading))
        assert "6" == cells(reading, "requests.processed.not_processed.publication")[0]

    def test_too_many_rows_without_labels(self):
        """
        More rows than are missing are noted, none is placed.
        """
        reading = parse(matrix(repeat=f"| {row_of((6,))} |\n| {row_of((7,))} |"))

        assert [NoticeCode.TEXT_UNPLACED] * 2 == codes(reading)

    def test_far_too_many_rows_without_labels(self):
        """
        What cannot be a part of the table is only noted.
        """
        many = "\n".join([f"| {row_of((6,))} |"] * 120)
        reading = parse(matrix(repeat=many))

        assert [NoticeCode.TEXT_UNPLACED] * 120 == codes(reading)

    def test_words_between_rows(self):
        """
        Words of the form are layout between rows, others are noted.
        """
        text = matrix(
            repeat=f"（五）不\n予处理\n信息内容本年处理决定数量\n表三：收到和处理政府信息公开申请情况\n"
            f"{'甲乙丙丁' * 60}\n无此说法\n| 2．重复申请 | {row_of((6,))} |"
        )
        reading = parse(text)

        assert [NoticeCode.TEXT_UNPLACED] * 2 == codes(reading)

    def test_figures_outside_the_tables(self):
        """
        Numbers in the narrative are no rows; a row of figures outside is noted.
        """
        reading = parse(f"全年收到 21\n{matrix()}另有 3 4 5\n合计 7\n")

        assert ["另有 3 4 5"] == [
            notice.text for notice in reading.notices if notice.code is NoticeCode.TEXT_UNPLACED
        ]


class TestLocalRows:
    """
    Rows that the form does not have.
    """

    def test_in_a_matrix_and_in_a_block(self):
        """
        They are kept where they stand, with all their cells.
        """
        text = (
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 0 | 0\n"
            "行政规范性文件 | 1 | 0 | 4\n其他主动公开文件 | 5 | 0.5 | 7\n"
        ) + matrix(repeat=f"| 2．重复申请 | {row_of((1,))} |\n| 网上重复申请 | {row_of((1,))} |")
        report = parse(text).report
        (document,) = report.proactive_disclosure.documents.local
        (request,) = report.requests.processed.not_processed.local

        assert ("其他主动公开文件", "normative_documents", 5) == (
            document.label,
            document.after,
            document.figure.issued,
        )
        assert isinstance(document.figure.repealed, Printed)
        assert ("网上重复申请", "repeat", 1) == (
            request.label,
            request.after,
            request.figure.natural_person,
        )

    def test_only_with_all_their_cells(self):
        """
        A row with other cells than its neighbours is noted.
        """
        reading = parse(
            matrix(repeat=f"| 2．重复申请 | {row_of((1,))} |\n| 网上申请 | 1 | 2 | 3 |")
        )

        assert [NoticeCode.TEXT_UNPLACED] == codes(reading)

    def test_only_where_the_form_has_room(self):
        """
        A section without local rows takes none.
        """
        text = f"行政事业性收费 3\n某项收费 4\n{matrix()}"
        reading = parse(text)

        assert [NoticeCode.TEXT_UNPLACED] == codes(reading)


class TestLocalPlaces:
    """
    In which section a row of a place stands.
    """

    def test_its_number_says_at_which_level(self):
        """
        The level of its number decides between the sections that end above it.
        """
        for number, path in (
            ("四、", "requests.local.1"),
            ("（八）", "requests.processed.local.1"),
            ("", "requests.processed.local.1"),
        ):
            text = matrix()
            rows = text.splitlines()
            rows.insert(-1, f"| {number}现场办理 | {row_of((1,))} |")
            (notice,) = [
                one for one in parse("\n".join(rows)).notices if one.code is NoticeCode.LOCAL_ROW
            ]

            assert path == notice.path

    def test_below_a_heading(self):
        """
        Below a heading it is the first row of its section.
        """
        text = matrix(
            not_held=f"（四）无法提供\n| 1．现场办理 | {row_of((1,))} |\n"
            f"| 2．本机关不掌握相关政府信息 | {row_of((2,))} |"
        )
        (local,) = parse(text).report.requests.processed.unavailable.local

        assert ("现场办理", None) == (local.label, local.after)

    def test_above_the_first_line(self):
        """
        Below the title of its chapter it stands before the first line.
        """
        title, *rows = matrix().splitlines()
        text = "\n".join([title, f"| 一、现场办理 | {row_of((1,))} |", *rows])
        (local,) = parse(text).report.requests.local

        assert ("现场办理", None) == (local.label, local.after)

    def test_no_section_for_its_number(self):
        """
        A number of a level that no section here has is noted.
        """
        rows = matrix().splitlines()
        rows.insert(-1, f"| ①现场办理 | {row_of((1,))} |")

        assert [NoticeCode.TEXT_UNPLACED] == codes(parse("\n".join(rows)))

    def test_numbers_in_words_and_blanks(self):
        """
        Its cells may print numbers in words, or nothing.
        """
        text = (
            "行政许可 | 四\n现场办理 | 一百二十\n网上办理 |  |\n行政处罚 | 3\n行政强制 | 5\n"
        ) + matrix()
        report = parse(text).report.proactive_disclosure.services

        assert "四" == written(report.licensing.decisions)
        assert ["一百二十", ""] == [written(one.figure.decisions) for one in report.local]

    def test_it_is_not_the_optional_row(self):
        """
        A row with the number of the row that some reports print is not taken for it.
        """
        label = "申请人无正当理由逾期不补正"
        text = matrix(
            not_corrected_in_time=f"| （六）现场办理 | {row_of((1,))} |\n（七）其他处理\n"
            f"| 1．{label} | {row_of((2,))} |"
        )
        report = parse(text).report.requests.processed

        assert MISSING == report.other.total.total
        assert ["现场办理"] == [one.label for one in report.local]


class TestEmptyCells:
    """
    Rows of which some cells are empty.
    """

    def test_a_row_of_empty_cells_between_merged_ones(self):
        """
        Where all are empty it does not matter which are the row's.
        """
        reading = parse(matrix(carried_out=f"| 四、结转下年度继续办理 |{' |' * 9}"))

        assert [""] * 7 == cells(reading, "requests.carried_out")


class TestHeaders:
    """
    Words above columns say where the cells stand.
    """

    def test_blank_cells_below_a_header(self):
        """
        Where merged columns leave empty cells, the header tells which are the row's.
        """
        text = (
            "| 信息内容 | 采购项目数量 |  | 采购总金额 |\n| 政府集中采购 |  |  | 0 |\n"
            "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n| 行政许可 |  | 1 |  |\n"
            "| 行政处罚 | 1 | 2 | 3 |\n"
        )
        report = parse(text, forms=[e2019.Report]).report.proactive_disclosure
        bought = report.procurement.centralised_procurement

        assert ("", "0") == (written(bought.projects), written(bought.amount))
        assert 1 == report.services.licensing.items_change

    def test_figures_elsewhere(self):
        """
        A figure that stands below no words is not left out for it.
        """
        text = (
            "| 信息内容 | 采购项目数量 |  | 采购总金额 |\n| 政府集中采购 | 1 | 2 | 3 |\n"
            "| 行政处罚 | 1 | 2 | 3 |\n"
        )

        assert NoticeCode.ROW_INCOMPLETE in codes(parse(text, forms=[e2019.Report]))


class TestForms:
    """
    Which form a text is on, and how many reports it holds.
    """

    def test_the_year_decides_between_forms_that_print_the_same(self):
        """
        Rows that two forms print alike are read as the form of the year.
        """
        rows = f"| 一、本年新收政府信息公开申请数量 | {row_of((1,))} |\n" * 1

        assert "2019" == parse(f"某局2020年政府信息公开工作年度报告\n{rows}").report.edition
        assert "2021" == parse(f"某局2023年政府信息公开工作年度报告\n{rows}").report.edition
        assert "2021" == parse(rows).report.edition

    def test_the_labels_decide(self):
        """
        A report on an older form than its year is noted.
        """
        text = f"某局2021年政府信息公开工作年度报告\n{matrix(e2019.Report)}行政强制 3 4 5\n"
        reading = parse(text)

        assert "2019" == reading.report.edition
        assert NoticeCode.EDITION_OUT_OF_YEARS in codes(reading)

    def test_two_reports(self):
        """
        A text with two reports gives both.
        """
        one, other = (
            matrix(),
            matrix(received=f"| 一、本年新收政府信息公开申请数量 | {row_of((77,))} |"),
        )
        first, second = parse_all(one + other)

        assert 77 == second.report.requests.received.natural_person
        assert 77 != first.report.requests.received.natural_person

    def test_two_reports_with_a_row_across_first(self):
        """
        Also a table that is one row begins the form a second time.
        """
        numbers = f"{DISPUTES}\n{' '.join(map(str, range(1, 16)))}"
        single = "\n".join([DISPUTES, *map(str, range(1, 16))])

        assert 2 == len(
            parse_all(f"行政强制 3\n{numbers}\n行政强制 4\n{numbers}\n", forms=[e2021.Report])
        )
        assert 2 == len(parse_all(f"{numbers}\n{numbers}\n", forms=[e2021.Report]))
        assert 2 == len(
            parse_all("规章\n1\n2\n3\n行政强制 3\n规章\n1\n2\n3\n", forms=[e2021.Report])
        )
        assert 2 == len(
            parse_all(f"行政强制 3\n{single}\n行政强制 3\n{single}\n", forms=[e2021.Report])
        )

    def test_two_reports_one_cell_a_line(self):
        """
        Also where each cell stands on a line of its own the second one begins with its label.
        """
        one = "规章\n1\n2\n3\n行政强制\n3\n"
        first, second = parse_all(one + one.replace("3", "4"), forms=[e2021.Report])

        assert (3, 4) == tuple(
            reading.report.proactive_disclosure.documents.rules.in_force
            for reading in (first, second)
        )

    def test_nothing_to_read(self):
        """
        A text without a row of the form is refused.
        """
        with pytest.raises(UnreadableError):
            parse("甲乙丙\n1 2 3\n", forms=[e2021.Report])

    def test_a_table_that_is_not_there_is_noted_once(self):
        """
        Of a table that is missing as a whole the heading is named.
        """
        missing = [
            notice.path
            for notice in parse(matrix()).notices
            if notice.code is NoticeCode.ROW_MISSING
        ]

        assert ["proactive_disclosure", "disputes"] == missing

    def test_what_is_written_is_read(self):
        """
        The text of a report gives the report.
        """
        report = parse(matrix()).report

        assert report == parse(render(report)).report


class TestLayout:
    """
    What is no cell and no word.
    """

    def test_rules_bars_and_blank_lines(self):
        """
        Lines of bars, rules and blanks are layout; a dash in a cell is a cell.
        """
        table = matrix(repeat="| 2．重复申请 | / | — | 0 | 0 | 0 | 0 | 1 |")
        reading = parse(f"甲\n \n||||\n{table}|---|---|\n- 4 -\n")

        assert [] == codes(reading)
        assert ["/", "—"] == cells(reading, "requests.processed.not_processed.repeat")[:2]

    def test_a_row_of_bars_alone(self):
        """
        Lines of bars alone say nothing to any form.
        """
        (reading,) = parse_all(f"||||\n收到申请数\n||||\n{matrix()}")

        assert "2021" == reading.report.edition

    def test_a_row_that_two_forms_find(self):
        """
        Of two forms that find rows in the same lines the one is kept for which more speaks.
        """
        lines_of_2014 = "属于已主动公开范围数 件 5\n当面申请数 件 2\n传真申请数 件 3\n"
        rows = matrix().splitlines(keepends=True)
        (reading,) = parse_all("".join([*rows[:9], lines_of_2014, *rows[9:]]))

        assert "2021" == reading.report.edition


class TestEqualLabels:
    """
    Two lines of a form with one label.
    """

    @pytest.mark.parametrize(
        ("rows", "first", "second"),
        [
            (["收到申请数 1", "答复申请数 2", "收到申请数 3", "答复申请数 4"], (1, 2), (3, 4)),
            (["收到申请数 1", "收到申请数 3", "答复申请数 4"], (1, MISSING), (3, 4)),
            (["收到申请数 1", "收到申请数 3", "答复申请数 4", "答复申请数 2"], (1, 2), (3, 4)),
        ],
    )
    def test_the_next_one_is_meant(self, rows, first, second):
        """
        A row is the next line with its label that was not found yet, else one passed over.
        """
        table = "\n".join(f"| {row.replace(' ', ' | ')} | 0 | 0 | 0 |" for row in rows)
        report = parse(table, "text", forms=[Halves]).report

        assert first == (report.first.received.citizens, report.first.answered.citizens)
        assert second == (report.second.received.citizens, report.second.answered.citizens)

    def test_a_third_one(self):
        """
        Where both lines were found, it begins another table.
        """
        readings = parse_all("| 收到申请数 | 1 | 0 | 0 | 1 |\n" * 3, "text", forms=[Halves])

        assert [1, 3] == [reading.source.first_row for reading in readings]
