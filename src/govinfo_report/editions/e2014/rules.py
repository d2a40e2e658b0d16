"""
What holds on the 2014 form beyond its totals, 其中 lines and totals that count once.

No article says so: each relation follows from the words of the labels or from practice.
"""

from __future__ import annotations

from ...figures import Count
from ...findings import Basis, Severity
from ...rules import Sides, at_most, equal
from .disclosure import ProactiveDisclosure
from .requests import Requests
from .resources import MeetingsAndTraining

__all__ = [
    "closed_at_most_received",
    "disclosed_documents_at_most_issued",
    "nobody_is_trained_without_a_course",
    "replies_at_most_closed",
]


@at_most(severity=Severity.NOTICE, basis=Basis.PLAUSIBILITY)
def disclosed_documents_at_most_issued(d: ProactiveDisclosure) -> Sides[Count]:
    """
    主动公开的规范性文件一般不多于制发的规范性文件；往年文件本年公开的除外。
    """
    return d.normative_documents_disclosed, d.normative_documents_issued


@at_most(severity=Severity.WARNING, basis=Basis.PLAUSIBILITY)
def closed_at_most_received(r: Requests) -> Sides[Count]:
    """
    办结的申请一般不多于收到的申请；本表没有上年结转，故上年未办结的除外。
    """
    return r.closed.total, r.received.total


@at_most(severity=Severity.WARNING, basis=Basis.PLAUSIBILITY)
def replies_at_most_closed(r: Requests) -> Sides[Count]:
    """
    答复的申请一般不多于办结的申请；告知补正后又作答复的除外。
    """
    return r.replies.total, r.closed.total


@equal(
    severity=Severity.NOTICE,
    basis=Basis.PLAUSIBILITY,
    only_if=lambda m: m.training_courses,
)
def nobody_is_trained_without_a_course(m: MeetingsAndTraining) -> Sides[Count]:
    """
    没有举办培训班，一般就没有人接受培训。
    """
    return m.training_attendances, 0
