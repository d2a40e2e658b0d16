"""
What importing the package loads, and what happens where an extra is not installed.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import govinfo_report

PACKAGE = Path(govinfo_report.__file__).parent
CORE = {"attr", "attrs", "babel", "cattrs"}
BY_EXTRA = {
    "cli": {"cyclopts", "rich"},
    "columns": {"narwhals", "polars", "pyarrow"},
    "html": {"lxml"},
    "testing": {"hypothesis"},
}
HEAVY = (
    "cyclopts docx duckdb hypothesis IPython jinja2 jsonschema lxml msgspec narwhals numpy openpyxl"
    " pandas pdfplumber polars pyarrow pydantic pytest rich typst xlsxwriter"
)
# top module → the extra it needs
FLOORS_WITH_EXTRAS = {"cli": "cli", "columns": "columns", "strategies": "testing"}

BLOCK = """
import importlib.abc, sys

class Blocker(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Blocker())
"""


def run(code, *, blocked=()):
    """
    Run code in a fresh interpreter in which some packages seem not to be installed.
    """
    program = BLOCK.format(blocked=set(blocked)) + code
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, check=False, encoding="utf-8"
    )


def modules():
    """
    Give every module of the package with the packages it imports from outside.
    """
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add((node.module or "").partition(".")[0])
        yield path.relative_to(PACKAGE).as_posix(), sorted(found - sys.stdlib_module_names)


@pytest.mark.parametrize(
    "code",
    [
        "import govinfo_report",
        "from govinfo_report import *",
        "import govinfo_report.cli",
        "from govinfo_report import e2014, check; check(e2014.Report.of({}))",
    ],
)
def test_nothing_heavy_is_loaded(code):
    """
    Neither importing the package, nor taking all its names, nor a check loads a heavy module.
    """
    done = run(f"{code}\nimport sys\nprint(*sorted(set(sys.modules) & set({HEAVY.split()!r})))")

    assert ("", "\n") == (done.stderr, done.stdout)


def test_root_alone_is_lazy():
    """
    Importing the package loads none of its modules before one is asked for.
    """
    done = run(
        "import govinfo_report, sys\n"
        "print(*(name for name in sys.modules if name.startswith('govinfo_report.')))"
    )

    assert ("", "\n") == (done.stderr, done.stdout)


@pytest.mark.parametrize(("path", "outside"), list(modules()), ids=str)
def test_each_module_imports_only_what_it_may(path, outside):
    """
    The core imports attrs, cattrs and Babel; only the modules of an extra import what it brings.
    """
    extra = FLOORS_WITH_EXTRAS.get(path.partition("/")[0].removesuffix(".py"))

    assert set() == set(outside) - CORE - (BY_EXTRA[extra] if extra else set())


def test_core_works_without_any_extra():
    """
    Reading, checking and writing need no extra.
    """
    done = run(
        "from govinfo_report import check, e2014, from_json, render, to_json\n"
        "report = e2014.Report.of({'requests.received.total': 3})\n"
        "assert report == from_json(to_json(report))\n"
        "print(check(report).ok)",
        blocked=set().union(*BY_EXTRA.values()),
    )

    assert ("", "True\n") == (done.stderr, done.stdout)


@pytest.mark.parametrize(
    "package", ["cyclopts", pytest.param("rich", marks=pytest.mark.needs("cyclopts"))]
)
def test_command_line_names_its_extra(package):
    """
    Without a package of its extra the command says in one line what to install, and exits 2.
    """
    code = "import sys\nfrom govinfo_report.cli import main\nsys.exit(main(['--help']))"
    done = run(code, blocked={package})

    assert 2 == done.returncode
    assert "" == done.stdout
    assert done.stderr.endswith(f"needs {package}: pip install 'govinfo-report[cli]'\n")
    assert 1 == len(done.stderr.splitlines())


def test_reading_html_names_its_extra():
    """
    Without lxml a page is refused with the line that installs it; writing one needs nothing.
    """
    done = run(
        "from govinfo_report import e2014, parse, render\n"
        "parse(render(e2014.Report.of({'complaints': 3}), 'html'))",
        blocked={"lxml"},
    )

    assert done.stderr.endswith("Reading HTML needs lxml: pip install 'govinfo-report[html]'\n")


def test_strategies_name_their_extra():
    """
    Without Hypothesis the strategies are refused with the line that installs it.
    """
    done = run("from govinfo_report.strategies import reports", blocked={"hypothesis"})

    assert 1 == done.returncode
    assert done.stderr.endswith("needs hypothesis: pip install 'govinfo-report[testing]'\n")
    assert "No module named" not in done.stderr


@pytest.mark.needs("hypothesis")
def test_hypothesis_does_not_load_the_package():
    """
    Hypothesis calls our entry point when it is imported; that loads none of our forms.
    """
    done = run(
        "import hypothesis, sys\n"
        "print(*(name for name in sys.modules if name.startswith('govinfo_report.editions')))"
    )

    assert ("", "\n") == (done.stderr, done.stdout)
