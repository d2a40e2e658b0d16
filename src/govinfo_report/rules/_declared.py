"""
Rules that people write: typed functions with a name and a docstring.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from types import FunctionType, MethodType
from typing import Any, TypeVar, overload

from attrs import evolve, field, frozen

from ..errors import RuleError
from ..findings import Basis, Severity
from ..form import structure
from ._implied import implied_columns
from ._linear import Linear, Term
from ._rule import Equation, Relation, Rule
from ._stand_in import Cells, StandIn

__all__ = [
    "BEFORE",
    "NOW",
    "Declared",
    "Sides",
    "at_most",
    "check_kinds",
    "equal",
    "is_one_cell",
    "name_of",
    "run_on",
    "section_of",
]

T = TypeVar("T")
Sides = tuple[T, T]
"""
What a rule returns: its left and its right side.
"""

BEFORE, NOW = "before", "now"
"""
What the two parameters of a rule over years are called, and where their paths begin.
"""

Function = Callable[..., tuple[Any, Any]]
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

        over_years: Whether it is about two reports, the year before and the year itself.

        in_columns: How bad a violation is in the columns of a row beside its total, where that
            differs.

        wording: Which sentence tells a violation, where it is not that of its relation.
    """

    name: str
    cls: Any
    relation: Relation
    severity: Severity
    basis: Basis
    says: str
    sides: tuple[Cells, Cells] = field(repr=False, eq=False)
    guard: Cells | None = field(repr=False, eq=False)
    over_years: bool = False
    in_columns: Severity | None = None
    wording: str | None = None

    def equations(self, prefix: str) -> Iterator[Equation]:
        """
        Bind the rule to one place of its section.

        Args:
            prefix: The path of the section, with a dot at its end; empty for the form itself.

        Yields:
            One equation, or one for each column of a row.
        """
        rule = self._rule(prefix)
        beside = rule if self.in_columns is None else evolve(rule, severity=self.in_columns)
        left, right = self.sides
        guard = None if self.guard is None else self._placed(self.guard.forms[None], prefix)
        total = None if left.row is None else structure(left.row).total
        for column in left.forms:
            stated, other = (self._placed(side.forms[column], prefix) for side in (left, right))
            of_column = rule if total is None or column == total.name else beside
            follows = implied_columns(rule.id, left.row, column, (stated, other))
            yield Equation(of_column, stated, other, column, guard, follows_from=follows)

    def _rule(self, prefix: str) -> Rule:
        wording = "equal" if self.relation is Relation.EQUAL else "at_most"
        if not is_one_cell(self.sides[0]):
            wording = f"{wording}_sides"
        elif wording == "at_most" and not _any_form(self.sides[1]).terms:
            wording = "at_most_number"  # there is no other cell that a sentence could name
        return Rule(
            f"{prefix}{self.name}",
            self.relation,
            self.severity,
            self.basis,
            self.wording or wording,
            ("left", "right"),
            self.says,
        )

    def _placed(self, form: Linear, prefix: str) -> Linear:
        if not self.over_years:
            return Linear(tuple(term.below(prefix) for term in form.terms), form.constant)
        terms = []
        for term in form.terms:
            year, _, path = term.path.partition(".")
            terms.append(Term(f"{year}.{prefix}{path}", term.factor))
        return Linear(tuple(terms), form.constant)


def is_one_cell(side: Cells) -> bool:
    """
    Say whether a side is a cell as it is printed, which a sentence can call the stated one.
    """
    form = _any_form(side)
    return len(form.terms) == 1 and form.terms[0].factor == 1 and not form.constant


def _any_form(side: Cells) -> Linear:
    return next(iter(side.forms.values()))


@overload
def equal(function: Function, /) -> Declared: ...
@overload
def equal(
    *,
    severity: Severity = ...,
    basis: Basis = ...,
    only_if: Guard | None = ...,
    in_columns: Severity | None = ...,
) -> Callable[[Function], Declared]: ...
def equal(
    function: Function | None = None,
    /,
    *,
    severity: Severity = Severity.ERROR,
    basis: Basis = Basis.DEFINITION,
    only_if: Guard | None = None,
    in_columns: Severity | None = None,
) -> Any:
    """
    Declare that the two sides that a function returns are equal.

    Args:
        function: A function of one section, annotated with its class, that returns two sides; or
            of the same section in two years, called ``before`` and ``now``.

        severity: How bad a violation is.

        basis: Where the rule comes from.

        only_if: A function of the same section; the rule applies where what it returns is zero.

        in_columns: How bad a violation is in the columns of a row beside its total; as bad as
            there if left out.

    Raises:
        RuleError: The function does something that a rule cannot say.
    """
    return _declare(function, Relation.EQUAL, severity, basis, only_if, in_columns)


