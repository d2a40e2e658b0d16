"""
What an engine does for a check: find what is violated, and compute what is asked of every row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from ..rules import Blanks, Rulebook
from ._expressions import Target

if TYPE_CHECKING:
    import polars as pl

__all__ = ["NULLS", "Engine", "Keep"]

NULLS = "columns of numbers must have no nulls: a null would pass for a rule that holds"
"""
Why a frame is refused.
"""

Keep = tuple[str, ...]
"""
The columns that name a report in a result.
"""


class Engine(Protocol):
    """
    The functions of the module of an engine.
    """

    @property
    def TARGET(self) -> Target:  # noqa: N802 - a constant of the module
        """
        How the engine writes expressions.
        """
        ...

    def types(self, frame: Any) -> dict[str, str]:
        """
        Give the type of every column of a frame, as a word in the engine's language.
        """
        ...

    def violated(
        self, frame: Any, rules: Rulebook, blanks: Blanks, keep: Keep, bits: int
    ) -> pl.DataFrame:
        """
        Find what the ends of the cells show to be violated in the rows that have none of some
        flags: the columns that are kept, and the number of an equation. A null where it matters is
        a :class:`ColumnsError`.
        """
        ...

    def computed(
        self, frame: Any, keep: Keep, codes: Mapping[str, Any], where: Any = None
    ) -> pl.DataFrame:
        """
        Give columns as they are, then what expressions say as small numbers, of all rows or of
        those where a condition is true.
        """
        ...
