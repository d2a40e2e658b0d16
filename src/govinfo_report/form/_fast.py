"""
Code that is generated once for each section class: the check of a new object, and a constructor
for values that are known to be right.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ..figures._cell import LARGEST
from ._settle import settle_cell, settle_local, settle_section
from ._structure import Field, Holds, Structure, structure

__all__ = ["FLAG", "PLAIN", "compile_check", "compiled", "fast_builder", "fast_constructor"]

FLAG = "_has_local_rows"
"""
The slot that remembers whether a section, at any depth, has local rows: most have none, and the
compiled rules then need not look.
"""

PLAIN = "_is_plain"
"""
The slot that remembers whether a section prints plain numbers only, at any depth, and no local row:
the compiled rules then need not ask what its cells allow.
"""


def compile_check(cls_name: str, made: Structure) -> Callable[[Any], None]:
    """
    Make the check that runs at the end of a section's constructor.

    It puts every value into its one form or refuses it, naming the field; the common case, plain
    counts, costs one test for each.

    Args:
        cls_name: The name of the class, for messages.

        made: What the class declares.
    """
    names: dict[str, Any] = {
        "put": object.__setattr__,
        "cell": settle_cell,
        "section": settle_section,
        "settle_rows": settle_local,
        "made": made,
        "Decimal": Decimal,
    }
    lines = ["def __attrs_post_init__(self):", " plain = True"]
    for index, field in enumerate(made.fields):
        lines += _check_lines(f"{cls_name}.{field.name}", index, field, names)
    if made.local is not None:
        name = made.local.name
        lines += [
            f" if self.{name} != ():",
            f"  put(self, {name!r}, settle_rows(made, {f'{cls_name}.{name}'!r}, self.{name}))",
        ]
    lines += [
        f" local_rows = {_flag('self.{}', made)}",
        f" put(self, {FLAG!r}, local_rows)",
        f" put(self, {PLAIN!r}, plain and not local_rows)",
    ]
    check: Callable[[Any], None] = compiled(lines, names, cls_name)["__attrs_post_init__"]
    return check


def _check_lines(where: str, index: int, field: Field, names: dict[str, Any]) -> list[str]:
    lines = [f" x = self.{field.name}"]
    if field.holds is Holds.CELL:
        word = field.word
        names[f"unit{index}"] = word.unit
        kind = "Decimal" if word.unit.is_money else "int"
        fits = "False" if word.unit.is_money else f"type(x) is int and 0 <= x <= {LARGEST}"
        return [
            *lines,
            f" if not ({fits}):",
            f"  x = cell({where!r}, unit{index}, {word.signed}, x)",
            f"  put(self, {field.name!r}, x)",
            f"  plain = plain and type(x) is {kind}",
        ]
    names[f"cls{index}"] = field.type
    return [
        *lines,
        f" if type(x) is not cls{index}:",
        f"  section({where!r}, cls{index}, x)",
        f" plain = plain and x.{PLAIN}",
    ]


def _flag(pattern: str, made: Structure) -> str:
    """
    Write the expression that says whether there are local rows.
    """
    terms = [
        f"{pattern.format(field.name)}.{FLAG}"
        for field in made.fields
        if field.holds is Holds.SECTION
    ]
    if made.local is not None:
        terms.append(f"{pattern.format(made.local.name)} != ()")
    return " or ".join(terms) or "False"


def _plain(made: Structure) -> str:
    """
    Write the expression that says whether values are plain numbers.
    """
    cells = [field for field in made.fields if field.holds is Holds.CELL]
    counts = [f"type({one.name}) is " for one in cells if not one.word.unit.is_money]
    money = [f"type({one.name}) is Decimal" for one in cells if one.word.unit.is_money]
    below = [f"{one.name}.{PLAIN}" for one in made.fields if one.holds is not Holds.CELL]
    together = [f"{''.join(counts)}int"] if counts else []
    return " and ".join(["not local_rows", *together, *money, *below])


@functools.cache
def fast_constructor(cls: Any) -> Callable[..., Any]:
    """
    Make a constructor that checks nothing, for values that are known to be in their one form.

    It fills an unfrozen twin with the same slots and turns it into the real class, which takes a
    third of the time of a frozen ``__init__``. Where Python refuses that, the ordinary
    constructor does the work.

    Args:
        cls: A section class.

    Returns:
        A function of all values by position: the heading, the fields of the form, local rows.
    """
    made = structure(cls)
    locals_ = (made.local.name,) if made.local else ()
    arguments = (*made.heading, *(field.name for field in made.fields), *locals_)
    own = tuple(name for name in cls.__slots__ if name in {*arguments, FLAG})
    bases = cls.__bases__
    twin = type(f"{cls.__name__}Twin", bases, {"__slots__": own, "__setattr__": object.__setattr__})
    lines = [f"def construct({', '.join(arguments)}):", " made = Twin()"]
    lines += [f" made.{name} = {name}" for name in arguments]
    lines += [
        f" made.{FLAG} = local_rows = {_flag('{}', made)}",
        f" made.{PLAIN} = {_plain(made)}",
        " made.__class__ = Real",
        " return made",
    ]
    names = {"Twin": twin, "Real": cls, "Decimal": Decimal}
    construct: Callable[..., Any] = compiled(lines, names, cls.__name__)["construct"]
    try:
        twin().__class__ = cls
    except TypeError:  # pragma: no cover - CPython assigns it; other interpreters need not
        return _ordinary(cls, arguments)
    return construct


@functools.cache
def fast_builder(cls: Any) -> Callable[..., Any]:
    """
    Make a function that builds a whole section from a flat list of cells, checking nothing.

    Args:
        cls: A section class.

    Returns:
        A function of the cells in printing order, of settled local rows by the path of their
        section, and of the heading by position.
    """
    names: dict[str, Any] = {}
    cells = iter(range(1 << 16))

    def construct(section: Any, path: str, heading: tuple[str, ...]) -> str:
        made = structure(section)
        name = f"new{len(names)}"
        names[name] = fast_constructor(section)
        values = [
            f"v[{next(cells)}]"
            if field.holds is Holds.CELL
            else construct(field.type, f"{path}.{field.name}" if path else field.name, ())
            for field in made.fields
        ]
        if made.local is not None:
            values.append(f"local.get({path!r}, ())")
        return f"{name}({', '.join((*heading, *values))})"

    heading = structure(cls).heading
    call = construct(cls, "", heading)
    line = f"def build(v, local{''.join(f', {name}' for name in heading)}): return {call}"
    built: Callable[..., Any] = compiled([line], names, cls.__name__)["build"]
    return built


def _ordinary(cls: Any, arguments: tuple[str, ...]) -> Callable[..., Any]:
    return lambda *values: cls(**dict(zip(arguments, values, strict=True)))


def compiled(lines: list[str], names: dict[str, Any], what: str) -> dict[str, Any]:
    """
    Compile generated lines.

    Args:
        lines: The source.

        names: What it refers to.

        what: What it is generated for, shown in tracebacks.
    """
    code = compile("\n".join(lines), f"<generated for {what}>", "exec")
    exec(code, names)  # noqa: S102 - the source is made of identifiers of a class, as attrs does
    return names
