"""
What optional rows would print where a report shows only their parts.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from core_forms import SETTLED, Settled
from govinfo_report import form
from govinfo_report.figures import Amount, Count, figure
from govinfo_report.form import Local
from govinfo_report.rules import Sides, at_most, equal, rows_from_parts, rulebook
from govinfo_report.units import Unit

PARTS = {"otherwise.withdrawn": 5, "otherwise.merged": 6}


@form.section
class Fees(form.Section):
    """
    A row of money that some print.
    """

    total: Amount = form.total("合计", unit=Unit.YUAN, optional=True)
    one: Amount = form.part("其一", unit=Unit.YUAN)
    two: Amount = form.part("其二", unit=Unit.YUAN)


@at_most
def otherwise_is_at_most_granted(settled: Settled) -> Sides[Count]:
    """
    其他处理不多于予以公开。
    """
    return settled.otherwise.total, settled.granted


@equal
def otherwise_and_returned_are_kept(settled: Settled) -> Sides[Count]:
    """
    其他处理加退回等于保留数。
    """
    return settled.otherwise.total + settled.returned.total, settled.kept.total


class TestRows:
    """
    Rows made from parts.
    """

    def test_sum(self):
        """
        A row that is not shown is the sum of its parts; one without parts is left out, and so is
        one that every report has to show.
        """
        section = Settled.of({**PARTS, "kept.one": 4})

        assert {"otherwise.total": 11} == rows_from_parts(SETTLED, section)

    def test_shown(self):
        """
        A row that is shown is not made.
        """
        section = Settled.of({**PARTS, "otherwise.total": 9, "returned.unclear": 7})

        assert {"returned.total": 7} == rows_from_parts(SETTLED, section)

    def test_other_rules(self):
        """
        Only the sum of its parts says what a row is.
        """
        rules = SETTLED.extended(otherwise_is_at_most_granted, otherwise_and_returned_are_kept)
        section = Settled.of({**PARTS, "granted": 99, "kept.total": 88})

        assert {"otherwise.total": 11} == rows_from_parts(rules, section)

    @pytest.mark.parametrize(
        ("withdrawn", "counts", "text"),
        [("", True, "9以上"), ("约500", True, "459—559"), (5, None, "11—14")],
    )
    def test_range(self, withdrawn, counts, text):
        """
        What is not exact gives a range; a local row that may count or not is in it and is not.
        """
        rows = (Local(label="甲", figure=3, counts=counts),)
        cells = {**PARTS, "otherwise.withdrawn": withdrawn, "otherwise.local": rows}

        assert {"otherwise.total": figure(text)} == rows_from_parts(SETTLED, Settled.of(cells))

    def test_money(self):
        """
        A row of money is in the unit of its line.
        """
        found = rows_from_parts(rulebook(Fees), Fees.of({"one": "1.25", "two": "0.25"}))

        assert {"total": Decimal("1.50")} == found
        assert Decimal is type(found["total"])
