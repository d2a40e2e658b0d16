"""
Cells as values: what they are made of, how they are read, written and bounded.
"""

from __future__ import annotations

import copy
import pickle
import re
from decimal import Decimal

import attrs
import pytest

from govinfo_report.figures import (
    FAR,
    LARGEST,
    MISSING,
    NUMBERS,
    Interval,
    Kind,
    Printed,
    amount,
    bounds,
    figure,
    has_number,
    in_unit,
    written,
)
from govinfo_report.units import Unit


class TestFigure:
    """
    Reading a cell of a count.
    """

    @pytest.mark.parametrize("text", ["0", "7", "10", "9834", str(LARGEST)])
    def test_plain_number(self, text):
        """
        A whole number in its plain form is an int.
        """
        cell = figure(text)

        assert int(text) == cell
        assert int is type(cell)

    def test_layout_is_no_part_of_a_number(self):
        """
        Space at the ends and a break inside do not make a number another.
        """
        assert [9834] * 3 == [figure(" 9834"), figure("98\n34"), figure("9834\u3000")]
        assert (0, int) == (figure(" 0"), type(figure(" 0")))

    @pytest.mark.parametrize(
        "text", ["1,234", "9834.0", "09", "00", "９", "+1", "-0", "9834件", "²"]
    )
    def test_other_forms(self, text):
        """
        What is no plain number, if only by its form, is kept as printed.
        """
        cell = figure(text)

        assert Printed(text) == cell
        assert text == written(cell)

    @pytest.mark.parametrize("text", [str(LARGEST + 1), "1" * 17, "9" * 30])
    def test_too_large(self, text):
        """
        A number of more than sixteen digits is not read.
        """
        assert Kind.UNREADABLE is figure(text).kind

    def test_signed(self):
        """
        A negative number is an int in a signed line and impossible in any other.
        """
        assert -35 == figure("-35", signed=True)
        assert -35 == figure("-35", True)
        assert Kind.IMPOSSIBLE is figure("-35").kind
        assert Kind.IMPOSSIBLE is figure("-35", signed=False).kind
        assert 35 == figure("35", signed=True)
        assert Kind.UNREADABLE is figure("-" + "1" * 17, signed=True).kind

    def test_negative_zero_is_as_printed(self):
        """
        A zero with a sign is exactly zero, and not its plain form.
        """
        assert Printed("-0") == figure("-0", signed=True)
        assert (0, 0) == figure("-0").span

    def test_reads_the_same_text_alike(self):
        """
        Reading twice gives equal cells.
        """
        assert figure("123.9万") == figure("123.9万")
        assert MISSING == figure(None)


class TestAmount:
    """
    Reading a cell of money.
    """

    @pytest.mark.parametrize("text", ["0", "5", "1596.8", "1596.80", "0.0", "0.000001"])
    def test_plain_decimal(self, text):
        """
        A plain decimal is a Decimal with just its digits.
        """
        cell = amount(text)

        assert Decimal(text).as_tuple() == cell.as_tuple()
        assert text == written(cell)

    def test_layout(self):
        """
        Layout is no part of an amount.
        """
        assert Decimal("1596.8") == amount(" 1596.\n8 ")

    @pytest.mark.parametrize(
        "text", ["1,596.8", "01.5", ".5", "5.", "1596.8万元", "１", "1e3", "+1", "约5", "", "/"]
    )
    def test_other_forms(self, text):
        """
        What is no plain decimal is kept as printed.
        """
        cell = amount(text)

        assert Printed(text, unit=Unit.TEN_THOUSAND_YUAN) == cell
        assert Unit.TEN_THOUSAND_YUAN is cell.unit
        assert text == written(cell)

    def test_sizes(self):
        """
        Twelve digits before the point and twelve behind are plain, no more.
        """
        assert Decimal("9" * 12) == amount("9" * 12)
        assert isinstance(amount("9" * 13), Printed)
        assert Decimal("0.500000000000") == amount("0.500000000000")
        assert isinstance(amount("0.5000000000000"), Printed)

    def test_unit(self):
        """
        What is printed remembers the unit of its line.
        """
        assert Unit.YUAN is amount("约5", Unit.YUAN).unit
        assert Unit.UNSTATED is amount("约5", Unit.UNSTATED).unit
        assert Kind.MISSING is amount(None, Unit.YUAN).kind
        assert Unit.YUAN is amount(None, Unit.YUAN).unit

    @pytest.mark.parametrize("length", [64, 65, 100_000])
    def test_long_texts(self, length):
        """
        A text that is longer than any number is kept.
        """
        cell = amount("9" * length, Unit.YUAN)

        assert ("9" * length, Unit.YUAN, Kind.UNREADABLE) == (cell.text, cell.unit, cell.kind)

    def test_below_the_fen_depends_on_the_unit(self):
        """
        A thousandth is some 分 of 万元 and none of 元.
        """
        assert Decimal("0.001") == amount("0.001")
        assert Kind.IMPOSSIBLE is amount("0.001", Unit.YUAN).kind


