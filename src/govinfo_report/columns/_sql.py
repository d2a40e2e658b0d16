"""
Conditions as SQL, written with Python's operators.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ._expressions import Target

__all__ = ["SQL", "Sql"]


class Sql:  # noqa: PLW1641 - what is equal to nothing has no hash
    """
    A piece of SQL that grows by operators.

    Attributes:
        text: The SQL.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def _with(self, operator: str, other: object) -> Sql:
        return Sql(f"({self.text} {operator} {_text(other)})")

    def __add__(self, other: object) -> Sql:
        return self._with("+", other)

    def __mul__(self, other: object) -> Sql:
        return self._with("*", other)

    def __and__(self, other: object) -> Sql:
        return self._with("AND", other)

    def __or__(self, other: object) -> Sql:
        return self._with("OR", other)

    def __gt__(self, other: object) -> Sql:
        return self._with(">", other)

    def __lt__(self, other: object) -> Sql:
        return self._with("<", other)

    def __ge__(self, other: object) -> Sql:
        return self._with(">=", other)

    def __le__(self, other: object) -> Sql:
        return self._with("<=", other)

    def __eq__(self, other: object) -> Sql:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] # a condition, as frames have it
        return self._with("=", other)

    def __ne__(self, other: object) -> Sql:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] # as above
        return self._with("<>", other)

    def __invert__(self) -> Sql:
        return Sql(f"(NOT {self.text})")


def _text(one: object) -> str:
    return one.text if isinstance(one, Sql) else str(one)


def _column(name: str) -> Sql:
    return Sql(f'"{name}"')


def _choose(test: Any, then: Any, otherwise: Any) -> Sql:
    return Sql(f"CASE WHEN {_text(test)} THEN {_text(then)} ELSE {_text(otherwise)} END")


def _has_flag(bits: int) -> Sql:
    return Sql(f"(CAST(flags AS BIGINT) & {bits} <> 0)")


def _largest(values: Iterable[Sql]) -> Sql:
    return Sql(f"greatest({', '.join(one.text for one in values)})")


SQL = Target(_column, _choose, _largest, _has_flag)
"""
How SQL writes expressions.
"""
