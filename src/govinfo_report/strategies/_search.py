"""
Finding whole numbers that keep linear bounds: narrow, choose one unknown, narrow again.

It is :mod:`govinfo_report.propagation` made incremental, for a box that is filled cell by cell, and
it remembers which bounds a narrowed end rests on, so that a dead end names its causes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import define, field, frozen

__all__ = ["Bound", "Pick", "Search", "Terms"]

Terms = tuple[tuple[int, int], ...]
"""
Unknowns by number, with their factors.
"""

Pick = Callable[[int, int, int], int]
"""
Chooses a value for an unknown between two ends.
"""

_ROUNDS = 16
"""
How often one bound narrows between two choices: two bounds may push each other for ever.
"""

_NEAR = (1, -1, 2, -2, 3, -3, 4, -4)
"""
What is tried beside a value that leads nowhere: factors leave gaps.
"""


@frozen
class Bound:
    """
    ``low ≤ Σ factor · unknown ≤ high``, where a sum of unknowns is zero.

    Attributes:
        terms: The unknowns and their factors.

        low: The smallest value of the sum.

        high: The largest value of the sum.

        guard: The sum that must be zero for the bound to matter, and its constant.
    """

    terms: Terms
    low: int
    high: int
    guard: tuple[Terms, int] | None = None

    @property
    def unknowns(self) -> Iterator[int]:
        """
        The unknowns that the bound and its guard read.
        """
        yield from (unknown for unknown, _ in self.terms)
        if self.guard is not None:
            yield from (unknown for unknown, _ in self.guard[0])


@define
class Search:
    """
    One search for values.

    Attributes:
        low: The smallest value that is left of each unknown.

        high: The largest value that is left of each unknown.

        bounds: What must be kept.

        blamed: After a dead end, the bounds that led there, as the bits of a number.
    """

    low: list[int]
    high: list[int]
    bounds: Sequence[Bound]
    blamed: int = 0
    _why_low: list[int] = field(init=False)
    _why_high: list[int] = field(init=False)
    _watching: dict[int, list[int]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._why_low = [0] * len(self.low)
        self._why_high = [0] * len(self.low)
        self._watching = {}
        for index, bound in enumerate(self.bounds):
            for unknown in bound.unknowns:
                self._watching.setdefault(unknown, []).append(index)

    def run(self, order: Iterable[int], pick: Pick) -> bool:
        """
        Settle unknowns one after the other.

        Args:
            order: The unknowns, those first on which others depend.

            pick: Chooses a value for one that is still open.

        Returns:
            Whether all bounds are kept; else ``blamed`` says which cannot be.
        """
        if not self._narrow(range(len(self.bounds))):
            return False
        for unknown in order:
            if self.low[unknown] != self.high[unknown] and not self._choose(unknown, pick):
                return False
        broken = (index for index, bound in enumerate(self.bounds) if not self._is_kept(bound))
        self.blamed = sum(1 << index for index in broken)
        return not self.blamed

    def _choose(self, unknown: int, pick: Pick) -> bool:
        low, high = self.low[unknown], self.high[unknown]
        first = pick(unknown, low, high)
        near = (first + step for step in _NEAR)
        tried = dict.fromkeys([first, *(one for one in near if low <= one <= high), low, high])
        before = (self.low, self.high, self._why_low, self._why_high)
        blamed = self._why_low[unknown] | self._why_high[unknown]
        for value in tried:
            self.low, self.high, self._why_low, self._why_high = map(list, before)
            self.low[unknown] = self.high[unknown] = value
            if self._narrow(self._watching.get(unknown, ())):
                return True
            blamed |= self.blamed
        self.blamed = blamed
        return False

    def _narrow(self, first: Iterable[int]) -> bool:
        """
        Take away what the bounds forbid, beginning with some of them.
        """
        waiting = deque(first)
        rounds: dict[int, int] = {}
        while waiting:
            index = waiting.popleft()
            rounds[index] = rounds.get(index, 0) + 1
            if rounds[index] > _ROUNDS:
                continue
            for unknown in self._apply(index):
                if self.low[unknown] > self.high[unknown]:
                    self.blamed = self._why_low[unknown] | self._why_high[unknown]
                    return False
                waiting += (one for one in self._watching[unknown] if one not in waiting)
        return True

    def _apply(self, index: int) -> list[int]:
        """
        Narrow by one bound; give the unknowns that changed.
        """
        bound = self.bounds[index]
        because = 1 << index
        if bound.guard is not None:
            if self._range(*bound.guard) != (0, 0):
                return []
            for unknown, _ in bound.guard[0]:
                because |= self._why_low[unknown] | self._why_high[unknown]
        least, most = self._range(bound.terms)
        changed = []
        for unknown, factor in bound.terms:
            ends = self.low[unknown] * factor, self.high[unknown] * factor
            low, high = ends if factor > 0 else ends[::-1]
            new_low, new_high = bound.low - (most - high), bound.high - (least - low)
            if factor < 0:
                new_low, new_high = -new_high, -new_low
            size = abs(factor)
            new_low, new_high = -(-new_low // size), new_high // size
            if new_low > self.low[unknown]:
                why = self._why(bound, unknown, upwards=factor > 0)
                self.low[unknown], self._why_low[unknown] = new_low, why | because
                changed.append(unknown)
            if new_high < self.high[unknown]:
                why = self._why(bound, unknown, upwards=factor < 0)
                self.high[unknown], self._why_high[unknown] = new_high, why | because
                changed.append(unknown)
        return changed

    def _range(self, terms: Terms, constant: int = 0) -> tuple[int, int]:
        least = most = constant
        for unknown, factor in terms:
            low, high = self.low[unknown] * factor, self.high[unknown] * factor
            least += min(low, high)
            most += max(low, high)
        return least, most

    def _why(self, bound: Bound, narrowed: int, *, upwards: bool) -> int:
        """
        Say what the ends of the others rest on that push one unknown.
        """
        why = 0
        for unknown, factor in bound.terms:
            if unknown != narrowed:
                takes_high = upwards is (factor > 0)
                why |= self._why_high[unknown] if takes_high else self._why_low[unknown]
        return why

    def _is_kept(self, bound: Bound) -> bool:
        if bound.guard is not None and self._range(*bound.guard) != (0, 0):
            return True
        least, most = self._range(bound.terms)
        return bound.low <= least and most <= bound.high
