"""
Code that is generated once for each class: the fast way from a dict to a report, one function for
a whole report with the test of every cell inlined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..figures import LARGEST
from ..form import LOCAL, Field, Holds, Structure, fast_constructor, structure
from ..form._fast import FLAG
from ._cells import LONGEST, text_reader
from ._local import RefusedError, fast_rows
from ._plan import EDITION, FORMAT, VERSION, Plan, row_plan
from ._source import Source

__all__ = ["generate_reader"]

_TOGETHER = (1 << (LARGEST.bit_length() - 1)) - 1
"""
The largest number of binary ones that a cell may hold: if counts joined by ``|`` do not exceed it,
none of them does; and if one of them is negative, so is the whole.
"""

_FAIL = "return slow(o)"
_BODY = 2


def generate_reader(plan: Plan, slow: Callable[[Any], Any]) -> Callable[..., Any]:
    """
    Generate the function that makes an object from a dict.

    Args:
        plan: How the class stands on the wire; its heading is plain.

        slow: Takes over whatever is not exactly as it should be.

    Returns:
        A function of the dict and of an argument that cattrs passes and nobody needs.
    """
    source = Source(names={"slow": slow, "Refused": RefusedError})
    source.write(0, "def read(o, _=None):", " try:")
    variable, _ = _section(source, plan.made, plan.cls, "o", plan)
    source.write(_BODY, f"return {variable}")
    source.write(1, f"except (KeyError, TypeError, Refused): {_FAIL}")
    return source.compile("read", plan.cls)


def _section(
    source: Source, made: Structure, cls: Any, holder: str, plan: Plan | None = None
) -> tuple[str, str]:
    """
    Write the tests of a section and the lines that make it.

    Args:
        source: Where to write.

        made: What the class declares.

        cls: The class.

        holder: The variable with what should be a dict.

        plan: How the class stands on the wire, for the outermost.

    Returns:
        The variable with the object, and the expression that says whether it has local rows.
    """
    source.write(_BODY, f"if type({holder}) is not dict: {_FAIL}")
    values = {} if plan is None else _top(source, plan, holder)
    size = len(made.fields) if plan is None else len(plan.keys)
    cells = {
        field.name: source.variable(_BODY, f"{holder}[{field.name!r}]") for field in made.fields
    }
    flags = _local(source, made, holder, size, values)
    _cells(source, made, cells)
    for field in made.fields:
        values[field.name] = cells[field.name]
        if field.holds is not Holds.CELL:
            below = _section(source, structure(field.type), field.type, cells[field.name])
            values[field.name] = below[0]
            flags += [below[1]] if field.holds is Holds.SECTION else []
    return _construct(source, cls, made, values, " or ".join(flags) or "False")


def _construct(
    source: Source, cls: Any, made: Structure, values: dict[str, str], flag: str
) -> tuple[str, str]:
    """
    Write the lines of :func:`form.fast_constructor`, to save a call for each object.
    """
    construct = fast_constructor(cls)
    twin = construct.__globals__.get("Twin")
    locals_ = (LOCAL,) if made.local is not None else ()
    order = (*made.heading, *(field.name for field in made.fields), *locals_)
    if twin is None:  # this Python has no twins: the constructor is the ordinary one
        arguments = ", ".join(values[name] for name in order)
        return source.variable(_BODY, f"{source.name('new', construct)}({arguments})"), flag
    flag = source.variable(_BODY, flag)
    variable = source.variable(_BODY, f"{source.name('Twin', twin)}()")
    source.write(
        _BODY,
        *(f"{variable}.{name} = {values[name]}" for name in order),
        f"{variable}.{FLAG} = {flag}",
        f"{variable}.__class__ = {source.name('Real', cls)}",
    )
    return variable, flag


def _top(source: Source, plan: Plan, holder: str) -> dict[str, str]:
    if plan.edition is not None:
        edition = source.variable(_BODY, f"{holder}[{EDITION!r}]")
        version = source.variable(_BODY, f"{holder}[{FORMAT!r}]")
        right = f"type({edition}) is str and {edition} == {plan.edition!r}"
        right += f" and type({version}) is int and {version} == {VERSION}"
        source.write(_BODY, f"if not ({right}): {_FAIL}")
    return {
        heading.name: source.variable(
            _BODY, f"{source.name('read', heading.read)}({holder}[{heading.name!r}])"
        )
        for heading in plan.headings
    }


def _local(
    source: Source, made: Structure, holder: str, size: int, values: dict[str, str]
) -> list[str]:
    """
    Write the test for unknown keys, which also sees whether there are local rows.

    Returns:
        The expression that says whether there are any.
    """
    if made.local is None:
        source.write(_BODY, f"if len({holder}) != {size}: {_FAIL}")
        return []
    row_class = made.local.type
    figures = None if row_class is None else generate_reader(row_plan(row_class), _nothing)
    rows = source.name("rows", fast_rows(made, figures))
    variable, flag = source.new("x"), source.new("x")
    values[LOCAL] = variable
    source.write(
        _BODY,
        f"if len({holder}) == {size}: {variable} = (); {flag} = False",
        f"elif len({holder}) == {size + 1}:",
        f" {variable} = {rows}({holder}[{LOCAL!r}]); {flag} = {variable} != ()",
        f"else: {_FAIL}",
    )
    return [flag]


def _nothing(_: object) -> None:
    return None


def _cells(source: Source, made: Structure, names: dict[str, str]) -> None:
    """
    Write the tests of the cells of one section: a single one passes if all are plain counts.
    """
    cells = [field for field in made.fields if field.holds is Holds.CELL]
    counts = [field for field in cells if not (field.word.unit.is_money or field.word.signed)]
    depth = _BODY
    if len(counts) > 1:
        joined = " | ".join(names[field.name] for field in counts)
        types = " is ".join(f"type({names[field.name]})" for field in counts)
        source.write(_BODY, f"if not ({types} is int and 0 <= {joined} <= {_TOGETHER}):")
        depth += 1
    for field in counts:
        _cell(source, field, names[field.name], depth)
    for field in cells:
        if field not in counts:
            _cell(source, field, names[field.name], _BODY)


def _cell(source: Source, field: Field, name: str, depth: int) -> None:
    unit, signed = field.word.unit, field.word.signed
    read = source.name("text", text_reader(unit, signed=signed))
    otherwise = "if"
    if not unit.is_money:
        lowest = -LARGEST if signed else 0
        source.write(
            depth,
            f"if type({name}) is int:",
            f" if not {lowest} <= {name} <= {LARGEST}: {_FAIL}",
        )
        otherwise = "elif"
    short = f"type({name}) is str and len({name}) <= {LONGEST} or {name} is None"
    source.write(depth, f"{otherwise} {short}: {name} = {read}({name})", f"else: {_FAIL}")
