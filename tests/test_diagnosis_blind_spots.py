"""
What the rules of a form cannot see.
"""

from __future__ import annotations

import json
import random
from fractions import Fraction

import pytest

from core_forms import AROUND, FUNDS, LINES, ONCE, SETTLED, Around, Funds, Lines, Once, Settled
from diagnosed import DISPUTES, published, requests_of_2021
from govinfo_report import check, e2014, e2019, e2021, form
from govinfo_report.diagnosis import Sight, blind_spots
from govinfo_report.diagnosis._form_rules import rules_of_form
from govinfo_report.errors import UnknownIndicatorError
from govinfo_report.figures import Count
from govinfo_report.findings import Verdict
from govinfo_report.rules import Sides, at_most, equal, rulebook
from proofs import is_absurd, is_proved
from toy_forms import FLOW, ODDS, Flow, Odds

OF_2014 = blind_spots(e2014.Report)
OF_2019 = blind_spots(e2019.Report)
OF_2021 = blind_spots(e2021.Report)
OPTIONAL = "requests.processed.other.total"
FORMS = {"2014": (e2014.Report, OF_2014), "2019": (e2019.Report, OF_2019)} | {
    "2021": (e2021.Report, OF_2021)
}
IN_ONE_ROW = blind_spots(e2021.Report, [OPTIONAL])


def broken(report):
    """
    Give the names of the equations and inequalities that a report violates.
    """
    names = [(one.name, one.where) for one in report.rules.violations(report)]
    assert len(names) == len(set(names))
    return set(names)


def moved(report, path, steps):
    """
    Give a report with one cell changed.
    """
    return report.replace({path: report[path] + steps})


class TestRank:
    """
    How many equations there are, and how many say something of their own.
    """

    def test_matrix_of_2021(self):
        """
        The 42 equations of the 2021 form have rank 40.
        """
        assert (42, 40) == (len(OF_2021.equations), OF_2021.rank)

    def test_other_forms(self):
        """
        The 7 sums of the 2014 form are independent; two of the 40 equations of 2019 are not.
        """
        assert (7, 7) == (len(OF_2014.equations), OF_2014.rank)
        assert (40, 38) == (len(OF_2019.equations), OF_2019.rank)

    def test_other_handling_in_one_row(self):
        """
        With 其他处理 as one row there are two row sums less.
        """
        assert (40, 38) == (len(IN_ONE_ROW.equations), IN_ONE_ROW.rank)
        assert not [one for one in IN_ONE_ROW.cells if ".other.remaining." in one.path]

    @pytest.mark.parametrize(
        ("name", "kinds", "others"), [("2014", (7, 13, 1), 1), ("2019", (40, 23, 2), 0)]
    )
    def test_every_rule_is_counted(self, name, kinds, others):
        """
        Equations, inequalities and rules for one case are all that there are but for rules about
        local rows.
        """
        cls, found = FORMS[name]

        assert kinds == (len(found.equations), len(found.inequalities), len(found.conditional))
        assert len(cls.rules.equations) == sum(kinds) + others


