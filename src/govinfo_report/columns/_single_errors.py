"""
Which single cell would explain what is wrong in a report, in closed form and for many at once.

For one wrong cell no search is needed: it stands in every violated equation of its component, and
what the equations that hold it leave for it is one intersection of intervals.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ..findings import Severity
from ..rules import Blanks, Linear, Pick, Relation, Rulebook, Term
from ._engines import Keep
from ._expressions import Conditions, conditions, ends_of
from ._layout import INFINITE, Flag, stem_of
from ._layout import layout as layout_of
from ._panel import Panel
from ._polars import TARGET as POLARS

__all__ = ["single_errors"]

_NOT_CLOSED = Flag.OPEN | Flag.BLANK | Flag.LARGE | Flag.IMPOSSIBLE


def single_errors(
    panel: Panel, blanks: Blanks = "unknown", *, keep: Keep = ("report",)
) -> pl.DataFrame:
    """
    List the cells that could be the only wrong one of their component.

    A component is the equations of severity ``error`` that hang together by shared cells. Where
    the other cells are exact the list is complete, but for local rows, and each cell in it would
    repair everything; where some are not, it may name more. Reports with a flag, components that
    no single cell repairs, and local rows, which have no columns of their own, are not listed:
    they need the search of a diagnosis.

    Args:
        panel: The panel.

        blanks: How blank cells are read.

        keep: The columns that name a report in the result.

    Returns:
        One row for each report and cell: what is kept, ``component``, ``path``, what the cell
        would then be (``low``, ``high``), and among how many ``candidates`` it stands.
    """
    rules: Rulebook = panel.cls.rules
    written = [
        one
        for one in conditions(rules, POLARS, blanks)
        if one.equation.rule.severity is Severity.ERROR
    ]
    closed = pl.col("flags").cast(pl.Int64) & _NOT_CLOSED == 0
    some = pl.any_horizontal(*(one.violated for one in written))
    suspects = panel.frame.lazy().filter(closed & some).collect(engine="streaming")
    judged = [
        expression.alias(f"{name} {number}")
        for number, one in enumerate(written)
        for name, expression in _facts(panel, one, blanks).items()
    ]
    frame = suspects.lazy().with_columns(judged).collect().lazy()
    found = [
        frame.filter(is_candidate).select(
            *keep,
            component=pl.lit(number, pl.Int16),
            path=pl.lit(term.path),
            low=low,
            high=high,
        )
        for number, component in enumerate(_components(written))
        for term, is_candidate, low, high in _candidates(panel, written, component, blanks)
    ]
    listed = pl.concat(found).collect()
    counted = listed.with_columns(candidates=pl.len().over(*keep, "component"))
    return counted.sort(*keep, "component", "path", maintain_order=True)


def _facts(panel: Panel, one: Conditions, blanks: Blanks) -> dict[str, pl.Expr]:
    """
    Say of an equation whether it is violated, whether it applies, and the range of left − right.
    """
    low, high = ends_of(_difference(one), panel.cls, POLARS, blanks)
    return {"violated": one.violated, "certain": one.certain, "low": low, "high": high}


def _difference(one: Conditions) -> Linear:
    return one.equation.left + one.equation.right * -1


def _components(written: list[Conditions]) -> list[list[int]]:
    """
    Gather the numbers of equations that share cells, directly or through others.
    """
    found: list[tuple[set[Term], list[int]]] = []
    for number, one in enumerate(written):
        terms = {term.once for term in one.equation.terms}
        linked = [pair for pair in found if pair[0] & terms]
        found = [pair for pair in found if pair not in linked]
        merged = [member for pair in linked for member in pair[1]]
        found.append((terms.union(*(pair[0] for pair in linked)), [*merged, number]))
    return [members for _, members in found]


def _candidates(
    panel: Panel, written: list[Conditions], component: list[int], blanks: Blanks
) -> Iterator[tuple[Term, pl.Expr, pl.Expr, pl.Expr]]:
    """
    Say of each cell of a component when it could be the only wrong one, and what it would be.
    """
    cells = layout_of(panel.cls).cells
    factors = {
        number: {term.once: term.factor for term in _difference(written[number]).terms}
        for number in component
    }
    broken = pl.sum_horizontal(pl.col(f"violated {number}") for number in component)
    for term in dict.fromkeys(term for of_one in factors.values() for term in of_one):
        inside = {number: one[term] for number, one in factors.items() if term in one}
        if term.pick is not Pick.CELL or any(abs(factor) != 1 for factor in inside.values()):
            continue  # no form multiplies a cell; its value would have to be divided
        stem = stem_of(term, cells)
        own = ends_of(Linear((term,)), panel.cls, POLARS, blanks)
        lows: list[pl.Expr] = [pl.lit(-INFINITE if stem.signed else 0)]
        highs: list[pl.Expr] = [pl.lit(INFINITE)]
        for number, factor in inside.items():
            equal = written[number].equation.rule.relation is Relation.EQUAL
            low, high = _implied(own, number, factor, equal=equal)
            certain = pl.col(f"certain {number}")
            lows.append(pl.when(certain).then(low).otherwise(-INFINITE))
            highs.append(pl.when(certain).then(high).otherwise(INFINITE))
        low, high = pl.max_horizontal(*lows), pl.min_horizontal(*highs)
        low = pl.when(low < -INFINITE // 2).then(-INFINITE).otherwise(low)
        high = pl.when(high > INFINITE // 2).then(INFINITE).otherwise(high)
        explained = pl.sum_horizontal(pl.col(f"violated {number}") for number in inside)
        yield term, (explained > 0) & (explained == broken) & (low <= high), low, high


def _implied(
    own: tuple[pl.Expr, pl.Expr], number: int, factor: int, *, equal: bool
) -> tuple[pl.Expr, pl.Expr]:
    """
    Give the ends that the other cells of an equation leave for one of its cells.
    """
    low, high = pl.col(f"low {number}"), pl.col(f"high {number}")
    own_low, own_high = own
    if factor > 0:
        at_least = own_high - high if equal else pl.lit(-INFINITE)
        return at_least, own_low - low
    return low + own_high, (high + own_low if equal else pl.lit(INFINITE))
