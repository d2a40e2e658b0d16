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

_CLEAR = 0.9
"""
A text is suggested if so much of what speaks for its cell speaks for it; the probability that
stands beside it is the cell's.
"""


@frozen
class Weighed:
    """
    An explanation before all are put in proportion.

    Attributes:
        cells: Its cells.

        kind: What happened.

        log: How likely, in proportion to the others, as a logarithm: of very many cells the
            weight itself is too small for a float.

        is_minimum: Whether the cells are one of the least sets.
    """

    cells: tuple[Cell, ...]
    kind: ErrorKind
    log: float
    is_minimum: bool = True


def weigh(found: Found, model: Calibration) -> Weighed:
    """
    Weigh an explanation.

    Args:
        found: What speaks for it.

        model: How often figures go wrong in which way.
    """
    plausible = found.strange * math.log(model.implausible)
    cause = -math.inf
    if found.cause is not None:
        cause = plausible + math.log(model.weights[found.cause])
        if not found.factors:
            return Weighed(found.cells, found.cause, cause, found.is_minimum)
    weight = plausible + (len(found.cells) - 1) * math.log(model.further)
    chosen: list[Origin] = []
    texts: list[str | None] = []
    for alternatives in found.factors:
        weights = [_product(model, alternative) for alternative in alternatives]
        weight += math.log(sum(weights))
        best = alternatives[weights.index(max(weights))]
        chosen += best
        texts += _clear(best, alternatives, weights)
    cells = tuple(
        # of one value only the writing is open
        Cell(cell.path, cell.implied, one.text if cell.implied[0] == cell.implied[1] else text)
        for cell, one, text in zip(found.cells, chosen, texts, strict=True)
    )
    if found.cause is not None and cause >= weight:
        return Weighed(cells, found.cause, cause, found.is_minimum)
    kinds = {one.kind for one in chosen}
    kind = kinds.pop() if len(kinds) == 1 else ErrorKind.SEVERAL
    return Weighed(cells, kind, weight, found.is_minimum)


def _clear(
    best: Sequence[Origin], alternatives: Sequence[Sequence[Origin]], weights: Sequence[float]
) -> list[str | None]:
    """
    Give the texts of the best alternative that hardly leave room for others.
    """
    whole = sum(weights)
    found: list[str | None] = []
    for number, one in enumerate(best):
        share = sum(
            weight
            for other, weight in zip(alternatives, weights, strict=True)
            if other[number].text == one.text
        )
        found.append(one.text if share >= _CLEAR * whole else None)
    return found


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
