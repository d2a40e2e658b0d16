"""
What a run has done so far, so that a stopped run can go on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

__all__ = ["Journal", "Known", "state_of"]


@frozen(eq=False)
class Known(Mapping[str, list[dict[str, Any]]]):
    """
    The entries of the files that are done: read from the journal when they are asked for.

    Attributes:
        path: The journal.

        places: Where in it the lines of the files begin.
    """

    path: Path
    places: dict[str, int] = field(factory=dict)

    def __getitem__(self, file: str) -> list[dict[str, Any]]:
        place = self.places[file]
        with self.path.open("rb") as journal:
            journal.seek(place)
            entries: list[dict[str, Any]] = json.loads(journal.readline())["entries"]
            return entries

    def __contains__(self, file: object) -> bool:
        return file in self.places  # without reading the entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


@frozen
class Journal:
    """
    A file with one line for each file that is done.

    A line counts if it is whole, was written under the same options, and the file that it speaks
    of has the size and the time that it had; everything else is done again.

    Attributes:
        path: The file.

        options: What the results depend on, such as how blanks are read.
    """

    path: Path
    options: dict[str, Any] = field(factory=dict)

    def known(self) -> Known:
        """
        Give the entries of the files that are done, by file.
        """
        known = Known(self.path)
        if not self.path.exists():
            return known
        start = 0
        with self.path.open("rb") as journal:
            for line in journal:
                if not line.endswith(b"\n"):
                    # the run was stopped while it wrote: what follows must start a line
                    os.truncate(self.path, start)
                    break
                file = self._done(line)
                if file is not None:
                    known.places[file] = start
                start += len(line)
        return known

    def _done(self, line: bytes) -> str | None:
        """
        Say of which file a line holds what would be found again.
        """
        try:
            done = json.loads(line)
            same = done["options"] == self.options and done["state"] == state_of(done["file"])
            return str(done["file"]) if same else None
        except (ValueError, LookupError, TypeError):  # the line was not written by a run
            return None

    def note(self, file: str, entries: list[dict[str, Any]], state: list[int] | None) -> None:
        """
        Note that a file is done.

        Args:
            file: The file.

            entries: What was found.

            state: What :func:`state_of` said of it before it was read.
        """
        done = {"file": file, "state": state, "options": self.options, "entries": entries}
        with self.path.open("a", encoding="utf-8") as journal:
            journal.write(f"{json.dumps(done)}\n")

    def remove(self) -> None:
        """
        Remove the file: the run is finished.
        """
        self.path.unlink(missing_ok=True)


def state_of(file: str) -> list[int] | None:
    """
    Say by what it is known that a file has not changed: its size and time.
    """
    try:
        state = Path(file).stat()
    except OSError:
        return None
    return [state.st_size, state.st_mtime_ns]
