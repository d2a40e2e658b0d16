"""
Rules that a declaration implies: totals, 其中, totals that count once, rows that only some print.
"""

from __future__ import annotations

from typing import Any

import pytest

import core_forms as forms
from core_forms import AROUND, FUNDS, ONCE, SETTLED, SUM, equation
from govinfo_report import form
from govinfo_report.figures import Amount, Count
from govinfo_report.findings import Basis, Severity
from govinfo_report.form import Local
from govinfo_report.rules import Pick, Relation, Shown, rulebook
from govinfo_report.units import Unit


def sides(found):
    """
    Write both sides as names with factors.
    """
    return [[(term.name, term.pick) for term in side.terms] for side in (found.left, found.right)]


def names(book):
    """
    Give the names of all equations.
    """
    return [one.name for one in book.equations]


class TestTotals:
    """
    The parts of a section add up to its total.
    """

    def test_sum(self):
        """
        Local rows that count are parts; a 其中 is none.
        """
        found = equation(SUM, "total_is_sum_of_parts")

        assert [
            [("total", Pick.CELL)],
            [("first", Pick.CELL), ("second", Pick.CELL), ("local", Pick.LOCAL_SUM)],
        ] == sides(found)
        assert (Relation.EQUAL, Severity.ERROR, Basis.LAYOUT) == (
            found.rule.relation,
            found.rule.severity,
            found.rule.basis,
        )
        assert ("sum", ("total", "part"), "") == (
            found.rule.wording,
            found.rule.roles,
            found.rule.says,
        )
        assert ("total", None, None, (), ()) == (
            found.where,
            found.column,
            found.guard,
            found.shown,
            found.follows_from,
        )
        assert ("total", "first", "second") == found.cells
        assert 4 == len(found.terms)

    def test_money(self):
        """
        Money adds up as counts do; without local rows there is no term for them.
        """
        assert [
            [("total", Pick.CELL)],
            [("offices", Pick.CELL), ("websites", Pick.CELL)],
        ] == sides(equation(FUNDS, "total_is_sum_of_parts"))

    def test_basis(self):
        """
        Parts without numbers under their total are parts by their words, in rows by their place.
        """
        assert Basis.DEFINITION is equation(SETTLED, "kept.total_is_sum_of_parts").rule.basis
        assert Basis.LAYOUT is equation(SETTLED, "otherwise.total_is_sum_of_parts").rule.basis
        assert Basis.LAYOUT is equation(AROUND, "received.total_is_sum_of_parts").rule.basis

        @form.row
        class Unnumbered(form.Section):
            one: Count = form.part("其一", numbered=False)
            total: Count = form.total("合计", numbered=False)

        assert Basis.LAYOUT is rulebook(Unnumbered).equations[0].rule.basis

    def test_lines_alone(self):
        """
        Where nothing is a total, nothing is implied.
        """
        assert () == rulebook(forms.Lines).equations

    def test_total_with_a_kind_only(self):
        """
        A total without parts has its 其中 only; a row without a total implies nothing.
        """

        @form.section
        class Kind(form.Section):
            total: Count = form.total("总数")
            special: Count = form.among("特殊数")

        assert ["special_is_among_total"] == names(rulebook(Kind))
        assert () == rulebook(forms.Costs).equations


class TestAmong:
    """
    A 其中 is at most the total of its own section.
    """

    def test_total(self):
        """
        It is compared with the total.
        """
        found = equation(SUM, "special_is_among_total")

        assert [[("special", Pick.CELL)], [("total", Pick.CELL)]] == sides(found)
        assert (Relation.AT_MOST, Severity.ERROR, Basis.DEFINITION) == (
            found.rule.relation,
            found.rule.severity,
            found.rule.basis,
        )
        assert ("among", ("among", "total")) == (found.rule.wording, found.rule.roles)

    def test_distinct(self):
        """
        Without a total it is compared with the first total that counts once.
        """
        assert [[("documents", Pick.CELL)], [("items", Pick.CELL)]] == sides(
            equation(ONCE, "documents_is_among_items")
        )

    def test_rows(self):
        """
        In a matrix it is compared column by column; the total column follows from the others.
        """
        found = [one for one in AROUND.equations if "online_is_among_total" in one.name]

        assert ["here", "below", "total"] == [one.column for one in found]
        assert [[("matrix.online.below", Pick.CELL)], [("matrix.total.below", Pick.CELL)]] == sides(
            found[1]
        )
        assert [(), ()] == [one.follows_from for one in found[:2]]
        assert (
            "matrix.online_is_among_total[here]",
            "matrix.online_is_among_total[below]",
            "matrix.online.total_is_sum_of_parts",
            "matrix.total.total_is_sum_of_parts",
        ) == found[2].follows_from


