"""
Declaring rules: what becomes of a function, and what it needs.
"""

from __future__ import annotations

import functools
from typing import Any

import pytest

import core_forms as forms
from core_forms import Around, Cells, Lines, Sum
from govinfo_report.errors import RuleError
from govinfo_report.figures import Amount, Count
from govinfo_report.findings import Basis, Severity
from govinfo_report.rules import (
    Declared,
    Linear,
    Relation,
    Sides,
    Term,
    at_most,
    equal,
    rulebook,
    steady,
)


@equal
def now_is_before(lines: Lines) -> Sides[Count]:
    """
    本年数等于上年数。

        缩进保留。
    """
    return lines.now, lines.before


def unchecked(lines: Lines) -> Sides[Count]:  # noqa: D103 - a rule without words
    return lines.now, lines.before


class TestWhatIsNoFunction:
    """
    A rule is written as a function, and nothing else becomes one.
    """

    @pytest.mark.parametrize("word", [equal, at_most, equal(), at_most(), steady(times=2)])
    @pytest.mark.parametrize("given", [5, "now", functools.partial(unchecked), Lines, len])
    def test_refused(self, word, given):
        """
        The message says what to write.
        """
        with pytest.raises(RuleError) as caught:
            word(given)

        assert (
            f"rule {given!r}: is no function; put the decorator above a def that takes one section"
            == str(caught.value)
        )

    def test_method(self):
        """
        A method of an object is a function of its section.
        """

        class Rules:
            def now_is_before(self, lines: Lines) -> Sides[Count]:
                return lines.now, lines.before

        assert "now_is_before" == equal(Rules().now_is_before).name


class TestWhatIsNoSeverity:
    """
    How bad a violation is, is one of the severities.
    """

    @pytest.mark.parametrize("word", [equal, at_most])
    @pytest.mark.parametrize(
        "given",
        [
            {"severity": "error"},
            {"severity": "error", "in_columns": Severity.NOTICE},
            {"in_columns": "error"},
        ],
    )
    def test_refused(self, word, given):
        """
        A word for it is none.
        """
        with pytest.raises(TypeError) as caught:
            word(**given)

        assert "a rule takes a findings.Severity (got 'error')" == str(caught.value)


class TestDeclared:
    """
    A rule as data.
    """

    def test_defaults(self):
        """
        Name and words come from the function; a rule is an error that follows from the labels.
        """
        assert ("now_is_before", Lines, Relation.EQUAL) == (
            now_is_before.name,
            now_is_before.cls,
            now_is_before.relation,
        )
        assert (Severity.ERROR, Basis.DEFINITION, None) == (
            now_is_before.severity,
            now_is_before.basis,
            now_is_before.guard,
        )
        assert "本年数等于上年数。\n\n    缩进保留。" == now_is_before.says

    def test_at_most(self):
        """
        The other relation has the same defaults.
        """
        declared = at_most(unchecked)

        assert (Relation.AT_MOST, Severity.ERROR, Basis.DEFINITION, "", None) == (
            declared.relation,
            declared.severity,
            declared.basis,
            declared.says,
            declared.guard,
        )

    @pytest.mark.parametrize("word", [equal, at_most])
    def test_arguments(self, word):
        """
        Severity, basis and guard are said in brackets.
        """
        declared = word(
            severity=Severity.NOTICE, basis=Basis.PRINTED, only_if=lambda lines: lines.people
        )(unchecked)

        assert (Severity.NOTICE, Basis.PRINTED) == (declared.severity, declared.basis)
        assert {None: Linear((Term("people"),))} == declared.guard.forms
        assert isinstance(declared, Declared)

    @pytest.mark.parametrize("word", [equal, at_most])
    def test_brackets_alone(self, word):
        """
        Empty brackets say nothing else.
        """
        assert (Severity.ERROR, Basis.DEFINITION) == (
            word()(unchecked).severity,
            word()(unchecked).basis,
        )

    def test_can_be_shown(self):
        """
        A rule can be shown, compared and put into a set.
        """
        assert repr(now_is_before).startswith("Declared(name='now_is_before'")
        assert equal(unchecked) == equal(unchecked)
        assert at_most(unchecked) != equal(unchecked)
        assert {now_is_before} == {now_is_before}

        guarded = equal(only_if=lambda lines: lines.people)(unchecked)

        assert "Cells" not in repr(guarded)
        assert guarded == equal(only_if=lambda lines: lines.people)(unchecked)
        assert 1 == len({guarded, equal(only_if=lambda lines: lines.people)(unchecked)})


