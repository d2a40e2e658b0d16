"""
How likely an explanation is, from its evidence and the calibration.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen

from ._calibration import Calibration
from ._evidence import Cell, Found, Origin
from ._kinds import ErrorKind

__all__ = ["Weighed", "weigh"]


@frozen
class Weighed:
    """
    An explanation before all are put in proportion.

    Attributes:
        cells: Its cells.

        kind: What happened.

        weight: How likely, in proportion to the others.

        is_minimum: Whether the cells are one of the least sets.
    """

    cells: tuple[Cell, ...]
    kind: ErrorKind
    weight: float
    is_minimum: bool = True


def weigh(found: Found, model: Calibration) -> Weighed:
    """
    Weigh an explanation.

    Args:
        found: What speaks for it.

        model: How often figures go wrong in which way.
    """
    plausible: float = model.implausible**found.strange
    cause = 0.0 if found.cause is None else model.weights[found.cause] * plausible
    if found.cause is not None and not found.factors:
        return Weighed(found.cells, found.cause, cause, found.is_minimum)
    weight = plausible * model.further ** (len(found.cells) - 1)
    chosen: list[Origin] = []
    for alternatives in found.factors:
        weights = [_product(model, alternative) for alternative in alternatives]
        weight *= sum(weights)
        chosen += alternatives[weights.index(max(weights))]
    cells = tuple(
        Cell(cell.path, cell.implied, one.text)
        for cell, one in zip(found.cells, chosen, strict=True)
    )
    if found.cause is not None and cause >= weight:
        return Weighed(cells, found.cause, cause, found.is_minimum)
    kinds = {one.kind for one in chosen}
    kind = kinds.pop() if len(kinds) == 1 else ErrorKind.SEVERAL
    return Weighed(cells, kind, weight, found.is_minimum)


def _product(model: Calibration, origins: Sequence[Origin]) -> float:
    return math.prod(weight_of(model, one) for one in origins)


def weight_of(model: Calibration, origin: Origin) -> float:
    """
    Weigh one way in which a cell may have come to print what it prints.

    Args:
        model: How often figures go wrong in which way.

        origin: The way.
    """
    weight = model.weights[origin.kind] * origin.share
    if origin.single:
        weight *= model.single
    weight *= math.exp(-model.rarity * origin.rarity)
    return weight
