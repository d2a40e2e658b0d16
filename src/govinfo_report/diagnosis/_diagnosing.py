"""
From a report to its diagnosis.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from ..errors import UnknownIndicatorError
from ..figures import Interval
from ..rules import Blanks, Rulebook
from ._calibration import calibration
from ._case import Case
from ._diagnosis import Component, Diagnosis, Explanation, Suspect
from ._evidence import Found
from ._kinds import ErrorKind
from ._posing import case_of
from ._search import Contradiction, Search
from ._system import Shape, System
from ._weighing import Weighed, weigh

__all__ = ["diagnose"]

_MOST_LISTED = 200
"""
So many explanations of one component are listed at most.
"""

_LEAST = 0.001
"""
A single cause for more cells than must be wrong is listed if it is likelier than this.
"""


def diagnose(
    report: Any,
    blanks: Blanks = "unknown",
    trusted: Iterable[str] = (),
    *,
    rules: Rulebook | None = None,
) -> Diagnosis:
    """
    Say which cells of a report may be wrong, what each should be, and how likely that is.

    Args:
        report: A report, what a reader returned, or any section whose rules are given.

        blanks: ``zero`` reads blank cells as zero; dashes, missing and unreadable cells stay
            unknown.

        trusted: The paths of cells that are known to be right.

        rules: The rules; those of the report's form if left out.

    Returns:
        All least sets of cells that must be wrong, ranked by how well a misprint explains them.

    Raises:
        TypeError: ``report`` is no report, and no rules are given; ``trusted`` is one text.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``, or the rules are about another
            form.

        UnknownIndicatorError: A trusted path names no cell.
    """
    case = case_of(report, blanks, rules)
    if isinstance(trusted, str):
        msg = f"trusted takes several paths: write trusted=({trusted!r},)"
        raise TypeError(msg)
    safe = tuple(trusted)
    for path in safe:
        if path not in case.layout.places:
            raise UnknownIndicatorError(path)
    search = Search(case, frozenset(safe))
    components = (_component(search, one) for one in search.contradictions())
    return Diagnosis(tuple(components), blanks, safe, case.report)


def _component(search: Search, contradiction: Contradiction) -> Component:
    explained = search.explained(contradiction)
    posed = explained.ways[0].posed
    equations = [posed.equations[number] for number in _blamed(posed.system)]
    impossible = ["impossible_cell"] * bool(contradiction.impossible)
    stated = [*(one.where for one in equations), *contradiction.impossible]
    return Component(
        rules=tuple(dict.fromkeys([one.rule.id for one in equations] + impossible)),
        equations=tuple(dict.fromkeys([one.name for one in equations] + impossible)),
        lines=tuple(dict.fromkeys(search.case.name(path) for path in stated)),
        minimum=explained.minimum,
        truncated=explained.truncated or len(explained.found) > _MOST_LISTED,
        proved=explained.proved,
        certain=tuple(explained.certain),
        explanations=_ranked(search.case, explained.found, explained.size),
    )


def _ranked(case: Case, explained: list[Found], size: int) -> tuple[Explanation, ...]:
    """
    Put explanations in proportion, best first; what is not listed goes to "something else".
    """
    model = calibration()
    ordered = sorted((weigh(one, model) for one in explained), key=lambda one: -one.log)
    whole = model.whole([one.log for one in ordered], size)
    shares = [(one, math.exp(one.log - whole)) for one in ordered]
    listed = [(one, share) for one, share in shares if one.is_minimum or share > _LEAST]
    explanations = [_explanation(case, *one) for one in listed[:_MOST_LISTED]]
    rest = max(0.0, 1.0 - sum(one.probability for one in explanations))
    explanations.append(Explanation((), ErrorKind.OTHER, rest))
    return tuple(explanations)


def _explanation(case: Case, one: Weighed, share: float) -> Explanation:
    cells = tuple(
        Suspect(
            cell.path,
            case.name(cell.path),
            case.written(cell.path),
            Interval.from_span(*cell.implied),
            cell.suggested,
            case.unit(cell.path),
        )
        for cell in one.cells
    )
    return Explanation(cells, one.kind, share, one.is_minimum)


def _blamed(system: System) -> list[int]:
    """
    Give the rows that are broken as they stand; where none is, a least set of rows that contradict
    each other.
    """
    if system.broken:
        return system.broken
    rows = sorted(system.probe().rows)
    for row in rows.copy():
        fewer = [one for one in rows if one != row]
        if _without(system, fewer).probe().conflict is not None:
            rows = fewer
    return rows


def _without(system: System, rows: list[int]) -> System:
    shape = Shape(
        system.unknowns,
        [system.rows[one] for one in rows],
        [system.ends[one] for one in rows],
        system.limits,
    )
    return System.of(shape, system.lows, system.highs)
