"""
The seed's table from text to a report, against the least that any reader has to do.

``python benchmarks/text.py`` compares with one multi-line regular expression that finds label,
unit and figure of each line, and one look-up of each label in a dict. That makes no report, reads
no figure and misses whatever is not in the common manner; it is a floor, not a rival.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path

from _timing import compare, table

from govinfo_report import parse
from govinfo_report.editions import e2014
from govinfo_report.form import cell_paths

TABLE = (Path(__file__).parent.parent / "examples" / "chongqing-2017.txt").read_text("utf-8")


def as_extracted(text: str) -> str:
    """
    Lay a table out as the seed has it, whose text was taken from a PDF: an empty line behind each
    line, and long labels torn before their note in brackets, unit and figure on a line of their
    own.
    """
    torn = re.sub(
        r"^(.{9,}[^（）])（(.{10,})） (\S+) (\S+)$",
        r"\1\n（\2）\n\3 \4",
        text,
        flags=re.MULTILINE,
    )
    return "\n\n".join(torn.split("\n"))


TEXT = as_extracted(TABLE)
LINE = re.compile(
    r"^(?P<label>.*?)\s*(?P<unit>条|件|次|篇|万元|个|人次|人)[ \t]+"
    r"(?P<figure>\d+(?:,\d{3})*(?:\.\d+)?万?)[ \t]*$",
    re.MULTILINE,
)
PLACES = {label: index for index, (label, _, _) in enumerate(LINE.findall(TEXT))}


def by_pattern() -> list[tuple[int | None, str, str]]:
    """
    Find the lines and look their labels up.
    """
    look = PLACES.get
    return [(look(label), unit, figure) for label, unit, figure in LINE.findall(TEXT)]


def by_reader() -> object:
    """
    Read the report, with notices about everything that did not fit.
    """
    return parse(TEXT, "text")


def other_figures() -> Iterator[str]:
    """
    Give texts with other figures, of as many digits, and of another agency.
    """
    chance = random.Random(TEXT)

    def figure(match: re.Match[str]) -> str:
        digits = len(match[0])
        return str(chance.randrange(10 ** (digits - 1), 10**digits) if digits > 1 else match[0])

    texts = [
        re.sub(r"(?<= )[0-9]+(?=[\n.万])", figure, TEXT.replace("重庆市", f"某{number}市"))
        for number in range(50)
    ]
    return itertools.cycle(texts)


def main() -> None:
    """
    Time both and print the ratio.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    lines = len(list(cell_paths(e2014.Report))) + 1  # and the local row
    assert lines == len(by_pattern())
    assert parse(TABLE, "text").report == parse(TEXT, "text").report
    others = other_figures()
    cases = {
        "pattern and look-up": by_pattern,
        "parse()": by_reader,
        "parse(), other figures each time": lambda: parse(next(others), "text"),
    }
    seconds = compare(cases, rounds=rounds)
    table("Text → report, the seed's table", seconds, "pattern and look-up", {"parse()": 2})


if __name__ == "__main__":
    main()