class TestPrinted:
    """
    A cell that is its text.
    """

    def test_repr_is_how_it_is_written(self):
        """
        Its repr shows the text alone.
        """
        assert "Printed(text='123.9万')" == repr(figure("123.9万"))

    def test_attributes(self):
        """
        Everything else is computed from the text and its line.
        """
        cell = Printed("1.2万（约）")

        assert ("1.2万（约）", Kind.ROUNDED, 11500, 12500) == (
            cell.text,
            cell.kind,
            cell.low,
            cell.high,
        )
        assert ("约", (11500, 12500), Unit.ITEM, False) == (
            cell.note,
            cell.span,
            cell.unit,
            cell.signed,
        )

    def test_line(self):
        """
        Unit and sign of the line decide what the text means, and not whether two are equal.
        """
        signed = Printed("减3", signed=True)
        money = Printed("1,5", unit=Unit.YUAN)

        assert ((-3, -3), Kind.EXACT) == (signed.span, signed.kind)
        assert Kind.IMPOSSIBLE is Printed("减3").kind
        assert Printed("减3") == signed
        assert hash(Printed("减3")) == hash(signed)
        assert Printed("1,5") == money
        assert Printed("2.5万（注）") == Printed("2.5万（注）", unit=Unit.TEN_THOUSAND_YUAN)

    def test_line_by_name(self):
        """
        Unit and sign are given by name.
        """
        with pytest.raises(TypeError, match="positional"):
            Printed("/", Unit.YUAN)

    def test_signs_are_kept(self):
        """
        Reading a long text of a signed line keeps the sign.
        """
        text = f"减3（{'注' * 100}）"

        assert (True, (-3, -3)) == (figure(text, True).signed, figure(text, True).span)
        assert not figure(text).signed
        assert figure("x" * 100, True).signed

    def test_layout_is_taken_off(self):
        """
        The text is kept without space at its ends and breaks inside.
        """
        assert "12（注）" == Printed(" 12\n（注） ").text
        assert Printed("") == Printed(" \n")

    @pytest.mark.parametrize("text", [5, 1.5, True, b"5", Decimal(5)])
    def test_refuses_what_is_no_text(self, text):
        """
        A number is no text; the message says what to write.
        """
        with pytest.raises(TypeError) as caught:
            Printed(text)

        expected = f"Printed holds a cell's text (got {text!r}); write figure(...) to read one"

        assert expected == str(caught.value)

    @pytest.mark.parametrize(
        ("text", "line", "plain"),
        [
            ("5", {}, "5"),
            ("0", {}, "0"),
            (" 5 ", {}, "5"),
            ("-5", {"signed": True}, "-5"),
            ("5.0", {"unit": Unit.YUAN}, "Decimal('5.0')"),
        ],
    )
    def test_refuses_plain_numbers(self, text, line, plain):
        """
        A plain number has one form only, which is no text.
        """
        with pytest.raises(ValueError, match="plain number") as caught:
            Printed(text, **line)

        assert f"{text.strip()!r} is a plain number: write {plain}" == str(caught.value)

    def test_plain_in_another_line(self):
        """
        What is plain in one line need not be in another.
        """
        assert Kind.IMPOSSIBLE is Printed("-5").kind
        assert Kind.ROUNDED is Printed("5.0").kind
        assert Kind.UNREADABLE is Printed("9" * 17).kind

    def test_is_frozen_and_slotted(self):
        """
        A cell cannot be changed and has no room for more.
        """
        cell = Printed("/")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            cell.text = "5"  # type: ignore[misc]  # that is what is tried

        assert not hasattr(cell, "__dict__")
        assert not hasattr(cell, "__weakref__")

    def test_has_no_order(self):
        """
        Of two printed cells none is the smaller.
        """
        with pytest.raises(TypeError, match="not supported"):
            sorted([figure("1.2万"), figure("1.3万")])

    def test_is_no_plain_number(self):
        """
        A printed cell equals no number, not even its own.
        """
        assert figure("1,234") != 1234
        assert amount("1,234") != Decimal(1234)

    @pytest.mark.parametrize("cell", [figure("1.2万"), figure("减3", True), MISSING, amount("约5")])
    def test_pickle_and_copy(self, cell):
        """
        A pickle and a copy keep the text and what it means in its line.
        """
        loaded = pickle.loads(pickle.dumps(cell))  # noqa: S301 - our own pickle
        for again in (loaded, copy.copy(cell), copy.deepcopy(cell)):
            assert cell == again
            assert (cell.kind, cell.span, cell.unit, cell.signed) == (
                again.kind,
                again.span,
                again.unit,
                again.signed,
            )

    def test_missing(self):
        """
        The cell of an absent row has no text, and is not a blank.
        """
        assert (None, Kind.MISSING, None, None, None) == (
            MISSING.text,
            MISSING.kind,
            MISSING.low,
            MISSING.high,
            MISSING.note,
        )
        assert Printed(None) == MISSING
        assert Printed("") != MISSING


