"""
Which cells of a report are wrong, what they should be, and what follows for the others.

:func:`diagnose` lists all least sets of cells that must be wrong, what is common to them, the value
that each cell would have, and how well a misprint explains it. :func:`propose` says which changes
would mend the report, :func:`deduce` what the cells leave for each other; both leave the report as
it is, and :func:`apply` makes another one with the changes that it is given.

:func:`blind_spots` says of a form what its rules cannot see: redundant and contradictory rules,
cells that no rule tells apart, and cells that no rule speaks of. :func:`detectable_errors` says of
a report how far each figure may be off before a rule shows it.

Start with ``_diagnosing``, ``_proposing``, ``_deducing`` and ``_surveying``; ``_system``,
``_sets``, ``_tightening`` and ``_rule_sets`` know boxes and linear forms only and serve systems
without any form.
"""

from __future__ import annotations

from ._blind_spots import BlindSpots
from ._changes import Applied, Change, apply
from ._correction import Correction, Outcome, Proposal
from ._deducing import deduce
from ._deduction import Deduced, Deduction
from ._detecting import Detectable, detectable_errors
from ._diagnosing import diagnose
from ._diagnosis import Component, Diagnosis, Explanation, Suspect
from ._kinds import ErrorKind
from ._proofs import Proof
from ._proposing import propose
from ._rule_sets import Fixed, Redundant
from ._surveying import blind_spots
from ._witnesses import Alike, Sight, Witnesses

__all__ = [
    "Alike",
    "Applied",
    "BlindSpots",
    "Change",
    "Component",
    "Correction",
    "Deduced",
    "Deduction",
    "Detectable",
    "Diagnosis",
    "ErrorKind",
    "Explanation",
    "Fixed",
    "Outcome",
    "Proof",
    "Proposal",
    "Redundant",
    "Sight",
    "Suspect",
    "Witnesses",
    "apply",
    "blind_spots",
    "deduce",
    "detectable_errors",
    "diagnose",
    "propose",
]