class TestRedundancy:
    """
    Rules that follow from others.
    """

    @pytest.mark.parametrize("found", [OF_2014, OF_2019, OF_2021, IN_ONE_ROW])
    def test_nothing_contradicts(self, found):
        """
        No form contradicts itself, and none leaves a cell a single value.
        """
        assert ((), ()) == (found.contradictions, found.fixed)

    @pytest.mark.parametrize("cls", [e2019.Report, e2021.Report])
    def test_as_declared(self, cls):
        """
        The equations that are said to follow from others are the redundant ones, and follow from
        just those.
        """
        found = blind_spots(cls)
        declared = {
            one.name: set(one.follows_from)
            for one in cls.rules.equations
            if one.follows_from and one.name in found.equations
        }

        assert declared == {
            one.rule: set(one.follows_from)
            for one in found.redundant
            if one.rule in found.equations
        }

    def test_two_ways_to_say_it(self):
        """
        Given the balance, carried in ≤ processed says the same as carried out ≤ received.
        """
        found = {one.rule: one.follows_from for one in OF_2021.redundant}

        assert {
            "requests.intake_is_settled_or_carried[natural_person]",
            "requests.carried_out_at_most_received[natural_person]",
        } == set(found["requests.carried_in_at_most_processed[natural_person]"])

    def test_signed_lines(self):
        """
        That a decrease is no larger than what there was follows from nothing, as changes may be
        below zero.
        """
        assert not [one.rule for one in OF_2019.redundant if "decrease" in one.rule]
        assert [one for one in OF_2019.inequalities if "decrease" in one]

    def test_nothing_to_leave_out_in_2014(self):
        """
        Every rule of the 2014 form says something of its own.
        """
        assert () == OF_2014.redundant

    @pytest.mark.parametrize(
        ("cls", "shown"), [(e2019.Report, ()), (e2021.Report, ()), (e2021.Report, [OPTIONAL])]
    )
    def test_proofs_add_up(self, cls, shown):
        """
        Each proof is a sum of rules of the same or greater severity that gives the redundant rule.
        """
        given = rules_of_form(cls.rules, shown)
        constraints = [one.constraint for one in given.clauses]
        by_name = {one.name: one for one in given.clauses}
        for one in blind_spots(cls, shown).redundant:
            rule = by_name[one.rule]

            assert is_proved(rule.constraint, one.proofs, constraints, given.limits)
            assert all(by_name[name].level <= rule.level for name in one.follows_from)

    @pytest.mark.parametrize("seed", range(25))
    def test_never_violated_alone(self, seed):
        """
        Where a redundant rule is violated, so is one of those that it follows from.
        """
        draw = random.Random(seed)
        report = requests_of_2021(seed)
        paths = [one.path for one in OF_2021.cells if one.path.startswith("requests.")]
        wrong = {path: report[path] + draw.randint(0, 40) for path in draw.sample(paths, 3)}
        violated = {name for name, _ in broken(report.replace(wrong))}

        for one in OF_2021.redundant:
            assert one.rule not in violated or violated.intersection(one.follows_from)


class TestMatrix:
    """
    The matrix of 2021: each cell has its own pattern of relations.
    """

    def test_every_cell_is_told_from_all_others(self):
        """
        Each of the 175 cells is alone in its group, so that a single wrong one is named.
        """
        matrix = [one.path for one in OF_2021.cells if one.path.startswith("requests.")]

        assert 175 == len(matrix)
        assert tuple(matrix) == OF_2021.found
        assert all(OF_2021.group(path).cells == (path,) for path in matrix)
        patterns = {OF_2021.cell(path).equations for path in matrix}
        assert 175 == len(patterns)

    @pytest.mark.parametrize("dispute", DISPUTES)
    def test_reviews_need_a_second_witness(self, dispute):
        """
        A review or lawsuit is one sum of five cells: none of them is named without a second
        witness.
        """
        cells = tuple(f"{dispute}.{one}" for one in ("upheld", "corrected", "other", "pending"))
        found = OF_2021.group(f"{dispute}.total")

        assert (*cells, f"{dispute}.total") == found.cells
        assert (f"{dispute}.total_is_sum_of_parts",) == found.rules
        assert (found.cells,) == found.parted
        assert 1 == len({*found.steps[:-1], -found.steps[-1]})

    def test_in_one_row(self):
        """
        With 其他处理 as one row every cell of the smaller matrix is found, too.
        """
        matrix = tuple(one.path for one in IN_ONE_ROW.cells if one.path.startswith("requests."))

        assert (161, matrix) == (len(matrix), IN_ONE_ROW.found)


