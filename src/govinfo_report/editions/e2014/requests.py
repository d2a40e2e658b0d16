"""
三、依申请公开情况.
"""

from __future__ import annotations

from ... import form
from ...figures import Count
from ...form import Local

__all__ = ["Closed", "Received", "Refused", "Replies", "Requests"]


@form.section
class Received(form.Section):
    """
    Requests that came in during the year, by the way they came in.
    """

    total: Count = form.total("收到申请数")
    in_person: Count = form.part("当面申请数")
    by_fax: Count = form.part("传真申请数")
    online: Count = form.part("网络申请数")
    by_post: Count = form.part("信函申请数")
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Closed(form.Section):
    """
    Requests whose handling ended during the year.
    """

    total: Count = form.total("申请办结数")
    on_time: Count = form.part("按时办结数")
    after_extension: Count = form.part("延期办结数")
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Refused(form.Section):
    """
    Refusals by their ground; the last line takes the rest, so the list is complete.
    """

    total: Count = form.total("不同意公开答复数")
    state_secret: Count = form.part("涉及国家秘密", numbered=False, lead="其中：")
    trade_secret: Count = form.part("涉及商业秘密", numbered=False)
    personal_privacy: Count = form.part("涉及个人隐私", numbered=False)
    security_or_stability: Count = form.part(
        "危及国家安全、公共安全、经济安全和社会稳定", numbered=False
    )
    not_government_information: Count = form.part("不是《条例》所指政府信息", numbered=False)
    other_legal_ground: Count = form.part("法律法规规定的其他情形", numbered=False)
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Replies(form.Section):
    """
    Replies by what they said; one reply is of one kind.
    """

    total: Count = form.total("申请答复数")
    already_public: Count = form.part("属于已主动公开范围数")
    granted: Count = form.part("同意公开答复数")
    partly_granted: Count = form.part("同意部分公开答复数")
    refused: Refused = form.part()
    not_this_organ: Count = form.part("不属于本行政机关公开数")
    does_not_exist: Count = form.part("申请信息不存在数")
    asked_to_amend: Count = form.part("告知作出更改补充数")
    referred_elsewhere: Count = form.part("告知通过其他途径办理数")
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Requests(form.Section):
    """
    Requests for disclosure: received, closed, replied to.
    """

    received: Received = form.group()
    closed: Closed = form.group()
    replies: Replies = form.group()
    local: tuple[Local[Count], ...] = form.local()
