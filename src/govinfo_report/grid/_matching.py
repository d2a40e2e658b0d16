"""
The state while the rows of a grid are matched to the lines of a form, one after the other.
"""

from __future__ import annotations

import re

from attrs import define, evolve, field

from ..form import Indicator, Local, fold
from ..units import Unit
from ._cells import is_figure
from ._columns import DASHES, Columns
from ._index import SERIAL, FormIndex
from ._notices import Notice, NoticeCode
from ._torn import Piece, Waiting

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

    @property
    def is_settled(self) -> bool:
        """
        Whether rows were found and nothing is torn, waiting or still to be noted.
        """
        is_open = self.waiting or self.bare or self.titled or self.torn or self.outside
        return self.first is not None and not is_open and self.columns.are_usual

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
