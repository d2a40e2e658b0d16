"""
Reports in web pages.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govinfo_report.checking import check
from govinfo_report.diagnosis import diagnose
from govinfo_report.editions import e2021
from govinfo_report.errors import UnreadableError
from govinfo_report.figures import Kind
from govinfo_report.form import cell_paths
from govinfo_report.formats import parse, parse_all, render
from govinfo_report.grid import NoticeCode
from printed_tables import rows_of

pytestmark = pytest.mark.needs("lxml")
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.fixture(scope="module")
def report():
    """
    Give a report on the 2021 form.
    """
    cells = {path: str(place) for place, (path, _) in enumerate(cell_paths(e2021.Report))}
    kept = {path: text for path, text in cells.items() if ".other.total." not in path}
    return e2021.Report.of(kept, agency="甲市", year=2023)


def page_of(rows):
    """
    Write the rows of the 2014 form as a page in the manner of a word processor.
    """
    lines = "".join(
        f"<tr><td><p class=MsoNormal><span>{row.label}</span><o:p></o:p></p>"
        f"<td><p>{row.unit}</p><td><p>{row.figure}&nbsp;</p>"
        for row in rows
    )
    title = "甲市2016年政府信息公开工作年度报告"
    return f"<html><body><h2>{title}</h2><p>政府信息公开情况统计表</p><table>{lines}</table>"


def test_a_page_of_a_word_processor():
    """
    All figures of the form are read, with the heading above the table.
    """
    reading = parse(page_of(rows_of()))
    expected = {row.path: row.figure for row in rows_of() if row.path}

    assert ("甲市", 2016, "html") == (
        reading.report.agency,
        reading.report.year,
        reading.source.format,
    )
    assert expected == {path: str(reading.report[path]) for path in expected}
    assert [NoticeCode.EDITION_RECOGNISED] == [notice.code for notice in reading.notices]


def test_rows_of_cells(report):
    """
    What was written is read again, with and without findings and what may explain them.
    """
    marks = {"findings": check(report), "diagnosis": diagnose(report)}
    for page in (render(report, "html"), render(report, "html", **marks)):
        reading = parse(page)

        assert report == reading.report
        assert [NoticeCode.EDITION_RECOGNISED] == [notice.code for notice in reading.notices]


def test_what_a_notebook_shows(report):
    """
    The fragment that notebooks show is a page too.
    """
    assert report == parse(report._repr_html_()).report


@pytest.mark.parametrize("label", ["gb2312", "GBK", '"gb2312"', "gb18030"])
def test_mislabelled_pages(label):
    """
    A page labelled gb2312 holds what it holds: nothing behind a rare character is lost.
    """
    text = page_of(rows_of()).replace("<body>", f"<meta charset={label}><p>镕㐀</p>")
    reading = parse(text.encode("gb18030"))

    assert parse(page_of(rows_of())).report == reading.report
    assert "gb18030" == reading.source.encoding
    assert NoticeCode.ENCODING not in [notice.code for notice in reading.notices]


def test_pages_without_label():
    """
    Without a label, what is no UTF-8 is GB 18030, and a notice says so.
    """
    reading = parse(page_of(rows_of()).encode("gb18030"))

    assert NoticeCode.ENCODING in [notice.code for notice in reading.notices]


def test_two_reports_in_one_page(report):
    """
    Each is given, with its own heading.
    """
    other = report.replace({"requests.received.total": 5})
    page = render(report, "html") + render(other, "html").replace("2023", "2022")

    assert [(2023, report["requests.received.total"]), (2022, 5)] == [
        (one.report.year, one.report["requests.received.total"]) for one in parse_all(page)
    ]


def test_a_table_cut_in_half(report):
    """
    What is cut off is missing and noted; what is there is right.
    """
    page = render(report, "html")
    reading = parse(page[: page.index("重复申请")])

    assert report["requests.processed.granted"] == reading.report["requests.processed.granted"]
    cell = reading.report["requests.carried_out.total"]
    assert cell.kind is Kind.MISSING
    assert NoticeCode.ROW_MISSING in [notice.code for notice in reading.notices]


@pytest.mark.parametrize("text", ["<p>甲</p>", "<html></html>", "<!-- -->", "<table>" * 5_000])
def test_pages_without_a_report(text):
    """
    Without any table of a known form there is one documented error.
    """
    with pytest.raises(UnreadableError):
        parse(text)


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"{CORPUS} is not there")
def test_a_published_page():
    """
    Shanghai's page of 2019 is read whole; an empty column is no violation unless blanks are zero.
    """
    published = json.loads((CORPUS / "B-2019-shanghai-office.json").read_text("utf-8"))
    report = parse(published["raw"]).report
    found = check(report, blanks="zero")

    assert ("2019", 821, 805) == (
        report.edition,
        report["requests.received.natural_person"],
        report["requests.processed.total.total"],
    )
    assert () == tuple(check(report))
    assert found
    assert {"total"} == {one.where.rpartition(".")[2] for one in found}
