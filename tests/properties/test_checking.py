"""
What holds for boxes, and for all rules of a report together.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drawn import arbitrary
from govinfo_report import check
from govinfo_report.editions import e2014
from govinfo_report.figures import FAR, Kind, Printed, bounds
from govinfo_report.findings import Severity, Verdict
from govinfo_report.propagation import Constraint, conflict, is_forest, narrow
from govinfo_report.rules import Pick, Relation
from govinfo_report.strategies import broken, reports
from toy_forms import Report

NAMES = ("a", "b", "c", "d")
FACTORS = st.sampled_from([1, 1, 1, -1, -1, 2, -3])
BLANKS = st.sampled_from(["unknown", "zero"])

Box = dict[str, tuple[int, int]]


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """
    Draw boxes with few points.
    """
    ends = {name: sorted((draw(st.integers(-2, 3)), draw(st.integers(-2, 3)))) for name in NAMES}
    return {name: (low, high) for name, (low, high) in ends.items()}


@st.composite
def constraints(draw: st.DrawFn, factors: Any = FACTORS) -> list[Constraint]:
    """
    Draw a few constraints, equalities and bounds to one or both sides.
    """
    found = []
    for index in range(draw(st.integers(1, 4))):
        names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
        terms = tuple((name, draw(factors)) for name in names)
        low = draw(st.integers(-4, 4))
        high = draw(st.sampled_from([low, low, low + 2, FAR]))
        found.append(Constraint(f"rule {index}", terms, low, high))
    return found


def solutions(box: Box, rules: list[Constraint]) -> Iterator[dict[str, int]]:
    """
    Give all points of a box that keep all constraints.
    """
    for values in itertools.product(*(range(low, high + 1) for low, high in box.values())):
        point = dict(zip(box, values, strict=True))
        if all(
            one.low <= sum(point[name] * factor for name, factor in one.terms) <= one.high
            for one in rules
        ):
            yield point


class TestNarrowing:
    """
    What narrowing takes away was no solution.
    """

    @given(boxes(), constraints())
    def test_every_solution_is_kept(self, box, rules):
        """
        Every solution of the box is in the narrowed box, and an empty one had none.
        """
        left = narrow(box, rules)
        found = list(solutions(box, rules))

        assert left.empty is None or not found
        for point in found:
            assert all(left.box[name][0] <= point[name] <= left.box[name][1] for name in box)

    @given(boxes(), constraints())
    def test_boxes_only_shrink(self, box, rules):
        """
        A narrowed box lies within the box, and narrowing it again changes nothing.
        """
        left = narrow(box, rules)
        assume(left.empty is None)

        assert all(box[n][0] <= left.box[n][0] <= left.box[n][1] <= box[n][1] for n in box)
        assert not left.finished or left.box == narrow(left.box, rules).box

    @given(boxes(), constraints(factors=st.sampled_from([1, -1])))
    def test_a_forest_hides_no_contradiction(self, box, rules):
        """
        Where constraints form no cycle, a box that is not narrowed to nothing has a solution.
        """
        left = narrow(box, rules)
        assume(left.empty is None and left.finished and is_forest(box, rules))

        assert any(solutions(box, rules))

    @given(boxes(), constraints())
    def test_conflicts_are_minimal(self, box, rules):
        """
        Constraints in conflict have no common solution, and none of them can be spared.
        """
        against = conflict(box, rules)
        assume(against)

        assert not any(solutions(box, list(against)))
        for one in against:
            assert narrow(box, [other for other in against if other is not one]).empty is None

    @given(boxes(), constraints(), st.permutations(range(4)))
    def test_order_does_not_matter(self, box, rules, order):
        """
        A box is narrowed to the same whatever the order of the constraints.
        """
        shuffled = [rules[index] for index in order if index < len(rules)]
        one, other = narrow(box, rules), narrow(box, shuffled)
        assume(one.finished and other.finished)

        assert (one.empty is None) == (other.empty is None)
        assert one.empty is not None or one.box == other.box


def numbers(report: Any, path: str, *, zero: bool) -> range:
    """
    Give the numbers that a cell of the small report allows, as far as a sum can reach.
    """
    cell = report[path]
    if zero and isinstance(cell, Printed) and cell.kind is Kind.BLANK:
        return range(1)
    low, high = bounds(cell).span
    return range(low, min(high, low + 12) + 1)


def possible(report: Any, *, zero: bool) -> bool:
    """
    Say whether some numbers, and some choice of local rows, keep all rules of severity error that
    say anything about the report.
    """
    judged = report.rules.judgements(report, "zero" if zero else "unknown")
    rules = [
        equation
        for equation, judgement in judged
        if equation.rule.severity is Severity.ERROR
        and judgement.verdict is not Verdict.NOT_APPLICABLE
    ]
    paths = list(dict.fromkeys(path for one in rules for path in one.cells))
    choices = [numbers(report, path, zero=zero) for path in paths]
    local = list(local_sums(report, zero=zero))
    for values in itertools.product(*choices):
        point = dict(zip(paths, values, strict=True))
        if any(all(keeps(one, point, extra) for one in rules) for extra in local):
            return True
    return False


def local_sums(report: Any, *, zero: bool) -> set[int]:
    """
    Give what the local rows may add to the total.
    """
    sums = {0}
    for number, row in enumerate(report.local, start=1):
        values = set(numbers(report, f"local.{number}", zero=zero))
        chosen = {None: values | {0}, True: values, False: {0}}[row.counts]
        sums = {one + other for one in sums for other in chosen}
    return sums


def keeps(equation: Any, point: dict[str, int], extra: int) -> bool:
    """
    Say whether numbers keep an equation.
    """
    left, right = (
        form.constant
        + sum(
            term.factor * (point[term.path] if term.pick is Pick.CELL else extra)
            for term in form.terms
        )
        for form in (equation.left, equation.right)
    )
    return left == right if equation.rule.relation is Relation.EQUAL else left <= right


class TestTogether:
    """
    Rules that are each possible can be impossible together.
    """

    @settings(max_examples=150)
    @given(arbitrary(Report, finite=True), BLANKS)
    def test_joint_verdict_is_what_all_numbers_say(self, report, blanks):
        """
        The joint verdict is violated only if no numbers keep all rules, possible and proved only
        if some do, and holds only if all do.
        """
        joint = check(report, blanks).joint
        some = possible(report, zero=blanks == "zero")

        if joint.verdict is Verdict.VIOLATED:
            assert not some
        elif joint.verdict is Verdict.HOLDS or joint.proved:
            assert some

    @settings(max_examples=60)
    @given(arbitrary(Report, finite=True), st.sampled_from(["total", "second", "special"]), BLANKS)
    def test_joint_verdict_over_blanks(self, report, path, blanks):
        """
        The same where a cell is blank.
        """
        report = report.replace({path: ""})
        joint = check(report, blanks).joint
        some = possible(report, zero=blanks == "zero")

        if joint.verdict is Verdict.VIOLATED:
            assert not some
        elif joint.proved:
            assert some

    @settings(max_examples=60)
    @given(arbitrary(e2014.Report) | arbitrary(Report), BLANKS)
    def test_findings_are_of_one_mind(self, report, blanks):
        """
        Findings, counts and verdicts say the same as the rulebook.
        """
        found = check(report, blanks)
        judged = [judgement for _, judgement in report.rules.judgements(report, blanks)]
        violated = [one for one in found.violated if one.rule != "impossible_cell"]

        assert len(report.rules.equations) == sum(found.counts.values()) == len(judged)
        assert [one.verdict for one in judged] == [one.verdict for one in found.equations]
        assert len(report.rules.violations(report, blanks)) == len(violated)
        assert found.counts[Verdict.VIOLATED] == len(violated)
        assert found.ok == (found.verdict is not Verdict.VIOLATED)

    @settings(max_examples=40)
    @given(reports("2014"))
    def test_consistent_reports_are_ok(self, report):
        """
        A consistent report has no findings.
        """
        found = check(report)

        assert len(found) == 0
        assert found.ok
        assert found.joint.verdict is Verdict.HOLDS

    @settings(max_examples=40)
    @given(st.sampled_from(e2014.RULES.equations).flatmap(broken))
    def test_broken_reports_are_found(self, drawn):
        """
        What is broken is found, and is bad exactly if the rule is of severity error.
        """
        report, names = drawn
        found = check(report)
        errors = {
            one.name
            for one in e2014.RULES.equations
            if one.rule.severity is Severity.ERROR and one.name in names
        }

        assert {one.rule for one in found} == {name.partition("[")[0] for name in names}
        assert found.ok == (not errors)
