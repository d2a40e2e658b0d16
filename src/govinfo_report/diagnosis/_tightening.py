"""
What each unknown of a system can be once all others have had their say, and which rows say so.

An interval that follows is proved by its contrary: with the values that it takes away, some rows
contradict each other. These rows, less those that are not needed, are what it follows from.
"""

from __future__ import annotations

from attrs import define, field, frozen

from ..figures import FAR
from ..propagation import Constraint
from ._narrowing import remaining
from ._simplex import Bounds, solve
from ._system import Probe, System, Terms

__all__ = ["Tightened", "Tightening", "tighten"]

Span = tuple[int, int]
Claims = list[dict[int, Span]]

_MOST_WORK = 2_000
"""
A question about rows that form a cycle counts as the number of unknowns that are open in them;
after so many, ends are left as narrowing found them.
"""


_MANY = 4
"""
From so many rows on, it is worth looking for fewer.
"""


@frozen
class Tightened:
    """
    An unknown that cannot be all that it is said to be.

    Attributes:
        unknown: Its number.

        before: What it is said to be.

        after: What is left.

        rows: The numbers of the rows from which that follows.
    """

    unknown: int
    before: Span
    after: Span
    rows: tuple[int, ...]


@frozen
class Tightening:
    """
    What follows from a system.

    Attributes:
        cells: The unknowns that are tightened; none where rows contradict each other.

        conflict: The numbers of rows that contradict each other; none can be spared.

        exact: Whether nothing further follows for any unknown, and of the rows from which
            something follows none can be spared.
    """

    cells: tuple[Tightened, ...]
    conflict: tuple[int, ...] = ()
    exact: bool = True


def tighten(system: System) -> Tightening:
    """
    Say what follows for each unknown of a system.

    Args:
        system: The system.

    Returns:
        The unknowns of which less is left than they are said to be. From rows that contradict each
        other, or may do so for all that is known, nothing is concluded.
    """
    probe = system.probe()
    work = _Work(system, probe)
    if probe.conflict is not None:
        return Tightening((), work.needed(probe.rows, [{}]))
    if not probe.proved:
        return Tightening((), exact=False)
    work.open()
    spans = {one: work.extent(one) for one in work.bounds}
    cells = []
    for one, before in enumerate(zip(system.lows, system.highs, strict=True)):
        after = spans.get(one, (probe.lows[one], probe.highs[one]))
        if after != before:
            cells.append(Tightened(one, before, after, work.because(one, before, after)))
    return Tightening(tuple(cells), exact=work.exact)


