"""
Small forms declared with the public words, for tests that have to hold on any form.
"""

from __future__ import annotations

from govinfo_report import form
from govinfo_report.figures import Amount, Count
from govinfo_report.findings import Severity
from govinfo_report.form import Local
from govinfo_report.rules import Rulebook, Sides, at_most, equal, rulebook
from govinfo_report.units import Unit


@form.row
class ByApplicant(form.Section):
    """
    The cells of one line of a matrix.
    """

    natural_person: Count = form.part("自然人")
    company: Count = form.part("商业企业")
    other: Count = form.part("其他")
    total: Count = form.total("总计")


@form.section
class Refused(form.Section):
    """
    A bare heading with lines that count in the total above.
    """

    secret: ByApplicant = form.part("属于国家秘密")
    internal: ByApplicant = form.part("三类内部事务信息")


@form.section
class Otherwise(form.Section):
    """
    A heading that some print as a row of its own.
    """

    total: ByApplicant = form.total("其他处理", optional=True)
    withdrawn: ByApplicant = form.part("申请人撤回")
    rest: ByApplicant = form.part("其他")


@form.section
class Processed(form.Section):
    """
    What became of the requests.
    """

    granted: ByApplicant = form.part("予以公开")
    refused: Refused = form.part("不予公开")
    otherwise: Otherwise = form.part()
    total: ByApplicant = form.total("总计")
    local: tuple[Local[ByApplicant], ...] = form.local()


@form.section
class Flow(form.Section):
    """
    An extract of a matrix: what came in, what became of it, what is left.
    """

    received: ByApplicant = form.alone("本年新收政府信息公开申请数量")
    carried_in: ByApplicant = form.alone("上年结转政府信息公开申请数量")
    processed: Processed = form.group("本年度办理结果")
    carried_out: ByApplicant = form.alone("结转下年度继续办理")


@equal
def intake_is_settled_or_carried(r: Flow) -> Sides[ByApplicant]:
    """
    第一项加第二项之和，等于第三项加第四项之和。
    """
    return r.received + r.carried_in, r.processed.total + r.carried_out


@form.row
class Pair(form.Section):
    """
    The smallest line of a matrix.
    """

    here: Count = form.part("本级")
    below: Count = form.part("下级")
    total: Count = form.total("合计")


@form.section
class Square(form.Section):
    """
    The smallest matrix.
    """

    total: Pair = form.total("总数")
    first: Pair = form.part("其一")
    second: Pair = form.part("其二")


@form.section
class Channels(form.Section):
    """
    Parts that may overlap.
    """

    paper: Count = form.part("公报")
    screen: Count = form.part("网站")
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Odds(form.Section):
    """
    Lines under every kind of rule: factors, constants, guards, signs, money.
    """

    items: Count = form.distinct("公开数", of="channels")
    channels: Channels = form.group("渠道")
    courses: Count = form.alone("培训班数")
    trained: Count = form.alone("培训人数")
    change: Count = form.alone("本年增减", signed=True)
    before: Count = form.alone("上年数")
    now: Count = form.alone("本年数")
    spent: Amount = form.alone("支出", unit=Unit.YUAN)
    budget: Amount = form.alone("预算", unit=Unit.YUAN)
    bought: Amount = form.alone("采购总金额", unit=Unit.UNSTATED)
    fees: Amount = form.alone("收费", unit=Unit.TEN_THOUSAND_YUAN)
    local: tuple[Local[Count], ...] = form.local()


@equal
def change_is_difference(o: Odds) -> Sides[Count]:
    """
    本年数等于上年数加本年增减。
    """
    return o.now, o.before + o.change


@at_most(severity=Severity.NOTICE)
def three_for_two(o: Odds) -> Sides[Count]:
    """
    三倍的培训班数不多于两倍的公开数加四。
    """
    return o.courses * 3, o.items * 2 + 4


@equal(only_if=lambda o: o.courses + o.now, severity=Severity.WARNING)
def nobody_is_trained(o: Odds) -> Sides[Count]:
    """
    没有培训班，就没有人接受培训。
    """
    return o.trained, 0


@at_most
def spent_at_most_budget(o: Odds) -> Sides[Amount]:
    """
    支出不多于预算。
    """
    return o.spent, o.budget


@at_most(only_if=lambda o: o.trained)
def bought_nothing(o: Odds) -> Sides[Amount]:
    """
    无人培训，就无采购。
    """
    return o.bought, 0


FLOW: Rulebook = rulebook(Flow, intake_is_settled_or_carried)
SQUARE: Rulebook = rulebook(Square)
@at_most(severity=Severity.NOTICE)
def trained_at_most_nine_times_now(o: Odds) -> Sides[Count]:
    """
    两边都有上年数；培训人数不多于九倍的本年数加九。
    """
    return o.before + o.trained, o.now * 9 + o.before + 9


ODDS: Rulebook = rulebook(
    Odds,
    trained_at_most_nine_times_now,
    change_is_difference,
    three_for_two,
    nobody_is_trained,
    spent_at_most_budget,
    bought_nothing,
)
BOOKS = {"flow": FLOW, "square": SQUARE, "odds": ODDS}
