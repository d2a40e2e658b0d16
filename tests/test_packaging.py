"""
The package as it is installed: metadata, files, the command.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

import pytest

import govinfo_report
from govinfo_report._language import LANGUAGES

ROOT = Path(__file__).parent.parent
INSTALLED = distribution("govinfo-report")
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def names(requirements):
    """
    Give the names of required packages.
    """
    return {re.split(r"[^A-Za-z0-9_.-]", one, maxsplit=1)[0].lower() for one in requirements}


def test_version_is_the_declared_one():
    """
    What is installed is this version.
    """
    assert DECLARED["version"] == INSTALLED.version


def test_what_is_tested_is_what_should_be():
    """
    The session that tests the built wheel gets the package from the wheel, the others from src.
    """
    place = Path(govinfo_report.__file__).parent

    if wheel := os.environ.get("TESTED_WHEEL"):
        assert "site-packages" in place.parts
        assert wheel.startswith(f"govinfo_report-{INSTALLED.version}-")
    else:
        assert ROOT / "src" / "govinfo_report" == place


def test_types_are_for_everyone():
    """
    Type checkers of users read the annotations.
    """
    assert files("govinfo_report").joinpath("py.typed").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogues_are_installed(language):
    """
    The compiled catalogues come with the package, though they are not under version control.
    """
    catalogue = f"locale/{language}/LC_MESSAGES/govinfo_report.mo"

    assert files("govinfo_report").joinpath(catalogue).is_file()


def test_licence_comes_along():
    """
    The metadata names the licence and the text of the licence is in the distribution.
    """
    assert "MIT" == INSTALLED.metadata["License-Expression"]
    assert ["LICENSE"] == INSTALLED.metadata.get_all("License-File")
    text = INSTALLED.read_text("licenses/LICENSE") or ""
    assert "Permission is hereby granted, free of charge" in text


def test_core_needs_three_packages():
    """
    Without extras nothing but attrs, cattrs and Babel is installed.
    """
    always = [one for one in INSTALLED.requires or () if "extra ==" not in one]

    assert {"attrs", "cattrs", "babel"} == names(always)


def test_all_has_every_extra():
    """
    The extra ``all`` takes in each of the others but Spark, which is half a gigabyte.
    """
    extras = DECLARED["optional-dependencies"]
    (whole,) = extras["all"]
    inside = whole.removeprefix("govinfo-report[").removesuffix("]").split(",")

    assert sorted(set(extras) - {"all", "spark"}) == sorted(inside)
    assert sorted(extras) == sorted(INSTALLED.metadata.get_all("Provides-Extra"))


def test_command_is_declared():
    """
    The command leads to the function that runs it.
    """
    scripts = {
        one.name: one.value for one in INSTALLED.entry_points.select(group="console_scripts")
    }

    assert {"govinfo-report": "govinfo_report.cli:main"} == scripts


def test_every_entry_point_can_be_loaded():
    """
    No entry point names something that is not there.
    """
    for one in INSTALLED.entry_points:
        if one.group == "hypothesis" and importlib.util.find_spec("hypothesis") is None:
            continue

        assert callable(one.load())


@pytest.mark.needs("cyclopts", "rich")
@pytest.mark.parametrize(
    "command",
    [
        [str(Path(sys.executable).parent / "govinfo-report")],
        [sys.executable, "-m", "govinfo_report"],
    ],
    ids=["script", "module"],
)
def test_command_runs(command):
    """
    The command says its version, as a script and as a module.
    """
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, "--version"], capture_output=True, check=True, encoding="utf-8"
    )

    assert INSTALLED.version in done.stdout
    assert "" == done.stderr


def test_readme_is_the_description():
    """
    The metadata carry the README, so that an index can show it.
    """
    description = str(INSTALLED.metadata.get_payload() or "").strip()

    assert "text/markdown" == INSTALLED.metadata["Description-Content-Type"]
    assert "# govinfo" == description[:9]
    if os.environ.get("TESTED_WHEEL"):
        assert description == (ROOT / "README.md").read_text(encoding="utf-8").strip()
