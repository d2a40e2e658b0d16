"""
The state while the rows of a grid are matched to the lines of a form that prints several columns.

A row is placed by its label if it has all its cells. What is left is placed where order and number
leave one way only; everything else is noted.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from ..form import Local, fold
from ._notices import Notice, NoticeCode
from ._row_heads import Head, in_unit, words_above
from ._row_index import RowIndex
from ._strips import Strip
from ._words import Word

__all__ = ["RowMatching"]


@define
class RowMatching:
    """
    What was found so far.

    Attributes:
        index: The form.

        texts: The text of each cell.

        seen: Which lines were found.

        strips: The rows with cells, in the order of the source.

        found: Those of them whose label names a line, until it is decided which are kept.

        repeats: How many of these name a line that was found before.

        beside: How many cells the last row of lines beside one another has, these lines, and how
            many rows there were with it.

        words: The words since the last of them.

        notices: What a user should know.

        local: Local rows by the path of their section.

        last: The position of the last line that was found.

        first: The place of the first row that was found.

        end: The place of the last row that was found.

        open: The strip whose cells stand on lines of their own and may go on.

        singles: Those cells of it.

        is_spaced: Whether lines of blanks stand where no cell can be, so that none is a cell.

        is_dense: Whether cells stand on lines right below one another.

        columns: The words above columns that were found.

        head: The words above the columns of the rows that come next.

        is_headed: Whether there are words above columns since the last row with cells.

        barred: Lines of which something was found that could not be placed.

        header: How many cells the last row with words above columns has, and where they stand.

        behind: By the number of cells of a row, how many empty ones stand behind its figures.
    """

    index: RowIndex
    texts: list[str | None] = field(init=False)
    seen: list[bool] = field(init=False)
    strips: list[Strip] = field(factory=list)
    found: list[Strip] = field(factory=list)
    repeats: int = 0
    beside: tuple[int, tuple[int, ...], int] = (0, (), -1)
    words: list[Word] = field(factory=list)
    notices: list[Notice] = field(factory=list)
    local: dict[str, list[Local[object]]] = field(factory=dict)
    last: int = -1
    first: int | None = None
    end: int = 0
    open: Strip | None = None
    singles: list[str] = field(factory=list)
    is_spaced: bool = False
    is_dense: bool = False
    columns: set[str] = field(factory=set)
    head: Head | None = None
    is_headed: bool = False
    barred: set[int] = field(factory=set)
    header: tuple[int, tuple[int, ...]] = (0, ())
    behind: dict[int, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.texts = [None] * self.index.size
        self.seen = [False] * len(self.index.lines)

    def keep_words(self, place: int, position: int, texts: Sequence[str]) -> list[Word]:
        """
        Keep the words of a row, and count which columns they name.
        """
        words = [Word(place, text, position) for text in texts]
        self.words += words
        self.count_columns(texts)
        if any(map(self.index.heads.__getitem__, texts)):
            self.is_headed = True
        return words

    def count_columns(self, texts: Sequence[str]) -> None:
        """
        Count the columns that texts name.
        """
        self.columns.update(self.index.columns.intersection(map(fold, texts)))

    def add(self, strip: Strip) -> None:
        """
        Add a row with cells behind the words that stand before it.
        """
        if self.is_headed:
            self.head = Head(words_above(self.index, self.words), self.head)
            self.is_headed = False
        strip.head, strip.before = self.head, self.words
        if self.strips:
            self.strips[-1].behind = self.words
        self.strips.append(strip)
        self.words = []

    def close_words(self) -> None:
        """
        Say which words stand behind the last row.
        """
        self.strips[-1].behind = self.words

    def put_across(self, strip: Strip, lines: tuple[int, ...]) -> None:
        """
        Put a row at the lines that stand beside one another.
        """
        cells = strip.cells
        for line in lines:
            width = self.index.widths[line]
            self.put(Strip(strip.place, strip.position, cells[:width]), line, "", strip.position)
            cells = cells[width:]
        self.beside = (len(strip.cells), lines, len(self.strips))

    def put(self, strip: Strip, line: int, label: str, begins: int) -> None:
        """
        Put a row at its line; whether one whose line was found before is the right one is decided
        when more is known.

        Args:
            strip: The row.

            line: The position of the line.

            label: Its label, empty if it has none.

            begins: The position of the row of the grid in which the label begins.
        """
        indicator = self.index.lines[line]
        strip.begins = begins
        if self.seen[line]:
            strip.again = line
            self.add(strip)
            self.found.append(strip)
            self.last = line
            self.repeats += 1
            return
        if line < self.last:
            self.note(
                NoticeCode.ROW_OUT_OF_ORDER, strip.place, indicator.name, indicator.path, line
            )
        self.take(strip, line)
        if label and not self.index.own[label]:
            self.note(NoticeCode.LABEL_ALIAS, strip.place, label, indicator.path, line)

    def take(self, strip: Strip, line: int) -> None:
        """
        Take a row that comes next for a line.
        """
        self.add(strip)
        self.settle(strip, line)
        self.last = line

    def settle(self, strip: Strip, line: int) -> None:
        """
        Take a row for a line, its cells in the order of the form.
        """
        if strip.head is not None and not self.arrange(strip, strip.head, line):
            return
        place = strip.place
        self.first = place if self.first is None else min(self.first, place)
        self.end = max(self.end, place)
        self.seen[line] = True
        strip.line = line
        for word in strip.words:
            word.used = True
        start = self.index.cells[line]
        self.texts[start : start + len(strip.cells)] = strip.cells
        self.found.append(strip)

    def unsettle(self, strip: Strip) -> None:
        """
        Take a row back.
        """
        line, strip.line = strip.names, None
        strip.again = line
        start = self.index.cells[line]
        self.texts[start : start + len(strip.cells)] = [None] * len(strip.cells)
        self.seen[line] = False

    def arrange(self, strip: Strip, head: Head, line: int) -> bool:
        """
        Put the cells of a row in the order of the form, with a unit that is not the form's.

        Returns:
            Whether that could be done; otherwise the row is barred.
        """
        index = self.index
        order = head.order_of(index, line)
        columns = index.lines[line].columns
        if order is None:
            self.bar(strip, line, NoticeCode.COLUMNS_DIFFER)
            return False
        kind = index.kinds[line]
        if order and len(order) == len(strip.cells):
            strip.cells = tuple(strip.cells[at] for at in order)
            if kind not in head.told:
                printed = sorted(zip(order, columns, strict=True), key=lambda one: one[0])
                names = "、".join(column.label for _, column in printed)
                self.note(NoticeCode.COLUMNS_REORDERED, strip.place, names, index.lines[line].path)
        for at, unit in head.units_of(index, line).items():
            if not columns[at].unit.is_money:
                self.bar(strip, line, NoticeCode.UNIT_DIFFERS)
                return False
            cells = strip.cells
            strip.cells = (*cells[:at], in_unit(cells[at], unit), *cells[at + 1 :])
            path, own = index.lines[line].path, columns[at].unit
            self.note(NoticeCode.UNIT_DIFFERS, strip.place, unit, path, line, unit=own)
        head.told.add(kind)
        return True

    def bar(self, strip: Strip, line: int, code: NoticeCode) -> None:
        """
        Note that a row cannot be placed, though its label names a line.
        """
        strip.barred = True
        self.barred.add(line)
        for word in strip.words:
            word.used = True
        self.note(code, strip.place, strip.text, self.index.lines[line].path, line)

    def note(
        self,
        code: NoticeCode,
        place: int | None,
        text: str = "",
        path: str | None = None,
        line: int | None = None,
        **facts: object,
    ) -> None:
        """
        Note something for the user.
        """
        named = {} if line is None else {"label": self.index.lines[line].name}
        self.notices.append(Notice(code, text, place, path, tuple((named | facts).items())))
