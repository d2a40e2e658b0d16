"""
The frames that are checked: which engine knows one, whether it holds a form, and which of its
reports columns alone cannot judge.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw
import polars as pl

from ..errors import ColumnsError
from ..rules import Blanks, Rulebook
from . import _duckdb, _narwhals, _polars
from ._engines import NULLS, Engine, Keep
from ._expressions import columns_of
from ._layout import Flag, layout
from ._restoring import report_maker

__all__ = ["by_objects", "flagged", "opened"]

_BY_OBJECTS = Flag.OPEN | Flag.LARGE | Flag.IMPOSSIBLE
_INT64 = frozenset({"int64", "bigint"})


def by_objects(blanks: Blanks) -> int:
    """
    Give the flags of reports whose verdicts their columns cannot say.

    Args:
        blanks: How blank cells are read.
    """
    return _BY_OBJECTS | (Flag.BLANK if blanks == "zero" else 0)


def opened(frame: Any, rules: Rulebook, keep: Keep) -> tuple[Engine, Any]:
    """
    Find the module that knows a frame.

    Args:
        frame: What users have: a panel, or a frame of any engine.

        rules: The rules of the form that it is to hold.

        keep: Further columns that it is to have.

    Returns:
        The module, and the frame as it takes it.

    Raises:
        ColumnsError: The frame lacks a column, or one is of another type.
    """
    engine, frame = _engine(getattr(frame, "frame", frame))
    _check_columns(engine, frame, rules, keep)
    return engine, frame


def _engine(frame: Any) -> tuple[Engine, Any]:
    home = type(frame).__module__.partition(".")[0].strip("_")
    if home == "polars":
        return _polars, frame
    if home == "duckdb":
        return _duckdb, frame
    known = nw.from_native(frame)
    if isinstance(known, nw.DataFrame):
        # what is in memory already goes to Polars through Arrow, which is the faster way
        return _polars, known.to_polars()
    return _narwhals, known


def _check_columns(engine: Engine, frame: Any, rules: Rulebook, keep: Keep) -> None:
    """
    Refuse a frame that is no panel of a form, before it gives wrong verdicts.
    """
    types = engine.types(frame)
    lacking = [name for name in (*keep, *layout(rules.cls).names) if name not in types]
    if lacking:
        few = ", ".join(lacking[:3])
        msg = f"no columns of the form of {rules.cls.edition}: {len(lacking)} lack, such as {few}"
        raise ColumnsError(msg)
    # of columns that are not there the writer of conditions speaks
    numbers = [name for name in columns_of(rules) if name in types]
    for name in numbers:
        if not name.endswith(".kind") and types[name].lower() not in _INT64:
            msg = f"{name} must be a column of 64-bit integers (got {types[name]})"
            raise ColumnsError(msg)
    in_memory = isinstance(frame, pl.DataFrame)
    if in_memory and any(frame[name].null_count() for name in ("flags", *numbers)):
        raise ColumnsError(NULLS)


def flagged(
    engine: Engine, frame: Any, rules: Rulebook, keep: Keep, bits: int
) -> list[tuple[tuple[Any, ...], Any]]:
    """
    Give the reports that columns alone cannot settle, with what names them.

    Args:
        engine: The module that knows the frame.

        frame: The frame.

        rules: The rules of its form.

        keep: What names a report.

        bits: The flags.
    """
    columns = tuple(dict.fromkeys((*keep, *layout(rules.cls).names)))
    make = report_maker(rules.cls)
    rows = engine.computed(frame, columns, {}, engine.TARGET.has_flag(bits))
    return [(tuple(row[name] for name in keep), make(row)) for row in rows.iter_rows(named=True)]
