"""
Sets of rules before there is any figure: contradictions, redundancy, and proofs that add up.
"""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest

from diagnosed import at_most, equal, sum_rule
from govinfo_report.diagnosis._elimination import Basis, proportional
from govinfo_report.diagnosis._rule_sets import Clause, examine
from govinfo_report.figures import FAR
from govinfo_report.propagation import Constraint
from proofs import is_absurd, is_proved

COUNT = (0, FAR)
SIGNED = (-FAR, FAR)
SMALL = (0, 3)


def clauses(*constraints):
    """
    Give constraints as rules of one level, named by their numbers where they have no own name.
    """
    return [
        Clause(Constraint(f"{number}", one.terms, one.low, one.high))
        for number, one in enumerate(constraints)
    ]


def examined(*constraints, limits=None, span=COUNT):
    """
    Examine constraints whose unknowns are counts, if nothing else is said.
    """
    unknowns = {unknown for one in constraints for unknown, _ in one.terms}
    return examine(clauses(*constraints), dict.fromkeys(unknowns, span) | (limits or {}))


def drawn(seed):
    """
    Draw a few rules over a few small numbers, some for one case only, on two levels.
    """
    draw = random.Random(seed)
    found = []
    for number in range(draw.randint(2, 5)):
        some = draw.sample("abc", draw.randint(1, 3))
        terms = tuple((one, draw.choice([-2, -1, 1, 1, 2])) for one in some)
        high = draw.randint(-2, 5)
        low = draw.choice([high, -FAR, -FAR, high - 1])
        case = Constraint(f"{number}, only if", ((draw.choice("abc"), 1),), 0, 0)
        guard = draw.choice([None, None, None, case])
        found.append(Clause(Constraint(f"{number}", terms, low, high), guard, draw.choice([0, 1])))
    return found


def holds(constraint, point):
    """
    Say whether a constraint holds at a point.
    """
    value = sum(factor * point[unknown] for unknown, factor in constraint.terms)
    return constraint.low <= value <= constraint.high


def obeys(clause, point):
    """
    Say whether a rule holds at a point, or is about another case.
    """
    applies = clause.guard is None or holds(clause.guard, point)
    return not applies or holds(clause.constraint, point)


POINTS = [dict(zip("abc", values, strict=True)) for values in itertools.product(range(4), repeat=3)]
LIMITS = dict.fromkeys("abc", SMALL)


class TestDrawnSets:
    """
    Small sets of rules, against all points that there are.
    """

    @pytest.mark.parametrize("seed", range(300))
    def test_what_follows(self, seed):
        """
        Every proof adds up; no point breaks what is said to follow, and none holds what is said to
        be contradictory.
        """
        rules = drawn(seed)
        found = examine(rules, LIMITS)
        by_name = {one.name: one for one in rules}
        plain = [one.constraint for one in rules if one.guard is None]
        solved = [one for one in POINTS if all(holds(rule, one) for rule in plain)]

        for proof in found.contradictions:
            assert is_absurd(proof, plain, LIMITS)
            assert not [
                one
                for one in POINTS
                if all(holds(by_name[name].constraint, one) for name, _ in proof.rules)
            ]
        for one in found.redundant:
            rule = by_name[one.rule]
            premises = [by_name[name] for name in one.follows_from if name in by_name]
            assert all(premise.level <= rule.level for premise in premises)
            assert all(premise.guard is None for premise in premises)
            assert all(
                obeys(rule, point)
                for point in POINTS
                if all(holds(premise.constraint, point) for premise in premises)
            )
            if rule.guard is None:
                assert is_proved(rule.constraint, one.proofs, plain, LIMITS)
        for one in found.fixed:
            assert {one.value} >= {point[one.unknown] for point in solved}
            claim = Constraint("", ((one.unknown, 1),), one.value, one.value)
            assert is_proved(claim, one.proofs, plain, LIMITS)

    @pytest.mark.parametrize("seed", range(300))
    def test_nothing_is_missed(self, seed):
        """
        Without the redundant rules the points are the same; a rule that is kept and broken by a
        point that holds all others is not among them, and a value that all points have is fixed
        unless it is only so because numbers are whole.
        """
        rules = drawn(seed)
        found = examine(rules, LIMITS)
        left_out = {one.rule for one in found.redundant}
        kept = [one for one in rules if one.name not in left_out]

        for point in POINTS:
            assert all(obeys(one, point) for one in rules) is all(obeys(one, point) for one in kept)
        if found.contradictions:
            first = found.contradictions[0]
            names = [name for name, _ in first.rules]
            for name in names:
                fewer = [one.constraint for one in rules if one.name in names and one.name != name]
                assert not examine(clauses(*fewer), LIMITS).contradictions


