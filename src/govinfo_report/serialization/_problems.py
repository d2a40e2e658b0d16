"""
From the tree of exceptions that cattrs keeps to a flat list of problems with their JSON paths.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator

from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from ..errors import Problem
from ._detailed import MissingKeyError

__all__ = ["problems"]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HINTS = 20
_SHOWN = 80


def problems(error: ClassValidationError) -> tuple[Problem, ...]:
    """
    List everything that is wrong, in the order of the form.

    Args:
        error: What the converter raised.
    """
    return tuple(_walk(error, "$"))


def _walk(error: Exception, path: str) -> Iterator[Problem]:
    if not isinstance(error, BaseValidationError):
        yield Problem(path, "is missing" if isinstance(error, MissingKeyError) else str(error))
        return
    missing = [
        str(below.args[0]) for below in error.exceptions if isinstance(below, MissingKeyError)
    ]
    for below in error.exceptions:
        if isinstance(below, ForbiddenExtraKeysError):
            yield from _unknown(below, path, missing)
        else:
            yield from _walk(below, f"{path}{_step(below)}")


def _unknown(error: ForbiddenExtraKeysError, path: str, missing: list[str]) -> Iterator[Problem]:
    """
    Report unknown keys, each with the missing one that was probably meant.
    """
    hints = missing if len(error.extra_fields) <= _HINTS else []
    for key in sorted(error.extra_fields):
        nearest = difflib.get_close_matches(key[:_SHOWN], hints, n=1)
        hint = f"; did you mean {nearest[0]}?" if nearest else ""
        yield Problem(f"{path}{_key(key)}", f"is an unknown key{hint}")


def _step(error: Exception) -> str:
    """
    Read from its note where an error stands in the object or the list around it.
    """
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return _key(note.name)
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
    return ""


def _key(key: str) -> str:
    if _NAME.fullmatch(key):
        return f".{key}"
    return f"[{json.dumps(key[:_SHOWN], ensure_ascii=False)}]"
