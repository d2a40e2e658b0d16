"""
Texts between the cells of rows.
"""

from __future__ import annotations

from attrs import define

__all__ = ["Word"]


@define
class Word:
    """
    A text that is no figure: a label, a piece of one, or anything else.

    Attributes:
        place: Its line or row number in the source.

        text: The text.

        position: The position of its row in the grid.

        used: Whether it is known what it belongs to.
    """

    place: int
    text: str
    position: int
    used: bool = False
