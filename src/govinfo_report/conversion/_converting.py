"""
Putting a report on another form, with lists of what has no counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from .._language import translate_plural
from ..editions import edition, report_of
from ..figures import written
from ..form import cells_by_concept, lines
from ..rules import rows_from_parts

__all__ = ["Conversion", "Unmatched", "convert"]


@frozen
class Unmatched:
    """
    A cell that has no counterpart on the other form.

    Attributes:
        path: Its path on its own form.

        line: What its line is called in a sentence.

        column: The words above its column in a matrix, else ``None``.

        written: What it prints; ``None`` for a cell that the other form asks for and the report
            cannot answer.
    """

    path: str
    line: str
    column: str | None
    written: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """
        Give its facts for JSON.
        """
        return {"path": self.path, "written": self.written}


@frozen
class Conversion:
    """
    A report on another form, and what could not be put there.

    Attributes:
        report: The report on the other form; what nobody asked for is missing, not zero.

        left_out: What the report prints and the other form has no place for.

        not_asked: What the other form asks for and the report's own form does not.

        added_up: The cells on the other form of rows that the report prints by their parts only:
            their sums stand there.
    """

    report: Any
    left_out: tuple[Unmatched, ...]
    not_asked: tuple[Unmatched, ...]
    added_up: tuple[Unmatched, ...]

    @property
    def is_whole(self) -> bool:
        """
        Whether nothing that the report prints was left out.
        """
        return not self.left_out

    def remarks(self, language: str = "zh") -> Iterator[str]:
        """
        Say what has no counterpart, a line for each side.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        if self.left_out:
            yield translate_plural(
                "{count} cell has no place on this form: {cells}",
                "{count} cells have no place on this form: {cells}",
                len(self.left_out),
                language,
                cells=_names(self.left_out),
            )
        if self.not_asked:
            yield translate_plural(
                "{count} cell was not asked for and is missing: {cells}",
                "{count} cells were not asked for and are missing: {cells}",
                len(self.not_asked),
                language,
                cells=_names(self.not_asked),
            )
        if self.added_up:
            yield translate_plural(
                "{count} cell is the sum of what the report prints: {cells}",
                "{count} cells are sums of what the report prints: {cells}",
                len(self.added_up),
                language,
                cells=_names(self.added_up),
            )


def _names(cells: tuple[Unmatched, ...]) -> str:
    """
    Name the lines of cells, each once.
    """
    return "、".join(dict.fromkeys(cell.line for cell in cells))


def convert(report: Any, to: str) -> Conversion:
    """
    Put a report on the form of another edition.

    A cell moves if both forms have a cell that means the same, in the same unit; its text stays as
    it is printed. Local rows have no counterpart. Nothing is estimated, and what the report's form
    does not ask for is missing on the other.

    Args:
        report: The report, or what a reader returned.

        to: The name of the other edition, such as ``2021``.

    Raises:
        TypeError: It is no report.

        UnknownEditionError: There is no such edition.
    """
    given = report_of(report)
    target: Any = edition(to).Report
    heading = {"agency": given.agency, "year": given.year, "scope": given.scope}
    if target is type(given):
        return Conversion(given, (), (), ())
    source: Any = type(given)
    theirs, ours = cells_by_concept(target), cells_by_concept(source)
    shared = [
        (ours[concept], cell)
        for concept, cell in theirs.items()
        if concept in ours and ours[concept].unit == cell.unit
    ]
    sums = rows_from_parts(given.rules, given)
    added_up = {cell.path for own, cell in shared if own.path in sums}
    cells = {cell.path: sums.get(own.path, given[own.path]) for own, cell in shared}
    made = target.of(cells, **heading)
    moved = {own.path for own, _ in shared}
    left_out = (one for one in _unmatched(given, moved) if one.written is not None)
    return Conversion(
        made,
        tuple(left_out),
        tuple(_unmatched(made, set(cells))),
        tuple(_unmatched(made, {cell.path for cell in theirs.values()} - added_up)),
    )


def _unmatched(report: Any, matched: set[str]) -> Iterator[Unmatched]:
    """
    Walk over the cells of a report that are not among those that are matched.
    """
    for line in lines(report):
        for cell in line.cells:
            if cell.path not in matched:
                text = written(report[cell.path])
                yield Unmatched(cell.path, line.name, cell.column, text)
