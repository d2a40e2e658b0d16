"""
The golden codebook: every label, number, unit and rule of the form, pinned.

Made of the declaration and read through line by line; a change of the form changes it on purpose.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govinfo_report.editions import EDITIONS, codebook, e2014, edition
from govinfo_report.errors import UnknownEditionError
from govinfo_report.form import Role, indicators, lines
from govinfo_report.units import Unit

GOLDEN = Path(__file__).parent / "codebook.json"
CORPUS = Path(__file__).resolve().parents[3] / "../shared/corpus/A-2017-chongqing.json"


class TestCodebook:
    """
    The declaration as data.
    """

    def test_golden(self):
        """
        Lines and rules are those of the golden file.
        """
        assert json.loads(GOLDEN.read_text("utf-8")) == codebook(e2014.Report)

    def test_can_be_written(self):
        """
        It is made of what JSON has.
        """
        made = codebook(e2014.Report)

        assert made == json.loads(json.dumps(made))

    def test_languages(self):
        """
        Formulas are written with labels or with paths; labels are never translated.
        """
        chinese, english = codebook(e2014.Report), codebook(e2014.Report, "en")

        assert chinese["lines"] == english["lines"]
        assert "专职人员数" in str([one["formula"] for one in chinese["rules"]])
        assert "staff.full_time" in str([one["formula"] for one in english["rules"]])

    def test_size(self):
        """
        The form has 58 lines with a figure below seven bare headings.
        """
        found = indicators(e2014.Report)

        assert (58, 7) == (
            len([line for line in found if not line.is_heading]),
            len([line for line in found if line.is_heading]),
        )


class TestPublishedTable:
    """
    A table that was published on the form.
    """

    @pytest.mark.skipif(not CORPUS.exists(), reason="the shared folder is not here")
    def test_labels_numbers_units_and_order(self, published):
        """
        The lines of the report are those of the published table, its local line included.
        """
        rows = json.loads(CORPUS.read_text("utf-8"))["tables"]["rows"]
        printed = [
            [f"{line.number or ''}{line.label}", "——" if line.unit is None else str(line.unit)]
            for line in lines(published)
        ]

        assert [row[:2] for row in rows] == printed

    @pytest.mark.skipif(not CORPUS.exists(), reason="the shared folder is not here")
    def test_figures(self, published):
        """
        The figures of the fixture are those of the published table.
        """
        rows = json.loads(CORPUS.read_text("utf-8"))["tables"]["rows"]
        written = [
            "" if line.is_heading else str(getattr(cell, "text", cell))
            for line in lines(published)
            for cell in [published[line.path]]
        ]

        assert [row[2] for row in rows] == written

    def test_local_line(self, published):
        """
        The local line takes the number 5 by its place, and 其他方式 becomes 6.
        """
        channels = [
            (line.number, line.label)
            for line in lines(published)
            if line.block == "proactive_disclosure.channels"
        ]

        assert [
            ("1．", "政府公报公开政府信息数"),
            ("2．", "政府网站公开政府信息数"),
            ("3．", "政务微博公开政府信息数"),
            ("4．", "政务微信公开政府信息数"),
            ("5．", "政府信息公开统一平台公开政府信息数"),
            ("6．", "其他方式公开政府信息数"),
        ] == channels
        assert Role.LOCAL is lines(published)[9].role


class TestEdition:
    """
    The edition as the others are.
    """

    def test_names(self):
        """
        Every edition has its report class, its rules and its years.
        """
        assert "2014" == e2014.Report.edition
        assert range(2014, 2019) == e2014.YEARS == e2014.Report.years
        assert e2014.RULES is e2014.Report.rules
        assert "政府信息公开情况统计表" == e2014.Report.title
        assert e2014 is edition("2014") is EDITIONS["2014"]

    def test_unknown(self):
        """
        Another name is refused with those there are.
        """
        with pytest.raises(UnknownEditionError) as caught:
            edition("2015")

        assert ("2015", tuple(EDITIONS)) == (caught.value.name, caught.value.known)
        assert str(caught.value).startswith("no edition '2015'; there are '2014'")

    def test_units(self):
        """
        Two lines hold money, both in 万元.
        """
        assert {
            "request_fees": Unit.TEN_THOUSAND_YUAN,
            "institutions_and_funding.dedicated_funding": Unit.TEN_THOUSAND_YUAN,
        } == e2014.RULES.units
