"""
Whatever a file holds: one documented error that says what was looked for, or a report and notices;
never a traceback, a silent zero, a moved figure or one that vanished.
"""

from __future__ import annotations

import random
import re
from itertools import pairwise

import attrs
import pytest

from govinfo_report import formats
from govinfo_report.editions import e2014
from govinfo_report.errors import InvalidDataError, UnreadableError
from govinfo_report.form import lines
from govinfo_report.formats import parse, parse_all
from govinfo_report.formats.plain_text import read as read_text
from govinfo_report.grid import NoticeCode, grid_of_text, join
from printed_tables import FORM, HEADER, TITLE, held, lost, misplaced, printed, rows_of, text_of

ROWS = rows_of()
FIGURES = [row.figure for row in ROWS if row.path]
LABELS = [row.label for row in ROWS]
TEXT = text_of(ROWS)
LINES = TEXT.splitlines(keepends=True)


def chance_of(seed):
    """
    Give a source of chance that is the same in every run.
    """
    return random.Random(seed)


def read_or_refused(content, encoding=None):
    """
    Read a source, or give no reading if it is refused as documented.
    """
    refusal = None
    readings = ()
    try:
        readings = parse_all(content, encoding=encoding)
    except (UnreadableError, InvalidDataError) as error:
        refusal = error
    if isinstance(refusal, UnreadableError):
        assert refusal.reason
        assert refusal.looked_for
    if isinstance(refusal, InvalidDataError):
        assert refusal.problems
    for reading in readings:
        for notice in reading.notices:
            assert notice.message("zh")
            assert notice.message("en")
        assert reading._repr_html_()
    return readings


def sound(content, rows=ROWS, figures=FIGURES, encoding=None):
    """
    Read a source and prove that nothing vanished and nothing was invented.

    Args:
        content: The source.

        rows: The lines that it prints, each with a figure of its own.

        figures: The figures that stand in the source.

        encoding: How its bytes are labelled.

    Returns:
        The readings, none if the source is refused.
    """
    readings = read_or_refused(content, encoding)
    if readings:
        assert set() == set.intersection(*[lost(figures, reading) for reading in readings])
    for reading in readings:
        noted = {notice.path for notice in reading.notices}
        assert {} == {
            path: text
            for path, text in misplaced(rows, reading).items()
            if path not in noted and ".local." not in path
        }
        texts = set(held(reading).values())
        assert "0" not in texts
    return readings


def blank(reading):
    """
    Name the lines that a reading holds as blank.
    """
    return {path for path, text in held(reading).items() if not text}


PAGES = pytest.mark.needs("lxml")


class TestNoTable:
    """
    Sources in which there is nothing to read.
    """

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param("", id="empty"),
            pytest.param(b"", id="no bytes"),
            pytest.param(" \n\t　\xa0\n", id="blanks"),
            pytest.param(b"\xef\xbb\xbf", id="a mark"),
            pytest.param("今年没有表格。", id="a sentence"),
            pytest.param("政府信息公开情况统计表", id="a title"),
            pytest.param(TITLE + HEADER, id="a header"),
            pytest.param("".join(f"{row.label}\n" for row in ROWS if not row.path), id="headings"),
            pytest.param("".join(map(printed, ROWS[1:3])), id="two rows"),
            pytest.param("序号,名称,数量\n1,甲,2\n", id="another table"),
            pytest.param("<html><body><p>甲</p></body></html>", id="a page", marks=PAGES),
            pytest.param(
                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                id="xml",
                marks=PAGES,
            ),
            pytest.param(bytes(range(256)), id="all bytes"),
            pytest.param(bytes(10_000), id="zeros"),
            pytest.param(chance_of(1).randbytes(10_000), id="noise"),
            pytest.param(b"PK\x03\x04" + bytes(range(256)) * 9, id="an archive"),
            pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 9, id="a PDF file"),
            pytest.param("\ud800" * 9, id="half characters"),
            pytest.param("1\t" * 1_000_000, id="a million columns"),
            pytest.param("|" * 1_000_000, id="a million bars"),
            pytest.param("1\n" * 100_000, id="a hundred thousand rows"),
            pytest.param("(" * 100_000 + ")" * 100_000, id="brackets"),
            pytest.param("[" * 100_000, id="brackets of JSON"),
            pytest.param("{" * 100_000, id="braces of JSON"),
            pytest.param("{}", id="an empty object"),
            pytest.param('{"edition": "2014"}', id="an object"),
        ],
    )
    def test_one_documented_error(self, content):
        """
        The error is of the library and says what was looked for, or lists the problems.
        """
        with pytest.raises((UnreadableError, InvalidDataError)) as caught:
            parse(content, name="甲.txt")

        said = str(caught.value)
        assert re.search(r"甲\.txt: .*; looked for |^\$", said)


