"""
What holds for the members of a whole, whatever their reports say.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import arbitrary, narrower
from govinfo_report.aggregation import check_roll_up, roll_up
from govinfo_report.editions import EDITIONS, Scope
from govinfo_report.figures import bounds
from govinfo_report.form import cell_paths, lines
from govinfo_report.rules import rules_over_years
from govinfo_report.strategies import reports
from govinfo_report.units import Unit

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


@pytest.mark.parametrize("edition", FORMS)
@settings(max_examples=8)
@given(data=st.data())
def test_what_counts_once_is_bounded(edition, data):
    """
    The whole may count such a line anywhere from its largest member to their sum, not beyond.
    """
    drawn = data.draw(members(edition))
    made = roll_up(drawn)
    whole = whole_of(drawn)
    for path in made.bounded:
        low = max(bounds(one[path]).span[0] for one in drawn)
        high = sum(bounds(one[path]).span[1] for one in drawn)
        assert (low, high) == bounds(made.report[path]).span
        for value in {low, data.draw(st.integers(low, high)), high}:
            assert () == about(path, whole.replace({path: value}), drawn)
        assert 1 == len(about(path, whole.replace({path: high + 1}), drawn))
        if low:
            assert 1 == len(about(path, whole.replace({path: low - 1}), drawn))


def about(path: str, whole: object, drawn: list) -> tuple:
    """
    Give what is found about one cell of a whole.
    """
    found = check_roll_up(whole, drawn, complete=True).violated
    return tuple(one for one in found if one.where == path)


@pytest.mark.parametrize("edition", FORMS)
@settings(max_examples=8)
@given(data=st.data())
def test_sums_say_no_more_than_their_members(edition, data):
    """
    Whatever cells print, local rows among them, members that are known better make sums that
    allow less, and the order of members makes no difference.
    """
    heading = {"year": YEAR, "scope": Scope.LEVEL}
    drawn = [
        data.draw(arbitrary(EDITIONS[edition].Report)).replace({**heading, "agency": name})
        for name in ("甲县", "乙县")
    ]
    known = [data.draw(narrower(one)) for one in drawn]
    sums = allowed(roll_up(drawn).report)

    assert sums == allowed(roll_up(drawn[::-1]).report)
    for place, (low, high) in allowed(roll_up(known).report).items():
        assert sums[place][0] <= low
        assert high <= sums[place][1]


def allowed(report: object) -> dict:
    """
    Give what the cells of a report allow: by path, those of local rows by words.
    """
    found = {}
    for line in lines(report):
        is_local = ".local." in line.path
        for cell in line.cells:
            unit = cell.unit if isinstance(cell.unit, Unit) else Unit.ITEM
            place = (line.path.rpartition(".local.")[0], line.label, cell.column)
            span = bounds(report[cell.path], cell.signed, unit).span
            found[place if is_local else cell.path] = span
    return found


@pytest.mark.parametrize("edition", FORMS)
@settings(max_examples=8)
@given(data=st.data())
def test_a_whole_agrees_whatever_its_members_print(edition, data):
    """
    The sum of members that print anything, local rows among them, never contradicts them.
    """
    heading = {"year": YEAR, "scope": Scope.LEVEL}
    drawn = [
        data.draw(arbitrary(EDITIONS[edition].Report)).replace({**heading, "agency": name})
        for name in ("甲县", "乙县")
    ]
    whole = whole_of(drawn)
    for complete in (True, False):
        found = check_roll_up(whole, drawn, complete=complete)

        assert () == found.violated
