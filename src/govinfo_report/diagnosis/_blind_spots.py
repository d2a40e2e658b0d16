"""
What the rules of a form can see, and what not: facts, and how they are told.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from .._language import is_chinese, translate
from ..figures import in_unit
from ._proofs import Proof
from ._rule_sets import Fixed, Redundant
from ._witnesses import Alike, Sight, Witnesses

__all__ = ["BlindSpots"]

_MOST_NAMED = 6
"""
So many rules are named from which one follows.
"""


@frozen
class BlindSpots:
    """
    What the rules of a form can see, and what not.

    Attributes:
        equations: The names of the equations.

        rank: How many of them say something that no others say.

        inequalities: The names of the inequalities.

        conditional: The names of the rules with a guard.

        contradictions: Rules that cannot hold together, with a proof.

        redundant: Rules that follow from others, with a proof. Where rules contradict each other
            none is named.

        fixed: Cells that the rules leave one value, in grains, with a proof.

        groups: The cells that rules speak of, in groups that no equation tells apart.

        cells: The rules that speak of each cell, in the order of the form.
    """

    equations: tuple[str, ...]
    rank: int
    inequalities: tuple[str, ...]
    conditional: tuple[str, ...]
    contradictions: tuple[Proof, ...]
    redundant: tuple[Redundant, ...]
    fixed: tuple[Fixed, ...]
    groups: tuple[Alike, ...]
    cells: tuple[Witnesses, ...]

    def cell(self, path: str) -> Witnesses:
        """
        Give the rules that speak of a cell.

        Args:
            path: The path of the cell.

        Raises:
            KeyError: No cell of the form has this path.
        """
        return {one.path: one for one in self.cells}[path]

    def group(self, path: str) -> Alike | None:
        """
        Give the cells that are not told from a cell, itself among them; nothing for a blind one.

        Args:
            path: The path of the cell.
        """
        return next((one for one in self.groups if path in one.cells), None)

    @property
    def found(self) -> tuple[str, ...]:
        """
        The cells that are named alone if one of them is the only wrong one.
        """
        exact = self._seen(Sight.EXACT)
        alone = {one.cells[0] for one in self.groups if len(one.cells) == 1}
        return tuple(path for path in exact if path in alone)

    @property
    def bounded(self) -> tuple[str, ...]:
        """
        The cells that are in no equation, but in other rules.
        """
        return self._seen(Sight.BOUNDED)

    @property
    def blind(self) -> tuple[str, ...]:
        """
        The cells that no rule speaks of.
        """
        return self._seen(Sight.BLIND)

    def _seen(self, sight: Sight) -> tuple[str, ...]:
        return tuple(one.path for one in self.cells if one.sight is sight)

    def as_dict(self) -> dict[str, Any]:
        """
        Give the facts for JSON.
        """
        return {
            "equations": list(self.equations),
            "rank": self.rank,
            "inequalities": list(self.inequalities),
            "conditional": list(self.conditional),
            "contradictions": [[name for name, _ in one.rules] for one in self.contradictions],
            "redundant": [
                {"rule": one.rule, "follows_from": list(one.follows_from)} for one in self.redundant
            ],
            "fixed": [{"path": one.unknown, "value": self._in_unit(one)} for one in self.fixed],
            "groups": [one.as_dict() for one in self.groups],
            "cells": [one.as_dict() for one in self.cells],
        }

    # ── Telling ───────────────────────────────────────────────────────────────────────────────

    def text(self, language: str = "zh") -> str:
        """
        Say everything, one fact a line.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        heads, *parts = self._parts(language)
        return "\n".join([*heads, *(f"  {line}" for part in parts for line in part)])

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        heads, *parts = ([html.escape(line) for line in part] for part in self._parts("zh"))
        pieces = [f"<p>{line}</p>" for line in heads]
        pieces += [f"<ul>{''.join(f'<li>{line}</li>' for line in part)}</ul>" for part in parts]
        return f'<div lang="zh">{"".join(pieces)}</div>'

    def _parts(self, language: str) -> list[list[str]]:
        heads = [
            translate(
                "Equations: {equations}, independent: {rank}; inequalities: {inequalities}; rules"
                " for one case: {conditional}",
                language,
                equations=len(self.equations),
                rank=self.rank,
                inequalities=len(self.inequalities),
                conditional=len(self.conditional),
            ),
            translate(
                "Cells: {all}; named alone if wrong: {found}; only together with others: {shared};"
                " only bounded: {bounded}; in no rule: {blind}",
                language,
                all=len(self.cells),
                found=len(self.found),
                shared=len(self._seen(Sight.EXACT)) - len(self.found),
                bounded=len(self.bounded),
                blind=len(self.blind),
            ),
        ]
        parts = [
            [self._told_contradiction(one, language) for one in self.contradictions],
            [_told_redundant(one, language) for one in self.redundant],
            [self._told_fixed(one, language) for one in self.fixed],
            [self._told_group(one, language) for one in self.groups if len(one.cells) > 1],
            self._told_unseen(language),
        ]
        return [heads, *(part for part in parts if part)]

    def _told_contradiction(self, proof: Proof, language: str) -> str:
        rules = "; ".join(name for name, _ in proof.rules)
        return translate("Cannot hold together: {rules}", language, rules=rules)

    def _told_fixed(self, one: Fixed, language: str) -> str:
        cell = self._named([str(one.unknown)], language)
        return translate(
            "{cell} can only be {value}", language, cell=cell, value=self._in_unit(one)
        )

    def _in_unit(self, one: Fixed) -> int | str | None:
        return in_unit(one.value, self.cell(str(one.unknown)).unit)

    def _told_group(self, one: Alike, language: str) -> str:
        cells = self._named(one.cells, language)
        if not self.cell(one.cells[0]).equations:
            return translate("No rule tells apart: {cells}", language, cells=cells)
        if len(one.parted) == 1:
            return translate("No equation tells apart: {cells}", language, cells=cells)
        return translate(
            "No equation tells apart, but an inequality may: {cells}",
            language,
            cells=" | ".join(self._named(some, language) for some in one.parted),
        )

    def _told_unseen(self, language: str) -> list[str]:
        said = []
        if self.bounded:
            cells = self._named(self.bounded, language)
            said.append(translate("Only bounded: {cells}", language, cells=cells))
        if self.blind:
            cells = self._named(self.blind, language)
            said.append(translate("In no rule: {cells}", language, cells=cells))
        return said

    def _named(self, paths: Iterable[str], language: str) -> str:
        """
        Name cells: with the labels of the form in Chinese, with paths in other languages.
        """
        names = {one.path: one.name for one in self.cells} if is_chinese(language) else {}
        return ("、" if names else ", ").join(names.get(path, path) for path in paths)


def _told_redundant(one: Redundant, language: str) -> str:
    if not one.follows_from:
        return translate("{rule} follows from what its lines can be", language, rule=one.rule)
    rules = list(one.follows_from[:_MOST_NAMED])
    left = len(one.follows_from) - len(rules)
    if left:
        rules.append(translate("… and {count} more", language, count=left))
    return translate("{rule} follows from {rules}", language, rule=one.rule, rules="; ".join(rules))
