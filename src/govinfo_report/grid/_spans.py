"""
Where the cells of a table stand once its merged cells have taken their room.
"""

from __future__ import annotations

from collections.abc import Sequence

from ._grid import Row

__all__ = ["positions"]


def positions(rows: Sequence[Row]) -> list[list[int | None]]:
    """
    Place the cells of a table.

    Args:
        rows: Its rows; in a row without spans each cell covers one place.

    Returns:
        For each row one entry a column: the position in the row of the cell that begins there, or
        ``None`` where a cell from above or from the left reaches.
    """
    covered: dict[int, int] = {}  # by column, how many more rows are taken from above
    table = []
    for row in rows:
        taken = {column for column, left in covered.items() if left}
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        line: list[int | None] = []
        for index in range(len(row.cells)):
            while len(line) in taken:
                line.append(None)
            tall, wide = row.spans[index] if row.spans else (1, 1)
            if tall > 1:
                covered |= dict.fromkeys(range(len(line), len(line) + wide), tall - 1)
            line += [index, *[None] * (wide - 1)]
        while len(line) in taken:
            line.append(None)
        table.append(line)
    return table
