"""
Reports as plain dicts.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, overload

from cattrs.errors import ClassValidationError

from ..editions import Report
from ..errors import InvalidDataError
from ..form import Section
from ._converter import default_converter
from ._problems import problems

__all__ = ["from_dict", "to_dict"]

S = TypeVar("S", bound=Section)


@functools.cache
def _reader(cls: Any) -> Callable[..., Any]:
    return default_converter().get_structure_hook(Report if cls is None else cls)


@functools.cache
def _writer(cls: Any) -> Callable[[Any], dict[str, Any]]:
    return default_converter().get_unstructure_hook(cls)


def to_dict(report: Section) -> dict[str, Any]:
    """
    Write a report as a plain dict, as JSON has it.

    Args:
        report: A report, or one of its sections.

    Returns:
        Its fields by name, in the order of the form: integers for exact counts, the text of every
        other cell, ``None`` for a row that the source does not have.
    """
    cls: Any = type(report)
    return _writer(cls)(report)


@overload
def from_dict(data: Mapping[str, Any], cls: None = None) -> Report: ...
@overload
def from_dict(data: Mapping[str, Any], cls: type[S]) -> S: ...
def from_dict(data: Mapping[str, Any], cls: type[Any] | None = None) -> Any:
    """
    Read what :func:`to_dict` wrote.

    Args:
        data: The dict.

        cls: The class of the report, or of the section; left out, ``edition`` names the report's.

    Raises:
        InvalidDataError: It is not such a dict; all problems are listed, each with its JSON path.
    """
    kind: Any = cls
    try:
        return _reader(kind)(data)
    except ClassValidationError as error:
        raise InvalidDataError(problems(error)) from None