@define
class _Work:
    """
    One system, what a first look left open in it, and how much may still be asked.

    Attributes:
        system: The system.

        probe: What the first look found.

        rules: Its rows as constraints over the numbers of its unknowns.

        bounds: The unknowns that are open in rows that form a cycle.

        rows: These rows, less what is settled.

        left: How much may still be asked.

        exact: Whether nothing was left unasked.

        seen: What each open unknown was in the solutions that were found on the way.
    """

    system: System
    probe: Probe
    rules: list[Constraint] = field(init=False)
    bounds: dict[int, Bounds] = field(factory=dict, init=False)
    rows: list[tuple[Terms, int | None, int | None]] = field(factory=list, init=False)
    left: int = field(factory=lambda: _MOST_WORK, init=False)
    exact: bool = field(default=True, init=False)
    seen: dict[int, Span] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        system = self.system
        self.rules = [
            Constraint(f"row {number}", row, *system.ends[number])
            for number, row in enumerate(system.rows)
        ]

    # ── What an unknown can be ────────────────────────────────────────────────────────────────

    def open(self) -> None:
        """
        Gather what is open, and find one solution.
        """
        system, probe = self.system, self.probe
        self.bounds, self.rows = remaining(system.shape, probe.open_rows, probe.lows, probe.highs)
        # an end that narrowing did not find is not looked for
        self.exact = all(None not in ends for ends in self.bounds.values())
        if self.bounds:
            self._reaches({})

    def extent(self, one: int) -> Span:
        """
        Say what an open unknown can be.
        """
        low, high = self.bounds[one]
        least = -FAR if low is None else self._nearest(one, low, 1)
        most = FAR if high is None else -self._nearest(one, -high, -1)
        return least, most

    def _nearest(self, one: int, end: int, sign: int) -> int:
        """
        Find the smallest value of an unknown, or of its negative, from below: mostly it is the end
        that narrowing found, so steps begin small and double.
        """
        step = 0
        while end < (least := self._reached(one, sign)):
            last = min(end + step, least - 1)
            if not self._reaches({one: (end, last) if sign > 0 else (-last, -end)}):
                end, step = last + 1, 2 * step + 1
            elif self._reached(one, sign) < least:
                step = 0
            else:  # nobody knows
                break
        return end

    def _reached(self, one: int, sign: int) -> int:
        low, high = self.seen[one]
        return low if sign > 0 else -high

    def _reaches(self, ends: dict[int, Bounds]) -> bool:
        """
        Say whether there may be a solution within narrower bounds, and note it if one is found.
        """
        if self.seen and not self._may_ask():
            return True
        found = solve({**self.bounds, **ends}, self.rows)
        if found.point is None:
            self.exact &= found.decided
            return not found.decided
        for one, value in found.point.items():
            low, high = self.seen.get(one, (value, value))
            self.seen[one] = min(low, value), max(high, value)
        return True

    def _may_ask(self) -> bool:
        self.left -= len(self.bounds)
        self.exact &= self.left >= 0
        return self.left >= 0

    # ── Why ───────────────────────────────────────────────────────────────────────────────────

    def because(self, unknown: int, before: Span, after: Span) -> tuple[int, ...]:
        """
        Give the rows that forbid what was taken away from an unknown.

        Where these are many, each of its own rows is tried with what stands behind it.
        """
        taken: Claims = []
        if before[0] < after[0]:
            taken.append({unknown: (before[0], after[0] - 1)})
        if after[1] < before[1]:
            taken.append({unknown: (after[1] + 1, before[1])})
        blamed = frozenset[int]().union(*(self.system.probe((), one).rows for one in taken))
        needed = self.needed(blamed, taken)
        if len(needed) < _MANY or self.bounds:
            return needed
        rows = range(len(self.system.rows))
        around = [number for number, _ in self.system.around[unknown]]
        ways = [[one for one in rows if one == own or one not in around] for own in around]
        others = [self._refuted(way, taken) for way in ways]
        return min([needed, *(self.needed(one, taken) for one in others if one)], key=len)

    def needed(self, rows: frozenset[int], claims: Claims) -> tuple[int, ...]:
        """
        Leave out rows as long as the others contradict each of some claims, the last rows first.

        Args:
            rows: The numbers of rows that do.

            claims: Other bounds for some unknowns.
        """
        needed = rows
        for row in sorted(rows, reverse=True):
            if row in needed and self._may_ask():
                needed = self._refuted(sorted(needed - {row}), claims) or needed
        return tuple(sorted(needed))

    def _refuted(self, rows: list[int], claims: Claims) -> frozenset[int] | None:
        """
        Give those of some rows that contradict each of some claims, if they do.
        """
        system = self.system
        members = sorted({one for row in rows for one, _ in system.rows[row]})
        place = {one: number for number, one in enumerate(members)}
        alone = System(
            {one: (system.lows[one], system.highs[one]) for one in members},
            [self.rules[row] for row in rows],
            {one: system.limits[one] for one in members},
        )
        used: set[int] = set()
        for fixed in claims:
            if not fixed.keys() <= place.keys():
                return None
            probe = alone.probe((), {place[one]: span for one, span in fixed.items()})
            if probe.conflict is None:
                return None
            used.update(rows[one] for one in probe.rows)
        return frozenset(used)
