"""
Tables of rows that are not printed as the form has them: what cannot be placed with certainty is
noted, and no cell is wrong.
"""

from __future__ import annotations

from typing import ClassVar

import pytest

from govinfo_report import e2019, e2021, form, parse, parse_all, render
from govinfo_report.editions import EDITIONS
from govinfo_report.editions import Report as BaseReport
from govinfo_report.editions._rows import ByApplicant, Disputes
from govinfo_report.editions.e2021 import ProactiveDisclosure, Requests
from govinfo_report.errors import UnreadableError
from govinfo_report.figures import MISSING, written
from govinfo_report.grid import NoticeCode
from printed_rows import held, page, tables, truth, wrong


@form.section
class NextRequests(Requests):
    """
    The requests of 2021 and one row more.
    """

    appealed: ByApplicant = form.alone("当年提出异议的政府信息公开申请")


@form.section
class Next(BaseReport):
    """
    A form that contains that of 2021.
    """

    edition: ClassVar[str] = "next"
    title: ClassVar[str] = e2021.Report.title
    years: ClassVar[range] = range(2027, 2032)

    proactive_disclosure: ProactiveDisclosure = form.group(
        "主动公开政府信息情况", chapter=2, corner="信息内容"
    )
    requests: NextRequests = form.group("收到和处理政府信息公开申请情况", chapter=3, corner="申请")
    disputes: Disputes = form.group("政府信息公开行政复议、行政诉讼情况", chapter=4, across=True)


class TestEditions:
    """
    Which form a report is on where more than one fits.
    """

    def test_the_whole_form_before_one_that_contains_it(self):
        """
        Of two forms for which as much speaks the one is taken that is whole, whatever the year.
        """
        forms = [e2021.Report, Next]

        for year in ("", "2028"):
            report = parse(page(year=year), forms=forms).report

            assert e2021.Report is type(report)

    def test_the_newest_form_has_no_end(self):
        """
        A year behind those of the newest form is not noted, one before them is.
        """
        newest = max(EDITIONS.values(), key=lambda one: one.YEARS.start)

        assert newest.Report is e2021.Report
        for year, noted in (("2035", False), ("2019", True)):
            codes = [one.code for one in parse(page(year=year)).notices]

            assert noted == (NoticeCode.EDITION_OUT_OF_YEARS in codes)

    def test_an_older_form_has_one(self):
        """
        A year behind those of an older form is noted.
        """
        text = page(e2019.Report, year="2035")

        assert NoticeCode.EDITION_OUT_OF_YEARS in {one.code for one in parse(text).notices}


FIGURES = truth()
"""
The figure of each cell of the page.
"""


def codes(reading) -> list[NoticeCode]:
    """
    Give the codes of the notices, but that the edition was recognised and what is missing.
    """
    aside = {NoticeCode.EDITION_RECOGNISED, NoticeCode.ROW_MISSING}
    return [one.code for one in reading.notices if one.code not in aside]


def reordered(rows: list[list[str]], order: list[int], first: int = 0) -> None:
    """
    Print the last cells of rows in another order.
    """
    for row in rows[first:]:
        row[-len(order) :] = [row[-len(order) :][at] for at in order]


def below(rows: list[list[str]]) -> list[list[str]]:
    """
    Give the rows of the matrix below the words above its columns.
    """
    return rows[3:]


class TestPage:
    """
    The page that the tests change.
    """

    def test_as_the_form_has_it(self):
        """
        Every cell of the page is read, and nothing is noted, on both forms.
        """
        for edition in (e2019, e2021):
            reading = parse(page(edition.Report, year=str(edition.YEARS[0])))

            assert truth(edition.Report) == held(reading)
            assert [] == [
                one for one in reading.notices if one.code is not NoticeCode.EDITION_RECOGNISED
            ]


