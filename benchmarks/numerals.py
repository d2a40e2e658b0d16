"""
How fast numerals are written and read, as ratios in one run.

Every round runs every case once, in alternating order; a ratio is taken inside each round and the
median of the rounds is printed, so that spells of noise on a shared machine cancel.

    python benchmarks/numerals.py

needs ``cn2an``; the ratios say how many times as fast as the other library this one is.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

import cn2an  # type: ignore[import-untyped]  # it has no types
from babel.numbers import format_compact_decimal, format_decimal, parse_decimal

from govinfo_report import numerals

ROUNDS = 7
SHORTEST = 0.02
BATCH = 300

Case = Callable[[], object]


def over(function: Callable[..., object], inputs: Sequence[object]) -> Case:
    """
    One call that handles a whole batch of inputs.
    """

    def run() -> None:
        for item in inputs:
            function(item)

    return run


def seconds(case: Case, times: int) -> float:
    """
    How long a case takes, run several times.
    """
    start = time.perf_counter()
    for _ in range(times):
        case()
    return time.perf_counter() - start


def compare(cases: dict[str, Case]) -> dict[str, list[float]]:
    """
    Seconds for one run of every case, one sample a round.
    """
    repeats = {}
    for name, case in cases.items():
        case()
        repeats[name] = max(1, round(SHORTEST / max(seconds(case, 1), 1e-7)))
    samples: dict[str, list[float]] = {name: [] for name in cases}
    order = list(cases)
    for _ in range(ROUNDS):
        for name in order:
            gc.collect()
            gc.disable()
            samples[name].append(seconds(cases[name], repeats[name]) / repeats[name])
            gc.enable()
        order.reverse()
    return samples


def show(title: str, goal: str, ours: Case, theirs: Case) -> None:
    """
    Print how many times as fast the first case is as the second.
    """
    samples = compare({"ours": ours, "theirs": theirs})
    ratios = [b / a for a, b in zip(samples["ours"], samples["theirs"], strict=True)]
    each = min(samples["ours"]) / BATCH * 1e6
    sys.stdout.write(
        f"| {title} | {statistics.median(ratios):.1f} ({min(ratios):.1f}–{max(ratios):.1f}) "
        f"| {goal} | {each:.2f} |\n"
    )


def main() -> None:
    """
    Print the ratios, and how the time grows with the length of a text.
    """
    chance = random.Random(2017)
    sys.stdout.write("| case | times as fast | goal | ours, µs |\n| --- | --- | --- | --- |\n")
    for power in (4, 8, 16):
        values = [chance.randrange(10**power) for _ in range(BATCH)]
        digits = [str(value) for value in values]
        words = [numerals.format_cardinal(value) for value in values]
        assert [cn2an.an2cn(text) for text in digits[:20]] == words[:20]
        # cn2an's strict mode cannot read some of its own texts, so only those that it can are used.
        readable = [text for text in words if is_read(text)] * 2
        readable = (readable * BATCH)[:BATCH]
        assert all(
            cn2an.cn2an(text, "strict") == numerals.parse_cardinal(text) for text in readable[:20]
        )
        show(
            f"format below 10^{power}, cn2an", "≥ 3",
            over(numerals.format_cardinal, values), over(cn2an.an2cn, digits),
        )  # fmt: skip
        show(
            f"parse below 10^{power}, cn2an strict", "≥ 2",
            over(numerals.parse_cardinal, readable),
            over(lambda text: cn2an.cn2an(text, "strict"), readable),
        )  # fmt: skip
    magnitudes = [f"{chance.randrange(1, 10_000) / 10}万" for _ in range(BATCH)]
    show(
        "parse 123.9万, cn2an smart", "≥ 3",
        over(numerals.parse_magnitude, magnitudes),
        over(lambda text: cn2an.cn2an(text, "smart"), magnitudes),
    )  # fmt: skip
    counts = [chance.randrange(100, 10**8) * 100 for _ in range(BATCH)]
    show(
        "format 123.9万, Babel compact", "–",
        over(lambda n: numerals.format_magnitude(n, decimals=2), counts),
        over(lambda n: format_compact_decimal(n, locale="zh", fraction_digits=2), counts),
    )  # fmt: skip
    grouped = [format_decimal(count, locale="zh") for count in counts]
    show(
        "parse 1,234, Babel strict", "–",
        over(numerals.parse_magnitude, grouped),
        over(lambda text: parse_decimal(text, locale="zh", strict=True), grouped),
    )  # fmt: skip
    amounts = [Decimal(chance.randrange(10**9)) / 100 for _ in range(BATCH)]
    show(
        "format money, cn2an", "–",
        over(numerals.format_money, amounts),
        over(lambda amount: cn2an.an2cn(str(amount), "rmb"), amounts),
    )  # fmt: skip
    cells = [f"{count:,}" for count in counts]
    show(
        "parse_quantity of a cell, Babel strict", "–",
        over(numerals.parse_quantity, cells),
        over(lambda text: parse_decimal(text, locale="zh", strict=True), cells),
    )  # fmt: skip
    growth()


def is_read(text: str) -> bool:
    """
    Whether cn2an's strict mode reads a text.
    """
    try:
        cn2an.cn2an(text, "strict")
    except ValueError:
        return False
    return True


def growth() -> None:
    """
    Print the time per character for texts from 10 to 100,000 characters.
    """
    sys.stdout.write("\n| characters | reject repeated 一, µs | find, ns a character |\n")
    sys.stdout.write("| ---: | ---: | ---: |\n")
    sentence = "受理申请9834余件，公开1230.78万条，见〔2017〕24号；一是统一。"
    for length in (10, 100, 1_000, 10_000, 100_000):
        ones = "一" * length
        prose = (sentence * (length // len(sentence) + 1))[:length]
        times = max(1, 20_000 // length)
        refuse = min(seconds(partial(refused, ones), times) for _ in range(5)) / times
        find = min(seconds(partial(numerals.find_quantities, prose), times) for _ in range(5))
        per_character = find / times / length * 1e9
        sys.stdout.write(f"| {length:,} | {refuse * 1e6:.1f} | {per_character:.0f} |\n")


def refused(text: str) -> bool:
    """
    Whether a text is refused as a number in words.
    """
    try:
        numerals.parse_cardinal(text)
    except numerals.NumeralError:
        return True
    return False


if __name__ == "__main__":
    main()
