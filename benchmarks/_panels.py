"""
Panels of made-up reports on the 2014 form: in every one all rules hold, then some cells are
blanked, made inexact and falsified.

They are written part by part, so that making ten million takes no more memory than making a part.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow.parquet as pq

from govinfo_report import e2014
from govinfo_report.columns import INFINITE, KINDS, panel_of
from govinfo_report.columns._panel import schema_of
from govinfo_report.columns._parquet import KEY, metadata_of
from govinfo_report.figures import Kind
from govinfo_report.form import cell_paths

__all__ = ["RULES", "write_panels"]

RULES = e2014.RULES
_SHARE = 0.002
"""
The share of cells that are blank, and of those that print a range.
"""
_WRONG = 0.02
"""
The share of reports with a wrong cell.
"""
_PART = 100_000
"""
How many reports are made, and written as one row group, at once.
"""


def write_panels(folder: Path, reports: int, files: int) -> None:
    """
    Write files of a panel.

    Args:
        folder: Where.

        reports: How many reports a file has.

        files: How many files.
    """
    metadata = {KEY: json.dumps(metadata_of(e2014.Report), ensure_ascii=False)}
    for file in range(files):
        starts = range(file * reports, (file + 1) * reports, _PART)
        writer = None
        for start in starts:
            part = _made(start, min(_PART, (file + 1) * reports - start)).to_arrow()
            if writer is None:
                schema = part.schema.with_metadata(metadata)
                writer = pq.ParquetWriter(folder / f"{file:03}.parquet", schema, compression="zstd")
            writer.write_table(part)
        if writer is not None:
            writer.close()


def _made(start: int, reports: int) -> pl.DataFrame:
    random = np.random.default_rng(start)
    zeros = panel_of([e2014.Report.of({path: "0" for path, _ in cell_paths(e2014.Report)})])
    first = zeros.to_polars()
    columns: dict[str, Any] = {
        name: pl.repeat(first[name][0], reports, dtype=dtype, eager=True)
        for name, dtype in schema_of(e2014.Report).items()
    }
    columns["report"] = np.arange(start, start + reports)
    columns["agency"] = [f"机关{number // len(e2014.YEARS)}" for number in columns["report"]]
    columns["year"] = np.array(e2014.YEARS)[columns["report"] % len(e2014.YEARS)]
    values = _values(random, reports)
    texts: dict[int, dict[str, str]] = {}
    for path, value in values.items():
        low, high, kind = value.copy(), value.copy(), np.zeros(reports, np.int8)
        blank = random.random(reports) < _SHARE
        rounded = (random.random(reports) < _SHARE) & ~blank
        low[blank], high[blank], kind[blank] = 0, INFINITE, KINDS[Kind.BLANK]
        low[rounded] = np.maximum(low[rounded] - 5, 0)
        high[rounded] += 5
        kind[rounded] = KINDS[Kind.RANGE]  # 12—22, for which small numbers have a text, too
        wrong = (random.random(reports) < _WRONG / len(values)) & ~blank
        low[wrong] += 7
        high[wrong] += 7
        columns |= {f"{path}.low": low, f"{path}.high": high, f"{path}.kind": kind}
        for row in np.flatnonzero(rounded).tolist():
            texts.setdefault(row, {})[path] = f"{low[row]}—{high[row]}"
    printed: list[str | None] = [None] * reports
    for row, of_row in texts.items():
        printed[row] = json.dumps(of_row, ensure_ascii=False)
    columns["printed"] = printed
    return pl.DataFrame(columns, schema=schema_of(e2014.Report))


def _values(random: Any, reports: int) -> dict[str, Any]:
    """
    Draw numbers with which every rule holds, for each cell that stands in a sum.
    """
    sums = [one for one in RULES.equations if one.rule.id.endswith("total_is_sum_of_parts")]
    totals = {one.where for one in sums}
    values = {
        path: np.floor(random.lognormal(2, 1.5, reports)).astype(np.int64)
        for one in sums
        for path in one.cells[1:]
        if path not in totals
    }
    # what is received covers what is closed, which covers what is answered
    answered = [path for path in values if path.startswith("requests.replies.")]
    values["requests.closed.on_time"] += np.sum([values[path] for path in answered], axis=0)
    closed = values["requests.closed.on_time"] + values["requests.closed.after_extension"]
    values["requests.received.online"] += closed
    for one in reversed(sums):  # inner totals stand further down on the form
        values[one.where] = np.sum([values[path] for path in one.cells[1:]], axis=0)
    return values
