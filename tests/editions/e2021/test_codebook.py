"""
The golden codebook of the 2021 form: every label, number, unit and rule, pinned.
"""

from __future__ import annotations

import json
from pathlib import Path

from govinfo_report.editions import codebook, e2021
from govinfo_report.findings import Basis, Severity
from govinfo_report.form import indicators

GOLDEN = Path(__file__).parent / "codebook.json"


def test_golden():
    """
    Lines and rules are those of the golden file.
    """
    assert json.loads(GOLDEN.read_text("utf-8")) == codebook(e2021.Report)


def test_size():
    """
    Six lines with ten cells, 25 rows of seven and an optional one, and three rows of five.
    """
    found = [line for line in indicators(e2021.Report) if not line.is_heading]
    cells = {
        chapter: sum(len(line.cells) for line in found if line.path.startswith(f"{chapter}."))
        for chapter in ("proactive_disclosure", "requests", "disputes")
    }

    assert {"proactive_disclosure": 10, "requests": 26 * 7, "disputes": 15} == cells
    assert ["requests.processed.other.total"] == [line.path for line in found if line.optional]


def test_only_the_balance_is_printed_on_the_form():
    """
    No other relation claims to stand on the form.
    """
    printed = {one.rule.id for one in e2021.RULES.equations if one.rule.basis is Basis.PRINTED}

    assert {"requests.intake_is_settled_or_carried"} == printed


def test_equations_of_a_report_with_three_kinds_of_other_outcomes():
    """
    42 exact equations, of which two follow from others.
    """
    exact = [
        one
        for one in e2021.RULES.equations
        if one.rule.severity is Severity.ERROR
        and not one.rule.id.startswith("requests.processed.other.total")
        and not any(shown.present for shown in one.shown)
    ]

    assert (42, 2) == (len(exact), len([one for one in exact if one.follows_from]))
