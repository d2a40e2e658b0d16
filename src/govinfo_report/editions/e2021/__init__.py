"""
The form of the reports since 2021: three tables in the chapters 二, 三 and 四 of the report.

Source: 国办公开办函〔2021〕30号, attachment; labels and order as in reports that print it.
The tables' labels decide the edition, not the year: some reports on 2021 use the 2019 form.
"""

from __future__ import annotations

from typing import ClassVar

from ... import form
from ...rules import rulebook
from .._report import Report as BaseReport
from .._rows import (
    BALANCE,
    ByApplicant,
    Disputes,
    Lawsuits,
    NotProcessed,
    Outcomes,
    Refused,
    Unavailable,
)
from . import rules, years
from .disclosure import (
    Charges,
    Decisions,
    Documents,
    Enforcement,
    Fees,
    ProactiveDisclosure,
    RulesAndDocuments,
    Services,
)
from .requests import OtherOutcomes, Processed, Requests

__all__ = [
    "RULES",
    "YEARS",
    "YEAR_RULES",
    "ByApplicant",
    "Charges",
    "Decisions",
    "Disputes",
    "Documents",
    "Enforcement",
    "Fees",
    "Lawsuits",
    "NotProcessed",
    "OtherOutcomes",
    "Outcomes",
    "ProactiveDisclosure",
    "Processed",
    "Refused",
    "Report",
    "Requests",
    "RulesAndDocuments",
    "Services",
    "Unavailable",
]


@form.section
class Report(BaseReport):
    """
    A report on the 2021 form.
    """

    edition: ClassVar[str] = "2021"
    title: ClassVar[str] = "政府信息公开工作年度报告"
    years: ClassVar[range] = range(2021, 2027)

    proactive_disclosure: ProactiveDisclosure = form.group(
        "主动公开政府信息情况", chapter=2, corner="信息内容"
    )
    requests: Requests = form.group("收到和处理政府信息公开申请情况", chapter=3, corner=BALANCE)
    disputes: Disputes = form.group("政府信息公开行政复议、行政诉讼情况", chapter=4, across=True)


YEARS = Report.years
"""
The report years for which the form is prescribed, as far as they are known.
"""

RULES = Report.rules = rulebook(
    Report,
    rules.intake_is_settled_or_carried,
    rules.carried_out_at_most_received,
    rules.carried_in_at_most_processed,
    rules.issued_at_most_in_force,
)
"""
Everything that holds on the form.
"""

YEAR_RULES = Report.year_rules = (
    years.carried_in_is_carried_out_of_last_year,
    years.in_force_follows_from_last_year,
    *years.stocks,
)
"""
What holds from one year's report to the next on the form.
"""
