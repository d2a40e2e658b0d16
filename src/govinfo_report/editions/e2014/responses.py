"""
二、回应解读情况.
"""

from __future__ import annotations

from ... import form
from ...figures import Count
from ...form import Local
from ...units import Unit

__all__ = [
    "PressConferences",
    "ResponseChannels",
    "ResponsesAndInterpretation",
    "WebsiteInterviews",
]


@form.section
class PressConferences(form.Section):
    """
    Press conferences attended or held.
    """

    total: Count = form.total("参加或举办新闻发布会总次数", unit=Unit.TIME)
    with_principal: Count = form.among(
        "主要负责同志参加新闻发布会次数", unit=Unit.TIME, lead="其中："
    )
    local: tuple[Local[Count], ...] = form.local()


@form.section
class WebsiteInterviews(form.Section):
    """
    Online interviews on government websites.
    """

    total: Count = form.total("政府网站在线访谈次数", unit=Unit.TIME)
    with_principal: Count = form.among(
        "主要负责同志参加政府网站在线访谈次数", unit=Unit.TIME, lead="其中："
    )
    local: tuple[Local[Count], ...] = form.local()


@form.section
class ResponseChannels(form.Section):
    """
    Responses and interpretations by the channel they took; the units differ from line to line.
    """

    press_conferences: PressConferences = form.part()
    website_interviews: WebsiteInterviews = form.part()
    policy_interpretation_articles: Count = form.part("政策解读稿件发布数", unit=Unit.ARTICLE)
    weibo_wechat_responses: Count = form.part("微博微信回应事件数", unit=Unit.TIME)
    other_responses: Count = form.part("其他方式回应事件数", unit=Unit.TIME)
    local: tuple[Local[Count], ...] = form.local()


@form.section
class ResponsesAndInterpretation(form.Section):
    """
    Answers to public concern and interpretations of policy.
    """

    public_concerns_answered: Count = form.distinct(
        "回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）",
        of="channels",
        at_least_each=False,
        unit=Unit.TIME,
    )
    channels: ResponseChannels = form.group("通过不同渠道和方式回应解读的情况")
    local: tuple[Local[Count], ...] = form.local()
