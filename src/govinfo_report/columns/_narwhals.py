"""
Rules on lazy frames that narwhals knows: Dask, Ibis, SQLFrame and others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import narwhals as nw

from ..rules import Blanks, Rulebook
from ._engines import Keep
from ._expressions import Target, conditions
from ._polars import within_one_row

if TYPE_CHECKING:
    import polars as pl

__all__ = ["TARGET", "computed", "types", "violated"]

_VALUES = range(128)
"""
What the column of flags can be.
"""


def _choose(test: Any, then: Any, otherwise: Any) -> Any:
    return nw.when(test).then(_value(then)).otherwise(_value(otherwise))


def _value(one: Any) -> Any:
    return nw.lit(one) if isinstance(one, int) else one


def _has_flag(bits: int) -> Any:
    # narwhals has no bitwise operators; there are few values
    return nw.col("flags").is_in([value for value in _VALUES if value & bits])


TARGET = Target(nw.col, _choose, nw.max_horizontal, _has_flag)
"""
How narwhals writes expressions.
"""


def types(frame: Any) -> dict[str, str]:
    """
    Give the type of every column.
    """
    schema = frame.collect_schema()
    return {name: str(dtype) for name, dtype in schema.items()}


def violated(frame: Any, rules: Rulebook, blanks: Blanks, keep: Keep, bits: int) -> pl.DataFrame:
    """
    Find what the ends of the cells show to be violated.
    """
    written = conditions(rules, TARGET, blanks)
    some = nw.any_horizontal(*(one.violated for one in written), ignore_nulls=False)
    columns = {str(number): one.violated for number, one in enumerate(written)}
    some = some.fill_null(value=True)
    found = frame.filter(some & ~TARGET.has_flag(bits)).select(*keep, **columns)
    return within_one_row(_polars(found), keep)


def computed(frame: Any, keep: Keep, codes: Mapping[str, Any], where: Any = None) -> pl.DataFrame:
    """
    Give columns as they are, then what expressions say as small numbers.
    """
    rows = frame if where is None else frame.filter(where)
    small = {name: code.cast(nw.Int8) for name, code in codes.items()}
    return _polars(rows.select(*keep, **small))


def _polars(frame: Any) -> pl.DataFrame:
    found: pl.DataFrame = frame.collect().to_polars()
    return found
