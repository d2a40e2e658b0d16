"""
Linear forms over the cells of a form: what both sides of a rule are.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable

from attrs import frozen

__all__ = ["Linear", "Pick", "Term"]


class Pick(enum.Enum):
    """
    What a term takes from its path.
    """

    CELL = "cell"
    """The cell at the path."""
    LOCAL_SUM = "local_sum"
    """The sum of the local rows of the section at the path that count in its total."""
    LOCAL_ALL = "local_all"
    """The sum of all local rows of the section at the path."""
    LOCAL_MAX = "local_max"
    """The largest of the local rows of the section at the path."""


@frozen
class Term:
    """
    A cell, or the local rows of a section, times a whole number.

    Attributes:
        path: The path of the cell, or of the section whose local rows are meant.

        factor: The whole number.

        pick: What is taken from the path.

        column: The column, for the local rows of a matrix.

        money: Whether the local rows that are meant are those of money; others do not add up with
            the total.
    """

    path: str
    factor: int = 1
    pick: Pick = Pick.CELL
    column: str | None = None
    money: bool = False

    def times(self, factor: int) -> Term:
        """
        Give the term with another factor.
        """
        return Term(self.path, factor, self.pick, self.column, self.money)

    def below(self, prefix: str) -> Term:
        """
        Give the term of a section that stands further down on the form.
        """
        return Term(f"{prefix}{self.path}", self.factor, self.pick, self.column, self.money)

    @property
    def once(self) -> Term:
        """
        The term without its factor: what it takes from where.
        """
        return self.times(1)

    @property
    def name(self) -> str:
        """
        The path that stands for the term in messages.
        """
        if self.pick is Pick.CELL:
            return self.path
        steps = (self.path, "local", self.column)
        return ".".join(step for step in steps if step)

    def name_of_local(self, number: int) -> str:
        """
        Give the path of one of the local rows that the term reads, counted from 1.
        """
        return f"{self.path}.local.{number}" if self.path else f"local.{number}"


@frozen
class Linear:
    """
    A sum of terms and a constant.

    Attributes:
        terms: The terms, in the order in which they were written.

        constant: A whole number of grains.
    """

    terms: tuple[Term, ...] = ()
    constant: int = 0

    @classmethod
    def gathered(cls, terms: Iterable[Term], constant: int = 0) -> Linear:
        """
        Make a form in which every cell stands once.
        """
        factors: dict[Term, int] = {}
        for term in terms:
            factors[term.once] = factors.get(term.once, 0) + term.factor
        kept = (term.times(factor) for term, factor in factors.items() if factor)
        return cls(tuple(kept), constant)

    def __add__(self, other: Linear) -> Linear:
        return Linear.gathered((*self.terms, *other.terms), self.constant + other.constant)

    def __mul__(self, factor: int) -> Linear:
        terms = (term.times(term.factor * factor) for term in self.terms)
        return Linear.gathered(terms, self.constant * factor)
