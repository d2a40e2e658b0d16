"""
Sections as values: compared, shown, copied, pickled and added.
"""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

import core_forms as forms
from govinfo_report import form
from govinfo_report.figures import MISSING, Interval, amount, bounds, figure
from govinfo_report.form import Local, cell_paths, fast_builder, fast_constructor
from govinfo_report.form._fast import _ordinary
from govinfo_report.units import Unit

CELLS = forms.Cells(here=1, below=2, total=3)


@form.section
class Outer(form.Section):
    """
    Sections with local rows, further down.
    """

    settled: forms.Settled = form.group("处理")


def report(**named: Any):
    """
    Make a report that prints some cells.
    """
    cells = {"requests.total": 5, "outcome.first": "约5", "lines.fund": "1596.80"}
    return forms.Report.of(cells, **named)


class TestValues:
    """
    Two sections are equal if all their cells are.
    """

    def test_equal(self):
        """
        Equal cells make equal sections, which are one in a set.
        """
        assert report(year=2000) == report(year=2000)
        assert 1 == len({report(year=2000), report(year=2000)})

    @pytest.mark.parametrize(
        "changes",
        [
            {"requests.total": 6},
            {"requests.total": "5（注）"},
            {"lines.fund": "1596.8"},
            {"year": 2001},
            {"agency": "某某局"},
            {"requests.local": (Local(label="甲", figure=1),)},
        ],
    )
    def test_unequal(self, changes):
        """
        One other cell, digit, heading or local row makes another section.
        """
        assert report(year=2000) != report(year=2000).replace(changes)

    def test_other_classes(self):
        """
        A section of another class is another.
        """
        assert forms.Sum.of({}) != forms.Ways.of({})
        assert forms.Sum.of({}) != 5

    def test_shown(self):
        """
        Its repr is how it is written; the flags are not shown.
        """
        assert "Cells(here=1, below=2, total=3)" == repr(CELLS)

    def test_asdict(self):
        """
        What reads any attrs class reads a section.
        """
        assert {"here": 1, "below": 2, "total": 3} == attrs.asdict(CELLS)
        assert forms.Cells(here=1, below=2, total=7) == attrs.evolve(CELLS, total=7)


class TestCopies:
    """
    Copies and pickles.
    """

    @pytest.mark.parametrize(
        "section",
        [
            CELLS,
            forms.sum_of(),
            forms.sum_of(total=figure("1.2万")),
            forms.sum_of(local=(Local(label="甲", figure=1, unit="宗"),)),
            report(agency="某某局", year=2000),
            forms.Matrix.of({}, local=(Local(label="甲", figure=CELLS),)),
        ],
    )
    def test_copies(self, section):
        """
        Copies and pickles of every protocol are equal, and remember what the original does.
        """
        pickles = [
            pickle.loads(pickle.dumps(section, protocol))  # noqa: S301 - our own pickle
            for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)
        ]
        for again in (*pickles, copy.copy(section), copy.deepcopy(section)):
            assert section == again
            assert type(section) is type(again)
            assert hash(section) == hash(again)
            assert section._has_local_rows == again._has_local_rows
            assert section._is_plain == again._is_plain

    def test_pickles_are_checked(self):
        """
        A pickle in which somebody changed a cell is checked like all that comes from a file.
        """
        state = forms.sum_of().__getstate__()
        section = forms.Sum.__new__(forms.Sum)

        with pytest.raises(TypeError, match=r"Sum\.first must be a count"):
            section.__setstate__({**state, "first": "7"})

    def test_copies_can_be_used(self):
        """
        A copy has paths and can be replaced.
        """
        again = copy.deepcopy(report())

        assert 5 == again["requests.total"]
        assert 6 == again.replace({"requests.total": 6})["requests.total"]