class TestEncodings:
    """
    The same table in any bytes.
    """

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
    @pytest.mark.parametrize(
        "label",
        [None, "utf-8", "gb2312", "gbk", "ascii", "latin-1", "cp1252", "big5", "shift_jis", "rot13",
         "base64", "unicode_escape", "nonsense", "", "\0", "utf-16", "utf-7", "idna", "mbcs", "hz"],
    )  # fmt: skip
    def test_any_label(self, encoding, label):
        """
        However bytes are labelled, the table is read whole or refused; nothing gets lost.
        """
        content = "".join(LINES).encode(encoding)

        for reading in sound(content, encoding=label):
            assert set(FIGURES) == set(held(reading).values())

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
    def test_right_or_no_label(self, encoding):
        """
        Without a label every usual encoding is read.
        """
        assert sound(TEXT.encode(encoding))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
    def test_bytes_cut_off(self, encoding):
        """
        Half a character at the end is refused or costs the cell it stands in, with a notice.
        """
        content = TEXT.encode(encoding)

        for end in range(len(content) - 12, len(content)):
            for reading in sound(content[:end], figures=FIGURES[:-1]):
                cell = held(reading).get("meetings_and_training.training_attendances")
                assert cell is None or cell == "" or "70058".startswith(cell.strip("\ufffd"))

    @pytest.mark.parametrize("character", ["\0", "\x1a", "\x7f", "\x08", "\x1b[1m"])
    @pytest.mark.parametrize("place", ["label", "figure", "between"])
    def test_stray_control_characters(self, character, place):
        """
        A stray control character spoils one row at most, and a notice says so.
        """
        old, new = {
            "label": ("六、举报投诉数量", f"六、举报{character}投诉数量"),
            "figure": ("70048", f"700{character}48"),
            "between": ("件 70048", f"件{character} 70048"),
        }[place]
        (reading,) = sound(TEXT.replace(old, new), figures=set(FIGURES) - {"70048"})
        cell = held(reading).get("complaints")
        noted = {one.code for one in reading.notices} - {NoticeCode.EDITION_RECOGNISED}

        assert cell == "70048" or noted


class TestCut:
    """
    Tables of which a part is missing.
    """

    def test_cut_behind_every_line(self):
        """
        Every table that was cut off holds the rows before the cut and names the ones behind it.
        """
        for end in range(5, len(LINES) + 1):
            kept = [row for row in ROWS[: end - 4] if row.path]
            readings = sound("".join(LINES[:end]), figures=[row.figure for row in kept])
            for reading in readings:
                missing = {n.path for n in reading.notices if n.code is NoticeCode.ROW_MISSING}
                assert {row.path: row.figure for row in kept} == held(reading)
                assert {row.path for row in ROWS if row.path} - held(reading).keys() == missing
            assert bool(readings) == (len(kept) >= 1)  # below its title one row is a table

    def test_cut_before_every_line(self):
        """
        A table that lost its beginning holds the rows behind the cut.
        """
        for start in range(len(LINES)):
            kept = [row for row in ROWS[max(start - 4, 0) :] if row.path]
            readings = sound("".join(LINES[start:]), figures=[row.figure for row in kept])
            for reading in readings:
                assert len(kept) == len(held(reading))
            assert bool(readings) == (len(kept) >= 3)

    def test_without_any_one_line(self):
        """
        Whichever line is lost, the others keep their figures and the lost one is named.
        """
        for index, row in enumerate(ROWS):
            (reading,) = sound(
                text_of(ROWS[:index] + ROWS[index + 1 :]), figures=set(FIGURES) - {row.figure}
            )
            missing = [n.path for n in reading.notices if n.code is NoticeCode.ROW_MISSING]
            assert ([row.path] if row.path else []) == missing
            assert {one.path: one.figure for one in ROWS if one.path and one is not row} == held(
                reading
            )

    def test_cut_inside_a_line(self):
        """
        At whatever character a text ends, nothing before the cut is lost or moved.
        """
        start = TEXT.index("六、举报投诉数量")

        for end in range(start, start + 60):
            whole = [row for row in ROWS if row.path and printed(row) in TEXT[:end]]
            (reading,) = sound(TEXT[:end], figures=[row.figure for row in whole])
            assert {row.path: row.figure for row in whole}.items() <= held(reading).items()


