"""
Lines that a place adds to the national form.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from ..units import Unit

__all__ = ["Local"]

F = TypeVar("F")


@frozen(kw_only=True, weakref_slot=False)
class Local(Generic[F]):
    """
    A line that is not on the national form.

    Attributes:
        label: The words that the report prints, without a number.

        figure: Its cell, or its row of cells in a matrix.

        unit: The unit that the report prints.

        after: The field of its section after which it is printed; ``None`` for the first place.

        counts: Whether it counts in the total of its section; ``None`` where nobody knows.
    """

    label: str
    figure: F
    unit: Unit | str = Unit.ITEM
    after: str | None = None
    counts: bool | None = None
