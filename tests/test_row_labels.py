"""
Rows of several cells whose label says one thing and whose number, place or neighbours another.

No cell is ever that of another row: what cannot be told becomes a notice or a row of the place's
own.
"""

from __future__ import annotations

import pytest

from govinfo_report import e2019, e2021, parse, parse_all
from govinfo_report.figures import MISSING, written
from govinfo_report.grid import NoticeCode
from test_row_reading import cells, codes, matrix

REFUSED = "requests.processed.refused"
OTHER = "requests.processed.other"
LAST_REFUSED = "| 8．属于行政查询事项 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |"
RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"
OWN = "1 | 2 | 3 | 4 | 5 | 6 | 21"


def page_of(*rows: str) -> str:
    """
    Write a web page of the 2021 form with rows of its table of requests.
    """
    return f"<h2>三、收到和处理政府信息公开申请情况</h2><table>{''.join(rows)}</table>"


def tr(*texts: object) -> str:
    """
    Write a row of a web page.
    """
    return f"<tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr>"


class TestOwnRows:
    """
    Rows of a place's own that use words which stand elsewhere on the form.
    """

    @pytest.mark.parametrize(
        "label", ["9．其他", "9.其他", "9、其他", "9．重复申请", "9．商业秘密"]
    )
    def test_counting_on(self, label):
        """
        A row that goes on counting where a section ends is that section's, whatever its words.
        """
        reading = parse(matrix(registry_search=f"{LAST_REFUSED}\n| {label} | {OWN} |"))
        whole = parse(matrix(registry_search=LAST_REFUSED))

        assert [NoticeCode.LOCAL_ROW] == codes(reading)
        (own,) = reading.report[REFUSED].local
        assert ("registry_search", 21) == (own.after, own.figure.total)
        assert cells(whole, f"{OTHER}.remaining") == cells(reading, f"{OTHER}.remaining")
        assert whole.report.requests.processed.not_processed == (
            reading.report.requests.processed.not_processed
        )

    def test_two_of_them(self):
        """
        The second one goes on counting behind the first.
        """
        rows = f"{LAST_REFUSED}\n| 9．商业秘密 | {OWN} |\n| 10．其他 | {OWN} |"
        reading = parse(matrix(registry_search=rows))

        assert ["商业秘密", "其他"] == [own.label for own in reading.report[REFUSED].local]

    def test_on_the_2019_form(self):
        """
        The 2019 form has no line 其他, but such a row all the same.
        """
        last = "5．要求行政机关确认或重新出具已获取信息 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |"
        reading = parse(matrix(e2019.Report, reconfirmation=f"| {last}\n| 6.其他 | {OWN} |"))

        section = reading.report.requests.processed.not_processed
        assert ["其他"] == [own.label for own in section.local]

    def test_one_cell_a_line(self):
        """
        It is the same where each cell stands on a line of its own.
        """
        lines = "\n".join(["9．其他", *OWN.split(" | ")])
        reading = parse(matrix(registry_search=f"{LAST_REFUSED}\n{lines}"))

        assert ["其他"] == [own.label for own in reading.report[REFUSED].local]

    def test_numbers_that_go_on_over_sections(self):
        """
        Where a report goes on counting in the next section, its words say which line a row is.
        """
        reading = parse(matrix(not_held=f"| 9．本机关不掌握相关政府信息 | {OWN} |"))

        assert [] == codes(reading)
        assert OWN.split(" | ") == cells(reading, "requests.processed.unavailable.not_held")

    def test_other_words_in_a_place(self):
        """
        A row with the number of the line that comes next and the words of another is neither.
        """
        reading = parse(matrix(registry_search=f"| 8．其他 | {OWN} |"))

        assert [NoticeCode.TEXT_UNPLACED] == codes(reading)
        assert [None] * 7 == cells(reading, f"{REFUSED}.registry_search")
        assert "3" != cells(reading, f"{OTHER}.remaining")[2]


class TestMisspelt:
    """
    Labels that say the form's words, but not quite.
    """

    def test_pieces_of_one_anothers_labels(self):
        """
        Two shortened labels that changed places are not put by number and place.
        """
        reading = parse(
            matrix(
                internal_affairs=f"| 5．四类过程性信息 | {OWN} |",
                deliberative_process=f"| 6．三类内部事务信息 | {OWN} |",
            )
        )

        assert [NoticeCode.TEXT_UNPLACED] * 2 == codes(reading)
        assert [None] * 7 == cells(reading, f"{REFUSED}.internal_affairs")

    @pytest.mark.parametrize("label", ["行政许可（件）", "行政许可(件)", "行政许可（单位：件）"])
    def test_a_unit_behind_a_label(self, label):
        """
        A label with its unit behind it is the form's, which is noted.
        """
        rows = ("信息内容 | 本年处理决定数量", f"{label} | 7", "行政处罚 | 8", "行政强制 | 9")
        text = "".join(f"| {row} |\n" for row in rows)
        reading = parse(f"二、主动公开政府信息情况\n{text}", forms=[e2021.Report])

        assert [NoticeCode.LABEL_ALIAS] == codes(reading)
        assert 7 == reading.report["proactive_disclosure.services.licensing.decisions"]


