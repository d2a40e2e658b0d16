"""
All equations of a form as one generated function: nothing is made but the list of failures.

Two forms are compiled. The *exact* one reads plain whole numbers and raises ``TypeError`` on
anything else, also where it would only be compared: ``2918 + 144 != Printed("…")`` is simply
true, ``2918 + 144 ^ Printed("…")`` is refused. The *spans* one reads what each cell allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..figures import Kind, Printed
from ..form import LOCAL, Holds, structure
from ..form._fast import FLAG, _compiled
from ..form._paths import cell_paths
from ._judging import cell_span, local_span
from ._linear import Linear, Pick, Term
from ._rule import Equation, Relation, Shown

__all__ = ["compile_exact", "compile_printed", "compile_spans"]

Failures = Callable[[Any], list[Any]]


def compile_exact(cls: Any, equations: tuple[Equation, ...]) -> Failures:
    """
    Compile the form for reports that print plain numbers and no local row.

    Args:
        cls: The section class.

        equations: All equations; those about money must be none.

    Returns:
        A function from a report to the positions of the violated equations, which raises
        ``TypeError`` for a report that is not plain.
    """
    source = _Source(cls)
    in_rules = {path for one in equations for path in _always_compared(one)}
    outside = [
        f"type({source.cell(path)}) is "
        for path, field in cell_paths(cls)
        if path not in in_rules and not field.word.unit.is_money and not _is_optional(path, equations)
    ]
    plain = f"{''.join(outside)}int" if outside else "True"
    money = [
        f"type({source.cell(path)}) is Decimal"
        for path, field in cell_paths(cls)
        if field.word.unit.is_money
    ]
    body = [f" if report.{FLAG} or not ({' and '.join([plain, *money])}): raise TypeError"]
    shared = source.shared(equations)
    body += [f" {name} = {text}" for text, name in shared.items()]
    for index, one in enumerate(equations):
        left, right = (source.sum_of(side, shared) for side in (one.left, one.right))
        operator = "^" if one.rule.relation is Relation.EQUAL else ">"
        conditions = [source.shown(shown) for shown in one.shown]
        if one.guard is not None:
            conditions.append(f"not {source.sum_of(one.guard, shared)} ^ 0")
        conditions.append(f"{left} {operator} {right}")
        body.append(f" if {' and '.join(conditions)}: bad.append({index})")
    return source.function(body)


def _always_compared(equation: Equation) -> Iterable[str]:
    """
    Give the cells that the exact form always reads, so that one that is no ``int`` raises there.
    """
    return () if equation.shown or equation.guard is not None else equation.cells


def _is_optional(path: str, equations: tuple[Equation, ...]) -> bool:
    return any(path in equation.cells for equation in equations if equation.shown)


def compile_spans(
    cls: Any, equations: tuple[Equation, ...], units: dict[str, Any], *, zero: bool
) -> Failures:
    """
    Compile the form for any report.

    Args:
        cls: The section class.

        equations: All equations.

        units: The units of the cells of money, by path.

        zero: Whether a blank is read as zero.

    Returns:
        A function from a report to the positions of the equations that may be violated: all that
        are, and those on which local rows of unknown role or conditions decide.
    """
    source = _Source(cls)
    source.names |= {"span": cell_span, "local": local_span, "zero": zero, "BLANK": Kind.BLANK}
    source.names |= {"Pick": Pick}
    ends: dict[Term, tuple[str, str]] = {}
    body: list[str] = []
    for term in dict.fromkeys(t for one in equations for t in _unit_terms(one)):
        low, high = f"l{len(ends)}", f"h{len(ends)}"
        ends[term] = (low, high)
        body += _load(source, term, low, high, units, zero=zero)
    for index, one in enumerate(equations):
        (left_low, left_high), (right_low, right_high) = (
            _ends_of(side, ends) for side in (one.left, one.right)
        )
        test = f"{left_low} > {right_high}"
        if one.rule.relation is Relation.EQUAL:
            test = f"{test} or {left_high} < {right_low}"
        unsure = [
            f"{source.section(term.path)}.local"
            for term in one.terms
            if term.pick is Pick.LOCAL_SUM
        ]
        body.append(f" if {' or '.join([test, *unsure])}: bad.append({index})")
    return source.function(body)


def compile_printed(cls: Any) -> Callable[[Any], list[tuple[str, Any]]]:
    """
    Compile the list of the cells that print something else than one plain number.

    Args:
        cls: The section class.

    Returns:
        A function from a report to the paths and cells, local rows behind all others.
    """
    source = _Source(cls)
    source.names["local_printed"] = _local_printed
    body = []
    for path, field in cell_paths(cls):
        plain = "Decimal" if field.word.unit.is_money else "int"
        body += [
            f" x = {source.cell(path)}",
            f" if type(x) is not {plain}: bad.append(({path!r}, x))",
        ]
    body += [f" if report.{FLAG}:", "  local_printed(report, '', bad)"]
    return source.function(body)


def _local_printed(section: Any, prefix: str, found: list[tuple[str, Any]]) -> None:
    """
    Add the cells of local rows, at any depth, that are no plain numbers.
    """
    made = structure(type(section))
    for index, row in enumerate(section.local if made.local else (), start=1):
        path = f"{prefix}{LOCAL}.{index}"
        columns = structure(made.local.type).fields if made.local and made.local.type else ()
        cells = {f"{path}.{c.name}": getattr(row.figure, c.name) for c in columns}
        cells = cells or {path: row.figure}
        found += [(one, cell) for one, cell in cells.items() if isinstance(cell, Printed)]
    for field in made.fields:
        if field.holds is Holds.SECTION:
            _local_printed(getattr(section, field.name), f"{prefix}{field.name}.", found)


def _unit_terms(equation: Equation) -> list[Term]:
    return [Term(term.path, 1, term.pick, term.column) for term in equation.terms]


def _load(
    source: _Source, term: Term, low: str, high: str, units: dict[str, Any], *, zero: bool
) -> list[str]:
    """
    Write the lines that put what a term allows into two variables.
    """
    if term.pick is not Pick.CELL:
        section = source.section(term.path)
        call = f"local({section}, Pick.{term.pick.name}, {term.column!r}, zero=zero)"
        return [f" {low}, {high} = {call} if {section}.local else (0, 0)"]
    cell = source.cell(term.path)
    if term.path in units:
        unit = f"unit{len(source.names)}"
        source.names[unit] = units[term.path]
        return [f" {low}, {high} = span({cell}, zero=zero, unit={unit})"]
    lines = [f" x = {cell}", f" if type(x) is int: {low} = {high} = x"]
    if zero:
        return [*lines, f" elif x.kind is BLANK: {low} = {high} = 0", f" else: {low}, {high} = x.span"]
    return [*lines, f" else: {low}, {high} = x.span"]


def _ends_of(form: Linear, ends: dict[Term, tuple[str, str]]) -> tuple[str, str]:
    """
    Write the smallest and the largest value of a side.
    """
    lows, highs = [], []
    for term in form.terms:
        low, high = ends[Term(term.path, 1, term.pick, term.column)]
        if term.factor < 0:
            low, high = high, low
        times = "" if term.factor == 1 else f" * {term.factor}"
        lows.append(f"{low}{times}")
        highs.append(f"{high}{times}")
    constant = [str(form.constant)] if form.constant or not form.terms else []
    return " + ".join([*lows, *constant]), " + ".join([*highs, *constant])


class _Source:
    """
    The source of one function about a report, with each section looked up once.
    """

    def __init__(self, cls: Any) -> None:
        self.sections = {"": "report"}
        self.lookups: list[str] = []
        self.names: dict[str, Any] = {}
        self._visit(cls, "", "report")

    def _visit(self, cls: Any, prefix: str, owner: str) -> None:
        for field in structure(cls).fields:
            if field.holds is Holds.CELL:
                continue
            name = f"s{len(self.sections)}"
            path = f"{prefix}{field.name}"
            self.sections[path] = name
            self.lookups.append(f" {name} = {owner}.{field.name}")
            self._visit(field.type, f"{path}.", name)

    def section(self, path: str) -> str:
        return self.sections[path]

    def cell(self, path: str) -> str:
        section, _, name = path.rpartition(".")
        return f"{self.sections[section]}.{name}"

    def shared(self, equations: tuple[Equation, ...]) -> dict[str, str]:
        """
        Name the cells that more than one equation reads, so that each is looked up once.
        """
        read = [path for one in equations if not one.shown for path in one.cells]
        often = [path for path in dict.fromkeys(read) if read.count(path) > 1]
        return {self.cell(path): f"c{index}" for index, path in enumerate(often)}

    def sum_of(self, form: Linear, shared: dict[str, str]) -> str:
        """
        Write a side for plain numbers; local rows are none there.
        """
        terms = []
        for term in form.terms:
            if term.pick is Pick.CELL:
                cell = self.cell(term.path)
                times = "" if term.factor == 1 else f" * {term.factor}"
                terms.append(f"{shared.get(cell, cell)}{times}")
        if form.constant or not terms:
            terms.append(str(form.constant))
        return f"({' + '.join(terms)})" if len(terms) > 1 else terms[0]

    def shown(self, shown: Shown) -> str:
        """
        Write the condition that an optional row is printed, or is not.
        """
        printed = " or ".join(f"{self.cell(path)} is not MISSING" for path in shown.cells)
        return f"({printed})" if shown.present else f"not ({printed})"

    def function(self, body: list[str]) -> Failures:
        from decimal import Decimal  # noqa: PLC0415 - only generated code needs it

        from ..figures import MISSING  # noqa: PLC0415 - only generated code needs it

        used = "\n".join(body)
        needed: list[str] = []
        for line in reversed(self.lookups):
            name = line.split()[0]
            text = used + "\n".join(needed)
            if f"{name}." in text:
                needed.insert(0, line)
        names = {**self.names, "Decimal": Decimal, "MISSING": MISSING}
        lines = ["def failures(report):", " bad = []", *needed, *body, " return bad"]
        found: Failures = _compiled(lines, names, "rules")["failures"]
        return found


