"""
Diagnosis: how often the right cell is named, and how long that takes.

``python benchmarks/diagnosis.py`` changes one cell of a published table at random, in each of its
exact sums, and counts; ``--draws`` says how often.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from govinfo_report import diagnose, e2014, e2021, read, written
from govinfo_report.form import indicators
from govinfo_report.rules import Relation

TABLE = Path(__file__).parent.parent / "examples" / "chongqing-2017.txt"
SHARES = {
    "substitution": 0.35,
    "transposition": 0.15,
    "omission": 0.15,
    "insertion": 0.10,
    "magnitude": 0.05,
    "decimal_point": 0.05,
    "sign": 0.02,
}
"""
How often each kind of typo is drawn.
"""
SURE = 0.95
RUNS = 7
"""
So often each report is diagnosed to time it.
"""
TRIES = 20
"""
So often a typo of the same kind is drawn until it changes the text.
"""

Change = Callable[[random.Random, Any, str], str]


def typo(draw: random.Random, report: Any, path: str) -> str:
    """
    Misprint a cell; a typo that the number cannot show is drawn again.
    """
    text = str(report[path])
    while True:
        kind = draw.choices(list(SHARES), list(SHARES.values()))[0]
        for _ in range(TRIES):
            found = misprint(draw, text, kind)
            if len(found) > 1 and found[0] == "0" and found[1] != ".":
                found = found.lstrip("0") or "0"
            if found not in {text, "-0"}:
                return found


def misprint(draw: random.Random, text: str, kind: str) -> str:
    """
    Misprint a number in one way, where that can be.
    """
    place = draw.randrange(len(text))
    before, digit, after = text[:place], text[place], text[place + 1 :]
    long = {
        "substitution": f"{before}{draw.choice('0123456789')}{after}",
        "transposition": f"{before}{after[:1]}{digit}{after[1:]}",
        "omission": f"{before}{after}" or text,
        "insertion": f"{before}{draw.choice('0123456789')}{digit}{after}",
        "magnitude": draw.choice([f"{text}0000", f"{text}万"]),
        "decimal_point": draw.choice([f"{text}0", f"{text[:-1]}.{text[-1]}" if place else text]),
        "sign": f"-{text}",
    }
    return long[kind]


def any_number(draw: random.Random, report: Any, path: str) -> str:
    """
    Put any number of the same length in a cell.
    """
    size = len(str(report[path]))
    return str(draw.randrange(10 ** (size - 1) if size > 1 else 0, 10**size))


def neighbour(draw: random.Random, report: Any, path: str) -> str:
    """
    Copy the figure above or below a cell.
    """
    order = [line.path for line in indicators(type(report)) if line.cells]
    place = order.index(path)
    return written(report[order[place + draw.choice([-1, 1])]]) or "0"


def cells_of_sums(report: Any) -> list[str]:
    """
    Give the cells of all exact sums.
    """
    sums = (one for one in report.rules.equations if one.rule.relation is Relation.EQUAL)
    return sorted({path for one in sums if one.guard is None for path in one.cells})


def counted(report: Any, change: Change, draws: int) -> tuple[float, ...]:
    """
    Count: detected; in a least set; first; sure; sure and right; right value; sure and wrong.
    """
    draw = random.Random(7)
    cells = cells_of_sums(report)
    detected = listed = first = sure = right = value = 0
    for _ in range(draws):
        path = draw.choice(cells)
        found = diagnose(report.replace({path: change(draw, report, path)}))
        if found.feasible:
            continue
        detected += 1
        listed += any(path in some for part in found.components for some in part.sets)
        best = found.components[0].explanations[0]
        named = [cell.path for cell in best.cells] == [path]
        first += named
        if best.probability >= SURE:
            sure += 1
            right += named
            value += named and best.cells[0].suggested == str(report[path])
    return (
        detected / draws,
        listed / detected,
        first / detected,
        sure / detected,
        right / max(sure, 1),
        value / max(sure, 1),
        (sure - right) / detected,
    )


def timed(report: Any, wrong: int) -> float:
    """
    Give the median time of a diagnosis with so many wrong cells, in milliseconds of this process;
    of each report the best of some runs counts, since others use the machine, too.
    """
    draw = random.Random(1)
    cells = [path for path in cells_of_sums(report) if type(report[path]) is int]
    seconds: list[float] = []
    for _ in range(200):
        chosen = draw.sample(cells, wrong)
        changed = report.replace({path: report[path] + draw.randint(1, 60) for path in chosen})
        runs = []
        for _ in range(RUNS):
            start = time.process_time()
            diagnose(changed)
            runs.append(time.process_time() - start)
        seconds.append(min(runs))
    return statistics.median(seconds) * 1000


def zeros_of_2021() -> Any:
    """
    Make a report on the 2021 form with some requests.
    """
    cells = {
        path: None if ".other.total." in path else "0" if cell.unit.is_money else 0
        for line in indicators(e2021.Report)
        for cell in line.cells
        for path in [cell.path]
    }
    for row in ("received", "processed.granted", "processed.total"):
        cells |= {f"requests.{row}.natural_person": 412, f"requests.{row}.total": 412}
    return e2021.Report.of(cells)


def rows(draws: int) -> Iterator[str]:
    """
    Write the rows of the table.
    """
    report: e2014.Report = read(TABLE).report
    changes = {"a typo": typo, "any number": any_number, "a copied figure": neighbour}
    for name, change in changes.items():
        shares = " | ".join(f"{share:.1%}" for share in counted(report, change, draws))
        yield f"| {name} | {shares} |"


def main() -> None:
    """
    Print the tables.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--draws", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=15, help="as in the other benchmarks")
    arguments = parser.parse_args()
    print("\n### Diagnosis of one wrong cell of a sum\n")
    print("| drawn | detected | listed | first | sure | sure: cell | sure: value | sure, wrong |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for row in rows(arguments.draws):
        print(row)
    print("\n### Time of a diagnosis\n\n| form | wrong cells | median ms | goal |")
    print("| --- | ---: | ---: | ---: |")
    for report, goal in ((read(TABLE).report, 1), (zeros_of_2021(), 5)):
        for wrong in (1, 2):
            print(f"| {report.edition} | {wrong} | {timed(report, wrong):.2f} | < {goal} |")


if __name__ == "__main__":
    main()
