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

FINITE_TEXTS = ("1—2", "0—1", "约2", "１", "不超过2", "1（含1件）")
FINITE_SIGNED_TEXTS = ("-1—1", "减少2", "2—3")
SMALL_TEXTS = ("1—2", "0—1", "约2", "１", "2以上", "", "/", "abc", "-3", "不超过2", "1（含1件）")
SMALL_AMOUNTS = ("0", "0.01", "0.02", "", "/", "0.01元", "1", "0.02—0.03", "x")
UNSTATED = ("0", "", "5", "251000元")
SIGNED_TEXTS = ("-1—1", "-2", "增1", "减少2", "", "/", "-1")


@st.composite
def cells(
    draw: st.DrawFn, unit: Unit = Unit.ITEM, *, signed: bool = False, finite: bool = False
) -> Any:
    """
    Draw a cell of any kind whose number, if it has one, is small.

    Args:
        draw: Given by Hypothesis.

        unit: The unit of the line.

        signed: Whether the line can be negative.

        finite: Whether only cells are drawn that allow a few numbers.
    """
    if unit.is_money and finite:
        return Decimal(draw(st.integers(0, 2))).scaleb(1 - len(str(unit.grains)))
    if unit.is_money:
        amounts = UNSTATED if unit is Unit.UNSTATED else SMALL_AMOUNTS
        return amount(draw(st.sampled_from(amounts)), unit)
    if draw(st.booleans()):
        return draw(st.integers(-3 if signed else 0, 3))
    if not finite and draw(st.integers(0, 9)) == 9:
        return MISSING
    texts = FINITE_SIGNED_TEXTS if signed else FINITE_TEXTS
    if not finite:
        texts = SIGNED_TEXTS if signed else SMALL_TEXTS
    return figure(draw(st.sampled_from(texts)), signed=signed)


@st.composite
def arbitrary(draw: st.DrawFn, cls: Any, *, local: bool = True, finite: bool = False) -> Any:
    """
    Draw a section whose cells are of any kind, its local rows of any role.

    Args:
        draw: Given by Hypothesis.

        cls: The section class.

        local: Whether it may have local rows.

        finite: Whether each cell allows a few numbers only.
    """
    values = {
        path: draw(cells(field.word.unit, signed=field.word.signed, finite=finite))
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
            figures = draw(cells(finite=finite))
            if field.type is not None:
                figures = field.type.of(
                    {
                        one: draw(cells(column.word.unit, signed=column.word.signed, finite=finite))
                        for one, column in cell_paths(field.type)
                    }
                )
            role = draw(st.sampled_from([True, False, None]))
            rows.append(Local(label=f"本地{number}", figure=figures, counts=role))
        changes[f"{path}.{LOCAL}" if path else LOCAL] = tuple(rows)
    return made.replace(changes)


@st.composite
def narrower(draw: st.DrawFn, section: Any) -> Any:
    """
    Draw a section some of whose cells allow less than those of another; none is missing or there
    that was not.
    """
    changes = {}
    for path, field in cell_paths(type(section)):
        cell = section[path]
        if cell == MISSING or field.word.unit.is_money or not draw(st.booleans()):
            continue
        span = bounds(cell, signed=field.word.signed)
        lowest = -9 if span.low is None else span.low
        highest = max(lowest, 0) + 9 if span.high is None else span.high
        low = draw(st.integers(lowest, highest))
        high = draw(st.integers(low, highest))
        # with a blank the line ends where its limits do
        text = f"{low}—{high}" if low < high else str(low)
        changes[path] = figure(text, signed=field.word.signed)
    return section.replace(changes)