class TestRefusals:
    """
    Functions that are no rules.
    """

    @staticmethod
    def refusal(function, word=equal, **named: Any) -> Any:
        """
        Give the message of the refusal.
        """
        with pytest.raises(RuleError) as caught:
            word(**named)(function)
        return str(caught.value)

    def test_no_annotation(self):
        """
        The section class is read off the annotation.
        """

        def rule(lines):  # noqa: ANN202 - that is what is tried
            return lines.now, lines.before

        assert "rule rule: takes one section, annotated with its class" == self.refusal(rule)

    @pytest.mark.parametrize("hint", [int, "int", None, Count])
    def test_no_section(self, hint):
        """
        The parameter is a section.
        """

        def rule(lines):  # noqa: ANN202 - that is what is tried
            return lines.now, lines.before

        rule.__annotations__["lines"] = hint

        assert "rule rule: takes one section, annotated with its class" == self.refusal(rule)

    def test_two_parameters(self):
        """
        There is one parameter.
        """

        def rule(lines: Lines, other: Lines) -> Sides[Count]:
            return lines.now, other.before

        assert "rule rule: takes one section, annotated with its class" == self.refusal(rule)

    def test_no_parameter(self):
        """
        There is a parameter.
        """

        def rule() -> Sides[Count]:
            return 1, 1

        assert "rule rule: takes one section, annotated with its class" == self.refusal(rule)

    def test_annotation_that_does_not_exist(self):
        """
        The annotation must exist at run time.
        """

        def rule(lines: Nowhere) -> Sides[Count]:  # noqa: F821 - that is what is tried
            return lines.now, lines.before

        expected = (
            "rule rule: name 'Nowhere' is not defined; the annotation must exist at run time,"
            " outside of TYPE_CHECKING"
        )

        assert expected == self.refusal(rule)

    def test_lambda(self):
        """
        A lambda has no annotation.
        """
        expected = "rule <lambda>: takes one section, annotated with its class"

        assert expected == self.refusal(lambda lines: (lines.now, 1))

    @pytest.mark.parametrize("word", [equal, at_most])
    def test_at_once(self, word):
        """
        A rule is refused where it is declared, whichever word declares it.
        """

        def rule(lines: Lines) -> Sides[Count]:
            return lines.nwo, lines.before

        assert "rule rule: Lines has no nwo; did you mean now?" == self.refusal(rule, word)
        with pytest.raises(RuleError):
            word(rule)

    @pytest.mark.parametrize("word", [equal, at_most])
    @pytest.mark.parametrize(
        ("named", "message"),
        [
            ({"severity": "error"}, "a rule takes a findings.Severity (got 'error')"),
            ({"severity": None}, "a rule takes a findings.Severity (got None)"),
            ({"basis": "printed"}, "a rule takes a findings.Basis (got 'printed')"),
            ({"basis": Severity.ERROR}, f"a rule takes a findings.Basis (got {Severity.ERROR!r})"),
        ],
    )
    def test_severity_and_basis(self, word, named, message):
        """
        Severity and basis are what they are called, and nothing that looks like it.
        """
        with pytest.raises(TypeError) as caught:
            word(**named)

        assert message == str(caught.value)

    @pytest.mark.parametrize("rule", [unchecked, None, 5])
    def test_undeclared(self, rule):
        """
        A function is no rule before it is declared.
        """
        with pytest.raises(RuleError) as caught:
            rulebook(Lines, rule)

        name = getattr(rule, "__name__", repr(rule))

        assert f"rule {name}: is no rule; put @equal or @at_most above it" == str(caught.value)

    @pytest.mark.parametrize(
        ("guard", "reason"),
        [
            (lambda _: 5, "only_if= returns one cell or a sum of cells"),
            (lambda lines: (lines.now, 0), "only_if= returns one cell or a sum of cells"),
            (lambda _: None, "only_if= returns one cell or a sum of cells"),
            (lambda lines: lines, "only_if= returns one cell or a sum of cells"),
            (lambda lines: lines.nwo, "Lines has no nwo; did you mean now?"),
            (
                lambda lines: lines.now > 0,
                (
                    "compares cells; return the two sides instead;"
                    " a rule adds cells and whole multiples of them"
                ),
            ),
            (
                lambda lines: abs(lines.now),
                (
                    "bad operand type for abs(): 'Cells';"
                    " a rule adds cells and whole multiples of them"
                ),
            ),
        ],
    )
    def test_guards(self, guard, reason):
        """
        A guard is a cell or a sum of cells.
        """
        assert f"rule unchecked: {reason}" == self.refusal(unchecked, only_if=guard)

    def test_guard_of_rows(self):
        """
        A row is no guard, one of its cells is.
        """

        def rule(around: Around) -> Sides[forms.Cells]:
            return around.received, around.carried_in

        expected = "rule rule: only_if= returns one cell or a sum of cells"

        assert expected == self.refusal(rule, only_if=lambda around: around.received)

        declared = equal(only_if=lambda around: around.received.here)(rule)

        assert {None: Linear((Term("received.here"),))} == declared.guard.forms


