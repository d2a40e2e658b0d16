"""
Where the cells of a report stand on paper: what is printed beside, above and below each.
"""

from __future__ import annotations

import functools

from attrs import field, frozen

__all__ = ["Layout"]


@frozen(eq=False, slots=False)
class Layout:
    """
    Cells in printing order.

    Attributes:
        order: The cells as rows of cells.
    """

    order: tuple[tuple[str, ...], ...]
    _beside: dict[str, tuple[str, ...]] = field(factory=dict, init=False)

    @functools.cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """
        The row and the column in which each cell is printed.
        """
        return {
            path: (number, column)
            for number, row in enumerate(self.order)
            for column, path in enumerate(row)
        }

    @functools.cached_property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """
        The cells that stand below each other.
        """
        columns: dict[int, list[str]] = {}
        for path, (_, column) in self.places.items():
            columns.setdefault(column, []).append(path)
        return tuple(map(tuple, columns.values()))

    @functools.cached_property
    def standing(self) -> dict[str, tuple[int, int]]:
        """
        The number of the column of each cell, and its place in it.
        """
        return {
            path: (number, place)
            for number, column in enumerate(self.columns)
            for place, path in enumerate(column)
        }

    def neighbours(self, path: str) -> tuple[str, ...]:
        """
        Give the cells that are printed above, below and beside a cell.
        """
        found = self._beside.get(path)
        if found is None:
            found = self._beside[path] = self._around(path)
        return found

    def _around(self, path: str) -> tuple[str, ...]:
        row, column = self.places[path]
        same = self.order[row]
        found = [
            self.order[other][column]
            for other in (row - 1, row + 1)
            if 0 <= other < len(self.order) and len(self.order[other]) == len(same)
        ]
        return (*found, *(same[o] for o in (column - 1, column + 1) if 0 <= o < len(same)))