class TestNarrative:
    """
    Rows of the form named outside its tables.
    """

    @pytest.mark.parametrize(
        "line",
        ["行政许可 12件", "本年新收政府信息公开申请数量 35 0 0 0 0 0 35", "规章\t1\t2\t3"],
    )
    def test_above_the_tables(self, line):
        """
        A row in the narrative above the tables is noted, and the report read whole.
        """
        reading = parse(page(narrative=["一、总体情况", "本县情况如下。", line]))

        assert FIGURES == held(reading)
        assert NoticeCode.TEXT_UNPLACED in codes(reading)

    def test_a_table_above_the_tables(self):
        """
        The same holds for a table that names several rows.
        """
        narrative = [
            "类别\t数量",
            "行政许可\t12",
            "行政处罚\t3",
            "行政强制\t4",
            "行政事业性收费\t5",
        ]
        reading = parse(page(narrative=narrative))

        assert FIGURES == held(reading)
        assert [NoticeCode.TEXT_UNPLACED] * 4 == codes(reading)

    def test_behind_the_tables(self):
        """
        A row in the narrative behind the tables is noted as one that stands again.
        """
        reading = parse(f"{page()}行政许可\t12\n")

        assert FIGURES == held(reading)
        assert [NoticeCode.ROW_REPEATED] == codes(reading)

    def test_a_table_behind_the_tables(self):
        """
        So is a small table, though words of the form stand above it.
        """
        reading = parse(f"{page()}信息内容\t本年处理决定数量\n行政许可\t12\n")

        assert FIGURES == held(reading)
        assert [NoticeCode.ROW_REPEATED] == codes(reading)

    def test_nothing_but_a_narrative(self):
        """
        Rows above the title of a chapter without a table are no report.
        """
        with pytest.raises(UnreadableError):
            parse("规章\t1\t2\t3\n行政许可\t12\n二、主动公开政府信息情况\n无。\n")

    def test_without_any_words_above(self):
        """
        Two rows with the same label of which nothing tells the right one are not taken.
        """
        reading = parse("规章\t1\t2\t3\n行政许可\t12\n行政许可\t13\n三、收到\n行政强制\t7\n")

        assert "行政许可" not in held(reading)


