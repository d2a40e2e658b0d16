"""
Unit words of running text, and how they are shown.
"""

from __future__ import annotations

import pytest

from govinfo_report.units import UNIT_WORDS, Unit, counting_unit, match_unit, show_count


class TestUnit:
    """
    The units of the forms.
    """

    def test_money(self) -> None:
        """
        Lines of 元, 万元 and of no stated unit hold money; counts do not.
        """
        assert {Unit.YUAN, Unit.TEN_THOUSAND_YUAN, Unit.UNSTATED} == {
            unit for unit in Unit if unit.is_money
        }

    @pytest.mark.parametrize(
        ("unit", "grains"),
        [(Unit.ITEM, 1), (Unit.YUAN, 100), (Unit.TEN_THOUSAND_YUAN, 10**6), (Unit.UNSTATED, 0)],
    )
    def test_grains(self, unit: Unit, grains: int) -> None:
        """
        Money counts in 分, everything else in ones.
        """
        assert grains == unit.grains

    def test_show(self) -> None:
        """
        A count stands with its unit, and alone where the form names none.
        """
        assert "1 item" == Unit.ITEM.show(1, "en")
        assert "3 items" == Unit.ITEM.show(3, "en")
        assert "3" == Unit.UNSTATED.show(3, "en")

    def test_known_in_text(self) -> None:
        """
        Every unit of a form is a word of running text, 万元 as 万 and 元.
        """
        words = {unit.removeprefix("万") for unit in Unit if unit}

        assert words <= UNIT_WORDS


class TestMatchUnit:
    """
    Finding a unit in a text.
    """

    @pytest.mark.parametrize(
        ("text", "unit", "end"),
        [
            ("人次", "人次", 2),
            ("人民", "人", 1),
            ("件次", "件次", 2),
            ("个百分点", "个百分点", 4),
            ("个人", "个", 1),
            ("宗（次）", "宗（次）", 4),
            ("宗(次)", "宗（次）", 4),
            ("卷（件）、", "卷（件）", 4),
            ("宗（次", "宗", 1),
            ("宗（其中）", "宗", 1),
            ("件（次)", "件", 1),
            ("政府", "", 0),
            ("", "", 0),
        ],
    )
    def test_longest(self, text: str, unit: str, end: int) -> None:
        """
        The longest word wins, with an alternate in a pair of brackets.
        """
        assert (unit, end) == match_unit(text)

    def test_place(self) -> None:
        """
        The word is looked for at a place.
        """
        assert ("件", 3) == match_unit("12件", 2)


class TestShowCount:
    """
    A number with any unit word.
    """

    @pytest.mark.parametrize("language", ["zh", "zh_Hans", "zh-CN"])
    def test_chinese(self, language: str) -> None:
        """
        Chinese writes the word as it is.
        """
        assert "5376宗（次）" == show_count(5376, "宗(次)", language)

    @pytest.mark.parametrize(
        ("count", "unit", "shown"),
        [
            (1, "场", "1 event"),
            (88, "场", "88 events"),
            (5376, "宗（次）", "5376 case files"),
            (2, "个百分点", "2 percentage points"),
        ],
    )
    def test_english(self, count: int, unit: str, shown: str) -> None:
        """
        English has a singular and a plural.
        """
        assert shown == show_count(count, unit, "en")

    @pytest.mark.parametrize("unit", sorted(UNIT_WORDS))
    def test_every_word(self, unit: str) -> None:
        """
        Every word can be shown in both languages, with its number first.
        """
        assert f"2{unit}" == show_count(2, unit)
        assert show_count(2, unit, "en").startswith("2 ")

    @pytest.mark.parametrize("unit", ["政府", "件件", "", "万元"])
    def test_unknown(self, unit: str) -> None:
        """
        A word that is no unit is refused.
        """
        with pytest.raises(LookupError, match="no unit word"):
            show_count(1, unit)


def test_units_that_no_form_has():
    """
    A line counts in its unit; one that prints a word of its own counts like pieces.
    """
    assert Unit.TEN_THOUSAND_YUAN is counting_unit(Unit.TEN_THOUSAND_YUAN)
    assert Unit.ITEM is counting_unit("宗")
