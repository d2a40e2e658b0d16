"""
The rules of the form on a published report, and on the same report with one thing wrong.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.checking import check
from govinfo_report.editions import Scope, e2014
from govinfo_report.figures import Printed
from govinfo_report.findings import Verdict
from govinfo_report.form import cell_paths, lines
from govinfo_report.rules import Pick, Relation

EQUALITIES = [
    one
    for one in e2014.RULES.equations
    if one.rule.relation is Relation.EQUAL and one.guard is None
]
IN_EQUALITIES = sorted({path for one in EQUALITIES for path in one.cells})
COMPARED = sorted({path for one in e2014.RULES.equations for path in one.cells})
SEVEN = [
    "requests.received.total_is_sum_of_parts",
    "requests.closed.total_is_sum_of_parts",
    "requests.replies.total_is_sum_of_parts",
    "requests.replies.refused.total_is_sum_of_parts",
    "reviews.total_is_sum_of_parts",
    "lawsuits.total_is_sum_of_parts",
    "institutions_and_funding.staff.total_is_sum_of_parts",
]


def verdicts(report, blanks="unknown"):
    """
    Give the verdict of each equation by its number in the rulebook.
    """
    return [judged.verdict for _, judged in e2014.RULES.judgements(report, blanks)]


class TestPublished:
    """
    The report as published.
    """

    def test_seven_equalities_hold(self, published):
        """
        All seven equalities hold.
        """
        held = [
            one.rule
            for one in check(published).equations
            if one.verdict is Verdict.HOLDS and one.rule.endswith("_is_sum_of_parts")
        ]

        assert SEVEN == [one.name for one in EQUALITIES] == held

    def test_nothing_is_violated(self, published):
        """
        All rules hold, rounded figures included; the guard of the last makes it not applicable.
        """
        found = check(published)

        assert ([], True) == (list(found), found.ok)
        assert {
            Verdict.HOLDS: 21,
            Verdict.POSSIBLE: 0,
            Verdict.VIOLATED: 0,
            Verdict.NOT_APPLICABLE: 1,
        } == found.counts
        assert (Verdict.HOLDS, True) == (found.joint.verdict, found.joint.proved)

    def test_items_once(self, published):
        """
        74.2万 is at most 123.9万, which is at most all channels together, 136.5万 with the local
        line, rounded or not.
        """
        bounds = {
            one.name: judged.verdict
            for one, judged in e2014.RULES.judgements(published)
            if "items_disclosed_is" in one.name
        }

        assert {Verdict.HOLDS} == set(bounds.values())

        without = published.replace({"proactive_disclosure.channels.local": ()})
        found = {
            one.where for one, j in e2014.RULES.judgements(without) if j.verdict is Verdict.HOLDS
        }

        assert "proactive_disclosure.items_disclosed" in found


class TestOneMore:
    """
    A cell of the seven equalities that is off by one.
    """

    def test_cells(self):
        """
        There are 34 cells in the seven equalities.
        """
        assert (7, 34) == (len(EQUALITIES), len(IN_EQUALITIES))

    @pytest.mark.parametrize("by", [1, -1])
    @pytest.mark.parametrize("path", IN_EQUALITIES)
    def test_violates_what_contains_it(self, published, path, by):
        """
        Exactly the equalities that contain the cell are violated, each by one.
        """
        wrong = published.replace({path: published[path] + by})
        found = [one for one in check(wrong) if one.rule.endswith("_is_sum_of_parts")]

        assert {one.name for one in EQUALITIES if path in one.cells} == {one.rule for one in found}
        assert {1} == {abs(one.gap.low) for one in found}
        assert all(one.gap.is_exact for one in found)

    def test_inner_total(self, published):
        """
        The total of refusals is part of another sum, so both are violated.
        """
        wrong = published.replace({"requests.replies.refused.total": 458})

        assert {
            "requests.replies.total_is_sum_of_parts",
            "requests.replies.refused.total_is_sum_of_parts",
        } == {one.rule for one in check(wrong)}

    def test_exchanged_parts(self, published):
        """
        Two parts of one sum that are exchanged break nothing.
        """
        wrong = published.replace(
            {"requests.replies.already_public": 2680, "requests.replies.granted": 3158}
        )

        assert [] == list(check(wrong))

    def test_unit_error(self, published):
        """
        9834万 for 9834 is found, with the gap in 件.
        """
        wrong = published.replace({"requests.received.total": "9834万"})
        (finding,) = [one for one in check(wrong) if one.rule in SEVEN]

        assert "requests.received.total" == finding.where
        assert finding.gap.low == 98340000 - 5000 - 9834


class TestNoFalseViolation:
    """
    A blank and a rounded cell, in every place.
    """

    @pytest.mark.parametrize("blanks", ["unknown", "zero"])
    @pytest.mark.parametrize("text", ["", "/", "不适用", "abc", None, "-3"])
    @pytest.mark.parametrize("path", COMPARED)
    def test_no_number(self, published, path, text, blanks):
        """
        A cell without a number violates no rule; a blank that is read as zero only those that a
        zero violates.
        """
        printed = published.replace({path: text})
        if text == "" and blanks == "zero":
            zero = published.replace({path: "0"})

            assert e2014.RULES.violations(zero) == e2014.RULES.violations(printed, "zero")
            return

        assert Verdict.VIOLATED not in verdicts(printed, blanks)
        assert [] == e2014.RULES.violations(printed, blanks)

    @pytest.mark.parametrize("path", COMPARED)
    def test_rounded(self, published, path):
        """
        A cell that is rounded, approximate, a range or exact in another form violates no rule.
        """
        cell = published[path]
        if isinstance(cell, Printed):
            return
        for text in (
            f"{cell / 10000:.1f}万",
            f"{cell / 10000:.4f}万",
            f"{cell}（含往年）",
            f"{cell}—{cell + 9}",
            f"{cell}以上",
            f"{cell:,}件",
        ):
            printed = published.replace({path: text})

            assert Verdict.VIOLATED not in verdicts(printed), text
            assert [] == e2014.RULES.violations(printed), text

    def test_everything_at_once(self, published):
        """
        All cells blank, or all missing, violate nothing.
        """
        for text in ("", None, "/", "abc"):
            changes = {path: text for path, _ in cell_paths(e2014.Report)}

            assert [] == e2014.RULES.violations(published.replace(changes))


class TestOtherRules:
    """
    Bounds, flows and what is implausible.
    """

    @pytest.mark.parametrize(
        ("changes", "rule"),
        [
            (
                {"proactive_disclosure.normative_documents_disclosed": 5152},
                "proactive_disclosure.disclosed_documents_at_most_issued",
            ),
            (
                {"proactive_disclosure.items_disclosed": "5000"},
                "proactive_disclosure.items_disclosed_is_at_least_each_of_channels",
            ),
            (
                {"proactive_disclosure.items_disclosed": "1364999"},
                None,
            ),
            (
                {"proactive_disclosure.items_disclosed": "140万"},
                "proactive_disclosure.items_disclosed_is_at_most_sum_of_channels",
            ),
            (
                {"responses_and_interpretation.public_concerns_answered": "30000"},
                "responses_and_interpretation.public_concerns_answered_is_at_most_sum_of_channels",
            ),
            (
                {"responses_and_interpretation.public_concerns_answered": "1"},
                None,
            ),
            (
                {"responses_and_interpretation.channels.press_conferences.with_principal": 859},
                (
                    "responses_and_interpretation.channels.press_conferences"
                    ".with_principal_is_among_total"
                ),
            ),
            (
                {"responses_and_interpretation.channels.website_interviews.with_principal": 316},
                (
                    "responses_and_interpretation.channels.website_interviews"
                    ".with_principal_is_among_total"
                ),
            ),
            (
                {"requests.closed.total": 9835, "requests.closed.on_time": 9547},
                "requests.closed_at_most_received",
            ),
            (
                {"requests.closed.total": 8081, "requests.closed.on_time": 7793},
                "requests.replies_at_most_closed",
            ),
            (
                {"meetings_and_training.training_courses": 0},
                "meetings_and_training.nobody_is_trained_without_a_course",
            ),
        ],
    )
    def test_violated(self, published, changes, rule):
        """
        Each rule is violated by a figure that contradicts it, and by no other.
        """
        found = {one.rule for one in check(published.replace(changes))}

        assert ({rule} if rule else set()) == found

    def test_ok(self, published):
        """
        Warnings and notices leave a report in order.
        """
        wrong = published.replace({"meetings_and_training.training_courses": 0})

        assert check(wrong).ok

    def test_all_rules_have_words(self):
        """
        Every rule that is no sum, no 其中 and no total that counts once says what it says.
        """
        declared = [
            one for one in e2014.RULES.equations if one.rule.wording in {"equal", "at_most"}
        ]

        assert 4 == len(declared)
        assert all(one.rule.says.endswith("。") for one in declared)

    def test_local_rows(self):
        """
        Every section with parts takes account of its local rows.
        """
        sections = {
            term.path
            for one in e2014.RULES.equations
            for term in one.terms
            if term.pick is not Pick.CELL
        }

        assert {
            "proactive_disclosure.channels",
            "responses_and_interpretation.channels",
            "requests.received",
            "requests.closed",
            "requests.replies",
            "requests.replies.refused",
            "reviews",
            "lawsuits",
            "institutions_and_funding.staff",
        } == sections

    def test_complete_sections_only(self, published):
        """
        Every cell of the published report stands on a line with a label.
        """
        assert 59 == len([line for line in lines(published) if not line.is_heading])


class TestReport:
    """
    The report class.
    """

    def test_heading(self, published):
        """
        A report knows its agency and year, and its scope if someone says it.
        """
        scoped = published.replace({"scope": Scope.TERRITORY})

        assert ("重庆市", 2017, None) == (published.agency, published.year, published.scope)
        assert Scope.TERRITORY is scoped.scope
        assert ["agency", "level", "territory"] == [one.value for one in Scope]

    def test_cells(self, published):
        """
        Plain numbers are ints and Decimals, everything else is as printed.
        """
        assert 9834 == published["requests.received.total"]
        assert Decimal("1596.8") == published["institutions_and_funding.dedicated_funding"]
        assert Printed("123.9万") == published["proactive_disclosure.items_disclosed"]
        assert Printed("6.7万") == published["proactive_disclosure.channels.local.1"]

    def test_html(self, published):
        """
        In a notebook the form is shown, cells of violated rules marked with what is wrong.
        """
        clean = published._repr_html_()
        wrong = published.replace({"requests.received.total": 9835})
        (finding,) = check(wrong)

        assert "收到申请数" in clean
        assert "重庆市" in clean
        assert finding.message() not in clean
        assert finding.message() in wrong._repr_html_()
