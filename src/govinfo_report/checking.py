"""
Checking one report: its edition's rules against its cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from .editions import Report
from .figures import FAR, Interval, Kind, bounds, written
from .findings import (
    Basis,
    CellFact,
    EquationVerdict,
    Finding,
    Findings,
    Joint,
    Severity,
    Verdict,
    Whole,
)
from .form import Indicator, lines
from .propagation import Box, Constraint, conflict, is_forest, narrow
from .rules import Blanks, Equation, Judgement, Relation, Term
from .units import Unit

__all__ = ["check"]


def check(report: Any, blanks: Blanks = "unknown") -> Findings:
    """
    Check a report against everything that holds on its form.

    Args:
        report: A report, or what a reader returned.

        blanks: ``zero`` reads blank cells as zero; dashes, missing and unreadable cells stay
            unknown.

    Returns:
        What is violated, worst first; verdicts of all rules are computed when asked for.

    Raises:
        TypeError: ``report`` is no report.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``.
    """
    report = getattr(report, "report", report)
    if not isinstance(report, Report):
        msg = f"check() takes a report or a reading (got {type(report).__name__})"
        raise TypeError(msg)
    if blanks not in {"unknown", "zero"}:
        msg = f"blanks must be 'unknown' or 'zero' (got {blanks!r})"
        raise ValueError(msg)
    found = _violated(report, blanks)
    return Findings(
        found, report.edition, report.agency, report.year, blanks, lambda: _whole(report, blanks)
    )


def _violated(report: Report, blanks: Blanks) -> tuple[Finding, ...]:
    rules = report.rules
    plain = rules.plain_violations(report)
    if plain is not None:
        return _findings(report, blanks, plain, ()) if plain else ()
    impossible = [one for one in rules.printed(report) if one[1].kind is Kind.IMPOSSIBLE]
    violated = rules.span_violations(report, blanks)
    return _findings(report, blanks, violated, impossible) if violated or impossible else ()


def _findings(
    report: Report,
    blanks: Blanks,
    violated: Iterable[Equation],
    impossible: Iterable[tuple[str, Any]],
) -> tuple[Finding, ...]:
    """
    Explain what is wrong, worst first.
    """
    named = _Names(report)
    found = [_of_equation(one, report.rules.judge(report, one, blanks), named) for one in violated]
    found += [_of_cell(path, cell, named) for path, cell in impossible]
    broken = {one.name for one in violated}
    severities = list(Severity)

    def rank(finding: Finding) -> tuple[int, bool, Fraction, int]:
        return (
            severities.index(finding.severity),
            not broken.isdisjoint(finding.follows_from),
            -_relative(finding),
            named.place(finding.where),
        )

    return tuple(sorted(found, key=rank))


def _relative(finding: Finding) -> Fraction:
    """
    Give the smallest possible gap as a share of what is stated.
    """
    low, high = finding.gap.span
    least = low if low > 0 else max(-high, 0)
    size = max(abs(end) for end in finding.stated.span if abs(end) != FAR) if least else 1
    return Fraction(least, max(size, 1))


class _Names:
    """
    What the cells of one report are called.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.lines: dict[str, Indicator] = {}
        self.columns: dict[str, str | None] = {}
        for line in lines(report):
            labels = [column.label for column in line.columns] or [None]
            for path, label in zip(line.cell_paths, labels, strict=False):
                self.lines[path] = line
                self.columns[path] = label
        self.order = {path: place for place, path in enumerate(self.lines)}

    def place(self, path: str) -> int:
        return self.order.get(path, len(self.order))

    def fact(self, path: str, role: str) -> CellFact:
        line = self.lines[path]
        cell = self.report[path]
        return CellFact(path, line.label, self.columns[path], role, written(cell))

    def unit(self, path: str) -> Unit:
        unit = self.lines[path].unit if path in self.lines else None
        return unit if isinstance(unit, Unit) else Unit.ITEM

    def facts(self, terms: Iterable[Term], role: str) -> list[CellFact]:
        return [
            self.fact(path, role)
            for term in terms
            for path in self.report.rules.paths(self.report, term)
        ]


