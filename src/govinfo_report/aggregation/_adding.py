"""
Adding reports up, cell by cell.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from .._language import translate, translate_plural
from ..editions import Report, Unlike
from ..figures import FAR, MISSING, Interval, Kind, bounds, from_interval, has_number, written
from ..form import Field, Holds, Role, cell_paths, indicators, structure
from ..rules import Blanks, check_blanks, rows_from_parts
from ._local import aligned, local_cells
from ._members import Member, members_of

__all__ = ["Lacking", "RollUp", "counted_once", "prepared", "roll_up", "sum_of"]


@frozen
class Lacking:
    """
    Cells of one member that print no number, so that their sums have no upper end.

    Attributes:
        member: The name of the member.

        cells: The texts by path; ``None`` where the member's table does not have the row.
    """

    member: str
    cells: tuple[tuple[str, str | None], ...]

    def as_dict(self) -> dict[str, Any]:
        """
        Give its facts for JSON.
        """
        cells = [{"path": path, "written": text} for path, text in self.cells]
        return {"member": self.member, "cells": cells}


@frozen
class RollUp:
    """
    What members add up to.

    Attributes:
        report: The sums, on the members' form; it has no agency and no scope.

        members: The members.

        lacking: The members whose tables lack a number that others have.

        bounded: The paths of the cells that count once what several members may count: they are
            bounded, not added.
    """

    report: Any
    members: tuple[Member, ...]
    lacking: tuple[Lacking, ...]
    bounded: tuple[str, ...]

    @property
    def twice(self) -> tuple[str, ...]:
        """
        The agencies of which there is more than one report.
        """
        names = [one.report.agency for one in self.members if one.report.agency is not None]
        return tuple(name for name in dict.fromkeys(names) if names.count(name) > 1)

    def remarks(self, language: str = "zh") -> Iterator[str]:
        """
        Say what limits the sums: one line for each member that lacks numbers, and for each agency
        that stands twice.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        for one in self.lacking:
            yield translate_plural(
                "{member}: {count} cell prints no number",
                "{member}: {count} cells print no number",
                len(one.cells),
                language,
                member=one.member,
            )
        for agency in self.twice:
            yield translate("{agency}: there is more than one report", language, agency=agency)


def roll_up(
    reports: Iterable[Any], *, blanks: Blanks = "unknown", unlike: Unlike = "refuse"
) -> RollUp:
    """
    Add reports up, cell by cell.

    Flows and stocks add up; rounded and blank cells make the sum a range. A line that counts once
    what several members may count is bounded: it is at least the largest of its members, at most
    their sum. A row that some members print and others show by its parts only is added from the
    parts. Local rows add up by their words.

    Args:
        reports: The members' reports, or what readers returned.

        blanks: How a blank cell is read.

        unlike: ``accept`` goes on where scopes or years differ, scopes are not known, or an agency
            stands twice.

    Raises:
        TypeError: One is no report.

        UnlikeReportsError: There is none, or they do not add up: forms differ, or scopes or years.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``.
    """
    members = members_of(reports, unlike)
    made = prepared([one.report for one in members], blanks)
    form: Any = type(made[0])
    total = sum_of(made)
    return RollUp(total, members, _lacking(members, made, total), counted_once(form))


def prepared(reports: list[Report], blanks: Blanks) -> list[Any]:
    """
    Make reports alike: optional rows that any of them shows are filled in all, and blanks are read.

    Args:
        reports: Reports on one form.

        blanks: How a blank cell is read.

    Raises:
        ValueError: It is neither ``unknown`` nor ``zero``.
    """
    check_blanks(blanks)
    first: Any = type(reports[0])
    optional = {
        cell.path
        for line in indicators(first)
        if line.optional
        for cell in line.cells
        if any(one[cell.path] != MISSING for one in reports)
    }
    made = []
    for one in reports:
        read = one
        if blanks == "zero":
            printed = one.rules.printed(one)
            read = one.replace({path: "0" for path, cell in printed if cell.kind is Kind.BLANK})
        if optional:
            rows = rows_from_parts(read.rules, read)
            read = read.replace({path: cell for path, cell in rows.items() if path in optional})
        made.append(read)
    return made


def sum_of(reports: list[Any]) -> Any:
    """
    Add reports on one form up; what counts once is bounded.

    Args:
        reports: The reports, at least one.
    """
    total = functools.reduce(operator.add, aligned(reports))
    changes: dict[str, Any] = {"agency": None, "scope": None}
    form: Any = type(total)
    fields = dict(cell_paths(form))
    for path in counted_once(form) if len(reports) > 1 else ():
        unit = fields[path].word.unit
        cells = [one[path] for one in reports if one[path] != MISSING]
        if not cells:
            continue
        spans = [bounds(cell, unit=unit).span for cell in cells]
        most = sum(high for _, high in spans) if len(cells) == len(reports) else FAR
        allowed = Interval.from_span(max(low for low, _ in spans), most)
        changes[path] = from_interval(allowed, unit)
    return total.replace(changes)


@functools.cache
def counted_once(cls: Any) -> tuple[str, ...]:
    """
    Give the paths of the cells that count once what several members may count: the totals that the
    form says so of, and what it says is among them.

    Args:
        cls: The class of a report.
    """
    return tuple(_counted_once(cls, ""))


def _counted_once(cls: Any, prefix: str) -> Iterator[str]:
    made = structure(cls)
    for field in made.fields:
        path = f"{prefix}{field.name}"
        if field.holds is Holds.SECTION:
            yield from _counted_once(field.type, f"{path}.")
        elif _counts_once(field, made.whole):
            columns = structure(field.type).fields if field.holds is Holds.ROW else ()
            yield from [f"{path}.{column.name}" for column in columns] or [path]


def _counts_once(field: Field, whole: Field | None) -> bool:
    if field.word.role is Role.AMONG:
        return whole is not None and whole.word.role is Role.DISTINCT
    return field.word.role is Role.DISTINCT


def _lacking(members: tuple[Member, ...], made: list[Any], total: Any) -> tuple[Lacking, ...]:
    """
    Name the cells that print no number in some members and one in others; of a local row that a
    member does not have, those of the sum.
    """
    without = [
        {path: written(cell) for path, cell in one.rules.printed(one) if not has_number(cell)}
        for one in made
    ]
    nobody = set.intersection(*(set(cells) for cells in without))
    local = {words: one.cell.path for words, one in local_cells(total).items()}
    found = []
    for member, report, cells in zip(members, made, without, strict=True):
        own = local_cells(report)
        kept = {path: text for path, text in cells.items() if path not in nobody}
        kept |= {path: None for words, path in local.items() if words not in own}
        if kept:
            found.append(Lacking(member.name, tuple(kept.items())))
    return tuple(found)
