"""
Two reports as one form, so that everything that judges one report judges two.
"""

from __future__ import annotations

import functools
from typing import Any

from attrs import evolve

from ..findings import CellFact, Finding, Whole
from ..form import Section, group, section, structure

__all__ = ["Pair", "label_of_side", "pair_class", "told", "told_whole"]

Side = tuple[str, str, Any]
"""
What the paths of one of the two reports begin with, what it is called, and its class.
"""


class Pair(Section):
    """
    The base of sections with two groups, each of them a report.

    Its paths say in which of the two a cell stands: ``before.requests.carried_out.total``.
    """

    __slots__ = ()


@functools.cache
def pair_class(one: Side, other: Side) -> Any:
    """
    Give the section class of two reports side by side.

    Args:
        one: The first report: name, label and class.

        other: The second report.
    """
    sides = (one, other)
    fields = {name: group(label) for name, label, _ in sides}
    hints = {name: cls for name, _, cls in sides}
    body = {"__annotations__": hints, "__module__": __name__, "__doc__": Pair.__doc__, **fields}
    return section(type("Pair", (Pair,), body))


def label_of_side(cls: Any, path: str) -> str:
    """
    Say in which report of a pair a cell stands; nothing for other sections.
    """
    if not issubclass(cls, Pair):
        return ""
    found = structure(cls).field(path.partition(".")[0])
    return "" if found is None else found.word.label or ""


def told(finding: Finding, called: dict[str, str]) -> Finding:
    """
    Tell a finding about a pair as one about two reports: each path as in its own report.

    Args:
        finding: The finding, with paths that begin with the names of the two reports.

        called: What to call each of the two reports.
    """
    cells = tuple(_told(cell, called) for cell in finding.cells)
    return evolve(finding, where=finding.where.partition(".")[2], cells=cells)


def told_whole(made: Whole, cls: Any, called: dict[str, str]) -> Whole:
    """
    Tell what follows for a pair as what follows for two reports.

    Args:
        made: What follows, with paths and names that begin with the names of the two reports.

        cls: The class of the pair.

        called: What to call each of the two reports.
    """
    labels = {field.word.label or "": called[field.name] for field in structure(cls).fields}

    def renamed(name: str) -> str:
        label = next((one for one in labels if name.startswith(one)), "")
        return f"{labels[label]}：{name.removeprefix(label)}" if label else name

    equations = tuple(
        evolve(
            one,
            where=one.where.partition(".")[2],
            name=renamed(one.name),
            without_number=tuple(renamed(name) for name in one.without_number),
        )
        for one in made.equations
    )
    joint = made.contradiction
    contradiction = None if joint is None else told(joint, called)
    return evolve(made, equations=equations, contradiction=contradiction)


def _told(cell: CellFact, called: dict[str, str]) -> CellFact:
    side, _, path = cell.path.partition(".")
    of = called[side]
    # the name begins with what the pair calls its side
    name = f"{of}：{cell.name.partition('：')[2]}"
    return evolve(cell, path=path, name=name, of=of)
