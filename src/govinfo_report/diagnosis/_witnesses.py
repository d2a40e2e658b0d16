"""
How the rules see one cell, and which cells look the same to them.
"""

from __future__ import annotations

import enum
from typing import Any

from attrs import frozen

from ..figures import in_unit
from ..units import Unit

__all__ = ["Alike", "Sight", "Witnesses"]


class Sight(enum.Enum):
    """
    How well a wrong cell is seen.
    """

    EXACT = "exact"
    """It is in an equation: whatever is wrong breaks it, if the other cells are exact."""
    BOUNDED = "bounded"
    """It is only in inequalities, or in rules for one case: what is wrong may fit."""
    BLIND = "blind"
    """It is in no rule."""


@frozen
class Witnesses:
    """
    The rules that speak of a cell.

    Attributes:
        path: The path of the cell.

        name: Its label, with its column.

        unit: The unit of its line.

        equations: The equations that it is in.

        too_high: The inequalities that are broken if it is too high by more than they leave room.

        too_low: The inequalities that are broken if it is too low by more than they leave room.

        conditional: The rules with a guard that speak of it, in the guard or behind it.
    """

    path: str
    name: str
    unit: Unit = Unit.ITEM
    equations: tuple[str, ...] = ()
    too_high: tuple[str, ...] = ()
    too_low: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()

    @property
    def sight(self) -> Sight:
        """
        How well it is seen if it is wrong.
        """
        if self.equations:
            return Sight.EXACT
        bounded = self.too_high or self.too_low or self.conditional
        return Sight.BOUNDED if bounded else Sight.BLIND

    @property
    def smallest(self) -> int | str | None:
        """
        The smallest error that is seen wherever all cells are printed exactly, in the unit of the
        line: one, or for money one 分. ``None`` where it depends on how much room the inequalities
        leave, or where nothing is seen.
        """
        return in_unit(1, self.unit) if self.equations else None

    def as_dict(self) -> dict[str, Any]:
        """
        Give the facts for JSON.
        """
        return {
            "path": self.path,
            "sight": self.sight.value,
            "smallest": self.smallest,
            "equations": list(self.equations),
            "too_high": list(self.too_high),
            "too_low": list(self.too_low),
            "conditional": list(self.conditional),
        }


@frozen
class Alike:
    """
    Cells that no equation tells apart; where they are in none, cells that no rule does.

    Attributes:
        cells: Their paths; a single one is told from all others.

        steps: By how many steps the rules change if a cell changes by one. What changes two cells
            by the same number of steps, such as a total one too high and a part one too low, looks
            the same.

        rules: The equations that they are in; where they are in none, the other rules.

        parted: The same cells as far as no rule at all tells them apart. More than one group says
            that an inequality may part them, where an error is larger than the room it leaves.
    """

    cells: tuple[str, ...]
    steps: tuple[int, ...]
    rules: tuple[str, ...]
    parted: tuple[tuple[str, ...], ...]

    def as_dict(self) -> dict[str, Any]:
        """
        Give the facts for JSON.
        """
        return {
            "cells": list(self.cells),
            "steps": list(self.steps),
            "rules": list(self.rules),
            "parted": [list(some) for some in self.parted],
        }
