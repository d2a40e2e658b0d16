"""
From a report to its diagnosis.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import UnknownIndicatorError
from ..figures import Interval, Kind
from ..form import indicators
from ..rules import Blanks, Rulebook
from ._calibration import calibration
from ._case import Case, Posed
from ._causes import causes
from ._diagnosis import Component, Diagnosis, Explanation, Suspect
from ._kinds import ErrorKind
from ._sets import MinimumSets, minimum_sets
from ._system import System
from ._weighing import Weighed, Weighing

__all__ = ["diagnose"]

_MOST_LISTED = 200
"""
So many explanations of one component are listed at most.
"""


def diagnose(
    report: Any,
    blanks: Blanks = "unknown",
    trusted: Iterable[str] = (),
    *,
    rules: Rulebook | None = None,
) -> Diagnosis:
    """
    Say which cells of a report may be wrong, what each should be, and how likely that is.

    Args:
        report: A report, what a reader returned, or any section whose rules are given.

        blanks: ``zero`` reads blank cells as zero; dashes, missing and unreadable cells stay
            unknown.

        trusted: The paths of cells that are known to be right.

        rules: The rules; those of the report's form if left out.

    Returns:
        All least sets of cells that must be wrong, ranked by how well a misprint explains them.

    Raises:
        TypeError: ``report`` is no report, and no rules are given.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``, or the rules are about another
            form.

        UnknownIndicatorError: A trusted path names no cell.
    """
    report = getattr(report, "report", report)
    book: Rulebook | None = rules or getattr(type(report), "rules", None)
    if not isinstance(book, Rulebook):
        msg = "diagnose() takes a report or a reading, or any section with rules="
        raise TypeError(msg)
    if not isinstance(report, book.cls):
        msg = f"the rules are about {book.cls.__name__}, the report is a {type(report).__name__}"
        raise ValueError(msg)  # noqa: TRY004 - both are of the right type, they do not go together
    if blanks not in {"unknown", "zero"}:
        msg = f"blanks must be 'unknown' or 'zero' (got {blanks!r})"
        raise ValueError(msg)
    case = Case(report, book, blanks)
    safe = tuple(trusted)
    for path in safe:
        if path not in case.places:
            raise UnknownIndicatorError(path)
    found = _Search(case, frozenset(safe))
    return Diagnosis(tuple(found.components()), blanks, safe, report)


_LEAST = 0.001
"""
A single cause for more cells than must be wrong is listed if it is likelier than this.
"""


class _Search:
    def __init__(self, case: Case, trusted: frozenset[str]) -> None:
        self.case = case
        self.trusted = trusted

    def components(self) -> Iterator[Component]:
        """
        Walk over what contradicts itself, in the order of the rules; impossible cells that no rule
        speaks of come last.
        """
        case = self.case
        impossible = self._impossible()
        for number, block in enumerate(case.plan.blocks):
            wrong = [path for path in impossible if case.block_of(path) == number]
            broken = any(id(one) in case.violated for one in block.equations)
            if not (broken or wrong) and case.is_plain(number):
                continue
            posed = case.posed(number)
            wrong = [path for path in wrong if path in posed.index]
            impossible = [path for path in impossible if path not in wrong]
            if wrong or posed.system.probe().conflict is not None:
                yield self._component(posed, wrong)
        for path in impossible:
            yield self._component(self._alone(path), [path])

    def _impossible(self) -> list[str]:
        report = self.case.report
        if report._is_plain:  # noqa: SLF001 - the flag is the form's own
            return []
        printed = self.case.rules.printed(report)
        return [path for path, cell in printed if cell.kind is Kind.IMPOSSIBLE]

    def _alone(self, path: str) -> Posed:
        """
        Pose a cell that no rule speaks of.
        """
        limits = self.case.limits(path)
        system = System({path: limits}, (), {path: limits})
        block = self.case.plan.lone(path)
        return Posed(block, system, (), {path: 0})

    def _component(self, posed: Posed, wrong: list[str]) -> Component:
        system = posed.system
        found = minimum_sets(
            system,
            trusted=[posed.index[path] for path in self.trusted if path in posed.index],
            forced=[posed.index[path] for path in wrong if path not in self.trusted],
        )
        weighing = Weighing(self.case, posed)
        weighed = [
            weighing.weigh(freed, probe)
            for freed, probe in zip(found.sets, found.probes, strict=True)
            if freed
        ]
        if not wrong:
            weighed += causes(self.case, posed, self.trusted)
        equations = [posed.equations[number] for number in _blamed(system)]
        rules = [one.rule.id for one in equations] + ["impossible_cell"] * bool(wrong)
        names = [one.name for one in equations] + ["impossible_cell"] * bool(wrong)
        return Component(
            rules=tuple(dict.fromkeys(rules)),
            equations=tuple(dict.fromkeys(names)),
            minimum=found.cost,
            truncated=found.truncated or len(weighed) > _MOST_LISTED,
            proved=found.proved,
            certain=tuple(system.unknowns[one] for one in _common(found)),
            explanations=self._ranked(weighed, found.cost),
        )

    def _ranked(self, weighed: list[Weighed], size: int) -> tuple[Explanation, ...]:
        """
        Put explanations in proportion, best first; what is not listed goes to "something else".
        """
        model = calibration()
        other = model.other * model.further ** max(size - 1, 0)
        ordered = sorted(weighed, key=lambda one: -one.weight)
        whole = sum(one.weight for one in ordered) + other
        listed = [one for one in ordered if one.is_minimum or one.weight > _LEAST * whole]
        listed = listed[:_MOST_LISTED]
        explanations = [
            Explanation(
                tuple(
                    Suspect(
                        cell.path,
                        self._names[cell.path],
                        self.case.written(cell.path),
                        Interval.from_span(*cell.implied),
                        cell.suggested,
                        self.case.unit(cell.path),
                    )
                    for cell in one.cells
                ),
                one.kind,
                one.weight / whole,
                one.is_minimum,
            )
            for one in listed
        ]
        rest = max(0.0, 1.0 - sum(one.probability for one in explanations))
        explanations.append(Explanation((), ErrorKind.OTHER, rest))
        return tuple(explanations)

    @functools.cached_property
    def _names(self) -> dict[str, str]:
        report = self.case.report
        if report._has_local_rows:  # noqa: SLF001 - the flag is the form's own
            return _names_of(self.case.lines)
        return _names_of_form(self.case.rules.cls)


@functools.lru_cache(maxsize=32)
def _names_of_form(cls: Any) -> dict[str, str]:
    return _names_of(indicators(cls))


def _names_of(form_lines: Iterable[Any]) -> dict[str, str]:
    return {
        cell.path: line.name if cell.column is None else f"{line.name}（{cell.column}）"
        for line in form_lines
        for cell in line.cells
    }


def _common(found: MinimumSets) -> list[int]:
    """
    Give the unknowns that are in every set, where all sets are known.
    """
    if not found.sets or found.truncated:
        return []
    return sorted(set(found.sets[0]).intersection(*found.sets))


def _blamed(system: System) -> list[int]:
    """
    Give the rows that are broken as they stand; where none is, a least set of rows that contradict
    each other.
    """
    if system.broken:
        return system.broken
    rows = sorted(system.probe().rows)
    for row in rows.copy():
        fewer = [one for one in rows if one != row]
        if _without(system, fewer).probe().conflict is not None:
            rows = fewer
    return rows


def _without(system: System, rows: list[int]) -> System:
    return System.of_rows(
        system.unknowns,
        [system.rows[one] for one in rows],
        [system.ends[one] for one in rows],
        (system.lows, system.highs),
        system.limits,
    )
