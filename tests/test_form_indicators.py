"""
Reading a declaration line by line: paths, numbers, labels, units and roles.
"""

from __future__ import annotations

from typing import Any

import pytest

import core_forms as forms
from govinfo_report import form
from govinfo_report.figures import Amount, Count, figure
from govinfo_report.form import Column, Indicator, LineCell, Local, Role, indicators, lines
from govinfo_report.form._indicators import cells_by_concept
from govinfo_report.units import Unit

CELLS = forms.Cells(here=1, below=2, total=3)


def places(line: Indicator) -> list[tuple[str, str | None]]:
    """
    Give path and column of each cell of a line.
    """
    return [(cell.path, cell.column) for cell in line.cells]


@form.section
class Third(form.Section):
    """
    Lines at the third level.
    """

    one: Count = form.alone("其一")
    two: Count = form.alone("其二", concept="meaning.of.two")


@form.section
class Second(form.Section):
    """
    Lines at the second level.
    """

    third: Third = form.group("第三层")
    unnumbered: Count = form.alone("不编号", numbered=False)
    after: Count = form.alone("续编号")
    quiet: Third = form.group("无号标题", numbered=False)
    local: tuple[Local[Count], ...] = form.local()


@form.section
class Chapters(form.Section):
    """
    Two chapters of a report whose first one is a narrative.
    """

    second: Third = form.group("第二章", chapter=2)
    fourth: Third = form.group("第四章", chapter=4)


@form.section
class Numbered(form.Section):
    """
    Every way to number lines.
    """

    second: Second = form.group("第二层")
    sum: forms.Sum = form.group(lead="附：")
    again: Second = form.group("另起", numbering="restart")
    last: Count = form.alone("末项", unit=Unit.PERSON, lead="另：")


@form.section
class Optional(form.Section):
    """
    Rows that only some print, of cells and of rows.
    """

    settled: forms.Settled = form.group("处理")
    matrix: forms.Matrix = form.group("表", numbered=False)


def shown(found):
    """
    Give number and label of each line.
    """
    return [(line.number, line.label) for line in found]


class TestNumbers:
    """
    Numbers follow from depth and place.
    """

    def test_all(self):
        """
        一、 then （一） then 1．: a line without number takes none, and none is skipped for it.
        """
        expected = [
            ("一、", "第二层"),
            ("（一）", "第三层"),
            ("1．", "其一"),
            ("2．", "其二"),
            (None, "不编号"),
            ("（二）", "续编号"),
            (None, "无号标题"),
            ("1．", "其一"),
            ("2．", "其二"),
            ("二、", "附：总数"),
            ("（一）", "其一"),
            ("（二）", "其二"),
            (None, "其中：特殊数"),
            ("三、", "另起"),
            ("一、", "第三层"),
            ("（一）", "其一"),
            ("（二）", "其二"),
            (None, "不编号"),
            ("二、", "续编号"),
            (None, "无号标题"),
            ("（一）", "其一"),
            ("（二）", "其二"),
            ("四、", "另：末项"),
        ]

        assert expected == shown(indicators(Numbered))

    def test_without_report(self):
        """
        A class has the lines of the form alone, and is read once.
        """
        assert indicators(Numbered) is indicators(Numbered)
        assert lines(Numbered.of({})) is indicators(Numbered)