class TestSums:
    """
    Sections add up cell by cell.
    """

    def test_cells(self):
        """
        Plain numbers add up to plain numbers.
        """
        total = forms.sum_of(5, 2, 3, 1) + forms.sum_of(7, 3, 4, 0)

        assert forms.sum_of(12, 5, 7, 1) == total
        assert total._is_plain

    def test_printed_cells(self):
        """
        What is printed otherwise adds up to what both allow.
        """
        one = forms.sum_of(figure("1.2万"), 2, figure(""), MISSING)
        total = one + forms.sum_of(5, figure("３"), 3, 0)

        assert (figure("11505—12505"), 5, figure("3以上"), MISSING) == (
            total.total,
            total.first,
            total.second,
            total.special,
        )

    def test_nothing_twice(self):
        """
        What both leave out stays left out, as each leaves it out.
        """
        one = forms.sum_of(figure(""), figure("/"), MISSING, figure("abc"))
        total = one + one

        assert (figure(""), figure("/"), MISSING) == (total.total, total.first, total.second)
        assert Interval(0, None) == bounds(total.special)

    def test_depth(self):
        """
        Sections below are added as well, rows too.
        """
        total = report() + report()

        assert (10, 10) == (total["requests.total"], total["outcome.first"])

        around = forms.Around.of({"received": CELLS})

        assert forms.Cells(here=2, below=4, total=6) == (around + around)["received"]

    def test_money(self):
        """
        Amounts add up in the unit of their line.
        """
        total = report() + report()

        assert amount("3193.59—3193.61") == total["lines.fund"]

        one = forms.Funds(total=Decimal("1.50"), offices=Decimal(0), websites=Decimal("1.50"))
        both = one + one

        assert Decimal("3.00").as_tuple() == both.total.as_tuple()
        assert Decimal(0).as_tuple() == both.offices.as_tuple()

    def test_signed_lines(self):
        """
        A signed line adds up below zero.
        """
        one = forms.Lines.of({"change": "-3"})
        other = forms.Lines.of({"change": "减1.2万"})

        assert -6 == (one + one).change
        assert (-12503, -11503) == (one + other).change.span

    def test_heading(self):
        """
        The heading keeps what both agree on.
        """
        total = report(agency="甲局", year=2000) + report(agency="乙局", year=2000)

        assert (None, 2000, None) == (total.agency, total.year, total.scope)

    def test_other_classes(self):
        """
        Sections of two classes do not add up.
        """
        with pytest.raises(TypeError, match="unsupported operand"):
            forms.Sum.of({}) + forms.Ways.of({})
        with pytest.raises(TypeError, match="unsupported operand"):
            forms.Sum.of({}) + 5

    def test_money_without_unit(self):
        """
        Amounts of no stated unit are not added up: what they are together is not known.
        """
        one = forms.Lines.of({"bought": "5"})
        nothing = forms.Lines.of({"bought": "0"})

        assert amount("不详", Unit.UNSTATED) == (one + one).bought
        assert Decimal(5) == (one + nothing).bought == (nothing + one).bought
        assert Decimal(0) == (nothing + nothing).bought


