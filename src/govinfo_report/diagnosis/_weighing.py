"""
How well a set of wrong cells explains what is printed: the likelihood of each cell's text, given
what the other cells leave for it.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator, Sequence

from attrs import frozen

from ._calibration import Calibration, calibration
from ._case import Case, Posed
from ._kinds import ErrorKind
from ._misprints import likelihood, origins
from ._system import Probe

__all__ = ["Cell", "Weighed", "Weighing"]

_MOST_TRIES = 500
"""
So many texts are tried in one component where several values are possible.
"""

_MOST_TOGETHER = 4
"""
Of so many cells the values are found together.
"""

_WIDEST = 0.2
"""
A cell of which nothing is known does not explain an arbitrary number better than this share.
"""

Span = tuple[int, int]


@frozen
class Cell:
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


@frozen
class Weighed:
    """
    An explanation before all are put in proportion.

    Attributes:
        cells: Its cells.

        kind: What happened.

        weight: How likely, in proportion to the others.

        is_minimum: Whether the cells are one of the least sets.
    """

    cells: tuple[Cell, ...]
    kind: ErrorKind
    weight: float
    is_minimum: bool = True


@frozen
class _Origin:
    """
    What a cell may have printed, had nothing gone wrong.
    """

    text: str | None
    span: Span
    kind: ErrorKind
    weight: float


@frozen(eq=False, slots=False)
class Weighing:
    """
    The weights of one component.

    Attributes:
        case: The report.

        posed: The block of the component.
    """

    case: Case
    posed: Posed

    @functools.cached_property
    def model(self) -> Calibration:
        return calibration()

    @functools.cached_property
    def _tries(self) -> Iterator[int]:
        return iter(range(_MOST_TRIES))

    def weigh(self, freed: Sequence[int], probe: Probe) -> Weighed:
        """
        Weigh a least set.

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
        chosen, weight = self._best(freed, probe, implied)
        further = self.model.further ** (len(freed) - 1)
        spans = {
            path: one.span if one.text is not None else span
            for path, one, span in zip(paths, chosen, implied, strict=True)
        }
        strange = self.case.strange(self.posed.block.hints, spans)
        cells = tuple(
            Cell(path, span, one.text)
            for path, span, one in zip(paths, implied, chosen, strict=True)
        )
        kinds = {one.kind for one in chosen}
        kind = kinds.pop() if len(kinds) == 1 else ErrorKind.SEVERAL
        plausible = self.model.implausible**strange
        weighed = Weighed(cells, kind, weight * further * plausible)
        if not self._is_transfer(paths, implied):
            return weighed
        transfer = plausible * self.model.causes["transfer"] / self.model.values
        return max(weighed, Weighed(cells, ErrorKind.TRANSFER, transfer), key=_weight)

    def _is_transfer(self, paths: list[str], implied: list[Span]) -> bool:
        """
        Say whether what one cell has too much is what another of its row lacks.
        """
        if len(paths) != 2:  # noqa: PLR2004 - from one to another
            return False
        (one, first), (other, second) = (self.case.places[path] for path in paths)
        if one != other or first == second:
            return False
        stated = [self.case.span(path) for path in paths]
        gaps = [said[0] - right[0] for said, right in zip(stated, implied, strict=True)]
        return sum(gaps) == 0 and all(low == high for low, high in (*stated, *implied))

    def _best(
        self, freed: Sequence[int], probe: Probe, implied: Sequence[Span]
    ) -> tuple[list[_Origin], float]:
        """
        Give the likeliest texts for some cells together, and the likelihood of all.
        """
        bound = [low != high for low, high in implied]
        if sum(bound) > 1 and len(freed) <= _MOST_TOGETHER:
            return self._jointly(freed, {}, probe)
        # what one cell is leaves the others as they are; of many, each is taken by itself
        chosen: list[_Origin] = []
        weight = 1.0
        for one, span in zip(freed, implied, strict=True):
            found = self._origins(self.posed.system.unknowns[one], span)
            weight *= sum(origin.weight for origin in found)
            chosen.append(max(found, key=_weight))
        return chosen, weight

    def _jointly(
        self, freed: Sequence[int], fixed: dict[int, Span], probe: Probe
    ) -> tuple[list[_Origin], float]:
        """
        Try the texts of the first cell, and what each leaves for the others.
        """
        if not freed:
            return [], 1.0
        first, *others = freed
        found: list[tuple[float, list[_Origin]]] = []
        system = self.posed.system
        # the first origin is "any number that fits", so something is always found
        for one in self._origins(system.unknowns[first], (probe.lows[first], probe.highs[first])):
            if found and next(self._tries, None) is None:
                break
            now = {**fixed, first: one.span}
            left = system.probe(others, now)
            chosen, weight = (
                self._jointly(others, now, left) if left.conflict is None else ([], 0.0)
            )
            found.append((one.weight * weight, [one, *chosen]))
        return max(found, key=operator.itemgetter(0))[1], sum(weight for weight, _ in found)

    def _origins(self, path: str, implied: Span) -> list[_Origin]:
        """
        List what a cell may have printed that fits what is implied for it, with the likelihood of
        what it prints now.
        """
        model, case = self.model, self.case
        low, high = implied
        written = case.written(path)
        share = min(_WIDEST, 1 / model.values + (high - low) / max(abs(high), 1))
        point = case.text_of(path, low) if low == high else None
        found = [_Origin(point, implied, ErrorKind.UNEXPLAINED, model.arbitrary * share)]
        if not written:
            return found
        typed = 1.0 - model.arbitrary
        if point is not None:
            direct = likelihood(point, written, model)
            if direct is not None:
                found.append(_Origin(point, implied, direct[0], typed * direct[1]))
        if point is None or not written.isdigit():
            found += self._read_back(path, written, implied, typed)
        return found + self._copied(path, written, point, implied)

    def _read_back(self, path: str, written: str, implied: Span, typed: float) -> Iterator[_Origin]:
        """
        Walk over the texts that one misprint may have turned into what is printed.
        """
        low, high = implied
        exact = low == high and self.case.text_of(path, low)
        for text, kind, weight in origins(written, self.model):
            if text == exact:
                continue  # it is known by its direct relation
            span = self.case.read(path, text)
            if span is not None and span[0] <= high and low <= span[1]:
                met = max(span[0], low), min(span[1], high)
                yield _Origin(text, met, kind, typed * weight)

    def _copied(self, path: str, written: str, point: str | None, implied: Span) -> list[_Origin]:
        """
        List what explains that a cell prints the same as a neighbour, or as its total.
        """
        case, causes = self.case, self.model.causes
        found: list[_Origin] = []
        beside = case.neighbours(path)
        same = sum(case.written(one) == written for one in beside)
        if same:
            weight = causes["copy"] * same / len(beside)
            found.append(_Origin(point, implied, ErrorKind.COPY, weight))
        wholes = case.plan.wholes.get(path, ())
        if any(case.written(one) == written for one in wholes):
            found.append(_Origin(point, implied, ErrorKind.TOTAL_AS_PART, causes["total_as_part"]))
        return found


def _weight(one: _Origin | Weighed) -> float:
    return one.weight
