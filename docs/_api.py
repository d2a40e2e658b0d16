"""
The page of a public module, written from its docstrings.

Docstrings are Google style with RST inside; everything in ``__all__`` is public, and what starts
with an underscore is not.
"""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
import itertools
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

PACKAGE = "govinfo_report"
MODULES = tuple(
    one.name
    for one in pkgutil.iter_modules(importlib.import_module(PACKAGE).__path__)
    if not one.name.startswith("_") and one.name != "cli"  # people call it by commands, not names
)
SECTIONS = ("Args", "Attributes", "Returns", "Yields", "Raises")
WIDTH = 88

ROLE = re.compile(r":[a-z]+:`(?:[^`<]*<)?~?([^`>]+)>?`")
LITERAL = re.compile(r"``([^`]+)``")
ITEM = re.compile(r"(\*{0,2}\w+): (.*)", re.DOTALL)


def module_page(name: str) -> str:
    """
    Write the page of a module.
    """
    module = importlib.import_module(f"{PACKAGE}.{name}")
    said = dict(constants(module))
    parts = [f"# {PACKAGE}.{name}", docstring(summary(module))]
    members = [(member, getattr(module, member)) for member in module.__all__]
    for member, value in members:
        if not inspect.ismodule(value):
            parts += of_member(member, value, said.get(member, ""))
    return "\n\n".join(part for part in parts if part) + "\n"


def summary(module: Any) -> str:
    """
    Give a module's docstring without what it says to those who change it.
    """
    paragraphs = (module.__doc__ or "").split("\n\n")
    return "\n\n".join(one for one in paragraphs if not re.match(r"\s*(Start with|``_)", one))


def constants(module: Any) -> Iterator[tuple[str, str]]:
    """
    Give the docstrings of a module's constants, wherever in its package they stand.
    """
    names = [module.__name__]
    if hasattr(module, "__path__"):
        names += [f"{module.__name__}.{one.name}" for one in pkgutil.iter_modules(module.__path__)]
    for name in names:
        source = inspect.getsource(importlib.import_module(name))
        yield from documented(ast.parse(source).body)


def documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """
    Give the names that are assigned right above a text.
    """
    for one, following in itertools.pairwise(body):
        target = one.targets[0] if isinstance(one, ast.Assign) else getattr(one, "target", None)
        text = following.value if isinstance(following, ast.Expr) else None
        if isinstance(target, ast.Name) and isinstance(text, ast.Constant):
            yield target.id, inspect.cleandoc(str(text.value))


def of_member(name: str, value: Any, said: str) -> list[str]:
    """
    Write what is public of one name.
    """
    if inspect.isclass(value):
        return of_class(name, value)
    if callable(value) and inspect.isroutine(value):
        return [f"## {name}", signature(name, value), docstring(value.__doc__ or "")]
    return [f"## {name}", docstring(said)]


def of_class(name: str, cls: type) -> list[str]:
    """
    Write a class with its public methods.
    """
    parts = [f"## {name}"]
    if issubclass(cls, enum.Enum):
        members = dict(documented(ast.parse(inspect.getsource(cls)).body[0].body))  # type: ignore[attr-defined]  # a class has a body
        said = {name: inline(" ".join(text.split())) for name, text in members.items()}
        rows = [f"| `{one.name}` | `{one.value!r}` | {said.get(one.name, '')} |" for one in cls]
        parts += [
            docstring(cls.__doc__ or ""),
            "\n".join(["| member | value | |", "| --- | --- | --- |", *rows]),
        ]
    else:
        takes = not issubclass(cls, Exception) and "__init__" in vars(cls)
        parts += [signature(name, cls) if takes else "", docstring(cls.__doc__ or "")]
    for method, made in vars(cls).items():
        if method.startswith("_"):
            continue
        function = (
            getattr(made, "fget", None)
            or getattr(made, "func", None)
            or getattr(made, "__func__", made)
        )
        if not inspect.isfunction(function) or not function.__doc__:
            continue
        parts.append(f"### {name}.{method}")
        if function is made or isinstance(made, classmethod):
            parts.append(
                signature(method, getattr(cls, method) if isinstance(made, classmethod) else made)
            )
        parts.append(docstring(function.__doc__))
    return parts


def signature(name: str, value: Any) -> str:
    """
    Write how something is called, one parameter a line where it would be too long.
    """
    found = inspect.signature(value)
    parameters = [one for one in found.parameters.values() if one.name != "self"]
    shown: list[str] = []
    for before, one in zip([None, *parameters], parameters, strict=False):
        starts = before is None or before.kind not in {one.kind, one.VAR_POSITIONAL}
        if one.kind is one.KEYWORD_ONLY and starts:
            shown.append("*")
        shown.append(parameter(one))
    returned = found.return_annotation
    returns = "" if returned in {found.empty, None, "None"} else f" -> {returned}"
    text = f"{name}({', '.join(shown)}){returns}"
    if len(text) > WIDTH:
        lines = "".join(f"    {one},\n" for one in shown)
        text = f"{name}(\n{lines}){returns}"
    return f"```python\n{text}\n```"


def parameter(one: inspect.Parameter) -> str:
    """
    Write one parameter with its annotation and its default.
    """
    stars = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
    text = f"{stars}{one.name}"
    if one.annotation is not one.empty:
        text += f": {one.annotation}"
    if one.default is one.empty:
        return text
    default = "..." if "NOTHING" in repr(one.default) else repr(one.default)
    if isinstance(one.default, enum.Enum):
        default = f"{type(one.default).__name__}.{one.default.name}"
    return f"{text} = {default}"


def docstring(text: str) -> str:
    """
    Turn a docstring into Markdown.
    """
    text = inspect.cleandoc(text)
    heads = "|".join(SECTIONS)
    first, *rest = re.split(rf"^({heads}):\n", text, flags=re.MULTILINE)
    parts = [body(first)]
    for title, lines in zip(rest[::2], rest[1::2], strict=True):
        indented, behind = within(lines)
        parts += [f"**{title}**", entries(indented), body(behind)]
    return "\n\n".join(part for part in parts if part.strip())


def within(lines: str) -> tuple[str, str]:
    """
    Part what is indented below a heading from what follows.
    """
    taken = re.match(r"(?:[ ]+.*\n?|\n)*", lines)
    end = taken.end() if taken else 0
    return inspect.cleandoc(" \n" + lines[:end]), lines[end:]


def entries(text: str) -> str:
    """
    Write the entries of a section as a list; one without a name as a paragraph.
    """
    lines = []
    for entry in re.split(r"\n\n(?=\S)", text):
        match = ITEM.fullmatch(entry)
        if match:
            said = inline(" ".join(match[2].split()))
            lines.append(f"- `{match[1]}`: {said}")
        else:
            lines.append(inline(" ".join(entry.split())))
    return "\n".join(lines)


def body(text: str) -> str:
    """
    Write paragraphs and lists; doctests become blocks.
    """
    parts = []
    for paragraph in text.strip().split("\n\n"):
        if paragraph.startswith(">>>"):
            parts.append(f"```pycon\n{paragraph}\n```")
        elif paragraph.startswith("    "):
            parts.append(f"```text\n{inspect.cleandoc(paragraph)}\n```")
        else:
            parts.append(inline(paragraph))
    return "\n\n".join(parts)


def inline(text: str) -> str:
    """
    Turn RST literals and references into Markdown.
    """
    text = ROLE.sub(lambda match: f"`{match[1].removeprefix(f'{PACKAGE}.')}`", text)
    text = LITERAL.sub(r"`\1`", text)
    return text.replace("::\n", ":\n")
