"""
Lines that are one cell: a heading, a piece of a label, a unit, a figure, or nothing of the table.
"""

from __future__ import annotations

import re

from attrs import evolve

from ..form import fold
from ._cells import is_figure
from ._columns import DASHES, UNITS
from ._line_local import take_local
from ._matching import ENOUGH, Matching
from ._notices import NoticeCode
from ._torn import Piece, Waiting, label_start

__all__ = ["take_alone"]

_MOST_TORN = 6  # pieces of one label

_YEAR = re.compile(r"[（(][12][0-9]{3}年度?[）)]?")


def take_alone(matching: Matching, place: int, text: str) -> None:
    """
    Take a line that is one cell: a heading, a piece of a label, a unit or a figure.
    """
    if _is_furniture(matching, place, text):
        return
    if matching.waiting is not None and _take_rest(matching, matching.waiting, place, text):
        return
    if text in DASHES and matching.last >= 0 and matching.index.lines[matching.last].is_heading:
        return
    found, label = matching.find_torn(text)
    if found is not None:
        matching.finish_waiting()
        matching.give_up_torn()
        if matching.index.lines[found].is_heading:
            matching.put(found, label, "", "", place)
        else:
            matching.waiting = Waiting(found, label, place)
    elif not _take_words(matching, place, text) and not _take_lines(matching, place, text):
        matching.torn.append(Piece(place, text))
        if len(matching.torn) > _MOST_TORN:
            matching.outside.append(matching.torn.pop(0))


def _is_furniture(matching: Matching, place: int, text: str) -> bool:
    """
    Say whether a line is a title, a header or a page number; one that stands where a figure was
    still to come is noted.
    """
    if text.startswith("\f"):
        if matching.waiting is not None or (matching.torn and matching.torn[-1].text in UNITS):
            matching.note(NoticeCode.TEXT_UNPLACED, place, text[1:])
        return True
    if fold(text) == matching.index.title:
        matching.titled = matching.filled >= ENOUGH
    return (
        fold(text) in matching.index.headers or _YEAR.fullmatch("".join(text.split())) is not None
    )


def _take_rest(matching: Matching, waiting: Waiting, place: int, text: str) -> bool:
    """
    Take a line for the unit, the figure or the rest of the label of the line that waits.
    """
    if matching.torn:
        return matching.lengthen(waiting, text)
    if text in UNITS:
        if waiting.unit:
            return False
        matching.waiting = evolve(waiting, unit=text)
    elif is_figure(text):
        matching.fill(waiting.unit, text, place)
        matching.bare = None if waiting.unit else waiting
    else:
        return matching.lengthen(waiting, text)
    return True


def _take_words(matching: Matching, place: int, text: str) -> bool:
    """
    Take a line in which blanks part a known label from its figure, with or without a unit.
    """
    words = text.rsplit(None, 2)
    if not words[1:] or not is_figure(words[-1]):
        return False
    head = text.rsplit(None, 1)[0]
    for label, unit in ((head, ""), (words[0], words[1])):
        found = matching.find(label)
        if found is not None:
            matching.finish_waiting()
            matching.give_up_torn()
            matching.put(found, label, "" if label == head else unit, words[-1], place)
            return True
    return False


def _take_lines(matching: Matching, place: int, text: str) -> bool:
    """
    Take a figure below the label and the unit of a row that the form does not have.
    """
    is_below = matching.last >= 0 or matching.waiting is not None
    if not (is_below and matching.torn and matching.torn[-1].text in UNITS and is_figure(text)):
        return False
    start = label_start(matching.torn[:-1])
    if start is None or (matching.waiting is not None and not matching.torn[start].number):
        return False  # without a number it may be a note of the line that waits
    matching.finish_waiting()
    unit = matching.torn.pop().text
    label = matching.torn_from(start)
    matching.give_up_torn()
    take_local(matching, label, unit, text, place)
    return True
