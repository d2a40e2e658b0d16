"""
Checking one report: its edition's rules against its cells.
"""

from __future__ import annotations

import functools
from typing import Any

from .editions import Report
from .figures import FAR, Interval
from .findings import EquationVerdict, Findings, Joint, Severity, Verdict, Whole
from .propagation import Box, Constraint, conflict, is_forest, narrow
from .rules import Blanks, Equation, Relation, Rulebook

__all__ = ["check"]


def check(report: Any, blanks: Blanks = "unknown", *, rules: Rulebook | None = None) -> Findings:
    """
    Check a report against everything that holds on its form.

    Args:
        report: A report, or what a reader returned.

        blanks: ``zero`` reads blank cells as zero; dashes, missing and unreadable cells stay
            unknown.

        rules: What to check against instead of the rules of the form, such as
            ``e2014.RULES.extended(…)``.

    Returns:
        What is violated, worst first; verdicts of all rules are computed when asked for.

    Raises:
        TypeError: ``report`` is no report.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``, or the rules are about another
            form.
    """
    if not isinstance(report, Report):
        report = getattr(report, "report", None)
        if not isinstance(report, Report):
            msg = "check() takes a report or a reading"
            raise TypeError(msg)
    if blanks != "unknown" and blanks != "zero":  # noqa: PLR1714 - a set would be made each time
        msg = f"blanks must be 'unknown' or 'zero' (got {blanks!r})"
        raise ValueError(msg)
    if rules is None:
        return Findings(report.rules.findings(report, blanks), report, blanks, _whole)
    if not isinstance(report, rules.cls):
        msg = f"the rules are about {rules.cls.__name__}, the report is a {type(report).__name__}"
        raise ValueError(msg)  # noqa: TRY004 - both are of the right type, they do not go together
    whole = functools.partial(_whole, rules=rules)
    return Findings(rules.findings(report, blanks), report, blanks, whole)


def _whole(report: Report, blanks: Blanks, rules: Rulebook | None = None) -> Whole:
    """
    Judge every equation, and all of severity ``error`` together.
    """
    rules = rules or report.rules
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
    report: Report,
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
    constraints = [_constraint(one) for one in together]
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


def _constraint(equation: Equation) -> Constraint:
    form = equation.left + equation.right * -1
    terms = tuple((term.once, term.factor) for term in form.terms)
    low = -form.constant if equation.rule.relation is Relation.EQUAL else -FAR
    return Constraint(equation.name, terms, low, -form.constant)
