"""
Forms that use every word of a declaration, for the examples in the tests of the core.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from govinfo_report import form
from govinfo_report.editions import Report as BaseReport
from govinfo_report.figures import Amount, Count
from govinfo_report.findings import Basis, Severity
from govinfo_report.form import Local
from govinfo_report.rules import Sides, at_most, equal, rulebook
from govinfo_report.units import Unit

# ── Single cells ──────────────────────────────────────────────────────────────────────────────────


@form.section
class Sum(form.Section):
    """
    The smallest sum, with a 其中 and local rows.
    """

    total: Count = form.total("总数")
    first: Count = form.part("其一")
    second: Count = form.part("其二")
    special: Count = form.among("特殊数", lead="其中：")
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Ways(form.Section):
    """
    Parts of a total that counts once.
    """

    paper: Count = form.part("公报", unit=Unit.ENTRY)
    screen: Count = form.part("网站", unit=Unit.ENTRY)
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Once(form.Section):
    """
    Totals that count once, with and without a lower bound, and a 其中 of the first.
    """

    items: Count = form.distinct("公开数", of="ways", unit=Unit.ENTRY)
    documents: Count = form.among("规范性文件数", unit=Unit.ENTRY)
    events: Count = form.distinct("回应数", of="ways", at_least_each=False, unit=Unit.TIME)
    again: Count = form.distinct("另计", of="events", numbered=False)
    ways: Ways = form.group("渠道")


@form.section
class Lines(form.Section):
    """
    Lines that take part in no sum: signed, of money, of no unit.
    """

    now: Count = form.alone("本年数")
    before: Count = form.alone("上年数")
    change: Count = form.alone("本年增/减", signed=True)
    people: Count = form.alone("人数", unit=Unit.PERSON, numbered=False)
    spent: Amount = form.alone("支出", unit=Unit.YUAN)
    budget: Amount = form.alone("预算", unit=Unit.YUAN)
    fund: Amount = form.alone("经费", unit=Unit.TEN_THOUSAND_YUAN)
    bought: Amount = form.alone("采购总金额", unit=Unit.UNSTATED)
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Funds(form.Section):
    """
    A sum of money.
    """

    total: Amount = form.total("经费合计", unit=Unit.YUAN)
    offices: Amount = form.part("机构经费", unit=Unit.YUAN)
    websites: Amount = form.part("网站经费", unit=Unit.YUAN)


@form.section
class Wages(form.Section):
    """
    A sum of money with local rows.
    """

    total: Amount = form.total("工资合计", unit=Unit.YUAN)
    paid: Amount = form.part("已发", unit=Unit.YUAN)
    local: tuple[Local[Count], ...] = form.local()


# ── Optional rows, bare headings, depth ───────────────────────────────────────────────────────────


@form.section
class Otherwise(form.Section):
    """
    A heading that some print as a row.
    """

    total: Count = form.total("其他处理", optional=True)
    withdrawn: Count = form.part("撤回")
    merged: Count = form.part("合并")
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Returned(form.Section):
    """
    Another heading that some print as a row.
    """

    total: Count = form.total("退回", optional=True)
    unclear: Count = form.part("不明确")


@form.section
class Deep(form.Section):
    """
    A bare heading below a bare heading; what stands alone does not count.
    """

    lowest: Count = form.part("最下")
    aside: Count = form.alone("另计")


@form.section
class Bare(form.Section):
    """
    A bare heading whose lines count above.
    """

    secret: Count = form.part("国家秘密")
    deep: Deep = form.group("更下")
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Kept(form.Section):
    """
    A section with a total of its own.
    """

    total: Count = form.total("保留数")
    one: Count = form.part("保留一", numbered=False)


@form.section
class Settled(form.Section):
    """
    A total over lines, bare headings, sections with a total and rows that some print.
    """

    granted: Count = form.part("予以公开")
    bare: Bare = form.part("不予公开")
    kept: Kept = form.part()
    otherwise: Otherwise = form.part()
    returned: Returned = form.part("退回处理")
    total: Count = form.total("总计")
    beside: Sum = form.group("旁记")
    local: tuple[Local[Count], ...] = form.local()


# ── Rows ──────────────────────────────────────────────────────────────────────────────────────────


@form.row
class Cells(form.Section):
    """
    The cells of one line of a matrix.
    """

    here: Count = form.part("本级")
    below: Count = form.part("下级")
    total: Count = form.total("合计")


@form.row
class Costs(form.Section):
    """
    The amounts of one line.
    """

    here: Amount = form.part("本级", unit=Unit.YUAN)
    below: Amount = form.part("下级", unit=Unit.YUAN)


@form.section
class Late(form.Section):
    """
    A heading of a matrix that some print as a row.
    """

    total: Cells = form.total("逾期", optional=True)
    soon: Cells = form.part("补正逾期")
    never: Cells = form.part("缴费逾期")


@form.section
class Matrix(form.Section):
    """
    A sum of rows, with a 其中, an optional row and local rows.
    """

    done: Cells = form.part("办结")
    late: Late = form.part()
    total: Cells = form.total("总计")
    online: Cells = form.among("网上", lead="其中：")
    cost: Costs = form.alone("费用", unit=Unit.YUAN)
    local: tuple[Local[Cells], ...] = form.local()


@form.section
class Around(form.Section):
    """
    Rows before and after a matrix, and sections that hold it.
    """

    received: Cells = form.alone("收到")
    carried_in: Cells = form.alone("结转")
    matrix: Matrix = form.group("办理结果")
    carried_out: Cells = form.alone("结转下年")


@equal
def received_is_done_or_carried(a: Around) -> Sides[Cells]:
    """
    收到加结转等于办理加结转下年。
    """
    return a.received + a.carried_in, a.matrix.total + a.carried_out


@equal
def change_is_difference(lines: Lines) -> Sides[Count]:
    """
    本年数等于上年数加本年增减。
    """
    return lines.now, lines.before + lines.change


@at_most(severity=Severity.NOTICE, basis=Basis.PLAUSIBILITY)
def twice_is_at_most_thrice_and_four(lines: Lines) -> Sides[Count]:
    """
    两倍的本年数不多于三倍的上年数加四。
    """
    return lines.now * 2, lines.before * 3 + 4


@equal(severity=Severity.WARNING, only_if=lambda lines: lines.now + lines.before)
def nobody_without_work(lines: Lines) -> Sides[Count]:
    """
    没有业务就没有人员。
    """
    return lines.people, 0


@at_most
def spent_is_at_most_budget(lines: Lines) -> Sides[Amount]:
    """
    支出不多于预算。
    """
    return lines.spent, lines.budget


@equal(only_if=lambda lines: lines.people)
def nobody_buys(lines: Lines) -> Sides[Amount]:
    """
    没有人员就没有采购。
    """
    return lines.bought, Decimal(0)


SUM = rulebook(Sum)
ONCE = rulebook(Once)
LINES = rulebook(
    Lines,
    change_is_difference,
    twice_is_at_most_thrice_and_four,
    nobody_without_work,
    spent_is_at_most_budget,
    nobody_buys,
)
FUNDS = rulebook(Funds)
WAGES = rulebook(Wages)
SETTLED = rulebook(Settled)
AROUND = rulebook(Around, received_is_done_or_carried)
BOOKS = {
    "sum": SUM,
    "once": ONCE,
    "lines": LINES,
    "funds": FUNDS,
    "wages": WAGES,
    "settled": SETTLED,
    "around": AROUND,
}


# ── Reports ───────────────────────────────────────────────────────────────────────────────────────


@form.section
class Report(BaseReport):
    """
    A report on a form of three sections.
    """

    edition: ClassVar[str] = "core"
    title: ClassVar[str] = "核对表"
    years: ClassVar[range] = range(2000, 2002)

    requests: Sum = form.group()
    outcome: Sum = form.group()
    lines: Lines = form.group("其他情况")


@equal
def outcome_is_requests(r: Report) -> Sides[Count]:
    """
    办结的总数等于收到的总数。
    """
    return r.outcome.total, r.requests.total


@at_most(severity=Severity.WARNING)
def second_is_at_most_first(s: Sum) -> Sides[Count]:
    """
    其二一般不多于其一。
    """
    return s.second, s.first


Report.rules = rulebook(Report, outcome_is_requests, second_is_at_most_first, change_is_difference)


def sum_of(total=5, first=2, second=3, special=0, local=()):
    """
    Make the smallest sum of figures or printed texts.
    """
    cells = {"total": total, "first": first, "second": second, "special": special}
    return Sum.of(cells, local=local)


def equation(book, name):
    """
    Give the only equation of this name.
    """
    (found,) = [one for one in book.equations if one.name == name]
    return found
