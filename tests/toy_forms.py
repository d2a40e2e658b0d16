"""
Small forms declared with the public words, for tests that have to hold on any form.
"""

from __future__ import annotations

from typing import ClassVar

from govinfo_report import form
from govinfo_report.editions import Report as BaseReport
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


@form.section
class Factors(form.Section):
    """
    Lines that count each other several times.
    """

    pairs: Count = form.alone("双数")
    threes: Count = form.alone("三数")
    total: Count = form.alone("总数")


@equal
def twice_is_thrice_and_one(f: Factors) -> Sides[Count]:
    """
    双数的两倍等于三数的三倍加一。
    """
    return f.pairs * 2, f.threes * 3 + 1


@equal(severity=Severity.NOTICE)
def total_counts_all(f: Factors) -> Sides[Count]:
    """
    总数等于双数的两倍加三数的三倍。
    """
    return f.total, f.pairs * 2 + f.threes * 3


@form.section
class Report(BaseReport):
    """
    A report small enough for every number to be tried.
    """

    edition: ClassVar[str] = "toy"
    title: ClassVar[str] = "小表"

    total: Count = form.total("总数")
    first: Count = form.part("其一")
    second: Count = form.part("其二")
    special: Count = form.among("特殊数", lead="其中：")
    same: Count = form.alone("另计其一")
    local: tuple[Local[Count], ...] = form.local()


@equal
def same_is_first(r: Report) -> Sides[Count]:
    """
    另计其一等于其一。
    """
    return r.same, r.first


@at_most
def second_at_most_special(r: Report) -> Sides[Count]:
    """
    其二不多于特殊数。
    """
    return r.second, r.special


Report.rules = rulebook(Report, same_is_first, second_at_most_special)

FACTORS: Rulebook = rulebook(Factors, twice_is_thrice_and_one, total_counts_all)
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
BOOKS = {"flow": FLOW, "square": SQUARE, "odds": ODDS, "factors": FACTORS, "report": Report.rules}
