"""
Numbers written as text, and what cannot be written.
"""

from __future__ import annotations

import datetime
import decimal
from decimal import Decimal
from typing import Any

import pytest

from govinfo_report import numerals
from govinfo_report.numerals import NumeralError, Outline, Reason, Rounding

FORMATTERS = [
    numerals.format_cardinal,
    numerals.format_financial,
    numerals.format_money,
    numerals.format_magnitude,
]


class TestValues:
    """
    What a number may be.
    """

    @pytest.mark.parametrize("write", FORMATTERS)
    @pytest.mark.parametrize("value", [1.5, True, "5", None])
    def test_no_number(self, write: Any, value: Any) -> None:
        """
        A float is not what it seems to be, a ``bool`` is no number.
        """
        with pytest.raises(TypeError, match="written from an int or a Decimal"):
            write(value)

    @pytest.mark.parametrize("write", FORMATTERS)
    @pytest.mark.parametrize(
        "value",
        [
            10**16,
            Decimal("1E+16"),
            Decimal("Infinity"),
            Decimal("NaN"),
            Decimal("1E-1000000"),
            Decimal("1E+1000000"),
            Decimal("0." + 63 * "1"),
        ],
    )
    def test_out_of_range(self, write: Any, value: int | Decimal) -> None:
        """
        What has no text that could be read again is refused, however large.
        """
        with pytest.raises(NumeralError) as caught:
            write(value)

        assert Reason.OUT_OF_RANGE is caught.value.reason

    def test_negative_limit(self) -> None:
        """
        The limit holds on both sides of zero.
        """
        assert numerals.format_cardinal(1 - 10**16).startswith("负九千")
        with pytest.raises(NumeralError):
            numerals.format_cardinal(-(10**16))

    def test_long_text(self) -> None:
        """
        A number whose words would be too long to be read is refused.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.format_cardinal(Decimal("9999999999999999." + 40 * "9"))

        assert Reason.OUT_OF_RANGE is caught.value.reason

    def test_context(self) -> None:
        """
        The decimal context of the caller has no say.
        """
        with decimal.localcontext() as context:
            context.prec = 2

            assert "-12345.678" == str(numerals.parse_magnitude("-12345.678"))
            assert "一千二百三十四点五六" == numerals.format_cardinal(Decimal("1234.56"))
            assert Decimal("0.12345") == numerals.parse_quantity("12.345%").value

    def test_negative_zero(self) -> None:
        """
        A zero has no sign.
        """
        assert "零点零" == numerals.format_cardinal(Decimal("-0.0"))
        assert "人民币零元整" == numerals.format_money(Decimal("-0.00"))


class TestCardinal:
    """
    Numbers in words.
    """

    def test_whole_decimal(self) -> None:
        """
        A decimal without digits behind its point is written as the whole number that it is.
        """
        assert "五" == numerals.format_cardinal(Decimal(5))
        assert "三千" == numerals.format_cardinal(Decimal("3E+3"))


class TestMoney:
    """
    Amounts in 大写.
    """

    @pytest.mark.parametrize(
        ("value", "reason"),
        [(-1, Reason.OUT_OF_RANGE), (Decimal("0.001"), Reason.INEXACT)],
    )
    def test_refused(self, value: int | Decimal, reason: Reason) -> None:
        """
        There are no negative amounts, and nothing below one 分.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.format_money(value)

        assert reason is caught.value.reason

    def test_zeros_behind_fen(self) -> None:
        """
        Zeros behind the 分 lose nothing.
        """
        assert "人民币壹元伍角" == numerals.format_money(Decimal("1.5000"))


class TestMagnitude:
    """
    Numbers with 万 and 亿.
    """

    @pytest.mark.parametrize(
        ("value", "decimals", "text"),
        [
            (99_999_999, 1, "1亿"),
            (999_999_999_999, 2, "1万亿"),
            (Decimal("9999.6"), 0, "1万"),
            (12_500, 1, "1.2万"),
            (13_500, 1, "1.4万"),
            (-12_500, 1, "-1.2万"),
            (18_300, 0, "2万"),
            (Decimal("0.004"), 2, "0"),
            (Decimal("-0.004"), 2, "0"),
            (1_234, 2, "1234"),
            (Decimal("1.50"), 3, "1.5"),
        ],
    )
    def test_decimals(self, value: int | Decimal, decimals: int, text: str) -> None:
        """
        A number of decimals asks for rounding, halves to even, and the magnitude is chosen last.
        """
        assert text == numerals.format_magnitude(value, decimals=decimals)

    @pytest.mark.parametrize(
        ("rounding", "text"),
        [
            (Rounding.HALF_EVEN, "1.12万"),
            (Rounding.HALF_UP, "1.13万"),
            (Rounding.DOWN, "1.12万"),
            (Rounding.UP, "1.13万"),
        ],
    )
    def test_rounding(self, rounding: Rounding, text: str) -> None:
        """
        A mode alone rounds to two decimals; the names of ``decimal`` are taken as well.
        """
        assert text == numerals.format_magnitude(11_250, rounding=rounding)
        assert text == numerals.format_magnitude(11_250, rounding=rounding.value)  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [12_345, 99_999_999, Decimal("12345.6"), 123_456_789])
    def test_no_silent_rounding(self, value: int | Decimal) -> None:
        """
        Nothing is rounded unasked.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.format_magnitude(value)

        assert Reason.INEXACT is caught.value.reason

    def test_small_numbers_keep_their_digits(self) -> None:
        """
        Below 10,000 a number that is not to be rounded is written as it is.
        """
        assert "1.500" == numerals.format_magnitude(Decimal("1.500"))
        assert "-9999.123" == numerals.format_magnitude(Decimal("-9999.123"))

    def test_rounded_beyond_the_limit(self) -> None:
        """
        What rounding carries to 10^16 is refused.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.format_magnitude(10**16 - 1, decimals=2)

        assert Reason.OUT_OF_RANGE is caught.value.reason

    @pytest.mark.parametrize("decimals", [-1, 65])
    def test_decimals_out_of_range(self, decimals: int) -> None:
        """
        A number of decimals is from 0 to 64.
        """
        with pytest.raises(ValueError, match="decimals must be from 0 to 64"):
            numerals.format_magnitude(1, decimals=decimals)


