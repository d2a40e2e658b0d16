"""
Folding labels: what print changes without changing the label.
"""

from __future__ import annotations

import pytest

from govinfo_report.editions import e2014
from govinfo_report.form import _labels, fold, indicators
from govinfo_report.form._labels import _PAIRS, split_number


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


class TestNumbers:
    """
    The number in front of a label.
    """

    @pytest.mark.parametrize(
        ("label", "number", "rest"),
        [
            ("收到申请数", "", "收到申请数"),
            ("（一）收到申请数", "（一）", "收到申请数"),
            ("12、收到", "12、", "收到"),
            ("1.5万元", "", "1.5万元"),
            ("", "", ""),
        ],
    )
    def test_split(self, label, number, rest):
        """
        A label is parted from its number, and nothing is lost.
        """
        assert (number, rest) == split_number(label)


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
            ("不予受（shòu）理", "不予受理"),
            ("補(bǔ)正", "补正"),
            ("（abcdefg）", "abcdefg"),
        ],
    )
    def test_key(self, label, key):
        """
        What remains is the key.
        """
        assert key == fold(label)


class TestTraditional:
    """
    Labels in traditional characters.
    """

    @pytest.mark.parametrize(
        ("traditional", "label"),
        [
            ("（一）收到申請數", "收到申请数"),
            ("1．當面申請數", "当面申请数"),
            ("2．傳真申請數", "传真申请数"),
            ("3．網絡申請數", "网络申请数"),
            ("其中：涉及國家秘密", "涉及国家秘密"),
            ("行政複議數量", "行政复议数量"),
            ("申請答覆數", "申请答复数"),
            ("維持具體行政行為或者駁回原告訴訟請求數", "维持具体行政行为或者驳回原告诉讼请求数"),
            ("設置政府信息公開查閱點數", "设置政府信息公开查阅点数"),
        ],
    )
    def test_they_fold_to_the_simplified_ones(self, traditional, label):
        """
        The same label in traditional characters has the same key.
        """
        assert fold(label) == fold(traditional)

    def test_every_pair_is_of_a_label(self):
        """
        Each simplified character of the labels stays, and those listed have a traditional form.
        """
        used = {sign for line in indicators(e2014.Report) for sign in fold(line.label)}
        pairs = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))

        assert used == {fold(f"甲{sign}")[1:] for sign in used}
        assert set() == used & set(pairs)
        assert {sign: fold(f"甲{sign}")[1:] for sign in pairs} == pairs
        assert set() == _SIMPLIFIED_2014 & used - set(pairs.values())


_SIMPLIFIED_2014 = set(
    "专业个为举于从众会传体务动单参发关况开当应径总护报数时机条构标济点热类纠线经结络统续维编网职"
    "舆范补规计训议讼设访诉请读谈负责费辑过错门闻阅隐题驳国稳与复"
)


class TestMemory:
    """
    What is kept of labels that were folded.
    """

    def test_long_texts_are_not_kept(self):
        """
        A text longer than any label is folded and forgotten; a label is kept.
        """
        kept = _labels._FOLDED
        fold("长" * 257)
        fold("短" * 256)

        assert (False, True) == ("长" * 257 in kept, "短" * 256 in kept)

    def test_not_very_many_are_kept(self, monkeypatch):
        """
        When too many labels were seen all are forgotten.
        """
        monkeypatch.setattr(_labels, "_MOST_CACHED", 2)
        folded = _labels._Folded()
        keys = [folded[label] for label in ("1．甲", "2．乙", "3．丙")]

        assert ["甲", "乙", "丙"] == keys
        assert {"3．丙": "丙"} == folded
