"""
The noun of this package: a number of something, exact or approximate, as a text states it.
"""

from __future__ import annotations

import enum
from decimal import Decimal

from attrs import frozen

__all__ = ["Doubt", "Quantity"]


class Doubt(enum.StrEnum):
    """
    Why an accepted text deserves a second look.
    """

    MORE_AFTER_EXACT = "more-after-exact"
    """
    余 or 多 stands behind a number that is given to its last digit, as in 9834余件.
    """


@frozen(slots=True, weakref_slot=False)
class Quantity:
    """
    A number of something, with the interval of the values that its text allows.

    Attributes:
        value: The number that the text names; ``None`` where it names none, as 数十 and ranges.

        low: The lower end of the interval; ``None`` for no end.

        high: The upper end; ``None`` for no end. An exact quantity has both ends at its value.

        low_open: Whether the lower end itself is left out.

        high_open: Whether the upper end itself is left out.

        unit: The unit word, without 万 and 亿; ``None`` where the text names none.

        mark: The word that makes the number approximate, or the dash of a range; ``None`` for a
            plain number.

        text: The text as written.

        resolution: One unit of the last written place; ``None`` where no single number is written.

        span: Where the text stands: its first place and the place behind it.

        doubt: Why the text deserves a second look; ``None`` for nearly all.
    """

    value: int | Decimal | None
    low: int | Decimal | None
    high: int | Decimal | None
    low_open: bool
    high_open: bool
    unit: str | None
    mark: str | None
    text: str
    resolution: int | Decimal | None
    span: tuple[int, int]
    doubt: Doubt | None = None

    @property
    def is_exact(self) -> bool:
        """
        Whether the text states one number and nothing that makes it approximate.
        """
        return self.mark is None
