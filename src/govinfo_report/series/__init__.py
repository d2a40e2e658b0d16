"""
Consecutive years of one agency at one scope: what carries over, and what jumps.

:func:`series_of` puts reports in the order of their years, :func:`compare` checks each year
against the one before, :meth:`Series.table` shows the figures by what they mean.

Start with ``_series``; ``_comparison`` checks, ``_copied`` finds reports that repeat last year's,
``_table`` follows a figure over the years.
"""

from __future__ import annotations

from ._comparison import Comparison, Step, compare
from ._series import Change, Series, Year, series_of
from ._table import Table, Trend

__all__ = [
    "Change",
    "Comparison",
    "Series",
    "Step",
    "Table",
    "Trend",
    "Year",
    "compare",
    "series_of",
]
