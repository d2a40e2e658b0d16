"""
From one edition of the form to another: only what means the same on both.
"""

from __future__ import annotations

from ._converting import Conversion, Unmatched, convert

__all__ = ["Conversion", "Unmatched", "convert"]
