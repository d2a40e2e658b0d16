"""
What Hypothesis calls when it is imported, so that ``from_type`` knows the classes of this library.
"""

from __future__ import annotations

from typing import Any

__all__ = ["register", "resolve"]

_LOADED_BEFORE_USE = "govinfo_report.figures"
"""
Nobody can ask for one of our types without having imported this.
"""


def register() -> None:
    """
    Let ``from_type`` draw every section, row and report class, and printed cells.

    Hypothesis has a table of resolvers that are asked only when a type is; it is not public, so
    without it the types of this library are registered one by one, which imports all editions.
    """
    from hypothesis.strategies._internal import types  # noqa: PLC0415 - importing us must not import it

    table = getattr(types, "_global_extra_lookup", None)
    if isinstance(table, dict):
        table[_LOADED_BEFORE_USE] = resolve
    else:
        _register_all()


def resolve(thing: Any) -> Any:
    """
    Give the strategy for a type.

    Args:
        thing: What ``from_type`` was asked for.

    Returns:
        A strategy, or ``None`` if it is none of our types.
    """
    if not isinstance(thing, type):
        return None
    from ..figures import Printed  # noqa: PLC0415 - it is loaded, or nobody asks

    if thing is Printed:
        from ._texts import printed  # noqa: PLC0415 - not before it is asked for

        return printed()
    if "_structure" not in thing.__dict__:
        return None
    from hypothesis import strategies as st  # noqa: PLC0415 - importing us must not import it

    from ..editions import EDITIONS, Report  # noqa: PLC0415 - not before it is asked for
    from ._reports import reports, sections  # noqa: PLC0415 - not before it is asked for

    if thing is Report:
        return st.one_of(*(reports(module) for module in EDITIONS.values()))
    return reports(thing) if issubclass(thing, Report) else sections(thing)


def _register_all() -> None:
    from hypothesis import strategies as st  # noqa: PLC0415 - importing us must not import it

    from ..editions import EDITIONS  # noqa: PLC0415 - not before Hypothesis needs it
    from ..figures import Printed  # noqa: PLC0415 - not before Hypothesis needs it
    from ..form import Holds, structure  # noqa: PLC0415 - not before Hypothesis needs it

    def classes(cls: Any) -> list[Any]:
        below = [one.type for one in structure(cls).fields if one.holds is not Holds.CELL]
        return [cls, *(deeper for one in below for deeper in classes(one))]

    for cls in (Printed, *(one for m in EDITIONS.values() for one in classes(m.Report))):
        st.register_type_strategy(cls, resolve)
