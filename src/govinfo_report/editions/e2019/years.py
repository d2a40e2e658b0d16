"""
What holds from one year's report to the next on the 2019 form.

No article says so: each relation follows from the words of the labels or from practice.
"""

from __future__ import annotations

from ...figures import Count
from ...findings import Basis, Severity
from ...rules import Sides, at_most, equal
from .._rows import ByApplicant
from .disclosure import Documents, FeeItems, Powers
from .requests import Requests

__all__ = [
    "carried_in_is_carried_out_of_last_year",
    "fees_follow_from_last_year",
    "powers_follow_from_last_year",
    "total_disclosed_at_most_follows_from_last_year",
]


@equal(in_columns=Severity.WARNING)
def carried_in_is_carried_out_of_last_year(before: Requests, now: Requests) -> Sides[ByApplicant]:
    """
    上年结转的申请，就是上年报告中结转下年度继续办理的申请。
    """
    return now.carried_in, before.carried_out


@equal
def powers_follow_from_last_year(before: Powers, now: Powers) -> Sides[Count]:
    """
    上一年项目数量，等于上年报告中的项目数量加增减。
    """
    return now.items_last_year, before.items_last_year + before.items_change


@equal
def fees_follow_from_last_year(before: FeeItems, now: FeeItems) -> Sides[Count]:
    """
    上一年收费项目数量，等于上年报告中的收费项目数量加增减。
    """
    return now.items_last_year, before.items_last_year + before.items_change


@at_most(severity=Severity.WARNING, basis=Basis.PLAUSIBILITY)
def total_disclosed_at_most_follows_from_last_year(
    before: Documents, now: Documents
) -> Sides[Count]:
    """
    对外公开总数量不多于上年总数量加本年新公开数量；废止只会使它减少。
    """
    return now.total_disclosed, before.total_disclosed + now.newly_disclosed
