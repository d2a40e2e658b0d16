"""
The long form of a panel: one row a cell.
"""

from __future__ import annotations

import polars as pl

from ..figures import Kind
from ..form import indicators
from ._layout import IDENTITY, KINDS, Stem
from ._panel import Panel

__all__ = ["tidy"]

_KINDS = {number: kind.value for kind, number in KINDS.items()}
_CELL = pl.Struct(
    {"column": pl.String, "text": pl.String, "low": pl.Int64, "high": pl.Int64, "kind": pl.Int8}
)
_ROWS = pl.List(
    pl.Struct(
        {"section": pl.String, "label": pl.String, "unit": pl.String, "cells": pl.List(_CELL)}
    )
)


def tidy(panel: Panel) -> pl.LazyFrame:
    """
    Give one row for each cell of each report, local rows included.

    Args:
        panel: The panel.

    Returns:
        A lazy frame: the columns that name a report, ``path``, ``label``, ``column``, ``unit``,
        ``low``, ``high``, ``kind`` and ``written``, what is printed.
    """
    frame = panel.frame.lazy()
    cells = [
        frame.select(
            *IDENTITY,
            path=pl.lit(cell.path),
            label=pl.lit(line.label),
            column=pl.lit(cell.column, pl.String),
            unit=pl.lit(str(cell.unit)),
            low=pl.col(Stem(cell.path).low),
            high=pl.col(Stem(cell.path).high),
            kind=pl.col(Stem(cell.path).kind),
            written=_written(cell.path),
        )
        for line in indicators(panel.cls)
        for cell in line.cells
    ]
    together = pl.concat([*cells, _local(frame)])
    return together.with_columns(pl.col("kind").replace_strict(_KINDS, return_dtype=pl.String))


def _written(path: str) -> pl.Expr:
    stem = Stem(path)
    kind = pl.col(stem.kind)
    printed = pl.col("printed").str.json_path_match(f"$['{path}']")
    by_number = pl.when(kind == KINDS[Kind.EXACT]).then(pl.col(stem.low).cast(pl.String))
    blank = pl.when(kind == KINDS[Kind.BLANK]).then(pl.lit(""))
    return pl.coalesce(printed, by_number, blank)


def _local(frame: pl.LazyFrame) -> pl.LazyFrame:
    """
    Unfold the local rows, counted from 1 in each section.
    """
    rows = (
        frame.filter(pl.col("local").is_not_null())
        .select(*IDENTITY, row=pl.col("local").str.json_decode(_ROWS))
        .explode("row")
        .unnest("row")
        .with_columns(number=pl.int_range(1, pl.len() + 1).over("report", "source", "section"))
        .explode("cells")
        .unnest("cells")
    )
    start = pl.when(pl.col("section") == "").then(pl.lit("")).otherwise(pl.col("section") + ".")
    place = pl.format("{}local.{}", start, pl.col("number"))
    path = pl.when(pl.col("column").is_null()).then(place).otherwise(place + "." + pl.col("column"))
    return rows.select(
        *IDENTITY,
        path=path,
        label="label",
        column="column",
        unit="unit",
        low="low",
        high="high",
        kind="kind",
        written="text",
    )
