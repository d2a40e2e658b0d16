"""
Rules over years between two forms: they speak where the year before means the same.
"""

from __future__ import annotations

import pytest

from govinfo_report import form
from govinfo_report.errors import RuleError
from govinfo_report.figures import Count
from govinfo_report.rules import (
    Linear,
    Sides,
    Term,
    at_most,
    equal,
    rulebook,
    rules_over_years,
)
from govinfo_report.units import Unit


@form.section
class Old(form.Section):
    """
    The earlier form.
    """

    left: Count = form.alone("结存", concept="stock.left")
    people: Count = form.alone("人数", unit=Unit.PERSON)


@form.section
class New(form.Section):
    """
    The later form.
    """

    rest: Count = form.alone("结余", concept="stock.left")
    taken: Count = form.alone("上年结转")
    people: Count = form.alone("人数", unit=Unit.PIECE)
    more: Count = form.alone("新项")


@equal
def people_stay(before: New, now: New) -> Sides[Count]:
    """
    人数不变。
    """
    return now.people, before.people


@equal
def more_stays(before: New, now: New) -> Sides[Count]:
    """
    新项不变。
    """
    return now.more, before.more


@at_most(only_if=lambda before, now: before.rest * 2 + now.more)
def taken_is_what_was_left(before: New, now: New) -> Sides[Count]:
    """
    三倍的上年结转不多于两倍的结余加七。
    """
    return now.taken * 3, before.rest * 2 + 7


@equal
def rest_is_taken(before: New, now: New) -> Sides[Count]:
    """
    上年结余等于上年结转。
    """
    return before.rest, now.taken


@equal
def one_year(new: New) -> Sides[Count]:
    """
    一年之内。
    """
    return new.rest, new.taken


@equal
def of_the_old(before: Old, now: Old) -> Sides[Count]:
    """
    旧表。
    """
    return now.left, before.left


@form.section
class Place(form.Section):
    """
    What stands in several places.
    """

    count: Count = form.alone("数")


@form.section
class OldPlaces(form.Section):
    """
    A form with one of the places.
    """

    second: Place = form.group("其二")


@form.section
class NewPlaces(form.Section):
    """
    A form with both.
    """

    first: Place = form.group("其一")
    second: Place = form.group("其二")


@equal
def count_stays(before: Place, now: Place) -> Sides[Count]:
    """
    数不变。
    """
    return now.count, before.count


RULES = (people_stay, more_stays, taken_is_what_was_left, rest_is_taken)


class TestBetweenForms:
    """
    The earlier report is on another form.
    """

    def test_what_means_the_same(self):
        """
        Cells of the year before are found by what they mean, in the same unit; a rule that asks for
        any other says nothing.
        """
        guarded, plain = rules_over_years(Old, New, RULES).equations

        assert ("taken_is_what_was_left", "rest_is_taken") == (guarded.name, plain.name)
        assert Linear((Term("now.taken", 3),)) == guarded.left
        assert Linear((Term("before.left", 2),), 7) == guarded.right
        assert Linear((Term("before.left", 2), Term("now.more"))) == guarded.guard
        assert Linear((Term("before.left"),)) == plain.left
        assert Linear((Term("now.taken"),)) == plain.right
        assert None is plain.guard

    def test_places(self):
        """
        A rule speaks at every place that the earlier form has, whatever places it has not.
        """
        (found,) = rules_over_years(OldPlaces, NewPlaces, (count_stays,)).equations

        assert ("second.count_stays", "now.second.count") == (found.name, found.where)

    def test_one_form(self):
        """
        On one form every rule speaks, about the paths that it names.
        """
        found = rules_over_years(New, New, RULES).equations

        assert [one.name for one in RULES] == [one.name for one in found]
        assert Linear((Term("before.rest", 2),), 7) == found[2].right


class TestRefused:
    """
    Rules that do not belong there.
    """

    @pytest.mark.parametrize(
        ("rule", "said"),
        [
            (one_year, "rule one_year: speaks of one year; it takes before and now"),
            (of_the_old, "rule of_the_old: New has no section Old"),
        ],
    )
    def test_refused(self, rule, said):
        """
        The rule is named.
        """
        with pytest.raises(RuleError) as caught:
            rules_over_years(New, New, (rule,))

        assert said == str(caught.value)

    def test_two_sections(self):
        """
        Both years are of one section.
        """

        def crooked(before: Old, now: New) -> Sides[Count]:
            return now.rest, before.left

        with pytest.raises(RuleError) as caught:
            equal(crooked)

        assert "rule crooked: takes the same section as before and as now" == str(caught.value)

    @pytest.mark.parametrize(
        "function",
        [lambda before, _: before.rest > 3, lambda _, now: now.rest > 3],
    )
    def test_what_no_rule_says(self, function):
        """
        What is refused in either year names the rule too.
        """

        def crooked(before: New, now: New) -> object:
            return function(before, now)

        with pytest.raises(RuleError, match=r"^rule crooked: compares cells"):
            equal(crooked)

    def test_among_rules_of_one_year(self):
        """
        A rule over years is none of the rules of one report.
        """
        with pytest.raises(RuleError) as caught:
            rulebook(New, people_stay)

        said = "rule people_stay: speaks of two years; it belongs to the form's year_rules"
        assert said == str(caught.value)
