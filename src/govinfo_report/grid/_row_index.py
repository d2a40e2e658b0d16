"""
The rows of a form with several columns, by what identifies their labels.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from attrs import frozen

from ..form import Indicator, cell_paths, chapters, fold, indicators, split_number
from ._index import without_note
from ._memo import Memo
from ._torn import outline_of

__all__ = ["RowIndex", "row_index"]

_SHORTEST_WORD = 2
"""
A text falls apart into known words only if these are so long on average.
"""

_LONGEST = 200
"""
A longer text is a sentence, not a piece of a form.
"""

_AROUND = 8
"""
So many characters may stand around the title of a chapter, such as 表二.
"""


_COUNTED_IN = re.compile(r"[（(](?:单位[:：])?[件个项条][）)]$")
"""
What some reports print behind a label: in what its line counts.
"""


@frozen(eq=False)
class RowIndex:
    """
    The lines of a form, ready to be found by label and number of cells.

    Attributes:
        lines: The lines in printing order.

        cells: For each line the position of its first cell, -1 for headings.

        widths: For each line the number of its cells, 0 for headings.

        keys: The lines with cells by the folded words of their label.

        aliases: The lines with cells by folded words that reports use instead.

        across: The lines of each table that prints them beside one another, and how many cells
            they have together.

        columns: The folded words above columns.

        above: These that are no label, and the words above several or in the corner of a table.

        corners: For each line the folded words in the corner of its table.

        kinds: For each line a number that lines with the same columns share.

        chapters: For each line the first step of its path.

        headings: The folded titles of chapters by the first step of the paths of their lines.

        words: Everything that the form prints besides figures, folded, a break between each two.

        titles: The folded titles of its chapters.

        openers: The lines that open a section, by the folded words of their label.

        levels: The outline level of the lines of each section.

        below: For each line the lines with cells of the section that it opens.
    """

    lines: tuple[Indicator, ...]
    cells: tuple[int, ...]
    widths: tuple[int, ...]
    keys: dict[str, tuple[int, ...]]
    aliases: dict[str, tuple[int, ...]]
    across: tuple[tuple[tuple[int, ...], int], ...]
    columns: frozenset[str]
    above: frozenset[str]
    corners: tuple[str, ...]
    kinds: tuple[int, ...]
    chapters: tuple[str, ...]
    headings: dict[str, str]
    words: str
    titles: tuple[str, ...]
    openers: dict[str, int]
    levels: dict[str, int]
    below: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """
        How many cells the form has.
        """
        return sum(self.widths)

    @functools.cached_property
    def usual_widths(self) -> tuple[int, ...]:
        """
        How many cells a row can have, the usual number first.
        """
        counted = [width for width in self.widths if width]
        return tuple(sorted(set(counted), key=lambda width: -counted.count(width)))

    @functools.cached_property
    def named(self) -> Memo[tuple[int, ...]]:
        """
        The lines that a label may name.
        """
        return Memo(self._named)

    def _named(self, label: str) -> tuple[int, ...]:
        for text in (label, _COUNTED_IN.sub("", label)):
            key = fold(text)
            found = self.keys.get(key) or self.aliases.get(key)
            if found:
                return found
        return ()

    @functools.cached_property
    def naming(self) -> Memo[dict[int, tuple[int, ...]]]:
        """
        The lines that a label may name which may have a heading in front of it, by how many cells
        they have.
        """
        return Memo(self._naming)

    def _naming(self, label: str) -> dict[int, tuple[int, ...]]:
        fit: dict[int, tuple[int, ...]] = {}
        for place in self._named(label) or self._named(label.rpartition(" ")[2]):
            width = self.widths[place]
            fit[width] = (*fit.get(width, ()), place)
        return fit

    @functools.cached_property
    def usual(self) -> Memo[int | None]:
        """
        The only line with the usual number of cells that has a label, if it is the form's own and
        no word above a column.
        """
        return Memo(self._usual)

    def _usual(self, label: str) -> int | None:
        lines = self.naming[label].get(self.usual_widths[0], ())
        is_clear = len(lines) == 1 and self.own[label] and fold(label) not in self.columns
        return lines[0] if is_clear else None

    @functools.cached_property
    def outlines(self) -> Memo[tuple[int, int] | None]:
        """
        The level and the number of a label, where it has one.
        """
        return Memo(outline_of)

    def printed(self, line: int) -> str:
        """
        Give the label of a line with its number.
        """
        one = self.lines[line]
        return f"{one.number or ''}{one.label}"

    @functools.cached_property
    def own(self) -> Memo[bool]:
        """
        Whether a label that names a line is the form's own.
        """
        return Memo(
            lambda label: bool({fold(label), fold(label.rpartition(" ")[2])} & self.keys.keys())
        )

    def prints(self, text: str) -> bool:
        """
        Say whether a text is the label of a line with cells or stands above a column.
        """
        key = fold(text)
        is_known = key in self.keys or key in self.aliases or key in self.columns
        return is_known or "单位" in text or key in self.above

    @functools.cached_property
    def has_number(self) -> Memo[bool]:
        """
        Whether a text begins with an outline number.
        """
        return Memo(lambda text: bool(split_number(text)[0]))

    @functools.cached_property
    def heads(self) -> Memo[bool]:
        """
        Whether a text stands above columns and nowhere else.
        """
        return Memo(self._heads)

    def _heads(self, text: str) -> bool:
        keys = {fold(text), fold(without_note(text))}
        return bool(keys & self.above) and not self.has_number[text]

    def is_piece(self, text: str) -> bool:
        """
        Say whether a text is a piece of one label, heading or header.
        """
        return fold(text) in self.words

    @functools.cached_property
    def known(self) -> Memo[bool]:
        """
        Whether a text is a piece of what the form prints, or several such pieces in one; the title
        of a chapter may have a few words around it.
        """
        return Memo(self._is_known)

    def _is_known(self, text: str) -> bool:
        rest = fold(text)
        if len(rest) > _LONGEST:
            return False
        if any(title in rest and len(rest) <= len(title) + _AROUND for title in self.titles):
            return True
        pieces, length = 0, len(rest)
        while rest:
            end = len(rest)
            while end and rest[:end] not in self.words:
                end -= 1
            if not end:
                return False
            pieces, rest = pieces + 1, rest[end:]
        return pieces <= 1 or length >= pieces * _SHORTEST_WORD


@functools.cache
def row_index(cls: Any) -> RowIndex:
    """
    Index the lines of a form.

    Args:
        cls: Its report class.
    """
    lines = indicators(cls)
    order = {path: place for place, (path, _) in enumerate(cell_paths(cls))}
    keys: dict[str, tuple[int, ...]] = {}
    aliases: dict[str, tuple[int, ...]] = {}
    words = [cls.title, *(chapter.corner for chapter in chapters(cls))]
    for place, line in enumerate(lines):
        words += [line.label, *(word for column in line.columns for word in column.under)]
        words += [column.label for column in line.columns]
        if not line.cells:
            continue
        key = fold(line.label)
        keys[key] = (*keys.get(key, ()), place)
        for variant in (without_note(line.label), *line.also):
            other = fold(variant)
            if other != key:
                aliases[other] = (*aliases.get(other, ()), place)
    widths = tuple(len(line.cells) for line in lines)
    across: list[tuple[tuple[int, ...], int]] = []
    for chapter in chapters(cls):
        places = tuple(
            place
            for place, line in enumerate(lines)
            if chapter.across and widths[place] and line.path.startswith(f"{chapter.path}.")
        )
        if places:
            across.append((places, sum(widths[place] for place in places)))
    corner_of = {chapter.path: fold(chapter.corner) for chapter in chapters(cls)}
    first_steps = tuple(line.path.partition(".")[0] for line in lines)
    kinds = {columns: place for place, columns in enumerate({line.columns: None for line in lines})}
    columns = frozenset(fold(column.label) for line in lines for column in line.columns)
    groups = {fold(one) for line in lines for column in line.columns for one in column.under}
    return RowIndex(
        lines=lines,
        cells=tuple(order[line.cells[0].path] if line.cells else -1 for line in lines),
        widths=widths,
        keys=keys,
        aliases=aliases,
        across=tuple(across),
        columns=columns,
        above=(columns | groups | set(filter(None, corner_of.values()))) - keys.keys(),
        corners=tuple(corner_of.get(step, corner_of.get("", "")) for step in first_steps),
        kinds=tuple(kinds[line.columns] for line in lines),
        chapters=first_steps,
        headings={
            line.path: fold(line.label) for line in lines if line.is_heading and line.depth == 1
        },
        words="\n".join(dict.fromkeys(map(fold, words))),
        titles=tuple(fold(line.label) for line in lines if line.is_heading and line.depth == 1),
        openers={fold(line.label): place for place, line in enumerate(lines) if line.opens},
        levels={line.block: line.level for line in lines},
        below=tuple(_below(lines, place) for place in range(len(lines))),
    )


def _below(lines: tuple[Indicator, ...], place: int) -> tuple[int, ...]:
    """
    Give the lines with cells of the section that a line opens.
    """
    opened = lines[place].opens
    return tuple(
        one
        for one, line in enumerate(lines)
        if opened is not None and one != place and line.cells and line.path.startswith(f"{opened}.")
    )
