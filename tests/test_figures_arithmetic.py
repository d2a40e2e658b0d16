"""
Adding, subtracting and scaling cells.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from govinfo_report.figures import (
    LARGEST,
    MISSING,
    Interval,
    Kind,
    Printed,
    add,
    amount,
    bounds,
    figure,
    written,
)
from govinfo_report.units import Unit


class TestCounts:
    """
    Sums, differences and multiples of counts.
    """

    @pytest.mark.parametrize(
        ("one", "other", "text"),
        [
            ("1.2万", 5, "11505—12505"),
            ("1.2万", 0, "1.2万"),
            ("1.2万", "1.3万", "24000—26000"),
            ("１２", 5, "17"),
            ("１２", "1,000", "1012"),
            ("超过3万", 5, "30006以上"),
            ("超过3万", "超过3万", "60002以上"),
            ("不超过5", "不超过3", "0—8"),
            ("", 5, "5以上"),
            ("", "", ""),
            ("/", 0, "/"),
            ("abc", "", "不详"),
            ("abc", "abc", "不详"),
            ("", "/", "不详"),
            ("/", "—", "不详"),
            ("不详", 3, "3以上"),
            ("-3", 2, "2以上"),
        ],
    )
    def test_sum(self, one, other, text):
        """
        A sum is a range, a number where it is exact, and itself where nothing is added.
        """
        left = figure(one)
        right = other if isinstance(other, int) else figure(other)

        assert text == written(left + right)
        assert text == written(right + left)
        assert bounds(left) + bounds(right) == bounds(left + right)

    def test_exact_sums_are_numbers(self):
        """
        What is exact is an int again.
        """
        total = figure("１２") + 5

        assert (17, int) == (total, type(total))

    def test_missing_rows(self):
        """
        A missing row may have held anything, so may a sum with it.
        """
        assert "5以上" == written(MISSING + 5)
        assert MISSING == MISSING + 0

    @pytest.mark.parametrize(
        ("one", "other", "interval"),
        [
            ("1.2万", 5, Interval(11495, 12495)),
            ("1.2万", "1.3万", Interval(-2000, 0)),
            ("１２", 5, Interval(7, 7)),
            ("１２", 15, Interval(-3, -3)),
            ("", 5, Interval(-5, None)),
            ("超过3万", "1.2万", Interval(17501, None)),
            ("1.2万", "超过3万", Interval(None, -17501)),
        ],
    )
    def test_difference(self, one, other, interval):
        """
        A difference may be negative, whatever the line.
        """
        left = figure(one)
        right = other if isinstance(other, int) else figure(other)

        assert interval == bounds(left - right)
        assert -interval == bounds(right - left, signed=True)

    def test_difference_of_negative_zero_width(self):
        """
        An exact difference is an int, also below zero.
        """
        assert (-3, int) == (figure("１２") - 15, type(figure("１２") - 15))
        assert 3 == 15 - figure("１２")

    def test_texts_of_results(self):
        """
        A result is written as a range or a bound.
        """
        assert "-2000—0" == written(figure("1.2万") - figure("1.3万"))
        assert "-5以上" == written(figure("") - 5)
        assert "不超过-17501" == written(figure("1.2万") - figure("超过3万"))

    def test_whatever_the_line_can_hold(self):
        """
        A result that may be anything is no blank, which might be read as zero, and no dash.
        """
        for cell in (figure("") + figure("/"), figure("/") + MISSING, figure("") - figure("")):
            assert Kind.UNREADABLE is cell.kind
        assert bounds(figure(""), signed=True) == bounds(figure("") - figure(""))
        assert Kind.UNREADABLE is (amount("") + amount("/")).kind

    @pytest.mark.parametrize(
        ("factor", "interval"),
        [
            (3, Interval(34500, 37500)),
            (1, Interval(11500, 12500)),
            (0, Interval(0, 0)),
            (-1, Interval(-12500, -11500)),
        ],
    )
    def test_multiple(self, factor, interval):
        """
        A whole multiple, from either side; a negative factor exchanges the ends.
        """
        cell = figure("1.2万")

        assert interval == bounds(cell * factor, signed=True)
        assert interval == bounds(factor * cell, signed=True)

    @pytest.mark.parametrize("cell", [figure(""), figure("/"), MISSING])
    def test_multiple_of_nothing(self, cell):
        """
        A multiple of a cell that leaves the number out leaves it out the same way.
        """
        assert cell is cell * 2
        assert cell is cell * 1
        assert bounds(cell * -1, signed=True) == -bounds(cell)

    def test_multiple_that_is_exact(self):
        """
        A multiple of an exact number is an int.
        """
        assert 36 == figure("１２") * 3
        assert 0 == figure("") * 0

    @pytest.mark.parametrize("other", [1.5, "1", None, True, Fraction(1, 2)])
    def test_refuses_other_operands(self, other):
        """
        Floats, texts and truth values take part in nothing.
        """
        cell = figure("1.2万")
        for operation in (
            lambda: cell + other,
            lambda: other + cell,
            lambda: cell - other,
            lambda: other - cell,
            lambda: cell * other,
            lambda: other * cell,
        ):
            with pytest.raises(TypeError, match=r"unsupported operand|concatenate|multiply"):
                operation()

    def test_refuses_products(self):
        """
        Two cells do not multiply.
        """
        with pytest.raises(TypeError, match="unsupported operand"):
            figure("1.2万") * figure("1.2万")

    def test_sum_builtin(self):
        """
        The builtin sum adds a list of cells.
        """
        assert "12030—13030" == written(sum([figure("1.2万"), 500, figure("３０")]))


class TestMoney:
    """
    Sums, differences and multiples of money.
    """

    def test_rounded_amounts(self):
        """
        The halves of the last digits add up too.
        """
        total = amount("1,596.8") + Decimal("3.2")

        assert "1599.9—1600.1" == written(total)
        assert Interval(1599900000, 1600100000) == bounds(total)
        assert Unit.TEN_THOUSAND_YUAN is total.unit

    def test_exact_amounts_keep_all_places(self):
        """
        Only all its places make a sum exact to the 分.
        """
        exact = amount("0.05元", Unit.YUAN) + Decimal("0.10")

        assert Decimal("0.15").as_tuple() == exact.as_tuple()
        assert "0.000005" == written(amount("0.05元") * 1)
        assert "2.000000" == written(add(Decimal("1.500000"), Decimal("0.500000")))

    def test_zero_adds_nothing(self):
        """
        A plain zero leaves the other amount as it is; a rounded zero does not.
        """
        assert amount("约5") == amount("约5") + Decimal(0)
        assert amount("约5") == Decimal(0) + amount("约5")
        assert Decimal("1596.8").as_tuple() == add(Decimal(0), Decimal("1596.8")).as_tuple()
        assert Decimal("1596.8").as_tuple() == add(Decimal("1596.8"), Decimal(0)).as_tuple()
        assert "4.5—5.55" == written(amount("约5") + Decimal("0.0"))

    def test_difference(self):
        """
        A difference below nothing is no amount, so nothing is known of it.
        """
        assert "1.3—2.3" == written(amount("4—5") - amount("2.7—2.7"))
        assert "0.95—1.05" == written(amount("2.0万元") - Decimal("1.000000"))
        assert Interval(0, None) == bounds(Decimal("1.0") - amount("约5"))

    def test_multiple(self):
        """
        A multiple of an amount.
        """
        assert "9—11" == written(amount("约5") * 2)
        assert "0" == written(amount("约5") * 0)
        assert Decimal(0) == amount("约5") * 0

    def test_no_end(self):
        """
        Amounts without an end stay so.
        """
        assert "3.000002以上" == written(amount("超过3") + Decimal("0.000001"))
        assert "4.000001以上" == written(amount("4以上") + Decimal("0.000001"))
        assert "不详" == written(amount("") + amount("/"))

    def test_missing_row(self):
        """
        The constant for absent rows adds to money as to counts.
        """
        assert Interval(950000, None) == bounds(add(MISSING, Decimal("1.0")))
        assert Interval(950000, None) == bounds(add(Decimal("1.0"), MISSING))
        assert "不详" == written(amount("") + Decimal("0.0"))

    def test_units_of_differences(self):
        """
        A Decimal is of the unit of the printed amount beside it, on either side.
        """
        cell = amount("4—5", Unit.YUAN)

        assert Interval(350, 450) == bounds(cell - Decimal("0.50"))
        assert Interval(100, 200) == bounds(Decimal("6.00") - cell)

    def test_units(self):
        """
        Two decimals are of the unit that is said, printed amounts of their own.
        """
        assert "0.7—0.9" == written(add(Decimal("0.3"), Decimal("0.5"), Unit.YUAN))
        assert Interval(70, 90) == bounds(add(Decimal("0.3"), Decimal("0.5"), Unit.YUAN))
        assert Interval(700000, 900000) == bounds(add(Decimal("0.3"), Decimal("0.5")))
        assert Interval(495, 605) == bounds(add(amount("约5", Unit.YUAN), Decimal("0.5")))


class TestMixed:
    """
    What does not add up.
    """

    @pytest.mark.parametrize(
        ("one", "other", "unit"),
        [
            (figure("1.2万"), Decimal(5), None),
            (Decimal(5), figure("1.2万"), None),
            (5, Decimal(5), None),
            (figure("1.2万"), amount("约5"), None),
            (5, amount("约5"), None),
            (amount("约5", Unit.YUAN), amount("约5"), None),
        ],
    )
    def test_refused(self, one, other, unit):
        """
        Counts do not add to money, nor amounts of two units.
        """
        with pytest.raises(TypeError) as caught:
            add(one, other, unit)

        expected = (
            f"{one!r} and {other!r} do not add up: one counts and one is money, or units differ"
        )

        assert expected == str(caught.value)

    @pytest.mark.parametrize(
        ("one", "other", "unit"),
        [
            (amount("约5", Unit.UNSTATED), amount("约5", Unit.UNSTATED), None),
            (Decimal(5), Decimal(6), Unit.UNSTATED),
            (amount("约5", Unit.UNSTATED), Decimal(5), None),
            (Decimal("0.0"), Decimal(5), Unit.UNSTATED),
        ],
    )
    def test_no_unit(self, one, other, unit):
        """
        Amounts of no stated unit do not add up.
        """
        with pytest.raises(TypeError) as caught:
            add(one, other, unit)

        expected = (
            f"{one!r} and {other!r} do not add up: the form does not say in which unit they are"
        )

        assert expected == str(caught.value)

    def test_no_unit_and_nothing(self):
        """
        Nothing can be added to an amount of any unit, and nothing to nothing.
        """
        cell = amount("约5", Unit.UNSTATED)

        assert cell == add(cell, Decimal(0), Unit.UNSTATED)
        assert cell == add(Decimal(0), cell, Unit.UNSTATED)
        assert MISSING == add(amount(None, Unit.UNSTATED), amount(None, Unit.UNSTATED))
        assert amount("") == add(amount("", Unit.UNSTATED), amount("", Unit.UNSTATED))
        with pytest.raises(TypeError) as caught:
            cell - Decimal(5)

        expected = (
            f"{cell!r} and Decimal('5') do not add up: the form does not say in which unit they are"
        )

        assert expected == str(caught.value)

    def test_operators_refuse_too(self):
        """
        The operators refuse what the function does.
        """
        for operation in (
            lambda: figure("1.2万") + Decimal(5),
            lambda: Decimal(5) - figure("1.2万"),
            lambda: amount("约5") - 5,
            lambda: 5 + amount("约5"),
        ):
            with pytest.raises(TypeError, match="do not add up"):
                operation()

    def test_plain_counts(self):
        """
        Two ints add as they always do.
        """
        assert (7, int) == (add(3, 4), type(add(3, 4)))
        assert 2 * LARGEST == add(LARGEST, LARGEST)

    def test_counts_of_any_unit(self):
        """
        Counts in two units add up: the form itself adds 次 and 篇.
        """
        people = Printed("1.2万", unit=Unit.PERSON)

        assert "24000—26000" == written(people + figure("1.3万"))
        assert "11505—12505" == written(5 + people)


class TestKinds:
    """
    What a result is.
    """

    @pytest.mark.parametrize(
        ("cell", "kind"),
        [
            (figure("1.2万") + 5, Kind.RANGE),
            (figure("超过3万") + 5, Kind.APPROXIMATE),
            (figure("") + 5, Kind.APPROXIMATE),
            (figure("") + figure(""), Kind.BLANK),
            (figure("1.2万") - figure("1.3万"), Kind.RANGE),
            (figure("1.2万") - figure("超过3万"), Kind.APPROXIMATE),
            (amount("约5") + Decimal("1.0"), Kind.RANGE),
        ],
    )
    def test_kind(self, cell, kind):
        """
        Two ends are a range, one is a bound, none is a blank.
        """
        assert kind is cell.kind
