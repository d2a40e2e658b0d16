"""
Paths: cells, rows and sections by name, and sections made from cells.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import core_forms as forms
from govinfo_report.errors import UnknownIndicatorError
from govinfo_report.figures import MISSING, Kind, Printed, amount, figure
from govinfo_report.form import Local, cell_paths
from govinfo_report.units import Unit

CELLS = forms.Cells(here=1, below=2, total=3)


def report(**named: Any):
    """
    Make a report whose requests are a sum, everything else missing.
    """
    cells = {
        "requests.total": 5,
        "requests.first": 2,
        "requests.second": 3,
        "requests.special": 0,
        "lines.fund": "1596.8",
        "lines.change": "-3",
    }
    return forms.Report.of(cells, **named)


def unknown(call):
    """
    Give path and hint of the error for a path that names nothing.
    """
    with pytest.raises(UnknownIndicatorError) as caught:
        call()
    return caught.value.path, caught.value.nearest


class TestGetting:
    """
    What stands at a path.
    """

    def test_cells(self):
        """
        A path goes down to a cell.
        """
        assert 5 == report()["requests.total"]
        assert Decimal("1596.8") == report()["lines.fund"]
        assert MISSING == report()["outcome.total"]

    def test_sections_and_rows(self):
        """
        A shorter path names a section or a row.
        """
        assert forms.sum_of() == report()["requests"]
        assert CELLS == forms.Around.of({"received": CELLS})["received"]
        assert 2 == forms.Around.of({"received": CELLS})["received.below"]

    def test_local_rows(self):
        """
        Local rows are counted from 1 in printing order; a path ends at the row's cell.
        """
        rows = (
            Local(label="乙", figure=7, after="first"),
            Local(label="甲", figure=figure("约5")),
        )
        section = report().replace({"requests.local": rows})

        assert figure("约5") == section["requests.local.1"]
        assert 7 == section["requests.local.2"]
        assert ("甲", "乙") == tuple(row.label for row in section["requests.local"])
        assert () == section["outcome.local"]

    def test_local_rows_of_a_matrix(self):
        """
        In a matrix the column is the last step.
        """
        matrix = forms.Around.of({"matrix.local": (Local(label="甲", figure=CELLS),)})

        assert CELLS == matrix["matrix.local.1"]
        assert 2 == matrix["matrix.local.1.below"]

    @pytest.mark.parametrize(
        "path",
        [
            "request.total",
            "requests.totals",
            "requests.total.x",
            "requests.total.x.y",
            "requests.",
            ".requests",
            "",
            "agency",
            "edition",
            "rules",
            "requests._is_plain",
            "local",
            "local.1",
            "lines.now.local.1",
        ],
    )
    def test_no_such_path(self, path):
        """
        A path that names nothing is refused whole.
        """
        assert path == unknown(lambda: report()[path])[0]

    @pytest.mark.parametrize(
        "number", ["0", "3", "-1", "x", "", "1.5", "+1", "１", "10000001", "²", "9" * 5000]
    )
    def test_no_such_local_row(self, number):
        """
        There are only as many local rows as there are.
        """
        section = report().replace(
            {"requests.local": tuple(Local(label=one, figure=1) for one in "甲乙")}
        )
        path = f"requests.local.{number}"

        assert path == unknown(lambda: section[path])[0]

    def test_no_such_step_below_a_local_row(self):
        """
        Below the cell of a local row is nothing.
        """
        section = report().replace({"requests.local": (Local(label="甲", figure=1),)})

        assert "requests.local.1.x" == unknown(lambda: section["requests.local.1.x"])[0]

        matrix = forms.Around.of({"matrix.local": (Local(label="甲", figure=CELLS),)})

        assert "matrix.local.1.x" == unknown(lambda: matrix["matrix.local.1.x"])[0]
        assert "matrix.local.1.here.x" == unknown(lambda: matrix["matrix.local.1.here.x"])[0]

    def test_hint(self):
        """
        The error names the path that was probably meant, if one is near.
        """
        assert "requests.total" == unknown(lambda: report()["request.total"])[1]
        assert "lines.before" == unknown(lambda: report()["lines.befor"])[1]
        assert unknown(lambda: report()["十"])[1] is None

    def test_message(self):
        """
        The message says what the form does not have and what it has.
        """
        with pytest.raises(UnknownIndicatorError) as caught:
            report()["request.total"]

        expected = "the form has no request.total; did you mean requests.total?"

        assert expected == str(caught.value)

    def test_long_paths_are_refused_quickly(self):
        """
        A path of a million characters is only compared by its beginning.
        """
        path = "requests.total" + "x" * 1_000_000

        assert path == unknown(lambda: report()[path])[0]


class TestContaining:
    """
    ``in`` asks whether something has a path.
    """

    def test_paths(self):
        """
        A path that names a cell or a section is in the value; anything else is not.
        """
        made = report()

        assert "requests.total" in made
        assert "requests" in made
        assert "requests.totel" not in made
        assert 3 not in made

    def test_no_numbers(self):
        """
        A value is no sequence of cells.
        """
        with pytest.raises(TypeError, match="not iterable"):
            list(report())


class TestReplacing:
    """
    Copies with other values at some paths.
    """

    def test_cells(self):
        """
        Only what is named changes, and the original stays.
        """
        before = report()
        after = before.replace({"requests.total": 6, "requests.first": 3, "lines.fund": Decimal(7)})

        assert (6, 3, 3, 0) == (
            after.requests.total,
            after.requests.first,
            after.requests.second,
            after.requests.special,
        )
        assert Decimal(7) == after.lines.fund
        assert report() == before
        assert before.outcome is after.outcome

    def test_nothing(self):
        """
        Without changes the copy is equal.
        """
        assert report() == report().replace({})

    @pytest.mark.parametrize(
        ("path", "text", "cell"),
        [
            ("requests.total", "7", 7),
            ("requests.total", "123.9万", figure("123.9万")),
            ("requests.total", "", figure("")),
            ("requests.total", None, MISSING),
            ("lines.change", "-3", -3),
            ("lines.fund", "7.50", Decimal("7.50")),
            ("lines.spent", "约5", amount("约5", Unit.YUAN)),
        ],
    )
    def test_texts(self, path, text, cell):
        """
        A text is read as its line prints it.
        """
        after = report().replace({path: text})

        assert cell == after[path]
        assert type(cell) is type(after[path])

    def test_text_of_a_signed_line(self):
        """
        A text is read with the sign that its line can have.
        """
        assert (-3, -3) == report().replace({"lines.change": "减3"})["lines.change"].span
        assert Kind.IMPOSSIBLE is report().replace({"lines.now": "减3"})["lines.now"].kind

    def test_heading(self):
        """
        The heading has paths of one step, and its texts are texts.
        """
        after = report().replace({"agency": "某某局", "year": 2017})

        assert ("某某局", 2017, None) == (after.agency, after.year, after.scope)
        assert after.replace({"agency": None}).agency is None

    def test_sections(self):
        """
        A section is replaced whole, and its cells after that.
        """
        other = forms.sum_of(9, 4, 5)
        after = report().replace({"requests.first": 1, "requests": other})

        assert (9, 1, 5) == (after.requests.total, after.requests.first, after.requests.second)

    def test_rows(self):
        """
        A row is replaced whole or by column.
        """
        around = forms.Around.of({"received": CELLS, "received.below": 7})

        assert (1, 7, 3) == (
            around["received.here"],
            around["received.below"],
            around["received.total"],
        )

    def test_local_rows(self):
        """
        The cell of a local row is replaced by its number, all of them at once by their field.
        """
        rows = tuple(
            Local(label=label, figure=cell, after="first", counts=True)
            for label, cell in (("甲", 1), ("乙", 2), ("丙", 3))
        )
        section = report().replace({"requests.local": rows})
        after = section.replace({"requests.local.2": 7, "requests.local.3": "约5"})

        assert [("甲", 1), ("乙", 7), ("丙", figure("约5"))] == [
            (row.label, row.figure) for row in after.requests.local
        ]
        assert {("first", True)} == {(row.after, row.counts) for row in after.requests.local}
        assert () == after.replace({"requests.local": ()}).requests.local

    def test_texts_of_local_rows(self):
        """
        A text is read for the unit of its row.
        """
        rows = (
            Local(label="甲", figure=1, unit="宗"),
            Local(label="乙", figure=Decimal(1), unit=Unit.YUAN),
        )
        after = report().replace({"requests.local": rows})
        after = after.replace({"requests.local.1": "7", "requests.local.2": "7"})

        assert [7, Decimal(7)] == [row.figure for row in after.requests.local]
        assert [int, Decimal] == [type(row.figure) for row in after.requests.local]
        assert Unit.YUAN is after.replace({"requests.local.2": "约5"})["requests.local.2"].unit

    def test_impossible_text_of_a_local_row(self):
        """
        A local row is never negative: what is printed so is kept, and impossible.
        """
        section = forms.sum_of(local=(Local(label="甲", figure=1),))
        cell = section.replace({"local.1": "-3"})["local.1"]

        assert (figure("-3"), Kind.IMPOSSIBLE) == (cell, cell.kind)
        assert False is cell.signed

    def test_missing_cell_of_a_local_row(self):
        """
        The cell of a local row can be missing.
        """
        section = forms.sum_of(local=(Local(label="甲", figure=1),))

        assert MISSING == section.replace({"local.1": MISSING})["local.1"]

    def test_columns_of_local_rows(self):
        """
        In a matrix the columns of a local row are replaced one by one.
        """
        around = forms.Around.of({"matrix.local": (Local(label="甲", figure=CELLS),)})
        after = around.replace({"matrix.local.1.here": 8, "matrix.local.1.below": "约5"})

        assert (8, figure("约5"), 3) == (
            after["matrix.local.1.here"],
            after["matrix.local.1.below"],
            after["matrix.local.1.total"],
        )
        assert CELLS == around["matrix.local.1"]

    def test_new_rows_and_their_cells(self):
        """
        New local rows come first, cells of them after that.
        """
        section = forms.sum_of(local=(Local(label="旧", figure=1),))
        after = section.replace(
            {"local": (Local(label="新", figure=2), Local(label="又", figure=3)), "local.2": 5}
        )

        assert [("新", 2), ("又", 5)] == [(row.label, row.figure) for row in after.local]

    @pytest.mark.parametrize(
        "path",
        [
            "request.total",
            "requests.totals",
            "requests.total.x",
            "requests.local.1",
            "local",
            "local.1",
            "agency.x",
            "",
            "edition",
            "lines.local.x",
        ],
    )
    def test_no_such_path(self, path):
        """
        A path that names nothing is refused whole.
        """
        assert path == unknown(lambda: report().replace({path: 1}))[0]

    def test_no_such_step_below_a_local_row(self):
        """
        The cell of a local row has nothing below it.
        """
        section = forms.sum_of(local=(Local(label="甲", figure=1),))

        assert "local.1.x" == unknown(lambda: section.replace({"local.1.x": 1}))[0]

        matrix = forms.Around.of({"matrix.local": (Local(label="甲", figure=CELLS),)})

        assert "matrix.local.1.x" == unknown(lambda: matrix.replace({"matrix.local.1.x": 1}))[0]

    def test_hint(self):
        """
        The error names the path that was probably meant, from the top.
        """
        assert ("requests.totl", "requests.total") == unknown(
            lambda: report().replace({"requests.totl": 1})
        )

    @pytest.mark.parametrize(
        ("path", "value", "error", "message"),
        [
            ("requests.total", -1, ValueError, "Sum.total must not be negative (got -1)"),
            ("requests.total", 1.5, TypeError, "Sum.total must be a count (got float 1.5)"),
            ("lines.fund", 5, TypeError, "Lines.fund must be an amount of money (got int 5)"),
            ("requests", 5, TypeError, "Report.requests must be a Sum (got int 5)"),
            ("requests", "5", TypeError, "Report.requests must be a Sum (got str '5')"),
            ("year", "2017", TypeError, "year must be a whole number or None (got '2017')"),
        ],
    )
    def test_values_are_checked(self, path, value, error, message):
        """
        A value is held to what its place can hold.
        """
        with pytest.raises(error) as caught:
            report().replace({path: value})

        assert str(caught.value).startswith(message)


class TestBuilding:
    """
    Sections made from the cells at hand.
    """

    def test_the_rest_is_missing(self):
        """
        What is not given is not in the source.
        """
        made = forms.Report.of({"requests.total": 5}, agency="某某局", year=2017)
        cells = {path: made[path] for path, _ in cell_paths(forms.Report)}

        assert 5 == cells.pop("requests.total")
        assert {MISSING} == set(cells.values())
        assert ("某某局", 2017) == (made.agency, made.year)
        assert () == made.requests.local

    def test_nothing_at_hand(self):
        """
        A section may be missing whole.
        """
        assert MISSING == forms.Sum.of({}).total

    def test_row_by_position(self):
        """
        The cells of a row stand in printing order, its total by name.
        """
        assert CELLS == forms.Cells.of(1, 2, total=3)
        assert forms.Cells(here=1, below=MISSING, total=MISSING) == forms.Cells.of(1)
        assert forms.Cells(here=figure("约5"), below=2, total=7) == forms.Cells.of(
            "约5", "2", total="7"
        )
        assert forms.Cells(here=MISSING, below=MISSING, total=3) == forms.Cells.of(total=3)
        assert forms.Cells(here=MISSING, below=MISSING, total=MISSING) == forms.Cells.of()

    def test_row_by_mapping(self):
        """
        A row may be made from a mapping as well.
        """
        assert CELLS == forms.Cells.of({"here": 1, "below": 2, "total": 3})

    def test_row_of_money(self):
        """
        The cells of a row of money are amounts.
        """
        made = forms.Costs.of("1.50", Decimal(2))

        assert (Decimal("1.50"), Decimal(2)) == (made.here, made.below)

    def test_too_many_cells(self):
        """
        A row has as many parts as it has, the total not among them.
        """
        with pytest.raises(TypeError) as caught:
            forms.Cells.of(1, 2, 3)

        expected = "Cells.of() takes at most 2 cells (got 3 positional arguments)"

        assert expected == str(caught.value)

    @pytest.mark.parametrize("cells", [(), (1, 2), ([("total", 1)],), ({}, {})])
    def test_sections_take_one_mapping(self, cells):
        """
        A section is made from one mapping.
        """
        with pytest.raises(TypeError) as caught:
            forms.Sum.of(*cells)

        expected = (
            "Sum.of() takes one mapping from paths to cells"
            f" (got {len(cells)} positional arguments)"
        )

        assert expected == str(caught.value)

    def test_unknown_path(self):
        """
        A path that names nothing is refused with a hint.
        """
        assert ("totl", "total") == unknown(lambda: forms.Sum.of({"totl": 1}))
        assert ("her", "here") == unknown(lambda: forms.Cells.of(her=1))

    def test_unknown_heading(self):
        """
        A heading that the report does not have is refused.
        """
        with pytest.raises(TypeError, match="agenci"):
            forms.Report.of({}, agenci="某某局")


class TestCellPaths:
    """
    The cells of a class in printing order.
    """

    def test_order(self):
        """
        Sections and rows are gone through where they stand; local rows are no part of the form.
        """
        assert [
            "received.here",
            "received.below",
            "received.total",
            "carried_in.here",
            "carried_in.below",
            "carried_in.total",
            "matrix.done.here",
            "matrix.done.below",
            "matrix.done.total",
            "matrix.late.total.here",
        ] == [path for path, _ in cell_paths(forms.Around)][:10]

    def test_fields(self):
        """
        Each path comes with the field that declares it.
        """
        found = dict(cell_paths(forms.Report))

        assert "本年增/减" == found["lines.change"].word.label
        assert "total" == found["requests.total"].name
        assert not isinstance(found["requests.total"], Printed)
