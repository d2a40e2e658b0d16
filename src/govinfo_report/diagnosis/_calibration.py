"""
How often figures go wrong in which way: the numbers behind every probability.

They stand in ``calibration.json``. The weights were set by hand against the table that
``benchmarks/diagnosis.py`` prints; they were not fitted to errors of real reports.
"""

from __future__ import annotations

import functools
import json
from importlib.resources import files
from typing import Any

from attrs import frozen

__all__ = ["Calibration", "calibration"]


@frozen
class Calibration:
    """
    Prior shares and weights.

    Attributes:
        misprints: The share of each way to misprint one number, by the name of its kind.

        causes: The weight of each cause that is no misprint of one number, by its name.

        arbitrary: The share of single wrong cells that hold just any number.

        values: Among so many numbers such a number is thought to be drawn.

        other: The weight of everything that is not listed.

        further: The weight of one more wrong cell.

        implausible: The weight of a correction for each warning or notice that it calls forth.
    """

    misprints: dict[str, float]
    causes: dict[str, float]
    arbitrary: float
    values: int
    other: float
    further: float
    implausible: float


@functools.cache
def calibration() -> Calibration:
    """
    Read the calibration that is shipped with the package.
    """
    text = files(__package__ or "").joinpath("calibration.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return Calibration(**data["model"])