class TestElimination:
    """
    Forms that follow from forms.
    """

    def test_a_form_that_follows(self):
        """
        A form is told as a sum of the ones that were there before.
        """
        basis = Basis()

        assert basis.add("first", {"x": 1, "y": 1}) is None
        assert basis.add("second", {"y": 1, "z": -1}) is None
        assert {"first": 2, "second": -2} == basis.add("third", {"x": 2, "z": 2})
        assert (2, ["first", "second"]) == (basis.rank, basis.names)

    @pytest.mark.parametrize("seed", range(60))
    def test_rank(self, seed):
        """
        Drawn forms have the rank that counting with a prime gives, and what follows adds up.
        """
        draw = random.Random(seed)
        forms = [
            {one: draw.choice([-2, -1, 1, 3]) for one in draw.sample("uvwxyz", draw.randint(1, 4))}
            for _ in range(draw.randint(1, 9))
        ]
        basis = Basis()
        for number, form in enumerate(forms):
            made = basis.add(number, form)
            if made is not None:
                total = dict.fromkeys("uvwxyz", Fraction(0))
                for other, times in made.items():
                    for unknown, factor in forms[other].items():
                        total[unknown] += times * factor
                assert form == {unknown: factor for unknown, factor in total.items() if factor}

        assert rank_by_prime(forms) == basis.rank

    def test_proportional(self):
        """
        What goes together by fixed factors is one group; steps say how.
        """
        columns = [
            ("total", [("sum", -1)]),
            ("part", [("sum", 1)]),
            ("inner", [("sum", 1), ("other", -1)]),
            ("twice", [("sum", 2)]),
        ]

        assert [{"total": -1, "part": 1, "twice": 2}, {"inner": 1}] == proportional(columns)


