"""
What is said about the cells of a report.
"""

from __future__ import annotations

from govinfo_report.checking import check
from govinfo_report.editions import e2021
from govinfo_report.grid import Marks, marks_of


def test_findings_mark_their_cells():
    """
    The stated cell gets the sentence, the cells compared are involved.
    """
    parts = {f"disputes.reviews.{name}": 1 for name in ("upheld", "corrected", "other", "pending")}
    report = e2021.Report.of({**parts, "disputes.reviews.total": 7})
    findings = check(report)
    marks = marks_of(findings, {"disputes.reviews.other": 40})

    assert {"disputes.reviews.total": [findings[0].message()]} == marks.sentences
    assert {*parts, "disputes.reviews.total"} == set(marks.involved)
    assert (findings[0].message(),) == marks.listed
    assert ("此数有误的可能性为40%。",) == marks.about("disputes.reviews.other")
    assert tuple(marks.sentences["disputes.reviews.total"]) == marks.about("disputes.reviews.total")


def test_nothing_is_said():
    """
    Without findings nothing is said about any cell.
    """
    assert Marks() == marks_of(())
    assert () == Marks().about("x")
    assert () == Marks().listed


def test_sentences_stand_before_shares():
    """
    What is wrong comes first, then how likely it is.
    """
    marks = Marks({"x": ["甲。"]}, shares={"x": 5})

    assert ("甲。", "此数有误的可能性为5%。") == marks.about("x")


def test_what_may_explain_it():
    """
    Explanations are kept as they are given.
    """
    assert (("甲", "乙"),) == marks_of((), {}, (("甲", "乙"),)).explained
