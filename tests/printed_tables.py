"""
The 2014 form as agencies print it in plain text, each cell with a figure that stands nowhere else,
so that a figure that was lost or moved can be named.

What the form prints is written out here once more, as a second witness beside the declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import frozen

from govinfo_report.editions import e2014
from govinfo_report.figures import written
from govinfo_report.form import cell_paths, lines
from govinfo_report.formats import Reading

__all__ = [
    "FORM",
    "HEADER",
    "TITLE",
    "PrintedRow",
    "held",
    "lost",
    "misplaced",
    "printed",
    "rows_of",
    "text_of",
]

TITLE = "政府信息公开情况统计表\n（2016年度）\n"
HEADER = "统计指标 单位 统计数\n"
FORM = """\
一、主动公开情况|
（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）|条
其中：主动公开规范性文件数|条
制发规范性文件总数|件
（二）通过不同渠道和方式公开政府信息的情况|
1．政府公报公开政府信息数|条
2．政府网站公开政府信息数|条
3．政务微博公开政府信息数|条
4．政务微信公开政府信息数|条
5．其他方式公开政府信息数|条
二、回应解读情况|
（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）|次
（二）通过不同渠道和方式回应解读的情况|
1．参加或举办新闻发布会总次数|次
其中：主要负责同志参加新闻发布会次数|次
2．政府网站在线访谈次数|次
其中：主要负责同志参加政府网站在线访谈次数|次
3．政策解读稿件发布数|篇
4．微博微信回应事件数|次
5．其他方式回应事件数|次
三、依申请公开情况|
（一）收到申请数|件
1．当面申请数|件
2．传真申请数|件
3．网络申请数|件
4．信函申请数|件
（二）申请办结数|件
1．按时办结数|件
2．延期办结数|件
（三）申请答复数|件
1．属于已主动公开范围数|件
2．同意公开答复数|件
3．同意部分公开答复数|件
4．不同意公开答复数|件
其中：涉及国家秘密|件
涉及商业秘密|件
涉及个人隐私|件
危及国家安全、公共安全、经济安全和社会稳定|件
不是《条例》所指政府信息|件
法律法规规定的其他情形|件
5．不属于本行政机关公开数|件
6．申请信息不存在数|件
7．告知作出更改补充数|件
8．告知通过其他途径办理数|件
四、行政复议数量|件
（一）维持具体行政行为数|件
（二）被依法纠错数|件
（三）其他情形数|件
五、行政诉讼数量|件
（一）维持具体行政行为或者驳回原告诉讼请求数|件
（二）被依法纠错数|件
（三）其他情形数|件
六、举报投诉数量|件
七、依申请公开信息收取的费用|万元
八、机构建设和保障经费情况|
（一）政府信息公开工作专门机构数|个
（二）设置政府信息公开查阅点数|个
（三）从事政府信息公开工作人员数|人
1．专职人员数（不包括政府公报及政府网站工作人员数）|人
2．兼职人员数|人
（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）|万元
九、政府信息公开会议和培训情况|
（一）召开政府信息公开工作会议或专题会议数|次
（二）举办各类培训班数|次
（三）接受培训人员数|人次
"""
"""
The lines of the form, a bar before the unit; headings have none.
"""


@frozen
class PrintedRow:
    """
    One line of the form as printed.

    Attributes:
        label: Its label with the number in front.

        unit: Its unit, ``——`` in a heading.

        figure: Its figure, empty in a heading.

        path: The path of its cell, empty in a heading.
    """

    label: str
    unit: str
    figure: str
    path: str


def rows_of(
    figure_of: Callable[[int], str] = lambda index: str(70_001 + index),
) -> list[PrintedRow]:
    """
    Give the lines of the form with figures.

    Args:
        figure_of: The figure of each cell, counted from 0.
    """
    paths = enumerate(path for path, _ in cell_paths(e2014.Report))
    rows = []
    for line in FORM.splitlines():
        label, _, unit = line.partition("|")
        if unit:
            index, path = next(paths)
            rows.append(PrintedRow(label, unit, figure_of(index), path))
        else:
            rows.append(PrintedRow(label, "——", "", ""))
    return rows


def printed(row: PrintedRow) -> str:
    """
    Print a line with blanks between its cells, as a PDF file gives it.
    """
    return f"{row.label} {row.unit} {row.figure}".rstrip() + "\n"


def text_of(rows: Iterable[PrintedRow], line: Callable[[PrintedRow], str] = printed) -> str:
    """
    Print a table with its title and header.

    Args:
        rows: The lines.

        line: How a line is printed.
    """
    return f"{TITLE}\n{HEADER}{''.join(map(line, rows))}"


def held(reading: Reading) -> dict[str, str]:
    """
    Give the text of every cell that a reading holds and that is in its source, by path.
    """
    cells = {}
    for line in lines(reading.report):
        text = None if line.is_heading else written(reading.report[line.path])
        if text is not None:
            cells[line.path] = text
    return cells


def lost(figures: Iterable[str], reading: Reading) -> set[str]:
    """
    Name the figures that no cell holds and no notice speaks of.

    Args:
        figures: Figures of the source, each different from all others.

        reading: What was read.
    """
    said = [*held(reading).values(), *(notice.text for notice in reading.notices)]
    said += [line.label for line in lines(reading.report)]
    return {figure for figure in figures if not any(figure in text for text in said)}


def misplaced(rows: Iterable[PrintedRow], reading: Reading) -> dict[str, str]:
    """
    Name the cells that hold the figure of another line.

    Args:
        rows: The lines of the source; each figure is different from all others.

        reading: What was read.

    Returns:
        The texts of wrong cells by path.
    """
    owner = {row.figure: row.path for row in rows if row.path}
    return {path: text for path, text in held(reading).items() if owner.get(text, path) != path}
