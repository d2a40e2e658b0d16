"""
Reading and writing by format: which one, and what happens when there are several reports.
"""

from __future__ import annotations

import sys
from pathlib import Path

import attrs
import pytest

from govinfo_report import formats
from govinfo_report.checking import check
from govinfo_report.diagnosis import diagnose
from govinfo_report.editions import e2014
from govinfo_report.errors import InvalidDataError, UnreadableError
from govinfo_report.formats import FORMATS, parse, parse_all, read, read_all, render, write
from govinfo_report.grid import NoticeCode
from printed_tables import rows_of, text_of

TEXT = f"甲市2016年政府信息公开工作年度报告\n{text_of(rows_of())}"
OTHER = [attrs.evolve(row, figure=row.figure and f"8{row.figure}") for row in rows_of()]


@pytest.fixture(scope="module")
def report():
    """
    Give a report in which every cell is printed.
    """
    return parse(TEXT).report


class TestChoosing:
    """
    Which format a source has.
    """

    @pytest.mark.parametrize(
        ("name", "format_"),
        [
            ("a.txt", "text"),
            ("a.TXT", "text"),
            ("a.md", "text"),
            ("a.json", "json"),
            pytest.param("a.html", "html", marks=pytest.mark.needs("lxml")),
            pytest.param("a.HTM", "html", marks=pytest.mark.needs("lxml")),
        ],
    )
    def test_by_its_name(self, tmp_path, report, name, format_):
        """
        The end of a file's name says its format.
        """
        path = tmp_path / name
        path.write_text(render(report, format_), encoding="utf-8")

        assert (report, format_, name) == (
            read(path).report,
            read(path).source.format,
            read(path).source.name,
        )

    @pytest.mark.parametrize(
        "format_",
        [
            pytest.param(name, marks=pytest.mark.needs("lxml") if name == "html" else ())
            for name in FORMATS
        ],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_by_what_it_holds(self, report, format_, encoding):
        """
        Without a name the first character says it, behind a byte order mark too.
        """
        reading = parse(render(report, format_).encode(encoding))

        assert (report, format_) == (reading.report, reading.source.format)

    def test_by_what_it_holds_in_a_file_of_another_name(self, tmp_path, report):
        """
        A name that says nothing does not matter.
        """
        path = tmp_path / "report.dat"
        path.write_text(f"\n {render(report, 'json')}", encoding="utf-8")

        assert "json" == read(path).source.format

    def test_by_word(self, tmp_path, report):
        """
        Whoever knows the format says it.
        """
        path = tmp_path / "report.txt"
        path.write_text(render(report, "json"), encoding="utf-8")

        assert report == read(path, "json").report
        assert report == read(str(path), "json").report

    @pytest.mark.parametrize("call", [lambda: parse("x", "pdf"), lambda: render(None, "pdf")])
    def test_no_such_format(self, call):
        """
        An unknown format is refused with the list of known ones.
        """
        with pytest.raises(ValueError, match=r"no format 'pdf'; there are text, html, json"):
            call()

    def test_modules_are_imported_late(self):
        """
        Each format is a module with two verbs.
        """
        for module in FORMATS.values():
            found = formats._module(next(name for name, one in FORMATS.items() if one == module))

            assert sys.modules[f"govinfo_report.formats.{module}"] is found
            assert callable(found.read)
            assert callable(found.write)


class TestForms:
    """
    Which forms are looked for.
    """

    def test_all_editions_or_those_given(self, report):
        """
        Left out, every edition is tried; the one given is used.
        """
        assert report == parse(TEXT, forms=[e2014.Report]).report
        assert report == parse(render(report, "json"), forms=[e2014.Report]).report


class TestSeveral:
    """
    Sources with more than one report.
    """

    def test_all_are_given(self):
        """
        Every table of a text is a reading with its own line.
        """
        one, two = parse_all(f"{TEXT}\n{text_of(OTHER)}")

        assert (70048, 870048) == (one.report.complaints, two.report.complaints)
        assert one.source.first_row < two.source.first_row

    def test_the_first_one_speaks_of_the_others(self, tmp_path):
        """
        Whoever asks for one report is told that there are more, and where.
        """
        path = tmp_path / "two.txt"
        path.write_text(f"{TEXT}\n{text_of(OTHER)}", encoding="utf-8")
        reading = read(path)
        more = [one for one in reading.notices if one.code is NoticeCode.ANOTHER_TABLE]

        assert 70048 == reading.report.complaints
        assert [read_all(path)[1].source.first_row] == [one.place for one in more]

    def test_one_alone_speaks_of_none(self):
        """
        A single report has no such notice.
        """
        assert NoticeCode.ANOTHER_TABLE not in {one.code for one in parse(TEXT).notices}


class TestRefused:
    """
    What cannot be read or written.
    """

    @pytest.mark.parametrize("content", [None, 5, Path("report.txt")])
    def test_what_is_no_source(self, content):
        """
        What is neither text nor bytes is refused with what reads a path.
        """
        with pytest.raises(
            TypeError, match=r"takes a text or bytes \(got .*; read\(\) takes a path"
        ):
            parse(content)

    @pytest.mark.parametrize("kind", [str, bytes])
    def test_a_huge_source(self, monkeypatch, kind):
        """
        A source beyond any report is refused before it is looked at.
        """
        monkeypatch.setattr(formats, "_LARGEST", 1 << 20)
        content = kind() + (b"x" if kind is bytes else "x") * ((1 << 20) + 1)

        with pytest.raises(
            UnreadableError, match=r"huge: is larger than 1 MiB; looked for a single"
        ):
            parse(content, name="huge")

    def test_a_huge_file_is_not_read_whole(self, monkeypatch, tmp_path):
        """
        Of a file that is too large only as much is read as shows that it is.
        """
        monkeypatch.setattr(formats, "_LARGEST", 1 << 10)
        path = tmp_path / "huge.txt"
        with path.open("wb") as file:
            file.truncate(1 << 40)

        with pytest.raises(UnreadableError, match=r"huge\.txt: is larger than"):
            read(path)

    def test_no_such_file(self, tmp_path):
        """
        A file that is not there is an error of the system.
        """
        with pytest.raises(FileNotFoundError):
            read(tmp_path / "none.txt")

    def test_a_folder(self, tmp_path):
        """
        A folder is no file.
        """
        with pytest.raises((IsADirectoryError, PermissionError)):
            read(tmp_path)

    @pytest.mark.parametrize("text", ["{", "{}", '{"edition": 2014}', "{'a': 1}", '{"a": NaN}'])
    def test_json_that_is_no_report(self, text):
        """
        Broken JSON is one documented error.
        """
        with pytest.raises(InvalidDataError):
            parse(text)

    def test_a_name_without_a_format(self, tmp_path, report):
        """
        A file whose name says no format is not guessed.
        """
        with pytest.raises(
            ValueError, match=r"report\.xyz: say the format, one of text, html, json"
        ):
            write(report, tmp_path / "report.xyz")


class TestWriting:
    """
    Reports to files.
    """

    @pytest.mark.parametrize(
        ("name", "format_"), [("a.txt", None), ("a.json", None), ("a", "json")]
    )
    def test_what_is_written_is_read(self, tmp_path, report, name, format_):
        """
        A file that was written reads as an equal report, with nothing to note.
        """
        path = tmp_path / name
        write(report, path, format_)
        reading = read(path)

        assert report == reading.report
        assert {"edition_recognised"} >= {one.code.value for one in reading.notices}

    def test_findings_are_shown_to_people(self, tmp_path, report):
        """
        A text has what a check found below the table, and reads the same.
        """
        findings = check(report)
        write(report, tmp_path / "a.txt", findings=findings)
        write(report, str(tmp_path / "a.json"), findings=findings)

        assert findings.text() in (tmp_path / "a.txt").read_text(encoding="utf-8")
        assert report == read(tmp_path / "a.txt").report == read(tmp_path / "a.json").report

    def test_diagnoses_are_shown_to_people(self, tmp_path, report):
        """
        A text has which cells may be wrong below the table, and reads the same.
        """
        diagnosis = diagnose(report)
        write(report, tmp_path / "a.txt", diagnosis=diagnosis)
        write(report, tmp_path / "a.json", diagnosis=diagnosis)

        assert diagnosis.text() in (tmp_path / "a.txt").read_text(encoding="utf-8")
        assert report == read(tmp_path / "a.txt").report == read(tmp_path / "a.json").report

    def test_half_a_character(self, tmp_path, report):
        """
        Half a surrogate pair, which JSON can hold, does not keep a report from being written.
        """
        half = attrs.evolve(report, agency="甲\ud800市")
        write(half, tmp_path / "a.json")
        write(half, tmp_path / "a.txt")

        assert half == read(tmp_path / "a.json").report
        assert "甲" in (tmp_path / "a.txt").read_text(encoding="utf-8")
