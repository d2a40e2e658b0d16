"""
Good uses of the core, read by type checkers and never run.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar, assert_type

import attrs

from govinfo_report import form
from govinfo_report.checking import check
from govinfo_report.diagnosis import (
    Alike,
    BlindSpots,
    Change,
    Correction,
    Detectable,
    Sight,
    apply,
    blind_spots,
    deduce,
    detectable_errors,
    diagnose,
    propose,
)
from govinfo_report.editions import Report as BaseReport
from govinfo_report.editions import Scope, codebook, e2014, edition
from govinfo_report.figures import (
    MISSING,
    Amount,
    Count,
    Figure,
    Interval,
    Kind,
    Printed,
    amount,
    bounds,
    figure,
    in_unit,
    written,
)
from govinfo_report.findings import (
    Basis,
    EquationVerdict,
    Finding,
    Findings,
    Joint,
    Reason,
    Severity,
    Verdict,
)
from govinfo_report.form import Indicator, Local, cell_paths, indicators, lines
from govinfo_report.rules import (
    Declared,
    Equation,
    Judgement,
    Rulebook,
    Sides,
    at_most,
    equal,
    rulebook,
)
from govinfo_report.units import Unit

# ── Figures ───────────────────────────────────────────────────────────────────────────────────────

read: Count = figure("123.9万")
same: Figure = read
signed: Count = figure("-3", signed=True)
money: Amount = amount("1596.8")
other: Amount = amount("约5", Unit.YUAN)

assert_type(figure("5"), int | Printed)
assert_type(amount("5"), Decimal | Printed)
assert_type(written(read), str | None)
assert_type(written(money), str | None)
assert_type(bounds(read), Interval)
assert_type(bounds(money, unit=Unit.YUAN), Interval)
assert_type(bounds(MISSING, signed=True), Interval)
assert_type(in_unit(5, Unit.ITEM), int | str | None)

printed = Printed("123.9万")
assert_type(printed.text, str | None)
assert_type(printed.low, int | None)
assert_type(printed.kind, Kind)
assert_type(printed.note, str | None)
assert_type(printed + 5, int | Printed)
assert_type(5 + printed, int | Printed)
assert_type(printed - 5, int | Printed)
assert_type(5 - printed, int | Printed)
assert_type(printed + Decimal(5), Decimal | Printed)
assert_type(Decimal(5) - printed, Decimal | Printed)

interval = Interval(1, None)
assert_type(interval + 3, Interval)
assert_type(3 - interval, Interval)
assert_type(interval * -2, Interval)
assert_type(-interval, Interval)
assert_type(interval.low, int | None)
assert_type(interval.meet(Interval.exactly(3)), Interval | None)
assert_type(5 in interval, bool)

# ── Forms ─────────────────────────────────────────────────────────────────────────────────────────


@form.row
class ByApplicant(form.Section):
    """
    The cells of one line.
    """

    person: Count = form.part("自然人")
    company: Count = form.part("企业")
    total: Count = form.total("总计")


@form.section
class Channels(form.Section):
    """
    Parts that may overlap.
    """

    paper: Count = form.part("公报", unit=Unit.ENTRY)
    screen: Count = form.part("网站", unit=Unit.ENTRY)
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Received(form.Section):
    """
    Every word of a declaration.
    """

    total: Count = form.total("收到", optional=True)
    online: Count = form.part("网上", concept="meaning")
    urgent: Count = form.among("紧急", lead="其中：")
    items: Count = form.distinct("公开数", of="channels", at_least_each=False)
    channels: Channels = form.group("渠道", numbering="restart")
    change: Count = form.alone("增减", signed=True)
    fees: Amount = form.alone("收费", unit=Unit.YUAN)


@form.section
class Matrix(form.Section):
    """
    Lines that are rows.
    """

    granted: ByApplicant = form.part("予以公开")
    total: ByApplicant = form.total("总计")
    local: tuple[Local[ByApplicant], ...] = form.local()


@form.section
class Report(BaseReport):
    """
    A form of one's own.
    """

    edition: ClassVar[str] = "own"
    title: ClassVar[str] = "自制表"

    received: Received = form.group("收到")
    matrix: Matrix = form.group("处理")


channels = Channels(paper=1, screen=figure("约20"))
with_local = Channels(paper=1, screen=2, local=(Local(label="微博", figure=3, after="screen"),))
received = Received(
    total=5,
    online=MISSING,
    urgent=0,
    items=figure("1.2万"),
    channels=channels,
    change=-3,
    fees=Decimal("1.50"),
)
row = ByApplicant(person=1, company=figure("/"), total=figure(""))
matrix = Matrix(granted=row, total=row)
report = Report(received=received, matrix=matrix)
headed = Report(agency="某某局", year=2020, scope=Scope.AGENCY, received=received, matrix=matrix)

assert_type(channels.paper, int | Printed)
assert_type(received.fees, Decimal | Printed)
assert_type(received.channels, Channels)
assert_type(channels.local, tuple[Local[int | Printed], ...])
assert_type(matrix.granted.person, int | Printed)
assert_type(matrix.local[0].figure, ByApplicant)
assert_type(report.agency, str | None)
assert_type(report.year, int | None)
assert_type(report.scope, Scope | None)

assert_type(report.replace({"received.total": 6, "received.fees": "约5"}), Report)
assert_type(Report.of({"received.total": 5}, agency="某某局"), Report)
assert_type(ByApplicant.of(7, "8", total=9), ByApplicant)
assert_type(received + received, Received)
assert_type(indicators(Report), tuple[Indicator, ...])
assert_type(lines(report), tuple[Indicator, ...])
paths: Iterator[tuple[str, form.Field]] = cell_paths(Report)
fields = attrs.fields(Received)
cell: Count = report["received.total"]
local: Local[Count] = Local(label="微博", figure=3, unit="宗", counts=None)

# ── Rules ─────────────────────────────────────────────────────────────────────────────────────────


@equal
def total_is_online(r: Received) -> Sides[Count]:
    """
    收到即网上。
    """
    return r.total, r.online + r.urgent - r.items * 2


@at_most(severity=Severity.NOTICE, basis=Basis.PLAUSIBILITY, only_if=lambda r: r.online)
def fees_are_small(r: Received) -> Sides[Amount]:
    """
    收费不多。
    """
    return r.fees, Decimal(0)


@equal
def rows_are_equal(m: Matrix) -> Sides[ByApplicant]:
    """
    办理即总计。
    """
    return m.total, m.granted + m.granted


assert_type(total_is_online, Declared)
assert_type(fees_are_small, Declared)

book: Rulebook = rulebook(Report, total_is_online, fees_are_small, rows_are_equal)
Report.rules = book
assert_type(book.violations(report), list[Equation])
assert_type(book.findings(report, "zero"), tuple[Finding, ...])
assert_type(book.judge(report, book.equations[0]), Judgement)
assert_type(book.formula(book.equations[0], "en"), str)

# ── Checking ──────────────────────────────────────────────────────────────────────────────────────

found = check(report, blanks="zero")
assert_type(check(report, rules=book.extended()), Findings)
assert_type(found, Findings)
assert_type(found[0], Finding)
assert_type(found[:2], tuple[Finding, ...])
assert_type(found.ok, bool)
assert_type(found.counts, dict[Verdict, int])
assert_type(found.joint, Joint)
assert_type(found.equations, tuple[EquationVerdict, ...])
assert_type(found.equations[0].reason, Reason | None)
assert_type(found[0].message("en"), str)
assert_type(found[0].gap, Interval)

# ── What no check can see ─────────────────────────────────────────────────────────────────────────

unseen = blind_spots(Received, rules=book)
assert_type(unseen, BlindSpots)
assert_type(unseen.redundant[0].follows_from, tuple[str, ...])
assert_type(unseen.groups, tuple[Alike, ...])
assert_type(unseen.cells[0].sight, Sight)
assert_type(detectable_errors(report), tuple[Detectable, ...])

# ── Editions ──────────────────────────────────────────────────────────────────────────────────────

national = e2014.Report.of({"requests.received.total": 9834}, agency="重庆市", year=2017)
assert_type(national, e2014.Report)
assert_type(national.requests.received.total, int | Printed)
assert_type(national.institutions_and_funding.dedicated_funding, Decimal | Printed)
assert_type(national.requests.received, e2014.Received)
assert_type(e2014.YEARS, range)
assert_type(e2014.RULES, Rulebook)
assert_type(codebook(e2014.Report), dict[str, Any])
anything: Any = edition("2014")

# ── Diagnosis ─────────────────────────────────────────────────────────────────────────────────────

proposal = propose(national, diagnose(national, trusted=["complaints"]))
assert_type(proposal.corrections, tuple[Correction, ...])
mended = apply(national, proposal.corrections)
assert_type(mended.report, e2014.Report)
assert_type(mended.undoing, tuple[Change, ...])
assert_type(apply(mended.report, mended.undoing).report, e2014.Report)
assert_type(apply(national, deduce(national).changes).changes, tuple[Change, ...])
assert_type(deduce(national).cells[0].after, Interval)
