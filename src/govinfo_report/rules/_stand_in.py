"""
Running a rule once on a stand-in that records which cells it compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NoReturn

from attrs import define, field

from ..errors import RuleError, UnknownIndicatorError
from ..form import Field, Holds, structure
from ..form._paths import nearest
from ..units import Unit
from ._linear import Linear, Term

__all__ = ["Cells", "StandIn", "cells_of"]


class _Refusing:
    """
    What no rule may do with what it is given.
    """

    _rule: str

    def _refuse(self, what: str) -> NoReturn:
        raise RuleError(self._rule, f"{what}; a rule adds cells and whole multiples of them")

    def _compare(self, _: object) -> NoReturn:
        self._refuse("compares cells; return the two sides instead")

    __lt__ = __le__ = __gt__ = __ge__ = _compare
    __eq__ = __ne__ = _compare
    __hash__ = None  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # no set or dict of stand-ins

    def __bool__(self) -> NoReturn:  # noqa: PLE0304 - it never answers
        self._refuse("asks whether a cell is zero; use only_if=")

    def __format__(self, _: str) -> NoReturn:
        self._refuse("formats a cell")

    def __str__(self) -> NoReturn:  # noqa: PLE0307 - it never answers
        self._refuse("turns a cell into text")

    __repr__ = __str__

    def __iter__(self) -> Iterator[Any]:
        self._refuse("iterates over a cell")


@define(eq=False, repr=False)
class Cells(_Refusing):
    """
    What a rule has made of cells so far: one linear form, or one for each column of a row.

    Attributes:
        _rule: The name of the rule, for messages.

        forms: The forms by column; ``None`` is the column of a single cell.

        money: Whether the cells are money; ``None`` for a constant.

        row: The row class; ``None`` for single cells.

        unstated: Whether the form leaves the unit of a cell open.
    """

    _rule: str
    forms: dict[str | None, Linear]
    money: bool | None
    row: Any = None
    unstated: bool = False

    def _met(self, other: object) -> Cells:
        if isinstance(other, Cells):
            if other.row is not self.row and not (self.money is None or other.money is None):
                self._refuse("adds a row to something that is no row of the same class")
            if None not in {self.money, other.money} and self.money is not other.money:
                self._refuse("adds a count to money")
            both = all(any(f.terms for f in one.forms.values()) for one in (self, other))
            if both and (self.unstated or other.unstated):
                self._refuse("joins a line whose unit the form leaves open to another")
            return other
        if isinstance(other, Decimal) and other.is_zero():
            other = 0  # how a rule on money writes "nothing" for the type checkers
        if type(other) is int:
            if other and self.money:
                self._refuse(f"adds the number {other} to money")
            constant = Linear(constant=other)
            return Cells(self._rule, dict.fromkeys(self.forms, constant), None, self.row)
        return self._refuse(f"adds {type(other).__name__} {other!r} to a cell")

    def __add__(self, other: object) -> Cells:
        met = self._met(other)
        forms = {
            column: form + met.forms.get(column, Linear()) for column, form in self.forms.items()
        }
        money = self.money if met.money is None else met.money
        return Cells(self._rule, forms, money, self.row, self.unstated or met.unstated)

    __radd__ = __add__

    def __neg__(self) -> Cells:
        return self * -1

    def __sub__(self, other: object) -> Cells:
        return self + self._met(other) * -1

    def __rsub__(self, other: object) -> Cells:
        return self * -1 + other

    def __mul__(self, factor: object) -> Cells:
        if isinstance(factor, Cells):
            self._refuse("multiplies two cells")
        if type(factor) is not int:
            self._refuse(f"multiplies a cell by {type(factor).__name__} {factor!r}")
        forms = {column: form * factor for column, form in self.forms.items()}
        return Cells(self._rule, forms, self.money, self.row, self.unstated)

    __rmul__ = __mul__

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or self.row is None:
            self._refuse(f"asks a cell for {name!r}")
        if name not in self.forms:
            known = [str(column) for column in self.forms]
            raise RuleError(self._rule, str(UnknownIndicatorError(name, nearest(name, known))))
        return Cells(self._rule, {None: self.forms[name]}, self.money)

    def __truediv__(self, _: object) -> NoReturn:
        self._refuse("divides a cell")

    __floordiv__ = __mod__ = __pow__ = __rtruediv__ = __truediv__


@define(eq=False, repr=False)
class StandIn(_Refusing):
    """
    Stands for a section while a rule runs.

    Attributes:
        _rule: The name of the rule, for messages.

        _cls: The class of the section.

        _prefix: Its path, with a dot at its end.
    """

    _rule: str
    _cls: Any
    _prefix: str = field(default="")

    def __getattr__(self, name: str) -> Any:
        made = structure(self._cls)
        found = made.field(name)
        if found is None:
            known = [one.name for one in made.fields]
            reason = f"{self._cls.__name__} has no {name}"
            hint = nearest(name, known)
            raise RuleError(self._rule, f"{reason}; did you mean {hint}?" if hint else reason)
        path = f"{self._prefix}{name}"
        if found.holds is Holds.SECTION:
            return StandIn(self._rule, found.type, f"{path}.")
        return cells_of(self._rule, found, path)


def cells_of(rule: str, found: Field, path: str) -> Cells:
    """
    Give the cells of a line: one, or one for each column.
    """
    if found.holds is Holds.CELL:
        unit = found.word.unit
        cell: dict[str | None, Linear] = {None: Linear((Term(path),))}
        return Cells(rule, cell, unit.is_money, unstated=unit is Unit.UNSTATED)
    columns = structure(found.type).fields
    forms: dict[str | None, Linear] = {
        column.name: Linear((Term(f"{path}.{column.name}"),)) for column in columns
    }
    return Cells(rule, forms, money=columns[0].word.unit.is_money, row=found.type)
