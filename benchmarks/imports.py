"""
What ``import govinfo_report`` costs, against importing attrs and cattrs.

``python benchmarks/imports.py`` starts a fresh interpreter for every sample, the cases in turn, and
times the import statement inside it. Names are imported when they are first used, so a second
table shows what a program pays that uses all of the core.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

from _timing import table

ROOT = {
    "attrs + cattrs": "import attrs, cattrs",
    "govinfo_report": "import govinfo_report",
    "one name of the root": "from govinfo_report import figure",
    "every name of the root": "from govinfo_report import *",
}
USED = {
    "attrs + cattrs + Babel": "import attrs, cattrs, babel.support",
    "check of one report": (
        "from govinfo_report import check, e2014; check(e2014.Report.of({})).ok"
    ),
}


def seconds_of(code: str) -> float:
    """
    Time a piece of code in a fresh interpreter.
    """
    program = (
        f"import time; start = time.perf_counter()\n{code}\nprint(time.perf_counter() - start)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    return float(done.stdout)


def compare(cases: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """
    Time cases in turn; the first round fills the disk cache and does not count.
    """
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    order = list(cases)
    for number in range(rounds + 1):
        for name in order:
            spent = seconds_of(cases[name])
            if number:
                seconds[name].append(spent)
        order.reverse()
    return seconds


def main() -> None:
    """
    Time the imports and print the ratios.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    table("Import", compare(ROOT, rounds), "attrs + cattrs", {"govinfo_report": 1.3})
    table("Import and first use", compare(USED, rounds), "attrs + cattrs + Babel")


if __name__ == "__main__":
    main()
