"""
Code that is generated once for each class: the fast way from a dict to a report, one function for
a whole report with the test of every cell inlined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from ..figures import LARGEST, Printed
from ..form import LOCAL, Field, Holds, Structure, fast_constructor, structure
from ..form._fast import FLAG, PLAIN
from ._cells import LONGEST, text_reader
from ._local import RefusedError, generate_rows_reader
from ._plan import EDITION, FORMAT, VERSION, Plan, row_plan
from ._source import Source

__all__ = ["generate_reader"]

_SMALL = (1 << 30) - 1
"""
Python compares whole numbers up to this one fastest; few tables hold a larger one, and those take
the second test.
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
    source = Source(names={"slow": slow, "Refused": RefusedError, "Printed": Printed})
    source.write(0, "def read(o, _=None):", f" if type(o) is not dict: {_FAIL}", " try:")
    source.write(_BODY, f"return {_section(source, plan.made, plan.cls, 'o', plan).variable}")
    source.write(1, f"except (KeyError, TypeError, Refused): {_FAIL}")
    return source.compile("read", plan.cls)


@frozen
class _Made:
    """
    What the lines of a section leave behind.

    Attributes:
        variable: The variable that holds it.

        has_local: The expression that says whether it has local rows, at any depth.

        is_plain: The expression that says whether it prints plain numbers only, at any depth.
    """

    variable: str
    has_local: str
    is_plain: str


def _section(
    source: Source, made: Structure, cls: Any, holder: str, plan: Plan | None = None
) -> _Made:
    """
    Write the tests of a section and the lines that make it.

    Args:
        source: Where to write.

        made: What the class declares.

        cls: The class.

        holder: The variable with what should be a dict.

        plan: How the class stands on the wire, for the outermost.
    """
    values = {} if plan is None else _top(source, plan, holder)
    size = len(made.fields) if plan is None else len(plan.keys)
    cells = {
        field.name: source.variable(_BODY, f"{holder}[{field.name!r}]") for field in made.fields
    }
    flag, plain = source.new("x"), source.new("x")
    has_local, is_plain = [flag], [plain]
    _local(source, made, holder, size, _Made(source.new("x"), flag, plain), values)
    _cells(source, made, cells, plain)
    below = [cells[field.name] for field in made.fields if field.holds is not Holds.CELL]
    if below:
        types = " is ".join(f"type({name})" for name in below)
        source.write(_BODY, f"if not ({types} is dict): {_FAIL}")
    for field in made.fields:
        values[field.name] = cells[field.name]
        if field.holds is not Holds.CELL:
            inner = _section(source, structure(field.type), field.type, cells[field.name])
            values[field.name] = inner.variable
            has_local.append(inner.has_local)
            is_plain.append(inner.is_plain)
    if len(has_local) > 1:
        flag = source.variable(_BODY, " or ".join(has_local))
    if len(is_plain) > 1:
        plain = source.variable(_BODY, " and ".join(is_plain))
    return _construct(source, cls, made, values, flags=(flag, plain))


def _construct(
    source: Source, cls: Any, made: Structure, values: dict[str, str], flags: tuple[str, str]
) -> _Made:
    """
    Write the lines of :func:`form.fast_constructor`: a call for each object, and testing the cells
    again for what it remembers of them, would cost a third of the time.
    """
    has_local, is_plain = flags
    construct = fast_constructor(cls)
    locals_ = (LOCAL,) if made.local is not None else ()
    order = (*made.heading, *(field.name for field in made.fields), *locals_)
    twin = construct.__globals__.get("Twin")
    slots = {name for base in getattr(twin, "__mro__", ()) for name in _slots(base)}
    if slots != {*order, FLAG, PLAIN}:  # no twins in this Python
        arguments = ", ".join(values[name] for name in order)
        call = f"{source.name('new', construct)}({arguments})"
        return _Made(source.variable(_BODY, call), has_local, is_plain)
    variable = source.variable(_BODY, f"{source.name('Twin', twin)}()")
    source.write(
        _BODY,
        *(f"{variable}.{name} = {values[name]}" for name in order),
        f"{variable}.{FLAG} = {has_local}",
        f"{variable}.{PLAIN} = {is_plain}",
        f"{variable}.__class__ = {source.name('Real', cls)}",
    )
    return _Made(variable, has_local, is_plain)


def _slots(base: type) -> tuple[str, ...]:
    return tuple(base.__dict__.get("__slots__", ()))


def _top(source: Source, plan: Plan, holder: str) -> dict[str, str]:
    if plan.edition is not None:
        edition = source.variable(_BODY, f"{holder}[{EDITION!r}]")
        version = source.variable(_BODY, f"{holder}[{FORMAT!r}]")
        right = f"type({edition}) is str and {edition} == {plan.edition!r}"
        right += f" and type({version}) is int and {version} == {VERSION}"
        source.write(_BODY, f"if not ({right}): {_FAIL}")
    values = {}
    for heading in plan.headings:
        name = values[heading.name] = source.variable(_BODY, f"{holder}[{heading.name!r}]")
        types = " or ".join(f"type({name}) is {source.name('T', one)}" for one in heading.types)
        read = f"{source.name('read', heading.read)}({name})"
        if heading.members:
            member = f"{source.name('members', heading.members)}[{name}]"
            read = f"{member} if type({name}) is str else {read}"
        source.write(_BODY, f"if not ({types}): {name} = {read}")
    return values


def _local(
    source: Source,
    made: Structure,
    holder: str,
    size: int,
    into: _Made,
    values: dict[str, str],
) -> None:
    """
    Write the test for unknown keys, which also sees whether there are local rows.
    """
    flag, plain = into.has_local, into.is_plain
    if made.local is None:
        source.write(
            _BODY, f"if len({holder}) != {size}: {_FAIL}", f"{flag} = False; {plain} = True"
        )
        return
    row_class = made.local.type
    figures = None if row_class is None else generate_reader(row_plan(row_class), _nothing)
    rows = source.name("rows", generate_rows_reader(made, figures))
    values[LOCAL] = into.variable
    source.write(
        _BODY,
        f"if len({holder}) == {size}: {into.variable} = (); {flag} = False; {plain} = True",
        f"elif len({holder}) == {size + 1}:",
        f" {into.variable} = {rows}({holder}[{LOCAL!r}])",
        f" {plain} = {into.variable} == (); {flag} = not {plain}",
        f"else: {_FAIL}",
    )


def _nothing(_: object) -> None:
    return None


def _cells(source: Source, made: Structure, names: dict[str, str], plain: str) -> None:
    """
    Write the tests of the cells of one section: a single one passes if all are plain counts.
    """
    cells = [field for field in made.fields if field.holds is Holds.CELL]
    counts = [field for field in cells if not (field.word.unit.is_money or field.word.signed)]
    others = [field for field in cells if field not in counts]
    if counts:
        own = [names[field.name] for field in counts]
        types = " is ".join(f"type({name})" for name in own)
        limits = " and ".join(f"{name} >= 0 and {name} <= {_SMALL}" for name in own)
        source.write(_BODY, f"if not ({types} is int and {limits}):")
    for field in counts:
        _cell(source, field, names[field.name], plain, _BODY + 1)
    for field in others:
        _cell(source, field, names[field.name], plain, _BODY)


def _cell(source: Source, field: Field, name: str, plain: str, depth: int) -> None:
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
    source.write(
        depth,
        f"{otherwise} type({name}) is str and len({name}) <= {LONGEST} or {name} is None:",
        f" {name} = {read}({name})",
        f" if type({name}) is Printed: {plain} = False",
        f"else: {_FAIL}",
    )
