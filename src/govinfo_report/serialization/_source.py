"""
The source of a function that is being generated.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from attrs import Factory, define

from ..form._fast import compiled

__all__ = ["Source"]


@define
class Source:
    """
    A function that is being written, as cattrs writes its own: from names of fields alone.

    Attributes:
        lines: Its lines.

        names: What stands behind the names in it.

        numbers: Makes its variables distinct.
    """

    lines: list[str] = Factory(list)
    names: dict[str, Any] = Factory(dict)
    numbers: itertools.count[int] = Factory(itertools.count)

    def write(self, depth: int, *lines: str) -> None:
        """
        Add lines at a depth of indentation.
        """
        self.lines += [" " * depth + line for line in lines]

    def new(self, stem: str) -> str:
        """
        Give a name that nothing has yet.
        """
        return f"{stem}{next(self.numbers)}"

    def name(self, stem: str, value: object) -> str:
        """
        Give a value a name.
        """
        name = self.new(stem)
        self.names[name] = value
        return name

    def variable(self, depth: int, expression: str) -> str:
        """
        Put the value of an expression into a variable.
        """
        name = self.new("x")
        self.write(depth, f"{name} = {expression}")
        return name

    def compile(self, function: str, cls: type) -> Callable[..., Any]:
        """
        Compile what was written.

        Args:
            function: The name of the function.

            cls: The class that it is for, which tracebacks show.
        """
        made: Callable[..., Any] = compiled(self.lines, self.names, cls.__name__)[function]
        return made
