"""
The text of an element of a web page, with a line break wherever a page shows one.
"""

from __future__ import annotations

import re
from typing import Any

from ._hidden import UNSHOWN

__all__ = ["BLOCKS", "SKIPPED", "in_one_line", "text_of"]

SKIPPED = frozenset({"head", "script", "style", "title", UNSHOWN})
"""
Elements of which a page shows nothing.
"""

BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
        *("details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li"),
        *("main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul"),
    }
)
"""
Elements that begin and end a line.
"""

_LAYOUT = re.compile(r"[ \t\n\r\f]*[\t\n\r\f][ \t\n\r\f]*")
"""
Breaks between the words of a source, which a page shows as one blank.
"""


def in_one_line(text: str) -> str:
    """
    Put a text of the source into one line, as a page shows it.
    """
    if text.isprintable():
        return text
    return _LAYOUT.sub(" ", text)


def text_of(element: Any) -> str:
    """
    Read the text in an element, a line break wherever a page shows one.
    """
    text = element.text
    pieces = [in_one_line(text)] if text else []
    if len(element) == 1:
        only = element[0]
        if only.tag == "p" and not len(only):
            # what most cells of a word processor are
            inside, behind = in_one_line(only.text or ""), in_one_line(only.tail or "")
            return f"{''.join(pieces)}\n{inside}\n{behind}"
    entered = [(iter(element), "")]
    while entered:
        children, after = entered[-1]
        for child in children:
            tag, text, tail = child.tag, child.text, child.tail
            tail = in_one_line(tail) if tail else ""
            if tag in SKIPPED:
                pieces.append(tail)
                continue
            if tag == "input":
                pieces += (child.get("value", ""), tail)
                continue
            if tag == "br":
                pieces += ("\n", tail)
                continue
            mark = "\n" if tag in BLOCKS else ""
            pieces += (mark, in_one_line(text) if text else "")
            if len(child):
                entered.append((iter(child), mark + tail))
                break
            pieces += (mark, tail)
        else:
            entered.pop()
            pieces.append(after)
    return "".join(pieces)
