"""
Reports as notebooks show them.
"""

from __future__ import annotations

import re

import attrs
import pytest

from govinfo_report.diagnosis import diagnose
from govinfo_report.editions import e2021
from govinfo_report.figures import figure
from govinfo_report.form import Local, cell_paths
from govinfo_report.formats import parse
from html_trees import parsed
from printed_tables import rows_of, text_of

HOSTILE = "<img src=x onerror=alert(1)></td></table><script>1</script>\"'&"


@pytest.fixture(scope="module")
def consistent():
    """
    Give a report in which every cell is zero, so that every rule holds.
    """
    return parse(text_of(rows_of(lambda _: "0"))).report


@pytest.fixture(scope="module")
def broken(consistent):
    """
    Give a report in which the applications do not add up.
    """
    return consistent.replace({"requests.received.in_person": 5, "requests.received.total": 7})


def tree_of(report):
    """
    Parse what a notebook is given.
    """
    return parsed(report._repr_html_())


class TestStructure:
    """
    The table as an official knows it.
    """

    def test_caption_names_report_and_table(self, consistent):
        """
        The caption has agency, year and the title of the form.
        """
        (caption,) = tree_of(attrs.evolve(consistent, agency="甲市")).all("caption")

        assert "甲市2016年政府信息公开工作年度报告政府信息公开情况统计表" == caption.text

    def test_every_line_of_the_form(self, consistent):
        """
        The lines have their numbers, labels, units and figures.
        """
        (body,) = tree_of(consistent).all("tbody")
        expected = [[row.label, row.unit, row.figure] for row in rows_of(lambda _: "0")]

        assert expected == [[cell.text for cell in row.children] for row in body.all("tr")]

    def test_scopes(self, consistent):
        """
        Headers say what they head: three columns, and each row.
        """
        scopes = [cell.attributes["scope"] for cell in tree_of(consistent).all("th")]

        assert ["col"] * 3 + ["row"] * 65 == scopes

    def test_language(self, consistent):
        """
        The fragment says that it is Chinese, whatever the page is.
        """
        assert "zh" == tree_of(consistent).children[0].attributes["lang"]

    def test_local_rows(self, consistent):
        """
        A local row is shown at its place.
        """
        row = Local(label="自设渠道数", figure=0, unit="期", after="gazette")
        changed = consistent.replace({"proactive_disclosure.channels.local": (row,)})
        rows = [[cell.text for cell in one.children] for one in tree_of(changed).all("tr")]

        assert ["2．自设渠道数", "期", "0"] in rows

    def test_reading(self, consistent):
        """
        A reading looks like its report.
        """
        assert consistent._repr_html_() == parse(text_of(rows_of(lambda _: "0")))._repr_html_()


class TestMarks:
    """
    Cells of violated rules.
    """

    def test_violated_cell(self, broken):
        """
        The stated cell is marked, in bold and with the sentence at hand.
        """
        (cell,) = [cell for cell in tree_of(broken).all("td") if "violated" in cell.classes]
        (item,) = tree_of(broken).all("li")

        assert "7" == cell.text
        assert ["7"] == [strong.text for strong in cell.all("strong")]
        assert item.text == cell.attributes["title"]
        assert "7" in item.text
        assert "5" in item.text

    def test_involved_cells(self, broken):
        """
        The parts of the sum are tinted.
        """
        found = [cell.text for cell in tree_of(broken).all("td") if "involved" in cell.classes]

        assert ["5", "0", "0", "0"] == found

    def test_nothing_is_marked_without_cause(self, consistent):
        """
        A report in order has no mark and no list.
        """
        tree = tree_of(consistent)

        assert [] == tree.all("ul")
        assert {"unit", "figure"} == {name for cell in tree.all("td") for name in cell.classes}

    def test_impossible_cell(self, consistent):
        """
        A cell that its line cannot have is marked too.
        """
        tree = tree_of(consistent.replace({"complaints": figure("-3")}))

        assert ["-3"] == [cell.text for cell in tree.all("td") if "violated" in cell.classes]


