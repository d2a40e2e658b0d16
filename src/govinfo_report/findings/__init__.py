"""
What a check found: facts first, sentences made from them.

Start with ``_finding``; ``_findings`` is the sequence that a check returns, ``_wording`` makes
the sentences.
"""

from __future__ import annotations

from ._finding import (
    Basis,
    CellFact,
    EquationVerdict,
    Finding,
    Joint,
    Reason,
    Severity,
    Verdict,
)
from ._findings import Findings, Whole

__all__ = [
    "Basis",
    "CellFact",
    "EquationVerdict",
    "Finding",
    "Findings",
    "Joint",
    "Reason",
    "Severity",
    "Verdict",
    "Whole",
]
