"""
Rules on Polars frames.
"""

from __future__ import annotations

from typing import TypeAlias

import polars as pl

from ..rules import Blanks, Rulebook
from ._engines import Keep
from ._expressions import Conditions, Target, conditions

__all__ = ["POLARS", "flagged", "types", "verdicts", "violated", "within_one_row"]

Frame: TypeAlias = pl.DataFrame | pl.LazyFrame

POLARS = Target(pl.col, lambda test, then, otherwise: pl.when(test).then(then).otherwise(otherwise))
"""
How Polars writes expressions.
"""

_NUMBER = pl.Int16


def types(frame: Frame) -> dict[str, str]:
    """
    Give the type of every column.
    """
    return {name: str(dtype) for name, dtype in frame.collect_schema().items()}


def violated(frame: Frame, rules: Rulebook, blanks: Blanks, keep: Keep) -> pl.DataFrame:
    """
    Find what the ends of the cells show to be violated.
    """
    written = conditions(rules, POLARS, blanks)
    if isinstance(frame, pl.DataFrame):
        return _one_by_one(frame.lazy(), written, keep)
    return _in_one_scan(frame, written, keep)


def _one_by_one(frame: pl.LazyFrame, written: list[Conditions], keep: Keep) -> pl.DataFrame:
    """
    Filter once for each equation: nothing is made but the rows that are found, which is the
    fastest way through memory.
    """
    found = [
        frame.filter(one.violated).select(*keep, "flags", equation=pl.lit(number, _NUMBER))
        for number, one in enumerate(written)
    ]
    return pl.concat(found).collect(engine="streaming")


def _in_one_scan(frame: pl.LazyFrame, written: list[Conditions], keep: Keep) -> pl.DataFrame:
    """
    Read every column once: files take longer to read than all equations to compute.
    """
    some = pl.any_horizontal(*(one.violated for one in written))
    columns = {str(number): one.violated for number, one in enumerate(written)}
    found = frame.filter(some).select(*keep, "flags", **columns).collect(engine="streaming")
    return within_one_row(found, keep)


def within_one_row(found: pl.DataFrame, keep: Keep) -> pl.DataFrame:
    """
    Turn a column of truth values for each equation into a row for each that is true.
    """
    index = [*keep, "flags"]
    tall = found.unpivot(index=index, variable_name="equation", value_name="is violated")
    return tall.filter("is violated").select(*index, pl.col("equation").cast(_NUMBER))


def verdicts(frame: Frame, rules: Rulebook, blanks: Blanks, keep: Keep) -> pl.DataFrame:
    """
    Give the verdict of every equation, one column for each.
    """
    columns = {
        str(number): POLARS.verdict(one).cast(pl.Int8)
        for number, one in enumerate(conditions(rules, POLARS, blanks))
    }
    return frame.lazy().select(*keep, "flags", **columns).collect(engine="streaming")


def flagged(frame: Frame, bits: int, columns: list[str]) -> pl.DataFrame:
    """
    Give the rows that have one of the flags.
    """
    has_flag = pl.col("flags").cast(pl.Int64) & bits != 0
    return frame.lazy().filter(has_flag).select(columns).collect(engine="streaming")