class TestDistinct:
    """
    A total that counts once lies between the largest of its parts and their sum.
    """

    def test_sum(self):
        """
        It is at most the sum of its parts and all local rows.
        """
        found = equation(ONCE, "items_is_at_most_sum_of_ways")

        assert [
            [("items", Pick.CELL)],
            [
                ("ways.paper", Pick.CELL),
                ("ways.screen", Pick.CELL),
                ("ways.local", Pick.LOCAL_ALL),
            ],
        ] == sides(found)
        assert (Relation.AT_MOST, Severity.WARNING, Basis.DEFINITION) == (
            found.rule.relation,
            found.rule.severity,
            found.rule.basis,
        )
        assert ("distinct_sum", ("total", "part")) == (found.rule.wording, found.rule.roles)

    def test_each(self):
        """
        Each of its parts, and the largest local row, is at most the total.
        """
        found = [one for one in ONCE.equations if one.name == "items_is_at_least_each_of_ways"]

        assert [
            [[("ways.paper", Pick.CELL)], [("items", Pick.CELL)]],
            [[("ways.screen", Pick.CELL)], [("items", Pick.CELL)]],
            [[("ways.local", Pick.LOCAL_MAX)], [("items", Pick.CELL)]],
        ] == [sides(one) for one in found]
        assert {("distinct_each", ("part", "total"))} == {
            (one.rule.wording, one.rule.roles) for one in found
        }
        assert 1 == len({id(one.rule) for one in found})

    def test_only_the_sum(self):
        """
        Where a part may exceed the total, only the sum bounds it.
        """
        assert [
            "items_is_at_most_sum_of_ways",
            "items_is_at_least_each_of_ways",
            "items_is_at_least_each_of_ways",
            "items_is_at_least_each_of_ways",
            "documents_is_among_items",
            "events_is_at_most_sum_of_ways",
            "again_is_at_most_sum_of_events",
            "again_is_at_least_each_of_events",
        ] == names(ONCE)

    def test_of_one_line(self):
        """
        The parts may be a single line.
        """
        assert [[("again", Pick.CELL)], [("events", Pick.CELL)]] == sides(
            equation(ONCE, "again_is_at_most_sum_of_events")
        )


@form.section
class Tracks(form.Section):
    """
    Rows that may overlap, with local rows.
    """

    paper: forms.Cells = form.part("公报")
    screen: forms.Cells = form.part("网站")
    local: tuple[Local[forms.Cells], ...] = form.local()


@form.section
class OnceRows(form.Section):
    """
    Totals that count once: a row, a total of parts with a total, one of rows that some print.
    """

    items: forms.Cells = form.distinct("公开数", of="tracks")
    tracks: Tracks = form.group("渠道")
    people: Count = form.distinct("人数", of="sum")
    sum: forms.Sum = form.group()
    cases: Count = form.distinct("案件数", of="handling")
    handling: forms.Settled = form.group("处理")


