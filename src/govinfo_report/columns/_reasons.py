"""
Why the digits cannot tell, as an expression for each equation.

A cell leaves an equation open where its two ends differ: because it has no number, or because its
number is not exact. The kind says which of the two.
"""

from __future__ import annotations

import functools
import operator
from typing import Any

from ..figures import Kind
from ..findings import Reason
from ..rules import Blanks, Rulebook, Term
from ._expressions import Conditions, Target, Writer, conditions
from ._layout import KINDS, layout, stem_of

__all__ = ["REASONS", "reasons_of"]

REASONS = {None: 0, Reason.MISSING: 1, Reason.ROUNDING: 2, Reason.BOTH: 3}
"""
The numbers that stand for reasons in columns.
"""

_LAST_NUMBER = KINDS[Kind.RANGE]
"""
The kinds of cells that have a number come first.
"""


@functools.lru_cache(maxsize=32)
def reasons_of(rules: Rulebook, target: Target, blanks: Blanks) -> tuple[Any, ...]:
    """
    Write for each equation why it is ``POSSIBLE``, as a number; 0 where it is not.

    Args:
        rules: The rulebook.

        target: The engine.

        blanks: How blank cells are read.
    """
    writer = Writer(layout(rules.cls), target, zero=blanks == "zero")
    return tuple(_reason(one, writer) for one in conditions(rules, target, blanks))


def _reason(one: Conditions, writer: Writer) -> Any:
    missing, rounding = _doubts(one.equation.terms, writer)
    if one.equation.guard is not None:
        # a contradiction is only possible where nobody knows whether the equation applies
        no_guard, inexact_guard = _doubts(one.equation.guard.terms, writer)
        missing |= one.broken & no_guard
        rounding |= one.broken & inexact_guard
    choose = writer.target.choose
    both = choose(rounding, REASONS[Reason.BOTH], REASONS[Reason.MISSING])
    reason = choose(missing, both, REASONS[Reason.ROUNDING])
    return choose(one.is_open, reason, REASONS[None])


def _doubts(terms: tuple[Term, ...], writer: Writer) -> tuple[Any, Any]:
    """
    Say whether one of the cells has no number, and whether one has a number that is not exact.
    """
    missing: list[Any] = []
    rounding: list[Any] = []
    for term in terms:
        low, high = writer.span(term)
        kind = writer.target.column(stem_of(term, writer.layout.cells).kind)
        missing.append((low != high) & (kind > _LAST_NUMBER))
        rounding.append((low != high) & (kind <= _LAST_NUMBER))
    return functools.reduce(operator.or_, missing), functools.reduce(operator.or_, rounding)
