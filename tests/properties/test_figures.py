"""
What holds for every cell and every interval.
"""

from __future__ import annotations

import itertools
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from govinfo_report.figures import (
    Interval,
    Kind,
    Printed,
    amount,
    bounds,
    figure,
    tidy,
    written,
)
from govinfo_report.strategies import (
    amounts_as_printed,
    figures_as_printed,
    printed_texts,
    texts_of,
)
from govinfo_report.units import Unit

MONEY = (Unit.YUAN, Unit.TEN_THOUSAND_YUAN, Unit.UNSTATED)
ENDS = st.none() | st.integers(-6, 6)
LAYOUT = st.text(" \t\u3000\u00a0\n", max_size=3)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """
    Draw small intervals, some without an end.
    """
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    return Interval(low, high)


SMALL = st.builds(
    lambda low, size: Interval(low, low + size), st.integers(-6, 6), st.integers(0, 4)
)


def members(interval: Interval) -> range:
    """
    Give the values of an interval that has two ends.
    """
    assert interval.low is not None
    assert interval.high is not None
    return range(interval.low, interval.high + 1)


def hull(values: list[int]) -> Interval:
    """
    Give the smallest interval around some values.
    """
    return Interval(min(values), max(values))


class TestInterval:
    """
    Arithmetic of intervals is arithmetic of all their values.
    """

    @given(SMALL, SMALL)
    def test_sum_is_all_sums(self, one, other):
        """
        A sum holds the sums of all values and nothing outside of them.
        """
        expected = hull([a + b for a, b in itertools.product(members(one), members(other))])

        assert expected == one + other

    @given(SMALL, SMALL)
    def test_difference_is_all_differences(self, one, other):
        """
        A difference holds the differences of all values and nothing outside of them.
        """
        expected = hull([a - b for a, b in itertools.product(members(one), members(other))])

        assert expected == one - other

    @given(SMALL, st.integers(-4, 4))
    def test_multiple_is_all_multiples(self, one, factor):
        """
        A multiple reaches from the smallest to the largest multiple of a value.
        """
        assert hull([a * factor for a in members(one)]) == one * factor == factor * one

    @given(intervals(), intervals(), intervals())
    def test_addition_is_associative_and_commutative(self, a, b, c):
        """
        The order of addition does not matter, also without ends.
        """
        assert a + b == b + a
        assert (a + b) + c == a + (b + c)

    @given(intervals(), intervals())
    def test_double_negation_and_difference(self, a, b):
        """
        Taking away is adding the negative, and the negative of the negative is the interval.
        """
        negative = -a

        assert a == -negative
        assert a + -b == a - b

    @given(intervals(), intervals(), st.integers(-3, 3))
    def test_multiples_distribute(self, a, b, factor):
        """
        The multiple of a sum is the sum of the multiples.
        """
        assert a * factor + b * factor == (a + b) * factor

    @given(intervals(), st.integers(-9, 9))
    def test_a_number_is_an_interval(self, a, number):
        """
        Adding and taking away a number is doing so with the interval that holds it.
        """
        exactly = Interval.exactly(number)

        assert a + exactly == a + number == number + a
        assert a - exactly == a - number
        assert exactly - a == number - a

    @given(intervals(), intervals(), st.integers(-9, 9))
    def test_meet_holds_what_both_hold(self, a, b, number):
        """
        A value is in the meet exactly if it is in both.
        """
        met = a.meet(b)

        assert (met is not None and number in met) == (number in a and number in b)

    @given(intervals(), intervals())
    def test_containing_is_meeting_whole(self, a, b):
        """
        One interval contains another exactly if they meet in the other.
        """
        assert (a.meet(b) == b) == (b in a)

    @given(intervals())
    def test_span_gives_the_interval_back(self, a):
        """
        The two plain integers of an interval make it again.
        """
        assert a == Interval.from_span(*a.span)


