"""
Drawing the numbers of a report, and putting the report together.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from ..figures import MISSING
from ..form import LOCAL, Holds, Local, Structure, structure
from ..units import Unit
from ._puzzle import Puzzle
from ._search import Bound
from ._shape import Shape

__all__ = ["amounts", "draw_cells", "put_together"]

_SIZES = (9, 999, 99_999, 10**9)

_LOCAL_LABELS = (
    "政府信息公开统一平台公开政府信息数",
    "手机报公开信息数",
    "新闻客户端发布数",
    "电子触摸屏公开数",
    "便民服务中心查阅数",
    "乡镇街道办理数",
    "上门服务数",
    "热线电话受理数",
)
"""
Lines as places add them, none of them a line of a national form.
"""


def draw_cells(
    draw: st.DrawFn, puzzle: Puzzle, bounds: Iterable[Bound], negation: Iterable[Bound] = ()
) -> dict[str, Any]:
    """
    Draw numbers that keep certain bounds.

    Args:
        draw: Given by Hypothesis.

        puzzle: The unknowns.

        bounds: What must be kept.

        negation: What must be kept so that an equation is violated.

    Returns:
        The cells by path.
    """
    search = puzzle.search(bounds, negation)
    bound = {number for one in search.bounds for number in one.unknowns}
    size = draw(st.sampled_from(_SIZES))

    def pick(_: int, low: int, high: int) -> int:
        least, most = max(low, -size), min(high, size)
        if least > most:  # the whole interval is far from zero
            least, most = (low, min(high, low + size)) if low > 0 else (max(low, high - size), high)
        return draw(st.integers(least, most))

    if not search.run(puzzle.order, pick):
        reject()
    cells: dict[str, Any] = {}
    for number, (one, value) in enumerate(zip(puzzle.unknowns, search.low, strict=True)):
        unit = one.field.word.unit
        free = unit.is_money and number not in bound
        cells[one.path] = draw(amounts(unit)) if free else one.cell(value)
    return cells


@st.composite
def amounts(draw: st.DrawFn, unit: Unit = Unit.TEN_THOUSAND_YUAN) -> Decimal:
    """
    Draw an amount of money as a plain decimal with any number of places.

    Args:
        draw: Given by Hypothesis.

        unit: The unit of the line.
    """
    most = len(str(unit.grains)) - 1 if unit.grains else 2
    digits, places = draw(st.integers(0, 10**9)), draw(st.integers(0, most))
    return Decimal(digits).scaleb(-places)


def put_together(
    draw: st.DrawFn, cls: Any, cells: dict[str, Any], shape: Shape, heading: dict[str, Any]
) -> Any:
    """
    Make a section of its cells.

    Args:
        draw: Given by Hypothesis.

        cls: The section class.

        cells: Its cells by path; those that are left out are missing.

        shape: Its local rows.

        heading: The fields outside the form.
    """
    counts = {rows.path: rows.counts for rows in shape.local}

    def made(section: Any, prefix: str, outside: dict[str, Any]) -> Any:
        fields = structure(section)
        values = {
            field.name: cells.get(f"{prefix}{field.name}", MISSING)
            if field.holds is Holds.CELL
            else made(field.type, f"{prefix}{field.name}.", {})
            for field in fields.fields
        }
        own = counts.get(prefix.removesuffix("."), ())
        if own:
            values[LOCAL] = _local(draw, fields, own, f"{prefix}{LOCAL}.", made, cells)
        return section(**values, **outside)

    return made(cls, "", heading)


def _local(
    draw: st.DrawFn,
    fields: Structure,
    counts: tuple[bool | None, ...],
    prefix: str,
    made: Any,
    cells: dict[str, Any],
) -> tuple[Local[Any], ...]:
    """
    Draw the words of local rows around their cells.
    """
    row = fields.local.type if fields.local is not None else None
    labels = draw(st.permutations(_LOCAL_LABELS))
    units = sorted({one.word.unit for one in fields.fields if not one.word.unit.is_money})
    after = [None, *(one.name for one in fields.fields)]
    # a total that stands first may be the heading, which nothing precedes
    first = int(fields.fields[0] is fields.total)
    # rows are numbered in printing order, so their places must not change it
    places = sorted(draw(st.integers(first, len(fields.fields))) for _ in counts)
    return tuple(
        Local(
            label=label,
            figure=cells[path] if row is None else made(row, f"{path}.", {}),
            unit=draw(st.sampled_from(units or [Unit.ITEM])),
            after=after[place],
            counts=counted,
        )
        for path, label, place, counted in zip(
            (f"{prefix}{number}" for number in itertools.count(1)),
            labels,
            places,
            counts,
            strict=False,  # the labels are more than the rows
        )
    )
