"""
The editions of the national form, named by their first report year.

Each module offers ``Report``, ``RULES`` and ``YEARS``. Editions do not know each other.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any, TypeAlias

from ..errors import UnknownEditionError
from . import e2014, e2019, e2021
from ._codebook import codebook
from ._report import Report, Scope, Unlike, report_of, scopes_unlike

__all__ = [
    "EDITIONS",
    "AnyReport",
    "Report",
    "Scope",
    "Unlike",
    "codebook",
    "e2014",
    "e2019",
    "e2021",
    "edition",
    "report_of",
    "scopes_unlike",
]

AnyReport: TypeAlias = e2014.Report | e2019.Report | e2021.Report
"""
A report of any edition, for type checkers.
"""

EDITIONS: dict[str, ModuleType] = {
    module.Report.edition: module for module in (e2014, e2019, e2021)
}
"""
The modules of the editions by name.
"""


def edition(name: str) -> Any:
    """
    Give the module of an edition.

    Args:
        name: Its name, such as ``2014``.

    Raises:
        UnknownEditionError: There is none of this name.
    """
    if name not in EDITIONS:
        raise UnknownEditionError(name, tuple(EDITIONS))
    return EDITIONS[name]
