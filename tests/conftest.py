"""
What all tests share: the Hypothesis profiles and the marker for tests that need an extra.
"""

from __future__ import annotations

import importlib.util
import os

import pytest

try:
    import hypothesis
except ModuleNotFoundError:  # an extra; the property tests are skipped without it
    pass
else:
    hypothesis.settings.register_profile(
        "ci", derandomize=True, deadline=None, print_blob=True, database=None
    )
    hypothesis.settings.register_profile("dev", deadline=None)
    hypothesis.settings.register_profile("nightly", deadline=None, max_examples=5000)
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """
    Skip a test marked ``needs`` in a run without extras if its packages are not installed.
    """
    for marker in item.iter_markers("needs"):
        for package in marker.args:
            absent = importlib.util.find_spec(package) is None
            if absent and item.config.getoption("--without-extras"):
                pytest.skip(f"{package} is not installed")