class TestCells:
    """
    What stands behind a label.
    """

    def test_a_label_is_no_cell(self):
        """
        A row with one cell too few does not take the label in front of its cells for one.
        """
        label = "1．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
        row = f"| （六）其他处理 | {label} | 1 | 2 | 3 | 4 | 5 | 6 |"
        reading = parse(matrix(not_corrected_in_time=row))

        assert [NoticeCode.ROW_INCOMPLETE] == codes(reading)
        assert MISSING == reading.report[f"{OTHER}.total.natural_person"]

    @pytest.mark.parametrize("label", ["3．其他", "（七）总计"])
    def test_a_numbered_row_of_blanks(self, label):
        """
        A row of blanks whose words stand above columns too is a row, since it has a number.
        """
        name = "remaining" if "其他" in label else "total"
        path = f"{OTHER}.remaining" if "其他" in label else "requests.processed.total"
        reading = parse(matrix(**{name: f"| {label} | {' | ' * 6} |"}))

        assert [] == codes(reading)
        assert [""] * 7 == cells(reading, path)

    @pytest.mark.needs("lxml")
    def test_two_rows_side_by_side(self):
        """
        Two rows of the form in one row of a page are both read.
        """
        page = page_of(
            tr(
                "一、本年新收政府信息公开申请数量", *OWN.split(" | "), "x", *OWN.split(" | ")
            ).replace("x", "二、上年结转政府信息公开申请数量")
        )
        reading = parse(page, forms=[e2021.Report])

        assert OWN.split(" | ") == cells(reading, "requests.received")
        assert OWN.split(" | ") == cells(reading, "requests.carried_in")

    def test_two_rows_side_by_side_begin_a_second_report(self):
        """
        A row in which the form begins again with its left half begins another report.
        """
        row = f"| {RECEIVED} | {OWN} | {CARRIED_IN} | {OWN} |"
        first, second = parse_all(matrix() + matrix(received=row, carried_in=None))

        assert 14 == first.report["requests.received.total"]
        assert 21 == second.report["requests.carried_in.total"]

    def test_a_note_with_a_number_between_blanks(self):
        """
        A note behind a figure is part of its cell, though blanks stand around its number.
        """
        text = matrix(granted="（一）予以公开 55 （含自然失效 29 件） 0 0 0 0 0 55")
        reading = parse(text)

        assert [] == codes(reading)
        granted = reading.report.requests.processed.granted
        assert "55（含自然失效29件）" == written(granted.natural_person)

    def test_a_long_row_of_lone_figures(self):
        """
        Thousands of figures behind a row are noted within the time of a reading.
        """
        reading = parse(f"{matrix()}{'1' + chr(10)}" * 1 + "1\n" * 20_000)

        assert NoticeCode.TEXT_UNPLACED in codes(reading)


@pytest.mark.needs("lxml")
class TestHidden:
    """
    What a page does not show, and what it shows otherwise than as text.
    """

    @pytest.mark.parametrize(
        "hidden",
        [
            '<span style="display:none">8</span>',
            '<span style="color:red; DISPLAY: NONE">8</span>',
            "<span hidden>8</span>",
            '<input type="hidden" value="8">',
        ],
    )
    def test_in_a_cell(self, hidden):
        """
        What is hidden in a cell is no digit of its figure.
        """
        row = tr(RECEIVED, f"311{hidden}9", 0, 0, 0, 0, 0, 3119)
        report = parse(page_of(row), forms=[e2021.Report]).report

        assert 3119 == report["requests.received.natural_person"]

    def test_cells_rows_and_lines(self):
        """
        Hidden cells, rows and lines are not there; those that have another style are.
        """
        rows = (
            tr(CARRIED_IN, *(9,) * 7).replace("<tr>", '<tr style="display:none">'),
            tr(CARRIED_IN, 9, *(2,) * 7).replace("<td>9", "<td hidden>9"),
            tr(RECEIVED, *(1,) * 7).replace("<td>1", '<td style="color: red">1'),
        )
        page = f"<p hidden>予以公开</p>{page_of(*rows)}"
        report = parse(page, forms=[e2021.Report]).report

        assert 2 == report["requests.carried_in.total"]
        assert 1 == report["requests.received.total"]

    def test_fields_of_a_form(self):
        """
        What stands in a field that can be typed in is what its cell prints.
        """
        fields = [f'<input value="{number}">' for number in (1, 2, 3, 4, 5, 6, 21)]
        outside = '<p>三、收到<input value="和">处理</p>'
        row = tr(RECEIVED, *fields)
        reading = parse(outside + page_of(row), forms=[e2021.Report])

        assert OWN.split(" | ") == cells(reading, "requests.received")
