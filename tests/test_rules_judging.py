"""
Verdicts: what follows from the printed digits, and why the digits cannot tell.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import core_forms as forms
from core_forms import (
    AROUND,
    FUNDS,
    LINES,
    ONCE,
    SETTLED,
    SUM,
    WAGES,
    Lines,
    equation,
    sum_of,
)
from govinfo_report.figures import MISSING, Interval, amount, figure
from govinfo_report.findings import Reason, Verdict
from govinfo_report.form import Local
from govinfo_report.rules import Pick, Term, equal, rulebook
from govinfo_report.units import Unit

HOLDS = (Verdict.HOLDS, None)
VIOLATED = (Verdict.VIOLATED, None)
MISSING_CELL = (Verdict.POSSIBLE, Reason.MISSING)
ROUNDING = (Verdict.POSSIBLE, Reason.ROUNDING)
BOTH = (Verdict.POSSIBLE, Reason.BOTH)
NOT_APPLICABLE = (Verdict.NOT_APPLICABLE, None)


def said(book, name, section, blanks="unknown"):
    """
    Give verdict and reason of an equation; the compiled rules have to be of the same mind.
    """
    one = equation(book, name)
    judged = book.judge(section, one, blanks)

    assert (judged.verdict is Verdict.VIOLATED) == (one in book.violations(section, blanks))
    return judged.verdict, judged.reason


def verdict_of_sum(total, first, second, blanks="unknown", local=()):
    """
    Give verdict and reason of the smallest sum; cells are numbers or texts.
    """
    section = sum_of(total, first, second, 0, local)
    return said(SUM, "total_is_sum_of_parts", section, blanks)


class TestTable:
    """
    The table of verdicts of a sum.
    """

    @pytest.mark.parametrize(
        ("cells", "unknown", "zero"),
        [
            # total blank, parts 2 + 3
            (("", 2, 3), MISSING_CELL, VIOLATED),
            # total 5, one part blank, the other 2 / 7
            ((5, "", 2), MISSING_CELL, VIOLATED),
            ((5, 7, ""), VIOLATED, VIOLATED),
            # total 5 / 0, all parts blank
            ((5, "", ""), MISSING_CELL, VIOLATED),
            ((0, "", ""), MISSING_CELL, HOLDS),
            # all blank
            (("", "", ""), MISSING_CELL, HOLDS),
            # all dash or missing
            (("/", "/", "/"), NOT_APPLICABLE, NOT_APPLICABLE),
            ((None, None, None), NOT_APPLICABLE, NOT_APPLICABLE),
            (("/", None, "—"), NOT_APPLICABLE, NOT_APPLICABLE),
            (("/", "无", None), NOT_APPLICABLE, NOT_APPLICABLE),
            # total only, the parts' rows missing
            ((5, None, None), NOT_APPLICABLE, NOT_APPLICABLE),
            (("", None, None), NOT_APPLICABLE, NOT_APPLICABLE),
            # the total's row missing
            ((None, 2, 3), NOT_APPLICABLE, NOT_APPLICABLE),
            # total /, parts 2 + 3
            (("/", 2, 3), MISSING_CELL, MISSING_CELL),
            # rounded total that fits
            (("1.2万", 12000, 300), ROUNDING, ROUNDING),
            # rounded total that fits, and one part blank
            (("1.2万", 12000, ""), BOTH, ROUNDING),
        ],
    )
    def test_row(self, cells, unknown, zero):
        """
        Each row of the design's table, by default and with blanks read as zero.
        """
        assert unknown == verdict_of_sum(*cells)
        assert zero == verdict_of_sum(*cells, "zero")

    @pytest.mark.parametrize(
        ("cells", "verdict"),
        [
            ((5, 2, 3), HOLDS),
            ((0, 0, 0), HOLDS),
            ((6, 2, 3), VIOLATED),
            ((4, 2, 3), VIOLATED),
            ((5, "５", 0), HOLDS),
            (("6（注）", 2, 3), VIOLATED),
            (("1.2万", 12501, 0), VIOLATED),
            (("1.2万", 11499, 0), VIOLATED),
            (("1.2万", 12500, 0), ROUNDING),
            (("1.2万", 11500, 0), ROUNDING),
            (("1.3万", 12000, ""), BOTH),
            (("1.1万", 12000, ""), VIOLATED),
            (("abc", 2, 3), MISSING_CELL),
            (("-5", 2, 3), MISSING_CELL),
            ((5, "abc", "1—3"), BOTH),
            ((5, "/", 7), VIOLATED),
            ((5, None, 2), MISSING_CELL),
            ((5, "/", "/"), MISSING_CELL),
            ((5, None, "/"), MISSING_CELL),
            (("/", "", "/"), MISSING_CELL),
            (("", "5—15", "３"), BOTH),
            (("", "３", "5—15"), BOTH),
            (("", 2, "３"), MISSING_CELL),
            (("超过4", 2, 3), ROUNDING),
            (("超过5", 2, 3), VIOLATED),
        ],
    )
    def test_others(self, cells, verdict):
        """
        Other sums: exact, rounded, without a number.
        """
        assert verdict == verdict_of_sum(*cells)

    @pytest.mark.parametrize("cell", ["/", None, "abc", "-5"])
    def test_only_blanks_are_zero(self, cell):
        """
        Read as zero, a blank is; a dash, a missing row, what is unreadable or impossible is not.
        """
        assert MISSING_CELL == verdict_of_sum(5, 2, cell, "zero")
        assert HOLDS == verdict_of_sum(2, 2, "", "zero")

    def test_blank_behind_a_dash(self):
        """
        A blank that is zero does not make up for a dash before it.
        """
        assert MISSING_CELL == verdict_of_sum(5, "/", "", "zero")
        assert MISSING_CELL == verdict_of_sum(5, "", "/", "zero")

    def test_blank_of_local_rows(self):
        """
        A blank local row is zero as well.
        """
        row = Local(label="甲", figure=figure(""), counts=True)

        assert MISSING_CELL == verdict_of_sum(6, 2, 3, local=(row,))
        assert VIOLATED == verdict_of_sum(6, 2, 3, "zero", local=(row,))
        assert HOLDS == verdict_of_sum(5, 2, 3, "zero", local=(row,))


class TestRounding:
    """
    Sums of rounded figures: examples of other tools, with closed whole ends.
    """

    @pytest.mark.parametrize(
        ("total", "verdict"),
        [
            ("123.9万", ROUNDING),
            ("124.0万", ROUNDING),  # the rounded figures differ by one unit
            (1240000, ROUNDING),  # the closed ends touch
            (1240001, VIOLATED),
            (1238000, ROUNDING),
            (1237999, VIOLATED),
            ("124.1万", VIOLATED),  # it stands for 1,240,500 at least
        ],
    )
    def test_two_rounded_parts(self, total, verdict):
        """
        96.3万 and 27.6万, each within 500, make 1,238,000 to 1,240,000.
        """
        assert verdict == verdict_of_sum(total, "96.3万", "27.6万")

    @pytest.mark.parametrize(
        ("total", "verdict"), [(1239999, ROUNDING), (1240998, ROUNDING), (1240999, VIOLATED)]
    )
    def test_more_than(self, total, verdict):
        """
        余 ends before the next unit, in whole numbers: the largest sum is 1,240,998.
        """
        assert verdict == verdict_of_sum(total, "96.3万余", "27.6万余")

    @pytest.mark.parametrize("cell", ["", None, "/"])
    def test_one_part_without_a_number(self, cell):
        """
        A part that says nothing leaves the sum open, whether blank, absent or a dash.
        """
        assert BOTH == verdict_of_sum("123.9万", "96.3万", cell)

        implied = SUM.judge(sum_of("123.9万", "96.3万", cell), SUM.equations[0]).implied

        assert Interval(962500, None) == implied

    def test_no_part_is_reported(self):
        """
        A total alone says nothing about its parts.
        """
        assert NOT_APPLICABLE == verdict_of_sum(451, None, None)

    def test_three_parts(self):
        """
        451 reviews of 279, 124 and 48: right, one blank, one absent, one wrong by 18.
        """
        third = (Local(label="其三", figure=48, counts=True),)

        assert HOLDS == verdict_of_sum(451, 279, 124, local=third)
        assert MISSING_CELL == verdict_of_sum(451, 279, "", local=third)
        assert MISSING_CELL == verdict_of_sum(451, 279, None, local=third)

        section = sum_of(451, 279, 142, 0, third)
        judged = SUM.judge(section, SUM.equations[0])

        assert Verdict.VIOLATED is judged.verdict
        assert Interval(-18, -18) == judged.stated - judged.implied

    def test_exchanged_siblings(self):
        """
        Two parts that are exchanged keep their sum: nothing shows it.
        """
        assert HOLDS == verdict_of_sum(5838, 2680, 3158) == verdict_of_sum(5838, 3158, 2680)


class TestAtMost:
    """
    Verdicts of a smaller side and a larger one.
    """

    @pytest.mark.parametrize(
        ("special", "total", "verdict"),
        [
            (0, 5, HOLDS),
            (5, 5, HOLDS),
            (6, 5, VIOLATED),
            ("5—15", 5, ROUNDING),
            ("5—15", 4, VIOLATED),
            ("5—15", 15, HOLDS),
            ("5—15", 14, ROUNDING),
            (5, "超过5", HOLDS),
            (6, "超过5", HOLDS),
            (7, "超过5", ROUNDING),
            (5, "", MISSING_CELL),
            (0, "", HOLDS),
            ("", 5, MISSING_CELL),
            ("", "4—6", BOTH),
            ("", "", MISSING_CELL),
            ("/", "", MISSING_CELL),
            ("/", "/", NOT_APPLICABLE),
            (None, 5, NOT_APPLICABLE),
            (5, None, NOT_APPLICABLE),
        ],
    )
    def test_verdict(self, special, total, verdict):
        """
        It is violated if even the smallest is larger, and holds if even the largest is not.
        """
        section = sum_of(total, 0, 0, special)

        assert verdict == said(SUM, "special_is_among_total", section)

    def test_blank_as_zero(self):
        """
        A blank read as zero can be exceeded.
        """
        section = sum_of("", 0, 0, 3)

        assert MISSING_CELL == said(SUM, "special_is_among_total", section)
        assert VIOLATED == said(SUM, "special_is_among_total", section, "zero")

    def test_factors_and_constant(self):
        """
        Twice 10 is at most three times 6 and four, and not at most three times 5 and four.
        """
        name = "twice_is_at_most_thrice_and_four"

        assert HOLDS == said(LINES, name, Lines.of({"now": 10, "before": 6}))
        assert HOLDS == said(LINES, name, Lines.of({"now": 2, "before": 0}))
        assert VIOLATED == said(LINES, name, Lines.of({"now": 10, "before": 5}))
        assert ROUNDING == said(LINES, name, Lines.of({"now": "5—15", "before": 6}))
        assert (Interval(10, 30), Interval(22, 22)) == self.ends("5—15", 6)

    @staticmethod
    def ends(now, before) -> Any:
        """
        Give what both sides allow.
        """
        section = Lines.of({"now": now, "before": before})
        judged = LINES.judge(section, equation(LINES, "twice_is_at_most_thrice_and_four"))
        return judged.stated, judged.implied


class TestSigned:
    """
    Lines that can be negative, and differences.
    """

    @pytest.mark.parametrize(
        ("now", "before", "change", "verdict"),
        [
            (5, 8, "-3", HOLDS),
            (5, 8, "减3", HOLDS),
            (5, 8, 3, VIOLATED),
            (5, 8, "", MISSING_CELL),
            (5, 8, "不超过0", ROUNDING),
            (8, 5, "减少超过3", VIOLATED),
        ],
    )
    def test_change(self, now, before, change, verdict):
        """
        A line without sign limits nothing below zero.
        """
        section = Lines.of({"now": now, "before": before, "change": change})

        assert verdict == said(LINES, "change_is_difference", section)

    def test_differences_in_rules(self):
        """
        A cell that is taken away counts with its ends exchanged.
        """

        def rule(lines: Lines) -> tuple[object, object]:
            return lines.people, lines.now - lines.before

        book = rulebook(Lines, equal(rule))

        assert HOLDS == said(book, "rule", Lines.of({"people": 2, "now": 5, "before": 3}))
        assert VIOLATED == said(book, "rule", Lines.of({"people": 3, "now": 5, "before": 3}))
        assert ROUNDING == said(book, "rule", Lines.of({"people": 0, "now": 5, "before": "4—6"}))
        assert VIOLATED == said(book, "rule", Lines.of({"people": 2, "now": 5, "before": "4—6"}))
        assert MISSING_CELL == said(book, "rule", Lines.of({"people": 5, "now": 5, "before": ""}))
        assert VIOLATED == said(book, "rule", Lines.of({"people": 6, "now": 5, "before": ""}))

    def test_constants(self):
        """
        A constant belongs to what a side allows.
        """

        def rule(lines: Lines) -> tuple[object, object]:
            return lines.now - 3, lines.before + 2

        book = rulebook(Lines, equal(rule))
        judged = book.judge(Lines.of({"now": 8, "before": 4}), book.equations[0])

        assert (Interval(5, 5), Interval(6, 6), Verdict.VIOLATED) == (
            judged.stated,
            judged.implied,
            judged.verdict,
        )
        assert HOLDS == said(book, "rule", Lines.of({"now": 9, "before": 4}))


class TestMoney:
    """
    Rules on amounts.
    """

    @pytest.mark.parametrize(
        ("spent", "budget", "verdict"),
        [
            ("1.50", "2.00", HOLDS),
            ("2.00", "2.00", HOLDS),
            ("2.01", "2.00", VIOLATED),
            ("2", "1.50", ROUNDING),
            ("2", "1.49", VIOLATED),
            ("3", "1.50", VIOLATED),
            ("0", "0", HOLDS),
            ("0", "", HOLDS),
            ("0.0", "0", ROUNDING),
            ("约5", "4", ROUNDING),
            ("200元", "2", VIOLATED),
            ("", "2.00", MISSING_CELL),
            ("", "2.0", BOTH),
        ],
    )
    def test_two_lines(self, spent, budget, verdict):
        """
        Amounts are compared with the halves of their last digits, in the unit of their lines.
        """
        section = Lines.of({"spent": spent, "budget": budget})

        assert verdict == said(LINES, "spent_is_at_most_budget", section)

    def test_exact_amounts_hold(self):
        """
        Down to the 分 an amount is exact, so a sum of such holds.
        """
        cells = {"total": "1.50", "offices": "0.50", "websites": "1.00"}

        assert HOLDS == said(FUNDS, "total_is_sum_of_parts", forms.Funds.of(cells))
        assert VIOLATED == said(
            FUNDS, "total_is_sum_of_parts", forms.Funds.of({**cells, "total": "1.51"})
        )
        assert ROUNDING == said(
            FUNDS, "total_is_sum_of_parts", forms.Funds.of({**cells, "total": "1.5"})
        )

    def test_units_of_both_sides(self):
        """
        元 and 万元 are compared in 分.
        """

        def rule(lines: Lines) -> tuple[object, object]:
            return lines.spent, lines.fund

        book = rulebook(Lines, equal(rule))
        section = Lines.of({"spent": "15000.00", "fund": "1.500000"})

        assert HOLDS == said(book, "rule", section)
        assert VIOLATED == said(book, "rule", section.replace({"spent": "15000.01"}))

    @pytest.mark.parametrize(
        ("bought", "verdict"),
        [
            ("0", HOLDS),
            ("5", VIOLATED),
            ("251000元", VIOLATED),
            ("2.5万", VIOLATED),
            ("", MISSING_CELL),
            ("0.0", ROUNDING),
            ("0—5", ROUNDING),
        ],
    )
    def test_no_unit(self, bought, verdict):
        """
        Of an amount without unit only whether it is nothing is known.
        """
        section = Lines.of({"people": 0, "bought": bought})

        assert verdict == said(LINES, "nobody_buys", section)


class TestGuards:
    """
    Rules that apply only where something is zero.
    """

    @pytest.mark.parametrize(
        ("now", "before", "people", "verdict"),
        [
            (0, 0, 0, HOLDS),
            (0, 0, 7, VIOLATED),
            (1, 0, 7, NOT_APPLICABLE),
            (0, 1, 7, NOT_APPLICABLE),
            ("5—15", 0, 7, NOT_APPLICABLE),
            ("0—5", 0, 7, ROUNDING),
            ("0—5", 0, 0, HOLDS),
            ("", 0, 7, MISSING_CELL),
            ("", "0—5", 7, BOTH),
            ("/", 0, 7, MISSING_CELL),
            (None, None, 7, MISSING_CELL),
            ("", 0, 0, HOLDS),
            (0, 0, "", MISSING_CELL),
            (0, 0, "0—5", ROUNDING),
            ("", 0, "0—5", ROUNDING),
            (0, 0, None, NOT_APPLICABLE),
            (0, 0, "/", NOT_APPLICABLE),
        ],
    )
    def test_guard(self, now, before, people, verdict):
        """
        A guard that is not zero makes the rule speak of nothing; one that may be zero makes a
        violation possible only.
        """
        section = Lines.of({"now": now, "before": before, "people": people})

        assert verdict == said(LINES, "nobody_without_work", section)

    def test_blank_guard_as_zero(self):
        """
        A blank guard read as zero applies.
        """
        section = Lines.of({"now": "", "before": "", "people": 7})

        assert VIOLATED == said(LINES, "nobody_without_work", section, "zero")

    def test_negative_guard(self):
        """
        A guard below zero is not zero.
        """

        def rule(lines: Lines) -> tuple[object, object]:
            return lines.people, 0

        book = rulebook(Lines, equal(only_if=lambda lines: lines.change)(rule))

        assert NOT_APPLICABLE == said(book, "rule", Lines.of({"change": "-1", "people": 7}))
        assert NOT_APPLICABLE == said(book, "rule", Lines.of({"change": "1", "people": 7}))
        assert VIOLATED == said(book, "rule", Lines.of({"change": "0", "people": 7}))
        assert MISSING_CELL == said(book, "rule", Lines.of({"change": "", "people": 7}))
        assert ROUNDING == said(book, "rule", Lines.of({"change": "-1—0", "people": 7}))


class TestOptionalRows:
    """
    Rules in two variants: with a row that some print, and with its parts.
    """

    BY_ROW = "total_is_sum_of_parts_with_otherwise_in_one_row"
    BY_PARTS = "total_is_sum_of_parts"

    @staticmethod
    def settled(**cells: Any) -> Any:
        """
        Make a section whose other cells are zero, the rows missing that only some print.
        """
        zero = {
            "granted": 1,
            "bare.secret": 2,
            "bare.deep.lowest": 3,
            "kept.total": 4,
            "kept.one": 4,
            "otherwise.withdrawn": 5,
            "otherwise.merged": 6,
            "returned.unclear": 7,
            "total": 28,
        }
        return forms.Settled.of({**zero, **{k.replace("__", "."): v for k, v in cells.items()}})

    def test_parts_printed(self):
        """
        Without the row the parts are added.
        """
        section = self.settled()

        assert HOLDS == said(SETTLED, self.BY_PARTS, section)
        assert NOT_APPLICABLE == said(SETTLED, self.BY_ROW, section)
        assert VIOLATED == said(SETTLED, self.BY_PARTS, section.replace({"total": 29}))
        assert NOT_APPLICABLE == said(SETTLED, self.BY_ROW, section.replace({"total": 29}))

    def test_row_printed(self):
        """
        With the row its parts may be left out.
        """
        section = self.settled(
            otherwise__total=11, otherwise__withdrawn=None, otherwise__merged=None
        )

        assert HOLDS == said(SETTLED, self.BY_ROW, section)
        assert NOT_APPLICABLE == said(SETTLED, self.BY_PARTS, section)
        assert VIOLATED == said(SETTLED, self.BY_ROW, section.replace({"otherwise.total": 12}))
        assert NOT_APPLICABLE == said(SETTLED, "otherwise.total_is_sum_of_parts", section)

    def test_both_printed(self):
        """
        With row and parts the row counts, and has its parts to answer for.
        """
        section = self.settled(otherwise__total=11)

        assert HOLDS == said(SETTLED, self.BY_ROW, section)
        assert NOT_APPLICABLE == said(SETTLED, self.BY_PARTS, section)
        assert HOLDS == said(SETTLED, "otherwise.total_is_sum_of_parts", section)

        wrong = section.replace({"otherwise.merged": 7})

        assert VIOLATED == said(SETTLED, "otherwise.total_is_sum_of_parts", wrong)
        assert HOLDS == said(SETTLED, self.BY_ROW, wrong)

    @pytest.mark.parametrize(("text", "verdict"), [("", MISSING_CELL), ("/", MISSING_CELL)])
    def test_row_without_a_number(self, text, verdict):
        """
        A blank row and a dash are printed rows.
        """
        section = self.settled(otherwise__total=text)

        assert verdict == said(SETTLED, self.BY_ROW, section)
        assert NOT_APPLICABLE == said(SETTLED, self.BY_PARTS, section)

    def test_two_rows(self):
        """
        Each row is printed or not by itself.
        """
        section = self.settled(otherwise__total=11, returned__total=7)

        assert HOLDS == said(
            SETTLED,
            "total_is_sum_of_parts_with_otherwise_in_one_row_with_returned_in_one_row",
            section,
        )
        assert NOT_APPLICABLE == said(SETTLED, self.BY_ROW, section)

        section = self.settled(returned__total=7)

        assert HOLDS == said(SETTLED, "total_is_sum_of_parts_with_returned_in_one_row", section)
        assert NOT_APPLICABLE == said(SETTLED, self.BY_PARTS, section)

    def test_row_of_a_matrix(self):
        """
        A row of a matrix is printed if any of its cells is.
        """
        cells = {"total.here": 5, "done.here": 2, "late.soon.here": 3, "late.never.here": 0}
        matrix = {f"matrix.{path}": cell for path, cell in cells.items()}
        by_row = "matrix.total_is_sum_of_parts_with_late_in_one_row[here]"
        by_parts = "matrix.total_is_sum_of_parts[here]"
        section = forms.Around.of(matrix)

        assert NOT_APPLICABLE == said(AROUND, by_row, section)
        assert HOLDS == said(AROUND, by_parts, section)

        section = section.replace({"matrix.late.total.below": 0})

        assert MISSING_CELL == said(AROUND, by_row, section)
        assert NOT_APPLICABLE == said(AROUND, by_parts, section)

        section = section.replace({"matrix.late.total.here": 4})

        assert VIOLATED == said(AROUND, by_row, section)

    def test_local_rows(self):
        """
        Local rows of a section count with its parts, and with the row that stands for them not.
        """
        row = Local(label="甲", figure=9, counts=True)
        section = self.settled(otherwise__local=(row,), total=37)

        assert HOLDS == said(SETTLED, self.BY_PARTS, section)

        section = section.replace({"otherwise.total": 20})

        assert HOLDS == said(SETTLED, self.BY_ROW, section)
        assert HOLDS == said(SETTLED, "otherwise.total_is_sum_of_parts", section)

    def test_local_rows_of_bare_headings(self):
        """
        Local rows below a bare heading count in the total above.
        """
        row = Local(label="甲", figure=9, counts=True)
        section = self.settled(bare__local=(row,), total=37)

        assert HOLDS == said(SETTLED, self.BY_PARTS, section)
        assert VIOLATED == said(SETTLED, self.BY_PARTS, section.replace({"total": 28}))


class TestLocalRows:
    """
    Local rows in sums and bounds.
    """

    @pytest.mark.parametrize(
        ("counts", "total", "verdict"),
        [
            (True, 9, HOLDS),
            (True, 5, VIOLATED),
            (False, 5, HOLDS),
            (False, 9, VIOLATED),
            (None, 5, MISSING_CELL),
            (None, 9, MISSING_CELL),
            (None, 8, VIOLATED),
            (None, 10, VIOLATED),
            (None, "4—6", BOTH),
        ],
    )
    def test_sum(self, counts, total, verdict):
        """
        A row of which nobody knows whether it counts is judged with and without.
        """
        row = Local(label="甲", figure=4, counts=counts)

        assert verdict == verdict_of_sum(total, 2, 3, local=(row,))

    @pytest.mark.parametrize(("blanks", "verdict"), [("unknown", MISSING_CELL), ("zero", HOLDS)])
    def test_blank_row_of_unknown_role(self, blanks, verdict):
        """
        Where blanks are zero, it makes no difference whether a blank row counts.
        """
        row = Local(label="甲", figure=figure(""))

        assert verdict == verdict_of_sum(5, 2, 3, blanks, local=(row,))

    @pytest.mark.parametrize(
        ("total", "verdict"),
        [
            (5, MISSING_CELL),
            (6, MISSING_CELL),
            (9, MISSING_CELL),
            (10, MISSING_CELL),
            (8, VIOLATED),
        ],
    )
    def test_two_rows_of_unknown_role(self, total, verdict):
        """
        Every choice of rows that may count is tried.
        """
        rows = (Local(label="甲", figure=4), Local(label="乙", figure=1))

        assert verdict == verdict_of_sum(total, 2, 3, local=rows)

    def test_nothing_of_unknown_role(self):
        """
        A row of zero changes nothing, whether it counts or not.
        """
        rows = (Local(label="甲", figure=0),)

        assert HOLDS == verdict_of_sum(5, 2, 3, local=rows)
        assert VIOLATED == verdict_of_sum(6, 2, 3, local=rows)

    def test_rounding_of_unknown_role(self):
        """
        A rounded row of unknown role leaves both reasons.
        """
        rows = (Local(label="甲", figure=figure("4—6")),)

        assert BOTH == verdict_of_sum(5, 2, 3, local=rows)
        assert BOTH == verdict_of_sum(11, 2, 3, local=rows)
        assert VIOLATED == verdict_of_sum(12, 2, 3, local=rows)

    def test_rounded_row_that_counts(self):
        """
        A rounded row that counts leaves rounding.
        """
        rows = (Local(label="甲", figure=figure("5—15"), counts=True),)

        assert ROUNDING == verdict_of_sum(15, 2, 3, local=rows)

    @pytest.mark.parametrize(
        ("total", "verdict"),
        [(5, MISSING_CELL), (12, MISSING_CELL), (8, MISSING_CELL), (13, VIOLATED)],
    )
    def test_many_rows_of_unknown_role(self, total, verdict):
        """
        Of more than six rows the whole range from none to all is taken.
        """
        rows = tuple(Local(label=str(one), figure=1) for one in range(7))

        assert verdict == verdict_of_sum(total, 2, 3, local=rows)
        assert VIOLATED == verdict_of_sum(4, 2, 3, local=rows)

    def test_even_rows(self):
        """
        Any number of rows of two never make an odd sum.
        """
        for count in (6, 7, 60, 255):
            rows = tuple(Local(label=str(one), figure=2) for one in range(count))

            assert VIOLATED == verdict_of_sum(6, 2, 3, local=rows)
            assert MISSING_CELL == verdict_of_sum(7, 2, 3, local=rows)
            assert MISSING_CELL == verdict_of_sum(5 + 2 * count, 2, 3, local=rows)
            assert VIOLATED == verdict_of_sum(7 + 2 * count, 2, 3, local=rows)

    def test_too_many_choices(self):
        """
        Up to 256 sums are told apart; of more only the smallest and the largest are known.
        """
        eight = tuple(Local(label=str(one), figure=3 * 2**one) for one in range(8))
        nine = (*eight, Local(label="8", figure=3 * 2**8))

        even = tuple(Local(label=str(one), figure=2) for one in range(256))

        assert MISSING_CELL == verdict_of_sum(6, 2, 3, local=even)
        assert VIOLATED == verdict_of_sum(6, 2, 3, local=eight)
        assert MISSING_CELL == verdict_of_sum(8, 2, 3, local=eight)
        assert MISSING_CELL == verdict_of_sum(6, 2, 3, local=nine)
        assert VIOLATED == verdict_of_sum(4, 2, 3, local=nine)
        assert VIOLATED == verdict_of_sum(5 + 3 * 511 + 1, 2, 3, local=nine)
        assert MISSING_CELL == verdict_of_sum(5 + 3 * 511, 2, 3, local=nine)

    def test_many_rows_take_no_time(self):
        """
        A thousand rows of unknown role are judged like one.
        """
        rows = tuple(Local(label=str(one), figure=one) for one in range(1000))

        assert MISSING_CELL == verdict_of_sum(6, 2, 3, local=rows)

    def test_order_of_rows(self):
        """
        Rows that count are counted behind others that do not, or of which nobody knows.
        """
        for counts in (False, None):
            rows = (
                Local(label="甲", figure=100, counts=counts),
                Local(label="乙", figure=4, counts=True),
            )

            assert VIOLATED == verdict_of_sum(5, 2, 3, local=rows)
            assert VIOLATED != verdict_of_sum(9, 2, 3, local=rows)

        money = Local(label="丙", figure=Decimal(5), unit=Unit.YUAN, counts=True)

        assert HOLDS == verdict_of_sum(9, 2, 3, local=(money, *rows[1:]))

    def test_role_that_does_not_matter(self):
        """
        If rounding leaves the sum open with the row and without, its role is no reason.
        """
        rows = (Local(label="甲", figure=4),)

        assert ROUNDING == verdict_of_sum("1—9", 2, 3, local=rows)
        assert BOTH == verdict_of_sum("1—8", 2, 3, local=rows)

    def test_nearest_choice(self):
        """
        Of several choices that are all wrong the nearest is what is stated and implied.
        """
        rows = (Local(label="甲", figure=4), Local(label="乙", figure=10))
        judged = SUM.judge(sum_of(8, 2, 3, 0, rows), SUM.equations[0])

        assert (Verdict.VIOLATED, Interval(8, 8), Interval(9, 9)) == (
            judged.verdict,
            judged.stated,
            judged.implied,
        )

        judged = SUM.judge(sum_of(6, 2, 3, 0, rows), SUM.equations[0])

        assert Interval(5, 5) == judged.implied

    def test_seven_rounded(self):
        """
        The range of many rows reaches from nothing to their largest sum.
        """
        rows = tuple(Local(label=str(one), figure=figure("5—15")) for one in range(7))
        judged = SUM.judge(sum_of(5, 2, 3, 0, rows), SUM.equations[0])

        assert Interval(5, 5 + 7 * 15) == judged.implied

    def test_hull(self):
        """
        What a side allows is the hull of all choices.
        """
        rows = (Local(label="甲", figure=4), Local(label="乙", figure=figure("5—15")))
        judged = SUM.judge(sum_of(5, 2, 3, 0, rows), SUM.equations[0])

        assert Interval(5, 24) == judged.implied

    def test_spans(self):
        """
        Each choice of rows has its span.
        """
        rows = (Local(label="甲", figure=4), Local(label="乙", figure=1, counts=True))
        section = sum_of(5, 2, 3, 0, rows)

        assert [(1, 1), (5, 5)] == SUM.spans(section, Term("", 1, Pick.LOCAL_SUM))
        assert [(5, 5)] == SUM.spans(section, Term("total", -3))
        assert [(0, 0)] == SUM.spans(sum_of("", 2, 3), Term("total"), "zero")
        assert [(4, 4)] == SUM.spans(section, Term("", 1, Pick.LOCAL_MAX))
        assert [(5, 5)] == SUM.spans(section, Term("", 1, Pick.LOCAL_ALL))

    def test_money(self):
        """
        A local row of money is no part of a sum of counts, nor of its reasons.
        """
        rows = (
            Local(label="甲", figure=Decimal("0.5"), unit=Unit.YUAN, counts=True),
            Local(label="乙", figure=amount("", Unit.YUAN), unit=Unit.YUAN),
        )

        assert HOLDS == verdict_of_sum(5, 2, 3, local=rows)
        assert VIOLATED == verdict_of_sum(6, 2, 3, local=rows)
        assert MISSING_CELL == verdict_of_sum("", 2, 3, local=rows)
        assert ROUNDING == verdict_of_sum("4—6", 2, 3, local=rows)

    def test_six_rows_of_nothing(self):
        """
        Six rows that change nothing leave only what the other cells leave.
        """
        rows = tuple(Local(label=str(one), figure=0) for one in range(6))

        assert ROUNDING == verdict_of_sum("1—9", 2, 3, local=rows)

    def test_many_rows_in_two_sections(self):
        """
        Local rows of several sections are all taken into account.
        """
        many = tuple(Local(label=str(one), figure=1) for one in range(7))
        known = (Local(label="甲", figure=100, counts=True),)
        section = TestOptionalRows.settled(bare__local=many, local=known, total=128)
        name = TestOptionalRows.BY_PARTS

        assert MISSING_CELL == said(SETTLED, name, section)
        assert MISSING_CELL == said(SETTLED, name, section.replace({"total": 135}))
        assert VIOLATED == said(SETTLED, name, section.replace({"total": 136}))
        assert VIOLATED == said(SETTLED, name, section.replace({"total": 28}))

    @pytest.mark.parametrize(
        ("total", "cell", "counts", "verdict"),
        [
            ("1.50", "0.50", True, HOLDS),
            ("1.00", "0.50", True, VIOLATED),
            ("1.00", "0.50", False, HOLDS),
            ("1.00", "0.50", None, MISSING_CELL),
            ("1.50", "0.50", None, MISSING_CELL),
            ("1.20", "0.50", None, VIOLATED),
            ("1.50", "0.5", True, ROUNDING),
            ("", "0.50", True, MISSING_CELL),
            ("", "0.5", True, BOTH),
        ],
    )
    def test_sum_of_money(self, total, cell, counts, verdict):
        """
        In a sum of money a local row of money counts in its own unit, and a count does not.
        """
        rows = (
            Local(label="甲", figure=amount(cell, Unit.YUAN), unit=Unit.YUAN, counts=counts),
            Local(label="乙", figure=7, counts=True),
        )
        section = forms.Wages.of({"total": total, "paid": "1.00", "local": rows})

        assert verdict == said(WAGES, "total_is_sum_of_parts", section)

    @pytest.mark.parametrize(
        ("cells", "verdict"),
        [
            ([("5—15", True)], BOTH),
            ([("１", True)], MISSING_CELL),
            ([("5—15", False)], MISSING_CELL),
            ([("１", True), ("5—15", False)], MISSING_CELL),
            ([("１", True), ("", True)], MISSING_CELL),
            ([("１", True), ("5—15", True)], BOTH),
            ([("5—15", True), ("１", True)], BOTH),
            ([("１", True), ("/", False)], MISSING_CELL),
        ],
    )
    def test_reasons(self, cells, verdict):
        """
        What rows print that count is a reason, what others print is none.
        """
        rows = tuple(
            Local(label=str(index), figure=figure(text), counts=counts)
            for index, (text, counts) in enumerate(cells)
        )

        assert verdict == verdict_of_sum("", 2, 3, local=rows)

    @pytest.mark.parametrize(
        ("items", "text", "verdict"),
        [
            (5, "", MISSING_CELL),
            ("", "5—15", BOTH),
            ("", "１", MISSING_CELL),
            (9, "5—15", ROUNDING),
        ],
    )
    def test_reasons_where_all_rows_count(self, items, text, verdict):
        """
        Where all rows are parts, one that does not count elsewhere is a reason too.
        """
        rows = (Local(label="甲", figure=figure(text), counts=False),)
        cells = {"items": items, "ways.paper": 1, "ways.screen": 1, "ways.local": rows}

        assert verdict == said(ONCE, "items_is_at_most_sum_of_ways", forms.Once.of(cells))

    @pytest.mark.parametrize(
        ("text", "counts", "verdict"),
        [
            ("", True, MISSING_CELL),
            ("5—15", True, ROUNDING),
            ("１０", True, HOLDS),
            ("10", None, MISSING_CELL),
            ("0", None, VIOLATED),
            ("/", True, MISSING_CELL),
        ],
    )
    def test_reasons_in_a_matrix(self, text, counts, verdict):
        """
        In a matrix the cell of the column is what a row prints.
        """
        cells = forms.Cells.of(text, "约500", total="abc")
        row = Local(label="甲", figure=cells, counts=counts)
        section = forms.Around.of(
            {
                "matrix.total.here": 10,
                "matrix.done.here": 0,
                "matrix.late.total.here": 0,
                "matrix.local": (row,),
            }
        )
        name = "matrix.total_is_sum_of_parts_with_late_in_one_row[here]"

        assert verdict == said(AROUND, name, section)

    def test_rows_that_do_not_count_give_no_reason(self):
        """
        What a row prints that is no part of the sum is no reason for anything.
        """
        blank = (Local(label="甲", figure=figure(""), counts=False),)
        rounded = (Local(label="甲", figure=figure("1.2万"), counts=False),)

        assert ROUNDING == verdict_of_sum("1.2万", 12000, 300, local=blank)
        assert MISSING_CELL == verdict_of_sum(5, 2, "", local=rounded)
        assert NOT_APPLICABLE == verdict_of_sum(5, None, None, local=blank)
        assert NOT_APPLICABLE == verdict_of_sum("/", "/", None, local=blank)

    @pytest.mark.parametrize(
        ("items", "verdict"), [(9, HOLDS), (10, VIOLATED), (0, HOLDS), ("5—15", ROUNDING)]
    )
    def test_bound_by_the_sum(self, items, verdict):
        """
        All local rows are parts of what counts once, whether they count elsewhere or not.
        """
        section = self.once(items, True, False, None)

        assert verdict == said(ONCE, "items_is_at_most_sum_of_ways", section)

    @pytest.mark.parametrize(
        ("items", "verdict"), [(4, HOLDS), (3, VIOLATED), ("", MISSING_CELL), ("3—4", ROUNDING)]
    )
    def test_bound_by_the_largest(self, items, verdict):
        """
        The largest local row is at most the total.
        """
        section = self.once(items, None, None, None)
        (largest,) = [one for one in ONCE.equations if one.left.terms[0].pick is Pick.LOCAL_MAX]
        judged = ONCE.judge(section, largest)

        assert verdict == (judged.verdict, judged.reason)
        assert (verdict == VIOLATED) == (largest in ONCE.violations(section))

    def test_no_local_rows(self):
        """
        Without local rows a bound on the largest of them speaks of nothing.
        """
        section = forms.Once.of({"items": 0, "ways.paper": 0, "ways.screen": 0})
        (largest,) = [one for one in ONCE.equations if one.left.terms[0].pick is Pick.LOCAL_MAX]

        assert Verdict.NOT_APPLICABLE is ONCE.judge(section, largest).verdict

    @staticmethod
    def once(items, *counts: Any) -> Any:
        """
        Make a total that counts once, with local rows of 2, 1 and 4.
        """
        rows = tuple(
            Local(label=str(number), figure=number, counts=one)
            for number, one in zip((2, 1, 4), counts, strict=True)
        )
        cells = {"items": items, "ways.paper": 1, "ways.screen": 1, "ways.local": rows}
        return forms.Once.of(cells)

    def test_largest_of_rounded_rows(self):
        """
        The largest of rounded rows lies between the largest of both ends.
        """
        rows = (Local(label="甲", figure=figure("5—15")), Local(label="乙", figure=8))
        section = forms.Once.of({"ways.local": rows})

        assert [(8, 15)] == ONCE.spans(section, Term("ways", 1, Pick.LOCAL_MAX))
        assert [(13, 23)] == ONCE.spans(section, Term("ways", 1, Pick.LOCAL_ALL))

    def test_rows_of_a_matrix(self):
        """
        In a matrix a local row counts in each column.
        """
        row = Local(label="甲", figure=forms.Cells(here=1, below=2, total=3), counts=True)
        cells = {
            "matrix.total.here": 1,
            "matrix.done.here": 0,
            "matrix.late.total.here": 0,
            "matrix.total.below": 1,
            "matrix.done.below": 0,
            "matrix.late.total.below": 0,
        }
        section = forms.Around.of({**cells, "matrix.local": (row,)})
        name = "matrix.total_is_sum_of_parts_with_late_in_one_row"

        assert HOLDS == said(AROUND, f"{name}[here]", section)
        assert VIOLATED == said(AROUND, f"{name}[below]", section)

    def test_path_of_the_largest(self):
        """
        Of the largest local row only that one is read: the first that is largest for certain.
        """
        section = self.once(5, None, False, True)
        largest = Term("ways", 1, Pick.LOCAL_MAX)

        assert ["ways.local.3"] == ONCE.paths(section, largest)
        assert ["ways.local.1", "ways.local.2", "ways.local.3"] == ONCE.paths(
            section, Term("ways", 1, Pick.LOCAL_ALL)
        )
        assert ["ways.local.1", "ways.local.3"] == ONCE.paths(
            section, Term("ways", 1, Pick.LOCAL_SUM)
        )

        rows = (Local(label="甲", figure=figure("0—99")), Local(label="乙", figure=figure("3—5")))
        section = forms.Once.of({"ways.local": rows})

        assert ["ways.local.2"] == ONCE.paths(section, largest)

    def test_where(self):
        """
        An equation is where its stated cell is: with local rows at the largest of them.
        """
        found = [one for one in ONCE.equations if one.left.terms[0].pick is Pick.LOCAL_MAX]

        assert "ways.local.3" == ONCE.where(self.once(5, None, None, None), found[0])
        assert "ways.local" == ONCE.where(forms.Once.of({}), found[0])
        assert "items" == ONCE.where(forms.Once.of({}), ONCE.equations[0])

    @pytest.mark.parametrize(
        ("people", "blanks", "certain"),
        [
            (0, "unknown", True),
            ("", "unknown", False),
            ("", "zero", True),
            ("0—1", "unknown", False),
            (1, "unknown", False),
        ],
    )
    def test_certain_by_its_guard(self, people, blanks, certain):
        """
        Nothing leaves an equation open whose guard is zero for certain.
        """
        section = Lines.of({"people": people, "bought": "0"})

        assert certain is LINES.is_certain(section, equation(LINES, "nobody_buys"), blanks)
        assert LINES.is_certain(section, equation(LINES, "change_is_difference"), blanks)

    @pytest.mark.parametrize(("counts", "certain"), [(True, True), (False, True), (None, False)])
    def test_certain_by_its_local_rows(self, counts, certain):
        """
        Local rows of unknown role leave a sum open.
        """
        section = sum_of(local=(Local(label="甲", figure=1, counts=counts),))

        assert certain is SUM.is_certain(section, SUM.equations[0])
        assert SUM.is_certain(section, SUM.equations[1])

    def test_certain_by_money(self):
        """
        A guard of money is read in its unit.
        """

        def rule(lines: Lines) -> tuple[object, object]:
            return lines.people, 0

        book = rulebook(Lines, equal(only_if=lambda lines: lines.spent)(rule))

        assert book.is_certain(Lines.of({"spent": "0.00"}), book.equations[0])
        assert not book.is_certain(Lines.of({"spent": "0.0"}), book.equations[0])

    def test_paths(self):
        """
        The paths of the cells that a term reads.
        """
        rows = (Local(label="甲", figure=1), Local(label="乙", figure=2))
        section = sum_of(local=rows)
        cells = forms.Cells(here=1, below=2, total=3)
        around = forms.Around.of({"matrix.local": (Local(label="甲", figure=cells),)})

        assert ["first"] == SUM.paths(section, Term("first"))
        assert ["local.1", "local.2"] == SUM.paths(section, Term("", 1, Pick.LOCAL_SUM))
        assert ["matrix.local.1.here"] == AROUND.paths(
            around, Term("matrix", 1, Pick.LOCAL_SUM, "here")
        )
        assert [] == SUM.paths(sum_of(), Term("", 1, Pick.LOCAL_ALL))


class TestSides:
    """
    What is stated and what is implied.
    """

    def test_intervals(self):
        """
        A judgement says what each side allows.
        """
        judged = SUM.judge(sum_of("5—15", 2, "超过3"), SUM.equations[0])

        assert (Interval(5, 15), Interval(6, None)) == (judged.stated, judged.implied)

    def test_not_applicable(self):
        """
        Also where the equation says nothing.
        """
        judged = SUM.judge(sum_of(MISSING, 2, 3), SUM.equations[0])

        assert (Interval(0, None), Interval(5, 5)) == (judged.stated, judged.implied)

    def test_all_equations(self):
        """
        Judging all gives every equation with what judging one gives.
        """
        section = sum_of(6, 2, 3)

        assert [(one, SUM.judge(section, one)) for one in SUM.equations] == list(
            SUM.judgements(section)
        )
        assert [Verdict.HOLDS, Verdict.HOLDS] == [
            judged.verdict for _, judged in SUM.judgements(sum_of("", "", "", ""), "zero")
        ]
