"""
The careful way from a dict to a report: it tells everything that is wrong, as cattrs does, in a
tree of exceptions whose notes say where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import Factory, define
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from ..figures import Amount, Count
from ..form import LOCAL, Field, Holds, Local, Structure, as_unit, structure
from ..units import Unit, counting_unit
from ._cells import Reader, cell_reader, read_cell, shown
from ._local import KEYS, is_label
from ._plan import EDITION, FORMAT, VERSION, Plan

__all__ = ["MissingKeyError", "read_edition", "read_local_row", "read_object"]


class MissingKeyError(KeyError):
    """
    An object lacks a key that it must have.
    """


@define
class _Keys:
    """
    One object of a document, and what was found in it.

    Attributes:
        data: The object.

        cls: The class it is read as.

        errors: What is wrong in it.
    """

    data: Mapping[Any, Any]
    cls: Any
    errors: list[Exception] = Factory(list)

    def read(self, key: str, kind: Any, reader: Reader) -> Any:
        """
        Read the value of a key, and keep what is wrong with it.

        Args:
            key: The key.

            kind: The type of the value, for messages of cattrs.

            reader: Reads it.
        """
        if key not in self.data:
            return self.wrong(key, kind, MissingKeyError(key))
        try:
            return reader(self.data[key])
        except Exception as error:  # noqa: BLE001 - a heading's reader can be anybody's
            return self.wrong(key, kind, error)

    def wrong(self, key: str, kind: Any, error: Exception) -> None:
        """
        Note where an error is.
        """
        note = f"Structuring class {self.cls.__qualname__} @ attribute {key}"
        error.add_note(AttributeValidationNote(note, key, kind))
        self.errors.append(error)

    def finish(self, keys: Iterable[str]) -> None:
        """
        Report unknown keys and whatever else was found.

        Args:
            keys: The keys that the object may have.

        Raises:
            ClassValidationError: Something is wrong.
        """
        known = {*keys}
        unknown = {key if type(key) is str else shown(key) for key in self.data if key not in known}
        if unknown:
            self.errors.append(ForbiddenExtraKeysError("unknown keys", self.cls, unknown))
        for key in getattr(self.data, "repeated", ()):
            self.wrong(key, object, ValueError("stands twice in its object"))
        if self.errors:
            raise _failure(self.cls, self.errors)


def _failure(cls: Any, errors: list[Exception]) -> ClassValidationError:
    where = f"While structuring {cls.__qualname__}"
    return ClassValidationError(where, errors, cls)  # pyright: ignore[reportCallIssue]  # it looks at ExceptionGroup's


def _opened(data: object, cls: Any) -> _Keys:
    if not isinstance(data, Mapping):
        raise _failure(cls, [TypeError(f"must be an object (got {shown(data)})")])
    return _Keys(data, cls)


def read_object(plan: Plan, data: object) -> Any:
    """
    Make an object of a class, or say all that is wrong in its document.

    Args:
        plan: How the class stands on the wire.

        data: What should be a dict.

    Raises:
        ClassValidationError: Something is wrong.
    """
    keys = _opened(data, plan.cls)
    if plan.edition is not None:
        keys.read(EDITION, str, lambda value: _expect(value, plan.edition))
        keys.read(FORMAT, int, lambda value: _expect(value, VERSION))
    values = {one.name: keys.read(one.name, one.hint, one.read) for one in plan.headings}
    return _finish(keys, plan.cls, plan.made, plan.keys, values)


def _read_section(cls: Any, data: object) -> Any:
    made = structure(cls)
    return _finish(_opened(data, cls), cls, made, [field.name for field in made.fields], {})


def _finish(
    keys: _Keys, cls: Any, made: Structure, allowed: Iterable[str], values: dict[str, Any]
) -> Any:
    for field in made.fields:
        values[field.name] = keys.read(field.name, *_reader(field))
    if made.local is not None:
        allowed = (*allowed, LOCAL)
        if LOCAL in keys.data:
            values[LOCAL] = keys.read(LOCAL, tuple, lambda rows: _read_rows(cls, made, rows))
    keys.finish(allowed)
    try:
        return cls(**values)
    except Exception as error:  # noqa: BLE001 - a heading's validator can be anybody's
        raise _failure(cls, [error]) from None


def _reader(field: Field) -> tuple[Any, Reader]:
    if field.holds is Holds.CELL:
        return Amount if field.word.unit.is_money else Count, cell_reader(field)
    return field.type, lambda data: _read_section(field.type, data)


def _expect(value: object, expected: object) -> None:
    if type(value) is not type(expected) or value != expected:
        msg = f"must be {shown(expected)} (got {shown(value)})"
        raise ValueError(msg)


def read_edition(cls: Any, data: object, editions: Iterable[str]) -> str:
    """
    Read which edition a document is of.

    Args:
        cls: The class that stands for all editions.

        data: What should be a dict.

        editions: The names there are.

    Raises:
        ClassValidationError: It names none of them.
    """
    names = tuple(editions)

    def known(value: object) -> str:
        if type(value) is not str or value not in names:
            msg = f"must be one of {', '.join(map(shown, names))} (got {shown(value)})"
            raise ValueError(msg)
        return value

    keys = _opened(data, cls)
    edition: str = keys.read(EDITION, str, known)
    if keys.errors:
        keys.read(FORMAT, int, lambda value: _expect(value, VERSION))
        raise _failure(cls, keys.errors)
    return edition


def _read_rows(cls: Any, made: Structure, rows: object) -> tuple[Local[Any], ...]:
    if not isinstance(rows, (list, tuple)):
        msg = f"must be a list of local rows (got {shown(rows)})"
        raise TypeError(msg)
    names = [field.name for field in made.fields]
    row_class = None if made.local is None else made.local.type
    read: list[Local[Any]] = []
    errors = list(_read_each(rows, read, names, row_class))
    if errors:
        where = f"While structuring local rows of {cls.__qualname__}"
        raise IterableValidationError(where, errors, cls)  # pyright: ignore[reportCallIssue]  # as above
    return tuple(read)


def _read_each(
    rows: Iterable[object], read: list[Local[Any]], names: list[str], row_class: Any
) -> Iterator[Exception]:
    for index, row in enumerate(rows):
        try:
            read.append(read_local_row(row, row_class, names))
        except ClassValidationError as error:
            note = f"Structuring local rows @ index {index}"
            error.add_note(IterableValidationNote(note, index, Local))
            yield error


def read_local_row(data: object, row_class: Any, names: Iterable[str] | None) -> Local[Any]:
    """
    Read one local row.

    Args:
        data: What should be a dict.

        row_class: The class of its cells, where the local rows are rows of a matrix.

        names: The fields after which it can stand; ``None`` where nobody knows its section.

    Raises:
        ClassValidationError: Something is wrong in it.
    """
    keys = _opened(data, Local)
    values = {
        "after": keys.read("after", str, lambda value: _after(value, names)),
        "label": keys.read("label", str, _label),
        "unit": keys.read("unit", str, _unit),
    }
    unit = values["unit"]
    line = counting_unit(unit)
    values["figure"] = keys.read(
        "figure",
        row_class or Count,
        lambda value: (
            read_cell(value, line, signed=False)
            if row_class is None
            else _read_section(row_class, value)
        ),
    )
    values["counts"] = keys.read("counts", bool, _counts)
    keys.finish(KEYS)
    return Local(**values)


def _after(value: object, names: Iterable[str] | None) -> str | None:
    if value is None or (type(value) is str and (names is None or value in names)):
        return value
    where = "the name of a field" if names is None else f"one of {', '.join(names)}"
    msg = f"must be null or {where} (got {shown(value)})"
    raise ValueError(msg)


def _label(value: object) -> str:
    if type(value) is str and is_label(value):
        return value
    msg = f"must be a text without breaks and without space at its ends (got {shown(value)})"
    raise ValueError(msg)


def _unit(value: object) -> Unit | str:
    if type(value) is not str:
        msg = f"must be a text (got {shown(value)})"
        raise TypeError(msg)
    return as_unit(value)


def _counts(value: object) -> bool | None:
    if value is None or type(value) is bool:
        return value
    msg = f"must be true, false or null (got {shown(value)})"
    raise TypeError(msg)
