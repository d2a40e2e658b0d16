"""
Rules that people write: typed functions with a name and a docstring.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, TypeVar, overload

from attrs import field, frozen

from ..errors import RuleError
from ..findings import Basis, Severity
from ._implied import implied_columns
from ._linear import Linear
from ._rule import Equation, Relation, Rule
from ._stand_in import Cells, StandIn

__all__ = ["Declared", "Sides", "at_most", "equal"]

T = TypeVar("T")
Sides = tuple[T, T]
"""
What a rule returns: its left and its right side.
"""

Function = Callable[[Any], tuple[Any, Any]]
Guard = Callable[[Any], Any]


@frozen
class Declared:
    """
    A rule as written, about a section class; a rulebook binds it to every place of the class.

    Attributes:
        name: The name of its function.

        cls: The section class it speaks of.

        relation: How its sides compare.

        severity: How bad a violation is.

        basis: Where it comes from.

        says: Its docstring.

        sides: Its two sides.

        guard: What must be zero for it to apply.
    """

    name: str
    cls: Any
    relation: Relation
    severity: Severity
    basis: Basis
    says: str
    sides: tuple[Cells, Cells] = field(repr=False, eq=False)
    guard: Cells | None = field(repr=False, eq=False)

    def equations(self, prefix: str) -> Iterator[Equation]:
        """
        Bind the rule to one place of its section.

        Args:
            prefix: The path of the section, with a dot at its end; empty for the form itself.

        Yields:
            One equation, or one for each column of a row.
        """
        wording = "equal" if self.relation is Relation.EQUAL else "at_most"
        if not _is_one_cell(self.sides[0]):
            wording = f"{wording}_sides"
        rule = Rule(
            f"{prefix}{self.name}",
            self.relation,
            self.severity,
            self.basis,
            wording,
            ("left", "right"),
            self.says,
        )
        left, right = self.sides
        guard = None if self.guard is None else _moved(self.guard.forms[None], prefix)
        for column in left.forms:
            yield Equation(
                rule,
                _moved(left.forms[column], prefix),
                _moved(right.forms[column], prefix),
                column,
                guard,
                follows_from=implied_columns(
                    rule.id, left.row, column, [_moved(s.forms[column], prefix) for s in self.sides]
                ),
            )


def _is_one_cell(side: Cells) -> bool:
    """
    Say whether a side is a cell as it is printed, which a sentence can call the stated one.
    """
    form = next(iter(side.forms.values()))
    return len(form.terms) == 1 and form.terms[0].factor == 1 and not form.constant


def _moved(form: Linear, prefix: str) -> Linear:
    return Linear(tuple(term.below(prefix) for term in form.terms), form.constant)


@overload
def equal(function: Function, /) -> Declared: ...
@overload
def equal(
    *, severity: Severity = ..., basis: Basis = ..., only_if: Guard | None = ...
) -> Callable[[Function], Declared]: ...
def equal(
    function: Function | None = None,
    /,
    *,
    severity: Severity = Severity.ERROR,
    basis: Basis = Basis.DEFINITION,
    only_if: Guard | None = None,
) -> Any:
    """
    Declare that the two sides that a function returns are equal.

    Args:
        function: A function of one section, annotated with its class, that returns two sides.

        severity: How bad a violation is.

        basis: Where the rule comes from.

        only_if: A function of the same section; the rule applies where what it returns is zero.

    Raises:
        RuleError: The function does something that a rule cannot say.
    """
    return _declare(function, Relation.EQUAL, severity, basis, only_if)


@overload
def at_most(function: Function, /) -> Declared: ...
@overload
def at_most(
    *, severity: Severity = ..., basis: Basis = ..., only_if: Guard | None = ...
) -> Callable[[Function], Declared]: ...
def at_most(
    function: Function | None = None,
    /,
    *,
    severity: Severity = Severity.ERROR,
    basis: Basis = Basis.DEFINITION,
    only_if: Guard | None = None,
) -> Any:
    """
    Declare that the first side that a function returns is at most the second.

    Args:
        function: A function of one section, annotated with its class, that returns two sides.

        severity: How bad a violation is.

        basis: Where the rule comes from.

        only_if: A function of the same section; the rule applies where what it returns is zero.

    Raises:
        RuleError: The function does something that a rule cannot say.
    """
    return _declare(function, Relation.AT_MOST, severity, basis, only_if)


def _declare(
    function: Function | None,
    relation: Relation,
    severity: Severity,
    basis: Basis,
    only_if: Guard | None,
) -> Any:
    for given, kind in ((severity, Severity), (basis, Basis)):
        if type(given) is not kind:
            msg = f"a rule takes a findings.{kind.__name__} (got {given!r})"
            raise TypeError(msg)

    def declare(function: Function) -> Declared:
        name = getattr(function, "__name__", repr(function))
        cls = _section_of(name, function)
        left, right = _sides(name, cls, function)
        guard = None if only_if is None else _guard(name, cls, only_if)
        says = inspect.cleandoc(function.__doc__ or "")
        return Declared(name, cls, relation, severity, basis, says, (left, right), guard)

    return declare if function is None else declare(function)


def _section_of(name: str, function: Function) -> Any:
    """
    Read the section class off the annotation of the only parameter.
    """
    try:
        hints = typing.get_type_hints(function)
    except NameError as error:
        reason = f"{error}; the annotation must exist at run time, outside of TYPE_CHECKING"
        raise RuleError(name, reason) from None
    parameters = list(inspect.signature(function).parameters)
    cls = hints.get(parameters[0]) if len(parameters) == 1 else None
    if cls is None or not hasattr(cls, "_structure"):
        raise RuleError(name, "takes one section, annotated with its class")
    return cls


def _run(name: str, cls: Any, function: Callable[[Any], Any]) -> Any:
    try:
        return function(StandIn(name, cls))
    except RuleError:
        raise
    except Exception as error:
        reason = f"{error}; a rule adds cells and whole multiples of them"
        raise RuleError(name, reason) from error


def _sides(name: str, cls: Any, function: Function) -> tuple[Cells, Cells]:
    sides = _run(name, cls, function)
    if not isinstance(sides, tuple) or len(sides) != _BOTH:
        raise RuleError(name, "returns its two sides, left and right")
    left, right = sides
    if type(left) is int:
        raise RuleError(name, "needs a cell on its left side: that is the stated one")
    if not isinstance(left, Cells) or not (
        isinstance(right, Cells) or type(right) in {int, Decimal}
    ):
        raise RuleError(name, "returns cells, sums of cells and whole numbers")
    balanced = right + left * 0  # also refuses sides that do not compare
    if isinstance(right, Cells):
        _ = left + right  # so does this, where a unit is left open
    if not left.forms or not next(iter(left.forms.values())).terms:
        raise RuleError(name, "needs a cell on its left side: that is the stated one")
    return left, balanced


_BOTH = 2


def _guard(name: str, cls: Any, only_if: Guard) -> Cells:
    guard = _run(name, cls, only_if)
    if not isinstance(guard, Cells) or guard.row is not None:
        raise RuleError(name, "only_if= returns one cell or a sum of cells")
    return guard
