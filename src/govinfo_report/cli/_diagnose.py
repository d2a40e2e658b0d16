"""
Saying what a diagnosis found, on a screen.
"""

from __future__ import annotations

from typing import Any

from ..diagnosis import Diagnosis
from ..formats import Reading
from ._check import print_notices, title
from ._screen import Screen

__all__ = ["print_diagnosis"]

_MOST_NOTICES = 10


def print_diagnosis(
    screen: Screen, name: str, reading: Reading[Any], diagnosis: Diagnosis, language: str
) -> None:
    """
    Say what contradicts itself, and what may explain it, likeliest first.
    """
    screen.line(title(name, reading), style="bold")
    for line in diagnosis.text(language).splitlines():
        style = "dim" if line.startswith(" ") else "green" if diagnosis.feasible else "bold red"
        screen.line(f"  {line}", style=style)
    print_notices(screen, reading, language, most=_MOST_NOTICES)
