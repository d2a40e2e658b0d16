"""
Wrong uses of the core, each an error that both type checkers have to see; never run.
"""

from __future__ import annotations

from decimal import Decimal

import govinfo_report
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

Received(total=5, fees=Decimal(0))  # type: ignore[call-arg]  # online is missing
Received()  # type: ignore[call-arg]  # everything is missing
Received(5, 5, Decimal(0))  # type: ignore[call-arg]  # fields have names
Received(total=5, online=5, fees=Decimal(0), onlin=5)  # type: ignore[call-arg]  # no such field
Received(total="5", online=5, fees=Decimal(0))  # type: ignore[arg-type]  # a text is no count
Received(total=5.0, online=5, fees=Decimal(0))  # type: ignore[arg-type]  # a float is no count
Received(total=None, online=5, fees=Decimal(0))  # type: ignore[arg-type]  # missing is MISSING
Received(total=Decimal(5), online=5, fees=Decimal(0))  # type: ignore[arg-type]  # money is no count
Received(total=5, online=5, fees=0)  # type: ignore[arg-type]  # a count is no money
Received(total=5, online=5, fees=0.5)  # type: ignore[arg-type]  # a float is no money
Received(total=5, online=5, fees="0.5")  # type: ignore[arg-type]  # a text is no money
Received(total=5, online=5, fees=Decimal(0), local=(5,))  # type: ignore[arg-type]  # rows are Local
Received(total=5, online=5, fees=Decimal(0), local=(Local(label="微博", figure="3"),))  # type: ignore[arg-type]  # a text is no cell
Whole(received=5)  # type: ignore[arg-type]  # a count is no section
Whole(received=whole)  # type: ignore[arg-type]  # another section
Whole()  # type: ignore[call-arg]  # a group is required
Local(label="微博")  # type: ignore[call-arg]  # a row has a cell
Local("微博", 3)  # type: ignore[call-arg]  # fields have names
Printed(5)  # type: ignore[arg-type]  # a number is no text
Printed(123.9)  # type: ignore[arg-type]  # a float is no text
Interval(1.5, 2)  # type: ignore[arg-type]  # ends are whole
Interval("1", 2)  # type: ignore[arg-type]  # ends are numbers

# ── Values ────────────────────────────────────────────────────────────────────────────────────────

right.total = 6  # type: ignore[misc]  # sections are frozen
str(right.onlin)  # type: ignore[attr-defined]  # no such field
whole.received.total = 6  # type: ignore[misc]  # sections are frozen at any depth
printed.text = "5"  # type: ignore[misc]  # cells are frozen
printed.high = 5  # type: ignore[misc]  # bounds are computed
right.local[0].figure = 5  # type: ignore[misc]  # local rows are frozen
right + whole  # type: ignore[operator]  # two classes
right + 5  # type: ignore[operator]  # no section
whole["received.total"] = 5  # type: ignore[index]  # replace makes a copy
right.replace([("total", 5)])  # type: ignore[arg-type]  # changes are a mapping
whole[0]  # type: ignore[index]  # paths are texts

# ── Figures ───────────────────────────────────────────────────────────────────────────────────────

figure(5)  # type: ignore[arg-type]  # it reads texts
figure(5.5)  # type: ignore[arg-type]  # it reads texts
amount(5)  # type: ignore[arg-type]  # it reads texts
amount("5", "元")  # type: ignore[arg-type]  # units are Unit
written("5")  # type: ignore[arg-type]  # a text is no cell
bounds("5")  # type: ignore[arg-type]  # a text is no cell
bounds(5.5)  # type: ignore[arg-type]  # a float is no cell
wrong: Count = amount("5")  # type: ignore[assignment]  # money is no count
other: Amount = figure("5")  # type: ignore[assignment]  # a count is no money
both: Count = printed + Decimal(5)  # type: ignore[assignment]  # with money it is money
money: Amount = printed + 5  # type: ignore[assignment]  # with a count it is a count
mixed: Count = 5 + printed - Decimal(5)  # type: ignore[assignment]  # count + money
number: int = count  # type: ignore[assignment]  # it may be printed otherwise
printed + 1.5  # type: ignore[operator]  # no floats
printed + "5"  # type: ignore[operator]  # no texts
printed * 1.5  # type: ignore[operator]  # whole multiples
printed * printed  # type: ignore[operator]  # no products
bool(count < 5)  # type: ignore[operator]  # printed cells have no order
Interval(1, 2) * 1.5  # type: ignore[operator]  # whole multiples
Interval(1, 2) + "5"  # type: ignore[operator]  # no texts

