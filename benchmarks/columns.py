"""
The rules on columns, against the same rules written by hand in Polars and in three libraries.

``python benchmarks/columns.py`` makes panels of the 2014 form, with blanks, rounded cells and 2 %
of reports with one wrong cell, and times one file of them in memory (``--reports``) and all of
them from Parquet (``--files``). The panels are made, and every case is run, in a process of its
own, so that its peak memory is its own. pandera, dataframely and pointblank are timed where they
are installed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
from _libraries import by_hand, others
from _memory import forget_peak, now, peak
from _panels import RULES, write_panels
from _timing import compare, ratio

from govinfo_report.columns import read_parquet, violations
from govinfo_report.columns._expressions import columns_of

ENDS = [name for name in columns_of(RULES) if not name.endswith(".kind")]
DUCKDB_LIMIT = "400MB"
BY_HAND = "Polars by hand, a filter for each rule"
READING = "numpy, sum of the same columns"


def memory_cases(folder: Path) -> dict[str, Callable[[], object]]:
    """
    Load the first file, and give what is timed on it.
    """
    frame = read_parquet(min(folder.glob("*.parquet"))).to_polars().rechunk()
    rules = by_hand()
    arrays = [frame[name].to_numpy() for name in ENDS]

    def hand() -> pl.DataFrame:
        parts = [
            frame.lazy().filter(rule).select("report", rule=pl.lit(number))
            for number, rule in enumerate(rules)
        ]
        return pl.concat(parts).collect(engine="streaming")

    def ours() -> pl.DataFrame:
        return violations(frame, RULES)

    reading = [one.sum() for one in arrays]
    print(f"\n### {frame.height:,} reports in memory, {hand().height:,} violations\n")
    print(f"The panel takes {frame.estimated_size('mb'):,.0f} MB.\n")
    assert hand().height == ours().height > len(reading)
    numpy = {READING: lambda: [one.sum() for one in arrays]}
    return {BY_HAND: hand, "violations()": ours, **numpy, **others(frame, ENDS)}


def in_memory(folder: Path, rounds: int) -> None:
    """
    Time a panel in memory; the peak memory of each case is that of a process of its own.
    """
    cases = memory_cases(folder)
    peaks = {
        name: json.loads(_child("--case", "peak", "--name", name, "--folder", str(folder)))
        for name in cases
    }
    seconds = compare(cases, rounds=rounds, sample=0)
    print("| case | median ms | × by hand | × reading | peak MB | of which before |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name in cases:
        print(
            f"| {name} | {statistics.median(seconds[name]) * 1e3:.1f}"
            f" | {ratio(seconds, name, BY_HAND):.2f} | {ratio(seconds, name, READING):.2f}"
            f" | {peaks[name]['peak']:,} | {peaks[name]['before']:,} |"
        )


def peak_in_memory(folder: Path, name: str) -> None:
    """
    Run one case on a panel in memory and print the most memory that the process had meanwhile.
    """
    with contextlib.redirect_stdout(sys.stderr):
        case = memory_cases(folder)[name]
    before = now()
    forget_peak()
    case()
    print(json.dumps({"peak": peak(), "before": before}))


def _polars_reads(folder: str) -> int:
    read_parquet(folder).frame.lazy().select(pl.col(ENDS).sum()).collect(engine="streaming")
    return 0


def _polars_by_hand(folder: str) -> int:
    rules = {str(number): rule for number, rule in enumerate(by_hand())}
    some = pl.scan_parquet(folder).filter(pl.any_horizontal(*rules.values()))
    found = some.select("report", **rules).collect(engine="streaming")
    return found.unpivot(index="report").filter("value").height


def _polars_violations(folder: str) -> int:
    return read_parquet(folder).violations().height


def _duckdb_reads(folder: str) -> int:
    sums = ", ".join(f'sum("{name}")' for name in ENDS)
    _relation(folder).aggregate(sums).fetchall()
    return 0


def _duckdb_violations(folder: str) -> int:
    return violations(_relation(folder), RULES).height


def _relation(folder: str) -> duckdb.DuckDBPyRelation:
    connection = duckdb.connect(config={"memory_limit": DUCKDB_LIMIT})
    return connection.read_parquet(folder)


FILE_CASES = {
    "Polars, reading only": _polars_reads,
    "Polars, by hand": _polars_by_hand,
    "Polars, violations()": _polars_violations,
    "DuckDB, reading only": _duckdb_reads,
    "DuckDB, violations()": _duckdb_violations,
}


def from_files(folder: Path, rounds: int) -> None:
    """
    Time all panels from their files, each case in a new process, and print its peak memory.
    """
    measured: dict[str, list[dict[str, float]]] = {name: [] for name in FILE_CASES}
    order = list(FILE_CASES)
    for _ in range(rounds):
        for name in order:
            measured[name].append(json.loads(_child("--case", name, "--folder", str(folder))))
        order.reverse()
    size = sum(file.stat().st_size for file in folder.glob("*.parquet"))
    rows = pl.scan_parquet(folder / "*.parquet").select(pl.len()).collect().item()
    print(f"\n### {rows:,} reports from Parquet, {size / 1e6:,.0f} MB\n")
    print("| case | median s | × reading | peak MB | of which before | violations |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    seconds = {name: [one["seconds"] for one in runs] for name, runs in measured.items()}
    for name, runs in measured.items():
        times = ratio(seconds, name, f"{name.partition(',')[0]}, reading only")
        worst = max(runs, key=lambda one: one["peak"])
        print(
            f"| {name} | {statistics.median(seconds[name]):.2f} | {times:.2f}"
            f" | {worst['peak']:,} | {worst['before']:,} | {runs[0]['found']:,} |"
        )


def one_case(folder: Path, name: str) -> None:
    """
    Run one case on files and print what it took.
    """
    before = now()
    start = time.perf_counter()
    found = FILE_CASES[name](str(folder / "*.parquet"))
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "peak": peak(), "before": before, "found": found}))


def _child(*words: str) -> str:
    """
    Run this script in a new process and give what it prints.
    """
    line = [sys.executable, __file__, *words]
    return subprocess.run(line, check=True, capture_output=True, text=True).stdout  # noqa: S603 - itself


def main() -> None:
    """
    Time both and print the ratios.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--reports", type=int, default=1_000_000, help="in one file")
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where panels are; by default they are made")
    parser.add_argument("--case", help="`make`, `memory`, `peak`, or a case of files")
    parser.add_argument("--name", help="the case in memory for `peak`")
    chosen = parser.parse_args()
    if chosen.case == "make":
        start = time.perf_counter()
        write_panels(chosen.folder, chosen.reports, chosen.files)
        taken = time.perf_counter() - start
        print(f"The panels were made in {taken:.0f} s with {peak():,} MB at most.")
    elif chosen.case == "memory":
        in_memory(chosen.folder, chosen.rounds)
    elif chosen.case == "peak":
        peak_in_memory(chosen.folder, chosen.name)
    elif chosen.case:
        one_case(chosen.folder, chosen.case)
    else:
        with tempfile.TemporaryDirectory() as made:
            folder = chosen.folder or Path(made)
            rounds = ("--rounds", str(chosen.rounds))
            if not chosen.folder:
                sizes = ("--reports", str(chosen.reports), "--files", str(chosen.files))
                print(_child("--case", "make", "--folder", made, *sizes))
            print(_child("--case", "memory", "--folder", str(folder), *rounds), flush=True)
            from_files(folder, chosen.rounds)


if __name__ == "__main__":
    main()
