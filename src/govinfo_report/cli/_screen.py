"""
Writing to terminals, pipes and files.

What comes from a file is shown with control characters made visible, so that a report cannot
steer a terminal.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

__all__ = ["Screen", "give_up", "visible"]

T = TypeVar("T")

_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""
Characters of JSON strings that steer a terminal or are none.
"""


def visible(text: str) -> str:
    """
    Make control characters visible.
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or character in "\n\u3000\xa0"
        else f"\\x{ord(character):02x}"
        for character in text
    )


def give_up(stream: IO[str]) -> None:
    """
    Let all further output to a stream, and what is still in its buffer, go nowhere.

    A command whose reader has seen enough still finishes, so that its exit status is the one that
    it has with a patient reader.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        give_up(self.file)


class Screen:
    """
    Where a command writes: results to standard output, everything else to standard error.
    """

    def __init__(self) -> None:
        self.out = _Console(highlight=False, soft_wrap=True)
        self.err = _Console(stderr=True, highlight=False, soft_wrap=True)

    @property
    def is_terminal(self) -> bool:
        """
        Whether results go to a terminal.
        """
        return self.out.is_terminal

    def line(self, text: str = "", style: str = "") -> None:
        """
        Write a line of a result.
        """
        self.out.print(Text(visible(text), style=style))

    def remark(self, text: str) -> None:
        """
        Write a line that is worth knowing.
        """
        self.err.print(Text(visible(text), style="dim"))

    def complain(self, text: str) -> None:
        """
        Write a line about what went wrong.
        """
        self.err.print(Text(visible(text), style="bold red"))

    def json(self, data: Any, *, indent: int | None = 2) -> None:
        """
        Write data as JSON, on one line if there is no indent.
        """
        text = json.dumps(data, ensure_ascii=False, indent=indent)
        text = _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
        try:
            text.encode(sys.stdout.encoding or "utf-8")
        except UnicodeEncodeError:
            text = json.dumps(data, indent=indent)
        _write(f"{text}\n")

    def text(self, text: str) -> None:
        """
        Write a text as it is; on a terminal with control characters made visible.
        """
        _write(visible(text) if self.is_terminal else text)

    def table(
        self, header: Sequence[str], rows: Iterable[tuple[Sequence[str], str]], figures: int = 1
    ) -> None:
        """
        Draw a table.

        Args:
            header: The words above the columns.

            rows: The cells of each row, and a style for it.

            figures: How many of the last columns are of figures.
        """
        table = Table(header_style="bold")
        for index, name in enumerate(header):
            table.add_column(
                name, justify="right" if index >= len(header) - figures else "left", overflow="fold"
            )
        for cells, style in rows:
            table.add_row(*(Text(visible(cell)) for cell in cells), style=style)
        self.out.print(table, soft_wrap=False)

    def with_progress(self, items: Iterable[T], total: int) -> Iterator[T]:
        """
        Walk over items behind a progress bar, where there are many and someone looks.

        Args:
            items: The items.

            total: How many there are.
        """
        if total == 1 or not self.err.is_terminal:
            yield from items
            return
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        # on a terminal the result is written above the bar; elsewhere the bar must leave it alone
        console = self.out if self.is_terminal else self.err
        with Progress(
            *columns, console=console, transient=True, redirect_stdout=self.is_terminal
        ) as progress:
            yield from progress.track(items, total=total, description="")


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        give_up(sys.stdout)
