"""
Panels in Parquet files, which say themselves of which form they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from ..editions import edition
from ..errors import ColumnsError
from ..form import indicators
from ._layout import INFINITE, KINDS, layout
from ._panel import Panel, schema_of

__all__ = ["KEY", "metadata_of", "read_parquet", "write_parquet"]

KEY = "govinfo_report"
"""
The key of the metadata under which a file says what its columns mean.
"""

_FORMAT = 1


def metadata_of(cls: Any) -> dict[str, Any]:
    """
    Say what the columns of a form mean: its name and lines, the number that stands for "no end",
    and the numbers of kinds.

    Args:
        cls: The report class.
    """
    lines = [
        {
            "path": cell.path,
            "number": line.number,
            "label": line.label,
            "column": cell.column,
            "unit": str(cell.unit),
            "concept": cell.concept,
        }
        for line in indicators(cls)
        for cell in line.cells
    ]
    return {
        "format": _FORMAT,
        "edition": cls.edition,
        "title": cls.title,
        "infinite": INFINITE,
        "kinds": {kind.value: number for kind, number in KINDS.items()},
        "cells": lines,
    }


def write_parquet(panel: Panel, path: str | Path) -> None:
    """
    Write a panel to a Parquet file; a scan is written without being held in memory.

    Args:
        panel: The panel.

        path: The file.
    """
    metadata = {KEY: json.dumps(metadata_of(panel.cls), ensure_ascii=False)}
    # Arrow readers take the metadata of the schema, others that of the file
    arrow = pl.DataFrame(schema=schema_of(panel.cls)).to_arrow().schema.with_metadata(metadata)
    names = list(layout(panel.cls).names)
    frame = panel.frame.lazy().select(names)
    frame.sink_parquet(path, metadata=metadata, arrow_schema=arrow)


def read_parquet(path: str | Path | Iterable[str | Path]) -> Panel:
    """
    Open a panel in Parquet files; what is needed is read when it is needed.

    Args:
        path: A file, a pattern such as ``panel/*.parquet``, or several files of one form.

    Raises:
        ColumnsError: A file is no panel, or the files are of more than one form.

        UnknownEditionError: A file is of a form that this version does not know.
    """
    paths = [path] if isinstance(path, (str, Path)) else list(path)
    files = [file for one in paths for file in _files(one)]
    if not files:
        msg = f"no file matches {', '.join(map(str, paths))}"
        raise ColumnsError(msg)
    forms = {_edition_of(file) for file in files}
    if len(forms) > 1:
        msg = f"the files are of several forms ({', '.join(sorted(forms))}): open them one by one"
        raise ColumnsError(msg)
    return Panel(edition(forms.pop()).Report, pl.scan_parquet(files))


def _files(path: str | Path) -> list[Path]:
    path = Path(path)
    if "*" in path.name:
        return sorted(path.parent.glob(path.name))
    return [path]


def _edition_of(file: Path) -> str:
    says = pl.read_parquet_metadata(file).get(KEY)
    if says is None:
        msg = f"{file} does not say of which form it is: written by write_parquet, it would"
        raise ColumnsError(msg)
    found: str = json.loads(says)["edition"]
    return found
