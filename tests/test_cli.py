"""
The command line: what is written where, and with which exit status.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import attrs
import pytest

from govinfo_report import cli
from govinfo_report.checking import check
from govinfo_report.diagnosis import blind_spots
from govinfo_report.editions import e2014
from govinfo_report.figures import MISSING, figure
from govinfo_report.form import Local
from govinfo_report.formats import parse, render
from govinfo_report.serialization import json_schema, to_dict
from printed_tables import FORM, rows_of, text_of

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

SEED_TABLE = Path(__file__).parents[1] / "examples" / "chongqing-2017.txt"
VERSION = f"{version('govinfo-report')}\n"
ZEROS = text_of(rows_of(lambda _: "0"))
TITLE = "甲市2016年政府信息公开工作年度报告\n"
GOOD = f"{TITLE}{ZEROS}"
BROKEN = GOOD.replace("（一）收到申请数 件 0", "（一）收到申请数 件 7")
UNSURE = GOOD.replace("（一）收到申请数 件 0", "（一）收到申请数 件")
SHOWN = ["path", "number", "label", "column", "unit", "written", "kind", "low", "high"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """
    Work in an empty folder.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def files(folder):
    """
    Work in a folder with a report of each kind.
    """
    contents = {
        "good.txt": GOOD,
        "broken.txt": BROKEN,
        "unsure.txt": UNSURE,
        "two.txt": GOOD + BROKEN,
        "none.txt": "没有表格。\n",
        "empty.txt": "",
    }
    for name, text in contents.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "good.json").write_text(render(parse(GOOD).report, "json"), encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "bad.json").write_text('{"edition": "2014"}', encoding="utf-8")
    return folder


@pytest.fixture
def run(capsys):
    """
    Run the command line in this process.
    """

    def call(*words: str) -> tuple[int, str, str]:
        status = cli.main(list(words))
        return status, *capsys.readouterr()

    return call


def started(*words: str, env=None, cwd=None):
    """
    Run the command line in a process of its own.
    """
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "govinfo_report", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env=environment,
        cwd=cwd,
    )


@pytest.mark.usefixtures("files")
class TestStatus:
    """
    What scripts go by.
    """

    @pytest.mark.parametrize(
        ("words", "status"),
        [
            ("check good.txt", 0),
            ("check good.json", 0),
            ("check unsure.txt", 0),
            ("check broken.txt", 1),
            ("check good.txt broken.txt", 1),
            ("check broken.txt good.txt", 1),
            ("check two.txt", 1),
            ("check none.txt", 2),
            ("check broken.txt none.txt good.txt", 2),
            ("check none.txt broken.txt", 2),
            ("check", 2),
            ("show good.txt", 0),
            ("show broken.txt", 0),
            ("show two.txt", 0),
            ("show", 2),
            ("show absent.txt", 2),
            ("show .", 2),
            ("show empty.txt", 2),
            ("show binary.txt", 2),
            ("show bad.json", 2),
            ("show good.txt --format xml", 2),
            ("show good.txt --lang fr", 2),
            ("show good.txt --wrong", 2),
            ("show good.txt broken.txt --format json", 2),
            ("show two.txt --format json", 2),
            ("show two.txt --format jsonl", 0),
            ("check two.txt --format jsonl", 1),
            ("check good.txt --blanks maybe", 2),
            ("check unsure.txt --blanks zero", 0),
            ("convert good.txt --to json", 0),
            ("convert broken.txt --to text", 0),
            ("convert good.txt", 2),
            ("convert --to json", 2),
            ("convert two.txt --to json", 2),
            ("convert none.txt --to json", 2),
            ("convert good.txt --to json -o absent/out.json", 2),
            ("convert good.txt --to json -o .", 2),
            ("codebook 2014", 0),
            ("codebook 1999", 2),
            ("schema 2014", 0),
            ("schema 1999", 2),
            ("schema", 2),
            ("sing", 2),
            ("--help", 0),
            ("--version", 0),
            ("", 0),
        ],
    )
    def test_status(self, run, words, status):
        """
        0 is in order, 1 violated, 2 unreadable or wrongly used; the worst one wins.
        """
        actual, _, err = run(*words.split())

        assert status == actual
        assert "Traceback" not in err

    @pytest.mark.parametrize(
        "words",
        ["check none.txt", "show", "show absent.txt", "schema 1999", "show two.txt --format json"],
    )
    def test_complaints_go_to_standard_error(self, run, words):
        """
        What went wrong is said on standard error and nothing is said on standard output.
        """
        _, out, err = run(*words.split())

        assert "" == out
        assert err.strip()

    def test_version(self, run):
        """
        The version is that of the package.
        """
        assert (0, VERSION, "") == run("--version")


