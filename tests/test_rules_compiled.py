"""
The generated code: it finds what the verdicts find, on every kind of cell in every place.
"""

from __future__ import annotations

import typing
from decimal import Decimal
from typing import Any

import pytest

import core_forms as forms
from core_forms import AROUND, FUNDS, LINES, ONCE, SETTLED, SUM, Lines, sum_of
from govinfo_report import form
from govinfo_report.figures import MISSING, Count, amount, figure
from govinfo_report.findings import Verdict
from govinfo_report.form import Local, cell_paths
from govinfo_report.rules import Blanks, Pick, Rulebook, at_most, equal, rulebook
from govinfo_report.units import Unit

ZERO = Decimal(0)


@form.section
class Low(form.Section):
    """
    A sum deep down.
    """

    total: Count = form.total("总数")
    one: Count = form.part("其一")


@form.section
class Middle(form.Section):
    """
    Nothing but a section.
    """

    low: Low = form.group()


@form.section
class Top(form.Section):
    """
    Nothing but a section of a section.
    """

    middle: Middle = form.group("中")


def columns(path, here, below):
    """
    Give the cells of a row.
    """
    return {f"{path}.here": here, f"{path}.below": below, f"{path}.total": here + below}


CONSISTENT = {
    "sum": sum_of(12300, 12000, 300, 20),
    "once": forms.Once.of(
        {
            "items": 15000,
            "documents": 20,
            "events": 18000,
            "again": 18000,
            "ways.paper": 12000,
            "ways.screen": 6000,
        }
    ),
    "lines": Lines.of(
        {
            "now": 12000,
            "before": 12300,
            "change": -300,
            "people": 0,
            "spent": Decimal("1.50"),
            "budget": Decimal("1.50"),
            "fund": Decimal("1596.8"),
            "bought": ZERO,
        }
    ),
    "idle": Lines.of(
        {
            "now": 0,
            "before": 0,
            "change": 0,
            "people": 0,
            "spent": ZERO,
            "budget": ZERO,
            "fund": ZERO,
            "bought": ZERO,
        }
    ),
    "funds": forms.Funds.of({"total": "1.50", "offices": "0.50", "websites": "1.00"}),
    "wages": forms.Wages.of({"total": "1.50", "paid": "1.50"}),
    "settled": forms.Settled.of(
        {
            "granted": 1000,
            "bare.secret": 2,
            "bare.deep.lowest": 3,
            "bare.deep.aside": 99,
            "kept.total": 4,
            "kept.one": 4,
            "otherwise.total": 11,
            "otherwise.withdrawn": 5,
            "otherwise.merged": 6,
            "returned.total": 7,
            "returned.unclear": 7,
            "total": 1027,
            "beside.total": 5,
            "beside.first": 2,
            "beside.second": 3,
            "beside.special": 0,
        }
    ),
    "around": forms.Around.of(
        {
            **columns("received", 1000, 20),
            **columns("carried_in", 300, 4),
            **columns("matrix.done", 900, 10),
            **columns("matrix.late.total", 100, 5),
            **columns("matrix.late.soon", 60, 5),
            **columns("matrix.late.never", 40, 0),
            **columns("matrix.total", 1000, 15),
            **columns("matrix.online", 700, 15),
            **columns("carried_out", 300, 9),
            "matrix.cost.here": ZERO,
            "matrix.cost.below": ZERO,
        }
    ),
}
BOOKS = {**forms.BOOKS, "idle": LINES}
EVERY_BOOK = pytest.mark.parametrize("name", CONSISTENT)
PLACES = [
    pytest.param(name, path, id=f"{name}-{path}")
    for name, section in CONSISTENT.items()
    for path, _ in cell_paths(type(section))
]


def violated(book, section, blanks="unknown"):
    """
    Give the equations that are judged violated.
    """
    return [
        one
        for one, judged in book.judgements(section, blanks)
        if judged.verdict is Verdict.VIOLATED
    ]