class TestTwice:
    """
    More than there should be.
    """

    def test_two_tables(self):
        """
        Each table is a report of its own.
        """
        other = rows_of(lambda index: str(80_001 + index))
        one, two = parse_all(TEXT + text_of(other))

        assert set(FIGURES) == set(held(one).values())
        assert {row.figure for row in other if row.path} == set(held(two).values())

    def test_two_tables_without_a_title_between(self):
        """
        A second table is seen by its first line.
        """
        other = rows_of(lambda index: str(80_001 + index))
        one, two = parse_all(TEXT + "".join(map(printed, other)))

        assert set(FIGURES) == set(held(one).values())
        assert {row.figure for row in other if row.path} == set(held(two).values())

    @pytest.mark.parametrize(
        "index", [i for i, row in enumerate(ROWS) if row.path != "reviews.other"]
    )
    def test_a_row_twice(self, index):
        """
        The first of two rows counts; the figure of the second one is in a notice.

        (The last line of 四 has the label of the last line of 五; which one a second row is, nobody
        can tell.)
        """
        row = attrs.evolve(ROWS[index], figure=ROWS[index].figure and "99999")
        (reading, *_) = sound(
            text_of([*ROWS[: index + 1], row, *ROWS[index + 1 :]]), figures=[*FIGURES, row.figure]
        )

        assert set(FIGURES) == set(held(reading).values())
        assert [ROWS[index].path] * bool(row.figure) == [
            n.path
            for n in reading.notices
            if n.code is NoticeCode.ROW_REPEATED and n.text == "99999"
        ]

    def test_the_header_on_each_page(self):
        """
        Titles, headers and page numbers of each page are no rows.
        """
        pages = [
            f"{TITLE}{HEADER}{''.join(map(printed, ROWS[start : start + 9]))}"
            for start in range(0, len(ROWS), 9)
        ]
        (reading,) = sound("\n- 1 -\n\x0c".join(pages))

        assert set(FIGURES) == set(held(reading).values())


class TestWrongPlace:
    """
    Figures that stand where they should not.
    """

    @pytest.mark.parametrize("bar", ["\t", "|"])
    @pytest.mark.parametrize("behind", ["", "{unit}"])
    def test_in_the_column_of_the_unit(self, bar, behind):
        """
        A figure in the column of the unit is in its cell or in a notice.
        """

        def line(row) -> str:
            unit = behind.format(unit=row.unit)
            return bar.join(("", row.label, row.figure or "——", unit, "\n"))

        assert sound(text_of(ROWS, line))

    def test_in_the_cell_of_the_label(self):
        """
        A figure that stuck to its label is refused or noted.
        """
        sound(text_of(ROWS, lambda row: f"|{row.label}{row.figure}|{row.unit}||\n"))

    def test_in_a_heading(self):
        """
        A figure that a heading shows is in a notice.
        """
        rows = [
            row if row.path else attrs.evolve(row, figure=f"9{i:04}") for i, row in enumerate(ROWS)
        ]

        sound(text_of(rows), figures=FIGURES + [row.figure for row in rows if not row.path][1:])

    @pytest.mark.parametrize("last", ["上年 {}", "{}", "（{}）"])
    @pytest.mark.parametrize("bar", ["\t", "|"])
    def test_in_a_further_column(self, bar, last):
        """
        Last year's column and notes do not get into the cells, nor are they dropped.
        """
        header = "统计指标 单位 统计数 备注".replace(" ", bar)
        more = [str(80_001 + index) for index, row in enumerate(ROWS) if row.path]

        def line(row) -> str:
            extra = last.format(80_001 + ROWS.index(row)) if row.path else ""
            cells = (row.label, row.unit, row.figure, extra)
            return f"{bar if bar == '|' else ''}{bar.join(cells)}{bar}\n"

        text = f"{TITLE}{bar if bar == '|' else ''}{header}{bar}\n{''.join(map(line, ROWS))}"
        (reading,) = sound(text, figures=FIGURES + more)

        assert {row.path: row.figure for row in ROWS if row.path} == held(reading)

    def test_rows_out_of_order(self):
        """
        In whatever order rows stand, each figure is in its cell or named in a notice.
        """
        for seed in range(30):
            rows = ROWS.copy()
            chance_of(seed).shuffle(rows)
            readings = read_or_refused(text_of(rows))
            assert set() == set.intersection(*[lost(FIGURES, reading) for reading in readings])

    @pytest.mark.parametrize(
        "index", [i for i in range(len(ROWS) - 1) if ROWS[i].path != "reviews.other"]
    )
    def test_two_rows_exchanged(self, index):
        """
        Two neighbours that changed places keep their figures.

        (The last line of 四 inside 五, which has one of the same label, is beyond any reader.)
        """
        rows = [*ROWS[:index], ROWS[index + 1], ROWS[index], *ROWS[index + 2 :]]
        (reading, *_) = sound(text_of(rows))

        assert {row.path: row.figure for row in ROWS if row.path} == held(reading)


