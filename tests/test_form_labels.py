"""
Folding labels: what print changes without changing the label.
"""

from __future__ import annotations

import pytest

from govinfo_report.form import fold


class TestSameLabels:
    """
    Labels that are the same for a reader.
    """

    @pytest.mark.parametrize(
        "label",
        [
            "收到申请数",
            "（一）收到申请数",
            "(一)收到申请数",
            "（1）收到申请数",
            "(12)收到申请数",
            "一、收到申请数",
            "十二、收到申请数",
            "二十一、收到申请数",
            "三.收到申请数",
            "三．收到申请数",
            "1．收到申请数",
            "1.收到申请数",
            "12、收到申请数",
            "其中：收到申请数",
            "其中:收到申请数",
            "其中收到申请数",
            "其中：1．收到申请数",
            "1．其中：收到申请数",
            "收到 申请数",
            "收到\n申请数",
            "\u3000收到申请数\u00a0",
            "“收到申请数”",
            "收到·申请_数",
        ],
    )
    def test_number_lead_and_layout(self, label):
        """
        Number, lead, width, space, breaks and punctuation identify nothing.
        """
        assert "收到申请数" == fold(label)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("不是《条例》所指政府信息", "不是《条例》所指政府信息"),
            ("不是《条例》所指政府信息", "不是<条例>所指政府信息"),
            ("公开数（计1条）", "公开数(计1条)"),
            ("公开数（计1条）", "公开数（计１条）"),
            ("国家安全、公共安全", "国家安全,公共安全"),
            ("本年增/减", "本年增／减"),
            ("ＡＢ项", "AB项"),
        ],
    )
    def test_width_and_shape(self, one, other):
        """
        Full and half width, and the shape of brackets, do not matter.
        """
        assert fold(one) == fold(other)


class TestOtherLabels:
    """
    Labels that differ.
    """

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("公开数（计1条）", "公开数"),
            ("2018年公开数", "公开数"),
            ("1.5万元以上", "5万元以上"),
            ("三公经费", "公经费"),
            ("一次性告知", "次性告知"),
            ("123.收到申请数", "收到申请数"),
            ("收到申请数其中", "收到申请数"),
            ("1．2．收到申请数", "收到申请数"),
            ("（一二三四）收到", "收到"),
        ],
    )
    def test_words_stay(self, one, other):
        """
        Every word stays, notes in brackets included, and only one number is a number in front.
        """
        assert fold(one) != fold(other)

    @pytest.mark.parametrize(
        ("label", "key"),
        [
            ("1.5万元以上", "15万元以上"),
            ("2018年公开数", "2018年公开数"),
            ("（一）", ""),
            ("", ""),
            ("其中：", ""),
            ("其中其中数", "数"),
            ("一、二、数", "二数"),
        ],
    )
    def test_key(self, label, key):
        """
        What remains is the key.
        """
        assert key == fold(label)
