"""
The report that the project starts from, end to end.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govinfo_report.checking import check
from govinfo_report.cli import main
from govinfo_report.figures import MISSING, figure, written
from govinfo_report.findings import Severity, Verdict
from govinfo_report.form import lines
from govinfo_report.formats import parse, read, render
from govinfo_report.grid import NoticeCode

VIOLATED = Verdict.VIOLATED
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SEED = SHARED / "seed" / "chongqing-2017.txt"
CORPUS = SHARED / "corpus" / "A-2017-chongqing.json"
EXAMPLE = ROOT / "examples" / "chongqing-2017.txt"

EQUALITIES = {
    "requests.received.total": ("in_person", "by_fax", "online", "by_post"),
    "requests.closed.total": ("on_time", "after_extension"),
    "requests.replies.total": (
        "already_public",
        "granted",
        "partly_granted",
        "refused.total",
        "not_this_organ",
        "does_not_exist",
        "asked_to_amend",
        "referred_elsewhere",
    ),
    "requests.replies.refused.total": (
        "state_secret",
        "trade_secret",
        "personal_privacy",
        "security_or_stability",
        "not_government_information",
        "other_legal_ground",
    ),
    "reviews.total": ("upheld", "corrected", "other"),
    "lawsuits.total": ("upheld", "corrected", "other"),
    "institutions_and_funding.staff.total": ("full_time", "part_time"),
}
"""
The totals and their parts, beside each total.
"""


def cells_of(total):
    """
    Give the paths of a total and of its parts.
    """
    block = total.rpartition(".")[0]
    return {total, *(f"{block}.{part}" for part in EQUALITIES[total])}


CELLS = sorted(set().union(*map(cells_of, EQUALITIES)))


@pytest.fixture(scope="module", params=["seed", "example"])
def source(request):
    """
    Give the path of the report: as published, and the table alone.
    """
    path = {"seed": SEED, "example": EXAMPLE}[request.param]
    if not path.exists():
        pytest.skip(f"{path.parent.name}/{path.name} is not here")
    return path


@pytest.fixture(scope="module")
def published():
    """
    Give label, unit and text of each of the 59 cells as they were transcribed.
    """
    if not CORPUS.exists():
        pytest.skip("the shared corpus is not here")
    rows = json.loads(CORPUS.read_text(encoding="utf-8"))["tables"]["rows"]
    return [row for row in rows if row[1] != "——"]


class TestReading:
    """
    What is read.
    """

    def test_all_figures(self, source, published):
        """
        All 59 figures have the label, the unit and the text that were published.
        """
        report = read(source).report
        found = [
            [f"{line.number or ''}{line.label}", str(line.unit), written(report[line.path])]
            for line in lines(report)
            if not line.is_heading
        ]

        assert 59 == len(found)
        assert published == found

    def test_heading(self, source):
        """
        Agency and year stand in the title.
        """
        report = read(source).report

        assert ("重庆市", 2017) == (report.agency, report.year)

    def test_period(self):
        """
        The whole report says which days its figures cover.
        """
        if not SEED.exists():
            pytest.skip("the shared seed is not here")

        assert ["2017-01-01", "2017-12-31"] == [day.isoformat() for day in read(SEED).source.period]

    def test_local_row(self, source):
        """
        The one line that is not on the form is kept as the fifth channel.
        """
        channels = read(source).report.proactive_disclosure.channels
        numbers = {line.path: line.number for line in lines(read(source).report)}
        (row,) = channels.local

        assert ("政府信息公开统一平台公开政府信息数", "6.7万", "official_wechat") == (
            row.label,
            written(row.figure),
            row.after,
        )
        assert ("5．", "6．") == (
            numbers["proactive_disclosure.channels.local.1"],
            numbers["proactive_disclosure.channels.other_means"],
        )

    def test_notices(self, source):
        """
        There is nothing to note but the edition and the local row.
        """
        assert [NoticeCode.EDITION_RECOGNISED, NoticeCode.LOCAL_ROW] == [
            one.code for one in read(source).notices
        ]

    @pytest.mark.parametrize("format_", ["text", "json"])
    def test_round_trip(self, source, format_):
        """
        Written and read again it is the same report.
        """
        report = read(source).report

        assert report == parse(render(report, format_)).report

    def test_both_are_one_report(self):
        """
        The example has the figures of the published report.
        """
        if not (SEED.exists() and EXAMPLE.exists()):
            pytest.skip("seed and example are not both here")

        assert read(SEED).report == read(EXAMPLE).report


class TestChecking:
    """
    What the check says of it.
    """

    def test_nothing_is_violated(self, source):
        """
        No rule of any severity is violated.
        """
        findings = check(read(source))

        assert [] == list(findings)
        assert findings.ok
        assert 0 == findings.counts[Verdict.VIOLATED]

    def test_seven_equalities_hold(self, source):
        """
        Every total is the sum of its parts.
        """
        verdicts = {
            one.where: one.verdict
            for one in check(read(source)).equations
            if one.severity is Severity.ERROR and one.where in EQUALITIES
        }

        assert dict.fromkeys(EQUALITIES, Verdict.HOLDS) == verdicts

    @pytest.mark.parametrize("path", CELLS)
    @pytest.mark.parametrize("step", [-1, 1])
    def test_one_cell_moved_by_one(self, source, path, step):
        """
        Moving a cell violates exactly the equalities that contain it.
        """
        report = read(source).report
        changed = report.replace({path: report[path] + step})
        violated = {
            one.where
            for one in check(changed).equations
            if one.where in EQUALITIES
            and one.severity is Severity.ERROR
            and one.verdict is Verdict.VIOLATED
        }

        assert {total for total in EQUALITIES if path in cells_of(total)} == violated

    @pytest.mark.parametrize("path", CELLS)
    @pytest.mark.parametrize("text", ["", "/", "不详", None])
    def test_a_cell_that_cannot_be_told(self, source, path, text):
        """
        A blank, a dash, an unreadable cell or a missing row violates no equality.
        """
        changed = read(source).report.replace({path: MISSING if text is None else figure(text)})
        violated = {one.where for one in check(changed).equations if one.verdict is VIOLATED}

        assert set() == violated & EQUALITIES.keys()

    @pytest.mark.parametrize("path", CELLS)
    def test_a_rounded_cell(self, source, path):
        """
        A cell rounded to thousands, as its own number rounds, violates nothing.
        """
        report = read(source).report
        text = f"{Decimal(report[path]) / 10_000:.1f}万"
        verdicts = [one.verdict for one in check(report.replace({path: figure(text)})).equations]

        assert VIOLATED not in verdicts


class TestCommandLine:
    """
    The same through the program.
    """

    @pytest.fixture
    def run(self, capsys):
        """
        Run the command line in this process and parse what it prints.
        """
        pytest.importorskip("cyclopts")
        pytest.importorskip("rich")

        def call(*words: str) -> tuple[int, dict[str, Any]]:
            status = main(list(words))
            out, err = capsys.readouterr()
            assert "" == err
            return status, json.loads(out)

        return call

    def test_show(self, source, published, run):
        """
        All 59 figures come with the published text, label, number and unit.
        """
        status, data = run("show", str(source), "--format", "json")

        assert (0, "2014", "重庆市", 2017) == (status, *list(data.values())[:3])
        assert published == [
            [f"{line['number'] or ''}{line['label']}", line["unit"], line["written"]]
            for line in data["lines"]
        ]

    def test_check(self, source, run):
        """
        The status is 0, the seven equalities hold and nothing is violated.
        """
        status, data = run("check", str(source), "--format", "json")
        sums = [one for one in data["rules"] if one["rule"].endswith("total_is_sum_of_parts")]

        assert (0, 0, []) == (status, data["counts"]["violated"], data["findings"])
        assert [(where, "error", "holds") for where in EQUALITIES] == [
            (one["where"], one["severity"], one["verdict"]) for one in sums
        ]


def test_there_are_34_cells():
    """
    The equalities have as many cells as the issue says.
    """
    assert 34 == len(CELLS)
