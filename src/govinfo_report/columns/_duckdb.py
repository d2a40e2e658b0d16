"""
Rules on DuckDB relations: tables, queries, files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from ..errors import ColumnsError
from ..rules import Blanks, Rulebook
from ._engines import NULLS, Keep
from ._expressions import conditions
from ._sql import SQL as TARGET
from ._sql import Sql

__all__ = ["TARGET", "computed", "types", "violated"]

_NULL = -1
"""
Stands for an equation that reads a null.
"""


def types(frame: Any) -> dict[str, str]:
    """
    Give the type of every column.
    """
    return dict(zip(frame.columns, map(str, frame.types), strict=True))


def violated(frame: Any, rules: Rulebook, blanks: Blanks, keep: Keep, bits: int) -> pl.DataFrame:
    """
    Find what the ends of the cells show to be violated.
    """
    texts = [one.violated.text for one in conditions(rules, TARGET, blanks)]
    some = f"({' OR '.join(texts)}) IS NOT FALSE AND NOT {TARGET.has_flag(bits).text}"
    numbers = ", ".join(
        f"CASE WHEN {text} IS NULL THEN {_NULL} WHEN {text} THEN {number} END"
        for number, text in enumerate(texts)
    )
    kept = ", ".join(_quoted(keep))
    tall = frame.filter(some).project(f"{kept}, unnest([{numbers}]) AS equation")
    found = _polars(tall.filter("equation IS NOT NULL"))
    if _NULL in found["equation"]:
        raise ColumnsError(NULLS)
    return found.with_columns(pl.col("equation").cast(pl.Int16))


def computed(
    frame: Any, keep: Keep, codes: Mapping[str, Sql], where: Sql | None = None
) -> pl.DataFrame:
    """
    Give columns as they are, then what expressions say as small numbers.
    """
    rows = frame if where is None else frame.filter(where.text)
    small = [f'CAST({code.text} AS TINYINT) AS "{name}"' for name, code in codes.items()]
    return _polars(rows.project(", ".join([*_quoted(keep), *small])))


def _quoted(names: Keep) -> list[str]:
    return [f'"{name}"' for name in names]


def _polars(relation: Any) -> pl.DataFrame:
    found: pl.DataFrame = relation.pl()
    return found
