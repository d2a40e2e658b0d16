"""
Answers about texts that are kept.
"""

from __future__ import annotations

from govinfo_report.grid import _memo
from govinfo_report.grid._memo import Memo


def test_each_text_is_asked_for_once():
    """
    The second answer about a text is the first one.
    """
    asked = []

    def length(text) -> int:
        asked.append(text)
        return len(text)

    memo = Memo(length)

    assert [1, 2, 1] == [memo["甲"], memo["乙丙"], memo["甲"]]
    assert ["甲", "乙丙"] == asked


def test_it_stays_small(monkeypatch):
    """
    However many texts there are, few are kept.
    """
    monkeypatch.setattr(_memo, "_MOST", 10)
    memo = Memo(len)

    assert [*range(1, 100)] == [memo["甲" * count] for count in range(1, 100)]
    assert len(memo) <= 10


def test_long_texts_are_not_kept():
    """
    A text that no form prints is answered and forgotten.
    """
    memo = Memo(len)

    assert 10_000 == memo["甲" * 10_000]
    assert {} == memo
