"""
Published reports, read as they were found: every cell as printed, none wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from govinfo_report import check, parse
from govinfo_report.findings import Severity, Verdict

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "../shared/corpus"
FILES = sorted(CORPUS.glob("[BC]*.json"))

pytestmark = pytest.mark.skipif(not FILES, reason="the shared corpus is not here")


@pytest.fixture(name="read")
def read_fixture(monkeypatch):
    """
    Give the function that reads a file of the corpus and counts its cells.
    """
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    pytest.importorskip("lxml")
    sys.modules.pop("corpus", None)
    import corpus  # noqa: PLC0415 - a script beside the tests

    return corpus.compare


def reading_of(name: str):
    """
    Read a report of the corpus.
    """
    data = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))
    return parse(data["raw"], "html" if data["form"] == "html" else "text")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_cell_is_right_or_noticed(path, read):
    """
    No cell is wrong; in a report that is whole none is missing.
    """
    data = json.loads(path.read_text("utf-8"))
    counts = read(data)

    assert 0 == counts["wrong"]
    assert counts["right"]
    if not data["broken"]:
        assert 0 == counts["noticed"]


def test_two_totals_of_zero():
    """
    Hongze printed 0 as the total of reviews and of lawsuits after review.
    """
    findings = check(reading_of("C-2023-hongze"))

    assert {"disputes.reviews.total": -11, "disputes.lawsuits.after_review.total": -5} == {
        one.where: one.gap.low for one in findings
    }


def test_every_equation_holds():
    """
    Huai'an's matrix closes: all 42 exact equations hold.
    """
    findings = check(reading_of("C-2024-huaian"))
    exact = Counter(one.verdict for one in findings.equations if one.severity is Severity.ERROR)

    assert () == tuple(findings)
    assert 42 == exact[Verdict.HOLDS]


def test_an_empty_column():
    """
    Shanghai left the totals of the outcomes blank: that is no zero unless someone says so.
    """
    pytest.importorskip("lxml")
    reading = reading_of("B-2019-shanghai-office")
    blank = [one.where for one in check(reading, "zero")]

    assert () == tuple(check(reading))
    assert blank
    assert all(
        where.startswith("requests.processed.") and where.endswith(".total") for where in blank
    )
