"""
Dotted paths that name a cell, a row or a section: ``requests.received.in_person``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

import attrs

from ..errors import UnknownIndicatorError
from ..figures import MISSING
from ._local import Local
from ._settle import as_unit, read_cell, read_local_cell
from ._structure import LOCAL, Field, Holds, structure

__all__ = ["build", "cell_paths", "get", "replace"]


def cell_paths(cls: Any, prefix: str = "") -> Iterator[tuple[str, Field]]:
    """
    Walk over the cells of a section class in printing order.

    Yields:
        The path of a cell and the field that declares it.
    """
    for field in structure(cls).fields:
        path = f"{prefix}{field.name}"
        if field.holds is Holds.CELL:
            yield path, field
        else:
            yield from cell_paths(field.type, f"{path}.")


def get(value: Any, path: str) -> Any:
    """
    Give what stands at a path.

    Raises:
        UnknownIndicatorError: Nothing has this path.
    """
    place = value
    steps = path.split(".")
    while steps:
        step = steps.pop(0)
        made = getattr(type(place), "_structure", None)
        if made is None:
            raise unknown(type(value), path)
        if step == LOCAL and made.local is not None and steps:
            place = local_row(place.local, steps.pop(0), path).figure
        elif made.field(step) is not None or (step == LOCAL and made.local is not None):
            place = getattr(place, step)
        else:
            raise unknown(type(value), path)
    return place


def local_row(rows: tuple[Local[Any], ...], number: str, path: str) -> Local[Any]:
    """
    Give the local row with this number, counted from 1.

    Raises:
        UnknownIndicatorError: There is none.
    """
    if not (number.isascii() and number.isdecimal() and 1 <= int(number[:6]) <= len(rows)):
        raise UnknownIndicatorError(path)
    return rows[int(number) - 1]


def unknown(cls: Any, path: str) -> UnknownIndicatorError:
    """
    Make the error for a path that names nothing, with the path that was probably meant.
    """
    known = [known for known, _ in cell_paths(cls)]
    return UnknownIndicatorError(path, nearest(path, known))


def nearest(path: str, known: list[str]) -> str | None:
    """
    Find the path that was probably meant; used in hints only.
    """
    return next(iter(difflib.get_close_matches(path[:200], known, n=1)), None)


def replace(value: Any, changes: dict[str, Any]) -> Any:
    """
    Make a copy of a section with other values at some paths.

    Args:
        value: The section.

        changes: Values by path; a text is read as its line prints it.

    Raises:
        UnknownIndicatorError: Nothing has a path.
    """
    made = structure(type(value))
    below: dict[str, dict[str, Any]] = {}
    direct: dict[str, Any] = {}
    for path, new in changes.items():
        head, _, rest = path.partition(".")
        field = made.field(head)
        if rest and made.local is not None and head == LOCAL:
            rows = direct.get(head, value.local)
            direct[head] = _replace_local(rows, type(value), path, new)
        elif rest and field is not None and field.holds is not Holds.CELL:
            below.setdefault(head, {})[rest] = new
        elif not rest and field is not None:
            direct[head] = _as_cell(field, new)
        elif not rest and (head in made.heading or (made.local and head == LOCAL)):
            direct[head] = new
        else:
            raise unknown(type(value), path)
    for head, inner in below.items():
        try:
            direct[head] = replace(direct.get(head, getattr(value, head)), inner)
        except UnknownIndicatorError as error:
            raise unknown(type(value), f"{head}.{error.path}") from None
    return attrs.evolve(value, **direct)


def _as_cell(field: Field, new: Any) -> Any:
    is_text = field.holds is Holds.CELL and (new is None or isinstance(new, str))
    return read_cell(field, new) if is_text else new


def _replace_local(
    rows: tuple[Local[Any], ...], cls: Any, path: str, new: Any
) -> tuple[Local[Any], ...]:
    """
    Give local rows with another cell in one of them.
    """
    _, number, *rest = path.split(".")
    row = local_row(rows, number, path)
    if rest and not hasattr(type(row.figure), "_structure"):
        raise unknown(cls, path)
    if rest:
        try:
            cell = replace(row.figure, {".".join(rest): new})
        except UnknownIndicatorError:
            raise unknown(cls, path) from None
    elif isinstance(new, str):
        cell = read_local_cell(as_unit(row.unit), new)
    else:
        cell = new
    index = int(number) - 1
    return (*rows[:index], attrs.evolve(row, figure=cell), *rows[index + 1 :])


def build(cls: Any, cells: dict[str, Any], **heading: Any) -> Any:
    """
    Make a section from the cells at hand; all others are missing.

    Args:
        cls: The section class.

        cells: Values or texts by path.

        **heading: Fields outside the form.

    Raises:
        UnknownIndicatorError: Nothing has a path.
    """
    return replace(_empty(cls, heading), cells)


def _empty(cls: Any, heading: dict[str, Any]) -> Any:
    made = structure(cls)
    values = {
        field.name: MISSING if field.holds is Holds.CELL else _empty(field.type, {})
        for field in made.fields
    }
    return cls(**values, **heading)
