"""
Writing an equation for people.
"""

from __future__ import annotations

import functools
from typing import Any

from .._language import is_chinese, mark, translate
from ..form import indicators
from ._linear import Linear, Pick, Term
from ._pair import label_of_side
from ._rule import Equation

__all__ = ["formula", "labels"]

_LOCAL = {
    Pick.LOCAL_SUM: mark("local rows that count"),
    Pick.LOCAL_ALL: mark("local rows"),
    Pick.LOCAL_MAX: mark("each local row"),
}


def formula(equation: Equation, cls: Any, language: str) -> str:
    """
    Write an equation with the labels of its form, or with paths where Chinese is not read.

    Args:
        equation: The equation.

        cls: The class that its paths start from.

        language: A locale such as ``zh`` or ``en``.
    """
    names = labels(cls) if is_chinese(language) else {}
    left, right = (_side(side, names, language) for side in (equation.left, equation.right))
    written = f"{left} {equation.rule.relation.value} {right}"
    if equation.guard is None:
        return written
    guard = _side(equation.guard, names, language)
    return translate("{formula}, only if {guard} = 0", language, formula=written, guard=guard)


@functools.cache
def labels(cls: Any) -> dict[str, str]:
    """
    Name each cell by the words on the form.
    """
    found: dict[str, str] = {}
    for line in indicators(cls):
        for cell in line.cells:
            found[cell.path] = f"{label_of_side(cls, cell.path)}{line.name_of(cell)}"
    return found


def _side(form: Linear, names: dict[str, str], language: str) -> str:
    terms = [_term(term, names, language) for term in form.terms]
    constant = [("-" if form.constant < 0 else "+", str(abs(form.constant)))]
    terms += constant if form.constant or not terms else []
    (sign, first), *others = terms
    head = first if sign == "+" else f"-{first}"
    return "".join([head, *(f" {sign} {name}" for sign, name in others)])


def _term(term: Term, names: dict[str, str], language: str) -> tuple[str, str]:
    if term.pick is Pick.CELL:
        name = names.get(term.path, term.path)
    else:
        name = translate(_LOCAL[term.pick], language)
    times = "" if abs(term.factor) == 1 else f"{abs(term.factor)} × "
    return ("-" if term.factor < 0 else "+"), f"{times}{name}"