@overload
def at_most(function: Function, /) -> Declared: ...
@overload
def at_most(
    *,
    severity: Severity = ...,
    basis: Basis = ...,
    only_if: Guard | None = ...,
    in_columns: Severity | None = ...,
) -> Callable[[Function], Declared]: ...
def at_most(
    function: Function | None = None,
    /,
    *,
    severity: Severity = Severity.ERROR,
    basis: Basis = Basis.DEFINITION,
    only_if: Guard | None = None,
    in_columns: Severity | None = None,
) -> Any:
    """
    Declare that the first side that a function returns is at most the second.

    Args:
        function: A function of one section, annotated with its class, that returns two sides; or
            of the same section in two years, called ``before`` and ``now``.

        severity: How bad a violation is.

        basis: Where the rule comes from.

        only_if: A function of the same section; the rule applies where what it returns is zero.

        in_columns: How bad a violation is in the columns of a row beside its total; as bad as
            there if left out.

    Raises:
        RuleError: The function does something that a rule cannot say.
    """
    return _declare(function, Relation.AT_MOST, severity, basis, only_if, in_columns)


def check_kinds(*pairs: tuple[object, type]) -> None:
    for given, kind in pairs:
        if type(given) is not kind:
            wanted = "a whole number" if kind is int else f"a findings.{kind.__name__}"
            msg = f"a rule takes {wanted} (got {given!r})"
            raise TypeError(msg)


def _declare(
    function: Function | None,
    relation: Relation,
    severity: Severity,
    basis: Basis,
    only_if: Guard | None,
    in_columns: Severity | None,
) -> Any:
    beside = severity if in_columns is None else in_columns
    check_kinds((severity, Severity), (basis, Basis), (beside, Severity))

    def declare(function: Function) -> Declared:
        name = name_of(function)
        years = _years_of(function)
        cls = section_of(name, function, years)
        places = tuple(StandIn(name, cls, f"{year}.") for year in years) or (StandIn(name, cls),)
        left, right = _sides(name, run_on(name, function, *places))
        guard = None if only_if is None else _guard(name, run_on(name, only_if, *places))
        return Declared(
            name,
            cls,
            relation,
            severity,
            basis,
            inspect.cleandoc(function.__doc__ or ""),
            (left, right),
            guard,
            over_years=bool(years),
            in_columns=in_columns,
        )

    return declare if function is None else declare(function)


def name_of(function: object) -> str:
    """
    Give the name of a rule: that of its function.

    Raises:
        RuleError: It is no function.
    """
    if not isinstance(function, (FunctionType, MethodType)):
        reason = "is no function; put the decorator above a def that takes one section"
        raise RuleError(repr(function), reason)
    return function.__name__


def _years_of(function: Function) -> tuple[str, ...]:
    """
    Give the names of the two parameters of a rule over years, nothing for others.
    """
    names = tuple(inspect.signature(function).parameters)
    return names if sorted(names) == [BEFORE, NOW] else ()


def section_of(name: str, function: Callable[..., Any], years: tuple[str, ...]) -> Any:
    """
    Read the section class off the annotation of the only parameter, or of both years.
    """
    try:
        hints = typing.get_type_hints(function)
    except NameError as error:
        reason = f"{error}; the annotation must exist at run time, outside of TYPE_CHECKING"
        raise RuleError(name, reason) from None
    parameters = list(inspect.signature(function).parameters)
    found = {hints.get(one) for one in parameters}
    cls = found.pop() if len(found) == 1 and len(parameters) == (len(years) or 1) else None
    if cls is None or not hasattr(cls, "_structure"):
        one = "takes one section, annotated with its class"
        raise RuleError(name, "takes the same section as before and as now" if years else one)
    return cls


def run_on(name: str, function: Callable[..., Any], *places: StandIn) -> Any:
    try:
        return function(*places)
    except RuleError:
        raise
    except Exception as error:
        reason = f"{error}; a rule adds cells and whole multiples of them"
        raise RuleError(name, reason) from error


def _sides(name: str, sides: Any) -> tuple[Cells, Cells]:
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
    if not _any_form(left).terms:
        raise RuleError(name, "needs a cell on its left side: that is the stated one")
    return left, balanced


_BOTH = 2


def _guard(name: str, guard: Any) -> Cells:
    if not isinstance(guard, Cells) or guard.row is not None:
        raise RuleError(name, "only_if= returns one cell or a sum of cells")
    return guard
