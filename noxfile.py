"""
Every gate of the project. ``nox`` runs them all; ``nox --list`` says what each is for.

Only pip is needed; uv is used where it is installed. Environments stay under ``.nox`` and are used
again.
"""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = True
nox.options.reuse_venv = "yes"

ROOT = Path(__file__).parent
GROUPS = nox.project.load_toml("pyproject.toml")


def prepare(session: nox.Session, *groups: str, package: str | None = None) -> None:
    """
    Install dependency groups and, where it is wanted, the package itself.
    """
    wanted = [
        requirement
        for group in groups
        for requirement in nox.project.dependency_groups(GROUPS, group)
    ]
    session.install(*wanted, *([] if package is None else ["-e", package]))


def run_tests(session: nox.Session, *arguments: str) -> None:
    """
    Run pytest under coverage, on all cores.
    """
    for old in ROOT.glob(f".coverage.{session.name}.*"):
        old.unlink()
    command = ["coverage", "run", "-m", "pytest", "-n", "auto", *arguments, *session.posargs]
    session.run(*command, env={"COVERAGE_FILE": str(ROOT / f".coverage.{session.name}")})


# ── Lint, types, floors ───────────────────────────────────────────────────────────────────────────


@nox.session
def lint(session: nox.Session) -> None:
    """
    Ruff: every rule less a reasoned list, and the format.
    """
    prepare(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def changelog(session: nox.Session) -> None:
    """
    Towncrier can make a changelog of the fragments.
    """
    prepare(session, "lint")
    session.run("towncrier", "build", "--draft", "--version", "next")


@nox.session
def imports(session: nox.Session) -> None:
    """
    Import-linter: nobody looks upstairs.
    """
    prepare(session, "lint")
    session.run("lint-imports", "--no-cache", env={"PYTHONPATH": "src"})


@nox.session
def typing(session: nox.Session) -> None:
    """
    Mypy and pyright, both strict, on the package and on right and wrong uses of it.
    """
    prepare(session, "typing", package=".[all]")
    session.run("mypy")
    session.run("basedpyright", "--project", "pyproject.toml")  # not one further up


@nox.session
def catalogues(session: nox.Session) -> None:
    """
    Every message is translated; ``-- update`` writes new messages into the catalogues.
    """
    session.install("Babel>=2.16")
    session.run("python", "scripts/catalogues.py", *(session.posargs or ["check"]))


# ── Tests ─────────────────────────────────────────────────────────────────────────────────────────


@nox.session
def tests_core(session: nox.Session) -> None:
    """
    The tests with attrs, cattrs and Babel alone; what needs an extra is skipped and named.
    """
    prepare(session, "core", package=".")
    run_tests(session, "--without-extras", "tests")


@nox.session
def tests(session: nox.Session) -> None:
    """
    All tests with all extras, and every code block of README, docs and docstrings.
    """
    prepare(session, "test", package=".[all]")
    run_tests(session)


@nox.session
def spark(session: nox.Session) -> None:
    """
    The rules on Spark, started from its wheel with the machine's Java; skipped where there is none.
    """
    if shutil.which("java") is None:
        session.skip("there is no Java on this machine")
    prepare(session, "core", package=".[spark,testing]")
    session.run("pytest", "tests/test_columns_spark.py", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """
    The branches that the tests ran, added up: all of them.
    """
    prepare(session, "core")
    session.run("coverage", "combine", "--keep")
    session.run("coverage", "report")


@nox.session(reuse_venv=False)
def build(session: nox.Session) -> None:
    """
    Build sdist and wheel; install the wheel; run the sdist's tests on it, without its src.
    """
    place = Path(session.create_tmp()).resolve()
    shutil.rmtree(place)
    session.install("build")
    session.run("python", "-m", "build", "--outdir", str(place), str(ROOT))
    (sdist,), (wheel,) = place.glob("*.tar.gz"), place.glob("*.whl")
    with tarfile.open(sdist) as archive:
        archive.extractall(place, filter="data")
    unpacked = place / sdist.name.removesuffix(".tar.gz")
    shutil.rmtree(unpacked / "src")
    session.install(*nox.project.dependency_groups(GROUPS, "test"), f"{wheel}[all]")
    session.chdir(unpacked)
    session.run("pytest", "-n", "auto", "tests", *session.posargs, env={"TESTED_WHEEL": wheel.name})
    session.run("govinfo-report", "check", "examples/chongqing-2017.txt")


# ── Documents ─────────────────────────────────────────────────────────────────────────────────────


@nox.session
def docs(session: nox.Session) -> None:
    """
    Build the documents; a warning is an error. ``-- serve`` shows them while they are written.
    """
    prepare(session, "core", "docs", package=".[all]")
    session.run("python", "docs/_generate.py")
    if session.posargs == ["serve"]:
        session.run("zensical", "serve")
        return
    session.run("zensical", "build", "--clean", "--strict")
    session.run("pytest", "tests/test_docs_search.py")


# ── Not gates: run by name ────────────────────────────────────────────────────────────────────────


@nox.session(default=False)
def benchmarks(session: nox.Session) -> None:
    """
    Print how the package compares in speed with pydantic and with code written by hand.
    """
    prepare(session, "bench", package=".[all]")
    for script in sorted(Path("benchmarks").glob("[!_]*.py")):
        session.run("python", str(script), *session.posargs)


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """
    Change the code in thousands of small ways and list the changes that no test notices.
    """
    prepare(session, "test", "mutation", package=".[all]")
    session.run("python", "scripts/mutants.py", "run", *session.posargs)
    session.run("python", "scripts/mutants.py", "report")


@nox.session(default=False)
def dev(session: nox.Session) -> None:
    """
    Make an environment with everything for an editor: ``.nox/dev``.
    """
    prepare(session, "dev", package=".[all]")
