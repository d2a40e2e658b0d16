"""
Closed intervals of whole numbers: how they are made, asked and calculated with.
"""

from __future__ import annotations

import attrs
import pytest

from govinfo_report.figures import FAR, Interval
from govinfo_report.figures._interval import end


class TestMaking:
    """
    What an interval can be made of.
    """

    def test_ends(self):
        """
        An interval has the two ends that it is given, of which either may be none.
        """
        assert (1, 3) == attrs.astuple(Interval(1, 3))
        assert (None, None) == attrs.astuple(Interval(None, None))
        assert (0, None) == attrs.astuple(Interval(low=0, high=None))

    def test_exactly(self):
        """
        One value is an interval whose ends are equal.
        """
        assert Interval(7, 7) == Interval.exactly(7)

    @pytest.mark.parametrize(
        ("low", "high", "name"),
        [(1.0, 2, "low"), (1, "2", "high"), (True, 2, "low"), (0, False, "high")],
    )
    def test_refuses_what_is_no_whole_number(self, low, high, name):
        """
        A float, a text and a truth value are refused by the name of the end.
        """
        with pytest.raises(TypeError) as caught:
            Interval(low, high)

        wrong = low if name == "low" else high
        expected = f"{name} must be a whole number of grains or None (got {wrong!r})"

        assert expected == str(caught.value)

    def test_refuses_ends_that_are_exchanged(self):
        """
        The lower end cannot be the larger one.
        """
        with pytest.raises(ValueError, match=r"low <= high") as caught:
            Interval(3, 2)

        assert "an interval needs low <= high (got 3 and 2)" == str(caught.value)

    def test_is_frozen_and_slotted(self):
        """
        An interval cannot be changed and has no room for more.
        """
        interval = Interval(1, 2)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            interval.low = 0  # type: ignore[misc]  # that is what is tried

        assert not hasattr(interval, "__dict__")
        assert not hasattr(interval, "__weakref__")

    def test_is_hashable_by_value(self):
        """
        Equal intervals are one in a set.
        """
        assert 1 == len({Interval(1, None), Interval(1, None)})


class TestSpan:
    """
    Intervals as two plain integers, for sums in bulk.
    """

    @pytest.mark.parametrize(
        ("interval", "span"),
        [
            (Interval(-1, 5), (-1, 5)),
            (Interval(None, 5), (-FAR, 5)),
            (Interval(0, None), (0, FAR)),
            (Interval(None, None), (-FAR, FAR)),
        ],
    )
    def test_both_ways(self, interval, span):
        """
        FAR stands for an end that is none.
        """
        assert span == interval.span
        assert interval == Interval.from_span(*span)

    def test_sums_of_far_stay_far(self):
        """
        A sum of some ends that are none and any figures is still no end.
        """
        assert Interval(None, None) == Interval.from_span(-3 * FAR + 10**16, 2 * FAR - 10**16)

    def test_where_no_end_begins(self):
        """
        Half of FAR is already no end, one less still is a number.
        """
        half = FAR // 2

        assert end(half) is None
        assert end(-half) is None
        assert half - 1 == end(half - 1)
        assert 1 - half == end(1 - half)

    def test_far_is_beyond_every_sum_of_figures(self):
        """
        A thousand billion of the largest figures come not near it.
        """
        assert 10**16 * 10**12 < FAR // 2


