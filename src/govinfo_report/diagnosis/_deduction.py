"""
What follows for the cells of a report from its other cells.
"""

from __future__ import annotations

import html
from typing import Any

from attrs import frozen

from .._language import translate, translate_plural
from ..figures import NUMBERS, Interval, Kind, from_interval, in_unit, written
from ..units import Unit
from ._changes import Change
from ._saying import shown

__all__ = ["Deduced", "Deduction"]

_MOST_CELLS = 200


@frozen
class Deduced:
    """
    A cell that the others determine, or of which they leave less than it prints.

    Attributes:
        path: Its path.

        name: Its label, with its column.

        written: What it prints; ``None`` where the row is missing.

        kind: How exactly it says its value.

        before: The values that its print allows.

        after: The values that are left.

        follows_from: The equations from which that follows.

        unit: The unit of its line.
    """

    path: str
    name: str
    written: str | None
    kind: Kind
    before: Interval
    after: Interval
    follows_from: tuple[str, ...]
    unit: Unit = Unit.ITEM

    @property
    def is_determined(self) -> bool:
        """
        Whether one value is left.
        """
        return self.after.is_exact

    @property
    def suggested(self) -> str | None:
        """
        What the cell could print, where one value is left.
        """
        return written(from_interval(self.after, self.unit)) if self.is_determined else None

    def message(self, language: str = "zh") -> str:
        """
        Say it in one line.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        low, high = (in_unit(end, self.unit) for end in (self.after.low, self.after.high))
        ends = ["∞" if end is None else str(end) for end in (low, high)]
        return translate(
            "{name} {written} → {right}",
            language,
            name=self.name,
            written=shown(self.written, language),
            right=self.suggested or "…".join(ends),
        )

    def as_dict(self) -> dict[str, Any]:
        """
        Give what is known as data, intervals in the unit of the line.
        """
        return {
            "path": self.path,
            "written": self.written,
            "before": self._ends(self.before),
            "after": self._ends(self.after),
            "suggested": self.suggested,
            "follows_from": list(self.follows_from),
        }

    def _ends(self, interval: Interval) -> dict[str, Any]:
        low, high = (in_unit(end, self.unit) for end in (interval.low, interval.high))
        return {"low": low, "high": high}


@frozen
class Deduction:
    """
    What follows for the cells of one report, as far as its figures tell.

    Attributes:
        cells: The cells of which less is left than they print, in printing order.

        contradiction: The equations that contradict each other, ``impossible_cell`` among them
            where a line cannot have what it prints; then nothing is deduced for any cell.

        exact: Whether nothing further follows; where very many cells are blank, or cells without
            an end stand in rules that form a cycle, more may follow than is said.

        blanks: How blank cells were read.
    """

    cells: tuple[Deduced, ...]
    contradiction: tuple[str, ...] = ()
    exact: bool = True
    blanks: str = "unknown"

    @property
    def feasible(self) -> bool:
        """
        Whether all rules of severity ``error`` can hold together, and no cell is impossible.
        """
        return not self.contradiction

    @property
    def determined(self) -> tuple[Deduced, ...]:
        """
        The cells of which one value is left.
        """
        return tuple(one for one in self.cells if one.is_determined)

    @property
    def tightened(self) -> tuple[Deduced, ...]:
        """
        The cells that print a number and of which several values are left, fewer than it allows.
        """
        return tuple(one for one in self.cells if one.kind in NUMBERS and not one.is_determined)

    @property
    def changes(self) -> tuple[Change, ...]:
        """
        What could be written into the cells that print no number and are determined; nothing is
        written before :func:`apply <govinfo_report.diagnosis.apply>` is called.
        """
        return tuple(
            Change(one.path, one.name, one.written, one.suggested)
            for one in self.determined
            if one.kind not in NUMBERS
        )

    def as_dict(self) -> dict[str, Any]:
        """
        Give what follows as data.
        """
        return {
            "feasible": self.feasible,
            "contradiction": list(self.contradiction),
            "exact": self.exact,
            "cells": [one.as_dict() for one in self.cells],
        }

    def text(self, language: str = "zh", most: int = _MOST_CELLS) -> str:
        """
        Say what follows: cells that are determined, then printed numbers that are tightened.

        Args:
            language: A locale such as ``zh`` or ``en``.

            most: So many cells of each are listed.
        """
        return "\n".join(
            line if number == 0 else f"  {line}"
            for part in self._parts(language, most)
            for number, line in enumerate(part)
        )

    def _parts(self, language: str, most: int) -> list[list[str]]:
        if not self.feasible:
            said = translate(
                "Nothing is deduced, since the figures contradict each other.", language
            )
            return [[said]]
        parts = []
        if self.determined:
            count = len(self.determined)
            head = translate_plural(
                "{count} cell is determined by the others:",
                "{count} cells are determined by the others:",
                count,
                language,
            )
            parts.append([head, *_listed(self.determined, language, most)])
        if self.tightened:
            count = len(self.tightened)
            head = translate_plural(
                "{count} printed figure can be told more exactly:",
                "{count} printed figures can be told more exactly:",
                count,
                language,
            )
            parts.append([head, *_listed(self.tightened, language, most)])
        return parts or [[translate("No cell is determined by the others.", language)]]

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        pieces = []
        for head, *listed in self._parts("zh", _MOST_CELLS):
            items = "".join(f"<li>{html.escape(line)}</li>" for line in listed)
            pieces.append(f"<p>{html.escape(head)}</p>" + (f"<ul>{items}</ul>" if items else ""))
        return f'<div lang="zh">{"".join(pieces)}</div>'


def _listed(cells: tuple[Deduced, ...], language: str, most: int) -> list[str]:
    more = [translate("… and more", language)] if len(cells) > most else []
    return [*(one.message(language) for one in cells[:most]), *more]