class TestLines:
    """
    What is known of a line.
    """

    @staticmethod
    def line(path, cls=Numbered) -> Any:
        """
        Give the line at a path.
        """
        (found,) = [one for one in indicators(cls) if one.path == path]
        return found

    def test_line(self):
        """
        A line knows its path, unit, role and where it stands.
        """
        line = self.line("last")

        assert ("last", "四、", "另：末项", Unit.PERSON, Role.ALONE) == (
            line.path,
            line.number,
            line.label,
            line.unit,
            line.role,
        )
        assert ("last", 1, "", "last", 1) == (
            line.concept,
            line.depth,
            line.block,
            line.field,
            line.level,
        )
        assert (None, "另：", False, False, ()) == (
            line.opens,
            line.lead,
            line.signed,
            line.optional,
            line.columns,
        )
        assert ("末项", False, [("last", None)]) == (line.name, line.is_heading, places(line))

    def test_defaults(self):
        """
        A line has no columns, no lead and opens nothing unless it is said to.
        """
        line = Indicator("a", None, "甲", None, Role.ALONE, "a", 1, "", "a", 1)

        assert (None, "", False, False, ()) == (
            line.opens,
            line.lead,
            line.signed,
            line.optional,
            line.columns,
        )

    def test_nested_line(self):
        """
        A line below has the path of its section before its own.
        """
        line = self.line("second.third.two")

        assert ("second.third", "two", 3, 3) == (line.block, line.field, line.depth, line.level)
        assert "meaning.of.two" == line.concept

    def test_bare_heading(self):
        """
        A bare heading has no cell and no unit.
        """
        line = self.line("second")

        assert (True, Role.GROUP, None, "second", ()) == (
            line.is_heading,
            line.role,
            line.unit,
            line.opens,
            line.cells,
        )
        assert ("", "second", 1, 1) == (line.block, line.field, line.depth, line.level)

    def test_heading_that_is_a_total(self):
        """
        A total that heads its section is printed once, at the place of the section.
        """
        line = self.line("sum.total")

        assert (False, Role.TOTAL, Unit.ITEM, "sum") == (
            line.is_heading,
            line.role,
            line.unit,
            line.opens,
        )
        assert ("", "sum", 1, 1, "附：", "总数") == (
            line.block,
            line.field,
            line.depth,
            line.level,
            line.lead,
            line.name,
        )
        assert ["sum.total", "sum.first", "sum.second", "sum.special"] == [
            one.path for one in indicators(Numbered) if one.path.startswith("sum")
        ]

    def test_numbering_that_starts_again(self):
        """
        Below a heading that starts again the level is the first, the depth is not.
        """
        line = self.line("again.third")

        assert (1, 2, "again") == (line.level, line.depth, line.block)
        assert (2, 3) == (self.line("again.third.one").level, self.line("again.third.one").depth)

    def test_among(self):
        """
        The lead of a 其中 is printed, and is no part of its name.
        """
        line = self.line("sum.special")

        assert ("其中：特殊数", "特殊数", "其中：") == (line.label, line.name, line.lead)
        assert (Role.AMONG, 2, "sum", 2) == (line.role, line.depth, line.block, line.level)

    def test_signed(self):
        """
        A line that can be negative says so.
        """
        assert [False, False, True] == [line.signed for line in indicators(forms.Lines)][:3]

    def test_optional(self):
        """
        A row that only some print says so, as line of its own and as heading.
        """
        found = {line.path: line for line in indicators(Optional)}

        assert found["settled.otherwise.total"].optional
        assert "settled.otherwise" == found["settled.otherwise.total"].opens
        assert "其他处理" == found["settled.otherwise.total"].label
        assert found["settled.returned.total"].optional
        assert found["settled.returned.total"].opens is None
        assert found["settled.returned"].is_heading
        assert not found["settled.total"].optional

    def test_total_below_its_own_heading(self):
        """
        Where the group has a label, its total is a line below, with a number.
        """
        assert ("退回处理", "退回", "不明确") == tuple(
            line.label for line in indicators(Optional) if "returned" in line.path
        )
        assert [("1．", "退回"), ("2．", "不明确")] == [
            (line.number, line.label)
            for line in indicators(Optional)
            if line.block == "settled.returned"
        ]

    def test_fourth_level(self):
        """
        A fourth level is numbered （1）.
        """
        assert [("（1）", "最下"), ("（2）", "另计")] == [
            (line.number, line.label) for line in indicators(Optional) if line.depth == 4
        ]

    def test_columns(self):
        """
        A row of cells has one line with its columns.
        """
        line = self.line("done", forms.Matrix)

        assert (
            Column("here", "本级", Role.PART),
            Column("below", "下级", Role.PART),
            Column("total", "合计", Role.TOTAL),
        ) == line.columns
        assert [
            ("done.here", "本级"),
            ("done.below", "下级"),
            ("done.total", "合计"),
        ] == places(line)

    def test_heading_row(self):
        """
        A total of cells heads its section with all its columns.
        """
        line = self.line("late.total", forms.Matrix)

        assert ("late", "逾期", True, False) == (
            line.opens,
            line.label,
            line.optional,
            line.is_heading,
        )
        assert 3 == len(line.columns)


