"""
From bytes of unknown encoding to text.

Old government sites label pages gb2312 that hold characters of gb18030; decoding with the label
loses them. So every label of that family is read as gb18030, which contains the others.
"""

from __future__ import annotations

import codecs

from ..errors import UnreadableError
from ..grid import Notice, NoticeCode

__all__ = ["decoded"]

_SEVEN_BITS = frozenset({"hz", "utf-7", "iso2022_jp", "iso2022_kr"})
_NO_ENCODING = frozenset({"undefined", "unicode_escape", "raw_unicode_escape", "punycode", "idna"})
_GB = frozenset({"gb2312", "gbk", "cp936", "gb18030", "euc_cn"})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKED = frozenset(codec for _, codec in _MARKS)
_OTHER_FILES = (
    (b"%PDF-", "is a PDF; save its text first, for instance with pdftotext -layout"),
    (b"PK\x03\x04", "is an archive or a document of an office; save it as text or web page first"),
    (b"\xd0\xcf\x11\xe0", "is a document of an office; save it as text or web page first"),
)
"""
How files begin that people have and no format here reads, and what to do with them.
"""

_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1C), 0x7F))
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
    expected = _codec(encoding)
    used = None
    text = content if isinstance(content, str) else ""
    if isinstance(content, bytes):
        for start, reason in _OTHER_FILES:
            if content.startswith(start):
                raise UnreadableError(reason=reason, looked_for="a report as text", source=name)
        text, used = _decode(content, expected, name)
    if not text.strip():
        raise UnreadableError(reason="is empty", looked_for="a report", source=name)
    if _control_characters(text) * _MOST_CONTROL > len(text):
        reason = "is no text but binary data"
        raise UnreadableError(reason=reason, looked_for="a report as text", source=name)
    notices: tuple[Notice, ...] = ()
    if used is not None and used not in {expected, "ascii", *_MARKED}:
        facts = (("expected", expected),)
        notices = (Notice(NoticeCode.ENCODING, used, facts=facts),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, used, notices


def _control_characters(text: str) -> int:
    """
    Count them, in UTF-8, where no byte of another character is one: a pattern takes longer.
    """
    encoded = text.encode(errors="replace")
    return len(encoded) - len(encoded.translate(None, _CONTROL))


def _decode(content: bytes, expected: str, name: str | None) -> tuple[str, str]:
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, errors="replace"), codec
    # what decodes as UTF-8 is UTF-8: other encodings do not do so by chance, but those that write
    # Chinese in seven bits
    usual = ("ascii", "utf-8", expected, "gb18030")
    for codec in dict.fromkeys((expected, *usual) if expected in _SEVEN_BITS else usual):
        try:
            return content.decode(codec), codec
        except UnicodeError:
            continue
    reason = "is no text in utf-8 or gb18030"
    raise UnreadableError(reason=reason, looked_for="a report as text", source=name)


def _codec(encoding: str | None) -> str:
    """
    Give the codec for a label; one that nobody knows counts as none.
    """
    try:
        found = codecs.lookup(encoding or "utf-8")
    except (LookupError, ValueError):
        return "utf-8"
    if found.name in _GB:
        return "gb18030"
    # some codecs are no encodings of text, and some read escapes out of it
    return found.name if found.name not in _NO_ENCODING and found._is_text_encoding else "utf-8"  # noqa: SLF001 - there is no public way to ask
