"""
The rules of the 2014 form written by hand in Polars, and for libraries that check data frames.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from typing import Any

import polars as pl
from _panels import RULES

from govinfo_report.rules import Pick, Relation

__all__ = ["by_hand", "others"]

_LOCAL = {Pick.LOCAL_ALL: ".all", Pick.LOCAL_MAX: ".largest"}


def by_hand() -> list[pl.Expr]:
    """
    Write what is violated as one would in Polars, an expression for each equation.
    """

    def total(side: Any, end: str) -> pl.Expr:
        cells = [f"{term.name}{_LOCAL.get(term.pick, '')}.{end}" for term in side.terms]
        return sum((pl.col(one) for one in cells[1:]), pl.col(cells[0])) if cells else pl.lit(0)

    found = []
    for one in RULES.equations:
        wrong = total(one.left, "low") > total(one.right, "high")
        if one.rule.relation is Relation.EQUAL:
            wrong |= total(one.left, "high") < total(one.right, "low")
        if one.guard is not None:
            wrong &= (total(one.guard, "low") == 0) & (total(one.guard, "high") == 0)
        found.append(wrong)
    return found


def others(frame: pl.DataFrame, ends: Sequence[str]) -> dict[str, Callable[[], object]]:
    """
    Write the same rules for the libraries that are installed.

    Args:
        frame: The panel.

        ends: The columns that the rules read.
    """
    makers = {"pandera": _pandera, "dataframely": _dataframely, "pointblank": _pointblank}
    used = frame.select(ends)
    return {name: make(used) for name, make in makers.items() if importlib.util.find_spec(name)}


def _pandera(frame: pl.DataFrame) -> Callable[[], object]:
    import pandera.polars as pa  # noqa: PLC0415 - it may not be installed

    def check(rule: pl.Expr) -> Any:
        return pa.Check(lambda data: data.lazyframe.select(~rule))

    schema = pa.DataFrameSchema({}, checks=[check(rule) for rule in by_hand()])

    def run() -> object:
        try:
            return schema.validate(frame, lazy=True)
        except pa.errors.SchemaErrors as errors:
            return errors.failure_cases

    return run


def _dataframely(frame: pl.DataFrame) -> Callable[[], object]:
    import dataframely as dy  # noqa: PLC0415 - it may not be installed

    body: dict[str, Any] = {f"c{n}": dy.Int64(alias=name) for n, name in enumerate(frame.columns)}
    for number, rule in enumerate(by_hand()):
        body[f"rule{number}"] = dy.rule()(lambda _cls, rule=rule: ~rule)
    made = type("Made", (dy.Schema,), body)
    return lambda: made.filter(frame)


def _pointblank(frame: pl.DataFrame) -> Callable[[], object]:
    import pointblank as pb  # noqa: PLC0415 - it may not be installed

    def run() -> object:
        plan = pb.Validate(frame)
        for rule in by_hand():
            plan = plan.col_vals_expr(~rule)
        return plan.interrogate(collect_extracts=False)

    return run