def _of_equation(equation: Equation, judgement: Judgement, named: _Names) -> Finding:
    rule = equation.rule
    left, right = rule.roles
    return Finding(
        rule.id,
        rule.wording,
        rule.severity,
        rule.basis,
        judgement.verdict,
        equation.where,
        (*named.facts(equation.left.terms, left), *named.facts(equation.right.terms, right)),
        judgement.stated,
        judgement.implied,
        named.unit(equation.where),
        equation.follows_from,
        rule.says,
    )


def _of_cell(path: str, cell: Any, named: _Names) -> Finding:
    """
    Report a number that its line cannot have.
    """
    limits = bounds(cell)
    return Finding(
        "impossible_cell",
        "impossible",
        Severity.ERROR,
        Basis.DEFINITION,
        Verdict.VIOLATED,
        path,
        (named.fact(path, "impossible"),),
        limits,
        limits,
        named.unit(path),
    )


def _whole(report: Report, blanks: Blanks) -> Whole:
    """
    Judge every equation, and all of severity ``error`` together.
    """
    judged = list(report.rules.judgements(report, blanks))
    equations = tuple(
        EquationVerdict(
            one.rule.id,
            one.where,
            one.rule.severity,
            one.rule.basis,
            judgement.verdict,
            judgement.reason,
        )
        for one, judgement in judged
    )
    errors = [pair for pair in judged if pair[0].rule.severity is Severity.ERROR]
    broken = [one.rule.id for one, j in errors if j.verdict is Verdict.VIOLATED]
    if broken:
        return Whole(equations, Joint(Verdict.VIOLATED, True, tuple(dict.fromkeys(broken))))
    if not any(j.verdict is Verdict.POSSIBLE for _, j in errors):
        return Whole(equations, Joint(Verdict.HOLDS, True))
    together = [one for one, j in errors if j.verdict is not Verdict.NOT_APPLICABLE]
    return _jointly(report, blanks, equations, together)


def _jointly(
    report: Report,
    blanks: Blanks,
    equations: tuple[EquationVerdict, ...],
    together: list[Equation],
) -> Whole:
    box: Box = {}
    sure = True
    for one in together:
        for term in one.terms:
            alternatives = report.rules.spans(report, term, blanks)
            sure = sure and len(alternatives) == 1
            lows, highs = zip(*alternatives, strict=True)
            box[_unknown(term)] = (min(lows), max(highs))
    constraints = [_constraint(one) for one in together]
    left = narrow(box, constraints)
    if left.empty is None:
        proved = sure and left.finished and is_forest(box, constraints)
        return Whole(equations, Joint(Verdict.POSSIBLE, proved))
    against = conflict(box, constraints)
    names = {one.name for one in against}
    broken = [one for one in together if one.name in names]
    joint = Joint(Verdict.VIOLATED, True, tuple(dict.fromkeys(one.rule.id for one in broken)))
    return Whole(equations, joint, _contradiction(report, box, against, broken))


def _unknown(term: Term) -> Term:
    return Term(term.path, 1, term.pick, term.column)


def _constraint(equation: Equation) -> Constraint:
    form = equation.left + equation.right * -1
    terms = tuple((_unknown(term), term.factor) for term in form.terms)
    low = -form.constant if equation.rule.relation is Relation.EQUAL else -FAR
    return Constraint(equation.name, terms, low, -form.constant)


def _contradiction(
    report: Report, box: Box, against: tuple[Constraint, ...], broken: list[Equation]
) -> Finding:
    """
    Report rules that cannot hold together, at the first cell that they compare.
    """
    named = _Names(report)
    first = broken[0].left.terms[0]
    freed = narrow({**box, _unknown(first): (-FAR, FAR)}, against).box[_unknown(first)]
    stated = Interval.from_span(*box[_unknown(first)])
    implied = Interval.from_span(*freed) if freed[0] <= freed[1] else stated
    terms = dict.fromkeys(_unknown(term) for one in broken for term in one.terms)
    cells = named.facts(terms, "member")
    return Finding(
        "joint",
        "joint",
        Severity.ERROR,
        Basis.DEFINITION,
        Verdict.VIOLATED,
        broken[0].where,
        tuple(cells),
        stated,
        implied,
        named.unit(broken[0].where),
        tuple(one.name for one in broken),
    )
