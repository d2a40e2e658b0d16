"""
Checking one report: single rules, and all of severity ``error`` together.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

import core_forms as forms
from core_forms import Report
from govinfo_report import form
from govinfo_report.checking import check
from govinfo_report.editions import Report as BaseReport
from govinfo_report.figures import Count, Interval, figure
from govinfo_report.findings import (
    Basis,
    EquationVerdict,
    Findings,
    Joint,
    Reason,
    Severity,
    Verdict,
    Whole,
)
from govinfo_report.form import Local
from govinfo_report.rules import Rulebook, Sides, at_most, equal, rulebook, whole
from govinfo_report.units import Unit


def report(requests, outcome, local=()):
    """
    Make a report of two sums, each of total, first and second.
    """
    cells = {
        f"{path}.{name}": cell
        for path, sums in (("requests", requests), ("outcome", outcome))
        for name, cell in zip(("total", "first", "second"), sums, strict=True)
    }
    return Report.of({**cells, "requests.local": local})


@form.section
class Flow(BaseReport):
    """
    x and y make z.
    """

    edition: ClassVar[str] = "flow"
    title: ClassVar[str] = "流量表"

    x: Count = form.alone("甲")
    y: Count = form.alone("乙")
    z: Count = form.alone("丙")
    w: Count = form.alone("丁")
    local: tuple[Local[Count], ...] = form.local()


@equal
def x_and_y_make_z(flow: Flow) -> Sides[Count]:
    """
    甲加乙等于丙。
    """
    return flow.x + flow.y, flow.z


@at_most
def w_is_at_most_y(flow: Flow) -> Sides[Count]:
    """
    丁不多于乙。
    """
    return flow.w, flow.y


@at_most
def twice_w_is_at_most_z(flow: Flow) -> Sides[Count]:
    """
    两倍的丁不多于丙加一。
    """
    return flow.w * 2, flow.z + 1


@at_most(severity=Severity.WARNING)
def w_is_at_most_x(flow: Flow) -> Sides[Count]:
    """
    丁不多于甲。
    """
    return flow.w, flow.x


@equal(severity=Severity.NOTICE)
def w_is_nothing(flow: Flow) -> Sides[Count]:
    """
    丁是零。
    """
    return flow.w, 0


Flow.rules = rulebook(
    Flow, x_and_y_make_z, w_is_at_most_y, twice_w_is_at_most_z, w_is_at_most_x, w_is_nothing
)


def flow(x, y, z, w=None):
    """
    Make a flow.
    """
    return Flow.of({"x": x, "y": y, "z": z, "w": w})


class TestArguments:
    """
    What can be checked.
    """

    def test_reading(self):
        """
        A reading is checked by its report.
        """
        made = report((5, 2, 3), (5, 2, 3))
        found = check(SimpleNamespace(report=made))

        assert made is found.report
        assert "unknown" == found.blanks

    @pytest.mark.parametrize(
        "value", [None, 5, "x", forms.sum_of(), SimpleNamespace(report=forms.sum_of())]
    )
    def test_other_things(self, value):
        """
        Anything else is refused.
        """
        with pytest.raises(TypeError) as caught:
            check(value)

        assert "check() takes a report or a reading" == str(caught.value)

    @pytest.mark.parametrize("blanks", ["nought", None, 0, "Zero"])
    def test_blanks(self, blanks):
        """
        Blanks are unknown or zero.
        """
        with pytest.raises(ValueError, match="blanks") as caught:
            check(flow(1, 2, 3), blanks)

        assert f"blanks must be 'unknown' or 'zero' (got {blanks!r})" == str(caught.value)

    def test_zero(self):
        """
        Read as zero, a blank part is nothing.
        """
        made = flow(1, "", 3, 0)

        assert check(made).ok
        assert not check(made, blanks="zero").ok
        assert "zero" == check(made, "zero").blanks
        assert Verdict.VIOLATED is check(made, "zero").joint.verdict


class TestRules:
    """
    Rules of one's own.
    """

    @staticmethod
    def further(severity: Severity) -> Rulebook:
        """
        Give the rules of the form with one more.
        """

        def y_is_nothing(flow: Flow) -> Sides[Count]:
            return flow.y, 0

        return Flow.rules.extended(equal(severity=severity)(y_is_nothing))

    def test_further_rules(self):
        """
        A rulebook takes the place of that of the form, in findings, verdicts and together.
        """
        made = flow(1, 2, 3, 0)
        found = check(made, rules=self.further(Severity.ERROR))

        assert check(made).ok
        assert ["y_is_nothing"] == [one.rule for one in found]
        assert len(Flow.rules.equations) + 1 == len(found.equations)
        assert Joint(Verdict.VIOLATED, ("y_is_nothing",)) == found.joint

    def test_together(self):
        """
        Together with the others a further rule may be impossible.
        """
        made = flow(1, "", 3)
        found = check(made, "unknown", rules=self.further(Severity.ERROR))

        assert check(made).ok
        assert Joint(Verdict.VIOLATED, ("x_and_y_make_z", "y_is_nothing")) == found.joint
        assert ("x_and_y_make_z", "y_is_nothing") == found[0].follows_from
        assert 1 == len(found)

    def test_blanks(self):
        """
        Blanks are read as they are told to be.
        """
        found = check(flow(1, "", 1, 0), "zero", rules=self.further(Severity.ERROR))

        assert Joint(Verdict.HOLDS) == found.joint
        assert "zero" == found.blanks

    def test_rules_of_another_form(self):
        """
        Rules about another form are refused.
        """
        with pytest.raises(ValueError, match="rules") as caught:
            check(flow(1, 2, 3), rules=Report.rules)

        assert "the rules are about Report, the report is a Flow" == str(caught.value)

    def test_blanks_that_break_a_further_rule(self):
        """
        What is violated shows how blanks are read, also by other rules than those of the form.
        """
        made = flow(1, "", 1, 1)
        rules = self.further(Severity.ERROR)

        assert ["w_is_nothing"] == [one.rule for one in check(made, rules=rules).violated]
        assert ["w_is_at_most_y", "w_is_nothing"] == [
            one.rule for one in check(made, "zero", rules=rules).violated
        ]


class TestEquations:
    """
    The verdict of every equation.
    """

    def test_all(self):
        """
        They stand in the order of the rulebook, with all that the rule says of itself.
        """
        found = check(flow(1, "", 3, 2))

        error, definition = Severity.ERROR, Basis.DEFINITION
        possible = (error, definition, Verdict.POSSIBLE, Reason.MISSING)

        assert (
            EquationVerdict("x_and_y_make_z", "x", *possible, "甲", ("乙",)),
            EquationVerdict("w_is_at_most_y", "w", *possible, "丁", ("乙",)),
            EquationVerdict(
                "twice_w_is_at_most_z", "w", error, definition, Verdict.HOLDS, None, "丁"
            ),
            EquationVerdict(
                "w_is_at_most_x", "w", Severity.WARNING, definition, Verdict.VIOLATED, None, "丁"
            ),
            EquationVerdict(
                "w_is_nothing", "w", Severity.NOTICE, definition, Verdict.VIOLATED, None, "丁"
            ),
        ) == found.equations

    def test_cells_without_a_number(self):
        """
        A rule that cannot be told names the cells that print no number, none if all print one.
        """
        first, second, *_ = check(flow("", "5—9", "/", "1—6")).equations

        assert ("甲", ("甲", "丙")) == (first.name, first.without_number)
        assert ("丁", ()) == (second.name, second.without_number)

        first, *_ = check(flow("", "5—9", "/", 0), "zero").equations

        assert ("丙",) == first.without_number

    def test_local_rows_without_a_number(self):
        """
        Local rows without a number are named together.
        """
        row = Local(label="甲", figure=figure(""), counts=True)
        first, *_ = check(report((9, 2, 3), (9, 2, 7), (row,))).equations

        assert ("总数", ("requests.local",)) == (first.name, first.without_number)

    def test_local_row_that_is_stated(self):
        """
        The place of an equation is that of its stated cell.
        """
        wheres = [one.where for one in check(report((5, 2, 3), (5, 2, 3))).equations]

        assert [one.where for one in Report.rules.equations] == wheres


class TestJoint:
    """
    All rules of severity ``error`` together.
    """

    def test_holds(self):
        """
        If all hold, they hold together.
        """
        assert Joint(Verdict.HOLDS) == check(flow(1, 2, 3, 0)).joint
        assert Joint(Verdict.HOLDS) == check(flow(None, None, None)).joint

    def test_warnings_do_not_matter(self):
        """
        Warnings and notices take no part.
        """
        found = check(flow(1, 2, 3, 2))

        assert Joint(Verdict.HOLDS) == found.joint
        assert 2 == len(found)

    def test_violated_alone(self):
        """
        A violated error is a joint impossibility; its rule is named once.
        """
        found = check(flow(1, 2, 4, 9))

        assert (
            Joint(Verdict.VIOLATED, ("x_and_y_make_z", "w_is_at_most_y", "twice_w_is_at_most_z"))
            == found.joint
        )
        assert found.equations

    def test_rule_is_named_once(self):
        """
        A rule that is violated in two columns is one rule.
        """

        @form.section
        class Two(BaseReport):
            edition: ClassVar[str] = "two"
            title: ClassVar[str] = "两行"
            one: forms.Cells = form.alone("甲")
            other: forms.Cells = form.alone("乙")

        def same(two: Two) -> Sides[forms.Cells]:
            return two.one, two.other

        same.__annotations__["two"] = Two
        Two.rules = rulebook(Two, equal(same))
        made = Two.of({"one.here": 1, "one.below": 1, "other.here": 2, "other.below": 2})

        assert Joint(Verdict.VIOLATED, ("same",)) == check(made).joint

    def test_possible(self):
        """
        Without a contradiction what cannot be told is possible.
        """
        assert Joint(Verdict.POSSIBLE) == check(flow(1, "", 3)).joint
        assert Joint(Verdict.POSSIBLE) == check(flow("1.2万", 0, 12000)).joint

    def test_impossible_together(self):
        """
        With 3 and something making 5, nothing that is at least 3 is left: each rule alone cannot
        tell.
        """
        found = check(flow(3, "", 5, 3))

        assert Joint(Verdict.VIOLATED, ("x_and_y_make_z", "w_is_at_most_y")) == found.joint
        assert [Verdict.POSSIBLE] * 2 == [one.verdict for one in found.equations[:2]]
        assert not found.ok
        assert Verdict.VIOLATED is found.verdict

    def test_one_rule_is_violated_alone(self):
        """
        A part above its total is a violation whatever the rest is.
        """
        found = check(flow(10, "", 5))

        assert "x_and_y_make_z" == found[0].rule
        assert Joint(Verdict.VIOLATED, ("x_and_y_make_z",)) == found.joint

    def test_finding(self):
        """
        A joint impossibility is the first finding, at the first cell that its rules compare.
        """
        found = check(flow(3, "", 5, 3))
        first = found[0]

        assert ("joint", "joint", "x", Severity.ERROR, Verdict.VIOLATED) == (
            first.rule,
            first.wording,
            first.where,
            first.severity,
            first.verdict,
        )
        assert ("x_and_y_make_z", "w_is_at_most_y") == first.follows_from
        assert [("x", "3"), ("y", ""), ("z", "5"), ("w", "3")] == [
            (cell.path, cell.written) for cell in first.cells
        ]
        assert {"member"} == {cell.role for cell in first.cells}
        assert (Interval(3, 3), Interval(None, 2)) == (first.stated, first.implied)
        assert Basis.DEFINITION is first.basis
        assert ["joint", "w_is_nothing"] == [one.rule for one in found]

    def test_what_is_left_for_the_stated_cell(self):
        """
        If the others contradict one another without it, the stated cell keeps its own bounds.
        """
        made = report(("", 10, ""), (5, "", ""))
        first = check(made)[0]

        assert ("joint", "requests.total") == (first.rule, first.where)
        assert first.stated == first.implied == Interval(0, None)
        assert ("requests.total_is_sum_of_parts", "outcome_is_requests") == check(made).joint.rules

    def test_optional_rules_left_out(self):
        """
        Rules that do not apply take no part.
        """
        made = report((5, None, None), (5, "", 2))

        assert Joint(Verdict.POSSIBLE) == check(made).joint

    def test_blanks_as_zero(self):
        """
        Read as zero, blanks may leave nothing to doubt, or make a contradiction.
        """
        made = report((5, 5, ""), ("约500", "", "/"))

        assert Verdict.VIOLATED is check(made, "zero").joint.verdict

        made = report((5, 5, ""), (5, "", "/"))

        assert Joint(Verdict.POSSIBLE) == check(made, "zero").joint

        made = report(("/", 10, ""), (5, 5, ""))

        assert Verdict.VIOLATED is check(made, "zero").joint.verdict
        assert Verdict.VIOLATED is check(made).joint.verdict

    def test_blanks_as_zero_together(self):
        """
        Blanks that are zero may contradict one another where each rule is possible.
        """
        made = report(("/", 5, ""), ("1—99", 9, "/"))
        unknown, zero = check(made), check(made, "zero")

        assert Verdict.POSSIBLE is unknown.joint.verdict
        assert Verdict.VIOLATED is zero.joint.verdict
        assert Verdict.VIOLATED not in {one.verdict for one in zero.equations}

    def test_bounds(self):
        """
        A smaller side limits the larger one, with factors and constants.
        """
        assert check(flow("", "", 5, 3)).ok
        assert Verdict.POSSIBLE is check(flow("", "", 5, "")).joint.verdict

        found = check(flow("3—9", "", "0—5", "3—9"))

        assert Verdict.VIOLATED is found.joint.verdict
        assert ("x_and_y_make_z", "w_is_at_most_y") == found.joint.rules

    def test_constants(self):
        """
        Twice w is at most z and one: 5 leaves 3, and 4 does not.
        """
        assert check(flow(0, "", 5, "3—3")).ok
        assert not check(flow("", "", "4—4", "3—9")).ok
        assert check(flow("", "", "5—5", "3—9")).ok

    def test_proved(self):
        """
        Where rules form cycles or count cells twice, that all is possible is not proved.
        """
        assert check(flow("", "", 5, 2)).joint.proved
        assert not check(flow("", "", "", "")).joint.proved

    def test_local_rows_of_unknown_role(self):
        """
        Local rows of unknown role are taken with and without, which proves nothing.
        """
        unknown = (Local(label="甲", figure=4),)
        found = check(report((9, 2, 3), (9, "", 3), unknown))

        assert (Verdict.POSSIBLE, False) == (found.joint.verdict, found.joint.proved)

        known = (Local(label="甲", figure=4, counts=True),)
        found = check(report((9, 2, 3), (9, "", 3), known))

        assert (Verdict.POSSIBLE, True) == (found.joint.verdict, found.joint.proved)

        found = check(report((9, 2, ""), (9, "", 3), unknown))

        assert Verdict.POSSIBLE is found.joint.verdict

        found = check(report(("", 2, 3), (10, "", 3), unknown))

        assert Verdict.VIOLATED is found.joint.verdict

    def test_local_rows_that_count(self):
        """
        What local rows allow together takes part.
        """
        rows = (Local(label="甲", figure=4, counts=True),)

        assert Verdict.VIOLATED is check(report(("", 2, 3), (5, "", 3), rows)).joint.verdict
        assert check(report(("", 2, 3), (9, "", 3), rows)).ok


@form.section
class Links(BaseReport):
    """
    Lines that are tied together, one tie under a guard.
    """

    edition: ClassVar[str] = "links"
    title: ClassVar[str] = "链条表"

    a: Count = form.alone("甲")
    b: Count = form.alone("乙", unit=Unit.PERSON)
    c: Count = form.alone("丙")
    guard: Count = form.alone("丁")
    ways: forms.Ways = form.group("渠道")
    items: Count = form.distinct("公开数", of="ways")


@equal
def a_is_b(links: Links) -> Sides[Count]:
    """
    甲等于乙。
    """
    return links.a, links.b


@equal(only_if=lambda links: links.guard)
def b_is_c_and_two(links: Links) -> Sides[Count]:
    """
    乙等于丙加二。
    """
    return links.b, links.c + 2


Links.rules = rulebook(Links, a_is_b, b_is_c_and_two)


class TestLinks:
    """
    Chains of rules, and rules under a guard.
    """

    @staticmethod
    def links(a, b, c, guard: Any = 0) -> Any:
        """
        Make a chain.
        """
        return Links.of({"a": a, "b": b, "c": c, "guard": guard})

    def test_chain(self):
        """
        What the others leave for the first cell may be one value.
        """
        found = check(self.links("1—3", "/", 5))

        assert Joint(Verdict.VIOLATED, ("a_is_b", "b_is_c_and_two")) == found.joint
        assert (Interval(1, 3), Interval(7, 7)) == (found[0].stated, found[0].implied)
        assert Joint(Verdict.POSSIBLE) == check(self.links("1—7", "/", 5)).joint
        assert Verdict.VIOLATED is check(self.links("8—9", "/", 5)).joint.verdict

    def test_guard_that_is_open(self):
        """
        A rule that may not apply contradicts nothing, and then nothing is proved.
        """
        found = check(self.links("1—3", "/", 5, ""))

        assert Joint(Verdict.POSSIBLE, proved=False) == found.joint
        assert [] == list(found)

    def test_guard_that_is_zero(self):
        """
        A blank guard that is read as zero applies.
        """
        found = check(self.links("1—3", "/", 5, ""), "zero")

        assert Joint(Verdict.VIOLATED, ("a_is_b", "b_is_c_and_two")) == found.joint

    def test_guard_that_does_not_apply(self):
        """
        A rule that does not apply leaves nothing open.
        """
        assert Joint(Verdict.POSSIBLE) == check(self.links("1—3", "/", 5, 1)).joint

    def test_place_and_name_of_the_largest_local_row(self):
        """
        A bound on local rows is where the largest of them is.
        """
        rows = (Local(label="戊", figure=1), Local(label="己", figure=7))
        made = self.links(1, 1, 1).replace({"ways.local": rows, "items": 9})
        (found,) = [one for one in check(made).equations if "local" in one.where]

        assert ("ways.local.2", "ways.local.2") == (found.where, found.name)

    def test_long_chain(self):
        """
        A chain that is too long to be gone through to its end is not proved to be possible.
        """

        def chain(length: int) -> Any:
            names = [f"x{number}" for number in range(length + 1)]
            namespace: dict[str, Any] = {name: form.alone(name) for name in names}
            namespace["__annotations__"] = dict.fromkeys(names, Count)
            cls = form.section(type("Chain", (BaseReport,), {**namespace, "edition": "chain"}))

            def rule(number: int) -> Any:
                def tie(chain: Any) -> Sides[Count]:
                    return getattr(chain, names[number + 1]), getattr(chain, names[number])

                tie.__annotations__["chain"] = cls
                tie.__name__ = f"tie{number}"
                return equal(tie)

            cls.rules = rulebook(cls, *(rule(number) for number in reversed(range(length))))
            return check(cls.of({name: 3 if name == "x0" else "" for name in names})).joint

        assert Joint(Verdict.POSSIBLE) == chain(63)
        assert Joint(Verdict.POSSIBLE, proved=False) == chain(65)


class TestLaziness:
    """
    All but the violations is computed when it is asked for.
    """

    def test_once(self):
        """
        Every equation is judged once, at the first question about them.
        """
        judged = []

        def judge(report, blanks) -> Whole:
            judged.append((report, blanks))
            return whole(Flow.rules, report, blanks)

        report = flow(1, 2, 4, 0)
        found = Findings(check(report).violated, report, "zero", judge)

        assert 1 == len(found.violated)
        assert [] == judged
        assert found.equations is found.equations
        assert 1 == len(found)
        assert [(report, "zero")] == judged

    @pytest.mark.parametrize("name", ["violated", "report", "blanks", "anything"])
    def test_immutable(self, name):
        """
        What was found cannot be changed.
        """
        found = check(flow(1, 2, 4, 0))

        with pytest.raises(AttributeError):
            setattr(found, name, ())

    def test_rulebook_of_the_class(self):
        """
        The rules are those of the report's class.
        """
        assert isinstance(Flow.rules, Rulebook)
        assert len(Flow.rules.equations) == len(check(flow(1, 2, 3)).equations)
