"""
What a rulebook means for a search for wrong cells: equations that share cells, once for all
reports.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from attrs import field, frozen

from ..figures import FAR, MISSING
from ..findings import Severity
from ..form import LOCAL, Holds, Indicator, Local, cell_paths, indicators, lines, structure
from ..rules import Equation, Pick, Relation, Rulebook, Term
from ..units import Unit
from ._layout import Layout
from ._system import Shape

__all__ = ["Block", "Plain", "Plan", "plan_of", "relation_ends"]

_MOST_LAYOUTS = 256
"""
The layouts of so many ways to put in local rows are kept.
"""


@frozen(eq=False)
class Plain:
    """
    The equations of a block for reports that print numbers and no local row.

    Attributes:
        equations: Those that apply.

        read: Gives the values of their cells in a report.

        shape: The equations as rows.

        index: The number of each cell.
    """

    equations: tuple[Equation, ...]
    read: Callable[[Any], tuple[Any, ...]]
    shape: Shape
    index: dict[str, int]


@frozen(eq=False, slots=False)
class Block:
    """
    Equations of severity ``error`` that share cells, directly or through others.

    Attributes:
        equations: The equations.

        paths: Their cells, local rows left out.

        sections: The paths of the sections whose local rows they add up.

        optional: The cells of each optional row that they ask for, and how to read them.

        hints: Equations of lower severity that compare one of these cells, by each of the cells
            that they compare.

        signed: The paths of the cells that can be negative.
    """

    equations: tuple[Equation, ...]
    paths: tuple[str, ...]
    sections: tuple[str, ...] = ()
    optional: dict[tuple[str, ...], Callable[[Any], tuple[Any, ...]]] = field(factory=dict)
    hints: dict[str, tuple[Equation, ...]] = field(factory=dict)
    signed: frozenset[str] = frozenset()
    _plain: dict[tuple[bool, ...], Plain | None] = field(factory=dict, init=False)

    @functools.cached_property
    def local(self) -> Callable[[Any], tuple[tuple[Local[Any], ...], ...]]:
        """
        Gives the local rows that they add up in a report, by section.
        """
        return _getter(tuple(f"{path}.{LOCAL}" if path else LOCAL for path in self.sections))

    @functools.cached_property
    def marks(self) -> frozenset[int]:
        """
        The identities of the equations.
        """
        return frozenset(map(id, self.equations))

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
        shape = Shape(
            paths,
            [
                tuple((number_of[t.path], t.factor) for t in form.terms if t.pick is Pick.CELL)
                for form in forms
            ],
            [
                relation_ends(one.rule.relation, form.constant)
                for one, form in zip(kept, forms, strict=True)
            ],
            [(-FAR, FAR) if path in self.signed else (0, FAR) for path in paths],
        )
        return Plain(kept, _getter(paths), shape, number_of)


@frozen(eq=False)
class Plan:
    """
    What is known about a rulebook before there is a report.

    Attributes:
        blocks: Its blocks.

        block_of: The number of the block of each cell that is in one.

        wholes: The cells of the totals that a cell counts in.

        totals: All cells of totals.

        layout: Where the cells stand, but for local rows.

        names: The labels of the cells.

        units: The units that the values of the cells are counted in.

        counts: The paths of the cells that are no money.

        read: Gives the values of all these cells in a report.

        local: Gives all local rows of a report, by section.

        signed: The paths of the cells that can be negative.
    """

    blocks: tuple[Block, ...]
    block_of: dict[str, int]
    wholes: dict[str, tuple[str, ...]]
    totals: frozenset[str]
    layout: Layout
    names: dict[str, str]
    units: dict[str, Unit]
    counts: frozenset[str]
    read: Callable[[Any], dict[str, Any]]
    local: Callable[[Any], tuple[tuple[Local[Any], ...], ...]]
    signed: frozenset[str]
    _layouts: dict[tuple[tuple[str | None, ...], ...], Layout] = field(factory=dict, init=False)

    def layout_of(self, report: Any) -> Layout:
        """
        Say where the cells of a report stand.

        Args:
            report: The report.
        """
        if not report._has_local_rows:  # noqa: SLF001 - the flag is the form's own
            return self.layout
        key = tuple(tuple(row.after for row in rows) for rows in self.local(report))
        found = self._layouts.get(key)
        if found is None:
            if len(self._layouts) >= _MOST_LAYOUTS:
                self._layouts.clear()
            found = self._layouts[key] = Layout(_order(lines(report)))
        return found

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
    paths = tuple(path for path, _ in cell_paths(rules.cls))
    return Plan(
        blocks=blocks,
        block_of={path: number for number, block in enumerate(blocks) for path in block.paths},
        wholes=wholes,
        totals=frozenset(path for found in wholes.values() for path in found),
        layout=Layout(_order(indicators(rules.cls))),
        names={
            cell.path: line.name_of(cell) for line in indicators(rules.cls) for cell in line.cells
        },
        units={path: rules.units.get(path, Unit.ITEM) for path in paths},
        counts=frozenset(paths).difference(rules.units),
        read=_reader(paths),
        local=_getter(tuple(_local_fields(rules.cls))),
        signed=signed,
    )


def _order(form_lines: Iterable[Indicator]) -> tuple[tuple[str, ...], ...]:
    rows = (tuple(cell.path for cell in line.cells) for line in form_lines)
    return tuple(row for row in rows if row)


def _local_fields(cls: Any, prefix: str = "") -> Iterator[str]:
    """
    Walk over the paths of the local rows of a form.
    """
    made = structure(cls)
    if made.local is not None:
        yield f"{prefix}{LOCAL}"
    for one in made.fields:
        if one.holds is Holds.SECTION:
            yield from _local_fields(one.type, f"{prefix}{one.name}.")


def _guard_terms(equation: Equation) -> tuple[Term, ...]:
    """
    Give the cells that decide whether a rule for one case applies.
    """
    return () if equation.guard is None else equation.guard.terms


def _joined(equations: Iterable[Equation]) -> list[list[Equation]]:
    """
    Part equations into groups that share no cell, in the order of their first equations.
    """
    groups: list[tuple[set[str], list[Equation]]] = []
    for one in equations:
        cells = {term.name for term in (*one.terms, *_guard_terms(one))}
        touching = [group for group in groups if not group[0].isdisjoint(cells)]
        groups = [group for group in groups if group not in touching]
        merged = [other for group in touching for other in group[1]]
        groups.append((cells.union(*(group[0] for group in touching)), [*merged, one]))
    place = {id(one): number for number, one in enumerate(equations)}
    ordered = [sorted(group, key=lambda one: place[id(one)]) for _, group in groups]
    return sorted(ordered, key=lambda group: place[id(group[0])])


def _block(equations: list[Equation], soft: list[Equation], signed: frozenset[str]) -> Block:
    paths = tuple(
        dict.fromkeys(
            path
            for one in equations
            for path in (*one.cells, *(term.path for term in _guard_terms(one)))
        )
    )
    sections = tuple(
        dict.fromkeys(
            term.path for one in equations for term in one.terms if term.pick is not Pick.CELL
        )
    )
    optional = {shown.cells: _getter(shown.cells) for one in equations for shown in one.shown}
    touching = [one for one in soft if not set(paths).isdisjoint(one.cells)]
    hints: dict[str, tuple[Equation, ...]] = {}
    for one in touching:
        for path in one.cells:
            hints[path] = (*hints.get(path, ()), one)
    return Block(tuple(equations), paths, sections, optional, hints, signed)


def _reader(paths: tuple[str, ...]) -> Callable[[Any], dict[str, Any]]:
    read = _getter(paths)
    return lambda report: dict(zip(paths, read(report), strict=True))


def _getter(paths: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if not paths:
        return lambda _: ()
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