class TestLocalRows:
    """
    Rows that no form has.
    """

    @pytest.mark.parametrize("number", ["", "1．", "（九）", "十一、", "(3)", "①", "其中：", "——"])
    def test_everywhere(self, number):
        """
        Local rows between all lines are kept or noted, and the others stay in their cells.
        """
        rows = []
        for index, row in enumerate(ROWS):
            extra = attrs.evolve(row, label=f"{number}自设第{index}行数", unit="件", path="")
            rows += [row, attrs.evolve(extra, figure=str(90_001 + index))]
        figures = [row.figure for row in rows if row.figure]
        (reading,) = sound(text_of(rows), figures=figures)

        assert {row.path: row.figure for row in ROWS if row.path}.items() <= held(reading).items()

    def test_before_the_first_line(self):
        """
        A row above the first line of the form is kept or noted.
        """
        row = attrs.evolve(ROWS[1], label="自设行数", figure="90001", path="")

        assert sound(text_of([row, *ROWS]), figures=[*FIGURES, "90001"])
        assert sound(text_of([ROWS[0], row, *ROWS[1:]]), figures=[*FIGURES, "90001"])

    def test_behind_the_last_line(self):
        """
        So is one behind the last line, however its cells stand.
        """
        for tail in ("十、自设行数 件 90001\n", "自设行数 90001\n", "自设行数\n90001\n", "90001\n"):
            assert sound(TEXT + tail, figures=[*FIGURES, "90001"])


def tear(label, places):
    """
    Tear a label at some places.
    """
    ends = [0, *sorted(places), len(label)]
    return "\n".join(label[start:end] for start, end in pairwise(ends))


class TestTorn:
    """
    Labels over several lines.
    """

    @pytest.mark.parametrize("gap", [" ", "\n"])
    @pytest.mark.parametrize("row", [row for row in ROWS if row.path], ids=lambda row: row.path)
    def test_at_any_place(self, row, gap):
        """
        Wherever a label is torn in two, its figure stays its own.
        """
        torn = f"{{}}{gap}{row.unit} {row.figure}\n"

        for place in range(1, len(row.label)):
            text = text_of(ROWS).replace(printed(row), torn.format(tear(row.label, [place])), 1)
            if printed(row) in text:  # the label stands twice on the form
                continue
            (reading,) = sound(text)
            assert {one.path: one.figure for one in ROWS if one.path} == held(reading)

    def test_at_two_places(self):
        """
        So do labels that are torn in three.
        """
        chance = chance_of(2)
        for _ in range(60):
            text = text_of(
                ROWS,
                lambda row: (
                    f"{tear(row.label, chance.sample(range(1, len(row.label)), 2))}"
                    f" {row.unit} {row.figure}\n"
                ),
            )
            readings = read_or_refused(text)
            assert set() == set.intersection(set(), *[lost(FIGURES, one) for one in readings])
            for reading in readings:
                noted = {notice.path for notice in reading.notices}
                assert {} == {
                    path: text
                    for path, text in misplaced(ROWS, reading).items()
                    if path not in noted
                }

    def test_note_in_narrow_columns(self):
        """
        A long label in a narrow column, as PDF files have it, keeps its figure.
        """
        for width in range(6, 20):
            text = text_of(
                ROWS,
                lambda row, width=width: (
                    "\n".join(re.findall(f".{{1,{width}}}", row.label))
                    + f" {row.unit} {row.figure}\n"
                ),
            )
            (reading,) = sound(text)
            assert {row.path: row.figure for row in ROWS if row.path} == held(reading), width


