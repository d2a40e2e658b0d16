"""
What an error of a numeral says.
"""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from govinfo_report import numerals
from govinfo_report.errors import GovInfoReportError
from govinfo_report.numerals import NumeralError, Reason

READERS = [
    numerals.parse_cardinal,
    numerals.parse_financial,
    numerals.parse_money,
    numerals.parse_outline,
    numerals.parse_magnitude,
    numerals.parse_quantity,
    numerals.parse_year,
    numerals.parse_date,
    numerals.parse_document_number,
]


class TestNumeralError:
    """
    The one error of the package.
    """

    def test_facts(self) -> None:
        """
        It holds text, place, character, code and hint.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.parse_cardinal("一万二百五十")

        error = caught.value
        assert ("一万二百五十", 2, "二") == (error.text, error.position, error.character)
        assert Reason.NOT_CANONICAL is error.reason
        assert "一万零二百五十" == error.canonical

    def test_sentence(self) -> None:
        """
        The sentence names place, code and what to write instead.
        """
        with pytest.raises(
            NumeralError, match=r"not-canonical at 2 \('二'\).*write 一万零二百五十"
        ):
            numerals.parse_cardinal("一万二百五十")

    def test_sentence_at_the_end(self) -> None:
        """
        Where a text ends too early there is no character to name.
        """
        with pytest.raises(
            NumeralError, match=r"incomplete at its end: something is missing here$"
        ):
            numerals.parse_cardinal("负")

    @pytest.mark.parametrize("reason", Reason)
    def test_every_reason_has_a_sentence(self, reason: Reason) -> None:
        """
        Every code has its sentence.
        """
        assert f"{reason} at 0 ('件'): " in str(NumeralError("件", 0, reason))

    def test_family(self) -> None:
        """
        It is an error of the library and a ``ValueError``.
        """
        assert issubclass(NumeralError, GovInfoReportError)
        assert issubclass(NumeralError, ValueError)

    def test_long_text_is_cut(self) -> None:
        """
        A long text is not carried around.
        """
        with pytest.raises(NumeralError) as caught:
            numerals.parse_cardinal("一" * 10**6)

        assert 64 == len(caught.value.text)
        assert "一" == caught.value.character

    def test_pickle(self) -> None:
        """
        It survives the way between processes.
        """
        error = NumeralError("一百五", 2, Reason.ELIDED_UNIT)

        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - it is our own

        assert (error.text, error.position, error.reason) == (copy.text, copy.position, copy.reason)
        assert str(error) == str(copy)

    @pytest.mark.parametrize("read", READERS)
    @pytest.mark.parametrize("value", [None, 5, b"5", 1.5, ["5"]])
    def test_no_text(self, read: Any, value: Any) -> None:
        """
        What is no text is a mistake of the program, not of a numeral.
        """
        with pytest.raises(TypeError, match="read from a str"):
            read(value)

    @pytest.mark.parametrize("read", READERS)
    def test_too_long(self, read: Any) -> None:
        """
        One numeral has at most 64 characters.
        """
        with pytest.raises(NumeralError) as caught:
            read("1" * 65)

        assert Reason.TOO_LONG is caught.value.reason


class TestHints:
    """
    What an error proposes.
    """

    @pytest.mark.parametrize(
        ("read", "text", "hint"),
        [
            (numerals.parse_cardinal, "负一百零五十", "负一百五十"),
            (numerals.parse_cardinal, "两十点五", "二十点五"),
            (numerals.parse_cardinal, "两点万", None),
            (numerals.parse_cardinal, "一百五", None),
            (numerals.parse_financial, "壹佰零", "壹佰"),
            (numerals.parse_money, "壹元", "人民币壹元整"),
            (numerals.parse_money, "人民币拾元整", "人民币壹拾元整"),
            (numerals.parse_money, "人民币壹佰零元整", "人民币壹佰元整"),
            (numerals.parse_money, "人民币拾元件整", None),
            (numerals.parse_outline, "7、", "7．"),
            (numerals.parse_magnitude, "-0", "0"),
            (numerals.parse_quantity, "约一百零件", "约一百件"),
            (numerals.parse_quantity, "一百零—二百件", "一百—二百件"),
            (numerals.parse_quantity, "-0件", "0件"),
            (numerals.parse_quantity, "两", "二"),
            (numerals.parse_date, "2021年1月01日", "2021年1月1日"),
            (numerals.parse_document_number, "〔2021〕030号", "〔2021〕30号"),
            (numerals.parse_document_number, "〔2021〕0号", None),
        ],
    )
    def test_hint(self, read: Any, text: str, hint: str | None) -> None:
        """
        A hint is given where it is certain, for the whole text, and would be accepted.
        """
        with pytest.raises(NumeralError) as caught:
            read(text)

        assert hint == caught.value.canonical
        if hint is not None:
            read(hint)
