"""
From bytes of unknown encoding to text.

Old government sites label pages gb2312 that hold characters of gb18030; decoding with the label
loses them. So every label of that family is read as gb18030, which contains the others.
"""

from __future__ import annotations

import codecs
import re

from ..errors import UnreadableError
from ..grid import Notice, NoticeCode

__all__ = ["decoded"]

_GB = frozenset({"gb2312", "gbk", "cp936", "gb18030", "euc_cn"})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_MOST_CONTROL = 50
"""
At most one character in so many may be a control character in a text.
"""


def decoded(
    content: str | bytes, encoding: str | None, name: str | None
) -> tuple[str, str | None, tuple[Notice, ...]]:
    r"""
    Decode a source.

    Args:
        content: Its text, or its bytes.

        encoding: The encoding that someone says it has.

        name: What the source is called.

    Returns:
        The text with ``\n`` between lines, the encoding, and a notice where the encoding was not
        the one expected.

    Raises:
        UnreadableError: The bytes are no text, or there is none.
    """
    if isinstance(content, str):
        text, used, why = content, None, ""
    else:
        text, used, why = _decode(content, encoding, name)
    if not text.strip():
        raise UnreadableError(reason="is empty", looked_for="a report", source=name)
    if len(_CONTROL.findall(text)) * _MOST_CONTROL > len(text):
        reason = "is no text but binary data"
        raise UnreadableError(reason=reason, looked_for="a report as text", source=name)
    facts = (("encoding", used), ("why", why))
    notices = (Notice(NoticeCode.ENCODING, used or "", facts=facts),) if why else ()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, used, notices


def _decode(content: bytes, encoding: str | None, name: str | None) -> tuple[str, str, str]:
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, errors="replace"), codec, ""
    wanted = _codec(encoding)
    for codec in dict.fromkeys((wanted or "utf-8", "utf-8", "gb18030")):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == (wanted or "utf-8"):
            return text, codec, ""
        return text, codec, f"it is not {wanted or 'utf-8'}"
    reason = "is no text in utf-8 or gb18030"
    raise UnreadableError(reason=reason, looked_for="a report as text", source=name)


def _codec(encoding: str | None) -> str | None:
    """
    Give the codec for a label; one that nobody knows counts as none.
    """
    if encoding is None:
        return None
    try:
        codec = codecs.lookup(encoding).name
    except LookupError:
        return None
    return "gb18030" if codec in _GB else codec