class TestWritten:
    """
    Writing a cell.
    """

    @pytest.mark.parametrize(
        ("cell", "text"),
        [
            (0, "0"),
            (9834, "9834"),
            (-3, "-3"),
            (Decimal("1596.80"), "1596.80"),
            (Decimal("1E+3"), "1000"),
            (Decimal("0.0000001"), "0.0000001"),
            (Printed("123.9万"), "123.9万"),
            (Printed(""), ""),
            (MISSING, None),
        ],
    )
    def test_text(self, cell, text):
        """
        A number is written with all its digits, everything else as it was printed.
        """
        assert text == written(cell)

    @pytest.mark.parametrize(
        "text", ["0", "9834", "123.9万", "", "/", "-3", "abc", "22（注）", None]
    )
    def test_both_ways(self, text):
        """
        What was read is written the same, for counts and for money.
        """
        assert text == written(figure(text))
        assert text == written(amount(text))
        assert figure(text) == figure(written(figure(text)))


class TestTexts:
    """
    What the functions that read and write texts refuse.
    """

    @pytest.mark.parametrize("read", [figure, amount])
    @pytest.mark.parametrize("text", [5, 5.0, b"5"])
    def test_refuses_what_is_no_text(self, read, text):
        """
        Only a text can be read.
        """
        with pytest.raises(TypeError, match=r"a cell's text is a str, or None for a missing row"):
            read(text)

    @pytest.mark.parametrize("cell", ["5", 5.0, None, True])
    def test_refuses_what_is_no_cell(self, cell):
        """
        Only a cell can be written.
        """
        said = re.escape(f"a cell is an int, a Decimal or a Printed (got {cell!r}); write figure")
        with pytest.raises(TypeError, match=said):
            written(cell)


