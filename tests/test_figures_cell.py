"""
The grammar of a cell: every kind of text that tables print, and what it allows.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.figures import (
    FAR,
    LARGEST,
    MISSING,
    Kind,
    Printed,
    amount,
    bounds,
    figure,
    tidy,
)
from govinfo_report.figures._cell import meaning
from govinfo_report.units import Unit

COUNTS = [
    # text, kind, smallest, largest
    ("９８３４", Kind.EXACT, 9834, 9834),
    ("1,234", Kind.EXACT, 1234, 1234),
    ("12,345,678", Kind.EXACT, 12345678, 12345678),
    ("１２,３４５", Kind.EXACT, 12345, 12345),
    ("12件", Kind.EXACT, 12, 12),
    ("12篇", Kind.EXACT, 12, 12),
    ("+5", Kind.EXACT, 5, 5),
    ("＋5", Kind.EXACT, 5, 5),
    ("增5", Kind.EXACT, 5, 5),
    ("增加5", Kind.EXACT, 5, 5),
    ("增加 5", Kind.EXACT, 5, 5),
    ("-0", Kind.EXACT, 0, 0),
    ("9,999,999,999,999,999", Kind.EXACT, LARGEST, LARGEST),
    ("123.9万", Kind.ROUNDED, 1238500, 1239500),
    ("74.2万", Kind.ROUNDED, 741500, 742500),
    ("1.83万", Kind.ROUNDED, 18250, 18350),
    ("1.2亿", Kind.ROUNDED, 115000000, 125000000),
    ("5万", Kind.ROUNDED, 45000, 55000),
    ("0万", Kind.ROUNDED, 0, 5000),
    ("1.2345万", Kind.EXACT, 12345, 12345),
    ("12.0", Kind.ROUNDED, 12, 12),
    ("约500", Kind.APPROXIMATE, 450, 550),
    ("500左右", Kind.APPROXIMATE, 450, 550),
    ("860余", Kind.APPROXIMATE, 860, 869),
    ("860多", Kind.APPROXIMATE, 860, 869),
    ("4000余", Kind.APPROXIMATE, 4000, 4999),
    ("9834余", Kind.APPROXIMATE, 9834, 9834),
    ("123.9万余", Kind.APPROXIMATE, 1239000, 1239999),
    ("近百", Kind.APPROXIMATE, 90, 99),
    ("近1200万", Kind.APPROXIMATE, 11000000, 11999999),
    ("数十", Kind.APPROXIMATE, 20, 99),
    ("十几", Kind.APPROXIMATE, 11, 19),
    ("超过3万", Kind.APPROXIMATE, 30001, None),
    ("3万以上", Kind.APPROXIMATE, 30000, None),
    ("不少于3", Kind.APPROXIMATE, 3, None),
    ("不超过5", Kind.APPROXIMATE, 0, 5),
    ("不足10", Kind.APPROXIMATE, 0, 9),
    ("1299000—1301000", Kind.RANGE, 1299000, 1301000),
    ("3~5", Kind.RANGE, 3, 5),
    ("3-5", Kind.RANGE, 3, 5),
    ("3至5件", Kind.RANGE, 3, 5),
    ("3到5", Kind.RANGE, 3, 5),
    # a non-breaking space in a wrong encoding is a question mark before the space
    ("? 1234", Kind.EXACT, 1234, 1234),
    ("？\u3000 1,234", Kind.EXACT, 1234, 1234),
    (f"1.{'0' * 62}", Kind.ROUNDED, 1, 1),
]
NO_NUMBER = [
    ("", Kind.BLANK),
    (" ", Kind.BLANK),
    ("\u00a0", Kind.BLANK),
    ("\u3000\t", Kind.BLANK),
    ("\n", Kind.BLANK),
    ("\u200b\ufeff", Kind.BLANK),
    ("/", Kind.DASH),
    ("／", Kind.DASH),
    ("\\", Kind.DASH),
    ("-", Kind.DASH),
    ("--", Kind.DASH),
    ("—", Kind.DASH),
    ("——", Kind.DASH),
    ("－", Kind.DASH),
    ("–", Kind.DASH),
    ("━", Kind.DASH),
    ("无", Kind.DASH),
    ("不适用", Kind.DASH),
    ("不涉及", Kind.DASH),
    ("N/A", Kind.DASH),
    ("na", Kind.DASH),
    ("-35", Kind.IMPOSSIBLE),
    ("－3", Kind.IMPOSSIBLE),
    ("−3", Kind.IMPOSSIBLE),
    ("减3", Kind.IMPOSSIBLE),
    ("减少3", Kind.IMPOSSIBLE),
    ("减少约5", Kind.IMPOSSIBLE),
    ("-3—5", Kind.IMPOSSIBLE),
    ("-1.2万", Kind.IMPOSSIBLE),
    ("12.5", Kind.IMPOSSIBLE),
    ("0.5", Kind.IMPOSSIBLE),
    ("abc", Kind.UNREADABLE),
    ("见附件", Kind.UNREADABLE),
    ("007", Kind.UNREADABLE),
    ("00", Kind.UNREADABLE),
    ("1e5", Kind.UNREADABLE),
    ("1,23", Kind.UNREADABLE),
    ("12个月", Kind.UNREADABLE),
    ("251000元", Kind.UNREADABLE),
    ("?1234", Kind.UNREADABLE),
    ("? ? 5", Kind.UNREADABLE),
    ("1? 2", Kind.UNREADABLE),
    ("? ", Kind.UNREADABLE),
    (f"1.{'0' * 63}", Kind.UNREADABLE),
    ("增加", Kind.UNREADABLE),
    ("增加减少", Kind.UNREADABLE),
    ("减-5", Kind.UNREADABLE),
    ("约0", Kind.UNREADABLE),
    ("10000000000000000", Kind.UNREADABLE),
    ("22（", Kind.UNREADABLE),
    ("（5）", Kind.UNREADABLE),
    ("(5)", Kind.UNREADABLE),
    ("）", Kind.UNREADABLE),
]


class TestCounts:
    """
    Texts in a line that counts and cannot be negative.
    """

    @pytest.mark.parametrize(("text", "kind", "low", "high"), COUNTS)
    def test_number(self, text, kind, low, high):
        """
        A number keeps its text, and allows what its printed digits and words allow.
        """
        cell = figure(text)

        assert isinstance(cell, Printed)
        assert (text, kind, low, high) == (cell.text, cell.kind, cell.low, cell.high)
        assert (low, FAR if high is None else high) == cell.span

    @pytest.mark.parametrize(("text", "kind"), NO_NUMBER)
    def test_no_number(self, text, kind):
        """
        What says no number of the line keeps its text and allows all that the line can hold.
        """
        cell = figure(text)

        assert isinstance(cell, Printed)
        assert (kind, None, None, None) == (cell.kind, cell.low, cell.high, cell.note)
        assert (0, FAR) == cell.span
        assert tidy(text) == cell.text

    def test_absent_row(self):
        """
        A row that the source does not have is missing, which is not blank.
        """
        assert Kind.MISSING is figure(None).kind
        assert (0, FAR) == figure(None).span
        assert figure(None) != figure("")
        assert MISSING is figure(None)


class TestKinds:
    """
    The kinds of cells.
    """

    def test_names(self):
        """
        Their names are those of the fixed JSON forms.
        """
        assert [
            "exact",
            "rounded",
            "approximate",
            "range",
            "impossible",
            "blank",
            "dash",
            "missing",
            "unreadable",
        ] == [kind.value for kind in Kind]

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("0.0", Kind.ROUNDED),
            ("0—0", Kind.RANGE),
            ("12.0", Kind.ROUNDED),
            ("9834余", Kind.APPROXIMATE),
        ],
    )
    def test_one_value_is_not_exact(self, text, kind):
        """
        What allows one value only is of its kind all the same.
        """
        cell = figure(text)

        assert cell.low == cell.high
        assert kind is cell.kind

    def test_nothing_of_money(self):
        """
        A range of nothing is a range, of money too.
        """
        assert (Kind.RANGE, (0, 0)) == (amount("0—0").kind, amount("0—0").span)


class TestSignedCounts:
    """
    Texts in a line that can be negative, such as 本年增/减.
    """

    @pytest.mark.parametrize(
        ("text", "kind", "low", "high"),
        [
            ("－3", Kind.EXACT, -3, -3),
            ("−3", Kind.EXACT, -3, -3),
            ("减3", Kind.EXACT, -3, -3),
            ("减少3", Kind.EXACT, -3, -3),
            ("减少 3", Kind.EXACT, -3, -3),
            ("增3", Kind.EXACT, 3, 3),
            ("+3", Kind.EXACT, 3, 3),
            ("-0", Kind.EXACT, 0, 0),
            ("减0", Kind.EXACT, 0, 0),
            ("-1.2万", Kind.ROUNDED, -12500, -11500),
            ("减1.2万", Kind.ROUNDED, -12500, -11500),
            ("0万", Kind.ROUNDED, -5000, 5000),
            ("减约500", Kind.APPROXIMATE, -550, -450),
            ("减少860余", Kind.APPROXIMATE, -869, -860),
            ("-3—5", Kind.RANGE, -3, 5),
            ("超过3", Kind.APPROXIMATE, 4, None),
            ("减少超过3", Kind.APPROXIMATE, None, -4),
            ("不超过5", Kind.APPROXIMATE, None, 5),
            ("5以下", Kind.APPROXIMATE, None, 5),
            ("5以内", Kind.APPROXIMATE, None, 5),
            ("至多5", Kind.APPROXIMATE, None, 5),
            ("最多5", Kind.APPROXIMATE, None, 5),
            ("不多于5", Kind.APPROXIMATE, None, 5),
            ("不高于5", Kind.APPROXIMATE, None, 5),
            ("不足5", Kind.APPROXIMATE, None, 4),
            ("不到5", Kind.APPROXIMATE, None, 4),
            ("不满5", Kind.APPROXIMATE, None, 4),
            ("未满5", Kind.APPROXIMATE, None, 4),
            ("低于5", Kind.APPROXIMATE, None, 4),
            ("少于5", Kind.APPROXIMATE, None, 4),
            ("减少不超过5", Kind.APPROXIMATE, -5, None),
        ],
    )
    def test_number(self, text, kind, low, high):
        """
        A sign, a word for it or a bound without lower end may lead below zero.
        """
        cell = figure(text, signed=True)

        assert isinstance(cell, Printed)
        assert (kind, low, high) == (cell.kind, cell.low, cell.high)

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("", Kind.BLANK),
            ("/", Kind.DASH),
            ("abc", Kind.UNREADABLE),
            ("-12.5", Kind.IMPOSSIBLE),
            ("减-5", Kind.UNREADABLE),
            ("减+5", Kind.UNREADABLE),
            (None, Kind.MISSING),
        ],
    )
    def test_no_number(self, text, kind):
        """
        Without a number the cell may be anything, below zero too.
        """
        cell = figure(text, signed=True)

        assert kind is cell.kind
        assert (-FAR, FAR) == cell.span
        assert (None, None) == (cell.low, cell.high)


class TestNotes:
    """
    Notes in brackets behind a number.
    """

    @pytest.mark.parametrize(
        ("text", "note", "span"),
        [
            ("22（其中修订16件）", "其中修订16件", (22, 22)),
            ("22(其中修订16件)", "其中修订16件", (22, 22)),
            ("22［注］", "注", (22, 22)),
            ("22[注]", "注", (22, 22)),
            ("22【注】", "注", (22, 22)),
            ("22〔注〕", "注", (22, 22)),
            ("22 （注）", "注", (22, 22)),
            ("22（注（甲））", "注（甲）", (22, 22)),
            ("1.2万（约）", "约", (11500, 12500)),
            ("860余（次）", "次", (860, 869)),
        ],
    )
    def test_note(self, text, note, span):
        """
        Brackets of any shape hold a note, which does not change the number.
        """
        cell = figure(text)

        assert (note, span, text) == (cell.note, cell.span, cell.text)

    def test_note_behind_a_signed_number(self):
        """
        A word for the sign and a note go together.
        """
        cell = figure("减3（注）", signed=True)

        assert ("注", (-3, -3)) == (cell.note, cell.span)

    def test_note_behind_an_impossible_number(self):
        """
        The note of a number that the line cannot have is kept.
        """
        cell = figure("-3（注）")

        assert (Kind.IMPOSSIBLE, "注") == (cell.kind, cell.note)

    @pytest.mark.parametrize("text", ["（注）", " （注）", "22（注]", "abc（注）", "22注）"])
    def test_no_number_before_the_bracket(self, text):
        """
        Brackets alone, of two shapes or behind no number are not read.
        """
        assert Kind.UNREADABLE is figure(text).kind


class TestLength:
    """
    No cell takes long to read.
    """

    def test_longest_numeral(self):
        """
        Of 64 characters a number is still read, of more none is.
        """
        inside = "约" + "5" + "个" + " " * 0
        padded = f"{inside}（{'注' * 200}）"

        assert Kind.APPROXIMATE is figure(padded).kind
        assert Kind.UNREADABLE is figure("1" * 65).kind

    def test_long_notes(self):
        """
        The number before a long note is read as it is anywhere.
        """
        note = "注" * 100
        cell = figure(f"减3（{note}）", signed=True)

        assert ((-3, -3), note, True) == (cell.span, cell.note, cell.signed)
        assert Kind.IMPOSSIBLE is figure(f"减3（{note}）").kind
        assert (500, note) == (amount(f"5（{note}）", Unit.YUAN).low + 50, note)

    def test_long_texts_are_kept(self):
        """
        A million characters are unreadable, and kept.
        """
        text = "一" * 1_000_000

        assert (Kind.UNREADABLE, text) == (figure(text).kind, figure(text).text)


class TestMoney:
    """
    Texts in lines of money.
    """

    @pytest.mark.parametrize(
        ("text", "unit", "kind", "low", "high"),
        [
            ("1,596.8", Unit.TEN_THOUSAND_YUAN, Kind.ROUNDED, 1596750000, 1596850000),
            ("1,596.8", Unit.YUAN, Kind.ROUNDED, 159675, 159685),
            ("1,596", Unit.TEN_THOUSAND_YUAN, Kind.ROUNDED, 1595500000, 1596500000),
            ("251000元", Unit.TEN_THOUSAND_YUAN, Kind.ROUNDED, 25099950, 25100050),
            ("251000元", Unit.YUAN, Kind.ROUNDED, 25099950, 25100050),
            ("251000元", Unit.UNSTATED, Kind.ROUNDED, 25099950, 25100050),
            ("0.5元", Unit.TEN_THOUSAND_YUAN, Kind.ROUNDED, 45, 55),
            ("0.05元", Unit.YUAN, Kind.ROUNDED, 5, 5),
            ("2.5万元", Unit.TEN_THOUSAND_YUAN, Kind.ROUNDED, 2450000, 2550000),
            ("2.5万元", Unit.YUAN, Kind.ROUNDED, 2450000, 2550000),
            ("2.5万", Unit.YUAN, Kind.ROUNDED, 2450000, 2550000),
            ("1.2亿元", Unit.UNSTATED, Kind.ROUNDED, 11500000000, 12500000000),
            ("约5", Unit.TEN_THOUSAND_YUAN, Kind.APPROXIMATE, 4500000, 5500000),
            ("5余", Unit.YUAN, Kind.APPROXIMATE, 500, 599),
            ("3—5", Unit.TEN_THOUSAND_YUAN, Kind.RANGE, 3000000, 5000000),
            ("3—5", Unit.YUAN, Kind.RANGE, 300, 500),
            ("不超过5", Unit.TEN_THOUSAND_YUAN, Kind.APPROXIMATE, 0, 5000000),
            ("超过3", Unit.YUAN, Kind.APPROXIMATE, 301, None),
            ("0元", Unit.TEN_THOUSAND_YUAN, Kind.EXACT, 0, 0),
            ("0元", Unit.YUAN, Kind.EXACT, 0, 0),
            ("0.00元", Unit.YUAN, Kind.EXACT, 0, 0),
            ("0.0元", Unit.YUAN, Kind.ROUNDED, 0, 5),
            ("0（无）", Unit.TEN_THOUSAND_YUAN, Kind.EXACT, 0, 0),
            ("2.5万", Unit.UNSTATED, Kind.ROUNDED, 1, None),
            ("约5", Unit.UNSTATED, Kind.APPROXIMATE, 1, None),
            ("5（注）", Unit.UNSTATED, Kind.ROUNDED, 1, None),
            ("0（注）", Unit.UNSTATED, Kind.EXACT, 0, 0),
            ("0—5", Unit.UNSTATED, Kind.RANGE, 0, None),
            ("不超过5", Unit.UNSTATED, Kind.APPROXIMATE, 0, None),
        ],
    )
    def test_amount(self, text, unit, kind, low, high):
        """
        An amount allows half its last digit to either side, in 分; a unit word decides, and
        without any unit only nothing and more than nothing are told apart.
        """
        cell = amount(text, unit)

        assert isinstance(cell, Printed)
        assert (kind, low, high) == (cell.kind, cell.low, cell.high)

    @pytest.mark.parametrize("unit", [Unit.YUAN, Unit.TEN_THOUSAND_YUAN, Unit.UNSTATED])
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("", Kind.BLANK),
            ("/", Kind.DASH),
            (None, Kind.MISSING),
            ("-3", Kind.IMPOSSIBLE),
            ("-3元", Kind.IMPOSSIBLE),
            ("12件", Kind.UNREADABLE),
            ("abc", Kind.UNREADABLE),
        ],
    )
    def test_no_amount(self, text, unit, kind):
        """
        A cell without an amount allows every amount; money is never negative.
        """
        cell = amount(text, unit)

        assert (kind, None, None, (0, FAR)) == (cell.kind, cell.low, cell.high, cell.span)

    def test_two_magnitudes(self):
        """
        万 or 亿 without 元 in a line of 万元 may mean two things, so nobody can tell.
        """
        assert Kind.UNREADABLE is amount("2.5万").kind
        assert Kind.UNREADABLE is amount("1.2亿").kind
        assert Kind.ROUNDED is amount("2.5万元").kind

    def test_below_the_fen(self):
        """
        An amount between two 分 is impossible.
        """
        assert Kind.IMPOSSIBLE is amount("0.0000001").kind
        assert Kind.IMPOSSIBLE is amount("0.001", Unit.YUAN).kind
        assert Decimal("0.000001") == amount("0.000001")

    def test_meaning_is_told_by_the_line(self):
        """
        The same text says different things in different lines.
        """
        assert (3, 3) == meaning("3（注）", Unit.ITEM, False).span
        assert (250, 350) == meaning("3（注）", Unit.YUAN, False).span
        assert (2500000, 3500000) == meaning("3（注）", Unit.TEN_THOUSAND_YUAN, False).span


class TestTidy:
    """
    The layout of a cell: space at its ends and breaks inside.
    """

    @pytest.mark.parametrize(
        ("text", "tidied"),
        [
            ("9834", "9834"),
            (" 9834 ", "9834"),
            ("\u3000\u00a09834\t", "9834"),
            ("\u200b\ufeff 98 \u200b", "98"),
            (" \u200b \ufeff9\ufeff \u200b ", "9"),
            ("98\n34", "9834"),
            ("98 \r\n 34", "9834"),
            ("98\u2028\u200b34", "9834"),
            ("98\x0b\x0c\x1c\x1d\x1e\x85\u202934", "9834"),
            ("98\u200b\n\ufeff34", "9834"),
            ("98\n\u200b\n34", "9834"),
            ("98\n \u200b 3 \ufeff \n4", "9834"),
            ("X98X", "X98X"),
            ("X\n98\nX", "X98X"),
            ("98 34", "98 34"),
            ("约 500", "约 500"),
            ("98\u00a034", "98\u00a034"),
            ("", ""),
            ("12\n（其中：\n 1）", "12（其中：1）"),
        ],
    )
    def test_layout(self, text, tidied):
        """
        Space at the ends and breaks inside are layout; space inside is text.
        """
        assert tidied == tidy(text)

    def test_tidy_is_what_is_kept(self):
        """
        Cells keep the tidied text.
        """
        assert Printed("12（注）") == figure(" 12\n（注） ")
        assert 9834 == figure(" 98\n34 ")
        assert Decimal("1.5") == amount("\u30001.\n5")


class TestExamplesOfTheNotes:
    """
    Relations between figures of one report that are given in words and in digits.
    """

    @pytest.mark.parametrize(
        ("parts", "total"),
        [
            (["96.3万余", "27.6万余"], "123.9万余"),
            (["46.66万", "19.19万"], "65.85万"),
            (["8.5万", "3.8万", "4000余"], "12.7万"),
        ],
    )
    def test_sums_of_printed_figures_meet(self, parts, total):
        """
        What the parts allow together meets what the total allows.
        """
        together = sum((bounds(figure(part)) for part in parts), start=bounds(0))

        assert together.meet(bounds(figure(total))) is not None

    def test_about_and_more_than(self):
        """
        The 858 of a table is not 860余, and may be 约860.
        """
        assert 858 not in bounds(figure("860余"))
        assert 858 in bounds(figure("约860"))
