"""
How far a figure of a report may be off before a rule shows it.
"""

from __future__ import annotations

import pytest

from core_forms import FUNDS, LINES, Funds, Lines
from diagnosed import published, requests_of_2021
from govinfo_report import e2014
from govinfo_report.diagnosis import blind_spots, detectable_errors
from govinfo_report.figures import Count
from govinfo_report.form import Local
from govinfo_report.formats import parse, render
from govinfo_report.rules import Sides, equal, rulebook
from govinfo_report.units import Unit
from toy_forms import FACTORS, ODDS, Factors, Odds, Report


def errors(report, *options, **rules):
    """
    Give the smallest errors by path: too high, too low.
    """
    return {
        one.path: (one.too_high, one.too_low)
        for one in detectable_errors(report, *options, **rules)
    }


def broken(report, rules):
    """
    Name what a report violates, with the cell; impossible cells among it.
    """
    return {(one.rule, one.where) for one in rules.findings(report)}


class TestAgainstTheCheck:
    """
    The smallest error, against the check itself.
    """

    @pytest.mark.parametrize(
        ("report", "rules"),
        [
            (published(), e2014.RULES),
            (requests_of_2021(5), type(requests_of_2021(5)).rules),
            (Lines.of({"now": 9, "before": 7, "change": 2, "people": 3}), LINES),
            (Odds.of({"now": 4, "before": 9, "change": "-5", "courses": 2, "items": 6}), ODDS),
            (Factors.of({"pairs": 5, "threes": 3, "total": 19}), FACTORS),
            (Report.of({"total": 7, "first": 3, "second": 4, "special": 5, "same": 3}), None),
        ],
    )
    def test_found_from_there_on(self, report, rules):
        """
        An error of the smallest size breaks something that was not broken, one less does not.
        """
        book = rules or type(report).rules
        before = broken(report, book)
        for path, (too_high, too_low) in errors(report, rules=book).items():
            value = report[path]
            if type(value) is not int:
                continue
            for sign, size in ((1, too_high), (-1, too_low)):
                if size is not None:
                    far = report.replace({path: str(value + sign * size)})
                    near = report.replace({path: str(value + sign * (size - 1))})
                    assert broken(far, book) - before
                    assert not broken(near, book) - before
                else:
                    assert not broken(report.replace({path: value + sign * 10**6}), book) - before

    def test_one_in_every_equation(self):
        """
        Where all cells are exact, one is enough for every cell of an equation.
        """
        found = errors(requests_of_2021(6))
        exact = [one.path for one in blind_spots(type(requests_of_2021(6))).cells if one.equations]

        assert {(1, 1)} == {found[path] for path in exact}


class TestRoom:
    """
    What leaves room for errors.
    """

    def test_an_inequality(self):
        """
        Of 5151 documents 4696 were disclosed: 456 too few are found, too many never.
        """
        found = errors(published())

        assert (None, 456) == found["proactive_disclosure.normative_documents_issued"]

    def test_rounding(self):
        """
        A rounded cell leaves the others of its sum half a unit of its last digit.
        """
        cells = {"total": "12.4万", "first": 70_000, "second": 54_000, "special": 60_000}
        found = errors(Report.of({**cells, "same": 70_000}))

        assert (501, 501) == found["second"]
        assert (1, 1) == found["same"]

    def test_a_blank(self):
        """
        With a blank among them the cells of a sum are found in one direction; read as zero, the
        blank leaves no room.
        """
        report = Report.of({"total": 9, "first": 4, "second": "", "special": 0, "same": 4})

        assert (None, 6) == errors(report)["total"]
        assert "second" not in errors(report)
        assert {(1, 1)} == {errors(report)["same"], errors(report)["first"]}
        filled = report.replace({"total": 4})
        assert (1, 1) == errors(filled, "zero")["total"]

    def test_below_zero(self):
        """
        A figure in no rule is found where it is below zero; in a signed line it never is.
        """
        found = errors(published())

        assert (None, 218) == found["complaints"]
        assert (None, None) == errors(Odds.of({"change": "-3"}), rules=ODDS)["change"]
        rounded = published().replace({"complaints": "12.3万"})
        assert (None, 123_501) == errors(rounded)["complaints"]

    def test_a_rule_for_one_case(self):
        """
        A rule for one case counts where the case is certain; a cell of its guard is found where
        the case comes about and the rule is broken.
        """
        idle = Lines.of({"now": 0, "before": 0, "people": 0})
        busy = Lines.of({"now": 1, "before": 0, "people": 0})

        assert (1, 1) == errors(idle, rules=LINES)["people"]
        assert (None, 1) == errors(busy, rules=LINES)["people"]
        assert (None, 653) == errors(published())["meetings_and_training.training_courses"]
        courses = Odds.of({"courses": 3, "now": "", "trained": 5})
        assert (None, 4) == errors(courses, rules=ODDS)["courses"]
        broken_already = Odds.of({"courses": 0, "now": 0, "trained": 5})
        assert (None, 1) == errors(broken_already, rules=ODDS)["courses"]

    def test_a_case_that_cannot_come_about(self):
        """
        A cell that no whole number brings to the case of a rule shows nothing.
        """
        odd, even = (Lines.of({"now": 3, "before": number, "people": 5}) for number in (1, 0))

        assert (None, 4) == errors(odd, rules=TWICE)["now"]
        assert (None, 3) == errors(even, rules=TWICE)["now"]
        assert (5, 2) == errors(odd, rules=TWICE)["before"]

    def test_local_rows(self):
        """
        Local rows count in their sum; where nobody knows whether they do, they leave room.
        """
        cells = {"total": 9, "first": 4, "second": 2, "special": 7, "same": 4}
        row = Local(label="其三", figure=3, after="second", counts=True)
        unsure = Local(label="其三", figure=3, after="second", counts=None)

        assert (1, 1) == errors(Report.of(cells, local=(row,)))["second"]
        assert (4, 1) == errors(Report.of(cells, local=(unsure,)))["second"]

    def test_money(self):
        """
        Money is counted in 分.
        """
        report = Funds.of({"total": "223.45", "offices": "123.45", "websites": "100.00"})
        (total, *_) = detectable_errors(report, rules=FUNDS)

        assert ("total", "经费合计", Unit.YUAN) == (total.path, total.name, total.unit)
        assert (1, 1) == (total.too_high, total.too_low)

    def test_violated_already(self):
        """
        A rule that is violated shows nothing more.
        """
        report = Report.of({"total": 9, "first": 4, "second": 2, "special": 7, "same": 4})

        assert (None, 3) == errors(report)["total"]


@equal(only_if=lambda lines: lines.now * 2 - lines.before)
def nobody_without_work(lines: Lines) -> Sides[Count]:
    """
    没有业务就没有人员。
    """
    return lines.people, 0


TWICE = rulebook(Lines, nobody_without_work)


def test_reading():
    """
    What a reader returned is taken as well.
    """
    assert errors(published()) == errors(parse(render(published()), "text"))


def test_refused():
    """
    What has no rules is refused.
    """
    with pytest.raises(TypeError, match="takes a report or a reading"):
        detectable_errors(5)
    with pytest.raises(ValueError, match="the rules are about Funds"):
        detectable_errors(published(), rules=FUNDS)
