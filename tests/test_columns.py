"""
Reports as columns: building, restoring, files, and what no column can say.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from govinfo_report import check, columns, e2014, e2021, read
from govinfo_report.columns import (
    INFINITE,
    KINDS,
    LARGEST_END,
    Flag,
    Panel,
    joint,
    panel_of,
    read_parquet,
    reasons,
    single_errors,
    tidy,
    verdict_names,
    verdicts,
    violations,
    write_parquet,
)
from govinfo_report.columns import __dir__ as names_of_package
from govinfo_report.columns._expressions import CODES
from govinfo_report.columns._layout import clamped
from govinfo_report.columns._reasons import REASONS
from govinfo_report.errors import ColumnsError, RuleError
from govinfo_report.figures import FAR, Kind, amount, figure
from govinfo_report.form import Local, cell_paths
from govinfo_report.rules import Sides, at_most, equal

EXAMPLE = Path(__file__).parent.parent / "examples" / "chongqing-2017.txt"
RECEIVED = "requests.received"
SUM = f"{RECEIVED}.total_is_sum_of_parts"


@pytest.fixture(scope="module")
def seed():
    """
    Read the published table.
    """
    return read(EXAMPLE).report


def empty(**changes: object):
    """
    Make a report of zeros.
    """
    cells = {path: "0" for path, _ in cell_paths(e2014.Report)}
    return e2014.Report.of(cells).replace(changes) if changes else e2014.Report.of(cells)


def found(report, blanks="unknown", rules=e2014.RULES):
    """
    Give the rules that the columns of one report call violated.
    """
    return violations(panel_of([report]), rules, blanks)["rule"].to_list()


class TestPanel:
    """
    What a panel holds.
    """

    def test_ends_and_kinds(self, seed):
        """
        A cell has its two ends and the number of its kind, and its text where it is no number.
        """
        row = panel_of([seed]).to_polars().row(0, named=True)
        path = "proactive_disclosure.items_disclosed"

        assert (1238500, 1239500) == (row[f"{path}.low"], row[f"{path}.high"])
        assert KINDS[Kind.ROUNDED] == row[f"{path}.kind"]
        assert "123.9万" in row["printed"]
        assert ("2014", 2017, None) == (row["edition"], row["year"], row["source"])

    def test_numbers_of_kinds_never_change(self):
        """
        Files on disk rely on the numbers of kinds and on the one for no end.
        """
        assert (
            [
                "exact",
                "rounded",
                "approximate",
                "range",
                "impossible",
                "blank",
                "dash",
                "missing",
                "unreadable",
            ]
        ) == [kind.value for kind in sorted(KINDS, key=KINDS.__getitem__)]
        assert (1 << 55, (1 << 48) - 1) == (INFINITE, LARGEST_END)

    def test_refuses_rows_without_texts(self, seed):
        """
        A row that does not say the text of a cell, or names a strange section, gives no report.
        """
        frame = panel_of([seed]).to_polars()
        without = frame.with_columns(printed=pl.lit(None, pl.String))
        with pytest.raises(ColumnsError, match="the text of proactive_disclosure"):
            list(Panel(e2014.Report, without).reports())
        strange = frame.with_columns(pl.col("local").str.replace("channels", "canals"))
        with pytest.raises(ColumnsError, match="does not have: canals"):
            list(Panel(e2014.Report, strange).reports())

    def test_no_nulls(self, seed):
        """
        The columns of numbers have no nulls, also where nothing is printed.
        """
        frame = panel_of([seed, e2014.Report.of({})]).to_polars()
        numbers = frame.select(pl.col("^.*[.](low|high|kind)$"), "flags")

        assert 0 == sum(numbers.null_count().row(0))

    def test_reading_names_its_source(self):
        """
        A reading brings the source along; sources can be given, too.
        """
        reading = read(EXAMPLE)

        assert [reading.source.name] == panel_of([reading]).to_polars()["source"].to_list()
        given = panel_of([reading.report], sources=["here"]).to_polars()
        assert ["here"] == given["source"].to_list()

    def test_many_are_built_in_parts(self, seed, monkeypatch):
        """
        Long panels are built part by part, with one numbering.
        """
        monkeypatch.setattr("govinfo_report.columns._panel._CHUNK", 2)

        assert [0, 1, 2, 3, 4] == panel_of([seed] * 5).to_polars()["report"].to_list()

    def test_refuses_two_forms(self, seed):
        """
        A panel holds one form, and must know which.
        """
        with pytest.raises(ColumnsError, match="a 2021 among 2014"):
            panel_of([seed, e2021.Report.of({})])
        with pytest.raises(ColumnsError, match="there are no reports"):
            panel_of([])
        with pytest.raises(TypeError, match="got int"):
            panel_of([1])

    def test_gives_itself_to_other_libraries(self, seed):
        """
        PyArrow, pandas, DuckDB and Polars take a panel as it is.
        """
        panel = panel_of([seed])
        size = panel.to_polars().shape

        assert size == pa.table(panel).shape == pl.DataFrame(panel).shape
        assert size == panel.to_pandas().shape == pd.DataFrame.from_arrow(panel).shape
        assert size == duckdb.sql("from panel").shape

    def test_package_names_what_it_has(self):
        """
        The package lists its names and refuses others.
        """
        assert "panel_of" in names_of_package()
        with pytest.raises(AttributeError, match="has no attribute 'panels'"):
            columns.panels  # noqa: B018 - looking is the test


class TestParquet:
    """
    Panels in files.
    """

    def test_there_and_back(self, seed, tmp_path):
        """
        Reports come back from a file, whose schema says what the columns mean.
        """
        write_parquet(panel_of([seed, empty()]), tmp_path / "a.parquet")
        again = read_parquet(tmp_path / "a.parquet")
        metadata = pq.read_schema(tmp_path / "a.parquet").metadata[b"govinfo_report"].decode()

        assert [seed, empty()] == list(again.reports())
        assert "当面申请数" in metadata
        assert again.violations().equals(panel_of([seed, empty()]).violations())
        assert again.verdicts().equals(panel_of([seed, empty()]).verdicts())
        assert again.reasons().equals(panel_of([seed, empty()]).reasons())
        assert again.joint().equals(panel_of([seed, empty()]).joint())

    def test_patterns(self, seed, tmp_path):
        """
        A pattern opens several files of one form as one panel.
        """
        for name in "ab":
            write_parquet(panel_of([seed]), tmp_path / f"{name}.parquet")

        assert [seed, seed] == list(read_parquet(tmp_path / "*.parquet").reports())
        assert [seed] == list(read_parquet([tmp_path / "a.parquet"]).reports())

    def test_refuses_what_is_no_panel(self, seed, tmp_path):
        """
        Files that are no panel, of two forms, or not there, are refused.
        """
        pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "a.parquet")
        with pytest.raises(ColumnsError, match="does not say of which form"):
            read_parquet(tmp_path / "a.parquet")
        with pytest.raises(ColumnsError, match="no file matches"):
            read_parquet(tmp_path / "*.nothing")
        write_parquet(panel_of([seed]), tmp_path / "a.parquet")
        write_parquet(panel_of([], e2021.Report), tmp_path / "b.parquet")
        with pytest.raises(ColumnsError, match="several forms"):
            read_parquet(tmp_path / "*.parquet")


ENGINES = {
    "polars": lambda frame: frame,
    "polars scan": lambda frame: frame.lazy(),
    "duckdb": lambda frame: duckdb.from_arrow(frame.to_arrow()),
    "pyarrow": lambda frame: frame.to_arrow(),
    "pandas": lambda frame: frame.to_pandas(),
    "narwhals": lambda frame: nw.from_native(frame.lazy()),
}


def test_long_frames_are_filtered_rule_by_rule(seed, monkeypatch):
    """
    However long a frame is, the same is found, with and without reports that have a flag.
    """
    plain = [seed, empty(**{f"{RECEIVED}.total": 3}), empty()]
    flagged = [*plain, empty(**{f"{RECEIVED}.in_person": figure("-5")})]
    panels = [panel_of(plain), panel_of(flagged)]
    short = [one.violations() for one in panels]
    monkeypatch.setattr("govinfo_report.columns._polars._SHORT", 0)

    assert [1, 2] == [one["report"].n_unique() for one in short]
    for panel, expected in zip(panels, short, strict=True):
        assert expected.equals(panel.violations())


@pytest.mark.parametrize("blanks", ["unknown", "zero"])
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_agrees(seed, engine, blanks):
    """
    Polars, DuckDB and what narwhals knows give the verdicts that a check gives.
    """
    rows = (
        Local(label="其他", figure=figure("abc"), counts=True),
        Local(label="更多", figure=2, counts=None),
    )
    several = [
        seed,
        e2014.Report.of({}),
        empty(**{f"{RECEIVED}.total": 3}),
        empty(**{f"{RECEIVED}.total": figure(""), f"{RECEIVED}.online": 2}),
        empty(**{"requests.replies.local": rows, "requests.replies.total": 1}),
        empty(**{"requests.replies.local": rows[:1], "request_fees": amount("")}),
    ]
    panel = panel_of(several)
    frame = ENGINES[engine](panel.to_polars())
    table = verdicts(frame, e2014.RULES, blanks)
    listed = violations(frame, e2014.RULES, blanks)

    checked = [check(one, blanks) for one in several]
    expected = [[CODES[one.verdict] for one in found.equations] for found in checked]
    assert expected == [list(row[1:]) for row in table.iter_rows()]
    expected = [[REASONS[one.reason] for one in found.equations] for found in checked]
    assert expected == [list(row[1:]) for row in reasons(frame, e2014.RULES, blanks).iter_rows()]
    expected = [(CODES[found.joint.verdict], found.joint.proved) for found in checked]
    assert expected == [row[1:] for row in joint(frame, e2014.RULES, blanks).iter_rows()]
    assert [len(found.violated) for found in checked] == [
        listed.filter(report=number).height for number in range(len(several))
    ]
    assert several == list(panel.reports())


def test_local_rows_of_a_matrix():
    """
    Local rows of several cells have one triple of columns for each applicant, and come back.
    """
    cells = {path: "0" for path, _ in cell_paths(e2021.Report)}
    report = e2021.Report.of(cells)
    row = Local(label="其他", figure=type(report.requests.received).of(1, *[0] * 5, total=1))
    dashes = dict.fromkeys((path for path, _ in cell_paths(type(row.figure))), "/")
    dash = Local(label="无", figure=type(row.figure).of(dashes), counts=True)
    report = report.replace(
        {"requests.processed.other.local": (row,), "requests.processed.refused.local": (dash,)}
    )
    rows = tidy(panel_of([report])).collect().filter(pl.col("path").str.contains("local"))

    assert [report] == list(panel_of([report]).reports())
    assert "requests.processed.other.local.1.total" in rows["path"].to_list()
    for name in ("polars", "duckdb"):
        frame = ENGINES[name](panel_of([report]).to_polars())
        assert [CODES[one.verdict] for one in check(report).equations] == list(
            verdicts(frame, e2021.RULES).row(0)[1:]
        )


class TestVerdicts:
    """
    What the columns say, and how what they cannot say is settled.
    """

    def test_names_are_unique(self):
        """
        Every equation of every form has a name of its own.
        """
        for rules in (e2014.RULES, e2021.RULES):
            assert len(rules.equations) == len(set(verdict_names(rules)))

    def test_repeated_names_are_numbered(self):
        """
        Equations with one name and one stated cell are told apart by numbers.
        """
        twice = type(e2014.RULES)(e2014.Report, e2014.RULES.equations[:1] * 2)

        assert [True, False] == [name.endswith("#2") for name in reversed(verdict_names(twice))]

    def test_local_rows_of_unknown_role(self):
        """
        Where it matters whether a local row counts, the report itself is read.
        """
        row = Local(label="其他", figure=2, counts=None)
        report = empty(**{"requests.replies.local": (row,), "requests.replies.total": 1})
        row_of = panel_of([report]).to_polars().row(0, named=True)

        assert Flag.OPEN & row_of["flags"]
        expected = [CODES[one.verdict] for one in check(report).equations]
        assert expected == list(verdicts(panel_of([report]), e2014.RULES).row(0)[1:])
        assert found(report) == [one.rule for one in check(report).violated]

    def test_blank_local_rows(self):
        """
        A blank local row is settled where blanks are read as zero.
        """
        row = Local(label="其他", figure=figure(""), counts=True)
        report = empty(**{"requests.replies.local": (row,), "requests.replies.total": 1})

        assert ["requests.replies_at_most_closed"] == found(report)
        assert "requests.replies.total_is_sum_of_parts" in found(report, "zero")

    def test_large_numbers(self):
        """
        Numbers that 64 bits cannot add up are settled exactly, and come back.
        """
        report = empty(**{f"{RECEIVED}.total": 10**16 - 1, f"{RECEIVED}.in_person": 10**16 - 2})

        assert [SUM] == found(report)
        assert [report] == list(panel_of([report]).reports())

    def test_impossible_cells(self):
        """
        A cell that prints what its line cannot have is listed, local rows included.
        """
        row = Local(label="其他", figure=figure("-3"), counts=False)
        report = empty(**{f"{RECEIVED}.in_person": figure("-5"), "requests.replies.local": (row,)})
        table = violations(panel_of([report]), e2014.RULES)
        listed = table.filter(rule="impossible_cell")["where"].to_list()

        assert ["requests.received.in_person", "requests.replies.local.1"] == sorted(listed)

    @pytest.mark.parametrize(
        ("span", "expected"),
        [
            ((1, 2), (1, 2, False)),
            ((0, FAR), (0, INFINITE, False)),
            ((-FAR, FAR), (-INFINITE, INFINITE, False)),
            ((5, 1 << 60), (5, INFINITE, True)),
            ((1 << 60, FAR), (LARGEST_END, INFINITE, True)),
            ((-(1 << 60), -(1 << 59)), (-INFINITE, -LARGEST_END, True)),
        ],
    )
    def test_ends_are_widened_never_narrowed(self, span, expected):
        """
        An end beyond what a column holds gives way outwards.
        """
        assert expected == clamped(*span)

    def test_refuses_other_columns(self, seed):
        """
        A frame without the columns, or with floats, is refused before it gives wrong verdicts.
        """
        frame = panel_of([seed]).to_polars()
        total = f"{RECEIVED}.total.low"
        with pytest.raises(ColumnsError, match="1 lack, such as requests"):
            violations(frame.drop(total), e2014.RULES)
        with pytest.raises(ColumnsError, match=rf"{total} must be a column of 64-bit integers"):
            verdicts(frame.with_columns(pl.col(total).cast(pl.Float64)), e2014.RULES)
        with pytest.raises(ColumnsError, match="printed"):
            violations(frame.drop("printed"), e2014.RULES)
        with pytest.raises(ColumnsError, match="nulls"):
            verdicts(frame.with_columns(pl.lit(None, pl.Int64).alias(total)), e2014.RULES)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_a_null_passes_for_nothing(self, seed, engine):
        """
        On every engine a null is refused where it could hide a violation; pandas makes floats of
        the column.
        """
        frame = panel_of([seed, empty()]).to_polars()
        total = f"{RECEIVED}.total.low"
        hole = pl.when(pl.col("report") == 0).then(pl.col(total)).alias(total)
        with pytest.raises(ColumnsError, match=r"a null would pass|64-bit integers"):
            violations(ENGINES[engine](frame.with_columns(hole)), e2014.RULES)

    def test_rules_that_columns_cannot_compute(self):
        """
        A rule over more cells than 64 bits can add up, or over local rows of which there are no
        columns, is refused by name.
        """
        with pytest.raises(RuleError, match="64 bits"):
            violations(panel_of([empty()]), e2014.RULES.extended(heavy))
        equation = e2014.RULES.equations[0]
        local = next(
            term for one in e2014.RULES.equations for term in one.terms if term.path != term.name
        )
        strange = type(equation)(
            equation.rule,
            type(equation.left)((type(local)("reviews", 1, local.pick),)),
            equation.left,
        )
        rules = type(e2014.RULES)(e2014.Report, (strange,))
        with pytest.raises(RuleError, match="columns do not hold"):
            violations(panel_of([empty()]), rules)

    def test_no_rule_of_severity_error(self):
        """
        Where no rule is about an error, all that are can hold together.
        """
        warnings = tuple(one for one in e2014.RULES.equations if one.rule.severity.value != "error")
        rules = type(e2014.RULES)(e2014.Report, warnings)
        several = [empty(**{f"{RECEIVED}.total": 3}), e2014.Report.of({})]

        assert [(0, 0, True), (1, 0, True)] == list(joint(panel_of(several), rules).iter_rows())

    def test_jointly_impossible(self):
        """
        Reports that no single rule shows to be wrong are told by all rules together: total and
        parts leave nothing for a blank, in one report at least.
        """
        blank = {f"{RECEIVED}.total": figure(""), f"{RECEIVED}.online": 5}
        several = [
            empty(**blank),
            empty(**blank, **{"requests.closed.total": figure(""), "requests.closed.on_time": 9}),
            empty(**{f"{RECEIVED}.total": figure("5—9"), f"{RECEIVED}.online": figure("")}),
        ]
        checked = [check(one, rules=STRICT) for one in several]

        expected = [(CODES[one.joint.verdict], one.joint.proved) for one in checked]
        assert expected == [row[1:] for row in joint(panel_of(several), STRICT).iter_rows()]
        assert {1, 2} == {verdict for verdict, _ in expected}
        assert not any(one.violated for one in checked)

    def test_local_rows_that_hide_why(self):
        """
        Where local rows together do not say why an equation is open, the report itself does: a
        blank beside a rounded row, or a rounded row below the largest.
        """
        blank, about, many = (
            Local(label=f"其他{number}", figure=figure(text), counts=True)
            for number, text in enumerate(("", "约500", "900"))
        )
        several = [
            empty(**{"requests.replies.local": rows, "proactive_disclosure.channels.local": rows})
            for rows in ((about,), (blank,), (blank, about), (many, about))
        ]
        several = [one.replace({"requests.replies.total": figure("约900")}) for one in several]
        several = [
            one.replace({"proactive_disclosure.items_disclosed": figure("")}) for one in several
        ]
        panel = panel_of(several)

        expected = [[REASONS[e.reason] for e in check(one).equations] for one in several]
        assert expected == [list(row[1:]) for row in reasons(panel, e2014.RULES).rows()]
        assert {0, 1, 3} <= {code for row in expected for code in row}
        assert [0, 0, Flag.MIXED, Flag.MIXED] == [
            flags & Flag.MIXED for flags in panel.to_polars()["flags"]
        ]

    def test_rules_of_users(self):
        """
        A rulebook with further rules, factors and constants included, works on columns, too.
        """
        rules = e2014.RULES.extended(odd)
        report = empty(**{f"{RECEIVED}.total": 4, f"{RECEIVED}.online": 4})

        assert "odd" not in found(report, rules=rules)
        assert any(one.endswith("odd") for one in found(empty(), rules=rules))
        table = verdicts(ENGINES["duckdb"](panel_of([report]).to_polars()), rules)
        assert table.equals(verdicts(panel_of([report]), rules))


@equal
def heavy(r: e2014.Received) -> Sides[object]:
    """
    Too much for a column.
    """
    return r.total * 200, r.online * 200


@equal
def odd(r: e2014.Received) -> Sides[object]:
    """
    A relation that nobody needs.
    """
    return r.total * 2 - r.online, r.in_person * 3 + 4


@at_most
def all_is_closed(r: e2014.Requests) -> Sides[object]:
    """
    What is closed was received.
    """
    return r.closed.total, r.received.total


STRICT = e2014.RULES.extended(all_is_closed)


class TestTidy:
    """
    The long form.
    """

    def test_one_row_a_cell(self, seed):
        """
        Every cell is a row with its text, local rows included.
        """
        table = tidy(panel_of([seed])).collect()
        rows = dict(table.select("path", "written").iter_rows())
        written = {path: seed[path] for path, _ in cell_paths(e2014.Report)}

        assert len(written) + 1 == table.height
        assert "6.7万" == rows["proactive_disclosure.channels.local.1"]
        assert "123.9万" == rows["proactive_disclosure.items_disclosed"]
        assert str(seed[f"{RECEIVED}.total"]) == rows[f"{RECEIVED}.total"]

    def test_cells_without_text(self):
        """
        A blank cell has an empty text, a missing one none, a row of cells one row each.
        """
        report = e2021.Report.of({"requests.received.natural_person": ""})
        table = tidy(panel_of([report])).collect()
        rows = dict(table.select("path", "written").iter_rows())

        assert "" == rows["requests.received.natural_person"]
        assert rows["requests.received.total"] is None


class TestSingleErrors:
    """
    Which single cell explains what is wrong.
    """

    def test_each_candidate_repairs(self, seed):
        """
        Putting a candidate's value into its cell repairs the report; no other cell can.
        """
        wrong = seed.replace({f"{RECEIVED}.by_post": 2849})
        table = single_errors(panel_of([seed, wrong]))

        assert {1} == set(table["report"])
        assert [5] == table["candidates"].unique().to_list()
        for path, low, high in table.select("path", "low", "high").iter_rows():
            assert low == high
            assert check(wrong.replace({path: low})).ok

    def test_a_cell_of_a_matrix_is_found(self):
        """
        In a matrix a wrong cell breaks its row and its column, and only it explains both.
        """
        cells = {path: "0" for path, _ in cell_paths(e2021.Report)}
        report = e2021.Report.of(cells).replace({"requests.received.natural_person": 3})
        table = single_errors(panel_of([report]))

        assert ["requests.received.natural_person"] == table["path"].to_list()
        assert [(0, 0)] == list(table.select("low", "high").iter_rows())

    def test_two_errors_in_one_component_are_left(self):
        """
        Where no single cell repairs a component, nothing is named.
        """
        cells = {path: "0" for path, _ in cell_paths(e2021.Report)}
        report = e2021.Report.of(cells).replace(
            {"requests.received.natural_person": 3, "requests.carried_in.other_organisation": 2}
        )

        assert [] == single_errors(panel_of([report]))["path"].to_list()
