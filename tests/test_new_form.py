"""
A new form costs its declaration: ten lines of public words, and everything works on it.
"""

from __future__ import annotations

from typing import ClassVar

import pytest

from govinfo_report import check, form, from_json, parse, render, to_json
from govinfo_report.editions import Report as BaseReport
from govinfo_report.figures import Count
from govinfo_report.rules import rulebook


@form.row
class BySex(form.Section):
    """
    Visitors of one kind.
    """

    women: Count = form.part("女性访客", under=("访客",))
    men: Count = form.part("男性访客", under=("访客",))
    total: Count = form.total("访客合计", under=("访客",))


@form.section
class Visits(form.Section):
    """
    Visits by what became of them.
    """

    answered: BySex = form.part("当场答复的来访")
    passed_on: BySex = form.part("转交其他机关的来访")
    total: BySex = form.total("来访总量")


@form.section
class Report(BaseReport):
    """
    A form that was made up for this test.
    """

    edition: ClassVar[str] = "visits"
    title: ClassVar[str] = "来访情况统计表"
    years: ClassVar[range] = range(2020, 2030)

    visits: Visits = form.group("接待来访情况", chapter=2, corner="来访")
    letters: BySex = form.alone("来信人数")


Report.rules = rulebook(Report)

REPORT = Report.of(
    {
        "visits.answered": BySex.of(3, 4, total=7),
        "visits.passed_on": BySex.of(1, 0, total=1),
        "visits.total": BySex.of(4, 4, total=8),
        "letters": BySex.of(5, 6, total=11),
    },
    year=2024,
)


def test_check():
    """
    What the words say is checked: sums of columns and of rows.
    """
    wrong = REPORT.replace({"visits.answered.men": 5})

    assert () == tuple(check(REPORT))
    assert {"visits.answered.total", "visits.total.men"} == {one.where for one in check(wrong)}


def test_wire_form():
    """
    It goes through JSON.
    """
    assert REPORT == from_json(to_json(REPORT), Report)


def test_text():
    """
    Its text gives the report again.
    """
    assert REPORT == parse(render(REPORT), forms=[Report]).report.replace({"year": 2024})


def test_page():
    """
    Its page gives the report again.
    """
    pytest.importorskip("lxml")

    page = render(REPORT, "html")

    assert REPORT == parse(page, "html", forms=[Report]).report.replace({"year": 2024})


def test_strategies():
    """
    Consistent reports on it are drawn.
    """
    hypothesis = pytest.importorskip("hypothesis")
    from govinfo_report import strategies  # noqa: PLC0415 - needs an extra

    @hypothesis.settings(max_examples=20, database=None)
    @hypothesis.given(strategies.reports(Report))
    def holds(report) -> None:
        assert () == tuple(check(report))

    holds()
