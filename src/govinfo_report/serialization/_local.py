"""
Local rows on the wire: what each has, and the fast way to read them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..figures import LARGEST, tidy
from ..form import Local, Structure, as_unit
from ..units import Unit
from ._cells import LONGEST, text_reader

__all__ = ["KEYS", "RefusedError", "fast_rows"]

KEYS = ("after", "label", "unit", "figure", "counts")

_COUNT = text_reader(Unit.ITEM, signed=False)


class RefusedError(Exception):
    """
    The fast way cannot go on; the careful one will say why.
    """


def fast_rows(
    made: Structure, figures: Callable[[object], Any] | None
) -> Callable[[object], tuple[Local[Any], ...]]:
    """
    Make the fast reader of a section's local rows.

    Args:
        made: What the section declares.

        figures: Reads a row of cells, or gives ``None``, where the local rows are rows of a matrix.

    Returns:
        A function of what stands in the document; it raises ``RefusedError``, ``KeyError`` or
        ``TypeError`` for everything that is not as it should be.
    """
    places = {None: 0} | {field.name: made.place_of(field.name) for field in made.fields}

    def read(rows: object) -> tuple[Local[Any], ...]:
        if type(rows) is not list:
            raise RefusedError
        found = [_row(row, places, figures) for row in rows]
        if len(found) > 1:
            found.sort(key=lambda row: places[row.after])
        return tuple(found)

    return read


def _row(
    row: Any, places: dict[str | None, int], figures: Callable[[object], Any] | None
) -> Local[Any]:
    if type(row) is not dict or len(row) != len(KEYS):
        raise RefusedError
    after, label, unit, counts = row["after"], row["label"], row["unit"], row["counts"]
    is_label = type(label) is str and label and tidy(label) == label
    is_known = counts is None or type(counts) is bool
    if not (is_label and is_known and type(unit) is str) or after not in places:
        raise RefusedError
    unit = as_unit(unit)
    cell = _cell(row["figure"], unit) if figures is None else figures(row["figure"])
    if cell is None:
        raise RefusedError
    return Local(label=label, figure=cell, unit=unit, after=after, counts=counts)


def _cell(value: object, unit: Unit | str) -> Any:
    is_money = isinstance(unit, Unit) and unit.is_money
    if value is None or (type(value) is str and len(value) <= LONGEST):
        return text_reader(unit, signed=False)(value) if is_money else _COUNT(value)
    return value if type(value) is int and 0 <= value <= LARGEST and not is_money else None