LAYOUTS = {
    "one cell a line": lambda row: f"{row.label}\n\n{row.unit}\n\n{row.figure}\n\n",
    "no units": lambda row: f"{row.label}\n\n{row.figure}\n",
    "unit and figure below": lambda row: f"{row.label}\n{row.unit} {row.figure}\n",
    "figure before unit": lambda row: f"{row.label} {row.figure} {row.unit}\n",
    "no unit in the line": lambda row: f"{row.label} {row.figure}\n",
    "tabs": lambda row: f"{row.label}\t{row.unit}\t{row.figure}\n",
    "tabs around": lambda row: f"\t{row.label}\t{row.unit}\t{row.figure}\t\n",
    "merged tabs": lambda row: f"\t\t{row.label}\t\t{row.unit}\t\t{row.figure}\n",
    "bars": lambda row: f"| {row.label} | {row.unit} | {row.figure} |\n",
    "bars without a unit": lambda row: f"|{row.label}|{row.figure}|\n",
    "merged bars": lambda row: f"|{row.label}||{row.unit}||{row.figure}|\n",
    "drawn bars": lambda row: f"│{row.label}│{row.unit}│{row.figure}│\n├──┼──┼──┤\n",
    "indented": lambda row: f"    {printed(row)}",
    "wide blanks": lambda row: printed(row).replace(" ", "　　"),
    "hard blanks": lambda row: printed(row).replace(" ", "\xa0"),
    "spaced labels": lambda row: f"{' '.join(row.label)} {row.unit} {row.figure}\n",
    "half width": lambda row: printed(row).translate(str.maketrans("（）：", "():")),
    "1.": lambda row: printed(row).replace("．", "."),
    "1、": lambda row: printed(row).replace("．", "、"),
    "（1）": lambda row: re.sub(r"^([0-9])．", r"（\1）", printed(row)),
    "1)": lambda row: re.sub(r"^([0-9])．", r"\1)", printed(row)),
    "1）": lambda row: re.sub(r"^([0-9])．", r"\1）", printed(row)),
    "1 .": lambda row: re.sub(r"^([0-9])．", r"\1 . ", printed(row)),
    "no numbers": lambda row: re.sub(r"^(?:[0-9]．|（[一-十]）|[一-十]、)", "", printed(row)),
    "serial numbers": lambda row: (
        f"{LABELS.index(row.label) + 1}\t{row.label}\t{row.unit}\t{row.figure}\n"
    ),
    "no dashes": lambda row: printed(row).replace("——", ""),
    "two dashes": lambda row: printed(row).replace("——", "—— ——"),
    "other dashes": lambda row: printed(row).replace("——", "--"),
    "colons": lambda row: f"{row.label}： {row.figure} {row.unit}\n",
    "units in brackets": lambda row: f"{row.label}（{row.unit}） {row.figure}\n",
    "bars without the outer ones": lambda row: f"{row.label} | {row.unit} | {row.figure}\n",
    "numbers and blanks": lambda row: f"7  {row.label}  {row.unit}  {row.figure}\n",
}
"""
Layouts of the table that have to be read right.
"""

