"""
The same report, printed otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from ..figures import Printed
from ..form import LOCAL, cell_paths, structure
from ..rules import Blanks
from ..units import Unit, counting_unit
from ._shape import places
from ._texts import no_numbers, texts_of

__all__ = ["as_printed"]


@st.composite
def as_printed(draw: st.DrawFn, report: Any, blanks: Blanks = "unknown") -> Any:
    """
    Draw reports that print some cells of a report otherwise, each still allowing its number.

    So nothing that holds becomes violated: at worst nobody can tell any more.

    Args:
        draw: Given by Hypothesis.

        report: A report or any other section.

        blanks: How blank cells will be read; with ``zero`` only zeros are left blank.
    """
    changes = {}
    for path, unit, signed in _cells(report):
        cell = report[path]
        if isinstance(cell, Printed) or not draw(st.booleans()):
            continue
        may_be_blank = blanks == "unknown" or not cell
        texts = texts_of(cell, unit, signed=signed)
        changes[path] = draw(texts | no_numbers(blanks=may_be_blank))
    return report.replace(changes)


def _cells(report: Any) -> Iterator[tuple[str, Unit, bool]]:
    """
    Walk over all cells, those of local rows behind the others.
    """
    cls = type(report)
    for path, field in cell_paths(cls):
        yield path, field.word.unit, field.word.signed
    for place, section in places(cls):
        local = structure(section).local
        rows = () if local is None else (report[place] if place else report).local
        for number, row in enumerate(rows, start=1):
            path = f"{place}.{LOCAL}.{number}" if place else f"{LOCAL}.{number}"
            if local is not None and local.type is not None:
                yield from (
                    (one, field.word.unit, field.word.signed)
                    for one, field in cell_paths(local.type, f"{path}.")
                )
            else:
                yield path, counting_unit(row.unit), False
