"""
What holds from one year's report to the next on the 2014 form.

No article says so: each relation follows from the words of the labels or from practice.
"""

from __future__ import annotations

from typing import Any

from ...rules import steady
from .resources import InstitutionsAndFunding

__all__ = ["stocks"]


@steady(times=3)
def stocks(i: InstitutionsAndFunding) -> Any:
    """
    机构、人员和经费一年之内增减一般不到三倍，否则多是单位写错。
    """
    return i.dedicated_offices, i.reading_points, i.staff.total, i.dedicated_funding