OTHER_LAYOUTS = {
    "unit stuck to the figure": lambda row: f"{row.label} {row.figure}{row.unit}\n",
    "unit stuck in front": lambda row: f"{row.label} {row.unit}{row.figure}\n",
    "all stuck together": lambda row: f"{row.label}{row.unit}{row.figure}\n",
    "commas": lambda row: f"{row.label},{row.unit},{row.figure}\n",
    "quotes": lambda row: f'"{row.label}","{row.unit}","{row.figure}"\n',
    "colon": lambda row: f"{row.label}：{row.figure}{row.unit}\n",
    "figure first": lambda row: f"{row.figure} {row.unit} {row.label}\n",
    "wide bars": lambda row: f"｜{row.label}｜{row.unit}｜{row.figure}｜\n",
    "unit and figure amid the label": lambda row: (
        f"{row.label[:5]} {row.unit} {row.figure}\n{row.label[5:]}\n"
    ),
    "last year's figures": lambda row: f"{row.label} {row.unit} {row.figure} 5{row.figure}\n",
    "numbers on their own": lambda row: f"①\t{row.label}\t{row.unit}\t{row.figure}\n",
    "labels torn, a cell a line": lambda row: (
        f"{row.label[:4]}\n{row.label[4:]}\n{row.unit}\n{row.figure}\n"
    ),
    "units that no form has": lambda row: f"{row.label} 项 {row.figure}\n",
    "one unit everywhere": lambda row: f"{row.label}\t个\t{row.figure}\n",
}
"""
Layouts of the table that may be refused or noted, but not read wrong.
"""


class TestLayouts:
    """
    The same table in other plain texts.
    """

    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_read_right(self, layout):
        """
        Every figure is in its cell.
        """
        (reading,) = sound(text_of(ROWS, LAYOUTS[layout]))

        assert {row.path: row.figure for row in ROWS if row.path} == held(reading)

    @pytest.mark.parametrize("empty", ["||\n", "| |\n"])
    @pytest.mark.parametrize("place", range(2, len(LINES) + 1))
    def test_empty_between_bars(self, empty, place):
        """
        A row whose only cell is empty stops nothing and changes no figure.
        """
        (reading,) = sound("".join([*LINES[:place], empty, *LINES[place:]]))

        assert {row.path: row.figure for row in ROWS if row.path} == held(reading)

    @pytest.mark.parametrize("layout", OTHER_LAYOUTS)
    def test_not_read_wrong(self, layout):
        """
        No figure is in another cell, and none vanished.
        """
        sound(text_of(ROWS, OTHER_LAYOUTS[layout]))

    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_blank_cells(self, layout):
        """
        With every other figure left out, no cell takes the figure of another or becomes a zero.
        """
        rows = [attrs.evolve(row, figure="") if i % 2 else row for i, row in enumerate(ROWS)]
        kept = [row.figure for row in rows if row.figure]
        for reading in sound(text_of(rows, LAYOUTS[layout]), figures=kept):
            assert set(kept) >= set(held(reading).values()) - {""}

    @pytest.mark.parametrize(
        "figure", ["123.9万", "1,234", "22（含3件）", "/", "无", "——", "约5", "９８"]
    )
    @pytest.mark.parametrize("layout", ["tabs", "bars", "indented", "unit and figure below"])
    def test_printed_cells(self, layout, figure):
        """
        What a cell prints stays as it is, character for character.
        """
        text = text_of(rows_of(lambda _: figure), LAYOUTS[layout])

        assert {figure} == set(held(parse(text)).values())

    def test_columns_one_below_the_other(self):
        """
        Labels first, then units, then figures: no figure gets into a cell, none vanishes.
        """
        parts = [row.label for row in ROWS], [row.unit for row in ROWS], FIGURES

        sound(TITLE + "\n".join("\n".join(part) for part in parts))

    def test_cells_that_a_stored_page_dropped(self):
        """
        Where cells of one character were lost, what is left is still found, as on a page of 2008.
        """
        text = (
            "政府信息公开情况统计表\n\n(2008年度\n\n\n\n\n统 计 指 标\n\n单位\n\n统计数\n\n"
            "一、主动公开情况\n\n——\n\n\n  (一)主动公开政府信息数\n"
            "          (不同渠道和方式公开相同信息计1条)\n\n    1356 \n\n"
            "       其中:主动公开规范性文件数\n\n\n          制发规范性文件总数\n\n\n"
            "  (二)通过不同渠道和方式公开政府信息的情况\n\n——\n\n\n"
            "     1.政府公报公开政府信息数\n\n\n     2.政府网站公开政府信息数\n\n1356\n\n"
            "     3.政务微"
        )
        cells = held(parse(text))

        assert 2008 == parse(text).report.year
        assert ["1356", "", "", "", "1356"] == list(cells.values())


