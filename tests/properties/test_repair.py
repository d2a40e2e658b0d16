"""
What corrections say of themselves is so.
"""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report import check
from govinfo_report.diagnosis import Outcome, apply, diagnose, propose
from govinfo_report.figures import written
from govinfo_report.form import cell_paths
from govinfo_report.strategies import as_printed, printed_texts, sections
from toy_forms import SQUARE, Report, Square

LIKELY = st.sampled_from([0.0, 0.2, 0.5, 0.95])
BOOKS = {Report: Report.rules, Square: SQUARE}


@st.composite
def spoilt(draw: st.DrawFn, cls: Any) -> Any:
    """
    Draw reports with some cells that print other numbers, or anything.
    """
    report = draw(sections(cls, BOOKS[cls]))
    report = draw(st.just(report) | as_printed(report))
    paths = [path for path, _ in cell_paths(cls)]
    for path in draw(st.lists(st.sampled_from(paths), min_size=1, max_size=3, unique=True)):
        now = written(report[path]) or "7"
        texts = st.sampled_from([now[::-1], f"{now}0", f"-{now}", now[:-1], f"1{now}"])
        report = report.replace({path: draw(texts | printed_texts())})
    return report


def violated(report: Any, rules: Any) -> set[str]:
    """
    Name the equations that a report violates.
    """
    return {one.name for one in rules.violations(report)}


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(BOOKS, key=str)).flatmap(spoilt), LIKELY)
def test_each_correction(report, at_least):
    """
    Applied alone, a correction mends what it says, and breaks nothing; it is likely enough, and its
    cells print what it was made for.
    """
    rules = BOOKS[type(report)]
    found = propose(report, at_least=at_least, rules=rules)

    for one in found.corrections:
        after = apply(report, [one]).report
        assert violated(after, rules).isdisjoint(one.mends)
        assert at_least <= one.probability
        assert {path: written(report[path]) for path in one.before} == one.before
        assert one.before.keys() == one.after.keys()


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(BOOKS, key=str)).flatmap(spoilt), LIKELY)
def test_all_together(report, at_least):
    """
    All corrections together break nothing, leave what is said to be left, and can be undone; the
    report itself stays as it was.
    """
    rules = BOOKS[type(report)]
    before = report.replace({})
    found = propose(report, at_least=at_least, rules=rules)
    made = apply(report, found.corrections)
    after = diagnose(made.report, rules=rules)

    assert before == report
    assert violated(made.report, rules) <= violated(report, rules)
    assert set(found.left) == {name for part in after.components for name in part.equations}
    assert after.feasible is (found.outcome in {Outcome.VALID, Outcome.CORRECTED})
    assert report == apply(made.report, made.undoing).report
    assert {path for one in found.corrections for path in one.after} == {
        one.path for one in made.changes
    }


@settings(max_examples=60, deadline=None)
@given(spoilt(Report))
def test_corrected_reports_are_in_order(report):
    """
    A report that is mended whole passes the check.
    """
    found = propose(report)

    if found.outcome is Outcome.CORRECTED:
        assert check(apply(report, found.corrections).report).ok
