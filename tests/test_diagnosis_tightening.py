"""
What follows in systems of boxes and linear forms.
"""

from __future__ import annotations

import pytest

from diagnosed import at_most, equal, sum_rule, system
from govinfo_report.diagnosis._tightening import tighten
from govinfo_report.figures import FAR


def after(posed):
    """
    Give what is left for each unknown that is tightened.
    """
    return {posed.unknowns[one.unknown]: one.after for one in tighten(posed).cells}


def because(posed):
    """
    Give the rows from which something follows for each unknown.
    """
    return {posed.unknowns[one.unknown]: one.rows for one in tighten(posed).cells}


def square(**known):
    """
    Pose a table of two rows and two columns with all sums; what is not known is blank.
    """
    names = [f"{row}{column}" for row in "abt" for column in "xyt"]
    sums = [sum_rule(f"{row}t", f"{row}x", f"{row}y") for row in "abt"]
    sums += [sum_rule(f"t{column}", f"a{column}", f"b{column}") for column in "xyt"]
    return system({name: known.get(name) for name in names}, sums)


class TestRanges:
    """
    What is left for an unknown.
    """

    def test_nothing_follows(self):
        """
        Exact values that keep all rows leave nothing to say.
        """
        found = tighten(system({"t": 3, "a": 1, "b": 2}, [sum_rule("t", "a", "b")]))

        assert ((), (), True) == (found.cells, found.conflict, found.exact)

    def test_one_blank(self):
        """
        The only blank of a sum is what the others leave.
        """
        posed = system({"t": 9, "a": 4, "b": None}, [sum_rule("t", "a", "b")])

        assert {"b": (5, 5)} == after(posed)

    def test_rounded_total(self):
        """
        Exact parts sharpen a rounded total, and a total parts.
        """
        posed = system({"t": (1500, 2499), "a": 700, "b": (1000, 1999)}, [sum_rule("t", "a", "b")])

        assert {"t": (1700, 2499), "b": (1000, 1799)} == after(posed)

    def test_before(self):
        """
        It is said what the unknown was before.
        """
        posed = system({"t": 9, "a": (4, 20)}, [sum_rule("t", "a")])

        assert [((4, 20), (9, 9))] == [(one.before, one.after) for one in tighten(posed).cells]

    def test_cycle(self):
        """
        Where rows form a cycle, the ends are those of the solutions, which narrowing misses.
        """
        posed = system(
            {"x": (0, 9), "y": (0, 9)},
            [equal(("x", 1), ("y", 1), constant=9), equal(("x", 1), ("y", -1), constant=3)],
        )

        assert {"x": (6, 6), "y": (3, 3)} == after(posed)
        assert tighten(posed).exact

    def test_cycle_with_gaps(self):
        """
        Ends far from where narrowing stops are found too.
        """
        posed = system(
            {"x": (0, 999), "y": (0, 999), "z": (0, 400)},
            [
                equal(("x", 1), ("y", 1), ("z", 1), constant=1000),
                equal(("x", 1), ("y", -1), constant=10),
            ],
        )

        assert {"x": (305, 505), "y": (295, 495)} == after(posed)

    def test_cycle_around_what_is_known(self):
        """
        What is settled in a cycle counts on its side.
        """
        posed = system(
            {"x": (0, 9), "y": (0, 9), "known": 2},
            [
                equal(("x", 1), ("y", 1), ("known", 1), constant=11),
                equal(("x", 1), ("y", -1), ("known", 2), constant=7),
            ],
        )

        assert {"x": (6, 6), "y": (3, 3)} == after(posed)

    def test_factors_round(self):
        """
        A row with factors is read again after it has rounded one of its own unknowns.
        """
        posed = system({"a": (0, 3), "b": (2, 4)}, [equal(("b", 1), ("a", -3), constant=-3)])

        assert {"a": (2, 2), "b": (3, 3)} == after(posed)

    def test_no_end(self):
        """
        An end that narrowing does not find in a cycle is not looked for, and it is said so.
        """
        free = (-FAR, FAR)
        posed = system(
            {"x": None, "y": None},
            [equal(("x", 1), ("y", 1), constant=9), equal(("x", 1), ("y", -1), constant=3)],
            {"x": free, "y": free},
        )
        found = tighten(posed)

        assert ((), False) == (found.cells, found.exact)

    def test_square(self):
        """
        In a table with sums both ways one blank row is what the columns leave.
        """
        known = {"ax": 1, "ay": 2, "at": 3, "tx": 5, "ty": 7, "tt": 12}

        assert {"bx": (4, 4), "by": (5, 5), "bt": (9, 9)} == after(square(**known))


