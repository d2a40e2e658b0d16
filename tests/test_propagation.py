"""
Narrowing boxes by linear constraints.
"""

from __future__ import annotations

from typing import Any

import pytest

from govinfo_report.figures import FAR
from govinfo_report.propagation import Constraint, Narrowed, conflict, is_forest, narrow

ANY = (0, FAR)
FREE = (-FAR, FAR)


def equal(name, **factors: Any):
    """
    Make a sum that is zero.
    """
    return Constraint(name, tuple(factors.items()), 0, 0)


class TestNarrow:
    """
    What the constraints forbid is taken from the box.
    """

    def test_nothing_to_do(self):
        """
        A box that fits stays, and is copied.
        """
        box = {"x": (1, 1), "y": (1, 1)}
        left = narrow(box, [equal("same", x=1, y=-1)])

        assert Narrowed({"x": (1, 1), "y": (1, 1)}) == left
        assert (None, True) == (left.empty, left.finished)
        assert box is not left.box

    def test_unknown_part(self):
        """
        A part that nobody knows is what is left of the total.
        """
        left = narrow({"t": (10, 10), "a": (4, 4), "b": ANY}, [equal("sum", t=1, a=-1, b=-1)])

        assert {"t": (10, 10), "a": (4, 4), "b": (6, 6)} == left.box

    def test_unknown_total(self):
        """
        A total that nobody knows is the sum of its parts.
        """
        left = narrow({"t": ANY, "a": (4, 5), "b": (1, 2)}, [equal("sum", t=1, a=-1, b=-1)])

        assert (5, 7) == left.box["t"]

    def test_rounded_total_and_part(self):
        """
        A total of 1,238,500 to 1,239,500 and a part of 962,500 to 963,500 leave 275,000 to 277,000.
        """
        left = narrow(
            {"t": (1238500, 1239500), "a": (962500, 963500), "b": ANY},
            [equal("sum", t=1, a=-1, b=-1)],
        )

        assert (275000, 277000) == left.box["b"]

    def test_two_unknown(self):
        """
        Two unknown parts are at most the total.
        """
        left = narrow({"t": (10, 10), "a": ANY, "b": ANY}, [equal("sum", t=1, a=-1, b=-1)])

        assert ((0, 10), (0, 10)) == (left.box["a"], left.box["b"])

    def test_no_end(self):
        """
        Sums without end narrow nothing.
        """
        box = {"t": FREE, "a": FREE, "b": FREE}

        assert Narrowed(box) == narrow(box, [equal("sum", t=1, a=-1, b=-1)])

    def test_negative_numbers(self):
        """
        A change may be negative.
        """
        left = narrow(
            {"now": (5, 5), "before": (8, 8), "change": FREE},
            [equal("change", now=1, before=-1, change=-1)],
        )

        assert (-3, -3) == left.box["change"]

    @pytest.mark.parametrize(
        ("factor", "high", "narrowed"),
        [(2, 7, (0, 3)), (3, 7, (0, 2)), (1, 7, (0, 7)), (7, 7, (0, 1)), (8, 7, (0, 0))],
    )
    def test_factors(self, factor, high, narrowed):
        """
        An upper bound of a multiple is divided and rounded down.
        """
        left = narrow({"x": ANY}, [Constraint("bound", (("x", factor),), -FAR, high)])

        assert narrowed == left.box["x"]

    @pytest.mark.parametrize(
        ("factor", "low", "high", "narrowed"),
        [
            (2, 3, FAR, (2, FAR)),
            (3, 7, 20, (3, 6)),
            (-2, -7, FAR, (0, 3)),
            (-2, -7, -3, (2, 3)),
            (-1, -7, -3, (3, 7)),
            (-3, -20, -7, (3, 6)),
        ],
    )
    def test_rounding_inwards(self, factor, low, high, narrowed):
        """
        Both ends are rounded inwards, for negative factors too.
        """
        left = narrow({"x": (0, 100)}, [Constraint("bound", (("x", factor),), low, high)])
        expected = (narrowed[0], min(narrowed[1], 100))

        assert expected == left.box["x"]

    def test_empty(self):
        """
        If nothing is left, the unknown is named.
        """
        left = narrow({"t": (5, 5), "a": (10, 10), "b": ANY}, [equal("sum", t=1, a=-1, b=-1)])

        assert left.empty in {"t", "b", "a"}
        assert left.box[left.empty][0] > left.box[left.empty][1]
        assert left.finished

    def test_multiple_that_no_number_is(self):
        """
        Twice a number is never odd.
        """
        left = narrow({"x": (0, 5)}, [Constraint("odd", (("x", 2),), 3, 3)])

        assert "x" == left.empty
        assert (2, 1) == left.box["x"]

    def test_chain(self):
        """
        What one constraint narrows another goes on with, in any order.
        """
        chain = [equal("third", c=1, d=-1), equal("second", b=1, c=-1), equal("first", a=1, b=-1)]
        left = narrow({"a": (3, 3), "b": ANY, "c": ANY, "d": ANY}, chain)

        assert {"a": (3, 3), "b": (3, 3), "c": (3, 3), "d": (3, 3)} == left.box
        assert left.finished

    def test_cycle_that_creeps(self):
        """
        A cycle that would be gone through for ever is left after some passes.
        """
        left = narrow(
            {"x": (0, 10**6), "y": (0, 10**6)},
            [equal("up", x=1, y=-1), Constraint("more", (("x", 1), ("y", -1)), 1, FAR)],
        )

        assert (None, False) == (left.empty, left.finished)
        assert left.box["x"][0] > 0

    def test_passes(self):
        """
        Sixty-four passes are made: a chain against the order that is a pass longer is not finished.
        """

        def chain(length) -> Any:
            steps = [equal(str(n), **{f"x{n + 1}": 1, f"x{n}": -1}) for n in range(length)]
            box = {f"x{n}": ANY for n in range(length + 1)} | {"x0": (3, 3)}
            return narrow(box, steps[::-1])

        assert chain(63).finished
        assert not chain(64).finished
        assert (3, 3) == chain(64).box["x64"]

    def test_no_constraints(self):
        """
        Without constraints everything stays.
        """
        assert Narrowed({"x": ANY}) == narrow({"x": ANY}, [])

    def test_both_sides_at_once(self):
        """
        Lower and upper ends are narrowed together.
        """
        left = narrow({"t": (10, 20), "a": (0, 100), "b": (3, 5)}, [equal("sum", t=1, a=-1, b=-1)])

        assert {"t": (10, 20), "a": (5, 17), "b": (3, 5)} == left.box

    def test_bound(self):
        """
        A smaller side is at most the larger one, which is at least the smaller one.
        """
        bound = Constraint("bound", (("small", 1), ("large", -1)), -FAR, 0)
        left = narrow({"small": (3, 9), "large": (1, 7)}, [bound])

        assert {"small": (3, 7), "large": (3, 7)} == left.box


