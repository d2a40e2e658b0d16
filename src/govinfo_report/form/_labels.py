"""
Comparing labels: what print and extraction change without changing the label.
"""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["fold", "split_number"]

_NUMBER = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]"
    r"|[（(][0-9０-９]{1,2}[)）]"
    r"|[0-9０-９]{1,2}(?:[．、)）]|\.(?![0-9０-９]))"
    r"|[①-⑳]"
)
_LEAD = re.compile(r"其中[:：]?")
_IGNORED = re.compile(r"[\W_]+")


def split_number(label: str) -> tuple[str, str]:
    """
    Part a label from the number in front of it, in any of the usual styles.

    Args:
        label: A label as printed.

    Returns:
        The number, empty if there is none, and the rest.
    """
    match = _NUMBER.match(label)
    return (match[0], label[match.end() :]) if match else ("", label)


@functools.lru_cache(maxsize=1 << 14)
def fold(label: str) -> str:
    """
    Reduce a label to what identifies it.

    Width, spaces, breaks, brackets, punctuation, the number in front and a leading 其中 are taken
    away; every word stays, notes in brackets included.

    Args:
        label: A label as printed.

    Returns:
        A key: two labels are the same exactly if their keys are equal.
    """
    text = "".join(label.split())
    lead = _LEAD.match(text)
    _, text = split_number(text[lead.end() :] if lead else text)
    lead = _LEAD.match(text)
    text = unicodedata.normalize("NFKC", text[lead.end() :] if lead else text)
    return _IGNORED.sub("", text)