class TestGroups:
    """
    Cells that no check tells apart.
    """

    def test_sums_of_2014(self):
        """
        T39, T40: the 34 cells of the sums fall into groups of 8, 6, 5, 4, 4, 3, 3 and 1; alone is
        the refusals, which are a part and a total.
        """
        groups = [one for one in OF_2014.groups if OF_2014.cell(one.cells[0]).equations]

        assert [8, 6, 5, 4, 4, 3, 3, 1] == sorted((len(one.cells) for one in groups), reverse=True)
        assert ("requests.replies.refused.total",) == OF_2014.found
        granted = OF_2014.group("requests.replies.granted").cells
        assert {"requests.replies.total", "requests.replies.already_public"} <= set(granted)

    def test_exchanged_siblings(self):
        """
        T41: two parts that no rule tells apart may change places, and nothing is violated.
        """
        report = published()
        one, other = "requests.replies.already_public", "requests.replies.granted"
        swapped = report.replace({one: report[other], other: report[one]})

        assert OF_2014.group(one) is OF_2014.group(other)
        assert check(swapped).ok
        assert Verdict.VIOLATED not in {one.verdict for one in check(swapped).equations}

    @pytest.mark.parametrize(
        ("report", "found"), [(published(), OF_2014), (requests_of_2021(4), OF_2021)]
    )
    def test_the_same_rules_are_violated(self, report, found):
        """
        Cells that no rule tells apart violate the same rules when they change by the same number
        of steps.
        """
        for group in found.groups:
            steps = dict(zip(group.cells, group.steps, strict=True))
            for alike in group.parted:
                exact = [path for path in alike if type(report[path]) is int]
                for size in (1, 7, 1000):
                    ways = [
                        {path: size * steps[path] * sign for path in exact if abs(steps[path]) == 1}
                        for sign in (1, -1)
                    ]
                    for way in ways:
                        shown = {
                            frozenset(broken(moved(report, path, by)))
                            for path, by in way.items()
                            if report[path] + by >= 0
                        }
                        assert len(shown) <= 1

    @pytest.mark.parametrize("name", FORMS)
    def test_groups_are_as_large_as_can_be(self, name):
        """
        For two cells of different groups there is no pair of errors that looks the same.
        """
        cls, found = FORMS[name]
        equations = {
            one.name: {term.path: term.factor for term in (one.left + one.right * -1).terms}
            for one in cls.rules.equations
            if one.name in found.equations
        }
        heads = [one.cells[0] for one in found.groups if found.cell(one.cells[0]).equations]
        columns = {path: [terms.get(path, 0) for terms in equations.values()] for path in heads}
        scaled = {
            tuple(Fraction(one, next(filter(None, column))) for one in column)
            for column in columns.values()
        }

        assert len(heads) == len(scaled)

    def test_only_inequalities(self):
        """
        Cells that are in no equation are grouped by what bounds them.
        """
        ways = "responses_and_interpretation.channels"
        found = OF_2014.group(f"{ways}.other_responses")

        assert {
            "responses_and_interpretation.public_concerns_answered",
            f"{ways}.policy_interpretation_articles",
            f"{ways}.weibo_wechat_responses",
            f"{ways}.other_responses",
        } == set(found.cells)
        assert OF_2014.group("complaints") is None


class TestCells:
    """
    What shows an error in a cell.
    """

    def test_how_cells_are_seen(self):
        """
        On the 2014 form 34 cells are in equations, 18 only in inequalities, 6 in no rule.
        """
        assert [34, 18, 6] == [sum(one.sight is sight for one in OF_2014.cells) for sight in Sight]
        assert (18, 6) == (len(OF_2014.bounded), len(OF_2014.blind))
        assert "complaints" in OF_2014.blind

    def test_blind_cells_change_nothing(self):
        """
        Whatever a blind cell prints, no rule is violated.
        """
        report = requests_of_2021(2)
        for path in OF_2021.blind:
            changed = report.replace({path: "98765"})

            assert broken(report) == broken(changed)

    def test_one_is_enough_in_an_equation(self):
        """
        The smallest error of a cell in an equation is one; it violates every equation that the
        cell is in.
        """
        report = requests_of_2021(3)
        for one in OF_2021.cells:
            if one.sight is Sight.EXACT:
                assert 1 == one.smallest
                shown = {name for name, _ in broken(moved(report, one.path, 1))}
                assert set(one.equations) == shown.intersection(OF_2021.equations)
            else:
                assert one.smallest is None

    def test_money_is_seen_to_the_cent(self):
        """
        In a sum of money the smallest error is one 分.
        """
        found = blind_spots(Funds, rules=FUNDS)

        assert {"0.01"} == {one.smallest for one in found.cells}

    def test_inequalities_see_one_direction(self):
        """
        A cell is seen too high by what bounds it from above, too low by what bounds it from below.
        """
        name = "requests.closed_at_most_received"

        assert (name,) == OF_2014.cell("requests.closed.total").too_high
        assert (name,) == OF_2014.cell("requests.received.total").too_low

    @pytest.mark.parametrize("seed", range(10))
    def test_more_than_the_room_that_is_left(self, seed):
        """
        An inequality shows an error exactly if it is larger than the room that the inequality
        leaves.
        """
        draw = random.Random(seed)
        report = requests_of_2021(seed).replace(
            {
                f"proactive_disclosure.documents.rules.{path}": number
                for path, number in (("issued", draw.randint(0, 9)), ("in_force", 9))
            }
        )
        issued = "proactive_disclosure.documents.rules.issued"
        (rule,) = OF_2021.cell(issued).too_high
        room = 9 - report[issued]

        assert rule not in {name for name, _ in broken(moved(report, issued, room))}
        assert rule in {name for name, _ in broken(moved(report, issued, room + 1))}

    def test_rules_for_one_case(self):
        """
        A rule with a guard speaks of the cells in the guard and behind it.
        """
        rule = "meetings_and_training.nobody_is_trained_without_a_course"
        courses = OF_2014.cell("meetings_and_training.training_courses")

        assert ((rule,), Sight.BOUNDED) == (courses.conditional, courses.sight)
        assert (rule,) == OF_2014.conditional


