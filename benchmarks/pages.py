"""
A page of the 2021 form from text to a report, against its parser alone.

``python benchmarks/pages.py`` takes the page that this package writes of Huai'an's report on 2024
(a city in Jiangsu; published figures), and the same page as a word processor would write it, with
a paragraph in every cell. What lxml needs to parse a page is the floor: nothing is found yet.

What labels decide is kept for the next page that prints the same ones, so the same page again and
again is not all that counts: pages with other figures and another agency each time are read too,
and pages whose tables hold a word that no page before had.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import random
import re
from collections.abc import Iterator

from _timing import compare, table
from lxml import etree

from govinfo_report import e2021, parse, render
from govinfo_report.form import cell_paths

REVIEWS = (72, 64, 178, 37, 351, 13, 4, 8, 1, 26, 12, 1, 1, 6, 20)
DISCLOSED = ("1", "0", "11", "8", "26", "66", "447228", "3985758", "88283", "96171.6")
REQUESTS = """
3001 53 0 0 61 4 3119/34 0 0 0 0 0 34/1288 21 0 0 50 3 1362/447 7 0 0 0 0 454/2 0 0 0 0 0 2
30 1 0 0 0 0 31/5 0 0 0 0 0 5/6 0 0 0 0 0 6/7 1 0 0 0 0 8/12 0 0 0 0 0 12/9 0 0 0 0 0 9
105 0 0 0 0 0 105/746 12 0 0 10 1 769/11 0 0 0 0 0 11/1 0 0 0 0 0 1/56 6 0 0 0 0 62
25 0 0 0 0 0 25/0 0 0 0 0 0 0/0 0 0 0 0 0 0/1 0 0 0 0 0 1/67 3 0 0 1 0 71/6 0 0 0 0 0 6
108 2 0 0 0 0 110/2932 53 0 0 61 4 3050/103 0 0 0 0 0 103
"""


def report_of_huaian() -> e2021.Report:
    """
    Build the report.
    """
    figures = iter([*DISCLOSED, *re.findall(r"\d+", REQUESTS), *map(str, REVIEWS)])
    paths = [path for path, _ in cell_paths(e2021.Report) if ".other.total." not in path]
    cells = {path: next(figures) for path in paths}
    assert next(figures, None) is None
    return e2021.Report.of(cells, agency="淮安市人民政府", year=2024)


REPORT = report_of_huaian()
PAGE = render(REPORT, "html")
WORDY = re.sub(
    r"(<t[dh][^>]*>)([^<]*)(</t[dh]>)",
    r'\1<p align="center" style="margin:0">\2</p>\3',
    PAGE,
)


def main() -> None:
    """
    Print how long reading takes, in times of parsing.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    for name, page in (("as written", PAGE), ("with a paragraph in each cell", WORDY)):
        assert parse(page).report == REPORT
        others, new = other_figures(page), other_words(page)
        cases = {
            "lxml": functools.partial(parse_only, page),
            "parse()": functools.partial(parse, page, "html"),
            "parse(), the form known": functools.partial(parse, page, "html", forms=[e2021.Report]),
            "parse(), other figures each time": lambda: parse(next(others), "html"),  # noqa: B023 - timed at once
            "parse(), an unseen word each time": lambda: parse(next(new), "html"),  # noqa: B023 - timed at once
        }
        title = f"HTML → report, {name}, {len(page):,} characters"
        table(title, compare(cases, rounds=rounds), "lxml", {"parse()": 3})


def other_figures(page: str) -> Iterator[str]:
    """
    Give pages with other figures, of as many digits, and of another agency; made before they are
    asked for.
    """
    chance = random.Random(page)

    def figure(match: re.Match[str]) -> str:
        digits = len(match[0])
        return str(chance.randrange(10 ** (digits - 1), 10**digits) if digits > 1 else match[0])

    pages = [
        re.sub("(?<=>)[0-9]+(?=<)", figure, page.replace("淮安市", f"某{number}市"))
        for number in range(50)
    ]
    return itertools.cycle(pages)


def other_words(page: str) -> Iterator[str]:
    """
    Give pages with a word in their tables that no other page has.
    """
    for number in itertools.count():
        yield page.replace("信息内容", f"信息内容{number}")


def parse_only(page: str) -> object:
    """
    Parse a page and look at nothing.
    """
    return etree.fromstring(page, etree.HTMLParser())


if __name__ == "__main__":
    main()
