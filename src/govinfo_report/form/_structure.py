"""
What a class declares, read once from its fields and checked.
"""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
from attrs import frozen

from ..errors import FormError
from ..figures import Printed
from ..units import Unit
from ._labels import fold, split_number
from ._local import Local
from ._words import Role, Word, word_of

__all__ = [
    "LOCAL",
    "Field",
    "Holds",
    "Structure",
    "check_places",
    "is_union",
    "read_structure",
    "structure",
]


LOCAL = "local"
"""
What the field of local rows is called in every section: paths and the wire form rely on it.
"""


class Holds(enum.Enum):
    """
    What a field of the form holds.
    """

    CELL = "cell"
    ROW = "row"
    SECTION = "section"
    LOCAL = "local"


@frozen
class Field:
    """
    One field of a section that belongs to the form.

    Attributes:
        name: Its name.

        word: What is declared on it.

        holds: What its value is.

        type: The section or row class below it; for local rows the class of a row, if they are
            rows; ``None`` for cells.
    """

    name: str
    word: Word
    holds: Holds
    type: Any = None


@frozen
class Structure:
    """
    The fields of a section class, in the order of the form.

    Attributes:
        fields: The fields that belong to the form, local rows apart.

        local: The field of the local rows, where there is one.

        heading: The names of the fields outside the form (agency, year, scope).

        is_row: Whether the class is the cells of one printed line.
    """

    fields: tuple[Field, ...]
    local: Field | None
    heading: tuple[str, ...]
    is_row: bool

    @property
    def total(self) -> Field | None:
        """
        The field that the parts add up to.
        """
        return next((field for field in self.fields if field.word.role is Role.TOTAL), None)

    @property
    def whole(self) -> Field | None:
        """
        The field that 其中 speaks of: the total, or the total that counts once.
        """
        distinct = (field for field in self.fields if field.word.role is Role.DISTINCT)
        return self.total or next(distinct, None)

    def field(self, name: str) -> Field | None:
        """
        Give a field by its name.
        """
        return next((field for field in self.fields if field.name == name), None)

    def place_of(self, after: str | None) -> int:
        """
        Say how many fields are printed before a local row.

        Raises:
            ValueError: No field has this name.
        """
        if after is None:
            return 0
        return [field.name for field in self.fields].index(after) + 1


def structure(cls: Any) -> Structure:
    """
    Give what a section class declares.

    Raises:
        FormError: The class is not a section.
    """
    found = cls.__dict__.get("_structure")
    if not isinstance(found, Structure):
        raise FormError(cls.__name__, "is not declared with @form.section or @form.row")
    return found


def read_structure(cls: type, attributes: list[attrs.Attribute[Any]], *, is_row: bool) -> Structure:
    """
    Read the declaration off the attributes of a class that is being made.

    Raises:
        FormError: A field is declared in a way that cannot mean anything.
    """
    hints = _hints(cls)
    fields: list[Field] = []
    local: Field | None = None
    heading: list[str] = []
    for attribute in attributes:
        word = word_of(attribute)
        if word is None:
            if attribute.init:
                heading.append(attribute.name)
            continue
        where = f"{cls.__name__}.{attribute.name}"
        if attribute.name in vars(cls).get("__annotations__", {}):
            _check_name(cls, attribute.name, where)
        _check_word(word, where)
        holds, below = _held(hints.get(attribute.name), word, where)
        field = Field(attribute.name, word, holds, below)
        if holds is Holds.LOCAL:
            if attribute.name != LOCAL:
                raise FormError(where, f"the field of local rows is called {LOCAL}")
            local = field
        else:
            _check_field(field, where)
            fields.append(field)
    made = Structure(tuple(fields), local, tuple(heading), is_row)
    _check_section(cls, made)
    return made


def _check_name(cls: type, name: str, where: str) -> None:
    """
    Refuse a field that would hide something that every section has.
    """
    if name.startswith("_") or (
        name != LOCAL and any(name in vars(base) for base in cls.__mro__[1:])
    ):
        raise FormError(where, "is the name of something that every section has; choose another")


def _check_word(word: Word, where: str) -> None:
    """
    Refuse a label that could not be found again, and what is no unit.
    """
    if not isinstance(word.unit, Unit):
        raise FormError(where, f"unit= is a units.Unit (got {word.unit!r})")
    if word.label is None:
        return
    number, rest = split_number(word.label)
    if number or not fold(rest):
        raise FormError(where, "a label has words and no number: numbers follow from the place")
    if word.label.startswith(("其中：", "其中:")):
        raise FormError(where, 'what leads to a label is given apart: lead="其中："')


def _hints(cls: type) -> dict[str, Any]:
    try:
        return typing.get_type_hints(cls)
    except NameError as error:
        reason = (
            f"{error}; annotations of a form must exist at run time, so declare forms at module"
            " level and import their types outside of TYPE_CHECKING"
        )
        raise FormError(cls.__name__, reason) from None