class TestSumsOfLocalRows:
    """
    Local rows add up by their labels.
    """

    @staticmethod
    def section(*rows: Any) -> Any:
        """
        Make a sum with local rows.
        """
        return forms.sum_of(local=rows)

    def test_same_label(self):
        """
        Rows of one folded label, place and unit are one row, named as in the first report.
        """
        one = self.section(Local(label="（三）统一平台", figure=1, after="first", counts=True))
        other = self.section(Local(label="统一平台", figure=2, after="first", counts=True))

        assert (Local(label="（三）统一平台", figure=3, after="first", counts=True),) == (
            one + other
        ).local

    @pytest.mark.parametrize(
        "other",
        [
            Local(label="别的", figure=2),
            Local(label="统一平台", figure=2, after="first"),
            Local(label="统一平台", figure=2, unit=Unit.TIME),
            Local(label="统一平台", figure=2, unit="宗"),
        ],
    )
    def test_other_rows(self, other):
        """
        Rows of another label, place or unit stay apart.
        """
        one = Local(label="统一平台", figure=1)
        total = self.section(one) + self.section(other)

        assert (one, other) == total.local

    def test_one_report_without(self):
        """
        A report without the row adds nothing to it.
        """
        row = Local(label="统一平台", figure=figure("约5"), counts=False)

        assert (row,) == (self.section(row) + self.section()).local
        assert (row,) == (self.section() + self.section(row)).local

    @pytest.mark.parametrize(
        ("one", "other", "both"),
        [
            (True, True, True),
            (False, False, False),
            (None, None, None),
            (True, False, None),
            (True, None, None),
        ],
    )
    def test_counts(self, one, other, both):
        """
        Whether a row counts is known if both reports agree.
        """
        total = self.section(Local(label="甲", figure=1, counts=one)) + self.section(
            Local(label="甲", figure=1, counts=other)
        )

        assert both is total.local[0].counts

    @pytest.mark.parametrize("unit", ["宗", "件", Unit.TIME])
    def test_units(self, unit):
        """
        Counts add up in any unit.
        """
        one = self.section(Local(label="甲", figure=1, unit=unit))
        other = self.section(Local(label="甲", figure=figure("约5"), unit=unit))

        assert figure("6以上") != (one + other).local[0].figure
        assert bounds(figure("约5")) + 1 == bounds((one + other).local[0].figure)

    def test_money(self):
        """
        Amounts add up in the unit of their row.
        """
        row = Local(label="甲", figure=Decimal("0.5"), unit=Unit.YUAN)
        total = self.section(row) + self.section(row)

        assert amount("0.9—1.1", Unit.YUAN) == total.local[0].figure

        row = Local(label="甲", figure=Decimal("0.50"), unit=Unit.YUAN)
        exact = self.section(row) + self.section(row)

        assert Decimal("1.00") == exact.local[0].figure
        assert Interval(90, 110) == bounds(total.local[0].figure)

    def test_rows_of_a_matrix(self):
        """
        Rows add up by column.
        """
        one = forms.Matrix.of({}, local=(Local(label="甲", figure=CELLS),))

        assert forms.Cells(here=2, below=4, total=6) == (one + one).local[0].figure

    def test_order(self):
        """
        Rows stand in the order of their places.
        """
        one = self.section(Local(label="乙", figure=1, after="first"))
        other = self.section(
            Local(label="甲", figure=1), Local(label="乙", figure=1, after="first")
        )

        assert ["甲", "乙"] == [row.label for row in (one + other).local]


