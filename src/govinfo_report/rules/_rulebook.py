"""
All equations of a form, and the verdicts that they give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Literal

from attrs import frozen

from ..errors import RuleError
from ..figures import Printed
from ..findings import Verdict
from ..form import Holds, structure
from ..form._paths import cell_paths
from ..units import Unit
from ._compiled import compile_exact, compile_printed, compile_spans
from ._declared import Declared
from ._implied import implied
from ._judging import Facts, Judgement, judge
from ._linear import Linear, Pick, Term
from ._rule import Equation

__all__ = ["Blanks", "Rulebook", "rulebook"]

Blanks = Literal["unknown", "zero"]
"""
How a blank cell is read: as unknown, or as zero where a place is known to leave zeros blank.
"""


@frozen(slots=False)
class Rulebook:
    """
    The equations of a form.

    Attributes:
        cls: The section class that they speak of.

        equations: The equations: what the declaration implies, then what is declared as rules.
    """

    cls: Any
    equations: tuple[Equation, ...]

    def violations(self, report: Any, blanks: Blanks = "unknown") -> list[Equation]:
        """
        Give the equations that a report violates.

        Args:
            report: An object of the class.

            blanks: How a blank cell is read.
        """
        plain = self.plain_violations(report)
        return self.span_violations(report, blanks) if plain is None else plain

    def plain_violations(self, report: Any) -> list[Equation] | None:
        """
        Give the equations that a report of plain numbers violates.

        Returns:
            The equations, or ``None`` if the report prints anything but plain numbers.
        """
        try:
            failures = self._exact(report)
        except TypeError:
            return None
        return [self.equations[index] for index in failures]

    def span_violations(self, report: Any, blanks: Blanks = "unknown") -> list[Equation]:
        """
        Give the equations that a report violates, whatever it prints.

        Args:
            report: An object of the class.

            blanks: How a blank cell is read.
        """
        candidates = (self._spans_zero if blanks == "zero" else self._spans)(report)
        found = (self.equations[index] for index in candidates)
        return [
            one for one in found if self.judge(report, one, blanks).verdict is Verdict.VIOLATED
        ]

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

    def spans(
        self, report: Any, term: Term, blanks: Blanks = "unknown"
    ) -> list[tuple[int, int]]:
        """
        Give what a term allows in a report: once, or for every choice of local rows that may
        count.
        """
        facts = Facts(report, self.units, blanks == "zero")
        return facts.alternatives(Linear((Term(term.path, 1, term.pick, term.column),)))

    def paths(self, report: Any, term: Term) -> list[str]:
        """
        Give the paths of the cells that a term reads in a report.
        """
        if term.pick is Pick.CELL:
            return [term.path]
        section = report[term.path] if term.path else report
        step = "" if term.column is None else f".{term.column}"
        return [f"{term.name_of_local(index)}{step}" for index in range(1, len(section.local) + 1)]

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
    def _exact(self) -> Callable[[Any], list[int]]:
        if any(cell in self.units for one in self.equations for cell in one.cells):
            return _never_plain  # an amount is never exact, so the spans always decide
        return compile_exact(self.cls, self.equations)

    @cached_property
    def _printed(self) -> Callable[[Any], list[tuple[str, Printed]]]:
        return compile_printed(self.cls)

    @cached_property
    def _spans(self) -> Callable[[Any], list[int]]:
        return compile_spans(self.cls, self.equations, self.units, zero=False)

    @cached_property
    def _spans_zero(self) -> Callable[[Any], list[int]]:
        return compile_spans(self.cls, self.equations, self.units, zero=True)


def _never_plain(_: Any) -> list[int]:
    raise TypeError


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
    equations = list(implied(cls))
    for rule in rules:
        places = list(_places(cls, rule.cls, ""))
        if not places:
            raise RuleError(rule.name, f"{cls.__name__} has no section {rule.cls.__name__}")
        for prefix in places:
            equations += rule.equations(prefix)
    seen: dict[tuple[str, str], Equation] = {}
    for one in equations:
        key = (one.name, one.where)
        if key in seen and seen[key].rule is not one.rule:
            raise RuleError(one.rule.id, "stands twice; give one of the two another name")
        seen[key] = one
    return Rulebook(cls, tuple(equations))


def _places(cls: Any, wanted: Any, prefix: str) -> Iterator[str]:
    if cls is wanted:
        yield prefix
    for field in structure(cls).fields:
        if field.holds is not Holds.CELL:
            yield from _places(field.type, wanted, f"{prefix}{field.name}.")


