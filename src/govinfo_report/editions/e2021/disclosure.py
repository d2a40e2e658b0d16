"""
二、主动公开政府信息情况.
"""

from __future__ import annotations

from ... import form
from ...figures import Amount, Count
from ...form import Local
from ...units import Unit

__all__ = [
    "Charges",
    "Decisions",
    "Documents",
    "Enforcement",
    "Fees",
    "ProactiveDisclosure",
    "RulesAndDocuments",
    "Services",
]


@form.row
class Documents(form.Section):
    """
    Rules or normative documents: two flows of the year and the stock at its end.
    """

    issued: Count = form.alone("本年制发件数")
    repealed: Count = form.alone("本年废止件数")
    in_force: Count = form.alone("现行有效件数")


@form.section
class RulesAndDocuments(form.Section):
    """
    What is in force with general effect.
    """

    rules: Documents = form.alone("规章", numbered=False)
    normative_documents: Documents = form.alone(
        "行政规范性文件", numbered=False, also=("规范性文件",)
    )
    local: tuple[Local[Documents], ...] = form.local()


@form.row
class Decisions(form.Section):
    """
    Decisions of one kind in the year, also those that are lawfully kept closed.
    """

    decisions: Count = form.alone("本年处理决定数量")


@form.section
class Services(form.Section):
    """
    Administrative licensing.
    """

    licensing: Decisions = form.alone("行政许可", numbered=False)
    local: tuple[Local[Decisions], ...] = form.local()


@form.section
class Enforcement(form.Section):
    """
    Penalties and coercive measures.
    """

    penalties: Decisions = form.alone("行政处罚", numbered=False)
    coercive_measures: Decisions = form.alone("行政强制", numbered=False)
    local: tuple[Local[Decisions], ...] = form.local()


@form.row
class Charges(form.Section):
    """
    What was charged in the year.
    """

    amount: Amount = form.alone("本年收费金额（单位：万元）", unit=Unit.TEN_THOUSAND_YUAN)


@form.section
class Fees(form.Section):
    """
    Administrative fees; the fee for handling requests is no part of them.
    """

    administrative_fees: Charges = form.alone("行政事业性收费", numbered=False)


@form.section
class ProactiveDisclosure(form.Section):
    """
    What article 20 of the Regulation has agencies disclose, item by item.
    """

    documents: RulesAndDocuments = form.group("第二十条第（一）项", numbered=False)
    services: Services = form.group("第二十条第（五）项", numbered=False)
    enforcement: Enforcement = form.group("第二十条第（六）项", numbered=False)
    fees: Fees = form.group("第二十条第（八）项", numbered=False)
