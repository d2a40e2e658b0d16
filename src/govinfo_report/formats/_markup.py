"""
From the tree of a web page to rows of cells: one walk over it.

Whether a table is layout or holds figures is decided by what it holds: a row in which another
table begins is layout, any other row is a row of cells. Text outside of rows makes rows of one
cell, a line each, so that titles keep their place.
"""

from __future__ import annotations

import re
from typing import Any

from ..figures import tidy
from ..grid import Row

__all__ = ["rows_of_page"]

_SKIPPED = frozenset({"head", "script", "style", "template", "title"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *(
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "nav",
            "ol",
        ),
        *("option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul"),
    }
)
_LAYOUT = re.compile(r"[ \t\n\r\f]*[\t\n\r\f][ \t\n\r\f]*")
"""
Breaks between the words of a source, which a page shows as one blank.
"""

_LONGEST_CELL = 3
"""
A row of one cell with more lines than this is a text.
"""

_MOST_COLUMNS = 200
"""
No table has more columns: a cell that covers more covers as many as its table has, and in a row
that is wider nothing counts as merged.
"""


def rows_of_page(root: Any) -> list[Row]:
    """
    Read all rows and lines of a page, in order.

    Args:
        root: The root of its tree; ``None`` if there is nothing on it.

    Returns:
        Rows with their cells and spans; lines outside of rows as rows of one cell.
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
        entered: list[tuple[Any, Any, int]] = [(iter((root,)), None, 0)]
        while entered:
            children, parent, start = entered[-1]
            for child in children:
                tag = child.tag
                if tag == "tr" and child not in self._holders:
                    self._row(child)
                elif tag == "br":
                    self._break()
                elif tag not in _SKIPPED:
                    if tag in _BLOCKS:
                        self._break()
                    self._add(child.text)
                    entered.append((iter(child), child, len(self.rows)))
                    break
                self._add(child.tail)
            else:
                entered.pop()
                self._leave(parent, start)

    def _leave(self, element: Any, start: int) -> None:
        """
        End an element.
        """
        if element is None or element.tag in _BLOCKS:
            self._break()
        if element is not None:
            if element.tag == "table":
                self.rows[start:] = _settled(self.rows[start:])
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._line.append(_in_one_line(text))

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
        Read a row of cells.
        """
        self._break()
        texts: list[str] = []
        spans: list[tuple[int, int]] = []
        merged = False
        self._add(element.text)
        for child in element:
            if child.tag in _CELLS:
                texts.append(_text_of(child) if len(child) else _in_one_line(child.text or ""))
                tall, wide = child.get("rowspan"), child.get("colspan")
                if tall or wide:
                    spans.append((_span(tall), _span(wide)))
                    merged = merged or spans[-1] != (1, 1)
                else:
                    spans.append((1, 1))
            elif child.tag not in _SKIPPED:
                self._add(_text_of(child))
            self._add(child.tail)
        self._break()
        if len(texts) == 1 and texts[0].count("\n") > _LONGEST_CELL:
            for line in texts[0].split("\n"):
                self._keep(line)
        elif texts:
            cells = tuple([tidy(text) for text in texts])
            self.rows.append(Row(len(self.rows) + 1, cells, tuple(spans) if merged else ()))


def _in_one_line(text: str) -> str:
    if text.isprintable():
        return text
    return _LAYOUT.sub(" ", text)


def _text_of(element: Any) -> str:
    """
    Read the text in an element, a line break wherever a page shows one.
    """
    pieces = [_in_one_line(element.text or "")]
    entered = [(iter(element), "")]
    while entered:
        children, after = entered[-1]
        for child in children:
            tag = child.tag
            tail = _in_one_line(child.tail or "")
            if tag == "br":
                pieces += ("\n", tail)
            elif tag in _SKIPPED:
                pieces.append(tail)
            else:
                mark = "\n" if tag in _BLOCKS else ""
                text = _in_one_line(child.text or "")
                if len(child):
                    pieces += (mark, text)
                    entered.append((iter(child), mark + tail))
                    break
                pieces += (mark, text, mark, tail)
        else:
            entered.pop()
            pieces.append(after)
    return "".join(pieces)


def _span(text: str | None) -> int:
    """
    Read a span as browsers do: the digits at its start, and 1 where there is none.
    """
    match = _DIGITS.match(text or "")
    return max(1, int(match[1])) if match else 1


_DIGITS = re.compile(r"[ \t\n\r\f]*\+?([0-9]{1,6})")


def _settled(rows: list[Row]) -> list[Row]:
    """
    Let the cells of a table cover no more than there is, so that its size stays that of its source.
    """
    if not any(row.spans for row in rows):
        return rows
    widest = max((width for width in map(_width, rows) if width <= _MOST_COLUMNS), default=1)
    covered: dict[int, int] = {}  # by row, how many columns reach into it from above
    settled = []
    for place, row in enumerate(rows):
        if row.spans:
            wide = [max(1, widest) if one > _MOST_COLUMNS else one for _, one in row.spans]
            if sum(wide) + covered.get(place, 0) > _MOST_COLUMNS:
                settled.append(row._replace(spans=()))
                continue
            tall = [min(one, len(rows) - place) for one, _ in row.spans]
            for reach, columns in zip(tall, wide, strict=True):
                for below in range(place + 1, place + reach):
                    covered[below] = covered.get(below, 0) + columns
            settled.append(row._replace(spans=tuple(zip(tall, wide, strict=True))))
        else:
            settled.append(row)
    return settled


def _width(row: Row) -> int:
    """
    Count the columns of a row, those of cells apart that cover more than any table has.
    """
    if not row.spans:
        return len(row.cells)
    return sum(wide for _, wide in row.spans if wide <= _MOST_COLUMNS)
