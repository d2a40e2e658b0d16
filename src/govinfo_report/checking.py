"""
Checking one report: its edition's rules against its cells.
"""

from __future__ import annotations

import functools
from typing import Any

from .editions import Report
from .findings import Findings, Whole
from .rules import Blanks, Rulebook, check_blanks, whole

__all__ = ["check"]


def check(report: Any, blanks: Blanks = "unknown", *, rules: Rulebook | None = None) -> Findings:
    """
    Check a report against everything that holds on its form.

    Args:
        report: A report, or what a reader returned.

        blanks: ``zero`` reads blank cells as zero; dashes, missing and unreadable cells stay
            unknown.

        rules: What to check against instead of the rules of the form, such as
            ``e2014.RULES.extended(…)``.

    Returns:
        What is violated, worst first; verdicts of all rules are computed when asked for.

    Raises:
        TypeError: ``report`` is no report.

        ValueError: ``blanks`` is neither ``unknown`` nor ``zero``, or the rules are about another
            form.
    """
    if not isinstance(report, Report):
        report = getattr(report, "report", None)
        if not isinstance(report, Report):
            msg = "check() takes a report or a reading"
            raise TypeError(msg)
    if blanks != "unknown":
        check_blanks(blanks)
    if rules is None:
        return Findings(report.rules.findings(report, blanks), report, blanks, _whole)
    if not isinstance(report, rules.cls):
        msg = f"the rules are about {rules.cls.__name__}, the report is a {type(report).__name__}"
        raise ValueError(msg)  # noqa: TRY004 - both are of the right type, they do not go together
    judge = functools.partial(_whole, rules=rules)
    return Findings(rules.findings(report, blanks), report, blanks, judge)


def _whole(report: Report, blanks: Blanks, rules: Rulebook | None = None) -> Whole:
    return whole(rules or report.rules, report, blanks)
