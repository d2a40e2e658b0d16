"""
Rules on lazy frames that narwhals knows: Dask, Ibis, SQLFrame and others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from ..rules import Blanks, Rulebook
from ._engines import Keep
from ._expressions import Target, conditions
from ._polars import within_one_row

if TYPE_CHECKING:
    import polars as pl

__all__ = ["NARWHALS", "flagged", "types", "verdicts", "violated"]


def _choose(test: Any, then: Any, otherwise: Any) -> Any:
    return nw.when(test).then(_value(then)).otherwise(_value(otherwise))


def _value(one: Any) -> Any:
    return nw.lit(one) if isinstance(one, int) else one


NARWHALS = Target(nw.col, _choose)
"""
How narwhals writes expressions.
"""


def types(frame: Any) -> dict[str, str]:
    """
    Give the type of every column.
    """
    schema = frame.collect_schema()
    return {name: str(dtype) for name, dtype in schema.items()}


def violated(frame: Any, rules: Rulebook, blanks: Blanks, keep: Keep) -> pl.DataFrame:
    """
    Find what the ends of the cells show to be violated.
    """
    written = conditions(rules, NARWHALS, blanks)
    some = nw.any_horizontal(*(one.violated for one in written), ignore_nulls=False)
    columns = {str(number): one.violated for number, one in enumerate(written)}
    found = frame.filter(some).select(*keep, "flags", **columns)
    return within_one_row(_polars(found), keep)


def verdicts(frame: Any, rules: Rulebook, blanks: Blanks, keep: Keep) -> pl.DataFrame:
    """
    Give the verdict of every equation, one column for each.
    """
    columns = {
        str(number): NARWHALS.verdict(one).cast(nw.Int8)
        for number, one in enumerate(conditions(rules, NARWHALS, blanks))
    }
    return _polars(frame.select(*keep, "flags", **columns))


def flagged(frame: Any, bits: int, columns: list[str]) -> pl.DataFrame:
    """
    Give the rows that have one of the flags.
    """
    # narwhals has no bitwise operators; there are few values
    values = [value for value in range(128) if value & bits]
    return _polars(frame.filter(nw.col("flags").is_in(values)).select(columns))


def _polars(frame: Any) -> pl.DataFrame:
    found: pl.DataFrame = frame.collect().to_polars()
    return found
