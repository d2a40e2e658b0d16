"""
Makes pytest run every code block of README, documents and docstrings.

- ``python`` blocks are run, with doctest prompts or without; the blocks of a file share names.
- ``pycon`` blocks are doctests.
- ``console`` blocks are command lines with their output: ``$ govinfo-report ...`` and
  ``$ python ...``; the output may be shortened with ``...``.

Set-up commands, which are not to be run by tests, stand in ``sh`` blocks.
A file is run in a folder of its own that has a copy of ``examples/``.
"""

from __future__ import annotations

import contextlib
import doctest
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sybil.integration.pytest import SybilFile

try:
    import sybil
except ModuleNotFoundError:  # without it no document is collected, as in the session tests_core
    sybil = None  # type: ignore[assignment]  # stands for the missing module

ROOT = Path(__file__).parent
DOCTEST_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


@pytest.fixture(scope="module")
def folder_of_examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """
    Work in a folder of one's own that has the examples.
    """
    folder = tmp_path_factory.mktemp("document")
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", folder / "examples")
    with contextlib.chdir(folder):
        yield folder


def run_command(line: str) -> str:
    """
    Run one command line of a document and give what it prints.
    """
    program, *arguments = shlex.split(line)
    programs = {
        "govinfo-report": [sys.executable, "-m", "govinfo_report"],
        "python": [sys.executable],
    }
    if program not in programs:
        msg = f"$ {line}: console blocks run govinfo-report and python; write others in sh blocks"
        raise ValueError(msg)
    done = subprocess.run(  # noqa: S603 - the documents are ours
        [*programs[program], *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout + done.stderr


def check_console(example: sybil.Example) -> str | None:
    """
    Run the command lines of a block and compare what they print.
    """
    checker = doctest.OutputChecker()
    commands: list[tuple[str, list[str]]] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        else:
            commands[-1][1].append(line)
    for command, output in commands:
        expected = "".join(f"{line}\n" for line in output).rstrip() + "\n"
        actual = run_command(command).rstrip() + "\n"
        if not checker.check_output(expected, actual, DOCTEST_FLAGS):
            return f"$ {command}\nExpected:\n{expected}\nGot:\n{actual}"
    return None


if sybil is not None:
    from sybil.document import PythonDocStringDocument
    from sybil.evaluators.doctest import DocTestEvaluator
    from sybil.parsers.abstract import DocTestStringParser
    from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser
    from sybil.parsers.rest import DocTestParser
    from sybil.parsers.rest import PythonCodeBlockParser as DocstringCodeBlockParser

    class SessionParser(CodeBlockParser):
        """
        Finds the doctests in ``pycon`` blocks.
        """

        def __init__(self) -> None:
            super().__init__("pycon", check_console)  # the evaluator is that of each doctest
            self.doctests = DocTestStringParser(DocTestEvaluator(DOCTEST_FLAGS))

        def __call__(self, document: sybil.Document) -> Iterable[sybil.Region]:
            """
            Find the doctests of a document.
            """
            for block in super().__call__(document):
                for region in self.doctests(block.parsed, document.path):
                    region.adjust(block, block.parsed)
                    yield region

    documents = sybil.Sybil(
        parsers=[
            PythonCodeBlockParser(doctest_optionflags=DOCTEST_FLAGS),
            SessionParser(),
            CodeBlockParser("console", check_console),
            SkipParser(),
        ],
        patterns=["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/**/*.md"],
        excludes=["docs/reference/generated/*"],
        fixtures=["folder_of_examples"],
    )
    docstrings = sybil.Sybil(
        parsers=[DocTestParser(DOCTEST_FLAGS), DocstringCodeBlockParser()],
        patterns=["src/**/*.py"],
        fixtures=["folder_of_examples"],
        document_types={".py": PythonDocStringDocument},
    )
    parse = (documents + docstrings).pytest()

    def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> SybilFile | None:
        """
        Collect the code blocks of documents and docstrings.
        """
        found: SybilFile | None = parse(file_path, parent)
        return found


def pytest_addoption(parser: pytest.Parser) -> None:
    """
    Add the option for runs without any extra.
    """
    parser.addoption(
        "--without-extras",
        action="store_true",
        help="skip, and name, the tests that need a package that is not installed",
    )


def missing_package(error: BaseException | None) -> str | None:
    """
    Name the package that an error, or what caused it, says is not installed.
    """
    while error is not None:
        name: Any = getattr(error, "package", None) or getattr(error, "name", None)
        if isinstance(error, ImportError) and name:
            return str(name).partition(".")[0]
        error = error.__cause__
    return None


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """
    In a run without extras, skip a module that cannot be imported for want of a package.
    """
    report: pytest.CollectReport = yield
    if report.failed and collector.config.getoption("--without-extras"):
        package = missing_package(report.call.excinfo.value)
        if package is not None and package != "govinfo_report":
            report.outcome = "skipped"
            report.longrepr = (str(collector.path), 0, f"Skipped: {package} is not installed")
    return report