class TestEveryPlace:
    """
    One cell that is no plain number, in every place of every rule.
    """

    @EVERY_BOOK
    def test_consistent(self, name):
        """
        The sections that the tests start from violate nothing.
        """
        assert [] == BOOKS[name].violations(CONSISTENT[name])
        assert [] == violated(BOOKS[name], CONSISTENT[name])

    @pytest.mark.parametrize(("name", "path"), PLACES)
    def test_no_false_violation(self, name, path):
        """
        A cell without number, or rounded, violates nothing in a consistent section.
        """
        book, section = BOOKS[name], CONSISTENT[name]
        cell = section[path]
        texts = ["", "/", "abc", "-0.5", None, f"{cell}（注）"]
        if isinstance(cell, int):
            texts += [f"{abs(cell) / 10_000:.1f}万", f"{cell}—{cell + 3}", "不少于0"]
            texts = [text for text in texts if cell >= 0 or text not in {"不少于0", "0.0万"}]
        for text in texts:
            printed = section.replace({path: text})

            assert [] == book.violations(printed), text
            assert [] == violated(book, printed), text

    @pytest.mark.parametrize(("name", "path"), PLACES)
    @pytest.mark.parametrize("blanks", ["unknown", "zero"])
    def test_same_as_the_verdicts(self, name, path, blanks):
        """
        Whatever is printed in a place, the generated code finds what is judged violated.
        """
        book, section = BOOKS[name], CONSISTENT[name]
        for text in ("", "/", "0", "1", "7余", "9.9万", "超过99999", "abc", None):
            printed = section.replace({path: text})

            assert violated(book, printed, blanks) == book.violations(printed, blanks), text

    @pytest.mark.parametrize(("name", "path"), PLACES)
    def test_one_more(self, name, path):
        """
        One more in a place violates the same whether its number is plain or not.
        """
        book, section = BOOKS[name], CONSISTENT[name]
        cell = section[path]
        if not isinstance(cell, int):
            return
        plain = section.replace({path: cell + 1})
        printed = section.replace({path: figure(f"{cell + 1}（注）", signed=cell < 0)})

        assert violated(book, plain) == book.violations(plain)
        assert book.violations(plain) == book.violations(printed)

    @EVERY_BOOK
    def test_all_at_once(self, name):
        """
        A section without any number violates nothing.
        """
        book, cls = BOOKS[name], type(CONSISTENT[name])
        for text in ("", "/", "abc", None):
            section = cls.of({path: text for path, _ in cell_paths(cls)})

            assert [] == book.violations(section)


