"""
The golden codebook of the 2019 form: every label, number, unit and rule, pinned.
"""

from __future__ import annotations

import json
from pathlib import Path

from govinfo_report.editions import codebook, e2019
from govinfo_report.findings import Basis, Severity
from govinfo_report.form import indicators
from govinfo_report.rules import Relation

GOLDEN = Path(__file__).parent / "codebook.json"


def test_golden():
    """
    Lines and rules are those of the golden file.
    """
    assert json.loads(GOLDEN.read_text("utf-8")) == codebook(e2019.Report)


def test_size():
    """
    Eight lines with 22 cells, 23 rows of seven and three rows of five.
    """
    found = [line for line in indicators(e2019.Report) if not line.is_heading]
    cells = {
        chapter: sum(len(line.cells) for line in found if line.path.startswith(f"{chapter}."))
        for chapter in ("proactive_disclosure", "requests", "disputes")
    }

    assert {"proactive_disclosure": 22, "requests": 23 * 7, "disputes": 15} == cells


def test_only_the_balance_is_printed_on_the_form():
    """
    No other relation claims to stand on the form.
    """
    printed = {one.rule.id for one in e2019.RULES.equations if one.rule.basis is Basis.PRINTED}

    assert {"requests.intake_is_settled_or_carried"} == printed


def test_exact_equations():
    """
    40 sums and balances, of which two follow from others.
    """
    sums = [
        one
        for one in e2019.RULES.equations
        if one.rule.severity is Severity.ERROR and one.rule.relation is Relation.EQUAL
    ]

    assert (40, 2) == (len(sums), len([one for one in sums if one.follows_from]))
