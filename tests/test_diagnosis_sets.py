"""
All least sets of cells that must be wrong.
"""

from __future__ import annotations

import random

import pytest

from diagnosed import at_most, by_hand, equal, names, sum_rule, system
from govinfo_report.diagnosis._case import Case
from govinfo_report.diagnosis._sets import minimum_sets
from govinfo_report.figures import FAR


def sets_of(posed, **options):
    """
    Give the least sets by name.
    """
    return names(posed, minimum_sets(posed, **options).sets)


def matrix(draw, size):
    """
    Draw a matrix with totals on both sides, some cells wrong, some missing, some rounded.
    """
    cells = {(r, c): draw.choice([0, 0, 1, 5, 12, 100]) for r in range(size) for c in range(size)}
    for r in range(size):
        cells[r, "t"] = sum(cells[r, c] for c in range(size))
    for c in [*range(size), "t"]:
        cells["t", c] = sum(cells[r, c] for r in range(size))
    rules = [sum_rule((r, "t"), *((r, c) for c in range(size))) for r in [*range(size), "t"]]
    rules += [sum_rule(("t", c), *((r, c) for r in range(size))) for c in [*range(size), "t"]]
    for cell in draw.sample(list(cells), draw.randint(1, 3)):
        cells[cell] = draw.choice([0, 3, 7, cells[cell] + 10, cells[cell] + 1])
    for cell in draw.sample(list(cells), draw.choice([0, 0, 3])):
        cells[cell] = None
    rounded = [one for one in cells if cells[one] is not None]
    for cell in draw.sample(rounded, draw.choice([0, 0, 3])):
        cells[cell] = (max(0, cells[cell] - 2), cells[cell] + 2)
    return system(cells, rules)


class TestMinimumSets:
    """
    The search, against sets found by hand.
    """

    @pytest.mark.parametrize("seed", range(150))
    def test_equal_to_exhaustive_search(self, seed):
        """
        On small matrices the search finds what trying all sets finds.
        """
        posed = matrix(random.Random(seed), 3)
        found = minimum_sets(posed)

        assert by_hand(posed) == list(found.sets)
        assert (False, True) == (found.truncated, found.proved)

    def test_nothing_wrong(self):
        """
        If nothing contradicts, nothing must be freed.
        """
        found = minimum_sets(system({"t": 3, "a": 1, "b": 2}, [sum_rule("t", "a", "b")]))

        assert (((),), 0) == (found.sets, found.cost)

    def test_trusted(self):
        """
        Trusted cells are in no set; if only they contradict, there is none.
        """
        posed = system({"t": 5, "a": 1, "b": 2}, [sum_rule("t", "a", "b")])

        assert [{"t"}, {"b"}] == sets_of(posed, trusted=[1])
        assert [] == sets_of(posed, trusted=[0, 1, 2])

    def test_trusted_in_two_rows(self):
        """
        A freed cell that trusted cells hold from two sides is no solution either.
        """
        rules = [equal(("a", 1), ("b", -1)), equal(("a", 1), ("c", -1))]
        posed = system({"a": 1, "b": 2, "c": 3}, rules)

        assert [] == sets_of(posed, trusted=[1, 2])

    def test_forced(self):
        """
        Forced cells are part of every set.
        """
        posed = system({"t": 5, "a": 1, "b": None}, [sum_rule("t", "a", "b")])

        assert [{"a"}] == sets_of(posed, forced=[1])

    def test_weights(self):
        """
        The lightest sets win, not the smallest.
        """
        posed = system({"t": 5, "a": 1, "b": 2}, [sum_rule("t", "a", "b")])
        found = minimum_sets(posed, weights={0: 3, 1: 2, 2: 2})

        assert ([{"a"}, {"b"}], 2) == (names(posed, found.sets), found.cost)

    def test_capped_sets(self):
        """
        So many sets as are asked for, and the rest is said to be left out.
        """
        posed = system({"t": 5, "a": 1, "b": 2}, [sum_rule("t", "a", "b")])
        found = minimum_sets(posed, most_sets=2)

        assert (2, True, True) == (len(found.sets), found.truncated, found.proved)

    def test_given_up(self):
        """
        If the search takes too long, one set is given of which nothing can be left out, and it is
        not said to be least.
        """
        posed = matrix(random.Random(3), 3)
        found = minimum_sets(posed, most_nodes=1)
        (some,) = found.sets

        assert (True, False) == (found.truncated, found.proved)
        assert posed.probe(some).conflict is None
        assert all(posed.probe(set(some) - {one}).conflict is not None for one in some)

    def test_given_up_with_trusted_cells(self):
        """
        If the search takes too long and trusted cells contradict, there is no set.
        """
        posed = system({"t": 5, "a": 1, "b": 2}, [sum_rule("t", "a", "b")])
        found = minimum_sets(posed, trusted=[0, 1, 2], most_nodes=0)

        assert ((), True, False) == (found.sets, found.truncated, found.proved)


