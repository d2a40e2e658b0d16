"""
The strategies on forms of every kind, their refusals, and how Hypothesis comes to know them.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import find as find_simplest
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies._internal import types

from govinfo_report import form, strategies
from govinfo_report.editions import Report, Scope, e2014
from govinfo_report.errors import FormError, MissingExtraError, RuleError, UnknownEditionError
from govinfo_report.figures import MISSING, Count, Printed
from govinfo_report.form import Local
from govinfo_report.rules import Pick, Rulebook, Sides, at_most, equal, rulebook
from govinfo_report.strategies import (
    _entry_point,
    amounts_as_printed,
    as_printed,
    broken,
    figures_as_printed,
    printed_texts,
    reports,
    rows,
    sections,
    texts_of,
)
from govinfo_report.units import Unit
from toy_forms import FLOW, ODDS, SQUARE, ByApplicant, Flow, Odds, Pair, Square

FEW = settings(max_examples=30)
FIRST = settings(phases=[Phase.generate], max_examples=20_000, database=None)


def find(strategy: st.SearchStrategy[Any], condition: Callable[[Any], bool]) -> Any:
    """
    Give the first drawn value that meets a condition, be it the simplest or not.
    """
    return find_simplest(strategy, condition, settings=FIRST)


@form.section
class Redundant(form.Section):
    """
    A form on which some rules follow from others.
    """

    total: Count = form.total("总数")
    part: Count = form.part("部分")
    rest: Count = form.part("其余")


@at_most
def part_at_most_total(r: Redundant) -> Sides[Count]:
    """
    部分不多于总数。
    """
    return r.part, r.total


@at_most
def nothing_is_less_than_nothing(r: Redundant) -> Sides[Count]:
    """
    负的部分不多于零。
    """
    return r.part * -1, 0


@equal
def total_is_even(r: Redundant) -> Sides[Count]:
    """
    总数是部分的两倍，也就是其余的两倍。
    """
    return r.total, r.part * 2


@equal
def never(r: Redundant) -> Sides[Count]:
    """
    总数比自己多一。
    """
    return r.total, r.part + r.rest + 1


REDUNDANT = rulebook(Redundant, part_at_most_total, nothing_is_less_than_nothing)
HOPELESS = rulebook(Redundant, never)


class TestSections:
    """
    Consistent sections, of this library and of users.
    """

    @FEW
    @given(sections(Redundant, rulebook(Redundant, total_is_even)))
    def test_factors_are_met(self, section):
        """
        A rule with a factor finds whole numbers that keep it.
        """
        assert section.total == 2 * section.part == 2 * section.rest

    def test_by_default_all_that_the_words_say_holds(self):
        """
        Without a rulebook the declaration says what holds.
        """

        @FEW
        @given(sections(Square))
        def holds(section) -> None:
            assert rulebook(Square).violations(section) == []

        holds()

    @pytest.mark.parametrize("value", [0, 1, 10**6])
    def test_small_and_large_numbers_are_drawn(self, value):
        """
        Numbers are of every size that reports print.
        """
        found = find(sections(Pair), lambda pair: pair.total >= value)

        assert found.total == found.here + found.below

    def test_signed_lines_can_be_negative(self):
        """
        A line that can be negative sometimes is.
        """
        assert find(sections(Odds, ODDS), lambda odds: odds.change < 0).change < 0

    @pytest.mark.parametrize("shown", [True, False])
    def test_optional_rows_are_sometimes_shown(self, shown):
        """
        An optional total is drawn with its row and without.
        """
        found = find(
            sections(Flow, FLOW),
            lambda flow: shown is (flow.processed.otherwise.total.total != MISSING),
        )
        row = found.processed.otherwise.total

        assert shown is all(row[path] != MISSING for path, _ in form.cell_paths(ByApplicant))
        assert FLOW.violations(found) == []

    @pytest.mark.parametrize("shown", [True, False])
    def test_optional_lines_are_sometimes_shown(self, shown):
        """
        An optional line of one cell is drawn and left out like a row.
        """
        found = find(sections(Single), lambda single: shown is (single.heading.total != MISSING))

        assert found.total == found.heading.part

    def test_a_row_that_a_rule_needs_is_always_shown(self):
        """
        Where another rule reads an optional row, it is never left out.
        """
        book = rulebook(Flow, other_is_granted)

        @FEW
        @given(sections(Flow, book))
        def shown(flow) -> None:
            assert flow.processed.otherwise.total.total != MISSING

        shown()

    @pytest.mark.parametrize("counts", [True, False, None])
    def test_local_rows_of_every_role(self, counts):
        """
        Local rows count, do not, or nobody knows, where that is nobody's sum.
        """
        found = find(
            sections(e2014.ProactiveDisclosure),
            lambda section: any(row.counts is counts for row in section.channels.local),
        )

        assert found.channels.local

    def test_local_rows_count_in_sums(self):
        """
        A local row that counts is in the total.
        """
        section = find(
            sections(e2014.Reviews),
            lambda reviews: any(row.counts and row.figure for row in reviews.local),
        )
        counted = sum(row.figure for row in section.local if row.counts)

        assert section.total == section.upheld + section.corrected + section.other + counted

    def test_local_rows_of_a_matrix_are_consistent_rows(self):
        """
        In a matrix a local row adds up like every other.
        """
        found = find(
            sections(Flow, FLOW),
            lambda flow: any(row.figure.total for row in flow.processed.local),
        )

        for row in found.processed.local:
            assert rulebook(ByApplicant).violations(row.figure) == []

    @FEW
    @given(sections(Odds, ODDS))
    def test_money_in_rules_is_exact(self, odds):
        """
        Money that a rule compares is drawn to the 分, and money without unit as zero.
        """
        assert odds.spent <= odds.budget
        assert odds.bought == 0

    @FEW
    @given(rows(Pair))
    def test_rows_add_up(self, pair):
        """
        The cells of a row add up to its total.
        """
        assert pair.total == pair.here + pair.below

    def test_what_is_no_section_is_refused(self):
        """
        A class that is not declared with the words cannot be drawn.
        """
        with pytest.raises(FormError, match="not declared"):
            sections(int)

    def test_a_section_is_no_row(self):
        """
        Asking for rows of a section names the right strategy.
        """
        with pytest.raises(FormError, match=r"draw it with sections\(\)"):
            rows(Square)

    def test_rules_that_nothing_keeps_are_found_out(self):
        """
        A rulebook that contradicts itself draws nothing.
        """
        strategy = sections(Redundant, HOPELESS)

        with pytest.raises(Unsatisfiable):
            find(strategy, lambda _: True)


@equal
def other_is_granted(r: Flow) -> Sides[ByApplicant]:
    """
    其他处理数加结转数等于予以公开数。
    """
    return r.processed.granted, r.processed.otherwise.total + r.carried_out


@form.section
class Heading(form.Section):
    """
    A heading that some print as a line with a figure.
    """

    total: Count = form.total("其他", optional=True)
    part: Count = form.part("部分")


@form.section
class Single(form.Section):
    """
    A form with one optional line.
    """

    total: Count = form.total("总数")
    heading: Heading = form.part()


class TestReports:
    """
    Reports with a heading.
    """

    @pytest.mark.parametrize("edition", ["2014", e2014, e2014.Report])
    def test_an_edition_goes_by_many_names(self, edition):
        """
        The module of an edition, its name and its report class all draw its reports.
        """
        assert isinstance(find(reports(edition), lambda _: True), e2014.Report)

    @FEW
    @given(reports("2014"))
    def test_years_are_those_of_the_form(self, report):
        """
        The heading is of the form's time, or unknown.
        """
        assert report.year is None or report.year in e2014.YEARS
        assert report.scope is None or report.scope in Scope
        assert report.agency != ""

    def test_an_unknown_edition_is_refused(self):
        """
        A name that no edition has is refused with those there are.
        """
        with pytest.raises(UnknownEditionError, match="2014"):
            reports("1999")

    @pytest.mark.parametrize("edition", [2014, sys])
    def test_what_is_no_edition_is_refused(self, edition):
        """
        A number or any other module is no edition.
        """
        with pytest.raises(TypeError, match="an edition is a module"):
            reports(edition)

    def test_reports_of_users_have_any_year(self):
        """
        A report class outside of this library has no years of its own.
        """
        from toy_forms import Report as Toy  # noqa: PLC0415 - the name is that of the base

        assert find(reports(Toy), lambda report: report.year == 2020).year == 2020


def fewest_by_trial(book: Rulebook, values: range) -> dict[str, int]:
    """
    Find by trial how few equations break together with each.
    """
    paths = [path for path, _ in form.cell_paths(book.cls)]
    fewest: dict[str, int] = {}
    sides = [
        (one.name, [(term.path, term.factor) for term in one.left.terms],
         [(term.path, term.factor) for term in one.right.terms if term.pick is Pick.CELL],
         one.rule.relation.value)
        for one in book.equations
    ]  # fmt: skip
    for numbers in itertools.product(values, repeat=len(paths)):
        cells = dict(zip(paths, numbers, strict=True))
        violated = set()
        for name, left, right, relation in sides:
            gap = sum(cells[path] * factor for path, factor in left)
            gap -= sum(cells[path] * factor for path, factor in right)
            if gap > 0 or (gap and relation == "="):
                violated.add(name)
        for name in violated:
            fewest[name] = min(fewest.get(name, len(sides)), len(violated))
    return fewest


class TestBroken:
    """
    Reports that violate one rule, and as few others as the form allows.
    """

    @pytest.mark.parametrize(("book", "values"), [(SQUARE, range(2)), (REDUNDANT, range(4))])
    def test_no_more_break_than_must(self, book, values):
        """
        Trying all small numbers finds no way to break fewer equations together.
        """
        for name, least in fewest_by_trial(book, values).items():
            drawn = find(broken(name, book.cls, book), lambda _: True)

            assert name in drawn[1]
            assert least == len(drawn[1])

    def test_the_id_of_a_rule_means_any_column(self):
        """
        The id of a rule on rows breaks one of its columns.
        """
        strategy = broken("intake_is_settled_or_carried", Flow, FLOW)
        columns = {"natural_person", "company", "other", "total"}
        for column in columns:
            name = f"intake_is_settled_or_carried[{column}]"

            assert name in find(strategy, lambda drawn, name=name: name in drawn[1])[1]

    def test_both_directions_are_drawn(self):
        """
        A total is too large or too small.
        """
        strategy = broken("reviews.total_is_sum_of_parts")
        for sign in (1, -1):
            report, _ = find(strategy, lambda drawn, sign=sign: too_large(drawn[0]) * sign > 0)

            assert too_large(report) * sign > 0

    def test_only_a_local_row_can_break_what_is_said_of_it(self):
        """
        What is said of the largest local row is broken by drawing one.
        """
        (equation,) = [
            one
            for one in e2014.RULES.equations
            if any(term.pick is Pick.LOCAL_MAX for term in one.left.terms)
        ]
        report, names = find(broken(equation), lambda _: True)

        assert report.proactive_disclosure.channels.local
        assert {equation.name} == names

    def test_guards_are_met(self):
        """
        A guarded rule is broken where its guard lets it apply.
        """
        report, _ = find(
            broken("meetings_and_training.nobody_is_trained_without_a_course"), lambda _: True
        )

        assert report.meetings_and_training.training_courses == 0
        assert report.meetings_and_training.training_attendances > 0

    def test_money_without_unit_is_more_than_nothing(self):
        """
        Of money without unit one can only break that there is none.
        """
        odds, _ = find(broken("bought_nothing", Odds, ODDS), lambda _: True)

        assert odds.bought > 0
        assert odds.trained == 0

    @pytest.mark.parametrize("row", ["shown", "left out"])
    def test_variants_of_an_optional_row_are_met(self, row):
        """
        An equation about one way to print a form is broken in a report that prints it so.
        """
        suffix = "_with_otherwise_in_one_row" if row == "shown" else ""
        name = f"processed.total_is_sum_of_parts{suffix}[company]"
        flow, names = find(broken(name, Flow, FLOW), lambda _: True)

        assert (flow.processed.otherwise.total.company == MISSING) is (row == "left out")
        assert name in names

    def test_an_optional_row_is_shown_to_be_broken(self):
        """
        What is said of an optional row is broken where the row is shown.
        """
        name = "processed.otherwise.total.total_is_sum_of_parts"
        flow, names = find(broken(name, Flow, FLOW), lambda _: True)

        assert flow.processed.otherwise.total.total != MISSING
        assert name in names

    def test_several_sums_meet_in_a_total_of_totals(self):
        """
        The row of totals stands in three kinds of sums, and all of them break with it.
        """
        name = "processed.total.total_is_sum_of_parts"
        _, names = find(broken(name, Flow, FLOW), lambda _: True)

        assert name in names
        assert len(names) == 3

    def test_a_rule_that_nothing_violates_is_refused(self):
        """
        A rule that cannot be broken is no rule.
        """
        with pytest.raises(RuleError, match="nothing that the form can hold violates it"):
            find(broken("nothing_is_less_than_nothing", Redundant, REDUNDANT), lambda _: True)

    def test_an_unknown_rule_is_refused_with_a_hint(self):
        """
        A misspelt rule names the one that was probably meant.
        """
        with pytest.raises(RuleError, match=r"did you mean reviews\.total_is_sum_of_parts"):
            broken("reviews.total_is_sum_of_part", "2014")
        with pytest.raises(RuleError, match=r"is no rule of Square$"):
            broken("xyz", Square)

    def test_without_an_edition_the_rule_says_which(self, monkeypatch):
        """
        A rule that stands in no edition, or in several, needs one to be named.
        """
        with pytest.raises(RuleError, match="stands in no edition"):
            broken("xyz")
        with pytest.raises(RuleError, match="stands in no edition"):
            broken(SQUARE.equations[0])
        monkeypatch.setitem(strategies._broken.EDITIONS, "2015", e2014)
        with pytest.raises(RuleError, match="2014, 2015"):
            broken("reviews.total_is_sum_of_parts")


def too_large(report: Any) -> int:
    """
    Say by how much the reviews' total exceeds its parts.
    """
    reviews = report.reviews
    counted = sum(row.figure for row in reviews.local if row.counts)
    return reviews.total - reviews.upheld - reviews.corrected - reviews.other - counted


class TestTexts:
    """
    Cells as agencies print them.
    """

    @pytest.mark.parametrize(
        "text",
        [
            "1,234",
            "１２３４",
            "1234件",
            "一千二百三十四",
            "1200余",
            "约1200",
            "1234以上",
            "",
            "/",
            "不适用",
        ],
    )
    def test_every_manner_is_drawn(self, text):
        """
        Plain, grouped, full-width, in words, approximate, with unit, and no number at all.
        """
        strategy = texts_of(1234) | printed_texts()

        assert text == find(strategy, lambda drawn: drawn == text)

    @pytest.mark.parametrize("ending", ["万", "亿", "万件", "）", "多件", "左右"])
    def test_rounded_and_noted(self, ending):
        """
        Large numbers are rounded to 万 and 亿, and some have a note.
        """
        assert find(texts_of(123_456_789), lambda text: text.endswith(ending)).endswith(ending)

    @pytest.mark.parametrize("start", ["-", "－", "减少"])
    def test_negative_numbers(self, start):
        """
        A line that can be negative prints a sign or a word for it.
        """
        assert find(texts_of(-5, signed=True), lambda text: text.startswith(start)).endswith(
            ("5", "５")
        )

    @FEW
    @given(texts_of(-5))
    def test_impossible_numbers_are_printed_plainly(self, text):
        """
        In any other line a negative number is what it is.
        """
        assert text == "-5"

    @pytest.mark.parametrize("unit", [Unit.YUAN, Unit.TEN_THOUSAND_YUAN, Unit.UNSTATED])
    def test_amounts(self, unit):
        """
        Money is drawn as plain decimals and as anything else that is printed.
        """
        plain = find(amounts_as_printed(unit), lambda cell: isinstance(cell, Decimal) and cell)
        other = find(amounts_as_printed(unit), lambda cell: isinstance(cell, Printed))

        assert plain
        assert other.unit is unit

    def test_signed_figures(self):
        """
        Figures of a line that can be negative sometimes are.
        """
        assert find(figures_as_printed(signed=True), lambda cell: cell == -1) == -1

    @FEW
    @given(st.data())
    def test_printing_otherwise_keeps_what_is_printed(self, data):
        """
        Only plain numbers are printed otherwise, local rows included; the rest stays.
        """
        section = data.draw(sections(Flow, FLOW))
        printed = data.draw(as_printed(section))
        again = data.draw(as_printed(printed))
        for line in form.lines(printed):
            for path, *_ in line.cells:
                assert not isinstance(printed[path], Printed) or printed[path] is again[path]

    @FEW
    @given(st.data())
    def test_local_cells_are_printed_otherwise(self, data):
        """
        Cells of local rows are cells like others.
        """
        row = Local(label="上门服务数", figure=5, unit="场")
        section = data.draw(sections(e2014.Reviews)).replace({"local": (row,)})
        printed = data.draw(as_printed(section, "zero"))
        assume(isinstance(printed["local.1"], Printed))

        assert printed["local.1"].text


class TestRegistration:
    """
    Hypothesis knows the types without anyone's doing.
    """

    @pytest.fixture(autouse=True)
    def registered(self, monkeypatch):
        """
        Register as Hypothesis does when the package is installed.
        """
        monkeypatch.setattr(types, "_global_extra_lookup", dict(types._global_extra_lookup))
        _entry_point.register()

    @pytest.mark.parametrize("cls", [e2014.Report, e2014.Requests, e2014.Channels, Flow, Pair])
    def test_types_are_drawn(self, cls):
        """
        Every report, section and row class is drawn by its type, those of users included.
        """
        drawn = find(st.from_type(cls), lambda _: True)

        assert type(drawn) is cls
        assert getattr(cls, "rules", rulebook(cls)).violations(drawn) == []

    def test_the_base_of_reports_is_any_report(self):
        """
        Asking for any report gives one of some edition.
        """
        assert isinstance(find(st.from_type(Report), lambda _: True), e2014.Report)

    def test_printed_cells_are_drawn(self):
        """
        A printed cell is drawn by its type.
        """
        assert isinstance(find(st.from_type(Printed), lambda _: True), Printed)

    @pytest.mark.parametrize("thing", [int, str, list[int], Scope])
    def test_other_types_are_left_alone(self, thing):
        """
        Types that are not ours are Hypothesis's own business.
        """
        assert _entry_point.resolve(thing) is None

    def test_without_the_table_all_types_are_registered(self, monkeypatch):
        """
        Without the table of resolvers every class is registered by itself.
        """
        asked = []
        monkeypatch.delattr(types, "_global_extra_lookup")
        monkeypatch.setattr(st, "register_type_strategy", lambda cls, _: asked.append(cls))
        _entry_point.register()

        assert {Printed, e2014.Report, e2014.Requests, e2014.Refused, e2014.Staff} <= set(asked)

    def test_registering_loads_no_edition(self):
        """
        Importing Hypothesis costs next to nothing more with this library installed.
        """
        code = (
            "import hypothesis, sys\n"
            "from govinfo_report.strategies import _entry_point\n"
            "_entry_point.register()\n"
            "print([name for name in sys.modules if name.startswith('govinfo_report.')])"
        )
        done = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code], capture_output=True, check=True, text=True
        )

        assert "editions" not in done.stdout
        assert "rules" not in done.stdout


class TestPackage:
    """
    The package imports Hypothesis when it is asked for a strategy.
    """

    def test_names(self):
        """
        Completion shows the public names, and each is there.
        """
        assert sorted(dir(strategies)) == sorted(strategies.__all__)
        assert all(callable(getattr(strategies, name)) for name in strategies.__all__)

    def test_other_names_are_refused(self):
        """
        A name that is not there is an ordinary mistake.
        """
        with pytest.raises(AttributeError, match="no attribute 'nothing'"):
            _ = strategies.nothing

    def test_without_hypothesis_the_extra_is_named(self, monkeypatch):
        """
        Without Hypothesis the error says how to install it.
        """
        monkeypatch.setitem(sys.modules, "hypothesis", None)

        with pytest.raises(MissingExtraError, match=r"pip install 'govinfo-report\[testing\]'"):
            _ = strategies.reports
