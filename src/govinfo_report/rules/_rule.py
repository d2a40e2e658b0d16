"""
A rule as data, and the equations that it means on a form.
"""

from __future__ import annotations

import enum

from attrs import frozen

from ..findings import Basis, Severity
from ._linear import Linear, Pick, Term

__all__ = ["Equation", "Relation", "Rule", "Shown"]


class Relation(enum.Enum):
    """
    How the two sides of a rule compare.
    """

    EQUAL = "="
    AT_MOST = "≤"


@frozen
class Rule:
    """
    What is said about a form, whatever the column.

    Attributes:
        id: Its stable name: the path of its section and what it says.

        relation: How the sides compare.

        severity: How bad a violation is.

        basis: Where it comes from.

        wording: Which sentence tells a violation.

        roles: What the cells of the left and of the right side are called.

        says: What it says, in its author's words, where it has any.
    """

    id: str
    relation: Relation
    severity: Severity
    basis: Basis
    wording: str
    roles: tuple[str, str]
    says: str = ""


@frozen
class Shown:
    """
    A condition on a row that some reports print and others do not.

    Attributes:
        cells: The paths of the row's cells.

        present: Whether the equation is for reports that print the row.
    """

    cells: tuple[str, ...]
    present: bool


@frozen
class Equation:
    """
    One comparison of cells.

    Attributes:
        rule: The rule it belongs to.

        left: The stated side; for ``≤`` the smaller one.

        right: The other side.

        column: The column of a matrix, else ``None``.

        guard: A form that must be zero for the equation to apply.

        shown: Which optional rows it is for.

        follows_from: The names of the equations that it follows from.
    """

    rule: Rule
    left: Linear
    right: Linear
    column: str | None = None
    guard: Linear | None = None
    shown: tuple[Shown, ...] = ()
    follows_from: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """
        The rule's id, with the column where there is one.
        """
        return self.rule.id if self.column is None else f"{self.rule.id}[{self.column}]"

    @property
    def where(self) -> str:
        """
        The path of the stated cell.
        """
        return self.left.terms[0].name

    @property
    def terms(self) -> tuple[Term, ...]:
        """
        The terms of both sides.
        """
        return (*self.left.terms, *self.right.terms)

    @property
    def cells(self) -> tuple[str, ...]:
        """
        The paths of the cells of the form that it compares.
        """
        return tuple(term.path for term in self.terms if term.pick is Pick.CELL)
