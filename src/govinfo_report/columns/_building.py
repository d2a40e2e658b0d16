"""
From a report to the values of its columns.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from ..figures import NUMBERS, Kind, Printed, written
from ..form import Holds, Local, structure
from ..rules import Linear, Pick, Term
from ..rules._judging import Facts, cell_span, local_cells
from ..units import counting_unit
from ._layout import KINDS, LARGEST_END, Flag, Layout, clamped, layout

__all__ = ["Row", "row_maker"]

Row = tuple[Any, ...]
"""
The values of one report, in the order of the columns, without the number of the report.
"""

_EXACT = KINDS[Kind.EXACT]
_SAID_BY_KIND = frozenset({Kind.BLANK, Kind.MISSING})
_INEXACT = NUMBERS - {Kind.EXACT}
_NO_ROWS = (0, 0, KINDS[Kind.MISSING])


@functools.cache
def row_maker(cls: Any) -> Callable[[Any, str | None], Row]:
    """
    Make the function that gives the values of a report of one form.

    Args:
        cls: The report class.

    Returns:
        A function of the report and of the source that it was read from.
    """
    form = layout(cls)
    cells = attrgetter(*form.cells)
    units = {path: one.word.unit for path, one in form.cells.items()}
    plain_columns = [not unit.is_money for unit in units.values()]
    no_rows = _NO_ROWS * len(form.local)

    def make(report: Any, source: str | None) -> Row:
        scope = None if report.scope is None else report.scope.value
        numbers: list[int] = []
        texts: dict[str, str] = {}
        flags = 0
        values = cells(report)
        for (path, unit), cell, is_count in zip(units.items(), values, plain_columns, strict=True):
            if is_count and type(cell) is int:
                if -LARGEST_END <= cell <= LARGEST_END:
                    numbers += (cell, cell, _EXACT)
                    continue
                numbers += (*clamped(cell, cell)[:2], _EXACT)
                flags |= Flag.LARGE
                texts[path] = str(cell)
                continue
            low, high, flag = _ends(cell_span(cell, zero=False, unit=unit))
            kind = _kind(cell, low, high)
            numbers += (low, high, KINDS[kind])
            flags |= flag | (Flag.IMPOSSIBLE if kind is Kind.IMPOSSIBLE else 0)
            text = written(cell)
            if text is not None and kind not in _SAID_BY_KIND and text != "0":
                texts[path] = text
        rows = None
        if report._has_local_rows:  # noqa: SLF001 - the flag is the form's own
            flag, of_rows = _local_numbers(form, report)
            flags |= flag
            numbers += of_rows
            rows = _written_rows(report)
        else:
            numbers += no_rows
        printed = json.dumps(texts, ensure_ascii=False) if texts else None
        heading = (report.edition, report.agency, report.year, scope, source)
        return (*heading, flags, *numbers, printed, rows)

    return make


def _ends(span: tuple[int, int]) -> tuple[int, int, int]:
    low, high, wider = clamped(*span)
    return low, high, Flag.LARGE if wider else 0


def _kind(cell: Any, low: int, high: int) -> Kind:
    if isinstance(cell, Printed):
        return cell.kind
    return Kind.EXACT if low == high else Kind.ROUNDED


def _local_numbers(form: Layout, report: Any) -> tuple[int, list[int]]:
    """
    Give the flags and the numbers of the local rows that equations read.
    """
    facts = Facts(report, {}, zero=False)
    flags = 0
    numbers: list[int] = []
    for term in form.local:
        spans = facts.alternatives(Linear((term,)))
        low, high, flag = _ends((min(low for low, _ in spans), max(high for _, high in spans)))
        read = list(local_cells(facts.section(term), term))
        kinds = {_local_kind(row, cell) for row, cell in read}
        together = _together(kinds, low, high)
        flags |= flag
        flags |= Flag.OPEN if len(spans) > 1 or _is_open(read, term) else 0
        flags |= Flag.BLANK if Kind.BLANK in kinds else 0
        flags |= Flag.MIXED if together not in _INEXACT and kinds & _INEXACT else 0
        numbers += (low, high, KINDS[together])
    if any(_is_impossible(row) for _, row in _all_local(report, "")):
        flags |= Flag.IMPOSSIBLE
    return flags, numbers


def _is_open(read: list[tuple[Local[Any], Any]], term: Term) -> bool:
    """
    Say whether some row may or may not be part of a sum.
    """
    return term.pick is Pick.LOCAL_SUM and any(row.counts is None for row, _ in read)


def _local_kind(row: Local[Any], cell: Any) -> Kind:
    unit = counting_unit(row.unit)
    return _kind(cell, *cell_span(cell, zero=False, unit=unit))


def _together(kinds: set[Kind], low: int, high: int) -> Kind:
    """
    Give the kind that stands for several local rows: what is missing or a dash only if all are.
    """
    if kinds <= {Kind.MISSING}:
        return Kind.MISSING
    if kinds <= {Kind.MISSING, Kind.DASH}:
        return Kind.DASH
    without = kinds - NUMBERS
    if without:
        return Kind.BLANK if Kind.BLANK in without else Kind.UNREADABLE
    return Kind.EXACT if low == high else Kind.ROUNDED


def _all_local(section: Any, path: str) -> Iterator[tuple[str, Local[Any]]]:
    """
    Walk over the local rows of a section and of all sections below it, with the sections' paths.
    """
    made = structure(type(section))
    for row in section.local if made.local else ():
        yield path, row
    for one in made.fields:
        if one.holds is Holds.SECTION:
            below = f"{path}.{one.name}" if path else one.name
            yield from _all_local(getattr(section, one.name), below)


def _cells_of(row: Local[Any]) -> dict[str | None, Any]:
    """
    Give the cells of a local row by column: ``None`` names the only one.
    """
    if not hasattr(type(row.figure), "_structure"):
        return {None: row.figure}
    return {one.name: getattr(row.figure, one.name) for one in structure(type(row.figure)).fields}


def _is_impossible(row: Local[Any]) -> bool:
    cells = _cells_of(row).values()
    return any(isinstance(one, Printed) and one.kind is Kind.IMPOSSIBLE for one in cells)


def _written_rows(report: Any) -> str:
    """
    Write all local rows of a report as JSON: a list of rows, each with its section and its cells.
    """
    found: list[dict[str, Any]] = []
    for section, row in _all_local(report, ""):
        cells = [_written_cell(row, column, cell) for column, cell in _cells_of(row).items()]
        found.append(
            {
                "section": section,
                "after": row.after,
                "label": row.label,
                "unit": str(row.unit),
                "counts": row.counts,
                "cells": cells,
            }
        )
    return json.dumps(found, ensure_ascii=False)


def _written_cell(row: Local[Any], column: str | None, cell: Any) -> dict[str, Any]:
    unit = counting_unit(row.unit)
    low, high, _ = clamped(*cell_span(cell, zero=False, unit=unit))
    kind = KINDS[_kind(cell, low, high)]
    return {"column": column, "text": written(cell), "low": low, "high": high, "kind": kind}
