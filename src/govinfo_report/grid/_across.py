"""
Tables whose lines stand beside one another, as one row of cells below their labels.
"""

from __future__ import annotations

from collections.abc import Sequence

from ._grid import Row
from ._heads import Layers, layers_of, rows_of_heads, stretched
from ._printed import Line

__all__ = ["across"]


def across(lines: Sequence[Line]) -> list[Row]:
    """
    Lay out lines beside one another.

    Args:
        lines: The lines of the table.
    """
    rows = [line for line in lines if line.texts]
    depth = 1 + max(len(line.headings) for line in rows)
    table: list[Layers] = []
    for line in rows:
        named = [*(lines[place] for place in line.headings), line]
        labels: Layers = tuple((one.indicator.path, one.label) for one in named)
        columns = line.indicator.columns
        below: list[Layers] = layers_of(columns, line.indicator.path) if columns else [()]
        table += [stretched(labels, depth) + layers for layers in below]
    height = max(map(len, table))
    heads = rows_of_heads([stretched(one, height) for one in table], [1] * len(table))
    texts = tuple(text for line in rows for text in line.texts)
    paths = tuple(cell.path for line in rows for cell in line.indicator.cells)
    return [*heads, Row(0, texts, ((1, 1),) * len(texts), paths, 1, ("",) * len(texts))]