class TestEquations:
    """
    Binding a rule to a place.
    """

    def test_place(self):
        """
        The rule's id and all its paths start with the place of its section.
        """
        declared = equal(only_if=lambda lines: lines.people)(unchecked)
        (found,) = declared.equations("below.")

        assert ("below.unchecked", "below.unchecked", "below.now", None) == (
            found.name,
            found.rule.id,
            found.where,
            found.column,
        )
        assert ("below.now", "below.before") == found.cells
        assert Linear((Term("below.people"),)) == found.guard
        assert () == found.follows_from
        assert () == found.shown

    def test_rule(self):
        """
        The equation's rule has the words and the wording.
        """
        (found,) = now_is_before.equations("")

        assert ("now_is_before", "equal", ("left", "right")) == (
            found.rule.id,
            found.rule.wording,
            found.rule.roles,
        )
        assert now_is_before.says == found.rule.says
        assert found.guard is None

        (found,) = at_most(severity=Severity.WARNING)(unchecked).equations("")

        assert ("at_most", Severity.WARNING, Relation.AT_MOST, Basis.DEFINITION) == (
            found.rule.wording,
            found.rule.severity,
            found.rule.relation,
            found.rule.basis,
        )

    @pytest.mark.parametrize(
        ("body", "wording"),
        [
            (lambda r: (r.now, r.before), "equal"),
            (lambda r: (r.now, r.before * 2 + 3), "equal"),
            (lambda r: (r.now * 2, r.before), "equal_sides"),
            (lambda r: (r.now + r.before, 0), "equal_sides"),
            (lambda r: (r.now + 1, r.before), "equal_sides"),
            (lambda r: (-r.now, r.before), "equal_sides"),
        ],
    )
    def test_wording(self, body, wording):
        """
        Only a cell as it is printed can be called the stated one in a sentence.
        """

        def rule(lines: Lines) -> Sides[Count]:
            return body(lines)

        (found,) = equal(rule).equations("")
        (bound,) = at_most(rule).equations("")

        assert wording == found.rule.wording
        assert wording.replace("equal", "at_most") in {
            bound.rule.wording,
            bound.rule.wording.removesuffix("_sides"),
        }

    def test_columns(self):
        """
        A rule on rows is one equation for each column; that of the total follows from the others.
        """
        found = [
            one for one in forms.AROUND.equations if one.rule.id == "received_is_done_or_carried"
        ]

        assert ["here", "below", "total"] == [one.column for one in found]
        assert "received_is_done_or_carried[here]" == found[0].name
        assert (
            "received.here",
            "carried_in.here",
            "matrix.total.here",
            "carried_out.here",
        ) == found[0].cells
        assert [(), ()] == [one.follows_from for one in found[:2]]
        assert (
            "received_is_done_or_carried[here]",
            "received_is_done_or_carried[below]",
            "received.total_is_sum_of_parts",
            "carried_in.total_is_sum_of_parts",
            "matrix.total.total_is_sum_of_parts",
            "carried_out.total_is_sum_of_parts",
        ) == found[2].follows_from

    @pytest.mark.parametrize("word", [equal, at_most])
    def test_severity_beside_the_total(self, word):
        """
        A rule may be less bad in the columns beside the total; without a total all are alike.
        """

        def rule(around: Around) -> Sides[Cells]:
            return around.received, around.carried_in

        beside = word(in_columns=Severity.NOTICE)(rule).equations("")
        alike = word(rule).equations("")

        assert {
            "here": Severity.NOTICE,
            "below": Severity.NOTICE,
            "total": Severity.ERROR,
        } == {one.column: one.rule.severity for one in beside}
        assert {Severity.ERROR} == {one.rule.severity for one in alike}

    def test_constants_move_along(self):
        """
        Constants and factors are kept.
        """
        (found,) = forms.twice_is_at_most_thrice_and_four.equations("x.")

        assert Linear((Term("x.now", 2),)) == found.left
        assert Linear((Term("x.before", 3),), 4) == found.right


