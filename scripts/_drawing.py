"""
Draws reports that hold their rules, and errors to put into them.

How often each kind of error is drawn is an assumption, and it stands here: nobody has counted how
the figures of real reports go wrong. Almost one error in five is just any number. That is more than
likely, on purpose: numbers that look like a misprint by chance must not be taken for one.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Iterator
from typing import Any

from attrs import frozen

from govinfo_report import e2014, e2019, e2021, form
from govinfo_report.diagnosis._narrowing import Narrowing
from govinfo_report.diagnosis._plan import plan_of, relation_ends
from govinfo_report.diagnosis._system import System
from govinfo_report.figures import FAR, Amount, in_unit, written
from govinfo_report.findings import Severity
from govinfo_report.form import Holds, cell_paths, structure
from govinfo_report.propagation import Constraint
from govinfo_report.rules import Pick, Relation, Rulebook, rulebook
from govinfo_report.units import Unit

__all__ = ["FORMS", "Error", "draw_error", "draw_report"]

LARGEST = 3_000_000
"""
No count is drawn larger.
"""
HELD = 0.9
"""
So often a rule of lower severity holds in a right report.
"""
CHANCES = {
    "misprint": 0.67,
    "any number": 0.18,
    "copy": 0.04,
    "total as part": 0.03,
    "swap": 0.03,
    "shift": 0.01,
    "torn": 0.01,
    "transfer": 0.01,
    "two misprints": 0.02,
}
"""
How often each kind of error is drawn.
"""
MISPRINTS = {
    "substitution": 0.35,
    "transposition": 0.15,
    "omission": 0.15,
    "insertion": 0.10,
    "magnitude": 0.05,
    "decimal point": 0.05,
    "sign": 0.02,
    "unit": 0.02,
}
"""
How often each kind of misprint is; one that a number cannot show is drawn again.
"""
OTHER_LENGTH = 0.1
"""
So often just any number has not as many digits as the right one.
"""


@form.section
class Money(form.Section):
    """
    A sum of money: the national forms have none.
    """

    total: Amount = form.total("经费", unit=Unit.TEN_THOUSAND_YUAN)
    offices: Amount = form.part("办公经费", unit=Unit.TEN_THOUSAND_YUAN)
    training: Amount = form.part("培训经费", unit=Unit.TEN_THOUSAND_YUAN)
    websites: Amount = form.part("网站经费", unit=Unit.TEN_THOUSAND_YUAN)
    printing: Amount = form.part("印刷经费", unit=Unit.TEN_THOUSAND_YUAN)


FORMS: dict[str, tuple[Any, Rulebook]] = {
    "2014": (e2014.Report, e2014.RULES),
    "2019": (e2019.Report, e2019.RULES),
    "2021": (e2021.Report, e2021.RULES),
    "money": (Money, rulebook(Money)),
}


# ── Reports ───────────────────────────────────────────────────────────────────────────────────────


def draw_report(draw: random.Random, name: str) -> Any:
    """
    Draw a report: every cell in turn takes a number that the rules still allow.

    Args:
        draw: Where chance comes from.

        name: The name of the form.
    """
    cls, rules = FORMS[name]
    absent = set(_optional(cls))
    fields = {path: field for path, field in cell_paths(cls) if path not in absent}
    limits = {path: (-FAR if one.word.signed else 0, FAR) for path, one in fields.items()}
    system = System(limits, list(_constraints(draw, rules, set(fields))), limits)
    totals = {one.left.terms[0].path for one in rules.equations if len(one.left.terms) == 1}
    order = sorted(fields, key=lambda path: (path in totals, draw.random()))
    usual = _usual(draw, order)
    left = Narrowing(system.shape, (system.lows, system.highs), (system.least, system.most), {})
    fits = left.narrow(system.loose) is None
    for path in order:
        number = system.unknowns.index(path)
        grain = 10_000 if fields[path].word.unit.is_money else 1
        value = min(max(usual[path] * grain, left.lows[number]), left.highs[number])
        box, sums = (left.lows, left.highs), (left.least, left.most)
        left = Narrowing(system.shape, box, sums, {number: (value, value)})
        fits = fits and left.narrow() is None
    if not fits:  # narrowing alone misses that rows going in circles leave nothing
        return draw_report(draw, name)
    cells = {
        path: str(in_unit(left.lows[number], fields[path].word.unit))
        for number, path in enumerate(system.unknowns)
    }
    return cls.of({**cells, **dict.fromkeys(absent)})


def _optional(cls: Any, prefix: str = "") -> Iterator[str]:
    """
    Walk over the cells of rows that most reports do not print.
    """
    for one in structure(cls).fields:
        path = f"{prefix}{one.name}"
        if one.word.optional:
            yield from (f"{path}.{step}" for step, _ in cell_paths(one.type))
        elif one.holds is Holds.SECTION:
            yield from _optional(one.type, f"{path}.")


def _constraints(draw: random.Random, rules: Rulebook, paths: set[str]) -> Iterator[Constraint]:
    for one in rules.equations:
        held = one.rule.severity is Severity.ERROR or draw.random() < HELD
        if not held or one.guard is not None or not paths.issuperset(one.cells):
            continue
        moved = one.left + one.right * -1
        terms = tuple((t.path, t.factor) for t in moved.terms if t.pick is Pick.CELL)
        yield Constraint(one.name, terms, *relation_ends(one.rule.relation, moved.constant))


def _usual(draw: random.Random, paths: list[str]) -> dict[str, int]:
    """
    Draw a number for each cell: a report is large or small, and so is each of its sections, rows
    and columns; many cells are zero in some reports.
    """
    size, zeros = draw.gauss(4, 1.5), draw.uniform(0, 0.6)
    steps = sorted({step for path in paths for step in path.split(".")})
    sizes = {step: draw.gauss(0, 0.8) for step in steps}
    return {
        path: 0
        if draw.random() < zeros
        else round(
            min(
                math.exp(size + sum(map(sizes.__getitem__, path.split("."))) + draw.gauss(0, 1)),
                LARGEST,
            )
        )
        for path in paths
    }


# ── Errors ────────────────────────────────────────────────────────────────────────────────────────


@frozen
class Error:
    """
    An error in a report.

    Attributes:
        kind: Its kind.

        texts: What the wrong cells print.
    """

    kind: str
    texts: dict[str, str]


def draw_error(draw: random.Random, report: Any, rules: Rulebook, kind: str | None = None) -> Error:
    """
    Draw an error that changes a cell of a sum.

    Args:
        draw: Where chance comes from.

        report: A right report.

        rules: Its rules.

        kind: The kind of the error, if it is not to be drawn.
    """
    page = _Page(report, rules)
    while True:
        chosen = kind or draw.choices(list(CHANCES), list(CHANCES.values()))[0]
        texts = _ERRORS[chosen](draw, page) if page.parts else _misprinted(draw, page)
        changed = {path: text for path, text in texts.items() if text != page.text(path)}
        if not changed.keys().isdisjoint(page.cells):
            return Error(chosen, changed)


class _Page:
    """
    A report as printed, with its sums.
    """

    def __init__(self, report: Any, rules: Rulebook) -> None:
        self.report = report
        self.layout = plan_of(rules).layout
        sums = [
            one
            for one in rules.equations
            if one.rule.relation is Relation.EQUAL and one.guard is None
            if all(written(report[path]) for path in one.cells)
        ]
        self.cells = sorted({path for one in sums for path in one.cells})
        self.parts = [
            (one.left.terms[0].path, term.path)
            for one in sums
            if len(one.left.terms) == 1
            for term in one.right.terms
            if term.pick is Pick.CELL
        ]

    def text(self, path: str) -> str:
        return written(self.report[path]) or ""


def _misprinted(draw: random.Random, page: _Page) -> dict[str, str]:
    path = draw.choice(page.cells)
    return {path: misprint(draw, page.text(path))}


def misprint(draw: random.Random, text: str) -> str:
    """
    Misprint a number.

    Args:
        draw: Where chance comes from.

        text: The number.
    """
    while True:
        kind = draw.choices(list(MISPRINTS), list(MISPRINTS.values()))[0]
        for _ in range(10):
            found = _MISPRINTS[kind](draw, text)
            whole = found.split(".")[0].lstrip("0") or "0"
            found = ".".join([whole, *found.split(".")[1:]])
            if found != text:
                return found


def _digit(draw: random.Random, text: str) -> int:
    return draw.choice([place for place, one in enumerate(text) if one.isdigit()])


def _substituted(draw: random.Random, text: str) -> str:
    place = _digit(draw, text)
    return f"{text[:place]}{draw.choice('0123456789')}{text[place + 1 :]}"


def _transposed(draw: random.Random, text: str) -> str:
    place = _digit(draw, text)
    after = next((o for o in range(place + 1, len(text)) if text[o].isdigit()), place)
    digits = list(text)
    digits[place], digits[after] = digits[after], digits[place]
    return "".join(digits)


def _omitted(draw: random.Random, text: str) -> str:
    place = _digit(draw, text)
    return f"{text[:place]}{text[place + 1 :]}".rstrip(".") or text


def _inserted(draw: random.Random, text: str) -> str:
    place = _digit(draw, text) + draw.randrange(2)
    return f"{text[:place]}{draw.choice('0123456789')}{text[place:]}"


def _magnified(draw: random.Random, text: str) -> str:
    return text if "." in text else draw.choice([f"{text}0000", f"{text}万"])


def _moved_point(draw: random.Random, text: str) -> str:
    whole, _, places = text.partition(".")
    left, right = f"{whole[:-1] or '0'}.{whole[-1]}{places}", f"{whole}{places[:1] or '0'}"
    return draw.choice([left, f"{right}.{places[1:]}".rstrip(".")])


def _signed(_: random.Random, text: str) -> str:
    return f"-{text}" if text.strip("0.") else text


def _in_yuan(_: random.Random, text: str) -> str:
    return f"{text}元" if "." in text else text


def _any_number(draw: random.Random, page: _Page) -> dict[str, str]:
    path = draw.choice(page.cells)
    text = page.text(path)
    if draw.random() < OTHER_LENGTH and text.isdigit():
        text = "9" * draw.randint(1, 5)
    digits = (
        draw.choice("0123456789" if place else "123456789") if one.isdigit() else one
        for place, one in enumerate(text)
    )
    return {path: "".join(digits)}


def _copied(draw: random.Random, page: _Page) -> dict[str, str]:
    path = draw.choice(page.cells)
    return {path: page.text(draw.choice(page.layout.neighbours(path))) or "0"}


def _total_as_part(draw: random.Random, page: _Page) -> dict[str, str]:
    total, part = draw.choice(page.parts)
    return {part: page.text(total)}


def _swapped(draw: random.Random, page: _Page) -> dict[str, str]:
    path = draw.choice(page.cells)
    other = draw.choice(page.layout.neighbours(path))
    return {path: page.text(other) or "0", other: page.text(path)}


def _shifted(draw: random.Random, page: _Page) -> dict[str, str]:
    number, place = page.layout.standing[draw.choice(page.cells)]
    column = page.layout.columns[number][place:][: draw.randint(3, 8)]
    run = column[:: draw.choice([1, -1])]
    moved = {to: page.text(source) or "0" for source, to in itertools.pairwise(run)}
    return {run[0]: "0", **moved}


def _torn(draw: random.Random, page: _Page) -> dict[str, str]:
    path = draw.choice(page.cells)
    number, place = page.layout.standing[path]
    below = page.layout.columns[number][place + 1 : place + 2]
    text = page.text(path)
    if not below or len(text) < 2 or not text.isdigit():  # noqa: PLR2004 - a number of two digits can be torn
        return {}
    cut = draw.randrange(1, len(text))
    return {path: text[:cut], below[0]: text[cut:].lstrip("0") or "0"}


def _transferred(draw: random.Random, page: _Page) -> dict[str, str]:
    path = draw.choice(page.cells)
    row, column = page.layout.places[path]
    others = page.layout.order[row][:column]
    if not others or not page.report[path]:
        return {}
    other = draw.choice(others)
    some = draw.randint(1, page.report[path])
    return {path: str(page.report[path] - some), other: str(page.report[other] + some)}


def _two_misprinted(draw: random.Random, page: _Page) -> dict[str, str]:
    return {path: misprint(draw, page.text(path)) for path in draw.sample(page.cells, 2)}


_MISPRINTS: dict[str, Callable[[random.Random, str], str]] = {
    "substitution": _substituted,
    "transposition": _transposed,
    "omission": _omitted,
    "insertion": _inserted,
    "magnitude": _magnified,
    "decimal point": _moved_point,
    "sign": _signed,
    "unit": _in_yuan,
}
_ERRORS: dict[str, Callable[[random.Random, _Page], dict[str, str]]] = {
    "misprint": _misprinted,
    "any number": _any_number,
    "copy": _copied,
    "total as part": _total_as_part,
    "swap": _swapped,
    "shift": _shifted,
    "torn": _torn,
    "transfer": _transferred,
    "two misprints": _two_misprinted,
}
