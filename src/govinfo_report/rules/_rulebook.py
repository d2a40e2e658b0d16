"""
All equations of a form, and the verdicts that they give.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from attrs import field, frozen

from ..errors import RuleError
from ..figures import Interval, Kind, Printed
from ..findings import Finding, Verdict
from ..form import Holds, structure
from ..form._paths import cell_paths
from ..units import Unit
from ._compiled import Blanks, Violations, compile_printed, compile_violations
from ._declared import Declared
from ._explaining import Names, contradiction, impossible_cell, of_equation, worst_first
from ._formula import formula, labels
from ._implied import implied
from ._judging import Facts, Judgement, judge, local_cells, row_span
from ._linear import Linear, Pick, Term
from ._rule import Equation

__all__ = ["Blanks", "Rulebook", "places_of", "rulebook"]


@frozen(slots=False)
class Rulebook:
    """
    The equations of a form.

    Attributes:
        cls: The section class that they speak of.

        equations: The equations: what the declaration implies, then what is declared as rules.

        violations: Gives the equations that a report violates, in their order: a function of the
            report and of how blank cells are read (``unknown`` or ``zero``), compiled from the
            equations when it is first called.
    """

    cls: Any
    equations: tuple[Equation, ...]
    violations: Violations = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # compiling takes milliseconds, so it waits for the first report
        object.__setattr__(self, "violations", self._first_violations)

    def _first_violations(self, report: Any, blanks: Blanks = "unknown") -> list[Equation]:
        object.__setattr__(self, "violations", self._compiled)
        return self._compiled(report, blanks)

    @cached_property
    def _compiled(self) -> Violations:
        return compile_violations(self.cls, self.equations, self.units)

    def extended(self, *rules: Declared) -> Rulebook:
        """
        Make a rulebook that has further rules.

        Args:
            *rules: Rules declared with :func:`equal` and :func:`at_most`.

        Raises:
            RuleError: A rule speaks of a section that the form does not have, or two have one name.
        """
        return _gathered(self.cls, self.equations, rules)

    def findings(self, report: Any, blanks: Blanks = "unknown") -> tuple[Finding, ...]:
        """
        Explain what single rules and cells of a report show to be wrong, worst first.

        Args:
            report: An object of the class.

            blanks: How a blank cell is read.
        """
        violated = self.violations(report, blanks)
        if report._is_plain and not violated:  # noqa: SLF001 - the flag is the form's own
            return ()
        impossible = [one for one in self.printed(report) if one[1].kind is Kind.IMPOSSIBLE]
        if not violated and not impossible:
            return ()
        names = self._names(report)
        found = [of_equation(one, self.judge(report, one, blanks), names) for one in violated]
        found += [impossible_cell(path, cell, names) for path, cell in impossible]
        return worst_first(found, {one.name for one in violated}, names)

    def contradiction(
        self, report: Any, against: list[Equation], stated: Interval, implied: Interval
    ) -> Finding:
        """
        Explain equations that cannot hold together.

        Args:
            report: An object of the class.

            against: The equations.

            stated: What the first cell that they compare allows.

            implied: What the other cells leave for it.
        """
        return contradiction(against, stated, implied, self._names(report))

    def _names(self, report: Any) -> Names:
        return Names(report, functools.partial(self.paths, report))

    def judge(self, report: Any, equation: Equation, blanks: Blanks = "unknown") -> Judgement:
        """
        Judge one equation.

        Args:
            report: An object of the class.

            equation: The equation.

            blanks: How a blank cell is read.
        """
        return judge(equation, Facts(report, self.units, blanks == "zero"))

    def judgements(
        self, report: Any, blanks: Blanks = "unknown"
    ) -> Iterator[tuple[Equation, Judgement]]:
        """
        Judge every equation.

        Args:
            report: An object of the class.

            blanks: How a blank cell is read.
        """
        facts = Facts(report, self.units, blanks == "zero")
        for one in self.equations:
            yield one, judge(one, facts)

    def doubts(
        self, report: Any, equation: Equation, blanks: Blanks, judgement: Judgement
    ) -> tuple[str, tuple[str, ...]]:
        """
        Name the stated cell of an equation, and the cells that leave it open.

        Args:
            report: An object of the class.

            equation: The equation.

            blanks: How a blank cell is read.

            judgement: What follows for it.

        Returns:
            The name of the stated cell, and those of the cells without a number where the verdict
            is ``POSSIBLE``.
        """
        names = labels(self.cls)
        stated = names.get(equation.where, self.where(report, equation))
        if judgement.verdict is not Verdict.POSSIBLE:
            return stated, ()
        facts = Facts(report, self.units, blanks == "zero")
        without = [names.get(term.path, term.name) for term in facts.without_number(equation.terms)]
        return stated, tuple(dict.fromkeys(without))

    def spans(self, report: Any, term: Term, blanks: Blanks = "unknown") -> list[tuple[int, int]]:
        """
        Give what a term allows in a report: once, or for every choice of local rows that may
        count.
        """
        facts = Facts(report, self.units, blanks == "zero")
        return facts.alternatives(Linear((term.once,)))

    def cells(
        self, report: Any, term: Term, blanks: Blanks = "unknown"
    ) -> list[tuple[str, tuple[int, int]]]:
        """
        Give the cells that a term adds up in a report, each with its path and what it allows; a
        local row that may count or not allows nothing, too.

        Args:
            report: An object of the class.

            term: A cell, or the sum of local rows.

            blanks: How a blank cell is read.
        """
        zero = blanks == "zero"
        if term.pick is Pick.CELL:
            return [(term.path, Facts(report, self.units, zero).span(term))]
        section = report[term.path] if term.path else report
        found = []
        for path, (row, cell) in zip(
            self.paths(report, term), local_cells(section, term), strict=True
        ):
            low, high = row_span(row, cell, zero=zero)
            unsure = row.counts is None and term.pick is Pick.LOCAL_SUM
            found.append((path, (min(low, 0), max(high, 0)) if unsure else (low, high)))
        return found

    def paths(self, report: Any, term: Term) -> list[str]:
        """
        Give the paths of the cells that a term reads in a report; of the largest local row only
        that one.
        """
        if term.pick is Pick.CELL:
            return [term.path]
        section = report[term.path] if term.path else report
        numbers = {id(row): number for number, row in enumerate(section.local, start=1)}
        read = list(local_cells(section, term))
        if term.pick is Pick.LOCAL_MAX:
            read = sorted(read, key=lambda one: -row_span(*one, zero=False)[0])[:1]
        step = "" if term.column is None else f".{term.column}"
        return [f"{term.name_of_local(numbers[id(row)])}{step}" for row, _ in read]

    def where(self, report: Any, equation: Equation) -> str:
        """
        Give the path of the stated cell of an equation in a report.
        """
        stated = equation.left.terms[0]
        return next(iter(self.paths(report, stated)), stated.name)

    def is_certain(self, report: Any, equation: Equation, blanks: Blanks = "unknown") -> bool:
        """
        Say whether nothing leaves open what an equation compares: neither its guard nor local rows
        of which nobody knows whether they count.
        """
        facts = Facts(report, self.units, blanks == "zero")
        known = not any(facts.unknown(term) for term in equation.terms)
        return known and facts.is_certain(equation)

    def formula(self, equation: Equation, language: str = "zh") -> str:
        """
        Write an equation: with the labels of the form in Chinese, with paths in other languages.

        Args:
            equation: The equation.

            language: A locale such as ``zh`` or ``en``.
        """
        return formula(equation, self.cls, language)

    def printed(self, report: Any) -> list[tuple[str, Printed]]:
        """
        Give the cells of a report that print something else than one plain number.
        """
        return self._printed(report)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """
        The units of the cells of money, by path.
        """
        return {
            path: field.word.unit
            for path, field in cell_paths(self.cls)
            if field.word.unit.is_money
        }

    @cached_property
    def _printed(self) -> Callable[[Any], list[tuple[str, Printed]]]:
        return compile_printed(self.cls)


def rulebook(cls: Any, *rules: Declared) -> Rulebook:
    """
    Gather the rules of a form.

    Args:
        cls: The section class.

        *rules: Rules declared with :func:`equal` and :func:`at_most`; each is bound to every place
            of its section in the form. What the words of the declaration say needs no rule.

    Returns:
        The equations of all rules.

    Raises:
        RuleError: A rule speaks of a section that the form does not have, or two have one name.
    """
    return _gathered(cls, tuple(implied(cls)), rules)


def _gathered(cls: Any, equations: tuple[Equation, ...], rules: tuple[Declared, ...]) -> Rulebook:
    gathered = list(equations)
    for rule in rules:
        if not isinstance(rule, Declared):
            name = getattr(rule, "__name__", repr(rule))
            raise RuleError(name, "is no rule; put @equal or @at_most above it")
        if rule.over_years:
            raise RuleError(rule.name, "speaks of two years; it belongs to the form's year_rules")
        places = list(places_of(cls, rule.cls))
        if not places:
            raise RuleError(rule.name, f"{cls.__name__} has no section {rule.cls.__name__}")
        for prefix in places:
            gathered += rule.equations(prefix)
    seen: dict[tuple[str, str], Equation] = {}
    for one in gathered:
        key = (one.name, one.where)
        if key in seen and seen[key].rule is not one.rule:
            raise RuleError(one.rule.id, "stands twice; give one of the two another name")
        seen[key] = one
    return Rulebook(cls, tuple(gathered))


def places_of(cls: Any, wanted: Any, prefix: str = "") -> Iterator[str]:
    """
    Walk over the places of a section on a form.

    Args:
        cls: The class of the form.

        wanted: The class of the section.

        prefix: The path of the form, with a dot at its end; empty for the form itself.

    Yields:
        The path of each place, with a dot at its end; empty for the form itself.
    """
    if cls is wanted:
        yield prefix
    for one in structure(cls).fields:
        if one.holds is not Holds.CELL:
            yield from places_of(one.type, wanted, f"{prefix}{one.name}.")
