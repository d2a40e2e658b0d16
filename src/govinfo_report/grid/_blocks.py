"""
Tables of rows with different columns: headings span the table, and columns are named below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..form import Column, Indicator
from ._grid import Row
from ._heads import layers_of, rows_of_heads
from ._printed import Line

__all__ = ["blocks"]

_SINGLE = ("单位", "统计数")
"""
What stands above a single figure among rows of cells.
"""


def blocks(lines: Sequence[Line], corner: str) -> list[Row]:
    """
    Lay out rows of different columns; cells of rows that have few reach over several places.

    Args:
        lines: The lines of the table.

        corner: What stands above the labels.
    """
    width = max(_count(line.indicator) for line in lines if line.texts)
    rows: list[Row] = []
    current: tuple[Column, ...] | None = None
    for line in lines:
        if not line.texts:
            rows.append(_heading(line, 1 + width))
            current = None
            continue
        columns = line.indicator.columns
        wide = _shared(width, _count(line.indicator))
        if columns != current:
            current = columns
            above = layers_of(columns, "") if columns else [((word, word),) for word in _SINGLE]
            rows += rows_of_heads(above, wide, (corner, 1))
        rows.append(_row(line, wide))
    return rows


def _count(indicator: Indicator) -> int:
    return len(indicator.columns) or len(_SINGLE)


def _shared(width: int, count: int) -> list[int]:
    """
    Share places out evenly; the last columns take what is left.
    """
    each, more = divmod(width, count)
    return [each + (place >= count - more) for place in range(count)]


def _heading(line: Line, width: int) -> Row:
    return Row(
        0,
        cells=(line.label,),
        spans=((1, width),),
        paths=(line.indicator.path,),
        depth=len(line.headings) + line.inset + 1,
        heads=("rowgroup",),
    )


def _row(line: Line, wide: Sequence[int]) -> Row:
    unit = () if line.indicator.columns else (str(line.indicator.unit or ""),)
    return Row(
        0,
        cells=(line.label, *unit, *line.texts),
        spans=((1, 1), *((1, one) for one in wide)),
        paths=(None, *(None for _ in unit), *(cell.path for cell in line.indicator.cells)),
        depth=line.inset + 1,
        heads=("row", *("" for _ in wide)),
    )
