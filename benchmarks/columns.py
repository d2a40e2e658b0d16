"""
The rules on columns, against the same rules written by hand in Polars and in three libraries.

``python benchmarks/columns.py`` makes panels of the 2014 form, with blanks, rounded cells and 2 %
of reports with one wrong cell, and times in memory (``--reports``) and from Parquet (``--files``
parts of a million). Every case of files runs in a process of its own, so that its peak memory is
its own. pandera, dataframely and pointblank are timed where they are installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import polars as pl

from govinfo_report import e2014
from govinfo_report.columns import INFINITE, KINDS, Panel, panel_of, read_parquet, violations
from govinfo_report.columns import write_parquet as write
from govinfo_report.columns._expressions import columns_of
from govinfo_report.columns._panel import schema_of
from govinfo_report.figures import Kind
from govinfo_report.form import cell_paths
from govinfo_report.rules import Pick, Relation

RULES = e2014.RULES
_SHARE = 0.002
"""
The share of cells that are blank, and of those that are rounded.
"""
ENDS = [name for name in columns_of(RULES) if not name.endswith(".kind")]


def generate(reports: int, seed: int) -> Panel:
    """
    Make a panel in which every rule holds, then blank, round and falsify some cells.
    """
    random = np.random.default_rng(seed)
    zeros = e2014.Report.of({path: "0" for path, _ in cell_paths(e2014.Report)})
    frame = panel_of([zeros]).to_polars()
    columns: dict[str, Any] = {
        name: pl.repeat(frame[name][0], reports, dtype=dtype, eager=True)
        for name, dtype in schema_of(e2014.Report).items()
    }
    columns["report"] = np.arange(reports)
    sums = [one for one in RULES.equations if one.rule.id.endswith("total_is_sum_of_parts")]
    values = {
        path: np.floor(random.lognormal(2, 1.5, reports)).astype(np.int64)
        for one in sums
        for path in one.cells[1:]
        if path not in {other.where for other in sums}
    }
    # what is received covers what is closed, which covers what is answered
    answered = [path for path in values if path.startswith("requests.replies.")]
    values["requests.closed.on_time"] += np.sum([values[path] for path in answered], axis=0)
    closed = values["requests.closed.on_time"] + values["requests.closed.after_extension"]
    values["requests.received.online"] += closed
    for one in reversed(sums):  # inner totals stand further down on the form
        parts = [values[path] for path in one.cells[1:]]
        values[one.where] = np.sum(parts, axis=0)
    for path, value in values.items():
        low = value.copy()
        high = low.copy()
        kind = np.zeros(reports, np.int8)
        blank = random.random(reports) < _SHARE
        rounded = (random.random(reports) < _SHARE) & ~blank
        low[blank], high[blank], kind[blank] = 0, INFINITE, KINDS[Kind.BLANK]
        low[rounded] = np.maximum(low[rounded] - 5, 0)
        high[rounded] += 5
        kind[rounded] = KINDS[Kind.ROUNDED]
        wrong = random.random(reports) < 0.02 / len(values)
        low[wrong] += 7
        high[wrong] += 7
        columns |= {f"{path}.low": low, f"{path}.high": high, f"{path}.kind": kind}
    return Panel(e2014.Report, pl.DataFrame(columns, schema=schema_of(e2014.Report)))


def by_hand() -> list[pl.Expr]:
    """
    Write what is violated as one would in Polars, an expression for each equation.
    """
    names = {Pick.LOCAL_ALL: ".all", Pick.LOCAL_MAX: ".largest"}

    def total(side: Any, end: str) -> pl.Expr:
        cells = [f"{term.name}{names.get(term.pick, '')}.{end}" for term in side.terms]
        return sum((pl.col(one) for one in cells[1:]), pl.col(cells[0])) if cells else pl.lit(0)

    found = []
    for one in RULES.equations:
        wrong = total(one.left, "low") > total(one.right, "high")
        if one.rule.relation is Relation.EQUAL:
            wrong |= total(one.left, "high") < total(one.right, "low")
        if one.guard is not None:
            wrong &= (total(one.guard, "low") == 0) & (total(one.guard, "high") == 0)
        found.append(wrong)
    return found


def others(frame: pl.DataFrame) -> dict[str, Callable[[], object]]:
    """
    Write the same rules for the libraries that are installed.
    """
    rules = by_hand()
    found: dict[str, Callable[[], object]] = {}
    if importlib.util.find_spec("pandera"):
        import pandera.polars as pa  # noqa: PLC0415 - it may not be installed

        def check(rule: pl.Expr) -> Any:
            return pa.Check(lambda data: data.lazyframe.select(~rule))

        schema = pa.DataFrameSchema({}, checks=[check(rule) for rule in rules])

        def pandera() -> None:
            try:
                schema.validate(frame, lazy=True)
            except pa.errors.SchemaErrors:
                return

        found["pandera"] = pandera
    if importlib.util.find_spec("dataframely"):
        import dataframely as dy  # noqa: PLC0415 - it may not be installed

        body: dict[str, Any] = {f"c{n}": dy.Int64(alias=one) for n, one in enumerate(ENDS)}
        for number, rule in enumerate(rules):
            body[f"rule{number}"] = dy.rule()(lambda _cls, rule=rule: ~rule)
        made = type("Made", (dy.Schema,), body)
        ends = frame.select(ENDS)
        found["dataframely"] = lambda: made.filter(ends)
    if importlib.util.find_spec("pointblank"):
        import pointblank as pb  # noqa: PLC0415 - it may not be installed

        def pointblank() -> None:
            plan = pb.Validate(frame.select(ENDS))
            for rule in rules:
                plan = plan.col_vals_expr(~rule)
            plan.interrogate(collect_extracts=False)

        found["pointblank"] = pointblank
    return found


def in_memory(reports: int, rounds: int) -> None:
    """
    Time a panel in memory.
    """
    frame = generate(reports, 0).to_polars().rechunk()
    rules = by_hand()
    arrays = [frame[name].to_numpy() for name in ENDS]

    def hand() -> pl.DataFrame:
        parts = [
            frame.lazy().filter(rule).select("report", rule=pl.lit(number))
            for number, rule in enumerate(rules)
        ]
        return pl.concat(parts).collect(engine="streaming")

    cases: dict[str, Callable[[], object]] = {
        "Polars by hand": hand,
        "violations()": lambda: violations(frame, RULES),
        "numpy, sum of the bytes": lambda: [one.sum() for one in arrays],
        **others(frame),
    }
    assert hand().height == violations(frame, RULES).height > 0
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    order = list(cases)
    for _ in range(rounds):
        for name in order:
            start = time.perf_counter()
            cases[name]()
            seconds[name].append(time.perf_counter() - start)
        order.reverse()
    print(f"\n### {reports:,} reports in memory, {hand().height:,} violations\n")
    print("| case | median ms | × Polars by hand | × numpy |\n| --- | ---: | ---: | ---: |")
    for name, taken in seconds.items():
        ratios = [
            statistics.median(a / b for a, b in zip(taken, seconds[base], strict=True))
            for base in ("Polars by hand", "numpy, sum of the bytes")
        ]
        print(
            f"| {name} | {statistics.median(taken) * 1e3:.1f} | {ratios[0]:.2f} | {ratios[1]:.2f} |"
        )
    print(f"\npeak memory of this process: {_peak():,} MB")


def from_files(folder: str, case: str) -> None:
    """
    Run one case on files and print its seconds, peak memory and number of violations.
    """
    pattern = f"{folder}/*.parquet"
    base = _peak()
    panel = read_parquet(pattern)
    start = time.perf_counter()
    if case == "Polars, reading only":
        panel.frame.lazy().select(pl.col(ENDS).sum()).collect(engine="streaming")
        found = 0
    elif case == "Polars, violations()":
        found = panel.violations().height
    else:
        connection = duckdb.connect(config={"threads": 2, "memory_limit": "400MB"})
        relation = connection.read_parquet(pattern)
        if case == "DuckDB, reading only":
            relation.project(", ".join(f'"{name}"' for name in ENDS)).aggregate(
                ", ".join(f'sum("{name}")' for name in ENDS)
            ).fetchall()
            found = 0
        else:
            found = violations(relation, RULES).height
    print(f"{time.perf_counter() - start:.2f} {_peak()} {base} {found}")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """
    Time both and print the ratios.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--files", type=int, default=10, help="parts of --reports reports")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", help="where panels are, for one --case")
    parser.add_argument("--case")
    chosen = parser.parse_args()
    if chosen.case:
        from_files(chosen.folder, chosen.case)
        return
    in_memory(chosen.reports, chosen.rounds)
    if not chosen.files:
        return
    with tempfile.TemporaryDirectory() as folder:
        for number in range(chosen.files):
            write(generate(chosen.reports, number), f"{folder}/{number}.parquet")
        print(f"\n### {chosen.files * chosen.reports:,} reports from Parquet\n")
        print("| case | s | peak MB | before | violations |\n| --- | ---: | ---: | ---: | ---: |")
        for engine in ("Polars", "DuckDB"):
            for what in ("reading only", "violations()"):
                case = f"{engine}, {what}"
                words = [sys.executable, __file__, "--folder", folder, "--case", case]
                done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 - itself
                print(f"| {case} | {' | '.join(done.stdout.split())} |")


if __name__ == "__main__":
    main()