class TestLocalRows:
    """
    The lines of one report.
    """

    @staticmethod
    def section(*rows: Any) -> Any:
        """
        Make a sum in a numbered form, with local rows.
        """
        return Numbered.of({"second.local": rows})

    def test_numbers_shift(self):
        """
        A local row is numbered where it stands, and what follows is counted on.
        """
        report = forms.Report.of(
            {
                "requests.local": (
                    Local(label="甲", figure=1, after="first"),
                    Local(label="乙", figure=2, after="first"),
                )
            }
        )

        assert [
            ("一、", "总数"),
            ("（一）", "其一"),
            ("（二）", "甲"),
            ("（三）", "乙"),
            ("（四）", "其二"),
            (None, "其中：特殊数"),
            ("二、", "总数"),
            ("（一）", "其一"),
        ] == shown(lines(report))[:8]

    def test_line(self):
        """
        A local row is a line with what it prints.
        """
        row = Local(label="甲", figure=1, unit="宗", after="first")
        report = forms.Report.of({"requests.local": (row,)})
        (line,) = [one for one in lines(report) if one.role is Role.LOCAL]

        assert ("requests.local.1", "（二）", "甲", "宗", "requests.local.1") == (
            line.path,
            line.number,
            line.label,
            line.unit,
            line.concept,
        )
        assert (2, "requests", "local", 2, (), None) == (
            line.depth,
            line.block,
            line.field,
            line.level,
            line.columns,
            line.opens,
        )
        assert [("requests.local.1", None)] == places(line)
        assert ("甲", "", False, False) == (line.name, line.lead, line.signed, line.optional)

    def test_first_place(self):
        """
        A row before all others takes a number if the first line takes one.
        """
        report = forms.Report.of({"lines.local": (Local(label="甲", figure=1),)})

        assert [("（一）", "甲"), ("（二）", "本年数")] == shown(lines(report))[-9:-7]

    def test_behind_a_heading_total(self):
        """
        Behind the total that heads the section the first number is the row's.
        """
        row = Local(label="甲", figure=1, after="total")
        report = forms.Report.of({"requests.local": (row,)})

        assert [("一、", "总数"), ("（一）", "甲"), ("（二）", "其一")] == shown(lines(report))[:3]

    def test_before_a_heading_total(self):
        """
        A row that stands first in a section whose total heads it is the first below it.
        """
        report = forms.Report.of({"requests.local": (Local(label="甲", figure=1),)})

        assert [("一、", "总数"), ("（一）", "甲"), ("（二）", "其一")] == shown(lines(report))[:3]

    def test_behind_lines_without_number(self):
        """
        Behind a line without number a row takes none, behind a numbered one the next.
        """
        report = self.section(
            Local(label="甲", figure=1, after="unnumbered"),
            Local(label="乙", figure=1, after="after"),
        )

        assert [
            (None, "不编号"),
            (None, "甲"),
            ("（二）", "续编号"),
            ("（三）", "乙"),
            (None, "无号标题"),
        ] == shown(lines(report))[4:9]

    def test_behind_a_section(self):
        """
        A row after a section is printed after all its lines.
        """
        report = self.section(Local(label="甲", figure=1, after="third"))

        assert [("2．", "其二"), ("（二）", "甲"), (None, "不编号")] == shown(lines(report))[3:6]

    def test_section_without_numbers(self):
        """
        Among lines without numbers a row takes none.
        """

        @form.section
        class Plain(form.Section):
            one: Count = form.alone("其一", numbered=False)
            local: tuple[Local[Count], ...] = form.local()

        report = Plain(one=1, local=(Local(label="甲", figure=1),))

        assert [(None, "甲"), (None, "其一")] == shown(lines(report))

    def test_section_of_local_rows_only(self):
        """
        Where the form has no line, rows take no number.
        """

        @form.section
        class Empty(form.Section):
            local: tuple[Local[Count], ...] = form.local()

        report = Empty(local=(Local(label="甲", figure=1),))

        assert [(None, "甲")] == shown(lines(report))

    def test_rows_of_a_matrix(self):
        """
        A local row of a matrix has its columns.
        """
        matrix = forms.Matrix.of({}, local=(Local(label="甲", figure=CELLS, after="done"),))
        (line,) = [one for one in lines(matrix) if one.role is Role.LOCAL]

        assert ("local.1", "", "二、") == (line.path, line.block, line.number)
        assert [
            ("local.1.here", "本级"),
            ("local.1.below", "下级"),
            ("local.1.total", "合计"),
        ] == places(line)

    def test_printed_cells_change_nothing(self):
        """
        Without local rows the lines are those of the form.
        """
        assert lines(forms.sum_of(total=figure("约5"))) is indicators(forms.Sum)

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_paths_name_the_rows(self, number):
        """
        The path of a line leads to the row's cell.
        """
        rows = tuple(Local(label=str(one), figure=one, after="second") for one in (1, 2, 3))
        section = forms.sum_of(local=rows)
        line = next(one for one in lines(section) if one.label == str(number))

        assert number == section[line.path]