class TestRulebooks:
    """
    Gathering rules.
    """

    def test_every_place(self):
        """
        A rule is bound to every place of its section.
        """
        assert [
            "requests.second_is_at_most_first",
            "outcome.second_is_at_most_first",
        ] == [
            one.name
            for one in forms.Report.rules.equations
            if one.rule.id.endswith("second_is_at_most_first")
        ]

    def test_order(self):
        """
        What the declaration says comes first, then the rules as they are passed.
        """
        assert [
            "requests.total_is_sum_of_parts",
            "requests.special_is_among_total",
            "outcome.total_is_sum_of_parts",
            "outcome.special_is_among_total",
            "outcome_is_requests",
            "requests.second_is_at_most_first",
            "outcome.second_is_at_most_first",
            "lines.change_is_difference",
        ] == [one.name for one in forms.Report.rules.equations]

    def test_section_that_is_not_there(self):
        """
        A rule about a section that the form does not have is refused.
        """
        with pytest.raises(RuleError) as caught:
            rulebook(Sum, now_is_before)

        assert "rule now_is_before: Sum has no section Lines" == str(caught.value)

    def test_two_of_one_name(self):
        """
        Two rules of one name about one cell are refused.
        """

        def now_is_before(lines: Lines) -> Sides[Count]:
            return lines.now, lines.people

        with pytest.raises(RuleError) as caught:
            rulebook(Lines, globals()["now_is_before"], equal(now_is_before))

        expected = "rule now_is_before: stands twice; give one of the two another name"

        assert expected == str(caught.value)

    def test_name_of_an_implied_rule(self):
        """
        A rule cannot take the name of one that the declaration implies.
        """

        def total_is_sum_of_parts(section: Sum) -> Sides[Count]:
            return section.total, section.special

        with pytest.raises(RuleError, match="rule total_is_sum_of_parts: stands twice"):
            rulebook(Sum, equal(total_is_sum_of_parts))

    def test_twice_the_same(self):
        """
        The same rule passed twice is refused as well.
        """
        with pytest.raises(RuleError, match="rule now_is_before: stands twice"):
            rulebook(Lines, now_is_before, now_is_before)

    def test_row_class(self):
        """
        A rule about a row class is bound to every row.
        """

        def here_is_below(cells: forms.Cells) -> Sides[Count]:
            return cells.here, cells.below

        book = rulebook(Around, equal(here_is_below))

        assert 9 == len([one for one in book.equations if one.rule.id.endswith("here_is_below")])
        assert "matrix.late.soon.here_is_below" in [one.name for one in book.equations]

    def test_extended(self):
        """
        A rulebook with further rules has them behind its own, which stay as they are.
        """
        book = rulebook(Lines, now_is_before)
        further = at_most(severity=Severity.NOTICE)(unchecked)
        extended = book.extended(further)

        assert ["now_is_before", "unchecked"] == [one.name for one in extended.equations]
        assert ["now_is_before"] == [one.name for one in book.equations]
        assert extended == rulebook(Lines, now_is_before, further)
        assert book == book.extended()

    def test_extended_by_what_is_there(self):
        """
        A further rule is refused for what any rule is refused for.
        """
        book = rulebook(Lines, now_is_before)
        with pytest.raises(RuleError, match="rule now_is_before: stands twice"):
            book.extended(now_is_before)
        with pytest.raises(RuleError, match="rule now_is_before: Sum has no section Lines"):
            rulebook(Sum).extended(now_is_before)

    def test_units(self):
        """
        A rulebook knows the units of money.
        """
        assert {
            "spent": "元",
            "budget": "元",
            "fund": "万元",
            "bought": "",
        } == {path: str(unit) for path, unit in forms.LINES.units.items()}

    def test_money_rule(self):
        """
        Rules on money compare amounts.
        """

        def rule(lines: Lines) -> Sides[Amount]:
            return lines.spent, lines.fund

        (found,) = at_most(rule).equations("")

        assert ("spent", "fund") == found.cells
