"""
Reports as columns: one row a report, three columns a cell, and the rulebook as expressions on them.

:func:`panel_of` puts reports into a :class:`Panel`; :func:`violations` and :func:`verdicts` say
about every row what :func:`check <govinfo_report.check>` says about one report, on Polars, DuckDB
and any frame that narwhals knows; so do :func:`reasons` and :func:`joint`. Needs the extra
``columns``.

Start with ``_layout``, which names the columns, and ``_expressions``, which turns a rulebook into
conditions for every engine.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from .._extras import require

if TYPE_CHECKING:
    from ._checking import reasons, verdict_names, verdicts, violations
    from ._joint import joint
    from ._layout import IDENTITY, INFINITE, KINDS, LARGEST_END, Flag
    from ._panel import Panel, panel_of
    from ._parquet import read_parquet, write_parquet
    from ._single_errors import single_errors
    from ._spark import violations_in_spark
    from ._tidy import tidy

__all__ = [
    "IDENTITY",
    "INFINITE",
    "KINDS",
    "LARGEST_END",
    "Flag",
    "Panel",
    "joint",
    "panel_of",
    "read_parquet",
    "reasons",
    "single_errors",
    "tidy",
    "verdict_names",
    "verdicts",
    "violations",
    "violations_in_spark",
    "write_parquet",
]

_NAMES = {
    "_checking": "reasons verdict_names verdicts violations",
    "_joint": "joint",
    "_layout": "IDENTITY INFINITE KINDS LARGEST_END Flag",
    "_panel": "Panel panel_of",
    "_parquet": "read_parquet write_parquet",
    "_single_errors": "single_errors",
    "_spark": "violations_in_spark",
    "_tidy": "tidy",
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    for package in ("polars", "narwhals"):
        require(package, feature="working with columns", extra="columns")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
