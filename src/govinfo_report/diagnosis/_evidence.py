"""
What speaks for an explanation, before anything is weighed: how each of its cells may have come to
print what it prints.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from attrs import field, frozen

from ._case import Case, Posed
from ._kinds import ErrorKind
from ._misprints import is_single, just_any, origins, relations
from ._system import Probe

__all__ = ["Cell", "Evidence", "Found", "Origin"]

_MOST_TRIES = 500
"""
So many texts are tried in one component where several values are possible.
"""

_MOST_TOGETHER = 4
"""
Of so many cells the values are found together.
"""

_NARROW = {0xFF10 + digit: 0x30 + digit for digit in range(10)}
_WIDE = {half: full for full, half in _NARROW.items()}
_AS_IT_IS: dict[int, int] = {}
"""
Digits of one width in the other.
"""
_IDLE = re.compile(r"[-－−]?0[0-9]|[-－−][0.]*(?![0-9.])")
"""
A number with a zero before it, and a zero with a sign.
"""

Span = tuple[int, int]


class Cell(NamedTuple):
    """
    A wrong cell in an explanation.

    Attributes:
        path: Its path.

        implied: What it can be.

        suggested: What it should print, where that can be said.
    """

    path: str
    implied: Span
    suggested: str | None


class Origin(NamedTuple):
    """
    What a cell may have printed, had nothing gone wrong, and how it came to print what it prints.

    Attributes:
        text: What it should print, where that can be said.

        span: What it can be.

        kind: What happened.

        share: How much of all that such an error does to this number is what is printed.

        single: Whether the number has one digit, which cannot be dropped or change places.

        rarity: How much rarer what the cell should print is than what it prints, as a logarithm;
            nothing for totals, which follow from their parts.
    """

    text: str | None
    span: Span
    kind: ErrorKind
    share: float
    single: bool = False
    rarity: float = 0.0


Factor: TypeAlias = tuple[tuple[Origin, ...], ...]
"""
Alternatives of which one is true, each an origin for one cell or for several together.
"""


@frozen
class Found:
    """
    An explanation that leaves no contradiction.

    Attributes:
        cells: Its cells with what is implied for them.

        factors: Its evidence; factors do not depend on each other. None if one cause explains all
            cells.

        strange: How many rules of lower severity it violates, less those that it mends.

        cause: The one cause, or a cause that is thinkable besides.

        is_minimum: Whether the cells are one of the least sets.
    """

    cells: tuple[Cell, ...]
    factors: tuple[Factor, ...] = ()
    strange: int = 0
    cause: ErrorKind | None = None
    is_minimum: bool = True

    @classmethod
    def of_cause(cls, cells: tuple[Cell, ...], cause: ErrorKind, strange: int) -> Found:
        """
        Make an explanation by one cause for all cells.
        """
        return cls(cells, (), strange, cause, is_minimum=False)


@frozen(eq=False, slots=False)
class Evidence:
    """
    The evidence in one component.

    Attributes:
        case: The report.

        posed: The block of the component.
    """

    case: Case
    posed: Posed
    _known: dict[tuple[str, Span], Factor] = field(factory=dict, init=False)

    @functools.cached_property
    def _tries(self) -> Iterator[int]:
        return iter(range(_MOST_TRIES))

    def of(self, freed: Sequence[int], probe: Probe) -> Found:
        """
        Gather what speaks for a least set.

        Args:
            freed: The numbers of its cells.

            probe: What follows if they are free.
        """
        system = self.posed.system
        paths = [system.unknowns[one] for one in freed]
        few = len(freed) <= _MOST_TOGETHER
        implied = [
            system.extent(probe, one) if few else (probe.lows[one], probe.highs[one])
            for one in freed
        ]
        spans = dict(zip(paths, implied, strict=True))
        factors: tuple[Factor, ...]
        if few and len(freed) > 1 and sum(low != high for low, high in implied) > 1:
            factors = (tuple(self._jointly(freed, {}, probe)),)
        else:
            # what one cell is leaves the others as they are; of many, each is taken by itself
            factors = tuple([self._factor(path, span) for path, span in spans.items()])
        return Found(
            tuple([Cell(path, span, None) for path, span in spans.items()]),
            factors,
            self.case.strange(self.posed.block, spans),
            ErrorKind.TRANSFER if self._is_transfer(paths, implied) else None,
        )

    def _is_transfer(self, paths: list[str], implied: list[Span]) -> bool:
        """
        Say whether what one cell has too much is what another of its row lacks.
        """
        if len(paths) != 2:  # noqa: PLR2004 - from one to another
            return False
        (one, first), (other, second) = (self.case.layout.places[path] for path in paths)
        if one != other or first == second:
            return False
        stated = [self.case.span(path) for path in paths]
        gaps = [said[0] - right[0] for said, right in zip(stated, implied, strict=True)]
        return sum(gaps) == 0 and all(low == high for low, high in (*stated, *implied))

    def _jointly(
        self, freed: Sequence[int], fixed: dict[int, Span], probe: Probe
    ) -> Iterator[tuple[Origin, ...]]:
        """
        Try the texts of the first cell, and what each leaves for the others.
        """
        if not freed:
            yield ()
            return
        first, *others = freed
        system = self.posed.system
        found = self._factor(system.unknowns[first], (probe.lows[first], probe.highs[first]))
        # the first origin is "any number that fits", so something is always found
        for number, (one,) in enumerate(found):
            if number and next(self._tries, None) is None:
                return
            now = {**fixed, first: one.span}
            left = system.probe(others, now)
            # where rows form a cycle a text can fit by itself and leave nothing for the others
            for rest in self._jointly(others, now, left) if left.conflict is None else ():
                yield (one, *rest)

    def _factor(self, path: str, implied: Span) -> Factor:
        """
        List what a cell may have printed that fits what is implied for it.
        """
        found = self._known.get((path, implied))
        if found is None:
            origins_of = self._origins(path, implied)
            found = self._known[path, implied] = tuple([(one,) for one in origins_of])
        return found

    def _origins(self, path: str, implied: Span) -> list[Origin]:
        case = self.case
        low, high = implied
        written = case.written(path)
        plain, width = written, _AS_IT_IS
        if written and not written.isascii():
            plain = written.translate(_NARROW)
            width = _AS_IT_IS if plain == written else _WIDE
        point = case.text_of(path, low) if low == high else None
        said = None if point is None else point.translate(width)
        rarity = self._rarity(path, implied)
        share = just_any(point, plain or "")
        found = [Origin(said, implied, ErrorKind.UNEXPLAINED, share, False, rarity)]  # noqa: FBT003 - the fields in their order, which is faster
        if not plain:
            return found
        if point is not None:
            single = is_single(point)
            for kind, share in relations(point, plain):
                found.append(Origin(said, implied, kind, share, single, rarity))
        if point is None or not plain.isdigit():
            found += self._read_back(path, plain, implied, width)
        beside = case.layout.neighbours(path)
        texts = [case.written(one) for one in beside]
        same = sum(texts.count(one) for one in {written, plain})
        if same:
            share = same / len(beside)
            found.append(Origin(said, implied, ErrorKind.COPY, share, False, rarity))  # noqa: FBT003 - as above
        wholes = case.plan.wholes.get(path, ())
        if any(case.written(one) in {written, plain} for one in wholes):
            found.append(Origin(said, implied, ErrorKind.TOTAL_AS_PART, 1.0, False, rarity))  # noqa: FBT003 - as above
        return found

    def _rarity(self, path: str, implied: Span) -> float:
        case = self.case
        if path in case.plan.totals:
            return 0.0
        low, high = case.span(path)
        if (low, high) == case.limits(path):
            return 0.0  # what prints no number is wrong in every set alike
        now = (low + high) // 2
        right = min(max(now, implied[0]), implied[1])
        rare = case.rarity(path, right)
        if implied[0] != implied[1]:
            rare = max(0.0, rare - math.log(implied[1] - implied[0] + 1))
        return rare - case.rarity(path, now)

    def _read_back(
        self, path: str, written: str, implied: Span, width: dict[int, int]
    ) -> Iterator[Origin]:
        """
        Walk over the texts that one misprint may have turned into what is printed.
        """
        low, high = implied
        exact = low == high and self.case.text_of(path, low)
        for text, kind, share in origins(written):
            if text == exact or _IDLE.match(text):
                continue  # it is known by its direct relation, or nobody writes it
            span = self.case.read(path, text)
            if span is not None and span[0] <= high and low <= span[1]:
                met = max(span[0], low), min(span[1], high)
                yield Origin(
                    text.translate(width),
                    met,
                    kind,
                    share,
                    is_single(text),
                    self._rarity(path, met),
                )
