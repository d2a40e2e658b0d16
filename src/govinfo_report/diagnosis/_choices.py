"""
What a report leaves open and what its rules then say: whether local rows count, and whether a rule
for one case applies.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve, frozen

from ..form import LOCAL

__all__ = ["MOST_CHOICES", "Unsure", "counting", "local_path", "unsure_rows"]

MOST_CHOICES = 256
"""
So many choices are told apart; of more, only what all have in common is known.
"""


@frozen
class Unsure:
    """
    A local row of which nobody knows whether it counts.

    Attributes:
        rows: The path of the local rows of its section.

        number: Its number, from 0.
    """

    rows: str
    number: int

    @property
    def path(self) -> str:
        """
        Its own path.
        """
        return f"{self.rows}.{self.number + 1}"


def local_path(section: str) -> str:
    """
    Give the path of the local rows of a section.
    """
    return f"{section}.{LOCAL}" if section else LOCAL


def unsure_rows(report: Any, sections: Iterable[str]) -> list[Unsure]:
    """
    List the local rows of some sections of which nobody knows whether they count.

    Args:
        report: The report.

        sections: The paths of the sections.
    """
    return [
        Unsure(local_path(section), number)
        for section in sections
        for number, row in enumerate((report[section] if section else report).local)
        if row.counts is None
    ]


def counting(report: Any, rows: Iterable[tuple[Unsure, bool]]) -> Any:
    """
    Make the report in which it is known whether some local rows count.

    Args:
        report: The report.

        rows: The rows, and whether they count.
    """
    changed: dict[str, list[Any]] = {}
    for row, counts in rows:
        if row.rows not in changed:
            section = row.rows.removesuffix(LOCAL).removesuffix(".")
            changed[row.rows] = list((report[section] if section else report).local)
        changed[row.rows][row.number] = evolve(changed[row.rows][row.number], counts=counts)
    return report.replace({path: tuple(local) for path, local in changed.items()})
