"""
Forms that are printed in every manner: chapters, matrices, blocks, lines beside one another.
"""

from __future__ import annotations

from typing import ClassVar

from govinfo_report import form
from govinfo_report.editions import Report as BaseReport
from govinfo_report.figures import Amount, Count
from govinfo_report.form import Local
from govinfo_report.rules import Rulebook, rulebook
from govinfo_report.units import Unit


@form.row
class People(form.Section):
    """
    The cells of one line of a matrix, under headings of two depths.
    """

    citizens: Count = form.part("公民", under=("申请人",))
    firms: Count = form.part("企业", under=("申请人", "组织"))
    clubs: Count = form.part("社团", under=("申请人", "组织"))
    total: Count = form.total("总计", under=("申请人",))


@form.section
class Otherwise(form.Section):
    """
    A heading that some print as a row.
    """

    total: People = form.total("其他处理", optional=True)
    withdrawn: People = form.part("撤回")
    rest: People = form.part("其他")


@form.section
class Inner(form.Section):
    """
    A section whose own total heads it.
    """

    total: People = form.total("不予公开")
    secret: People = form.part("国家秘密")
    private: People = form.part("个人隐私")


@form.section
class Outcome(form.Section):
    """
    What became of the requests.
    """

    granted: People = form.part("予以公开")
    refused: Inner = form.part()
    otherwise: Otherwise = form.part()
    total: People = form.total("总计")
    local: tuple[Local[People], ...] = form.local()


@form.section
class Requests(form.Section):
    """
    A matrix with headings beside its rows.
    """

    received: People = form.alone("新收")
    outcome: Outcome = form.group("结果")


@form.row
class Three(form.Section):
    """
    Three columns.
    """

    issued: Count = form.alone("制发")
    repealed: Count = form.alone("废止")
    in_force: Count = form.alone("有效")


@form.row
class Two(form.Section):
    """
    Two columns.
    """

    cases: Count = form.alone("件数")
    amount: Amount = form.alone("金额", unit=Unit.UNSTATED)


@form.section
class Texts(form.Section):
    """
    Rows of three columns, then rows of two.
    """

    rules: Three = form.alone("规章", numbered=False)
    fees: Two = form.alone("收费", numbered=False)
    local: tuple[Local[Two], ...] = form.local()


@form.section
class Offices(form.Section):
    """
    Single figures among rows.
    """

    offices: Count = form.alone("机构数", unit=Unit.PIECE)
    staff: Count = form.alone("人员数", unit=Unit.PERSON)


@form.section
class Disclosure(form.Section):
    """
    Rows of different columns.
    """

    texts: Texts = form.group("第一项", numbered=False)
    offices: Offices = form.group("机构", numbered=False)
    more: Three = form.alone("另", numbered=False)


@form.section
class Suits(form.Section):
    """
    Rows under a heading, beside one another.
    """

    direct: Two = form.alone("直接", numbered=False)
    later: Two = form.alone("复议后", numbered=False)


@form.section
class Disputes(form.Section):
    """
    Lines beside one another.
    """

    reviews: Two = form.alone("复议", numbered=False)
    suits: Suits = form.group("诉讼", numbered=False)
    pending: Count = form.alone("未结", numbered=False)


@form.section
class Chapters(BaseReport):
    """
    A form whose chapters have tables of their own.
    """

    edition: ClassVar[str] = "chapters"
    title: ClassVar[str] = "分章报表"
    years: ClassVar[range] = range(2000, 2100)
    rules: ClassVar[Rulebook]

    disclosure: Disclosure = form.group("公开情况", chapter=2, corner="信息内容")
    requests: Requests = form.group("申请情况", chapter=3, corner="勾稽关系")
    disputes: Disputes = form.group("争议情况", chapter=4, across=True)
    offices: Offices = form.group("机构情况", chapter=5)
    complaints: Count = form.alone("投诉数")


Chapters.rules = rulebook(Chapters)


@form.section
class Whole(BaseReport):
    """
    A form without chapters that mixes single figures and rows.
    """

    edition: ClassVar[str] = "whole"
    title: ClassVar[str] = "混合报表"
    years: ClassVar[range] = range(2000, 2100)
    rules: ClassVar[Rulebook]

    offices: Count = form.alone("机构数", unit=Unit.PIECE)
    documents: Three = form.alone("规章")
    bare: Count = form.alone("无计量", unit=Unit.ITEM)


Whole.rules = rulebook(Whole)


@form.section
class Half(form.Section):
    """
    Half a year.
    """

    received: People = form.alone("收到申请数")
    answered: People = form.alone("答复申请数")


@form.section
class Halves(BaseReport):
    """
    A form that prints the same labels twice.
    """

    edition: ClassVar[str] = "halves"
    title: ClassVar[str] = "半年报表"
    years: ClassVar[range] = range(2000, 2100)
    rules: ClassVar[Rulebook]

    first: Half = form.group("上半年")
    second: Half = form.group("下半年")


Halves.rules = rulebook(Halves)