class TestReading:
    """
    A cell is its text.
    """

    @given(figures_as_printed() | figures_as_printed(signed=True))
    def test_written_figures_read_the_same(self, cell):
        """
        Writing a figure and reading it again gives the same figure.
        """
        signed = cell.signed if isinstance(cell, Printed) else cell < 0

        assert cell == figure(written(cell), signed=signed)

    @given(st.sampled_from(MONEY), st.data())
    def test_written_amounts_read_the_same(self, unit, data):
        """
        Writing an amount and reading it again gives the same amount with the same digits.
        """
        cell = data.draw(amounts_as_printed(unit))
        again = amount(written(cell), unit)

        assert cell == again
        assert written(cell) == written(again)

    @given(st.text() | printed_texts(), st.booleans())
    def test_any_text_is_a_figure(self, text, signed):
        """
        No text is refused, and each is kept but for layout.
        """
        cell = figure(text, signed=signed)

        assert tidy(text) == written(cell)
        assert cell == figure(written(cell), signed=signed)
        assert bounds(cell, signed=signed) in Interval(None if signed else 0, None)

    @given(st.text() | printed_texts(Unit.YUAN), st.sampled_from(MONEY))
    def test_any_text_is_an_amount(self, text, unit):
        """
        No text is refused as money, and each is kept but for layout.
        """
        cell = amount(text, unit)

        assert tidy(text) == written(cell)
        assert bounds(cell, unit=unit) in Interval(0, None)

    @given(LAYOUT, printed_texts(), LAYOUT)
    def test_layout_says_nothing(self, before, text, behind):
        """
        Space and breaks around a text do not change its cell.
        """
        assert figure(text) == figure(f"{before}{text}{behind}")

    @given(st.text())
    def test_tidying_twice_is_tidying_once(self, text):
        """
        A text without layout has none to take away.
        """
        assert tidy(text) == tidy(tidy(text))


class TestBounds:
    """
    What agencies print allows what they meant.
    """

    @given(st.integers(0, 99) | st.integers(0, 10**12), st.data())
    def test_printed_counts_allow_their_number(self, value, data):
        """
        A printed number lies within the bounds of its text, however it is printed.
        """
        cell = figure(data.draw(texts_of(value)))

        assert value in bounds(cell)
        assert not isinstance(cell, Printed) or cell.kind not in {
            Kind.UNREADABLE,
            Kind.IMPOSSIBLE,
        }

    @given(st.integers(-(10**9), 10**9), st.data())
    def test_printed_changes_allow_their_number(self, value, data):
        """
        In a line that can be negative the same holds below zero.
        """
        cell = figure(data.draw(texts_of(value, signed=True)), signed=True)

        assert value in bounds(cell, signed=True)
        assert not isinstance(cell, Printed) or cell.kind is not Kind.UNREADABLE

    @given(st.sampled_from(MONEY[:2]), st.integers(0, 10**10), st.integers(0, 2), st.data())
    def test_printed_amounts_allow_their_number(self, unit, digits, places, data):
        """
        A printed amount lies within the bounds of its text.
        """
        value = Decimal(digits).scaleb(-places)
        cell = amount(data.draw(texts_of(value, unit)), unit)

        assert int(value * unit.grains) in bounds(cell, unit=unit)
        assert not isinstance(cell, Printed) or cell.kind is not Kind.UNREADABLE

    @given(figures_as_printed())
    def test_ends_of_a_cell_are_its_bounds(self, cell):
        """
        The ends that a printed number shows are those of its bounds.
        """
        assume(isinstance(cell, Printed) and cell.kind not in {Kind.BLANK, Kind.DASH})

        assert bounds(cell) == Interval(cell.low or 0, cell.high)


class TestArithmetic:
    """
    Printed cells add up as the values that they allow.
    """

    CELLS = st.one_of(
        st.integers(0, 9),
        st.sampled_from(["1—3", "约2", "３", "0—1", "9余", "2以上", "", "不超过4", "1,000"]).map(
            figure
        ),
    )

    @given(CELLS, CELLS)
    def test_sum_allows_all_sums(self, one, other):
        """
        The sum of two cells allows the sums of what they allow, and nothing else.
        """
        assert bounds(one) + bounds(other) == bounds(one + other)

    @given(CELLS, CELLS)
    def test_difference_allows_all_differences(self, one, other):
        """
        The difference of two cells allows the differences of what they allow, and nothing else.
        """
        assert bounds(one) - bounds(other) == bounds(one - other)

    @given(CELLS, st.integers(-3, 3))
    def test_multiple_allows_all_multiples(self, one, factor):
        """
        A multiple of a cell reaches from the smallest to the largest multiple.
        """
        assert bounds(one) * factor == bounds(one * factor)

    @given(CELLS, CELLS)
    def test_exact_sums_are_plain(self, one, other):
        """
        A sum that allows one value is a plain number, unless nothing was added.
        """
        assume(one != 0 != other)
        total = one + other

        assert bounds(total).is_exact == (type(total) is int)

    @given(amounts_as_printed(Unit.YUAN), amounts_as_printed(Unit.YUAN))
    def test_sum_of_amounts_allows_all_sums(self, one, other):
        """
        The same holds for money in a unit that is stated.
        """
        assume(isinstance(one, Printed) or isinstance(other, Printed))
        total = bounds(one, unit=Unit.YUAN) + bounds(other, unit=Unit.YUAN)

        assert total == bounds(one + other, unit=Unit.YUAN)