SCHOLTUS = [
    sum_rule("x3", "x1", "x2"),
    equal(("x2", 1), ("x4", -1)),
    sum_rule("x8", "x5", "x6", "x7"),
    sum_rule("x9", "x3", "x8"),
    equal(("x9", 1), ("x10", -1), ("x11", -1)),
]
"""
Sums of a business survey (Scholtus 2009).
"""

BANFF = [
    at_most(("x1", -1), constant=5),
    at_most(("x1", 1), constant=15),
    at_most(("x2", -1), constant=-30),
    at_most(("x1", 1), ("x2", 1), constant=50),
]
"""
Bounds of an example of the Banff user guide.
"""


class TestCasesOfOthers:
    """
    Cases that other tools document, as facts.
    """

    def test_t6_jointly_impossible(self):
        """
        The sum x + y = z with y missing: only together with y ≥ 0 is it impossible.
        """
        posed = system({"x": 10, "y": None, "z": 5}, [sum_rule("z", "x", "y")])

        assert [{"x"}, {"z"}] == sets_of(posed)

    def test_t21_two_typos(self):
        """
        One wrong value breaks two rules through x4's rule, another through two sums.
        """
        values = dict(
            zip(
                (f"x{one}" for one in range(1, 12)),
                (1452, 116, 1568, 161, 323, 76, 12, 411, 19979, 1842, 137),
                strict=True,
            )
        )
        posed = system(values, SCHOLTUS)

        assert {"x4", "x9"} in sets_of(posed)

    @pytest.mark.parametrize(
        ("x1", "x2", "expected"),
        [
            (16, 49, [{"x1"}]),
            (4, 49, [{"x2"}]),
            (15, 51, [{"x2"}]),
            (-4, 29, [{"x2"}]),
            (10, 40, [set()]),
            (-4, 49, [set()]),
            (30, 70, [{"x1", "x2"}]),
        ],
    )
    def test_t30_weights(self, x1, x2, expected):
        """
        With x1 weighing half as much again as x2, the lighter change wins.
        """
        limits = {"x1": (-FAR, FAR), "x2": (-FAR, FAR)}
        posed = system({"x1": x1, "x2": x2}, BANFF, limits)

        assert expected == sets_of(posed, weights={0: 3, 1: 2})

    def test_t32_exactly_two(self):
        """
        With three parts known for certain, the two wrong ones are found and no others.
        """
        parts = ["a", "b", "c", "d", "e"]
        known = [equal((n, 1), constant=v) for n, v in zip(parts, (5, 5, 5, 25, 20), strict=True)]
        values = {"y": 60, "a": 5, "b": 5, "c": 5, "d": 45, "e": 0}
        posed = system(values, [sum_rule("y", *parts), *known])

        assert [{"d", "e"}] == sets_of(posed)

    @pytest.mark.parametrize("profit", [750, 10**10])
    def test_t33_t34_profit(self, profit):
        """
        The profit is wrong, however large it is.
        """
        rules = [
            equal(("profit", 1), ("turnover", -1), ("cost", 1)),
            at_most(("turnover", 3), ("cost", -5)),
        ]
        cost, turnover = (125, 200) if profit == 750 else (200, 300)
        values = {"profit": profit, "cost": cost, "turnover": turnover}
        posed = system(values, rules, {"profit": (-FAR, FAR)})

        assert [{"profit"}] == sets_of(posed)

    def test_t35_all_zero(self):
        """
        Parts of nothing are nothing.
        """
        posed = system(
            {"a": None, "b": None, "c": None},
            [sum_rule("c", "a", "b"), at_most(("c", 1), constant=0)],
        )
        found = posed.probe()

        assert ([0, 0, 0], [0, 0, 0]) == (found.lows, found.highs)

    def test_t36_minimal_conflict(self):
        """
        Of three rules only the first two contradict each other.
        """
        rules = [
            at_most(("x", -1), constant=-10),
            at_most(("x", 1), constant=5),
            equal(("y", 1), ("x", -1)),
        ]
        posed = system({"x": None, "y": None}, rules)

        assert {0, 1} == posed.probe().rows


@pytest.mark.needs("ortools")
class TestOracle:
    """
    The size of a least set, asked of a solver that shares no code with the search.
    """

    @pytest.mark.parametrize("form", ["2014", "2021"])
    def test_equal_to_cp_sat(self, form):
        """
        On records with up to three wrong cells the solver finds no smaller set.
        """
        pytest.importorskip("ortools")
        from fuzz_diagnosis import least, rules_of, wrong_record  # noqa: PLC0415 - needs the solver

        for seed in range(12):
            case = Case(wrong_record(form, seed, 2), rules_of(form))
            systems = [case.posed(number).system for number in range(len(case.plan.blocks))]
            for posed in systems:
                if posed.broken:
                    assert least(posed) == minimum_sets(posed).cost