@pytest.mark.usefixtures("files")
class TestComplaints:
    """
    Sentences about what went wrong.
    """

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("show", "name a file, or - for standard input"),
            ("show absent.txt", "absent.txt: No such file or directory"),
            ("show .", ".: Is a directory"),
            ("show empty.txt", "empty.txt: is empty; looked for a report"),
            ("show binary.txt", "binary.txt: is no text in utf-8 or gb18030; looked for"),
            (
                "show none.txt",
                "none.txt: holds no table of a known form; looked for the rows of 政府",
            ),
            ("show bad.json", "bad.json: $.format: is missing"),
            ("show good.txt good.txt --format json", "--format json takes one file; use"),
            ("show two.txt --format json", "two.txt holds 2 reports; use --format jsonl"),
            ("convert two.txt --to json", "two.txt holds 2 reports; convert takes one"),
            ("convert good.txt --to json -o .", ".: Is a directory"),
            ("codebook 1999", "no edition '1999'; there are '2014'"),
            ("schema 1999", "no edition '1999'; there are '2014'"),
        ],
    )
    def test_what_is_said(self, run, words, said):
        """
        The file is named once, and what is wrong with it.
        """
        _, _, err = run(*words.split())

        assert err.startswith(said)
        assert 1 >= err.count("none.txt")

    def test_the_others_are_still_read(self, run):
        """
        A file that cannot be read does not stop the others.
        """
        status, out, err = run("check", "none.txt", "good.txt", "absent.txt", "broken.txt")

        assert 2 == status
        assert "good.txt" in out
        assert "broken.txt" in out
        assert 2 == len(err.splitlines())


@pytest.mark.usefixtures("files")
class TestShow:
    """
    What a report says.
    """

    def test_text(self, run):
        """
        The title, the form and what was noticed.
        """
        _, out, err = run("show", "good.txt")

        assert out.startswith("good.txt 甲市 2016 [2014]\n甲市2016年政府信息公开工作年度报告\n")
        assert all(f"| {line.partition('|')[0]} " in out for line in FORM.splitlines())
        assert "" == err

    @pytest.mark.parametrize(
        ("language", "said"), [("zh", "保留"), ("en", "is not on the national form")]
    )
    def test_notices(self, folder, run, language, said):
        """
        What the reader noticed stands below the form with its line, in the language asked for.
        """
        text = GOOD.replace("六、举报投诉数量", "六、自设数量")
        (folder / "a.txt").write_text(text, encoding="utf-8")
        _, out, _ = run("show", "a.txt", "--lang", language)
        place = text[: text.index("自设")].count("\n") + 1

        assert f"  · {place}: “六、自设数量”" in out
        assert said in out

    def test_json_has_its_fixed_fields(self, run):
        """
        The document and its entries have exactly the fields that are promised, in this order.
        """
        data = json.loads(run("show", "good.txt", "--format", "json")[1])

        assert ["edition", "agency", "year", "lines", "notices"] == list(data)
        assert ("2014", "甲市", 2016) == (data["edition"], data["agency"], data["year"])
        assert [SHOWN] * 58 == [list(line) for line in data["lines"]]
        assert [["code", "message", "text", "place", "path"]] == [list(n) for n in data["notices"]]

    def test_json_has_every_cell_in_order(self, folder, run):
        """
        One entry for each cell, with the label without its number, and the unit.
        """
        (folder / "a.txt").write_text(text_of(rows_of()), encoding="utf-8")
        data = json.loads(run("show", "a.txt", "--format", "json")[1])
        expected = [(row.path, row.label, row.unit, row.figure) for row in rows_of() if row.path]

        assert expected == [
            (line["path"], f"{line['number'] or ''}{line['label']}", line["unit"], line["written"])
            for line in data["lines"]
        ]
        assert {None} == {line["column"] for line in data["lines"]}

    @pytest.mark.parametrize(
        ("path", "text", "kind", "low", "high"),
        [
            ("complaints", "12", "exact", 12, 12),
            ("complaints", "1,234", "exact", 1234, 1234),
            ("complaints", "123.9万", "rounded", 1_238_500, 1_239_500),
            ("complaints", "860余", "approximate", 860, 869),
            ("complaints", "5—7", "range", 5, 7),
            ("complaints", "-3", "impossible", 0, None),
            ("complaints", "", "blank", 0, None),
            ("complaints", "/", "dash", 0, None),
            ("complaints", "甲", "unreadable", 0, None),
            ("complaints", None, "missing", 0, None),
            ("request_fees", "0", "exact", "0", "0"),
            ("request_fees", "1.50", "rounded", "1.4950", "1.5050"),
            ("request_fees", "", "blank", "0", None),
        ],
    )
    def test_json_of_one_cell(self, folder, run, path, text, kind, low, high):
        """
        Each kind of cell has its text, its kind and what it allows; money in plain decimals.
        """
        report = parse(GOOD).report
        new = MISSING if text is None else text
        (folder / "a.json").write_text(
            render(report.replace({path: new}), "json"), encoding="utf-8"
        )
        data = json.loads(run("show", "a.json", "--format", "json")[1])
        (line,) = [line for line in data["lines"] if line["path"] == path]

        assert (text, kind) == (line["written"], line["kind"])
        if path == "request_fees":
            assert all(isinstance(end, str | None) for end in (line["low"], line["high"]))
            low, high = (None if end is None else Decimal(end) for end in (low, high))
            ends = [None if line[end] is None else Decimal(line[end]) for end in ("low", "high")]
            assert [low, high] == ends
        else:
            assert (low, high) == (line["low"], line["high"])

    def test_json_of_a_local_row(self, folder, run):
        """
        A local row stands at its place with its own number and unit, and moves the others on.
        """
        row = Local(label="自设渠道数", figure=figure("6.7万"), unit="期", after="official_wechat")
        report = parse(GOOD).report.replace({"proactive_disclosure.channels.local": (row,)})
        (folder / "a.json").write_text(render(report, "json"), encoding="utf-8")
        lines = json.loads(run("show", "a.json", "--format", "json")[1])["lines"]
        place = [line["label"] for line in lines].index("自设渠道数")
        expected = {
            "path": "proactive_disclosure.channels.local.1",
            "number": "5．",
            "label": "自设渠道数",
            "column": None,
            "unit": "期",
            "written": "6.7万",
            "kind": "rounded",
            "low": 66_500,
            "high": 67_500,
        }

        assert expected == lines[place]
        assert "4．" == lines[place - 1]["number"]
        assert ("6．", "其他方式公开政府信息数") == (
            lines[place + 1]["number"],
            lines[place + 1]["label"],
        )

    def test_jsonl(self, run):
        """
        Each report is one line that names its file; what cannot be read is a line too.
        """
        _, out, err = run("show", "good.txt", "none.txt", "two.txt", "--format", "jsonl")
        data = [json.loads(line) for line in out.splitlines()]

        assert ["good.txt", "none.txt", "two.txt", "two.txt"] == [one["file"] for one in data]
        assert ["file", "error"] == list(data[1])
        assert "holds no table" in data[1]["error"]
        assert ["file", "edition", "agency", "year", "lines", "notices"] == list(data[0])
        assert "" == err