class TestPlain:
    """
    Sections of plain numbers.
    """

    def test_equal(self):
        """
        A sum is violated from either side.
        """
        assert [] == SUM.violations(sum_of(5, 2, 3))
        assert ["total_is_sum_of_parts"] == [one.name for one in SUM.violations(sum_of(6, 2, 3))]
        assert ["total_is_sum_of_parts"] == [one.name for one in SUM.violations(sum_of(4, 2, 3))]

    def test_at_most(self):
        """
        A bound is violated from above only.
        """
        assert ["special_is_among_total"] == [
            one.name for one in SUM.violations(sum_of(5, 2, 3, 6))
        ]
        assert [] == SUM.violations(sum_of(5, 2, 3, 5))

    def test_order(self):
        """
        Violations stand in the order of the rulebook.
        """
        report = forms.Report.of(
            {
                **columns_of("requests", 6, 2, 3, 9),
                **columns_of("outcome", 7, 2, 3, 9),
                "lines.now": 1,
                "lines.before": 2,
                "lines.change": 3,
            }
        )
        found = forms.Report.rules.violations(report)

        assert [one for one in forms.Report.rules.equations if one in found] == found
        assert [
            "requests.total_is_sum_of_parts",
            "requests.special_is_among_total",
            "outcome.total_is_sum_of_parts",
            "outcome.special_is_among_total",
            "outcome_is_requests",
            "requests.second_is_at_most_first",
            "outcome.second_is_at_most_first",
            "lines.change_is_difference",
        ] == [one.name for one in found]

    def test_guards(self):
        """
        A guard that is not zero keeps a rule from being violated.
        """
        cells = CONSISTENT["idle"]

        assert ["nobody_without_work"] == [
            one.name for one in LINES.violations(cells.replace({"people": 7}))
        ]
        assert [] == [
            one.name
            for one in LINES.violations(cells.replace({"people": 7, "now": 1, "change": 1}))
        ]

    def test_rules_without_money(self):
        """
        A rulebook on plain counts alone reads them exactly.
        """

        def guarded(lines: Lines) -> tuple[object, object]:
            return lines.people * 2 - 3, lines.before * -1 + 4

        def bound(lines: Lines) -> tuple[object, object]:
            return lines.now, 5

        book = rulebook(Lines, equal(only_if=lambda lines: lines.now - 5)(guarded), at_most(bound))
        cells = {"now": 5, "before": 1, "change": 0, "people": 3, "bought": "0"}
        money = dict.fromkeys(("spent", "budget", "fund", "bought"), ZERO)
        section = Lines.of({**cells, **money})

        assert section._is_plain
        assert [] == book.violations(section)
        assert ["guarded"] == [one.name for one in book.violations(section.replace({"people": 4}))]
        assert [] == book.violations(section.replace({"people": 4, "now": 4}))
        assert ["bound"] == [one.name for one in book.violations(section.replace({"now": 6}))]

    def test_optional_rows(self):
        """
        A plain section prints every row, so only the variants with rows apply.
        """
        section = CONSISTENT["settled"]

        assert section._is_plain
        assert [
            "total_is_sum_of_parts_with_otherwise_in_one_row_with_returned_in_one_row",
            "otherwise.total_is_sum_of_parts",
        ] == [one.name for one in SETTLED.violations(section.replace({"otherwise.total": 12}))]
        assert ["otherwise.total_is_sum_of_parts"] == [
            one.name for one in SETTLED.violations(section.replace({"otherwise.merged": 7}))
        ]

    def test_bounds_of_local_rows(self):
        """
        A bound on local rows alone says nothing where there are none.
        """
        assert [] == ONCE.violations(CONSISTENT["once"])
        assert any(one.left.terms[0].pick is Pick.LOCAL_MAX for one in ONCE.equations)

    def test_no_rules(self):
        """
        A form without rules has none to violate.
        """
        assert [] == rulebook(Lines).violations(CONSISTENT["lines"])
        assert [] == rulebook(Lines).violations(Lines.of({}))


def columns_of(path, total, first, second, special):
    """
    Give the cells of a sum.
    """
    cells = {"total": total, "first": first, "second": second, "special": special}
    return {f"{path}.{name}": cell for name, cell in cells.items()}


