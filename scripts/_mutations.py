"""
The mutants of a module: mutmut's operators, on every function of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import libcst as cst
from attrs import frozen
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import get_ignored_lines

__all__ = ["Change", "Mutant", "change_of", "mutants_of"]


@frozen
class Mutant:
    """
    A module with one small change.

    Attributes:
        path: The file of the module.

        function: The function or method in which the change is.

        line: Where the change begins.

        before: What stands there.

        after: What the mutant has instead.

        change: The change with what stands around it, in short.

        source: The whole changed module.
    """

    path: str
    function: str
    line: int
    before: str
    after: str
    change: str
    source: str

    @property
    def named(self) -> tuple[str, str]:
        """
        What it is called: its module, as a path in the package, and the change.
        """
        parts = Path(self.path).parts
        place = len(parts) - parts[::-1].index("govinfo_report")
        return "/".join(parts[place:]), self.change

    @property
    def key(self) -> str:
        """
        What the mutant is known by, as long as its module stays the same.
        """
        folder, name = Path(self.path).parts[-2:]
        return hashlib.sha256(f"{folder}/{name}\0{self.source}".encode()).hexdigest()[:16]


def _shortened(old: str, new: str) -> str:
    """
    Show where two texts differ, whole words, with a little of what stands around.
    """
    old, new = (" ".join(one.split()) for one in (old, new))
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    while head and _is_word(old, head - 1):
        head -= 1
    while tail and _is_word(old, len(old) - tail):
        tail -= 1
    left, right = (one[head : len(one) - tail] for one in (old, new))
    before, behind = old[:head], old[len(old) - tail :]
    return f"{before[-_AROUND:]}[{left} → {right}]{behind[:_AROUND]}"


_AROUND = 30


def _common(one: str, other: str) -> int:
    """
    Count the characters that two texts begin with alike.
    """
    return next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1),
        min(len(one), len(other)),
    )


def _is_word(text: str, place: int) -> bool:
    return text[place].isalnum() or text[place] == "_"


class _Visitor(MutationVisitor):
    """
    Makes mutants of decorated functions too, which mutmut itself leaves out: it cannot put its
    trampolines around properties and cached functions, and here there are none.
    """

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            names = {getattr(one.decorator, "value", "") for one in node.decorators}
            return "overload" in names
        return super()._skip_node_and_children(node)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """
    Make the mutants of a module.

    Args:
        path: Its file.

    Yields:
        Each mutant whose code differs from that of the module.
    """
    text = path.read_text("utf-8")
    wrapper = MetadataWrapper(cst.parse_module(text))
    visitor = _Visitor(mutation_operators, get_ignored_lines(str(path), text, wrapper, None), None)
    module = wrapper.visit(visitor)
    positions = wrapper.resolve(PositionProvider)
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    owners = _owners(module)
    seen = {text}
    for one in visitor.mutations:
        if not isinstance(one.contained_by_top_level_function, cst.FunctionDef):
            continue  # as mutmut does: only what functions do
        span = positions[one.original_node]
        start = starts[span.start.line - 1] + span.start.column
        end = starts[span.end.line - 1] + span.end.column
        after = module.code_for_node(one.mutated_node).strip()
        source = f"{text[:start]}{after}{text[end:]}"
        if source in seen:
            continue
        seen.add(source)
        owner = owners[one.contained_by_top_level_function]
        first, last = starts[span.start.line - 1], starts[span.end.line]
        line = (text[first:last], f"{text[first:start]}{after}{text[end:last]}")
        change = f"{owner}: {_shortened(*line)}"
        yield Mutant(str(path), owner, span.start.line, text[start:end], after, change, source)


def _owners(module: cst.Module) -> dict[cst.CSTNode, str]:
    found: dict[cst.CSTNode, str] = {}
    for node in module.body:
        if isinstance(node, cst.FunctionDef):
            found[node] = node.name.value
        elif isinstance(node, cst.ClassDef):
            for inner in node.body.body:
                if isinstance(inner, cst.FunctionDef):
                    found[inner] = f"{node.name.value}.{inner.name.value}"
    return found


@frozen
class Change:
    """
    How the compiled code of a mutant differs.

    Attributes:
        old: The code of the only function that differs; ``None`` if more than a function does.

        new: Its code in the mutant.
    """

    old: CodeType | None = None
    new: CodeType | None = None


def change_of(text: str, mutant: Mutant) -> Change | None:
    """
    Compare the compiled code of a module and of a mutant.

    Args:
        text: The source of the module.

        mutant: The mutant.

    Returns:
        What differs, or ``None`` if it compiles to the same.

    Raises:
        SyntaxError: The mutant is no Python.
    """
    old, new = (
        compile(one, mutant.path, "exec", dont_inherit=True) for one in (text, mutant.source)
    )
    differing: list[tuple[CodeType, CodeType]] = []
    if not _same_outside(old, new, differing):
        return Change()
    if not differing:
        return None
    pair = differing[0]
    return Change(*pair) if len(differing) == 1 and _exchangeable(*pair) else Change()


def _same_outside(old: CodeType, new: CodeType, differing: list[tuple[CodeType, CodeType]]) -> bool:
    """
    Say whether a module or class body differs in nothing but its functions, and collect those.
    """
    inner = [[one for one in code.co_consts if isinstance(one, CodeType)] for code in (old, new)]
    if len(inner[0]) != len(inner[1]) or _parts(old, deep=False) != _parts(new, deep=False):
        return False
    for one, other in zip(*inner, strict=True):
        if one.co_flags & _IS_FUNCTION:
            if _parts(one) != _parts(other):
                differing.append((one, other))
        elif not _same_outside(one, other, differing):
            return False
    return True


_IS_FUNCTION = 2  # inspect.CO_NEWLOCALS: bodies of modules and classes have none


def _parts(code: CodeType, *, deep: bool = True) -> tuple[Any, ...]:
    """
    Give what code does, without the lines where it stands.
    """
    constants = tuple(
        (_parts(one) if deep else ()) if isinstance(one, CodeType) else (type(one), repr(one))
        for one in code.co_consts
    )
    return (
        code.co_name,
        code.co_code,
        constants,
        code.co_names,
        code.co_varnames,
        code.co_freevars,
        code.co_cellvars,
        code.co_flags,
        code.co_argcount,
        code.co_kwonlyargcount,
        code.co_exceptiontable,
    )


def _exchangeable(old: CodeType, new: CodeType) -> bool:
    return old.co_freevars == new.co_freevars and old.co_qualname == new.co_qualname
