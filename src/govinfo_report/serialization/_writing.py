"""
Code that is generated once for each class: the way from a report to a dict, one function for a
whole report.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ..figures import written
from ..form import LOCAL, Field, Holds, Structure, structure
from ..form._fast import FLAG
from ._plan import EDITION, FORMAT, VERSION, Plan, row_plan
from ._source import Source

__all__ = ["generate_local_writer", "generate_writer"]


def generate_writer(plan: Plan) -> Callable[[Any], dict[str, Any]]:
    """
    Generate the function that makes a dict from an object.

    Most reports have no local rows; those that have some are written by a second version.

    Args:
        plan: How the class stands on the wire.
    """
    source = Source(names={"Decimal": Decimal})
    source.write(0, "def write(o):", f" if o.{FLAG}: return write_local(o)")
    source.write(1, f"return {_section(source, plan.made, 'o', plan, with_local=False)}")
    source.write(0, "def write_local(o):")
    source.write(1, f"return {_section(source, plan.made, 'o', plan, with_local=True)}")
    return source.compile("write", plan.cls)


def generate_local_writer(row_class: Any) -> Callable[[Any], list[dict[str, Any]]]:
    """
    Generate the function that makes a list of dicts from local rows.

    Args:
        row_class: The class of their cells, where they are rows of a matrix.
    """
    source = Source(names={"written": written})
    figure = "x if type(x := row.figure) is int else written(x)"
    if row_class is not None:
        figure = f"{source.name('write', generate_writer(row_plan(row_class)))}(row.figure)"
    row = (
        "'after': row.after, 'label': row.label, 'unit': str(row.unit),"
        f" 'figure': {figure}, 'counts': row.counts"
    )
    source.write(0, "def write(rows):", f" return [{{{row}}} for row in rows]")
    return source.compile("write", list)


def _section(
    source: Source, made: Structure, holder: str, plan: Plan | None = None, *, with_local: bool
) -> str:
    """
    Write what leads to the dict of a section.

    Returns:
        The expression of the dict.
    """
    items = [] if plan is None else _top(source, plan, holder)
    for field in made.fields:
        value = f"{holder}.{field.name}"
        if field.holds is Holds.CELL:
            items.append(f"{field.name!r}: {_cell(field, value)}")
        else:
            below = source.variable(1, value)
            inner = _section(source, structure(field.type), below, with_local=with_local)
            items.append(f"{field.name!r}: {inner}")
    expression = f"{{{', '.join(items)}}}"
    if made.local is None or not with_local:
        return expression
    rows = source.name("rows", generate_local_writer(made.local.type))
    variable = source.variable(1, expression)
    local = f"{holder}.{LOCAL}"
    source.write(1, f"if {local}: {variable}[{LOCAL!r}] = {rows}({local})")
    return variable


def _top(source: Source, plan: Plan, holder: str) -> list[str]:
    items = []
    if plan.edition is not None:
        items += [f"{EDITION!r}: {plan.edition!r}", f"{FORMAT!r}: {VERSION}"]
    for heading in plan.headings:
        value = f"{holder}.{heading.name}"
        if heading.write is not None:
            value = f"{source.name('write', heading.write)}({value})"
        items.append(f"{heading.name!r}: {value}")
    return items


def _cell(field: Field, value: str) -> str:
    if field.word.unit.is_money:
        return f"format(x, 'f') if isinstance(x := {value}, Decimal) else x.text"
    return f"x if type(x := {value}) is int else x.text"