class TestChapters:
    """
    Groups that are tables of their own.
    """

    def test_numbers(self):
        """
        A chapter takes its own number and numbers its lines anew.
        """
        numbers = [line.number for line in indicators(Chapters)]

        assert ["二、", "一、", "二、", "四、", "一、", "二、"] == numbers


@form.row
class Compared(form.Section):
    """
    A row whose columns differ in all that a column can say.
    """

    now: Count = form.part("今年", under=("全部", "其中"))
    change: Count = form.alone("增减", signed=True, unit=Unit.PIECE)


@form.section
class Detailed(form.Section):
    """
    Lines that differ in all that their cells say.
    """

    compared: Compared = form.alone("比较", concept="meaning.of.compared", also=("对比", "对照"))
    spent: Amount = form.alone("支出", unit=Unit.YUAN, concept="meaning.of.spent")
    rise: Count = form.alone("增减", signed=True)


class TestCells:
    """
    What is known of each cell of a line.
    """

    def test_cells(self):
        """
        A cell of a row is what its column says, any other what its line says.
        """
        compared, spent, rise = indicators(Detailed)

        assert (
            LineCell("compared.now", "今年", Unit.ITEM, False, "meaning.of.compared.now"),
            LineCell("compared.change", "增减", Unit.PIECE, True, "meaning.of.compared.change"),
        ) == compared.cells
        assert (LineCell("spent", None, Unit.YUAN, False, "meaning.of.spent"),) == spent.cells
        assert (LineCell("rise", None, Unit.ITEM, True, "rise"),) == rise.cells

    def test_words_of_columns(self):
        """
        A column knows what stands above its words.
        """
        now, change = indicators(Detailed)[0].columns

        assert (("全部", "其中"), ()) == (now.under, change.under)
        assert ((Role.PART, Unit.ITEM, False), (Role.ALONE, Unit.PIECE, True)) == tuple(
            (one.role, one.unit, one.signed) for one in (now, change)
        )

    def test_other_wordings(self):
        """
        A line knows how else its label is printed.
        """
        assert [("对比", "对照"), (), ()] == [line.also for line in indicators(Detailed)]


class TestConcepts:
    """
    What cells mean.
    """

    def test_cells_by_concept(self):
        """
        A cell means what its path says where the declaration says nothing else; a column, what its
        row means.
        """
        assert {"one": "one", "meaning.of.two": "two"} == {
            concept: cell.path for concept, cell in cells_by_concept(Third).items()
        }
        assert {"here": "here", "below": "below", "total": "total"} == {
            cell.concept: cell.path for cell in cells_by_concept(forms.Cells).values()
        }
