"""
What a report shows before any number is chosen: its optional rows and its local rows.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from attrs import frozen
from hypothesis import strategies as st

from ..form import Field, Holds, Role, cell_paths, structure
from ..rules import Equation, Linear, Pick, Rulebook, Term

__all__ = ["LocalRows", "Shape", "optional_rows", "places", "shapes"]

_MOST_LOCAL = 2


@frozen
class LocalRows:
    """
    The local rows of one section.

    Attributes:
        path: The path of the section.

        counts: For each row, whether it counts in the total.
    """

    path: str
    counts: tuple[bool | None, ...]


@frozen
class Shape:
    """
    Which rows a report shows.

    Attributes:
        absent: The paths of the optional totals that it leaves out.

        local: Its local rows.
    """

    absent: frozenset[str] = frozenset()
    local: tuple[LocalRows, ...] = ()


def places(cls: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """
    Walk over a section class and all sections below it.

    Yields:
        The path of a section, empty for the first, and its class.
    """
    yield prefix.removesuffix("."), cls
    for field in structure(cls).fields:
        if field.holds is Holds.SECTION:
            yield from places(field.type, f"{prefix}{field.name}.")


def _cells_below(path: str, field: Field) -> tuple[str, ...]:
    """
    Give the paths of the cells of a line: one, or one a column.
    """
    if field.holds is Holds.CELL:
        return (path,)
    return tuple(one for one, _ in cell_paths(field.type, f"{path}."))


@functools.cache
def optional_rows(cls: Any) -> dict[str, frozenset[str]]:
    """
    Give the cells of each optional total by its path.
    """
    return {
        path: frozenset(_cells_below(path, field))
        for prefix, section in places(cls)
        for field in structure(section).fields
        for path in [f"{prefix}.{field.name}" if prefix else field.name]
        if field.word.role is Role.TOTAL and field.word.optional
    }


def _says_nothing_without(equation: Equation, cells: frozenset[str]) -> bool:
    """
    Say whether an equation does not apply, or does not care, where cells are missing.
    """
    guard = () if equation.guard is None else equation.guard.terms
    read = {term.path for term in (*equation.terms, *guard) if term.pick is Pick.CELL}
    if cells.isdisjoint(read):
        return True
    if any(one.present and cells >= set(one.cells) for one in equation.shown):
        return True
    return any(
        side.terms and all(term.pick is Pick.CELL and term.path in cells for term in side.terms)
        for side in (equation.left, equation.right)
    )


def _picks(form: Linear, *picks: Pick) -> list[Term]:
    return [term for term in form.terms if term.pick in picks]


@st.composite
def shapes(draw: st.DrawFn, cls: Any, rules: Rulebook, target: Equation | None = None) -> Shape:
    """
    Draw which rows a report shows.

    Args:
        draw: Given by Hypothesis.

        cls: The section class.

        rules: Its rules, which must all say something or nothing about the shape, never perhaps.

        target: An equation that has to apply.
    """
    return Shape(draw(_absent(cls, rules, target)), draw(_local(cls, rules, target)))


@st.composite
def _absent(draw: st.DrawFn, cls: Any, rules: Rulebook, target: Equation | None) -> frozenset[str]:
    shown = {} if target is None else {one.cells: one.present for one in target.shown}
    absent = set()
    for path, cells in optional_rows(cls).items():
        if not all(_says_nothing_without(one, cells) for one in rules.equations):
            continue
        wanted = next((present for one, present in shown.items() if frozenset(one) == cells), None)
        if wanted is None and target is not None and not cells.isdisjoint(target.cells):
            wanted = True
        if not (draw(st.booleans()) if wanted is None else wanted):
            absent.add(path)
    return frozenset(absent)


@st.composite
def _local(
    draw: st.DrawFn, cls: Any, rules: Rulebook, target: Equation | None
) -> tuple[LocalRows, ...]:
    in_sums = {t.path for one in rules.equations for t in _picks(one.right, Pick.LOCAL_SUM)}
    # only a local row can exceed what is said of the largest local row
    needed = {t.path for t in _picks(target.left, Pick.LOCAL_MAX)} if target else set()
    able = [path for path, section in places(cls) if structure(section).local is not None]
    chosen = needed
    if able and draw(st.integers(0, 3)) == 3:  # most reports have no local row  # noqa: PLR2004 - one in four
        chosen = needed | set(draw(st.lists(st.sampled_from(able), max_size=3)))
    rows = []
    for path in (one for one in able if one in chosen):
        known: list[bool | None] = [True, False]
        roles = st.sampled_from(known if path in in_sums else [*known, None])
        counts = draw(st.lists(roles, min_size=1, max_size=_MOST_LOCAL))
        rows.append(LocalRows(path, tuple(counts)))
    return tuple(rows)
