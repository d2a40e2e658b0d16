"""
The figures that one report on this form publishes.
"""

from __future__ import annotations

import pytest

from govinfo_report.editions import e2014
from govinfo_report.form import Local, cell_paths
from govinfo_report.units import Unit

# 重庆市2017年政府信息公开工作年度报告, table: its figures in printing order, less the local line
TEXTS = """
123.9万 4696 5151 4349 74.2万 13.1万 6.3万 35.8万
1.83万 858 230 315 101 7235 4386 1.45万
9834 2918 144 3878 2894 9580 9292 288
8082 3158 2680 323 485 6 12 17 30 286 134 610 282 298 246
451 279 124 48 472 296 53 123 217 0
1094 3795 3878 508 3370 1596.8 1181 653 2.6万
"""
PLATFORM = Local(
    label="政府信息公开统一平台公开政府信息数",
    figure="6.7万",
    unit=Unit.ENTRY,
    after="official_wechat",
)


@pytest.fixture(scope="session")
def published() -> e2014.Report:
    """
    Give the report with its figures as published, the local line among the channels.
    """
    paths = [path for path, _ in cell_paths(e2014.Report)]
    cells = dict(zip(paths, TEXTS.split(), strict=True))
    made = e2014.Report.of(cells, agency="重庆市", year=2017)
    row = {"proactive_disclosure.channels.local": (local_row(),)}
    return made.replace(row)


def local_row() -> Local:
    """
    Give the local line with its cell.
    """
    cell = e2014.Channels.of({"gazette": PLATFORM.figure}).gazette
    return Local(label=PLATFORM.label, figure=cell, unit=PLATFORM.unit, after=PLATFORM.after)
