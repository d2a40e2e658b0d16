"""
Packages of extras: imported late, refused with the line that installs them.
"""

from __future__ import annotations

import json
import sys

import pytest

from govinfo_report._extras import require
from govinfo_report.errors import MissingExtraError


def test_gives_the_module():
    """
    An installed module is imported and given, also one inside a package.
    """
    assert json.decoder is require("json.decoder", feature="JSON", extra="json")


@pytest.mark.parametrize("module", ["absent", "absent.inside"])
def test_refuses_a_package_that_is_not_installed(module):
    """
    The error names the feature, the package and the line that installs it, and hides the cause.
    """
    with pytest.raises(MissingExtraError) as caught:
        require(module, feature="The command line", extra="cli")

    assert "The command line needs absent: pip install 'govinfo-report[cli]'" == str(caught.value)
    assert caught.value.__suppress_context__


def test_lets_a_broken_package_speak(monkeypatch, tmp_path):
    """
    A package that is installed, but lacks something of its own, is no missing extra.
    """
    (tmp_path / "broken.py").write_text("import absent_too\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "broken", raising=False)

    with pytest.raises(ModuleNotFoundError, match="absent_too") as caught:
        require("broken", feature="Anything", extra="any")

    assert not isinstance(caught.value, MissingExtraError)
