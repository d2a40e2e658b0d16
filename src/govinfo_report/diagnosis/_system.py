"""
A system of cells and constraints of which some cells may be freed: what a search for wrong cells
asks again and again.

Only what a freed cell touches is looked at anew, so that a question costs the few rows around it.
Narrowing intervals decides it where the rows that are left open form no cycle; elsewhere the exact
simplex method does.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from ..figures import FAR
from ..propagation import Constraint
from ._narrowing import NO_END, Narrowing, Probe, Shape, Terms, remaining
from ._simplex import solve

__all__ = ["Probe", "Shape", "System", "Terms"]


class System:
    """
    Unknowns within a box, the limits that they have when freed, and constraints.
    """

    def __init__(
        self,
        box: Mapping[Hashable, tuple[int, int]],
        constraints: Sequence[Constraint],
        limits: Mapping[Hashable, tuple[int, int]] | None = None,
    ) -> None:
        """
        Args:
            box: What each unknown is said to be.

            constraints: What must hold.

            limits: What each unknown can be at all; zero and more where nothing is said.
        """
        unknowns: tuple[Any, ...] = tuple(box)
        place = {unknown: index for index, unknown in enumerate(unknowns)}
        given = limits or {}
        shape = Shape(
            unknowns,
            [tuple((place[unknown], f) for unknown, f in one.terms) for one in constraints],
            [(one.low, one.high) for one in constraints],
            [given.get(unknown, (0, FAR)) for unknown in unknowns],
        )
        self._pose(shape, [low for low, _ in box.values()], [high for _, high in box.values()])

    @classmethod
    def of(cls, shape: Shape, lows: list[int], highs: list[int]) -> System:
        """
        Make a system of rows that are numbered already.

        Args:
            shape: The rows.

            lows: The smallest value of each unknown.

            highs: The largest value of each unknown.
        """
        made = cls.__new__(cls)
        made._pose(shape, lows, highs)  # noqa: SLF001 - its own
        return made

    def _pose(self, shape: Shape, lows: list[int], highs: list[int]) -> None:
        """
        Sum every row once, and sort rows into those that are broken as they stand, those that are
        loose, and all others.
        """
        self.shape = shape
        self.unknowns, self.rows, self.ends = shape.unknowns, shape.rows, shape.ends
        self.limits, self.members, self.around = shape.limits, shape.members, shape.around
        self.lows, self.highs = lows, highs
        self.least: list[int] = []
        self.most: list[int] = []
        self.broken: list[int] = []
        self.loose: list[int] = []
        for number, (row, (low, high)) in enumerate(zip(shape.rows, shape.ends, strict=True)):
            least = most = 0
            for one, factor in row:
                if factor > 0:
                    least += factor * lows[one]
                    most += factor * highs[one]
                else:
                    least += factor * highs[one]
                    most += factor * lows[one]
            self.least.append(least)
            self.most.append(most)
            if least > high or most < low:
                self.broken.append(number)
            elif least < low or most > high:
                self.loose.append(number)

    @cached_property
    def stated(self) -> frozenset[int]:
        """
        The unknowns of which something is said.
        """
        spans = zip(self.lows, self.highs, strict=True)
        pairs = enumerate(zip(spans, self.limits, strict=True))
        return frozenset(one for one, (span, limits) in pairs if span != limits)

    def probe(
        self,
        freed: Iterable[int] = (),
        fixed: Mapping[int, tuple[int, int]] | None = None,
    ) -> Probe:
        """
        Say what follows if some unknowns are free and others have new bounds.

        Args:
            freed: Unknowns that may take any value within their limits.

            fixed: New bounds of further unknowns.
        """
        limits = self.limits
        changes = {one: limits[one] for one in freed}
        if fixed:
            changes.update(fixed)
        for number in self.broken:
            if changes.keys().isdisjoint(self.members[number]):
                members = self.members[number]
                return Probe(self.lows, self.highs, members, frozenset({number}))
        if not fixed and not self.loose:
            found = self._in_closed_form(changes)
            if found is not None:
                return found
        box, sums = (self.lows, self.highs), (self.least, self.most)
        return Narrowing(self.shape, box, sums, changes).probe(self.loose)

    def _in_closed_form(self, freed: Iterable[int]) -> Probe | None:
        """
        Say what follows where each freed unknown has rows of its own that leave nothing else open:
        it takes what is left. Give up where two share a row, and where nothing is left.
        """
        lows, highs = self.lows.copy(), self.highs.copy()
        seen: set[int] = set()
        for one in freed:
            low, high = self.limits[one]
            for number, factor in self.around[one]:
                least = self.least[number]
                if number in seen or least != self.most[number]:
                    return None
                seen.add(number)
                rest = least - factor * self.lows[one]
                down, up = (end - rest for end in self.ends[number])
                if factor < 0:
                    down, up = -up, -down
                size = abs(factor)
                if down > -NO_END:
                    low = max(low, -(-down // size))
                if up < NO_END:
                    high = min(high, up // size)
            if low > high:
                return None
            lows[one], highs[one] = low, high
        return Probe(lows, highs)

    def extent(self, probe: Probe, unknown: int) -> tuple[int, int]:
        """
        Say which values an unknown can have: where rows form a cycle more exactly than narrowing.

        Args:
            probe: What was found with some unknowns freed, without a conflict.

            unknown: The unknown.
        """
        low, high = probe.lows[unknown], probe.highs[unknown]
        if not probe.open_rows or low == high or max(abs(low), abs(high)) > NO_END:
            return low, high
        bounds, rows = remaining(self.shape, probe.open_rows, probe.lows, probe.highs)
        if unknown not in bounds:
            return low, high
        start = solve(bounds, rows).point
        if start is None:
            return low, high

        def reaches(ends: tuple[int, int]) -> bool:
            found = solve({**bounds, unknown: ends}, rows)
            return found.point is not None or not found.decided

        least = most = start[unknown]
        while low < least:
            middle = (low + least - 1) // 2
            if reaches((low, middle)):
                least = middle
            else:
                low = middle + 1
        while most < high:
            middle = (most + 1 + high + 1) // 2
            if reaches((middle, high)):
                most = middle
            else:
                high = middle - 1
        return least, most
