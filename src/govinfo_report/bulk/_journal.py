"""
What a run has done so far, so that a stopped run can go on.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import field, frozen

__all__ = ["Journal"]


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

    def known(self) -> dict[str, list[dict[str, Any]]]:
        """
        Give the entries of the files that are done, by file.
        """
        found: dict[str, list[dict[str, Any]]] = {}
        if not self.path.exists():
            return found
        content = self.path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:  # the run was stopped while it wrote: what follows must start a line
            self.path.write_bytes(whole)
        for line in whole.splitlines():
            done = json.loads(line)
            if done["options"] == self.options and done["state"] == _state(done["file"]):
                found[done["file"]] = done["entries"]
        return found

    def note(self, file: str, entries: list[dict[str, Any]]) -> None:
        """
        Note that a file is done.
        """
        done = {"file": file, "state": _state(file), "options": self.options, "entries": entries}
        with self.path.open("a", encoding="utf-8") as journal:
            journal.write(f"{json.dumps(done)}\n")

    def remove(self) -> None:
        """
        Remove the file: the run is finished.
        """
        self.path.unlink(missing_ok=True)


def _state(file: str) -> list[int] | None:
    try:
        state = Path(file).stat()
    except OSError:
        return None
    return [state.st_size, state.st_mtime_ns]
