"""
How far a figure of a report may be off before a rule shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ..figures import FAR, has_number
from ..findings import Verdict
from ..rules import Blanks, Equation, Linear, Pick, Relation, Rulebook
from ..units import Unit
from ._case import Case
from ._posing import case_of

__all__ = ["Detectable", "detectable_errors"]

_NO_END = FAR >> 1


@frozen
class Detectable:
    """
    The smallest errors of a cell that a check would find.

    Attributes:
        path: The path of the cell.

        name: Its label, with its column.

        unit: The unit of its line.

        too_high: By how many grains (1 for counts, one 分 for money) the cell must be printed
            higher for a rule to be violated; ``None`` if none ever is.

        too_low: By how many grains it must be printed lower, for a rule to be violated or for the
            figure to be impossible in its line.
    """

    path: str
    name: str
    unit: Unit
    too_high: int | None
    too_low: int | None


def detectable_errors(
    report: Any, blanks: Blanks = "unknown", *, rules: Rulebook | None = None
) -> tuple[Detectable, ...]:
    """
    Say for each figure of a report by how much it must be off for a check to find it, if all others
    are as printed.

    Rules are taken one by one. Those that are violated already, and those that may not apply, are
    left out. Where nobody knows which local rows count, an error of that size is found for certain,
    and a smaller one may be.

    Args:
        report: A report, what a reader returned, or any section whose rules are given.

        blanks: ``zero`` reads blank cells as zero; dashes, missing and unreadable cells stay
            unknown.

        rules: The rules; those of the report's form if left out.

    Returns:
        One entry for each cell of the form that prints a number, in printing order.

    Raises:
        TypeError: ``report`` is no report, and no rules are given.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``, or the rules are about another
            form.
    """
    case = case_of(report, blanks, rules)
    least: dict[tuple[str, int], int] = {}
    for one in case.rules.equations:
        for path, direction, grains in _shown(case, one):
            found = least.get((path, direction), grains)
            least[path, direction] = min(found, grains)
    return tuple(_detectable(case, least))


def _shown(case: Case, equation: Equation) -> Iterator[tuple[str, int, int]]:
    """
    Say for cells of an equation by how much each must change, up (1) or down (-1), to violate it.
    """
    judged = case.rules.judge(case.report, equation, case.blanks)
    (low, high), (implied_low, implied_high) = judged.stated.span, judged.implied.span
    low, high = low - implied_high, high - implied_low
    is_equal = equation.rule.relation is Relation.EQUAL
    if low > 0 or (is_equal and high < 0):
        yield from _opened(case, equation)
    elif judged.verdict is not Verdict.NOT_APPLICABLE and (
        equation.guard is None or case.rules.is_certain(case.report, equation, case.blanks)
    ):
        for path, factor in _cells(equation.left + equation.right * -1):
            up = 1 if factor > 0 else -1
            if low > -_NO_END:
                yield path, up, -low // abs(factor) + 1
            if is_equal and high < _NO_END:
                yield path, -up, high // abs(factor) + 1


def _opened(case: Case, equation: Equation) -> Iterator[tuple[str, int, int]]:
    """
    Say for the cells of a guard by how much each must change for the equation to apply, which does
    not hold.
    """
    guard = equation.guard or Linear()
    value = guard.constant
    for term in guard.terms:
        (low, high), *_ = case.rules.spans(case.report, term, case.blanks)
        if low != high:
            return
        value += term.factor * low
    for path, factor in _cells(guard):
        change, rest = divmod(-value, factor)
        if change and not rest:
            yield path, 1 if change > 0 else -1, abs(change)


def _cells(form: Linear) -> list[tuple[str, int]]:
    return [(term.path, term.factor) for term in form.terms if term.pick is Pick.CELL]


def _detectable(case: Case, least: dict[tuple[str, int], int]) -> Iterator[Detectable]:
    for path in case.plan.layout.places:
        cell = case.cell(path)
        if not has_number(cell):
            continue
        too_low = least.get((path, -1))
        if path not in case.plan.signed:
            below = case.span(path)[1] + 1
            too_low = below if too_low is None else min(too_low, below)
        yield Detectable(path, case.name(path), case.unit(path), least.get((path, 1)), too_low)
