"""
Whether all rules of severity ``error`` can hold together, for many reports at once.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import polars as pl

from ..findings import Severity, Verdict
from ..propagation import Constraint
from ..rules import Blanks, Rulebook, whole
from ..rules._together import constraint_of
from ._engines import Keep
from ._expressions import CODES, Conditions, Target, Writer, columns_of, conditions
from ._frames import by_objects, flagged, opened
from ._layout import INFINITE, layout
from ._narrowing import END, ENDS, forests, narrowed
from ._polars import TARGET as POLARS

__all__ = ["joint"]

_OPEN = CODES[Verdict.POSSIBLE]

_PART = 100_000
"""
So many boxes are narrowed at once.
"""


def joint(
    frame: Any, rules: Rulebook, blanks: Blanks = "unknown", *, keep: Keep = ("report",)
) -> pl.DataFrame:
    """
    Give the joint verdict of every report, as :func:`check` does.

    Where an equation of severity ``error`` is violated, or none is open, that decides. The boxes
    of the other reports are narrowed by all equations at once, a report a row, as often as it
    takes; so this is the propagation of a check and not one round of it.

    Args:
        frame: Columns of one form, as for :func:`violations`.

        rules: The rules of the form.

        blanks: How blank cells are read.

        keep: The columns that name a report in the result.

    Returns:
        One row for each report: what is kept, ``verdict`` (0 holds, 1 cannot be told, 2 violated)
        and ``proved``, whether that is certain.

    Raises:
        ColumnsError: The frame lacks a column, or one is of another type.
    """
    engine, frame = opened(frame, rules, keep)
    if not _errors(rules, engine.TARGET, blanks):
        held = pl.lit(CODES[Verdict.HOLDS], pl.Int8)
        table = engine.computed(frame, keep, {}).sort(keep, maintain_order=True)
        return table.with_columns(verdict=held, proved=pl.lit(value=True))
    bits = by_objects(blanks)
    worst = _worst(rules, engine.TARGET, blanks)
    has_no_flag = ~engine.TARGET.has_flag(bits)
    columns = tuple(dict.fromkeys((*keep, *columns_of(rules))))
    boxes = engine.computed(frame, columns, {}, (worst == _OPEN) & has_no_flag)
    decided = engine.computed(frame, keep, {"verdict": worst}, (worst != _OPEN) & has_no_flag)
    parts = [
        decided.with_columns(proved=pl.lit(value=True)),
        *(_narrowed(part, rules, blanks, keep) for part in boxes.iter_slices(_PART)),
    ]
    rows = []
    for key, report in flagged(engine, frame, rules, keep, bits):
        found = whole(rules, report, blanks).joint
        rows.append((*key, CODES[found.verdict], found.proved))
    if rows:
        parts.append(pl.DataFrame(rows, schema=parts[0].schema, orient="row"))
    return pl.concat(parts).sort(keep, maintain_order=True)


def _worst(rules: Rulebook, target: Target, blanks: Blanks) -> Any:
    """
    Write the worst verdict of a single equation of severity ``error``.
    """
    codes = []
    for one in _errors(rules, target, blanks):
        held = target.choose(one.holds, CODES[Verdict.HOLDS], _OPEN)
        judged = target.choose(one.violated, CODES[Verdict.VIOLATED], held)
        codes.append(target.choose(one.applies, judged, CODES[Verdict.HOLDS]))
    return target.largest(codes)


def _errors(rules: Rulebook, target: Target, blanks: Blanks) -> list[Conditions]:
    return [
        one
        for one in conditions(rules, target, blanks)
        if one.equation.rule.severity is Severity.ERROR
    ]


def _narrowed(rows: pl.DataFrame, rules: Rulebook, blanks: Blanks, keep: Keep) -> pl.DataFrame:
    """
    Judge reports that single equations leave open.
    """
    errors = _errors(rules, POLARS, blanks)
    numbers: dict[Hashable, str] = {}
    writer = Writer(layout(rules.cls), POLARS, zero=blanks == "zero")
    ends: dict[str, pl.Expr] = {}
    for number, term in enumerate(dict.fromkeys(t.once for e in errors for t in e.equation.terms)):
        numbers[term] = str(number)
        ends[f"low {number}"], ends[f"high {number}"] = map(_end, writer.span(term))
    constraints = []
    for one in errors:
        says = constraint_of(one.equation)
        terms = tuple((numbers[term], factor) for term, factor in says.terms)
        constraints.append(Constraint(says.name, terms, says.low, says.high))
    # what may not apply proves nothing, neither way
    active = {
        f"active {n}": one.applies if one.equation.guard is None else one.certain
        for n, one in enumerate(errors)
    }
    guarded = (~one.applies | one.certain for one in errors if one.equation.guard is not None)
    sure = pl.all_horizontal(pl.lit(value=True), *guarded)
    boxes = rows.select(**ends, **active, sure=sure)
    left = narrowed(boxes, constraints).with_columns(
        boxes["sure"], forest=forests(boxes, constraints)
    )
    verdict = POLARS.choose(pl.col("empty"), CODES[Verdict.VIOLATED], CODES[Verdict.POSSIBLE])
    proved = pl.col("empty") | (pl.col("finished") & pl.col("sure") & pl.col("forest"))
    found = left.select(verdict=verdict.cast(pl.Int8), proved=proved)
    return pl.concat([rows.select(keep), found], how="horizontal")


def _end(end: pl.Expr) -> pl.Expr:
    """
    Give an end with more room, since sums of several are made.
    """
    wide = end.cast(ENDS)
    no_end = pl.when(end > 0).then(pl.lit(END, ENDS)).otherwise(pl.lit(-END, ENDS))
    return pl.when(end.abs() >= INFINITE).then(no_end).otherwise(wide)
