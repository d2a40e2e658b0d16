"""
Which cells of a report are wrong, and what they should be.

:func:`diagnose` lists all least sets of cells that must be wrong, what is common to them, the value
that each cell would have, and how well a misprint explains it.

Start with ``_diagnosing``; ``_system`` and ``_sets`` know boxes and linear forms only and serve
systems without any form.
"""

from __future__ import annotations

from ._diagnosing import diagnose
from ._diagnosis import Component, Diagnosis, Explanation, Suspect
from ._kinds import ErrorKind

__all__ = ["Component", "Diagnosis", "ErrorKind", "Explanation", "Suspect", "diagnose"]
