"""
The examples, run as a reader would run them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from govinfo_report import check, parse, read

EXAMPLES = Path(__file__).parent.parent / "examples"
CORPUS = Path(__file__).resolve().parents[1] / "../shared/corpus"
SUMS = [
    "requests.received.total_is_sum_of_parts",
    "requests.closed.total_is_sum_of_parts",
    "requests.replies.total_is_sum_of_parts",
    "requests.replies.refused.total_is_sum_of_parts",
    "reviews.total_is_sum_of_parts",
    "lawsuits.total_is_sum_of_parts",
    "institutions_and_funding.staff.total_is_sum_of_parts",
]


def run(name, *arguments: Path):
    """
    Run an example and give the lines that it prints.
    """
    done = subprocess.run(  # noqa: S603 - our own example
        [sys.executable, str(EXAMPLES / name), *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert "" == done.stderr
    return done.stdout.splitlines()


def test_check_by_hand():
    """
    The report built by hand holds; with two digits swapped one rule is violated, and named.
    """
    right, sentence, count, where, cells = run("check_by_hand.py")

    assert right.endswith("equations hold, 0 violated")
    assert sentence.endswith("27 items too many.")
    assert count.endswith("equations hold, 1 violated")
    assert "requests.received.total: stated 128, implied 101" == where
    assert cells.endswith("requests.received.online, requests.received.by_post")


def test_read_the_seed_table(tmp_path):
    """
    The table is read whole and comes back from JSON equal.
    """
    printed = run("read_the_seed_table.py", tmp_path)

    assert "the JSON reads as an equal report: True" == printed[-1]
    assert "2014" == json.loads((tmp_path / "chongqing-2017.json").read_bytes())["edition"]


def test_chongqing_holds():
    """
    In the published table the seven sums hold and nothing is violated.
    """
    findings = check(read(EXAMPLES / "chongqing-2017.txt"))
    sums = [one for one in findings.equations if one.rule.endswith("_is_sum_of_parts")]

    assert [] == list(findings)
    assert [(rule, "holds") for rule in SUMS] == [(one.rule, one.verdict.value) for one in sums]


def notebook():
    """
    Load the notebook, without the checks of a newer format's identifiers.
    """
    return json.loads((EXAMPLES / "explore.ipynb").read_text(encoding="utf-8"))


def test_notebook_has_no_outputs():
    """
    What the notebook shows is made where it is run, so that no output can be out of date.
    """
    outputs = [cell["outputs"] for cell in notebook()["cells"] if cell["cell_type"] == "code"]

    assert [] == [one for one in outputs if one]


@pytest.mark.needs("nbclient", "nbformat", "ipykernel")
@pytest.mark.filterwarnings("ignore")  # what Jupyter warns of is not ours
def test_notebook_runs():
    """
    Every cell of the notebook runs, and reports and findings show themselves as HTML.
    """
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    made = nbformat.read(EXAMPLES / "explore.ipynb", as_version=4)

    nbclient.NotebookClient(
        made, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(EXAMPLES)}}
    ).execute()

    outputs = [output for cell in made.cells for output in cell.get("outputs", ())]
    shown = [one["data"]["text/html"] for one in outputs if "text/html" in one.get("data", {})]
    assert 4 == len(shown)
    assert ['class="figure violated"' in one for one in shown] == [False, False, False, True]


@pytest.mark.needs("nbclient", "nbformat", "ipykernel", "duckdb", "altair", "polars")
@pytest.mark.filterwarnings("ignore")  # what Jupyter warns of is not ours
def test_panel_notebook_runs():
    """
    The notebook about panels runs, and draws a trend.
    """
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    made = nbformat.read(EXAMPLES / "panel.ipynb", as_version=4)

    nbclient.NotebookClient(
        made, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(EXAMPLES)}}
    ).execute()

    outputs = {cell["id"]: cell.get("outputs", ()) for cell in made.cells}
    for chart in ("received-chart", "trend-chart"):
        kinds = [kind for one in outputs[chart] for kind in one.get("data", {})]
        assert any("vega" in kind or kind == "text/html" for kind in kinds)
    assert "淮安市洪泽区" in outputs["violations"][0]["data"]["text/html"]
    assert "26 items too few" in outputs["compare"][0]["text"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("chongqing-2017", "A-2017-chongqing"),
        ("hongze-2023", "C-2023-hongze"),
        ("huaian-2024", "C-2024-huaian"),
        ("shanghai-office-2019", "B-2019-shanghai-office"),
        ("suqian-2025", "C-2025-suqian"),
        ("taojiang-sjj-2020", "B-2020-taojiang-sjj"),
    ],
)
def test_published_figures_are_as_printed(name, source):
    """
    Each file of published figures holds the cells of the report that it was made from.
    """
    found = CORPUS / f"{source}.json"
    if not found.exists():
        pytest.skip("the shared corpus is not here")
    data = json.loads(found.read_text("utf-8"))
    form = "html" if data["form"] == "html" else "text"
    if form == "html":
        pytest.importorskip("lxml")
    printed = parse(data["raw"], form).report
    report = read(EXAMPLES / "published" / f"{name}.json").report

    assert data["year"] == report.year
    assert attrs.evolve(printed, agency=None, year=None, scope=None) == attrs.evolve(
        report, agency=None, year=None, scope=None
    )
