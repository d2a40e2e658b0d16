"""
Wrong results of diagnosis that a review found, each held right.
"""

from __future__ import annotations

import random

import pytest

from diagnosed import published
from govinfo_report import check, diagnose, form
from govinfo_report.diagnosis import (
    Change,
    Correction,
    Diagnosis,
    ErrorKind,
    Explanation,
    Outcome,
    apply,
    deduce,
    propose,
)
from govinfo_report.editions import e2014, e2019, e2021
from govinfo_report.errors import StaleChangeError
from govinfo_report.figures import Count, figure
from govinfo_report.findings import Verdict
from govinfo_report.form import Local, cell_paths
from govinfo_report.rules import Sides, equal, rulebook

SEED = published()
RECEIVED = "requests.received."
REQUESTS = [path for path, _ in cell_paths(e2021.Report) if path.startswith("requests.")]
ZEROS = e2021.Report.of({path: "0" for path, _ in cell_paths(e2021.Report)})


def scattered(seed, count):
    """
    Give a matrix of zeros of which some cells are random numbers.
    """
    draw = random.Random(seed)
    return ZEROS.replace({path: draw.randint(1, 9999) for path in draw.sample(REQUESTS, count)})


@form.section
class Course(form.Section):
    """
    A form with a rule for one case.
    """

    courses: Count = form.total("培训次数")
    own: Count = form.part("自办")
    joint: Count = form.part("合办")
    trained: Count = form.alone("培训人数")


@equal(only_if=lambda r: r.courses)
def nobody_is_trained(r: Course) -> Sides[int]:
    """
    没有培训，就没有人受训。
    """
    return r.trained, 0


COURSES = rulebook(Course, nobody_is_trained)


def with_rows(total, *figures):
    """
    Give a report whose parts add up to ten, with local rows that may count.
    """
    parts = {"in_person": 1, "by_fax": 2, "online": 3, "by_post": 4, "total": total}
    made = e2014.Report.of({f"{RECEIVED}{name}": count for name, count in parts.items()})
    local = tuple(
        Local(label=f"其{number}", figure=figure(str(text)), counts=None)
        for number, text in enumerate(figures)
    )
    return made.replace({f"{RECEIVED}local": local})


class TestRulesForOneCase:
    """
    Rules that apply if another cell is zero.
    """

    def test_guard_is_a_suspect(self):
        """
        The cell that makes a rule apply may be the wrong one.
        """
        report = Course.of({"courses": 0, "own": 0, "joint": "", "trained": 30})
        (found,) = diagnose(report, rules=COURSES).components

        assert {("courses",), ("trained",)} == set(found.sets)
        assert () == found.certain

    def test_a_freed_cell_may_bring_the_rule_in(self):
        """
        A cell is no way to mend a report if a rule for one case would apply then.
        """
        report = Course.of({"courses": 4, "own": 0, "joint": 0, "trained": 30})
        (found,) = diagnose(report, rules=COURSES).components

        assert {("own",), ("joint",)} == set(found.sets)

    def test_no_deduction_into_a_contradiction(self):
        """
        Where what is deduced would bring a rule in that is violated, nothing is deduced.
        """
        report = Course.of({"courses": "", "own": 0, "joint": 0, "trained": 30})
        found = deduce(report, rules=COURSES)

        assert not found.feasible
        assert "nobody_is_trained" in found.contradiction
        assert not diagnose(report, rules=COURSES).feasible

    def test_what_both_cases_have_in_common(self):
        """
        Where it is open whether a rule applies, only what follows either way is deduced.
        """
        report = Course.of({"courses": "", "own": "", "joint": 0, "trained": ""})
        found = deduce(report, rules=COURSES)

        assert (True, False, ()) == (found.feasible, found.exact, found.determined)

    def test_a_case_that_is_settled(self):
        """
        Where the case is certain, what the rule says is deduced.
        """
        report = Course.of({"courses": "", "own": 0, "joint": 0, "trained": ""})
        found = deduce(report, rules=COURSES)

        assert {"courses": "0", "trained": "0"} == {
            one.path: one.suggested for one in found.determined
        }