class TestReasons:
    """
    From which rows it follows.
    """

    def test_only_what_is_needed(self):
        """
        Rows that say nothing about an unknown are not named.
        """
        posed = square(ax=1, ay=2, tx=5, ty=7, tt=12)

        assert {"at": (0,), "bx": (3,), "by": (4,)} == {
            name: rows for name, rows in because(posed).items() if name != "bt"
        }

    def test_both_ends(self):
        """
        Each end may follow from another row.
        """
        bounds = [at_most(("x", 1), constant=7), at_most(("x", -1), constant=-3)]

        assert {"x": (0, 1)} == because(system({"x": (0, 10)}, bounds))

    def test_the_shorter_way(self):
        """
        Of two ways to the same end, the one over fewer rows is named.
        """
        chain = [sum_rule(name, f"{name}1", f"{name}2") for name in "abcde"]
        posed = system(
            {"t": None, "far": 30}
            | dict.fromkeys("abcde")
            | {f"{name}{number}": 3 for name in "abcde" for number in (1, 2)}
            | {"u": None, "v": 15, "w": 15},
            [*chain, sum_rule("t", *"abcde"), equal(("t", 1), ("u", -1)), sum_rule("u", "v", "w")],
        )

        assert (6, 7) == because(posed)["t"]


class TestContradictions:
    """
    Nothing is concluded from what contradicts itself.
    """

    def test_named(self):
        """
        A least set of rows is named, and no cell.
        """
        bounds = [
            at_most(("x", 1), constant=5),
            at_most(("y", 1), constant=3),
            at_most(("x", -1), constant=-6),
        ]
        found = tighten(system({"x": None, "y": None}, bounds))

        assert ((), (0, 2)) == (found.cells, found.conflict)

    def test_found_in_a_cycle(self):
        """
        A contradiction that only fractions or parity show is one.
        """
        posed = system(
            {"x": (0, 9), "y": (0, 9)},
            [equal(("x", 1), ("y", 1), constant=9), equal(("x", 1), ("y", -1), constant=2)],
        )

        assert (0, 1) == tighten(posed).conflict

    def test_found_by_rounding(self):
        """
        So is one that shows only where factors make a row round.
        """
        posed = system(
            {"a": (0, 4), "b": (-1, 1), "c": (1, 3), "d": (2, 3)},
            [
                equal(("a", 1), ("b", 2), constant=1),
                equal(("c", 1), constant=2),
                equal(("a", 1), ("c", -3), ("d", 2), constant=2),
            ],
        )

        assert (0, 1, 2) == tighten(posed).conflict

    def test_not_decided(self, monkeypatch):
        """
        Where nobody knows whether rows contradict each other, nothing is concluded.
        """
        monkeypatch.setattr("govinfo_report.diagnosis._simplex._MOST_BRANCHES", 0)
        posed = system(
            {"x": (0, 9), "y": (0, 9), "z": None},
            [
                equal(("x", 1), ("y", 1), constant=9),
                equal(("x", 1), ("y", -1), constant=3),
                equal(("z", 1), constant=1),
            ],
        )
        found = tighten(posed)

        assert ((), (), False) == (found.cells, found.conflict, found.exact)


class TestBounded:
    """
    How much is asked at most.
    """

    @pytest.mark.parametrize("work", [0, 3, 8])
    def test_little_work(self, monkeypatch, work):
        """
        With few questions less is concluded, never something else, and it is said so.
        """
        cycle = [
            equal(("x", 1), ("y", 1), ("z", 1), constant=1000),
            equal(("x", 1), ("y", -1), constant=10),
        ]
        posed = system({"x": (0, 999), "y": (0, 999), "z": (0, 400)}, cycle)
        monkeypatch.setattr("govinfo_report.diagnosis._tightening._MOST_WORK", work)
        found = tighten(posed)

        assert not found.exact
        for one in found.cells:
            low, high = {"x": (305, 505), "y": (295, 495)}[posed.unknowns[one.unknown]]
            assert one.after[0] <= low
            assert high <= one.after[1]

    def test_undecided_on_the_way(self, monkeypatch):
        """
        An end about which a question stays open is left as narrowing found it.
        """
        posed = system(
            {"x": (0, 9), "y": (0, 9)},
            [equal(("x", 2), ("y", 2), constant=18), equal(("x", 1), ("y", -1), constant=3)],
        )
        answers = iter([1, *[0] * 50])
        limit = "govinfo_report.diagnosis._tightening.solve"
        from govinfo_report.diagnosis._simplex import Solution, solve  # noqa: PLC0415 - wrapped

        def tired(bounds, rows) -> Solution:
            return solve(bounds, rows) if next(answers) else Solution(decided=False)

        monkeypatch.setattr(limit, tired)
        found = tighten(posed)

        assert not found.exact
        assert all(one.after[0] <= 6 <= one.after[1] for one in found.cells if not one.unknown)