class TestAnyForm:
    """
    Sections declared with the public words.
    """

    def test_optional_rows(self):
        """
        An optional row takes the place of its parts, whatever is below them.
        """
        parts = blind_spots(Flow, rules=FLOW)
        row = blind_spots(Flow, ["processed.otherwise.total"], rules=FLOW)

        assert 9 * 4 == len(parts.cells)
        assert 8 * 4 == len(row.cells)
        assert all(len(one.cells) == 1 for one in (*parts.groups, *row.groups))

    def test_two_optional_rows(self):
        """
        Each optional row is shown or not by itself.
        """
        for shown in ([], ["otherwise.total"], ["otherwise.total", "returned.total"]):
            found = blind_spots(Settled, shown, rules=SETTLED)
            paths = {one.path for one in found.cells}

            assert paths.issuperset(shown)
            assert ("otherwise.merged" in paths) is ("otherwise.total" not in shown)
            assert ("returned.unclear" in paths) is ("returned.total" not in shown)
            assert found.rank == len(found.equations)

    def test_a_guard_on_an_optional_row(self):
        """
        A rule for the case that an optional row is zero is there only where the row is.
        """
        rules = rulebook(Settled, nothing_granted)

        assert () == blind_spots(Settled, rules=rules).conditional
        found = blind_spots(Settled, ["otherwise.total"], rules=rules)
        assert ("nothing_granted",) == found.conditional
        assert ("nothing_granted",) == found.cell("otherwise.total").conditional

    @pytest.mark.parametrize(
        ("cls", "rules"),
        [(Once, ONCE), (Lines, LINES), (Around, AROUND), (Odds, ODDS), (Settled, SETTLED)],
    )
    def test_proofs_add_up(self, cls, rules):
        """
        On any form a redundant rule is proved.
        """
        given = rules_of_form(rules)
        constraints = [one.constraint for one in given.clauses]
        by_name = {one.name: one for one in given.clauses}
        for one in blind_spots(cls, rules=rules).redundant:
            rule = by_name[one.rule]
            if rule.guard is None:
                assert is_proved(rule.constraint, one.proofs, constraints, given.limits)

    def test_several_equations_of_one_name(self):
        """
        Equations that share a name are told by the cell that they state.
        """
        rules = {name for one in OF_2014.cells for name in one.too_high}

        rule = "proactive_disclosure.items_disclosed_is_at_least_each_of_channels"

        assert f"{rule} (proactive_disclosure.channels.gazette)" in rules

    def test_contradictory_rules(self):
        """
        Rules that no report can hold are shown with a proof that adds up; nothing is said to
        follow from them.
        """
        found = blind_spots(Pairs, rules=CONTRADICTORY)
        given = rules_of_form(CONTRADICTORY)
        (proof,) = found.contradictions

        assert is_absurd(proof, [one.constraint for one in given.clauses], given.limits)
        assert {"more_than_the_other", "less_than_the_other"} == {name for name, _ in proof.rules}
        assert () == found.redundant
        assert "more_than_the_other; less_than_the_other" in found.text("en")

    def test_refused(self):
        """
        What is no form with rules is refused, and so is a row that is not optional.
        """
        with pytest.raises(TypeError, match="takes a report class"):
            blind_spots(published())
        with pytest.raises(TypeError, match="takes a report class"):
            blind_spots(Pairs)
        with pytest.raises(ValueError, match="the rules are about Funds"):
            blind_spots(Pairs, rules=FUNDS)
        with pytest.raises(UnknownIndicatorError):
            blind_spots(e2021.Report, ["requests.processed.total"])


