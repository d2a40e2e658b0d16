"""
How often figures go wrong in which way: the numbers behind every probability.

They stand in ``calibration.json``, which ``scripts/calibrate.py`` writes: fitted to errors that it
draws into reports that it draws, not to errors that agencies made.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from attrs import frozen

from ._kinds import ErrorKind

__all__ = ["Calibration", "calibration"]


@frozen
class Calibration:
    """
    Weights; only their proportions mean anything.

    Attributes:
        weights: The weight of each kind of error.

        other: The weight of everything that is not listed.

        doubt: How much is not listed, besides, for all that is listed, since errors are drawn and
            not counted.

        further: The weight of one more wrong cell.

        implausible: The weight of a correction for each warning or notice that it calls forth.

        single: How much likelier the misprints of a number of one digit are, some being out of the
            question.

        rarity: How much it tells that a correction makes a number rarer.
    """

    weights: dict[ErrorKind, float]
    other: float
    doubt: float
    further: float
    implausible: float
    single: float
    rarity: float

    @classmethod
    def of(cls, data: dict[str, Any]) -> Calibration:
        """
        Make a calibration of its JSON form.

        Args:
            data: The JSON form.
        """
        weights = {ErrorKind(name): weight for name, weight in data["weights"].items()}
        return cls(**{**data, "weights": weights})

    def whole(self, listed: Sequence[float], size: int) -> float:
        """
        Give the weight of everything together, as a logarithm: the weights of very many cells are
        too small for a float.

        Args:
            listed: The logarithm of the weight of each that is listed.

            size: How many cells must be wrong.
        """
        other = math.log(self.other) + max(size - 1, 0) * math.log(self.further)
        top = max(other, *listed) if listed else other
        scaled = sum(math.exp(one - top) for one in listed)
        return top + math.log(scaled * (1 + self.doubt) + math.exp(other - top))


@functools.cache
def calibration() -> Calibration:
    """
    Read the calibration that is shipped with the package.
    """
    text = files(__package__ or "").joinpath("calibration.json").read_text(encoding="utf-8")
    return Calibration.of(json.loads(text)["model"])
