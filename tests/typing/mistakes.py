"""
Wrong uses of the core, each an error that both type checkers have to see; never run.
"""

from __future__ import annotations

from decimal import Decimal

from govinfo_report import form
from govinfo_report.checking import check
from govinfo_report.editions import e2014
from govinfo_report.figures import Amount, Count, Interval, Printed, amount, bounds, figure, written
from govinfo_report.form import Local
from govinfo_report.rules import Sides, at_most, equal, rulebook
from govinfo_report.units import Unit


@form.section
class Received(form.Section):
    """
    A small sum.
    """

    total: Count = form.total("收到")
    online: Count = form.part("网上")
    fees: Amount = form.alone("收费", unit=Unit.YUAN)
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Whole(form.Section):
    """
    A section that holds another.
    """

    received: Received = form.group()


right = Received(total=5, online=5, fees=Decimal(0))
whole = Whole(received=right)
count = figure("123.9万")
price = amount("1596.8")
printed = Printed("123.9万")

# ── Constructors ──────────────────────────────────────────────────────────────────────────────────

Received(total=5, fees=Decimal(0))
Received()
Received(5, 5, Decimal(0))
Received(total=5, online=5, fees=Decimal(0), onlin=5)
Received(total="5", online=5, fees=Decimal(0))
Received(total=5.0, online=5, fees=Decimal(0))
Received(total=None, online=5, fees=Decimal(0))
Received(total=Decimal(5), online=5, fees=Decimal(0))
Received(total=5, online=5, fees=0)
Received(total=5, online=5, fees=0.5)
Received(total=5, online=5, fees="0.5")
Received(total=5, online=5, fees=Decimal(0), local=(5,))
Received(total=5, online=5, fees=Decimal(0), local=(Local(label="微博", figure="3"),))
Whole(received=5)
Whole(received=whole)
Whole()
Local(label="微博")
Local("微博", 3)
Printed(5)
Printed(123.9)
Interval(1.5, 2)
Interval("1", 2)

# ── Values ────────────────────────────────────────────────────────────────────────────────────────

right.total = 6
right.onlin
whole.received.total = 6
printed.text = "5"
printed.high = 5
right.local[0].figure = 5
right + whole
right + 5
whole["received.total"] = 5
right.replace([("total", 5)])
whole[0]

# ── Figures ───────────────────────────────────────────────────────────────────────────────────────

figure(5)
figure(5.5)
amount(5)
amount("5", "元")
written("5")
bounds("5")
bounds(5.5)
wrong: Count = amount("5")
other: Amount = figure("5")
both: Count = printed + Decimal(5)
money: Amount = printed + 5
mixed: Count = 5 + printed - Decimal(5)
number: int = count
printed + 1.5
printed + "5"
printed * 1.5
printed * printed
printed < printed
count < 5
Interval(1, 2) * 1.5
Interval(1, 2) + "5"
Interval(1, 2) < Interval(3, 4)

# ── Forms ─────────────────────────────────────────────────────────────────────────────────────────

form.total()
form.total("总数", "件")
form.total("总数", unit="件")
form.part("其一", optional=True)
form.among("其中数", numbered=True)
form.distinct("一次")
form.group("标题", unit=Unit.ITEM)
form.group("标题", numbering="again")
form.local("甲")

# ── Rules ─────────────────────────────────────────────────────────────────────────────────────────


def unknown_cell(r: Received) -> Sides[Count]:
    """
    A name that the section does not have.
    """
    return r.totl, r.online


def unknown_section(w: Whole) -> Sides[Count]:
    """
    A section that the form does not have.
    """
    return w.receive.total, 5


def counts_and_money(r: Received) -> Sides[Count]:
    """
    A count compared with money.
    """
    return r.total, r.fees


def sum_of_counts_and_money(r: Received) -> Sides[Count]:
    """
    A sum of counts and money.
    """
    return r.total, r.online + r.fees


def rows_and_cells(w: Whole) -> Sides[Received]:
    """
    A section compared with a cell.
    """
    return w.received, w.received.total


def one_side(r: Received) -> Sides[Count]:
    """
    One side only.
    """
    return r.total


equal(5)
equal(severity="error")
at_most(only_if=5)
equal(basis="printed")
rulebook(Received, unknown_cell)
rulebook(Received).violations(right, "nought")

# ── Checking and editions ─────────────────────────────────────────────────────────────────────────

check(e2014.Report.of({}), blanks="nought")
check(e2014.Report.of({}), "no")
check(e2014.Report.of({})).append
check(e2014.Report.of({}))["x"]
check(e2014.Report.of({})).ok = True
e2014.Report.of({}).requests.recieved
e2014.Received(total=1, in_person=1, by_fax=0, online=0)
e2014.Received(total="9834", in_person=1, by_fax=0, online=0, by_post=0)
