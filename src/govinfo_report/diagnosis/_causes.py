"""
Single causes that make several cells wrong at once: neighbours exchanged, a run of figures one row
off, a number spread over two cells.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from attrs import frozen

from ._calibration import calibration
from ._case import Case, Posed
from ._kinds import ErrorKind
from ._system import System
from ._weighing import Cell, Weighed

__all__ = ["causes"]

_SHORTEST_RUN = 3
_LONGEST_RUN = 10

Span = tuple[int, int]


@frozen(eq=False)
class _Broken:
    """
    A row that is broken as it stands.
    """

    terms: dict[str, int]
    spans: dict[str, Span]
    ends: Span
    members: frozenset[str]

    @classmethod
    def of(cls, system: System, number: int) -> _Broken:
        terms = {system.unknowns[one]: factor for one, factor in system.rows[number]}
        spans = {
            system.unknowns[one]: (system.lows[one], system.highs[one])
            for one, _ in system.rows[number]
        }
        return cls(terms, spans, system.ends[number], frozenset(terms))

    def holds(self, changes: Mapping[str, Span]) -> bool:
        """
        Say whether the row can hold with some new spans.
        """
        least = most = 0
        for path, factor in self.terms.items():
            low, high = changes.get(path) or self.spans[path]
            least += factor * (low if factor > 0 else high)
            most += factor * (high if factor > 0 else low)
        return least <= self.ends[1] and most >= self.ends[0]


def causes(case: Case, posed: Posed, trusted: frozenset[str]) -> Iterator[Weighed]:
    """
    Walk over the single causes that leave no contradiction in a component.

    Args:
        case: The report.

        posed: The block of the component, some of whose rows are broken.

        trusted: The paths of cells that are right.
    """
    system = posed.system
    if not system.broken:
        return
    rows = [_Broken.of(system, number) for number in system.broken]
    broken = [row.members for row in rows]
    model = calibration()
    tried: set[frozenset[str]] = set()
    for path in _in_order(case, min(broken, key=len)):
        for other in case.neighbours(path):
            pair = frozenset({path, other})
            if pair in tried or not pair.isdisjoint(trusted):
                continue
            tried.add(pair)
            if all(not pair.isdisjoint(one) for one in broken):
                yield from _swapped(case, path, other, rows, model.causes["swap"])
                yield from _torn(case, posed, path, other, model.causes["torn"] / model.values)
    yield from _shifted(case, rows, trusted, model.causes["shift"] / (2 * _LONGEST_RUN))


def _in_order(case: Case, paths: frozenset[str]) -> list[str]:
    return sorted(paths, key=case.places.__getitem__)


def _swapped(
    case: Case, path: str, other: str, broken: list[_Broken], weight: float
) -> Iterator[Weighed]:
    """
    Try two neighbours in each other's place.
    """
    one_text, other_text = case.written(path), case.written(other)
    if not one_text or not other_text or one_text == other_text:
        return
    changes = {}
    for to, source in ((path, other), (other, path)):
        span = case.span_in(to, source)
        if span is None:
            return
        changes[to] = span
    if all(row.holds(changes) for row in broken) and case.is_consistent(changes):
        cells = (Cell(path, changes[path], other_text), Cell(other, changes[other], one_text))
        ordered = tuple(sorted(cells, key=lambda one: case.places[one.path]))
        yield Weighed(ordered, ErrorKind.SWAP, weight, is_minimum=False)


def _torn(case: Case, posed: Posed, path: str, other: str, weight: float) -> Iterator[Weighed]:
    """
    Try the texts of two neighbours as one number, in the place of the first; what the second should
    print is lost.
    """
    first, second = sorted((path, other), key=case.places.__getitem__)
    head, tail = case.cell(first), case.cell(second)
    if type(head) is not int or type(tail) is not int or min(head, tail) < 0 or not head:
        return
    whole = int(f"{head}{tail}")
    if not {first, second} <= posed.index.keys() or whole > max(posed.system.lows):
        return  # no other figure is as long
    span = (whole, whole)
    left = case.extent(posed, {first: span}, second)
    if left is not None:
        low, high = left
        text = case.text_of(second, low) if low == high else None
        cells = (Cell(first, span, str(whole)), Cell(second, left, text))
        yield Weighed(cells, ErrorKind.TORN, weight, is_minimum=False)


def _shifted(
    case: Case, broken: list[_Broken], trusted: frozenset[str], weight: float
) -> Iterator[Weighed]:
    """
    Try runs of figures one row further up and one row further down; what the last one should print
    is lost.

    A run whose lost figure stands in each broken rule says no more than that this figure is wrong,
    so only others are tried.
    """
    seen: set[tuple[str, ...]] = set()
    for run in _runs(case, [row.members for row in broken]):
        if run in seen or not trusted.isdisjoint(run):
            continue
        seen.add(run)
        if all(not row.members.isdisjoint(run) for row in broken):
            yield from _moved(case, run, broken, weight)


def _runs(case: Case, broken: list[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """
    Walk over runs of a column that lead out of a broken rule, or along several; the cell whose
    figure is lost comes last.
    """
    for column in case.columns:
        spans = []
        for members in broken:
            touched = [number for number, path in enumerate(column) if path in members]
            if touched:
                spans.append((touched[0], touched[-1]))
        if len(spans) >= _SHORTEST_RUN:
            spans.append((min(low for low, _ in spans) + 1, max(high for _, high in spans) - 1))
        for first, last in spans:
            for inner in range(max(first, last - _LONGEST_RUN), last + 1):
                if last + 1 < len(column) and last + 1 - inner >= _SHORTEST_RUN - 1:
                    yield tuple(column[inner : last + 2])
            for inner in range(first, min(last, first + _LONGEST_RUN) + 1):
                if first >= 1 and inner - (first - 1) >= _SHORTEST_RUN - 1:
                    yield tuple(reversed(column[first - 1 : inner + 1]))


def _moved(
    case: Case, run: tuple[str, ...], broken: list[_Broken], weight: float
) -> Iterator[Weighed]:
    """
    Try in each cell of a run what the next one prints.
    """
    changes: dict[str, Span] = {}
    for to, source in itertools.pairwise(run):
        span = case.span_in(to, source)
        if span is None:
            return
        changes[to] = span
    held = all(row.holds(changes) for row in broken if run[-1] not in row.members)
    if not held or not case.is_consistent(changes, run[-1]):
        return
    cells = [Cell(to, changes[to], case.written(source)) for to, source in itertools.pairwise(run)]
    cells.append(Cell(run[-1], case.limits(run[-1]), None))
    ordered = tuple(sorted(cells, key=lambda one: case.places[one.path]))
    yield Weighed(ordered, ErrorKind.SHIFT, weight, is_minimum=False)
