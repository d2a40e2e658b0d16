"""
Timing side by side: every round runs every case once, in an order that turns round each time.

A ratio is taken inside each round, where both cases ran moments apart, and the median of the
rounds is what counts: the noise of a shared machine comes in spells longer than a round.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping

__all__ = ["compare", "ratio", "table"]

_SAMPLE = 0.02
_SHORTEST = 1e-7


def compare(
    cases: Mapping[str, Callable[[], object]], *, rounds: int = 11, sample: float = _SAMPLE
) -> dict[str, list[float]]:
    """
    Time cases against each other.

    Args:
        cases: What to run, by name.

        rounds: How many samples to take of each.

        sample: How long one sample is to take, in seconds.

    Returns:
        The seconds of one call, one entry a round, by name.
    """
    calls = {name: max(1, round(sample / _once(case))) for name, case in cases.items()}
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    order = list(cases)
    was_enabled = gc.isenabled()
    for _ in range(rounds):
        for name in order:
            gc.collect()
            gc.disable()
            seconds[name].append(_timed(cases[name], calls[name]) / calls[name])
            if was_enabled:
                gc.enable()
        order.reverse()
    return seconds


def _once(case: Callable[[], object]) -> float:
    case()  # fill caches, compile what is compiled once
    return max(_timed(case, 3) / 3, _SHORTEST)


def _timed(case: Callable[[], object], calls: int) -> float:
    start = time.perf_counter()
    for _ in range(calls):
        case()
    return time.perf_counter() - start


def ratio(seconds: Mapping[str, list[float]], name: str, base: str) -> float:
    """
    Give how often as long a case takes as another: the median of the rounds.
    """
    return statistics.median(_ratios(seconds, name, base))


def _ratios(seconds: Mapping[str, list[float]], name: str, base: str) -> list[float]:
    return [one / other for one, other in zip(seconds[name], seconds[base], strict=True)]


def table(
    title: str,
    seconds: Mapping[str, list[float]],
    base: str,
    goals: Mapping[str, float] | None = None,
) -> None:
    """
    Print times in microseconds, ratios to the base and goals as a Markdown table.

    Args:
        title: What was timed.

        seconds: What :func:`compare` gave.

        base: The case that the others are measured by.

        goals: The ratios to reach, by name.
    """
    print(f"\n### {title}\n")
    print(f"| case | min µs | median µs | × {base} (min–max) | goal |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, samples in seconds.items():
        ratios = _ratios(seconds, name, base)
        goal = f"≤ {goals[name]}" if goals and name in goals else ""
        print(
            f"| {name} | {min(samples) * 1e6:.2f} | {statistics.median(samples) * 1e6:.2f}"
            f" | **{statistics.median(ratios):.2f}** ({min(ratios):.2f}–{max(ratios):.2f})"
            f" | {goal} |"
        )
