"""
Sections and reports on which every rule holds.
"""

from __future__ import annotations

import functools
from types import ModuleType
from typing import Any, TypeVar

from hypothesis import strategies as st

from ..editions import EDITIONS, Report, Scope
from ..editions import edition as edition_named
from ..errors import FormError
from ..form import structure
from ..rules import Rulebook, rulebook
from ._drawing import draw_cells, put_together
from ._puzzle import puzzle_of
from ._shape import shapes

__all__ = ["headings", "report_class", "reports", "rows", "rules_of", "sections"]

S = TypeVar("S")

_AGENCIES = (
    "重庆市人民政府",
    "北京市海淀区教育局",
    "某省财政厅",
    "某县某镇人民政府",
    "国家某局",
)
_EVERY_YEAR = range(2008, 2031)


@functools.cache
def rules_of(cls: Any) -> Rulebook:
    """
    Give everything that holds on a form: the rules it names, or what its words say.
    """
    own = getattr(cls, "rules", None)
    return own if isinstance(own, Rulebook) and own.cls is cls else rulebook(cls)


def report_class(edition: Any) -> Any:
    """
    Give the report class of an edition.

    Args:
        edition: The module of an edition, its name, or a section class, which stands for itself.

    Raises:
        UnknownEditionError: No edition has this name.

        TypeError: It is none of these.
    """
    if isinstance(edition, str):
        edition = edition_named(edition)
    if isinstance(edition, ModuleType):
        edition = getattr(edition, "Report", None)
    if not isinstance(edition, type):
        msg = f"an edition is a module, its name or its Report (got {edition!r})"
        raise TypeError(msg)
    structure(edition)
    return edition


def headings(cls: Any) -> st.SearchStrategy[dict[str, Any]]:
    """
    Draw what stands above the table of a report: agency, year and scope, each perhaps unknown.

    Args:
        cls: The report class; other sections have no heading that is known here.
    """
    if not issubclass(cls, Report):
        return st.just({})
    years = next((m.YEARS for m in EDITIONS.values() if m.Report is cls), _EVERY_YEAR)
    return st.fixed_dictionaries(
        {
            "agency": st.none() | st.sampled_from(_AGENCIES),
            "year": st.none() | st.sampled_from(years),
            "scope": st.none() | st.sampled_from(Scope),
        }
    )


@st.composite
def _consistent(draw: st.DrawFn, cls: Any, rules: Rulebook) -> Any:
    shape = draw(shapes(cls, rules))
    puzzle = puzzle_of(cls, rules, shape)
    bounds = [bound for equation in puzzle.equations for bound in equation]
    cells = draw_cells(draw, puzzle, [*bounds, *puzzle.rows])
    return put_together(draw, cls, cells, shape, draw(headings(cls)))


def sections(cls: type[S], rules: Rulebook | None = None) -> st.SearchStrategy[S]:
    """
    Draw consistent sections of a class: on each, every equation of every severity holds, or says
    nothing because a row is not shown.

    Args:
        cls: A section class, of this library or your own.

        rules: What must hold; by default all that its declaration says, and for a report the rules
            of its edition.

    Raises:
        FormError: ``cls`` is no section class.
    """
    structure(cls)
    form: Any = cls
    return _consistent(form, rules_of(form) if rules is None else rules)


def rows(cls: type[S]) -> st.SearchStrategy[S]:
    """
    Draw consistent rows of cells.

    Args:
        cls: A class declared with ``@form.row``.

    Raises:
        FormError: ``cls`` is no row class.
    """
    if not structure(cls).is_row:
        raise FormError(cls.__name__, "is a section, not a row; draw it with sections()")
    return sections(cls)


def reports(edition: Any) -> st.SearchStrategy[Any]:
    """
    Draw consistent reports, with heading and, now and then, local rows.

    Args:
        edition: The module of an edition, its name such as ``2014``, or a ``Report`` class.

    Raises:
        UnknownEditionError: No edition has this name.
    """
    return sections(report_class(edition))
