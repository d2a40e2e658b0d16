"""
Rows of printed cells, with their place in the source.
"""

from __future__ import annotations

from typing import NamedTuple

from attrs import frozen

__all__ = ["Grid", "Row"]


class Row(NamedTuple):
    """
    One printed row; a tuple, because a corpus has very many.

    Attributes:
        place: Its line or row number in the source, from 1; 0 for a grid that was laid out.

        cells: The texts of its cells, layout taken off.

        spans: How many rows and columns each cell covers; empty if each covers one.

        paths: The paths of its cells, for a grid that was laid out from a report.

        depth: How deep it stands on the form, from 1; 0 for headers.

        heads: What each cell heads, for a grid that was laid out from a report: ``col`` its
            columns, ``row`` its rows, ``rowgroup`` all rows up to the next such cell; nothing for
            a cell that holds a figure, a unit or nothing.
    """

    place: int
    cells: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    paths: tuple[str | None, ...] = ()
    depth: int = 0
    heads: tuple[str, ...] = ()


@frozen
class Grid:
    """
    One table as printed.

    Attributes:
        rows: Its rows from top to bottom.

        title: The words above it.

        header: How many rows at its top are headers, where that is known.
    """

    rows: tuple[Row, ...]
    title: str = ""
    header: int = 0
