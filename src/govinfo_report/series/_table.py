"""
Figures over the years, by what they mean and not by where they stand.
"""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ..errors import UnknownIndicatorError
from ..figures import Interval, in_unit, written
from ..units import counting_unit
from ._cells import MeantCell, by_meaning_with_sums

__all__ = ["Table", "Trend", "table"]


@frozen
class Trend:
    """
    One figure over the years.

    Attributes:
        concept: What it means: the path of its line, or what the editions share.

        label: The words of its line, in the latest report that has it.

        column: The words above its column in a matrix, else ``None``.

        unit: Its unit.

        years: The years.

        cells: Its cell in each year; ``None`` where the year's form does not ask for it. A row that
            a year shows by its parts only is their sum, and says so.
    """

    concept: str
    label: str
    column: str | None
    unit: str
    years: tuple[int, ...]
    cells: tuple[MeantCell | None, ...]

    @property
    def written(self) -> tuple[str | None, ...]:
        """
        What each year prints, or what its parts add up to; ``None`` where it prints nothing or is
        not asked.
        """
        return tuple(None if cell is None else written(cell.value) for cell in self.cells)

    @property
    def values(self) -> tuple[Interval | None, ...]:
        """
        The values that each year allows; ``None`` where the year's form does not ask.
        """
        return tuple(None if cell is None else cell.allows for cell in self.cells)

    @property
    def changes(self) -> tuple[Interval | None, ...]:
        """
        By how much each year differs from the one before; ``None`` for the first, across a gap and
        where one of the two is not asked.
        """
        found: list[Interval | None] = [None]
        before_after = itertools.pairwise(zip(self.years, self.values, strict=True))
        for (one, before), (other, now) in before_after:
            known = before is not None and now is not None and other == one + 1
            found.append(now - before if known and now and before else None)
        return tuple(found)

    def as_dict(self) -> dict[str, Any]:
        """
        Give its facts for JSON.
        """
        return {
            "concept": self.concept,
            "label": self.label,
            "column": self.column,
            "unit": self.unit,
            "cells": [
                self._cell(*one) for one in zip(self.years, self.cells, self.changes, strict=True)
            ],
        }

    def _cell(self, year: int, cell: MeantCell | None, change: Interval | None) -> dict[str, Any]:
        allowed = None if cell is None else cell.allows
        return {
            "year": year,
            "asked": cell is not None,
            "added_up": cell is not None and cell.added_up,
            "written": None if cell is None else written(cell.value),
            **self._ends(allowed),
            "change": None if change is None else self._ends(change),
        }

    def _ends(self, interval: Interval | None) -> dict[str, Any]:
        unit = next(one.cell.unit for one in self.cells if one is not None)
        known = counting_unit(unit)
        ends = (None, None) if interval is None else (interval.low, interval.high)
        low, high = (in_unit(end, known) for end in ends)
        return {"low": low, "high": high}


@frozen(repr=False)
class Table(Mapping[str, Trend]):
    """
    All figures over the years: a mapping from what they mean to their trend.

    Attributes:
        years: The years.

        trends: The figures, in the order of the latest form.
    """

    years: tuple[int, ...]
    trends: tuple[Trend, ...]

    def __getitem__(self, concept: str) -> Trend:
        found = next((trend for trend in self.trends if trend.concept == concept), None)
        if found is None:
            raise UnknownIndicatorError(concept)
        return found

    def __contains__(self, concept: object) -> bool:
        return any(trend.concept == concept for trend in self.trends)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(trend.concept for trend in self.trends))

    def __len__(self) -> int:
        return len(set(self))

    def rows(self) -> Iterator[tuple[str, ...]]:
        """
        Give the rows of the table as texts: words, column, unit, then what each year prints, ``·``
        where its form does not ask, and with ``Σ`` what only parts add up to.
        """
        for trend in self.trends:
            cells = [
                "·" if cell is None else f"{'Σ' * cell.added_up}{text or ''}"
                for cell, text in zip(trend.cells, trend.written, strict=True)
            ]
            yield (trend.label, trend.column or "", trend.unit, *cells)

    def __repr__(self) -> str:
        return f"<Table: {len(self.trends)} figures, {', '.join(map(str, self.years))}>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{year}</th>" for year in self.years)
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in self.rows()
        )
        return f"<table><tr><th colspan=3></th>{head}</tr>{rows}</table>"


def table(reports: tuple[tuple[int, Any], ...]) -> Table:
    """
    Put the figures of reports on different years side by side.

    Args:
        reports: Years and their reports, the earliest first.
    """
    cells = [by_meaning_with_sums(report) for _, report in reports]
    years = tuple(year for year, _ in reports)
    # the order of the latest form; what older forms alone ask for stands behind
    meanings = dict.fromkeys(meaning for one in reversed(cells) for meaning in one)
    trends = []
    for meaning in meanings:
        of_years = tuple(one.get(meaning) for one in cells)
        latest = next(cell for cell in reversed(of_years) if cell is not None)
        concept, unit = meaning
        trends.append(Trend(concept, latest.line.name, latest.cell.column, unit, years, of_years))
    return Table(years, tuple(trends))
