"""
From a report to what follows for its cells.
"""

from __future__ import annotations

from typing import Any

from ..figures import Interval, Kind, Printed
from ..form import LOCAL
from ..rules import Blanks, Rulebook
from ._case import Case
from ._deduction import Deduced, Deduction
from ._posing import case_of
from ._tightening import tighten

__all__ = ["deduce"]


def deduce(report: Any, blanks: Blanks = "unknown", *, rules: Rulebook | None = None) -> Deduction:
    """
    Say what the cells of a report leave for each other: which blanks are determined, and which
    rounded figures can be told more exactly.

    Args:
        report: A report, what a reader returned, or any section whose rules are given.

        blanks: ``zero`` reads blank cells as zero; dashes, missing and unreadable cells stay
            unknown.

        rules: The rules; those of the report's form if left out. Only those of severity ``error``
            are used.

    Returns:
        Every cell of which less is left than it prints, with the equations from which that
        follows. From a report that contradicts itself nothing is deduced.

    Raises:
        TypeError: ``report`` is no report, and no rules are given.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``, or the rules are about another
            form.
    """
    case = case_of(report, blanks, rules)
    contradiction = _impossible(case)
    cells: list[Deduced] = []
    exact = True
    for number, block in enumerate(case.plan.blocks):
        if case.is_plain(number):
            contradiction += [one.name for one in block.equations if id(one) in case.violated]
            continue
        choices = case.choices(number)
        able = [one for one in choices if one.system.probe().conflict is None]
        # of several choices that can hold, what they have in common is known
        posed = (able or choices)[0] if len(able) <= 1 else case.posed(number)
        found = tighten(posed.system)
        contradiction += [posed.equations[row].name for row in found.conflict]
        exact &= found.exact and len(able) <= 1
        for one in found.cells:
            path = posed.system.unknowns[one.unknown]
            if not _is_sure(case, path):
                continue
            cell = case.cell(path)
            cells.append(
                Deduced(
                    path,
                    case.name(path),
                    case.written(path),
                    cell.kind if isinstance(cell, Printed) else Kind.ROUNDED,
                    Interval.from_span(*one.before),
                    Interval.from_span(*one.after),
                    tuple(posed.equations[row].name for row in one.rows),
                    case.unit(path),
                )
            )
    if contradiction:
        return Deduction((), tuple(dict.fromkeys(contradiction)), exact, blanks)
    cells.sort(key=lambda one: case.layout.places[one.path])
    return Deduction(tuple(cells), (), exact, blanks)


def _impossible(case: Case) -> list[str]:
    printed = case.rules.printed(case.report)
    return ["impossible_cell"] if any(one.kind is Kind.IMPOSSIBLE for _, one in printed) else []


def _is_sure(case: Case, path: str) -> bool:
    """
    Say whether what follows for a cell is about its figure: of a local row that may count or not,
    it is about what the row adds to the total.
    """
    head, local, rest = path.rpartition(f"{LOCAL}.")
    if not local:
        return True
    rows = (case.report[head.removesuffix(".")] if head else case.report).local
    return rows[int(rest.partition(".")[0]) - 1].counts is not None
