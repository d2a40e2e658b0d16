"""
Columns say about every report what a check says about one.
"""

from __future__ import annotations

import duckdb
import narwhals as nw
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from drawn import arbitrary
from govinfo_report import check
from govinfo_report.columns import panel_of, verdict_names, verdicts, violations
from govinfo_report.columns._expressions import CODES
from govinfo_report.editions import EDITIONS
from govinfo_report.strategies import broken, reports

QUICK = settings(max_examples=10, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""
Reports of many cells are drawn; making a wrong one smaller would take minutes.
"""
BLANKS = st.sampled_from(["unknown", "zero"])
FORMS = [module.Report for module in EDITIONS.values()]

ENGINES = {
    "polars": lambda panel: panel.to_polars(),
    "polars scan": lambda panel: panel.to_polars().lazy(),
    "duckdb": lambda panel: duckdb.from_arrow(panel.to_polars().to_arrow()),
    "pyarrow": lambda panel: panel.to_polars().to_arrow(),
    "pandas": lambda panel: panel.to_pandas(),
    "narwhals": lambda panel: nw.from_native(panel.to_polars().lazy()),
}


def drawn(cls):
    """
    Draw a report of any kind: with cells of every kind, right, or wrong in one rule.
    """
    wrong = st.sampled_from(cls.rules.equations).flatmap(lambda one: broken(one, cls))
    return st.one_of(arbitrary(cls), reports(cls), wrong.map(lambda pair: pair[0]))


def judged(report, blanks):
    """
    Give the numbers of the verdicts that a check gives.
    """
    return tuple(CODES[one.verdict] for one in check(report, blanks).equations)


def found(report, blanks):
    """
    Give the rules and severities of what single rules and cells show to be wrong.
    """
    return sorted((one.rule, one.severity.value) for one in check(report, blanks).violated)


@pytest.mark.parametrize("cls", FORMS, ids=lambda cls: cls.edition)
@QUICK
@given(data=st.data(), engine=st.sampled_from(list(ENGINES)), blanks=BLANKS)
def test_columns_say_what_check_says(cls, data, engine, blanks):
    """
    Every engine gives every equation of every report the verdict that a check gives it, blanks,
    rounding and local rows included, and lists what a check finds violated in single rules and
    cells and nothing else; the reports come back cell for cell.
    """
    several = data.draw(st.lists(drawn(cls), min_size=1, max_size=3))
    panel = panel_of(several)
    frame = ENGINES[engine](panel)
    table = verdicts(frame, cls.rules, blanks)
    by_report = {number: [] for number in range(len(several))}
    for number, rule, _, severity in violations(frame, cls.rules, blanks).iter_rows():
        by_report[number].append((rule, severity))

    assert ["report", *verdict_names(cls.rules)] == table.columns
    assert [judged(one, blanks) for one in several] == [row[1:] for row in table.iter_rows()]
    assert [found(one, blanks) for one in several] == [sorted(one) for one in by_report.values()]
    assert several == list(panel.reports())
