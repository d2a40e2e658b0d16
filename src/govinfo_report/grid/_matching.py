"""
The state while the rows of a grid are matched to the lines of a form, one after the other.
"""

from __future__ import annotations

import re

from attrs import define, evolve, field

from ..figures import tidy
from ..form import Indicator, Local, as_unit, fold, read_local_cell, split_number
from ..units import Unit
from ._columns import DASHES, UNITS, Columns, columns_of_header
from ._grid import Row
from ._index import SERIAL, FormIndex
from ._layout import HEADER
from ._notices import Notice, NoticeCode
from ._torn import Piece, Waiting, is_figure, label_start, level, without_serial

__all__ = ["ENOUGH", "Matching"]

ENOUGH = 3
"""
So many cells make a table; fewer may be a sentence that happens to name them.
"""

_MOST_TORN = 6  # pieces of one label

_TRIPLE = 3  # label, unit and figure

_YEAR = re.compile(r"[（(][12][0-9]{3}年度?[）)]?")


@define
class Matching:
    """
    What was found so far.

    Attributes:
        index: The form.

        texts: The text of each cell.

        seen: Which lines were found.

        local: Local rows by the path of their section.

        kept: The local rows before the first cell, as printed.

        notices: What a user should know.

        last: The position of the last line that was found.

        first: The place of the first row that was found.

        end: The place of the last row that was found.

        columns: Where label, unit and figure stand, once a header has said so.

        torn: The last pieces that may belong to a label.

        outside: Pieces that belong to none; they are noted if rows of the form follow.

        waiting: A line that may still get its figure.

        bare: The line whose figure stood alone without a unit: it may have been a page number.

        titled: Whether the title of the table stood right before: if a line comes again then, it
            is the next table, else the next page.

        again: Whether the form begins a second time.

        numbered: Whether blanks part a number of its row from a label.
    """

    index: FormIndex
    texts: list[str | None] = field(init=False)
    seen: list[bool] = field(init=False)
    local: dict[str, list[Local[object]]] = field(factory=dict)
    kept: list[Piece] = field(factory=list)
    notices: list[Notice] = field(factory=list)
    last: int = -1
    first: int | None = None
    end: int = 0
    columns: Columns = field(factory=Columns)
    torn: list[Piece] = field(factory=list)
    outside: list[Piece] = field(factory=list)
    waiting: Waiting | None = None
    bare: Waiting | None = None
    titled: bool = False
    again: bool = False
    numbered: bool = False

    def __attrs_post_init__(self) -> None:
        self.texts = [None] * (max(self.index.cells) + 1)
        self.seen = [False] * len(self.index.lines)

    @property
    def filled(self) -> int:
        """
        How many cells were found.
        """
        return len(self.texts) - self.texts.count(None)

    def run(self, rows: tuple[Row, ...], start: int = 0) -> int | None:
        """
        Take all rows, up to one that begins the form a second time.

        Args:
            rows: The rows of the grid.

            start: The position of the first one to take.

        Returns:
            The position of that row, where there is one.
        """
        single, units, cells = self.index.single, self.index.units, self.index.cells
        seen, found_texts, last = self.seen, self.texts, -1
        settled = False  # whether nothing is torn, waiting or still to be noted
        place = 0
        behind = range(start, len(rows))  # a copy for each table would cost the square of them
        for position, row in (
            zip(behind, map(rows.__getitem__, behind), strict=True) if start else enumerate(rows)
        ):
            texts = row[1]
            if settled and len(texts) == _TRIPLE:
                # what nearly all rows are: a later line of the form, whole, in the form's unit
                found = single.get(fold(texts[0]), -1)
                if found > last and texts[1] == units[found]:
                    cell = cells[found]
                    if cell >= 0:
                        found_texts[cell] = texts[2]
                    if cell >= 0 or not texts[2]:
                        seen[found] = True
                        last, place = found, row[0]
                        continue
            self.last, self.end = last, place or self.end
            self.take(row)
            if self.again:
                return position
            last, place = self.last, 0
            settled = (
                self.first is not None
                and not (self.waiting or self.titled or self.torn or self.outside)
                and self.columns.are_usual
            )
        self.last, self.end = last, place or self.end
        return None

    def take(self, row: Row) -> None:
        """
        Take the next row.
        """
        place, cells = row.place, row.cells
        bare, self.bare = self.bare, None
        if not cells:
            self.note(NoticeCode.LINE_TOO_LONG, place)
            return
        if len(cells) == 1:
            self.take_text(place, cells[0])
            return
        if _HEADER_KEY in map(fold, cells):
            self.columns = columns_of_header(cells)
            return
        label, unit, text, others, apart = self.columns.part(cells, self.find)
        if apart:
            self.note(NoticeCode.FIGURE_APART, place, text)
        if not unit and label and text in UNITS:
            unit, text = text, ""  # nothing stands behind the unit
        if unit not in UNITS and unit not in DASHES and is_figure(unit) and (text in _NO_FIGURE):
            unit, text = text, unit
            self.note(NoticeCode.COLUMNS_SWAPPED, place, text)
        if bare is not None and not label and unit in UNITS and not self.torn:
            self.correct(bare, unit, text, place)
        elif not self.complete(label, unit, text, place):
            self.take_row(label, unit, text, place)
        for other in others:
            self.note(NoticeCode.TEXT_UNPLACED, place, other)

    def complete(self, label: str, unit: str, text: str, place: int) -> bool:
        """
        Give a row to the line that waits for it, if it has the rest of its label or none.
        """
        waiting = self.waiting
        if waiting is None or not self.lengthen(waiting, label):
            return False
        self.fill(unit, text, place)
        return True

    def lengthen(self, waiting: Waiting, text: str) -> bool:
        """
        Add what stood on the lines since, and a text, to the label that waits, if it is its rest.
        """
        label = "".join([waiting.label, *(piece.text for piece in self.torn), text])
        if label != waiting.label and (
            len(label) > self.index.longest or self.find(label, waiting.line - 1) != waiting.line
        ):
            return False
        self.waiting, self.torn = evolve(waiting, label=label), []
        return True

    def correct(self, bare: Waiting, unit: str, text: str, place: int) -> None:
        """
        Take the figure behind a unit for that of the line before; what stood alone was a page
        number.
        """
        line = self.index.lines[bare.line]
        cell = self.index.cells[bare.line]
        self.note(NoticeCode.TEXT_UNPLACED, place, self.texts[cell] or "")
        self.texts[cell] = self.in_unit(line, unit, text, place)

    def take_row(self, label: str, unit: str, text: str, place: int) -> None:
        """
        Take a row with its own label, or whose label began on the lines before.
        """
        self.finish_waiting()
        found, label = self.find_torn(label)
        if found is None and not text and " " in label:
            # the figure may stand between label and unit
            head, _, tail = label.rpartition(" ")
            if is_figure(tail) and self.find(head) is not None:
                found, label, text = self.find(head), head, tail
        if found is None and self.torn and not split_number(label)[0]:
            start = label_start(self.torn, label)
            label = label if start is None else f"{self.torn_from(start)}{label}"
        self.give_up_torn()
        if found is None:
            self.take_local(label, unit, text, place)
        else:
            self.put(found, label, unit, text, place)

    def take_text(self, place: int, text: str) -> None:
        """
        Take a line that is one cell: a heading, a piece of a label, a unit or a figure.
        """
        if self.is_furniture(place, text):
            return
        if self.waiting is not None and self.take_rest(self.waiting, place, text):
            return
        if text in DASHES and self.last >= 0 and self.index.lines[self.last].is_heading:
            return
        found, label = self.find_torn(text)
        if found is not None:
            self.finish_waiting()
            self.give_up_torn()
            if self.index.lines[found].is_heading:
                self.put(found, label, "", "", place)
            else:
                self.waiting = Waiting(found, label, place)
        elif not self.take_words(place, text) and not self.take_lines(place, text):
            self.torn.append(Piece(place, text))
            if len(self.torn) > _MOST_TORN:
                self.outside.append(self.torn.pop(0))

    def is_furniture(self, place: int, text: str) -> bool:
        """
        Say whether a line is a title, a header or a page number; one that stands where a figure was
        still to come is noted.
        """
        if text.startswith("\f"):
            if self.waiting is not None or (self.torn and self.torn[-1].text in UNITS):
                self.note(NoticeCode.TEXT_UNPLACED, place, text[1:])
            return True
        if fold(text) == self.index.title:
            self.titled = self.filled >= ENOUGH
        return (
            fold(text) in self.index.headers or _YEAR.fullmatch("".join(text.split())) is not None
        )

    def take_rest(self, waiting: Waiting, place: int, text: str) -> bool:
        """
        Take a line for the unit, the figure or the rest of the label of the line that waits.
        """
        if self.torn:
            return self.lengthen(waiting, text)
        if text in UNITS:
            if waiting.unit:
                return False
            self.waiting = evolve(waiting, unit=text)
        elif is_figure(text):
            self.fill(waiting.unit, text, place)
            self.bare = None if waiting.unit else waiting
        else:
            return self.lengthen(waiting, text)
        return True

    def take_words(self, place: int, text: str) -> bool:
        """
        Take a line in which blanks part a known label from its figure, with or without a unit.
        """
        words = text.rsplit(None, 2)
        if not words[1:] or not is_figure(words[-1]):
            return False
        head = text.rsplit(None, 1)[0]
        for label, unit in ((head, ""), (words[0], words[1])):
            found = self.find(label)
            if found is not None:
                self.finish_waiting()
                self.give_up_torn()
                self.put(found, label, "" if label == head else unit, words[-1], place)
                return True
        return False

    def take_lines(self, place: int, text: str) -> bool:
        """
        Take a figure below the label and the unit of a row that the form does not have.
        """
        is_below = self.last >= 0 or self.waiting is not None
        if not (is_below and self.torn and self.torn[-1].text in UNITS and is_figure(text)):
            return False
        start = label_start(self.torn[:-1])
        if start is None or (self.waiting is not None and not self.torn[start].number):
            return False  # without a number it may be a note of the line that waits
        self.finish_waiting()
        unit = self.torn.pop().text
        label = self.torn_from(start)
        self.give_up_torn()
        self.take_local(label, unit, text, place)
        return True

    def torn_from(self, start: int) -> str:
        """
        Join the pieces from a position on, which are torn no longer.
        """
        label = "".join(piece.text for piece in self.torn[start:])
        del self.torn[start:]
        return label

    def find(self, label: str, after: int | None = None) -> int | None:
        """
        Find the line with a label.
        """
        return self.index.find(label, self.last if after is None else after, self.seen)

    def find_torn(self, label: str) -> tuple[int | None, str]:
        """
        Find the line whose label ends with a text and may have begun on the lines before.

        A label that is only complete with what stands before it comes first: 不 and 同意公开答复数
        on two lines are one label.
        """
        joined = label
        for start in range(len(self.torn) - 1, -1, -1):
            joined = self.torn[start].text + joined
            if len(joined) > self.index.longest:
                break
            found = self.find(joined)
            if found is not None:
                self.outside += self.torn[:start]
                self.torn = []
                return found, joined
        return (self.find(label) if label else None), label

    def put(self, found: int, label: str, unit: str, text: str, place: int) -> None:
        """
        Put a row at its line.
        """
        line = self.index.lines[found]
        if found <= self.last and not self.filled:
            self.start_again()
        titled, self.titled = self.titled, False
        if self.seen[found]:
            self.again = titled or (found == 0 and self.filled >= ENOUGH)
            if not self.again:
                self.note(NoticeCode.ROW_REPEATED, place, text or label, line.path, line)
            return
        self.note_outside()
        if found < self.last:
            self.note(NoticeCode.ROW_OUT_OF_ORDER, place, label, line.path, line)
        if self.index.is_alias(label):
            label, numbers = SERIAL.subn("", label, count=1)
            self.numbered = self.numbered or numbers > 0
            if not numbers or self.index.is_alias(label):
                self.note(NoticeCode.LABEL_ALIAS, place, label, line.path, line)
        self.seen[found] = True
        self.last, self.end = found, place or self.end
        self.first = place if self.first is None else self.first
        if not line.is_heading:
            self.texts[self.index.cells[found]] = self.in_unit(line, unit, text, place)
            return
        for extra in (unit, text):
            if extra not in DASHES:
                self.note(NoticeCode.TEXT_UNPLACED, place, extra)

    def note_outside(self) -> None:
        """
        Note what turned out to stand between rows; what stands above the table is no part of it.
        """
        for piece in self.outside if self.first is not None else ():
            self.note(NoticeCode.TEXT_UNPLACED, piece.place, piece.text)
        self.outside = []

    def start_again(self) -> None:
        """
        Forget headings that stood in the text before the table; what looked like a local row below
        them is noted.
        """
        self.seen[:] = [False] * len(self.seen)
        self.notices[:] = [
            Notice(NoticeCode.TEXT_UNPLACED, row.text, row.place) for row in self.kept
        ]
        self.local.clear()
        self.kept.clear()
        self.outside = []
        self.last, self.first = -1, None

    def in_unit(self, line: Indicator, unit: str, text: str, place: int) -> str:
        """
        Note a unit that is not the form's; money keeps its value by taking the unit into the cell.
        """
        if unit in DASHES or fold(unit) == line.unit:
            return text
        self.note(NoticeCode.UNIT_DIFFERS, place, unit, line.path, line)
        is_money = isinstance(line.unit, Unit) and line.unit.is_money
        return f"{text}{unit}" if is_money and text not in DASHES else text

    def fill(self, unit: str, text: str, place: int) -> None:
        """
        Give unit and figure to the line that waits for them.
        """
        waiting, self.waiting = self.waiting, None
        if waiting is not None:
            self.end = place or self.end
            self.put(waiting.line, waiting.label, unit or waiting.unit, text, waiting.place)

    def finish_waiting(self) -> None:
        """
        Leave the cell blank whose figure did not follow.
        """
        self.fill("", "", 0)

    def take_local(self, label: str, unit: str, text: str, place: int) -> None:
        """
        Keep a row that the form does not have, in the section where it stands.
        """
        label = without_serial(label, is_numbered=self.numbered)
        number, rest = split_number(label)
        name = tidy(rest)
        is_row = self.last >= 0 or (unit and is_figure(text))  # above the table stands a narrative
        home = next(self.index.homes(self.last, level(number)), None) if name and is_row else None
        row = " ".join(cell for cell in (label, unit, text) if cell)
        if home is None:
            # before the table, only what looks like a row of it is worth a notice
            if self.last >= 0 or (text and is_figure(text)):
                self.note(NoticeCode.TEXT_UNPLACED, place, row)
            return
        if not self.filled:
            self.kept.append(Piece(place, row))
        self.note_outside()
        block, after = home
        one_unit = as_unit("" if unit in DASHES else unit)
        rows = self.local.setdefault(block, [])
        cell = read_local_cell(one_unit, text)
        rows.append(Local(label=name, figure=cell, unit=one_unit, after=after))
        path = f"{block}.local.{len(rows)}" if block else f"local.{len(rows)}"
        self.note(NoticeCode.LOCAL_ROW, place, label, path)
        self.end = place or self.end

    def give_up_torn(self) -> None:
        """
        Give up pieces that turned out to be no label.
        """
        self.outside += self.torn
        self.torn = []

    def note(
        self,
        code: NoticeCode,
        place: int,
        text: str = "",
        path: str | None = None,
        line: Indicator | None = None,
    ) -> None:
        """
        Note something for the user.
        """
        facts = (("label", line.name), ("unit", line.unit)) if line is not None else ()
        self.notices.append(Notice(code, text, place, path, facts))

    def finish(self) -> None:
        """
        Say which rows were not found, and what behind the table looks like a figure of it.
        """
        self.finish_waiting()
        self.give_up_torn()
        if self.first is None:
            return
        for piece in self.outside:
            if any(is_figure(word) for word in piece.text.split()):
                self.note(NoticeCode.TEXT_UNPLACED, piece.place, piece.text)
        if None not in self.texts:
            return
        for line in self.index.doubtful(self.seen):
            self.note(NoticeCode.LABEL_AMBIGUOUS, self.end, line.label, line.path, line)
        self.notices += self.index.missing(self.texts)


_HEADER_KEY = fold(HEADER[0])
_NO_FIGURE = frozenset({""}) | UNITS
