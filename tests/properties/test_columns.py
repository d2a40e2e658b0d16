"""
Columns say about every report what a check says about one.
"""

from __future__ import annotations

import duckdb
import narwhals as nw
import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from drawn import arbitrary
from govinfo_report import check, diagnose
from govinfo_report.columns import (
    INFINITE,
    joint,
    panel_of,
    reasons,
    single_errors,
    verdict_names,
    verdicts,
    violations,
)
from govinfo_report.columns._expressions import CODES
from govinfo_report.columns._narrowing import CREPT, END, ENDS, forests, narrowed
from govinfo_report.columns._reasons import REASONS
from govinfo_report.editions import EDITIONS
from govinfo_report.figures import FAR, bounds
from govinfo_report.form import cell_paths
from govinfo_report.propagation import Constraint, is_forest, narrow
from govinfo_report.strategies import broken, reports

QUICK = settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
"""
Reports of many cells are drawn, which is slow; making a wrong one smaller would take minutes.
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


@st.composite
def vague(draw, cls):
    """
    Draw a right report some of whose counts are blanked or widened, and sometimes one moved by
    one: hardly a single rule is violated, many are open.
    """
    report = draw(reports(cls))
    counts = [path for path, field in cell_paths(cls) if not field.word.unit.is_money]
    changes = {}
    for path in draw(st.lists(st.sampled_from(counts), max_size=12, unique=True)):
        span = bounds(report[path])
        low = (span.low or 0) + draw(st.sampled_from([0, 0, 0, 1]))
        text = draw(st.sampled_from(["", "/", f"{low}—{low + 2}", f"{low}"]))
        changes[path] = text  # read as its line prints it, which may have a sign
    return report.replace(changes)


def judged(report, blanks):
    """
    Give the numbers of the verdicts that a check gives.
    """
    return tuple(CODES[one.verdict] for one in check(report, blanks).equations)


def explained(report, blanks):
    """
    Give the numbers of the reasons that a check gives.
    """
    return tuple(REASONS[one.reason] for one in check(report, blanks).equations)


def together(report, blanks):
    """
    Give the number of the joint verdict of a check, and whether it is proved.
    """
    whole = check(report, blanks).joint
    return CODES[whole.verdict], whole.proved


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
    Every engine gives every equation of every report the verdict that a check gives it, and the
    reason, blanks, rounding and local rows included, gives the report the same joint verdict, and
    lists what a check finds violated in single rules and cells and nothing else; the reports come
    back cell for cell.
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
    why = reasons(frame, cls.rules, blanks)
    assert [explained(one, blanks) for one in several] == [row[1:] for row in why.iter_rows()]
    whole = joint(frame, cls.rules, blanks)
    assert [together(one, blanks) for one in several] == [row[1:] for row in whole.iter_rows()]
    assert [found(one, blanks) for one in several] == [sorted(one) for one in by_report.values()]
    assert several == list(panel.reports())


@pytest.mark.parametrize("cls", FORMS, ids=lambda cls: cls.edition)
@QUICK
@given(data=st.data(), blanks=BLANKS)
def test_what_many_rules_say_together(cls, data, blanks):
    """
    Where single rules are open the joint verdict and the reasons are those of a check, too.
    """
    several = data.draw(st.lists(vague(cls), min_size=1, max_size=5))
    panel = panel_of(several)

    why = panel.reasons(blanks)
    assert [explained(one, blanks) for one in several] == [row[1:] for row in why.iter_rows()]
    whole = panel.joint(blanks)
    assert [together(one, blanks) for one in several] == [row[1:] for row in whole.iter_rows()]


@pytest.mark.parametrize("cls", FORMS, ids=lambda cls: cls.edition)
@QUICK
@given(data=st.data())
def test_single_errors_are_those_that_a_search_finds(cls, data):
    """
    One count moved in a right report: the cells listed, and what each would be, are the least sets
    of a diagnosis, local rows left out.
    """
    report = data.draw(reports(cls))
    counts = [path for path, field in cell_paths(cls) if not field.word.unit.is_money]
    path = data.draw(st.sampled_from([one for one in counts if isinstance(report[one], int)]))
    wrong = report.replace({path: report[path] + data.draw(st.integers(1, 9))})

    listed = {
        (row["path"], row["low"], row["high"])
        for row in single_errors(panel_of([wrong])).iter_rows(named=True)
    }
    searched = {
        (one.path, one.implied.low, one.implied.high)
        for component in diagnose(wrong).components
        for explanation in component.explanations
        if explanation.is_minimum and len(explanation.cells) == 1
        for one in explanation.cells
        if ".local." not in one.path
    }
    assert searched == {(one, *(end(number) for number in span)) for one, *span in listed}


def end(number):
    """
    Give an end of a column as an interval has it.
    """
    return None if abs(number) == INFINITE else number


UNKNOWNS = "abcd"
FACTORS = st.sampled_from([-2, -1, -1, 1, 1, 1, 3])


@st.composite
def systems(draw):
    """
    Draw constraints, and boxes for each of which some of them hold.
    """
    constraints = []
    for name in map(str, range(draw(st.integers(1, 4)))):
        used = draw(st.lists(st.sampled_from(UNKNOWNS), min_size=1, max_size=3, unique=True))
        high = draw(st.integers(-3, 3))
        low = draw(st.sampled_from([-FAR, high, high]))
        terms = tuple((one, draw(FACTORS)) for one in used)
        constraints.append(Constraint(name, terms, low, high))
    spans = st.one_of(
        st.tuples(st.just(-FAR), st.sampled_from([-1, 0, 3, FAR])),
        st.tuples(st.integers(0, 2), st.just(FAR)),
        st.tuples(st.integers(-1, 2), st.sampled_from([0, 0, 1, 5])).map(
            lambda pair: (pair[0], sum(pair))
        ),
    )
    boxes = []
    for _ in range(draw(st.integers(1, 4))):
        box = {one: draw(spans) for one in UNKNOWNS}
        active = [draw(st.booleans()) and narrow(box, [one]).empty is None for one in constraints]
        boxes.append((box, active))
    return constraints, boxes


CREEPING = tuple(
    Constraint(name, ((name, 1), (other, -1)), -FAR, -1) for name, other in ("ab", "ba")
)
"""
Each of two unknowns is to be less than the other.
"""


@settings(max_examples=200)
@given(systems())
@example((CREEPING, [(dict.fromkeys(UNKNOWNS, (0, FAR)), [True, True])]))
def test_boxes_in_rows_are_narrowed_like_one_box(system):
    """
    Narrowing many boxes finds empty, and finishes with, just those that narrowing each alone does,
    and tells the same of cycles.
    """
    constraints, boxes = system
    finite = {FAR: END, -FAR: -END}
    columns = {
        f"{name} {one}": pl.Series(
            [finite.get(box[one][n], box[one][n]) for box, _ in boxes], dtype=ENDS
        )
        for one in UNKNOWNS
        for n, name in enumerate(("low", "high"))
    }
    columns |= {f"active {n}": [active[n] for _, active in boxes] for n in range(len(constraints))}
    frame = pl.DataFrame(columns)

    left = narrowed(frame, constraints)
    trees = forests(frame, constraints)
    for number, (box, active) in enumerate(boxes):
        used = [one for one, on in zip(constraints, active, strict=True) if on]
        alone = narrow(box, used)
        assert is_forest(box, used) == trees[number]
        if any(CREPT < abs(end) < FAR for span in alone.box.values() for end in span):
            continue  # no pass would be the last
        empty, finished = left.row(number)
        assert (alone.empty is not None) == empty
        assert empty or alone.finished == finished