class TestConflict:
    """
    Constraints that contradict each other.
    """

    BOX = {"x": (10, 10), "y": ANY, "z": (5, 5), "w": (0, 30)}  # noqa: RUF012 - never changed
    SUM = equal("sum", x=1, y=1, z=-1)
    OTHER = equal("other", w=1, y=-1)

    def test_one(self):
        """
        A sum that cannot be is a conflict by itself; what has no part in it is left out.
        """
        assert (self.SUM,) == conflict(self.BOX, [self.OTHER, self.SUM])
        assert (self.SUM,) == conflict(self.BOX, [self.SUM, self.OTHER])

    def test_none(self):
        """
        What can be is no conflict.
        """
        assert () == conflict(self.BOX, [self.OTHER])
        assert () == conflict(self.BOX, [])

    def test_two(self):
        """
        Two constraints that are each possible may not be so together.
        """
        one, other = equal("one", x=1, y=-1), equal("two", z=1, y=-1)

        assert (one, other) == conflict(self.BOX, [one, self.OTHER, other])

    def test_minimal(self):
        """
        No constraint of a conflict can be left out.
        """
        box = {"x": (1, 1), "y": ANY, "z": (2, 2), "w": (3, 3)}
        three = [equal("one", x=1, y=-1), equal("two", z=1, y=-1), equal("three", w=1, y=-1)]

        assert 2 == len(conflict(box, three))


class TestForest:
    """
    Where narrowing misses nothing.
    """

    def test_tree(self):
        """
        Sums of sums form a tree.
        """
        box = dict.fromkeys("tabcd", ANY)
        sums = [equal("t", t=1, a=-1, b=-1), equal("a", a=1, c=-1, d=-1)]

        assert is_forest(box, sums)

    def test_cycle(self):
        """
        Two sums that share two unknowns form a cycle.
        """
        box = dict.fromkeys("tab", ANY)
        sums = [equal("t", t=1, a=-1, b=-1), equal("same", a=1, b=-1)]

        assert not is_forest(box, sums)

    def test_long_cycle(self):
        """
        So do rows and columns of a matrix.
        """
        box = dict.fromkeys("abcdrstu", ANY)
        sums = [
            equal("r", r=1, a=-1, b=-1),
            equal("s", s=1, c=-1, d=-1),
            equal("t", t=1, a=-1, c=-1),
        ]

        assert is_forest(box, sums)
        assert not is_forest(box, [*sums, equal("u", u=1, b=-1, d=-1)])

    def test_settled_unknowns(self):
        """
        An unknown with one value ties nothing together.
        """
        sums = [equal("t", t=1, a=-1, b=-1), equal("same", a=1, b=-1)]

        assert is_forest({"t": ANY, "a": ANY, "b": (1, 1)}, sums)
        assert is_forest({"t": ANY, "a": (0, 0), "b": ANY}, sums)

    def test_factors(self):
        """
        With other factors than one narrowing may miss something.
        """
        assert not is_forest({"x": ANY, "y": ANY}, [equal("twice", x=2, y=-1)])
        assert not is_forest({"x": ANY, "y": ANY}, [equal("twice", x=1, y=-2)])
        assert is_forest({"x": (1, 1), "y": ANY}, [equal("twice", x=2, y=-1)])

    def test_nothing(self):
        """
        Without constraints there is no cycle.
        """
        assert is_forest({}, [])
        assert is_forest({"x": ANY}, [equal("zero", x=1)])

    def test_constraint_and_unknown_of_one_name(self):
        """
        An unknown may be called as anything.
        """
        box = {0: ANY, 1: ANY, "x": ANY}
        sums = [
            Constraint("a", ((0, 1), (1, -1)), 0, 0),
            Constraint("b", ((1, 1), ("x", -1)), 0, 0),
        ]

        assert is_forest(box, sums)