@pytest.mark.usefixtures("files")
class TestCheck:
    """
    What is wrong in a report.
    """

    def test_text(self, run):
        """
        A line for each finding with its severity, then the summary.
        """
        _, out, _ = run("check", "broken.txt")
        lines = out.splitlines()

        assert "broken.txt 甲市 2016 [2014]" == lines[0]
        assert lines[1].startswith("  错误: 收到申请数")
        assert lines[-1].startswith("  发现1处问题")

    def test_text_in_order(self, run):
        """
        A report in order has the summary alone.
        """
        _, out, _ = run("check", "good.txt", "--lang", "en")

        assert 2 == len(out.splitlines())
        assert "No rule is violated" in out

    def test_figures_of_a_finding(self, folder, run):
        """
        A violated rule is followed by its cells with what they print, an impossible cell is not.
        """
        wrong = BROKEN.replace("制发规范性文件总数 件 0", "制发规范性文件总数 件 -5")
        (folder / "a.txt").write_text(wrong, encoding="utf-8")
        status, out, _ = run("check", "a.txt")
        lines = out.splitlines()

        assert 1 == status
        assert 2 == sum(line.startswith("  错误") for line in lines)
        assert ["    收到申请数 7，当面申请数 0，传真申请数 0，网络申请数 0，信函申请数 0"] == [
            line for line in lines if line.startswith("    ")
        ]

    def test_what_cannot_be_told(self, folder, run):
        """
        A rule that a blank leaves open is named with the cell that has no number.
        """
        (folder / "a.txt").write_text(UNSURE, encoding="utf-8")
        status, out, _ = run("check", "a.txt")
        [doubt] = [line for line in out.splitlines() if line.startswith("  ? ")]

        assert 0 == status
        assert doubt.endswith("没有数字：收到申请数")

    def test_few_notices(self, folder, run):
        """
        Of very many notices only some are said, and how to see the others; with --all they are
        said.
        """
        (folder / "a.txt").write_text(text_of(rows_of(lambda _: "0")[:6]), encoding="utf-8")
        _, out, _ = run("check", "a.txt")
        _, whole, _ = run("check", "a.txt", "--all")

        assert 11 == sum(line.startswith("  · ") for line in out.splitlines())
        assert "  · 另有45条提示，用check --all全部列出" == out.splitlines()[-1]
        assert 55 == sum(line.startswith("  · ") for line in whole.splitlines())

    def test_few_doubts(self, folder, run):
        """
        Of very many equations that cannot be told only some are said; with --all they are.
        """
        (folder / "a.txt").write_text(text_of(rows_of(lambda _: "")), encoding="utf-8")
        _, out, _ = run("check", "a.txt")
        _, whole, _ = run("check", "a.txt", "--all")
        doubts, all_doubts = (
            [line for line in one.splitlines() if line.startswith("  ? ")] for one in (out, whole)
        )

        assert 6 == len(doubts)
        assert f"  ? 另有{len(all_doubts) - 5}个等式无法判断，用check --all全部列出" == doubts[-1]
        assert all_doubts[:5] == doubts[:5]

    def test_json_has_its_fixed_fields(self, run):
        """
        The document has exactly the fields that are promised, in this order.
        """
        data = json.loads(run("check", "broken.txt", "--format", "json")[1])
        rules = len(e2014.Report.rules.equations)
        top = ["edition", "agency", "year", "blanks", "verdict", "counts", "joint", "rules"]

        assert [*top, "findings"] == list(data)
        assert ["holds", "possible", "violated", "not_applicable"] == list(data["counts"])
        assert ["verdict", "proved", "rules"] == list(data["joint"])
        assert [["rule", "where", "severity", "basis", "verdict", "reason"]] * rules == [
            list(one) for one in data["rules"]
        ]
        assert rules == sum(data["counts"].values())

    def test_json_of_a_violation(self, run):
        """
        A finding has its facts: rule, place, intervals, gap and cells.
        """
        data = json.loads(run("check", "broken.txt", "--format", "json", "--lang", "en")[1])
        (finding,) = data["findings"]
        message = finding.pop("message")
        names = ("total", "in_person", "by_fax", "online", "by_post")
        roles = ("total", "part", "part", "part", "part")
        labels = ("收到申请数", "当面申请数", "传真申请数", "网络申请数", "信函申请数")
        expected = {
            "rule": "requests.received.total_is_sum_of_parts",
            "severity": "error",
            "basis": "layout",
            "verdict": "violated",
            "where": "requests.received.total",
            "stated": {"low": 7, "high": 7},
            "implied": {"low": 0, "high": 0},
            "gap": {"low": 7, "high": 7},
            "cells": [
                {
                    "path": f"requests.received.{name}",
                    "label": label,
                    "column": None,
                    "role": role,
                    "written": "7" if name == "total" else "0",
                }
                for name, role, label in zip(names, roles, labels, strict=True)
            ],
            "follows_from": [],
        }

        assert expected == finding
        assert "7" in message
        assert ("2014", "甲市", 2016, "unknown", "violated") == tuple(data.values())[:5]
        assert {"verdict": "violated", "proved": True, "rules": [expected["rule"]]} == data["joint"]

    @pytest.mark.parametrize(
        ("name", "blanks", "verdict"),
        [
            ("good.txt", "unknown", "holds"),
            ("unsure.txt", "unknown", "possible"),
            ("unsure.txt", "zero", "holds"),
            ("broken.txt", "zero", "violated"),
        ],
    )
    def test_json_echoes_how_blanks_were_read(self, run, name, blanks, verdict):
        """
        The verdict follows from how blanks are read, which is said too.
        """
        data = json.loads(run("check", name, "--format", "json", "--blanks", blanks)[1])

        assert (blanks, verdict) == (data["blanks"], data["verdict"])

    def test_json_of_a_joint_impossibility(self, folder, run):
        """
        Rules that are each possible but not together are a finding, and the status says so.
        """
        rows = (
            "（一）收到申请数",
            "1．当面申请数",
            "（二）申请办结数",
            "1．按时办结数",
            "（三）申请答复数",
        )
        text = GOOD.replace("4．不同意公开答复数 件 0", "4．不同意公开答复数 件")
        for row in rows:
            text = text.replace(f"{row} 件 0", f"{row} 件 5")
        (folder / "a.txt").write_text(text, encoding="utf-8")
        status, out, _ = run("check", "a.txt", "--format", "json")
        data = json.loads(out)

        assert (1, "violated", "violated") == (status, data["verdict"], data["joint"]["verdict"])
        assert 1 == len(data["findings"])
        assert set() == {one["where"] for one in data["rules"] if one["verdict"] == "violated"}

    def test_json_is_that_of_the_library(self, run):
        """
        The command prints what the library gives.
        """
        data = json.loads(run("check", "broken.txt", "--format", "json", "--lang", "en")[1])

        assert check(parse(BROKEN)).as_dict("en") == data

    def test_jsonl(self, run):
        """
        Each report is one line that names its file.
        """
        status, out, _ = run("check", "two.txt", "absent.txt", "--format", "jsonl")
        data = [json.loads(line) for line in out.splitlines()]

        assert 2 == status
        assert ["holds", "violated", None] == [one.get("verdict") for one in data]
        assert {"file": "absent.txt", "error": "absent.txt: No such file or directory"} == data[2]


