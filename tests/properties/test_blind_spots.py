"""
What no rule can see: what is said before there is any figure holds for all figures.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core_forms import BOOKS as CORE_BOOKS
from govinfo_report.diagnosis import blind_spots
from govinfo_report.diagnosis._form_rules import rules_of_form
from govinfo_report.editions import e2014, e2019, e2021
from govinfo_report.units import Unit
from toy_forms import BOOKS

RULEBOOKS = {"2014": e2014.RULES, "2019": e2019.RULES, "2021": e2021.RULES, **BOOKS}
RULEBOOKS |= {f"core {name}": book for name, book in CORE_BOOKS.items()}
FOUND = {name: blind_spots(book.cls, rules=book) for name, book in RULEBOOKS.items()}
NAMES = {
    name: {id(one): told for told, one in rules_of_form(book).equations.items()}
    for name, book in RULEBOOKS.items()
}
PAIRS = {
    name: [
        (dict(zip(group.cells, group.steps, strict=True)), pair)
        for group in found.groups
        for alike in group.parted
        for pair in combinations(alike, 2)
    ]
    for name, found in FOUND.items()
}
BLIND = {
    name: [path for path in found.blind if found.cell(path).unit is not Unit.UNSTATED]
    for name, found in FOUND.items()
}
EVERY_BOOK = pytest.mark.parametrize("form", RULEBOOKS)


def printed(form, grains):
    """
    Print whole numbers of grains on a form, money to the last 分, zero where nothing is given.
    """
    cells = {}
    for one in FOUND[form].cells:
        number = Decimal(grains.get(one.path, 0))
        places = len(str(one.unit.grains)) - 1 if one.unit.is_money else 0
        cells[one.path] = format(number.scaleb(-places), "f") if number else "0"
    return RULEBOOKS[form].cls.of(cells)


def violated(form, grains):
    """
    Name what is violated if a form prints these numbers.
    """
    found = RULEBOOKS[form].violations(printed(form, grains))
    return {NAMES[form][id(one)] for one in found if id(one) in NAMES[form]}


def figures(form):
    """
    Draw a few numbers for the cells of a form that have a unit.
    """
    paths = [one.path for one in FOUND[form].cells if one.unit is not Unit.UNSTATED]
    return st.dictionaries(st.sampled_from(paths), st.integers(0, 6), max_size=8)


@EVERY_BOOK
@settings(max_examples=40)
@given(data=st.data())
def test_redundant_rules_are_never_violated_alone(form, data):
    """
    Where a redundant rule is violated, so is one of those that it follows from.
    """
    shown = violated(form, data.draw(figures(form)))

    for one in FOUND[form].redundant:
        assert one.rule not in shown or shown.intersection(one.follows_from)


@pytest.mark.parametrize("form", [name for name, pairs in PAIRS.items() if pairs])
@settings(max_examples=40)
@given(data=st.data())
def test_alike_cells_violate_the_same(form, data):
    """
    Whatever else is printed, cells that no rule tells apart violate the same rules when they change
    by the same number of steps.
    """
    steps, (one, other) = data.draw(st.sampled_from(PAIRS[form]))
    grains = data.draw(figures(form))
    size = data.draw(st.integers(1, 9)) * steps[one] * steps[other]
    base = {**grains, one: grains.get(one, 0) + 100, other: grains.get(other, 0) + 100}

    assert violated(form, {**base, one: base[one] + size // steps[one]}) == violated(
        form, {**base, other: base[other] + size // steps[other]}
    )


@pytest.mark.parametrize("form", [name for name, blind in BLIND.items() if blind])
@settings(max_examples=40)
@given(data=st.data())
def test_blind_cells_violate_nothing(form, data):
    """
    Whatever a blind cell prints, the same rules are violated.
    """
    grains = data.draw(figures(form))
    changed = {data.draw(st.sampled_from(BLIND[form])): data.draw(st.integers(0, 999))}

    assert violated(form, grains) == violated(form, {**grains, **changed})


@pytest.mark.parametrize("form", ["2014", "2019", "2021", "flow", "core settled", "core around"])
def test_one_is_seen_by_every_equation(form):
    """
    Where all equations hold, an error of one in a cell violates those that it is in, and no others.
    """
    for one in FOUND[form].cells:
        shown = violated(form, {one.path: 1}).intersection(FOUND[form].equations)

        assert set(one.equations) == shown