class TestSafety:
    """
    What comes from a file stays text.
    """

    def test_hostile_report(self, broken):
        """
        Markup in agency, label, unit and cells is shown, not obeyed.
        """
        row = Local(label=HOSTILE, figure=figure(HOSTILE), unit=HOSTILE, after="complaints")
        changed = attrs.evolve(broken, agency=HOSTILE, local=(row,), complaints=figure(HOSTILE))
        tree = tree_of(changed)
        texts = [cell.text for cell in tree.all("td")]

        assert [] == tree.all("script") + tree.all("img")
        assert tree.all("caption")[0].text.startswith(HOSTILE)
        assert 3 == texts.count(HOSTILE)

    def test_hostile_cell_in_a_sentence(self, consistent):
        """
        A finding that quotes a hostile cell is escaped in the list and in the tooltip.
        """
        changed = consistent.replace(
            {"complaints": figure("-3（<script>\"'>）"), "requests.received.total": 7}
        )
        tree = tree_of(changed)

        assert [] == tree.all("script")
        assert "-3（<script>\"'>）" in [cell.text for cell in tree.all("td")]

    def test_nothing_but_known_elements(self, broken):
        """
        No script, no handler, no link, nothing that is fetched.
        """
        tree = tree_of(broken)
        names = {name for one in tree.everything() for name in one.attributes}
        tags = {one.tag for one in tree.everything()}

        assert names <= {
            "aria-label", "class", "lang", "role", "scope", "style", "tabindex", "title"
        }  # fmt: skip
        assert tags <= {
            "br", "caption", "div", "li", "strong", "style", "table", "tbody", "td", "th", "thead",
            "tr", "ul",
        }  # fmt: skip

    def test_nothing_remote_in_the_style(self, broken):
        """
        The style fetches nothing.
        """
        (style,) = tree_of(broken).all("style")

        assert not re.search(r"url\(|@import|http|//|expression", style.text)


class TestLightAndDark:
    """
    Pages of any colour.
    """

    def test_text_keeps_the_colour_of_the_page(self, broken):
        """
        No text colour is set but that of the page.
        """
        text = broken._repr_html_()
        colours = re.findall(r"(?<![-\w])color\s*:\s*([^;}\"]+)", text)

        assert {"inherit"} == set(colours)

    def test_grounds_are_transparent(self, broken):
        """
        A ground is none, or lets the page's own shine through.
        """
        grounds = re.findall(r"background(?:-color)?\s*:\s*([^;}\"]+)", broken._repr_html_())

        assert grounds
        for ground in grounds:
            alpha = re.fullmatch(r"rgba\(\d+,\d+,\d+,(0?\.\d+)\)", ground)
            assert ground == "none" or (alpha and float(alpha[1]) <= 0.3)

    def test_candidates(self, broken):
        """
        What a diagnosis marks keeps to the same: no colour of text, grounds that let the page's own
        shine through; and how likely a cell is wrong is printed in it, not told by colour alone.
        """
        text = diagnose(broken)._repr_html_()
        grounds = re.findall(r"background\s*:\s*rgba\([\d,]+,([\d.]+)\)", text)
        marked = [one for one in parsed(text).all("td") if "suspect" in one.classes]

        assert {"inherit"} == set(re.findall(r"(?<![-\w])color\s*:\s*([^;}\"]+)", text))
        assert all(float(alpha) <= 0.3 for alpha in grounds)
        assert marked
        assert all(one.attributes["data-share"] in one.attributes["title"] for one in marked)
        assert ".suspect::after{content:attr(data-share)" in text

    def test_style_stays_inside(self, broken):
        """
        Every rule of the style is bound to the fragment.
        """
        (style,) = tree_of(broken).all("style")
        text = re.sub(r"@media print\{(.*)\}", r"\1", style.text)
        selectors = re.findall(r"([^{}]+)\{", text)

        assert all(
            one.strip().startswith(".govinfo-report")
            for selector in selectors
            for one in selector.split(",")
        )


class TestRowsOfCells:
    """
    Forms of several tables.
    """

    def test_tables_below_one_title(self):
        """
        The title stands above the tables, each of which is captioned by its chapter.
        """
        cells = {path: 0 for path, _ in cell_paths(e2021.Report) if "amount" not in path}
        tree = tree_of(e2021.Report.of(cells, agency="甲市", year=2022))
        (title,) = [one for one in tree.all("p") if "title" in one.classes]

        assert "甲市2022年政府信息公开工作年度报告" == title.text
        assert ["二", "三", "四"] == [one.text[0] for one in tree.all("caption")]
        assert {"title"} == {name for one in tree.all("p") for name in one.classes}
