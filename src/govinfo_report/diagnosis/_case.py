"""
One report under a search for wrong cells: its blocks as systems, its cells as printed.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from ..figures import FAR, Kind, Printed, amount, bounds, figure, in_unit, written
from ..findings import Verdict
from ..form import LOCAL, Indicator, Local, lines
from ..rules import Blanks, Equation, Pick, Relation, Rulebook
from ..units import Unit
from ._plan import Block, Plain, Plan, places_of, plan_of, relation_ends
from ._system import System, Terms

__all__ = ["Case", "Posed"]

_NUMERIC = frozenset({Kind.EXACT, Kind.ROUNDED, Kind.APPROXIMATE, Kind.RANGE})


@frozen(eq=False)
class Posed:
    """
    A block as a system over the cells of one report; the unknowns are paths.

    Attributes:
        block: The block.

        system: The system.

        equations: The equation behind each row.

        index: The number of each path.
    """

    block: Block
    system: System
    equations: tuple[Equation, ...]
    index: dict[str, int]


@frozen(eq=False, slots=False)
class Case:
    """
    A report, its rules and how its blanks are read.

    Attributes:
        report: The report.

        rules: The rules.

        blanks: How a blank cell is read.
    """

    report: Any
    rules: Rulebook
    blanks: Blanks = "unknown"
    _posed: dict[int, Posed] = field(factory=dict, init=False)

    @functools.cached_property
    def plan(self) -> Plan:
        return plan_of(self.rules)

    def posed(self, number: int) -> Posed:
        """
        Give a block as a system.

        Args:
            number: The number of the block.
        """
        found = self._posed.get(number)
        if found is None:
            found = self._posed[number] = self._pose(self.plan.blocks[number])
        return found

    def is_plain(self, number: int) -> bool:
        """
        Say whether a block has plain counts only, so that its rules decide it one by one.

        Args:
            number: The number of the block.
        """
        return self._plain(self.plan.blocks[number]) is not None

    def _plain(self, block: Block) -> tuple[Plain, tuple[int, ...]] | None:
        report = self.report
        if any((report[path] if path else report).local for path in block.sections):
            return None
        plain = block.plain(report)
        if plain is None:
            return None
        values = plain.read(report)
        return (plain, values) if all(type(value) is int for value in values) else None

    def _pose(self, block: Block) -> Posed:
        found = self._plain(block)
        if found is None:
            return self._pose_printed(block)
        plain, values = found
        system = System.of_rows(
            plain.paths,
            list(plain.rows),
            list(plain.ends),
            (list(values), list(values)),
            list(plain.limits),
        )
        return Posed(block, system, plain.equations, _numbered(plain.paths))

    def _pose_printed(self, block: Block) -> Posed:
        rows: list[Terms] = []
        ends: list[tuple[int, int]] = []
        kept: list[Equation] = []
        spans: dict[str, tuple[int, int]] = {}
        for one in block.equations:
            if not self._applies(one):
                continue
            form = one.left + one.right * -1
            terms: dict[str, int] = {}
            for term in form.terms:
                for path, span in self.rules.cells(self.report, term, self.blanks):
                    spans[path] = span
                    terms[path] = terms.get(path, 0) + term.factor
            index = _numbered(tuple(spans))
            rows.append(tuple((index[path], factor) for path, factor in terms.items() if factor))
            ends.append(relation_ends(one.rule.relation, form.constant))
            kept.append(one)
        paths = tuple(spans)
        system = System.of_rows(
            paths,
            rows,
            ends,
            ([low for low, _ in spans.values()], [high for _, high in spans.values()]),
            [self.limits(path) for path in paths],
        )
        return Posed(block, system, tuple(kept), _numbered(paths))

    def _applies(self, equation: Equation) -> bool:
        judged = self.rules.judge(self.report, equation, self.blanks)
        if judged.verdict is Verdict.NOT_APPLICABLE:
            return False
        return equation.guard is None or self.rules.is_certain(self.report, equation, self.blanks)

    def limits(self, path: str) -> tuple[int, int]:
        """
        Say what a cell can be at all.
        """
        return (-FAR, FAR) if path in self.plan.signed else (0, FAR)

    # ── Cells ─────────────────────────────────────────────────────────────────────────────────

    @functools.cached_property
    def _cells(self) -> dict[str, Any]:
        return self.plan.read(self.report)

    def cell(self, path: str) -> Any:
        """
        Give the value of a cell.
        """
        cells = self._cells
        if path not in cells:  # a local row
            cells[path] = self.report[path]
        return cells[path]

    def written(self, path: str) -> str | None:
        """
        Give what a cell prints.
        """
        cell = self.cell(path)
        return str(cell) if type(cell) is int else written(cell)

    def unit(self, path: str) -> Unit:
        """
        Give the unit of a cell.
        """
        if f"{LOCAL}." not in path:
            return self.rules.units.get(path, Unit.ITEM)
        head, _, rest = path.rpartition(f"{LOCAL}.")
        rows = (self.report[head.removesuffix(".")] if head else self.report).local
        row: Local[Any] = rows[int(rest.partition(".")[0]) - 1]
        return row.unit if isinstance(row.unit, Unit) else Unit.ITEM

    def span(self, path: str) -> tuple[int, int]:
        """
        Give what a cell allows.
        """
        cell = self.cell(path)
        if type(cell) is int:
            return cell, cell
        if self.blanks == "zero" and isinstance(cell, Printed) and cell.kind is Kind.BLANK:
            return 0, 0
        return bounds(cell, unit=self.unit(path)).span

    def text_of(self, path: str, grains: int) -> str:
        """
        Write a value as its line would print it.
        """
        return str(in_unit(grains, self.unit(path)))

    def read(self, path: str, text: str) -> tuple[int, int] | None:
        """
        Say what a text would allow in the place of a cell, if it would be a number there.
        """
        unit = self.unit(path)
        signed = path in self.plan.signed
        cell: Any = amount(text, unit) if unit.is_money else figure(text, signed)
        if isinstance(cell, Printed) and cell.kind not in _NUMERIC:
            return None
        return (
            bounds(cell, signed=signed, unit=unit).span if type(cell) is not int else (cell, cell)
        )

    def span_in(self, path: str, source: str) -> tuple[int, int] | None:
        """
        Say what the text of one cell would allow in the place of another, if it would be a number
        there.

        Args:
            path: The place.

            source: The cell that prints the text.
        """
        cell = self.cell(source)
        if type(cell) is int and cell >= 0 and not self.unit(path).is_money:
            return cell, cell
        text = written(cell)
        return self.read(path, text) if text else None

    @functools.cached_property
    def order(self) -> tuple[tuple[str, ...], ...]:
        """
        The cells in printing order, as rows of cells, local rows at their place.
        """
        if not self.report._has_local_rows:  # noqa: SLF001 - the flag is the form's own
            return self.plan.order
        return tuple(tuple(c.path for c in one.cells) for one in self.lines if one.cells)

    @functools.cached_property
    def lines(self) -> tuple[Indicator, ...]:
        """
        The lines of the report, local rows at their place.
        """
        return lines(self.report)

    @functools.cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """
        The row and the column in which each cell is printed.
        """
        return self.plan.places if self.order is self.plan.order else places_of(self.order)

    @functools.cached_property
    def columns(self) -> list[list[str]]:
        """
        The cells that stand below each other.
        """
        columns: dict[int, list[str]] = {}
        for path, (_, column) in self.places.items():
            columns.setdefault(column, []).append(path)
        return list(columns.values())

    def neighbours(self, path: str) -> list[str]:
        """
        Give the cells that are printed beside, above and below a cell.
        """
        row, column = self.places[path]
        found = [
            self.order[other][column]
            for other in (row - 1, row + 1)
            if 0 <= other < len(self.order) and len(self.order[other]) == len(self.order[row])
        ]
        same = self.order[row]
        return found + [same[o] for o in (column - 1, column + 1) if 0 <= o < len(same)]

    # ── What if ───────────────────────────────────────────────────────────────────────────────

    def block_of(self, path: str) -> int | None:
        """
        Give the number of the block that a cell is in, if it is in one.
        """
        found = self.plan.block_of.get(path)
        if found is not None or f"{LOCAL}." not in path:
            return found
        section = path.rpartition(f"{LOCAL}.")[0].removesuffix(".")
        blocks = enumerate(self.plan.blocks)
        return next((number for number, one in blocks if section in one.sections), None)

    def is_consistent(
        self, changes: Mapping[str, tuple[int, int]], free: str | None = None
    ) -> bool:
        """
        Say whether all blocks that some changes touch can hold after them.

        Args:
            changes: New spans by path.

            free: A cell that may take any value.
        """
        touched: dict[int, dict[int, tuple[int, int]]] = {}
        freed = {} if free is None else {free: self.limits(free)}
        for path, span in {**changes, **freed}.items():
            number = self.block_of(path)
            index = None if number is None else self.posed(number).index.get(path)
            if number is not None and index is not None:
                touched.setdefault(number, {})[index] = span
        return all(
            self.posed(number).system.probe((), fixed).conflict is None
            for number, fixed in touched.items()
        )

    def extent(
        self, posed: Posed, changes: Mapping[str, tuple[int, int]], path: str
    ) -> tuple[int, int] | None:
        """
        Say what is left for a cell of a block after some changes in it, if anything is.

        Args:
            posed: The block.

            changes: New spans by path.

            path: The cell.
        """
        fixed = {posed.index[one]: span for one, span in changes.items()}
        probe = posed.system.probe((posed.index[path],), fixed)
        return None if probe.conflict is not None else posed.system.extent(probe, posed.index[path])

    @functools.cached_property
    def violated(self) -> frozenset[int]:
        """
        The identities of the equations that the report violates as it stands.
        """
        return frozenset(map(id, self.rules.violations(self.report, self.blanks)))

    def strange(self, equations: tuple[Equation, ...], spans: Mapping[str, tuple[int, int]]) -> int:
        """
        Count the equations of lower severity that are violated with other spans for some cells.

        Args:
            equations: The equations.

            spans: New spans by path.
        """
        return sum(
            id(one) in self.violated
            if one.guard is not None or spans.keys().isdisjoint(one.cells)
            else self._is_violated(one, spans)
            for one in equations
        )

    def _is_violated(self, equation: Equation, spans: Mapping[str, tuple[int, int]]) -> bool:
        least = equation.left.constant - equation.right.constant
        most = least
        for side, sign in ((equation.left, 1), (equation.right, -1)):
            for term in side.terms:
                factor = term.factor * sign
                if term.pick is Pick.CELL and term.path in spans:
                    low, high = spans[term.path]
                elif term.pick is Pick.CELL:
                    low, high = self.span(term.path)
                else:
                    choices = self.rules.spans(self.report, term, self.blanks)
                    low, high = min(one for one, _ in choices), max(one for _, one in choices)
                least += factor * (low if factor > 0 else high)
                most += factor * (high if factor > 0 else low)
        return least > 0 or (equation.rule.relation is Relation.EQUAL and most < 0)


def _numbered(paths: tuple[str, ...]) -> dict[str, int]:
    return {path: number for number, path in enumerate(paths)}
