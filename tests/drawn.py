"""
Strategies for sections that print anything at all, consistent or not.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from govinfo_report.figures import MISSING, amount, bounds, figure
from govinfo_report.form import LOCAL, Local, cell_paths, structure
from govinfo_report.strategies._shape import places
from govinfo_report.units import Unit

SMALL_TEXTS = ("1—2", "0—1", "约2", "１", "2以上", "", "/", "abc", "-3", "不超过2", "1（含1件）")
SMALL_AMOUNTS = ("0", "0.01", "0.02", "", "/", "0.01元", "1", "0.02—0.03", "x")
UNSTATED = ("0", "", "5", "251000元")
SIGNED_TEXTS = ("-1—1", "-2", "增1", "减少2", "", "/", "-1")


@st.composite
def cells(draw: st.DrawFn, unit: Unit = Unit.ITEM, *, signed: bool = False) -> Any:
    """
    Draw a cell of any kind whose number, if it has one, is small.
    """
    if unit is Unit.UNSTATED:
        return amount(draw(st.sampled_from(UNSTATED)), unit)
    if unit.is_money:
        return amount(draw(st.sampled_from(SMALL_AMOUNTS)), unit)
    if draw(st.booleans()):
        return draw(st.integers(-3 if signed else 0, 3))
    if draw(st.integers(0, 9)) == 9:
        return MISSING
    return figure(draw(st.sampled_from(SIGNED_TEXTS if signed else SMALL_TEXTS)), signed=signed)


@st.composite
def arbitrary(draw: st.DrawFn, cls: Any, *, local: bool = True) -> Any:
    """
    Draw a section whose cells are of any kind, its local rows of any role.
    """
    values = {
        path: draw(cells(field.word.unit, signed=field.word.signed))
        for path, field in cell_paths(cls)
    }
    made = cls.of(values)
    if not local or not draw(st.booleans()):
        return made
    changes: dict[str, Any] = {}
    for path, section in places(cls):
        field = structure(section).local
        if field is None or not draw(st.booleans()):
            continue
        rows = []
        for number in range(draw(st.integers(1, 2))):
            figures = draw(cells())
            if field.type is not None:
                figures = field.type.of({one: draw(cells()) for one, _ in cell_paths(field.type)})
            role = draw(st.sampled_from([True, False, None]))
            rows.append(Local(label=f"本地{number}", figure=figures, counts=role))
        changes[f"{path}.{LOCAL}" if path else LOCAL] = tuple(rows)
    return made.replace(changes)


def narrower(draw: st.DrawFn, cell: Any, unit: Unit, *, signed: bool) -> Any:
    """
    Draw a cell that allows some of what another allows.
    """
    span = bounds(cell, signed=signed, unit=unit if unit.is_money else None)
    if isinstance(cell, Decimal) or unit.is_money or span.is_exact:
        return cell
    low = draw(st.integers(-5 if span.low is None else span.low, 5 if span.high is None else span.high)) if span.high is not None or (span.low or 0) <= 5 else span.low
    high = draw(st.integers(low, low + 3 if span.high is None else span.high))
    return figure(f"{low}—{high}" if low < high else str(low), signed=signed)
