"""
What an engine does for a check: find what is violated, give verdicts, hand over single rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from ..rules import Blanks, Rulebook

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Engine", "Keep"]

Keep = tuple[str, ...]
"""
The columns that name a report in a result.
"""


class Engine(Protocol):
    """
    The functions of the module of an engine.
    """

    def types(self, frame: Any) -> dict[str, str]:
        """
        Give the type of every column of a frame, as a word in the engine's language.
        """
        ...

    def violated(self, frame: Any, rules: Rulebook, blanks: Blanks, keep: Keep) -> pl.DataFrame:
        """
        Find what the ends of the cells show to be violated: the columns that are kept, ``flags``,
        and the number of an equation.
        """
        ...

    def verdicts(self, frame: Any, rules: Rulebook, blanks: Blanks, keep: Keep) -> pl.DataFrame:
        """
        Give the verdict of every equation, one column for each, named by its number.
        """
        ...

    def flagged(self, frame: Any, bits: int, columns: list[str]) -> pl.DataFrame:
        """
        Give the rows that have one of the flags.
        """
        ...
