"""
Reports as JSON texts.
"""

from __future__ import annotations

import collections
import json
from typing import Any, Never, TypeVar, overload

from ..editions import Report
from ..errors import InvalidDataError, Problem
from ..form import Section
from ._cells import NotJson
from ._dicts import from_dict, to_dict

__all__ = ["from_json", "to_json"]

S = TypeVar("S", bound=Section)


def to_json(report: Section, *, indent: int | None = None) -> str:
    """
    Write a report as a JSON text.

    Args:
        report: A report, or one of its sections.

        indent: How far to indent each level; left out, all stands on one line.
    """
    data = to_dict(report)
    encoder = _ENCODER if indent is None else json.JSONEncoder(ensure_ascii=False, indent=indent)
    text = encoder.encode(data)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a character, which only an escape can write
        text = json.dumps(data, indent=indent)
    return text


@overload
def from_json(text: str | bytes | bytearray, cls: None = None) -> Report: ...
@overload
def from_json(text: str | bytes | bytearray, cls: type[S]) -> S: ...
def from_json(text: str | bytes | bytearray, cls: type[Any] | None = None) -> Any:
    """
    Read what :func:`to_json` wrote.

    Args:
        text: The JSON text, or its bytes in UTF-8, UTF-16 or UTF-32.

        cls: The class of the report, or of the section; left out, ``edition`` names the report's.

    Raises:
        InvalidDataError: It is not such a text; all problems are listed, each with its JSON path.
    """
    try:
        data, is_odd = _decoded(text)
    except (ValueError, RecursionError) as error:
        raise InvalidDataError((Problem("$", _reason(error)),)) from None
    made = from_dict(data, cls)
    if is_odd:  # what is odd stands in a field outside the form, whose type took it as it is
        raise InvalidDataError((Problem("$", "repeats a key, or holds a number that is none"),))
    return made


def _decoded(text: str | bytes | bytearray) -> tuple[Any, bool]:
    """
    Decode a JSON text.

    Returns:
        What it holds, and whether it has what no JSON may have, marked in what it holds.
    """
    if not isinstance(text, str):
        text = text.decode(json.detect_encoding(text))
    text = text.removeprefix("\ufeff")
    try:
        return _STRICT.decode(text), False
    except json.JSONDecodeError:
        raise
    except ValueError:
        return _LENIENT.decode(text), True


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"is not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
    if isinstance(error, UnicodeDecodeError):
        return f"is not in {error.encoding}"
    return "is nested too deeply"


class _Repeated(dict[str, Any]):
    """
    A JSON object in which keys stand more than once.
    """

    __slots__ = ("repeated",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = collections.Counter(key for key, _ in pairs)
        self.repeated = [key for key, count in counts.items() if count > 1]


def _strict_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError
    return made


def _lenient_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else _Repeated(pairs)


def _strict_constant(_: str) -> Never:
    raise ValueError


def _lenient_int(digits: str) -> int | NotJson:
    try:
        return int(digits)
    except ValueError:
        return NotJson(f"a number of {len(digits)} digits")


_ENCODER = json.JSONEncoder(ensure_ascii=False)
_STRICT = json.JSONDecoder(object_pairs_hook=_strict_object, parse_constant=_strict_constant)
_LENIENT = json.JSONDecoder(
    object_pairs_hook=_lenient_object, parse_constant=NotJson, parse_int=_lenient_int
)
