"""
Errors: what each says, and what it can be caught as.
"""

from __future__ import annotations

import pickle

import pytest

from govinfo_report import errors
from govinfo_report.errors import (
    ColumnsError,
    FormError,
    GovInfoReportError,
    InconsistentReportError,
    InvalidDataError,
    MissingExtraError,
    Problem,
    RuleError,
    StaleChangeError,
    UnknownEditionError,
    UnknownIndicatorError,
    UnlikeReportsError,
    UnreadableError,
)

PROBLEMS = (
    Problem("$.requests.received.total", "is missing"),
    Problem("$.year", "write an integer"),
)
SAID = [
    (
        UnlikeReportsError(("there is no report", "the years differ")),
        "there is no report; the years differ",
    ),
    (ColumnsError("no columns of a form"), "no columns of a form"),
    (
        UnreadableError("no table found", "政府信息公开情况统计表"),
        "no table found; looked for 政府信息公开情况统计表",
    ),
    (
        UnreadableError("the file is empty", "a table of an annual report", "report.txt"),
        "report.txt: the file is empty; looked for a table of an annual report",
    ),
    (
        MissingExtraError("The command line", "cyclopts", "cli"),
        "The command line needs cyclopts: pip install 'govinfo-report[cli]'",
    ),
    (UnknownIndicatorError("requests.sent"), "the form has no requests.sent"),
    (
        UnknownIndicatorError("requests.recieved", "requests.received"),
        "the form has no requests.recieved; did you mean requests.received?",
    ),
    (
        UnknownEditionError("2015", ("2014", "2019", "2021")),
        "no edition '2015'; there are '2014', '2019', '2021'",
    ),
    (FormError("Received.total", "write form.total"), "Received.total: write form.total"),
    (RuleError("intake", "write a sum"), "rule intake: write a sum"),
    (
        StaleChangeError("complaints", "3", None),
        "complaints prints None, the change was made for '3'; propose changes anew for this report",
    ),
    (
        InvalidDataError(PROBLEMS),
        "$.requests.received.total: is missing\n$.year: write an integer",
    ),
    (InconsistentReportError(("one is wrong", "two is wrong")), "one is wrong\ntwo is wrong"),
]
BUILTINS = {
    ColumnsError: ValueError,
    FormError: TypeError,
    InconsistentReportError: ValueError,
    InvalidDataError: ValueError,
    MissingExtraError: ImportError,
    RuleError: TypeError,
    StaleChangeError: ValueError,
    UnknownEditionError: LookupError,
    UnknownIndicatorError: LookupError,
    UnlikeReportsError: ValueError,
    UnreadableError: ValueError,
}


@pytest.mark.parametrize(("error", "sentence"), SAID, ids=lambda value: type(value).__name__)
def test_says_what_and_what_to_do(error, sentence):
    """
    The sentence of an error is made of its facts.
    """
    assert sentence == str(error)


@pytest.mark.parametrize(("cls", "builtin"), BUILTINS.items(), ids=lambda cls: cls.__name__)
def test_is_caught_as_what_python_would_raise(cls, builtin):
    """
    Each error is one of ours and also the builtin error that it resembles.
    """
    assert (GovInfoReportError, builtin) == tuple(
        base for base in (GovInfoReportError, builtin) if issubclass(cls, base)
    )


def test_every_error_is_tried_here():
    """
    A new error class has to be listed in these tests.
    """
    listed = {"GovInfoReportError", "Problem", *(cls.__name__ for cls in BUILTINS)}

    assert listed == set(errors.__all__)
    assert set(BUILTINS) == {type(error) for error, _ in SAID}


@pytest.mark.parametrize(("error", "sentence"), SAID, ids=lambda value: type(value).__name__)
def test_comes_back_from_another_process(error, sentence):
    """
    An error survives pickling, as it has to where many files are checked in parallel.
    """
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301 - it was pickled in this line

    assert (type(error), sentence) == (type(copied), str(copied))


def test_two_errors_are_two():
    """
    Errors compare by identity, as exceptions do, so that they can be put in sets.
    """
    assert len({RuleError("a", "b"), RuleError("a", "b")}) == 2


def test_problems_compare_by_their_facts():
    """
    Two problems with the same place and reason are one.
    """
    assert Problem("$", "is empty") == Problem("$", "is empty")
    assert str(Problem("$", "is empty")) == "$: is empty"