class TestNarrative:
    """
    Sentences around the table.
    """

    WORDS = (
        "（一）收到申请数 件 5",
        "收到申请数",
        "5",
        "件",
        "一、主动公开情况",
        "五、行政诉讼数量",
        "（二）被依法纠错数",
        "统计指标 单位 统计数",
        "全年办理 12 件。",
        "其中：涉及国家秘密",
        "——",
        "2016年",
    )

    @pytest.mark.parametrize("seed", range(40))
    def test_before_the_table(self, seed):
        """
        Whatever lines stand before the title, the cells are those of the table.
        """
        chance = chance_of(seed)
        before = "\n".join(chance.choices(self.WORDS, k=chance.randrange(1, 30)))
        (reading,) = sound(f"{before}\n\n{TEXT}", figures=FIGURES)

        assert {row.path: row.figure for row in ROWS if row.path} == held(reading)

    @pytest.mark.parametrize("seed", range(40))
    def test_behind_the_table(self, seed):
        """
        Whatever lines stand behind it, too.
        """
        chance = chance_of(seed)
        words = [word for word in self.WORDS if word != "一、主动公开情况"]
        behind = "\n".join(chance.choices(words, k=chance.randrange(1, 30)))
        (reading,) = sound(f"{TEXT}\n{behind}\n")
        cells = {path: text for path, text in held(reading).items() if ".local." not in path}

        assert {row.path: row.figure for row in ROWS if row.path} == cells


class TestDamage:
    """
    Tables that something went over.
    """

    CHARACTERS = "0 9\n\t|件条——（）一1．\0\x0c\u3000\u200b\u202e\ufeff\ud800é𠮷,.-"

    @pytest.mark.parametrize("seed", range(150))
    def test_random_damage(self, seed):
        """
        With characters changed, put in or taken out anywhere, untouched figures do not vanish.
        """
        chance = chance_of(seed)
        text = list(TEXT)
        for _ in range(chance.randrange(1, 12)):
            place = chance.randrange(len(text))
            text[place : place + chance.randrange(3)] = chance.choice(self.CHARACTERS)
        damaged = "".join(text)
        figures = [figure for figure in FIGURES if re.search(rf"(?<!\S){figure}(?!\S)", damaged)]
        readings = read_or_refused(damaged)

        assert readings
        assert set() == set.intersection(*[lost(figures, reading) for reading in readings])

    @pytest.mark.parametrize("seed", range(60))
    def test_lines_shuffled_together(self, seed):
        """
        With pieces of the table in any order nothing vanishes.
        """
        chance = chance_of(seed)
        pieces = re.split(r"(?<=[ \n])", TEXT.removeprefix(TITLE))
        cut = sorted(chance.sample(range(len(pieces)), 6))
        parts = [pieces[a:b] for a, b in pairwise([0, *cut, len(pieces)])]
        chance.shuffle(parts)
        text = "".join(piece for part in parts for piece in part)
        readings = read_or_refused(TITLE + text)
        top = text.removeprefix("\n").removeprefix(HEADER).split("\n")[0]
        figures = set(FIGURES) - {top}  # a bare number above all rows may be that of the page

        assert readings
        assert set() == set.intersection(*[lost(figures, reading) for reading in readings])

    @pytest.mark.parametrize("index", [5, 30, 60])
    def test_rows_above_the_title(self, index):
        """
        Rows that an extraction put above the title are in their cells or noted.
        """
        rows = "".join(map(printed, ROWS[:index]))

        assert sound(f"{HEADER}{rows}{TITLE}{''.join(map(printed, ROWS[index:]))}")

    @pytest.mark.parametrize(
        "label",
        [
            "\u202e自设",
            "自\u200b设",
            "𝟏𝟐自设",
            "é́́́́́",
            "👩‍👩‍👧‍👦",
            "\ufeff自设",
            "\U000e0001自设",
            "ﷺ" * 50,
            "İſß",
            "x" * 3_900,
            "%s{0}{label}\\",
            "<script>",
        ],
    )
    def test_weird_labels(self, label):
        """
        A label of any characters is kept or noted.
        """
        text = TEXT.replace("六、举报投诉数量", label)
        (reading,) = sound(text, figures=FIGURES)

        assert "complaints" not in held(reading)
        assert any("70048" in text for text in held(reading).values()) or any(
            "70048" in notice.text for notice in reading.notices
        )

    @pytest.mark.parametrize(
        "figure", ["٣", "၅", "½", "²", "Ⅳ", "①", "1e9", "0x10", "NaN", "∞", "1_000", "𝟗"]
    )
    def test_weird_digits(self, figure):
        """
        What is no plain number is never read as one in silence, and never as zero.
        """
        (reading,) = sound(TEXT.replace("70048", figure), figures=set(FIGURES) - {"70048"})

        assert figure == held(reading)["complaints"]
        assert type(reading.report.complaints) is not int