class TestBlocks:
    """
    Equations that share no cell are read apart: exactly where their sections are plain.
    """

    @pytest.mark.parametrize("text", ["", "1—2", "abc", None])
    def test_printed_elsewhere(self, text):
        """
        A violation among plain numbers is found whatever other sections print.
        """
        section = CONSISTENT["settled"].replace({"beside.first": text, "kept.one": 5})

        assert ["kept.total_is_sum_of_parts"] == [one.name for one in SETTLED.violations(section)]

    def test_printed_beside_a_violation(self):
        """
        What is printed beside the cells of a rule, in its own section, hides nothing.
        """
        section = CONSISTENT["lines"].replace({"people": "约5", "change": -301})

        assert ["change_is_difference"] == [one.name for one in LINES.violations(section)]

    def test_cells_below_a_plain_section(self):
        """
        A block reads spans if any of its sections prints otherwise, at any depth.
        """
        section = CONSISTENT["settled"].replace({"bare.deep.lowest": "1—5"})

        assert [] == SETTLED.violations(section)
        assert [SETTLED.equations[0]] == SETTLED.violations(section.replace({"total": 1030}))
        assert [] == SETTLED.violations(section.replace({"total": 1029}))

    def test_sections_of_which_one_holds_the_other(self):
        """
        A section that is asked speaks for those below it.
        """
        section = CONSISTENT["around"].replace({"matrix.done.here": "899—900"})

        assert [] == AROUND.violations(section)
        assert {"matrix.done.total_is_sum_of_parts"} == {
            one.name
            for one in AROUND.violations(section.replace({"matrix.done.total": 911}))
            if one.rule.id.startswith("matrix.done")
        }

    def test_local_rows(self):
        """
        A section with local rows is read by spans.
        """
        rows = (Local(label="甲", figure=4, counts=True),)

        assert [] == SUM.violations(sum_of(9, 2, 3, 0, rows))
        assert [SUM.equations[0]] == SUM.violations(sum_of(5, 2, 3, 0, rows))
        assert [] == SUM.violations(sum_of(5, 2, 3, 0, (Local(label="甲", figure=4),)))

    def test_local_rows_that_violate_a_bound(self):
        """
        A local row above a total that counts once is found.
        """
        section = CONSISTENT["once"].replace({"ways.local": (Local(label="甲", figure=15001),)})

        assert [ONCE.equations[3]] == ONCE.violations(section)

    @pytest.mark.parametrize(
        ("blanks", "found"),
        [("unknown", []), ("zero", ["items_is_at_most_sum_of_ways"])],
    )
    def test_blank_local_rows(self, blanks, found):
        """
        A blank in a local row adds what blanks are read as.
        """
        rows = (Local(label="甲", figure=figure("")),)
        section = CONSISTENT["once"].replace({"ways.local": rows, "items": 18001})

        assert found == [one.rule.id for one in ONCE.violations(section, blanks)]

    def test_local_rows_elsewhere(self):
        """
        Local rows of one section leave others to be read exactly.
        """
        rows = (Local(label="甲", figure=4),)
        section = CONSISTENT["settled"].replace({"beside.local": rows, "kept.one": 5})

        assert ["kept.total_is_sum_of_parts"] == [one.name for one in SETTLED.violations(section)]


class TestSpans:
    """
    Sections that print something are judged by what their cells allow.
    """

    @staticmethod
    def book(body: Any) -> Rulebook:
        """
        Give a rulebook of one rule.
        """

        def rule(lines: Lines) -> tuple[object, object]:
            return body(lines)

        return rulebook(Lines, at_most(rule))

    @pytest.mark.parametrize(
        ("body", "held", "broken"),
        [
            # twice 3 is more than 4, though 3 is not
            (lambda r: (r.now * 2, r.before + 4), {"now": 2}, {"now": 3}),
            (lambda r: (r.now, r.before * 3), {"now": 6, "before": 2}, {"now": 7, "before": 2}),
            (
                lambda r: (r.now, r.before * -1 + 5),
                {"now": 2, "before": 3},
                {"now": 3, "before": 3},
            ),
            (
                lambda r: (r.now - r.before, r.people),
                {"now": 5, "before": 5},
                {"now": 6, "before": 5},
            ),
            (lambda r: (r.now, r.before - 5), {"now": 2, "before": 7}, {"now": 3, "before": 7}),
            (lambda r: (r.now + 5, r.before), {"now": 2, "before": 7}, {"now": 3, "before": 7}),
            (lambda r: (r.now, 4), {"now": 4}, {"now": 5}),
        ],
    )
    def test_factors_and_constants(self, body, held, broken):
        """
        Factors and constants count where one of the cells is printed otherwise.
        """
        book = self.book(body)
        nothing = {"before": 0, "people": 0}
        for cells, expected in ((held, []), (broken, list(book.equations))):
            section = Lines.of({**nothing, **cells, "change": "减3"})
            noted = section.replace({"now": f"{cells['now']}（注）"})

            assert not section._is_plain
            assert expected == book.violations(section)
            assert expected == book.violations(noted)

    def test_deep_sections(self):
        """
        A rule on cells deep down finds its way to them, printed otherwise or not.
        """
        book = rulebook(Top)
        plain = Top.of({"middle.low.total": 5, "middle.low.one": 5})
        printed = plain.replace({"middle.low.one": "5（注）"})

        assert [] == book.violations(plain)
        assert [] == book.violations(printed)
        assert book.equations == tuple(book.violations(plain.replace({"middle.low.total": 6})))
        assert book.equations == tuple(book.violations(printed.replace({"middle.low.total": 6})))

    def test_order_across_blocks(self):
        """
        Violations stand in the order of the rulebook, whichever block finds them.
        """
        section = Lines.of(
            {"now": 0, "before": 0, "change": 1, "people": 0, "spent": "2", "budget": "0"}
        ).replace({"bought": "5"})

        assert ["change_is_difference", "spent_is_at_most_budget", "nobody_buys"] == [
            one.name for one in LINES.violations(section)
        ]

    def test_readings_of_blanks(self):
        """
        There are two ways to read a blank.
        """
        assert ("unknown", "zero") == typing.get_args(Blanks)


