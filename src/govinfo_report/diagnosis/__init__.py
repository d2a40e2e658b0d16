"""
Which cells of a report are wrong, and what they should be.

:func:`diagnose` lists all least sets of cells that must be wrong, what is common to them, the value
that each cell would have, and how well a misprint explains it.

:func:`blind_spots` says of a form what its rules cannot see: redundant and contradictory rules,
cells that no rule tells apart, and cells that no rule speaks of.

Start with ``_diagnosing`` and ``_surveying``; ``_system``, ``_sets`` and ``_rule_sets`` know boxes
and linear forms only and serve systems without any form.
"""

from __future__ import annotations

from ._blind_spots import BlindSpots
from ._diagnosing import diagnose
from ._diagnosis import Component, Diagnosis, Explanation, Suspect
from ._kinds import ErrorKind
from ._proofs import Proof
from ._rule_sets import Fixed, Redundant
from ._surveying import blind_spots
from ._witnesses import Alike, Sight, Witnesses

__all__ = [
    "Alike",
    "BlindSpots",
    "Component",
    "Diagnosis",
    "ErrorKind",
    "Explanation",
    "Fixed",
    "Proof",
    "Redundant",
    "Sight",
    "Suspect",
    "Witnesses",
    "blind_spots",
    "diagnose",
]
