"""
The form of the reports on 2014 to 2018: one long table, 政府信息公开情况统计表.

Source: 国办发〔2014〕32号, attachment; labels, order and units as in reports that print it.
The table's labels decide the edition, not its year: reports on other years use it too.
"""

from __future__ import annotations

from typing import ClassVar

from ... import form
from ...figures import Amount, Count
from ...form import Local
from ...rules import rulebook
from ...units import Unit
from .._report import Report as BaseReport
from . import rules, years
from .disclosure import Channels, ProactiveDisclosure
from .disputes import Lawsuits, Reviews
from .requests import Closed, Received, Refused, Replies, Requests
from .resources import InstitutionsAndFunding, MeetingsAndTraining, Staff
from .responses import (
    PressConferences,
    ResponseChannels,
    ResponsesAndInterpretation,
    WebsiteInterviews,
)

__all__ = [
    "RULES",
    "YEARS",
    "YEAR_RULES",
    "Channels",
    "Closed",
    "InstitutionsAndFunding",
    "Lawsuits",
    "MeetingsAndTraining",
    "PressConferences",
    "ProactiveDisclosure",
    "Received",
    "Refused",
    "Replies",
    "Report",
    "Requests",
    "ResponseChannels",
    "ResponsesAndInterpretation",
    "Reviews",
    "Staff",
    "WebsiteInterviews",
]


@form.section
class Report(BaseReport):
    """
    A report on the 2014 form.
    """

    edition: ClassVar[str] = "2014"
    title: ClassVar[str] = "政府信息公开情况统计表"
    years: ClassVar[range] = range(2014, 2019)

    proactive_disclosure: ProactiveDisclosure = form.group("主动公开情况")
    responses_and_interpretation: ResponsesAndInterpretation = form.group("回应解读情况")
    requests: Requests = form.group("依申请公开情况")
    reviews: Reviews = form.group()
    lawsuits: Lawsuits = form.group()
    complaints: Count = form.alone("举报投诉数量")
    request_fees: Amount = form.alone("依申请公开信息收取的费用", unit=Unit.TEN_THOUSAND_YUAN)
    institutions_and_funding: InstitutionsAndFunding = form.group("机构建设和保障经费情况")
    meetings_and_training: MeetingsAndTraining = form.group("政府信息公开会议和培训情况")
    local: tuple[Local[Count], ...] = form.local()


YEARS = Report.years
"""
The report years for which the form was prescribed.
"""

RULES = Report.rules = rulebook(
    Report,
    rules.disclosed_documents_at_most_issued,
    rules.closed_at_most_received,
    rules.replies_at_most_closed,
    rules.nobody_is_trained_without_a_course,
)
"""
Everything that holds on the form.
"""

YEAR_RULES = Report.year_rules = years.stocks
"""
What holds from one year's report to the next on the form.
"""
