"""
What a rulebook means for a search for wrong cells: equations that share cells, once for all
reports.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from attrs import field, frozen

from ..figures import FAR, MISSING
from ..findings import Severity
from ..form import cell_paths, indicators
from ..rules import Equation, Pick, Relation, Rulebook
from ._system import Terms

__all__ = ["Block", "Plan", "places_of", "plan_of", "relation_ends"]


@frozen(eq=False)
class Plain:
    """
    The equations of a block for reports that print plain numbers and no local row.

    Attributes:
        equations: Those that apply.

        paths: Their cells.

        read: Gives the values of these cells in a report.

        rows: The equations as numbered terms.

        ends: The ends of these rows.

        limits: What each cell can be at all.
    """

    equations: tuple[Equation, ...]
    paths: tuple[str, ...]
    read: Callable[[Any], tuple[Any, ...]]
    rows: tuple[Terms, ...]
    ends: tuple[tuple[int, int], ...]
    limits: tuple[tuple[int, int], ...]


@frozen(eq=False)
class Block:
    """
    Equations of severity ``error`` that share cells, directly or through others.

    Attributes:
        equations: The equations.

        paths: Their cells, local rows left out.

        sections: The paths of the sections whose local rows they add up.

        optional: The cells of each optional row that they ask for, and how to read them.

        hints: Equations of lower severity that compare one of these cells.

        signed: The paths of the cells that can be negative.
    """

    equations: tuple[Equation, ...]
    paths: tuple[str, ...]
    sections: tuple[str, ...] = ()
    optional: dict[tuple[str, ...], Callable[[Any], tuple[Any, ...]]] = field(factory=dict)
    hints: tuple[Equation, ...] = ()
    signed: frozenset[str] = frozenset()
    _plain: dict[tuple[bool, ...], Plain | None] = field(factory=dict, init=False)

    def plain(self, report: Any) -> Plain | None:
        """
        Give the equations for a report that prints its optional rows or not; nothing if one of them
        has a guard.
        """
        shown = tuple(
            any(cell is not MISSING and cell != MISSING for cell in read(report))
            for read in self.optional.values()
        )
        if shown not in self._plain:
            self._plain[shown] = self._made_plain(dict(zip(self.optional, shown, strict=True)))
        return self._plain[shown]

    def _made_plain(self, printed: dict[tuple[str, ...], bool]) -> Plain | None:
        guarded = any(one.guard is not None for one in self.equations)
        kept = tuple(
            one
            for one in self.equations
            if not guarded and all(printed[shown.cells] is shown.present for shown in one.shown)
        )
        absent = {path for cells, is_printed in printed.items() if not is_printed for path in cells}
        kept = tuple(one for one in kept if absent.isdisjoint(one.cells))
        paths = tuple(dict.fromkeys(path for one in kept for path in one.cells))
        if not paths:
            return None
        number_of = {path: number for number, path in enumerate(paths)}
        forms = [one.left + one.right * -1 for one in kept]
        return Plain(
            kept,
            paths,
            _getter(paths),
            tuple(
                tuple((number_of[t.path], t.factor) for t in form.terms if t.pick is Pick.CELL)
                for form in forms
            ),
            tuple(
                relation_ends(one.rule.relation, form.constant)
                for one, form in zip(kept, forms, strict=True)
            ),
            tuple((-FAR, FAR) if path in self.signed else (0, FAR) for path in paths),
        )


@frozen(eq=False)
class Plan:
    """
    What is known about a rulebook before there is a report.

    Attributes:
        blocks: Its blocks.

        block_of: The number of the block of each cell that is in one.

        wholes: The cells of the totals that a cell counts in.

        order: The cells in printing order, as rows of cells.

        places: The row and the column in which each of them is printed.

        read: Gives the values of all these cells in a report.

        signed: The paths of the cells that can be negative.
    """

    blocks: tuple[Block, ...]
    block_of: dict[str, int]
    wholes: dict[str, tuple[str, ...]]
    order: tuple[tuple[str, ...], ...]
    places: dict[str, tuple[int, int]]
    read: Callable[[Any], dict[str, Any]]
    signed: frozenset[str]

    def lone(self, path: str) -> Block:
        """
        Make the block of a cell that no rule of severity ``error`` speaks of.
        """
        return Block((), (path,))


class _Same:
    """
    A rulebook as a key: the very object, since comparing all its equations takes too long.
    """

    def __init__(self, rules: Rulebook) -> None:
        self.rules = rules

    def __hash__(self) -> int:
        return id(self.rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.rules is other.rules


def plan_of(rules: Rulebook) -> Plan:
    """
    Work out a rulebook once.
    """
    return _plan(_Same(rules))


@functools.lru_cache(maxsize=32)
def _plan(key: _Same) -> Plan:
    rules = key.rules
    signed = frozenset(path for path, field in cell_paths(rules.cls) if field.word.signed)
    hard = [one for one in rules.equations if one.rule.severity is Severity.ERROR]
    soft = [one for one in rules.equations if one.rule.severity is not Severity.ERROR]
    blocks = tuple(_block(one, soft, signed) for one in _joined(hard))
    wholes: dict[str, tuple[str, ...]] = {}
    for one in hard:
        if one.rule.relation is Relation.EQUAL and len(one.left.terms) == 1:
            for term in one.right.terms:
                wholes[term.path] = (*wholes.get(term.path, ()), one.left.terms[0].path)
    order = tuple(tuple(c.path for c in line.cells) for line in indicators(rules.cls) if line.cells)
    return Plan(
        blocks,
        {path: number for number, block in enumerate(blocks) for path in block.paths},
        wholes,
        order,
        places_of(order),
        _reader(tuple(path for row in order for path in row)),
        signed,
    )


def places_of(order: Iterable[Iterable[str]]) -> dict[str, tuple[int, int]]:
    """
    Number the rows and columns of cells.

    Args:
        order: The cells in printing order, as rows of cells.
    """
    return {
        path: (number, column)
        for number, row in enumerate(order)
        for column, path in enumerate(row)
    }


def _joined(equations: Iterable[Equation]) -> list[list[Equation]]:
    """
    Part equations into groups that share no cell, in the order of their first equations.
    """
    groups: list[tuple[set[str], list[Equation]]] = []
    for one in equations:
        cells = {term.name for term in one.terms}
        touching = [group for group in groups if not group[0].isdisjoint(cells)]
        groups = [group for group in groups if group not in touching]
        merged = [other for group in touching for other in group[1]]
        groups.append((cells.union(*(group[0] for group in touching)), [*merged, one]))
    place = {id(one): number for number, one in enumerate(equations)}
    ordered = [sorted(group, key=lambda one: place[id(one)]) for _, group in groups]
    return sorted(ordered, key=lambda group: place[id(group[0])])


def _block(equations: list[Equation], soft: list[Equation], signed: frozenset[str]) -> Block:
    paths = tuple(dict.fromkeys(path for one in equations for path in one.cells))
    sections = tuple(
        dict.fromkeys(
            term.path for one in equations for term in one.terms if term.pick is not Pick.CELL
        )
    )
    optional = {shown.cells: _getter(shown.cells) for one in equations for shown in one.shown}
    hints = tuple(one for one in soft if not set(paths).isdisjoint(one.cells))
    return Block(tuple(equations), paths, sections, optional, hints, signed)


def _reader(paths: tuple[str, ...]) -> Callable[[Any], dict[str, Any]]:
    read = _getter(paths)
    return lambda report: dict(zip(paths, read(report), strict=True))


def _getter(paths: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*paths) if len(paths) > 1 else _alone(attrgetter(*paths))


def _alone(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda report: (read(report),)


def relation_ends(relation: Relation, constant: int) -> tuple[int, int]:
    """
    Give the ends of the sum of all terms of an equation, brought to one side.

    Args:
        relation: How the sides compare.

        constant: The constant that goes with the terms.
    """
    return (-constant if relation is Relation.EQUAL else -FAR, -constant)
