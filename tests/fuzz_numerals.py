"""
Throw texts at every reader of ``govinfo_report.numerals`` and see that nothing but `NumeralError`
comes back, and that what is accepted is read the same again.

Not collected by pytest; run it by hand, outside CI::

    python tests/fuzz_numerals.py --inputs 1000000 --minutes 10

Texts are made three ways, by turns: characters drawn from the alphabet of numerals, accepted texts
with a few characters deleted, doubled, exchanged or replaced, and any characters at all.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from govinfo_report import numerals

ALPHABET = (
    "0123456789０９.,．，%％‰-－—～~–至到约近超过以上下内左右不足少于多余几数零〇一二两三四五六七八九十"
    "百千万亿点负成倍壹贰叁拾佰仟貳萬億元角分整正圆人民币件条次项年月日号第章（）()〔〕、①⑳㊿ \n　"
)
CASES = Path(__file__).parent / "numerals_cases.json"
ANY_CHARACTER = 0x2FFFF
SURROGATES = range(0xD800, 0xE000)

READERS: tuple[Callable[[str], object], ...] = (
    numerals.parse_cardinal,
    numerals.parse_financial,
    numerals.parse_money,
    numerals.parse_outline,
    numerals.parse_magnitude,
    numerals.parse_quantity,
    numerals.parse_year,
    numerals.parse_date,
    numerals.parse_document_number,
)


def accepted_texts() -> list[str]:
    """
    The texts of the project's own cases, as a start for mutations.
    """
    return [case["text"] for case in json.loads(CASES.read_text("utf-8")) if case["text"]]


def mutated(text: str, chance: random.Random) -> str:
    """
    Change a text in one to three places.
    """
    characters = list(text)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(characters) + 1)
        match chance.randrange(4):
            case 0:
                characters[place : place + 1] = []
            case 1:
                characters[place:place] = characters[place - 1 : place] * chance.randint(1, 2)
            case 2:
                characters[place : place + 2] = reversed(characters[place : place + 2])
            case _:
                characters[place : place + 1] = chance.choice(ALPHABET)
    return "".join(characters)


def any_text(chance: random.Random) -> str:
    """
    Draw any characters, surrogates apart.
    """
    points = (chance.randrange(ANY_CHARACTER) for _ in range(chance.randint(0, 70)))
    return "".join(chr(point) for point in points if point not in SURROGATES)


def texts(chance: random.Random) -> Callable[[], str]:
    """
    A source of texts.
    """
    seeds = accepted_texts()
    turn = 0

    def draw() -> str:
        nonlocal turn
        turn += 1
        match turn % 8:
            case 0:
                return any_text(chance)
            case 1 | 2 | 3:
                return "".join(chance.choices(ALPHABET, k=chance.randint(1, 12)))
            case _:
                return mutated(chance.choice(seeds), chance)

    return draw


def is_accepted(read: Callable[[str], object], text: str) -> bool:
    """
    Whether a reader takes a text.
    """
    try:
        read(text)
    except numerals.NumeralError:
        return False
    return True


def main(arguments: list[str] | None = None) -> int:
    """
    Fuzz until the number of inputs or the time is reached.

    Returns:
        The exit status: 1 if a reader raised anything but `NumeralError`.
    """
    parser = argparse.ArgumentParser(description="Fuzz the readers of numerals.")
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args(arguments)
    seed = options.seed if options.seed is not None else random.SystemRandom().getrandbits(32)
    draw = texts(random.Random(seed))
    end = time.monotonic() + 60 * options.minutes
    accepted: Counter[str] = Counter()
    done = 0
    while done < options.inputs and time.monotonic() < end:
        text = draw()
        done += 1
        for read in READERS:
            try:
                first = read(text)
            except numerals.NumeralError as error:
                if error.canonical is not None and not is_accepted(read, error.canonical):
                    sys.stdout.write(f"seed {seed}: {error} is a hint that is refused\n")
                    return 1
                continue
            except Exception as error:  # noqa: BLE001 - this is what the run looks for
                sys.stdout.write(f"seed {seed}: {read.__name__}({text!r}) raised {error!r}\n")
                return 1
            if read(text) != first:
                sys.stdout.write(f"seed {seed}: {read.__name__}({text!r}) is not stable\n")
                return 1
            accepted[read.__name__] += 1
        try:
            numerals.find_quantities(text)
        except Exception as error:  # noqa: BLE001 - any is a find
            sys.stdout.write(f"seed {seed}: find_quantities({text!r}) raised {error!r}\n")
            return 1
    sys.stdout.write(f"seed {seed}: {done:,} inputs, nothing but NumeralError\n")
    for name, count in sorted(accepted.items()):
        sys.stdout.write(f"{name:<24} accepted {count:,}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
