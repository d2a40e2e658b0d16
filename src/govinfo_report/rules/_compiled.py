"""
All equations of a form as one generated function: nothing is made but the list of violations.

A report whose flag says that it prints plain numbers only is read *exactly*, as one would write
it by hand. Any other is read block by block, a block being equations that share cells: exactly
where the flags of its sections allow it, else by the *spans* that its cells allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Literal, Protocol

from ..figures import Kind, Printed
from ..findings import Verdict
from ..form import LOCAL, Holds, cell_paths, structure
from ..form._fast import FLAG, PLAIN, compiled
from ._judging import Facts, cell_span, is_of_money, judge, row_span
from ._linear import Linear, Pick, Term
from ._rule import Equation, Relation

__all__ = ["Blanks", "Violations", "check_blanks", "compile_printed", "compile_violations"]

Blanks = Literal["unknown", "zero"]
"""
How a blank cell is read: as unknown, or as zero where a place is known to leave zeros blank.
"""


def check_blanks(blanks: str) -> None:
    """
    Refuse a way to read blank cells that does not exist.

    Raises:
        ValueError: It is neither ``unknown`` nor ``zero``.
    """
    if blanks not in {"unknown", "zero"}:
        msg = f"blanks must be 'unknown' or 'zero' (got {blanks!r})"
        raise ValueError(msg)


class Violations(Protocol):
    """
    From a report to the equations that it violates.
    """

    def __call__(self, report: Any, blanks: Blanks = "unknown") -> list[Equation]: ...


def compile_violations(
    cls: Any, equations: tuple[Equation, ...], units: dict[str, Any]
) -> Violations:
    """
    Compile the equations of a form.

    Args:
        cls: The section class.

        equations: All equations.

        units: The units of the cells of money, by path.
    """
    blocks = _blocks(equations)
    with_money = [
        any(term.path in units for _, one in block for term in _all_terms(one)) for block in blocks
    ]
    order = {id(one): position for position, one in enumerate(equations)}

    def in_order(found: Iterable[Equation]) -> list[Equation]:
        return sorted(found, key=lambda one: order[id(one)])

    def by_blocks(*, zero: bool) -> Callable[[Any], list[Equation]]:
        source = _source(cls, equations)
        source.names |= {"span": cell_span, "row_span": row_span, "is_money": is_of_money}
        source.names["BLANK"] = Kind.BLANK
        lines: list[str] = []
        for block, has_money in zip(blocks, with_money, strict=True):
            by_spans = _by_spans(source, block, units, zero=zero)
            if has_money:  # an amount is never exact
                lines += by_spans
                continue
            exactly = [f" {line}" for line in _exactly(source, block)]
            lines += [f" if {_is_plain(source, block)}:", "  pass", *exactly]
            lines += [" else:", *(f" {line}" for line in by_spans)]
        candidates = source.function("candidates(report)", lines, " return bad")

        def violated(report: Any) -> list[Equation]:
            facts = Facts(report, units, zero)
            found: list[Equation] = candidates(report)
            return in_order(one for one in found if judge(one, facts).verdict is Verdict.VIOLATED)

        return violated

    source = _source(cls, equations)
    source.names |= {"unknown": by_blocks(zero=False), "zero": by_blocks(zero=True)}
    source.names |= {"in_order": in_order}
    signature = 'violations(report, blanks="unknown")'
    other = ' return unknown(report) if blanks == "unknown" else zero(report)'
    if any(with_money):
        return source.function(signature, [], other)
    plain = [line for block in blocks for line in _exactly(source, block)]
    end = " return in_order(bad) if bad else bad"
    return source.function(signature, plain, end, first=f" if not report.{PLAIN}:{other}")


def _source(cls: Any, equations: tuple[Equation, ...]) -> _Source:
    source = _Source(cls)
    source.names |= {f"e{position}": one for position, one in enumerate(equations)}
    return source


def _is_plain(source: _Source, block: list[tuple[int, Equation]]) -> str:
    """
    Write the condition under which all cells of a block are plain numbers.

    A section's flag speaks of all its cells, so it may send a plain block to the spans; that costs
    time and changes nothing.
    """
    sections = dict.fromkeys(
        term.path if term.pick is not Pick.CELL else term.path.rpartition(".")[0]
        for _, one in block
        for term in _all_terms(one)
    )
    names = [name for name in sections if not any(_is_above(one, name) for one in sections)]
    return " and ".join(f"{source.section(name)}.{PLAIN}" for name in names)


def _is_above(one: str, name: str) -> bool:
    return one != name and (not one or name.startswith(f"{one}."))


def _blocks(equations: tuple[Equation, ...]) -> list[list[tuple[int, Equation]]]:
    """
    Part equations into blocks that share no cell, in the order of their first equations.
    """
    blocks: list[tuple[set[str], list[tuple[int, Equation]]]] = []
    for position, one in enumerate(equations):
        cells = {term.name for term in _all_terms(one)}
        touching = [block for block in blocks if not block[0].isdisjoint(cells)]
        merged = [pair for block in touching for pair in block[1]]
        blocks = [block for block in blocks if block not in touching]
        blocks.append((cells.union(*(block[0] for block in touching)), [*merged, (position, one)]))
    return sorted((sorted(block, key=lambda pair: pair[0]) for _, block in blocks), key=_first)


def _first(block: list[tuple[int, Equation]]) -> int:
    return block[0][0]


def _all_terms(equation: Equation) -> tuple[Term, ...]:
    guard = () if equation.guard is None else equation.guard.terms
    return (*equation.terms, *guard)


def _exactly(source: _Source, block: list[tuple[int, Equation]]) -> list[str]:
    """
    Write the lines that judge a block of plain numbers.
    """
    lines = []
    shared = source.shared([one for _, one in block])
    lines += [f" {name} = {cell}" for cell, name in shared.items()]
    for position, one in block:
        if all(term.pick is not Pick.CELL for term in one.left.terms):
            continue  # it bounds local rows, and there are none
        if not all(shown.present for shown in one.shown):
            continue  # it is for reports without a row, and no row is missing
        left, right = (source.sum_of(side, shared) for side in (one.left, one.right))
        operator = "!=" if one.rule.relation is Relation.EQUAL else ">"
        test = f"{left} {operator} {right}"
        if one.guard is None:
            lines.append(f" if {test}: bad.append(e{position})")
        else:
            guard = source.sum_of(one.guard, shared)
            lines.append(f" if {guard} == 0 and {test}: bad.append(e{position})")
    return lines


def _by_spans(
    source: _Source, block: list[tuple[int, Equation]], units: dict[str, Any], *, zero: bool
) -> list[str]:
    """
    Write the lines that judge a block by what its cells allow.
    """
    ends: dict[Term, tuple[str, str]] = {}
    lines: list[str] = []
    local: dict[str, list[Term]] = {}
    for term in dict.fromkeys(term.once for _, one in block for term in _all_terms(one)):
        ends[term] = (f"l{len(ends)}", f"h{len(ends)}")
        if term.pick is Pick.CELL:
            lines += _load(source, term.path, ends[term], units, zero=zero)
        else:
            local.setdefault(term.path, []).append(term)
    for path, terms in local.items():
        lines += _load_local(source.section(path), terms, ends, zero=zero)
    for position, one in block:
        (left_low, left_high), (right_low, right_high) = (
            _ends_of(side, ends) for side in (one.left, one.right)
        )
        tests = [f"{left_low} > {right_high}"]
        if one.rule.relation is Relation.EQUAL:
            tests.append(f"{left_high} < {right_low}")
        tests += [
            f"{source.section(term.path)}.{LOCAL}"
            for term in one.terms
            if term.pick is Pick.LOCAL_SUM
        ]
        test = " or ".join(tests)
        if one.guard is not None:
            guard_low, guard_high = _ends_of(one.guard, ends)
            test = f"{guard_low} == 0 == {guard_high} and ({test})"
        lines.append(f" if {test}: bad.append(e{position})")
    return lines


def compile_printed(cls: Any) -> Callable[[Any], list[tuple[str, Any]]]:
    """
    Compile the list of the cells that print something else than one plain number.

    Args:
        cls: The section class.

    Returns:
        A function from a report to the paths and cells, local rows behind all others.
    """
    source = _Source(cls)
    source.names |= {"local_printed": _local_printed, "Decimal": Decimal}
    body: list[str] = []
    asked: str | None = None
    for path, field in cell_paths(cls):
        section = path.rpartition(".")[0]
        if section != asked:  # most sections are plain, and a flag says so for all their cells
            body.append(f" if not {source.section(section)}.{PLAIN}:")
            asked = section
        plain = "Decimal" if field.word.unit.is_money else "int"
        body += [
            f"  x = {source.cell(path)}",
            f"  if type(x) is not {plain}: bad.append(({path!r}, x))",
        ]
    body.append(" local_printed(report, '', bad)")
    return source.function("printed(report)", body, " return bad")


def _local_printed(section: Any, prefix: str, found: list[tuple[str, Any]]) -> None:
    """
    Add the cells of local rows, at any depth, that are no plain numbers.
    """
    if not getattr(section, FLAG):
        return
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


def _load(
    source: _Source, path: str, ends: tuple[str, str], units: dict[str, Any], *, zero: bool
) -> list[str]:
    """
    Write the lines that put what a cell allows into two variables.
    """
    low, high = ends
    cell = source.cell(path)
    if path in units:
        unit = f"unit{len(source.names)}"
        source.names[unit] = units[path]
        return [f" {low}, {high} = span({cell}, zero={zero}, unit={unit})"]
    lines = [f" x = {cell}", f" if type(x) is int: {low} = {high} = x"]
    if zero:
        lines.append(f" elif x.kind is BLANK: {low} = {high} = 0")
    return [*lines, f" else: {low}, {high} = x.span"]


def _load_local(
    section: str, terms: list[Term], ends: dict[Term, tuple[str, str]], *, zero: bool
) -> list[str]:
    """
    Write the loop that puts what the local rows of a section allow together into the variables of
    its terms, rows of unknown role left out of sums.
    """
    lines = [f" {' = '.join(name for term in terms for name in ends[term])} = 0"]
    lines.append(f" for row in {section}.{LOCAL}:")
    for money, column in dict.fromkeys((term.money, term.column) for term in terms):
        cell = "row.figure" if column is None else f"row.figure.{column}"
        lines.append(f"  if {'' if money else 'not '}is_money(row):")
        lines.append(f"   low, high = row_span(row, {cell}, zero={zero})")
        for term in terms:
            if (term.money, term.column) == (money, column):
                lines += [f"   {line}" for line in _gather(term.pick, *ends[term])]
    return lines


def _gather(pick: Pick, low: str, high: str) -> list[str]:
    """
    Write the lines that take what one local row allows into account.
    """
    if pick is Pick.LOCAL_MAX:
        return [f"if low > {low}: {low} = low", f"if high > {high}: {high} = high"]
    condition = "if row.counts: " if pick is Pick.LOCAL_SUM else ""
    return [f"{condition}{low} += low; {high} += high"]


def _ends_of(form: Linear, ends: dict[Term, tuple[str, str]]) -> tuple[str, str]:
    """
    Write the smallest and the largest value of a side.
    """
    lows, highs = [], []
    for term in form.terms:
        low, high = ends[term.once]
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

    def shared(self, equations: list[Equation]) -> dict[str, str]:
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

    def function(
        self, signature: str, body: list[str], end: str, first: str = ""
    ) -> Callable[..., Any]:
        """
        Compile the function, with only those sections looked up that its body reads, and none
        before its first line.
        """
        name = signature.partition("(")[0]
        text = "\n".join(body)
        needed: list[str] = []
        for line in reversed(self.lookups):
            section = line.split()[0]
            if f"{section}." in text or any(f"{section}." in one for one in needed):
                needed.insert(0, line)
        lines = [f"def {signature}:", first, " bad = []", *needed, *body, end]
        found: Callable[..., Any] = compiled(lines, self.names, name)[name]
        return found
