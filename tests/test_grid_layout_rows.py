"""
Forms with rows of cells, laid out as they are printed.
"""

from __future__ import annotations

import pytest

from govinfo_report.editions import e2019, e2021
from govinfo_report.figures import MISSING, figure
from govinfo_report.form import Local, cell_paths
from govinfo_report.grid import layout, text_of_grid
from laid_out_forms import Chapters, People, Two, Whole


def numbered(cls):
    """
    Build a report in which every cell prints its place.
    """
    return cls.of({path: str(place) for place, (path, _) in enumerate(cell_paths(cls))})


@pytest.fixture(scope="module")
def report():
    """
    Give a report in which every cell is printed.
    """
    return numbered(Chapters)


def tables(report):
    """
    Give the tables of a report as text, by their titles.
    """
    return {grid.title: text_of_grid(grid).splitlines() for grid in layout(report)}


def without(report, *starts: str):
    """
    Leave out all cells whose paths begin in some way.
    """
    paths = [path for path, _ in cell_paths(type(report)) if path.startswith(starts)]
    return report.replace(dict.fromkeys(paths, MISSING))


class TestChapters:
    """
    Which tables there are.
    """

    def test_every_chapter_is_a_table(self, report):
        """
        Chapters have their numbers; what stands outside them is a table under the form's title.
        """
        expected = ["二、公开情况", "三、申请情况", "四、争议情况", "五、机构情况", "分章报表"]

        assert expected == [grid.title for grid in layout(report)]

    def test_chapters_without_cells_are_left_out(self, report):
        """
        Where nothing of a chapter is printed there is no table.
        """
        changed = without(report, "disclosure", "disputes", "complaints")

        assert ["三、申请情况", "五、机构情况"] == [grid.title for grid in layout(changed)]
        assert () == layout(Chapters.of({}))

    def test_single_figures_in_a_chapter(self, report):
        """
        A chapter of single figures is printed like a form of single figures.
        """
        assert [
            "| 统计指标   | 单位 | 统计数 |",
            "| ---------- | ---- | ------ |",
            "| 一、机构数 | 个   | 53     |",
            "| 二、人员数 | 人   | 54     |",
        ] == tables(report)["五、机构情况"]


class TestMatrix:
    """
    Rows of the same columns.
    """

    def test_optional_row_with_its_kinds(self, report):
        """
        Headings stand beside their rows; rows below a row that has cells stand at its place.
        """
        assert [
            "| 勾稽关系               |  | 申请人           |  |  |  |",
            "|          |                | 公民 | 组织     |  | 总计 |",
            "|          |                |      | 企业 | 社团 |      |",
            "| -------- | -------------- | ---- | ---- | ---- | ---- |",
            "| 一、新收               |  | 10   | 11   | 12   | 13   |",
            "| 二、结果 | （一）予以公开 | 14   | 15   | 16   | 17   |",
            "|          | （二）不予公开 | 18   | 19   | 20   | 21   |",
            "|          | 1．国家秘密    | 22   | 23   | 24   | 25   |",
            "|          | 2．个人隐私    | 26   | 27   | 28   | 29   |",
            "|          | （三）其他处理 | 30   | 31   | 32   | 33   |",
            "|          | 1．撤回        | 34   | 35   | 36   | 37   |",
            "|          | 2．其他        | 38   | 39   | 40   | 41   |",
            "|          | （四）总计     | 42   | 43   | 44   | 45   |",
        ] == tables(report)["三、申请情况"]

    def test_optional_row_that_is_missing(self, report):
        """
        Without its cells an optional row is a heading beside its kinds.
        """
        changed = without(report, "requests.outcome.otherwise.total")

        assert [
            "| 二、结果 | （一）予以公开        |  | 14   | 15   | 16   | 17   |",
            "|          | （二）不予公开        |  | 18   | 19   | 20   | 21   |",
            "|          | 1．国家秘密           |  | 22   | 23   | 24   | 25   |",
            "|          | 2．个人隐私           |  | 26   | 27   | 28   | 29   |",
            "|          | （三）其他处理 | 1．撤回 | 34   | 35   | 36   | 37   |",
            "|          |                | 2．其他 | 38   | 39   | 40   | 41   |",
            "|          | （四）总计            |  | 42   | 43   | 44   | 45   |",
        ] == tables(changed)["三、申请情况"][5:]

    def test_optional_row_without_kinds(self, report):
        """
        Where only the row is printed it is a row like others.
        """
        kinds = [f"requests.outcome.otherwise.{kind}" for kind in ("withdrawn", "rest")]
        changed = tables(without(report, *kinds))["三、申请情况"]

        assert "|          | （三）其他处理 | 30   | 31   | 32   | 33   |" in changed
        assert not any("撤回" in line for line in changed)

    def test_rows_without_cells_are_left_out(self, report):
        """
        Of a row of which all cells are missing nothing is printed, not even its heading.
        """
        changed = without(report, "requests.outcome.otherwise", "requests.received")
        found = tables(changed)["三、申请情况"]

        assert not any("其他处理" in line or "新收" in line for line in found)
        assert "（四）总计" in found[-1]

    def test_missing_cells_of_a_printed_row_are_blank(self, report):
        """
        A row of which some cells are missing is printed with what it has.
        """
        changed = without(report, "requests.received.citizens", "requests.received.total")

        assert (
            "| 一、新收               |  |      | 11   | 12   |      |"
            in tables(changed)["三、申请情况"]
        )

    def test_local_rows(self, report):
        """
        A local row stands at its place.
        """
        row = Local(label="自设", figure=People.of(1, 2, 3, total=6), after="granted")
        changed = tables(report.replace({"requests.outcome.local": (row,)}))["三、申请情况"]

        assert "|          | （二）自设     | 1    | 2    | 3    | 6    |" == changed[6]
        assert "（三）不予公开" in changed[7]

    def test_rows_know_cells_and_headers(self, report):
        """
        Every figure knows its path, every label what it heads.
        """
        grid = layout(without(report, "requests.outcome.otherwise.total"))[1]
        row = grid.rows[-3]

        assert ("（三）其他处理", "1．撤回", "34", "35", "36", "37") == row.cells
        assert ((2, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1)) == row.spans
        assert ("row", "row", "", "", "", "") == row.heads
        assert (
            "requests.outcome.otherwise.total",
            None,
            *(
                f"requests.outcome.otherwise.withdrawn.{column}"
                for column in ("citizens", "firms", "clubs", "total")
            ),
        ) == row.paths
        assert (3, 3) == (row.depth, grid.header)


