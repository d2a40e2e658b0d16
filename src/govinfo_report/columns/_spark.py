"""
Rules on Spark frames: every executor checks its batches with Polars.

Nothing here imports Spark; a frame brings it along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl

from .._extras import require
from ..editions import edition as edition_named
from ..rules import Blanks
from ._checking import violations
from ._engines import Keep

__all__ = ["violations_in_spark"]

_FACTS = ("rule", "where", "severity")


def violations_in_spark(
    frame: Any, edition: str, blanks: Blanks = "unknown", *, keep: Keep = ("report",)
) -> Any:
    """
    List what is violated in a Spark frame, as :func:`violations` does.

    The batches go to Polars through Arrow (``mapInArrow``), each on the executor where it lies:
    the same code as on one machine, and no row meets another. The executors need this package
    with its extra ``columns``.

    Args:
        frame: A Spark frame with the columns of one form, such as ``spark.read.parquet(…)``.

        edition: The name of the edition; the executors look up its rules themselves.

        blanks: How blank cells are read.

        keep: The columns that name a report in the result.

    Returns:
        A Spark frame, computed when Spark is asked for it.
    """
    kept = [f"`{name}` {frame.schema[name].dataType.simpleString()}" for name in keep]
    schema = ", ".join([*kept, *(f"`{name}` string" for name in _FACTS)])

    names = frame.columns
    # Spark takes a dot in a name for a step into a structure, so names travel as numbers
    numbered = frame.toDF(*(f"column {number}" for number in range(len(names))))

    def found(batches: Iterable[Any]) -> Iterator[Any]:
        pa = require("pyarrow", feature="Spark", extra="spark")
        rules = edition_named(edition).RULES
        for batch in batches:
            named = pa.Table.from_batches([batch]).rename_columns(names)
            table = violations(pl.DataFrame(named), rules, blanks, keep=keep).to_arrow()
            # Polars makes long strings of all texts, Spark announced ordinary ones
            texts = [pa.field(name, pa.string()) for name in _FACTS]
            types = [*(named.schema.field(name) for name in keep), *texts]
            yield from table.cast(pa.schema(types)).to_batches()

    return numbered.mapInArrow(found, schema)
