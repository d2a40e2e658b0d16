"""
What holds for every rule: when it is kept, when it is broken, and when nobody can tell.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import arbitrary, narrower
from govinfo_report.editions import e2014
from govinfo_report.figures import MISSING, Kind, Printed, bounds, figure
from govinfo_report.findings import Reason, Verdict
from govinfo_report.form import cell_paths
from govinfo_report.rules import Equation, Linear, Pick, Relation, Rulebook, Term
from govinfo_report.strategies import as_printed, broken, reports, sections, texts_of
from govinfo_report.units import Unit
from toy_forms import BOOKS, FACTORS

RULEBOOKS = {"2014": e2014.RULES, **BOOKS}
EVERY_BOOK = pytest.mark.parametrize("form", RULEBOOKS)
TOY_BOOKS = pytest.mark.parametrize("form", BOOKS)
BLANKS = st.sampled_from(["unknown", "zero"])
EQUATIONS = [
    pytest.param(name, position, id=f"{name}-{position}-{equation.name}")
    for name, book in RULEBOOKS.items()
    for position, equation in enumerate(book.equations)
]
KEPT = {Verdict.HOLDS, Verdict.NOT_APPLICABLE}


def verdicts(book: Rulebook, section: Any, blanks: Any = "unknown") -> list[Verdict]:
    """
    Give the verdicts of all equations.
    """
    return [judged.verdict for _, judged in book.judgements(section, blanks)]


def judged_violated(book: Rulebook, section: Any, blanks: Any) -> list[int]:
    """
    Give the positions of the equations that are judged violated.
    """
    found = enumerate(verdicts(book, section, blanks))
    return [position for position, verdict in found if verdict is Verdict.VIOLATED]


def places_of(book: Rulebook, equations: list[Equation]) -> list[int]:
    """
    Give the positions of equations in their rulebook.
    """
    positions = {id(one): position for position, one in enumerate(book.equations)}
    return sorted(positions[id(one)] for one in equations)


class TestBothFaces:
    """
    Every rule is kept by what is drawn, and can be broken.
    """

    @EVERY_BOOK
    @settings(max_examples=50)
    @given(data=st.data())
    def test_all_hold(self, form, data):
        """
        Every equation holds for a consistent section, or speaks of rows that it does not show.
        """
        book = RULEBOOKS[form]
        section = data.draw(sections(book.cls, book))

        assert set(verdicts(book, section)) <= KEPT
        assert book.violations(section) == []

    @pytest.mark.parametrize(("form", "position"), EQUATIONS)
    @settings(max_examples=8)
    @given(data=st.data())
    def test_each_breaks_as_said(self, form, position, data):
        """
        What is drawn to break an equation breaks it, and exactly those that are said to.
        """
        book = RULEBOOKS[form]
        equation = book.equations[position]
        section, names = data.draw(broken(equation, book.cls, book))
        violated = book.violations(section)

        assert equation in violated
        assert names == {one.name for one in violated}

    @pytest.mark.parametrize("name", sorted({one.name for one in e2014.RULES.equations}))
    @settings(max_examples=8)
    @given(data=st.data())
    def test_each_of_2014_breaks_alone(self, name, data):
        """
        No rule of the 2014 form needs another to be broken with it.
        """
        _, names = data.draw(broken(name, "2014"))

        assert {name} == names

    @settings(max_examples=30)
    @given(reports("2014"), st.sampled_from([path for path, _ in cell_paths(e2014.Report)]))
    def test_one_more_breaks_what_contains_it(self, report, path):
        """
        A cell that is one too large violates exactly the equalities that contain it.
        """
        if path in e2014.RULES.units:
            return
        equalities = [
            one
            for one in e2014.RULES.equations
            if one.rule.relation is Relation.EQUAL and one.guard is None
        ]
        violated = e2014.RULES.violations(report.replace({path: report[path] + 1}))

        assert [one for one in equalities if path in one.cells] == [
            one for one in equalities if one in violated
        ]


class TestSums:
    """
    Equalities of sums survive addition.
    """

    # money without a unit does not add up, so not the odd ones
    @pytest.mark.parametrize("form", sorted(RULEBOOKS.keys() - {"odds"}))
    @settings(max_examples=40)
    @given(data=st.data())
    def test_sums_keep_equalities(self, form, data):
        """
        Two consistent sections add up to one on which no equality without a constant is violated,
        and all hold if what they show agrees.
        """
        book = RULEBOOKS[form]
        one, other = (data.draw(sections(book.cls, book)) for _ in range(2))
        total = one + other
        agree = all((one[p] == MISSING) == (other[p] == MISSING) for p, _ in cell_paths(book.cls))
        agree = agree and not (one._has_local_rows or other._has_local_rows)
        for equation, judged in book.judgements(total):
            constant = equation.left.constant or equation.right.constant
            if equation.rule.relation is Relation.EQUAL and not constant:
                assert judged.verdict in (KEPT if agree else {*KEPT, Verdict.POSSIBLE})


class TestWidth:
    """
    Knowing more never unsays a violation.
    """

    @EVERY_BOOK
    @settings(max_examples=60)
    @given(data=st.data())
    def test_narrower_cells_keep_violations(self, form, data):
        """
        Where cells allow less, what was violated still is and what held still does; so wider cells
        violate nothing that was not violated.
        """
        book = RULEBOOKS[form]
        wide = data.draw(arbitrary(book.cls))
        narrow = data.draw(narrower(wide))
        for before, after in zip(verdicts(book, wide), verdicts(book, narrow), strict=True):
            if before is Verdict.VIOLATED:
                assert after is Verdict.VIOLATED
            if before is Verdict.HOLDS:
                assert after in KEPT

    @EVERY_BOOK
    @settings(max_examples=40)
    @given(data=st.data(), blanks=BLANKS)
    def test_printing_otherwise_violates_nothing(self, form, data, blanks):
        """
        A consistent section stays free of violations however its numbers are printed.
        """
        book = RULEBOOKS[form]
        section = data.draw(sections(book.cls, book))
        printed = data.draw(as_printed(section, blanks))

        assert book.violations(printed, blanks) == []
        assert Verdict.VIOLATED not in verdicts(book, printed, blanks)


class TestPlaces:
    """
    One cell that is no plain number, in every place of every rule.
    """

    @EVERY_BOOK
    @settings(max_examples=3)
    @given(data=st.data())
    def test_no_place_gives_a_false_violation(self, form, data):
        """
        A blank, a dash, a missing row and a rounded number in any place violate nothing.
        """
        book = RULEBOOKS[form]
        section = data.draw(sections(book.cls, book))
        for path, field in cell_paths(book.cls):
            cell, unit = section[path], field.word.unit
            texts = ["", "/", "abc"]
            if not isinstance(cell, Printed):
                texts.append(data.draw(texts_of(cell, unit, signed=field.word.signed)))
            for text in texts:
                printed = section.replace({path: text})

                assert book.violations(printed) == []
                assert Verdict.VIOLATED not in verdicts(book, printed)
            assert book.violations(section.replace({path: MISSING})) == []

    @EVERY_BOOK
    @settings(max_examples=3)
    @given(data=st.data())
    def test_no_place_hides_a_violation(self, form, data):
        """
        A number printed exactly but not plainly, in any place, changes no verdict.
        """
        book = RULEBOOKS[form]
        equation = data.draw(st.sampled_from(book.equations))
        section, _ = data.draw(broken(equation, book.cls, book))
        expected = book.violations(section)
        for path, field in cell_paths(book.cls):
            cell = section[path]
            if type(cell) is int and cell >= 0 and not field.word.unit.is_money:
                assert expected == book.violations(section.replace({path: f"{cell}（含往年）"}))

    @EVERY_BOOK
    @settings(max_examples=3)
    @given(data=st.data())
    def test_no_place_passes_for_a_plain_number(self, form, data):
        """
        The compiled form for plain numbers refuses any other cell, in any place.
        """
        book = RULEBOOKS[form]
        section = data.draw(sections(book.cls, book))
        for path, field in cell_paths(book.cls):
            if field.word.unit.is_money:
                continue
            for text in ("", "１", "1,234", "约500", "860余", "/", "abc", "1—2"):
                assert not section.replace({path: text})._is_plain

    @EVERY_BOOK
    @settings(max_examples=20)
    @given(data=st.data())
    def test_plain_numbers_are_plain(self, form, data):
        """
        A section of plain numbers is recognised as such.
        """
        book = RULEBOOKS[form]
        section = data.draw(sections(book.cls, book))
        plain = all(not isinstance(section[path], Printed) for path, _ in cell_paths(book.cls))

        assert (plain and not section._has_local_rows) == section._is_plain


class TestCompiled:
    """
    The compiled rules and the verdicts are of one mind.
    """

    @EVERY_BOOK
    @settings(max_examples=100)
    @given(data=st.data(), blanks=BLANKS)
    def test_violations_are_verdicts(self, form, data, blanks):
        """
        What the compiled rules find is what is judged violated, on any section whatever.
        """
        book = RULEBOOKS[form]
        section = data.draw(arbitrary(book.cls))

        assert judged_violated(book, section, blanks) == places_of(
            book, book.violations(section, blanks)
        )

    @settings(max_examples=40)
    @given(data=st.data(), report=reports("2014"), blanks=BLANKS)
    def test_violations_are_verdicts_on_nearly_right_reports(self, data, report, blanks):
        """
        The same on reports of which a few cells are changed.
        """
        paths = [path for path, field in cell_paths(e2014.Report) if not field.word.unit.is_money]
        texts = st.sampled_from(["", "/", "0", "1", "7余", "约10", "1.5万", "-3", "abc", "99999"])
        changes = data.draw(st.dictionaries(st.sampled_from(paths), texts, max_size=6))
        changed = report.replace(changes)

        assert judged_violated(e2014.RULES, changed, blanks) == places_of(
            e2014.RULES, e2014.RULES.violations(changed, blanks)
        )


class TestBruteForce:
    """
    A verdict is what follows if every cell runs over what it allows.
    """

    @TOY_BOOKS
    @settings(max_examples=150)
    @given(data=st.data())
    def test_verdict_is_what_all_numbers_say(self, form, data):
        """
        An equation holds if all numbers keep it, is violated if none does, else is possible.
        """
        book = RULEBOOKS[form]
        section = data.draw(arbitrary(book.cls, finite=True))
        for equation, judged in book.judgements(section):
            expected = expected_verdict(book, section, equation)
            if book is FACTORS and expected is Verdict.VIOLATED:
                # numbers between the ends that no multiple meets are not looked for
                assert judged.verdict in {Verdict.VIOLATED, Verdict.POSSIBLE}
            else:
                assert expected is judged.verdict, equation.name

    @TOY_BOOKS
    @settings(max_examples=100)
    @given(data=st.data(), blanks=BLANKS)
    def test_reasons_and_what_does_not_apply(self, form, data, blanks):
        """
        Only a possible equation has a reason, which is not rounding alone where a cell has no
        number; one about nothing but missing rows and dashes does not apply.
        """
        book = RULEBOOKS[form]
        section = data.draw(arbitrary(book.cls))
        for equation, judged in book.judgements(section, blanks):
            cells = [section[path] for path in equation.cells]
            kinds = {cell.kind if isinstance(cell, Printed) else None for cell in cells}
            picks = {term.pick for term in equation.terms}

            assert (judged.reason is not None) == (judged.verdict is Verdict.POSSIBLE)
            if judged.reason is Reason.ROUNDING:
                assert kinds.isdisjoint({Kind.MISSING, Kind.DASH, Kind.UNREADABLE})
            if picks == {Pick.CELL} and kinds <= {Kind.MISSING, Kind.DASH}:
                assert judged.verdict is Verdict.NOT_APPLICABLE


def expected_verdict(book: Rulebook, section: Any, equation: Equation) -> Verdict:
    """
    Judge an equation by trying all numbers.
    """
    if any(
        any(section[path] != MISSING for path in one.cells) is not one.present
        for one in equation.shown
    ):
        return Verdict.NOT_APPLICABLE
    for side in (equation.left, equation.right):
        if side.terms and not any(book.paths(section, term) for term in side.terms):
            return Verdict.NOT_APPLICABLE  # it speaks of local rows and there are none
    guards = {0} if equation.guard is None else all_values(book, section, [(equation.guard, 1)])
    if 0 not in range(min(guards), max(guards) + 1):
        return Verdict.NOT_APPLICABLE
    values = all_values(book, section, [(equation.left, 1), (equation.right, -1)])
    if equation.rule.relation is Relation.EQUAL:
        kept = [value == 0 for value in values]
    else:
        kept = [value <= 0 for value in values]
    if all(kept):
        return Verdict.HOLDS
    if any(kept) or guards != {0}:
        return Verdict.POSSIBLE
    return Verdict.VIOLATED


def all_values(book: Rulebook, section: Any, forms: list[tuple[Linear, int]]) -> set[int]:
    """
    Give all values of a sum of forms, each cell taking every number that it allows and each local
    row of unknown role counting or not.
    """
    factors: dict[str, int] = {}
    unsure: set[str] = set()
    largest: list[tuple[list[str], int]] = []
    for form, sign in forms:
        for term in form.terms:
            paths = list(cells_of(book, section, term, unsure))
            if term.pick is Pick.LOCAL_MAX:
                largest.append((paths, term.factor * sign))
                continue
            for path in paths:
                factors[path] = factors.get(path, 0) + term.factor * sign
    values = {sum(form.constant * sign for form, sign in forms)}
    for path, factor in factors.items():
        numbers = {0} if path in unsure else set()
        numbers |= set(numbers_of(book, section, path))
        values = {value + factor * number for value in values for number in numbers}
    for paths, factor in largest:
        choices = itertools.product(*(numbers_of(book, section, path) for path in paths))
        numbers = {max(choice, default=0) for choice in choices}
        values = {value + factor * number for value in values for number in numbers}
    return values


def cells_of(book: Rulebook, section: Any, term: Term, unsure: set[str]) -> list[str]:
    """
    Give the cells that a term reads, noting those of which nobody knows whether they count.
    """
    paths = book.paths(section, term)
    if term.pick is not Pick.LOCAL_SUM:
        return paths
    owner = section[term.path] if term.path else section
    rows = [row for row in owner.local if row.counts is not False]
    unsure |= {path for path, row in zip(paths, rows, strict=True) if row.counts is None}
    return paths


def numbers_of(book: Rulebook, section: Any, path: str) -> range:
    """
    Give all numbers that a cell allows.
    """
    cell = section[path]
    span = bounds(cell, unit=book.units.get(path, Unit.ITEM if type(cell) is int else None))
    low, high = span.span
    return range(low, min(high, low + 5) + 1)  # money without unit has no upper end


class TestRounding:
    """
    The examples of the design, for every sum of two parts.
    """

    @given(st.integers(0, 10**7), st.integers(0, 10**7))
    def test_rounded_total_is_never_wrong(self, first, second):
        """
        A total rounded to a hundredth of 万 is never a violation, and exact where it is plain.
        """
        book = BOOKS["square"]
        half = {"first.here": first, "second.here": second}
        section = book.cls.of(half).replace(
            {"total.here": figure(f"{(first + second) / 10**4:.2f}万")}
        )
        (equation,) = [one for one in book.equations if one.name == "total_is_sum_of_parts[here]"]
        exact = section.replace({"total.here": first + second})

        assert book.judge(section, equation).verdict in {Verdict.POSSIBLE, Verdict.HOLDS}
        assert book.judge(exact, equation).verdict is Verdict.HOLDS
