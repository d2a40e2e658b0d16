"""
Boxes and linear forms under a search: what is feasible, and what contradicts.
"""

from __future__ import annotations

import pytest

from diagnosed import at_most, equal, names, sum_rule, system
from govinfo_report.diagnosis._simplex import solve
from govinfo_report.diagnosis._system import System
from govinfo_report.figures import FAR

RING = [
    equal(("x", 1), ("y", 1), constant=10),
    equal(("y", 1), ("z", 1), constant=10),
    equal(("z", 1), ("x", 1), constant=9),
]
"""
Three sums in a circle: together they say that twice x is nine.
"""


class TestProbe:
    """
    What follows if some unknowns are free.
    """

    def test_a_row_that_no_freed_cell_touches(self):
        """
        A broken row that no freed cell is part of is the contradiction.
        """
        posed = system({"t": 5, "a": 1, "b": 2, "c": 7}, [sum_rule("t", "a", "b")])
        found = posed.probe([3])

        assert [{"t", "a", "b"}] == names(posed, [found.conflict])

    def test_a_freed_cell_takes_what_is_left(self):
        """
        A freed cell takes the value that the others leave.
        """
        posed = system({"t": 5, "a": 1, "b": 2}, [sum_rule("t", "a", "b")])
        found = posed.probe([1])

        assert (None, 3, 3) == (found.conflict, found.lows[1], found.highs[1])

    def test_narrowing_shows_which_cells_are_to_blame(self):
        """
        What follows over a freed cell blames the cells of all rows on the way.
        """
        posed = system(
            {"t": 9, "a": 3, "b": 5, "u": 20, "c": 6, "d": 8},
            [sum_rule("t", "a", "b"), sum_rule("a", "c", "d"), equal(("u", 1), constant=20)],
        )
        found = posed.probe([1])

        assert [{"t", "b", "c", "d"}] == names(posed, [found.conflict])

    def test_other_bounds(self):
        """
        Cells may be given other bounds than they have.
        """
        posed = system({"t": 5, "a": 1, "b": 2}, [sum_rule("t", "a", "b")])

        assert posed.probe((), {0: (3, 3)}).conflict is None
        assert posed.probe((), {0: (4, 4)}).conflict is not None

    @pytest.mark.parametrize(
        ("factor", "bound", "low", "high"), [(2, 7, 0, 3), (-2, -7, 4, FAR), (-3, 0, 0, FAR)]
    )
    def test_factors(self, factor, bound, low, high):
        """
        A factor divides its bound, rounded inwards.
        """
        posed = System({"x": (0, FAR)}, [at_most(("x", factor), constant=bound)])
        found = posed.probe()

        assert (low, high) == (found.lows[0], found.highs[0])

    def test_signed_factors_from_both_ends(self):
        """
        Cells of both signs narrow each other from both ends.
        """
        posed = System({"x": (2, 9), "y": (0, 4)}, [equal(("x", -1), ("y", 1))])
        found = posed.probe()

        assert ([2, 2], [4, 4]) == (found.lows, found.highs)

    def test_factors_round_again(self):
        """
        A row whose factors round is read again once it has narrowed its own unknowns: 2b is -2, so
        a is 3, and then nothing is left for d.
        """
        rows = [
            equal(("a", 1), ("b", 2), constant=1),
            equal(("c", 1), constant=2),
            equal(("a", 1), ("c", -3), ("d", 2), constant=2),
        ]
        found = system({"a": (0, 4), "b": (-1, 1), "c": (1, 3), "d": (2, 3)}, rows).probe()

        assert found.conflict is not None

    def test_empty_span(self):
        """
        Where no whole number is left, that is a contradiction.
        """
        posed = System({"x": (0, 9)}, [equal(("x", 2), constant=5)])

        assert frozenset({0}) == posed.probe().conflict


