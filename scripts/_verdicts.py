"""
What became of each mutant: one line of JSON for each verdict, and the report about them.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from _mutations import Change, Mutant, change_of, mutants_of

__all__ = [
    "PACKAGE",
    "RESULTS",
    "ROOT",
    "SURVIVED",
    "made",
    "modules_of",
    "reasons",
    "record",
    "recorded",
    "report",
]

ROOT = Path(__file__).parent.parent
PACKAGE = "govinfo_report"
RESULTS = ROOT / ".mutants" / "results.jsonl"
REASONS = ROOT / "scripts" / "mutants.toml"
KILLED, SURVIVED, ENDLESS = "killed", "survived", "endless"


def record(mutant: Mutant, status: int, seconds: float) -> None:
    """
    Write down what became of a mutant.
    """
    verdict = SURVIVED if status == 0 else KILLED if status > 0 else ENDLESS
    line = {
        "key": mutant.key,
        "module": mutant.named[0],
        "function": mutant.function,
        "line": mutant.line,
        "before": mutant.before,
        "after": mutant.after,
        "verdict": verdict,
        "seconds": round(seconds, 2),
    }
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def recorded() -> dict[str, dict[str, Any]]:
    """
    Read the last verdict on each mutant.
    """
    if not RESULTS.exists():
        return {}
    lines = map(json.loads, RESULTS.read_text("utf-8").splitlines())
    return {one["key"]: one for one in lines}


def modules_of(group: str) -> list[Path]:
    """
    Give the files of a group.
    """
    place = ROOT / "src" / PACKAGE / group
    return [place] if place.suffix else sorted(place.glob("*.py"))


def made(paths: Iterable[Path]) -> Iterator[tuple[Mutant, Change]]:
    """
    Make all mutants that compile to something else.
    """
    for path in paths:
        text = path.read_text("utf-8")
        for mutant in mutants_of(path):
            change = change_of(text, mutant)
            if change is not None:
                yield mutant, change


def reasons() -> dict[tuple[str, str], str]:
    """
    Read why mutants that survive change nothing, by module and change.
    """
    groups = tomllib.loads(REASONS.read_text("utf-8"))
    return {
        (module, change): entry["why"]
        for module, entries in groups.items()
        for entry in entries
        for change in entry["mutants"]
    }


def current(groups: Iterable[str]) -> list[tuple[Mutant, str | None]]:
    """
    Give the mutants of the modules as they are, with the verdicts that there are.
    """
    known = recorded()
    return [
        (mutant, known.get(mutant.key, {}).get("verdict"))
        for group in groups
        for mutant, _ in made(modules_of(group))
    ]


def report(groups: Sequence[str]) -> int:
    """
    Print how many mutants of each module survived, which of them change nothing and why, and which
    nobody has looked at.

    Returns:
        How many mutants nobody has judged or looked at.
    """
    why = reasons()
    counts: dict[str, Counter[str | None]] = {}
    same: dict[str, dict[str, list[str]]] = {}
    open_ones: list[str] = []
    for mutant, verdict in current(groups):
        name = mutant.named[0]
        counts.setdefault(name, Counter())[verdict] += 1
        reason = why.get(mutant.named)
        if verdict == SURVIVED and reason is not None:
            same.setdefault(name, {}).setdefault(reason, []).append(mutant.change)
        elif verdict not in {KILLED, ENDLESS}:
            open_ones.append(f"{name}:{mutant.line} {verdict or 'not judged'}: {mutant.change}")
    counts["together"] = sum(counts.values(), Counter())
    print("| module | mutants | killed | survived |", "| --- | ---: | ---: | ---: |", sep="\n")
    for name, of in counts.items():
        shown = name if name == "together" else f"`{name}`"
        print(f"| {shown} | {of.total()} | {of[KILLED] + of[ENDLESS]} | {of[SURVIVED]} |")
    for name, entries in same.items():
        print(f"\n### `{name}`\n")
        for reason, changes in entries.items():
            print(f"- {reason}")
            for change, times in Counter(changes).items():
                print(f"    - `{change}`" + (f", {times} times" if times > 1 else ""))
    print(f"\n{len(open_ones)} survived or were not judged, and nobody has said why:\n")
    print(*open_ones, sep="\n")
    return len(open_ones)
