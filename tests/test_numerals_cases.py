"""
Every listed case of a numeral: the project's own list, and the list of the shared folder where
there is one.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govinfo_report import numerals
from govinfo_report.numerals import NumeralError, Quantity

Case = dict[str, Any]

OWN = Path(__file__).parent / "numerals_cases.json"
SHARED = Path(__file__).resolve().parents[1] / "../shared/cases/numerals.json"

PARSERS: dict[str, tuple[Callable[[str], object], ...]] = {
    "cardinal": (numerals.parse_cardinal,),
    "financial": (numerals.parse_financial,),
    "money": (numerals.parse_money,),
    "outline": (numerals.parse_outline,),
    "magnitude": (numerals.parse_magnitude,),
    "compact": (numerals.parse_magnitude,),
    "quantity": (numerals.parse_quantity,),
    "approximate": (numerals.parse_quantity,),
    "approx": (numerals.parse_quantity,),
    "range": (numerals.parse_quantity,),
    "unit": (numerals.parse_quantity,),
    "date": (numerals.parse_year, numerals.parse_date, numerals.parse_document_number),
    "year": (numerals.parse_year, numerals.parse_date, numerals.parse_document_number),
}
PARSERS["any"] = tuple({parser: None for parsers in PARSERS.values() for parser in parsers})

FORMATTERS: dict[str, Callable[[Any], str]] = {
    "cardinal": numerals.format_cardinal,
    "financial": numerals.format_financial,
    "money": numerals.format_money,
    "magnitude": numerals.format_magnitude,
    "compact": numerals.format_magnitude,
}


def cases(path: Path) -> list[Any]:
    """
    The cases of a file as parameters; one that is skipped if the file is not there.
    """
    if not path.exists():
        reason = f"{path.name} of the shared folder is not here"
        return [pytest.param({}, marks=pytest.mark.skip(reason=reason))]
    listed = json.loads(path.read_text("utf-8"))
    return [pytest.param(case, id=f"{case['kind']}-{case['text']!r}") for case in listed]


def read(case: Case) -> Any:
    """
    Read the text of a case with the one reader of its kind that takes it.
    """
    *others, last = PARSERS[case["kind"]]
    for parser in others:
        try:
            return parser(case["text"])
        except NumeralError:
            continue
    return last(case["text"])


def number(text: str | None) -> Decimal | None:
    """
    The number that a case states, if it states one.
    """
    return Decimal(text) if text else None


def brackets(quantity: Quantity) -> str:
    """
    How an interval is written in mathematics: which of its ends are open.
    """
    return ("(" if quantity.low_open else "[") + (")" if quantity.high_open else "]")


def check_accepted(case: Case) -> None:
    """
    Compare everything that a case states with what is read.
    """
    result = read(case)
    match case["kind"]:
        case "outline":
            assert (case["level"], int(case["value"])) == (result.level, result.number)
            assert case.get("style", result.style) == result.style
        case "date" | "year":
            assert case["value"] == date_text(result)[-len(case["value"]) :]
        case "approximate" | "approx" | "range" | "unit":
            check_quantity(case, result)
        case kind:
            assert number(case["value"]) == result
            assert isinstance(result, Decimal) == ("." in case["value"])
            assert kind != "money" or case["value"] == str(result)


def date_text(result: object) -> str:
    """
    What a year, a date or a document number looks like in the lists of cases.
    """
    if isinstance(result, tuple):
        return "/".join(map(str, result))
    return result.isoformat() if isinstance(result, datetime.date) else str(result)


def check_quantity(case: Case, result: Quantity) -> None:
    """
    Compare value, unit and interval.
    """
    assert number(case["value"]) == result.value
    assert case.get("unit") == result.unit
    assert case["text"] == result.text
    if case.get("interval") is None:
        assert result.value == result.low == result.high
        assert result.is_exact
    else:
        assert [number(end) for end in case["interval"]] == [result.low, result.high]
        assert case["bounds"] == brackets(result)
        assert not result.is_exact


def check_written(case: Case) -> None:
    """
    Write the value again where the case calls its text canonical.
    """
    result = read(case)
    if case["kind"] == "outline":
        written = numerals.format_outline(result.level, result.number)
    elif case["kind"] in {"date", "year"}:
        written = (
            numerals.format_document_number(*result)
            if isinstance(result, tuple)
            else numerals.format_date(result)
            if isinstance(result, datetime.date)
            else numerals.format_year(result)
        )
    else:
        written = FORMATTERS[case["kind"]](result)

    assert case["text"] == written


def check_listed(case: Case) -> None:
    """
    Check one case of either list.
    """
    if case["kind"] != "reject":
        check_accepted(case)
        if case.get("canonical"):
            check_written(case)
        return
    for parser in PARSERS[case["as"]]:
        with pytest.raises(NumeralError) as caught:
            parser(case["text"])
        if "position" in case and len(PARSERS[case["as"]]) == 1:
            assert case["reason"] == caught.value.reason
            assert case["position"] == caught.value.position


class TestOwn:
    """
    The project's own list.
    """

    @pytest.mark.parametrize("case", cases(OWN))
    def test_case(self, case: Case) -> None:
        """
        A listed text is read as listed, written again if canonical, or refused for the reason.
        """
        check_listed(case)

    def test_long_enough(self) -> None:
        """
        The list has at least 300 cases, each once and each with its source.
        """
        listed = json.loads(OWN.read_text("utf-8"))

        assert len(listed) >= 300
        assert all(case["source"] for case in listed)
        assert len({(case["kind"], case.get("as"), case["text"]) for case in listed}) == len(listed)


class TestShared:
    """
    The list of the shared folder.
    """

    @pytest.mark.parametrize("case", cases(SHARED))
    def test_case(self, case: Case) -> None:
        """
        A listed text is read as listed, written again if canonical, or refused.
        """
        check_listed(case)

    @pytest.mark.parametrize("case", cases(SHARED))
    def test_resolution(self, case: Case) -> None:
        """
        A magnitude has the resolution that its case states, also as a quantity.
        """
        if "resolution" not in case:
            return

        quantity = numerals.parse_quantity(case["text"])

        assert number(case["resolution"]) == quantity.resolution
        assert numerals.parse_magnitude(case["text"]) == quantity.value
