"""
The names that the package offers at its root.
"""

from __future__ import annotations

import ast
import importlib
from importlib.metadata import version
from pathlib import Path

import pytest

import govinfo_report


def names_for_checkers():
    """
    Read the names and their modules that type checkers see.
    """
    tree = ast.parse(Path(govinfo_report.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: node.module
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


class TestNames:
    """
    They are listed for type checkers and, once more, for the import on first use.
    """

    def test_all(self):
        """
        What is offered is what type checkers see, in order.
        """
        assert sorted(names_for_checkers()) == sorted(govinfo_report.__all__)
        assert sorted(govinfo_report.__all__) == dir(govinfo_report)

    @pytest.mark.parametrize("name", govinfo_report.__all__)
    def test_each(self, name):
        """
        A name is the object of the module in which type checkers find it.
        """
        home = importlib.import_module(f"govinfo_report.{names_for_checkers()[name]}")

        assert getattr(home, name) is getattr(govinfo_report, name)

    def test_version(self):
        """
        The version is the installed one.
        """
        assert version("govinfo-report") == govinfo_report.__version__

    def test_unknown(self):
        """
        Another name is refused as any module refuses it.
        """
        with pytest.raises(AttributeError, match="no attribute 'nothing'"):
            govinfo_report.nothing  # noqa: B018 - the access is what is refused