class TestColumns:
    """
    Words above columns say where the cells stand.
    """

    def test_columns_of_a_block(self):
        """
        The cells of a block stand as the words above it do.
        """

        def change(tables) -> None:
            reordered(tables["proactive_disclosure"][1:4], [2, 0, 1])

        reading = parse(page(change=change))

        assert FIGURES == held(reading)
        assert [NoticeCode.COLUMNS_REORDERED] == codes(reading)

    @pytest.mark.parametrize("row", ["lower", "upper"])
    def test_columns_of_the_matrix(self, row):
        """
        So do those of the matrix, whose words stand in two rows.
        """

        def change(tables) -> None:
            rows = tables["requests"]
            if row == "lower":
                reordered(rows[2:3], [1, 0, 2, 3, 4])
                reordered(below(rows), [0, 2, 1, 3, 4, 5, 6])
            else:
                reordered(rows[1:2], [2, 0, 1])
                reordered(below(rows), [6, 0, 1, 2, 3, 4, 5])

        reading = parse(page(change=change))

        assert FIGURES == held(reading)
        assert [NoticeCode.COLUMNS_REORDERED] == codes(reading)

    def test_behind_a_page_break(self):
        """
        The order holds for all rows below, also where the words come again or others stand between.
        """

        def change(tables) -> None:
            rows = tables["requests"]
            reordered(rows[2:3], [1, 0, 2, 3, 4])
            reordered(below(rows), [0, 2, 1, 3, 4, 5, 6])
            rows[20:20] = [rows[0], ["申请人情况"], rows[1], rows[2]]
            rows[12:12] = [["申请人情况"], ["说明\t1\t2"]] * 12

        assert FIGURES == held(parse(page(change=change)))

    def test_outcomes(self):
        """
        Those of reviews and lawsuits too, if all three parts stand alike.
        """

        def change(tables) -> None:
            rows = tables["disputes"]
            order = [4, 0, 1, 2, 3]
            rows[1][:5] = [rows[1][at] for at in order]
            rows[2] = [rows[2][start + at] for start in (0, 5) for at in order]
            rows[3] = [rows[3][start + at] for start in (0, 5, 10) for at in order]

        assert FIGURES == held(parse(page(change=change)))

    @pytest.mark.parametrize("at", [1, 2])
    def test_outcomes_in_different_orders(self, at):
        """
        Where they do not, none is taken.
        """

        def change(tables) -> None:
            rows = tables["disputes"]
            rows[at][0], rows[at][1] = rows[at][1], rows[at][0]

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert MISSING == reading.report.disputes.reviews.total
        assert NoticeCode.TEXT_UNPLACED in codes(reading)

    @pytest.mark.parametrize("named", [True, False])
    def test_lawsuits_first(self, named):
        """
        Lawsuits before reviews are not taken for reviews.
        """

        def change(tables) -> None:
            rows = tables["disputes"]
            outcomes = rows[1][:5]
            rows[0] = ["行政诉讼", "行政复议"] if named else ["情况"]
            rows[1] = ["未经复议直接起诉", "复议后起诉", *outcomes]
            rows[3] = [*rows[3][5:], *rows[3][:5]]

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert NoticeCode.TEXT_UNPLACED in codes(reading)

    def test_words_of_another_form(self):
        """
        Cells below words that the form does not have are not taken.
        """

        def change(tables) -> None:
            tables["proactive_disclosure"][1][1:] = [
                "本年新制作数量",
                "本年新公开数量",
                "对外公开总数量",
            ]

        reading = parse(page(change=change), forms=[e2021.Report])

        assert {} == wrong(reading, FIGURES)
        assert MISSING == reading.report.proactive_disclosure.documents.rules.issued
        assert [NoticeCode.COLUMNS_DIFFER] * 2 == codes(reading)

    def test_words_of_another_form_in_the_middle(self):
        """
        Below words of which some are the form's and some are not, none is taken either.
        """

        def change(tables) -> None:
            tables["proactive_disclosure"][1][2] = "备注"

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert [NoticeCode.COLUMNS_DIFFER] * 2 == codes(reading)

    def test_an_order_that_cannot_be_told(self):
        """
        Words that stand twice, once each row otherwise, say nothing certain.
        """

        def change(tables) -> None:
            tables["requests"][2].append("商业企业")

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert NoticeCode.COLUMNS_DIFFER in codes(reading)

    def test_words_in_pieces(self):
        """
        Words that an extraction has torn are those of the form.
        """
        for rows in (
            [["自然人", "总计"], ["法人或其他", "组织"], ["商业 科研 社会 法律 其他"]],
            [["自然人"], ["法人或其"], ["他组织"], ["总计"], *([one] for one in APPLICANTS)],
            [["自然人"], ["总计商业企"], ["业科研机构社会公益组织法律服务机构"], ["其他"]],
        ):

            def change(tables, rows=rows) -> None:
                tables["requests"][1:3] = rows

            assert FIGURES == held(parse(page(change=change)))

    def test_words_in_pieces_out_of_order(self):
        """
        If those that are whole stand in another order none is taken.
        """

        def change(tables) -> None:
            tables["requests"][1:3] = [["总计", "其他", "商业企业"], ["科研", "社会", "法律"]]

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert NoticeCode.COLUMNS_DIFFER in codes(reading)

    def test_one_word_a_line(self):
        """
        Where each word stands on a line of its own, they are in the order of the cells.
        """

        def change(tables) -> None:
            rows = tables["proactive_disclosure"]
            reordered(rows[1:4], [2, 0, 1])
            rows[1:2] = [[word] for word in rows[1]]

        assert FIGURES == held(parse(page(change=change)))

    def test_two_rows_of_words_that_do_not_fit(self):
        """
        Two rows of words without those that head them together are in no order that is certain.
        """

        def change(tables) -> None:
            tables["requests"][1:3] = [["自然人", "总计", "其他"], APPLICANTS[:-1]]

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert NoticeCode.COLUMNS_DIFFER in codes(reading)


APPLICANTS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]


class TestUnits:
    """
    Units that the words above columns name.
    """

    def test_money(self):
        """
        Money in another unit keeps its value: the unit is taken into the cell, and noted.
        """

        def change(tables) -> None:
            tables["proactive_disclosure"][-2][1] = "本年收费金额（单位：元）"

        reading = parse(page(change=change))
        amount = reading.report.proactive_disclosure.fees.administrative_fees.amount
        (notice,) = [one for one in reading.notices if one.code is NoticeCode.UNIT_DIFFERS]

        assert "1070元" == written(amount)
        assert "元" == notice.text
        assert amount.low <= 107_000 <= amount.high

    @pytest.mark.parametrize("text", ["/", "无", "3元"])
    def test_cells_that_need_no_unit(self, text):
        """
        A cell without a figure, or with its own unit, stays as it is.
        """

        def change(tables) -> None:
            rows = tables["proactive_disclosure"]
            rows[-2][1] = "（单位：元）"
            rows[-2:-1] = [["信息内容", "本年收费金额"], ["（单位：元）"]]
            rows[-1][1] = text

        fees = parse(page(change=change)).report.proactive_disclosure.fees

        assert text == written(fees.administrative_fees.amount)

    def test_counts(self):
        """
        Counts in another unit are not taken.
        """

        def change(tables) -> None:
            tables["proactive_disclosure"][5][1] = "本年处理决定数量（单位：万件）"

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert [NoticeCode.UNIT_DIFFERS] == codes(reading)

    def test_the_unit_of_the_form(self):
        """
        The form's own unit needs no notice.
        """

        def change(tables) -> None:
            tables["proactive_disclosure"][5][1] = "本年处理决定数量（单位：件）"

        assert [] == codes(parse(page(change=change)))


