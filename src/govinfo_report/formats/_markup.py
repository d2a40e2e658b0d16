"""
From the tree of a web page to rows of cells: one walk over it.

Whether a table is layout or holds figures is decided by what it holds: a row in which another
table begins is layout, any other row is a row of cells. Text outside of rows makes rows of one
cell, a line each, so that titles keep their place.
"""

from __future__ import annotations

from typing import Any

from ..figures import tidy
from ..grid import Row
from ._markup_text import BLOCKS, SKIPPED, in_one_line, text_of

__all__ = ["rows_of_page"]

_CELLS = frozenset({"td", "th"})
_LONGEST_CELL = 3
"""
A row of one cell with more lines than this is a text.
"""


def rows_of_page(root: Any) -> list[Row]:
    """
    Read all rows and lines of a page, in order.

    Args:
        root: The root of its tree; ``None`` if there is nothing on it.

    Returns:
        Rows with their cells; lines outside of rows as rows of one cell. How many rows and columns
        a merged cell covers is not asked: labels say what a row is, not columns.
    """
    if root is None:
        return []
    walk = _Walk(_holders(root))
    walk.run(root)
    return walk.rows


def _holders(root: Any) -> set[Any]:
    """
    Find all elements that a table stands in.
    """
    holders: set[Any] = set()
    for table in root.iter("table"):
        for element in table.iterancestors():
            if element in holders:
                break
            holders.add(element)
    return holders


class _Walk:
    """
    A walk over the elements of a page.
    """

    def __init__(self, holders: set[Any]) -> None:
        self.rows: list[Row] = []
        self._holders = holders
        self._line: list[str] = []

    def run(self, root: Any) -> None:
        """
        Walk over an element and all below it, without recursion: pages nest deeply.
        """
        entered: list[tuple[Any, Any]] = [(iter((root,)), None)]
        while entered:
            children, parent = entered[-1]
            for child in children:
                tag = child.tag
                if tag == "tr" and child not in self._holders:
                    self._row(child)
                elif tag == "br":
                    self._break()
                elif tag == "input":
                    self._add(child.get("value"))
                elif tag not in SKIPPED:
                    if tag in BLOCKS:
                        self._break()
                    self._add(child.text)
                    entered.append((iter(child), child))
                    break
                self._add(child.tail)
            else:
                entered.pop()
                self._leave(parent)

    def _leave(self, element: Any) -> None:
        """
        End an element.
        """
        if element is None or element.tag in BLOCKS:
            self._break()
        if element is not None:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._line.append(in_one_line(text))

    def _break(self) -> None:
        """
        End the line.
        """
        if self._line:
            self._keep("".join(self._line))
            self._line = []

    def _keep(self, text: str) -> None:
        text = tidy(text)
        if text:
            self.rows.append(Row(len(self.rows) + 1, (text,)))

    def _row(self, element: Any) -> None:
        """
        Read a row of cells; nearly all rows hold nothing else.
        """
        self._break()
        texts: list[str] = []
        inside = ""
        between = element.text
        is_mixed = between is not None and not between.isspace()
        for child in element:
            if child.tag not in _CELLS:
                is_mixed = True
            elif len(child):
                inside = text_of(child)
                texts.append(tidy(inside))
            else:
                text = child.text or ""
                texts.append(text if text.isdecimal() else tidy(in_one_line(text)))
            between = child.tail
            if between is not None and not between.isspace():
                is_mixed = True
        if is_mixed:
            self._keep_words(element)
        if len(texts) == 1 and inside.count("\n") > _LONGEST_CELL:
            for line in inside.split("\n"):
                self._keep(line)
        elif texts:
            self.rows.append(Row(len(self.rows) + 1, tuple(texts)))

    def _keep_words(self, row: Any) -> None:
        """
        Keep what stands in a row but in no cell as a line.
        """
        self._add(row.text)
        for child in row:
            if child.tag not in _CELLS and child.tag not in SKIPPED:
                self._add(text_of(child))
            self._add(child.tail)
        self._break()