class TestCircles:
    """
    Rows that go round in circles.
    """

    def test_narrowing_alone_misses_it(self):
        """
        Twice a whole number is never nine, though each sum alone is possible.
        """
        posed = System({"x": (0, 9), "y": (0, 9), "z": (0, 9)}, RING)

        assert frozenset({0, 1, 2}) == posed.probe().conflict

    def test_solved(self):
        """
        The same circle with an even number has a solution.
        """
        rows = [*RING[:2], equal(("z", 1), ("x", 1), constant=8)]
        posed = System({"x": (0, 9), "y": (0, 9), "z": (0, 9)}, rows)
        found = posed.probe()

        assert found.conflict is None
        assert ((4, 4), (6, 6)) == (posed.extent(found, 0), posed.extent(found, 1))

    def test_extent_in_a_rectangle(self):
        """
        Where four cells can move together, each has a range, found from both sides.
        """
        cells = {"a": (0, 9), "b": (0, 9), "c": (0, 9), "d": (0, 9)}
        rows = [
            equal(("a", 1), ("b", 1), constant=6),
            equal(("c", 1), ("d", 1), constant=4),
            equal(("a", 1), ("c", 1), constant=5),
            equal(("b", 1), ("d", 1), constant=5),
        ]
        posed = System(cells, rows)
        found = posed.probe()

        assert [(1, 5), (1, 5), (0, 4), (0, 4)] == [posed.extent(found, one) for one in range(4)]

    def test_extent_without_end(self):
        """
        A cell that has no end keeps what narrowing gave.
        """
        rows = [
            equal(("x", 1), ("y", -1)),
            equal(("x", 2), ("y", -2)),
            at_most(("x", -1), constant=-3),
        ]
        posed = System({"x": (0, FAR), "y": (0, FAR), "z": (1, 2)}, rows)
        found = posed.probe()

        assert ((3, FAR), (1, 2)) == (posed.extent(found, 0), posed.extent(found, 2))

    def test_extent_of_a_cell_beside_the_circle(self):
        """
        A cell that no open row has keeps what it has.
        """
        rows = [*RING[:2], equal(("z", 1), ("x", 1), constant=8)]
        box = {"x": (0, 9), "y": (0, 9), "z": (0, 9), "w": (1, 3)}
        posed = System(box, [*rows, at_most(("w", 1), constant=9)])

        assert (1, 3) == posed.extent(posed.probe(), 3)

    def test_given_up(self):
        """
        Where the search is given up, nothing is claimed to contradict, nor to be proved.
        """
        odd = [(f"x{one}", 2) for one in range(40)]
        even = [(f"x{one}", -2) for one in range(40)]
        box = {f"x{one}": (0, 1) for one in range(40)}
        rows = [equal(*odd, ("y", -1)), equal(*even, ("y", 1)), equal(*odd, constant=41)]
        posed = System({**box, "y": (0, 99)}, rows)
        found = posed.probe()

        assert (None, False) == (found.conflict, found.proved)
        assert (0, 80) == posed.extent(found, 40)


class TestSimplex:
    """
    Exact fractions.
    """

    def test_bounds_that_no_row_needs(self):
        """
        Without rows any point within the bounds does.
        """
        found = solve({7: (2, None), 8: (None, 3), 9: (None, None)}, [])

        assert {7: 2, 8: 3, 9: 0} == found.point

    def test_both_directions(self):
        """
        Values move up and down until all rows hold.
        """
        rows = [(((0, 1), (1, 1)), 5, 5), (((0, 1), (1, -1)), None, -3)]
        found = solve({0: (0, 9), 1: (0, 9)}, rows)

        assert found.point is not None
        assert 5 == sum(found.point.values())
        assert found.point[1] - found.point[0] >= 3

    def test_blamed(self):
        """
        A contradiction names the bounds and the rows that it follows from, and no others.
        """
        rows = [(((0, 1), (1, 1)), 5, None), (((2, 1),), 0, 1)]
        found = solve({0: (0, 2), 1: (0, 2), 2: (0, 9)}, rows)

        assert ({0, 1}, {0}) == (found.unknowns, found.rows)

    def test_not_whole(self):
        """
        Fractions that solve the rows are no solution.
        """
        found = solve({0: (0, 9), 1: (0, 9)}, [(((0, 2), (1, -2)), 1, 1)])

        assert (None, True) != (found.point, found.decided) or found.rows

    def test_whole_after_a_split(self):
        """
        A number that is not whole is split until it is.
        """
        rows = [(((0, 2), (1, 3)), 7, 7)]
        found = solve({0: (0, 9), 1: (0, 9)}, rows)

        assert found.point is not None
        assert 7 == 2 * found.point[0] + 3 * found.point[1]

    def test_given_up(self, monkeypatch):
        """
        After so many steps nothing is decided.
        """
        monkeypatch.setattr("govinfo_report.diagnosis._simplex._MOST_PIVOTS", 0)

        assert not solve({0: (0, 9)}, [(((0, 2),), 2, 2)]).decided
