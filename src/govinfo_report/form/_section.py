"""
The base of every section, and the decorators that make the classes of a form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

import attrs

from ..errors import FormError, UnknownIndicatorError
from ..figures import Interval, add, from_interval
from ..units import Unit
from . import _paths
from ._fast import FLAG, PLAIN, compile_check
from ._labels import fold
from ._local import Local
from ._structure import Field, Holds, Structure, read_structure, structure
from ._words import alone, among, distinct, group, part, total, word_of

__all__ = ["Section", "row", "section"]

S = TypeVar("S")


class Section:
    """
    The base of the sections and rows of a form: frozen, compared by value, addressed by path.
    """

    __slots__ = (FLAG, PLAIN)

    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[attrs.Attribute[Any], ...]]
        _has_local_rows: bool
        _is_plain: bool

    def __getitem__(self, path: str) -> Any:
        """
        Give the cell, row or section at a path.

        Args:
            path: For example ``requests.received.total``, or ``….local.1`` for a local row's cell.

        Raises:
            UnknownIndicatorError: Nothing has this path.
        """
        return _paths.get(self, path)

    def __contains__(self, path: object) -> bool:
        """
        Say whether something has a path.
        """
        try:
            _paths.get(self, path if isinstance(path, str) else "")
        except UnknownIndicatorError:
            return False
        return True

    __iter__: ClassVar[None] = None  # paths are no numbers, by which Python would go through it

    def replace(self, changes: Mapping[str, Any]) -> Self:
        """
        Make a copy with other values at some paths.

        Args:
            changes: New values by path; a text is read as its line prints it.

        Raises:
            UnknownIndicatorError: Nothing has a path.

            TypeError: A value is of the wrong kind for its line.

            ValueError: The line cannot have a value.
        """
        made: Self = _paths.replace(self, dict(changes))
        return made

    @classmethod
    def of(cls, *cells: Any, **named: Any) -> Self:
        """
        Make a section from the cells at hand.

        Args:
            *cells: For a section, one mapping from paths to values or texts; what it leaves out is
                missing. For a row, the cells of its parts in printing order.

            **named: Fields of the heading, or cells of a row by name.

        Raises:
            UnknownIndicatorError: A path names nothing.

            TypeError: There are more cells than the row has parts.
        """
        made: Self
        if len(cells) == 1 and isinstance(cells[0], Mapping):
            made = _paths.build(cls, dict(cells[0]), **named)
        else:
            made = _paths.build(cls, _row_cells(cls, cells) | named)
        return made

    def __add__(self, other: Self) -> Self:
        """
        Add two sections cell by cell; local rows add up by label.
        """
        if type(other) is not type(self):
            return NotImplemented
        added: Self = _sum(self, other)
        return added

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _init_names(type(self))}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)
        # what comes from a file is checked as all else is
        self.__attrs_post_init__()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # each class has its own


def _init_names(cls: type) -> tuple[str, ...]:
    made = structure(cls)
    local = (made.local.name,) if made.local else ()
    return (*made.heading, *(field.name for field in made.fields), *local)


def _row_cells(cls: type, cells: tuple[Any, ...]) -> dict[str, Any]:
    made = structure(cls)
    names = [field.name for field in made.fields if field is not made.total]
    if not made.is_row or len(cells) > len(names):
        wanted = f"at most {len(names)} cells" if made.is_row else "one mapping from paths to cells"
        msg = f"{cls.__name__}.of() takes {wanted} (got {len(cells)} positional arguments)"
        raise TypeError(msg)
    return dict(zip(names, cells, strict=False))


def _sum(left: Any, right: Any) -> Any:
    made = structure(type(left))
    values = {
        name: getattr(left, name) if getattr(left, name) == getattr(right, name) else None
        for name in made.heading
    }
    for field in made.fields:
        one, other = getattr(left, field.name), getattr(right, field.name)
        is_cell = field.holds is Holds.CELL
        values[field.name] = _add_cells(one, other, field.word.unit) if is_cell else one + other
    if made.local is not None:
        values[made.local.name] = _sum_local(left, right, made.local)
    return type(left)(**values)


def _add_cells(one: Any, other: Any, unit: Unit) -> Any:
    """
    Add two cells of a line; amounts whose unit the form leaves open are not added up.
    """
    if unit is not Unit.UNSTATED:
        return add(one, other, unit)
    try:
        return add(one, other, unit)  # nothing, or zero and something
    except TypeError:
        return from_interval(Interval(0, None), unit)


def _sum_local(left: Any, right: Any, field: Field) -> tuple[Local[Any], ...]:
    """
    Add local rows with the same label; a report without the row adds nothing to it.
    """
    rows: dict[tuple[str, str | None, str], Local[Any]] = {}
    for one in (*getattr(left, field.name), *getattr(right, field.name)):
        key = (fold(one.label), one.after, str(one.unit))
        before = rows.get(key)
        if before is not None:
            cell = (
                before.figure + one.figure
                if field.type
                else add(before.figure, one.figure, _unit(one))
            )
            counts = before.counts if before.counts == one.counts else None
            one = attrs.evolve(before, figure=cell, counts=counts)  # noqa: PLW2901 - the sum takes its place
        rows[key] = one
    return tuple(rows.values())


def _unit(row: Local[Any]) -> Any:
    return row.unit if hasattr(row.unit, "is_money") else None


def _digits(value: Any) -> Any:
    """
    Compare amounts by their digits, so that a lost zero is seen.
    """
    return value.as_tuple() if isinstance(value, Decimal) else value


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    # checkers want a literal; form.local() is left out, so that its field is seen to have a default
    field_specifiers=(total, part, among, alone, distinct, group),
)
def section(cls: type[S]) -> type[S]:
    """
    Make a class a block of lines of a form.

    Raises:
        FormError: A field is declared in a way that cannot mean anything.
    """
    return _made(cls, is_row=False)


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    # checkers want a literal; form.local() is left out, so that its field is seen to have a default
    field_specifiers=(total, part, among, alone, distinct, group),
)
def row(cls: type[S]) -> type[S]:
    """
    Make a class the cells of one printed line.

    Raises:
        FormError: A field is declared in a way that cannot mean anything.
    """
    return _made(cls, is_row=True)


def _made(cls: type[S], *, is_row: bool) -> type[S]:
    if not issubclass(cls, Section):
        raise FormError(cls.__name__, "is declared as class …(form.Section)")
    read: list[Structure] = []

    def transform(made: type, attributes: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
        found = read_structure(made, attributes, is_row=is_row)
        read.append(found)
        cls.__attrs_post_init__ = compile_check(made.__name__, found)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # attrs calls it
        return [
            attribute.evolve(eq_key=_digits) if _is_money(attribute) else attribute
            for attribute in attributes
        ]

    make: Callable[[type[S]], type[S]] = attrs.frozen(
        kw_only=True,
        slots=True,
        weakref_slot=False,
        getstate_setstate=False,
        field_transformer=transform,
    )
    made = make(cls)
    made._structure = read[0]  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: SLF001 - the class is being made
    return made


def _is_money(attribute: attrs.Attribute[Any]) -> bool:
    word = word_of(attribute)
    return word is not None and word.unit.is_money
