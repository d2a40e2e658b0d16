"""
From the text of a web page to its tree, within bounds.

Pages are not to be trusted: nothing is fetched, no entity of theirs is expanded, and what would
take the parser too long or too much memory is refused before it is parsed.
"""

from __future__ import annotations

import re
from typing import Any

from .._extras import require
from ..errors import UnreadableError
from ._hidden import hide, may_hide

__all__ = ["page_of_text"]

_MOST_TAGS = 200_000
"""
A page with more is no report: the longest, made by word processors, have some ten thousand.
"""

_ENDS = re.compile(rb"</(?:html|body)\b[^>]*>", re.IGNORECASE)
"""
Behind these the parser drops what browsers show.
"""

_END_STARTS = (b"</html", b"</body")

_SHORT = 50_000
"""
A page of so many characters cannot keep the parser busy.
"""

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|[<"'=])*+(?:>|\Z)""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_LONG_TAG = 500
_MOST_WORK = 10_000_000_000
"""
The parser compares the attributes of a tag with each other, so it works as long as the square of
what a tag holds beside its values; so much takes it some seconds.
"""


def page_of_text(text: str, name: str | None) -> Any:
    """
    Parse a page.

    Args:
        text: Its text.

        name: What the source is called.

    Returns:
        The root of its tree, less what it hides; ``None`` if there is nothing on it.

    Raises:
        UnreadableError: It is too large or nests too deeply.

        MissingExtraError: The extra ``html`` is not installed.
    """
    etree = require("lxml.etree", feature="Reading HTML", extra="html")
    if text.count("<") > _MOST_TAGS:
        _refuse(f"has more than {_MOST_TAGS:,} tags", name)
    if len(text) > _SHORT and _work(text) > _MOST_WORK:
        _refuse("has tags with far too many attributes", name)
    parser = etree.HTMLParser(
        encoding="utf-8",  # what the page says of itself has been seen to
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    # half of a character, from a text that was not decoded well, must not hide the rest
    page = text.encode(errors="replace")
    lower = page.lower()
    root = etree.fromstring(_without_ends(page, lower), parser)
    if len(parser.error_log.filter_from_fatals()):
        _refuse("nests too deeply, or is no web page", name)
    if root is not None and may_hide(lower):
        hide(root)
    return root


def _without_ends(page: bytes, lower: bytes) -> bytes:
    """
    Take the ends of the page out, from the first on; nearly always they stand at its end.
    """
    starts = [start for start in map(lower.find, _END_STARTS) if start >= 0]
    return page[: min(starts)] + _ENDS.sub(b"", page[min(starts) :]) if starts else page


def _work(text: str) -> int:
    tags = (match[0] for match in _TAG.finditer(text) if match.end() - match.start() > _LONG_TAG)
    return sum(len(_VALUE.sub("", tag)) ** 2 for tag in tags)


def _refuse(reason: str, name: str | None) -> None:
    raise UnreadableError(reason=reason, looked_for="a report as a web page", source=name)
