"""
What follows for cells is true, whatever was blanked or rounded.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govinfo_report import check
from govinfo_report.diagnosis import apply, deduce
from govinfo_report.diagnosis._system import System
from govinfo_report.diagnosis._tightening import tighten
from govinfo_report.editions import e2014, e2019, e2021
from govinfo_report.figures import FAR, bounds
from govinfo_report.propagation import Constraint
from govinfo_report.strategies import as_printed, reports, sections
from toy_forms import BOOKS, Report

NAMES = ("a", "b", "c", "d")
FACTORS = st.sampled_from([1, 1, 1, -1, -1, 2, -3])

Span = tuple[int, int]


@st.composite
def systems(draw: st.DrawFn) -> System:
    """
    Draw systems with few points.
    """
    box: dict[Any, Span] = {}
    for name in NAMES:
        low, high = sorted((draw(st.integers(-2, 4)), draw(st.integers(-2, 4))))
        box[name] = (low, high)
    rules = []
    for number in range(draw(st.integers(1, 4))):
        names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
        terms = tuple((name, draw(FACTORS)) for name in names)
        low = draw(st.integers(-4, 4))
        rules.append(Constraint(f"{number}", terms, low, draw(st.sampled_from([low, low, FAR]))))
    return System(box, rules, dict.fromkeys(NAMES, (-9, 9)))


def hull(system: System, rows: list[int]) -> list[Span] | None:
    """
    Give the smallest and the largest value of each unknown over all points that keep some rows.
    """
    ranges = [range(low, high + 1) for low, high in zip(system.lows, system.highs, strict=True)]
    points = [
        point
        for point in itertools.product(*ranges)
        if all(
            system.ends[row][0]
            <= sum(factor * point[one] for one, factor in system.rows[row])
            <= system.ends[row][1]
            for row in rows
        )
    ]
    return [(min(values), max(values)) for values in zip(*points, strict=True)] or None


def forbids(spans: list[Span] | None, unknown: int, after: Span) -> bool:
    """
    Say whether all points lie within what was concluded.
    """
    return spans is None or (after[0] <= spans[unknown][0] and spans[unknown][1] <= after[1])


class TestSystems:
    """
    Boxes and linear forms.
    """

    @given(systems())
    def test_contradictions_are_found(self, system):
        """
        A contradiction is found exactly where no point keeps all rows, unless the search was given
        up.
        """
        probe = system.probe()
        assume(probe.proved)

        assert (hull(system, list(range(len(system.rows)))) is None) == (probe.conflict is not None)

    @given(systems())
    def test_what_is_left_is_what_solutions_have(self, system):
        """
        The intervals are those of all solutions, to the ends; without a solution none is given.
        """
        found = tighten(system)
        assume(found.exact)
        spans = hull(system, list(range(len(system.rows))))
        before = list(zip(system.lows, system.highs, strict=True))
        after = dict(enumerate(before)) | {one.unknown: one.after for one in found.cells}

        assert bool(found.conflict) is (spans is None)
        assert (spans or before) == list(after.values())

    @given(systems())
    def test_nothing_true_is_excluded(self, system):
        """
        Every solution lies within what is concluded, also where the search is given up.
        """
        spans = hull(system, list(range(len(system.rows))))

        assert all(forbids(spans, one.unknown, one.after) for one in tighten(system).cells)

    @given(systems())
    def test_it_follows_from_the_rows_named_and_no_fewer(self, system):
        """
        The rows named suffice, and without any of them it does not follow.
        """
        found = tighten(system)
        assume(found.exact)

        for one in found.cells:
            assert forbids(hull(system, list(one.rows)), one.unknown, one.after)
            for row in one.rows:
                fewer = [other for other in one.rows if other != row]
                assert not forbids(hull(system, fewer), one.unknown, one.after)

    @given(systems())
    def test_contradictions_are_least(self, system):
        """
        Rows in conflict have no solution, and none of them can be spared.
        """
        found = tighten(system)
        assume(found.conflict)

        assert hull(system, list(found.conflict)) is None
        for row in found.conflict:
            assert hull(system, [other for other in found.conflict if other != row])


class TestReports:
    """
    Reports on which everything holds, printed with blanks and rounded.
    """

    @pytest.mark.parametrize("edition", [e2014, e2019, e2021], ids=lambda one: one.__name__[-5:])
    def test_the_true_report_is_never_excluded(self, edition):
        """
        The figures of the report that was drawn lie in every interval that is deduced.
        """

        @settings(max_examples=10, deadline=None)
        @given(st.data())
        def holds(data) -> None:
            report = data.draw(reports(edition.Report))
            printed = data.draw(as_printed(report))
            found = deduce(printed)

            assert found.feasible
            for one in found.cells:
                assert one.after in one.before
                assert one.after != one.before
                assert bounds(report[one.path], unit=one.unit).meet(one.after)

        holds()

    @settings(max_examples=40, deadline=None)
    @given(st.data(), st.sampled_from(sorted(BOOKS)), st.sampled_from(["unknown", "zero"]))
    def test_any_form(self, data, name, blanks):
        """
        So it is on any form, with signs, factors, guards, money and local rows.
        """
        book = BOOKS[name]
        report = data.draw(sections(book.cls, book))
        printed = data.draw(as_printed(report, blanks))
        found = deduce(printed, blanks, rules=book)

        assert found.feasible
        for one in found.cells:
            assert bounds(report[one.path], unit=one.unit).meet(one.after)

    @settings(max_examples=40, deadline=None)
    @given(st.data())
    def test_filling_changes_no_verdict(self, data):
        """
        Writing what is determined breaks nothing, and leaves nothing more to be determined.
        """
        report = data.draw(sections(Report))
        printed = data.draw(as_printed(report))
        found = deduce(printed)
        filled = apply(printed, found.changes)

        assert check(filled.report).ok
        assert () == deduce(filled.report).changes
        assert {one.path for one in filled.changes} == {one.path for one in found.changes}
        assert printed == apply(filled.report, filled.undoing).report
