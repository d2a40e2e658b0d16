"""
What :func:`check` would say about every report of a frame, on whatever engine the frame lives.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import polars as pl

from ..figures import Kind
from ..findings import Severity
from ..rules import Blanks, Equation, Judgement, Rulebook
from ._engines import Keep
from ._expressions import CODES, Target, conditions
from ._frames import by_objects, flagged, opened
from ._layout import Flag
from ._reasons import REASONS, reasons_of

__all__ = ["reasons", "verdict_names", "verdicts", "violations"]

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
    engine, frame = opened(frame, rules, keep)
    bits = by_objects(blanks)
    found = engine.violated(frame, rules, blanks, keep, bits)
    named = found.join(_named(rules), on="equation", how="left")
    reports = flagged(engine, frame, rules, keep, bits)
    rows = [row for key, report in reports for row in _violated(report, rules, blanks, key)]
    settled = pl.DataFrame(rows, schema=named.schema, orient="row")
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

    def codes(target: Target) -> Sequence[Any]:
        return [target.verdict(one) for one in conditions(rules, target, blanks)]

    def code(judgement: Judgement) -> int:
        return CODES[judgement.verdict]

    return _judged(frame, rules, blanks, keep, by_objects(blanks), codes, code)


def reasons(
    frame: Any, rules: Rulebook, blanks: Blanks = "unknown", *, keep: Keep = ("report",)
) -> pl.DataFrame:
    """
    Say of every equation and report why the digits cannot tell.

    Args:
        frame: Columns of one form, as for :func:`violations`.

        rules: The rules of the form.

        blanks: How blank cells are read.

        keep: The columns that name a report in the result.

    Returns:
        What is kept and one column for each equation, named by :func:`verdict_names`: 1 where a
        cell has no number, 2 where one is not exact, 3 where both are so, 0 where the verdict is
        another than "cannot be told".

    Raises:
        ColumnsError: The frame lacks a column, or one is of another type.
    """

    def codes(target: Target) -> Sequence[Any]:
        return reasons_of(rules, target, blanks)

    def code(judgement: Judgement) -> int:
        return REASONS[judgement.reason]

    bits = by_objects(blanks) | Flag.MIXED
    return _judged(frame, rules, blanks, keep, bits, codes, code)


def _judged(
    frame: Any,
    rules: Rulebook,
    blanks: Blanks,
    keep: Keep,
    bits: int,
    codes: Callable[[Target], Sequence[Any]],
    code: Callable[[Judgement], int],
) -> pl.DataFrame:
    """
    Give a number for every equation: from the columns, and of flagged reports from the report.
    """
    engine, frame = opened(frame, rules, keep)
    columns = {str(number): one for number, one in enumerate(codes(engine.TARGET))}
    judged = engine.computed(frame, (*keep, "flags"), columns)
    sure = judged.filter(pl.col("flags") & bits == 0).drop("flags")
    rows = [
        (*key, *(code(one) for _, one in rules.judgements(report, blanks)))
        for key, report in flagged(engine, frame, rules, keep, bits)
    ]
    settled = pl.DataFrame(rows, schema=sure.schema, orient="row")
    together = pl.concat([sure, settled]) if rows else sure
    names = [*keep, *verdict_names(rules)]
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
