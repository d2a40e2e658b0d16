"""
Agency, year and period, read off the words around a table.
"""

from __future__ import annotations

import datetime

import pytest

from govinfo_report.grid import Heading, find_heading, title_of

YEAR_2016 = (datetime.date(2016, 1, 1), datetime.date(2016, 12, 31))


class TestTitle:
    """
    The title of a report.
    """

    @pytest.mark.parametrize(
        ("line", "agency", "year"),
        [
            ("甲市2016年政府信息公开工作年度报告", "甲市", 2016),
            ("甲市2016年度政府信息公开工作年度报告", "甲市", 2016),
            ("甲市2016年政府信息公开工作报告", "甲市", 2016),
            ("甲市2016年政府信息公开年度报告", "甲市", 2016),
            ("甲市2016年政府信息公开报告", "甲市", 2016),
            ("  甲 市 2016 年政府信息公开工作年度报告  ", "甲市", 2016),
            ("# 甲市2016年政府信息公开工作年度报告", "甲市", 2016),
            ("**甲市2016年政府信息公开工作年度报告**", "甲市", 2016),
            ("甲市二〇一六年政府信息公开工作年度报告", "甲市", 2016),
            ("甲市二○一六年度政府信息公开工作年度报告", "甲市", 2016),
            ("甲市二零一六年政府信息公开工作年度报告", "甲市", 2016),
            ("甲市政府信息公开工作年度报告", "甲市", None),
            ("2016年政府信息公开工作年度报告", None, 2016),
            ("政府信息公开工作年度报告", None, None),
            ("我局认真编制了，政府信息公开工作年度报告", None, None),
            ("甲市2016年政府信息公开工作年度报告已经编制完成。", None, None),
            ("甲市" * 40 + "政府信息公开工作年度报告", None, None),
            ("甲" * 130 + "报告", None, None),
            ("报告", None, None),
        ],
    )
    def test_one_line(self, line, agency, year):
        """
        The line is the title whole, or none.
        """
        assert Heading(agency, year) == find_heading(f"附件\n{line}\n正文。\n")

    def test_the_first_title_counts(self):
        """
        A title further down, such as that of an attachment, does not replace the first one.
        """
        before = (
            "现将本报告公布如下。\n甲市2016年政府信息公开工作年度报告\n"
            "乙市2015年政府信息公开工作年度报告"
        )

        assert Heading("甲市", 2016) == find_heading(before)

    def test_what_stands_far_down_is_not_searched(self):
        """
        A title is looked for near the top only, so that a long text costs no more.
        """
        assert Heading() == find_heading("字\n" * 30_000 + "甲市2016年政府信息公开报告\n")

    def test_many_lines_with_the_word_are_passed(self):
        """
        Lines that merely speak of reports are passed over.
        """
        before = "报告\n" * 2_000 + "甲市2016年政府信息公开工作年度报告\n"

        assert Heading("甲市", 2016) == find_heading(before)


class TestTableYear:
    """
    The year in brackets under the title of the table.
    """

    @pytest.mark.parametrize(
        "line", ["（2016年度）", "(2016年度)", "（2016年）", "  （ 2016 年度）", "(2016年度"]
    )
    def test_year_of_the_table(self, line):
        """
        The table says its year, also where a bracket was lost.
        """
        assert Heading(None, 2016) == find_heading(f"统计表\n{line}\n")

    def test_the_table_knows_better_than_the_title(self):
        """
        The figures are those of the year that stands on the table.
        """
        heading = find_heading("甲市2017年政府信息公开工作年度报告\n统计表\n（2016年度）\n")

        assert Heading("甲市", 2016) == heading

    def test_the_nearest_one_counts(self):
        """
        Of several years in brackets the one right above the table is its own.
        """
        assert 2016 == find_heading("表一\n（2015年度）\n表二\n（2016年度）\n").year

    def test_a_year_far_above_is_none(self):
        """
        A year in brackets in the midst of the text is not that of the table.
        """
        assert find_heading(f"（2015年度）\n{'句子。' * 200}\n").year is None

    def test_a_year_in_a_sentence_is_none(self):
        """
        A year inside a line is not that of the table.
        """
        assert Heading() == find_heading("统计表，其中（2016年度）不含街道\n")


