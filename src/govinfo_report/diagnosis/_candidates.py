"""
Changes that explanations of a report make, and how likely each is by itself.

Explanations of a part of a report in which several cells are wrong take all of them together, and
so does their likelihood. A change that nearly all of them make, and that settles every violated
rule of its cells, is looked at by its own: among the explanations of these rules only.
"""

from __future__ import annotations

from typing import Any

from attrs import define, field

from ..figures import Interval
from ..findings import Severity
from ..rules import Rulebook
from ._case import Case
from ._changes import Change, apply
from ._diagnosing import diagnose
from ._diagnosis import Diagnosis, Explanation, Suspect
from ._kinds import ErrorKind

__all__ = ["Candidate", "candidates", "changes_of"]

_ONE_CAUSE = frozenset({ErrorKind.SWAP, ErrorKind.SHIFT, ErrorKind.TORN, ErrorKind.TRANSFER})
"""
What makes several cells wrong at once, so that they are mended together or not at all.
"""

Changes = tuple[Change, ...]


@define
class Candidate:
    """
    Changes that one or several explanations make.

    Attributes:
        changes: The changes.

        kind: What happened.

        sure: Whether the part of the report was searched to the end.

        parts: The parts of the report that it mends, and how likely it is in each.

        agreed: The least share that it has among the listed explanations of a part.

        alone: How likely it is among the explanations of the rules that it mends.
    """

    changes: Changes
    kind: ErrorKind
    sure: bool = True
    parts: dict[int, float] = field(factory=dict)
    agreed: float = 0.0
    alone: float = 0.0

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
        return max(min(self.parts.values()), min(self.agreed, self.alone))


def candidates(case: Case, diagnosis: Diagnosis, at_least: float) -> list[Candidate]:
    """
    Gather all changes that are fully known, the likeliest first.

    Args:
        case: The report.

        diagnosis: What is known about it.

        at_least: How likely a change must be to be looked at by its own.
    """
    found = _gathered(case, diagnosis)
    for one in found.values():
        if one.sure and one.kind is ErrorKind.SEVERAL and at_least <= one.agreed:
            _look_alone(case, diagnosis, one)
    return sorted(found.values(), key=lambda one: -one.probability)


def _gathered(case: Case, diagnosis: Diagnosis) -> dict[Changes, Candidate]:
    found: dict[Changes, Candidate] = {}
    listed = [sum(e.probability for e in c.explanations if e.cells) for c in diagnosis.components]
    for number, part in enumerate(diagnosis.components):
        for explanation in part.explanations:
            for cells in _groups(explanation):
                if not all(_is_known(case, cell) for cell in cells):
                    continue
                changes = _changes(cells)
                one = found.setdefault(changes, Candidate(changes, explanation.kind))
                one.parts[number] = one.parts.get(number, 0.0) + explanation.probability
                one.sure &= part.proved and not part.truncated
                if one.kind is ErrorKind.SEVERAL:
                    one.kind = explanation.kind
    _add_doubtful(case, diagnosis, found)
    for one in found.values():
        # what is too unlikely to be told from zero has no share
        one.agreed = min(share / (listed[number] or 1.0) for number, share in one.parts.items())
    return found


def _add_doubtful(case: Case, diagnosis: Diagnosis, found: dict[Changes, Candidate]) -> None:
    """
    Add changes to texts that are likely and not certain, where nothing is known for certain; they
    are never sure.
    """
    known = {number for one in found.values() for number in one.parts}
    for number, part in enumerate(diagnosis.components):
        for explanation in part.explanations if number not in known else ():
            if not explanation.cells or not all(_is_text(case, one) for one in explanation.cells):
                continue
            changes = _changes(explanation.cells)
            one = found.setdefault(changes, Candidate(changes, explanation.kind, sure=False))
            one.parts[number] = one.parts.get(number, 0.0) + explanation.probability


def _look_alone(case: Case, diagnosis: Diagnosis, one: Candidate) -> None:
    """
    Find out how likely a change is among the explanations of the rules that it mends, all other
    violated rules left out; not if a rule of its cells stays violated, since then something else
    is wrong there too.
    """
    rules, report = case.rules, case.report
    violated = {id(rule) for rule in _violated(case, report)}
    left = _violated(case, apply(report, one.changes).report)
    cells = {path for rule in left for term in rule.terms for path in rules.paths(report, term)}
    mended = violated - {id(rule) for rule in left}
    if not mended or not cells.isdisjoint(one.paths):
        return
    kept = (rule for rule in rules.equations if id(rule) not in violated or id(rule) in mended)
    book = Rulebook(rules.cls, tuple(kept))
    again = diagnose(report, case.blanks, diagnosis.trusted, rules=book)
    found = _gathered(case, again).get(one.changes, one)
    one.alone = min(found.parts.values()) if found.sure else 0.0
    one.kind = found.kind


def _violated(case: Case, report: Any) -> list[Any]:
    found = case.rules.violations(report, case.blanks)
    return [rule for rule in found if rule.rule.severity is Severity.ERROR]


def _is_known(case: Case, cell: Suspect) -> bool:
    """
    Say whether there is a text for a cell that stands for all that it can be; where it stands for a
    part only, other texts are as good.
    """
    span = case.read(cell.path, cell.suggested or "")
    return span is not None and cell.implied in Interval.from_span(*span)


def _is_text(case: Case, cell: Suspect) -> bool:
    """
    Say whether there is a text for a cell that is a number there.
    """
    return case.read(cell.path, cell.suggested or "") is not None


def changes_of(explanation: Explanation) -> list[Changes]:
    """
    Give the changes that an explanation makes: all together where one cause stands behind them,
    else one by one.

    Args:
        explanation: The explanation.
    """
    return [_changes(cells) for cells in _groups(explanation)]


def _groups(explanation: Explanation) -> list[tuple[Suspect, ...]]:
    cells = explanation.cells
    return [cells] if explanation.kind in _ONE_CAUSE else [(one,) for one in cells]


def _changes(cells: tuple[Suspect, ...]) -> Changes:
    return tuple(
        Change(one.path, one.name, one.written, one.suggested)
        for one in cells
        if one.suggested != one.written
    )
