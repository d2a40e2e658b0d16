"""
Quantities of running text, and what else numerals are.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.numerals import Quantities, TakenAs, find_quantities


def texts(found: Quantities) -> list[str]:
    """
    The quantities as written.
    """
    return [quantity.text for quantity in found]


def asides(found: Quantities) -> list[tuple[TakenAs, str]]:
    """
    What else there is, as written.
    """
    return [(aside.taken_as, aside.text) for aside in found.asides]


class TestQuantities:
    """
    What is a quantity.
    """

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("共9834件，其中2918件", ["9834件", "2918件"]),
            ("约500件", ["约500件"]),
            ("预约500件", ["500件"]),
            ("附近3个", ["3个"]),
            ("约100余件", ["100余件"]),
            ("超过3万人次", ["超过3万人次"]),
            ("最近3年", ["3年"]),
            ("近三年", ["三年"]),
            ("近三百件", ["近三百件"]),
            ("网上百件", []),
            ("有上百件", ["上百件"]),
            ("30日以内答复", ["30日以内"]),
            ("50%以上", ["50%以上"]),
            ("超过50件以上", ["超过50件"]),
            ("5—8件", ["5—8件"]),
            ("5件至8件", ["5件至8件"]),
            ("三至五件", ["三至五件"]),
            ("5件至今", ["5件"]),
            ("8—5件", ["8", "5件"]),
            ("-5—-3件", ["-5—-3件"]),
            ("5--3", ["5", "-3"]),
            ("增加-3件", ["-3件"]),
            ("受理3件-5件", ["3件", "5件"]),
            ("-3件", ["-3件"]),
            ("5件-3%", ["5件", "3%"]),
            ("（-3件）", ["-3件"]),
            ("A-3件", []),
            ("百分之五十", ["百分之五十"]),
            ("三成五以上", ["三成五以上"]),
            ("数十件", ["数十件"]),
            ("总数一百件", ["一百件"]),
            ("人数百余人", ["百余人"]),
            ("十几个", ["十几个"]),
            ("本周三次", ["三次"]),
            ("300架次", ["300架次"]),
            ("占5‱", ["5‱"]),
            ("三五天", ["三五天"]),
            ("两三次", ["两三次"]),
            ("发生一起案件", ["一起"]),
            ("3万4000人", ["3万4000人"]),
            ("3亿4500万元", ["3亿4500万元"]),
            ("１２３．９万余条", ["１２３．９万余条"]),
            ("５０％", ["５０％"]),
            ("（5件）", ["5件"]),
            ("3轮5场", ["3轮", "5场"]),
            ("5612 人次", ["5612 人次"]),
            ("约 500 件", ["约 500 件"]),
            ("12,345件", ["12,345件"]),
            ("比例为4.5倍", ["4.5倍"]),
            ("共 9834", ["9834"]),
            ("7×24小时", []),
            ("工作15个工作日", ["15个工作日"]),
            ("一个项目", ["一个"]),
            ("“这是一句很长的话，说明办结了9834件申请”", ["9834件"]),
        ],
    )
    def test_found(self, text: str, expected: list[str]) -> None:
        """
        A number with what belongs to it is one quantity.
        """
        assert expected == texts(find_quantities(text))

    @pytest.mark.parametrize(
        ("text", "written", "value"),
        [
            ("增加58.2\n\n万户，", "58.2\n\n万户", 582_000),
            ("突破1200万\n\n件", "突破1200万\n\n件", 12_000_000),
            ("超过\n3万人", "超过\n3万人", 30_000),
            ("共123.9万\n余条", "123.9万\n余条", 1_239_000),
            ("约5\n多渠道发布", "约5", 5),
        ],
    )
    def test_broken_lines(self, text: str, written: str, value: int) -> None:
        """
        A line break inside a quantity is read over, one behind it is not.
        """
        [quantity] = find_quantities(text)

        assert (written, value) == (quantity.text, quantity.value)

    @pytest.mark.parametrize(
        ("row", "value", "unit"),
        [
            ("1．政府公报公开政府信息数 条 4349\n\n", 4349, "条"),
            ("人次 2.6万", 26_000, "人次"),
            ("专项经费 万元 1596.8\n", Decimal(15_968_000), "元"),
            ("万元 1.2万\n", 12_000, None),
            ("统计数 万 5\n", 5, None),
            ("次 858\n万州区", 858, "次"),
            ("858\n万州区", 858, None),
            ("   858\n件", 858, None),
            ("有件 5件\n", 5, "件"),
        ],
    )
    def test_table_rows(self, row: str, value: int, unit: str | None) -> None:
        """
        A number at the end of a table's row takes the unit before it, nothing of the next row.
        """
        [quantity] = find_quantities(row)

        assert (value, unit) == (quantity.value, quantity.unit)


class TestAsides:
    """
    What is no quantity, and what it is instead.
    """

    @pytest.mark.parametrize(
        ("text", "taken_as", "written"),
        [
            ("在2017年", TakenAs.YEAR, "2017年"),
            ("（2017年度）", TakenAs.YEAR, "2017年度"),
            ("2016—2018年", TakenAs.YEAR, "2016—2018年"),
            ("二〇一七年", TakenAs.YEAR, "二〇一七年"),
            ("2017\n年", TakenAs.YEAR, "2017\n年"),
            ("自2017年1月1日起", TakenAs.DATE, "2017年1月1日"),
            ("2017.12.31", TakenAs.DATE, "2017.12.31"),
            ("3月", TakenAs.DATE, "3月"),
            ("十二月三十一日", TakenAs.DATE, "十二月三十一日"),
            ("每月10日", TakenAs.DATE, "10日"),
            ("星期三", TakenAs.DATE, "三"),
            ("9:30", TakenAs.TIME, "9:30"),
            ("（国办发〔2017〕24号）", TakenAs.DOCUMENT_NUMBER, "〔2017〕24号"),
            ("〔2017〕\n 30号", TakenAs.DOCUMENT_NUMBER, "〔2017〕\n 30号"),
            ("一、概述", TakenAs.HEADING, "一、"),
            ("  1．当面", TakenAs.HEADING, "1．"),
            ("（一）强化", TakenAs.HEADING, "（一）"),
            ("见①", TakenAs.HEADING, "①"),
            ("第三次", TakenAs.ORDINAL, "第三次"),
            ("第12条", TakenAs.ORDINAL, "第12条"),
            ("统一个数", TakenAs.IDIOM, "一"),
            ("进一步", TakenAs.IDIOM, "一"),
            ("上一年结转", TakenAs.IDIOM, "一"),
            ("一是", TakenAs.IDIOM, "一"),
            ("一起", TakenAs.IDIOM, "一"),
            ("一次性", TakenAs.IDIOM, "一"),
            ("三多", TakenAs.IDIOM, "三"),
            ("“一带”", TakenAs.NAME, "一"),
            ("“五公开”", TakenAs.NAME, "五"),
            ("《12345热线》", TakenAs.NAME, "12345"),
            ("12345热线", TakenAs.NAME, "12345"),
            ("G20峰会", TakenAs.NAME, "G20"),
            ("5G网络", TakenAs.NAME, "5G"),
            ("1.5GB", TakenAs.NAME, "1.5"),
            ("三分之二", TakenAs.FRACTION, "三分之二"),
            ("5—10万件", TakenAs.MALFORMED, "5—10万件"),
            ("编号007", TakenAs.MALFORMED, "007"),
            ("1,23,4", TakenAs.MALFORMED, "1,23,4"),
            ("1" * 65, TakenAs.MALFORMED, "1" * 65),
        ],
    )
    def test_taken(self, text: str, taken_as: TakenAs, written: str) -> None:
        """
        A numeral that is no quantity is said to be something else, with its place.
        """
        found = find_quantities(text)

        assert [] == texts(found)
        assert [(taken_as, written)] == asides(found)
        [aside] = found.asides
        assert written == text[slice(*aside.span)]

    @pytest.mark.parametrize("text", ["", "没有数字", "数据", "几乎", "ABC", "（注）", "○"])
    def test_nothing(self, text: str) -> None:
        """
        Where there is no numeral nothing is found.
        """
        found = find_quantities(text)

        assert ([], []) == (texts(found), asides(found))


class TestResult:
    """
    The result as a sequence.
    """

    def test_sequence(self) -> None:
        """
        It has a length, places and slices.
        """
        found = find_quantities("3件，5人，7次")

        assert 3 == len(found)
        assert "5人" == found[1].text
        assert ["5人", "7次"] == [quantity.text for quantity in found[1:]]
        assert (3, 5) == found[1].span
