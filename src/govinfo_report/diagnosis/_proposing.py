"""
From a diagnosis to corrections that someone may apply.

A correction is proposed if its explanation is likely enough, all its texts are known, and no rule
that holds is broken by it. Explanations that agree on a cell support each other: what they have in
common is proposed even where the rest is disputed.
"""

from __future__ import annotations

from typing import Any

from attrs import define

from ..errors import StaleChangeError
from ..figures import Kind
from ..rules import Rulebook
from ._candidates import Candidate, candidates, changes_of
from ._case import Case
from ._changes import apply
from ._correction import Correction, Outcome, Proposal
from ._diagnosing import diagnose
from ._diagnosis import Component, Diagnosis
from ._posing import case_of

__all__ = ["propose"]

_AT_LEAST = 0.95
_IMPOSSIBLE = "impossible_cell"


def propose(
    report: Any,
    diagnosis: Diagnosis | None = None,
    *,
    at_least: float = _AT_LEAST,
    rules: Rulebook | None = None,
) -> Proposal:
    """
    Say which corrections would mend a report. The report is not changed.

    Args:
        report: A report, what a reader returned, or any section whose rules are given.

        diagnosis: What is known about it; made anew if left out.

        at_least: How likely a correction must be to be proposed.

        rules: The rules; those of the report's form if left out.

    Returns:
        The corrections that are likely enough and break nothing, the likeliest of the others, and
        what is left if all are applied.

    Raises:
        TypeError: ``report`` is no report, and no rules are given.

        ValueError: The rules are about another form.

        StaleChangeError: The diagnosis is that of another report.
    """
    found = diagnose(report, rules=rules) if diagnosis is None else diagnosis
    case = case_of(report, found.blanks, rules)
    _refuse_stale(case, found)
    return _Proposing(case, found, at_least).proposal()


@define
class _Proposing:
    case: Case
    diagnosis: Diagnosis
    at_least: float

    def proposal(self) -> Proposal:
        """
        Choose corrections, the likeliest first, and look at what is left.
        """
        if self.diagnosis.feasible:
            return Proposal(Outcome.VALID, (), (), (), self.at_least)
        found = candidates(self.case, self.diagnosis, self.at_least)
        chosen: list[Candidate] = []
        report, violated = self.case.report, self._violated(self.case.report)
        paths: set[str] = set()
        for one in found:
            if one.probability < self.at_least or not one.sure or not paths.isdisjoint(one.paths):
                continue
            changed = apply(report, one.changes).report
            now = self._violated(changed)
            if now <= violated:
                chosen.append(one)
                paths |= one.paths
                report, violated = changed, now
        left = self._left(report) if chosen else _named(self.diagnosis)
        open_parts = {
            number
            for number, part in enumerate(self.diagnosis.components)
            if not left.keys().isdisjoint(part.equations)
        }
        disputed = []
        for one in found:
            if not open_parts.isdisjoint(one.parts) and paths.isdisjoint(one.paths):
                open_parts -= one.parts.keys()
                disputed.append(one)
        return Proposal(
            _outcome(chosen=bool(chosen), left=bool(left), disputed=bool(disputed)),
            tuple(self._correction(one) for one in chosen),
            tuple(self._correction(one) for one in disputed),
            tuple(left),
            self.at_least,
        )

    # ── What a correction does ────────────────────────────────────────────────────────────────

    def _correction(self, one: Candidate) -> Correction:
        before = self._violated(self.case.report)
        changed = apply(self.case.report, one.changes).report
        after = self._violated(changed)
        parts = [self.diagnosis.components[number] for number in one.parts]
        return Correction(
            one.changes,
            one.kind,
            one.probability,
            tuple(name for part in parts for name in self._mended(part, before, after, changed)),
            tuple(sorted(_rules(after - before))),
            tuple(
                explanation
                for part in parts
                for explanation in part.explanations
                if one.changes not in changes_of(explanation)
            ),
        )

    def _mended(
        self, part: Component, before: frozenset[str], after: frozenset[str], changed: Any
    ) -> list[str]:
        """
        Name the equations of a part of the report that a change mends; where none is violated by
        itself, those that no longer contradict each other.
        """
        if not _rules(before).isdisjoint(part.equations):
            mended = _rules(before - after)
            return [name for name in part.equations if name in mended]
        still = self._left(changed)
        return [name for name in part.equations if name not in still]

    def _violated(self, report: Any) -> frozenset[str]:
        """
        Name the equations of every severity that a report violates, and its impossible cells.
        """
        rules = self.case.rules
        printed = rules.printed(report)
        impossible = (path for path, cell in printed if cell.kind is Kind.IMPOSSIBLE)
        return frozenset(one.name for one in rules.violations(report, self.case.blanks)) | {
            f"{_IMPOSSIBLE} {path}" for path in impossible
        }

    def _left(self, report: Any) -> dict[str, None]:
        """
        Name the equations that contradict each other in a report.
        """
        found = diagnose(report, self.case.blanks, self.diagnosis.trusted, rules=self.case.rules)
        return _named(found)


def _refuse_stale(case: Case, diagnosis: Diagnosis) -> None:
    """
    Refuse a diagnosis of a report that printed something else.
    """
    if diagnosis.report is None or diagnosis.report is case.report:
        return
    other = case_of(diagnosis.report, diagnosis.blanks, case.rules)
    for path in {**other.layout.places, **case.layout.places}:
        before, now = (
            one.written(path) if path in one.layout.places else None for one in (other, case)
        )
        if before != now:
            raise StaleChangeError(path, before, now)


def _named(diagnosis: Diagnosis) -> dict[str, None]:
    return dict.fromkeys(name for part in diagnosis.components for name in part.equations)


def _rules(violated: frozenset[str]) -> set[str]:
    """
    Give names of equations without the cells behind ``impossible_cell``.
    """
    return {_IMPOSSIBLE if name.startswith(f"{_IMPOSSIBLE} ") else name for name in violated}


def _outcome(*, chosen: bool, left: bool, disputed: bool) -> Outcome:
    if chosen:
        return Outcome.PARTIAL if left else Outcome.CORRECTED
    return Outcome.DISPUTED if disputed else Outcome.INVALID
