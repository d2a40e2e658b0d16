"""
Rules on Polars frames.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import polars as pl

from ..errors import ColumnsError
from ..rules import Blanks, Rulebook
from ._engines import NULLS, Keep
from ._expressions import Conditions, Target, conditions

__all__ = ["TARGET", "computed", "types", "violated", "within_one_row"]

Frame: TypeAlias = pl.DataFrame | pl.LazyFrame

TARGET = Target(
    pl.col,
    lambda test, then, otherwise: pl.when(test).then(then).otherwise(otherwise),
    pl.max_horizontal,
    lambda bits: pl.col("flags") & bits != 0,
)
"""
How Polars writes expressions.
"""

_NUMBER = pl.Int16

_SHORT = 200_000
"""
Up to so many rows, planning a query takes longer than what it saves.
"""


def types(frame: Frame) -> dict[str, str]:
    """
    Give the type of every column.
    """
    return {name: str(dtype) for name, dtype in frame.collect_schema().items()}


def violated(frame: Frame, rules: Rulebook, blanks: Blanks, keep: Keep, bits: int) -> pl.DataFrame:
    """
    Find what the ends of the cells show to be violated.
    """
    written = conditions(rules, TARGET, blanks)
    if isinstance(frame, pl.LazyFrame):
        return _in_one_scan(frame, written, keep, bits)
    by_equation = _at_once if frame.height <= _SHORT else _one_by_one
    if frame.select(TARGET.has_flag(bits).any()).item():
        found = by_equation(frame, written, (*keep, "flags"))
        return found.filter(~TARGET.has_flag(bits)).drop("flags")
    return by_equation(frame, written, keep)


def _at_once(frame: pl.DataFrame, written: tuple[Conditions, ...], keep: Keep) -> pl.DataFrame:
    """
    List the numbers of the rows of each equation.
    """
    rows = frame.select(
        one.violated.arg_true().implode().alias(str(number)) for number, one in enumerate(written)
    )
    tall = rows.unpivot(variable_name="equation", value_name="row").explode("row").drop_nulls()
    numbers = tall.select(pl.col("equation").cast(_NUMBER))
    return pl.concat([frame.select(keep)[tall["row"]], numbers], how="horizontal")


def _one_by_one(frame: pl.DataFrame, written: tuple[Conditions, ...], keep: Keep) -> pl.DataFrame:
    """
    Filter once for each equation: nothing is made but the rows that are found, which is the
    fastest way through memory.
    """
    found = [
        frame.lazy().filter(one.violated).select(*keep, equation=pl.lit(number, _NUMBER))
        for number, one in enumerate(written)
    ]
    return pl.concat(found).collect(engine="streaming")


def _in_one_scan(
    frame: pl.LazyFrame, written: tuple[Conditions, ...], keep: Keep, bits: int
) -> pl.DataFrame:
    """
    Read every column once: files take longer to read than all equations to compute.
    """
    some = pl.any_horizontal(*(one.violated for one in written))
    some = some.fill_null(value=True) & ~TARGET.has_flag(bits)
    columns = {str(number): one.violated for number, one in enumerate(written)}
    found = frame.filter(some).select(*keep, **columns).collect(engine="streaming")
    return within_one_row(found, keep)


def within_one_row(found: pl.DataFrame, keep: Keep) -> pl.DataFrame:
    """
    Turn a column of truth values for each equation into a row for each that is true.

    Raises:
        ColumnsError: A truth value is null, since a number is.
    """
    if any(found[name].null_count() for name in found.columns[len(keep) :]):
        raise ColumnsError(NULLS)
    tall = found.unpivot(index=keep, variable_name="equation", value_name="is violated")
    return tall.filter("is violated").select(*keep, pl.col("equation").cast(_NUMBER))


def computed(
    frame: Frame, keep: Keep, codes: Mapping[str, pl.Expr], where: pl.Expr | None = None
) -> pl.DataFrame:
    """
    Give columns as they are, then what expressions say as small numbers.
    """
    small = {name: code.cast(pl.Int8) for name, code in codes.items()}
    if isinstance(frame, pl.DataFrame) and where is not None and not codes:
        # a look at one column first, since there may be nothing to take
        return frame.select(keep)[frame.select(where.arg_true()).to_series()]
    rows = frame.lazy() if where is None else frame.lazy().filter(where)
    return rows.select(*keep, **small).collect(engine="streaming")
