"""
What the forms of 2019 and 2021 print alike: columns, and whole blocks of rows.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号, attachments; labels as in
reports that print them.
"""

from __future__ import annotations

from .. import form
from ..figures import Count
from ..form import Local

__all__ = [
    "BALANCE",
    "ByApplicant",
    "Disputes",
    "Lawsuits",
    "NotProcessed",
    "Outcomes",
    "Refused",
    "Unavailable",
]

BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
"""
The one relation that the forms print: in the corner of the table of requests.
"""

_APPLICANT = ("申请人情况",)
_ORGANISATION = ("申请人情况", "法人或其他组织")


@form.row
class ByApplicant(form.Section):
    """
    Requests of one kind, by who asked.
    """

    natural_person: Count = form.part("自然人", under=_APPLICANT)
    commercial_enterprise: Count = form.part("商业企业", under=_ORGANISATION)
    research_institution: Count = form.part("科研机构", under=_ORGANISATION)
    public_welfare_organisation: Count = form.part("社会公益组织", under=_ORGANISATION)
    legal_service_organisation: Count = form.part("法律服务机构", under=_ORGANISATION)
    other_organisation: Count = form.part("其他", under=_ORGANISATION)
    total: Count = form.total("总计", under=_APPLICANT)


@form.section
class Refused(form.Section):
    """
    Requests that were refused, by ground.
    """

    state_secret: ByApplicant = form.part("属于国家秘密")
    prohibited_by_law: ByApplicant = form.part(
        "其他法律行政法规禁止公开", also=("其他法律行政止公开", "其他法律行政法规禁止公开的")
    )
    security_or_stability: ByApplicant = form.part("危及“三安全一稳定”")
    third_party_rights: ByApplicant = form.part("保护第三方合法权益")
    internal_affairs: ByApplicant = form.part("属于三类内部事务信息")
    deliberative_process: ByApplicant = form.part("属于四类过程性信息")
    enforcement_file: ByApplicant = form.part("属于行政执法案卷")
    registry_search: ByApplicant = form.part("属于行政查询事项")
    local: tuple[Local[ByApplicant], ...] = form.local()


@form.section
class Unavailable(form.Section):
    """
    Requests for what could not be provided.
    """

    not_held: ByApplicant = form.part("本机关不掌握相关政府信息")
    needs_creation: ByApplicant = form.part("没有现成信息需要另行制作")
    still_unclear: ByApplicant = form.part("补正后申请内容仍不明确")
    local: tuple[Local[ByApplicant], ...] = form.local()


@form.section
class NotProcessed(form.Section):
    """
    Requests that were not handled as such.
    """

    petition_or_complaint: ByApplicant = form.part("信访举报投诉类申请")
    repeat: ByApplicant = form.part("重复申请")
    publication: ByApplicant = form.part("要求提供公开出版物")
    excessive: ByApplicant = form.part("无正当理由大量反复申请")
    reconfirmation: ByApplicant = form.part("要求行政机关确认或重新出具已获取信息")
    local: tuple[Local[ByApplicant], ...] = form.local()


@form.row
class Outcomes(form.Section):
    """
    Reviews or lawsuits of one kind, by how they ended.
    """

    upheld: Count = form.part("结果维持")
    corrected: Count = form.part("结果纠正")
    other: Count = form.part("其他结果")
    pending: Count = form.part("尚未审结")
    total: Count = form.total("总计")


@form.section
class Lawsuits(form.Section):
    """
    Lawsuits about disclosure, by whether an administrative review came first.
    """

    direct: Outcomes = form.alone("未经复议直接起诉", numbered=False)
    after_review: Outcomes = form.alone("复议后起诉", numbered=False)


@form.section
class Disputes(form.Section):
    """
    Administrative reviews and lawsuits about disclosure.
    """

    reviews: Outcomes = form.alone("行政复议", numbered=False, concept="reviews")
    lawsuits: Lawsuits = form.group("行政诉讼", numbered=False)
