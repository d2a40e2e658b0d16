"""
Code that is generated once for each section class: the check of a new object, and a constructor
for values that are known to be right.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from ..figures._cell import LARGEST
from ._settle import settle_cell, settle_local, settle_section
from ._structure import Field, Holds, Structure, structure

__all__ = ["FLAG", "compile_check", "fast_builder", "fast_constructor"]

FLAG = "_has_local_rows"
"""
The slot that remembers whether a section, at any depth, has local rows: most have none, and the
compiled rules then need not look.
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
        "local_rows": settle_local,
        "made": made,
    }
    lines = ["def __attrs_post_init__(self):"]
    for index, field in enumerate(made.fields):
        lines += _check_lines(f"{cls_name}.{field.name}", index, field, names)
    if made.local is not None:
        name = made.local.name
        lines += [
            f" if self.{name}:",
            f"  put(self, {name!r}, local_rows(made, {f'{cls_name}.{name}'!r}, self.{name}))",
            f" elif self.{name} != ():",
            f"  put(self, {name!r}, local_rows(made, {f'{cls_name}.{name}'!r}, self.{name} or ()))",
        ]
    lines.append(f" put(self, {FLAG!r}, {_flag('self.{}', made)})")
    return _compiled(lines, names, cls_name)["__attrs_post_init__"]


def _check_lines(where: str, index: int, field: Field, names: dict[str, Any]) -> list[str]:
    lines = [f" x = self.{field.name}"]
    if field.holds is Holds.CELL:
        word = field.word
        names[f"unit{index}"] = word.unit
        fits = "type(x) is int and 0 <= x <= " + str(LARGEST)
        call = f"put(self, {field.name!r}, cell({where!r}, unit{index}, {word.signed}, x))"
        lines += [f" {call}"] if word.unit.is_money else [f" if not ({fits}):", f"  {call}"]
    else:
        names[f"cls{index}"] = field.type
        lines += [f" if type(x) is not cls{index}:", f"  section({where!r}, cls{index}, x)"]
    return lines


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
    twin = type(
        f"{cls.__name__}Twin", bases, {"__slots__": own, "__setattr__": object.__setattr__}
    )
    lines = [f"def construct({', '.join(arguments)}):", " made = Twin()"]
    lines += [f" made.{name} = {name}" for name in arguments]
    lines += [f" made.{FLAG} = {_flag('{}', made)}", " made.__class__ = Real", " return made"]
    construct: Callable[..., Any] = _compiled(lines, {"Twin": twin, "Real": cls}, cls.__name__)[
        "construct"
    ]
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
    built: Callable[..., Any] = _compiled([line], names, cls.__name__)["build"]
    return built


def _ordinary(cls: Any, arguments: tuple[str, ...]) -> Callable[..., Any]:
    return lambda *values: cls(**dict(zip(arguments, values, strict=True)))


def _compiled(lines: list[str], names: dict[str, Any], what: str) -> dict[str, Any]:
    code = compile("\n".join(lines), f"<generated for {what}>", "exec")
    exec(code, names)  # noqa: S102 - the source is made of identifiers of a class, as attrs does
    return names