class TestDistinctOfOtherParts:
    """
    Totals that count once over rows, over sections with a total, and over optional rows.
    """

    BOOK = rulebook(OnceRows)

    def found(self, rule: str) -> Any:
        """
        Give the equations of a rule.
        """
        return [one for one in self.BOOK.equations if one.rule.id == rule]

    def test_rows(self):
        """
        Rows are compared column by column, their local rows too.
        """
        sums = self.found("items_is_at_most_sum_of_tracks")
        each = self.found("items_is_at_least_each_of_tracks")

        assert ["here", "below", "total"] == [one.column for one in sums]
        assert ["items.here", "tracks.paper.here", "tracks.screen.here", "tracks.local.here"] == [
            term.name for term in sums[0].terms
        ]
        assert ["here", "here", "here", "below", "below", "below", "total", "total", "total"] == [
            one.column for one in each
        ]
        assert [
            ["tracks.paper.below", "items.below"],
            ["tracks.screen.below", "items.below"],
            ["tracks.local.below", "items.below"],
        ] == [[term.name for term in one.terms] for one in each[3:6]]

    def test_section_with_a_total(self):
        """
        The total of a section bounds from above, its parts from below.
        """
        (sums,) = self.found("people_is_at_most_sum_of_sum")
        each = self.found("people_is_at_least_each_of_sum")

        assert ["people", "sum.total"] == [term.name for term in sums.terms]
        assert ["sum.first", "sum.second", "sum.local"] == [one.where for one in each]

    def test_optional_rows(self):
        """
        What some print as a row is a part in one variant, its own parts in the other.
        """
        rows = "with_otherwise_in_one_row_with_returned_in_one_row"
        each = self.found(f"cases_is_at_least_each_of_handling_{rows}")
        by_parts = self.found("cases_is_at_least_each_of_handling")

        assert (
            Shown(("handling.otherwise.total",), present=True),
            Shown(("handling.returned.total",), present=True),
        ) == each[0].shown
        assert {False} == {shown.present for one in by_parts for shown in one.shown}
        assert "handling.otherwise.total" in [one.where for one in each]
        assert "handling.otherwise.withdrawn" in [one.where for one in by_parts]
        assert "handling.otherwise.total" not in [one.where for one in by_parts]

        (sums,) = self.found("cases_is_at_most_sum_of_handling")

        assert ["cases", "handling.total"] == [term.name for term in sums.terms]

    def test_optional_rows_of_bare_headings(self):
        """
        The sum of a bare heading has a variant for each way to print it.
        """
        book = rulebook(OverBare)
        found = [one for one in book.equations if one.rule.wording == "distinct_sum"]

        assert [
            "cases_is_at_most_sum_of_heading_with_returned_in_one_row",
            "cases_is_at_most_sum_of_heading",
        ] == [one.name for one in found]
        assert [True, False] == [one.shown[0].present for one in found]


@form.section
class Heading(form.Section):
    """
    A bare heading over what some print as a row.
    """

    returned: forms.Returned = form.part("退回")


@form.section
class OverBare(form.Section):
    """
    A total that counts once over a bare heading.
    """

    cases: Count = form.distinct("案件数", of="heading")
    heading: Heading = form.group("标题")


class TestGroups:
    """
    What sections add to the total above them.
    """

    def test_variants(self):
        """
        Two rows that only some print make four variants, the one with all rows first.
        """
        assert [
            "total_is_sum_of_parts_with_otherwise_in_one_row_with_returned_in_one_row",
            "total_is_sum_of_parts_with_otherwise_in_one_row",
            "total_is_sum_of_parts_with_returned_in_one_row",
            "total_is_sum_of_parts",
        ] == names(SETTLED)[:4]

    def test_parts(self):
        """
        A bare heading adds its lines at any depth, a total itself, an optional row its parts.
        """
        found = equation(SETTLED, "total_is_sum_of_parts")

        assert [
            "granted",
            "bare.secret",
            "bare.deep.lowest",
            "kept.total",
            "otherwise.withdrawn",
            "otherwise.merged",
            "returned.unclear",
            "bare.local",
            "otherwise.local",
            "local",
        ] == [term.name for term in found.right.terms]
        assert (
            Shown(("otherwise.total",), present=False),
            Shown(("returned.total",), present=False),
        ) == found.shown

    def test_rows(self):
        """
        A row that is printed stands for its parts and its local rows.
        """
        found = equation(SETTLED, names(SETTLED)[0])

        assert [
            "granted",
            "bare.secret",
            "bare.deep.lowest",
            "kept.total",
            "otherwise.total",
            "returned.total",
            "bare.local",
            "local",
        ] == [term.name for term in found.right.terms]
        assert (
            Shown(("otherwise.total",), present=True),
            Shown(("returned.total",), present=True),
        ) == found.shown

    def test_group_counts_in_no_total(self):
        """
        A section beside the sum has its own rules only.
        """
        assert [
            "kept.total_is_sum_of_parts",
            "otherwise.total_is_sum_of_parts",
            "returned.total_is_sum_of_parts",
            "beside.total_is_sum_of_parts",
            "beside.special_is_among_total",
        ] == names(SETTLED)[4:]


