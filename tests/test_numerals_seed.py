"""
Every numeral of the document that the project starts from.

The table of what was found is in ``fixtures/seed_quantities.json``: figures and positions, made
with this library and read through line by line.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govinfo_report.numerals import Doubt, Quantities, TakenAs, find_quantities

SEED = Path(__file__).resolve().parents[1] / "../shared/seed/chongqing-2017.txt"
TABLE = Path(__file__).parent / "fixtures/seed_quantities.json"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the shared folder is not here")


@pytest.fixture(name="text", scope="module")
def _text() -> str:
    return SEED.read_text("utf-8")


@pytest.fixture(name="found", scope="module")
def _found(text: str) -> Quantities:
    return find_quantities(text)


@pytest.fixture(name="table", scope="module")
def _table() -> Any:
    return json.loads(TABLE.read_text("utf-8"))


def written(value: int | Decimal | None) -> str | None:
    """
    A number as the table writes it.
    """
    return None if value is None else str(value)


class TestSeed:
    """
    The annual report of Chongqing on 2017.
    """

    def test_quantities(self, found: Quantities, table: Any) -> None:
        """
        The quantities are those of the table, with place, value, interval, unit and mark.
        """
        rows = [
            [
                *quantity.span,
                "".join(quantity.text.split()),
                written(quantity.value),
                written(quantity.low),
                written(quantity.high),
                quantity.unit,
                quantity.mark,
            ]
            for quantity in found
        ]

        assert table["quantities"] == rows

    def test_asides(self, found: Quantities, table: Any) -> None:
        """
        All other numerals are taken as the table says.
        """
        assert table["asides"] == [[*aside.span, aside.taken_as.value] for aside in found.asides]

    def test_every_arabic_numeral(self, text: str, found: Quantities) -> None:
        """
        Each of the 199 Arabic numerals is accounted for, once.
        """
        counts: dict[str, int] = {}
        spans = [(quantity.span, "quantity") for quantity in found]
        spans += [(aside.span, aside.taken_as.value) for aside in found.asides]
        for match in re.finditer(r"[0-9]+(?:\.[0-9]+)?", text):
            [kind] = [
                kind for (low, high), kind in spans if low <= match.start() and match.end() <= high
            ]
            counts[kind] = counts.get(kind, 0) + 1

        assert 199 == sum(counts.values())
        assert {
            "quantity": 130,
            "heading": 27,
            "year": 21,
            "document-number": 12,
            "date": 6,
            "name": 3,
        } == counts

    def test_sums(self, found: Quantities) -> None:
        """
        Figures that are known to add up do.
        """
        by_text = {"".join(quantity.text.split()): quantity.value or 0 for quantity in found}

        assert by_text["123.9万余条"] == by_text["96.3万余条"] + by_text["27.6万余条"]
        assert by_text["65.85万卷"] == by_text["46.66万卷"] + by_text["19.19万卷"]
        assert by_text["12.7万件"] == sum(
            by_text[part] for part in ("8.5万件", "3.8万件", "4000余件")
        )
        assert by_text["9580"] == by_text["9292"] + by_text["288"]

    def test_contradiction(self, found: Quantities) -> None:
        """
        The prose says 860余 where the table says 858, and only the interval shows it.
        """
        [prose] = [quantity for quantity in found if quantity.text == "860余场"]
        [cell] = [quantity for quantity in found if quantity.text == "858"]

        assert prose.low is not None
        assert cell.high is not None
        assert cell.high < prose.low

    def test_doubt(self, found: Quantities) -> None:
        """
        The one 余 behind an exact count is flagged.
        """
        [flagged] = [quantity for quantity in found if quantity.doubt]

        assert "9834余件" == flagged.text
        assert Doubt.MORE_AFTER_EXACT is flagged.doubt

    def test_years_in_titles(self, text: str, found: Quantities) -> None:
        """
        What is in quotation marks or a title is a name, unless it is a year.
        """
        names = {aside.text for aside in found.asides if aside.taken_as is TakenAs.NAME}

        assert {"12345", "十三五"} <= names
        assert "“五公开”" in text
        assert "五" in names
