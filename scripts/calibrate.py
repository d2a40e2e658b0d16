"""
Fits the probabilities of the diagnosis to drawn errors, and checks them on others.

``python scripts/calibrate.py fit`` writes ``diagnosis/calibration.json``; ``check`` draws other
reports and other errors, puts errors into the table of 2017 and into published reports where the
shared folder is there, and prints how often what was said to be likely was right.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from _drawing import CHANCES, MISPRINTS, draw_error
from _fitting import Sample, fit, samples_of, samples_of_form

from govinfo_report import parse, read
from govinfo_report.diagnosis import diagnose
from govinfo_report.diagnosis._calibration import Calibration
from govinfo_report.diagnosis._weighing import weigh

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "govinfo_report" / "diagnosis" / "calibration.json"
TABLE = ROOT / "examples" / "chongqing-2017.txt"
CORPUS = ROOT.parent / "shared" / "corpus"
DRAWN = {"2014": (150, 40), "2019": (30, 40), "2021": (30, 40), "money": (40, 20)}
"""
How many reports are drawn on each form, and how many errors in each.
"""
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 1.01)


def drawn(seed: str, kind: str | None = None, part: int = 1) -> list[Sample]:
    """
    Draw errors on all forms.

    Args:
        seed: Where chance starts.

        kind: Their kind, if it is not to be drawn.

        part: Only one in so many reports is drawn.
    """
    return [
        one
        for name, (reports, errors) in DRAWN.items()
        for one in samples_of_form(name, reports // part, errors, seed, kind)
    ]


def in_report(report: Any, errors: int, seed: str, kind: str | None = None) -> list[Sample]:
    """
    Draw errors in one report.
    """
    draw = random.Random(seed)
    rules = type(report).rules
    drawn_errors = [draw_error(draw, report, rules, kind) for _ in range(errors)]
    return list(samples_of(report, rules, drawn_errors))


def published() -> Iterator[tuple[str, Any]]:
    """
    Walk over the published reports that are whole and contradict nothing.
    """
    for path in sorted(CORPUS.glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        if not data["complete"] or data["broken"]:
            continue
        report = parse(data["raw"], "html" if data["form"] == "html" else "text").report
        if diagnose(report).feasible:
            yield path.stem, report


def reliability(title: str, samples: Iterable[Sample], model: Calibration) -> None:
    """
    Print how often the likeliest explanation was right, by how likely it was said to be.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in BINS[1:]]
    for one in samples:
        weighed = [weigh(found, model) for found in one.found]
        whole = model.whole([found.log for found in weighed], one.size)
        best = max(range(len(weighed)), key=lambda number: weighed[number].log)
        stated = math.exp(weighed[best].log - whole)
        number = next(n for n, high in enumerate(BINS[1:]) if stated < high)
        bins[number].append((stated, one.right[best]))
    print(
        f"\n### {title}\n\n| stated | draws | mean stated | right |\n| --- | ---: | ---: | ---: |"
    )
    for low, high, found in zip(BINS, BINS[1:], bins, strict=False):
        if found:
            stated = sum(one for one, _ in found) / len(found)
            right = sum(one for _, one in found) / len(found)
            name = f"{low:.2f} – {min(high, 1):.2f}"
            print(f"| {name} | {len(found)} | {stated:.1%} | {right:.1%} |")


def write(seed: str) -> None:
    """
    Fit and write the calibration.
    """
    samples = drawn(seed)
    model, before, after = fit(samples)
    made = {
        "script": "scripts/calibrate.py fit",
        "seed": seed,
        "contradictions": len(samples),
        "reports": {name: reports for name, (reports, _) in DRAWN.items()},
        "errors": CHANCES,
        "misprints": MISPRINTS,
        "score": {"first guess": round(before, 4), "fitted": round(after, 4)},
    }
    text = json.dumps({"model": model, "made": made}, indent=2, ensure_ascii=False)
    TARGET.write_text(f"{text}\n", encoding="utf-8")
    print(text)


def check(seed: str) -> None:
    """
    Print the tables.
    """
    model = Calibration.of(json.loads(TARGET.read_text(encoding="utf-8"))["model"])
    reliability("Other drawn reports", drawn(seed, part=2), model)
    table = read(TABLE).report
    reliability("The table of 2017", in_report(table, 3000, seed), model)
    reports = list(published())
    if reports:
        errors = [one for name, report in reports for one in in_report(report, 400, seed + name)]
        names = ", ".join(name for name, _ in reports)
        reliability(f"Published reports: {names}", errors, model)


def main() -> None:
    """
    Fit or check.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=["fit", "check"])
    parser.add_argument("--seed")
    arguments = parser.parse_args()
    if arguments.task == "fit":
        write(arguments.seed or "fit")
    else:
        check(arguments.seed or "check")


if __name__ == "__main__":
    main()