class TestSize:
    """
    Sources far larger than any report.
    """

    def test_a_million_columns(self):
        """
        A line of a million columns is noted; the table around it is read.
        """
        for text in ("1\t" * 1_000_000, "|" * 1_000_000, "1 " * 1_000_000, "件 " * 1_000_000):
            middle = len(LINES) // 2
            (reading,) = sound(f"{''.join(LINES[:middle])}{text}\n{''.join(LINES[middle:])}")
            assert NoticeCode.LINE_TOO_LONG in {notice.code for notice in reading.notices}
            assert set(FIGURES) == set(held(reading).values())

    def test_a_row_of_many_columns(self):
        """
        A row of some hundred columns keeps its first cells and notes the others.
        """
        row = printed(ROWS[-1])
        cells = "\t".join((ROWS[-1].label, ROWS[-1].unit, ROWS[-1].figure, *map(str, range(300))))

        assert sound(TEXT.replace(row, f"{cells}\n"))

    def test_a_huge_file(self, monkeypatch):
        """
        A file beyond any report is refused, however it is decoded.
        """
        monkeypatch.setattr(formats, "_LARGEST", len(TEXT) - 1)

        assert () == read_or_refused(TEXT)
        assert () == read_or_refused(TEXT.encode())

    def test_work_grows_with_the_text(self, monkeypatch):
        """
        Labels are looked up a bounded number of times a line, whatever the lines are.
        """
        from govinfo_report.grid import (  # noqa: PLC0415 - to count their calls
            _index,
            _line_alone,
            _line_taking,
        )

        calls = 0
        fold = _index.fold

        def counting(label) -> str:
            nonlocal calls
            calls += 1
            assert len(label) < 20_000
            return fold(label)

        monkeypatch.setattr(_index, "fold", counting)
        monkeypatch.setattr(_line_alone, "fold", counting)
        monkeypatch.setattr(_line_taking, "fold", counting)
        for line in (
            "甲\n",
            "甲 件 5\n",
            "收到申请数\n",
            "一、主动公开情况\n",
            "5\n",
            "|甲|乙|丙|丁|\n",
        ):
            calls = 0
            join(grid_of_text(line * 2_000), e2014.Report)
            few = calls
            calls = 0
            join(grid_of_text(line * 4_000), e2014.Report)
            assert calls <= 2 * few + 100
            assert calls <= 4_000 * 70

    def test_many_tables(self):
        """
        A file of many tables gives a report for each.
        """
        assert 50 == len(parse_all(TEXT * 50))


def test_the_helper_knows_the_form():
    """
    The form that these tests print is the one that is declared.
    """
    report = parse(TEXT).report
    declared = [
        f"{line.number or ''}{line.label}|{'' if line.is_heading else line.unit}"
        for line in lines(report)
    ]

    assert FORM.splitlines() == declared


def test_the_helper_sees_what_is_lost():
    """
    A figure that no cell and no notice has is named, and so is one in another cell.
    """
    reading = parse(TEXT)
    rows = [
        attrs.evolve(row, path="complaints") if row.path == "reviews.other" else row for row in ROWS
    ]

    assert {"99999"} == lost([*FIGURES, "99999"], reading)
    assert {"reviews.other": "70043"} == misplaced(rows, reading)
    assert set() == blank(reading)


def test_text_is_read_by_the_module_of_its_format():
    """
    The same holds for whoever calls the module of the format itself.
    """
    (reading,) = read_text(TEXT, [e2014.Report], encoding=None, name=None)

    assert parse(TEXT) == reading