def rank_by_prime(forms, prime=1_000_003):
    """
    Count independent forms in the whole numbers below a prime.
    """
    rows = [[form.get(one, 0) % prime for one in "uvwxyz"] for form in forms]
    rank = 0
    for column in range(6):
        pivot = next((row for row in rows[rank:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(rank, pivot)
        inverse = pow(pivot[column], -1, prime)
        for number in range(rank + 1, len(rows)):
            times = rows[number][column] * inverse
            rows[number] = [
                (one - times * other) % prime
                for one, other in zip(rows[number], pivot, strict=True)
            ]
        rank += 1
    return rank


class TestCasesOfOthers:
    """
    Cases that other tools document, as facts.
    """

    def test_t35_no_choice_is_left(self):
        """
        T35: of a + b = c with c not above zero all three are zero, and nothing contradicts.
        """
        found = examined(sum_rule("c", "a", "b"), at_most(("c", 1), constant=0))

        assert () == found.contradictions
        assert {("a", 0), ("b", 0), ("c", 0)} == {(one.unknown, one.value) for one in found.fixed}

    def test_t36_least_contradiction(self):
        """
        T36: x ≥ 10 and x ≤ 5 contradict each other; y = x has no part in it, and nothing is said
        to follow.
        """
        rules = [
            at_most(("x", -1), constant=-10),
            at_most(("x", 1), constant=5),
            equal(("y", 1), ("x", -1)),
        ]
        found = examined(*rules)
        (proof,) = found.contradictions

        assert {"0", "1"} == {name for name, _ in proof.rules}
        assert ((), ()) == (found.redundant, found.fixed)
        assert is_absurd(proof, [one.constraint for one in clauses(*rules)], {"x": COUNT})

    def test_t37_a_rule_for_a_case(self):
        """
        T37: if x and y are above 1, a rule that y is above 0 where x is says nothing more.
        """
        above_one = [Clause(at_most((one, -1), constant=-2, name=one)) for one in "xy"]
        case = at_most(("x", -1), constant=-1, name="case")
        rule = Clause(at_most(("y", -1), constant=-1, name="rule"), case)
        found = examine([*above_one, rule], {"x": SIGNED, "y": SIGNED})

        assert {"rule": ("y",)} == {one.rule: one.follows_from for one in found.redundant}
        assert not examine([rule], {"x": SIGNED, "y": SIGNED}).redundant


class TestRedundancy:
    """
    Rules that say nothing of their own.
    """

    def test_the_first_is_kept(self):
        """
        Of two rules that say the same the later one follows from the earlier.
        """
        found = examined(at_most(("x", 1), constant=5), at_most(("x", 2), constant=11))

        assert {"1": ("0",)} == {one.rule: one.follows_from for one in found.redundant}

    def test_a_stronger_rule_that_comes_later(self):
        """
        A weaker bound follows from a stronger one wherever that stands.
        """
        found = examined(at_most(("x", 1), constant=10), at_most(("x", 1), constant=5))

        assert {"0": ("1",)} == {one.rule: one.follows_from for one in found.redundant}

    def test_errors_do_not_rest_on_warnings(self):
        """
        A rule does not follow from one of a weaker level, but the other way round it does.
        """
        strong = Constraint("strong", (("x", 1),), -FAR, 10)
        weak = Constraint("weak", (("x", 1),), -FAR, 5)
        limits = {"x": COUNT}

        assert () == examine([Clause(strong), Clause(weak, None, 1)], limits).redundant
        assert 1 == len(examine([Clause(weak), Clause(strong, None, 1)], limits).redundant)

    def test_an_error_is_not_left_to_a_warning(self):
        """
        Of two equations that say the same the stronger is kept, whichever comes first.
        """
        strong, weak = (equal(("x", 1), constant=2, name=one) for one in ("strong", "weak"))
        found = examine([Clause(weak, None, 1), Clause(strong)], {"x": COUNT})

        assert {"weak": ("strong",)} == {one.rule: one.follows_from for one in found.redundant}

    def test_limits_are_enough(self):
        """
        A rule that no count can break follows from no rule.
        """
        found = examined(at_most(("x", -1), constant=0), at_most(("x", 1), ("y", -1)))

        assert [("0", ())] == [(one.rule, one.follows_from) for one in found.redundant]

    def test_a_bound_from_below(self):
        """
        A rule with a lower end only is proved for that end.
        """
        least = Constraint("least", (("x", 1),), 2, FAR)
        found = examined(Constraint("", (("x", 1),), 3, 9), least)
        (one,) = found.redundant

        assert ("1", ("0",)) == (one.rule, one.follows_from)
        assert is_proved(
            least, one.proofs, [Constraint("0", (("x", 1),), 3, 9)], dict.fromkeys("x", COUNT)
        )

    def test_an_equation_from_inequalities(self):
        """
        An equation follows from two inequalities, with a proof for each end.
        """
        rules = [
            at_most(("x", 1), ("y", -1)),
            at_most(("x", -1), ("y", 1)),
            equal(("x", 1), ("y", -1)),
            at_most(("z", 1), ("y", -1)),
        ]
        found = examined(*rules)
        (one,) = [one for one in found.redundant if one.rule == "2"]

        assert ({"0", "1"}, 2) == (set(one.follows_from), len(one.proofs))
        assert (("2",), 1) == (found.equations, found.rank)

    def test_proved_anew(self):
        """
        An equation that was proved from one that turns out redundant is proved from what is kept.
        """
        found = examined(
            at_most(("x", 1), constant=0),
            equal(("x", 1)),
            equal(("x", 2)),
        )

        assert {"1": ("0",), "2": ("0",)} == {one.rule: one.follows_from for one in found.redundant}

    def test_a_case_that_never_comes(self):
        """
        A rule for a case that cannot be follows from what excludes the case.
        """
        never = Clause(
            at_most(("y", 1), constant=-1, name="rule"), equal(("x", 1), name="rule, only if")
        )
        some = Clause(at_most(("x", -1), constant=-1, name="some"))
        found = examine([some, never], dict.fromkeys("xy", COUNT))
        (one,) = found.redundant

        assert {"some", "rule, only if"} == set(one.follows_from)
        given = [some.constraint, never.guard]
        assert is_absurd(one.proofs[0], given, dict.fromkeys("xy", COUNT))

    def test_nothing_at_all(self):
        """
        A rule without unknowns either says nothing or contradicts itself.
        """
        assert [()] == [one.follows_from for one in examined(equal()).redundant]
        assert 1 == len(examined(equal(constant=1)).contradictions)

    def test_two_contradictions(self):
        """
        Contradictions that have nothing to do with each other are both named.
        """
        found = examined(*(equal((one, 1), constant=value) for one in "xy" for value in (1, 2)))

        assert [{"0", "1"}, {"2", "3"}] == [
            {name for name, _ in proof.rules} for proof in found.contradictions
        ]


class TestWholeNumbers:
    """
    Equations that only fractions can solve.
    """

    @pytest.mark.parametrize(
        ("rules", "needed"),
        [
            ([equal(("x", 2), constant=5)], {"0"}),
            ([equal(("x", 2), ("y", -4), constant=6)], None),
            ([equal(("x", 6), ("y", 10), ("z", 15), constant=1)], None),
            ([equal(("x", 6), ("y", 10), constant=3), sum_rule("t", "x", "y")], {"0"}),
            ([equal(("x", 1), ("y", 1), constant=4), equal(("x", 1), ("y", -1))], None),
            ([equal(("x", 1), ("y", 1), constant=5), equal(("x", 1), ("y", -1))], {"0", "1"}),
            (
                [
                    equal(("x", 1), ("y", 1), constant=10),
                    equal(("y", 1), ("z", 1), constant=10),
                    equal(("z", 1), ("x", 1), constant=9),
                    sum_rule("t", "x", "y", "z"),
                    at_most(("x", 2), constant=99),
                ],
                {"0", "1", "2"},
            ),
        ],
    )
    def test_named_with_a_proof(self, rules, needed):
        """
        The equations that are needed are named, and add up to a whole number that is a fraction.
        """
        found = examined(*rules)
        proofs = found.contradictions

        assert ([] if needed is None else [needed]) == [
            {name for name, _ in proof.rules} for proof in proofs
        ]
        given = [one.constraint for one in clauses(*rules)]
        assert all(is_absurd(proof, given, {}) for proof in proofs)

    @pytest.mark.parametrize("seed", range(80))
    def test_drawn(self, seed):
        """
        Drawn equations have whole solutions exactly if nothing is proved against them: there is one
        near the origin, if there is any.
        """
        draw = random.Random(seed)
        rules = [
            equal(
                *((one, draw.choice([-2, 2, 3, 4])) for one in draw.sample("abc", 2)),
                constant=draw.randint(-3, 3),
            )
            for _ in range(2)
        ]
        found = examined(*rules, span=SIGNED).contradictions
        near = range(-9, 10)
        solved = any(
            all(holds(one, dict(zip("abc", point, strict=True))) for one in rules)
            for point in itertools.product(near, repeat=3)
        )

        assert solved is not bool(found)


class TestFixed:
    """
    Unknowns that are left one value.
    """

    def test_one_of_several(self):
        """
        Only what has one value in all solutions is named, with proofs for both ends.
        """
        rules = [equal(("x", 1), ("y", 1), constant=3), equal(("x", 1), ("y", -1), constant=1)]
        found = examined(*rules, sum_rule("t", "x", "z"))
        named = [one.constraint for one in clauses(*rules)]

        assert {("x", 2), ("y", 1)} == {(one.unknown, one.value) for one in found.fixed}
        for one in found.fixed:
            claim = Constraint("", ((one.unknown, 1),), one.value, one.value)
            assert is_proved(claim, one.proofs, named, dict.fromkeys("xy", COUNT))

    def test_at_a_limit(self):
        """
        What can be no larger than its limit and no smaller than a rule says is fixed.
        """
        rules = [at_most(("x", -1), constant=-3), sum_rule("t", "x", "y")]
        found = examined(*rules, limits={"x": SMALL})

        assert [("x", 3)] == [(one.unknown, one.value) for one in found.fixed]

    def test_between_two_fractions(self):
        """
        Where fractions leave some room and whole numbers none, the one whole number is named.
        """
        found = examined(at_most(("x", 2), constant=11), at_most(("x", -2), constant=-9))

        assert [("x", 5)] == [(one.unknown, one.value) for one in found.fixed]

    def test_given_up(self, monkeypatch):
        """
        What takes too many steps is not claimed.
        """
        monkeypatch.setattr("govinfo_report.diagnosis._simplex._MOST_PIVOTS", 0)
        found = examined(at_most(("x", 1), constant=-1), sum_rule("c", "a", "b"))

        assert ((), (), ()) == (found.contradictions, found.redundant, found.fixed)