class TestAnswers:
    """
    What is said, in words and as data.
    """

    def test_words(self):
        """
        Text and HTML say the same in Chinese, the text in English on request.
        """
        english = OF_2014.text("en")

        assert english.startswith("Equations: 7, independent: 7; inequalities: 13; rules for")
        assert "Cells: 58; named alone if wrong: 1; only together with others: 33" in english
        assert "In no rule: complaints, request_fees" in english
        assert (
            "No equation tells apart: reviews.total, reviews.upheld, reviews.corrected,"
            " reviews.other"
        ) in english
        assert "requests.closed.total | requests.closed.on_time" in english
        assert "举报投诉数量、依申请公开信息收取的费用" in str(OF_2014)
        assert "<li>" in OF_2014._repr_html_()
        assert "No rule tells apart" in OF_2021.text("en")

    def test_redundancy_in_words(self):
        """
        A redundant rule is told with what it follows from, as far as that is few.
        """
        english = OF_2021.text("en")

        assert (
            "requests.carried_in_at_most_processed[natural_person] follows from"
            " requests.intake_is_settled_or_carried[natural_person];"
            " requests.carried_out_at_most_received[natural_person]\n"
        ) in english
        assert "and 22 more" in english

    def test_what_is_fixed_in_words(self):
        """
        A cell without a choice, and a rule that says nothing, are told as such.
        """
        found = blind_spots(Pairs, rules=FIXING)

        assert "one can only be 0" in found.text("en")
        assert "never_below_zero follows from what its lines can be" in found.text("en")
        assert "其一只能是0" in str(found)
        assert [{"path": "one", "value": 0}] == found.as_dict()["fixed"]

    def test_no_more_words_than_needed(self):
        """
        Of a single sum only its group is told.
        """
        _, cells, group = blind_spots(Funds, rules=FUNDS).text("en").splitlines()

        assert cells.startswith("Cells: 3; named alone if wrong: 0; only together with others: 3;")
        assert "  No equation tells apart: total, offices, websites" == group

    def test_data(self):
        """
        The facts are ready for JSON.
        """
        found = json.loads(json.dumps(OF_2021.as_dict()))

        assert (40, 42) == (found["rank"], len(found["equations"]))
        assert [] == found["contradictions"]
        assert 200 == len(found["cells"])
        assert {
            "path": "disputes.reviews.total",
            "sight": "exact",
            "smallest": 1,
            "equations": ["disputes.reviews.total_is_sum_of_parts"],
            "too_high": [],
            "too_low": [],
            "conditional": [],
        } in found["cells"]
        assert "requests.carried_in_at_most_processed[total]" in [
            one["rule"] for one in found["redundant"]
        ]


@form.section
class Pairs(form.Section):
    """
    Two lines.
    """

    one: Count = form.alone("其一")
    other: Count = form.alone("其二")


@at_most
def more_than_the_other(p: Pairs) -> Sides[Count]:
    """
    其二加一不多于其一。
    """
    return p.other + 1, p.one


@at_most
def less_than_the_other(p: Pairs) -> Sides[Count]:
    """
    其一加一不多于其二。
    """
    return p.one + 1, p.other


@equal(only_if=lambda s: s.otherwise.total)
def nothing_granted(s: Settled) -> Sides[Count]:
    """
    没有其他处理，就没有予以公开。
    """
    return s.granted, 0


@equal
def twice_is_nothing(p: Pairs) -> Sides[Count]:
    """
    其一的两倍是零。
    """
    return p.one * 2, 0


@at_most
def never_below_zero(p: Pairs) -> Sides[Count]:
    """
    其二不少于零。
    """
    return p.other * -1, 0


CONTRADICTORY = rulebook(Pairs, more_than_the_other, less_than_the_other)
FIXING = rulebook(Pairs, twice_is_nothing, never_below_zero)
