"""
What holds on the 2021 form beyond its totals.

Only the balance of the requests is printed on the form; the others follow from the words of the
labels or from practice.
"""

from __future__ import annotations

from ...figures import Count
from ...findings import Basis, Severity
from ...rules import Sides, at_most, equal
from .._rows import ByApplicant
from .disclosure import Documents
from .requests import Requests

__all__ = [
    "carried_in_at_most_processed",
    "carried_out_at_most_received",
    "intake_is_settled_or_carried",
    "issued_at_most_in_force",
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


@at_most(severity=Severity.NOTICE, basis=Basis.PLAUSIBILITY)
def issued_at_most_in_force(d: Documents) -> Sides[Count]:
    """
    本年制发的文件一般现行有效；当年制发、当年废止的除外。
    """
    return d.issued, d.in_force