@pytest.mark.usefixtures("files")
class TestConvert:
    """
    One format into another.
    """

    @pytest.mark.parametrize("format_", ["text", "json"])
    @pytest.mark.parametrize("name", ["broken.txt", "good.json"])
    def test_to_standard_output(self, files, run, name, format_):
        """
        What comes out is the report in the other format.
        """
        status, out, err = run("convert", name, "--to", format_)
        report = parse((files / name).read_text(encoding="utf-8")).report

        assert (0, "") == (status, err)
        assert render(report, format_) == out
        assert report == parse(out).report

    @pytest.mark.parametrize("option", ["-o", "--output"])
    def test_to_a_file(self, files, run, option):
        """
        With an output nothing but the file is written.
        """
        assert (0, "", "") == run("convert", "good.txt", "--to", "json", option, "out.json")
        assert to_dict(parse(GOOD).report) == json.loads(
            (files / "out.json").read_text(encoding="utf-8")
        )

    def test_to_a_hyphen(self, files, run):
        """
        A hyphen is standard output.
        """
        before = sorted(files.iterdir())
        status, out, _ = run("convert", "good.txt", "--to", "json", "-o", "-")

        assert 0 == status
        assert to_dict(parse(GOOD).report) == json.loads(out)
        assert before == sorted(files.iterdir())

    def test_notices_go_to_standard_error(self, folder, run):
        """
        What was noticed does not get into the result.
        """
        text = GOOD.replace("六、举报投诉数量", "六、自设数量")
        (folder / "a.txt").write_text(text, encoding="utf-8")
        _, out, err = run("convert", "a.txt", "--to", "json", "--lang", "en")

        assert json.loads(out)
        assert "“六、自设数量” is not on the national form" in err
        assert "the row “举报投诉数量” is not in the source" in err

    def test_half_a_character(self, folder, run):
        """
        A text that no encoding can hold ends in one line or in a file, not in a traceback.
        """
        report = attrs.evolve(parse(GOOD).report, agency="甲\ud800")
        (folder / "a.json").write_text(render(report, "json"), encoding="utf-8")
        status, _, _ = run("convert", "a.json", "--to", "text", "-o", "a.txt")

        assert (folder / "a.txt").exists() == (status == 0)


