"""
Rules that the declaration of a form already says: totals, 其中, and totals that count once.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from ..findings import Basis, Severity
from ..form import Field, Holds, Role, Structure, structure
from ._linear import Linear, Pick, Term
from ._rule import Equation, Relation, Rule, Shown

__all__ = ["implied", "implied_columns"]


def implied(cls: Any, prefix: str = "") -> Iterator[Equation]:
    """
    Read the equations off the declaration of a form.

    Args:
        cls: A section class.

        prefix: Its path, with a dot at its end; empty for the form itself.

    Yields:
        The equations of the section and of all sections below it, in the order of the form.
    """
    made = structure(cls)
    if made.total is not None:
        yield from _sums(made, made.total, prefix)
    for field in made.fields:
        path = f"{prefix}{field.name}"
        parts = made.field(field.word.of or "")
        if field.word.role is Role.AMONG and made.whole is not None:
            yield from _among(made.whole, field, prefix)
        elif parts is not None:
            yield from _distinct(field, parts, prefix)
        if field.holds is not Holds.CELL:
            yield from implied(field.type, f"{path}.")


def implied_columns(
    rule: str, row: Any, column: str | None, forms: Iterable[Linear]
) -> tuple[str, ...]:
    """
    Name the equations from which the equation of a row's total column follows.

    Args:
        rule: The id of a rule on rows.

        row: The class of the rows, ``None`` for single cells.

        column: The column of the equation.

        forms: Its sides.

    Returns:
        The same rule in the other columns and the sums of the rows it compares; nothing for other
        columns.
    """
    total = structure(row).total if row is not None else None
    if total is None or column != total.name:
        return ()
    others = [f"{rule}[{one.name}]" for one in structure(row).fields if one is not total]
    rows = {term.path.rpartition(".")[0]: None for form in forms for term in form.terms}
    return (*others, *(f"{path}.{_sum_name(total)}" for path in rows))


def _sum_name(total: Field) -> str:
    return f"{total.name}_is_sum_of_parts"


@frozen
class _Parts:
    """
    What adds up to a total, in reports that show certain optional rows.
    """

    paths: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    shown: tuple[Shown, ...] = ()
    suffix: str = ""

    def and_(self, other: _Parts) -> _Parts:
        return _Parts(
            self.paths + other.paths,
            self.sections + other.sections,
            self.shown + other.shown,
            self.suffix + other.suffix,
        )


def _sums(made: Structure, total: Field, prefix: str) -> Iterator[Equation]:
    """
    Say that the parts of a section add up to its total.
    """
    parts = [field for field in made.fields if field.word.role is Role.PART]
    if not parts:
        return
    numbered = made.is_row or all(field.word.numbered for field in parts)
    own = _Parts(sections=(prefix.removesuffix("."),) if made.local else ())
    for alternative in _combined([_contribution(field, prefix) for field in parts]):
        rule = Rule(
            f"{prefix}{_sum_name(total)}{alternative.suffix}",
            Relation.EQUAL,
            Severity.ERROR,
            Basis.LAYOUT if numbered else Basis.DEFINITION,
            "sum",
            ("total", "part"),
        )
        yield from _by_column(rule, f"{prefix}{total.name}", total, alternative.and_(own))


def _combined(choices: list[list[_Parts]]) -> Iterator[_Parts]:
    for choice in itertools.product(*choices):
        gathered = _Parts()
        for one in choice:
            gathered = gathered.and_(one)
        yield gathered


def _contribution(field: Field, prefix: str) -> list[_Parts]:
    """
    Say what a field adds to the total of its section: one way, or one for each way to print it.
    """
    path = f"{prefix}{field.name}"
    if field.holds is not Holds.SECTION:
        return [_Parts((path,))]
    below = structure(field.type)
    total = below.total
    if total is not None and not total.word.optional:
        return [_Parts((f"{path}.{total.name}",))]
    nested = [
        _contribution(one, f"{path}.")
        for one in below.fields
        if one.word.role in {Role.PART, Role.GROUP}
    ]
    local = _Parts(sections=(path,) if below.local else ())
    by_parts = [one.and_(local) for one in _combined(nested)]
    if total is None:
        return by_parts
    row = f"{path}.{total.name}"
    columns = structure(total.type).fields if total.holds is Holds.ROW else ()
    cells = tuple(f"{row}.{column.name}" for column in columns) or (row,)
    by_row = _Parts((row,), (), (Shown(cells, present=True),), f"_with_{field.name}_in_one_row")
    absent = _Parts(shown=(Shown(cells, present=False),))
    return [by_row, *(one.and_(absent) for one in by_parts)]


def _by_column(rule: Rule, total_path: str, total: Field, parts: _Parts) -> Iterator[Equation]:
    columns = structure(total.type).fields if total.holds is Holds.ROW else (None,)
    for column in columns:
        name = None if column is None else column.name
        step = "" if name is None else f".{name}"
        left = Linear((Term(f"{total_path}{step}"),))
        cells = [Term(f"{path}{step}") for path in parts.paths]
        money = total.word.unit.is_money
        local = [Term(path, 1, Pick.LOCAL_SUM, name, money) for path in parts.sections]
        right = Linear((*cells, *local))
        row = total.type if column is not None else None
        compared = (left, Linear(tuple(cells)))
        follows = implied_columns(rule.id, row, name, compared)
        yield Equation(rule, left, right, name, shown=parts.shown, follows_from=follows)


def _among(whole: Field, field: Field, prefix: str) -> Iterator[Equation]:
    rule = Rule(
        f"{prefix}{field.name}_is_among_{whole.name}",
        Relation.AT_MOST,
        Severity.ERROR,
        Basis.DEFINITION,
        "among",
        ("among", "total"),
    )
    row = field.type if field.holds is Holds.ROW else None
    for name, step in _steps(field):
        left = Linear((Term(f"{prefix}{field.name}{step}"),))
        right = Linear((Term(f"{prefix}{whole.name}{step}"),))
        follows = implied_columns(rule.id, row, name, (left, right))
        yield Equation(rule, left, right, name, follows_from=follows)


def _steps(field: Field) -> list[tuple[str | None, str]]:
    if field.holds is Holds.ROW:
        return [(column.name, f".{column.name}") for column in structure(field.type).fields]
    return [(None, "")]


def _distinct(field: Field, of: Field, prefix: str) -> Iterator[Equation]:
    """
    Say that a total that counts once lies between the largest of its parts and their sum.
    """
    total = f"{prefix}{field.name}"
    money = field.word.unit.is_money
    for parts in _contribution(of, prefix):
        at_most = _of_distinct(f"{total}_is_at_most_sum_of_{of.name}{parts.suffix}", "distinct_sum")
        for name, step in _steps(field):
            whole = Linear((Term(f"{total}{step}"),))
            cells = [Term(f"{path}{step}") for path in parts.paths]
            local = [Term(path, 1, Pick.LOCAL_ALL, name, money) for path in parts.sections]
            yield Equation(at_most, whole, Linear((*cells, *local)), name, shown=parts.shown)
    if not field.word.at_least_each:
        return
    for parts in _combined(_shares(of, prefix)):
        each = _of_distinct(f"{total}_is_at_least_each_of_{of.name}{parts.suffix}", "distinct_each")
        for name, step in _steps(field):
            whole = Linear((Term(f"{total}{step}"),))
            cells = [Term(f"{path}{step}") for path in parts.paths]
            largest = [Term(path, 1, Pick.LOCAL_MAX, name, money) for path in parts.sections]
            for term in (*cells, *largest):
                yield Equation(each, Linear((term,)), whole, name, shown=parts.shown)


def _shares(of: Field, prefix: str) -> list[list[_Parts]]:
    """
    Say what the parts of a group are one by one, though the group may have a total of its own.
    """
    if of.holds is not Holds.SECTION:
        return [_contribution(of, prefix)]
    path = f"{prefix}{of.name}"
    below = structure(of.type)
    local = _Parts(sections=(path,) if below.local else ())
    return [
        *(
            _contribution(one, f"{path}.")
            for one in below.fields
            if one.word.role in {Role.PART, Role.GROUP}
        ),
        [local],
    ]


def _of_distinct(name: str, wording: str) -> Rule:
    roles = ("total", "part") if wording == "distinct_sum" else ("part", "total")
    return Rule(name, Relation.AT_MOST, Severity.WARNING, Basis.DEFINITION, wording, roles)
