"""
What :func:`check` would say about every report of a frame, on whatever engine the frame lives.
"""

from __future__ import annotations

import functools
from typing import Any

import narwhals as nw
import polars as pl

from ..errors import ColumnsError
from ..figures import Kind
from ..findings import Severity
from ..rules import Blanks, Equation, Rulebook
from . import _duckdb, _narwhals, _polars
from ._engines import Engine, Keep
from ._expressions import CODES, columns_of, conditions
from ._layout import Flag, layout
from ._restoring import report_maker

__all__ = ["verdict_names", "verdicts", "violations"]

_BY_OBJECTS = Flag.OPEN | Flag.LARGE | Flag.IMPOSSIBLE
_IMPOSSIBLE = "impossible_cell"


def violations(
    frame: Any, rules: Rulebook, blanks: Blanks = "unknown", *, keep: Keep = ("report",)
) -> pl.DataFrame:
    """
    List what :func:`check` finds violated in the single rules and cells of every report.

    What the columns alone cannot say (local rows of unknown role, numbers beyond 64 bits, cells
    that print what their line cannot have) is flagged, and settled by reading the few reports that
    have a flag.

    Args:
        frame: Columns of one form: a panel, a Polars frame or scan, a DuckDB relation, or any
            frame that narwhals knows.

        rules: The rules of the form, such as ``e2014.RULES``.

        blanks: How blank cells are read.

        keep: The columns that name a report in the result.

    Returns:
        One row for each report and violated equation: what is kept, ``rule``, ``where`` and
        ``severity``, by report and in the order of the rulebook.

    Raises:
        ColumnsError: The frame lacks a column, or one is of another type.
    """
    engine, frame = _engine(frame)
    _check_columns(engine, frame, rules, keep)
    bits = _bits(blanks)
    found = engine.violated(frame, rules, blanks, keep, bits)
    named = found.join(_named(rules), on="equation", how="left")
    by_objects = _flagged(engine, frame, rules, keep, bits)
    rows = [row for key, report in by_objects for row in _violated(report, rules, blanks, key)]
    schema = named.schema
    settled = pl.DataFrame(rows, schema=schema, orient="row")
    order = [*keep, "equation", "where"]
    return pl.concat([named, settled]).sort(order, maintain_order=True).drop("equation")


def verdicts(
    frame: Any, rules: Rulebook, blanks: Blanks = "unknown", *, keep: Keep = ("report",)
) -> pl.DataFrame:
    """
    Give the verdict of every equation on every report.

    Args:
        frame: Columns of one form, as for :func:`violations`.

        rules: The rules of the form.

        blanks: How blank cells are read.

        keep: The columns that name a report in the result.

    Returns:
        What is kept and one column for each equation, named by :func:`verdict_names`: 0 where it
        holds, 1 where the digits cannot tell, 2 where it is violated, 3 where it does not apply.

    Raises:
        ColumnsError: The frame lacks a column, or one is of another type.
    """
    engine, frame = _engine(frame)
    _check_columns(engine, frame, rules, keep)
    bits = _bits(blanks)
    written = conditions(rules, engine.TARGET, blanks)
    codes = {str(number): engine.TARGET.verdict(one) for number, one in enumerate(written)}
    judged = engine.computed(frame, (*keep, "flags"), codes)
    by_objects = _flagged(engine, frame, rules, keep, bits)
    rows = [
        (*key, *(CODES[one.verdict] for _, one in rules.judgements(report, blanks)))
        for key, report in by_objects
    ]
    sure = judged.filter(pl.col("flags") & bits == 0).drop("flags")
    settled = pl.DataFrame(rows, schema=sure.schema, orient="row")
    names = [*keep, *verdict_names(rules)]
    together = pl.concat([sure, settled]) if rows else sure
    return together.sort(keep, maintain_order=True).rename(
        dict(zip(together.columns, names, strict=True))
    )


def verdict_names(rules: Rulebook) -> list[str]:
    """
    Name the equations of a rulebook, each in one word: its rule and the path of its stated cell.
    """
    names = [f"{one.rule.id}@{one.where}" for one in rules.equations]
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            names[index] = f"{name}#{seen[name]}"
    return names


def _bits(blanks: Blanks) -> int:
    return _BY_OBJECTS | (Flag.BLANK if blanks == "zero" else 0)


def _engine(frame: Any) -> tuple[Engine, Any]:
    """
    Find the module that knows a frame.
    """
    frame = getattr(frame, "frame", frame)
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
    numbers = [
        name for name in columns_of(rules) if name in types
    ]  # of others the writer of rules speaks
    for name in numbers:
        if not name.endswith(".kind") and types[name].lower() not in _INT64:
            msg = f"{name} must be a column of 64-bit integers (got {types[name]})"
            raise ColumnsError(msg)
    if isinstance(frame, pl.DataFrame) and any(frame[name].null_count() for name in numbers):
        msg = "columns of numbers must have no nulls: a null would pass for a rule that holds"
        raise ColumnsError(msg)


_INT64 = frozenset({"int64", "bigint"})


@functools.lru_cache
def _named(rules: Rulebook) -> pl.DataFrame:
    """
    Make the table that says what the numbers of equations mean.
    """
    equations = rules.equations
    return pl.DataFrame(
        {
            "equation": pl.Series(range(len(equations)), dtype=pl.Int16),
            "rule": [one.rule.id for one in equations],
            "where": [one.where for one in equations],
            "severity": [one.rule.severity.value for one in equations],
        }
    )


def _flagged(
    engine: Engine, frame: Any, rules: Rulebook, keep: Keep, bits: int
) -> list[tuple[tuple[Any, ...], Any]]:
    """
    Give the reports that columns alone cannot settle, with what names them.
    """
    columns = tuple(dict.fromkeys((*keep, *layout(rules.cls).names)))
    make = report_maker(rules.cls)
    rows = engine.computed(frame, columns, {}, engine.TARGET.has_flag(bits))
    return [(tuple(row[name] for name in keep), make(row)) for row in rows.iter_rows(named=True)]


def _violated(
    report: Any, rules: Rulebook, blanks: Blanks, key: tuple[Any, ...]
) -> list[tuple[Any, ...]]:
    numbers = {id(one): number for number, one in enumerate(rules.equations)}
    found = [(*key, numbers[id(one)], *_about(one)) for one in rules.violations(report, blanks)]
    error = Severity.ERROR.value
    found += [
        (*key, len(numbers), _IMPOSSIBLE, path, error)
        for path, cell in rules.printed(report)
        if cell.kind is Kind.IMPOSSIBLE
    ]
    return found


def _about(one: Equation) -> tuple[str, str, str]:
    return one.rule.id, one.where, one.rule.severity.value
