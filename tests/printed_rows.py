"""
The forms of 2019 and 2021 as agencies print them, each cell with a figure that stands nowhere
else, so that a figure that was moved can be named; the rows are lists that a test can change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from govinfo_report import e2021, written
from govinfo_report.form import Indicator, indicators
from govinfo_report.formats import Reading

__all__ = ["OTHERWISE", "blocks", "held", "page", "tables", "truth", "wrong"]

Row = list[str]

OTHERWISE = "requests.processed.other.total"
"""
The row that stands for others; it is not printed beside them.
"""

_CHAPTERS = {
    "proactive_disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
}


def truth(form: Any = e2021.Report, first: int = 1007, step: int = 7) -> dict[str, str]:
    """
    Give each cell of a form a figure of its own.

    Args:
        form: Its report class.

        first: The first figure.

        step: What each one has more than the one before.
    """
    paths = (
        cell.path for line in indicators(form) if line.path != OTHERWISE for cell in line.cells
    )
    return {path: str(first + step * number) for number, path in enumerate(paths)}


def _lines(form: Any, chapter: str) -> list[Indicator]:
    return [
        line
        for line in indicators(form)
        if line.path.startswith(f"{chapter}.") and line.path != OTHERWISE
    ]


def blocks(form: Any, figures: dict[str, str]) -> list[Row]:
    """
    Print the table of what is disclosed: blocks of rows, each below words above its columns.

    Args:
        form: The report class.

        figures: The figure of each cell.
    """
    rows: list[Row] = []
    for line in _lines(form, "proactive_disclosure"):
        if line.is_heading:
            rows.append([line.label])
            continue
        if len(rows[-1]) == 1:
            rows.append(["信息内容", *(column.label for column in line.columns)])
        rows.append([line.label, *(figures[cell.path] for cell in line.cells)])
    return rows


def _matrix(form: Any, figures: dict[str, str]) -> list[Row]:
    rows = [
        ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    heading: Row = []
    for line in _lines(form, "requests"):
        label = f"{line.number or ''}{line.label}"
        if line.is_heading or (line.opens and not line.cells):
            heading = [label]
            continue
        rows.append([*heading, label, *(figures[cell.path] for cell in line.cells)])
        heading = []
    return rows


def _across(form: Any, figures: dict[str, str]) -> list[Row]:
    lines = [line for line in _lines(form, "disputes") if line.cells]
    outcomes = [column.label for column in lines[0].columns]
    return [
        ["行政复议", "行政诉讼"],
        [*outcomes, "未经复议直接起诉", "复议后起诉"],
        [*outcomes, *outcomes],
        [figures[cell.path] for line in lines for cell in line.cells],
    ]


def tables(form: Any = e2021.Report, figures: dict[str, str] | None = None) -> dict[str, list[Row]]:
    """
    Print the three tables of a form.

    Args:
        form: The report class.

        figures: The figure of each cell; those of :func:`truth` if left out.
    """
    cells = truth(form) if figures is None else figures
    return {
        "proactive_disclosure": blocks(form, cells),
        "requests": _matrix(form, cells),
        "disputes": _across(form, cells),
    }


def page(
    form: Any = e2021.Report,
    year: str = "2023",
    change: Callable[[dict[str, list[Row]]], object] = lambda _: None,
    narrative: Sequence[str] = ("一、总体情况", "本县认真贯彻。"),
) -> str:
    """
    Print a report as text: its cells between tabs, a lone cell on a line of its own.

    Args:
        form: The report class.

        year: Its year, empty for none.

        change: Changes the tables before they are printed.

        narrative: What stands above them.
    """
    printed = tables(form)
    change(printed)
    title = f"示例县{year}年政府信息公开工作年度报告" if year else "政府信息公开"
    lines = [title, *narrative]
    for chapter, rows in printed.items():
        lines.append(_CHAPTERS[chapter])
        lines += ["\t".join(row) for row in rows]
    return "\n".join([*lines, "五、存在的主要问题及改进情况", "无。", ""])


def held(reading: Reading[Any]) -> dict[str, str]:
    """
    Give the text of each cell that was read, by path.
    """
    report = reading.report
    cells = (
        (one.path, report[one.path]) for line in indicators(type(report)) for one in line.cells
    )
    return {path: text for path, cell in cells if (text := written(cell)) is not None}


def wrong(reading: Reading[Any], figures: dict[str, str]) -> dict[str, str]:
    """
    Give the cells that hold another figure than is theirs.

    Args:
        reading: What was read.

        figures: The figure of each cell.
    """
    return {path: text for path, text in held(reading).items() if text != figures.get(path)}
