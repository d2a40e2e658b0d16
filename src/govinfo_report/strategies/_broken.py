"""
Reports that violate a named equation, and as few others as the form allows.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from ..editions import EDITIONS
from ..errors import RuleError
from ..form._paths import nearest
from ..rules import Equation, Rulebook
from ._drawing import draw_cells, put_together
from ._puzzle import Puzzle, puzzle_of
from ._reports import headings, report_class, rules_of
from ._search import Bound
from ._shape import shapes

__all__ = ["broken"]

_PROBES = (0, 7)
"""
Two ways to spread values when a search only has to show that there are some.
"""

_MOST_DROPPED = 8
"""
No form known needs more than three equations to break with one.
"""


def broken(
    rule: str | Equation, edition: Any = None, rules: Rulebook | None = None
) -> st.SearchStrategy[tuple[Any, frozenset[str]]]:
    """
    Draw reports that violate an equation, and as few others as the form allows.

    Args:
        rule: The name of an equation, the id of a rule (then any of its columns), or an equation.

        edition: The module of an edition, its name, a ``Report`` class or any section class; may
            be left out where only one edition has the rule.

        rules: What else must hold; by default as in ``sections``.

    Returns:
        Pairs of a report and the names of all equations that it violates.

    Raises:
        RuleError: There is no such rule, several editions have it, or nothing can violate it.
    """
    cls = _only_edition_with(rule) if edition is None else report_class(edition)
    book = rules_of(cls) if rules is None else rules
    targets = _named(rule, book)
    if not targets:
        raise _unknown(rule, book)
    return _broken(cls, book, targets)


@st.composite
def _broken(
    draw: st.DrawFn, cls: Any, book: Rulebook, targets: list[int]
) -> tuple[Any, frozenset[str]]:
    target = draw(st.sampled_from(targets))
    equation = book.equations[target]
    shape = draw(shapes(cls, book, equation))
    puzzle = puzzle_of(cls, book, shape)
    ways = _ways(puzzle, target)
    if not ways:
        raise RuleError(equation.name, "nothing that the form can hold violates it")
    negation, dropped = draw(st.sampled_from(ways))
    cells = draw_cells(draw, puzzle, [*_kept(puzzle, dropped), *puzzle.rows], negation)
    report = put_together(draw, cls, cells, shape, draw(headings(cls)))
    violated = book.violations(report)
    assume(any(one is equation for one in violated))
    return report, frozenset(one.name for one in violated)


def _named(rule: str | Equation, book: Rulebook) -> list[int]:
    """
    Give the places of the equations that are meant.
    """
    if isinstance(rule, Equation):
        return [index for index, one in enumerate(book.equations) if one == rule]
    exactly = [index for index, one in enumerate(book.equations) if one.name == rule]
    return exactly or [index for index, one in enumerate(book.equations) if one.rule.id == rule]


def _only_edition_with(rule: str | Equation) -> Any:
    found = {name: module.Report for name, module in EDITIONS.items() if _named(rule, module.RULES)}
    if len(found) > 1:
        raise RuleError(_name(rule), f"stands in several editions ({', '.join(found)}): name one")
    if not found:
        raise RuleError(_name(rule), "stands in no edition")
    return next(iter(found.values()))


def _name(rule: str | Equation) -> str:
    return rule.name if isinstance(rule, Equation) else rule


def _unknown(rule: str | Equation, book: Rulebook) -> RuleError:
    known = [one.name for one in book.equations]
    hint = nearest(_name(rule), known)
    reason = f"is no rule of {book.cls.__name__}"
    return RuleError(_name(rule), f"{reason}; did you mean {hint}?" if hint else reason)


def _kept(puzzle: Puzzle, dropped: frozenset[int]) -> list[Bound]:
    return [
        bound
        for index, bounds in enumerate(puzzle.equations)
        if index not in dropped
        for bound in bounds
    ]


Way = tuple[tuple[Bound, ...], frozenset[int]]
"""
Bounds that negate an equation, and the equations that cannot be kept with them.
"""


@functools.lru_cache(maxsize=1024)
def _ways(puzzle: Puzzle, target: int) -> list[Way]:
    """
    Find the ways to violate an equation that break the fewest others.
    """
    most = _MOST_DROPPED
    found: list[Way] = []
    for negation in puzzle.negations(puzzle.rules.equations[target]):
        dropped = _fewest_dropped(puzzle, target, negation, most)
        if dropped is not None:
            found.append((negation, dropped))
            most = len(dropped)
    fewest = min((len(dropped) for _, dropped in found), default=0)
    return [way for way in found if len(way[1]) == fewest]


def _fewest_dropped(
    puzzle: Puzzle, target: int, negation: tuple[Bound, ...], most: int
) -> frozenset[int] | None:
    """
    Find a smallest set of equations without which the others can be kept: each set of equations
    that contradict the negation must lose one.
    """
    conflicts: list[frozenset[int]] = []
    level = {frozenset({target})}
    for _ in range(most):
        below: set[frozenset[int]] = set()
        for dropped in sorted(level, key=sorted):
            known = next((one for one in conflicts if dropped.isdisjoint(one)), None)
            if known is None:
                known = _conflict(puzzle, negation, dropped)
                if known is None:
                    return dropped
                conflicts.append(known)
            below |= {dropped | {one} for one in known}
        level = below
    return None


def _conflict(
    puzzle: Puzzle, negation: tuple[Bound, ...], dropped: frozenset[int]
) -> frozenset[int] | None:
    """
    Find equations that contradict a negation, none of which can be left out.
    """
    needed = _blamed(puzzle, negation, set(range(len(puzzle.equations))) - dropped)
    for one in sorted(needed or ()):
        if needed is not None and one in needed:
            fewer = _blamed(puzzle, negation, needed - {one})
            needed = needed if fewer is None else fewer
    return None if needed is None else frozenset(needed)


def _blamed(
    puzzle: Puzzle, negation: tuple[Bound, ...], equations: Iterable[int]
) -> set[int] | None:
    """
    Give equations that the search could not keep together with a negation, ``None`` if it could.
    """
    owners: list[int | None] = [None] * (len(negation) + len(puzzle.rows))
    bounds = [*puzzle.rows]
    for index in sorted(equations):
        bounds += puzzle.equations[index]
        owners += [index] * len(puzzle.equations[index])
    blamed = None
    for probe in _PROBES:
        search = puzzle.search(bounds, negation)
        if search.run(puzzle.order, functools.partial(_probe, probe)):
            return None
        found = {
            owner
            for bit, owner in enumerate(owners)
            if search.blamed >> bit & 1 and owner is not None
        }
        blamed = found if blamed is None or len(found) < len(blamed) else blamed
    return blamed


def _probe(probe: int, unknown: int, low: int, high: int) -> int:
    return min(max(low, 0) + probe * (1 + unknown % 5), high)
