"""
The commands about several reports.
"""

from __future__ import annotations

import json

import pytest

from govinfo_report import cli, read
from govinfo_report.editions import Scope, e2014, e2021
from govinfo_report.form import cell_paths
from govinfo_report.formats import render
from govinfo_report.serialization import to_json

pytest.importorskip("cyclopts")
pytest.importorskip("rich")

from govinfo_report.cli._screen import Screen

IN, OUT = "requests.carried_in.total", "requests.carried_out.total"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """
    Work in a folder with three years of one agency, and two members of a whole.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    years = {2022: {OUT: 3}, 2023: {IN: 3, OUT: 4}, 2024: {IN: 9, OUT: ""}, 2025: {IN: 1}}
    for year, cells in years.items():
        write(tmp_path / f"{year}.json", e2021.Report.of(cells, agency="甲", year=year))
    zeros = {path: "0" for path, _ in cell_paths(e2014.Report)}
    for name, complaints in {"a": 1, "b": 2, "whole": 3, "wrong": 4}.items():
        report = e2014.Report.of(zeros | {"complaints": complaints}, agency=name, year=2016)
        write(tmp_path / f"{name}.json", report)
    scoped = e2014.Report.of({}, agency="c", year=2016, scope=Scope.LEVEL)
    write(tmp_path / "scoped.json", scoped)
    return tmp_path


def write(path, report):
    """
    Write a report as JSON.
    """
    path.write_text(to_json(report), encoding="utf-8")


def write_two(path):
    """
    Write two reports into one text.
    """
    cells = {one: "0" for one, _ in cell_paths(e2014.Report)}
    text = render(e2014.Report.of(cells, agency="甲市", year=2016))
    path.write_text(f"甲市2016年政府信息公开工作年度报告\n{text}" * 2, encoding="utf-8")


@pytest.fixture
def run(folder, capsys):
    """
    Run the command line in the folder.
    """
    assert folder.is_dir()

    def call(*words: str) -> tuple[int, str, str]:
        status = cli.main(list(words))
        return status, *capsys.readouterr()

    return call


class TestCompare:
    """
    Years of one agency.
    """

    SCOPE = ("--scope", "level", "--lang", "en")

    def test_text(self, run):
        """
        Each step is told, and the status says whether anything is wrong.
        """
        good = run("compare", "2022.json", "2023.json", *self.SCOPE)
        bad = run("compare", "2025.json", "2022.json", "2023.json", "2024.json", *self.SCOPE)

        assert (0, 1) == (good[0], bad[0])
        assert "2022 → 2023" in good[1]
        assert "printed 9 items, but the other side gives 4 items" in bad[1]
        assert "  ? " in bad[1]

    def test_gap(self, run):
        """
        A year without a report is told.
        """
        assert (
            "2023: there is no report" in run("compare", "2022.json", "2024.json", *self.SCOPE)[1]
        )

    def test_json(self, run):
        """
        The JSON has the steps and the table, or the figures that were asked for.
        """
        words = ("compare", "2022.json", "2023.json", "--format", "json", *self.SCOPE)
        whole = json.loads(run(*words)[1])
        asked = json.loads(run(*words, "--concept", IN)[1])

        assert ("level", [IN]) == (asked["scope"], [one["concept"] for one in asked["table"]])
        assert len(whole["table"]) > 1

    def test_table(self, run, monkeypatch):
        """
        Figures over the years are a table, drawn on a terminal.
        """
        words = ("compare", "2022.json", "2023.json", *self.SCOPE)
        one = run(*words, "--concept", OUT)[1].splitlines()

        assert [
            "统计指标 |  | 单位 | 2022 | 2023",
            "结转下年度继续办理 | 总计 | 件 | 3 | 4",
        ] == one[-2:]
        assert len(run(*words, "--table")[1].splitlines()) > len(one)
        monkeypatch.setattr(Screen, "is_terminal", True)
        assert "┃" in run(*words, "--table")[1]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("2022.json",), "scope of some reports is not known"),
            ((), "name a file"),
            (("nowhere.json",), "No such file"),
            (("2022.json", "--scope", "level", "--concept", "nothing"), "no figure means nothing"),
        ],
    )
    def test_refused(self, run, words, said):
        """
        What cannot be compared is refused with the reason.
        """
        status, _, error = run("compare", *words)

        assert (2, True) == (status, said in error)

    def test_told_to_go_on(self, run):
        """
        Unknown scopes are taken where the caller says so.
        """
        assert 0 == run("compare", "2022.json", "2023.json", "--unlike", "accept")[0]


class TestRollUp:
    """
    Members of a whole.
    """

    SCOPE = ("--scope", "level", "--lang", "en")

    def test_sum(self, run):
        """
        The sums are written as a table, what members lack is remarked.
        """
        status, text, remarks = run("roll-up", "a.json", "scoped.json", *self.SCOPE)

        assert (0, True, True) == (status, "举报投诉数量" in text, "no number" in remarks)

    def test_parent(self, run):
        """
        The whole is checked against the sums.
        """
        words = ("roll-up", "a.json", "b.json", "--complete", *self.SCOPE)
        good = run(*words, "--parent", "whole.json", "--last-year", "a.json")
        bad = run(*words, "--parent", "wrong.json")

        assert (0, 1) == (good[0], bad[0])
        assert "printed 4 items, but the members add up to 3 items" in bad[1]

    def test_folder(self, run, folder):
        """
        The members may be a folder; one that does not say whose report it is, is called as its
        file, this year and last.
        """
        for year, complaints in ((2015, 1), (2016, 2)):
            (folder / str(year)).mkdir()
            zeros = {path: "0" for path, _ in cell_paths(e2014.Report)}
            for name in ("东镇", "西镇"):
                cells = zeros | {"complaints": complaints if name == "西镇" else 1}
                write(folder / str(year) / f"{name}.json", e2014.Report.of(cells, year=year))
        blank = e2014.Report.of({"complaints": 5}, year=2016)
        write(folder / "2016" / "南镇.json", blank)
        remarks = run("roll-up", "2016", *self.SCOPE)[2]
        whole = ("--parent", "whole.json", "--complete", "--last-year", "2015")
        (folder / "2016" / "南镇.json").unlink()
        _, said, _ = run("roll-up", "2016", *whole, *self.SCOPE)
        write(folder / "whole.json", e2014.Report.of(zeros | {"complaints": 2}, year=2016))
        _, off, _ = run("roll-up", "2016", *whole, *self.SCOPE)

        assert "南镇: 57 cells print no number" in remarks
        assert "No rule is violated" in said
        assert "Probably wrong: 西镇" in off

    def test_what_is_no_member(self, run, folder):
        """
        What a run writes and the whole are no members, though they stand in the folder.
        """
        (folder / "members").mkdir()
        for name in "甲乙":
            made = e2014.Report.of({"complaints": 1}, agency=name, year=2016)
            write(folder / "members" / f"{name}.json", made)
        words = ("roll-up", "members", "-o", "members/sum.json", *self.SCOPE)
        for _ in "12":
            assert 0 == run(*words)[0]
        assert 2 == read(folder / "members" / "sum.json").report["complaints"]

        whole = ("--parent", "members/sum.json", "--parent-scope", "territory", "--complete")
        status, said, _ = run("roll-up", "members", *whole, *self.SCOPE)
        assert (0, True) == (status, "No rule is violated" in said)

    @pytest.mark.parametrize("name", ["sum.txt", "sum.html", "sum.json"])
    def test_output(self, run, folder, name):
        """
        The sums are written in the format that the name says; the check is said beside it.
        """
        words = ("roll-up", "a.json", "b.json", "-o", name, *self.SCOPE)
        if name.endswith("html"):
            pytest.importorskip("lxml")

        assert (0, "") == run(*words)[:2]
        assert 3 == read(folder / name).report["complaints"]
        assert "No rule" in run(*words, "--parent", "whole.json")[1]

    def test_json(self, run):
        """
        The JSON has the sums and, with a whole, the check.
        """
        words = ("roll-up", "a.json", "b.json", "--format", "json", *self.SCOPE)
        alone = json.loads(run(*words)[1])
        checked = json.loads(run(*words, "--parent", "whole.json")[1])

        assert (["a", "b"], None) == (alone["members"], alone["check"])
        assert "holds" == checked["check"]["verdict"]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("a.json",), "scope of some reports is not known"),
            (("a.json", "--scope", "level", "--parent", "nowhere.json"), "No such file"),
            (("a.json", "--scope", "level", "--parent", "two.txt"), "the whole has one"),
            (("a.json", "--scope", "level", "-o", "sum.odd"), "say the format"),
        ],
    )
    def test_refused(self, run, folder, words, said):
        """
        What does not add up is refused with the reason.
        """
        write_two(folder / "two.txt")
        status, _, error = run("roll-up", *words)

        assert (2, True) == (status, said in error)


class TestConvert:
    """
    To another form.
    """

    def test_edition(self, run):
        """
        The report is written on the other form, what has no counterpart is remarked.
        """
        status, text, remarks = run("convert", "2023.json", "--edition", "2019", "--lang", "en")

        assert (0, True) == (status, "结转下年度继续办理" in text)
        assert "not asked for" in remarks

    def test_refused(self, run):
        """
        There has to be something to convert to, and an edition of that name.
        """
        assert "--edition or both" in run("convert", "2023.json")[2]
        assert "no edition '1999'" in run("convert", "2023.json", "--edition", "1999")[2]
