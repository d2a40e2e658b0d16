"""
A form and its rules as unknowns and bounds.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from attrs import frozen

from ..figures import FAR, LARGEST
from ..form import LOCAL, Field, Role, cell_paths, structure
from ..rules import Equation, Linear, Pick, Relation, Rulebook, Term, rulebook
from ..units import Unit
from ._search import Bound, Search, Terms
from ._shape import Shape, optional_rows, places

__all__ = ["Puzzle", "Unknown", "puzzle_of"]

_TURNS = {Role.DISTINCT: 1, Role.AMONG: 2, Role.TOTAL: 3}
"""
Parts are chosen first, so that what is said of them follows instead of hemming them in.
"""


@frozen
class Unknown:
    """
    A cell whose value is looked for.

    Attributes:
        path: Its path.

        field: The field that declares it.
    """

    path: str
    field: Field

    def ends(self, *, wrong: bool) -> tuple[int, int]:
        """
        Say what its line can hold.

        Args:
            wrong: Whether an equation about it is to be violated.
        """
        if self.field.word.unit is Unit.UNSTATED:
            # of money without a unit one can tell only whether it is zero
            return 0, int(wrong)
        return (-LARGEST if self.field.word.signed else 0), LARGEST

    def cell(self, value: int) -> int | Decimal:
        """
        Make the cell that allows one value and no other.
        """
        unit = self.field.word.unit
        if not unit.is_money:
            return value
        places = len(str(unit.grains)) - 1 if value else 0  # 0.00 would be rounded
        return Decimal(value).scaleb(-places)


@frozen(eq=False)
class Puzzle:
    """
    The unknowns of a form that shows certain rows.

    Attributes:
        rules: The rules of the form.

        unknowns: The cells whose values are looked for, numbered from 0.

        order: The order in which they are best chosen.

        equations: For each equation the bounds that say it; none where it does not apply.

        rows: The bounds of local rows of cells, which no equation states.
    """

    rules: Rulebook
    unknowns: tuple[Unknown, ...]
    order: tuple[int, ...]
    equations: tuple[tuple[Bound, ...], ...]
    rows: tuple[Bound, ...]
    _cells: _Cells

    def search(self, bounds: Iterable[Bound], negation: Iterable[Bound] = ()) -> Search:
        """
        Begin a search for values.

        Args:
            bounds: What must be kept.

            negation: What must be kept so that an equation is violated.
        """
        negation = list(negation)
        wrong = {number for one in negation for number in one.unknowns}
        ends = [one.ends(wrong=number in wrong) for number, one in enumerate(self.unknowns)]
        return Search([low for low, _ in ends], [high for _, high in ends], [*negation, *bounds])

    def negations(self, equation: Equation) -> list[tuple[Bound, ...]]:
        """
        Give the ways in which an equation can be violated, each as bounds.
        """
        guard = []
        if equation.guard is not None:
            guard = [Bound(t, -c, -c) for t, c in self._cells.forms(equation.guard)]
        ways = []
        for terms, constant in self._cells.differences(equation):
            ways.append((Bound(terms, 1 - constant, FAR), *guard))
            if equation.rule.relation is Relation.EQUAL:
                ways.append((Bound(terms, -FAR, -1 - constant), *guard))
        return ways


@frozen
class _Cells:
    """
    Where the cells of a form are among the unknowns.

    Attributes:
        numbers: The numbers of the unknowns by path.

        shape: The rows that are shown.
    """

    numbers: dict[str, int]
    shape: Shape

    def bounds(self, equation: Equation) -> tuple[Bound, ...]:
        """
        Give the bounds that say an equation.
        """
        guard = None
        if equation.guard is not None:
            (guard,) = self.forms(equation.guard)
        is_equal = equation.rule.relation is Relation.EQUAL
        return tuple(
            Bound(terms, -constant if is_equal else -FAR, -constant, guard)
            for terms, constant in self.differences(equation)
        )

    def differences(self, equation: Equation) -> list[tuple[Terms, int]]:
        """
        Give left minus right: once, or for each local row that may be the largest.
        """
        return self.forms(equation.left + equation.right * -1)

    def forms(self, form: Linear) -> list[tuple[Terms, int]]:
        """
        Turn a form over cells into one over unknowns, or one for each local row it may pick.
        """
        found: list[dict[int, int]] = [{}]
        for term in form.terms:
            numbers = list(self._numbers(term))
            if term.pick is Pick.LOCAL_MAX:
                found = [_plus(one, [n], term.factor) for one in found for n in numbers]
            else:
                found = [_plus(one, numbers, term.factor) for one in found]
        return [
            (tuple((number, factor) for number, factor in one.items() if factor), form.constant)
            for one in found
        ]

    def _numbers(self, term: Term) -> Iterator[int]:
        if term.pick is Pick.CELL:
            yield self.numbers[term.path]
            return
        step = "" if term.column is None else f".{term.column}"
        counts = next((one.counts for one in self.shape.local if one.path == term.path), ())
        for number, counted in enumerate(counts, start=1):
            if counted or term.pick is not Pick.LOCAL_SUM:
                yield self.numbers[f"{term.name_of_local(number)}{step}"]


def _plus(form: dict[int, int], numbers: Iterable[int], factor: int) -> dict[int, int]:
    return form | {number: form.get(number, 0) + factor for number in numbers}


@functools.lru_cache(maxsize=256)
def _puzzle(cls: Any, rules: _ById, shape: Shape) -> Puzzle:
    rows = {path: cells for path, cells in optional_rows(cls).items() if path in shape.absent}
    absent = frozenset(cell for cells in rows.values() for cell in cells)
    unknowns = [Unknown(path, field) for path, field in cell_paths(cls) if path not in absent]
    local = list(_local_rows(cls, shape))
    unknowns += [unknown for _, _, row in local for unknown in row]
    cells = _Cells({one.path: number for number, one in enumerate(unknowns)}, shape)
    own: list[Bound] = []
    for path, row_class, _ in local:
        if row_class is not None:
            own += _bounds_of_row(path, row_class, cells.numbers)
    equations = rules.book.equations
    guards = {term.path for one in equations if one.guard is not None for term in one.guard.terms}

    def turn(number: int) -> int:
        one = unknowns[number]
        return -1 if one.path in guards else _TURNS.get(one.field.word.role, 0)

    return Puzzle(
        rules.book,
        tuple(unknowns),
        tuple(sorted(range(len(unknowns)), key=turn)),
        tuple(cells.bounds(one) if _applies(one, absent) else () for one in equations),
        tuple(own),
        cells,
    )


def _applies(equation: Equation, absent: frozenset[str]) -> bool:
    """
    Say whether an equation speaks of the rows that are shown.
    """
    if any(absent.isdisjoint(one.cells) is not one.present for one in equation.shown):
        return False
    return absent.isdisjoint(equation.cells)


def _local_rows(cls: Any, shape: Shape) -> Iterator[tuple[str, Any, list[Unknown]]]:
    """
    Give for each local row its path, its class if it is a row of cells, and its unknowns.
    """
    classes = dict(places(cls))
    for rows in shape.local:
        field: Any = structure(classes[rows.path]).local  # shapes have rows where the form does
        prefix = f"{rows.path}.{LOCAL}" if rows.path else LOCAL
        for number in range(1, len(rows.counts) + 1):
            path = f"{prefix}.{number}"
            columns = structure(field.type).fields if field.type is not None else ()
            cells = [Unknown(f"{path}.{column.name}", column) for column in columns]
            yield path, field.type, cells or [Unknown(path, field)]


def _bounds_of_row(path: str, row: Any, numbers: dict[str, int]) -> Iterator[Bound]:
    """
    Give the bounds that a row of cells keeps by itself.
    """
    own = {below: numbers[f"{path}.{below}"] for below, _ in cell_paths(row)}
    for equation in rulebook(row).equations:
        yield from _Cells(own, Shape()).bounds(equation)


@frozen(eq=False)
class _ById:
    """
    A rulebook as a key: its hash would be that of all its equations.
    """

    book: Rulebook

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.book is other.book

    def __hash__(self) -> int:
        return id(self.book)


def puzzle_of(cls: Any, rules: Rulebook, shape: Shape) -> Puzzle:
    """
    Make the puzzle of a form.

    Args:
        cls: The section class.

        rules: Its rules.

        shape: Which rows the report shows.
    """
    return _puzzle(cls, _ById(rules), shape)
