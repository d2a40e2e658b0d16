"""
The state while the rows of a grid are matched to the lines of a form that prints several columns.

A row is placed by its label if it has all its cells. What is left is placed where order and number
leave one way only; everything else is noted.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from ..form import Local, fold
from ._grid import Row
from ._notices import Notice, NoticeCode
from ._row_index import RowIndex
from ._row_text import is_cell
from ._strips import Strip, Word, fitting, parted
from ._torn import is_figure

__all__ = ["RowMatching"]

_MOST_TORN = 8  # pieces of one label


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
    columns: set[str] = field(factory=set)
    header: tuple[int, tuple[int, ...]] = (0, ())
    behind: dict[int, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.texts = [None] * self.index.size
        self.seen = [False] * len(self.index.lines)

    def run(self, rows: tuple[Row, ...], start: int = 0) -> int | None:
        """
        Take all rows, up to one that begins the form a second time.

        Args:
            rows: The rows of the grid.

            start: The position of the first one to take.

        Returns:
            The position of that row, where there is one.
        """
        for position in range(start, len(rows)):
            rest = self.take(rows[position], position)
            if rest is not None:
                return rest
        return self.close()

    def take(self, row: Row, position: int) -> int | None:
        """
        Take the next row.

        Returns:
            The position of the row at which the form begins a second time, where it does.
        """
        place, cells = row.place, row.cells
        if len(cells) > 1:
            rest = self.close()
            if rest is not None:
                return rest
            found = self.labelled(cells)
            if found is not None:
                at, line, texts = found
                words = self.keep_words(place, position, filter(None, cells[: at + 1]))
                return self.put(Strip(place, position, texts, words), line, words[-1:])
            across = self.index.across.get(len(cells))
            if across is not None and self.is_row_across(cells):
                return self.put_across(Strip(place, position, cells), across)
            self.take_strip(place, position, cells)
        elif not cells:
            self.note(NoticeCode.LINE_TOO_LONG, place)
        elif not cells[0] or is_cell(cells[0]):
            self.take_single(place, position, cells[0])
        else:
            rest = self.close()
            if rest is not None:
                return rest
            self.keep_words(place, position, cells)
        return None

    def labelled(self, cells: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]] | None:
        """
        Find the label in a row that has just the cells that its line needs.

        Returns:
            The position of the label, the line and its cells.
        """
        count = len(cells)
        for width in self.index.usual_widths:
            at = count - 1 - width
            if at >= 0 and cells[at] and not cells[at].isdecimal():
                line = self.line_named(cells[at], width)
                if line is not None and self.is_row(cells[at], cells[at + 1 :]):
                    return at, line, cells[at + 1 :]
        for at in range(count - 1, -1, -1):
            label = cells[at]
            if not label or label.isdecimal():
                continue
            for line in self.index.named(label):
                width = self.index.widths[line]
                if count - at - 1 > width:
                    texts = self.below_header(cells, at, width) or fitting(
                        cells[at + 1 :], width, self.behind.get(count)
                    )
                    if texts is not None and self.is_row(label, texts):
                        if texts[0] and texts[-1]:
                            last = max(place for place, text in enumerate(cells) if text)
                            self.behind[count] = count - 1 - last
                        return at, line, texts
        return None

    def below_header(self, cells: tuple[str, ...], at: int, width: int) -> tuple[str, ...] | None:
        """
        Take the cells that stand below the words above their columns, if nothing stands elsewhere.
        """
        count, columns = self.header
        if count != len(cells) or len(columns) != width or columns[0] <= at:
            return None
        others = [text for place, text in enumerate(cells) if place > at and place not in columns]
        return None if any(others) else tuple(cells[place] for place in columns)

    def is_row(self, label: str, texts: tuple[str, ...]) -> bool:
        """
        Say whether what stands behind a label are cells, not other words above columns.
        """
        printed = [*filter(None, texts)]
        if any(map(is_cell, printed)) or any(map(is_figure, printed)):
            return True
        return not printed and fold(label) not in self.index.columns

    def is_row_across(self, cells: tuple[str, ...]) -> bool:
        """
        Say whether cells beside one another are figures; blank ones are if they stand below words
        above columns.
        """
        if any(cells):
            first, *others = cells
            return (not first or is_figure(first)) and any(map(is_cell, filter(None, others)))
        return any(fold(word.text) in self.index.columns for word in self.words)

    def line_named(self, label: str, width: int) -> int | None:
        """
        Find the line that a label names, of a number of cells: the next one, if there are several.
        """
        index = self.index
        places = index.named(label)
        if not places and " " in label:  # a heading may stand in front of it
            places = index.named(label.rpartition(" ")[2])
        fit = [place for place in places if index.widths[place] == width]
        behind = [place for place in fit if place > self.last and not self.seen[place]]
        unseen = behind or [place for place in fit if not self.seen[place]] or fit
        return unseen[0] if unseen else None

    def keep_words(self, place: int, position: int, texts: Iterable[str]) -> list[Word]:
        """
        Keep the words of a row, and count which columns they name.
        """
        words = [Word(place, text, position) for text in texts]
        self.words += words
        self.columns.update(self.index.columns.intersection(fold(word.text) for word in words))
        return words

    def take_strip(self, place: int, position: int, cells: tuple[str, ...]) -> None:
        """
        Take a row whose own words do not name its line.
        """
        own, figures = parted(cells)
        words = self.keep_words(place, position, own)
        columns = [at for at, text in enumerate(cells) if fold(text) in self.index.columns]
        if columns:
            self.header = (len(cells), tuple(columns))
        if not any(figures) and not (words and figures and not self.index.is_known(own[-1])):
            return  # words above columns
        strip = Strip(place, position, figures, words, count=len(cells))
        if len(figures) == 1 and len(own) == 1 and self.index.named(own[0]):
            self.open = strip  # its other cells may follow, one a line
        else:
            self.add(strip)

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

    def take_single(self, place: int, position: int, text: str) -> None:
        """
        Take a cell that stands on a line of its own.
        """
        if self.open is None:
            if not text and not (self.words and self.index.named(self.words[-1].text)):
                return  # a blank line
            self.open = Strip(place, position, (), single=True)
        self.open.singles.append(text)

    def close(self) -> int | None:
        """
        Place the cells that stood on lines of their own.
        """
        strip, self.open = self.open, None
        if strip is None:
            return None
        strip.cells = cells = (*strip.cells, *strip.singles)
        for across in self.index.across.values():
            width = sum(self.index.widths[place] for place in across)
            exact = _single_row(cells, width)
            if exact is not None:
                strip.cells = exact
                return self.put_across(strip, across)
        for words in self.label_words(strip):
            label = "".join(word.text for word in words)
            for line in self.index.named(label):
                exact = _single_row(cells, self.index.widths[line])
                if exact is not None:
                    strip.cells = exact
                    return self.put(strip, line, words)
        while len(strip.cells) > 1 and not strip.cells[-1]:
            strip.cells = strip.cells[:-1]
        self.add(strip)
        return None

    def label_words(self, strip: Strip) -> list[list[Word]]:
        """
        Give the last words before a strip, alone and with those before them: what may be its label.
        """
        if strip.words:
            return [strip.words]
        words = self.words[-_MOST_TORN:]
        return [words[start:] for start in range(len(words) - 1, -1, -1)]

    def put_across(self, strip: Strip, lines: tuple[int, ...]) -> int | None:
        """
        Put a row at the lines that stand beside one another.
        """
        cells = strip.cells
        for line in lines:
            width = self.index.widths[line]
            part = Strip(strip.place, strip.position, cells[:width])
            cells = cells[width:]
            rest = self.put(part, line, [])
            if rest is not None:
                return rest
        return None

    def put(self, strip: Strip, line: int, label: list[Word]) -> int | None:
        """
        Put a row at its line.

        Returns:
            The position of the row, if the form begins a second time with it.
        """
        indicator = self.index.lines[line]
        if self.seen[line]:
            if line == self.began:
                return label[0].position if label else strip.position
            self.note(NoticeCode.ROW_REPEATED, strip.place, strip.text, indicator.path, line)
            return None
        self.add(strip)
        self.settle(strip, line, label)
        if line < self.last:
            self.note(
                NoticeCode.ROW_OUT_OF_ORDER, strip.place, indicator.name, indicator.path, line
            )
        self.last = line
        text = "".join(word.text for word in label)
        if label and self.index.is_alias(text):
            self.note(NoticeCode.LABEL_ALIAS, strip.place, text, indicator.path, line)
        return None

    def settle(self, strip: Strip, line: int, label: list[Word]) -> None:
        """
        Take a row for a line.
        """
        strip.line = line
        self.began = line if self.began is None else self.began
        self.seen[line] = True
        for word in (*label, *strip.words):
            word.used = True
        start = self.index.cells[line]
        self.texts[start : start + len(strip.cells)] = strip.cells
        self.first = strip.place if self.first is None else min(self.first, strip.place)
        self.end = max(self.end, strip.place)

    def note_missing(self, incomplete: set[int]) -> None:
        """
        Note the lines that were not found: a table that is not there at all once.

        Args:
            incomplete: The lines of which something was found.
        """
        index = self.index
        known = [seen or place in incomplete for place, seen in enumerate(self.seen)]
        above: str | None = None
        for place, line in enumerate(index.lines):
            if above is not None and line.path.startswith(above):
                continue
            below = index.below[place]
            found = any(known[one] for one in below)
            above = f"{line.opens}." if below and not (found or known[place]) else None
            is_row = not line.is_heading and not (line.optional and found)
            if not known[place] and (above or is_row) and not self.is_stood_for(place):
                self.note(NoticeCode.ROW_MISSING, None, "", line.path, place)

    def is_stood_for(self, line: int) -> bool:
        """
        Say whether one row is printed instead of the kinds to which a line belongs.
        """
        block = self.index.lines[line].block
        return any(
            seen and one.optional and one.opens == block
            for one, seen in zip(self.index.lines, self.seen, strict=True)
        )

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


def _single_row(cells: tuple[str, ...], width: int) -> tuple[str, ...] | None:
    """
    Give the cells of a row that stood one a line, if they are as many as it has; empty lines may
    stand between them.
    """
    if len(cells) == width:
        return cells
    printed = tuple(filter(None, cells))
    if len(printed) == width:
        return printed
    if len(cells) > width and not any(cells[width:]):
        return cells[:width] if printed and len(printed) < width else None
    return None
