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
from ._row_index import RowIndex
from ._strips import Strip, Word

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

        words: The words since the last of them.

        notices: What a user should know.

        local: Local rows by the path of their section.

        began: The position of the line that was found first.

        last: The position of the last line that was found.

        first: The place of the first row that was found.

        end: The place of the last row that was found.

        open: The strip whose cells stand on lines of their own and may go on.

        singles: Those cells of it.

        columns: The words above columns that were found.

        header: How many cells the last row with words above columns has, and where they stand.

        behind: By the number of cells of a row, how many empty ones stand behind its figures.
    """

    index: RowIndex
    texts: list[str | None] = field(init=False)
    seen: list[bool] = field(init=False)
    strips: list[Strip] = field(factory=list)
    words: list[Word] = field(factory=list)
    notices: list[Notice] = field(factory=list)
    local: dict[str, list[Local[object]]] = field(factory=dict)
    began: int | None = None
    last: int = -1
    first: int | None = None
    end: int = 0
    open: Strip | None = None
    singles: list[str] = field(factory=list)
    columns: set[str] = field(factory=set)
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
        strip.before = self.words
        if self.strips:
            self.strips[-1].behind = self.words
        self.strips.append(strip)
        self.words = []

    def close_words(self) -> None:
        """
        Say which words stand behind the last row.
        """
        self.strips[-1].behind = self.words

    def put_across(self, strip: Strip, lines: tuple[int, ...]) -> int | None:
        """
        Put a row at the lines that stand beside one another.
        """
        cells = strip.cells
        for line in lines:
            width = self.index.widths[line]
            part = Strip(strip.place, strip.position, cells[:width])
            cells = cells[width:]
            rest = self.put(part, line, "", strip.position)
            if rest is not None:
                return rest
        return None

    def put(self, strip: Strip, line: int, label: str, begins: int) -> int | None:
        """
        Put a row at its line.

        Args:
            strip: The row.

            line: The position of the line.

            label: Its label, empty if it has none.

            begins: The position of the row of the grid in which the label begins.

        Returns:
            The position of the row, if the form begins a second time with it.
        """
        indicator = self.index.lines[line]
        if self.seen[line]:
            if line == self.began:
                return begins
            self.note(NoticeCode.ROW_REPEATED, strip.place, strip.text, indicator.path, line)
            return None
        if line < self.last:
            self.note(
                NoticeCode.ROW_OUT_OF_ORDER, strip.place, indicator.name, indicator.path, line
            )
        self.take(strip, line)
        if label and not self.index.own[label]:
            self.note(NoticeCode.LABEL_ALIAS, strip.place, label, indicator.path, line)
        return None

    def take(self, strip: Strip, line: int) -> None:
        """
        Take a row that comes next for a line.
        """
        self.add(strip)
        self.settle(strip, line)
        self.last = line

    def settle(self, strip: Strip, line: int) -> None:
        """
        Take a row for a line.
        """
        place = strip.place
        if self.first is None:
            self.began = line
        self.first = place if self.first is None else min(self.first, place)
        self.end = max(self.end, place)
        self.seen[line] = True
        strip.line = line
        for word in strip.words:
            word.used = True
        start = self.index.cells[line]
        self.texts[start : start + len(strip.cells)] = strip.cells

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
