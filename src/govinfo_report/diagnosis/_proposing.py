"""
From a diagnosis to corrections that someone may apply.

A correction is proposed if its explanation is likely enough, all its texts are known, and no rule
that holds is broken by it. Explanations that agree on a cell support each other: what they have in
common is proposed even where the rest is disputed.
"""

from __future__ import annotations

from typing import Any

from attrs import define, field

from ..figures import Interval, Kind
from ..rules import Rulebook
from ._case import Case
from ._changes import Change, apply
from ._correction import Correction, Outcome, Proposal
from ._diagnosing import diagnose
from ._diagnosis import Diagnosis, Explanation, Suspect
from ._kinds import ErrorKind
from ._posing import case_of

__all__ = ["propose"]

_AT_LEAST = 0.95
_IMPOSSIBLE = "impossible_cell"
_ONE_CAUSE = frozenset({ErrorKind.SWAP, ErrorKind.SHIFT, ErrorKind.TORN, ErrorKind.TRANSFER})
"""
What makes several cells wrong at once, so that they are mended together or not at all.
"""

Changes = tuple[Change, ...]


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
    return _Proposing(case, found, at_least).proposal()


@define
class _Candidate:
    """
    Changes that one or several explanations make.

    Attributes:
        changes: The changes.

        kind: What happened.

        sure: Whether the part of the report was searched to the end.

        parts: The parts of the report that it mends, and how likely it is in each.
    """

    changes: Changes
    kind: ErrorKind
    sure: bool = True
    parts: dict[int, float] = field(factory=dict)

    @property
    def paths(self) -> frozenset[str]:
        """
        The paths of the cells that are changed.
        """
        return frozenset(change.path for change in self.changes)

    @property
    def probability(self) -> float:
        """
        How likely it is: what must be right in several parts of a report must be likely in each.
        """
        return min(self.parts.values())


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
        candidates = self._candidates()
        chosen: list[_Candidate] = []
        report, violated = self.case.report, self._violated(self.case.report)
        paths: set[str] = set()
        for one in candidates:
            if one.probability < self.at_least or not one.sure or not paths.isdisjoint(one.paths):
                continue
            changed = apply(report, one.changes).report
            now = self._violated(changed)
            if now <= violated:
                chosen.append(one)
                paths |= one.paths
                report, violated = changed, now
        left = self._left(report)
        open_parts = {
            number
            for number, part in enumerate(self.diagnosis.components)
            if not left.keys().isdisjoint(part.equations)
        }
        disputed = []
        for one in candidates:
            if not open_parts.isdisjoint(one.parts) and paths.isdisjoint(
                c.path for c in one.changes
            ):
                open_parts -= one.parts.keys()
                disputed.append(one)
        return Proposal(
            _outcome(chosen=bool(chosen), left=bool(left), disputed=bool(disputed)),
            tuple(self._correction(one) for one in chosen),
            tuple(self._correction(one) for one in disputed),
            tuple(left),
            self.at_least,
        )

    # ── Candidates ────────────────────────────────────────────────────────────────────────────

    def _candidates(self) -> list[_Candidate]:
        """
        Gather all changes that are fully known, the likeliest first.
        """
        found: dict[Changes, _Candidate] = {}
        for number, part in enumerate(self.diagnosis.components):
            for explanation in part.explanations:
                for cells in _groups(explanation):
                    if not all(map(self._is_known, cells)):
                        continue
                    changes = _changes(cells)
                    one = found.setdefault(changes, _Candidate(changes, explanation.kind))
                    one.parts[number] = one.parts.get(number, 0.0) + explanation.probability
                    one.sure &= part.proved and not part.truncated
                    if one.kind is ErrorKind.SEVERAL:
                        one.kind = explanation.kind
        return sorted(found.values(), key=lambda one: -one.probability)

    def _is_known(self, cell: Suspect) -> bool:
        """
        Say whether there is a text for a cell that stands for all that it can be; where it stands
        for a part only, other texts are as good.
        """
        span = self.case.read(cell.path, cell.suggested or "")
        return span is not None and cell.implied in Interval.from_span(*span)

    # ── What a correction does ────────────────────────────────────────────────────────────────

    def _correction(self, one: _Candidate) -> Correction:
        before = self._violated(self.case.report)
        changed = apply(self.case.report, one.changes).report
        after = self._violated(changed)
        still = self._left(changed)
        if f"{_IMPOSSIBLE} {one.changes[0].path}" in before - after:
            still.pop(_IMPOSSIBLE, None)  # of other cells
        parts = [self.diagnosis.components[number] for number in one.parts]
        return Correction(
            one.changes,
            one.kind,
            one.probability,
            tuple(name for part in parts for name in part.equations if name not in still),
            tuple(sorted({name.partition(" ")[0] for name in after - before})),
            tuple(
                explanation
                for part in parts
                for explanation in part.explanations
                if one.changes not in map(_changes, _groups(explanation))
            ),
        )

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
        return dict.fromkeys(name for part in found.components for name in part.equations)


def _groups(explanation: Explanation) -> list[tuple[Suspect, ...]]:
    """
    Give the cells of an explanation: all together where one cause stands behind them, else one by
    one.
    """
    cells = explanation.cells
    return [cells] if explanation.kind in _ONE_CAUSE else [(one,) for one in cells]


def _changes(cells: tuple[Suspect, ...]) -> Changes:
    return tuple(
        Change(one.path, one.name, one.written, one.suggested)
        for one in cells
        if one.suggested != one.written
    )


def _outcome(*, chosen: bool, left: bool, disputed: bool) -> Outcome:
    if chosen:
        return Outcome.PARTIAL if left else Outcome.CORRECTED
    return Outcome.DISPUTED if disputed else Outcome.INVALID
