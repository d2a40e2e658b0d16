"""
The rules of a form as a set of constraints, before there is any report.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from ..errors import UnknownIndicatorError
from ..figures import FAR
from ..findings import Severity
from ..form import cell_paths, indicators
from ..propagation import Constraint
from ..rules import Equation, Linear, Pick, Relation, Rulebook
from ._plan import relation_ends
from ._proofs import Limits
from ._rule_sets import Clause

__all__ = ["FormRules", "rules_of_form"]

_LEVELS = {severity: level for level, severity in enumerate(Severity)}


@frozen
class FormRules:
    """
    What a form asks for and what holds on it.

    Attributes:
        clauses: The rules: equations first, then what follows from others by its declaration,
            then what is for one case only.

        equations: The equation behind each rule.

        limits: What each cell can be at all.
    """

    clauses: tuple[Clause, ...]
    equations: dict[str, Equation]
    limits: Limits


def rules_of_form(rules: Rulebook, shown: Iterable[str] = ()) -> FormRules:
    """
    Read the rules of a form.

    Args:
        rules: The rulebook.

        shown: The paths of the optional rows that are printed, and not their parts.

    Raises:
        UnknownIndicatorError: One of these is no optional row.
    """
    absent = _absent(rules.cls, shown)
    kept = [one for one in rules.equations if _applies(one, absent)]
    names = [one.name for one in kept]
    equations = {
        one.name if names.count(one.name) == 1 else f"{one.name} ({one.where})": one for one in kept
    }
    clauses = [_clause(name, one) for name, one in equations.items()]
    limits: Limits = {
        path: (-FAR if field.word.signed else 0, FAR)
        for path, field in cell_paths(rules.cls)
        if path not in absent
    }
    clauses.sort(
        key=lambda one: (
            one.guard is not None,
            bool(equations[one.name].follows_from),
            not one.is_equation,
        )
    )
    return FormRules(tuple(clauses), equations, limits)


def _absent(cls: Any, shown: Iterable[str]) -> frozenset[str]:
    """
    Give the cells that are not printed: optional rows, or the parts that such a row stands for.
    """
    rows = {
        line.path: {cell.path for cell in line.cells} for line in indicators(cls) if line.optional
    }
    wanted = set(shown)
    for path in wanted - rows.keys():
        raise UnknownIndicatorError(path)
    absent: set[str] = set()
    for row, cells in rows.items():
        section = row.removesuffix(row.rpartition(".")[2])
        parts = {path for path, _ in cell_paths(cls) if path.startswith(section)} - cells
        absent |= parts if row in wanted else cells
    return frozenset(absent)


def _applies(equation: Equation, absent: frozenset[str]) -> bool:
    """
    Say whether an equation compares cells that are printed; local rows are not there.
    """
    variant = all(absent.isdisjoint(one.cells) is one.present for one in equation.shown)
    sides = (equation.left, equation.right)
    bare = any(side.terms and not _cells(side) for side in sides)
    guards = () if equation.guard is None else (path for path, _ in _cells(equation.guard))
    return variant and absent.isdisjoint((*equation.cells, *guards)) and not bare


def _cells(form: Linear) -> tuple[tuple[str, int], ...]:
    return tuple((term.path, term.factor) for term in form.terms if term.pick is Pick.CELL)


def _clause(name: str, equation: Equation) -> Clause:
    form = equation.left + equation.right * -1
    low, high = relation_ends(equation.rule.relation, form.constant)
    guard = None
    if equation.guard is not None:
        case = relation_ends(Relation.EQUAL, equation.guard.constant)
        guard = Constraint(f"{name}, only if", _cells(equation.guard), *case)
    return Clause(Constraint(name, _cells(form), low, high), guard, _LEVELS[equation.rule.severity])
