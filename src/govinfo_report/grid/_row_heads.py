"""
What the words above columns say: in which order the cells below them stand, and in which unit.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attrs import define, field

from ..form import Column, fold
from ._index import without_note
from ._row_index import RowIndex
from ._words import Word

__all__ = ["AS_ON_THE_FORM", "Head", "Order", "are_torn", "in_unit", "words_above"]

Order = tuple[int, ...]
"""
For each column of the form, where its cell stands among those of a row.
"""

AS_ON_THE_FORM: Order = ()
"""
The cells stand in the order of the form, or nothing says anything else.
"""

_NOTHING: Order = (-1,)
"""
The words say nothing about these cells.
"""

_UNIT = re.compile(r"[（(]?单位[:：]?(?P<unit>[^（）()，,]{1,4})[）)]?$")
_SHORTEST_PIECE = 2
_A_ROW = 2
"""
So many words beside one another are a row of words above columns; fewer may stand anywhere.
"""


_MOST_WORDS = 64
_BEFORE = 6
"""
So many words before the first that stands above columns are looked at too: torn ones, and units.
"""


class Said(NamedTuple):
    """
    A word with the row of the grid in which it stands, counted from the first such word.
    """

    text: str
    position: int


def words_above(index: RowIndex, words: Sequence[Word]) -> tuple[Said, ...]:
    """
    Give the words above columns among those between two rows with cells.

    Args:
        index: The form.

        words: The words.
    """
    last = words[-_MOST_WORDS:]
    first = next((at for at, word in enumerate(last) if index.heads[word.text]), 0)
    near = last[max(0, first - _BEFORE) :]
    return tuple([Said(word.text, word.position - near[0].position) for word in near])


@define
class Head:
    """
    The words above some rows.

    Attributes:
        words: The words.

        before: The words above the rows before, which may still say how cells stand.

        orders: By kind of line the order of its cells; ``None`` if the words are not those of the
            form.

        units: By kind of line the units of its columns that are not those of the form.

        told: The kinds of line of whose order the user was told.
    """

    words: tuple[Said, ...]
    before: Head | None = None
    orders: dict[int, Order | None] = field(factory=dict)
    units: dict[int, dict[int, str]] = field(factory=dict)
    told: set[int] = field(factory=set)

    def order_of(self, index: RowIndex, line: int) -> Order | None:
        """
        Say in which order the cells of a line stand.

        Args:
            index: The form.

            line: The position of the line.

        Returns:
            The order; ``None`` if it cannot be told.
        """
        kind = index.kinds[line]
        if kind not in self.orders:
            self.orders[kind] = self._find_order(index, line)
        return self.orders[kind]

    def _find_order(self, index: RowIndex, line: int) -> Order | None:
        head: Head | None = self
        while head is not None:
            if index.kinds[line] in head.orders:
                return head.orders[index.kinds[line]]
            order = _said(index, line, head.words)
            if order is not _NOTHING:
                return order
            head = head.before
        return AS_ON_THE_FORM

    def units_of(self, index: RowIndex, line: int) -> dict[int, str]:
        """
        Give the units that the words name for the columns of a line, if they are not the form's.

        Args:
            index: The form.

            line: The position of the line.

        Returns:
            The units by the position of the column.
        """
        kind = index.kinds[line]
        if kind not in self.units:
            self.units[kind] = _units(index.lines[line].columns, self.words)
        return self.units[kind]


def in_unit(text: str, unit: str) -> str:
    """
    Take a unit into the cell, so that money keeps its value.

    Args:
        text: The text of the cell.

        unit: The unit that the words above it name.
    """
    has_figure = any(character.isdecimal() for character in text)
    return f"{text}{unit}" if has_figure and "元" not in text else text


@functools.lru_cache(maxsize=512)
def _units(columns: tuple[Column, ...], words: tuple[Said, ...]) -> dict[int, str]:
    """
    Find the units that words name for columns, if they are not the form's.
    """
    units: dict[int, str] = {}
    for word in words:
        text = "".join(word.text.split())
        match = _UNIT.search(text)
        if match is None:
            continue
        name = fold(text[: match.start()])
        for at, column in enumerate(columns):
            is_meant = fold(without_note(column.label)) == name or not (name or columns[1:])
            if is_meant and fold(match["unit"]) != fold(column.unit.value):
                units[at] = match["unit"]
    return units


@functools.lru_cache(maxsize=512)
def _said(index: RowIndex, line: int, words: tuple[Said, ...]) -> Order | None:
    """
    Say in which order the cells of a line stand, as far as these words tell.
    """
    if _names_columns(index, line, words):
        return _order(index, line, words)
    return None if _has_other_words(index, line, words) else _NOTHING


def _named(
    index: RowIndex, columns: Sequence[Column], words: Sequence[Said]
) -> Iterator[tuple[int | None, Said]]:
    """
    Walk over words with the column that each one names.
    """
    names = {fold(column.label): at for at, column in enumerate(columns)}
    names |= {fold(without_note(column.label)): at for at, column in enumerate(columns)}
    for word in words:
        is_column = not index.has_number[word.text]
        key = fold(word.text)
        yield names.get(key, names.get(fold(without_note(word.text)))) if is_column else None, word


def _names_columns(index: RowIndex, line: int, words: Sequence[Said]) -> bool:
    """
    Say whether words name the columns of a line, at least some of them.
    """
    columns = index.lines[line].columns
    named = {at for at, _ in _named(index, columns, words) if at is not None}
    return len(named) >= min(_A_ROW, len(columns)) > 0


def _order(index: RowIndex, line: int, words: Sequence[Said]) -> Order | None:
    """
    Say in which order the cells of a line stand below words that name its columns.
    """
    columns = index.lines[line].columns
    groups = {fold(one) for column in columns for one in column.under}
    named = list(_named(index, columns, words))
    found = [(at, word.position) for at, word in named if at is not None]
    others = [word.text for at, word in named if at is None and fold(word.text) not in groups]
    order = _once([at for at, _ in found])
    if len(order) < len(columns):
        lacking = [fold(one.label) for at, one in enumerate(columns) if at not in order]
        in_order = any([at for at in one if at in order] == order for one in _natural(columns))
        return AS_ON_THE_FORM if in_order and are_torn(others, lacking) else None
    return _whole(columns, order, [position for _, position in found], words)


def are_torn(words: Sequence[str], labels: Sequence[str]) -> bool:
    """
    Say whether labels may stand among words in pieces, or several in one.

    Args:
        words: The words.

        labels: The folded labels.
    """
    whole = fold("".join(words))
    pieces = {fold(piece) for word in words for piece in word.split()}
    return all(
        label in whole or any(_is_piece(piece, label) for piece in pieces) for label in labels
    )


def _natural(columns: Sequence[Column]) -> list[list[int]]:
    """
    Give the orders in which the words of the form come out of a table: column by column, and row by
    row, where some stand below others.
    """
    flat = list(range(len(columns)))
    return [flat, sorted(flat, key=lambda at: len(columns[at].under))]


def _once(order: list[int]) -> list[int]:
    """
    Take words that are printed several times, in the same order each time, once.
    """
    times = order.count(order[0])
    length = len(order) // times
    return order[:length] if order == order[:length] * times else order


def _whole(
    columns: Sequence[Column],
    order: list[int],
    positions: list[int],
    words: Sequence[Said],
) -> Order | None:
    """
    Say in which order the cells stand where each column is named.
    """
    natural = _natural(columns)
    if order == natural[0]:
        return AS_ON_THE_FORM
    if len(order) > len(columns):
        return None
    rows = sorted(set(positions[: len(order)]))
    if len(rows) == 1 or (len(rows) == len(order) and natural[0] == natural[1]):
        return _inverse(order)
    return _of_two_rows(columns, order, positions, words)


def _of_two_rows(
    columns: Sequence[Column], order: list[int], positions: list[int], words: Sequence[Said]
) -> Order | None:
    """
    Say in which order the cells stand where some words stand below words that head them together.
    """
    depth = max(len(column.under) for column in columns)
    below = [at for at in order if len(columns[at].under) == depth]
    heads = {fold(columns[at].under[-1]) for at in below if depth}
    upper = [at for at in order if at not in below]
    places = dict(zip(order, positions, strict=False))
    groups = [
        (word.position, place) for place, word in enumerate(words) if fold(word.text) in heads
    ]
    if not groups and order == _natural(columns)[1]:
        is_torn = any(_is_piece(fold(word.text), head) for word in words for head in heads)
        return AS_ON_THE_FORM if is_torn else None
    if len(heads) != 1 or len(groups) != 1 or order != upper + below:
        return None
    where = {fold(word.text): place for place, word in enumerate(words)}
    first = [at for at in upper if where[fold(columns[at].label)] < groups[0][1]]
    are_rows = {places[at] for at in upper} == {groups[0][0]} and len(
        {places[at] for at in below}
    ) == 1
    flat = [*first, *below, *(at for at in upper if at not in first)]
    if flat == list(range(len(columns))):
        return AS_ON_THE_FORM
    return _inverse(flat) if are_rows else None


def _inverse(order: list[int]) -> Order:
    return tuple(order.index(at) for at in range(len(order)))


def _is_piece(word: str, label: str) -> bool:
    """
    Say whether a word is a piece of a label, or has it in it.
    """
    return label in word or (len(word) >= _SHORTEST_PIECE and word in label)


def _has_other_words(index: RowIndex, line: int, words: Sequence[Said]) -> bool:
    """
    Say whether the words below the corner of a table are none of the form's.
    """
    corner = index.corners[line]
    start = next((at for at, word in enumerate(words) if fold(word.text) == corner), None)
    return start is not None and not all(
        index.known[word.text] or _UNIT.fullmatch(word.text) for word in words[start:]
    )
