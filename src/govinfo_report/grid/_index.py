"""
The lines of a form by what identifies their labels.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ..form import Indicator, cell_paths, fold, indicators
from ._layout import HEADER, HEADING_MARK
from ._notices import Notice, NoticeCode

__all__ = ["SERIAL", "FormIndex", "form_index", "homes", "without_note"]

SERIAL = re.compile(r"\A[0-9]{1,3}\s+(?=\S)")
"""
A bare number that blanks part from the label behind it.
"""

_NOTE = re.compile(r"[（(][^（()）]*[)）]$")


def without_note(label: str) -> str:
    """
    Take the note in brackets off the end of a label, which some reports leave out.
    """
    return _NOTE.sub("", label)


@frozen
class FormIndex:
    """
    The lines of a form, ready to be found.

    Attributes:
        lines: The lines in printing order.

        cells: For each line the position of its cell, -1 for headings.

        units: What stands in the unit column of each line.

        keys: The lines by folded label; labels that stand twice have two.

        single: The lines by folded label, for labels that stand once.

        aliases: The lines by a folded label that reports use instead.

        own: Aliases that are the form's own label with the unit behind it.

        longest: How many characters a label has at most as printed, with blanks between them.

        levels: The outline level of the lines of each section.

        title: The folded title of the table.

        headers: The folded words above the table and its columns.
    """

    lines: tuple[Indicator, ...]
    cells: tuple[int, ...]
    units: tuple[str, ...]
    keys: dict[str, tuple[int, ...]]
    single: dict[str, int]
    aliases: dict[str, tuple[int, ...]]
    own: frozenset[str]
    longest: int
    levels: dict[str, int]
    title: str
    headers: frozenset[str]

    @functools.cached_property
    def following(self) -> tuple[str | None, ...]:
        """
        For each line the key of the next one, ``None`` where it may be that of another line too;
        for the last line and for a table that has not begun there is none.
        """
        sections = [self.section(place) for place in range(len(self.lines))]
        following: list[str | None] = [None] * (len(self.lines) + 1)
        for key, places in self.keys.items():
            for place in places:
                is_clear = [sections[one] for one in places].count(sections[place]) == 1 and (
                    len(places) == 1 or sections[place - 1] == sections[place]
                )
                following[place - 1] = key if place and is_clear else None
        return tuple(following)

    def find(self, label: str, after: int, seen: list[bool]) -> int | None:
        """
        Find the line with a label: the next one, else one that was passed over.

        Args:
            label: The label as printed.

            after: The position behind which to look first.

            seen: Which lines were found already.
        """
        key = fold(label)
        places = self.keys.get(key) or self.aliases.get(key)
        if not places and SERIAL.match(label):
            key = fold(SERIAL.sub("", label, count=1))
            places = self.keys.get(key) or self.aliases.get(key)
        if not places:
            return None
        of_section: list[int] = []
        if len(places) > 1 and after >= 0:
            section = self.section(after)
            of_section = [place for place in places if self.section(place) == section]
            unseen = [place for place in of_section if not seen[place]]
            if unseen:
                return unseen[0]
            if of_section and self.section(min(after + 1, len(self.lines) - 1)) == section:
                return of_section[0]  # the section goes on, so this is its line again
        for place in places:
            if place > after:
                return place
        again = of_section or list(places)
        return next((place for place in places if not seen[place]), again[0])

    def section(self, place: int) -> str:
        """
        Give the path of the section whose line this is.
        """
        return self.lines[place].path.rpartition(".")[0]

    def doubtful(self, seen: list[bool]) -> Iterator[Indicator]:
        """
        Walk over lines that were found though another line has the same label and neither that nor
        the total of their own section was found.

        Args:
            seen: Which lines were found.
        """
        for places in self.keys.values():
            if all(seen[place] for place in places):
                continue
            for place in places:
                total = f"{self.section(place)}.total"
                heads = [one for one, line in enumerate(self.lines) if line.path == total]
                if seen[place] and not any(seen[one] for one in heads) and len(places) > 1:
                    yield self.lines[place]

    def missing(self, texts: list[str | None]) -> Iterator[Notice]:
        """
        Walk over notices about the lines whose cell was not found.

        Args:
            texts: The text of each cell that was.
        """
        for line, cell in zip(self.lines, self.cells, strict=True):
            if cell >= 0 and texts[cell] is None:
                facts = (("label", line.name),)
                yield Notice(NoticeCode.ROW_MISSING, "", None, line.path, facts)

    def is_alias(self, label: str) -> bool:
        """
        Say whether a label that was found is not the form's own.
        """
        key = fold(label)
        return key not in self.keys and key not in self.own

    def homes(self, last: int, level: int | None) -> Iterator[tuple[str, str | None]]:
        """
        Walk over the sections that a local row may belong to, innermost first.

        Args:
            last: The position of the line before it.

            level: The level of its number; ``None`` if it has none.

        Yields:
            The path of a section and the field after which the row stands there.
        """
        if last < 0:  # above the first line only a numbered row of the whole form can stand
            if level is not None and self.levels.get("") == level:
                yield "", None
            return
        for place in homes(self.lines[last]):
            if level is None or self.levels.get(place[0]) == level:
                yield place


def homes(line: Indicator) -> Iterator[tuple[str, str | None]]:
    """
    Walk over the sections whose lines may go on behind a line, innermost first.

    Args:
        line: The line.

    Yields:
        The path of a section and the field after which the next row stands there.
    """
    if line.opens is not None:
        yield line.opens, None if line.is_heading else line.path.rpartition(".")[2]
    block, name = line.block, line.field
    yield block, name
    while block:
        block, _, name = block.rpartition(".")
        yield block, name


_PRINTED = 4
"""
Blanks, a number and punctuation make a printed label at most so many times as long.
"""


@functools.cache
def form_index(cls: Any) -> FormIndex:
    """
    Index the lines of a form.

    Args:
        cls: Its report class.
    """
    lines = indicators(cls)
    order = {path: place for place, (path, _) in enumerate(cell_paths(cls))}
    keys: dict[str, tuple[int, ...]] = {}
    aliases: dict[str, tuple[int, ...]] = {}
    own: set[str] = set()
    for place, line in enumerate(lines):
        key = fold(line.label)
        keys[key] = (*keys.get(key, ()), place)
        short = fold(without_note(line.label))
        variants = dict.fromkeys([] if short == key else [short])
        if not line.is_heading:
            units = (f"{line.unit}", f"单位{line.unit}")
            own.update(f"{key}{unit}" for unit in units)
            variants |= dict.fromkeys(f"{one}{unit}" for one in (key, short) for unit in units)
        for variant in variants:
            aliases[variant] = (*aliases.get(variant, ()), place)
    return FormIndex(
        lines=lines,
        cells=tuple(-1 if line.is_heading else order[line.path] for line in lines),
        units=tuple(HEADING_MARK if line.is_heading else str(line.unit) for line in lines),
        keys=keys,
        single={key: places[0] for key, places in keys.items() if len(places) == 1},
        aliases=aliases,
        own=frozenset(own),
        longest=_PRINTED * max(map(len, keys)),
        levels={line.block: line.level for line in lines},
        title=fold(cls.title),
        headers=frozenset(map(fold, (*HEADER, "".join(HEADER), cls.title, f"{cls.title}续"))),
    )
