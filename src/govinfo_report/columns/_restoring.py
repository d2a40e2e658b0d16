"""
From columns back to reports.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ..editions import Scope
from ..errors import ColumnsError
from ..figures import MISSING, Kind, figure
from ..form import (
    LOCAL,
    Field,
    Local,
    as_unit,
    fast_builder,
    read_local_cell,
    settle_local,
    structure,
)
from ..form._settle import read_cell
from ._layout import KINDS, Stem, layout

__all__ = ["report_maker"]

_BY_NUMBER = {number: kind for kind, number in KINDS.items()}


@functools.cache
def report_maker(cls: Any) -> Callable[[Mapping[str, Any]], Any]:
    """
    Make the function that gives the report of a row.

    Args:
        cls: The report class.

    Returns:
        A function of the values of a row by column; it raises :class:`ColumnsError` for a cell
        whose text the row does not say.
    """
    cells = layout(cls).cells
    build = fast_builder(cls)
    heading = structure(cls).heading

    def make(row: Mapping[str, Any]) -> Any:
        texts = json.loads(row["printed"] or "{}")
        values = [_cell(path, field, row, texts) for path, field in cells.items()]
        rows: dict[str, list[dict[str, Any]]] = {}
        for one in json.loads(row[LOCAL] or "[]"):
            rows.setdefault(one["section"], []).append(one)
        local = {path: _local(cls, path, of_section) for path, of_section in rows.items()}
        scope = None if row["scope"] is None else Scope(row["scope"])
        known = {"agency": row["agency"], "year": row["year"], "scope": scope}
        return build(values, local, **{name: known[name] for name in heading})

    return make


def _cell(path: str, field: Field, row: Mapping[str, Any], texts: dict[str, str]) -> Any:
    if path in texts:
        return read_cell(field, texts[path])
    stem = Stem(path)
    kind = _BY_NUMBER[row[stem.kind]]
    if kind is Kind.MISSING:
        return read_cell(field, None) if field.word.signed or field.word.unit.is_money else MISSING
    if kind is Kind.BLANK:
        return read_cell(field, "")
    low = row[stem.low]
    if kind is Kind.EXACT and low == row[stem.high] and not field.word.unit.is_money:
        return figure(str(low), signed=field.word.signed)
    if kind is Kind.EXACT and low == 0:
        return Decimal(0)
    msg = f"the text of {path} is not in the column 'printed' (report {row.get('report')})"
    raise ColumnsError(msg)


def _local(cls: Any, path: str, rows: list[dict[str, Any]]) -> tuple[Local[Any], ...]:
    section = cls
    for step in path.split(".") if path else ():
        section = _below(section, step)
    made = structure(section)
    of_row = None if made.local is None else made.local.type
    found: list[Local[Any]] = []
    for one in rows:
        unit = as_unit(one["unit"])
        texts = {cell["column"]: cell["text"] for cell in one["cells"]}
        read = read_local_cell(unit, texts[None]) if of_row is None else of_row.of(texts)
        heading = {name: one[name] for name in ("label", "after", "counts")}
        found.append(Local(figure=read, unit=unit, **heading))
    return settle_local(made, f"{path}.{LOCAL}", tuple(found))


def _below(section: Any, step: str) -> Any:
    field = structure(section).field(step)
    if field is None:
        msg = f"the column 'local' names a section that the form does not have: {step}"
        raise ColumnsError(msg)
    return field.type
