"""
What the property tests share: without Hypothesis, an extra, they are skipped.
"""

from __future__ import annotations

import pytest

pytest.importorskip("hypothesis")
