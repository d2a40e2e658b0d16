"""
The result of a run as a table: one row a finding, one for a report without, one for a file that
could not be read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .._extras import require
from ._checking import Entry

__all__ = ["COLUMNS", "rows", "to_csv", "write_parquet"]

COLUMNS: tuple[str, ...] = (
    "file",
    "edition",
    "agency",
    "year",
    "verdict",
    "holds",
    "possible",
    "violated",
    "not_applicable",
    "joint",
    "rule",
    "severity",
    "where",
    "message",
    "error",
)
_NUMBERS = frozenset({"year", "holds", "possible", "violated", "not_applicable"})


def rows(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """
    Give the rows of the table.

    Args:
        entries: The entries of all files.
    """
    for entry in entries:
        if "error" in entry:
            yield dict.fromkeys(COLUMNS) | entry
            continue
        report = {name: entry[name] for name in ("file", "edition", "agency", "year", "verdict")}
        report |= {**entry["counts"], "joint": entry["joint"]["verdict"]}
        for finding in entry["findings"] or [{}]:
            about = {name: finding.get(name) for name in ("rule", "severity", "where", "message")}
            yield dict.fromkeys(COLUMNS) | report | about


def to_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """
    Write the table as CSV, line by line.

    Args:
        entries: The entries of all files.
    """
    line = io.StringIO()
    writer = csv.DictWriter(line, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows(entries):
        writer.writerow(row)
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def write_parquet(entries: Iterable[Entry], path: Path) -> None:
    """
    Write the table to a Parquet file.

    Args:
        entries: The entries of all files.

        path: The file.
    """
    pl = require("polars", feature="a Parquet file", extra="columns")
    schema = {name: pl.Int64 if name in _NUMBERS else pl.String for name in COLUMNS}
    pl.DataFrame(list(rows(entries)), schema=schema).write_parquet(path)
