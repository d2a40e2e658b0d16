"""
Equations written for people.
"""

from __future__ import annotations

import pytest

import core_forms as forms
from core_forms import AROUND, LINES, ONCE, SUM, Lines, equation
from govinfo_report.figures import Count
from govinfo_report.rules import Sides, equal, rulebook


class TestChinese:
    """
    With the labels of the form.
    """

    @pytest.mark.parametrize(
        ("book", "name", "formula"),
        [
            (SUM, "total_is_sum_of_parts", "总数 = 其一 + 其二 + 计入合计的地方增设行"),
            (SUM, "special_is_among_total", "特殊数 ≤ 总数"),
            (ONCE, "items_is_at_most_sum_of_ways", "公开数 ≤ 公报 + 网站 + 各地方增设行"),
            (LINES, "twice_is_at_most_thrice_and_four", "2 × 本年数 ≤ 3 × 上年数 + 4"),
            (LINES, "nobody_without_work", "人数 = 0（仅当本年数 + 上年数 = 0时适用）"),
            (LINES, "nobody_buys", "采购总金额 = 0（仅当人数 = 0时适用）"),
            (
                AROUND,
                "received_is_done_or_carried[here]",
                "收到（本级） + 结转（本级） = 总计（本级） + 结转下年（本级）",
            ),
            (AROUND, "matrix.online_is_among_total[below]", "网上（下级） ≤ 总计（下级）"),
        ],
    )
    def test_labels(self, book, name, formula):
        """
        A cell is named by its label without what leads to it, with its column in a matrix.
        """
        assert formula == book.formula(equation(book, name))
        assert formula == book.formula(equation(book, name), "zh")
        assert formula == book.formula(equation(book, name), "zh_CN")

    def test_largest_local_row(self):
        """
        The largest local row is each of them.
        """
        found = ONCE.equations[3]

        assert "每一地方增设行 ≤ 公开数" == ONCE.formula(found)


class TestEnglish:
    """
    With the paths of cells, since labels are not translated.
    """

    @pytest.mark.parametrize(
        ("book", "name", "formula"),
        [
            (SUM, "total_is_sum_of_parts", "total = first + second + local rows that count"),
            (SUM, "special_is_among_total", "special ≤ total"),
            (
                ONCE,
                "items_is_at_most_sum_of_ways",
                "items ≤ ways.paper + ways.screen + local rows",
            ),
            (LINES, "nobody_without_work", "people = 0, only if now + before = 0"),
            (
                AROUND,
                "received_is_done_or_carried[here]",
                "received.here + carried_in.here = matrix.total.here + carried_out.here",
            ),
        ],
    )
    def test_paths(self, book, name, formula):
        """
        Where Chinese is not read, paths name the cells.
        """
        assert formula == book.formula(equation(book, name), "en")

    def test_largest_local_row(self):
        """
        The largest local row is each of them.
        """
        assert "each local row ≤ items" == ONCE.formula(ONCE.equations[3], "en")


class TestSigns:
    """
    Factors and constants.
    """

    @pytest.mark.parametrize(
        ("body", "formula"),
        [
            (lambda r: (-r.now, 3), "-now = 3"),
            (lambda r: (r.now - r.before, -3), "now - before = -3"),
            (lambda r: (r.now * -2 - r.before * 3, 0), "-2 × now - 3 × before = 0"),
            (lambda r: (r.now - 4, r.before), "now - 4 = before"),
            (lambda r: (r.now + 4, r.before - 1), "now + 4 = before - 1"),
            (lambda r: (r.now, r.before - r.before), "now = 0"),
        ],
    )
    def test_written(self, body, formula):
        """
        A sign stands before its term, a factor of one is not written, nothing is zero.
        """

        def rule(section: Lines) -> Sides[Count]:
            return body(section)

        book = rulebook(Lines, equal(rule))

        assert formula == book.formula(equation(book, "rule"), "en")

    def test_every_cell_has_a_label(self):
        """
        In Chinese every cell is named by its label.
        """
        for book in forms.BOOKS.values():
            for one in book.equations:
                assert not any(path in book.formula(one) for path in one.cells)
