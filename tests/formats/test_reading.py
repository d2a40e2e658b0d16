"""
What reading a source gives beside the report.
"""

from __future__ import annotations

import datetime

import attrs
import pytest

from govinfo_report.editions import e2014
from govinfo_report.errors import UnreadableError
from govinfo_report.formats import Source, _reading, parse, parse_all
from govinfo_report.formats._reading import Excerpt, readings_of
from govinfo_report.grid import Grid, Notice, NoticeCode, Row, grid_of_text, join
from printed_tables import rows_of, text_of

TEXT = text_of(rows_of())
SOURCE = Source("甲.txt", "text")


def codes(text):
    """
    Give the codes of the notices about a text.
    """
    return [one.code for one in parse(text).notices]


class TestRecognising:
    """
    Which edition a table is of.
    """

    def test_it_is_said_first(self):
        """
        The first notice says which edition was recognised and by how much.
        """
        first = parse(TEXT).notices[0]

        assert "read as the 2014 form: 65 of its 65 lines were found" == first.message("en")

    @pytest.mark.parametrize("year", [2014, 2018])
    def test_years_of_the_form(self, year):
        """
        A year of the form needs no notice.
        """
        assert [NoticeCode.EDITION_RECOGNISED] == codes(TEXT.replace("2016", str(year)))

    @pytest.mark.parametrize("year", [2008, 2013, 2019])
    def test_other_years(self, year):
        """
        The labels decide, not the year; a year the form was not made for is noticed.
        """
        reading = parse(TEXT.replace("2016", str(year)))
        (notice,) = [one for one in reading.notices if one.code is NoticeCode.EDITION_OUT_OF_YEARS]

        assert year == reading.report.year
        assert f"the 2014 form was prescribed for other years than {year}" == notice.message("en")

    def test_no_year(self):
        """
        A table without a year has none, and no year is guessed.
        """
        reading = parse(TEXT.replace("（2016年度）", ""))

        assert reading.report.year is None
        assert [NoticeCode.EDITION_RECOGNISED] == [one.code for one in reading.notices]

    def test_the_form_with_more_lines_found_wins(self):
        """
        A table is joined to the form of which most lines are found.
        """
        rows = tuple(Row(1, (row.label, row.unit, row.figure)) for row in rows_of())
        excerpt = Excerpt(Grid(rows), lambda *_: "")
        (reading,) = readings_of([excerpt], [e2014.Report, e2014.Report], SOURCE, ())

        assert isinstance(reading.report, e2014.Report)


class TestPeriod:
    """
    The days that the figures cover.
    """

    @pytest.mark.parametrize("year", ["（2016年度）", ""])
    def test_a_calendar_year(self, year):
        """
        The year itself needs no notice.
        """
        text = f"统计期限自2016年1月1日起至2016年12月31日止。\n{TEXT.replace('（2016年度）', year)}"
        period = (datetime.date(2016, 1, 1), datetime.date(2016, 12, 31))

        assert period == parse(text).source.period
        assert [NoticeCode.EDITION_RECOGNISED] == codes(text)

    @pytest.mark.parametrize(
        "days",
        [
            "2016年1月1日起至2016年11月30日",
            "2015年1月1日起至2015年12月31日",
            "2015年12月1日起至2016年12月31日",
        ],
    )
    def test_other_periods(self, days):
        """
        Anything but the year of the report is noticed.
        """
        assert NoticeCode.PERIOD_UNUSUAL in codes(f"统计期限自{days}止。\n{TEXT}")


class TestSource:
    """
    Where a report was read from.
    """

    def test_line_of_the_table(self):
        """
        The line at which the table begins is counted in the whole source.
        """
        reading = parse(f"前言\n\n\n{TEXT}", name="甲.txt")

        assert Source("甲.txt", "text", None, None, 8) == reading.source

    def test_encoding(self):
        """
        The encoding of bytes is said; a text has none.
        """
        assert "utf-8" == parse(TEXT.encode()).source.encoding
        assert parse(TEXT).source.encoding is None

    def test_display(self):
        """
        In a notebook a reading that went well looks like its report; notices stand below it.
        """
        reading = parse(TEXT)
        notice = Notice(NoticeCode.TEXT_UNPLACED, "<b>")
        shown = attrs.evolve(reading, notices=(*reading.notices, notice))._repr_html_()

        assert reading.report._repr_html_() == reading._repr_html_()
        assert shown.startswith(reading._repr_html_())
        assert "<li>“&lt;b&gt;”不属于统计表的任何一行</li>" in shown

    def test_followed_by_nothing(self):
        """
        Without other reports a reading stays what it is.
        """
        reading = parse(TEXT)

        assert reading is reading.followed_by(())


class TestNothingFound:
    """
    Sources without a table.
    """

    @pytest.mark.parametrize("excerpts", [[], [Excerpt(Grid(()), lambda *_: "")]])
    def test_what_was_looked_for(self, excerpts):
        """
        The error names the source and the table that was looked for.
        """
        with pytest.raises(
            UnreadableError, match=r"甲\.txt: holds no table .* rows of 政府信息公开情况统计表"
        ):
            readings_of(excerpts, [e2014.Report], SOURCE, ())


class TestManyTables:
    """
    Sources of very many tables.
    """

    def test_too_many_are_refused(self, monkeypatch):
        """
        A source of more tables than any has is refused with the documented error.
        """
        monkeypatch.setattr(_reading, "_MOST_TABLES", 2)

        assert 2 == len(parse_all(TEXT * 2))
        with pytest.raises(UnreadableError, match="holds more than 2 tables"):
            parse_all(TEXT * 3)

    def test_the_rows_are_not_copied(self, monkeypatch):
        """
        Each table is joined in the one grid, from the row at which it begins.
        """
        calls = []

        def noting(grid, form, start) -> object:
            calls.append((id(grid), start))
            return join(grid, form, start)

        monkeypatch.setattr(_reading, "join", noting)
        parse_all(TEXT * 3)
        starts = [start for _, start in calls]

        assert 1 == len({grid for grid, _ in calls})
        assert [0, starts[1], starts[1] + len(grid_of_text(TEXT).rows)] == starts
