"""
What the cells of a report are called.
"""

from __future__ import annotations

from typing import Any

from ..form import lines

__all__ = ["names_of"]


def names_of(report: Any) -> dict[str, str]:
    """
    Give the label of each cell, with its column, by path, in printing order.

    Args:
        report: The report, or any other section.
    """
    return {
        cell.path: line.name if cell.column is None else f"{line.name}（{cell.column}）"
        for line in lines(report)
        for cell in line.cells
    }
