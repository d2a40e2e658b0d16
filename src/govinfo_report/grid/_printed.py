"""
What of a form's lines a report prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..figures import MISSING, written
from ..form import Indicator

__all__ = ["Line", "printed_lines"]


class Line(NamedTuple):
    """
    A line that a report prints.

    Attributes:
        indicator: What the form says about it.

        texts: The texts of its cells, blank where the source lacks only some of them; empty for a
            heading.

        headings: The positions of the headings above it, the outermost first.

        inset: Below how many lines with cells it stands.
    """

    indicator: Indicator
    texts: tuple[str, ...]
    headings: tuple[int, ...]
    inset: int

    @property
    def label(self) -> str:
        """
        Its number and its words.
        """
        return f"{self.indicator.number or ''}{self.indicator.label}"


def printed_lines(report: Any, indicators: Iterable[Indicator]) -> list[Line]:
    """
    Give the lines that a report prints.

    Lines whose cells are all missing are left out, and headings under which nothing is left. An
    optional row of cells that is missing is a heading: then its kinds are printed.

    Args:
        report: The report.

        indicators: Lines of its form, one behind the other.
    """
    lines: list[Line] = []
    above: list[int] = []  # the positions of the lines that the next one may stand below
    for indicator, texts in _kept(list(_cells(report, indicators))):
        while above and lines[above[-1]].indicator.depth >= indicator.depth:
            above.pop()
        headings = tuple(place for place in above if not lines[place].texts)
        lines.append(Line(indicator, texts, headings, len(above) - len(headings)))
        if indicator.opens is not None:
            above.append(len(lines) - 1)
    return lines


def _cells(
    report: Any, indicators: Iterable[Indicator]
) -> Iterator[tuple[Indicator, tuple[str, ...]]]:
    for indicator in indicators:
        cells = [report[cell.path] for cell in indicator.cells]
        if any(cell != MISSING for cell in cells):
            yield indicator, tuple(written(cell) or "" for cell in cells)
        elif indicator.is_heading or (indicator.optional and indicator.columns):
            yield indicator, ()


def _kept(
    lines: Sequence[tuple[Indicator, tuple[str, ...]]],
) -> Iterator[tuple[Indicator, tuple[str, ...]]]:
    for index, (indicator, texts) in enumerate(lines):
        if texts or _has_cells_below(lines, index):
            yield indicator, texts


def _has_cells_below(lines: Sequence[tuple[Indicator, tuple[str, ...]]], index: int) -> bool:
    depth = lines[index][0].depth
    for indicator, texts in lines[index + 1 :]:
        if indicator.depth <= depth:
            return False
        if texts:
            return True
    return False
