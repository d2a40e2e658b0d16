"""
A system of cells and constraints of which some cells may be freed: what a search for wrong cells
asks again and again.

Only what a freed cell touches is looked at anew, so that a question costs the few rows around it.
Narrowing intervals decides it where the rows that are left open form no cycle; elsewhere the exact
simplex method does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from ..figures import FAR
from ..propagation import Constraint
from ._simplex import Bounds, solve

__all__ = ["Probe", "System"]

Terms = tuple[tuple[int, int], ...]

_NO_END = FAR >> 1
_PASSES = 64


@frozen
class Probe:
    """
    What follows if some cells are free.

    Attributes:
        lows: The smallest value of each unknown, as far as narrowing came.

        highs: The largest value of each unknown.

        conflict: The unknowns of which one more must be freed; ``None`` if nothing contradicts.

        rows: The rows that contradict each other.

        open_rows: The rows that narrowing intervals alone could not decide.

        proved: Whether the answer is certain.
    """

    lows: list[int]
    highs: list[int]
    conflict: frozenset[int] | None = None
    rows: frozenset[int] = frozenset()
    open_rows: tuple[int, ...] = ()
    proved: bool = True


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
        self.unknowns: tuple[Any, ...] = tuple(box)
        place = {unknown: index for index, unknown in enumerate(self.unknowns)}
        self.rows: list[Terms] = [
            tuple((place[unknown], factor) for unknown, factor in one.terms) for one in constraints
        ]
        self.ends = [(one.low, one.high) for one in constraints]
        self.lows = [low for low, _ in box.values()]
        self.highs = [high for _, high in box.values()]
        given = limits or {}
        self.limits = [given.get(unknown, (0, FAR)) for unknown in self.unknowns]
        self._settle()

    @classmethod
    def of_rows(
        cls,
        unknowns: tuple[Any, ...],
        rows: list[Terms],
        ends: list[tuple[int, int]],
        spans: tuple[list[int], list[int]],
        limits: list[tuple[int, int]],
    ) -> System:
        """
        Make a system of rows that are numbered already.

        Args:
            unknowns: The names of the unknowns.

            rows: The terms of each row: numbers of unknowns, and factors.

            ends: The ends of each row.

            spans: The smallest and the largest value of each unknown.

            limits: What each unknown can be at all.
        """
        made = cls.__new__(cls)
        made.unknowns, made.rows, made.ends, made.limits = unknowns, rows, ends, limits
        made.lows, made.highs = spans
        made._settle()  # noqa: SLF001 - its own
        return made

    def _settle(self) -> None:
        """
        Sort rows into those that are broken as they stand, those that are loose, and all others.
        """
        lows, highs = self.lows, self.highs
        self.members = [frozenset(one for one, _ in row) for row in self.rows]
        self.broken: list[int] = []
        self.loose: list[int] = []
        for number, row in enumerate(self.rows):
            low, high = self.ends[number]
            least = most = 0
            for one, factor in row:
                if factor > 0:
                    least += factor * lows[one]
                    most += factor * highs[one]
                else:
                    least += factor * highs[one]
                    most += factor * lows[one]
            if least > high or most < low:
                self.broken.append(number)
            elif least < low or most > high:
                self.loose.append(number)
        self.around: list[list[int]] = [[] for _ in self.unknowns]
        for number, row in enumerate(self.rows):
            for one, _ in row:
                self.around[one].append(number)
        self.stated = frozenset(
            one for one, limits in enumerate(self.limits) if (lows[one], highs[one]) != limits
        )

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
        lows, highs = self.lows.copy(), self.highs.copy()
        changed: set[int] = set(freed)
        for one in changed:
            lows[one], highs[one] = self.limits[one]
        for one, (low, high) in (fixed or {}).items():
            lows[one], highs[one] = low, high
            changed.add(one)
        for number in self.broken:
            if changed.isdisjoint(self.members[number]):
                return Probe(lows, highs, self.members[number], frozenset({number}))
        started = dict.fromkeys(number for one in changed for number in self.around[one])
        started.update(dict.fromkeys(self.loose))
        return self._narrowed(lows, highs, started, changed)

    def _narrowed(  # noqa: C901, PLR0912, PLR0915 - the one loop that all time is spent in
        self, lows: list[int], highs: list[int], started: dict[int, None], changed: set[int]
    ) -> Probe:
        rows, ends, around = self.rows, self.ends, self.around
        reasons: dict[int, int] = {}
        waiting = deque(started)
        queued = set(started)
        visited: set[int] = set()
        left = _PASSES * (len(rows) + 1)
        while waiting and left:
            left -= 1
            number = waiting.popleft()
            queued.discard(number)
            visited.add(number)
            row = rows[number]
            low, high = ends[number]
            least = most = 0
            for one, factor in row:
                if factor > 0:
                    least += factor * lows[one]
                    most += factor * highs[one]
                else:
                    least += factor * highs[one]
                    most += factor * lows[one]
            if low <= least and most <= high:
                continue
            if least > high or most < low:
                return self._conflict(lows, highs, self._because(number, reasons), changed)
            because = 0
            for one, factor in row:
                if lows[one] == highs[one]:
                    continue
                own_low, own_high = lows[one], highs[one]
                if factor > 0:
                    down, up = low - (most - factor * own_high), high - (least - factor * own_low)
                    new_low = -(-down // factor) if down > -_NO_END else own_low
                    new_high = up // factor if up < _NO_END else own_high
                else:
                    down, up = low - (most - factor * own_low), high - (least - factor * own_high)
                    new_low = -(up // -factor) if up < _NO_END else own_low
                    new_high = -down // -factor if down > -_NO_END else own_high
                if new_low <= own_low and new_high >= own_high:
                    continue
                because = because or self._because(number, reasons)
                lows[one], highs[one] = max(own_low, new_low), min(own_high, new_high)
                reasons[one] = reasons.get(one, 0) | because
                if lows[one] > highs[one]:
                    return self._conflict(lows, highs, reasons[one], changed)
                for other in around[one]:
                    if other != number and other not in queued:
                        queued.add(other)
                        waiting.append(other)
                factor_moves = factor * (lows[one] - own_low), factor * (highs[one] - own_high)
                if factor > 0:
                    least += factor_moves[0]
                    most += factor_moves[1]
                else:
                    least += factor_moves[1]
                    most += factor_moves[0]
        return self._decided(lows, highs, visited, reasons, changed)

    def _because(self, number: int, reasons: dict[int, int]) -> int:
        """
        Give the rows behind what a row says now, as a set of bits.
        """
        bits = 1 << number
        for one, _ in self.rows[number]:
            bits |= reasons.get(one, 0)
        return bits

    def _conflict(self, lows: list[int], highs: list[int], bits: int, changed: set[int]) -> Probe:
        rows = frozenset(_numbers(bits))
        members = frozenset().union(*(self.members[number] for number in rows))
        return Probe(lows, highs, members - changed, rows)

    def _decided(
        self,
        lows: list[int],
        highs: list[int],
        visited: set[int],
        reasons: dict[int, int],
        changed: set[int],
    ) -> Probe:
        """
        Decide what narrowing left open.
        """
        left = [number for number in sorted(visited) if self._is_open(number, lows, highs)]
        if not left or self._is_forest(left, lows, highs):
            return Probe(lows, highs)
        found = solve(*self._remaining(left, lows, highs))
        if not found.decided or found.point is not None:
            return Probe(lows, highs, open_rows=tuple(left), proved=found.decided)
        bits = 0
        for number in found.rows:
            bits |= self._because(left[number], reasons)
        for one in found.unknowns:
            bits |= reasons.get(one, 0)
        gathered = self._conflict(lows, highs, bits, changed)
        members = gathered.conflict | (found.unknowns - changed) if gathered.conflict else None
        return Probe(lows, highs, members or found.unknowns - changed, gathered.rows)

    def _is_open(self, number: int, lows: list[int], highs: list[int]) -> bool:
        row = self.rows[number]
        low, high = self.ends[number]
        least = sum(f * (lows[one] if f > 0 else highs[one]) for one, f in row)
        most = sum(f * (highs[one] if f > 0 else lows[one]) for one, f in row)
        return least < low or most > high

    def _is_forest(self, numbers: list[int], lows: list[int], highs: list[int]) -> bool:
        """
        Say whether the open unknowns of some rows form no cycle, with factors of one.
        """
        parents: dict[int, int] = {}

        def root(node: int) -> int:
            while parents.setdefault(node, node) != node:
                node = parents[node]
            return node

        for number in numbers:
            for one, factor in self.rows[number]:
                if lows[one] == highs[one]:
                    continue
                row, other = root(~number), root(one)
                if row == other or factor not in {1, -1}:
                    return False
                parents[row] = other
        return True

    def _remaining(
        self, numbers: list[int], lows: list[int], highs: list[int]
    ) -> tuple[dict[int, Bounds], list[tuple[Terms, int | None, int | None]]]:
        """
        Give the open unknowns, and the rows that join them, less what is settled.
        """
        bounds: dict[int, Bounds] = {}
        left: list[tuple[Terms, int | None, int | None]] = []
        for number in numbers:
            settled = 0
            terms: list[tuple[int, int]] = []
            for one, factor in self.rows[number]:
                if lows[one] == highs[one]:
                    settled += factor * lows[one]
                else:
                    terms.append((one, factor))
                    bounds[one] = (_end(lows[one]), _end(highs[one]))
            low, high = self.ends[number]
            left.append((tuple(terms), _end(low - settled), _end(high - settled)))
        return bounds, left

    def extent(self, probe: Probe, unknown: int) -> tuple[int, int]:
        """
        Say which values an unknown can have: where rows form a cycle more exactly than narrowing.

        Args:
            probe: What was found with some unknowns freed, without a conflict.

            unknown: The unknown.
        """
        low, high = probe.lows[unknown], probe.highs[unknown]
        if not probe.open_rows or low == high or max(abs(low), abs(high)) > _NO_END:
            return low, high
        bounds, rows = self._remaining(list(probe.open_rows), probe.lows, probe.highs)
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


def _end(value: int) -> int | None:
    return value if -_NO_END < value < _NO_END else None


def _numbers(bits: int) -> Iterable[int]:
    """
    Give the members of a set of bits.
    """
    while bits:
        last = bits & -bits
        yield last.bit_length() - 1
        bits ^= last
