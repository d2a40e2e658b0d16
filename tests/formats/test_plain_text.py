"""
Whole reports as plain text: finding the table, and writing one.
"""

from __future__ import annotations

import attrs
import pytest

from govinfo_report.checking import check
from govinfo_report.diagnosis import diagnose
from govinfo_report.errors import UnreadableError
from govinfo_report.figures import MISSING, figure
from govinfo_report.form import Local
from govinfo_report.formats import parse, parse_all, render
from govinfo_report.grid import NoticeCode
from printed_tables import HEADER, TITLE, held, rows_of, text_of

TEXT = text_of(rows_of())
NARRATIVE = """\
甲市2016年政府信息公开工作年度报告

    本报告依照规定编写，所列数据的统计期限自2016年1月1日起至2016年12月31日止，
附有政府信息公开情况统计表。

一、主动公开情况

    全年主动公开政府信息 70 条，收到申请数 件 12 的写法是错的。

二、依申请公开情况

（一）收到申请数

    全年收到申请 9 件，其中当面申请 3 件。

五、行政诉讼数量

    没有发生。

附表：

"""


@pytest.fixture(scope="module")
def report():
    """
    Give a report in which every cell is printed.
    """
    return parse(TEXT).report


class TestFinding:
    """
    Where the table begins and ends.
    """

    def test_narrative_before_the_table(self):
        """
        Sentences and headings that name labels do not get into the cells.
        """
        reading = parse(NARRATIVE + TEXT)

        assert {row.path: row.figure for row in rows_of() if row.path} == held(reading)
        assert [NoticeCode.EDITION_RECOGNISED] == [one.code for one in reading.notices]
        assert ("甲市", 2016) == (reading.report.agency, reading.report.year)

    def test_narrative_behind_the_table(self):
        """
        Nor do sentences behind it.
        """
        behind = "\n五、存在的问题\n\n（一）收到申请数\n\n    比上年多 7 件。\n\n以上报告。\n"

        assert {row.path: row.figure for row in rows_of() if row.path} == held(parse(TEXT + behind))

    def test_narrative_before_a_table_without_a_title(self):
        """
        A table that lost its title is still found by its rows.
        """
        reading = parse(NARRATIVE + TEXT.removeprefix(TITLE))
        expected = {row.path: row.figure for row in rows_of() if row.path}

        assert expected.items() <= held(reading).items()
        assert ("甲市", 2016) == (reading.report.agency, reading.report.year)

    @pytest.mark.parametrize(
        "title",
        [
            "政府信息公开情况统计表",
            "    政府信息公开情况统计表",
            "附件1：政府信息公开情况统计表",
            "甲市2016年政府信息公开情况统计表",
            "政府信息公开情况统计表（2016年度）",
            "政府信息公开情况统计表(2016年度)",
            "# 政府信息公开情况统计表",
        ],
    )
    def test_titles(self, title):
        """
        A line that ends with the title begins a table.
        """
        text = f"{NARRATIVE}{title}\n\n{HEADER}{TEXT.partition(HEADER)[2]}"
        (reading,) = parse_all(text)

        assert 70048 == reading.report.complaints

    @pytest.mark.parametrize(
        "sentence",
        [
            "政府信息公开情况统计表见附件。",
            "本报告由文字部分和附件两部分组成，附件就是文字部分之后所附的本市政府信息公开情况统计表",
        ],
    )
    def test_the_title_in_a_sentence(self, sentence):
        """
        A sentence that has the title in it begins none.
        """
        (reading,) = parse_all(f"{sentence}\n{TEXT}")

        assert 70048 == reading.report.complaints

    def test_the_year_stands_with_the_table(self):
        """
        Of several tables each has the year that stands above it.
        """
        text = "".join(
            f"{agency}{year}年政府信息公开工作年度报告\n{TEXT.replace('2016', str(year))}\n"
            for agency, year in (("甲市", 2015), ("乙县", 2017))
        )

        assert [("甲市", 2015), ("乙县", 2017)] == [
            (one.report.agency, one.report.year) for one in parse_all(text)
        ]