class TestAcross:
    """
    Rows of cells that have no label of their own.
    """

    def test_another_table_of_as_many_columns(self):
        """
        A row of fifteen figures elsewhere is no row of reviews and lawsuits.
        """
        other = "\t".join(map(str, range(1, 16)))

        def change(tables) -> None:
            tables["requests"].append([other])

        for text in (page(narrative=[other]), page(change=change)):
            reading = parse(text)

            assert FIGURES == held(reading)
            assert [NoticeCode.TEXT_UNPLACED] == [*{*codes(reading)}] or [] == codes(reading)

    def test_reviews_alone(self):
        """
        Reviews and lawsuits may stand in tables of their own, named by the words above.
        """

        def change(tables) -> None:
            *_, outcomes, cells = tables["disputes"]
            tables["disputes"] = [
                ["行政复议"],
                outcomes[:5],
                cells[:5],
                ["行政诉讼"],
                ["未经复议直接起诉", "复议后起诉"],
                outcomes,
                cells[5:],
            ]

        assert FIGURES == held(parse(page(change=change)))

    def test_what_is_written_of_reviews_alone(self):
        """
        What is written of a report of which only reviews are known is read as that.
        """
        cells = {"disputes.reviews.upheld": 279, "disputes.reviews.total": 451}
        report = e2021.Report.of({**cells, "requests.received.total": 9834}, year=2023)
        again = parse(render(report)).report

        assert (279, 451) == (again.disputes.reviews.upheld, again.disputes.reviews.total)
        assert MISSING == again.disputes.lawsuits.direct.total

    def test_two_years(self):
        """
        Of two rows below the same words none is certain; one that is the same is no matter.
        """

        def change(tables) -> None:
            rows = tables["disputes"]
            rows.insert(3, [str(70_000 + number) for number in range(15)])

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert [NoticeCode.ROW_UNCERTAIN] * 6 == codes(reading)