class TestRowsThatMayCount:
    """
    Local rows of which nobody knows whether they count.
    """

    @pytest.mark.parametrize("total", range(9, 19))
    @pytest.mark.parametrize("figures", [(3,), (3, 5), (3, ""), (0, 1), (3, 0), ("约50", 1)])
    def test_as_the_check_says(self, total, figures):
        """
        Each row counts or does not, and a diagnosis, a proposal and a deduction say what the check
        says of that.
        """
        report = with_rows(total, *figures)
        possible = check(report).joint.verdict is not Verdict.VIOLATED

        assert possible == diagnose(report).feasible
        assert possible == deduce(report).feasible
        assert possible == (propose(report).outcome is Outcome.VALID)

    def test_all_values_are_listed(self):
        """
        The total may be the sum with the row or without it.
        """
        (found,) = diagnose(with_rows(11, 3)).components
        totals = {
            one.cells[0].suggested
            for one in found.explanations
            if one.cells and f"{RECEIVED}total" == one.cells[0].path
        }

        assert {"10", "13"} == totals
        assert 1 == found.minimum == len(found.sets[0])
        assert 6 == len(found.sets) == len(set(found.sets))

    def test_too_many_rows(self):
        """
        Of too many rows only the span of their sums is known, as in a check.
        """
        report = with_rows(11, *[3] * 9)

        assert diagnose(report).feasible
        assert not diagnose(with_rows(9, *[3] * 9)).feasible

    def test_rows_that_trusted_cells_leave_no_choice(self):
        """
        Trusted cells contradict each other only if they do whether a row counts or not.
        """
        names = ("total", "in_person", "by_fax", "online", "by_post")
        trusted = tuple(f"{RECEIVED}{name}" for name in names)
        (found,) = diagnose(with_rows(11, 3), trusted=trusted).components
        (none,) = diagnose(with_rows(9, 3), trusted=trusted).components

        assert ((f"{RECEIVED}local.1",),) == found.sets
        assert (0, ()) == (none.minimum, none.sets)


class TestManyWrongCells:
    """
    More wrong cells than can be searched for.
    """

    @pytest.mark.parametrize("seed", [5, 6, 7])
    def test_least_number_is_proved(self, seed):
        """
        Where the search is given up, no more cells are said to be wrong than were changed.
        """
        (found,) = diagnose(scattered(seed, 8)).components

        assert 1 < found.minimum <= 8

    def test_very_many_impossible_cells(self):
        """
        So many wrong cells have probabilities too.
        """
        paths = [path for path, _ in cell_paths(e2019.Report) if path.startswith("requests.")]
        (found,) = diagnose(e2019.Report.of(dict.fromkeys(paths[:140], "-3"))).components

        assert 140 == found.minimum
        assert 0 < found.explanations[0].probability < 1
        assert 1 == pytest.approx(sum(one.probability for one in found.explanations))

    def test_nothing_to_divide_by(self):
        """
        Sixty random cells get a proposal that says that nothing is sure.
        """
        assert Outcome.DISPUTED is propose(scattered(1, 60)).outcome


class TestShifts:
    """
    Runs of figures one row off.
    """

    def test_figures_that_stay(self):
        """
        Where one figure of a run would change, nothing shifted.
        """
        (found,) = diagnose(ZEROS.replace({"requests.processed.other.total.total": "5"})).components

        assert ErrorKind.SHIFT not in {one.kind for one in found.explanations}

    def test_figures_that_move(self):
        """
        Of a run only the cells that change are to blame, and the one whose figure is lost.
        """
        names = ("in_person", "by_fax", "online", "by_post")
        paths = [*(f"{RECEIVED}{name}" for name in names), "requests.closed.total"]
        right = (2918, 3878, 3878, 2894)
        printed = dict(zip(paths, (999, *right), strict=True))
        total = f"{RECEIVED}total"
        found = diagnose(SEED.replace({**printed, total: sum(right)}), trusted=[total])
        shifts = [
            {cell.path for cell in one.cells}
            for part in found.components
            for one in part.explanations
            if one.kind is ErrorKind.SHIFT
        ]

        assert shifts
        assert all(f"{RECEIVED}online" not in blamed for blamed in shifts)


