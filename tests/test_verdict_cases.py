"""
Cases on which tools for statistics and accounts disagree, with the verdict that follows from the
printed digits. T numbers are those of the project's note on validation.
"""

from __future__ import annotations

import pytest

from diagnosed import published, sum_rule
from govinfo_report import check, form
from govinfo_report.figures import Count, Interval, amount, bounds, figure
from govinfo_report.propagation import narrow
from govinfo_report.rules import Sides, equal, rulebook
from govinfo_report.units import Unit
from toy_forms import Report

MISSING = None


@form.section
class Parts(form.Section):
    """
    A total of two parts.
    """

    total: Count = form.total("合计")
    first: Count = form.part("其一")
    second: Count = form.part("其二")


@form.section
class Difference(form.Section):
    """
    What is left of a number.
    """

    left: Count = form.alone("剩余数")
    whole: Count = form.alone("原数")
    taken: Count = form.alone("减少数")


@equal
def left_is_whole_less_taken(d: Difference) -> Sides[Count]:
    """
    剩余数等于原数减减少数。
    """
    return d.left, d.whole - d.taken


PARTS = rulebook(Parts)
DIFFERENCE = rulebook(Difference, left_is_whole_less_taken)


def verdict(rules, cells, name=None):
    """
    Judge the only rule, or the one of this name, on the cells at hand.
    """
    (judged,) = [
        judgement
        for one, judgement in rules.judgements(rules.cls.of(cells))
        if name is None or one.name == name
    ]
    return judged.verdict.value, judged.reason and judged.reason.value


class TestRoundedSums:
    """
    Rounded parts of 963 and 276 thousand, and what their total may be.
    """

    @pytest.mark.parametrize(
        ("total", "expected"),
        [
            pytest.param("123.9万", ("possible", "rounding"), id="T1"),
            pytest.param("124.0万", ("possible", "rounding"), id="T2"),
            pytest.param(1240000, ("possible", "rounding"), id="T3"),
            pytest.param(1240001, ("violated", None), id="T4"),
            pytest.param("124.2万", ("violated", None), id="far off"),
        ],
    )
    def test_t1_to_t4_a_total_is_refuted_only_by_its_digits(self, total, expected):
        """
        T1 to T4: one unit of the last digit too much is possible, the end of the interval is
        reached, and one more is too much.
        """
        cells = {"total": total, "first": "96.3万", "second": "27.6万"}

        assert expected == verdict(PARTS, cells)

    @pytest.mark.parametrize("absent", [pytest.param(MISSING, id="T5"), pytest.param("", id="T7")])
    def test_t5_t7_an_absent_part_is_what_is_left(self, absent):
        """
        T5, T7: a part that is missing or blank is no zero; between 275,000 and 277,000 are left
        for it.
        """
        cells = {"total": "123.9万", "first": "96.3万", "second": absent}
        report = Parts.of(cells)
        box = {path: bounds(report[path]).span for path in cells}
        left = narrow(box, [sum_rule("total", "first", "second")]).box

        assert ("possible", "both") == verdict(PARTS, cells)
        assert (275000, 277000) == left["second"]

    def test_t8_a_total_without_parts(self):
        """
        T8: where no part is reported the sum says nothing.
        """
        cells = {"total": "123.9万", "first": MISSING, "second": MISSING}

        assert ("not_applicable", None) == verdict(PARTS, cells)

    @pytest.mark.parametrize(
        ("again", "expected"),
        [
            pytest.param("96万", ("possible", "rounding"), id="T9"),
            pytest.param("97万", ("violated", None), id="T10"),
        ],
    )
    def test_t9_t10_a_figure_that_stands_twice(self, again, expected):
        """
        T9, T10: two roundings of one figure go together exactly if their intervals meet.
        """
        cells = {"first": "96.3万", "same": again}

        assert expected == verdict(Report.rules, cells, "same_is_first")


class TestAndMore:
    """
    Figures that are cut, not rounded (余): the upper end does not belong to them.
    """

    @pytest.mark.parametrize(
        ("total", "expected"),
        [
            pytest.param(1240998, "possible", id="T12"),
            pytest.param(1240999, "violated", id="T12, whole numbers"),
            pytest.param(1241000, "violated", id="T13"),
        ],
    )
    def test_t12_t13_the_upper_end_is_open(self, total, expected):
        """
        T12, T13: two parts of less than a thousand more each come to 1,240,998 at most, since
        counts are whole.
        """
        cells = {"total": total, "first": "96.3万余", "second": "27.6万余"}

        assert expected == verdict(PARTS, cells)[0]

    @pytest.mark.parametrize(
        ("left", "expected"),
        [
            pytest.param(5000, "possible", id="T16"),
            pytest.param(4000, "violated", id="T17"),
            pytest.param("5000余", "possible", id="T18"),
        ],
    )
    def test_t16_to_t18_taken_away_the_ends_change_places(self, left, expected):
        """
        T16 to T18: of 10,000 less 5,000 and more at most 5,000 are left, and more than 4,000.
        """
        cells = {"left": left, "whole": 10000, "taken": "5000余"}

        assert expected == verdict(DIFFERENCE, cells)[0]

    @pytest.mark.parametrize(
        ("text", "expected"), [("860余", "violated"), ("约860", "possible"), ("858", "holds")]
    )
    def test_t43_two_statements_of_one_figure(self, text, expected):
        """
        T43: the text's 860余 press conferences cannot be the table's 858; about 860 can.
        """
        cells = {"first": 858, "same": text}

        assert expected == verdict(Report.rules, cells, "same_is_first")[0]


class TestIntervals:
    """
    What digits allow, and sums of it.
    """

    def test_t19_a_negative_factor(self):
        """
        T19: minus one times what lies between 1 and 2 lies between -2 and -1.
        """
        assert Interval(-2, -1) == Interval(1, 2) * -1

    @pytest.mark.parametrize(
        ("cell", "unit", "half"),
        [
            (figure("123.9万"), Unit.ITEM, 500),
            (figure("74.2万"), Unit.ITEM, 500),
            (amount("1596.8", Unit.TEN_THOUSAND_YUAN), Unit.TEN_THOUSAND_YUAN, 50_000),
            (amount("0.0001", Unit.TEN_THOUSAND_YUAN), Unit.TEN_THOUSAND_YUAN, 50),
        ],
    )
    def test_t20_half_a_unit_of_the_last_digit(self, cell, unit, half):
        """
        T20: a rounded figure may be off by half a unit of its last digit: 500 items, 500 yuan,
        half a yuan; money counts in 分.
        """
        low, high = bounds(cell, unit=unit).span

        assert 2 * half == high - low

    @pytest.mark.parametrize(
        ("corrected", "expected"),
        [
            pytest.param("", ("possible", "missing"), id="blank"),
            pytest.param(MISSING, ("possible", "missing"), id="absent"),
            pytest.param(142, ("violated", None), id="wrong"),
            pytest.param(124, ("holds", None), id="right"),
        ],
    )
    def test_t38_a_part_that_is_blank_absent_or_wrong(self, corrected, expected):
        """
        T38: of the 451 reviews one kind is blank, absent or printed wrong; wrong, it is 18 too
        many.
        """
        report = published().replace({"reviews.corrected": corrected})
        name = "reviews.total_is_sum_of_parts"
        (one,) = [one for one in check(report).equations if one.rule == name]
        gaps = [(found.gap.low, found.gap.high) for found in check(report) if found.rule == name]

        assert expected == (one.verdict.value, one.reason and one.reason.value)
        assert ([(-18, -18)] if corrected == 142 else []) == gaps