class TestMoney:
    """
    Amounts are never exact.
    """

    def test_sum(self):
        """
        A sum of amounts is read by what they allow, in their unit.
        """
        section = CONSISTENT["funds"]

        assert [] == FUNDS.violations(section)
        assert FUNDS.violations(section.replace({"total": "1.51"}))
        assert [] == FUNDS.violations(section.replace({"total": "1.5"}))
        assert [] == FUNDS.violations(section.replace({"total": "2"}))
        assert FUNDS.violations(section.replace({"total": "3"}))

    def test_equal_digits_in_two_units(self):
        """
        The same digits in 元 and in 万元 are not the same amount, in a plain section neither.
        """

        def rule(lines: Lines) -> tuple[object, object]:
            return lines.spent, lines.fund

        book = rulebook(Lines, equal(rule))
        section = CONSISTENT["lines"].replace({"spent": Decimal("1.5"), "fund": Decimal("1.5")})

        assert section._is_plain
        assert book.equations == tuple(book.violations(section))

    def test_beside_counts(self):
        """
        Rules on counts and rules on money do not disturb one another.
        """
        section = CONSISTENT["lines"].replace({"spent": "1.51", "change": -301})

        assert ["change_is_difference", "spent_is_at_most_budget"] == [
            one.name for one in LINES.violations(section)
        ]

    def test_blank(self):
        """
        A blank amount is zero if blanks are.
        """
        section = CONSISTENT["lines"].replace({"budget": ""})

        assert [] == LINES.violations(section)
        assert ["spent_is_at_most_budget"] == [
            one.name for one in LINES.violations(section, "zero")
        ]

    def test_guard(self):
        """
        A guard may be an amount.
        """

        def rule(lines: Lines) -> tuple[object, object]:
            return lines.people, 0

        book = rulebook(Lines, equal(only_if=lambda lines: lines.spent)(rule))
        section = CONSISTENT["lines"].replace({"people": 7})

        assert [] == book.violations(section)
        assert book.equations == tuple(book.violations(section.replace({"spent": ZERO})))
        assert [] == book.violations(section.replace({"spent": Decimal("0.0")}))

    def test_factors(self):
        """
        A negative factor exchanges the ends of an amount.
        """

        def rule(lines: Lines) -> tuple[object, object]:
            return lines.spent * 2, lines.budget * -1 + lines.fund

        book = rulebook(Lines, equal(rule))
        section = Lines.of({"spent": "1.00", "budget": "3", "fund": "0.000500"})

        assert [] == book.violations(section)
        assert [] == book.violations(section.replace({"spent": "0.75"}))
        assert [] == book.violations(section.replace({"spent": "1.25"}))
        assert book.violations(section.replace({"spent": "0.74"}))
        assert book.violations(section.replace({"spent": "1.26"}))


