"""
Deducing what the cells of a report leave for each other.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core_forms import FUNDS, Funds
from diagnosed import published
from govinfo_report import e2014, form, parse, render
from govinfo_report.diagnosis import apply, deduce
from govinfo_report.figures import MISSING, Count, Interval, Kind, amount
from govinfo_report.form import Local
from govinfo_report.rules import rulebook
from toy_forms import ODDS, SQUARE, Odds, Pair, Report, Square

SEED = published()
CELLS = {"total": 9, "first": 3, "second": 2, "special": 8, "same": 3}
CORPUS = Path(__file__).resolve().parents[1] / "../shared/corpus"


def after(deduction):
    """
    Give what is left for each cell that is told more exactly.
    """
    return {one.path: one.after.span for one in deduction.cells}


class TestBlanks:
    """
    Cells without a number.
    """

    def test_nothing_to_deduce(self):
        """
        A report that prints everything exactly leaves nothing to say.
        """
        found = deduce(SEED.replace({"proactive_disclosure.items_disclosed": 1239000}))

        assert ((), (), (), True, True) == (
            found.cells,
            found.changes,
            found.contradiction,
            found.feasible,
            found.exact,
        )

    @pytest.mark.parametrize("text", ["", "/", "abc"])
    def test_what_a_sum_leaves(self, text):
        """
        A cell without a number is what the others of its sum leave, whatever stands there.
        """
        (found,) = deduce(SEED.replace({"requests.received.by_post": text})).cells

        assert ("requests.received.by_post", "信函申请数", text) == (
            found.path,
            found.name,
            found.written,
        )
        assert (Interval(0, None), Interval(2894, 2894), "2894") == (
            found.before,
            found.after,
            found.suggested,
        )
        assert ("requests.received.total_is_sum_of_parts",) == found.follows_from

    def test_missing_row(self):
        """
        So it is for a row that the source does not have.
        """
        found = deduce(SEED.replace({"requests.received.by_post": None}))

        assert [(None, "2894", Kind.MISSING)] == [
            (one.written, one.suggested, one.kind) for one in found.cells
        ]

    def test_blanks_that_are_zero(self):
        """
        Where the other parts make up the total, blanks are zero.
        """
        changes = {"requests.received.total": 9690, "requests.received.by_fax": ""}

        assert {"requests.received.by_fax": (0, 0)} == after(deduce(SEED.replace(changes)))

    def test_several_blanks(self):
        """
        What two blanks share bounds each of them; neither is determined.
        """
        changes = {"requests.received.by_fax": "", "requests.received.by_post": ""}
        found = deduce(SEED.replace(changes))

        assert dict.fromkeys(changes, (0, 3038)) == after(found)
        assert ((), ()) == (found.determined, found.changes)

    def test_over_two_sums(self):
        """
        What follows over several sums names all of them.
        """
        blank = {"requests.replies.refused.total": "", "requests.replies.granted": ""}
        (one, other) = deduce(SEED.replace(blank)).cells

        assert ("requests.replies.granted", "2680", 2) == (
            one.path,
            one.suggested,
            len(one.follows_from),
        )
        assert ("requests.replies.refused.total", "485") == (other.path, other.suggested)

    def test_read_as_zero(self):
        """
        What is read as zero is not deduced any more.
        """
        report = Report.of({"total": 5, "first": 5, "second": "", "special": 0, "same": "/"})

        assert {"second": (0, 0), "same": (5, 5)} == after(deduce(report))
        assert {"same": (5, 5)} == after(deduce(report, "zero"))
        assert "zero" == deduce(report, "zero").blanks

    def test_total_column_of_shanghai(self):
        """
        Shanghai left the totals of 19 outcomes blank in 2019: the rows and columns determine all of
        them, and which of the other blanks are zero.
        """
        pytest.importorskip("lxml")
        path = CORPUS / "B-2019-shanghai-office.json"
        if not path.exists():
            pytest.skip("the shared corpus is not here")
        report = parse(json.loads(path.read_text("utf-8"))["raw"], "html").report
        found = deduce(report)
        totals = {
            one.path.removeprefix("requests.processed."): one.after.low
            for one in found.determined
            if one.path.endswith(".total")
        }

        assert found.determined == found.cells
        assert {"granted.total": 272, "partly_granted.total": 3} == {
            path: totals[path] for path in ("granted.total", "partly_granted.total")
        }
        assert report["requests.processed.total.total"] == sum(totals.values())
        filled = apply(report, found.changes).report
        assert filled.rules.violations(filled) == []
        assert not any(
            filled[one].kind is Kind.BLANK
            for one, _ in filled.rules.printed(filled)
            if one.startswith("requests.")
        )


class TestFigures:
    """
    Printed figures that are not exact.
    """

    def test_rounded_total(self):
        """
        Exact parts tell a rounded total to the unit.
        """
        cells = {"total": "1万", "first": 4300, "second": 5650, "special": 6000, "same": 4300}
        found = deduce(Report.of(cells))

        assert {"total": (9950, 9950)} == after(found)
        assert ("9950", True, Kind.ROUNDED) == (
            found.cells[0].suggested,
            found.cells[0].is_determined,
            found.cells[0].kind,
        )

    def test_printed_figures_are_not_filled(self):
        """
        A printed figure is right as it is: only cells without one are offered to be filled.
        """
        cells = {"total": "1万", "first": 4300, "second": 5700, "special": 6000, "same": ""}
        found = deduce(Report.of(cells))

        assert {"total": (10_000, 10_000), "same": (4300, 4300)} == after(found)
        assert ["same"] == [one.path for one in found.changes]

    def test_two_statements_of_one_figure(self):
        """
        Two roundings of one figure leave what both allow.
        """
        found = deduce(Report.of({"first": "96.3万", "same": "96万"}))

        assert {"same": (962_500, 963_500)} == after(found)
        assert found.tightened == found.cells

    def test_money(self):
        """
        Amounts are told in the unit of their line, to the 分.
        """
        report = Funds.of({"total": "223.45", "offices": "", "websites": "100.00"})
        (found,) = deduce(report, rules=FUNDS).cells

        assert "123.45" == found.suggested
        assert {"low": "123.45", "high": "123.45"} == found.as_dict()["after"]
        filled = apply(report, deduce(report, rules=FUNDS).changes).report
        assert amount("123.45") == filled.offices

    def test_rounded_money(self):
        """
        A rounded amount is a plain number too, and can be told more exactly.
        """
        report = Funds.of({"total": "300", "offices": "199.80", "websites": "100.00"})
        (found,) = deduce(report, rules=FUNDS).cells

        assert ("total", Kind.ROUNDED, "299.80") == (found.path, found.kind, found.suggested)

    def test_signed(self):
        """
        A line that can be negative may be determined to be so.
        """
        found = deduce(Odds.of({"now": 5, "before": 12, "change": ""}), rules=ODDS)

        assert {"change": (-7, -7)} == after(found)

    def test_guarded(self):
        """
        A rule whose guard holds determines; one whose guard may not hold says nothing.
        """
        assert {"bought": (0, 0)} == after(
            deduce(Odds.of({"trained": 0, "bought": ""}), rules=ODDS)
        )
        assert {} == after(deduce(Odds.of({"trained": "", "bought": ""}), rules=ODDS))


class TestLocalRows:
    """
    A place's own rows.
    """

    def test_row_that_counts(self):
        """
        A blank local row that counts is what the others leave.
        """
        row = Local(label="其三", figure=Report.of({"first": ""}).first, counts=True)
        report = Report.of(CELLS, local=(row,))
        found = deduce(report)

        assert {"local.1": (4, 4)} == after(found)
        assert "其三" == found.cells[0].name
        assert 4 == apply(report, found.changes).report["local.1"]

    def test_row_that_may_count(self):
        """
        Of a row that may count or not nothing is said: it may be that it adds nothing.
        """
        row = Local(label="其三", figure=Report.of({"first": ""}).first, counts=None)
        report = Report.of({**CELLS, "second": ""}, local=(row,))

        assert {"second": (0, 6)} == after(deduce(report))

    def test_rows_of_cells(self):
        """
        Rows of cells in a section below.
        """
        counted = Local(label="地方", figure=row(1, None, 3), counts=True)
        unsure = Local(label="另计", figure=row(1, None, 3), counts=None)
        cells = {"all.done": Pair.of(2, 2, total=4), "all.total": Pair.of(3, 4, total=7)}
        one = Outcome.of({**cells, "all.local": (counted,)})
        other = Outcome.of({**cells, "all.local": (unsure,)})

        assert {"all.local.1.below": (2, 2)} == after(deduce(one, rules=rulebook(Outcome)))
        assert {} == {
            path: span
            for path, span in after(deduce(other, rules=rulebook(Outcome))).items()
            if "local" in path
        }


@form.section
class Outcomes(form.Section):
    """
    Rows of cells, with local ones.
    """

    done: Pair = form.part("办结")
    total: Pair = form.total("总计")
    local: tuple[Local[Pair], ...] = form.local()


@form.section
class Outcome(form.Section):
    """
    A section in a section.
    """

    all: Outcomes = form.group("办理结果")


def row(here, below, total):
    """
    Make a row of cells, some of them missing.
    """
    cells = {"here": here, "below": below, "total": total}
    return Pair(**{name: MISSING if cell is None else cell for name, cell in cells.items()})


class TestContradictions:
    """
    Nothing is deduced from a report that contradicts itself.
    """

    def test_violated_sum(self):
        """
        A violated sum anywhere is named, and no cell.
        """
        changes = {"requests.received.by_post": "", "lawsuits.total": 9}
        found = deduce(SEED.replace(changes))

        assert ((), False) == (found.cells, found.feasible)
        assert ("lawsuits.total_is_sum_of_parts",) == found.contradiction

    def test_jointly(self):
        """
        So it is where no single rule is violated.
        """
        report = Report.of({"total": 5, "first": "", "second": 3, "special": 4, "same": 3})
        found = deduce(report)

        assert () == found.cells
        assert {"same_is_first", "total_is_sum_of_parts"} == set(found.contradiction)

    def test_in_a_matrix(self):
        """
        So it is in a matrix.
        """
        rows = {
            "total": Pair.of("", "", total=9),
            "first": Pair.of("", 8, total=""),
            "second": Pair.of("", 4, total=""),
        }
        found = deduce(Square.of(rows), rules=SQUARE)

        assert () == found.cells
        assert 2 == len(found.contradiction)

    def test_impossible_cell(self):
        """
        A number that its line cannot have is as good as a violated rule.
        """
        report = SEED.replace({"complaints": "-3", "requests.received.by_post": ""})

        assert ("impossible_cell",) == deduce(report).contradiction

    def test_warnings_do_not_matter(self):
        """
        What is only unusual neither determines nor contradicts.
        """
        report = SEED.replace({"requests.closed.total": 9900, "requests.closed.on_time": 9612})

        assert deduce(report).feasible


class TestAnswers:
    """
    What is said.
    """

    BLANK = SEED.replace({"requests.received.by_post": ""})

    def test_words(self):
        """
        Determined cells are listed, in Chinese and English.
        """
        found = deduce(self.BLANK)

        assert "信函申请数 （空白） → 2894" in str(found)
        assert found.text("en").startswith("1 cell is determined by the others:\n  ")
        assert "<li>信函申请数 （空白） → 2894</li>" in found._repr_html_()

    def test_tightened_in_words(self):
        """
        Printed figures that can be told more exactly are listed with what is left.
        """
        cells = {"first": "96.3万", "same": "96万"}

        assert deduce(Report.of(cells)).text("en") == (
            "1 printed figure can be told more exactly:\n  另计其一 96万 → 962500…963500"
        )

    def test_long_lists(self):
        """
        A long list is cut, and says so.
        """
        cells = {"total": 0, "first": "", "second": "", "special": "", "same": 0}

        assert deduce(Report.of(cells)).text("en", most=1).endswith("… and more")

    def test_open_end_in_words(self):
        """
        What has no end is said to have none.
        """
        (trained,) = deduce(Odds.of({"spent": "3", "budget": ""}), rules=ODDS).cells

        assert "预算 (blank) → 2.5…∞" == trained.message("en")
        assert (None, None) == (trained.suggested, trained.as_dict()["after"]["high"])

    def test_ends_in_words(self):
        """
        Where several values are left, both ends are said.
        """
        cells = {"total": "", "first": 5, "second": "", "special": 9, "same": 5}
        total = next(one for one in deduce(Report.of(cells)).cells if one.path == "total")

        assert "总数 (blank) → 9…14" == total.message("en")
        assert total.suggested is None

    def test_nothing(self):
        """
        Where nothing follows, that is said.
        """
        found = deduce(e2014.Report.of({}))

        assert "No cell is determined by the others." == found.text("en")
        assert "<ul>" not in found._repr_html_()

    def test_contradiction_in_words(self):
        """
        A contradiction is said instead.
        """
        found = deduce(SEED.replace({"lawsuits.total": 9}))

        assert "Nothing is deduced, since the figures contradict each other." == found.text("en")
        assert "各项数据互相矛盾，未作推定。" == str(found)

    def test_data(self):
        """
        The same as data.
        """
        found = json.loads(json.dumps(deduce(self.BLANK).as_dict()))

        assert {
            "feasible": True,
            "contradiction": [],
            "exact": True,
            "cells": [
                {
                    "path": "requests.received.by_post",
                    "written": "",
                    "before": {"low": 0, "high": None},
                    "after": {"low": 2894, "high": 2894},
                    "suggested": "2894",
                    "follows_from": ["requests.received.total_is_sum_of_parts"],
                }
            ],
        } == found

    def test_reading(self):
        """
        What a reader returned is taken as well.
        """
        reading = parse(render(self.BLANK), "text")

        assert ["2894"] == [one.suggested for one in deduce(reading).cells]

    def test_refused(self):
        """
        What nothing can be deduced from is refused with words that say why.
        """
        with pytest.raises(TypeError, match="takes a report"):
            deduce(5)
        with pytest.raises(ValueError, match="blanks must be"):
            deduce(SEED, "none")
        with pytest.raises(ValueError, match="the rules are about"):
            deduce(SEED, rules=ODDS)


def test_form_without_rules():
    """
    Where no rule of severity error says anything, nothing follows.
    """
    assert () == deduce(Lone.of({"only": ""}), rules=rulebook(Lone)).cells


@form.section
class Lone(form.Section):
    """
    A form of one line.
    """

    only: Count = form.alone("唯一数")