class TestPeriod:
    """
    The days that the figures cover.
    """

    @pytest.mark.parametrize(
        "sentence",
        [
            "统计期限自2016年1月1日起至2016年12月31日止。",
            "统计期限为2016年1月1日至2016年12月31日。",
            "统计期限为2016年1月1日—2016年12月31日。",
            "统计期限为 2016 年 1 月 1 日到 2016 年 12 月 31 日。",
            "统计期限从2016年01月01日始，至2016年12月31日。",
            "统计期限自2016年1月1日起至20\n16年12月31日止。",
        ],
    )
    def test_first_and_last_day(self, sentence):
        """
        The two dates are read in the usual wordings, also over a break.
        """
        assert YEAR_2016 == find_heading(sentence).period

    @pytest.mark.parametrize(
        "sentence",
        ["2016年1月1日召开会议。", "自2016年13月1日至2016年12月32日止。", "2016年1月1日、2月1日"],
    )
    def test_no_period(self, sentence):
        """
        One date is no period, and a day that does not exist is none either.
        """
        assert find_heading(sentence).period is None


class TestWritingTitles:
    """
    The title as it is written.
    """

    @pytest.mark.parametrize(
        ("agency", "year", "title"),
        [
            ("甲市", 2016, "甲市2016年政府信息公开工作年度报告"),
            ("甲市", None, "甲市政府信息公开工作年度报告"),
            (None, 2016, "2016年政府信息公开工作年度报告"),
            (None, None, "政府信息公开工作年度报告"),
        ],
    )
    def test_title(self, agency, year, title):
        """
        What is unknown is left out, and what is written is read again.
        """
        assert title == title_of(agency, year)
        assert Heading(agency, year) == find_heading(title)


class TestOtherTitles:
    """
    Titles in other words and orders.
    """

    @pytest.mark.parametrize(
        "lines",
        [
            "2017年鹿城区住建局政府信息公开工作年度报告",
            "2017年度鹿城区住建局政府信息公开工作年度报告",
            "二〇一七年鹿城区住建局政府信息公开工作年度报告",
            "附件1 鹿城区住建局2017年政府信息公开工作年度报告",
            "附件1：鹿城区住建局2017年政府信息公开工作年度报告",
            "附件一、鹿城区住建局2017年政府信息公开工作年度报告",
            "附件：鹿城区住建局2017年政府信息公开工作年度报告",
            "附件1 2017年鹿城区住建局政府信息公开工作年度报告",
            "附件2017年鹿城区住建局政府信息公开工作年度报告",
            "鹿城区住建局关于2017年政府信息公开工作年度报告",
            "鹿城区住建局关于2017年政府信息公开工作的报告",
            "鹿城区住建局政府信息公开工作2017年度报告",
            "鹿城区住建局政府信息公开工作2017年年度报告",
            "鹿城区住建局政府信息公开工作年度报告（2017年）",
            "鹿城区住建局政府信息公开工作年度报告(2017年度)",
            "《鹿城区住建局2017年政府信息公开工作年度报告》",
            "鹿城区住建局\n2017年政府信息公开工作年度报告",
            "鹿城区住建局\n\n政府信息公开工作年度报告（2017年）",
            "鹿城区住建局2017年\n政府信息公开工作年度报告",
            "鹿城区住建局关于二〇一七年度\n政府信息公开工作报告",
        ],
    )
    def test_agency_and_year(self, lines):
        """
        Wherever year, attachment and agency stand, each is what it is.
        """
        assert Heading("鹿城区住建局", 2017) == find_heading(f"{lines}\n\n正文。\n")

    @pytest.mark.parametrize("above", ["附件", "正文。", "公开目录", "长" * 200])
    def test_what_is_no_agency(self, above):
        """
        A line above the title that does not end like an agency is none.
        """
        title = "2017年政府信息公开工作年度报告"

        assert Heading(None, 2017) == find_heading(f"{above}\n{title}\n")

    @pytest.mark.parametrize(
        "title",
        [
            "某某市2015年度政府信息公开情况统计表",
            "2015年度某某市政府信息公开情况统计表",
            "二〇一五年政府信息公开情况统计表",
            "政府信息公开情况统计表（2015年度）",
            "# 政府信息公开情况统计表 (2015年)",
            "（2014年度）\n某某市2015年度政府信息公开情况统计表",
        ],
    )
    def test_year_in_the_title_of_the_table(self, title):
        """
        The title of the table may say the year on its own line.
        """
        assert 2015 == find_heading(f"甲市2016年政府信息公开工作年度报告\n{title}\n\n").year

    @pytest.mark.parametrize("line", ["政府信息公开情况统计表", "2015年的其他统计表"])
    def test_no_year_in_the_title_of_the_table(self, line):
        """
        Where the table does not say its year that of the report stands.
        """
        assert 2016 == find_heading(f"甲市2016年政府信息公开工作年度报告\n{line}\n").year

    def test_a_caption_cut_in_the_middle(self):
        """
        Part of a line far above the table is not taken for a line.
        """
        assert find_heading(f"其中（2015年度）{'字' * 392}\n").year is None