def _held(hint: Any, word: Word, where: str) -> tuple[Holds, Any]:
    """
    Say what a field holds, from its annotation.
    """
    members = set(typing.get_args(hint)) if is_union(hint) else {hint}
    if word.role is Role.LOCAL:
        return Holds.LOCAL, _local_row(hint, where)
    if members in ({int, Printed}, {Decimal, Printed}):
        money = Decimal in members
        if money is not word.unit.is_money:
            wanted = "Amount" if word.unit.is_money else "Count"
            reason = f"a line in {word.unit.value} holds a figures.{wanted}; give unit=Unit.… for"
            raise FormError(
                where, f"{reason} another one, such as Unit.TEN_THOUSAND_YUAN for money"
            )
        return Holds.CELL, None
    below = getattr(hint, "_structure", None)
    if isinstance(below, Structure):
        return (Holds.ROW if below.is_row else Holds.SECTION), hint
    reason = f"a form holds figures.Count, figures.Amount, sections and rows, not {hint!r}"
    raise FormError(where, reason)


def is_union(hint: Any) -> bool:
    """
    Say whether an annotation is a union, in either spelling.
    """
    return typing.get_origin(hint) in _UNIONS


_UNIONS = frozenset({typing.get_origin(typing.Optional[int]), types.UnionType})  # noqa: UP045  # pyright: ignore[reportDeprecated]  # the older spelling is what it asks for


def _local_row(hint: Any, where: str) -> Any:
    row, *rest = typing.get_args(hint) or (None,)
    figures = typing.get_args(row) if typing.get_origin(row) is Local else ()
    if typing.get_origin(hint) is not tuple or rest != [Ellipsis] or len(figures) != 1:
        raise FormError(where, "local rows are annotated tuple[Local[Count], ...]")
    (figure,) = figures
    return figure if isinstance(getattr(figure, "_structure", None), Structure) else None


def _check_field(field: Field, where: str) -> None:
    word = field.word
    nested = field.holds is Holds.SECTION
    if word.role is Role.GROUP and not nested:
        raise FormError(where, "form.group() declares a section; a line is total, part or alone")
    if nested and word.role not in {Role.GROUP, Role.PART}:
        reason = f"a section is form.group() or form.part(), not form.{word.role.value}()"
        raise FormError(where, reason)
    if not nested:
        if word.label is None:
            raise FormError(where, "a line needs the label that the form prints")
        return
    below = structure(field.type)
    heads = below.total is not None and below.fields[0] is below.total
    if word.label is None and not heads:
        raise FormError(where, "a group without a label needs a total as its first line")


def _check_section(cls: type, made: Structure) -> None:
    """
    Check what only the whole section shows.
    """
    name = cls.__name__
    totals = [field.name for field in made.fields if field.word.role is Role.TOTAL]
    if len(totals) > 1:
        raise FormError(name, f"has {len(totals)} totals: {', '.join(totals)}")
    parts = [field for field in made.fields if field.word.role is Role.PART]
    among = any(field.word.role is Role.AMONG for field in made.fields)
    if totals and not parts and not among:
        where = f"{name}.{totals[0]}"
        raise FormError(where, "is a total without parts; use form.alone()")
    for field in made.fields:
        where = f"{name}.{field.name}"
        if field.word.role is Role.AMONG and made.whole is None:
            raise FormError(where, "form.among() needs a total in its own section")
        if field.word.role is Role.DISTINCT and made.field(field.word.of or "") is None:
            raise FormError(where, f"form.distinct(of={field.word.of!r}) names no field of {name}")
        _check_addends(made, field, where)
    if made.is_row and any(field.holds is not Holds.CELL for field in made.fields):
        raise FormError(name, "a row holds cells only")


def _check_addends(made: Structure, field: Field, where: str) -> None:
    """
    Check that a line can be compared with the one it is a part of.
    """
    if field.word.role is Role.AMONG:
        whole = made.whole
    elif field.word.role is Role.PART:
        whole = made.total
    elif field.word.role is Role.DISTINCT:
        whole, field = field, made.field(field.word.of or "") or field
    else:
        return
    if whole is None:
        return
    for one in _contributing(field):
        if (one.type, one.word.unit.is_money) != (whole.type, whole.word.unit.is_money):
            reason = f"{one.name} and {whole.name} do not add up: counts, money and rows differ"
            raise FormError(where, reason)


def _contributing(field: Field) -> Iterator[Field]:
    """
    Walk over the lines by which a field counts in the total above it.
    """
    if field.holds is not Holds.SECTION:
        yield field
        return
    below = structure(field.type)
    if below.total is not None:
        yield below.total
        return
    for one in below.fields:
        if one.word.role in {Role.PART, Role.GROUP}:
            yield from _contributing(one)


def check_places(
    made: Structure, rows: tuple[Local[Any], ...], name: str
) -> tuple[Local[Any], ...]:
    """
    Put local rows into printing order.

    Raises:
        ValueError: A row names a field that the section does not have.
    """
    for row in rows:
        if row.after is not None and made.field(row.after) is None:
            names = ", ".join(field.name for field in made.fields)
            msg = f"{name}: local row {row.label!r} stands after {row.after!r}; there are {names}"
            raise ValueError(msg)
    return tuple(sorted(rows, key=lambda row: made.place_of(row.after)))