class TestWriting:
    """
    Reports as text.
    """

    def test_it_reads_as_a_report(self, report):
        """
        The text has the titles, the year, the header and every line of the form in order.
        """
        text = render(attrs.evolve(report, agency="甲市"))
        labels = [line.split("|")[1].strip() for line in text.splitlines() if "|" in line]

        assert text.startswith(f"甲市2016年政府信息公开工作年度报告\n\n{TITLE}\n| 统计指标 ")
        assert [row.label for row in rows_of()] == labels[2:]

    @pytest.mark.parametrize("agency", [None, "甲市", "甲市乙局", "报告研究所"])
    @pytest.mark.parametrize("year", [None, 2015, 2018])
    def test_heading_comes_back(self, report, agency, year):
        """
        Agency and year are read again.
        """
        changed = attrs.evolve(report, agency=agency, year=year)

        assert changed == parse(render(changed)).report

    @pytest.mark.parametrize(
        "text",
        ["", "/", "——", "123.9万", "22（其中修订16件）", "-3", "1,234", "９８", "abc", "a|b", "c\\",
         "件", "1 2", "—", "约5", "x│y", "1—2", "收到申请数", "12 件"],
    )  # fmt: skip
    def test_any_cell_comes_back(self, report, text):
        """
        A cell reads as it was, character for character.
        """
        changed = report.replace({"complaints": figure(text), "reviews.total": figure(text)})

        assert changed == parse(render(changed)).report

    def test_missing_rows_come_back(self, report):
        """
        Rows that were not in the source are not invented.
        """
        changed = report.replace({"complaints": MISSING, "lawsuits.other": MISSING})

        assert changed == parse(render(changed)).report

    @pytest.mark.parametrize(
        "label", ["甲", "甲 乙", "甲|乙", "甲│乙", "甲\\乙", "2016年甲数", "长" * 3_000]
    )
    @pytest.mark.parametrize("unit", ["件", "期", ""])
    def test_local_rows_come_back(self, report, label, unit):
        """
        A local row keeps its words, its unit and its place.
        """
        row = Local(label=label, figure=5, unit=unit, after="by_fax")
        changed = report.replace({"requests.received.local": (row,)})

        assert changed == parse(render(changed)).report

    def test_findings_stand_below(self, report):
        """
        What a check found is said below the table and does not disturb reading.
        """
        findings = check(report)
        text = render(report, findings=findings)

        assert text.endswith(f"\n{findings.text()}\n")
        assert report == parse(text).report

    def test_a_diagnosis_stands_below(self, report):
        """
        So does what may explain it.
        """
        wrong = report.replace({"requests.received.total": 98})
        findings, diagnosis = check(wrong), diagnose(wrong)
        text = render(wrong, findings=findings, diagnosis=diagnosis)

        assert text.endswith(f"\n{findings.text()}\n\n{diagnosis.text()}\n")
        assert wrong == parse(text).report


class TestTitlesOnLongLines:
    """
    Titles where no line of a table stands.
    """

    def test_many_titles_on_one_line(self):
        """
        What stands behind each title is looked at no further than the next character.
        """
        (reading,) = parse_all(f"{'政府信息公开情况统计表x' * 50_000}\n{TEXT}")

        assert 70048 == reading.report.complaints

    @pytest.mark.parametrize("count", [40, 41])
    def test_words_before_a_title(self, count):
        """
        So many words may stand before a title on its line, also on the first one.
        """
        table = text_of(rows_of()).partition(TITLE)[2]
        short = "".join(table.splitlines(keepends=True)[:4])  # one cell is enough below a title
        found = {_is_there(f"{start}{'字' * count}{TITLE}{short}") for start in ("", "\n")}

        assert {count == 40} == found


def _is_there(text) -> bool:
    """
    Say whether a text holds a table.
    """
    try:
        parse_all(text)
    except UnreadableError:
        return False
    return True


def test_a_local_row_above_the_first_line():
    """
    A row of the whole form that a place puts before all others is kept where it stands.
    """
    row = Local(label="平台公开数", figure=3, unit="件", after=None)
    report = parse(text_of(rows_of(lambda _: "0"))).report.replace({"local": (row,)})

    assert report == parse(render(report)).report


def test_a_row_without_a_number_above_the_first_line():
    """
    What stands above the first line without a number of the form is noted, not kept as a row.
    """
    text = text_of(rows_of(lambda _: "0"))
    reading = parse(
        text.replace("统计指标 单位 统计数\n", "统计指标 单位 统计数\n平台公开数 件 3\n")
    )

    assert () == reading.report.local
    assert any("平台公开数" in notice.message("zh") for notice in reading.notices)
