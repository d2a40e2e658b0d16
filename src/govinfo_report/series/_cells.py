"""
The cells of a report by what they mean.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple, TypeAlias

from ..figures import Interval, bounds
from ..form import Indicator, LineCell, Role, fold, lines
from ..rules import rows_from_parts
from ..units import counting_unit

__all__ = ["Meaning", "MeantCell", "by_meaning", "by_meaning_with_sums"]

Meaning: TypeAlias = tuple[str, str]
"""
What a cell means, and in which unit: only cells that agree in both can be compared.
"""


class MeantCell(NamedTuple):
    """
    A cell with what is known about it.

    Attributes:
        value: What it holds.

        line: Its line.

        cell: Where it stands.

        added_up: Whether it is the sum of its parts, since the report does not print its row.
    """

    value: Any
    line: Indicator
    cell: LineCell
    added_up: bool = False

    @property
    def path(self) -> str:
        """
        Its path.
        """
        return self.cell.path

    @property
    def name(self) -> str:
        """
        What it is called in a sentence.
        """
        return self.line.name_of(self.cell)

    @property
    def allows(self) -> Interval:
        """
        The values that it allows.
        """
        unit = counting_unit(self.cell.unit)
        return bounds(self.value, self.cell.signed, unit)


def by_meaning(report: Any) -> dict[Meaning, MeantCell]:
    """
    Give the cells of a report by what they mean; local rows by their words, and where several have
    the same ones, by which of them they are.

    Args:
        report: The report.
    """
    found: dict[Meaning, MeantCell] = {}
    times: Counter[Meaning] = Counter()
    for line in lines(report):
        for cell in line.cells:
            words, unit = meaning = (_meaning(line, cell), str(cell.unit))
            times[meaning] += 1
            if times[meaning] > 1:
                meaning = (f"{words}#{times[meaning]}", unit)
            found[meaning] = MeantCell(report[cell.path], line, cell)
    return found


def by_meaning_with_sums(report: Any) -> dict[Meaning, MeantCell]:
    """
    Give the cells of a report by what they mean, a row that it shows by its parts only as their
    sum.

    Args:
        report: The report.
    """
    sums = rows_from_parts(report.rules, report)
    return {
        meaning: cell._replace(value=sums[cell.path], added_up=True) if cell.path in sums else cell
        for meaning, cell in by_meaning(report).items()
    }


def _meaning(line: Indicator, cell: LineCell) -> str:
    if line.role is not Role.LOCAL:
        return cell.concept
    column = cell.path.removeprefix(line.path)
    block = f"{line.block}." if line.block else ""
    return f"{block}local[{fold(line.label)}]{column}"