@pytest.mark.usefixtures("files")
class TestReference:
    """
    What a form has.
    """

    def test_codebook(self, run):
        """
        Every line with its number, unit and path, and every rule with its formula.
        """
        _, out, _ = run("codebook", "2014")

        assert out.startswith("政府信息公开情况统计表 [2014]\n")
        assert "（一）收到申请数（件）  requests.received.total\n" in out
        assert "一、主动公开情况  proactive_disclosure\n" in out
        assert "error/layout  requests.received.total_is_sum_of_parts\n" in out

    def test_codebook_as_json(self, run):
        """
        The same as data.
        """
        data = json.loads(run("codebook", "2014", "--format", "json", "--lang", "en")[1])

        assert ["edition", "title", "years", "lines", "rules"] == list(data)
        assert FORM.splitlines() == [
            f"{line['number'] or ''}{line['label']}|{line['unit'] or ''}" for line in data["lines"]
        ]

    def test_blind_spots(self, run):
        """
        On request the rules are followed by what they cannot see.
        """
        shorter, out, data = (
            run("codebook", "2014", "--lang", "en", *words)[1]
            for words in ([], ["--blind-spots"], ["--blind-spots", "--format", "json"])
        )
        found = blind_spots(e2014.Report)

        assert f"{shorter}\n{found.text('en')}" == out.rstrip("\n")
        assert json.loads(json.dumps(found.as_dict())) == json.loads(data)["blind_spots"]

    def test_schema(self, run):
        """
        The schema is that of the library.
        """
        assert json_schema(e2014.Report) == json.loads(run("schema", "2014")[1])


@pytest.mark.usefixtures("files")
class TestStandardInput:
    """
    Reports through a pipe.
    """

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_hyphen(self, run, monkeypatch, encoding):
        """
        A hyphen reads standard input, in any known encoding.
        """
        stdin = io.TextIOWrapper(io.BytesIO(BROKEN.encode(encoding)))
        monkeypatch.setattr(sys, "stdin", stdin)
        status, out, _ = run("check", "-")

        assert 1 == status
        assert out.startswith("<stdin> 甲市 2016 [2014]")

    def test_json_behind_a_mark(self, run, monkeypatch):
        """
        JSON with a byte order mark, as some shells write it, is JSON.
        """
        content = render(parse(GOOD).report, "json").encode("utf-8-sig")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

        assert 0 == run("check", "-")[0]

    def test_together_with_files(self, run, monkeypatch):
        """
        Standard input is one file among others.
        """
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
        _, out, _ = run("check", "good.txt", "-", "--format", "jsonl")

        assert ["good.txt", "<stdin>"] == [json.loads(line)["file"] for line in out.splitlines()]

    def test_empty(self, run, monkeypatch):
        """
        Nothing on standard input is an empty report.
        """
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))

        assert (2, "", "<stdin>: is empty; looked for a report\n") == run("show", "-")

    def test_closed(self, run, monkeypatch):
        """
        A closed standard input is said in one line.
        """
        monkeypatch.setattr(sys, "stdin", None)
        status, out, err = run("show", "-")

        assert (2, "") == (status, out)
        assert 1 == len(err.splitlines())


