"""
The search of the documents finds Chinese terms.

Chinese has no blanks between words, so a search that cuts texts at blanks finds whole sentences
only. Zensical ships a search that runs in the browser: there the texts of the index, and what is
typed, are cut into words by the browser's own segmenter if the site's language is Chinese.

These tests build the site and prove what can be proved without a browser: that the index says it is
Chinese, that the search which is shipped has such a segmenter, and that the words stand undivided
in the texts of the pages where a reader expects them. That a browser then lists these pages was
seen by hand, in Chromium.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytest.importorskip("zensical", reason="zensical, of the group docs, is not installed")


@pytest.fixture(name="site", scope="module")
def fixture_site(tmp_path_factory):
    """
    Build the site from a copy of its sources.
    """
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("generated"))
    shutil.copy(ROOT / "zensical.toml", folder)
    for command in (["docs/_generate.py"], ["-m", "zensical", "build", "--clean"]):
        subprocess.run([sys.executable, *command], cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own
    return folder / "site"


@pytest.fixture(name="index", scope="module")
def fixture_index(site):
    """
    Load the index of the search.
    """
    return json.loads((site / "search.json").read_text(encoding="utf-8"))


def test_index_is_chinese(index):
    """
    The index tells the search to cut texts as Chinese.
    """
    assert ["zh"] == index["config"]["lang"]


def test_search_cuts_words(site):
    """
    The search that is shipped has a segmenter for words without blanks between them.
    """
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")

    assert "Intl.Segmenter" in worker.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("term", "page"),
    [
        ("收到申请数", "reference/generated/e2014/"),
        ("收到申请数", "tutorial/first-check/"),
        ("勾稽", "reference/glossary/"),
        ("依申请公开情况", "reference/generated/e2014/"),
    ],
)
def test_term_stands_in_page(index, term, page):
    """
    The texts of the pages where a reader expects a term have it, undivided.
    """
    pages = {
        item["location"].partition("#")[0]
        for item in index["items"]
        if term in item["title"] + item["text"]
    }

    assert page in pages


def test_every_page_can_be_reached(site):
    """
    The menu names every page, also those that are written from the code.
    """
    folder = site.parent / "docs"
    menu = (site.parent / "zensical.toml").read_text(encoding="utf-8")
    pages = {str(one.relative_to(folder)) for one in folder.rglob("*.md")}

    assert set() == {page for page in pages if f'"{page}"' not in menu}
