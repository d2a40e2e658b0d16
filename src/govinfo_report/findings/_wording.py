"""
From the facts of a finding to a sentence.
"""

from __future__ import annotations

from .._language import mark, translate
from ..figures import Interval, in_unit
from ..units import Unit
from ._finding import Finding

__all__ = ["sentence"]

_SENTENCES = {
    "sum": mark("{cell}: printed {stated}, but its parts add up to {implied}, {gap}."),
    "among": mark("{cell}: printed {stated}, more than {other}, of which it is a part: {gap}."),
    "distinct_sum": mark(
        "{cell}: printed {stated}, but all channels together have only {implied}, {gap}."
    ),
    "distinct_each": mark("{cell}: printed {stated}, but {other} has only {implied}, {gap}."),
    "equal": mark("{cell}: printed {stated}, but the other side gives {implied}, {gap}. {says}"),
    "at_most": mark("{cell}: printed {stated}, above {implied} of {other}, {gap}. {says}"),
    "impossible": mark("{cell}: this line cannot have “{written}”."),
    "joint": mark("{cell}: each of these rules can hold, but not all of them together: {rules}."),
}


def sentence(finding: Finding, language: str) -> str:
    """
    Say a finding in a language.
    """
    first, last = finding.cells[0], finding.cells[-1]
    said = translate(
        _SENTENCES[finding.wording],
        language,
        cell=first.name,
        other=last.name,
        stated=_interval(finding.stated, finding.unit, language),
        implied=_interval(finding.implied, finding.unit, language),
        gap=_gap(finding.gap, finding.unit, language),
        written=first.written,
        rules="; ".join(finding.follows_from),
        says=finding.says,
    )
    return said.strip()


def _interval(interval: Interval, unit: Unit, language: str) -> str:
    """
    Show what a side allows.
    """
    low, high = (in_unit(value, unit) for value in (interval.low, interval.high))
    if low is None and high is None:
        return translate("any number", language)
    if high is None:
        return translate("at least {low}", language, low=_number(low, unit, language))
    if low is None:
        return translate("at most {high}", language, high=_number(high, unit, language))
    if low == high:
        return _number(low, unit, language)
    return translate("{low} to {high}", language, low=low, high=_number(high, unit, language))


def _gap(gap: Interval, unit: Unit, language: str) -> str:
    """
    Show by how much the stated side is off.
    """
    if gap.low is not None and gap.low > 0:
        return translate("{much} too many", language, much=_interval(gap, unit, language))
    return translate("{much} too few", language, much=_interval(-gap, unit, language))


def _number(value: int | str | None, unit: Unit, language: str) -> str:
    if isinstance(value, int):
        return unit.show(value, language)
    return f"{value}{unit.value}"
