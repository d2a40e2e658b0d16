"""
What holds from one year's report to the next on the 2021 form.

No article says so: each relation follows from the words of the labels or from practice.
"""

from __future__ import annotations

from ...figures import Count
from ...findings import Severity
from ...rules import Sides, equal, steady
from .._rows import ByApplicant
from .disclosure import Documents
from .requests import Requests

__all__ = [
    "carried_in_is_carried_out_of_last_year",
    "in_force_follows_from_last_year",
    "stocks",
]


@equal(in_columns=Severity.WARNING)
def carried_in_is_carried_out_of_last_year(before: Requests, now: Requests) -> Sides[ByApplicant]:
    """
    上年结转的申请，就是上年报告中结转下年度继续办理的申请。
    """
    return now.carried_in, before.carried_out


@equal(severity=Severity.WARNING)
def in_force_follows_from_last_year(before: Documents, now: Documents) -> Sides[Count]:
    """
    现行有效件数，等于上年现行有效件数加本年制发件数减本年废止件数；清理、到期失效和机构合并除外。
    """
    return now.in_force, before.in_force + now.issued - now.repealed


@steady(times=3)
def stocks(d: Documents) -> Count:
    """
    现行有效件数一年之内增减一般不到三倍。
    """
    return d.in_force
