"""
Tables of rows that all have the same columns: headings stand beside the rows below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ._grid import Row
from ._heads import layers_of, rows_of_heads
from ._printed import Line

__all__ = ["matrix"]


def matrix(lines: Sequence[Line], corner: str) -> list[Row]:
    """
    Lay out rows of the same columns.

    Args:
        lines: The lines of the table.

        corner: What stands above the labels.
    """
    printed = [line for line in lines if line.texts]
    columns = printed[0].indicator.columns
    width = 1 + max(len(line.headings) for line in printed)
    above = layers_of(columns, "")
    rows = rows_of_heads(above, [1] * len(above), (corner, width))
    heights = [sum(place in line.headings for line in printed) for place in range(len(lines))]
    pending: list[int] = []
    for place, line in enumerate(lines):
        if line.texts:
            opened = [(lines[one], heights[one]) for one in pending]
            rows.append(_row(line, opened, width - len(line.headings)))
            pending = []
        else:
            pending.append(place)
    return rows


def _row(line: Line, opened: Sequence[tuple[Line, int]], width: int) -> Row:
    """
    Lay out one row of cells.

    Args:
        line: Its line.

        opened: The headings that begin beside it, and how many rows each covers.

        width: How many places its label takes.
    """
    return Row(
        0,
        cells=(*(heading.label for heading, _ in opened), line.label, *line.texts),
        spans=(*((height, 1) for _, height in opened), (1, width), *((1, 1) for _ in line.texts)),
        paths=(
            *(heading.indicator.path for heading, _ in opened),
            None,
            *(cell.path for cell in line.indicator.cells),
        ),
        depth=len(line.headings) + line.inset + 1,
        heads=("row",) * (len(opened) + 1) + ("",) * len(line.texts),
    )