class TestBlocks:
    """
    Rows of different columns.
    """

    def test_blocks(self, report):
        """
        Columns are named wherever they change, and the last ones of few reach further.
        """
        assert [
            "| 第一项                   |  |  |  |",
            "| 信息内容     | 制发 | 废止 | 有效 |",
            "| 规章         | 0    | 1    | 2    |",
            "| 信息内容     | 件数 | 金额     |  |",
            "| 收费         | 3    | 4        |  |",
            "| 机构                     |  |  |  |",
            "| 信息内容     | 单位 | 统计数   |  |",
            "| （一）机构数 | 个   | 5        |  |",
            "| （二）人员数 | 人   | 6        |  |",
            "| 信息内容     | 制发 | 废止 | 有效 |",
            "| 另           | 7    | 8    | 9    |",
        ] == tables(report)["二、公开情况"]

    def test_headers_among_rows(self, report):
        """
        No row at the top heads all others, and headings head a group of rows.
        """
        grid = layout(report)[0]

        assert 0 == grid.header
        assert ("rowgroup",) == grid.rows[0].heads
        assert ("col",) * 4 == grid.rows[1].heads
        assert ("row", "", "", "") == grid.rows[2].heads

    def test_local_rows(self, report):
        """
        A local row stands in the block of its section.
        """
        row = Local(label="其他收费", figure=Two.of({"cases": 1}), after="fees")
        changed = tables(report.replace({"disclosure.texts.local": (row,)}))["二、公开情况"]

        assert "| 其他收费     | 1    |          |  |" == changed[5]

    def test_forms_without_chapters(self):
        """
        Single figures and rows on one form without chapters are one table under its title.
        """
        assert {
            "混合报表": [
                "| 统计指标   | 单位 | 统计数   |  |",
                "| 一、机构数 | 个   | 0        |  |",
                "| 统计指标   | 制发 | 废止 | 有效 |",
                "| 二、规章   | 1    | 2    | 3    |",
                "| 统计指标   | 单位 | 统计数   |  |",
                "| 三、无计量 | 件   | 4        |  |",
            ]
        } == tables(numbered(Whole))

    def test_forms_without_chapters_and_cells(self):
        """
        A report without any cell still has its table.
        """
        assert ["混合报表"] == list(tables(Whole.of({})))


class TestAcross:
    """
    Lines beside one another.
    """

    def test_one_row_of_cells(self, report):
        """
        Labels and headings stand above the columns, and a single figure below its label.
        """
        assert [
            "| 复议     |  | 诉讼             |  |  |  | 未结 |",
            "|      |      | 直接     |  | 复议后   |  |      |",
            "| 件数 | 金额 | 件数 | 金额 | 件数 | 金额 |      |",
            "| ---- | ---- | ---- | ---- | ---- | ---- | ---- |",
            "| 46   | 47   | 48   | 49   | 50   | 51   | 52   |",
        ] == tables(report)["四、争议情况"]

    def test_lines_without_cells_are_left_out(self, report):
        """
        What a report does not print has no columns.
        """
        assert [
            "| 复议     |  | 未结 |",
            "| 件数 | 金额 |      |",
            "| ---- | ---- | ---- |",
            "| 46   | 47   | 52   |",
        ] == tables(without(report, "disputes.suits"))["四、争议情况"]


class TestEditions:
    """
    The national forms.
    """

    @pytest.mark.parametrize(
        ("edition", "sizes"),
        [(e2019, [(18, 0), (26, 3), (4, 3)]), (e2021, [(14, 0), (28, 3), (4, 3)])],
    )
    def test_tables(self, edition, sizes):
        """
        Three tables with so many rows, of which so many head all columns.
        """
        report = without(numbered(edition.Report), "requests.processed.other.total")
        found = layout(report)

        assert ["二", "三", "四"] == [grid.title[0] for grid in found]
        assert sizes == [(len(grid.rows), grid.header) for grid in found]

    @pytest.mark.parametrize("edition", [e2019, e2021])
    def test_every_cell_is_printed_once(self, edition):
        """
        Every cell of the form has one place in the tables.
        """
        report = numbered(edition.Report)
        rows = [row for grid in layout(report) for row in grid.rows]
        found = {
            path: text
            for row in rows
            for path, text, head in zip(row.paths, row.cells, row.heads, strict=True)
            if path and not head
        }

        assert {
            path: str(place) for place, (path, _) in enumerate(cell_paths(edition.Report))
        } == found

    def test_the_relation_stands_in_the_corner(self):
        """
        The one relation that is printed stands above the labels.
        """
        matrix = layout(numbered(e2021.Report))[1]

        assert "勾稽关系" in matrix.rows[0].cells[0]
        assert (3, 3) == matrix.rows[0].spans[0]

    def test_figures_as_printed(self):
        """
        A cell prints its text.
        """
        changed = numbered(e2021.Report).replace({"requests.received.total": figure("123.9万")})

        assert "123.9万" in layout(changed)[1].rows[3].cells
