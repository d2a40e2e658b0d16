"""
What the labels of a table decide, kept for the next table that prints the same labels.

A hundred thousand agencies print one form, most of them from a few templates: the second table of
a template only gives its figures. A plan is made of a table in which every row with figures was
placed by its own label, so that nothing depends on what a figure is; it is made by matching the
table with a number of its own in the place of each figure and looking where that ended up.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from attrs import evolve, frozen

from ..form import Local
from ._cells import is_cell
from ._grid import Row
from ._notices import Notice
from ._row_index import RowIndex
from ._row_matching import RowMatching
from ._row_places import place_the_rest
from ._row_taking import take_rows

__all__ = ["Matched", "Plans"]

_MOST_CELLS = 1_000
"""
The tables of a form have some three hundred.
"""

_MOST_CHARACTERS = 20_000
_MOST_PLANS = 64
_MOST_SIGHTINGS = 4_096

_FIRST_NUMBER = 10**14
"""
No agency prints a number of fifteen digits, and one is as plain as another.
"""

_DIGITS = len(str(_FIRST_NUMBER))
_SMALL = frozenset(map(str, range(1_000)))

Layout: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], tuple[str | None, ...]]
"""
Of some rows the places, counted from the first, the numbers of cells, and the texts of the cells
that are no plain numbers.
"""


class Matched(NamedTuple):
    """
    What was found of a form in the rows of a grid; the same words as in :class:`Joined`.
    """

    texts: tuple[str | None, ...]
    local: dict[str, list[Local[Any]]]
    notices: tuple[Notice, ...]
    matched: int
    evidence: int
    rest: int | None
    first: int
    last: int


@frozen
class _Plan:
    """
    Where the cells of a form stand in rows of one layout.

    Attributes:
        pick: Takes them out of all cells of the rows, followed by ``others``.

        others: What cells of the form print in every table of this layout.

        found: What was found, places counted from the first row.
    """

    pick: Callable[[Sequence[str | None]], tuple[str | None, ...]]
    others: tuple[str | None, ...]
    found: Matched

    def carry_out(self, cells: Sequence[str], place: int) -> Matched:
        """
        Find the form in other rows of the layout.

        Args:
            cells: All cells of the rows.

            place: The place of the first one.
        """
        notices = tuple(
            notice if notice.place is None else evolve(notice, place=notice.place + place)
            for notice in self.found.notices
        )
        return self.found._replace(
            texts=self.pick((*cells, *self.others)),
            local={},
            notices=notices,
            first=self.found.first + place,
            last=self.found.last + place,
        )


class Plans:
    """
    The plans for one form.
    """

    def __init__(self, index: RowIndex, section_of: dict[str, Any]) -> None:
        """
        Begin without any plan.

        Args:
            index: The form.

            section_of: The section classes of the form by path.
        """
        self._index = index
        self._section_of = section_of
        self._plans: dict[Layout, _Plan | None] = {}
        self._seen: set[int] = set()

    def match(self, rows: Sequence[Row], start: int) -> Matched:
        """
        Match rows to the lines of the form.

        Args:
            rows: The rows of a grid.

            start: The position of the first one to take.
        """
        table = self._table(rows, start)
        if table:
            cells = [*itertools.chain.from_iterable([row[1] for row in table])]
            is_short = len(cells) <= _MOST_CELLS and sum(map(len, cells)) <= _MOST_CHARACTERS
            plan = self._plan(table, cells) if is_short else None
            if plan is not None:
                return plan.carry_out(cells, table[0].place)
        return self._matched(rows, start)[0]

    def _matched(self, rows: Sequence[Row], start: int) -> tuple[Matched, bool]:
        """
        Match rows one by one.

        Returns:
            What was found, and whether the labels alone decided.
        """
        matching = RowMatching(self._index)
        rest = stop = take_rows(matching, rows, start)
        while stop is not None:  # what stands behind is no part of this report
            matching = RowMatching(self._index)
            rest, stop = stop, take_rows(matching, rows, start, stop)
        is_clear = all(strip.line is not None for strip in matching.strips)
        place_the_rest(matching, self._section_of)
        found = sum(matching.seen)
        matched = Matched(
            tuple(matching.texts),
            matching.local,
            tuple(matching.notices),
            found,
            found + len(matching.columns),
            rest,
            matching.first or 0,
            matching.end,
        )
        return matched, is_clear and rest is None

    def _table(self, rows: Sequence[Row], start: int) -> Sequence[Row]:
        """
        Give the rows from the first with several cells to the last, if the others can change
        nothing: each is a text that names no line and no column.
        """
        wide = [place for place in range(start, len(rows)) if len(rows[place][1]) > 1]
        if not wide:
            return ()
        table = rows[wide[0] : wide[-1] + 1]
        inside = [row[1] for row in table if len(row[1]) < 2]  # noqa: PLR2004 - none or one cell
        around = [row[1] for row in (*rows[start : wide[0]], *rows[wide[-1] + 1 :])]
        is_quiet = all(
            len(cells) == 1 and cells[0] and not is_cell(cells[0]) for cells in (*inside, *around)
        ) and not any(self._index.prints(text) for (text,) in around)
        return table if is_quiet else ()

    def _plan(self, table: Sequence[Row], cells: Sequence[str]) -> _Plan | None:
        """
        Find the plan for rows, or make it when their layout is seen for the second time.
        """
        first = table[0].place
        layout: Layout = (
            tuple([row[0] - first for row in table]),
            tuple([len(row[1]) for row in table]),
            tuple([None if text in _SMALL or _is_plain(text) else text for text in cells]),
        )
        try:
            return self._plans[layout]
        except KeyError:
            return self._new(layout)

    def _new(self, layout: Layout) -> _Plan | None:
        """
        Make a plan for a layout that is seen for the second time.
        """
        sighting = hash(layout)
        if sighting not in self._seen:
            if len(self._seen) >= _MOST_SIGHTINGS:
                self._seen.clear()
            self._seen.add(sighting)
            return None
        if len(self._plans) >= _MOST_PLANS:
            self._plans.clear()
        plan = self._plans[layout] = self._made(layout)
        return plan

    def _made(self, layout: Layout) -> _Plan | None:
        """
        Make a plan, if the labels alone decide.
        """
        places, counts, texts = layout
        cells = [
            str(_FIRST_NUMBER + number) if text is None else text
            for number, text in enumerate(texts)
        ]
        rest = iter(cells)
        rows = [
            Row(place, tuple(itertools.islice(rest, count)))
            for place, count in zip(places, counts, strict=True)
        ]
        found, is_clear = self._matched(rows, 0)
        stands: dict[str | None, int] = {
            cell: place for place, cell in enumerate(cells) if texts[place] is None
        }
        others = tuple(dict.fromkeys(text for text in found.texts if text not in stands))
        noted = "\n".join([*(notice.text for notice in found.notices), *filter(None, others)])
        if not is_clear or any(number in noted for number in stands if number):
            return None
        stands |= {text: len(cells) + place for place, text in enumerate(others)}
        return _Plan(itemgetter(*map(stands.__getitem__, found.texts)), others, found)


def _is_plain(text: str) -> bool:
    """
    Say whether a text is a number in its plain form, of no more digits than those of a plan.
    """
    return text.isdecimal() and text.isascii() and len(text) <= _DIGITS and text[0] != "0"