class TestHostileReports:
    """
    Files that want more than to be read.
    """

    HOSTILE = "自\x1b[31m\x07\x9b2J\u202e\x7f设"

    @pytest.fixture
    def hostile(self, folder):
        """
        Write a report with control characters in agency, label, unit and cells.
        """
        row = Local(
            label=self.HOSTILE, figure=figure(f"5{self.HOSTILE}"), unit=self.HOSTILE, after=None
        )
        report = parse(GOOD).report.replace(
            {"agency": self.HOSTILE, "requests.received.local": (row,)}
        )
        (folder / "a.json").write_text(render(report, "json"), encoding="utf-8")
        text = BROKEN.replace("甲市", self.HOSTILE).replace(
            "六、举报投诉数量", f"六、{self.HOSTILE}"
        )
        (folder / "a.txt").write_text(text, encoding="utf-8")
        return folder

    @pytest.mark.parametrize(
        "words",
        [
            "check a.txt",
            "check a.json",
            "check a.txt --format json",
            "check a.json --format jsonl",
            "show a.txt --format json",
            "show a.json --format jsonl",
        ],
    )
    @pytest.mark.usefixtures("hostile")
    def test_control_characters_are_made_visible(self, run, words):
        """
        Nothing that steers a terminal is written, neither as a result nor as a remark.
        """
        _, out, err = run(*words.split())

        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\x7f"} & {*out, *err}
        assert "自" in out

    def test_names_of_files(self, folder, run):
        """
        A file's name is a text from outside too.
        """
        (folder / "a\x1b[31m.txt").write_text("甲", encoding="utf-8")
        _, _, err = run("check", "a\x1b[31m.txt", "absent\x1b.txt")

        assert "\x1b" not in err
        assert 2 == len(err.splitlines())

    def test_markup_of_the_screen(self, folder, run):
        """
        What looks like markup of the terminal library is printed as it is.
        """
        text = BROKEN.replace("甲市", "[red]甲[/red][/]:smile:").replace(
            "六、举报投诉", "六、[bold][/]"
        )
        (folder / "a.txt").write_text(text, encoding="utf-8")
        _, out, _ = run("check", "a.txt")
        _, _, err = run("convert", "a.txt", "--to", "json")

        assert "[red]甲[/red][/]:smile:" in out
        assert "六、[bold][/]" in out
        assert "六、[bold][/]" in err

    def test_a_line_of_a_million_columns(self, folder, run):
        """
        A line that is no row is said to be so.
        """
        (folder / "a.txt").write_text(GOOD + "1\t" * 1_000_000, encoding="utf-8")
        status, out, err = run("check", "a.txt", "--lang", "en")

        assert (0, "") == (status, err)
        assert "too long to be a row of a table" in out


class TestProcesses:
    """
    What only a process of its own shows.
    """

    def test_as_a_module(self, files):
        """
        ``python -m`` runs the same program and gives its status.
        """
        done = started("check", "broken.txt", cwd=files)

        assert (1, b"") == (done.returncode, done.stderr)
        assert "收到申请数" in done.stdout.decode()

    @pytest.mark.parametrize(
        ("words", "status"),
        [
            ("show good.txt", 0),
            ("show good.txt --format jsonl", 0),
            ("check broken.txt", 1),
            ("check broken.txt --format jsonl", 1),
        ],
    )
    def test_nobody_reads_on(self, files, words, status):
        """
        A reader that stops early changes no status, and is not complained about.
        """
        names = [words.split()[1]] * 100
        with subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "govinfo_report", *words.split(), *names],
            cwd=files,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            process.stdout.read(10)
            process.stdout.close()
            err = process.stderr.read()

        assert (status, b"") == (process.returncode, err)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    @pytest.mark.parametrize(
        "words", ["show good.txt", "show good.txt --format json", "schema 2014"]
    )
    def test_the_disk_is_full(self, files, words):
        """
        An output that takes nothing is said in one line.
        """
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-m", "govinfo_report", *words.split()],
                cwd=files,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )

        assert 2 == done.returncode
        assert b"Traceback" not in done.stderr
        assert 1 == len(done.stderr.splitlines())

    @pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1", "utf-8"])
    @pytest.mark.parametrize("format_", ["json", "jsonl"])
    def test_json_in_any_encoding(self, folder, encoding, format_):
        """
        JSON stays JSON where the terminal's encoding lacks its characters.
        """
        label = "自·设\xa0行é𠮷"
        row = Local(label=label, figure=5, unit="件", after=None)
        report = parse(GOOD).report.replace({"requests.received.local": (row,)})
        (folder / "a.json").write_text(render(report, "json"), encoding="utf-8")
        done = started(
            "show", "a.json", "--format", format_, cwd=folder, env={"PYTHONIOENCODING": encoding}
        )
        data = json.loads(done.stdout.decode(encoding))

        assert label in [line["label"] for line in data["lines"]]
        assert b"" == done.stderr

    @pytest.mark.parametrize("words", ["show a.txt", "check a.txt", "convert a.txt --to text"])
    def test_text_in_any_encoding(self, folder, words):
        """
        Text that the terminal's encoding lacks is written in escapes.
        """
        (folder / "a.txt").write_text(BROKEN.replace("甲市", "甲·𠮷市"), encoding="utf-8")
        done = started(*words.split(), cwd=folder, env={"PYTHONIOENCODING": "ascii"})

        assert b"Traceback" not in done.stderr
        assert b"\\u7532" in done.stdout

    def test_interrupted_output_of_many(self, files):
        """
        Many files in one run are one line each.
        """
        done = started("check", *["good.txt"] * 50, "--format", "jsonl", cwd=files)

        assert 50 == len(done.stdout.splitlines())


