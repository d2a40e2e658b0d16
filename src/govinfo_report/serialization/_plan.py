"""
What the wire form has to know about a class: its keys, and how to read what is no line of the form.
"""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Callable
from typing import Any

import attrs
from attrs import frozen

from ..editions import Report
from ..errors import FormError
from ..form import Structure, is_union, structure
from ._cells import Reader, shown

if typing.TYPE_CHECKING:
    import cattrs

__all__ = [
    "EDITION",
    "FORMAT",
    "VERSION",
    "Heading",
    "Plan",
    "is_any_edition",
    "is_section",
    "plan",
    "row_plan",
]

EDITION = "edition"
FORMAT = "format"
VERSION = 1
"""
The version of the wire form.
"""

_PLAIN = {str: "string", int: "integer", bool: "boolean", types.NoneType: "null"}
_WORDS = {str: "a text", int: "a whole number", bool: "true or false", types.NoneType: "null"}
_SHARED = tuple(attrs.fields(Report))


@frozen
class Heading:
    """
    One field outside the form, such as the agency.

    Attributes:
        name: Its name.

        hint: Its type.

        read: Reads it from a document, or raises.

        types: The types whose values stand in a document as they are.

        members: The members of its enums by their texts.

        write: Writes it; ``None`` where its value is written as it is.

        schema: What a document may have.
    """

    name: str
    hint: Any
    read: Reader
    types: tuple[type, ...]
    members: dict[str, enum.Enum]
    write: Callable[[Any], Any] | None
    schema: dict[str, Any]


@frozen
class Plan:
    """
    How a class stands on the wire.

    Attributes:
        cls: The class.

        made: What it declares.

        edition: The name that the top of its documents carries; ``None`` for a section.

        headings: The fields outside the form.

        is_plain: Whether no field outside the form has rules of its own, so that objects may be
            made without the constructor.
    """

    cls: Any
    made: Structure
    edition: str | None
    headings: tuple[Heading, ...]
    is_plain: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """
        The keys that every document has, in order.
        """
        top = () if self.edition is None else (EDITION, FORMAT)
        return (*top, *self.made.heading, *(field.name for field in self.made.fields))


def is_section(cls: Any) -> bool:
    """
    Say whether a type is the class of a section, a row or a report.
    """
    return isinstance(cls, type) and isinstance(cls.__dict__.get("_structure"), Structure)


def is_any_edition(cls: Any) -> bool:
    """
    Say whether a class stands for the reports of every edition.
    """
    return isinstance(cls, type) and issubclass(cls, Report) and not hasattr(cls, EDITION)


def plan(cls: Any, converter: cattrs.BaseConverter) -> Plan:
    """
    Read how a class stands on the wire.

    Args:
        cls: A section class.

        converter: Reads and writes the fields outside the form whose types only it knows.

    Raises:
        FormError: The class is no section, or a line has the name of a key that reports need.
    """
    made = structure(cls)
    edition = cls.edition if issubclass(cls, Report) else None
    taken = {EDITION, FORMAT} & {field.name for field in made.fields}
    if edition is not None and taken:
        where = f"{cls.__name__}.{min(taken)}"
        raise FormError(where, "the wire form needs this key itself")
    attributes = attrs.fields_dict(cls)
    hints = typing.get_type_hints(cls) if made.heading else {}
    return Plan(
        cls=cls,
        made=made,
        edition=edition,
        headings=tuple(_heading(name, hints.get(name, Any), converter) for name in made.heading),
        is_plain=all(attributes[name] in _SHARED for name in made.heading),
    )


def row_plan(cls: Any) -> Plan:
    """
    Give the plan of a row class, which has no heading.
    """
    return Plan(cls=cls, made=structure(cls), edition=None, headings=(), is_plain=True)


def _heading(name: str, hint: Any, converter: cattrs.BaseConverter) -> Heading:
    members = typing.get_args(hint) if is_union(hint) else (hint,)
    plain = {member: _PLAIN[member] for member in members if member in _PLAIN}
    enums = [member for member in members if _is_plain_enum(member)]
    if len(plain) + len(enums) < len(members):  # a date, say: only the converter can know
        return Heading(
            name,
            hint,
            lambda value: converter.structure(value, hint),
            (),
            {},
            lambda value: converter.unstructure(value, unstructure_as=hint),
            {},
        )
    values = {one.value: one for member in enums for one in member}
    words = " or ".join([*map(shown, values), *(_WORDS[member] for member in plain)])

    def read(value: object) -> Any:
        if type(value) in plain:
            return value
        if type(value) is str and value in values:
            return values[value]
        msg = f"must be {words} (got {shown(value)})"
        raise TypeError(msg)

    schema: dict[str, Any] = {"type": list(plain.values())}
    if enums:
        nothing = [None] if types.NoneType in plain else []
        schema = {"enum": [*values, *nothing]}
        if len(plain) > len(nothing):
            schema = {"anyOf": [{"type": list(plain.values())}, schema]}
    return Heading(name, hint, read, tuple(plain), values, _written if enums else None, schema)


def _is_plain_enum(member: Any) -> bool:
    if not (isinstance(member, type) and issubclass(member, enum.Enum)):
        return False
    return all(type(one.value) is str for one in member)


def _written(value: Any) -> Any:
    return getattr(value, "_value_", value)  # of an enum's member, without its slow property
