"""
What holds for the members of a whole, whatever their reports say.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.aggregation import check_roll_up, roll_up
from govinfo_report.editions import EDITIONS, Scope
from govinfo_report.form import cell_paths
from govinfo_report.rules import rules_over_years
from govinfo_report.strategies import reports

YEAR = 2020
FORMS = sorted(EDITIONS)


@st.composite
def members(draw: st.DrawFn, edition: str) -> list:
    """
    Draw the reports of two agencies of one level on one year.
    """
    heading = {"year": YEAR, "scope": Scope.LEVEL}
    drawn = [draw(reports(edition)) for _ in range(2)]
    names = ("甲县", "乙县")
    return [one.replace(heading | {"agency": name}) for one, name in zip(drawn, names, strict=True)]


def whole_of(drawn: list):
    """
    Give the report of the whole: the sum of its members.
    """
    heading = {"agency": "全市", "year": YEAR, "scope": Scope.TERRITORY}
    return roll_up(drawn).report.replace(heading)


@pytest.mark.parametrize("edition", FORMS)
@settings(max_examples=8)
@given(data=st.data())
def test_a_whole_agrees_with_its_members(edition, data):
    """
    The sum of its members contradicts none of them, whether the list is complete or not.
    """
    drawn = data.draw(members(edition))
    whole = whole_of(drawn)

    assert () == tuple(check_roll_up(whole, drawn, complete=True))
    assert () == tuple(check_roll_up(whole, drawn, complete=False))
    assert () == tuple(check_roll_up(whole, drawn[:1], complete=False))


@pytest.mark.parametrize("edition", FORMS)
@settings(max_examples=8)
@given(data=st.data())
def test_a_cell_moved_by_one_is_found(edition, data):
    """
    One more in a cell of one member is found, and that member alone is named against last year.

    Cells that follow from those of last year are left out: reports that only change their year
    break those rules, and then they speak of other members too.
    """
    drawn = data.draw(members(edition))
    made = roll_up(drawn)
    whole = whole_of(drawn)
    form = type(whole)
    over_years = rules_over_years(form, form, form.year_rules)
    followed = {cell.partition(".")[2] for one in over_years.equations for cell in one.cells}
    exact = [
        path
        for path, _ in cell_paths(form)
        if path not in followed | set(made.bounded)
        and type(drawn[1][path]) is int
        and type(whole[path]) is int
    ]
    path = data.draw(st.sampled_from(exact))
    moved = [drawn[0], drawn[1].replace({path: drawn[1][path] + 1})]
    last = [one.replace({"year": YEAR - 1}) for one in drawn]
    found = check_roll_up(whole, moved, complete=True, last_year=last)

    assert {"乙县"} == {cell.of for one in found for cell in one.cells if cell.role == "suspect"}
