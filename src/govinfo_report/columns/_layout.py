"""
Which columns the reports of a form have, read from its declaration.

Every cell has three: ``….low`` and ``….high``, the values that it allows in grains (1 for counts,
one 分 for money) as 64-bit integers without nulls, and ``….kind``. The local rows that an equation
reads have one such triple together.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any, Final

from attrs import field, frozen

from ..figures import FAR, Kind
from ..form import Field, cell_paths
from ..rules import Equation, Linear, Pick, Rulebook, Term

__all__ = [
    "IDENTITY",
    "INFINITE",
    "KINDS",
    "LARGEST_END",
    "MOST_TERMS",
    "Flag",
    "Layout",
    "Stem",
    "clamped",
    "equation_terms",
    "layout",
    "stem_of",
]

INFINITE: Final = 1 << 55
"""
Stands for "no end" in a column.

A side of a rule adds at most :data:`MOST_TERMS` ends, so that sums of it stay within 64 bits and
no sum of other ends comes near it.
"""

LARGEST_END: Final = (1 << 48) - 1
"""
The largest end that a column holds: 281 trillion, or 2.8 trillion yuan in 分. A cell beyond is
widened, and flagged.
"""

MOST_TERMS: Final = 126
"""
So many cells, counted with their factors, an equation may add up and still be computed in 64 bits.
"""

KINDS: Final = {kind: number for number, kind in enumerate(Kind)}
"""
The numbers that stand for kinds in the columns ``….kind``.
"""

IDENTITY: Final = ("report", "edition", "agency", "year", "scope", "source")
"""
The columns that say which report a row is: its number in the panel, then its heading and the
source that it was read from.
"""


class Flag:
    """
    The bits of the column ``flags``: what the ends of a report's cells cannot say.
    """

    OPEN: Final = 1
    """Nobody knows whether some local row counts."""
    BLANK: Final = 2
    """A local row is blank, which is more than an end where blanks are read as zero."""
    LARGE: Final = 4
    """A number is beyond what a column holds."""
    IMPOSSIBLE: Final = 8
    """A cell prints what its line cannot have."""
    MIXED: Final = 16
    """Beside a local row without a number, or below the largest, stands one that is inexact."""


@frozen
class Stem:
    """
    What the three columns of a cell, or of local rows together, have in common.

    Attributes:
        name: The start of their names.

        signed: Whether the numbers can be negative.
    """

    name: str
    signed: bool = False

    @property
    def low(self) -> str:
        """
        The column of the smallest values.
        """
        return f"{self.name}.low"

    @property
    def high(self) -> str:
        """
        The column of the largest values.
        """
        return f"{self.name}.high"

    @property
    def kind(self) -> str:
        """
        The column of the kinds.
        """
        return f"{self.name}.kind"


@frozen
class Layout:
    """
    The columns of a form.

    Attributes:
        cls: The report class.

        cells: Its cells by path, in printing order.

        local: The local rows that its equations read, each once.
    """

    cls: Any = field(repr=False)
    cells: dict[str, Field] = field(repr=False)
    local: tuple[Term, ...]

    @property
    def stems(self) -> tuple[Stem, ...]:
        """
        The stems of all columns of numbers, cells first.
        """
        cells = (Stem(path, one.word.signed) for path, one in self.cells.items())
        return (*cells, *(Stem(_local_name(term)) for term in self.local))

    @property
    def names(self) -> tuple[str, ...]:
        """
        The names of all columns, in their order.
        """
        numbers = (name for stem in self.stems for name in (stem.low, stem.high, stem.kind))
        return (*IDENTITY, "flags", *numbers, "printed", "local")


@functools.cache
def layout(cls: Any) -> Layout:
    """
    Read the columns of a form off its declaration and its rules.

    Args:
        cls: The report class.
    """
    rules: Rulebook = cls.rules
    terms = (term for one in rules.equations for term in equation_terms(one))
    local = dict.fromkeys(term.once for term in terms if term.pick is not Pick.CELL)
    return Layout(cls, dict(cell_paths(cls)), tuple(local))


def equation_terms(equation: Equation) -> Iterable[Term]:
    """
    Give all terms of an equation, those of its guard included.
    """
    guard = Linear() if equation.guard is None else equation.guard
    return (*equation.terms, *guard.terms)


def stem_of(term: Term, cells: dict[str, Field]) -> Stem:
    """
    Give the stem of the columns that a term reads.

    Args:
        term: A cell or local rows.

        cells: The cells of the form.
    """
    if term.pick is Pick.CELL:
        return Stem(term.path, cells[term.path].word.signed)
    return Stem(_local_name(term))


_SUFFIXES = {Pick.LOCAL_SUM: "", Pick.LOCAL_ALL: ".all", Pick.LOCAL_MAX: ".largest"}


def _local_name(term: Term) -> str:
    return f"{term.name}{_SUFFIXES[term.pick]}{'.money' if term.money else ''}"


def clamped(low: int, high: int) -> tuple[int, int, bool]:
    """
    Bring two ends into what a column holds; nothing they allow is lost.

    Returns:
        The ends, and whether they allow more than before.
    """
    if low >= -LARGEST_END and high <= LARGEST_END:
        return low, high, False
    new_low = -INFINITE if low < -LARGEST_END else min(low, LARGEST_END)
    new_high = INFINITE if high > LARGEST_END else max(high, -LARGEST_END)
    wider = (low not in {-FAR, new_low}) or (high not in {FAR, new_high})
    return new_low, new_high, wider