class TestOneCellALine:
    """
    Cells on lines of their own, with blank lines, or apart from their labels.
    """

    @staticmethod
    def alone(separator: str, change=lambda _: None) -> str:
        """
        Print a page with each cell on a line of its own.
        """
        return separator.join(page(change=change).replace("\t", "\n").split("\n"))

    @pytest.mark.parametrize("separator", ["\n", "\n\n", "\n \n", "\n  \n\n \n"])
    def test_blank_lines_are_no_cells(self, separator):
        """
        Lines of blanks between all others are layout.
        """
        assert FIGURES == held(parse(self.alone(separator)))

    def test_lost_figures_between_blank_lines(self):
        """
        Blank lines are no cells where figures are lost.
        """

        def change(tables) -> None:
            del tables["requests"][3][2:6]

        for separator in ("\n", "\n \n"):
            reading = parse(self.alone(separator, change))

            assert {} == wrong(reading, FIGURES)
            assert NoticeCode.ROW_INCOMPLETE in codes(reading)

    def test_lost_figures_with_nothing_above(self):
        """
        Nor where nothing else says that blank lines are layout.
        """
        for cells in (" \n1\n \n2\n ", "1\n \n2"):
            reading = parse(f"行政强制\n7\n行政处罚\n8\n规章\n{cells}\n行政许可\n5\n")

            assert MISSING == reading.report.proactive_disclosure.documents.rules.issued

    def test_column_by_column(self):
        """
        Figures that came out of the source column by column are not cut into rows.
        """

        def change(tables) -> None:
            rows = below(tables["requests"])
            cells = [row[-7:] for row in rows]
            labels = [row[-8:-7] for row in rows]
            tables["requests"][3:] = [
                *labels,
                *([row[at]] for at in range(7) for row in cells),
            ]

        reading = parse(self.alone("\n", change))

        assert {} == wrong(reading, FIGURES)
        assert MISSING == reading.report.requests.received.total

    @pytest.mark.parametrize("lost", ["first row", "first label", "nothing"])
    def test_rows_below_all_labels(self, lost):
        """
        Rows below all labels are placed if they are as many; if one is lost none is.
        """

        def change(tables) -> None:
            rows = below(tables["requests"])
            labels = [row[-8:-7] for row in rows]
            cells = [row[-7:] for row in rows]
            del cells[: lost == "first row"], labels[: lost == "first label"]
            tables["requests"][3:] = [*labels, *([" ".join(row)] for row in cells)]

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert (lost != "first row") == ("requests.carried_in.total" in held(reading))

    @pytest.mark.parametrize("joined", [" ", "\t", "\n"])
    @pytest.mark.parametrize("lost", ["", "first", "last"])
    def test_figures_above_their_labels(self, joined, lost):
        """
        Figures that stand above their labels are not taken for those of the label before.
        """

        def change(tables) -> None:
            rows = below(tables["requests"])
            if lost:
                del rows[0 if lost == "first" else -1][-7:]
            tables["requests"][3:] = [
                part for row in rows for part in ([joined.join(row[-7:])], row[:-7]) if part != [""]
            ]

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)

    def test_single_figures_above_their_labels(self):
        """
        The same holds for single figures.
        """

        def change(tables) -> None:
            rows = tables["proactive_disclosure"]
            rows[8:10] = [part for row in rows[8:10] for part in ([row[1]], [row[0]])]

        assert {} == wrong(parse(page(change=change)), FIGURES)

    def test_the_first_label_lost(self):
        """
        The last word above the columns is no label, even if a row has it too.
        """

        def change(tables) -> None:
            tables["requests"][3][:-7] = []

        for text in (page(change=change), self.alone("\n", change)):
            reading = parse(text)

            assert {} == wrong(reading, FIGURES)

    def test_rows_one_after_the_other(self):
        """
        Cells without labels are cut into rows where the sums of these agree and those of columns do
        not.
        """
        figures = "\n".join("111111622222210000404")
        text = (
            "一、本年新收政府信息公开申请数量\n1\n1\n0\n0\n0\n0\n2\n"
            "二、上年结转政府信息公开申请数量\n{}\n"
            "1.属于国家秘密\n0\n0\n0\n0\n0\n1\n1\n"
        )
        agree = "\n".join("1111116") + "\n" + "\n".join("2000002") + "\n" + "\n".join("0000404")
        for cells, is_taken in ((figures, False), (agree, True), (agree.replace("6", "x"), False)):
            reading = parse(text.format(cells))

            assert is_taken == ("requests.carried_in.total" in held(reading))

    def test_a_label_without_figures_and_figures_without_a_label(self):
        """
        As many rows as are missing are not those if the labels between them say otherwise.
        """

        def change(tables) -> None:
            rows = tables["requests"]
            start = next(at for at, row in enumerate(rows) if "2．重复申请" in row)
            rows[start : start + 3] = [
                rows[start][:-7],
                rows[start + 1][:-7],
                [" ".join(rows[start + 1][-7:])],
                rows[start + 2][:-7],
                [" ".join(rows[start + 2][-7:])],
                ["9 9 9 9 9 9 9"],
            ]

        for joined in (" ", "\n"):
            text = page(change=change).replace(" ", joined)

            assert {} == wrong(parse(text), FIGURES)

    def test_rows_without_sums(self):
        """
        Where no sum can tell, cells without labels are not cut into rows.
        """
        cells = "\n".join(map(str, range(1, 10)))
        text = f"规范性文件\n1\n2\n3\n行政许可\n{cells}\n行政强制\n5\n6\n7\n"
        reading = parse(text, forms=[e2019.Report])

        assert MISSING == reading.report.proactive_disclosure.services.licensing.decisions
        assert NoticeCode.ROW_INCOMPLETE in codes(reading)


