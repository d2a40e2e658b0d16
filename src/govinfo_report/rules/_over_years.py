"""
What holds from one year's report to the next.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from ..errors import RuleError
from ..form import cells_by_concept
from ._declared import BEFORE, NOW, Declared
from ._linear import Linear, Term
from ._pair import pair_class
from ._rule import Equation
from ._rulebook import Rulebook, places_of

__all__ = ["rules_over_years"]


@functools.cache
def rules_over_years(before: Any, now: Any, rules: tuple[Declared, ...]) -> Rulebook:
    """
    Gather what holds from a report of one year to that of the next.

    The rules are those of the later form. Where the earlier report is on another form, a rule says
    something only if all that it asks of the year before means the same there.

    Args:
        before: The class of the earlier report.

        now: The class of the later report.

        rules: The rules over years of the later form.

    Returns:
        The equations over a pair whose paths begin with ``before`` and ``now``.

    Raises:
        RuleError: A rule speaks of one year only, or of a section that the form does not have.
    """
    equations: list[Equation] = []
    for rule in rules:
        if not rule.over_years:
            raise RuleError(rule.name, f"speaks of one year; it takes {BEFORE} and {NOW}")
        places = list(places_of(now, rule.cls))
        if not places:
            raise RuleError(rule.name, f"{now.__name__} has no section {rule.cls.__name__}")
        of_rule = [one for place in places for one in rule.equations(place)]
        equations += of_rule if before is now else _translated(of_rule, before, now)
    return Rulebook(pair_class((BEFORE, "上年：", before), (NOW, "本年：", now)), tuple(equations))


def _translated(equations: Iterable[Equation], before: Any, now: Any) -> Iterator[Equation]:
    """
    Give the equations whose cells of the year before are on its form too, with their paths there.
    """
    there = cells_by_concept(before)
    paths = {
        cell.path: there[concept].path
        for concept, cell in cells_by_concept(now).items()
        if concept in there and there[concept].unit == cell.unit
    }
    for one in equations:
        sides = [_side(side, paths) for side in (one.left, one.right, one.guard or Linear())]
        left, right, guard = sides
        if left is None or right is None or guard is None:
            continue
        yield evolve(one, left=left, right=right, guard=guard if one.guard else None)


def _side(side: Linear, paths: dict[str, str]) -> Linear | None:
    terms = []
    for term in side.terms:
        year, _, path = term.path.partition(".")
        found = paths.get(path) if year == BEFORE else path
        if found is None:
            return None
        terms.append(Term(f"{year}.{found}", term.factor))
    return Linear(tuple(terms), side.constant)