class TestBounds:
    """
    The values that a cell allows.
    """

    @pytest.mark.parametrize(
        ("cell", "interval"),
        [
            (4696, Interval(4696, 4696)),
            (0, Interval(0, 0)),
            (-3, Interval(-3, -3)),
            (Printed("123.9万"), Interval(1238500, 1239500)),
            (Printed("超过3万"), Interval(30001, None)),
            (Printed(""), Interval(0, None)),
            (Printed("/"), Interval(0, None)),
            (Printed("-3"), Interval(0, None)),
            (Printed("abc"), Interval(0, None)),
            (MISSING, Interval(0, None)),
        ],
    )
    def test_count(self, cell, interval):
        """
        A count allows what its digits allow, and all of its line where there are none.
        """
        assert interval == bounds(cell)

    def test_decimals_of_the_printed_figure(self):
        """
        Printed to thousands it is 500 to either side, printed to four decimals of 万 half of one.
        """
        assert Interval(1230500, 1231500) == bounds(figure("123.1万"))
        assert Interval(1231234, 1231234) == bounds(figure("123.1234万"))
        assert Interval(1999999950, 2000000050) == bounds(Decimal("2000.0000"))

    @pytest.mark.parametrize(
        ("cell", "interval"),
        [
            (Printed(""), Interval(None, None)),
            (MISSING, Interval(None, None)),
            (Printed("不超过5"), Interval(None, 5)),
            (Printed("减3"), Interval(-3, -3)),
            (Printed("1.2万"), Interval(11500, 12500)),
            (7, Interval(7, 7)),
        ],
    )
    def test_signed(self, cell, interval):
        """
        In a signed line the same text may allow values below zero.
        """
        assert interval == bounds(cell, signed=True)
        assert interval == bounds(cell, True)

    def test_sign_of_the_cell(self):
        """
        A cell read for a signed line needs no second word.
        """
        assert Interval(-3, -3) == bounds(figure("减3", signed=True))
        assert Interval(-3, -3) == bounds(figure("减3", signed=True), unit=Unit.PERSON)

    @pytest.mark.parametrize(
        ("text", "unit", "interval"),
        [
            ("0", None, Interval(0, 0)),
            ("0.0", None, Interval(0, 50000)),
            ("5", None, Interval(4500000, 5500000)),
            ("1596.8", None, Interval(1596750000, 1596850000)),
            ("1596.8", Unit.TEN_THOUSAND_YUAN, Interval(1596750000, 1596850000)),
            ("1596.8", Unit.YUAN, Interval(159675, 159685)),
            ("0", Unit.YUAN, Interval(0, 0)),
            ("0.00", Unit.YUAN, Interval(0, 0)),
            ("0.01", Unit.YUAN, Interval(1, 1)),
            ("0", Unit.UNSTATED, Interval(0, 0)),
            ("0.0", Unit.UNSTATED, Interval(0, None)),
            ("5", Unit.UNSTATED, Interval(1, None)),
        ],
    )
    def test_money(self, text, unit, interval):
        """
        An amount stands for half its last digit to either side, not below zero; a plain zero is
        zero; without a unit it is only more than nothing.
        """
        assert interval == bounds(Decimal(text), unit=unit)

    def test_money_that_cannot_be(self):
        """
        An amount between two 分, and what is no number, say nothing.
        """
        assert Interval(0, None) == bounds(Decimal("0.001"), unit=Unit.YUAN)
        assert Interval(0, None) == bounds(Decimal("NaN"))
        assert Interval(0, None) == bounds(Decimal("Infinity"))

    def test_unit_of_another_line(self):
        """
        A printed amount is read for the unit that is asked for.
        """
        assert Interval(4500000, 5500000) == bounds(amount("约5"))
        assert Interval(450, 550) == bounds(amount("约5"), unit=Unit.YUAN)
        assert Interval(5, 5) == bounds(Printed("约5"), unit=Unit.ITEM)
        assert Interval(1, None) == bounds(amount("约5"), unit=Unit.UNSTATED)

    def test_missing_money(self):
        """
        The one constant for absent rows allows everything in any line.
        """
        assert Interval(0, None) == bounds(MISSING, unit=Unit.YUAN)

    @pytest.mark.parametrize("cell", ["5", 5.0, None, True, Interval(1, 2)])
    def test_refuses_what_is_no_cell(self, cell):
        """
        What is no cell is refused with what to write.
        """
        with pytest.raises(TypeError) as caught:
            bounds(cell)

        said = str(caught.value)

        assert said.startswith(f"a cell is an int, a Decimal or a Printed (got {cell!r}); ")
        assert "figure(...)" in said


class TestInUnit:
    """
    Grains in the unit of a line.
    """

    @pytest.mark.parametrize(
        ("grains", "unit", "shown"),
        [
            (None, Unit.ITEM, None),
            (None, Unit.YUAN, None),
            (12, Unit.ITEM, 12),
            (-12, Unit.PERSON, -12),
            (0, Unit.YUAN, "0"),
            (1, Unit.YUAN, "0.01"),
            (10, Unit.YUAN, "0.1"),
            (100, Unit.YUAN, "1"),
            (12345, Unit.YUAN, "123.45"),
            (-12345, Unit.YUAN, "-123.45"),
            (-1, Unit.YUAN, "-0.01"),
            (1000, Unit.YUAN, "10"),
            (1, Unit.TEN_THOUSAND_YUAN, "0.000001"),
            (1596800000, Unit.TEN_THOUSAND_YUAN, "1596.8"),
            (1000000, Unit.TEN_THOUSAND_YUAN, "1"),
            (5000000, Unit.TEN_THOUSAND_YUAN, "5"),
            (100000, Unit.TEN_THOUSAND_YUAN, "0.1"),
            (10000000, Unit.TEN_THOUSAND_YUAN, "10"),
        ],
    )
    def test_shown(self, grains, unit, shown):
        """
        A count is a number, money a plain decimal without zeros at its end.
        """
        assert shown == in_unit(grains, unit)


class TestLargest:
    """
    The largest number of a cell.
    """

    def test_fits_64_bits(self):
        """
        Every count, and every amount in 分, fits into 64 bits.
        """
        assert 10**16 - 1 == LARGEST
        assert bounds(amount("9" * 12)).high < 2**63
        assert FAR > 2**63


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (7, True),
        (Decimal("1.5"), True),
        (figure("1,234"), True),
        (figure("123.9万"), True),
        (figure("约500"), True),
        (figure("3—5"), True),
        (figure("-3"), False),
        (figure(""), False),
        (figure("/"), False),
        (figure("abc"), False),
        (MISSING, False),
    ],
)
def test_cells_that_say_a_number(cell, says):
    """
    A cell says a number if its text does, and its line can have it.
    """
    assert says is has_number(cell)
    assert says is (not isinstance(cell, Printed) or cell.kind in NUMBERS)