class TestRows:
    """
    Sums of rows.
    """

    def test_columns(self):
        """
        There is one equation for each column, and one for each row.
        """
        found = equation(AROUND, "matrix.total_is_sum_of_parts[below]")

        assert [
            [("matrix.total.below", Pick.CELL)],
            [
                ("matrix.done.below", Pick.CELL),
                ("matrix.late.soon.below", Pick.CELL),
                ("matrix.late.never.below", Pick.CELL),
                ("matrix.local.below", Pick.LOCAL_SUM),
            ],
        ] == sides(found)
        assert "matrix.late.soon.total_is_sum_of_parts" in names(AROUND)

    def test_shown(self):
        """
        A row is printed if any of its cells is.
        """
        cells = ("matrix.late.total.here", "matrix.late.total.below", "matrix.late.total.total")
        by_row = equation(AROUND, "matrix.total_is_sum_of_parts_with_late_in_one_row[here]")
        by_parts = equation(AROUND, "matrix.total_is_sum_of_parts[here]")

        assert (Shown(cells, present=True),) == by_row.shown
        assert (Shown(cells, present=False),) == by_parts.shown

    @pytest.mark.parametrize("column", ["here", "below"])
    def test_columns_follow_from_nothing(self, column):
        """
        The columns of parts follow from nothing else.
        """
        found = equation(AROUND, f"matrix.total_is_sum_of_parts[{column}]")

        assert () == found.follows_from

    def test_total_column_follows_from_the_others(self):
        """
        The total column follows from the other columns and the sums of all rows.
        """
        assert (
            "matrix.total_is_sum_of_parts[here]",
            "matrix.total_is_sum_of_parts[below]",
            "matrix.total.total_is_sum_of_parts",
            "matrix.done.total_is_sum_of_parts",
            "matrix.late.soon.total_is_sum_of_parts",
            "matrix.late.never.total_is_sum_of_parts",
        ) == equation(AROUND, "matrix.total_is_sum_of_parts[total]").follows_from

    def test_followed_equations_exist(self):
        """
        What an equation follows from are names of equations.
        """
        for book in forms.BOOKS.values():
            known = set(names(book))

            assert all(known.issuperset(one.follows_from) for one in book.equations)


@form.section
class Shares(form.Section):
    """
    Parts of money, with the place's own.
    """

    grants: Amount = form.part("拨款", unit=Unit.YUAN)
    fees: Amount = form.part("收费", unit=Unit.YUAN)
    local: tuple[Local[Amount], ...] = form.local()


@form.section
class Spent(form.Section):
    """
    An amount that counts once.
    """

    total: Amount = form.distinct("支出", of="shares", unit=Unit.YUAN)
    shares: Shares = form.group("来源")


@form.section
class Fixed(form.Section):
    """
    Parts without any of the place's own.
    """

    paper: Count = form.part("纸质")
    screen: Count = form.part("网络")


@form.section
class Reached(form.Section):
    """
    A count of what those parts reach.
    """

    people: Count = form.distinct("人数", of="fixed")
    fixed: Fixed = form.group("途径")


class TestLocalRowsOfDistinct:
    """
    Which local rows a total that counts once is compared with.
    """

    def test_money(self):
        """
        An amount is compared with local rows of money.
        """
        local = [
            term
            for one in rulebook(Spent).equations
            for term in one.terms
            if term.pick is not Pick.CELL
        ]

        assert [(Pick.LOCAL_ALL, True), (Pick.LOCAL_MAX, True)] == [
            (term.pick, term.money) for term in local
        ]

    def test_none(self):
        """
        Where a section has no local rows, none are compared.
        """
        terms = [term for one in rulebook(Reached).equations for term in one.terms]

        assert {Pick.CELL} == {term.pick for term in terms}
        assert [] == rulebook(Reached).violations(Reached.of({"people": "约5", "fixed.paper": 3}))
