"""
Changes of cells: proposed, applied when someone says so, and undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

from attrs import frozen

from .._language import translate
from ..errors import StaleChangeError
from ..figures import written
from ._saying import shown

__all__ = ["Applied", "Change", "Changes", "apply"]

R = TypeVar("R")


@frozen
class Change:
    """
    Another text for one cell.

    Attributes:
        path: The path of the cell.

        name: Its label, with its column.

        before: What it prints; ``None`` where the row is missing.

        after: What it would print.
    """

    path: str
    name: str
    before: str | None
    after: str | None

    @property
    def undoing(self) -> Change:
        """
        The change that takes this one back.
        """
        return Change(self.path, self.name, self.after, self.before)

    def message(self, language: str = "zh") -> str:
        """
        Say it in one line.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        return translate(
            "{name} {written} → {right}",
            language,
            name=self.name,
            written=shown(self.before, language),
            right=shown(self.after, language),
        )

    def as_dict(self) -> dict[str, Any]:
        """
        Give the change as data.
        """
        return {"path": self.path, "before": self.before, "after": self.after}


class Changes(Protocol):
    """
    What holds changes that go together, such as a correction.
    """

    @property
    def changes(self) -> tuple[Change, ...]: ...


@frozen
class Applied(Generic[R]):
    """
    A report after some changes, and what they were.

    Attributes:
        report: The report; the one that was given is as it was.

        changes: Every cell that is another now, each once, in the order given.
    """

    report: R
    changes: tuple[Change, ...]

    @property
    def undoing(self) -> tuple[Change, ...]:
        """
        The changes that, applied to this report, give the one from before.
        """
        return tuple(one.undoing for one in reversed(self.changes))


def apply(report: R, corrections: Iterable[Change | Changes] | Change | Changes) -> Applied[R]:
    """
    Make the report that has some changes in it.

    Args:
        report: A report or any other section.

        corrections: What to change: corrections, or single changes; one, or several.

    Returns:
        The new report, and every change that was made, to keep and to undo.

    Raises:
        StaleChangeError: A cell no longer prints what a change was made for, or two of the changes
            want different texts in it. Nothing is changed then.

        UnknownIndicatorError: A path names no cell.
    """
    section: Any = report
    made: dict[str, Change] = {}
    for one in _single(corrections):
        known = made.get(one.path)
        now = known.after if known else written(section[one.path])
        if known == one or one.before == one.after == now:
            continue
        if known or now != one.before:
            raise StaleChangeError(one.path, one.before, now)
        made[one.path] = one
    changed: R = section.replace({path: one.after for path, one in made.items()})
    return Applied(changed, tuple(made.values()))


def _single(corrections: Iterable[Change | Changes] | Change | Changes) -> Iterator[Change]:
    several = corrections if isinstance(corrections, Iterable) else (corrections,)
    for one in several:
        if isinstance(one, Change):
            yield one
        else:
            yield from one.changes
