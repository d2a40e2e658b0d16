"""
The words above the columns of a table, merged where columns share them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..form import Column
from ._grid import Row

__all__ = ["Layers", "layers_of", "rows_of_heads", "stretched"]

Layers = tuple[tuple[str, str] | None, ...]
"""
What stands above one column, from top to bottom: what tells words apart from equal ones, and the
words; ``None`` where the words above reach further down.
"""


def stretched(layers: Layers, height: int) -> Layers:
    """
    Let the last words reach down to the bottom.
    """
    return layers + (None,) * (height - len(layers))


def layers_of(columns: Sequence[Column], path: str) -> list[Layers]:
    """
    Give what stands above the columns of a row of cells.

    Args:
        columns: The columns.

        path: What tells them apart from the columns of other rows.
    """
    height = 1 + max(len(column.under) for column in columns)
    return [
        stretched(
            (
                *((f"{path} {words}", words) for words in column.under),
                (f"{path}.{column.name}", column.label),
            ),
            height,
        )
        for column in columns
    ]


def rows_of_heads(
    table: Sequence[Layers], widths: Sequence[int], corner: tuple[str, int] | None = None
) -> list[Row]:
    """
    Lay out the words above columns.

    Args:
        table: What stands above each column; all of one height.

        widths: How many places each column takes.

        corner: The words in the corner and how many places they take, where there is a corner.
    """
    height = len(table[0])
    rows = []
    for level in range(height):
        cells: list[str] = []
        spans: list[tuple[int, int]] = []
        if corner is not None and not level:
            cells.append(corner[0])
            spans.append((height, corner[1]))
        for index, layers in enumerate(table):
            layer = layers[level]
            if layer is None:
                continue
            upto = layers[: level + 1]
            if index and table[index - 1][: level + 1] == upto:
                tall, wide = spans[-1]
                spans[-1] = (tall, wide + widths[index])
                continue
            below = layers[level + 1 :]
            reach = next((at for at, one in enumerate(below) if one is not None), len(below))
            cells.append(layer[1])
            spans.append((1 + reach, widths[index]))
        rows.append(
            Row(
                0,
                tuple(cells),
                tuple(spans),
                (None,) * len(cells),
                heads=("col",) * len(cells),
            )
        )
    return rows
