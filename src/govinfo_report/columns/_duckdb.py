"""
Rules on DuckDB relations: tables, queries, files.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from ..rules import Blanks, Rulebook
from ._engines import Keep
from ._expressions import conditions
from ._sql import SQL

__all__ = ["flagged", "types", "verdicts", "violated"]


def types(frame: Any) -> dict[str, str]:
    """
    Give the type of every column.
    """
    return dict(zip(frame.columns, map(str, frame.types), strict=True))


def violated(frame: Any, rules: Rulebook, blanks: Blanks, keep: Keep) -> pl.DataFrame:
    """
    Find what the ends of the cells show to be violated.
    """
    texts = [one.violated.text for one in conditions(rules, SQL, blanks)]
    kept = ", ".join(_quoted([*keep, "flags"]))
    numbers = ", ".join(f"CASE WHEN {text} THEN {number} END" for number, text in enumerate(texts))
    tall = frame.filter(" OR ".join(texts)).project(f"{kept}, unnest([{numbers}]) AS equation")
    found = tall.filter("equation IS NOT NULL")
    return _polars(found).with_columns(pl.col("equation").cast(pl.Int16))


def verdicts(frame: Any, rules: Rulebook, blanks: Blanks, keep: Keep) -> pl.DataFrame:
    """
    Give the verdict of every equation, one column for each.
    """
    columns = [
        f'CAST({SQL.verdict(one).text} AS TINYINT) AS "{number}"'
        for number, one in enumerate(conditions(rules, SQL, blanks))
    ]
    return _polars(frame.project(", ".join([*_quoted([*keep, "flags"]), *columns])))


def flagged(frame: Any, bits: int, columns: list[str]) -> pl.DataFrame:
    """
    Give the rows that have one of the flags.
    """
    has_flag = f"CAST(flags AS BIGINT) & {bits} <> 0"
    return _polars(frame.filter(has_flag).project(", ".join(_quoted(columns))))


def _quoted(names: list[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _polars(relation: Any) -> pl.DataFrame:
    found: pl.DataFrame = relation.pl()
    return found
