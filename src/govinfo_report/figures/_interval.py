"""
Closed intervals of whole numbers, and their arithmetic.
"""

from __future__ import annotations

from typing import Final

import attrs
from attrs import field, frozen

__all__ = ["FAR", "Interval", "end"]

FAR: Final = 1 << 200
"""
Stands for "no end" in sums of plain integers.

No figure comes near it, and no sum of figures leads back from it, so a bulk of cells can be added
without asking each whether it has an end.
"""


def end(value: int) -> int | None:
    """
    Turn an end of a plain integer sum into a whole number, or ``None`` where there is no end.
    """
    return value if -(FAR >> 1) < value < FAR >> 1 else None


def _whole(_: object, attribute: attrs.Attribute[int | None], value: int | None) -> None:
    if value is not None and type(value) is not int:
        msg = f"{attribute.name} must be a whole number of grains or None (got {value!r})"
        raise TypeError(msg)


@frozen(weakref_slot=False)
class Interval:
    """
    The whole numbers from ``low`` to ``high``, both included.

    Attributes:
        low: The smallest value in grains (1 for counts, one 分 for money), ``None`` for no end.

        high: The largest value in grains, ``None`` for no end.
    """

    low: int | None = field(validator=_whole)
    high: int | None = field(validator=_whole)

    def __attrs_post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            msg = f"an interval needs low <= high (got {self.low} and {self.high})"
            raise ValueError(msg)

    @classmethod
    def exactly(cls, value: int) -> Interval:
        """
        Make the interval that holds one value.
        """
        return cls(value, value)

    @classmethod
    def from_span(cls, low: int, high: int) -> Interval:
        """
        Make an interval from two integers in which ``FAR`` stands for no end.
        """
        return cls(end(low), end(high))

    @property
    def span(self) -> tuple[int, int]:
        """
        The two ends as plain integers, with ``FAR`` where there is no end.
        """
        return (-FAR if self.low is None else self.low, FAR if self.high is None else self.high)

    @property
    def is_exact(self) -> bool:
        """
        Whether it holds one value only.
        """
        return self.low is not None and self.low == self.high

    def __contains__(self, value: object) -> bool:
        if isinstance(value, Interval):
            low, high = value.span
        elif type(value) is int:
            low = high = value
        else:
            return False
        own_low, own_high = self.span
        return own_low <= low and high <= own_high

    def __add__(self, other: Interval | int) -> Interval:
        if type(other) is int:
            other = Interval.exactly(other)
        if not isinstance(other, Interval):
            return NotImplemented
        low, high = self.span
        other_low, other_high = other.span
        return Interval.from_span(low + other_low, high + other_high)

    __radd__ = __add__

    def __neg__(self) -> Interval:
        low, high = self.span
        return Interval.from_span(-high, -low)

    def __sub__(self, other: Interval | int) -> Interval:
        if type(other) is not int and not isinstance(other, Interval):
            return NotImplemented
        return self + -other

    def __rsub__(self, other: int) -> Interval:
        return -self + other

    def __mul__(self, factor: int) -> Interval:
        if type(factor) is not int:
            return NotImplemented
        if factor < 0:
            return -self * -factor
        low, high = self.span
        return Interval.from_span(low * factor, high * factor)

    __rmul__ = __mul__

    def meet(self, other: Interval) -> Interval | None:
        """
        Give what both intervals hold, or ``None`` where they have nothing in common.
        """
        low, high = self.span
        other_low, other_high = other.span
        low, high = max(low, other_low), min(high, other_high)
        return Interval.from_span(low, high) if low <= high else None
