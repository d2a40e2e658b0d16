"""
Comparing labels: what print and extraction change without changing the label.
"""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["fold"]

_NUMBER = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(][0-9]{1,2}[)）]|[0-9]{1,2}[.．、](?![0-9]))"
)
_LEAD = "其中"
_IGNORED = re.compile(r"[\W_]+")


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
    text = unicodedata.normalize("NFKC", "".join(label.split()))
    text = text.removeprefix(_LEAD).lstrip(":") if text.startswith(_LEAD) else text
    text = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    text = text.removeprefix(_LEAD)
    return _IGNORED.sub("", text)
