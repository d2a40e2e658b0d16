"""
What follows from a box and rows once some unknowns may take other values.

Every row is summed once, when its box is posed; what changes moves the sums. Only the rows that a
change touches are looked at, and what they narrow touches others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from ..figures import FAR
from ._simplex import Bounds, solve

__all__ = ["NO_END", "Narrowing", "Probe", "Shape", "Terms", "remaining"]

Terms = tuple[tuple[int, int], ...]
Span = tuple[int, int]

NO_END = FAR >> 1
"""
Where a sum with an end that is none begins.
"""

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


class Shape:
    """
    The rows of systems that differ in nothing but their boxes.

    Attributes:
        unknowns: The names of the unknowns.

        rows: The terms of each row: numbers of unknowns, and factors.

        ends: The ends of each row.

        limits: What each unknown can be at all.

        members: The unknowns of each row.

        around: The rows of each unknown, with its factor there.

        rounds: Whether factors make a row round: then it may narrow more once it has narrowed.
    """

    def __init__(
        self,
        unknowns: tuple[Any, ...],
        rows: Sequence[Terms],
        ends: Sequence[tuple[int, int]],
        limits: Sequence[tuple[int, int]],
    ) -> None:
        """
        Args:
            unknowns: The names of the unknowns.

            rows: The terms of each row.

            ends: The ends of each row.

            limits: What each unknown can be at all.
        """
        self.unknowns, self.rows, self.ends, self.limits = unknowns, rows, ends, limits
        self.members = [frozenset(one for one, _ in row) for row in rows]
        around: list[list[tuple[int, int]]] = [[] for _ in unknowns]
        for number, row in enumerate(rows):
            for one, factor in row:
                around[one].append((number, factor))
        self.around = [tuple(one) for one in around]
        self.rounds = [any(factor not in {1, -1} for _, factor in row) for row in rows]


class Narrowing:
    """
    A box that is being narrowed, with the sums of all rows.
    """

    def __init__(
        self,
        shape: Shape,
        box: tuple[list[int], list[int]],
        sums: tuple[list[int], list[int]],
        changes: Mapping[int, Span],
    ) -> None:
        """
        Args:
            shape: The rows.

            box: The smallest and the largest value of each unknown.

            sums: The smallest and the largest sum of each row.

            changes: Unknowns with other bounds.
        """
        self.shape, self.changes = shape, changes
        self.lows, self.highs = box[0].copy(), box[1].copy()
        self.least, self.most = sums[0].copy(), sums[1].copy()
        self.reasons: dict[int, int] = {}
        self.visited: set[int] = set()

    def probe(self, loose: Iterable[int]) -> Probe:
        """
        Make the changes and say what follows.

        Args:
            loose: The rows that the box alone leaves open.
        """
        blamed = self.narrow(loose)
        return self._decided() if blamed is None else self._conflict(blamed)

    def narrow(self, loose: Iterable[int] = ()) -> int | None:
        """
        Make the changes and narrow until nothing moves; what single rows leave open stays open.

        Args:
            loose: Rows to look at besides those that the changes touch.

        Returns:
            The rows that contradict each other, as a set of bits, or ``None``.
        """
        waiting: dict[int, None] = {}
        for one, (low, high) in self.changes.items():
            self._set(one, low, high)
            waiting.update(dict.fromkeys(number for number, _ in self.shape.around[one]))
        waiting.update(dict.fromkeys(loose))
        return self._narrow(deque(waiting), set(waiting))

    def _set(self, one: int, low: int, high: int) -> None:
        """
        Give an unknown other bounds and move the sums of its rows.
        """
        down, up = low - self.lows[one], high - self.highs[one]
        self.lows[one], self.highs[one] = low, high
        least, most = self.least, self.most
        for number, factor in self.shape.around[one]:
            if factor > 0:
                least[number] += factor * down
                most[number] += factor * up
            else:
                least[number] += factor * up
                most[number] += factor * down

    def _narrow(self, waiting: deque[int], queued: set[int]) -> int | None:
        """
        Narrow until nothing changes; give the rows that contradict each other, as a set of bits.
        """
        shape, least, most = self.shape, self.least, self.most
        left = _PASSES * (len(shape.rows) + 1)
        while waiting and left:
            left -= 1
            number = waiting.popleft()
            queued.discard(number)
            self.visited.add(number)
            low, high = shape.ends[number]
            if low <= least[number] and most[number] <= high:
                continue
            if least[number] > high or most[number] < low:
                return self._because(number)
            for one in self._narrow_by(number):
                if self.lows[one] > self.highs[one]:
                    return self.reasons[one]
                for other, _ in shape.around[one]:
                    if (other != number or shape.rounds[number]) and other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return None

    def _narrow_by(self, number: int) -> list[int]:
        """
        Narrow the unknowns of a row; give those that it narrows, one without a value as the last.
        """
        lows, highs, least, most = self.lows, self.highs, self.least, self.most
        low, high = self.shape.ends[number]
        because = 0
        narrowed: list[int] = []
        for one, factor in self.shape.rows[number]:
            own_low, own_high = lows[one], highs[one]
            if own_low == own_high:
                continue
            if factor > 0:
                down = low - (most[number] - factor * own_high)
                up = high - (least[number] - factor * own_low)
                new_low = -(-down // factor) if down > -NO_END else own_low
                new_high = up // factor if up < NO_END else own_high
            else:
                down = low - (most[number] - factor * own_low)
                up = high - (least[number] - factor * own_high)
                new_low = -(up // -factor) if up < NO_END else own_low
                new_high = -down // -factor if down > -NO_END else own_high
            if new_low <= own_low and new_high >= own_high:
                continue
            because = because or self._because(number)
            self.reasons[one] = self.reasons.get(one, 0) | because
            narrowed.append(one)
            new_low, new_high = max(own_low, new_low), min(own_high, new_high)
            self._set(one, new_low, new_high)
            if new_low > new_high:
                break
        return narrowed

    def _because(self, number: int) -> int:
        """
        Give the rows behind what a row says now, as a set of bits.
        """
        bits = 1 << number
        for one, _ in self.shape.rows[number]:
            bits |= self.reasons.get(one, 0)
        return bits

    def _conflict(self, bits: int) -> Probe:
        rows = frozenset(_numbers(bits))
        members = frozenset().union(*(self.shape.members[number] for number in rows))
        return Probe(self.lows, self.highs, members.difference(self.changes), rows)

    def _decided(self) -> Probe:
        """
        Decide what narrowing left open.
        """
        left = [number for number in sorted(self.visited) if self._is_open(number)]
        if not left or self._is_forest(left):
            return Probe(self.lows, self.highs)
        found = solve(*remaining(self.shape, left, self.lows, self.highs))
        if not found.decided or found.point is not None:
            return Probe(self.lows, self.highs, open_rows=tuple(left), proved=found.decided)
        bits = 0
        for number in found.rows:
            bits |= self._because(left[number])
        for one in found.unknowns:
            bits |= self.reasons.get(one, 0)
        gathered = self._conflict(bits)
        unknowns = found.unknowns.difference(self.changes)
        members = gathered.conflict | unknowns if gathered.conflict else None
        return Probe(self.lows, self.highs, members or unknowns, gathered.rows)

    def _is_open(self, number: int) -> bool:
        low, high = self.shape.ends[number]
        return self.least[number] < low or self.most[number] > high

    def _is_forest(self, numbers: list[int]) -> bool:
        """
        Say whether the open unknowns of some rows form no cycle, with factors of one.
        """
        parents: dict[int, int] = {}

        def root(node: int) -> int:
            while parents.setdefault(node, node) != node:
                node = parents[node]
            return node

        for number in numbers:
            for one, factor in self.shape.rows[number]:
                if self.lows[one] == self.highs[one]:
                    continue
                row, other = root(~number), root(one)
                if row == other or factor not in {1, -1}:
                    return False
                parents[row] = other
        return True


def remaining(
    shape: Shape, numbers: Iterable[int], lows: list[int], highs: list[int]
) -> tuple[dict[int, Bounds], list[tuple[Terms, int | None, int | None]]]:
    """
    Give the open unknowns, and the rows that join them, less what is settled.

    Args:
        shape: The rows.

        numbers: The numbers of the rows that are open.

        lows: The smallest value of each unknown.

        highs: The largest value of each unknown.
    """
    bounds: dict[int, Bounds] = {}
    left: list[tuple[Terms, int | None, int | None]] = []
    for number in numbers:
        settled = 0
        terms: list[tuple[int, int]] = []
        for one, factor in shape.rows[number]:
            if lows[one] == highs[one]:
                settled += factor * lows[one]
            else:
                terms.append((one, factor))
                bounds[one] = (_end(lows[one]), _end(highs[one]))
        low, high = shape.ends[number]
        left.append((tuple(terms), _end(low - settled), _end(high - settled)))
    return bounds, left


def _end(value: int) -> int | None:
    return value if -NO_END < value < NO_END else None


def _numbers(bits: int) -> Iterable[int]:
    """
    Give the members of a set of bits.
    """
    while bits:
        last = bits & -bits
        yield last.bit_length() - 1
        bits ^= last
