"""
Answers about texts, kept: a hundred thousand agencies print the same labels.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memo"]

V = TypeVar("V")

_LONGEST = 256
"""
No label is longer; longer texts would only fill the memory.
"""

_MOST = 1 << 12
"""
The three forms print some two hundred texts, agencies a few variants of each.
"""


class Memo(dict[str, V]):
    """
    What a function says of a text, found when it is first asked for.

    When there are too many texts all are forgotten, so that its size stays bounded.
    """

    def __init__(self, find: Callable[[str], V]) -> None:
        """
        Begin without any answer.

        Args:
            find: The function; its answer depends on nothing but the text.
        """
        super().__init__()
        self._find = find

    def __missing__(self, text: str) -> V:
        answer = self._find(text)
        if len(text) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[text] = answer
        return answer
