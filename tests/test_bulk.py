"""
Many files at once: found, checked, resumed, and written in every format.
"""

from __future__ import annotations

import csv
import functools
import io
import json
import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import fatal_workers
from govinfo_report import bulk, check, e2014, read
from govinfo_report.bulk import _charts, _checking, _page, _panels
from govinfo_report.bulk._machines import to_github, to_junit, to_sarif
from govinfo_report.bulk._tables import COLUMNS
from govinfo_report.cli import main
from govinfo_report.figures import figure
from govinfo_report.form import cell_paths

EXAMPLE = Path(__file__).parent.parent / "examples" / "chongqing-2017.txt"
TEXT = EXAMPLE.read_text(encoding="utf-8")
WRONG = TEXT.replace("件 2894", "件 2849")


@pytest.fixture
def folder(tmp_path):
    """
    Make a folder of good, wrong and unreadable files.
    """
    root = tmp_path / "reports"
    (root / "deep").mkdir(parents=True)
    (root / ".hidden").mkdir()
    (root / "a.txt").write_text(TEXT, encoding="utf-8")
    (root / "deep" / "b.txt").write_text(WRONG, encoding="utf-8")
    (root / ".hidden" / "c.txt").write_text(TEXT, encoding="utf-8")
    (root / "corrupt.json").write_bytes(b'{"a": \xff')
    (root / "empty.txt").write_bytes(b"")
    (root / "gone.txt").symlink_to("nowhere")
    with (root / "large.txt").open("wb") as large:
        large.truncate(200 * 1024 * 1024)
    return root


@pytest.fixture
def entries(folder):
    """
    Check the folder.
    """
    return [one for each in bulk.check_files(bulk.find_files([str(folder)])) for one in each]


def names(folder, listed):
    """
    Give the names of files in a folder.
    """
    return [Path(one).relative_to(folder).as_posix() for one in listed]


class TestFiles:
    """
    Which files are meant.
    """

    def test_folders(self, folder):
        """
        Of a folder all files at any depth are meant, hidden ones apart, in one order.
        """
        assert [
            "a.txt",
            "corrupt.json",
            "deep/b.txt",
            "empty.txt",
            "gone.txt",
            "large.txt",
        ] == names(folder, bulk.find_files([str(folder)]))

    def test_patterns_and_names(self, folder):
        """
        Patterns are filled in; what matches nothing, or is no file, stays to be reported.
        """
        pattern = f"{folder}/**/*.txt"
        listed = bulk.find_files([pattern, str(folder / "a.txt"), "nowhere.txt", "no*.txt"])

        assert "nowhere.txt" == listed[-2]
        assert "no*.txt" == listed[-1]
        assert ["a.txt", "deep/b.txt", "empty.txt", "gone.txt", "large.txt"] == sorted(
            names(folder, listed[:-2])
        )
        assert [f"{folder}/deep/b.txt"] == bulk.find_files([f"{folder}/deep*/*"])
        assert [] == names(folder, [one for one in bulk.find_files([f"{folder}/d*"]) if "*" in one])

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_what_is_no_file(self, folder):
        """
        A pipe, which nobody may ever write to, is none of a folder's files.
        """
        os.mkfifo(folder / "pipe.txt")

        assert "pipe.txt" not in names(folder, bulk.find_files([str(folder)]))

    def test_folder_that_cannot_be_listed(self, folder, monkeypatch):
        """
        A folder that refuses to be listed is told, not passed over.
        """
        real = os.scandir

        def scandir(path: str) -> object:
            if Path(path).name == "deep":
                raise PermissionError(13, "Permission denied", str(path))
            return real(path)

        monkeypatch.setattr(os, "scandir", scandir)
        listed = bulk.find_files([str(folder)])
        monkeypatch.undo()

        assert "deep" in names(folder, listed)
        assert "Is a directory" in bulk.entries_of(f"{folder}/deep")[0]["error"]


