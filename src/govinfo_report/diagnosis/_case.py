"""
One report under a search for wrong cells: its blocks as systems, its cells as printed.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, frozen

from ..figures import FAR, Kind, Printed, amount, bounds, figure, has_number, in_unit, written
from ..findings import Verdict
from ..form import LOCAL, Local, structure
from ..rules import Blanks, Equation, Linear, Pick, Relation, Rulebook
from ..units import Unit, counting_unit
from ._choices import MOST_CHOICES, Unsure, counting, unsure_rows
from ._layout import Layout
from ._plan import Block, Plain, Plan, plan_of, relation_ends
from ._system import Shape, System, Terms

__all__ = ["Case", "Posed"]

_NO_ROW = frozenset({Kind.MISSING, Kind.DASH})
"""
What a rule may not apply for.
"""
_LONGEST = 9
"""
Counts of so many digits and more are taken together.
"""


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

    def can_hold(self, spans: Mapping[str, tuple[int, int]]) -> bool:
        """
        Say whether nothing contradicts with new spans for some cells.
        """
        index = self.index
        fixed = {index[path]: span for path, span in spans.items() if path in index}
        return self.system.probe((), fixed).conflict is None


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
    _choices: dict[int, tuple[Posed, ...]] = field(factory=dict, init=False)

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
        block = self.plan.blocks[number]
        plain = self._plain(block)
        return plain is not None and _are_counts(plain.read(self.report))

    def _plain(self, block: Block) -> Plain | None:
        return None if any(block.local(self.report)) else block.plain(self.report)

    def _pose(self, block: Block) -> Posed:
        plain = self._plain(block)
        if plain is None:
            return self._pose_printed(block)
        values = plain.read(self.report)
        if _are_counts(values):
            lows, highs = list(values), list(values)
        elif any(isinstance(one, Printed) and one.kind in _NO_ROW for one in values):
            return self._pose_printed(block)
        else:
            spans = [self.span(path) for path in plain.shape.unknowns]
            lows, highs = [low for low, _ in spans], [high for _, high in spans]
        return Posed(block, System.of(plain.shape, lows, highs), plain.equations, plain.index)

    def choices(self, number: int) -> tuple[Posed, ...]:
        """
        Give a block as systems of which one is right: one for each choice of which local rows count
        and which rules for one case apply, where the report leaves that open.

        Args:
            number: The number of the block.
        """
        found = self._choices.get(number)
        if found is None:
            block = self.plan.blocks[number]
            found = (self.posed(number),) if self._plain(block) is not None else self._ways(number)
            self._choices[number] = found
        return found

    def _ways(self, number: int) -> tuple[Posed, ...]:
        block, posed = self.plan.blocks[number], self.posed(number)
        rows = [one for one in unsure_rows(self.report, block.sections) if self._adds(one, posed)]
        guarded = [one for one in block.equations if self._may_apply(one)]
        marks = [(id(one), state) for one in guarded for state in self._states(one)]
        states = [[one for one in marks if one[0] == id(rule)] for rule in guarded]
        count = 2 ** len(rows) * math.prod(map(len, states))
        if not 1 < count <= MOST_CHOICES:
            return (posed,)
        found = []
        for taken in itertools.product((True, False), repeat=len(rows)):
            report = counting(self.report, zip(rows, taken, strict=True)) if rows else self.report
            case = Case(report, self.rules, self.blanks)
            found += [case._pose_printed(block, dict(some)) for some in itertools.product(*states)]
        return tuple(found)

    def _adds(self, row: Unsure, posed: Posed) -> bool:
        """
        Say whether a local row adds something to a sum if it counts; one that may be nothing makes
        no choice.
        """
        cells = [path for path in posed.index if f"{path}.".startswith(f"{row.path}.")]
        return any(low > 0 or high < 0 for low, high in map(self.span, cells))

    def _may_apply(self, equation: Equation) -> bool:
        """
        Say whether nothing but its guard keeps an equation from applying.
        """
        if equation.guard is None:
            return False
        bare = self.rules.judge(self.report, evolve(equation, guard=None), self.blanks)
        return bare.verdict is not Verdict.NOT_APPLICABLE

    def _states(self, equation: Equation) -> tuple[int, ...]:
        """
        Give the signs that the guard of an equation can have.
        """
        terms = () if equation.guard is None else equation.guard.terms
        positive = all(term.factor > 0 and term.path not in self.plan.signed for term in terms)
        return (0, 1) if positive else (0, 1, -1)

    def _pose_printed(self, block: Block, signs: Mapping[int, int] | None = None) -> Posed:
        """
        Pose what applies to the report.

        Args:
            block: The block.

            signs: The signs of guards, by the identity of their equations; where nothing is said, a
                rule for one case applies if that is certain.
        """
        rows: list[Terms] = []
        ends: list[tuple[int, int]] = []
        kept: list[Equation] = []
        spans: dict[str, tuple[int, int]] = {}
        for one in block.equations:
            forms: list[tuple[Linear, tuple[int, int]]] = []
            sign = None if signs is None else signs.get(id(one))
            if sign is not None and one.guard is not None:
                forms.append((one.guard, _guard_ends(sign, one.guard.constant)))
            if self._applies(one) if sign is None else sign == 0:
                form = one.left + one.right * -1
                forms.append((form, relation_ends(one.rule.relation, form.constant)))
            for form, form_ends in forms:
                terms: dict[str, int] = {}
                for term in form.terms:
                    for path, span in self.rules.cells(self.report, term, self.blanks):
                        spans[path] = span
                        terms[path] = terms.get(path, 0) + term.factor
                index = _numbered(tuple(spans))
                rows.append(tuple((index[path], f) for path, f in terms.items() if f))
                ends.append(form_ends)
                kept.append(one)
        paths = tuple(spans)
        shape = Shape(paths, rows, ends, [self.limits(path) for path in paths])
        lows, highs = [low for low, _ in spans.values()], [high for _, high in spans.values()]
        return Posed(block, System.of(shape, lows, highs), tuple(kept), _numbered(paths))

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
        try:
            return self._cells[path]
        except KeyError:  # a local row
            found = self._cells[path] = self.report[path]
            return found

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
        known = self.plan.units.get(path)
        if known is not None:
            return known
        unit = self._local_row(path).unit
        return counting_unit(unit)

    def _local_row(self, path: str) -> Local[Any]:
        head, _, rest = path.rpartition(f"{LOCAL}.")
        section = self.report[head.removesuffix(".")] if head else self.report
        row: Local[Any] = section.local[int(rest.partition(".")[0]) - 1]
        return row

    def span(self, path: str) -> tuple[int, int]:
        """
        Give what a cell allows.
        """
        cell = self.cell(path)
        if type(cell) is int:
            return cell, cell
        if isinstance(cell, Printed):
            return (0, 0) if self.blanks == "zero" and cell.kind is Kind.BLANK else cell.span
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
        if not has_number(cell):
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
        if type(cell) is int and cell >= 0 and path in self.plan.counts:
            return cell, cell
        text = written(cell)
        return self.read(path, text) if text else None

    def rarity(self, path: str, value: int) -> float:
        """
        Say how rare a value is in a report like this one, as the negative logarithm of its share.

        Of all numbers with as many digits a number is the rarer, the larger it is; how common so
        many digits are, the counts of the report tell.

        Args:
            path: The cell that would have the value.

            value: The value.
        """
        size = abs(value)
        digits = len(str(size)) if size else 0
        rare = math.log(size) if size else 0.0
        return rare if self.unit(path).is_money else rare + self._lengths[min(digits, _LONGEST)]

    @functools.cached_property
    def _lengths(self) -> list[float]:
        """
        How rare counts of so many digits are, zero having none.
        """
        seen = [1] * (_LONGEST + 1)
        for path, cell in self._cells.items():
            if type(cell) is int and path not in self.plan.totals:
                seen[min(len(str(cell)), _LONGEST) if cell else 0] += 1
        whole = sum(seen)
        return [-math.log(one / whole) for one in seen]

    @functools.cached_property
    def layout(self) -> Layout:
        """
        Where the cells stand, local rows at their place.
        """
        return self.plan.layout_of(self.report)

    def name(self, path: str) -> str:
        """
        Give the label of a cell, with its column.
        """
        found = self.plan.names.get(path)
        if found is not None:
            return found
        row = self._local_row(path)
        column = path.rpartition(f"{LOCAL}.")[2].partition(".")[2]
        if not column:
            return row.label
        declared = structure(type(row.figure)).field(column)
        return row.label if declared is None else f"{row.label}（{declared.word.label}）"

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
        touched: dict[int, dict[str, tuple[int, int]]] = {}
        freed = {} if free is None else {free: self.limits(free)}
        for path, span in {**changes, **freed}.items():
            number = self.block_of(path)
            if number is not None:
                touched.setdefault(number, {})[path] = span
        return all(
            any(one.can_hold(spans) for one in self.choices(number))
            for number, spans in touched.items()
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

    def strange(self, block: Block, spans: Mapping[str, tuple[int, int]]) -> int:
        """
        Count the equations of lower severity that new spans for some cells violate, less those that
        they mend.

        Args:
            block: The block of the cells.

            spans: New spans by path.
        """
        if block.hints.keys().isdisjoint(spans):
            return 0
        touched = {id(one): one for path in spans for one in block.hints.get(path, ())}
        return sum(
            self._is_violated(one, spans) - (number in self.violated)
            for number, one in touched.items()
            if one.guard is None
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


def _guard_ends(sign: int, constant: int) -> tuple[int, int]:
    """
    Give the ends of the sum of the terms of a guard that is zero, or has a sign.
    """
    if sign == 0:
        return -constant, -constant
    return (1 - constant, FAR) if sign > 0 else (-FAR, -1 - constant)


def _are_counts(values: tuple[Any, ...]) -> bool:
    return all(type(value) is int for value in values)
