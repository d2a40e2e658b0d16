"""
Local rows on the wire: what each has, and code that reads them the fast way.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from ..figures import LARGEST, tidy
from ..form import Local, Structure, as_unit
from ..units import Unit
from ._cells import LONGEST, text_reader
from ._source import Source

__all__ = ["KEYS", "RefusedError", "generate_rows_reader", "is_label"]

F = TypeVar("F")

KEYS = ("after", "label", "unit", "figure", "counts")

_LONGEST_LABEL = 256


class RefusedError(Exception):
    """
    The fast way cannot go on; the careful one will say why.
    """


def is_label(label: str) -> bool:
    """
    Say whether a text can be the label of a local row: not empty, and without layout.
    """
    return label != "" and tidy(label) == label


class _Twin(Generic[F]):
    """
    A row that can still be filled, as :func:`form.fast_constructor` has them for sections.
    """

    __slots__ = KEYS


def generate_rows_reader(
    made: Structure, figures: Callable[[object], Any] | None
) -> Callable[[object], tuple[Local[Any], ...]]:
    """
    Generate the fast reader of a section's local rows.

    Args:
        made: What the section declares.

        figures: Reads a row of cells, or gives ``None``, where the local rows are rows of a matrix.

    Returns:
        A function of what stands in the document; it raises ``RefusedError``, ``KeyError`` or
        ``TypeError`` for everything that is not as it should be.
    """
    places = {None: 0} | {field.name: made.place_of(field.name) for field in made.fields}
    names = {
        "Refused": RefusedError,
        "is_label": functools.lru_cache(maxsize=1 << 10)(is_label),
        "places": places,
        "units": {unit.value: as_unit(unit.value) for unit in Unit},
        "money": {unit: text_reader(unit, signed=False) for unit in Unit if unit.is_money},
        "text": text_reader(Unit.ITEM, signed=False),
        "figures": figures,
        "place": lambda row: places[row.after],
        "Twin": _Twin,
        "Real": Local,
    }
    source = Source(names=names)
    source.write(0, "def read(rows):")
    source.write(1, "if type(rows) is not list: raise Refused", "found = []", "for row in rows:")
    source.write(
        2,
        f"if type(row) is not dict or len(row) != {len(KEYS)}: raise Refused",
        *(f"{key} = row[{key!r}]" for key in KEYS),
        "if (type(label) is not str or type(unit) is not str or after not in places",
        "  or counts is not None and type(counts) is not bool",
        f"  or len(label) > {_LONGEST_LABEL} or not is_label(label)): raise Refused",
        "unit = units.get(unit, unit)",
        *(_CELL if figures is None else _CELLS),
        *_make(),
        "found.append(made)",
    )
    source.write(1, "if len(found) > 1: found.sort(key=place)", "return tuple(found)")
    return source.compile("read", Local)


_CELL = (
    "if type(figure) is int:",
    f" if not 0 <= figure <= {LARGEST} or unit in money: raise Refused",
    f"elif figure is None or type(figure) is str and len(figure) <= {LONGEST}:",
    " figure = money[unit](figure) if unit in money else text(figure)",
    "else: raise Refused",
)
_CELLS = ("figure = figures(figure)", "if figure is None: raise Refused")


def _turns() -> bool:
    """
    Say whether this Python lets a filled twin become a row.
    """
    twin: Any = _Twin()
    try:
        twin.__class__ = Local
    except TypeError:  # pragma: no cover - CPython does; other interpreters need not
        return False
    return True


def _make() -> tuple[str, ...]:
    stores = (f"made.{key} = {key}" for key in KEYS)
    if _turns():
        return ("made = Twin()", *stores, "made.__class__ = Real")
    return (
        f"made = Real({', '.join(f'{key}={key}' for key in KEYS)})",
    )  # pragma: no cover - as above
