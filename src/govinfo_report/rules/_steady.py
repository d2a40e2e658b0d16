"""
Stocks, which hardly multiply within a year.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from ..errors import RuleError
from ..findings import Basis, Severity
from ._declared import BEFORE, NOW, Declared, check_kinds, is_one_cell, name_of, run_on, section_of
from ._rule import Relation
from ._stand_in import Cells, StandIn

__all__ = ["steady"]


def steady(
    *, times: int, severity: Severity = Severity.WARNING
) -> Callable[[Callable[[Any], Any]], tuple[Declared, ...]]:
    """
    Declare that stocks grow and shrink from one year to the next by no more than so many times.

    The function takes one section, annotated with its class, and returns a cell or a tuple of
    cells; its docstring says what is unusual about a jump.

    Args:
        times: How many times as much is still usual.

        severity: How bad a violation is.

    Returns:
        Two rules over years for each cell: one for a rise, one for a fall.

    Raises:
        RuleError: The function returns something else than cells.
    """
    check_kinds((severity, Severity), (times, int))

    def declare(function: Callable[[Any], Any]) -> tuple[Declared, ...]:
        name = name_of(function)
        cls = section_of(name, function, ())
        before, now = (_stocks(name, cls, function, year) for year in (BEFORE, NOW))
        says = inspect.cleandoc(function.__doc__ or "")
        found = []
        for old, new in zip(before, now, strict=True):
            stock = new.forms[None].terms[0].path.partition(".")[2].replace(".", "_")
            for end, sides in {"rises": (new, old * times), "falls": (old, new * times)}.items():
                found.append(
                    Declared(
                        f"{stock}_{end}_by_no_jump",
                        cls,
                        Relation.AT_MOST,
                        severity,
                        Basis.PLAUSIBILITY,
                        says,
                        sides,
                        None,
                        over_years=True,
                        wording="jump",
                    )
                )
        return tuple(found)

    return declare


def _stocks(name: str, cls: Any, function: Callable[[Any], Any], year: str) -> list[Cells]:
    given = run_on(name, function, StandIn(name, cls, f"{year}."))
    cells = list(given) if isinstance(given, tuple) else [given]
    for one in cells:
        if not isinstance(one, Cells) or one.row is not None or not is_one_cell(one):
            raise RuleError(name, "returns a cell, or a tuple of cells")
    return cells