class TestPrinted:
    """
    The list of the cells that print something else than one plain number.
    """

    def test_cells(self):
        """
        They are given in printing order with their paths.
        """
        section = CONSISTENT["lines"].replace({"people": "", "spent": "约5", "now": None})

        assert [
            ("now", MISSING),
            ("people", figure("")),
            ("spent", amount("约5", Unit.YUAN)),
        ] == LINES.printed(section)

    def test_none(self):
        """
        A plain section prints none.
        """
        assert [] == LINES.printed(CONSISTENT["lines"])
        assert [] == AROUND.printed(CONSISTENT["around"])

    def test_depth(self):
        """
        Cells of sections and rows at any depth are found.
        """
        section = CONSISTENT["around"].replace(
            {"matrix.late.soon.below": "/", "carried_out.total": "abc", "received.here": "-1"}
        )

        assert [
            ("received.here", figure("-1")),
            ("matrix.late.soon.below", figure("/")),
            ("carried_out.total", figure("abc")),
        ] == AROUND.printed(section)

    def test_local_rows(self):
        """
        Cells of local rows stand behind all others, those of a matrix by column.
        """
        rows = (
            Local(label="甲", figure=figure("/")),
            Local(label="乙", figure=5),
            Local(label="丙", figure=Decimal(5), unit=Unit.YUAN),
            Local(label="丁", figure=figure("-5")),
        )
        report = forms.Report.of({"requests.local": rows, "lines.local": rows[:1]})
        found = forms.Report.rules.printed(report)

        assert [
            ("requests.local.1", figure("/")),
            ("requests.local.4", figure("-5")),
            ("lines.local.1", figure("/")),
        ] == [one for one in found if "local" in one[0]]
        assert found[-3:] == [one for one in found if "local" in one[0]]

        cells = forms.Cells(here=1, below=figure(""), total=figure("/"))
        around = CONSISTENT["around"].replace({"matrix.local": (Local(label="甲", figure=cells),)})

        assert [
            ("matrix.local.1.below", figure("")),
            ("matrix.local.1.total", figure("/")),
        ] == AROUND.printed(around)

    def test_local_rows_at_the_top(self):
        """
        Local rows of the form itself have the shortest paths.
        """
        section = sum_of(local=(Local(label="甲", figure=figure("/")),))

        assert [("local.1", figure("/"))] == SUM.printed(section)

    def test_section_without_local_rows_above_one_with(self):
        """
        A section that cannot have local rows is gone through to those below it.
        """
        section = CONSISTENT["once"].replace(
            {"ways.local": (Local(label="甲", figure=figure("/")),)}
        )

        assert [("ways.local.1", figure("/"))] == ONCE.printed(section)


class TestRulebook:
    """
    A rulebook compiles when it is first asked.
    """

    def test_value(self):
        """
        Two rulebooks of the same rules are equal, and shown by what they hold.
        """
        assert rulebook(forms.Sum) == rulebook(forms.Sum)
        assert rulebook(forms.Sum) != rulebook(forms.Funds)
        assert repr(rulebook(forms.Sum)).startswith("Rulebook(cls=<class 'core_forms.Sum'>")
        assert "violations" not in repr(rulebook(forms.Sum))

    def test_first_call(self):
        """
        At its first call too a blank is unknown unless it is said to be zero.
        """
        assert [] == rulebook(forms.Sum).violations(sum_of("", 2, 3))
        assert 1 == len(rulebook(forms.Sum).violations(sum_of("", 2, 3), "zero"))

    def test_compiled_once(self):
        """
        The function is made at the first report and kept.
        """
        book = rulebook(forms.Sum)
        before = book.violations
        before(sum_of())
        once = book.violations
        once(sum_of("", 0, 0), "zero")

        assert before is not once
        assert once is book.violations

    def test_generated_code_has_a_name(self):
        """
        Tracebacks say what the code was generated for.
        """
        book = rulebook(forms.Sum)
        book.violations(sum_of())

        assert "<generated for violations>" == book.violations.__code__.co_filename
        assert "<generated for Sum>" == forms.Sum.__attrs_post_init__.__code__.co_filename
