"""
What a web page does not show, though it is in its tree.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["UNSHOWN", "hide", "may_hide"]

UNSHOWN = "template"
"""
The element of which a page shows nothing, whatever stands in it.
"""

_NO_DISPLAY = re.compile(rb"display\s*:\s*none")
_HIDING = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)
_FIELDS = frozenset({"hidden", "checkbox", "radio", "password", "file", "image"})
"""
Kinds of form fields that do not show their value.
"""


def may_hide(page: bytes) -> bool:
    """
    Say whether a page may hide anything; nearly all that are asked do not.

    Args:
        page: The page in small letters.
    """
    return (
        b"hidden" in page
        or b"<input" in page
        or (b"display" in page and _NO_DISPLAY.search(page) is not None)
    )


def hide(root: Any) -> None:
    """
    Turn every element that says of itself that it is not to be shown into one that shows nothing.

    Args:
        root: The root of the tree of a page.
    """
    for value in root.xpath("//@hidden | //@style"):
        if value.attrname == "hidden" or _HIDING.search(value):
            value.getparent().tag = UNSHOWN
    for field in [*root.iter("input")]:
        if field.get("type", "").lower() in _FIELDS:
            field.tag = UNSHOWN
