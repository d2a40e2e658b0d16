"""
What holds on the 2019 form beyond its totals.

Only the balance of the requests is printed on the form; the others follow from the words of the
labels or from practice.
"""

from __future__ import annotations

from decimal import Decimal

from ...figures import Amount, Count
from ...findings import Basis, Severity
from ...rules import Sides, at_most, equal
from .._rows import ByApplicant
from .disclosure import Documents, FeeItems, Powers, Purchases
from .requests import Requests

__all__ = [
    "carried_in_at_most_processed",
    "carried_out_at_most_received",
    "decrease_at_most_fees_of_last_year",
    "decrease_at_most_items_of_last_year",
    "intake_is_settled_or_carried",
    "newly_disclosed_at_most_newly_made",
    "newly_disclosed_at_most_total_disclosed",
    "no_money_without_projects",
    "no_projects_without_money",
]


@equal(basis=Basis.PRINTED)
def intake_is_settled_or_carried(r: Requests) -> Sides[ByApplicant]:
    """
    第一项加第二项之和，等于第三项加第四项之和。
    """
    return r.received + r.carried_in, r.processed.total + r.carried_out


@at_most(severity=Severity.NOTICE, basis=Basis.PLAUSIBILITY)
def carried_out_at_most_received(r: Requests) -> Sides[ByApplicant]:
    """
    结转下年度的申请一般都是本年新收的；上年结转的申请通常早已到期。
    """
    return r.carried_out, r.received


@at_most(severity=Severity.NOTICE, basis=Basis.PLAUSIBILITY)
def carried_in_at_most_processed(r: Requests) -> Sides[ByApplicant]:
    """
    上年结转的申请一般都在本年办结；中止计时的除外。
    """
    return r.carried_in, r.processed.total


@at_most
def newly_disclosed_at_most_total_disclosed(d: Documents) -> Sides[Count]:
    """
    本年新公开的文件是对外公开的一部分。
    """
    return d.newly_disclosed, d.total_disclosed


@at_most(severity=Severity.NOTICE, basis=Basis.PLAUSIBILITY)
def newly_disclosed_at_most_newly_made(d: Documents) -> Sides[Count]:
    """
    本年新公开的文件一般不多于本年新制作的文件；往年文件本年公开的除外。
    """
    return d.newly_disclosed, d.newly_made


@at_most
def decrease_at_most_items_of_last_year(p: Powers) -> Sides[Count]:
    """
    减少的项目不多于上一年的项目。
    """
    return p.items_change * -1, p.items_last_year


@at_most
def decrease_at_most_fees_of_last_year(f: FeeItems) -> Sides[Count]:
    """
    减少的收费项目不多于上一年的收费项目。
    """
    return f.items_change * -1, f.items_last_year


@equal(severity=Severity.WARNING, basis=Basis.PLAUSIBILITY, only_if=lambda p: p.projects)
def no_money_without_projects(p: Purchases) -> Sides[Amount]:
    """
    没有采购项目，一般就没有采购金额。
    """
    return p.amount, Decimal(0)


@equal(severity=Severity.WARNING, basis=Basis.PLAUSIBILITY, only_if=lambda p: p.amount)
def no_projects_without_money(p: Purchases) -> Sides[Count]:
    """
    没有采购金额，一般就没有采购项目。
    """
    return p.projects, 0
