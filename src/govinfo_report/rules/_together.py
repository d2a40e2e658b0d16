"""
The verdicts of all equations, and what follows from them together.
"""

from __future__ import annotations

from typing import Any

from ..figures import FAR, Interval
from ..findings import EquationVerdict, Joint, Severity, Verdict, Whole
from ..propagation import Box, Constraint, conflict, is_forest, narrow
from ._compiled import Blanks
from ._rule import Equation, Relation
from ._rulebook import Rulebook

__all__ = ["constraint_of", "whole"]


def whole(rules: Rulebook, report: Any, blanks: Blanks) -> Whole:
    """
    Judge every equation, and all of severity ``error`` together.

    Args:
        rules: The equations.

        report: An object of their class.

        blanks: How a blank cell is read.
    """
    judged = list(rules.judgements(report, blanks))
    equations = tuple(
        EquationVerdict(
            one.rule.id,
            rules.where(report, one),
            one.rule.severity,
            one.rule.basis,
            judgement.verdict,
            judgement.reason,
            *rules.doubts(report, one, blanks, judgement),
        )
        for one, judgement in judged
    )
    errors = [pair for pair in judged if pair[0].rule.severity is Severity.ERROR]
    broken = [one.rule.id for one, j in errors if j.verdict is Verdict.VIOLATED]
    if broken:
        return Whole(equations, Joint(Verdict.VIOLATED, tuple(dict.fromkeys(broken))))
    if not any(j.verdict is Verdict.POSSIBLE for _, j in errors):
        return Whole(equations, Joint(Verdict.HOLDS))
    together = [one for one, j in errors if j.verdict is not Verdict.NOT_APPLICABLE]
    return _jointly(report, rules, blanks, equations, together)


def _jointly(
    report: Any,
    rules: Rulebook,
    blanks: Blanks,
    equations: tuple[EquationVerdict, ...],
    together: list[Equation],
) -> Whole:
    box: Box = {}
    # what may not apply proves nothing, neither way
    certain = [one for one in together if rules.is_certain(report, one, blanks)]
    sure = len(certain) == len(together)
    together = [one for one in together if one.guard is None or one in certain]
    for one in together:
        for term in one.terms:
            alternatives = rules.spans(report, term, blanks)
            lows, highs = zip(*alternatives, strict=True)
            box[term.once] = (min(lows), max(highs))
    constraints = [constraint_of(one) for one in together]
    left = narrow(box, constraints)
    if left.empty is None:
        proved = sure and left.finished and is_forest(box, constraints)
        return Whole(equations, Joint(Verdict.POSSIBLE, proved=proved))
    against = conflict(box, constraints)
    names = {one.name for one in against}
    broken = [one for one in together if one.name in names]
    joint = Joint(Verdict.VIOLATED, tuple(dict.fromkeys(one.rule.id for one in broken)))
    first = broken[0].left.terms[0].once
    freed = narrow({**box, first: (-FAR, FAR)}, against).box[first]
    stated = Interval.from_span(*box[first])
    implied = Interval.from_span(*freed) if freed[0] <= freed[1] else stated
    return Whole(equations, joint, rules.contradiction(report, broken, stated, implied))


def constraint_of(equation: Equation) -> Constraint:
    """
    Say what an equation demands of a box of its terms.

    Args:
        equation: The equation.
    """
    form = equation.left + equation.right * -1
    terms = tuple((term.once, term.factor) for term in form.terms)
    low = -form.constant if equation.rule.relation is Relation.EQUAL else -FAR
    return Constraint(equation.name, terms, low, -form.constant)
