"""
Reports as tables for a terminal.
"""

from __future__ import annotations

import pytest

pytest.importorskip("cyclopts")

from govinfo_report.cli._tables import tables_of
from govinfo_report.editions import e2014, e2021
from laid_out_forms import Whole


def test_single_figures():
    """
    A form of single figures is one table, headings in bold, missing figures named.
    """
    (table,) = tables_of(e2014.Report.of({"complaints": 3}))

    assert (("统计指标", "单位", "统计数"), 1) == (table.header, table.figures)
    assert (("一、主动公开情况", "", ""), "bold") == table.rows[0]
    assert (("六、举报投诉数量", "件", "3"), "") in table.rows
    assert (("  （一）收到申请数", "件", "缺"), "") in table.rows


def test_rows_of_cells():
    """
    Where columns change a new table begins, with the headings of its lines.
    """
    report = e2021.Report.of({"requests.received.total": 7})
    tables = list(tables_of(report))

    assert [3, 1, 1, 7, 5] == [table.figures for table in tables]
    assert ("统计指标", "自然人", "商业企业") == tables[3].header[:3]
    assert (("三、收到和处理政府信息公开申请情况", *[""] * 7), "bold") == tables[3].rows[0]
    assert (("  一、本年新收政府信息公开申请数量", *["缺"] * 6, "7"), "") == tables[3].rows[1]


def test_mixed_lines():
    """
    Single figures stand beside their units, also among rows.
    """
    tables = list(tables_of(Whole.of({"offices": 1, "documents.issued": 2, "bare": 3})))

    assert [
        [(("一、机构数", "个", "1"), "")],
        [(("二、规章", "2", "缺", "缺"), "")],
        [(("三、无计量", "件", "3"), "")],
    ] == [table.rows for table in tables]