class TestChecking:
    """
    Checking files, whatever they hold.
    """

    def test_one_line_for_each_file(self, entries):
        """
        A corrupt, an empty, an unreadable and a far too large file cost one line each.
        """
        errors = {Path(one["file"]).name: one["error"] for one in entries if "error" in one}

        assert ["corrupt.json", "empty.txt", "gone.txt", "large.txt"] == sorted(errors)
        assert "larger than 32 MiB" in errors["large.txt"]
        assert "No such file" in errors["gone.txt"]
        assert ["holds", "violated"] == [one["verdict"] for one in entries if "error" not in one]
        assert all(next(iter(one)) == "file" for one in entries)

    def test_anything_that_is_raised_is_a_line(self, monkeypatch):
        """
        Even a mistake of a reader stops no other file.
        """
        monkeypatch.setattr(_checking, "read_all", lambda _: 1 // 0)
        found = bulk.entries_of(str(EXAMPLE))
        monkeypatch.setattr(_checking, "read_all", lambda _: {}.popitem())

        assert [f"{EXAMPLE}: integer division or modulo by zero"] == [one["error"] for one in found]
        assert "dictionary is empty" in bulk.entries_of(str(EXAMPLE))[0]["error"]

    def test_several_processes(self, folder, entries):
        """
        Several processes give the same, in the same order.
        """
        files = bulk.find_files([str(folder)])
        again = [one for each in bulk.check_files(files, jobs=2) for one in each]
        many = [*files] * 6

        assert entries == again
        assert len(many) == len(list(bulk.check_files(many, jobs=2)))

    def test_a_file_that_ends_its_process(self, folder, tmp_path, monkeypatch):
        """
        A file that ends its process costs one line, which is not noted: it is tried again.
        """
        files = bulk.find_files([str(folder)])
        journal = bulk.Journal(tmp_path / "journal")
        monkeypatch.setattr(
            _checking, "entries_of", functools.partial(fatal_workers.checked, fatal="b.txt")
        )
        found = list(bulk.check_files(files, jobs=2, journal=journal))

        assert [1] * len(files) == [len(one) for one in found]
        assert [f"{files[2]}: the process that read it ended (SIGKILL)"] == [
            one["error"] for (one,) in found if "SIGKILL" in one.get("error", "")
        ]
        assert set(files) - {files[2]} == set(journal.known())

    def test_journal_is_taken_up(self, folder, tmp_path, monkeypatch):
        """
        What a stopped run noted is not done again, but for files that changed, lines that were
        cut off and other options.
        """
        files = bulk.find_files([str(folder)])
        journal = bulk.Journal(tmp_path / "journal", {"blanks": "unknown"})
        whole = list(bulk.check_files(files))
        assert 0 == len(journal.known())
        run = bulk.check_files(files, journal=journal)
        first = [next(run) for _ in range(4)]
        run.close()
        with journal.path.open("a", encoding="utf-8") as file:
            file.write('{"file": "cut o')
        done = []
        real = _checking.entries_of
        monkeypatch.setattr(
            _checking,
            "entries_of",
            lambda name, **options: done.append(name) or real(name, **options),
        )

        assert whole == list(bulk.check_files(files, journal=journal))
        assert files[4:] == done
        assert whole[:4] == first
        (folder / "a.txt").write_text(WRONG, encoding="utf-8")
        with journal.path.open("a", encoding="utf-8") as file:
            file.write("no line of a run\n{}\n")
        assert set(files) - {files[0]} == set(journal.known())
        assert 0 == len(bulk.Journal(journal.path, {"blanks": "zero"}).known())
        journal.remove()
        assert not journal.path.exists()

    @pytest.mark.needs("polars")
    def test_panels(self, folder, tmp_path):
        """
        A folder becomes a panel of each form, and the rows of a panel are checked like files.
        """
        from govinfo_report.columns import write_parquet  # noqa: PLC0415 - it needs the extra

        panels, unread = bulk.panels_of_files([str(folder / "*.txt"), str(folder / "deep")])
        write_parquet(panels["2014"], tmp_path / "panel.parquet")
        found = bulk.entries_of(str(tmp_path / "panel.parquet"))

        assert ["empty.txt", "gone.txt"] == sorted(Path(one).name for one in unread)[:2]
        assert ["holds", "violated"] == [one["verdict"] for one in found]
        assert ["a.txt", "deep/b.txt"] == names(folder, panels["2014"].frame["source"])

    @pytest.mark.needs("polars")
    def test_panels_among_files(self, folder, tmp_path):
        """
        The reports of a panel stand in the order of the files, made one by one and noted nowhere.
        """
        from govinfo_report.columns import write_parquet  # noqa: PLC0415 - it needs the extra

        panels, _ = bulk.panels_of_files([str(folder / "a.txt"), str(folder / "deep")])
        write_parquet(panels["2014"], tmp_path / "panel.parquet")
        files = [str(tmp_path / "panel.parquet"), str(folder / "a.txt")]
        for jobs in (1, 2):
            journal = bulk.Journal(tmp_path / f"journal{jobs}")
            panel, file = bulk.check_files(files, jobs=jobs, journal=journal)

            assert "holds" == next(iter(panel))["verdict"]
            assert [files[1]] == list(journal.known())
            assert [files[1]] == [one["file"] for one in file]

    @pytest.mark.needs("polars")
    def test_panels_of_files_that_break_readers(self, folder, monkeypatch):
        """
        Even a mistake of a reader stops no other file of a panel.
        """
        real = _panels.read_all

        def read_all(name: str) -> object:
            return 1 // 0 if name.endswith("b.txt") else real(name)

        monkeypatch.setattr(_panels, "read_all", read_all)
        panels, unread = bulk.panels_of_files([f"{folder}/a.txt", f"{folder}/deep"])

        assert 1 == panels["2014"].frame.height
        assert {f"{folder}/deep/b.txt": "integer division or modulo by zero"} == unread

    @pytest.mark.needs("polars")
    @pytest.mark.parametrize("blanks", ["unknown", "zero"])
    def test_rows_are_checked_like_reports(self, tmp_path, blanks, monkeypatch):
        """
        Of each row of a panel is said, in order, what a check says of its report: of quiet ones,
        and of those with a finding, an open or joint contradiction, a strange cell or local rows.
        """
        from govinfo_report.columns import panel_of, write_parquet  # noqa: PLC0415 - as above

        monkeypatch.setattr("govinfo_report.bulk._rows._PART", 4)
        seed = read(EXAMPLE).report
        cells = {path: "0" for path, _ in cell_paths(e2014.Report)}
        zeros = e2014.Report.of(cells, agency="某局", year=2016)
        received, closed = "requests.received", "requests.closed.total"
        several = [
            zeros,
            seed,
            zeros.replace({f"{received}.total": 3}),
            zeros.replace({f"{received}.total": figure("")}),
            zeros.replace({f"{received}.total": figure("1—3"), f"{received}.online": figure("")}),
            zeros.replace({f"{received}.by_fax": figure("-5")}),
            e2014.Report.of({}),
            zeros.replace({f"{received}.total": figure(""), closed: 5, f"{closed[:-5]}on_time": 5}),
            zeros,
        ]
        write_parquet(panel_of(several), tmp_path / "panel.parquet")
        found = bulk.entries_of(str(tmp_path / "panel.parquet"), blanks)

        expected = [check(one, blanks).as_dict() for one in several]
        assert [{"file": str(tmp_path / "panel.parquet"), **one} for one in expected] == found
        assert [list(one) for one in expected] == [list(one)[1:] for one in found]


def stop(_):
    """
    Do what a user's Ctrl-C does.
    """
    raise KeyboardInterrupt


class TestFormats:
    """
    The result in every format.
    """

    def test_summary(self, entries):
        """
        The summary counts reports, files not read, and findings by rule, agency and year.
        """
        summary = bulk.summarise(entries)

        assert (2, 4) == (summary.reports, len(summary.errors))
        assert {"requests.received.total_is_sum_of_parts": 1} == summary.by_rule
        assert ({"重庆市": 1}, {2017: 1}) == (summary.by_agency, summary.by_year)
        assert "2 reports" == summary.lines("en")[0]
        assert "4 files could not be read" in summary.lines("en")
        assert "  1  重庆市" in summary.lines("zh")
        assert "  1  requests.received.total_is_sum_of_parts  收到申请数" in summary.lines("zh")
        assert ["  1  2017 (2 reports)", "More than one report on a year", "  2  重庆市 2017"] == (
            summary.lines("en")[-3:]
        )
        assert ["0份报告"] == bulk.summarise([]).lines()

    def test_summary_is_short(self, entries):
        """
        Of many rules, agencies and files that could not be read the first ones are named.
        """
        found = [one for one in entries if "error" not in one]
        many = [one | {"agency": f"{number}市"} for number in range(4) for one in found[1:]]
        nobody = [one | {"agency": None} for one in found[:1]]
        summary = bulk.summarise([*many, *nobody, *(one for one in entries if "error" in one)])

        assert ["  1  0市", "  1  1市", "  … and 2 more"] == summary.lines("en", most=2)[-5:-2]
        assert "  … and 3 more" == summary.unread("en", most=1)[-1]
        assert 4 == len(summary.unread("en"))

    def test_jsonl(self, entries):
        """
        Each line is an entry.
        """
        text = bulk.render_entries(entries, "jsonl")

        assert entries == [json.loads(line) for line in text.splitlines()]

    def test_csv(self, entries):
        """
        A row for each finding, for each report without, and for each file not read.
        """
        rows = list(csv.DictReader(io.StringIO(bulk.render_entries(entries, "csv"))))

        assert list(COLUMNS) == list(rows[0])
        assert 6 == len(rows)
        assert ["requests.received.total_is_sum_of_parts"] == [r["rule"] for r in rows if r["rule"]]

    @pytest.mark.needs("polars")
    def test_parquet(self, entries, tmp_path):
        """
        The same table in a Parquet file.
        """
        import polars as pl  # noqa: PLC0415 - it needs the extra

        bulk.write_entries(entries, tmp_path / "out.parquet", "parquet")
        table = pl.read_parquet(tmp_path / "out.parquet")

        assert (list(COLUMNS), 6) == (table.columns, table.height)
        assert ["out.parquet"] == [one.name for one in tmp_path.glob("out*")]

    def test_sarif(self, entries):
        """
        SARIF names the file, the cell and the rule; files not read are notifications.
        """
        run = json.loads(to_sarif([*entries, {"file": "a b:c.txt", "error": "no"}]))["runs"][0]
        (result,) = run["results"]
        notes = run["invocations"][0]["toolExecutionNotifications"]

        assert ("error", 0) == (result["level"], result["ruleIndex"])
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert (result["ruleId"], "收到申请数") == (rule["id"], rule["shortDescription"]["text"])
        where = result["locations"][0]
        assert 1 == where["physicalLocation"]["region"]["startLine"]
        assert "requests.received.total" == where["logicalLocations"][0]["fullyQualifiedName"]
        assert 64 == len(result["partialFingerprints"]["finding/v1"])
        assert 5 == len(notes)
        uri = notes[-1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert "a%20b%3Ac.txt" == uri

    @pytest.mark.needs("sarif_pydantic")
    def test_sarif_is_read_by_others(self, entries):
        """
        A SARIF library reads it.
        """
        from sarif_pydantic import Sarif  # noqa: PLC0415 - only this test needs it

        assert 1 == len(Sarif.model_validate_json(to_sarif(entries)).runs[0].results)

    def test_junit(self, entries):
        """
        A test case for each report, failed or in error; what XML cannot hold is replaced.
        """
        suite = ET.fromstring(to_junit([*entries, {"file": "x", "error": "\x01"}]))[0]  # noqa: S314 - our own
        kinds = [[child.tag for child in case] for case in suite]

        assert {"tests": "7", "failures": "1", "errors": "5"} == {
            name: suite.attrib[name] for name in ("tests", "failures", "errors")
        }
        assert [[], ["error"], ["failure"], ["error"], ["error"], ["error"], ["error"]] == kinds

    def test_github(self, entries):
        """
        An annotation for each finding and each file not read, percent-encoded.
        """
        odd = {"file": "a,b:c", "error": "50%\n"}
        lines = "".join(to_github([*entries, odd])).splitlines()

        assert "::error file=a%2Cb%3Ac::50%25%0A" == lines[-1]
        assert any(
            "title=requests.received.total_is_sum_of_parts::收到申请数" in one for one in lines
        )
        assert 6 == len(lines)

    @pytest.mark.needs("altair")
    def test_page(self, entries, monkeypatch):
        """
        The page holds its charts and all they need; nothing from a file can become a tag.
        """
        monkeypatch.setattr(_page, "_MOST_ROWS", 3)
        odd = {"file": "/<script>", "error": "/<script>: <b>"}
        page = bulk.render_entries([odd, *entries], "html", "en")

        assert "<td rowspan='1'>&lt;script&gt;</td>" in page
        assert "error</b>&lt;b&gt;</td>" in page
        assert "<script>alert" not in page
        assert 2 == page.count("</script>")
        assert "vegaEmbed('#chart-0'" in page
        assert "src=" not in page.partition("<body>")[2]
        assert "<link" not in page
        assert "3 more are in the other formats" in page

    @pytest.mark.needs("altair")
    def test_page_names_files_below_their_folder(self, entries):
        """
        What all files have in common is left out of their names; one file keeps its own.
        """
        two = bulk.render_entries(entries, "html")
        one = bulk.render_entries([entries[2]], "html")

        assert "<td rowspan='1'>deep/b.txt</td>" in two
        assert f"<td rowspan='1'>{entries[2]['file']}</td>" in one

    @pytest.mark.needs("altair")
    def test_charts(self, entries):
        """
        Years without findings are there, rules have the words of their line and their severity.
        """
        other = next(one for one in entries if one.get("verdict") == "holds")
        summary = bulk.summarise([*entries, other | {"year": 2016}, other | {"year": None}])
        drawn = dict(_charts.charts(summary, "en"))
        columns = drawn["Findings by year"]["data"]["values"]
        (rule,) = drawn["Findings by rule"]["data"]["values"]

        assert [("—", 0), ("2016", 0), ("2017", 1)] == [(c["name"], c["count"]) for c in columns]
        assert "收到申请数 requests.received.total_is_sum_of_parts" == rule["name"]
        assert _charts._SEVERITIES["error"] == rule["tone"]
        assert {("2017", "violated", 1), ("2016", "nothing is violated", 1)} < {
            (one["name"], one["verdict"], one["count"])
            for one in drawn["Reports by year"]["data"]["values"]
        }

    @pytest.mark.needs("altair")
    def test_page_of_nothing(self):
        """
        A page without reports has no charts and no table, one without findings no empty ones.
        """
        body = bulk.render_entries([], "html").partition("<body>")[2]
        sound = bulk.render_entries(bulk.entries_of(str(EXAMPLE)), "html").partition("<body>")[2]

        assert "vegaEmbed('" not in body
        assert "<table" not in body
        assert 1 == sound.count("class='chart'")

    def test_no_such_format(self):
        """
        What is no text format is refused.
        """
        with pytest.raises(ValueError, match="no text format 'parquet'"):
            bulk.render_entries([], "parquet")


@pytest.mark.needs("cyclopts", "rich")
class TestCommand:
    """
    The command line.
    """

    def test_folder(self, folder, capsys):
        """
        A folder is checked whole, and summed up.
        """
        status = main(["check", str(folder), "--lang", "en"])
        shown = capsys.readouterr()

        assert 2 == status
        assert "45 items too many" in shown.out
        assert "2 reports" in shown.out
        assert 4 == len(shown.err.splitlines())

    def test_folder_without_files(self, tmp_path, capsys):
        """
        A folder in which there is nothing to check is a mistake, not a success.
        """
        (tmp_path / "empty").mkdir()

        assert 2 == main(["check", str(tmp_path / "empty")])
        assert "there is no file in" in capsys.readouterr().err

    def test_lines(self, folder, capsys):
        """
        JSON lines go to standard output; the status is that of the worst report.
        """
        assert 1 == main(["check", str(folder / "deep"), "--format", "jsonl", "--jobs", "1"])
        assert "violated" == json.loads(capsys.readouterr().out)["verdict"]
        assert 0 == main(["check", f"{folder}/a*.txt", "--format", "github"])

    def test_output(self, folder, tmp_path, capsys):
        """
        With an output file the summary is said beside it, and no journal is left.
        """
        out = tmp_path / "out.jsonl"

        assert 2 == main(["check", str(folder), "-o", str(out), "--lang", "en"])
        assert 6 == len(out.read_text(encoding="utf-8").splitlines())
        assert "2 reports" in capsys.readouterr().out
        assert 1 == main(["check", str(folder / "deep"), "-o", str(out), "--format", "csv"])
        assert "1份报告" in capsys.readouterr().err
        assert ["out.jsonl"] == sorted(one.name for one in tmp_path.glob("out*"))

    @pytest.mark.parametrize(
        ("name", "start"),
        [("out.CSV", "file,edition"), ("out.xml", "<?xml"), ("out.sarif", "{"), ("out", '{"file')],
    )
    def test_output_says_its_format(self, folder, tmp_path, name, start):
        """
        The name of the output decides about its format, if no option does.
        """
        main(["check", str(folder), "-o", str(tmp_path / name)])

        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)

    def test_output_in_the_folder_itself(self, folder):
        """
        What a run writes into the folder that it checks is not checked.
        """
        out = folder / "deep" / "out.jsonl"
        (folder / "deep" / "out.jsonl.journal").write_text("{}\n", encoding="utf-8")
        for _ in range(2):
            assert 1 == main(["check", str(folder / "deep"), "-o", str(out)])
            assert 1 == len(out.read_text(encoding="utf-8").splitlines())

    @pytest.mark.parametrize(("text", "status"), [(WRONG, 1), ("", 2)])
    def test_standard_input(self, folder, monkeypatch, capsys, text, status):
        """
        What comes from standard input stands before the files, whatever the format.
        """
        for words in ([], [str(folder / "a.txt")]):
            given = io.TextIOWrapper(io.BytesIO(text.encode()))
            monkeypatch.setattr(sys, "stdin", given)

            assert status == main(["check", *words, "-", "--format", "csv"])
            rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
            assert ["<stdin>", *words] == [row["file"] for row in rows]

    def test_nothing_named(self, capsys):
        """
        Who names no file is told, in every format.
        """
        assert 2 == main(["check", "--format", "sarif"])
        assert "name a file" in capsys.readouterr().err

    def test_unread_files_are_named(self, folder, tmp_path, capsys):
        """
        With an output file, too, it is said which files could not be read.
        """
        main(["check", str(folder), "-o", str(tmp_path / "out.jsonl"), "--lang", "en"])

        assert "gone.txt: No such file" in capsys.readouterr().err

    def test_stopped_by_hand(self, folder, tmp_path, monkeypatch, capsys):
        """
        Who stops a run is told whether it can go on.
        """
        monkeypatch.setattr(bulk, "check_files", lambda *_, **__: map(stop, "x"))

        assert 2 == main(["check", str(folder)])
        assert "stopped\n" == capsys.readouterr().err
        assert 2 == main(["check", str(folder), "-o", str(tmp_path / "out.jsonl")])
        assert "goes on from here" in capsys.readouterr().err

    def test_jobs_by_themselves(self, folder, monkeypatch):
        """
        Many files are checked by as many processes as there are processors, few by one.
        """
        jobs = []
        monkeypatch.setattr(
            bulk, "check_files", lambda *_, **options: jobs.append(options["jobs"]) or []
        )
        monkeypatch.setattr(os, "cpu_count", lambda: 3)
        monkeypatch.setattr(os, "process_cpu_count", lambda: 3, raising=False)
        main(["check", str(folder)])
        monkeypatch.setattr(bulk, "find_files", lambda _: [str(EXAMPLE)] * 100)
        main(["check", str(folder)])
        main(["check", str(folder), "--jobs", "7"])

        assert [1, 3, 7] == jobs

    def test_formats_that_do_not_fit(self, folder, capsys):
        """
        One JSON document cannot hold a folder, and Parquet goes to no terminal.
        """
        assert 2 == main(["check", str(folder), "--format", "json"])
        assert "use jsonl" in capsys.readouterr().err
        assert 2 == main(["check", str(folder), "--format", "parquet"])
        assert "-o FILE" in capsys.readouterr().err

    def test_names_the_extra_of_a_page(self, folder, monkeypatch, capsys):
        """
        Without Altair the page is refused with the line that installs it.
        """
        monkeypatch.setitem(sys.modules, "altair", None)

        assert 2 == main(["check", str(folder / "a.txt"), "--format", "html"])
        assert "pip install 'govinfo-report[charts]'" in capsys.readouterr().err

    @pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_killed_and_started_again(self, tmp_path, jobs):
        """
        A run that is killed and started again gives the same result as one run.
        """
        root = tmp_path / "reports"
        root.mkdir()
        for number in range(200):
            text = WRONG if number % 3 else TEXT
            (root / f"{number:03}.txt").write_text(text, encoding="utf-8")
        whole, resumed = tmp_path / "whole.jsonl", tmp_path / "resumed.jsonl"
        journal = tmp_path / "resumed.jsonl.journal"
        command = [sys.executable, "-m", "govinfo_report", "check", str(root), "--jobs", jobs]
        assert 1 == main(["check", str(root), "--jobs", "1", "-o", str(whole)])
        running = subprocess.Popen([*command, "-o", str(resumed)])  # noqa: S603 - our own program
        while running.poll() is None and not (journal.exists() and journal.stat().st_size):
            time.sleep(0.01)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()

        assert not resumed.exists()
        assert 1 == main([*command[3:], "-o", str(resumed)])
        assert whole.read_bytes() == resumed.read_bytes()
