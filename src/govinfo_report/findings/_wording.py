"""
From the facts of a finding to a sentence.
"""

from __future__ import annotations

from .._language import mark, translate
from ..figures import Interval, in_unit
from ..units import Unit

__all__ = ["doubt", "sentence"]

_SENTENCES = {
    "sum": mark("{cell}: printed {stated}, but its parts add up to {implied}, {gap}."),
    "among": mark("{cell}: printed {stated}, more than {other}, of which it is a part: {gap}."),
    "distinct_sum": mark(
        "{cell}: printed {stated}, but all channels together have only {implied}, {gap}."
    ),
    "distinct_each": mark("{cell}: printed {stated}, but {other} has only {implied}, {gap}."),
    "equal": mark("{cell}: printed {stated}, but the other side gives {implied}, {gap}. {says}"),
    "at_most": mark("{cell}: printed {stated}, above {implied} of {other}, {gap}. {says}"),
    "at_most_number": mark("{cell}: printed {stated}, above {implied}, {gap}. {says}"),
    "equal_sides": mark(
        "{cells}: one side gives {stated}, the other gives {implied}, {gap}. {says}"
    ),
    "at_most_sides": mark(
        "{cells}: the smaller side gives {stated}, above {implied} of the other, {gap}. {says}"
    ),
    "jump": mark("{cell} prints {written}, and {other} {other_written}: a jump. {says}"),
    "copied": mark("These cells print the same numbers in both years: {cells}."),
    "members": mark("{cell}: printed {stated}, but the members add up to {implied}, {gap}."),
    "members_moved": mark(
        "{cell}: printed {stated}, but the members add up to {implied}, {gap}. Probably wrong:"
        " {suspects}."
    ),
    "known_members": mark(
        "{cell}: the members that are known add up to {stated}, above the {implied} of the whole,"
        " {gap}."
    ),
    "known_members_moved": mark(
        "{cell}: the members that are known add up to {stated}, above the {implied} of the whole,"
        " {gap}. Probably wrong: {suspects}."
    ),
    "missing_member": mark(
        "{count} figures are above the sums of the members, none is below, and what is left over"
        " breaks no rule: probably a member is missing."
    ),
    "impossible": mark("{cell}: this line cannot have “{written}”."),
    "joint": mark(
        "{cell}: each rule alone can hold, but the figures printed in these cells cannot all be"
        " right together: {cells}."
    ),
}


def sentence(
    wording: str,
    language: str,
    unit: Unit,
    intervals: tuple[Interval, Interval, Interval],
    printed: str | None,
    **facts: object,
) -> str:
    """
    Say a finding in a language.

    Args:
        wording: Which sentence.

        language: A locale such as ``zh`` or ``en``.

        unit: The unit of the stated cell.

        intervals: What is stated, what is implied, and the gap between the two.

        printed: The text of the stated cell, where one cell states it.

        **facts: What else goes into the sentence.
    """
    stated, implied, gap = intervals
    said = translate(
        _SENTENCES[wording],
        language,
        stated=_stated(stated, printed, unit, language),
        implied=_interval(implied, unit, language),
        gap=_gap(gap, unit, language),
        **facts,
    )
    return said.strip()


def doubt(name: str, without_number: tuple[str, ...], language: str) -> str:
    """
    Say why the digits cannot tell whether the rule about a cell holds.

    Args:
        name: What the cell is called.

        without_number: What the cells are called that print no number.

        language: A locale such as ``zh`` or ``en``.
    """
    if not without_number:
        return translate("{cell}: cannot be told, because figures are rounded", language, cell=name)
    return translate(
        "{cell}: cannot be told, because these cells print no number: {cells}",
        language,
        cell=name,
        cells="、".join(without_number),
    )


def _stated(interval: Interval, printed: str | None, unit: Unit, language: str) -> str:
    """
    Show what is stated: a rounded figure as it is printed, so that it can be found on the page.
    """
    if printed and not interval.is_exact and printed[-1] in _LAST_OF_FIGURE:
        return f"{printed}{unit.value}"
    return _interval(interval, unit, language)


_LAST_OF_FIGURE = frozenset("0123456789万亿余多")


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
    too_many = gap.low is not None and gap.low > 0
    size = gap if too_many else -gap
    if size.high is None and size.low is not None:
        much = _number(in_unit(size.low, unit), unit, language)
        if too_many:
            return translate("at least {much} too many", language, much=much)
        return translate("at least {much} too few", language, much=much)
    much = _interval(size, unit, language)
    if too_many:
        return translate("{much} too many", language, much=much)
    return translate("{much} too few", language, much=much)


def _number(value: int | str | None, unit: Unit, language: str) -> str:
    if isinstance(value, int):
        return unit.show(value, language)
    return f"{value}{unit.value}"
