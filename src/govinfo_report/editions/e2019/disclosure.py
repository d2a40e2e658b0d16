"""
二、主动公开政府信息情况.
"""

from __future__ import annotations

from ... import form
from ...figures import Amount, Count
from ...form import Local
from ...units import Unit

__all__ = [
    "Documents",
    "Enforcement",
    "FeeItems",
    "Fees",
    "Powers",
    "ProactiveDisclosure",
    "Procurement",
    "Purchases",
    "RulesAndDocuments",
    "Services",
]


@form.row
class Documents(form.Section):
    """
    Rules or normative documents: made and disclosed in the year, and disclosed altogether.
    """

    newly_made: Count = form.alone("本年新制作数量")
    newly_disclosed: Count = form.alone("本年新公开数量")
    total_disclosed: Count = form.alone("对外公开总数量")


@form.section
class RulesAndDocuments(form.Section):
    """
    What has general effect.
    """

    rules: Documents = form.alone("规章", numbered=False)
    normative_documents: Documents = form.alone(
        "规范性文件", numbered=False, also=("行政规范性文件",)
    )
    local: tuple[Local[Documents], ...] = form.local()


@form.row
class Powers(form.Section):
    """
    Powers of one kind and what was decided with them.

    The items count powers, the decisions count cases: the columns say nothing about one another.
    """

    items_last_year: Count = form.alone("上一年项目数量")
    items_change: Count = form.alone("本年增/减", signed=True)
    decisions: Count = form.alone("处理决定数量")


@form.section
class Services(form.Section):
    """
    Licensing and other services for the public.
    """

    licensing: Powers = form.alone("行政许可", numbered=False)
    other_external_services: Powers = form.alone("其他对外管理服务事项", numbered=False)
    local: tuple[Local[Powers], ...] = form.local()


@form.section
class Enforcement(form.Section):
    """
    Penalties and coercive measures.
    """

    penalties: Powers = form.alone("行政处罚", numbered=False)
    coercive_measures: Powers = form.alone("行政强制", numbered=False)
    local: tuple[Local[Powers], ...] = form.local()


@form.row
class FeeItems(form.Section):
    """
    Items for which a fee is charged.
    """

    items_last_year: Count = form.alone("上一年项目数量")
    items_change: Count = form.alone("本年增/减", signed=True)


@form.section
class Fees(form.Section):
    """
    Administrative fees.
    """

    administrative_fees: FeeItems = form.alone("行政事业性收费", numbered=False)


@form.row
class Purchases(form.Section):
    """
    Purchases and what they cost; the form names no unit for the money.
    """

    projects: Count = form.alone("采购项目数量")
    amount: Amount = form.alone("采购总金额", unit=Unit.UNSTATED)


@form.section
class Procurement(form.Section):
    """
    Government procurement.
    """

    centralised_procurement: Purchases = form.alone("政府集中采购", numbered=False)


@form.section
class ProactiveDisclosure(form.Section):
    """
    What article 20 of the Regulation has agencies disclose, item by item.
    """

    documents: RulesAndDocuments = form.group("第二十条第（一）项", numbered=False)
    services: Services = form.group("第二十条第（五）项", numbered=False)
    enforcement: Enforcement = form.group("第二十条第（六）项", numbered=False)
    fees: Fees = form.group("第二十条第（八）项", numbered=False)
    procurement: Procurement = form.group("第二十条第（九）项", numbered=False)
