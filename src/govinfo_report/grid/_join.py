"""
From a grid to one form: which row is which line, by label.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from attrs import define, field, frozen

from ..figures import Kind, Printed, amount, figure, tidy
from ..form import (
    Indicator,
    Local,
    as_unit,
    cell_paths,
    fast_builder,
    fold,
    indicators,
    read_local_cell,
    settle_local,
    structure,
)
from ..numerals import NumeralError, parse_outline
from ..units import Unit
from ._grid import Grid, Row
from ._layout import HEADER, HEADING_MARK
from ._notices import Notice, NoticeCode

__all__ = ["Joined", "join"]

_DASHES = frozenset({"", "—", "——", "－－", "--", "/"})
_UNITS = frozenset(unit.value for unit in Unit if unit.value)
_NOTE = re.compile(r"[（(][^（()）]*[)）]$")
_NUMBER = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(][0-9]{1,2}[)）]|[0-9]{1,2}[.．、](?![0-9])|[①-⑳]"
)
_MOST_TORN = 6
"""
A label is torn into at most so many pieces.
"""
_ENOUGH = 3
"""
So many rows make a table; fewer may be a sentence that happens to name them.
"""


@frozen
class Joined:
    """
    What one form found in a grid.

    Attributes:
        cls: The report class of the form.

        texts: The text of each cell of the form, ``None`` for rows that were not found.

        local: The local rows by the path of their section, as printed.

        notices: What a user should know.

        matched: How many lines of the form were found, headings included.

        rest: The position of the row at which another table of the form begins, where one does.

        first: The place of the first row that was found.
    """

    cls: Any
    texts: tuple[str | None, ...]
    local: dict[str, list[Local[Any]]]
    notices: tuple[Notice, ...]
    matched: int
    rest: int | None
    first: int | None

    @property
    def is_table(self) -> bool:
        """
        Whether enough was found to call it a table of the form.
        """
        return len(self.texts) - self.texts.count(None) >= _ENOUGH

    @property
    def lines(self) -> int:
        """
        How many lines the form has.
        """
        return len(indicators(self.cls))

    def report(self, agency: str | None, year: int | None) -> tuple[Any, tuple[Notice, ...]]:
        """
        Build the report.

        Returns:
            The report, and notices about cells that cannot be read.
        """
        cells = [
            amount(text, unit) if unit is not None else figure(text, signed)
            for text, (unit, signed) in zip(self.texts, _readers(self.cls), strict=True)
        ]
        local = {
            path: settle_local(structure(_section(self.cls, path)), path, tuple(rows))
            for path, rows in self.local.items()
        }
        built = fast_builder(self.cls)(cells, local, agency, year, None)
        return built, tuple(_unreadable(self.cls, cells, local))


@functools.cache
def _readers(cls: Any) -> tuple[tuple[Unit | None, bool], ...]:
    """
    Say for each cell of a form how it is read: its unit if it is money, and its sign.
    """
    return tuple(
        (one.word.unit if one.word.unit.is_money else None, one.word.signed)
        for _, one in cell_paths(cls)
    )


def _section(cls: Any, path: str) -> Any:
    for step in path.split(".") if path else ():
        found = structure(cls).field(step)
        cls = found.type if found else cls
    return cls


def _unreadable(cls: Any, cells: list[Any], local: dict[str, Any]) -> Iterator[Notice]:
    index = None
    for place, cell in enumerate(cells):
        if isinstance(cell, Printed) and cell.kind is Kind.UNREADABLE:
            index = index or _index(cls)
            line = index.lines[index.cells.index(place)]
            yield _unread(cell, line.path, line.label)
    for path, rows in local.items():
        for number, row in enumerate(rows, start=1):
            if isinstance(row.figure, Printed) and row.figure.kind is Kind.UNREADABLE:
                prefix = f"{path}." if path else ""
                yield _unread(row.figure, f"{prefix}local.{number}", row.label)


def _unread(cell: Printed, path: str, label: str) -> Notice:
    facts = (("label", label),)
    return Notice(NoticeCode.CELL_UNREADABLE, cell.text or "", None, path, facts)


@frozen
class _Index:
    """
    The lines of a form by what identifies their labels.

    Attributes:
        lines: The lines in printing order.

        cells: For each line the position of its cell, -1 for headings.

        units: What stands in the unit column of each line.

        keys: The lines by folded label; labels that stand twice have two.

        single: The lines by folded label, for labels that stand once.

        aliases: The lines by a folded label that reports use instead.

        levels: The outline level of the lines of each section.
    """

    lines: tuple[Indicator, ...]
    cells: tuple[int, ...]
    units: tuple[str, ...]
    keys: dict[str, tuple[int, ...]]
    single: dict[str, int]
    aliases: dict[str, tuple[int, ...]]
    levels: dict[str, int]


@functools.cache
def _index(cls: Any) -> _Index:
    lines = indicators(cls)
    order = {path: place for place, (path, _) in enumerate(cell_paths(cls))}
    keys: dict[str, tuple[int, ...]] = {}
    aliases: dict[str, tuple[int, ...]] = {}
    for place, line in enumerate(lines):
        key = fold(line.label)
        keys[key] = (*keys.get(key, ()), place)
        short = fold(_NOTE.sub("", line.label))
        if short != key:
            aliases[short] = (*aliases.get(short, ()), place)
    levels = {line.block: line.level for line in lines}
    cells = tuple(-1 if line.is_heading else order[line.path] for line in lines)
    units = tuple(HEADING_MARK if line.is_heading else str(line.unit) for line in lines)
    single = {key: places[0] for key, places in keys.items() if len(places) == 1}
    return _Index(lines, cells, units, keys, single, aliases, levels)


def join(grid: Grid, cls: Any) -> Joined:
    """
    Match the rows of a grid to the lines of a form.

    Labels match exactly after folding, or by a known variant; what matches nothing but has a unit
    or a figure is kept as a local row. Everything that is not placed gives a notice.

    Args:
        grid: The grid.

        cls: The report class of a form that prints one figure a line.
    """
    joining = _Joining(_index(cls))
    rest = joining.run(grid.rows)
    joining.finish()
    return Joined(
        cls,
        tuple(joining.texts),
        joining.local,
        tuple(joining.notices),
        sum(joining.seen),
        rest,
        joining.first,
    )


@define
class _Joining:
    """
    The state while rows are matched one after the other.

    Attributes:
        index: The form.

        texts: The text of each cell so far.

        seen: Which lines were found.

        local: Local rows so far.

        notices: Notices so far.

        last: The position of the last line that was found.

        torn: Pieces of a label that stands on several lines, with their places.

        waiting: The line whose label stood alone, so that unit and figure may follow.

        waiting_label: Its label so far.

        waiting_unit: Its unit, if that stood alone too.

        first: The place of the first row that was found.

        again: Whether the form begins a second time.
    """

    index: _Index
    texts: list[str | None] = field(init=False)
    seen: list[bool] = field(init=False)
    local: dict[str, list[Local[Any]]] = field(factory=dict)
    notices: list[Notice] = field(factory=list)
    last: int = -1
    torn: list[tuple[int, str]] = field(factory=list)
    waiting: int | None = None
    waiting_label: str = ""
    waiting_unit: str = ""
    first: int | None = None
    again: bool = False

    def __attrs_post_init__(self) -> None:
        self.texts = [None] * (max(self.index.cells) + 1)
        self.seen = [False] * len(self.index.lines)

    def start_again(self) -> None:
        """
        Forget headings that stood in the text before the table.
        """
        self.seen[:] = [False] * len(self.seen)
        self.notices.clear()
        self.last, self.first = -1, None

    def run(self, rows: tuple[Row, ...]) -> int | None:
        """
        Take all rows, up to one that begins the form a second time.

        Returns:
            The position of that row, where there is one.
        """
        single, units, cells = self.index.single, self.index.units, self.index.cells
        seen, found_texts, last = self.seen, self.texts, -1
        settled = False  # whether no label is waiting for the rest of itself or for its figure
        for position, row in enumerate(rows):
            texts = row[1]
            if settled and len(texts) == _TRIPLE:
                # what nearly all rows are: a later line of the form, whole, in the form's unit
                found = single.get(fold(texts[0]), -1)
                if found > last and texts[1] == units[found]:
                    seen[found] = True
                    if cells[found] >= 0:
                        found_texts[cells[found]] = texts[2]
                        last = found
                        continue
                    if not texts[2]:
                        last = found
                        continue
            self.last = last
            self.take(row)
            if self.again:
                return position
            last = self.last
            settled = self.first is not None and self.waiting is None and not self.torn
        self.last = last
        return None

    @property
    def filled(self) -> int:
        """
        How many cells were found.
        """
        return len(self.texts) - self.texts.count(None)

    def take(self, row: Row) -> None:
        """
        Take the next row.
        """
        cells = row.cells
        if len(cells) == _TRIPLE:
            label, unit, text = cells
        elif len(cells) == 1:
            self.take_text(row.place, cells[0])
            return
        elif not cells:
            self.note(NoticeCode.LINE_TOO_LONG, row.place)
            return
        else:
            label, unit, text = self.columns(cells)
        if label == HEADER[0] or fold(label) == _HEADER_KEY:
            return
        if not label and not self.torn and self.waiting is not None:
            self.fill(unit, text, row.place)
            return
        self.finish_waiting()
        found = self.find(label) if label else None
        if found is None and self.torn:
            found, label = self.find_torn(label)
        else:
            self.drop_torn()
        if found is None:
            self.take_local(label, unit, text, row.place)
        else:
            self.put(found, label, unit, text, row.place)

    def columns(self, cells: tuple[str, ...]) -> tuple[str, str, str]:
        """
        Find label, unit and figure in a row of another number of columns.
        """
        start = next((i for i, cell in enumerate(cells) if self.find(cell) is not None), 0)
        label, *others = cells[start:]
        if others and (others[0] in _UNITS or others[0] in _DASHES):
            unit, *others = others
        else:
            unit = ""
        return label, unit, next((cell for cell in others if cell), "")

    def take_text(self, place: int, text: str) -> None:
        """
        Take a line that is one cell: a heading, a piece of a label, a unit or a figure.
        """
        if fold(text) in _HEADER_KEYS:
            return
        if self.waiting is not None:
            if text in _UNITS and not self.waiting_unit:
                self.waiting_unit = text
                return
            if _is_figure(text):
                self.fill(self.waiting_unit, text, place)
                return
            longer = self.find(self.waiting_label + text, self.waiting - 1)
            if longer == self.waiting:
                self.waiting_label += text
                return
        found, label = self.find(text), text
        if found is None and self.torn:
            joined = "".join(piece for _, piece in self.torn) + text
            found = self.find(joined)
            if found is not None:
                self.torn, label = [], joined
        if found is None:
            self.finish_waiting()
            self.torn.append((place, text))
            if len(self.torn) > _MOST_TORN:
                self.unplaced(*self.torn.pop(0))
            return
        self.finish_waiting()
        self.drop_torn()
        if self.index.lines[found].is_heading:
            self.put(found, label, "", "", place)
        else:
            self.waiting, self.waiting_label, self.waiting_unit = found, label, ""

    def find(self, label: str, after: int | None = None) -> int | None:
        """
        Find the line with a label: the next one, else one that was passed over.
        """
        key = fold(label)
        places = self.index.keys.get(key) or self.index.aliases.get(key)
        if not places:
            return None
        last = self.last if after is None else after
        for place in places:
            if place > last:
                return place
        return next((place for place in places if not self.seen[place]), places[0])

    def find_torn(self, label: str) -> tuple[int | None, str]:
        """
        Find the line whose label ends with this row and began on the lines before.
        """
        joined = label
        for start in range(len(self.torn) - 1, -1, -1):
            joined = self.torn[start][1] + joined
            found = self.find(joined)
            if found is not None:
                for piece in self.torn[:start]:
                    self.unplaced(*piece)
                self.torn = []
                return found, joined
        if label:
            self.drop_torn()
            return None, label
        *outside, (_, nearest) = self.torn
        for piece in outside:
            self.unplaced(*piece)
        self.torn = []
        return None, nearest

    def put(self, found: int, label: str, unit: str, text: str, place: int) -> None:
        """
        Put a row at its line.
        """
        line = self.index.lines[found]
        if found <= self.last and not self.filled:
            self.start_again()
        if self.seen[found]:
            self.again = found == 0 and self.filled >= _ENOUGH
            if self.again:
                return
            self.note(NoticeCode.ROW_REPEATED, place, text or label, line.path, label=line.label)
            return
        if found < self.last:
            self.note(NoticeCode.ROW_OUT_OF_ORDER, place, label, line.path, label=line.label)
        if fold(label) not in self.index.keys:
            self.note(NoticeCode.LABEL_ALIAS, place, label, line.path, label=line.label)
        self.seen[found] = True
        self.last = found
        self.first = place if self.first is None else self.first
        if line.is_heading:
            for extra in (unit, text):
                if extra not in _DASHES:
                    self.unplaced(place, extra)
            return
        if unit not in _DASHES and unit != line.unit:
            text = self.other_unit(line, unit, text, place)
        self.texts[self.index.cells[found]] = text

    def other_unit(self, line: Indicator, unit: str, text: str, place: int) -> str:
        """
        Note a unit that is not the form's; money keeps its value by taking the unit into the cell.
        """
        self.note(NoticeCode.UNIT_DIFFERS, place, unit, line.path, label=line.label, unit=line.unit)
        is_money = isinstance(line.unit, Unit) and line.unit.is_money
        return f"{text}{unit}" if is_money and text not in _DASHES else text

    def fill(self, unit: str, text: str, place: int) -> None:
        """
        Give unit and figure to the line whose label stood alone.
        """
        if self.waiting is not None:
            found, self.waiting = self.waiting, None
            self.put(found, self.waiting_label, unit, text, place)

    def finish_waiting(self) -> None:
        """
        Leave the cell blank whose figure did not follow.
        """
        self.fill(self.waiting_unit, "", 0)

    def take_local(self, label: str, unit: str, text: str, place: int) -> None:
        """
        Keep a row that the form does not have, in the section where it stands.
        """
        number = _NUMBER.match(label)
        name = tidy(label[number.end() :] if number else label)
        level = _level(number[0]) if number else None
        home = next(self.homes(level), None) if name and self.last >= 0 else None
        if home is None:
            self.unplaced(place, " ".join(cell for cell in (label, unit, text) if cell))
            return
        block, after = home
        one_unit = as_unit("" if unit in _DASHES else unit)
        cell = read_local_cell(one_unit, text)
        row = Local(label=name, figure=cell, unit=one_unit, after=after)
        rows = self.local.setdefault(block, [])
        rows.append(row)
        path = f"{block}.local.{len(rows)}" if block else f"local.{len(rows)}"
        self.note(NoticeCode.LOCAL_ROW, place, label, path)

    def homes(self, level: int | None) -> Iterator[tuple[str, str | None]]:
        """
        Walk over the sections that a row after the last line may belong to, innermost first.

        Args:
            level: The level of its number; ``None`` if it has none.

        Yields:
            The path of a section and the field after which the row stands there.
        """
        line = self.index.lines[self.last]
        places: list[tuple[str, str | None]] = []
        if line.opens is not None:
            heading = None if line.is_heading else line.path.rpartition(".")[2]
            places.append((line.opens, heading))
        block, name = line.block, line.field
        while True:
            places.append((block, name))
            if not block:
                break
            block, _, name = block.rpartition(".")
        for place in places:
            if level is None or self.index.levels.get(place[0]) == level:
                yield place

    def drop_torn(self) -> None:
        """
        Give up pieces that turned out to be no label.
        """
        for piece in self.torn:
            self.unplaced(*piece)
        self.torn = []

    def unplaced(self, place: int, text: str) -> None:
        if self.last >= 0:  # what stands before the table is no part of it
            self.note(NoticeCode.TEXT_UNPLACED, place, text)

    def note(
        self, code: NoticeCode, place: int, text: str = "", path: str | None = None, **facts: object
    ) -> None:
        self.notices.append(Notice(code, text, place, path, tuple(facts.items())))

    def finish(self) -> None:
        """
        Say which rows were not found; text behind the table is no part of it.
        """
        self.finish_waiting()
        if None not in self.texts:
            return
        for line, cell in zip(self.index.lines, self.index.cells, strict=True):
            if cell >= 0 and self.texts[cell] is None:
                facts = (("label", line.label),)
                self.notices.append(Notice(NoticeCode.ROW_MISSING, "", None, line.path, facts))


_TRIPLE = 3
"""
Label, unit and figure.
"""

_HEADER_KEY = fold(HEADER[0])
_HEADER_KEYS = frozenset(map(fold, HEADER))


def _is_figure(text: str) -> bool:
    cell = figure(text)
    return not isinstance(cell, Printed) or cell.kind not in {Kind.UNREADABLE, Kind.BLANK}


def _level(number: str) -> int | None:
    """
    Read the level of an outline number, in any of the usual styles.
    """
    for text in (number, f"{number[:-1]}、", f"{number[:-1]}．"):
        try:
            return parse_outline(text).level
        except NumeralError:
            continue
    return {"（": 2, "(": 2}.get(number[0])
