"""
Local rows of members and of their whole: matched by their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from attrs import evolve, frozen

from ..figures import FAR, Interval, bounds, has_number, written
from ..findings import (
    Basis,
    CellFact,
    EquationVerdict,
    Finding,
    Reason,
    Severity,
    Verdict,
)
from ..form import Indicator, LineCell, Local, Role, fold, lines
from ..units import Unit, counting_unit
from ._members import Member

__all__ = ["LocalCheck", "Words", "aligned", "local_cells", "local_checks"]

Words: TypeAlias = tuple[str, str, str, str | None, int]
"""
The section of a local row, its folded label, unit and column, and which of several it is.
"""


@frozen
class LocalCell:
    """
    A cell of a local row.

    Attributes:
        value: What it holds.

        line: Its line.

        cell: Where it stands.
    """

    value: Any
    line: Indicator
    cell: LineCell

    @property
    def unit(self) -> Unit:
        """
        Its unit; one that no form has adds up like pieces.
        """
        return counting_unit(self.cell.unit)

    @property
    def name(self) -> str:
        """
        What it is called in a sentence.
        """
        return self.line.name_of(self.cell)

    @property
    def has_number(self) -> bool:
        """
        Whether it prints a number.
        """
        return has_number(self.value)

    @property
    def span(self) -> tuple[int, int]:
        """
        The values that it allows.
        """
        return bounds(self.value, self.cell.signed, self.unit).span

    def fact(self, role: str, called: str) -> CellFact:
        """
        Give what a finding says about it.

        Args:
            role: What it is in the rule.

            called: What its report is called.
        """
        return CellFact(
            self.cell.path,
            self.line.label,
            self.cell.column,
            role,
            written(self.value),
            f"{called}：{self.name}",
            called,
        )


@frozen
class LocalCheck:
    """
    What follows for a cell of a local row of the whole.

    Attributes:
        words: The words of the row.

        verdict: The verdict.

        finding: What is violated, if anything is.
    """

    words: Words
    verdict: EquationVerdict
    finding: Finding | None


def local_cells(report: Any) -> dict[Words, LocalCell]:
    """
    Give the cells of the local rows of a report by the words of their rows.

    Args:
        report: The report.
    """
    found: dict[Words, LocalCell] = {}
    times: Counter[tuple[str, str, str]] = Counter()
    for line in lines(report):
        if line.role is not Role.LOCAL:
            continue
        of_row = (line.path.rpartition("local.")[0], fold(line.label), str(line.unit))
        times[of_row] += 1
        for cell in line.cells:
            words = (*of_row, cell.column, times[of_row])
            found[words] = LocalCell(report[cell.path], line, cell)
    return found


def aligned(reports: Sequence[Any]) -> list[Any]:
    """
    Put local rows of the same words behind the same line, since members print them where they
    like; else they would not add up.

    Args:
        reports: Reports on one form.
    """
    places: dict[Words, str | None] = {}
    made = []
    for report in reports:
        changes: dict[str, tuple[Local[Any], ...]] = {}
        for words, found in local_cells(report).items():
            rows, _, rest = found.cell.path.rpartition("local.")
            path, index = f"{rows}local", int(rest.partition(".")[0]) - 1
            now: tuple[Local[Any], ...] = changes[path] if path in changes else report[path]
            after = places.setdefault(words, now[index].after)
            if now[index].after != after:
                row = evolve(now[index], after=after)
                changes[path] = (*now[:index], row, *now[index + 1 :])
        made.append(report.replace(changes) if changes else report)
    return made


def local_checks(
    parent: Any, members: Sequence[Member], total: Any, *, complete: bool, called: tuple[str, str]
) -> Iterator[LocalCheck]:
    """
    Check the local rows of a parent against the sums of its members'.

    A local row may count once what several members count, so that a violation is a warning. A row
    of the parent that no member has, or of members that the parent does not have, says nothing.

    Args:
        parent: The report of the whole.

        members: Its members.

        total: The sum of their reports.

        complete: Whether these are all members.

        called: What the parent and the sum are called.
    """
    rows = {one.name: local_cells(one.report) for one in members}
    sums = local_cells(total)
    for words, top in local_cells(parent).items():
        if words in sums and (complete or not top.cell.signed):
            lacking = tuple(
                f"{name}：{top.name}" for name, known in rows.items() if words not in known
            )
            yield _check(words, (top, sums[words]), lacking, called, complete=complete)


def _check(
    words: Words,
    cells: tuple[LocalCell, LocalCell],
    lacking: tuple[str, ...],
    called: tuple[str, str],
    *,
    complete: bool,
) -> LocalCheck:
    top, below = cells
    # a member without the row may have such figures elsewhere
    spans = (top.span, (below.span[0], FAR if lacking else below.span[1]))
    verdict = _verdict(*spans, complete=complete)
    facts = (top.fact("parent", called[0]), below.fact("sum", called[1]))
    blank = [fact.name for fact, one in zip(facts, cells, strict=True) if not one.has_number]
    without = (*blank, *lacking)
    reason = Reason.MISSING if without else Reason.ROUNDING
    if not complete:  # the sum is what is stated
        spans, facts = spans[::-1], facts[::-1]
    rule = "local_row_is_sum_of_members" if complete else "local_row_is_at_least_known_members"
    judged = EquationVerdict(
        rule,
        facts[0].path,
        Severity.WARNING,
        Basis.DEFINITION,
        verdict,
        reason if verdict is Verdict.POSSIBLE else None,
        facts[0].name,
        without if verdict is Verdict.POSSIBLE else (),
    )
    if verdict is not Verdict.VIOLATED:
        return LocalCheck(words, judged, None)
    stated, implied = (Interval.from_span(*span) for span in spans)
    finding = Finding(
        rule=rule,
        wording="members" if complete else "known_members",
        severity=Severity.WARNING,
        basis=Basis.DEFINITION,
        verdict=verdict,
        where=facts[0].path,
        cells=facts,
        stated=stated,
        implied=implied,
        unit=top.unit,
    )
    return LocalCheck(words, judged, finding)


def _verdict(top: tuple[int, int], below: tuple[int, int], *, complete: bool) -> Verdict:
    """
    Compare a figure of the whole with a sum of members: is it equal, or at least as large?
    """
    low, high = top[0] - below[1], top[1] - below[0]
    if high < 0 or (complete and low > 0):
        return Verdict.VIOLATED
    holds = low == high == 0 if complete else low >= 0
    return Verdict.HOLDS if holds else Verdict.POSSIBLE
