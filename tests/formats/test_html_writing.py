"""
Whole pages.
"""

from __future__ import annotations

import re

import pytest

from govinfo_report.checking import check
from govinfo_report.diagnosis import diagnose
from govinfo_report.editions import e2014, e2021
from govinfo_report.figures import figure
from govinfo_report.form import cell_paths
from govinfo_report.formats import html
from govinfo_report.grid import layout
from html_trees import parsed

HOSTILE = "</title><script>alert(1)</script>\"'&"


@pytest.fixture(scope="module")
def report():
    """
    Give a report on the 2021 form whose reviews do not add up.
    """
    cells = {path: "0" for path, _ in cell_paths(e2021.Report)}
    cells = {path: text for path, text in cells.items() if ".other.total." not in path}
    cells["disputes.reviews.upheld"] = "11"
    return e2021.Report.of(cells, agency="甲市", year=2023)


def page_of(report, findings=None, diagnosis=None):
    """
    Parse the page of a report.
    """
    return parsed(html.write(report, findings, diagnosis))


class TestPage:
    """
    What a browser is told about the page.
    """

    def test_document(self, report):
        """
        It is a document of HTML in Chinese, in UTF-8, as wide as the screen, light or dark.
        """
        text = html.write(report)
        (root,) = parsed(text).all("html")
        metas = [meta.attributes for meta in root.all("meta")]

        assert text.startswith("<!doctype html>\n")
        assert "zh" == root.attributes["lang"]
        assert {"charset": "utf-8"} in metas
        assert {
            "name": "viewport",
            "content": "width=device-width, initial-scale=1",
        } in metas
        assert {"name": "color-scheme", "content": "light dark"} in metas

    def test_title(self, report):
        """
        The title stands in the window and above the tables.
        """
        tree = page_of(report)
        expected = "甲市2023年政府信息公开工作年度报告"

        assert [expected] == [one.text for one in tree.all("title")]
        assert [expected] == [one.text for one in tree.all("h1")]

    def test_tables_are_captioned(self, report):
        """
        Each chapter is the caption of its table and names the region that scrolls.
        """
        tree = page_of(report)
        expected = [grid.title for grid in layout(report)]
        regions = [one for one in tree.all("div") if "scroll" in one.classes]

        assert expected == [one.text for one in tree.all("caption")]
        assert expected == [one.attributes["aria-label"] for one in regions]
        assert {"0"} == {one.attributes["tabindex"] for one in regions}

    def test_nothing_is_fetched_or_run(self, report):
        """
        No script, no link, no frame, no picture, no address.
        """
        text = html.write(report, check(report), diagnose(report))
        names = {one.tag for one in parsed(text).everything()}

        assert not names & {"a", "base", "embed", "iframe", "img", "link", "object", "script"}
        assert not re.search(r"url\(|@import|https?:|//", text)

    def test_hostile_heading(self):
        """
        Markup in the agency is shown, not obeyed.
        """
        tree = page_of(e2021.Report.of({}, agency=HOSTILE))

        assert [] == tree.all("script")
        assert tree.all("h1")[0].text.startswith(HOSTILE)


class TestTables:
    """
    Headers and figures.
    """

    def test_merged_headers(self, report):
        """
        Merged cells say how far they reach and what they head.
        """
        matrix = page_of(report).all("table")[1]
        first = matrix.all("tr")[0].children

        assert [("3", "3", "col"), (None, "7", "col")] == [
            tuple(cell.attributes.get(name) for name in ("rowspan", "colspan", "scope"))
            for cell in first
        ]
        assert ["thead", "tbody"] == [one.tag for one in matrix.children[1:]]

    def test_headings_beside_rows(self, report):
        """
        A heading reaches over the rows beside it.
        """
        matrix = page_of(report).all("table")[1]
        heads = [one for one in matrix.all("th") if one.text == "（三）不予公开"]

        assert [("row", "8")] == [
            (one.attributes["scope"], one.attributes["rowspan"]) for one in heads
        ]

    def test_groups_of_rows(self, report):
        """
        Each block of different columns is a group of rows that its heading heads.
        """
        first = page_of(report).all("table")[0]
        groups = first.all("tbody")

        assert ["caption"] + ["tbody"] * 4 == [one.tag for one in first.children]
        assert [("第二十条第（一）项", "rowgroup")] * 1 == [
            (one.text, one.attributes["scope"]) for one in groups[0].all("tr")[0].children
        ]

    def test_one_table(self):
        """
        A form of one table has its title as caption.
        """
        tree = page_of(e2014.Report.of({"complaints": 3}, year=2016))

        assert ["2016年政府信息公开工作年度报告"] == [one.text for one in tree.all("h1")]
        assert ["政府信息公开情况统计表"] == [one.text for one in tree.all("caption")]

    def test_every_figure(self, report):
        """
        The figures of the tables are those of the report.
        """
        changed = report.replace({"requests.received.total": figure("约9人")})
        texts = [cell.text for cell in page_of(changed).all("td")]

        assert "约9人" in texts
        assert len([path for path, _ in cell_paths(e2021.Report)]) - 7 == len(texts)


class TestMarks:
    """
    What is wrong.
    """

    def test_findings(self, report):
        """
        The cell is marked, the sentence and the summary stand below.
        """
        findings = check(report)
        tree = page_of(report, findings)
        (cell,) = [one for one in tree.all("td") if "violated" in one.classes]

        assert "0" == cell.text
        assert findings[0].message() == cell.attributes["title"]
        assert [findings[0].message()] == [one.text for one in tree.all("li")]
        assert [findings.summary()] == [one.text for one in tree.all("p")]

    def test_without_findings(self, report):
        """
        Without findings nothing is marked and nothing stands below.
        """
        tree = page_of(report)

        assert [] == tree.all("li") + tree.all("p") + tree.all("strong")

    def test_candidates(self, report):
        """
        A cell that may be wrong is tinted by how likely that is, prints so in percent, and says so
        to who cannot see it.
        """
        diagnosis = diagnose(report)
        tree = page_of(report, None, diagnosis)
        found = {
            one.attributes["data-share"]: one.attributes
            for one in tree.all("td")
            if "suspect" in one.classes
        }

        assert {f"{share}%" for share in diagnosis.shares.values()} == found.keys()
        for text, one in found.items():
            share = int(text.removesuffix("%"))
            assert f"background:rgba(130,80,220,.{4 + share * 26 // 100:02d})" == one["style"]
            assert f"此数有误的可能性为{text}。" in one["title"]

    def test_explanations(self, report):
        """
        What may explain it stands below, in the order of a diagnosis.
        """
        diagnosis = diagnose(report)
        tree = page_of(report, None, diagnosis)
        ((head, *listed),) = diagnosis.said()

        assert [head] == [one.text for one in tree.all("p")]
        assert [listed] == [[one.text for one in some.all("li")] for some in tree.all("ol")]

    def test_nothing_to_explain(self, report):
        """
        Of a report that does not contradict itself it is said that it does not.
        """
        right = report.replace({"disputes.reviews.total": 11})
        tree = page_of(right, None, diagnose(right))

        assert ["各项数据互不矛盾。"] == [one.text for one in tree.all("p")]
        assert [] == tree.all("ol") + [one for one in tree.all("td") if "suspect" in one.classes]
