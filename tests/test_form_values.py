"""
What the constructors of sections accept, in which one form they keep it, and what they refuse.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import core_forms as forms
from govinfo_report.figures import LARGEST, MISSING, Kind, Printed, amount, figure, written
from govinfo_report.form import Local, as_unit, settle_local, structure
from govinfo_report.units import Unit

LINES = {
    "now": 1,
    "before": 2,
    "change": -1,
    "people": 3,
    "spent": Decimal("1.50"),
    "budget": Decimal(2),
    "fund": Decimal("1596.8"),
    "bought": Decimal(0),
}


def lines(**changes: Any):
    """
    Make lines that take part in no sum.
    """
    return forms.Lines(**{**LINES, **changes})


def total(value):
    """
    Make a sum with this total.
    """
    return forms.Sum(total=value, first=0, second=0, special=0)


def refusal(error, make, *args: Any, **named: Any):
    """
    Give the message of a refusal.
    """
    with pytest.raises(error) as caught:
        make(*args, **named)
    assert error is type(caught.value)
    return str(caught.value)


class TestCounts:
    """
    Values of a line that counts.
    """

    @pytest.mark.parametrize("value", [0, 1, LARGEST])
    def test_whole_numbers(self, value):
        """
        Whole numbers up to the largest are kept.
        """
        assert value == total(value).total
        assert total(value)._is_plain

    @pytest.mark.parametrize(
        ("value", "shown", "hint"),
        [
            (True, "bool True", "write 1"),
            (False, "bool False", "write 0"),
            (5.0, "float 5.0", "write 5"),
            (-5.0, "float -5.0", "write -5"),
            (1e15, "float 1000000000000000.0", "write 1000000000000000"),
            (1e16, "float 1e+16", "write figure('1e+16')"),
            (12.5, "float 12.5", "write figure('12.5')"),
            (float("nan"), "float nan", "write figure('nan')"),
            (float("inf"), "float inf", "write figure('inf')"),
            ("123.9万", "str '123.9万'", "write figure('123.9万')"),
            ("5", "str '5'", "write figure('5')"),
            ("9" * 38, f"str '{'9' * 38}'", f"write figure('{'9' * 38}')"),
            ("9" * 40, f"str '{'9' * 39}…", f"write figure('{'9' * 40}')"),
            (
                "9" * 41,
                f"str '{'9' * 39}…",
                'write an int, or figure("…") for anything else that is printed',
            ),
            (
                None,
                "NoneType None",
                'write an int, or figure("…") for anything else that is printed',
            ),
            (
                Decimal(5),
                "Decimal Decimal('5')",
                'write an int, or figure("…") for anything else that is printed',
            ),
            (
                [5],
                "list [5]",
                'write an int, or figure("…") for anything else that is printed',
            ),
        ],
    )
    def test_wrong_types(self, value, shown, hint):
        """
        Truth values, floats, texts and amounts are refused with what to write instead.
        """
        expected = f"Sum.total must be a count (got {shown}): {hint}"

        assert expected == refusal(TypeError, total, value)

    @pytest.mark.parametrize("value", [-1, -LARGEST])
    def test_negative(self, value):
        """
        A negative number in a line that is never negative has to be said to be printed.
        """
        expected = (
            f"Sum.total must not be negative (got {value}); figure('{value}') if it is printed"
        )

        assert expected == refusal(ValueError, total, value)
        assert Kind.IMPOSSIBLE is total(figure(str(value))).total.kind

    @pytest.mark.parametrize(("value", "digits"), [(10**16, 17), (10**30, 31)])
    def test_too_large(self, value, digits):
        """
        A number of more than sixteen digits is refused.
        """
        expected = f"Sum.total must be below 10^16 (got a number of {digits} digits)"

        assert expected == refusal(ValueError, total, value)

    def test_signed(self):
        """
        A signed line takes negative numbers, up to the same size.
        """
        assert -5 == lines(change=-5).change
        assert -LARGEST == lines(change=-LARGEST).change
        assert "Lines.change must be below 10^16 (got a number of 17 digits)" == refusal(
            ValueError, lines, change=-(10**16)
        )

    def test_subclasses_of_int(self):
        """
        A number of another class is no plain number.
        """

        class Number(int):
            pass

        expected = "Sum.total must be a count (got Number 5): write an int, or"

        assert refusal(TypeError, total, Number(5)).startswith(expected)

    def test_names(self):
        """
        The message names the class and the field.
        """
        made = {"total": 0, "first": 0, "second": "x", "special": 0}

        assert refusal(TypeError, forms.Sum, **made).startswith("Sum.second must be a count")


class TestPrinted:
    """
    Cells that print something else.
    """

    @pytest.mark.parametrize("text", ["123.9万", "", "/", "abc", "22（注）", "-3", "约500"])
    def test_kept(self, text):
        """
        A printed cell is kept with its text.
        """
        section = total(figure(text))

        assert text == section.total.text
        assert not section._is_plain

    def test_read_again_for_its_line(self):
        """
        A printed cell is read for the line in which it is put.
        """
        cell = lines(change=figure("减3")).change

        assert (Kind.EXACT, (-3, -3), True) == (cell.kind, cell.span, cell.signed)

        cell = lines(spent=figure("约5")).spent

        assert (Kind.APPROXIMATE, (450, 550), Unit.YUAN) == (cell.kind, cell.span, cell.unit)

        cell = total(amount("约5")).total

        assert (Kind.APPROXIMATE, (5, 5), Unit.ITEM) == (cell.kind, cell.span, cell.unit)

    def test_missing(self):
        """
        A missing row is missing in every line.
        """
        section = lines(now=MISSING, change=MISSING, fund=MISSING)

        assert [MISSING] * 3 == [section.now, section.change, section.fund]
        assert Unit.TEN_THOUSAND_YUAN is section.fund.unit
        assert section.change.signed

    @pytest.mark.parametrize(
        ("field", "cell", "text", "plain"),
        [
            ("change", figure("-5"), "-5", "-5"),
            ("fund", figure("5.0"), "5.0", "Decimal('5.0')"),
            ("spent", figure("12.50"), "12.50", "Decimal('12.50')"),
        ],
    )
    def test_plain_in_its_line(self, field, cell, text, plain):
        """
        What is a plain number in its line has only its plain form.
        """
        expected = f"Lines.{field}: {text!r} is a plain number in this line: write {plain}"

        assert expected == refusal(ValueError, lines, **{field: cell})

    def test_plain_count_of_an_amount(self):
        """
        A printed amount may be a plain count.
        """
        cell = Printed("5000000000000", unit=Unit.YUAN)
        expected = "Sum.total: '5000000000000' is a plain number in this line: write 5000000000000"

        assert expected == refusal(ValueError, total, cell)


class TestMoney:
    """
    Values of a line of money.
    """

    @pytest.mark.parametrize("text", ["0", "5", "1596.8", "1596.80", "0.000001", "9" * 12])
    def test_amounts(self, text):
        """
        An amount is kept with all its digits.
        """
        assert Decimal(text).as_tuple() == lines(fund=Decimal(text)).fund.as_tuple()

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (5, "int 5"),
            (5.5, "float 5.5"),
            ("5.5", "str '5.5'"),
            (True, "bool True"),
            (None, "NoneType None"),
        ],
    )
    def test_wrong_types(self, value, shown):
        """
        Money is a Decimal: numbers of other types and texts are refused.
        """
        expected = (
            f"Lines.fund must be an amount of money (got {shown}): write a Decimal, or"
            ' amount("…") for anything else that is printed'
        )

        assert expected == refusal(TypeError, lines, fund=value)

    @pytest.mark.parametrize(
        "value",
        [
            Decimal(-1),
            Decimal("-0"),
            Decimal("-0.5"),
            Decimal("NaN"),
            Decimal("sNaN"),
            Decimal("Infinity"),
            Decimal("1E+3"),
            Decimal("0.0000001"),
            Decimal("9" * 13),
            Decimal("0." + "0" * 13),
            Decimal("1E+1000000"),
            Decimal("1E-1000000"),
        ],
    )
    def test_amounts_that_cannot_be(self, value):
        """
        An amount is not negative, is a number, is written in plain digits, and is not below the 分.
        """
        expected = (
            f"Lines.fund cannot be {value!r}: an amount is 0 or more, in plain digits, to the 分"
        )

        assert expected == refusal(ValueError, lines, fund=value)

    def test_fen_of_the_unit(self):
        """
        How many digits are left to the 分 depends on the unit.
        """
        assert Decimal("0.001") == lines(fund=Decimal("0.001")).fund
        assert refusal(ValueError, lines, spent=Decimal("0.001")).startswith("Lines.spent cannot")

    def test_longest(self):
        """
        Twelve digits before and twelve behind the point are plain.
        """
        value = Decimal("999999999999.000000000000")

        assert value == lines(fund=value).fund

    def test_lost_zeros_are_seen(self):
        """
        Amounts are compared by their digits.
        """
        assert lines(fund=Decimal("1596.8")) != lines(fund=Decimal("1596.80"))
        assert lines(fund=Decimal("1596.8")) == lines(fund=Decimal("1596.8"))
        assert lines(spent=Decimal("0.0")) != lines(spent=Decimal(0))
        assert "0.00000000" == written(lines(spent=Decimal("0.00000000")).spent)


class TestSections:
    """
    Values of fields that hold a section or a row.
    """

    @pytest.mark.parametrize("value", [None, 5, "x", {"total": 1}, forms.Ways(paper=1, screen=2)])
    def test_other_classes(self, value):
        """
        A section of another class, or no section, is refused.
        """
        shown = repr(value)
        shown = f"{shown[:40]}…" if len(shown) > 40 else shown
        expected = f"Report.outcome must be a Sum (got {type(value).__name__} {shown})"

        assert expected == refusal(
            TypeError,
            forms.Report,
            requests=forms.sum_of(),
            outcome=value,
            lines=lines(),
        )

    def test_heirs(self):
        """
        A section of a class below the declared one is another: it may declare other lines.
        """

        @forms.form.section
        class Heir(forms.Sum):
            pass

        heir = Heir(total=0, first=0, second=0, special=0)
        said = refusal(
            TypeError, forms.Report, requests=heir, outcome=forms.sum_of(), lines=lines()
        )

        assert said.startswith("Report.requests must be a Sum (got Heir Heir(total=0")

    def test_rows(self):
        """
        A row is refused where another stands.
        """
        cells = forms.Cells(here=1, below=2, total=3)
        expected = "Around.received must be a Cells (got int 5)"

        assert expected == refusal(
            TypeError,
            forms.Around,
            received=5,
            carried_in=cells,
            matrix=forms.Matrix.of({}),
            carried_out=cells,
        )


class TestHeading:
    """
    Agency, year and scope of a report.
    """

    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("agency", 5, "a text"),
            ("year", "2017", "a whole number"),
            ("year", True, "a whole number"),
            ("year", 2017.0, "a whole number"),
            ("scope", "agency", "a Scope"),
        ],
    )
    def test_wrong_types(self, name, value, words):
        """
        The heading holds a text, a whole number and a scope, or nothing.
        """
        expected = f"{name} must be {words} or None (got {value!r})"

        assert expected == refusal(TypeError, forms.Report.of, {}, **{name: value})


class TestLocalRows:
    """
    The lines that a place adds.
    """

    def test_defaults(self):
        """
        A local row is printed first, counts 件, and nobody knows whether it counts.
        """
        row = Local(label="统一平台", figure=5)

        assert (Unit.ITEM, None, None) == (row.unit, row.after, row.counts)

    def test_is_frozen(self):
        """
        A local row is a value.
        """
        assert Local(label="甲", figure=5) == Local(label="甲", figure=5)
        assert not hasattr(Local(label="甲", figure=5), "__dict__")
        assert not hasattr(Local(label="甲", figure=5), "__weakref__")
        with pytest.raises(TypeError, match="positional"):
            Local("甲", 5)

    def test_printing_order(self):
        """
        Rows are put into the order in which they are printed; those of one place keep theirs.
        """
        rows = [
            Local(label="丁", figure=4, after="special"),
            Local(label="乙", figure=2, after="total"),
            Local(label="丙", figure=3, after="total"),
            Local(label="甲", figure=1),
        ]
        section = forms.sum_of(local=rows)

        assert ["甲", "乙", "丙", "丁"] == [row.label for row in section.local]
        assert tuple is type(section.local)

    @pytest.mark.parametrize("rows", [(), []])
    def test_none(self, rows):
        """
        No rows are an empty tuple.
        """
        section = forms.sum_of(local=rows)

        assert () == section.local
        assert tuple is type(section.local)
        assert section._is_plain
        assert not section._has_local_rows

    @pytest.mark.parametrize(
        ("value", "index", "shown"),
        [
            (("x",), 0, "str 'x'"),
            ("x", 0, "str 'x'"),
            (5, 0, "int 5"),
            ({"甲": 5}, 0, "dict {'甲': 5}"),
            ((Local(label="甲", figure=1), 5), 1, "int 5"),
            (None, 0, "NoneType None"),
            (0, 0, "int 0"),
            ("", 0, "str ''"),
        ],
    )
    def test_other_things(self, value, index, shown):
        """
        What is no local row is refused with its place.
        """
        expected = f"Sum.local[{index}] must be a form.Local (got {shown})"

        assert expected == refusal(TypeError, forms.sum_of, local=value)

    def test_one_row_alone(self):
        """
        A row that stands for a tuple of one is one.
        """
        row = Local(label="甲", figure=1)

        assert (row,) == forms.sum_of(local=row).local

    @pytest.mark.parametrize(
        ("named", "shown"),
        [
            ({"label": 5}, "int 5"),
            ({"label": None}, "NoneType None"),
            ({"label": "甲", "unit": None}, "str '甲'"),
            ({"label": "甲", "unit": 5}, "str '甲'"),
        ],
    )
    def test_label_and_unit(self, named, shown):
        """
        Label and unit are texts.
        """
        expected = f"Sum.local[0] needs a label and a unit that are texts (got {shown})"

        assert expected == refusal(TypeError, forms.sum_of, local=(Local(figure=1, **named),))

    @pytest.mark.parametrize("label", ["", " 甲", "甲\n", "甲\n乙", "\u3000"])
    def test_layout_of_the_label(self, label):
        """
        A label is one line without space at its ends.
        """
        expected = (
            f"Sum.local[0] needs a label without breaks and space at its ends (got str {label!r})"
        )

        assert expected == refusal(ValueError, forms.sum_of, local=(Local(label=label, figure=1),))

    @pytest.mark.parametrize("counts", [1, 0, "yes", 1.0, 0.0, []])
    def test_counts(self, counts):
        """
        Whether a row counts is yes, no or unknown.
        """
        row = Local(label="甲", figure=1, counts=counts)
        shown = f"{type(counts).__name__} {counts!r}"
        expected = f"Sum.local[0].counts must be True, False or None (got {shown})"

        assert expected == refusal(TypeError, forms.sum_of, local=(row,))

    @pytest.mark.parametrize("counts", [True, False, None])
    def test_counts_kept(self, counts):
        """
        All three are kept.
        """
        row = Local(label="甲", figure=1, counts=counts)

        assert counts is forms.sum_of(local=(row,)).local[0].counts

    def test_place_that_is_not_there(self):
        """
        A row stands after a field of its section.
        """
        row = Local(label="甲", figure=1, after="third")
        expected = (
            "Sum.local: local row '甲' stands after 'third'; there are total, first, second,"
            " special"
        )

        assert expected == refusal(ValueError, forms.sum_of, local=(row,))

    @pytest.mark.parametrize(
        ("unit", "kept"),
        [
            ("件", Unit.ITEM),
            (Unit.ITEM, Unit.ITEM),
            ("万元", Unit.TEN_THOUSAND_YUAN),
            ("宗", "宗"),
            ("", ""),
            (Unit.UNSTATED, ""),
        ],
    )
    def test_units(self, unit, kept):
        """
        A unit of the forms is known by its word; any other is a text.
        """
        cell = Decimal(1) if kept == "万元" else 1
        row = forms.sum_of(local=(Local(label="甲", figure=cell, unit=unit),)).local[0]

        assert kept == row.unit
        assert type(kept) is type(row.unit)
        assert kept == as_unit(unit)
        assert type(kept) is type(as_unit(unit))

    def test_money(self):
        """
        A row of money holds an amount.
        """
        row = Local(label="甲", figure=Decimal("1.5"), unit="万元")

        assert Decimal("1.5") == forms.sum_of(local=(row,)).local[0].figure

        row = Local(label="甲", figure=5, unit="万元")
        expected = "Sum.local[0].figure must be an amount of money (got int 5): write a Decimal"

        assert refusal(TypeError, forms.sum_of, local=(row,)).startswith(expected)

    @pytest.mark.parametrize("cell", [0, 1, LARGEST])
    def test_numbers(self, cell):
        """
        Its cell holds any count, nothing included.
        """
        assert cell == forms.sum_of(local=(Local(label="甲", figure=cell),)).local[0].figure

    def test_cells(self):
        """
        Its cell is held to the same form as any other.
        """
        row = Local(label="甲", figure=figure("1.2万", signed=True))
        settled = forms.sum_of(local=(row,)).local[0]

        assert (figure("1.2万"), False) == (settled.figure, settled.figure.signed)

        row = Local(label="甲", figure=-5)
        expected = (
            "Sum.local[0].figure must not be negative (got -5); figure('-5') if it is printed"
        )

        assert expected == refusal(ValueError, forms.sum_of, local=(row,))

    def test_settled_rows_stay_themselves(self):
        """
        A row that is in its one form is not made again.
        """
        row = Local(label="甲", figure=5, counts=True)

        assert row is forms.sum_of(local=(row,)).local[0]

        cells = forms.Cells(here=1, below=2, total=3)
        row = Local(label="甲", figure=cells)

        assert row is forms.Matrix.of({}, local=(row,)).local[0]

    def test_rows_of_a_matrix(self):
        """
        In a matrix a local row is a row.
        """
        cells = forms.Cells(here=1, below=2, total=3)
        row = forms.Matrix.of({}, local=(Local(label="甲", figure=cells, unit="件"),)).local[0]

        assert (cells, Unit.ITEM) == (row.figure, row.unit)
        assert Unit is type(row.unit)

        expected = "Matrix.local[0].figure must be a Cells (got int 5)"

        assert expected == refusal(
            TypeError, forms.Matrix.of, {}, local=(Local(label="甲", figure=5),)
        )

    def test_settle(self):
        """
        Readers settle rows by themselves, under a name of their own.
        """
        made = structure(forms.Sum)
        rows = settle_local(made, "here", [Local(label="甲", figure=1, unit="件")])

        assert (Local(label="甲", figure=1),) == rows
        assert Unit is type(rows[0].unit)
        assert "here[0] must be a form.Local (got int 1)" == refusal(
            TypeError, settle_local, made, "here", [1]
        )


class TestFlags:
    """
    What a section remembers of its cells.
    """

    def test_plain(self):
        """
        A section is plain if all below is a plain number, negative ones and amounts included.
        """
        assert lines()._is_plain
        assert not lines(fund=amount("约5"))._is_plain
        assert not lines(change=figure("减3"))._is_plain
        assert not lines(people=figure(""))._is_plain

    def test_plain_to_the_end(self):
        """
        A printed cell before plain ones, and one between, is not forgotten.
        """
        for name in ("total", "first", "second", "special"):
            assert not forms.sum_of(**{name: figure("")})._is_plain

    def test_depth(self):
        """
        A section knows of printed cells and local rows at any depth.
        """
        plain = forms.Report(requests=forms.sum_of(), outcome=forms.sum_of(), lines=lines())
        printed = plain.replace({"outcome.first": "约2"})
        local = plain.replace({"requests.local": (Local(label="甲", figure=1),)})

        assert (True, False) == (plain._is_plain, plain._has_local_rows)
        assert (False, False) == (printed._is_plain, printed._has_local_rows)
        assert (False, True) == (local._is_plain, local._has_local_rows)

    def test_local_rows_are_never_plain(self):
        """
        A section with local rows is read row by row.
        """
        section = forms.sum_of(local=(Local(label="甲", figure=1),))

        assert (False, True) == (section._is_plain, section._has_local_rows)

    def test_rows(self):
        """
        The cells of rows count too.
        """
        cells = forms.Cells(here=1, below=2, total=3)
        around = dict.fromkeys(["received", "carried_in", "carried_out"], cells)
        matrix = forms.Matrix.of(
            {
                f"{row}.{column}": 0
                for row in ("done", "late.total", "late.soon", "late.never", "total", "online")
                for column in ("here", "below", "total")
            }
            | {"cost.here": Decimal(0), "cost.below": Decimal(0)}
        )
        plain = forms.Around(matrix=matrix, **around)

        assert plain._is_plain
        assert not plain.replace({"carried_out.below": ""})._is_plain
        assert not plain.replace({"matrix.cost.below": "约5"})._is_plain
