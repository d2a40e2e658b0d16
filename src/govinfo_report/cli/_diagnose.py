"""
Saying what a diagnosis found, on a screen.
"""

from __future__ import annotations

from typing import Any

from ..diagnosis import Diagnosis, deduce, propose
from ..formats import Reading
from ._check import print_notices, title
from ._screen import Screen

__all__ = ["print_diagnosis"]

_MOST_NOTICES = 10
_MOST_DEDUCED = 20


def print_diagnosis(
    screen: Screen, name: str, reading: Reading[Any], diagnosis: Diagnosis, language: str
) -> None:
    """
    Say what contradicts itself, what may explain it, likeliest first, and what would mend it; of a
    report in which nothing does, what its cells leave for each other.
    """
    screen.line(title(name, reading), style="bold")
    for line in diagnosis.text(language).splitlines():
        style = "dim" if line.startswith(" ") else "green" if diagnosis.feasible else "bold red"
        screen.line(f"  {line}", style=style)
    if diagnosis.feasible:
        deduction = deduce(reading, diagnosis.blanks)
        said = deduction.text(language, _MOST_DEDUCED) if deduction.cells else ""
    else:
        said = propose(reading, diagnosis).text(language)
    for line in said.splitlines():
        screen.line(f"  {line}", style="dim" if line.startswith(" ") else "bold")
    print_notices(screen, reading, language, most=_MOST_NOTICES)
