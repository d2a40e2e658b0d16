"""
The wire form in JSON, read and written as a format among others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..serialization import from_json, to_json
from ._decoding import decoded
from ._reading import Reading, Source

__all__ = ["read", "write"]


def read(
    content: str | bytes, forms: Sequence[Any], *, encoding: str | None, name: str | None
) -> tuple[Reading[Any], ...]:
    """
    Read a report in JSON.

    Args:
        content: The text, or its bytes.

        forms: The report classes to look for.

        encoding: The encoding of bytes, if that is known.

        name: What the source is called.

    Raises:
        UnreadableError: There is no text.

        InvalidDataError: The text is no report.
    """
    text, used, notices = decoded(content, encoding, name)
    cls = forms[0] if len(forms) == 1 else None
    return (Reading(from_json(text, cls), notices, Source(name, "json", used)),)


def write(report: Any, findings: Any = None, diagnosis: Any = None) -> str:  # noqa: ARG001 - all formats take them
    """
    Write a report as JSON.

    Args:
        report: The report.

        findings: Not shown: the wire form holds what is printed.

        diagnosis: Not shown either.
    """
    return f"{to_json(report, indent=2)}\n"
