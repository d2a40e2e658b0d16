"""
Single causes that make several cells wrong at once: neighbours exchanged, a run of figures one row
off, a number spread over two cells.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from attrs import frozen

from ._case import Case, Posed
from ._evidence import Cell, Found
from ._kinds import ErrorKind
from ._layout import Layout

__all__ = ["causes"]

_SHORTEST_RUN = 3
_LONGEST_RUN = 10
_FEWEST_MOVED = 2
"""
If fewer figures are others after a shift, it says no more than that this cell is wrong.
"""

Span = tuple[int, int]


@frozen(eq=False)
class _Broken:
    """
    A row that is broken as it stands.

    Attributes:
        factors: The factor of each of its cells.

        lack: What its sum must gain, at least and at most.
    """

    factors: dict[str, int]
    lack: Span

    @classmethod
    def of(cls, posed: Posed, number: int) -> _Broken:
        system = posed.system
        low, high = system.ends[number]
        return cls(
            {system.unknowns[one]: factor for one, factor in system.rows[number]},
            (low - system.most[number], high - system.least[number]),
        )

    def gain(self, path: str, now: Span, then: Span) -> Span:
        """
        Say by how much the smallest and the largest sum grow if a cell changes.
        """
        factor = self.factors.get(path, 0)
        low, high = factor * (then[0] - now[0]), factor * (then[1] - now[1])
        return (low, high) if factor >= 0 else (high, low)

    def is_mended(self, gained: Span) -> bool:
        """
        Say whether the row can hold once its sums have grown.
        """
        return gained[1] >= self.lack[0] and gained[0] <= self.lack[1]


@frozen(eq=False)
class _Component:
    """
    The broken rows of a component, and the cells that are wrong by no means.
    """

    case: Case
    posed: Posed
    trusted: frozenset[str]
    rows: list[_Broken]

    def is_touched_by(self, paths: set[str]) -> bool:
        return all(not row.factors.keys().isdisjoint(paths) for row in self.rows)

    def holds(self, changes: Mapping[str, Span]) -> bool:
        """
        Say whether nothing contradicts after some changes.
        """
        for row in self.rows:
            gains = [
                row.gain(path, self.case.span(path), span)
                for path, span in changes.items()
                if path in row.factors
            ]
            if not row.is_mended((sum(low for low, _ in gains), sum(high for _, high in gains))):
                return False
        return self.case.is_consistent(changes)

    def found(self, cells: tuple[Cell, ...], cause: ErrorKind) -> Found:
        """
        Make an explanation by one cause.
        """
        spans = {cell.path: cell.implied for cell in cells}
        return Found.of_cause(cells, cause, self.case.strange(self.posed.block, spans))


def causes(case: Case, posed: Posed, trusted: frozenset[str]) -> Iterator[Found]:
    """
    Walk over the single causes that leave no contradiction in a component.

    Args:
        case: The report.

        posed: The block of the component, some of whose rows are broken.

        trusted: The paths of cells that are right.
    """
    rows = [_Broken.of(posed, number) for number in posed.system.broken]
    if not rows:
        return
    component = _Component(case, posed, trusted, rows)
    longest = max(posed.system.lows)
    for first, second in _pairs(component):
        yield from _swapped(component, first, second)
        yield from _torn(component, first, second, longest)
    yield from _shifted(component)


def _pairs(component: _Component) -> list[tuple[str, str]]:
    """
    List the neighbours of which one is in each broken row, each two in printing order.
    """
    layout = component.case.layout
    places = layout.places
    shortest = min((row.factors for row in component.rows), key=len)
    found: dict[tuple[str, str], None] = {}
    for path in shortest:
        if path in component.trusted:
            continue
        for other in layout.neighbours(path):
            if other not in component.trusted and (
                len(component.rows) == 1 or component.is_touched_by({path, other})
            ):
                pair = (path, other) if places[path] < places[other] else (other, path)
                found[pair] = None
    return sorted(found, key=lambda pair: places[pair[0]])


def _swapped(component: _Component, first: str, second: str) -> Iterator[Found]:
    """
    Try two neighbours in each other's place.
    """
    if any(row.factors.get(first) == row.factors.get(second) for row in component.rows):
        return  # the sum of this row stays what it is
    case = component.case
    one_text, other_text = case.written(first), case.written(second)
    if not one_text or not other_text or one_text == other_text:
        return
    one, other = case.span_in(first, second), case.span_in(second, first)
    if one is None or other is None:
        return
    if component.holds({first: one, second: other}):
        cells = (Cell(first, one, other_text), Cell(second, other, one_text))
        yield component.found(cells, ErrorKind.SWAP)


def _torn(component: _Component, first: str, second: str, longest: int) -> Iterator[Found]:
    """
    Try the texts of two neighbours as one number, in the place of the first; what the second should
    print is lost.
    """
    case, posed = component.case, component.posed
    head, tail = case.cell(first), case.cell(second)
    if type(head) is not int or type(tail) is not int or min(head, tail) < 0 or not head:
        return
    whole = int(f"{head}{tail}")
    if whole > longest or first not in posed.index or second not in posed.index:
        return  # no other figure is as long
    span = (whole, whole)
    left = case.extent(posed, {first: span}, second)
    if left is not None:
        low, high = left
        text = case.text_of(second, low) if low == high else None
        cells = (Cell(first, span, str(whole)), Cell(second, left, text))
        yield component.found(cells, ErrorKind.TORN)


def _shifted(component: _Component) -> Iterator[Found]:
    """
    Try runs of figures one row further up and one row further down; what the last one should print
    is lost.

    A run leads out of the cells of a broken row, or of all broken rows of a column together.
    """
    seen: set[tuple[str, ...]] = set()
    for column, first, last in _stretches(component.case.layout, component.rows):
        if last + 1 < len(column):
            cells = column[max(first, last - _LONGEST_RUN) : last + 2]
            yield from _runs(component, cells, seen)
        if first:
            cells = column[first - 1 : min(last, first + _LONGEST_RUN) + 1]
            yield from _runs(component, cells[::-1], seen)


def _stretches(layout: Layout, rows: list[_Broken]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """
    Walk over the columns with the first and the last cell of each broken row, and of all but the
    outermost cells of several together.
    """
    spans: dict[int, list[Span]] = {}
    for row in rows:
        touched: dict[int, list[int]] = {}
        for path in row.factors:
            column, place = layout.standing[path]
            touched.setdefault(column, []).append(place)
        for column, places in touched.items():
            spans.setdefault(column, []).append((min(places), max(places)))
    for column, found in spans.items():
        if len(found) > 1:
            found.append((min(low for low, _ in found) + 1, max(high for _, high in found) - 1))
        for first, last in found:
            yield layout.columns[column], first, last


def _runs(
    component: _Component, cells: tuple[str, ...], seen: set[tuple[str, ...]]
) -> Iterator[Found]:
    """
    Walk over the runs that end with the last of some cells: each of its cells should print what the
    next one prints.

    A run whose lost figure stands in each broken row says no more than that this figure is wrong,
    so at least one row must be mended by the figures that moved.
    """
    case = component.case
    lost = cells[-1]
    rows = [row for row in component.rows if lost not in row.factors]
    if not rows or lost in component.trusted:
        return
    least, most = [0] * len(rows), [0] * len(rows)
    changes: dict[str, Span] = {}
    for place in range(len(cells) - 2, -1, -1):
        to, source = cells[place], cells[place + 1]
        span = None if to in component.trusted else case.span_in(to, source)
        if span is None:
            return
        changes[to] = span
        is_mended = len(changes) >= _SHORTEST_RUN - 1
        for number, row in enumerate(rows):
            if to in row.factors:
                low, high = row.gain(to, case.span(to), span)
                least[number] += low
                most[number] += high
            is_mended = is_mended and row.is_mended((least[number], most[number]))
        if not is_mended or (run := cells[place:]) in seen:
            continue
        seen.add(run)
        moves = [pair for pair in itertools.pairwise(run) if changes[pair[0]] != case.span(pair[0])]
        if len(moves) < _FEWEST_MOVED:
            continue  # the others would print what they print
        if component.is_touched_by(set(run)) and case.is_consistent(changes, lost):
            moved = [Cell(to, changes[to], case.written(source)) for to, source in moves]
            moved.append(Cell(lost, case.limits(lost), None))
            moved.sort(key=lambda one: case.layout.places[one.path])
            yield component.found(tuple(moved), ErrorKind.SHIFT)
