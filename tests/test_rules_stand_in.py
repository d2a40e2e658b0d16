"""
What a rule may do with the stand-in that it is run on, and what is refused where it is written.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

import core_forms as forms
from core_forms import Around, Lines
from govinfo_report import form
from govinfo_report.errors import RuleError
from govinfo_report.figures import Count
from govinfo_report.rules import Linear, Pick, Sides, Term, equal
from govinfo_report.rules._stand_in import StandIn

ADDS = "a rule adds cells and whole multiples of them"


def lines(body):
    """
    Declare a rule about lines.
    """

    def rule(section: Lines) -> Sides[Count]:
        return body(section)

    return equal(rule)


def around(body):
    """
    Declare a rule about rows.
    """

    def rule(section: Around) -> Sides[Count]:
        return body(section)

    return equal(rule)


def forms_of(declared):
    """
    Give left and right side of a rule on single cells.
    """
    left, right = declared.sides
    return left.forms[None], right.forms[None]


class TestSums:
    """
    Rules add cells and whole multiples of them.
    """

    @pytest.mark.parametrize(
        ("body", "left", "right"),
        [
            (lambda r: (r.now, r.before), {"now": 1}, {"before": 1}),
            (lambda r: (r.now, 0), {"now": 1}, {}),
            (lambda r: (r.now + r.before, r.people), {"now": 1, "before": 1}, {"people": 1}),
            (lambda r: (r.now - r.before, r.people), {"now": 1, "before": -1}, {"people": 1}),
            (lambda r: (-r.now, r.before), {"now": -1}, {"before": 1}),
            (lambda r: (r.now * 2, 3 * r.before), {"now": 2}, {"before": 3}),
            (lambda r: (r.now * -2, r.before), {"now": -2}, {"before": 1}),
            (lambda r: (r.now + r.now, r.before), {"now": 2}, {"before": 1}),
            (
                lambda r: (r.now, r.before + r.people - r.before),
                {"now": 1},
                {"people": 1},
            ),
            (
                lambda r: ((r.now - r.before) * -2, r.people),
                {"now": -2, "before": 2},
                {"people": 1},
            ),
            (
                lambda r: (sum([r.now, r.before]), sum([r.people])),
                {"now": 1, "before": 1},
                {"people": 1},
            ),
            (lambda r: (r.spent, r.budget), {"spent": 1}, {"budget": 1}),
            (lambda r: (2 - r.now, r.before), {"now": -1}, {"before": 1}),
            (lambda r: (r.now, 3 - r.before * 2), {"now": 1}, {"before": -2}),
            (lambda r: (r.now - (3 - r.before), 0), {"now": 1, "before": 1}, {}),
            (lambda r: (r.spent + r.fund * 2, 0), {"spent": 1, "fund": 2}, {}),
            (lambda r: (r.spent + 0, 0), {"spent": 1}, {}),
            (lambda r: (0 + r.spent, 0), {"spent": 1}, {}),
            (lambda r: (r.spent, Decimal(0)), {"spent": 1}, {}),
            (lambda r: (r.bought, Decimal(0)), {"bought": 1}, {}),
            (lambda r: (r.bought + 0, 0), {"bought": 1}, {}),
            (lambda r: (r.bought - 0, 0), {"bought": 1}, {}),
            (lambda r: (0 - r.bought * 2, 0), {"bought": -2}, {}),
            (lambda r: (r.spent + Decimal("0.00"), Decimal(0)), {"spent": 1}, {}),
        ],
    )
    def test_factors(self, body, left, right):
        """
        Each cell stands once on a side, with its factor.
        """
        found = [{term.path: term.factor for term in side.terms} for side in forms_of(lines(body))]

        assert [left, right] == found

    @pytest.mark.parametrize(
        ("body", "left", "right"),
        [
            (lambda r: (r.now, 5), 0, 5),
            (lambda r: (r.now + 2, r.before), 2, 0),
            (lambda r: (2 + r.now, r.before), 2, 0),
            (lambda r: (r.now - 2, r.before + 3), -2, 3),
            (lambda r: (2 - r.now, r.before - 3), 2, -3),
            (lambda r: ((r.now + 2) * 3, r.before), 6, 0),
            (lambda r: (-(r.now + 2), r.before), -2, 0),
            (lambda r: (r.now - (r.before + 2), r.people), -2, 0),
        ],
    )
    def test_constants(self, body, left, right):
        """
        Whole numbers are added to the sides, and multiplied with them.
        """
        assert [left, right] == [side.constant for side in forms_of(lines(body))]

    def test_order(self):
        """
        Cells stand in the order in which they are written; the first is the stated one.
        """
        left, right = forms_of(lines(lambda r: (r.people + r.now, r.before + r.change)))

        assert ["people", "now"] == [term.path for term in left.terms]
        assert ["before", "change"] == [term.path for term in right.terms]

    def test_sections_below(self):
        """
        The stand-in goes down into sections.
        """
        declared = around(lambda r: (r.matrix.late.total.here, r.matrix.done.below))
        left, right = forms_of(declared)

        assert ["matrix.late.total.here"] == [term.path for term in left.terms]
        assert ["matrix.done.below"] == [term.path for term in right.terms]


@form.row
class Single(form.Section):
    """
    A row of one cell.
    """

    only: Count = form.part("本级")


@form.section
class Singles(form.Section):
    """
    Rows of one cell.
    """

    one: Single = form.alone("其一")
    other: Single = form.alone("其二")


class TestRows:
    """
    A rule on rows is one on each column.
    """

    def test_row_of_one_cell(self):
        """
        A row may have one cell only.
        """

        def rule(singles: Singles) -> Sides[Single]:
            return singles.one, singles.other

        left, right = equal(rule).sides

        assert ["only"] == list(left.forms) == list(right.forms)

    def test_columns(self):
        """
        Rows are added column by column.
        """
        left, right = around(lambda r: (r.received + r.carried_in, r.carried_out * 2)).sides

        assert ["here", "below", "total"] == list(left.forms) == list(right.forms)
        assert ["received.below", "carried_in.below"] == [
            term.path for term in left.forms["below"].terms
        ]
        assert [("carried_out.total", 2)] == [
            (term.path, term.factor) for term in right.forms["total"].terms
        ]

    def test_constants(self):
        """
        A number is meant for each column.
        """
        left, right = around(lambda r: (3 - r.received, 5)).sides

        assert [3, 3, 3] == [form.constant for form in left.forms.values()]
        assert [5, 5, 5] == [form.constant for form in right.forms.values()]
        assert ["here", "below", "total"] == list(right.forms)

    def test_one_column(self):
        """
        One column of a row is a cell.
        """
        left, right = around(lambda r: (r.received.here, r.carried_in.here)).sides

        assert [None] == list(left.forms) == list(right.forms)
        assert left.row is None

    def test_row_of_money(self):
        """
        Rows of money are compared with rows of money and with nothing.
        """
        left, right = around(lambda r: (r.matrix.cost, 0)).sides

        assert ["here", "below"] == list(left.forms) == list(right.forms)
        assert left.money


class TestRefusals:
    """
    What a rule cannot say.
    """

    @pytest.mark.parametrize(
        ("body", "reason"),
        [
            (lambda r: (r.nwo, 1), "Lines has no nwo; did you mean now?"),
            (lambda r: (r.xyz, 1), "Lines has no xyz"),
            (lambda r: (r.local, 1), "Lines has no local"),
            (lambda r: (r.qqq({}), 1), "Lines has no qqq"),
            (lambda r: (r.now > r.before, 0), "compares cells; return the two sides instead"),
            (lambda r: (r.now >= r.before, 0), "compares cells; return the two sides instead"),
            (lambda r: (r.now < 3, 0), "compares cells; return the two sides instead"),
            (lambda r: (r.now <= 3, 0), "compares cells; return the two sides instead"),
            (lambda r: (r.now == 3, 0), "compares cells; return the two sides instead"),
            (lambda r: (r.now != r.before, 0), "compares cells; return the two sides instead"),
            (lambda r: (max(r.now, r.before), 0), "compares cells; return the two sides instead"),
            (lambda r: (not r.now, 0), "asks whether a cell is zero; use only_if="),
            (lambda r: (0 if r.now else r.before, 0), "asks whether a cell is zero; use only_if="),
            (lambda r: (r.now and r.before, 0), "asks whether a cell is zero; use only_if="),
            (lambda r: (f"{r.now}", 0), "formats a cell"),
            (lambda r: (f"{r.now:>5}", 0), "formats a cell"),
            (lambda r: (str(r.now), 0), "turns a cell into text"),
            (lambda r: (repr(r.now), 0), "turns a cell into text"),
            (lambda r: (list(r.now), 0), "iterates over a cell"),
            (lambda r: (sum(r.now), 0), "iterates over a cell"),
            (lambda r: (r.now * r.before, 0), "multiplies two cells"),
            (lambda r: (r.now * 1.5, 0), "multiplies a cell by float 1.5"),
            (lambda r: (r.now * True, 0), "multiplies a cell by bool True"),
            (lambda r: (1.5 * r.now, 0), "multiplies a cell by float 1.5"),
            (lambda r: (r.now / 2, 0), "divides a cell"),
            (lambda r: (r.now // 2, 0), "divides a cell"),
            (lambda r: (r.now % 2, 0), "divides a cell"),
            (lambda r: (2 / r.now, 0), "divides a cell"),
            (lambda r: (r.now + 1.5, 0), "adds float 1.5 to a cell"),
            (lambda r: (r.now + "x", 0), "adds str 'x' to a cell"),
            (lambda r: (r.now - True, 0), "adds bool True to a cell"),
            (lambda r: (1.5 - r.now, 0), "adds float 1.5 to a cell"),
            (lambda r: (r.now + r.spent, 0), "adds a count to money"),
            (lambda r: (r.spent - r.now, 0), "adds a count to money"),
            (lambda r: (r.now, r.spent), "adds a count to money"),
            (lambda r: (r.spent + 1, 0), "adds the number 1 to money"),
            (lambda r: (1 - r.spent, 0), "adds the number 1 to money"),
            (
                lambda r: (r.bought, r.spent),
                "joins a line whose unit the form leaves open to another",
            ),
            (
                lambda r: (r.spent, r.bought),
                "joins a line whose unit the form leaves open to another",
            ),
            (
                lambda r: (r.spent + r.bought, 0),
                "joins a line whose unit the form leaves open to another",
            ),
            (
                lambda r: (r.bought - r.fund * 2, 0),
                "joins a line whose unit the form leaves open to another",
            ),
            (
                lambda r: (r.spent, r.bought * 2),
                "joins a line whose unit the form leaves open to another",
            ),
            (
                lambda r: (r.spent, 0 + r.bought + 0),
                "joins a line whose unit the form leaves open to another",
            ),
            (lambda r: (r.spent, 5), "adds the number 5 to money"),
            (lambda r: (r.spent + r.budget + 1, 0), "adds the number 1 to money"),
            (lambda r: (r.spent + r.budget, 5), "adds the number 5 to money"),
            (lambda r: (r.now + 1 + r.spent, 0), "adds a count to money"),
            (lambda r: (r.now + r.before, r.spent), "adds a count to money"),
            (lambda r: ((r.now + r.before) * 1.5, 0), "multiplies a cell by float 1.5"),
            (lambda r: ((r.now * 2).x, 0), "asks a cell for 'x'"),
            (lambda r: (-r.now + 1.5, 0), "adds float 1.5 to a cell"),
            (lambda r: (r.now - 2 > 0, 0), "compares cells; return the two sides instead"),
            (lambda r: (r.spent, Decimal(5)), "adds Decimal Decimal('5') to a cell"),
            (lambda r: (r.spent + Decimal("0.1"), 0), "adds Decimal Decimal('0.1') to a cell"),
            (lambda r: (r.now, Decimal(5)), "adds Decimal Decimal('5') to a cell"),
            (lambda r: (r.spent * Decimal(2), 0), "multiplies a cell by Decimal Decimal('2')"),
            (lambda r: (r.now.first, 0), "asks a cell for 'first'"),
            (lambda r: (r.now.__foo__, 0), "asks a cell for '__foo__'"),
            (lambda r: (abs(r.now), 0), "bad operand type for abs(): 'Cells'"),
        ],
    )
    def test_cells(self, body, reason):
        """
        What is no sum of cells is refused by the name of the rule, with what to write.
        """
        with pytest.raises(RuleError) as caught:
            lines(body)

        said = str(caught.value).removesuffix(f"; {ADDS}")

        assert f"rule rule: {reason}" == said

    @pytest.mark.parametrize(
        "body",
        [
            lambda r: ({r.now}, 0),
            lambda r: ({r.now: 1}, 0),
            lambda r: (hash(r.now), 0),
            lambda r: (3 in r.now, 0),
            lambda r: (len(r.now), 0),
            lambda r: (r.now[0], 0),
            lambda r: (+r.now, 0),
        ],
    )
    def test_what_python_refuses(self, body):
        """
        What Python itself refuses is refused by the name of the rule as well.
        """
        with pytest.raises(RuleError, match=f"^rule rule: .*'?Cells'?.*; {ADDS}$"):
            lines(body)

    def test_says_what_rules_do(self):
        """
        The message ends with what a rule can say.
        """
        with pytest.raises(RuleError) as caught:
            lines(lambda r: (r.now * r.before, 0))

        assert f"rule rule: multiplies two cells; {ADDS}" == str(caught.value)

    @pytest.mark.parametrize(
        ("body", "reason"),
        [
            (
                lambda r: (r.received, r.matrix.cost),
                "adds a row to something that is no row of the same class",
            ),
            (
                lambda r: (r.received + r.carried_in.here, 0),
                "adds a row to something that is no row of the same class",
            ),
            (
                lambda r: (r.received, r.carried_in.here),
                "adds a row to something that is no row of the same class",
            ),
            (
                lambda r: (r.received.here, r.carried_in),
                "adds a row to something that is no row of the same class",
            ),
            (lambda r: (r.received.here + r.matrix.cost.here, 0), "adds a count to money"),
            (lambda r: (r.matrix.cost, 5), "adds the number 5 to money"),
            (lambda r: (r.received.heer, 0), "the form has no heer; did you mean here?"),
            (lambda r: (r.received.xyz, 0), "the form has no xyz"),
            (lambda r: (r.received.__len__, 0), "asks a cell for '__len__'"),
            (lambda r: (r.received.here.x, 0), "asks a cell for 'x'"),
            (lambda r: (r.matrix, 0), "returns cells, sums of cells and whole numbers"),
            (lambda r: (r.matrix.lat, 0), "Matrix has no lat; did you mean late?"),
            (lambda r: (r.matrix + 1, 0), "unsupported operand type(s) for +: 'StandIn' and 'int'"),
        ],
    )
    def test_rows(self, body, reason):
        """
        Rows of different classes, and rows and cells, do not add up.
        """
        with pytest.raises(RuleError) as caught:
            around(body)

        assert f"rule rule: {reason}" == str(caught.value).removesuffix(f"; {ADDS}")

    @pytest.mark.parametrize(
        ("body", "reason"),
        [
            (lambda r: r.now, "returns its two sides, left and right"),
            (lambda _: None, "returns its two sides, left and right"),
            (lambda r: [r.now, r.before], "returns its two sides, left and right"),
            (lambda r: (r.now,), "returns its two sides, left and right"),
            (lambda r: (r.now, r.before, 0), "returns its two sides, left and right"),
            (
                lambda r: (5, r.now),
                "needs a cell on its left side: that is the stated one",
            ),
            (lambda _: (5, 5), "needs a cell on its left side: that is the stated one"),
            (
                lambda r: (r.now - r.now, 0),
                "needs a cell on its left side: that is the stated one",
            ),
            (
                lambda r: (r.now * 0, r.before),
                "needs a cell on its left side: that is the stated one",
            ),
            (lambda r: (r.now, "x"), "returns cells, sums of cells and whole numbers"),
            (lambda r: (r.now, 1.5), "returns cells, sums of cells and whole numbers"),
            (lambda r: (r.now, True), "returns cells, sums of cells and whole numbers"),
            (lambda r: (True, r.now), "returns cells, sums of cells and whole numbers"),
            (lambda r: ("x", r.now), "returns cells, sums of cells and whole numbers"),
            (lambda r: (r, r.now), "returns cells, sums of cells and whole numbers"),
        ],
    )
    def test_sides(self, body, reason):
        """
        A rule returns two sides, the left one with a cell.
        """
        with pytest.raises(RuleError) as caught:
            lines(body)

        assert f"rule rule: {reason}" == str(caught.value)

    def test_error_is_a_type_error(self):
        """
        The refusal is a TypeError, as for any wrong operand.
        """
        with pytest.raises(TypeError, match="bad operand"):
            lines(lambda r: (abs(r.now), 0))

    def test_errors_of_the_rule_itself(self):
        """
        A mistake in the rule's own code is told by the name of the rule, with its cause.
        """
        with pytest.raises(RuleError, match=r"rule rule: .*division.* by zero") as caught:
            lines(lambda r: (r.now * (1 // 0), 0))

        assert isinstance(caught.value.__cause__, ZeroDivisionError)


class TestStandIn:
    """
    The stand-in by itself.
    """

    def test_prefix(self):
        """
        Paths start where the stand-in stands.
        """
        cells = StandIn("rule", forms.Sum, "requests.").total

        assert {None: Linear((Term("requests.total"),))} == cells.forms
        assert Pick.CELL is cells.forms[None].terms[0].pick
        assert (False, None) == (cells.money, cells.row)

    def test_money(self):
        """
        It knows which cells are money.
        """
        assert StandIn("rule", forms.Lines).spent.money is True
        assert StandIn("rule", forms.Lines).now.money is False
        assert StandIn("rule", forms.Matrix).cost.money is True
        assert StandIn("rule", forms.Matrix).done.money is False
        assert StandIn("rule", forms.Matrix).cost.here.money is True
