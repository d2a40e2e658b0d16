"""
The tables of a form: one for each chapter of the report, or one for all.
"""

from __future__ import annotations

import functools
from typing import Any

from attrs import frozen

from ._structure import structure

__all__ = ["Chapter", "chapters"]


@frozen
class Chapter:
    """
    A chapter of the report that is a table of its own.

    Attributes:
        path: The path of its section; empty for a form without chapters.

        corner: What stands in the corner of its table, above the labels of its rows.

        across: Whether its lines are printed beside one another, as one row.
    """

    path: str = ""
    corner: str = ""
    across: bool = False


@functools.cache
def chapters(cls: Any) -> tuple[Chapter, ...]:
    """
    Give the chapters of a form; one for the form itself where it has none.

    Args:
        cls: A section class.
    """
    words = ((field.name, field.word) for field in structure(cls).fields)
    found = (
        Chapter(name, word.corner, word.across) for name, word in words if word.chapter is not None
    )
    return tuple(found) or (Chapter(),)