class TestYears:
    """
    Tables of another year beside those of the report.
    """

    OTHERS = truth(first=60_007)

    def doubled(self, own: str, other: str, *, is_first: bool = False):
        """
        Print each table twice, with the figures of two years and a caption above each.
        """

        def change(printed) -> None:
            others = tables(figures=self.OTHERS)
            for chapter, rows in printed.items():
                two = [[[own], *rows], [[other], *others[chapter]]]
                rows[:] = [row for part in (two[::-1] if is_first else two) for row in part]

        return parse(page(change=change))

    @pytest.mark.parametrize("is_first", [False, True])
    def test_captions(self, is_first):
        """
        The captions say which table is the report's.
        """
        for own, other in (("2023年", "附：2022年"), ("本年度", "2022年度"), ("2023年", "上年度")):
            reading = self.doubled(own, other, is_first=is_first)

            assert FIGURES == held(reading)
            assert {NoticeCode.ROW_REPEATED, NoticeCode.TEXT_UNPLACED} >= {*codes(reading)}

    def test_no_captions(self):
        """
        Without captions neither is taken.
        """
        reading = parse(self.text_of_one_table_doubled("情况"))

        assert {} == wrong(reading, FIGURES)
        assert NoticeCode.ROW_UNCERTAIN in codes(reading)
        assert MISSING == reading.report.requests.received.total

    def test_captions_that_say_nothing(self):
        """
        Nor with captions of the same year, or where the report's year is not known.
        """
        for own, other, year in (
            ("2023年", "2023年", "2023"),
            ("本年", "2022年", ""),
        ):
            reading = parse(self.text_of_one_table_doubled(other, own, year))

            assert NoticeCode.ROW_UNCERTAIN in codes(reading)
            assert MISSING == reading.report.requests.received.total

    def text_of_one_table_doubled(self, other: str, own: str = "本表", year: str = "2023") -> str:
        """
        Print a page whose matrix stands twice.
        """

        def change(printed) -> None:
            rows = printed["requests"]
            rows[:0] = [[own]]
            rows += [[other], *tables(figures=self.OTHERS)["requests"]]

        return page(change=change, year=year)

    def test_three_tables(self):
        """
        What was refused once stays refused.
        """

        def change(printed) -> None:
            rows = printed["requests"]
            rows += [*tables(figures=self.OTHERS)["requests"], *rows]

        reading = parse(page(change=change))

        assert {} == wrong(reading, FIGURES)
        assert MISSING == reading.report.requests.received.total

    def test_the_same_table_twice(self):
        """
        A table that says the same again is no matter.
        """

        def change(printed) -> None:
            printed["requests"] += printed["requests"]

        reading = parse(page(change=change))

        assert FIGURES == held(reading)
        assert {NoticeCode.ROW_REPEATED} == {*codes(reading)}

    def test_a_row_twice_inside_a_table(self):
        """
        Behind a row that stands twice the table goes on.
        """

        def change(printed) -> None:
            rows = printed["requests"]
            rows.insert(15, rows[10])

        reading = parse(page(change=change))

        assert FIGURES == held(reading)
        assert [NoticeCode.ROW_REPEATED] == codes(reading)

    def test_two_whole_reports(self):
        """
        Two reports in one source are two, each with its own figures.
        """
        second = page(year="2022", change=lambda one: one.update(tables(figures=self.OTHERS)))
        readings = parse_all(f"{page()}{second}")

        assert [FIGURES, self.OTHERS] == [*map(held, readings)]
        assert [2023, 2022] == [one.report.year for one in readings]

    def test_two_reports_without_words_between(self):
        """
        The second one may begin right below the first.
        """
        text = "规章\t1\t2\t3\n行政强制\t4\n"
        readings = parse_all(text * 2, forms=[e2021.Report])

        assert 2 == len(readings)

    def test_a_row_twice_beside_itself(self):
        """
        A row that stands twice in the first row of all is no second report.
        """
        text = "规章\t1\t2\t3\t规章\t4\t5\t6\n行政许可\t7\n行政强制\t4\n行政处罚\t9\n"
        (reading,) = parse_all(text, forms=[e2021.Report])

        assert NoticeCode.TEXT_UNPLACED in codes(reading)

    def test_very_many_rows_again(self):
        """
        A source that repeats a row very many times is read in one go.
        """
        reading = parse(page() + "行政许可\t12\n" * 500)

        assert FIGURES == held(reading)
        assert [NoticeCode.ROW_REPEATED] * 500 == codes(reading)

    def test_very_many_reports(self):
        """
        So is one of many reports.
        """
        assert 20 == len(parse_all(page() * 20))