class TestStreams:
    """
    Outputs that are not what a process usually has.
    """

    @pytest.mark.parametrize("stream", ["stdout", "stderr"])
    def test_closed(self, monkeypatch, stream):
        """
        Where nothing can be said the status still says it.
        """
        monkeypatch.setattr(sys, stream, None)

        assert 2 == cli.main(["schema", "2014"])

    def test_texts_in_memory(self, monkeypatch):
        """
        A stream without an encoding, as callers put in its place, is written to as it is.
        """
        out, err = io.StringIO(), io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)

        assert 0 == cli.main(["schema", "2014"])
        assert json_schema(e2014.Report) == json.loads(out.getvalue())
        assert "" == err.getvalue()

    def test_importing_runs_nothing(self, capsys):
        """
        The module behind ``python -m`` does nothing when it is merely imported.
        """
        assert importlib.import_module("govinfo_report.__main__").main is cli.main
        assert ("", "") == capsys.readouterr()


class TestTerminals:
    """
    What is shown to eyes.
    """

    @pytest.fixture
    def on_a_terminal(self, files):
        """
        Run the command line on a pseudo-terminal.
        """
        pty = pytest.importorskip("pty")

        def call(*words: str, to: Path | None = None) -> tuple[int, str]:
            leader, follower = pty.openpty()
            environment = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLUMNS": "100",
                "PYTHONIOENCODING": "utf-8",
            }
            environment.pop("NO_COLOR", None)
            stdout = follower if to is None else os.open(to, os.O_WRONLY | os.O_CREAT)
            with subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "govinfo_report", *words],
                cwd=files,
                stdin=follower,
                stdout=stdout,
                stderr=follower,
                env=environment,
            ) as process:
                os.close(follower)
                parts = []
                while True:
                    try:
                        part = os.read(leader, 1 << 16)
                    except OSError:  # how a terminal says that nobody is left
                        break
                    if not part:
                        break
                    parts.append(part)
            os.close(leader)
            if to is not None:
                os.close(stdout)
            return process.returncode, b"".join(parts).decode()

        return call

    @pytest.mark.parametrize("command", ["check", "show"])
    @pytest.mark.parametrize("style", ["text", "jsonl"])
    def test_a_bar_leaves_the_result_alone(self, on_a_terminal, files, command, style):
        """
        The result of many files goes where it is sent, though the bar shows on the terminal.
        """
        words = (command, "good.txt", "broken.txt", "--format", style)
        one = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "govinfo_report", *words],
            cwd=files,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        _, shown = on_a_terminal(*words, to=files / "out")

        assert one.stdout == (files / "out").read_bytes()
        assert "━" in shown
        assert "甲市" not in shown

    def test_show_draws_a_table(self, on_a_terminal):
        """
        A report is drawn as a table, with colours or weight.
        """
        status, shown = on_a_terminal("show", "good.txt")

        assert 0 == status
        assert "统计指标" in shown
        assert "┏" in shown
        assert "\x1b[1m" in shown
        assert "| ---" not in shown

    def test_missing_rows_are_not_blank(self, on_a_terminal, files):
        """
        A row that the source lacks is told from one that is blank.
        """
        text = UNSURE.replace("六、举报投诉数量 件 0\n", "")
        (files / "a.txt").write_text(text, encoding="utf-8")
        _, shown = on_a_terminal("show", "a.txt")
        row = next(line for line in shown.splitlines() if "六、举报投诉数量" in line)
        blank = next(line for line in shown.splitlines() if "（一）收到申请数" in line)

        assert "缺" in row
        assert "缺" not in blank

    def test_check_is_coloured(self, on_a_terminal):
        """
        An error is red, a good summary green.
        """
        assert "\x1b[1;31m" in on_a_terminal("check", "broken.txt")[1]
        assert "\x1b[32m" in on_a_terminal("check", "good.txt")[1]

    def test_many_files_have_a_progress_bar(self, on_a_terminal):
        """
        With many files somebody who looks sees how far it got; with one there is no bar.
        """
        assert "━" in on_a_terminal("check", *["good.txt"] * 30)[1]
        assert "━" not in on_a_terminal("check", "good.txt")[1]

    @pytest.mark.parametrize(
        "words",
        ["show a.txt", "check a.txt", "convert a.txt --to text", "convert a.txt --to json",
         "show a.txt --format json"],
    )  # fmt: skip
    def test_a_report_cannot_steer_the_terminal(self, on_a_terminal, files, words):
        """
        Sequences from a file are shown, not obeyed, whatever command prints them.
        """
        text = GOOD.replace("甲市", "甲\x1b]0;x\x07市").replace(
            "六、举报", "六、\x1b]0;\x9b2J\u202e"
        )
        (files / "a.txt").write_text(text, encoding="utf-8")
        _, shown = on_a_terminal(*words.split())

        assert not {"\x07", "\x9b", "\u202e"} & set(shown)
        assert "\x1b]" not in shown


