"""
A grid as an HTML table that stands on its own.
"""

from __future__ import annotations

__all__ = ["html_of_grid"]


def html_of_grid(grid: object) -> str:
    """
    Write.
    """
    return ""
