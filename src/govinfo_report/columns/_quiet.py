"""
The reports of a frame in which a check finds nothing, with all that it says about them.

They are most, and columns alone say it; the others are read as objects by whoever needs sentences.
"""

from __future__ import annotations

import polars as pl

from ..findings import Verdict
from ..rules import Blanks, Rulebook
from ._checking import reasons, verdicts
from ._expressions import CODES
from ._frames import by_objects
from ._joint import joint
from ._layout import Flag

__all__ = ["quiet"]

_ROW = ("row",)


def quiet(frame: pl.DataFrame, rules: Rulebook, blanks: Blanks) -> pl.DataFrame:
    """
    Give what a check says about the reports in which it finds nothing and that have no local rows.

    Args:
        frame: Columns of one form.

        rules: The rules of the form.

        blanks: How blank cells are read.

    Returns:
        One row for each such report: ``row``, its place in the frame; for each equation
        ``verdict`` and its number, then ``reason`` and its number; ``joint`` and ``proved``.
    """
    settled = pl.col("flags") & (by_objects(blanks) | Flag.MIXED) == 0
    rows = frame.with_row_index("row").filter(settled, pl.col("local").is_null())
    judged = _numbered(verdicts(rows, rules, blanks, keep=_ROW), "verdict")
    nothing = judged.select(pl.all_horizontal(pl.exclude(_ROW) != CODES[Verdict.VIOLATED]))
    rows, judged = rows.filter(nothing.to_series()), judged.filter(nothing.to_series())
    why = _numbered(reasons(rows, rules, blanks, keep=_ROW), "reason").drop(_ROW)
    whole = joint(rows, rules, blanks, keep=_ROW).select("proved", joint="verdict")
    together = pl.concat([judged, why, whole.select("joint", "proved")], how="horizontal")
    return together.filter(pl.col("joint") != CODES[Verdict.VIOLATED])


def _numbered(table: pl.DataFrame, name: str) -> pl.DataFrame:
    return table.rename({old: f"{name} {n}" for n, old in enumerate(table.columns[1:])})
