"""
From a form to what its rules can see.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from ..form import indicators
from ..rules import Rulebook
from ..units import counting_unit
from ._blind_spots import BlindSpots
from ._elimination import proportional
from ._form_rules import rules_of_form
from ._rule_sets import Clause, examine
from ._witnesses import Alike, Witnesses

__all__ = ["blind_spots"]

Column = list[tuple[tuple[str, bool], int]]


def blind_spots(
    form: Any, shown: Iterable[str] = (), *, rules: Rulebook | None = None
) -> BlindSpots:
    """
    Say what the rules of a form can see, and what not.

    A form is taken as it is printed, without local rows; a local row that counts in a total looks
    like the parts of that total.

    Args:
        form: A report class, or any section class whose rules are given.

        shown: The paths of the optional rows that a report prints instead of their parts.

        rules: The rules; those of the form if left out.

    Returns:
        Contradictory and redundant rules, cells that no rule tells apart, cells that no rule
        speaks of, and for each cell the rules that would show an error.

    Raises:
        TypeError: ``form`` is no report class, and no rules are given.

        ValueError: The rules are about another form.

        UnknownIndicatorError: What is said to be shown is no optional row.
    """
    book: Rulebook | None = rules or getattr(form, "rules", None)
    if not isinstance(form, type) or not isinstance(book, Rulebook):
        msg = "blind_spots() takes a report class, or any section class with rules="
        raise TypeError(msg)
    if not issubclass(form, book.cls):
        msg = f"the rules are about {book.cls.__name__}, the form is {form.__name__}"
        raise ValueError(msg)  # noqa: TRY004 - both are of the right type, they do not go together
    given = rules_of_form(book, shown)
    found = examine(given.clauses, given.limits)
    others = [one for one in given.clauses if not one.is_equation]
    cells = tuple(_witnesses(book.cls, given.clauses, given.limits))
    return BlindSpots(
        found.equations,
        found.rank,
        tuple(one.name for one in others if one.guard is None),
        tuple(one.name for one in others if one.guard is not None),
        found.contradictions,
        found.redundant,
        found.fixed,
        tuple(_groups(given.clauses, cells)),
        cells,
    )


def _witnesses(
    cls: Any, clauses: Iterable[Clause], printed: Iterable[Hashable]
) -> Iterable[Witnesses]:
    """
    Gather the rules that speak of each cell that is printed.
    """
    found: dict[Hashable, dict[str, list[str]]] = {path: {} for path in printed}
    for one in clauses:
        for kind, paths in _kinds(one).items():
            for path in paths:
                found[path].setdefault(kind, []).append(one.name)
    for line in indicators(cls):
        for cell in line.cells:
            if cell.path in found:
                unit = counting_unit(cell.unit)
                rules = {kind: tuple(names) for kind, names in found[cell.path].items()}
                yield Witnesses(cell.path, line.name_of(cell), unit, **rules)


def _kinds(one: Clause) -> dict[str, list[Hashable]]:
    """
    Say in which way a rule speaks of its cells.
    """
    terms = one.constraint.terms
    cells = [path for path, _ in terms]
    if one.guard is not None:
        guards = [path for path, _ in one.guard.terms]
        return {"conditional": list(dict.fromkeys([*guards, *cells]))}
    if one.is_equation:
        return {"equations": cells}
    return {
        "too_high": [path for path, factor in terms if factor > 0],
        "too_low": [path for path, factor in terms if factor < 0],
    }


def _groups(clauses: Iterable[Clause], cells: Iterable[Witnesses]) -> Iterable[Alike]:
    """
    Group the cells that rules speak of: by their equations, where they are in any.
    """
    columns: dict[Hashable, Column] = {}
    exact: dict[Hashable, Column] = {}
    for one in clauses:
        for key, constraint in (((one.name, False), one.constraint), ((one.name, True), one.guard)):
            for path, factor in () if constraint is None else constraint.terms:
                columns.setdefault(path, []).append((key, factor))
                if one.is_equation:
                    exact.setdefault(path, []).append((key, factor))
    ordered = [one.path for one in cells if one.path in columns]
    for group in proportional((path, exact.get(path, columns[path])) for path in ordered):
        parted = proportional((path, columns[path]) for path in group)
        first = next(iter(group))
        rules = dict.fromkeys(name for (name, _), _ in exact.get(first, columns[first]))
        yield Alike(
            tuple(group),
            tuple(group.values()),
            tuple(rules),
            tuple(tuple(some) for some in parted),
        )
