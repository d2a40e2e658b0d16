"""
Stocks that hardly multiply within a year.
"""

from __future__ import annotations

import pytest

from core_forms import Lines, Settled
from govinfo_report.errors import RuleError
from govinfo_report.findings import Basis, Severity
from govinfo_report.rules import Linear, Relation, Term, steady


def stocks(lines: Lines) -> object:
    """
    一年之间少有数倍的增减。
    """
    return lines.now, lines.people


class TestRules:
    """
    What becomes of a function that names stocks.
    """

    def test_rise_and_fall(self):
        """
        Each stock gets a rule for a rise and one for a fall, with the words of the function.
        """
        found = steady(times=3, severity=Severity.NOTICE)(stocks)

        assert [
            "now_rises_by_no_jump",
            "now_falls_by_no_jump",
            "people_rises_by_no_jump",
            "people_falls_by_no_jump",
        ] == [one.name for one in found]
        for one in found:
            assert (Lines, Relation.AT_MOST, Severity.NOTICE, Basis.PLAUSIBILITY) == (
                one.cls,
                one.relation,
                one.severity,
                one.basis,
            )
            assert ("一年之间少有数倍的增减。", "jump", True, None) == (
                one.says,
                one.wording,
                one.over_years,
                one.guard,
            )

    def test_sides(self):
        """
        A stock is at most so many times what it was, and was at most so many times what it is.
        """
        rises, falls, *_ = (next(one.equations("")) for one in steady(times=3)(stocks))

        assert (Linear((Term("now.now"),)), Linear((Term("before.now", 3),))) == (
            rises.left,
            rises.right,
        )
        assert (Linear((Term("before.now"),)), Linear((Term("now.now", 3),))) == (
            falls.left,
            falls.right,
        )

    def test_stocks_further_down(self):
        """
        A rule is called by the whole path of its stock.
        """

        def below(settled: Settled) -> object:
            return settled.bare.deep.lowest

        assert ["bare_deep_lowest_rises_by_no_jump", "bare_deep_lowest_falls_by_no_jump"] == [
            one.name for one in steady(times=2)(below)
        ]

    def test_defaults(self):
        """
        A jump is a warning, and needs no words.
        """

        def silent(lines: Lines) -> object:
            return lines.now

        found = steady(times=2)(silent)

        assert [(Severity.WARNING, "")] * 2 == [(one.severity, one.says) for one in found]


class TestRefused:
    """
    What says no stocks.
    """

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"times": "3"}, "a rule takes a whole number (got '3')"),
            ({"times": 3, "severity": "x"}, "a rule takes a findings.Severity (got 'x')"),
        ],
    )
    def test_arguments(self, given, said):
        """
        How many times is a whole number, how bad it is one of the severities.
        """
        with pytest.raises(TypeError) as caught:
            steady(**given)

        assert said == str(caught.value)

    @pytest.mark.parametrize(
        ("body", "said"),
        [
            (lambda r: r.now + r.before, "returns a cell, or a tuple of cells"),
            (lambda r: (r.now, 5), "returns a cell, or a tuple of cells"),
            (lambda r: r.now > 1, "compares cells; return the two sides instead"),
            (lambda _: int("x"), "invalid literal for int() with base 10: 'x'; a rule adds cells"),
        ],
    )
    def test_functions(self, body, said):
        """
        A stock is one cell; the rule is named.
        """

        def crooked(lines: Lines) -> object:
            return body(lines)

        with pytest.raises(RuleError) as caught:
            steady(times=3)(crooked)

        assert str(caught.value).startswith(f"rule crooked: {said}")

    def test_without_section(self):
        """
        The function says of which section it speaks.
        """

        def crooked(lines: object) -> object:
            return lines

        with pytest.raises(RuleError) as caught:
            steady(times=3)(crooked)

        said = "rule crooked: takes one section, annotated with its class"
        assert said == str(caught.value)
