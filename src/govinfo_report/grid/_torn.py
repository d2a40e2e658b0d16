"""
Labels over several lines: what is torn, what waits for its figure, and where a label begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ..form import split_number
from ..numerals import NumeralError, parse_outline
from ._cells import is_figure
from ._columns import DASHES, UNITS
from ._index import SERIAL

__all__ = ["Piece", "Waiting", "label_start", "level", "outline_of", "without_serial"]


@frozen
class Waiting:
    """
    A line whose label stood alone, so that unit and figure may follow.
    """

    line: int
    label: str
    place: int
    unit: str = ""


@frozen
class Piece:
    """
    A text that may be a piece of a label, or nothing of the table.
    """

    place: int
    text: str

    @property
    def number(self) -> str:
        """
        The outline number at its beginning, empty if there is none.
        """
        return split_number(without_serial(self.text, is_numbered=False))[0]


def without_serial(label: str, *, is_numbered: bool) -> str:
    """
    Take the number of its row in the table off a label.

    Args:
        label: The label of a row that the form does not have.

        is_numbered: Whether other rows have such a number; else an outline number has to follow.
    """
    rest = SERIAL.sub("", label, count=1)
    return rest if is_numbered or split_number(rest)[0] else label


def label_start(pieces: Sequence[Piece], rest: str = "") -> int | None:
    """
    Find the piece with which the label of a row begins that the form does not have.

    Args:
        pieces: Pieces above its unit and figure.

        rest: What of the label stands on the line of the figure.

    Returns:
        The position of the last piece with an outline number, else of the last one if nothing of
        the label stands elsewhere; ``None`` if no piece belongs to the label.
    """
    last = None
    for start in range(len(pieces) - 1, -1, -1):
        piece = pieces[start]
        number = piece.number
        if number:
            is_heading = rest and level(number) == 1
            return last if is_heading else start
        if piece.text in UNITS or piece.text in DASHES or is_figure(piece.text):
            return last
        if not rest and last is None:
            last = start
    return last


def level(number: str) -> int | None:
    """
    Give the level of the outline at which a number stands, in any of the usual styles.

    Source: 一、（一）1．（1）① of GB/T 9704-2012 and of the forms.
    """
    bare = number.strip("（）().．、")
    if not bare:
        return None
    if number[0] in "（(":
        return 4 if bare.isdecimal() else 2
    if bare.isdecimal():
        return 3
    return 1 if bare[0] in _CHINESE_DIGITS else 5


def outline_of(label: str) -> tuple[int, int] | None:
    """
    Give the level and the number of a label in its outline, if it has one.
    """
    number = split_number(label)[0].rstrip("． 　")
    for text in (number, f"{number}．"):
        try:
            found = parse_outline(text, lenient=True)
        except NumeralError:
            continue
        return None if found.level is None else (found.level, found.number)
    return None


_CHINESE_DIGITS = "一二三四五六七八九十"
