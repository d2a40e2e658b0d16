"""
四、行政复议数量 and 五、行政诉讼数量.
"""

from __future__ import annotations

from ... import form
from ...figures import Count
from ...form import Local

__all__ = ["Lawsuits", "Reviews"]


@form.section
class Reviews(form.Section):
    """
    Administrative reviews about disclosure, by outcome.
    """

    total: Count = form.total("行政复议数量")
    upheld: Count = form.part("维持具体行政行为数")
    corrected: Count = form.part("被依法纠错数")
    # later forms count what is pending apart
    other: Count = form.part("其他情形数", concept="reviews.other_or_pending")
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Lawsuits(form.Section):
    """
    Lawsuits about disclosure, by outcome.
    """

    total: Count = form.total("行政诉讼数量")
    upheld: Count = form.part("维持具体行政行为或者驳回原告诉讼请求数")
    corrected: Count = form.part("被依法纠错数")
    other: Count = form.part("其他情形数")
    local: tuple[Local[Count], ...] = form.local()
