"""
What a web page does not show, though it is in its tree.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["HIDING_WORDS", "UNSHOWN", "hide"]

UNSHOWN = "template"
"""
The element of which a page shows nothing, whatever stands in it.
"""

HIDING_WORDS = (b"hidden", b"display", b"<input")
"""
A page without any of these, in small letters, hides nothing.
"""

_HIDING = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)
_FIELDS = frozenset({"hidden", "checkbox", "radio", "password", "file", "image"})
"""
Kinds of form fields that do not show their value.
"""


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