# ── Forms ─────────────────────────────────────────────────────────────────────────────────────────

form.total()  # type: ignore[call-arg]  # a total has a label
form.total("总数", "件")  # type: ignore[call-arg, arg-type]  # all but the label have names
form.total("总数", unit="件")  # type: ignore[arg-type]  # units are Unit
form.part("其一", optional=True)  # type: ignore[call-arg]  # only totals are optional
form.among("其中数", numbered=True)  # type: ignore[call-arg]  # it takes no number
form.distinct("一次")  # type: ignore[call-arg]  # of what is required
form.group("标题", unit=Unit.ITEM)  # type: ignore[call-arg]  # headings have no unit
form.group("标题", numbering="again")  # type: ignore[arg-type]  # continue or restart
form.local("甲")  # type: ignore[call-arg]  # it takes nothing

# ── Rules ─────────────────────────────────────────────────────────────────────────────────────────


def unknown_cell(r: Received) -> Sides[Count]:
    """
    A name that the section does not have.
    """
    return r.totl, r.online  # type: ignore[attr-defined]  # unknown field


def unknown_section(w: Whole) -> Sides[Count]:
    """
    A section that the form does not have.
    """
    return w.receive.total, 5  # type: ignore[attr-defined]  # unknown section


def counts_and_money(r: Received) -> Sides[Count]:
    """
    A count compared with money.
    """
    return r.total, r.fees  # type: ignore[return-value]  # count = money


def sum_of_counts_and_money(r: Received) -> Sides[Count]:
    """
    A sum of counts and money.
    """
    return r.total, r.online + r.fees  # type: ignore[return-value]  # count + money


def rows_and_cells(w: Whole) -> Sides[Received]:
    """
    A section compared with a cell.
    """
    return w.received, w.received.total  # type: ignore[return-value]  # section = cell


def one_side(r: Received) -> Sides[Count]:
    """
    One side only.
    """
    return r.total  # type: ignore[return-value]  # one side


equal(5)  # type: ignore[call-overload]  # rules are functions
equal(severity="error")  # type: ignore[call-overload]  # severities are Severity
at_most(only_if=5)  # type: ignore[call-overload]  # guards are functions
equal(basis="printed")  # type: ignore[call-overload]  # bases are Basis
rulebook(Received, unknown_cell)  # type: ignore[arg-type]  # not declared
rulebook(Received).violations(right, "nought")  # type: ignore[arg-type]  # unknown or zero

# ── Checking and editions ─────────────────────────────────────────────────────────────────────────

check(e2014.Report.of({}), blanks="nought")  # type: ignore[arg-type]  # unknown or zero
check(e2014.Report.of({}), rules=[])  # type: ignore[arg-type]  # rules are a rulebook
check(e2014.Report.of({}), "no")  # type: ignore[arg-type]  # unknown or zero
str(check(e2014.Report.of({})).append)  # type: ignore[attr-defined]  # findings are immutable
check(e2014.Report.of({}))["x"]  # type: ignore[call-overload]  # findings have places
check(e2014.Report.of({})).ok = True  # type: ignore[misc]  # it is computed
str(e2014.Report.of({}).requests.recieved)  # type: ignore[attr-defined]  # no such section
e2014.Received(total=1, in_person=1, by_fax=0, online=0)  # type: ignore[call-arg]  # by_post is missing
e2014.Received(total="9834", in_person=1, by_fax=0, online=0, by_post=0)  # type: ignore[arg-type]  # a text is no count
govinfo_report.raed("report.txt")  # type: ignore[attr-defined]  # a misspelt name
