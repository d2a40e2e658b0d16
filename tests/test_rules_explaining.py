"""
From violations to findings: facts, names and order.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

import core_forms as forms
from core_forms import AROUND, LINES, ONCE, SUM, Lines, sum_of
from govinfo_report import form
from govinfo_report.figures import Amount, Interval, figure
from govinfo_report.findings import Basis, CellFact, Severity, Verdict
from govinfo_report.form import Local
from govinfo_report.rules import Sides, equal, rulebook
from govinfo_report.units import Unit


@form.section
class Purposes(form.Section):
    """
    What money was spent for.
    """

    offices: Amount = form.part("机构", unit=Unit.YUAN)
    local: tuple[Local[Amount], ...] = form.local()


@form.section
class Spent(form.Section):
    """
    An amount that counts once.
    """

    once: Amount = form.distinct("支出", of="purposes", unit=Unit.YUAN)
    purposes: Purposes = form.group("用途")


def facts(finding):
    """
    Give path, role and text of the cells of a finding.
    """
    return [(cell.path, cell.role, cell.written) for cell in finding.cells]


class TestFacts:
    """
    What a finding says.
    """

    def test_sum(self):
        """
        It names the rule, the cells with their roles and both sides.
        """
        (finding,) = SUM.findings(sum_of(6, 2, 3))

        assert ("total_is_sum_of_parts", "sum", "total", "") == (
            finding.rule,
            finding.wording,
            finding.where,
            finding.says,
        )
        assert (Severity.ERROR, Basis.LAYOUT, Verdict.VIOLATED) == (
            finding.severity,
            finding.basis,
            finding.verdict,
        )
        assert [("total", "total", "6"), ("first", "part", "2"), ("second", "part", "3")] == facts(
            finding
        )
        assert (Interval(6, 6), Interval(5, 5), Interval(1, 1)) == (
            finding.stated,
            finding.implied,
            finding.gap,
        )
        assert (Unit.ITEM, ()) == (finding.unit, finding.follows_from)

    def test_cell(self):
        """
        A cell has its label as printed, and a name without what leads to it.
        """
        finding = SUM.findings(sum_of(5, 2, 3, 6))[0]

        assert CellFact("special", "其中：特殊数", None, "among", "6", "特殊数") == finding.cells[0]
        assert ("total", "总数") == (finding.cells[1].role, finding.cells[1].name)

    def test_column(self):
        """
        A cell of a matrix has the words above its column.
        """
        section = forms.Around.of({"received.here": 1, "received.below": 2, "received.total": 4})
        (finding,) = AROUND.findings(section)

        assert (
            CellFact("received.total", "收到", "合计", "total", "4", "收到（合计）")
            == (finding.cells[0])
        )

    def test_local_rows(self):
        """
        Local rows are named among the cells, with their paths.
        """
        rows = (
            Local(label="甲", figure=1, counts=True),
            Local(label="乙", figure=figure("２"), counts=False),
        )
        (finding,) = SUM.findings(sum_of(5, 2, 3, 0, rows))

        assert [
            ("total", "total", "5"),
            ("first", "part", "2"),
            ("second", "part", "3"),
            ("local.1", "part", "1"),
        ] == facts(finding)[:4]
        assert "甲" == finding.cells[3].label

    def test_stated_local_row(self):
        """
        Where a local row is stated, the finding is about it.
        """
        section = forms.Once.of(
            {"items": 5, "ways.local": (Local(label="甲", figure=6, unit="宗"),)}
        )
        (finding,) = ONCE.findings(section)

        assert ("ways.local.1", "distinct_each", Unit.ITEM) == (
            finding.where,
            finding.wording,
            finding.unit,
        )
        assert [("ways.local.1", "part", "6"), ("items", "total", "5")] == facts(finding)

    def test_largest_local_row(self):
        """
        Of several local rows the largest is named, and money is none of them.
        """
        rows = (
            Local(label="甲", figure=6, unit="条"),
            Local(label="乙", figure=9, unit="条"),
            Local(label="丙", figure=Decimal(99), unit="元"),
        )
        (finding,) = ONCE.findings(forms.Once.of({"items": 5, "ways.local": rows}))

        assert "ways.local.2" == finding.where
        assert [("ways.local.2", "part", "9"), ("items", "total", "5")] == facts(finding)
        assert "乙：表列9条" in finding.message("zh")

    def test_largest_local_row_in_two_units(self):
        """
        Of local rows of money the largest amount is named, not the most digits.
        """
        rows = (
            Local(label="甲", figure=Decimal(900), unit="元"),
            Local(label="乙", figure=Decimal(2), unit="万元"),
        )
        found = rulebook(Spent).findings(Spent.of({"once": "5", "purposes.local": rows}))

        assert ["purposes.local.2"] == [one.where for one in found]

    def test_sides_of_several_cells(self):
        """
        Where no single cell is stated, both sides are called what they are.
        """
        findings = LINES.findings(Lines.of({"now": 9, "before": 1, "change": 8}))
        (finding,) = findings

        assert "at_most_sides" == finding.wording
        assert finding.message("en").startswith(
            "本年数、上年数: the smaller side gives 18 items, above 7 items of the other,"
        )
        assert finding.message("zh").startswith("本年数、上年数：应较小的一边得18件")

    def test_stated_local_row_of_a_matrix(self):
        """
        A local row of a matrix is named with its column.
        """
        cells = forms.Cells(here=1, below=2, total=3)
        around = forms.Around.of(
            {
                "matrix.local": (Local(label="甲", figure=cells, counts=True),),
                "matrix.total.here": 0,
                "matrix.done.here": 0,
                "matrix.late.total.here": 0,
            }
        )
        (finding,) = AROUND.findings(around)

        assert ("matrix.local.1.here", "甲（本级）") == (
            finding.cells[-1].path,
            finding.cells[-1].name,
        )

    def test_own_words(self):
        """
        A declared rule brings its own words.
        """
        (finding,) = LINES.findings(Lines.of({"now": 4, "before": 2, "change": 1}))

        assert ("equal", "本年数等于上年数加本年增减。") == (finding.wording, finding.says)
        assert [
            ("now", "left", "4"),
            ("before", "right", "2"),
            ("change", "right", "1"),
        ] == facts(finding)

    def test_unit(self):
        """
        The unit is that of the stated cell.
        """
        (finding,) = LINES.findings(Lines.of({"spent": "1.50", "budget": "1.00"}))

        assert (Unit.YUAN, Interval(50, 50)) == (finding.unit, finding.gap)

    def test_blanks(self):
        """
        Blanks read as zero are judged as zero.
        """
        section = sum_of("", 2, 3)

        assert () == SUM.findings(section)

        (finding,) = SUM.findings(section, "zero")

        assert (Interval(0, 0), Interval(5, 5)) == (finding.stated, finding.implied)

    def test_follows_from(self):
        """
        The total column names what it follows from.
        """
        section = forms.Around.of(
            {
                f"{row}.{column}": cell
                for row, cells in {
                    "received": (5, 0, 5),
                    "carried_in": (0, 0, 0),
                    "matrix.total": (4, 0, 4),
                    "carried_out": (0, 0, 0),
                }.items()
                for column, cell in zip(("here", "below", "total"), cells, strict=True)
            }
        )
        here, total = AROUND.findings(section)

        assert ("received.here", "received.total") == (here.where, total.where)
        assert () == here.follows_from
        assert "received_is_done_or_carried[here]" in total.follows_from


class TestImpossibleCells:
    """
    A number that its line cannot have is a finding by itself.
    """

    def test_finding(self):
        """
        It names the cell and what it prints.
        """
        (finding,) = SUM.findings(sum_of(figure("-5"), 2, 3))

        assert ("impossible_cell", "impossible", "total") == (
            finding.rule,
            finding.wording,
            finding.where,
        )
        assert (Severity.ERROR, Basis.DEFINITION, Verdict.VIOLATED) == (
            finding.severity,
            finding.basis,
            finding.verdict,
        )
        assert [("total", "impossible", "-5")] == facts(finding)
        assert (Interval(0, None), Interval(0, None), Unit.ITEM) == (
            finding.stated,
            finding.implied,
            finding.unit,
        )

    @pytest.mark.parametrize("text", ["", "/", "abc", None, "1.2万", "1,234", "约500", "1—2"])
    def test_other_cells(self, text):
        """
        Any other cell is none, however odd.
        """
        assert () == SUM.findings(sum_of(text, "", ""))

    def test_money(self):
        """
        An amount below the 分 is one, in its unit.
        """
        (finding,) = LINES.findings(Lines.of({"spent": "0.001"}))

        assert ("spent", Unit.YUAN) == (finding.where, finding.unit)

    def test_local_row(self):
        """
        So is the cell of a local row.
        """
        (finding,) = SUM.findings(sum_of(local=(Local(label="甲", figure=figure("-5")),)))

        assert ("local.1", "甲") == (finding.where, finding.cells[0].name)

    def test_beside_a_violation(self):
        """
        A violated rule and an impossible cell are both found.
        """
        found = SUM.findings(sum_of(5, 7, figure("-1"), 0))

        assert {"total_is_sum_of_parts", "impossible_cell"} == {one.rule for one in found}


class TestOrder:
    """
    Worst first.
    """

    def test_severity(self):
        """
        Errors stand before warnings, warnings before notices, whatever their gap and place.
        """
        section = Lines.of(
            {"now": 0, "before": 0, "change": 1, "people": 100, "spent": "1", "budget": "0"}
        )
        report = section.replace({"change": 1})
        found = LINES.findings(report)

        assert [Severity.ERROR, Severity.ERROR, Severity.WARNING] == [one.severity for one in found]

        section = Lines.of({"now": 9, "before": 1, "change": 9, "people": 0})
        found = LINES.findings(section)

        assert [Severity.ERROR, Severity.NOTICE] == [one.severity for one in found]

    def test_roots_before_what_follows(self):
        """
        What follows from a violated rule stands behind it, even with a larger gap.
        """
        section = forms.Around.of(
            {
                f"{row}.{column}": cell
                for row, cells in {
                    "received": (500, 0, 5),
                    "carried_in": (0, 0, 0),
                    "matrix.total": (499, 0, 1),
                    "carried_out": (0, 0, 0),
                }.items()
                for column, cell in zip(("here", "below", "total"), cells, strict=True)
            }
        )
        found = AROUND.findings(section)

        assert "received_is_done_or_carried" == found[-1].rule
        assert "received.total" == found[-1].where
        assert ["matrix.total.total", "received.total", "received.here"] == [
            one.where for one in found[:-1]
        ]

    def test_relative_gap(self):
        """
        Among equals the larger share of what is stated comes first.
        """
        report = forms.Report.of(
            {
                **forms_of("requests", 100, 50, 51),
                **forms_of("outcome", 10, 5, 6),
            }
        )
        wheres = [one.where for one in forms.Report.rules.findings(report)]

        assert ["outcome.total", "outcome.total", "requests.total"] == wheres[:3]

    def test_gap_below(self):
        """
        Too few weighs as much as too many.
        """
        report = forms.Report.of(
            {
                **forms_of("requests", 100, 50, 53),
                **forms_of("outcome", 100, 50, 48),
                "lines.now": 1,
                "lines.before": 0,
                "lines.change": 0,
            }
        )
        found = [
            one.where
            for one in forms.Report.rules.findings(report)
            if one.wording in {"sum", "equal"}
        ]

        assert ["lines.now", "requests.total", "outcome.total"] == found

    def test_place(self):
        """
        Among equal gaps the place on the form decides.
        """
        report = forms.Report.of(
            {**forms_of("requests", 10, 5, 4), **forms_of("outcome", 10, 5, 4)}
        )

        assert ["requests.total", "outcome.total"] == [
            one.where for one in forms.Report.rules.findings(report)
        ]

    def test_smallest_gap_counts(self):
        """
        Of a rounded figure the smallest possible gap counts, as a share of its larger end.
        """
        report = forms.Report.of(
            {
                **forms_of("requests", "1.2万", 11500, 997),
                **forms_of("outcome", "1.2万", 11500, 1001),
            }
        )
        first = forms.Report.rules.findings(report)

        assert ["outcome.total"] == [one.where for one in first if one.wording == "sum"]

        report = forms.Report.of(
            {
                "requests.total": 1000,
                "requests.first": 0,
                "requests.second": 990,
                "outcome.total": "500—1000",
                "outcome.first": 0,
                "outcome.second": 1009,
            }
        )
        found = forms.Report.rules.findings(report)

        assert ["requests.total", "outcome.total"] == [
            one.where for one in found if one.wording == "sum"
        ]

    def test_impossible_cells_have_no_gap(self):
        """
        An impossible cell stands behind violated sums, in its place among errors.
        """
        found = SUM.findings(sum_of(5, 7, figure("-1"), 6))

        assert ["total_is_sum_of_parts", "special_is_among_total", "impossible_cell"] == [
            one.rule for one in found
        ]

    def test_place_is_not_the_order_of_rules(self):
        """
        The place on the form decides, not the order in which rules are passed.
        """

        def late(lines: Lines) -> Sides[object]:
            return lines.before, 5

        def early(lines: Lines) -> Sides[object]:
            return lines.now, 5

        book = rulebook(Lines, equal(late), equal(early))
        found = book.findings(Lines.of({"now": 10, "before": 10}))

        assert ["early", "late"] == [one.rule for one in found]

    @pytest.mark.parametrize(
        ("requests", "outcome", "first"),
        [
            # 1 of 1 is more than 7 of 10
            ((10, 1, 2), (1, 1, 1), "outcome.total"),
            # 5 of nothing is more than 1 of 1
            ((1, 1, 1), (0, 2, 3), "outcome.total"),
            # 4 of at least 9 is more than 10 of 100
            ((100, 60, 50), ("超过8", 2, 3), "outcome.total"),
        ],
    )
    def test_shares(self, requests, outcome, first):
        """
        The gap is a share of what is stated, of one at least, no end left aside.
        """
        report = forms.Report.of(
            {**forms_of("requests", *requests), **forms_of("outcome", *outcome)}
        )
        found = [one for one in forms.Report.rules.findings(report) if one.wording == "sum"]

        assert first == found[0].where
        assert 2 == len(found)

    def test_impossible_cell_of_a_signed_line(self):
        """
        An impossible cell of a line that can be negative has no end to be a share of.
        """
        found = LINES.findings(Lines.of({"change": "12.5", "now": 5, "before": 5}))

        assert ["impossible_cell"] == [one.rule for one in found]
        assert Interval(None, None) == found[0].stated

    def test_unit_of_a_contradiction(self):
        """
        A contradiction is told in the unit of the first cell that its rules compare.
        """
        section = Lines.of({"spent": "1.50", "budget": "1.00"})
        against = [one for one in LINES.equations if one.where == "spent"]
        found = LINES.contradiction(section, against, Interval(150, 150), Interval(0, 100))

        assert ("joint", "spent", Unit.YUAN) == (found.rule, found.where, found.unit)
        assert (Interval(150, 150), Interval(0, 100)) == (found.stated, found.implied)

    def test_stated_without_end(self):
        """
        Where what is stated has no end, the other end is what a gap is a share of.
        """
        found = SUM.findings(sum_of("超过8", 2, 3, 0))

        assert ["total_is_sum_of_parts"] == [one.rule for one in found]
        assert Interval(4, None) == found[0].gap

    def test_stated_without_any_end(self):
        """
        A difference of blanks may be anything, and violates nothing.
        """

        def rule(lines: Lines) -> Sides[object]:
            return lines.now - lines.before, 5

        book = rulebook(Lines, equal(rule))

        assert () == book.findings(Lines.of({"now": "", "before": ""}))


def forms_of(path, total, first, second):
    """
    Give the cells of a sum.
    """
    return {
        f"{path}.total": total,
        f"{path}.first": first,
        f"{path}.second": second,
        f"{path}.special": 0,
    }


class TestNothing:
    """
    Sections in which nothing is wrong.
    """

    @pytest.mark.parametrize(
        "section", [sum_of(), sum_of("", "", ""), sum_of("1.2万", 12000, 300), forms.Sum.of({})]
    )
    def test_no_findings(self, section):
        """
        There are no findings then.
        """
        assert () == SUM.findings(section)

    def test_plain_amounts(self):
        """
        Nor where amounts agree.
        """
        assert () == LINES.findings(Lines.of({"spent": Decimal(1), "budget": Decimal(1)}))