class TestSaying:
    """
    What the sentences claim.
    """

    @pytest.mark.parametrize(
        ("probability", "said"),
        [(0.99996, "99.9%"), (1.0, "99.9%"), (0.0004, "<0.1%"), (0.0, "<0.1%"), (0.25, "25.0%")],
    )
    def test_nothing_is_certain(self, probability, said):
        """
        No share is said to be all or nothing.
        """
        change = Change("x", "数", "1", "2")

        assert said in Explanation((), ErrorKind.OTHER, probability).message()
        assert said in Correction((change,), ErrorKind.OTHER, probability, ()).message()

    def test_only_clear_texts_are_suggested(self):
        """
        Where several texts fit a cell, none is suggested beside the probability of the cell.
        """
        (found,) = diagnose(SEED.replace({RECEIVED + "total": "1.2万"})).components
        by_path = {one.cells[0].path: one.cells[0] for one in found.explanations if one.cells}

        assert by_path[RECEIVED + "by_fax"].suggested is None
        assert by_path[RECEIVED + "total"].suggested is not None

    @pytest.mark.parametrize("text", ["-3", "－3", "-30", "-0.3"])
    def test_no_zero_with_a_sign(self, text):
        """
        Nobody means "-0".
        """
        (found,) = diagnose(SEED.replace({"complaints": text})).components

        assert found.explanations[0].cells[0].suggested not in {"-0", "－0", "-00", "-0.0"}

    def test_full_width_digits(self):
        """
        Full-width digits are misprinted as others are, and what they should be is as wide.
        """
        wide = diagnose(SEED.replace({RECEIVED + "by_post": "２８４９"})).components[0]
        narrow = diagnose(SEED.replace({RECEIVED + "by_post": "2849"})).components[0]

        assert narrow.sets == wide.sets
        assert ErrorKind.TRANSPOSITION is wide.explanations[0].kind
        assert "２８９４" == wide.explanations[0].cells[0].suggested
        assert narrow.explanations[0].probability == wide.explanations[0].probability

    def test_wide_words_are_no_digits(self):
        """
        Of other wide characters the digits stay as they are.
        """
        (found,) = diagnose(SEED.replace({RECEIVED + "by_post": "-2894件"})).components

        assert "2894件" == found.explanations[0].cells[0].suggested

    def test_trusted_cells_that_contradict_each_other(self):
        """
        Where the trusted cells cannot all be right, that is what is said.
        """
        paths = tuple(path for path, _ in cell_paths(e2014.Report) if path.startswith(RECEIVED))
        found = diagnose(SEED.replace({RECEIVED + "total": 1}), trusted=paths)

        assert 0 == found.components[0].minimum
        assert "视为无误的数据不可能都对：收到申请数" == str(found)
        assert "Cells that were taken for right cannot be so: 收到申请数" == found.text("en")

    def test_blank_missing_and_dash(self):
        """
        A blank, a missing row and a dash are told apart.
        """
        said = [Change("x", "数", text, "1").message("en") for text in ("", None, "—")]

        assert ["数 (blank) → 1", "数 (row missing) → 1", "数 — → 1"] == said
        assert "数 1 → （空白）" == Change("x", "数", "1", "").message()

    def test_blank_and_missing_are_deduced(self):
        """
        A deduction says whether the cell is blank or its row is missing.
        """
        report = e2014.Report.of({RECEIVED + "total": 1, RECEIVED + "by_fax": ""})
        said = str(deduce(report.replace({RECEIVED + "in_person": 1})))

        assert "传真申请数 （空白） → 0" in said
        assert "网络申请数 （缺行） → 0" in said


class TestAsking:
    """
    What is asked of diagnosis, and how it is refused.
    """

    def test_diagnosis_of_another_report(self):
        """
        A diagnosis of what the report no longer prints is refused.
        """
        with pytest.raises(StaleChangeError, match=r"requests\.received\.total"):
            propose(SEED.replace({RECEIVED + "total": 1}), diagnose(SEED))

    @pytest.mark.parametrize("known", [diagnose(SEED), Diagnosis(())])
    def test_diagnosis_of_an_equal_report(self, known):
        """
        A diagnosis of an equal report, or of one that nobody knows, is taken.
        """
        assert Outcome.VALID is propose(published(), known).outcome

    def test_impossible_cell_without_rules(self):
        """
        What a cell that no rule speaks of should print is likely at best, so it is disputed.
        """
        found = propose(SEED.replace({"complaints": "-12"}))
        (one,) = found.disputed

        assert (Outcome.DISPUTED, {"complaints": "12"}) == (found.outcome, one.after)

    def test_one_trusted_path(self):
        """
        One path instead of several is refused with what to write.
        """
        with pytest.raises(TypeError, match=r"write trusted=\('complaints',\)"):
            diagnose(SEED, trusted="complaints")

    def test_one_correction(self):
        """
        A single correction, and a single change, is applied as several are.
        """
        report = SEED.replace({RECEIVED + "by_post": "２８４９"})
        (one,) = propose(report).corrections

        assert apply(report, [one]) == apply(report, one)
        assert apply(report, one) == apply(report, one.changes[0])