class TestFastConstructors:
    """
    Constructors for values that are known to be right.
    """

    def test_constructor(self):
        """
        It takes heading, fields and local rows by position and makes the same section.
        """
        made = fast_constructor(forms.Sum)(5, 2, 3, 0, ())

        assert forms.sum_of() == made
        assert forms.Sum is type(made)
        assert (True, False) == (made._is_plain, made._has_local_rows)
        assert hash(forms.sum_of()) == hash(made)

    def test_generated(self):
        """
        It is generated code, which says in tracebacks what it was generated for.
        """
        check = forms.Sum.__attrs_post_init__
        for made in (fast_constructor(forms.Sum), fast_builder(forms.Sum), check):
            assert "<generated for Sum>" == made.__code__.co_filename

    def test_made_once(self):
        """
        A class has one.
        """
        assert fast_constructor(forms.Sum) is fast_constructor(forms.Sum)
        assert fast_builder(forms.Sum) is fast_builder(forms.Sum)

    def test_frozen(self):
        """
        What it makes is as frozen as any other section.
        """
        made = fast_constructor(forms.Sum)(5, 2, 3, 0, ())
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            made.total = 6

        assert 6 == made.replace({"total": 6}).total

    @pytest.mark.parametrize(
        ("cells", "plain"),
        [
            ((5, 2, 3, 0), True),
            ((figure(""), 2, 3, 0), False),
            ((5, figure(""), 3, 0), False),
            ((5, 2, 3, figure("")), False),
        ],
    )
    def test_plain(self, cells, plain):
        """
        It remembers whether all cells are plain.
        """
        assert plain is fast_constructor(forms.Sum)(*cells, ())._is_plain

    def test_plain_money(self):
        """
        Amounts are plain if they are Decimals; a section of money alone too.
        """
        funds = fast_constructor(forms.Funds)
        nothing = Decimal(0)

        assert funds(nothing, nothing, nothing)._is_plain
        assert not funds(nothing, amount("约5"), nothing)._is_plain
        assert not funds(amount("约5"), nothing, nothing)._is_plain

    def test_local_rows(self):
        """
        It remembers local rows, which are never plain.
        """
        made = fast_constructor(forms.Sum)(5, 2, 3, 0, (Local(label="甲", figure=1),))

        assert (False, True) == (made._is_plain, made._has_local_rows)
        assert forms.sum_of(local=(Local(label="甲", figure=1),)) == made

    def test_depth(self):
        """
        It remembers what its sections remember.
        """
        construct = fast_constructor(forms.Report)
        plain, printed = forms.sum_of(), forms.sum_of(figure(""))
        local = forms.sum_of(local=(Local(label="甲", figure=1),))
        zero = forms.Lines(
            now=0,
            before=0,
            change=-1,
            people=0,
            spent=Decimal(0),
            budget=Decimal(0),
            fund=Decimal(0),
            bought=Decimal(0),
        )
        made = construct("某某局", 2000, None, plain, plain, zero)

        assert ("某某局", 2000, None) == (made.agency, made.year, made.scope)
        assert (True, False) == (made._is_plain, made._has_local_rows)

        made = construct(None, None, None, plain, printed, zero)

        assert (False, False) == (made._is_plain, made._has_local_rows)

        made = construct(None, None, None, local, plain, zero)

        assert (False, True) == (made._is_plain, made._has_local_rows)

    def test_ordinary_constructor(self):
        """
        Where Python does not let an object change its class, the ordinary constructor is called.
        """
        names = ("total", "first", "second", "special", "local")

        assert forms.sum_of() == _ordinary(forms.Sum, names)(5, 2, 3, 0, ())
        with pytest.raises(ValueError, match="zip"):
            _ordinary(forms.Sum, names)(5, 2, 3)

    def test_copies(self):
        """
        What it makes can be pickled and copied.
        """
        made = fast_constructor(forms.Sum)(5, 2, 3, 0, ())

        assert made == pickle.loads(pickle.dumps(made))  # noqa: S301 - our own pickle
        assert made == copy.deepcopy(made)

    def test_builder(self):
        """
        A builder takes all cells in printing order, local rows by section, and the heading.
        """
        build = fast_builder(forms.Report)
        row = Local(label="甲", figure=1, after="first")
        zero = Decimal(0)
        cells = [5, 2, 3, 0, 6, 2, figure("约4"), 1, 1, 2, -1, 0, zero, zero, zero, zero]
        expected = forms.Report(
            agency="某某局",
            year=2000,
            requests=forms.sum_of(),
            outcome=forms.sum_of(6, 2, figure("约4"), 1, local=(row,)),
            lines=forms.Lines(
                now=1,
                before=2,
                change=-1,
                people=0,
                spent=zero,
                budget=zero,
                fund=zero,
                bought=zero,
            ),
        )
        made = build(cells, {"outcome": (row,)}, "某某局", 2000, None)

        assert expected == made
        assert (False, True) == (made._is_plain, made._has_local_rows)
        assert made.requests._is_plain

    def test_builder_at_depth(self):
        """
        Local rows of sections at any depth are found by the path of their section.
        """
        row = Local(label="甲", figure=1)
        cells = list(range(len(list(cell_paths(Outer)))))
        made = fast_builder(Outer)(cells, {"settled.bare": (row,), "settled": (row,)})

        assert (row,) == made["settled.bare.local"] == made["settled.local"]
        assert () == made["settled.otherwise.local"]
        assert made._has_local_rows
        assert cells == [made[path] for path, _ in cell_paths(Outer)]

    def test_builder_of_rows(self):
        """
        The cells of rows stand in their place; local rows at the top have the empty path.
        """
        cells = list(range(18))
        cells[18:] = [Decimal(0), Decimal(1)]
        row = Local(label="甲", figure=CELLS)
        made = fast_builder(forms.Matrix)(cells, {"": (row,)})

        assert (0, 3, 12, 17) == (
            made.done.here,
            made.late.total.here,
            made.total.here,
            made.online.total,
        )
        assert (Decimal(0), Decimal(1)) == (made.cost.here, made.cost.below)
        assert (row,) == made.local
