"""
From one edition to another: only what means the same.
"""

from __future__ import annotations

import pytest

from govinfo_report.conversion import convert
from govinfo_report.editions import Scope, e2014, e2019, e2021
from govinfo_report.errors import UnknownEditionError
from govinfo_report.figures import MISSING
from govinfo_report.form import Local

OTHER = "requests.processed.other"
DECISIONS = "proactive_disclosure.services.licensing"


def test_same_meaning_moves():
    """
    What means the same moves as printed, the rest is listed and nothing is made zero.
    """
    cells = {
        f"{DECISIONS}.decisions": "1.2万",
        f"{DECISIONS}.items_change": -3,
        f"{OTHER}.total": 4,
        "proactive_disclosure.documents.rules.total_disclosed": 7,
    }
    report = e2019.Report.of(cells, agency="甲", year=2020, scope=Scope.LEVEL)
    made = convert(report, "2021")
    left = {one.path: one.written for one in made.left_out}

    assert ("1.2万", 4, "甲", 2020, Scope.LEVEL) == (
        made.report[f"{DECISIONS}.decisions"].text,
        made.report[f"{OTHER}.total.total"],
        made.report.agency,
        made.report.year,
        made.report.scope,
    )
    assert {
        f"{DECISIONS}.items_change": "-3",
        "proactive_disclosure.documents.rules.total_disclosed": "7",
    } == left
    assert MISSING == made.report["proactive_disclosure.documents.rules.in_force"]
    assert "proactive_disclosure.documents.rules.in_force" in {one.path for one in made.not_asked}
    assert not made.is_whole
    assert ("2 cells have no place on this form: 规章、行政许可",) == tuple(made.remarks("en"))[:1]
    assert made.left_out[0].as_dict()["path"] in left


def test_parts_stand_for_their_row():
    """
    Three kinds that are printed make the one row of the older form; local rows stay behind.
    """
    kinds = ("not_corrected_in_time", "fee_unpaid", "remaining")
    local = Local(label="本地", figure=e2021.Decisions.of(decisions=1))
    report = e2021.Report.of({f"{OTHER}.{one}.total": 2 for one in kinds})
    made = convert(report.replace({"proactive_disclosure.services.local": (local,)}), "2019")

    assert 6 == made.report[f"{OTHER}.total"]
    assert f"{OTHER}.total" in {one.path for one in made.added_up}
    assert "proactive_disclosure.services.local.1.decisions" in {one.path for one in made.left_out}
    assert "其他处理" in "".join(made.remarks("en"))


def test_other_outcomes_are_not_the_same():
    """
    Cases that are pending have no line of their own in 2014: the remaining outcomes differ.
    """
    made = convert(e2014.Report.of({"reviews.other": 1, "reviews.total": 1}), "2021")

    assert (1, MISSING) == (
        made.report["disputes.reviews.total"],
        made.report["disputes.reviews.other"],
    )


def test_own_form():
    """
    A report on its own form stays what it is.
    """
    report = e2021.Report.of({})
    made = convert(report, "2021")

    assert (report, True, []) == (made.report, made.is_whole, list(made.remarks()))
    with pytest.raises(UnknownEditionError):
        convert(report, "1999")
