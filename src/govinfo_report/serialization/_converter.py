"""
A cattrs converter that knows the sections, rows and reports of every form, declared here or
elsewhere: one generated hook for each class and direction, made when it is first needed.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable
from typing import Any

import cattrs

from ..editions import EDITIONS
from ..form import Local
from ._detailed import read_edition, read_local_row, read_object
from ._plan import EDITION, is_any_edition, is_section, plan
from ._reading import generate_reader
from ._writing import generate_local_writer, generate_writer

__all__ = ["default_converter", "make_converter"]


def make_converter() -> cattrs.Converter:
    """
    Make a converter for reports, and for classes that hold some.

    It reads and writes what :func:`to_dict` writes, and raises a ``ClassValidationError`` with
    everything that is wrong, which ``cattrs.transform_error`` turns into texts with paths. Hooks
    for further types may be registered on it; the sections inside a report are inlined in the
    report's own hook, so a hook for one of them does not change how the report is read.

    - A subclass of ``editions.Report`` is tagged by its edition; ``Report`` itself takes any.
    - ``Local`` rows outside a section may stand after any field.
    """
    converter = cattrs.Converter()
    converter.register_structure_hook_factory(is_section, _section_reader)
    converter.register_unstructure_hook_factory(is_section, _section_writer)
    converter.register_structure_hook_factory(_is_local, _local_reader)
    converter.register_unstructure_hook_factory(_is_local, _local_writer)
    return converter


@functools.cache
def default_converter() -> cattrs.Converter:
    """
    Give the converter that the functions of this package use.
    """
    return make_converter()


def _section_reader(cls: Any, converter: cattrs.BaseConverter) -> Callable[..., Any]:
    if is_any_edition(cls):
        return _edition_reader(cls, converter)
    made = plan(cls, converter)
    slow = functools.partial(read_object, made)
    # a heading with rules of its own needs the constructor
    return generate_reader(made, slow) if made.is_plain else lambda data, _=None: slow(data)


def _edition_reader(cls: Any, converter: cattrs.BaseConverter) -> Callable[..., Any]:
    hooks: dict[str, Callable[..., Any]] = {}

    def read(data: Any, _: Any = None) -> Any:
        hook: Callable[..., Any]
        try:
            hook = hooks[data[EDITION]]
        except (KeyError, TypeError):
            edition = read_edition(cls, data, EDITIONS)
            hook = hooks[edition] = converter.get_structure_hook(EDITIONS[edition].Report)
        return hook(data, None)

    return read


def _section_writer(cls: Any, converter: cattrs.BaseConverter) -> Callable[[Any], Any]:
    if is_any_edition(cls):
        return lambda report: converter.unstructure(report, unstructure_as=type(report))
    return generate_writer(plan(cls, converter))


def _is_local(cls: Any) -> bool:
    return (typing.get_origin(cls) or cls) is Local


def _row_class(cls: Any) -> Any:
    arguments = typing.get_args(cls)
    return arguments[0] if arguments and is_section(arguments[0]) else None


def _local_reader(cls: Any, _: cattrs.BaseConverter) -> Callable[..., Any]:
    row_class = _row_class(cls)
    return lambda data, _=None: read_local_row(data, row_class, None)


def _local_writer(cls: Any, _: cattrs.BaseConverter) -> Callable[[Any], Any]:
    write = generate_local_writer(_row_class(cls))
    return lambda row: write([row])[0]
