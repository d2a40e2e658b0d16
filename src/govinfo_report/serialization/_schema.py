"""
JSON Schema of the wire form, read from the declaration.
"""

from __future__ import annotations

import copy
import functools
import itertools
from typing import Any

from attrs import Factory, frozen

from ..editions import edition as edition_of
from ..figures import LARGEST, tidy
from ..form import LOCAL, Field, Holds, Section, Structure, as_unit, structure
from ..units import Unit
from ._converter import default_converter
from ._local import KEYS
from ._plan import EDITION, FORMAT, VERSION, plan

__all__ = ["json_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_COUNT = {"type": ["integer", "string", "null"], "minimum": 0, "maximum": LARGEST}
_CHANGE = {"type": ["integer", "string", "null"], "minimum": -LARGEST, "maximum": LARGEST}
_AMOUNT = {"type": ["string", "null"]}


@frozen
class _Definitions:
    """
    What stands once in a schema and is referred to.

    Attributes:
        schemas: The definitions by name.

        rows: The references to row classes.
    """

    schemas: dict[str, Any] = Factory(dict)
    rows: dict[Any, dict[str, Any]] = Factory(dict)

    def refer(self, name: str, schema: dict[str, Any]) -> dict[str, Any]:
        """
        Define something, if it is not yet, and refer to it.
        """
        self.schemas.setdefault(name, copy.deepcopy(schema))
        return {"$ref": f"#/$defs/{name}"}


def json_schema(edition: str | type[Section]) -> dict[str, Any]:
    """
    Describe what :func:`from_dict` accepts as JSON Schema 2020-12.

    The labels of the form are the titles, its units stand as ``x-unit``. JSON Schema takes 5.0 for
    the integer 5, which ``from_dict`` does not; nothing else differs, as long as the fields that
    a class of your own adds outside the form hold texts, whole numbers, truth values, enums of
    texts or nothing.

    Args:
        edition: The name of an edition, such as ``2014``, or the class of a report or a section.

    Raises:
        UnknownEditionError: No edition has this name.
    """
    cls = edition_of(edition).Report if isinstance(edition, str) else edition
    made = plan(cls, default_converter())
    top: dict[str, Any] = {}
    if made.edition is not None:
        top = {EDITION: {"const": made.edition}, FORMAT: {"const": VERSION}}
    top |= {heading.name: copy.deepcopy(heading.schema) for heading in made.headings}
    definitions = _Definitions()
    title = getattr(cls, "title", cls.__name__)
    body = _section(made.made, definitions, top)
    return {"$schema": _DIALECT, "title": title, **body, "$defs": definitions.schemas}


@functools.cache
def _label() -> dict[str, Any]:
    """
    Describe the label of a local row: no layout at its ends, no break inside.
    """
    spaces = [chr(code) for code in (*range(0x3001), 0xFEFF) if tidy(f"a{chr(code)}") == "a"]
    breaks = [space for space in spaces if tidy(f"a{space}a") == "aa"]
    layout, breaking = ("".join(f"\\u{ord(one):04x}" for one in few) for few in (spaces, breaks))
    pattern = f"^[{layout}]|[{layout}]$|[{breaking}]"
    return {"type": "string", "minLength": 1, "not": {"pattern": pattern}}


def _object(properties: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _section(
    made: Structure, definitions: _Definitions, top: dict[str, Any] | None = None
) -> dict[str, Any]:
    properties = dict(top or {})
    for field in made.fields:
        properties[field.name] = _named(field) | _held(field, definitions)
    required = tuple(properties)
    if made.local is not None:
        rows = _local(made, made.local, definitions)
        properties[LOCAL] = {"type": "array", "items": rows}
    return _object(properties, required)


def _named(field: Field) -> dict[str, Any]:
    """
    Give the label of a line, or of the total that heads a section, and the unit.
    """
    word = field.word
    if word.label is None:
        return {"title": structure(field.type).fields[0].word.label}
    if field.holds is Holds.SECTION:
        return {"title": word.label}
    return {"title": word.label, "x-unit": word.unit.value}


def _held(field: Field, definitions: _Definitions) -> dict[str, Any]:
    if field.holds is Holds.CELL:
        return _cell(field.word.unit, definitions, signed=field.word.signed)
    if field.holds is Holds.ROW:
        return _row(field.type, definitions)
    return _section(structure(field.type), definitions)


def _cell(unit: Unit, definitions: _Definitions, *, signed: bool = False) -> dict[str, Any]:
    if unit.is_money:
        return definitions.refer("amount", _AMOUNT)
    name, schema = ("change", _CHANGE) if signed else ("count", _COUNT)
    return definitions.refer(name, schema)


def _row(cls: Any, definitions: _Definitions) -> dict[str, Any]:
    """
    Refer to a row class: a matrix has dozens of rows of the same one.
    """
    if cls not in definitions.rows:
        schema = _section(structure(cls), definitions)
        names = (cls.__name__ + "_" * count for count in itertools.count())
        name = next(name for name in names if name not in definitions.schemas)
        definitions.rows[cls] = definitions.refer(name, schema)
    return dict(definitions.rows[cls])


def _local(made: Structure, local: Field, definitions: _Definitions) -> dict[str, Any]:
    """
    Describe a local row; what its cell may be depends on its unit, as in the form's own lines.
    """
    figure: dict[str, Any] = {}
    if local.type is not None:
        figure = _row(local.type, definitions)
    row = _object(
        {
            "after": {"enum": [None, *(field.name for field in made.fields)]},
            "label": definitions.refer("label", _label()),
            "unit": {"type": "string"},
            "figure": figure,
            "counts": {"type": ["boolean", "null"]},
        },
        KEYS,
    )
    if local.type is not None:
        return row
    money = [unit.value for unit in Unit if unit.is_money and as_unit(unit.value) is unit]
    cells = (_cell(unit, definitions) for unit in (Unit.TEN_THOUSAND_YUAN, Unit.ITEM))
    then, otherwise = ({"properties": {"figure": cell}} for cell in cells)
    return row | {
        "if": {"properties": {"unit": {"enum": money}}},
        "then": then,
        "else": otherwise,
    }
