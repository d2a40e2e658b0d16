"""
Tables with the labels of an earlier one: read as if it had never been.
"""

from __future__ import annotations

import random
import re

import pytest

from govinfo_report.form import indicators
from govinfo_report.grid import Row, _row_plans
from govinfo_report.grid._row_index import row_index
from govinfo_report.grid._row_plans import Plans
from laid_out_forms import Halves

TABLE = (
    "收到申请数 1 2 3 4",
    "答复申请数 5 6 7 8",
    "收到申请数 9 10 11 12",
    "答复申请数 13 14 15 16",
)
TABLES = {
    "whole": TABLE,
    "headings in front": ("上半年 收到申请数 1 2 3 4", *TABLE[1:]),
    "numbered": tuple(f"{at}．{row}" for at, row in enumerate(TABLE, start=1)),
    "headers": ("甲 公民 企业 社团 总计", *TABLE),
    "headers and words": ("甲", "甲 公民 企业 社团 总计", "乙", *TABLE, "丙"),
    "words of two rows between": (*TABLE[:2], "甲 乙", *TABLE[2:]),
    "words inside": (*TABLE[:2], "下半年", "丁", *TABLE[2:]),
    "words that name a column around": ("公民", *TABLE, "总计"),
    "words that name a line around": ("收到申请数", *TABLE),
    "other cells": ("收到申请数 / - 3（其中1件） 约4", *TABLE[1:]),
    "blank cells": ("收到申请数 _ 2 _ 4", "答复申请数 _ _ _ _", *TABLE[2:]),
    "large figures": (
        "收到申请数 123456789012345 99999999999999999 007 000000000000000",
        *TABLE[1:],
    ),
    "figures of other scripts": ("收到申请数 １００００００００００００００ ٣ 3 4", *TABLE[1:]),
    "a row missing": (TABLE[0], *TABLE[2:]),
    "all rows but one missing": TABLE[:1],
    "an unknown row": (TABLE[0], "未知数 5 6 7 8", *TABLE[2:]),
    "a local row": (*TABLE[:2], "另 1 2 3 4", *TABLE[2:]),
    "a row too short": (TABLE[0], "答复申请数 5 6", *TABLE[2:]),
    "a row too long": (TABLE[0], "答复申请数 5 6 7 8 9", *TABLE[2:]),
    "out of order": (TABLE[0], TABLE[0], TABLE[1], TABLE[1]),
    "figures without a label": (*TABLE[:2], "17 18 19 20", *TABLE[2:]),
    "cells on lines of their own": (*TABLE[:2], "收到申请数", "9", "10", "11", "12", TABLE[3]),
    "blank lines inside": (*TABLE[:2], "_", *TABLE[2:]),
    "a page number inside": (*TABLE[:2], "7", *TABLE[2:]),
    "a line too long": (*TABLE[:2], "", *TABLE[2:]),
    "two tables": (*TABLE, *TABLE),
    "no table": ("甲", "乙"),
    "another table": ("甲 1 2", "乙 3 4"),
    "too many cells": (*TABLE, *(f"甲 {'乙 ' * 50}" for _ in range(20))),
    "far too long": (*TABLE, f"甲 {'长' * 30_000} 乙"),
    "nothing": (),
}
"""
Rows with blanks between their cells; ``_`` is a blank cell, nothing a line that is too long.
"""


def rows_of(table, first=1):
    """
    Split a table into rows.
    """
    return [
        Row(place, tuple(cell.replace("_", "") for cell in row.split()))
        for place, row in enumerate(table, start=first)
    ]


def with_figures(table, chance):
    """
    Put other figures into a table.
    """
    return [
        re.sub(r"(?<= )[0-9]{1,6}(?= |$)", lambda _: str(chance.randrange(10**6)), row)
        for row in table
    ]


def plans_of_halves():
    """
    Begin without any plan.
    """
    sections = {line.block: None for line in indicators(Halves)}
    return Plans(row_index(Halves), sections)


@pytest.mark.parametrize("name", TABLES)
def test_what_was_read_before_changes_nothing(name):
    """
    The tenth table with the same labels is read as it would be on its own.
    """
    chance = random.Random(name)
    plans = plans_of_halves()
    for number in range(10):
        rows = rows_of(with_figures(TABLES[name], chance), first=1 + number)
        start = number % 2 if len(rows) > 1 and len(rows[0].cells) == 1 else 0

        assert plans_of_halves().match(rows, start) == plans.match(rows, start)


@pytest.mark.parametrize("name", ["whole", "headers and words", "other cells", "numbered"])
def test_rows_are_not_looked_at_again(name, monkeypatch):
    """
    From the third table on its rows are not taken one by one.
    """
    plans = plans_of_halves()
    for _ in range(2):
        plans.match(rows_of(TABLES[name]), 0)
    monkeypatch.setattr(_row_plans, "take_rows", None)

    assert 4 == plans.match(rows_of(TABLES[name]), 0).matched


def test_words_around_do_not_matter(monkeypatch):
    """
    What stands above and below a table may differ.
    """
    plans = plans_of_halves()
    for word in "甲乙":
        plans.match(rows_of([word, *TABLE, word * 2]), 0)
    monkeypatch.setattr(_row_plans, "take_rows", None)
    found = plans.match(rows_of(["又一", "句", *TABLE]), 0)

    assert (3, 6) == (found.first, found.last)
    assert tuple(map(str, range(1, 17))) == found.texts


def test_few_are_kept(monkeypatch):
    """
    However many layouts there are, the memory that they take is bounded.
    """
    monkeypatch.setattr(_row_plans, "_MOST_PLANS", 3)
    monkeypatch.setattr(_row_plans, "_MOST_SIGHTINGS", 5)
    plans = plans_of_halves()
    for number in range(50):
        for _ in range(3):
            assert 4 == plans.match(rows_of([f"甲{number} 乙", *TABLE]), 0).matched

    assert len(plans._plans) <= 3
    assert len(plans._seen) <= 5