class TestAsking:
    """
    What an interval holds.
    """

    @pytest.mark.parametrize(
        ("interval", "exact"),
        [
            (Interval(2, 2), True),
            (Interval(0, 0), True),
            (Interval(2, 3), False),
            (Interval(None, 2), False),
            (Interval(None, None), False),
        ],
    )
    def test_is_exact(self, interval, exact):
        """
        Only an interval of one value is exact.
        """
        assert exact is interval.is_exact

    @pytest.mark.parametrize(
        ("value", "held"),
        [
            (1, True),
            (3, True),
            (0, False),
            (4, False),
            (Interval(1, 3), True),
            (Interval(2, 2), True),
            (Interval(0, 3), False),
            (Interval(1, 4), False),
            (Interval(1, None), False),
            (Interval(None, 3), False),
            ("2", False),
            (2.0, False),
            (True, False),
            (None, False),
        ],
    )
    def test_contains(self, value, held):
        """
        Both ends belong to it; what is neither a whole number nor an interval never does.
        """
        assert held is (value in Interval(1, 3))

    def test_no_end_contains_no_end(self):
        """
        An interval without ends holds all others and itself.
        """
        assert Interval(None, None) in Interval(None, None)
        assert Interval(5, None) in Interval(0, None)

    @pytest.mark.parametrize(
        ("one", "other", "met"),
        [
            (Interval(1, 5), Interval(3, 8), Interval(3, 5)),
            (Interval(1, 3), Interval(3, 8), Interval(3, 3)),
            (Interval(1, 2), Interval(3, 8), None),
            (Interval(None, 5), Interval(2, None), Interval(2, 5)),
            (Interval(None, None), Interval(0, None), Interval(0, None)),
        ],
    )
    def test_meet(self, one, other, met):
        """
        Two intervals meet in what both hold, and at one point if only their ends touch.
        """
        assert met == one.meet(other)
        assert met == other.meet(one)


class TestArithmetic:
    """
    Sums, differences and multiples of intervals.
    """

    def test_sum(self):
        """
        Ends add up; no end stays no end.
        """
        assert Interval(4, 7) == Interval(1, 2) + Interval(3, 5)
        assert Interval(4, None) == Interval(1, None) + Interval(3, 5)
        assert Interval(None, 7) == Interval(None, 2) + Interval(3, 5)

    def test_sum_with_a_number(self):
        """
        A whole number is added from either side.
        """
        assert Interval(4, 5) == Interval(1, 2) + 3
        assert Interval(4, 5) == 3 + Interval(1, 2)
        assert Interval(4, 5) == sum([Interval(1, 2), 3])

    def test_difference(self):
        """
        The difference reaches from low less high to high less low.
        """
        assert Interval(-4, -1) == Interval(1, 2) - Interval(3, 5)
        assert Interval(-2, -1) == Interval(1, 2) - 3
        assert Interval(1, 2) == 3 - Interval(1, 2)
        assert Interval(None, 4) == Interval(1, 4) - Interval(0, None)

    def test_negative(self):
        """
        The ends of the negative are exchanged.
        """
        assert Interval(-2, -1) == -Interval(1, 2)
        assert Interval(None, 0) == -Interval(0, None)

    @pytest.mark.parametrize(
        ("factor", "multiple"),
        [
            (-1, Interval(-2, -1)),  # a weight of −1 exchanges the ends of [1, 2]
            (-3, Interval(-6, -3)),
            (0, Interval(0, 0)),
            (1, Interval(1, 2)),
            (4, Interval(4, 8)),
        ],
    )
    def test_multiple(self, factor, multiple):
        """
        A negative factor exchanges the ends, and it may stand on either side.
        """
        assert multiple == Interval(1, 2) * factor
        assert multiple == factor * Interval(1, 2)

    def test_multiple_without_end(self):
        """
        No end stays no end, unless it is multiplied by zero.
        """
        assert Interval(0, None) == Interval(0, None) * 7
        assert Interval(None, 0) == Interval(0, None) * -7
        assert Interval(0, 0) == Interval(0, None) * 0

    @pytest.mark.parametrize("other", [1.5, "1", None, True])
    def test_refuses_other_operands(self, other):
        """
        Only whole numbers and intervals take part.
        """
        for operation in (
            lambda: Interval(1, 2) + other,
            lambda: other + Interval(1, 2),
            lambda: Interval(1, 2) - other,
            lambda: other - Interval(1, 2),
            lambda: Interval(1, 2) * other,
            lambda: other * Interval(1, 2),
        ):
            with pytest.raises(
                TypeError, match=r"unsupported operand|can only concatenate|can't multiply"
            ):
                operation()

    def test_refuses_products(self):
        """
        Two intervals do not multiply: rules are linear.
        """
        with pytest.raises(TypeError, match="unsupported operand"):
            Interval(1, 2) * Interval(1, 2)
