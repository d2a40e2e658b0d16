"""
一、主动公开情况.
"""

from __future__ import annotations

from ... import form
from ...figures import Count
from ...form import Local
from ...units import Unit

__all__ = ["Channels", "ProactiveDisclosure"]


@form.section
class Channels(form.Section):
    """
    Items by the channel that made them public; one item counts once for each of its channels.
    """

    gazette: Count = form.part("政府公报公开政府信息数", unit=Unit.ENTRY)
    government_website: Count = form.part("政府网站公开政府信息数", unit=Unit.ENTRY)
    official_weibo: Count = form.part("政务微博公开政府信息数", unit=Unit.ENTRY)
    official_wechat: Count = form.part("政务微信公开政府信息数", unit=Unit.ENTRY)
    other_means: Count = form.part("其他方式公开政府信息数", unit=Unit.ENTRY)
    local: tuple[Local[Count], ...] = form.local()


@form.section
class ProactiveDisclosure(form.Section):
    """
    What was made public on the agency's own initiative.

    The documents issued are no part of the items: they are counted whether disclosed or not.
    """

    items_disclosed: Count = form.distinct(
        "主动公开政府信息数（不同渠道和方式公开相同信息计1条）", of="channels", unit=Unit.ENTRY
    )
    normative_documents_disclosed: Count = form.among(
        "主动公开规范性文件数", unit=Unit.ENTRY, lead="其中："
    )
    normative_documents_issued: Count = form.alone("制发规范性文件总数", numbered=False)
    channels: Channels = form.group("通过不同渠道和方式公开政府信息的情况")
    local: tuple[Local[Count], ...] = form.local()
