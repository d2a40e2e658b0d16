"""
三、收到和处理政府信息公开申请情况.
"""

from __future__ import annotations

from ... import form
from ...form import Local
from .._rows import ByApplicant, NotProcessed, Refused, Unavailable

__all__ = ["OtherOutcomes", "Processed", "Requests"]


@form.section
class OtherOutcomes(form.Section):
    """
    Requests that ended otherwise; some reports print one row instead of its three kinds.
    """

    total: ByApplicant = form.total("其他处理", optional=True, concept="requests.processed.other")
    not_corrected_in_time: ByApplicant = form.part(
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        also=("申请人无正当理由逾期不补正", "逾期不补正"),
    )
    fee_unpaid: ByApplicant = form.part(
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        also=("申请人逾期未按收费通知要求缴纳费用", "逾期未缴费", "逾期未按收费通知要求缴纳费用"),
    )
    remaining: ByApplicant = form.part("其他")
    local: tuple[Local[ByApplicant], ...] = form.local()


@form.section
class Processed(form.Section):
    """
    Requests by what became of them; one that is partly granted counts there only.
    """

    granted: ByApplicant = form.part("予以公开")
    partly_granted: ByApplicant = form.part("部分公开（区分处理的，只计这一情形，不计其他情形）")
    refused: Refused = form.part("不予公开")
    unavailable: Unavailable = form.part("无法提供")
    not_processed: NotProcessed = form.part("不予处理")
    other: OtherOutcomes = form.part()
    total: ByApplicant = form.total("总计")
    local: tuple[Local[ByApplicant], ...] = form.local()


@form.section
class Requests(form.Section):
    """
    Requests for disclosure: what came in, what became of it, what is still open.
    """

    received: ByApplicant = form.alone("本年新收政府信息公开申请数量")
    carried_in: ByApplicant = form.alone("上年结转政府信息公开申请数量")
    processed: Processed = form.group("本年度办理结果")
    carried_out: ByApplicant = form.alone("结转下年度继续办理")
    local: tuple[Local[ByApplicant], ...] = form.local()
