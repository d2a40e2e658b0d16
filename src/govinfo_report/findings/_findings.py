"""
The sequence of findings that a check returns.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, ClassVar, Protocol, overload

from attrs import define, frozen

from .._language import translate, translate_plural
from ..errors import InconsistentReportError
from ._finding import EquationVerdict, Finding, Joint, Severity, Verdict

__all__ = ["Findings", "Whole"]


@frozen
class Whole:
    """
    The verdicts of all equations, and what follows from them together.

    Attributes:
        equations: The verdict of every equation, in the order of the rulebook.

        joint: Whether all rules of severity ``error`` can hold together.

        contradiction: The finding about a joint impossibility that no single rule shows.
    """

    equations: tuple[EquationVerdict, ...]
    joint: Joint
    contradiction: Finding | None = None


class Heading(Protocol):
    """
    What findings say about the report that they are about.
    """

    edition: ClassVar[str]

    @property
    def agency(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...


@define(eq=False, repr=False)  # a frozen constructor would take a fifth of the time of a check
class Findings(Sequence[Finding]):
    """
    What is violated in one report, worst first; the rest is computed when it is asked for.
    """

    _violated: tuple[Finding, ...]
    _report: Heading
    _blanks: str
    _judge: Callable[[Any, Any], Whole]

    @property
    def violated(self) -> tuple[Finding, ...]:
        """
        What single rules and cells show, worst first.
        """
        return self._violated

    @property
    def report(self) -> Heading:
        """
        The report.
        """
        return self._report

    @property
    def blanks(self) -> str:
        """
        How blank cells were read: ``unknown`` or ``zero``.
        """
        return self._blanks

    @cached_property
    def _whole(self) -> Whole:
        return self._judge(self.report, self.blanks)

    @cached_property
    def _all(self) -> tuple[Finding, ...]:
        contradiction = self._whole.contradiction
        return self.violated if contradiction is None else (contradiction, *self.violated)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._all)

    @property
    def equations(self) -> tuple[EquationVerdict, ...]:
        """
        The verdict of every equation.
        """
        return self._whole.equations

    @property
    def joint(self) -> Joint:
        """
        Whether all rules of severity ``error`` can hold together.
        """
        return self._whole.joint

    @property
    def counts(self) -> dict[Verdict, int]:
        """
        How many equations have each verdict; they add up to all equations of the rulebook.
        """
        verdicts = [one.verdict for one in self.equations]
        return {verdict: verdicts.count(verdict) for verdict in Verdict}

    @property
    def undecided(self) -> tuple[EquationVerdict, ...]:
        """
        The equations of severity ``error`` about which the digits cannot tell.
        """
        return tuple(
            one
            for one in self.equations
            if one.verdict is Verdict.POSSIBLE and one.severity is Severity.ERROR
        )

    @property
    def ok(self) -> bool:
        """
        Whether nothing of severity ``error`` is violated and all of it is jointly possible.
        """
        return all(one.severity is not Severity.ERROR for one in self)

    @property
    def verdict(self) -> Verdict:
        """
        The verdict of the whole report over its rules of severity ``error``.
        """
        if not self.ok:
            return Verdict.VIOLATED
        return Verdict.POSSIBLE if self.undecided else Verdict.HOLDS

    def raise_if_violated(self) -> None:
        """
        Raise an error if the report is not ``ok``.

        Raises:
            InconsistentReportError: With one sentence for each finding of severity ``error``.
        """
        if not self.ok:
            errors = (one for one in self if one.severity is Severity.ERROR)
            raise InconsistentReportError(tuple(one.message("en") for one in errors))

    def summary(self, language: str = "zh") -> str:
        """
        Say in one line how the report stands.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        counts = self.counts
        if len(self):
            head = translate_plural("{count} finding", "{count} findings", len(self), language)
        else:
            head = translate("No rule is violated", language)
        tail = translate(
            "{holds} of {all} equations hold, {possible} cannot be told, {not_applicable} do not"
            " apply",
            language,
            holds=counts[Verdict.HOLDS],
            all=len(self.equations),
            possible=counts[Verdict.POSSIBLE],
            not_applicable=counts[Verdict.NOT_APPLICABLE],
        )
        return translate("{head}; {tail}.", language, head=head, tail=tail)

    def text(self, language: str = "zh") -> str:
        """
        Say everything: one line for each finding and each rule that cannot be told, then the
        summary.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        found = [one.message(language) for one in (*self, *self.undecided)]
        return "\n".join([*found, self.summary(language)])

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Findings: {self.summary('en')}>"

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{html.escape(one.message())}</li>" for one in self)
        found = f"<ul>{items}</ul>" if items else ""
        return f"<div>{found}<p>{html.escape(self.summary())}</p></div>"

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """
        Give the fixed JSON form.

        Args:
            language: The language of the messages.
        """
        return {
            "edition": self.report.edition,
            "agency": self.report.agency,
            "year": self.report.year,
            "blanks": self.blanks,
            "verdict": self.verdict.value,
            "counts": {
                verdict.value: self.counts[verdict]
                for verdict in (
                    Verdict.HOLDS,
                    Verdict.POSSIBLE,
                    Verdict.VIOLATED,
                    Verdict.NOT_APPLICABLE,
                )
            },
            "joint": self.joint.as_dict(),
            "rules": [one.as_dict() for one in self.equations],
            "findings": [one.as_dict(language) for one in self],
        }