class TestOutline:
    """
    Numbers of headings.
    """

    def test_styles(self) -> None:
        """
        The five levels have their first style, and others where asked for.
        """
        texts = [numerals.format_outline(level, 12) for level in range(1, 6)]

        assert ["十二、", "（十二）", "12．", "（12）", "⑫"] == texts
        assert "12." == numerals.format_outline(3, 12, "1.")
        assert "(十二)" == numerals.format_outline(2, 12, "(一)")

    def test_style_is_kept(self) -> None:
        """
        A number that is read is written as it stood.
        """
        for text in ("3.", "3．", "(三)", "第三条", "第3页", "㉟"):
            assert text == str(numerals.parse_outline(text))

    def test_lenient(self) -> None:
        """
        A careless comma passes only where that is asked for.
        """
        assert Outline(3, 2, "1、") == numerals.parse_outline("2、", lenient=True)
        assert "2、" == str(numerals.parse_outline("2、", lenient=True))

    @pytest.mark.parametrize("number", [0, -1, 10**16])
    def test_out_of_range(self, number: int) -> None:
        """
        Headings count from 1.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.format_outline(1, number)

        assert Reason.OUT_OF_RANGE is caught.value.reason

    def test_circles_end_at_fifty(self) -> None:
        """
        Unicode has circles up to 50.
        """
        assert "㊿" == numerals.format_outline(5, 50)
        with pytest.raises(NumeralError):
            numerals.format_outline(5, 51)

    @pytest.mark.parametrize("number", [True, 1.0, "1"])
    def test_no_number(self, number: Any) -> None:
        """
        The number is an ``int``.
        """
        with pytest.raises(TypeError, match="is an int"):
            numerals.format_outline(1, number)

    def test_unknown_level_and_style(self) -> None:
        """
        There are five levels, and each has its own styles.
        """
        with pytest.raises(ValueError, match="levels 1 to 5"):
            numerals.format_outline(6, 1)
        with pytest.raises(ValueError, match="level 3 has no style"):
            numerals.format_outline(3, 1, "（一）")

    def test_large_number(self) -> None:
        """
        A number of a heading has the limit of all numbers.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.parse_outline("1" * 17 + "．")

        assert Reason.OUT_OF_RANGE is caught.value.reason


class TestDates:
    """
    Years, dates and document numbers.
    """

    @pytest.mark.parametrize("year", [0, 999, 10_000])
    def test_year(self, year: int) -> None:
        """
        A year has four digits.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.format_year(year)

        assert Reason.OUT_OF_RANGE is caught.value.reason

    def test_document_number(self) -> None:
        """
        Documents count from 1.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.format_document_number(2021, 0)

        assert Reason.OUT_OF_RANGE is caught.value.reason

    def test_unstated_year(self) -> None:
        """
        A cheque's date takes its year from the caller, or one that stands for none.
        """
        assert datetime.date(numerals.UNSTATED_YEAR, 2, 29) == numerals.parse_date("零贰月贰拾玖日")
        assert datetime.date(2017, 1, 15) == numerals.parse_date("零壹月壹拾伍日", 2017)


class TestNames:
    """
    The names of the package.
    """

    def test_all(self) -> None:
        """
        Every public name is there, in order, also those that are loaded late.
        """
        assert sorted(numerals.__all__) == sorted(dir(numerals))
        assert all(getattr(numerals, name) is not None for name in numerals.__all__)

    def test_unknown(self) -> None:
        """
        A name that is not there is missed as in any module.
        """
        with pytest.raises(AttributeError, match="no attribute 'parse_roman'"):
            numerals.parse_roman  # noqa: B018 - it raises