class TestWithoutTheExtra:
    """
    The command line where its packages are missing.
    """

    @pytest.mark.parametrize("package", ["cyclopts", "rich"])
    def test_the_line_that_installs_it(self, run, monkeypatch, package):
        """
        A missing package is named with the line that installs it.
        """
        monkeypatch.setitem(sys.modules, package, None)
        status, out, err = run("--help")

        assert (2, "") == (status, out)
        assert f"the command line needs {package}: pip install 'govinfo-report[cli]'\n" == err

    def test_arguments_of_the_process(self, monkeypatch, capsys):
        """
        Called as a program it takes the words of the process.
        """
        monkeypatch.setattr(sys, "argv", ["govinfo-report", "--version"])

        assert 0 == cli.main()
        assert VERSION == capsys.readouterr().out


class TestDiagnose:
    """
    ``govinfo-report diagnose``.
    """

    @pytest.fixture
    def broken(self, tmp_path):
        """
        Give a file with one wrong figure.
        """
        path = tmp_path / "broken.txt"
        text = SEED_TABLE.read_text("utf-8")
        assert "2680" in text
        path.write_text(text.replace("2680", "2860"), encoding="utf-8")
        return path

    def test_text(self, broken, capsys):
        """
        The likeliest explanation stands first, and the exit status is 1.
        """
        assert 1 == cli.main(["diagnose", str(broken), "--lang", "en"])
        assert "2860 → 2680 (two digits changed places)" in capsys.readouterr().out

    def test_json(self, broken, capsys):
        """
        JSON has the fixed form.
        """
        assert 1 == cli.main(["diagnose", str(broken), "--format", "json"])
        found = json.loads(capsys.readouterr().out)
        assert "2680" == found["components"][0]["explanations"][0]["cells"][0]["suggested"]

    def test_nothing_wrong(self, capsys):
        """
        Without a contradiction the exit status is 0.
        """
        assert 0 == cli.main(["diagnose", str(SEED_TABLE), "--format", "json"])
        assert {"feasible": True, "components": []} == json.loads(capsys.readouterr().out)

    def test_trusted(self, broken, capsys):
        """
        Trusted cells are not blamed; a path that names none is wrong usage.
        """
        granted = "requests.replies.granted"
        assert 1 == cli.main(["diagnose", str(broken), "--format", "json", "--trusted", granted])
        assert granted not in capsys.readouterr().out
        assert 2 == cli.main(["diagnose", str(broken), "--trusted", "requests.nothing"])
        assert "requests.nothing" in capsys.readouterr().err

    def test_what_would_mend_it(self, broken, capsys):
        """
        The text says which correction would mend the report; the file stays as it is.
        """
        text = broken.read_text("utf-8").replace("2860", "268")
        broken.write_text(text, encoding="utf-8")
        before = broken.read_bytes()
        cli.main(["diagnose", str(broken), "--lang", "en"])
        said = capsys.readouterr().out

        assert "These corrections would mend everything:" in said
        assert before == broken.read_bytes()

    def test_what_is_determined(self, tmp_path, capsys):
        """
        Of a report that does not contradict itself the text says which blanks are determined.
        """
        path = tmp_path / "blank.txt"
        path.write_text(SEED_TABLE.read_text("utf-8").replace("2894", ""), encoding="utf-8")
        assert 0 == cli.main(["diagnose", str(path), "--lang", "en"])
        assert "信函申请数 (blank) → 2894" in capsys.readouterr().out

    def test_page(self, broken, capsys):
        """
        A page marks the cells that may be wrong by how likely that is.
        """
        assert 1 == cli.main(["diagnose", str(broken), "--format", "html"])
        page = capsys.readouterr().out
        assert page.startswith("<!doctype html>")
        assert re.search(r'data-share="9\d%"', page)

    def test_page_of_one_report(self, broken, capsys):
        """
        A page holds one report.
        """
        assert 2 == cli.main(["diagnose", str(broken), str(broken), "--format", "html"])
        assert "--format html takes one file" in capsys.readouterr().err
