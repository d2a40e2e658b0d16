"""
Hypothesis strategies: reports that are right, reports that are wrong in a known way, and cells as
agencies print them.

Everything is read from the declaration of a form and its rules, so that it works for sections that
users declare, too. Needs the extra ``testing``; nothing is imported before it is asked for.

Start with ``_reports``; ``_puzzle`` turns a form into unknowns, ``_search`` finds numbers for them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from .._extras import require

if TYPE_CHECKING:
    from ._broken import broken
    from ._printed import as_printed
    from ._reports import reports, rows, sections
    from ._texts import amounts_as_printed, figures_as_printed, printed_texts, texts_of

__all__ = [
    "amounts_as_printed",
    "as_printed",
    "broken",
    "figures_as_printed",
    "printed_texts",
    "reports",
    "rows",
    "sections",
    "texts_of",
]

_HOMES = {
    "amounts_as_printed": "_texts",
    "as_printed": "_printed",
    "broken": "_broken",
    "figures_as_printed": "_texts",
    "printed_texts": "_texts",
    "reports": "_reports",
    "rows": "_reports",
    "sections": "_reports",
    "texts_of": "_texts",
}


def __getattr__(name: str) -> Any:
    # Hypothesis loads this package for its entry point, whenever it is imported: that must be cheap
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    require("hypothesis", feature="drawing reports", extra="testing")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
