"""
Rows that stand in a source more than once: a narrative that names some, the table of another year
beside that of this one, or the next report.

Rows of a chapter that follow one another in the order of the form are one table. Of two tables
with the same rows the one is taken that is certain; if none is, none is taken.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from attrs import frozen

from ..form import fold
from ._heading import find_heading
from ._notices import NoticeCode
from ._row_matching import RowMatching
from ._strips import Strip
from ._words import Word

__all__ = ["begins_again", "drop_strays"]

_CAPTION = re.compile(r"[^，。；]{0,8}?(?<![0-9])(?P<year>[12][0-9]{3})年[^，。；]{0,12}")
_LONGEST_TITLE = 40
_FAR_LESS = 2
"""
A table is no match for one that has more than so many times its rows.
"""


@frozen(eq=False)
class _Table:
    """
    Rows of one chapter in the order of the form.
    """

    chapter: str
    rows: Sequence[Strip]

    @functools.cached_property
    def lines(self) -> frozenset[int]:
        return frozenset(row.names for row in self.rows)

    def is_headed(self, matching: RowMatching) -> bool:
        """
        Say whether words of the form stand right above its columns; a row without a label stands
        below them or would not have been found.
        """
        if any(self.rows[0].names in lines for lines, _ in matching.index.across):
            return True
        return any(matching.index.heads[word.text] for word in self.rows[0].before)

    @functools.cached_property
    def year(self) -> int | None:
        """
        The year of its caption.
        """
        words = [word.text for word in self.rows[0].before if "报告" not in word.text]
        found = [match for match in map(_CAPTION.fullmatch, words) if match]
        return int(found[-1]["year"]) if found else None


def begins_again(matching: RowMatching) -> int | None:
    """
    Decide which rows are those of the report where some stand several times.

    Args:
        matching: What was found, repeated rows among it.

    Returns:
        The position of the row at which the next report begins, if one does.
    """
    kept: list[_Table] = []
    refused: set[int] = set()
    tables = _tables(matching)
    for table in tables:
        others = [one for one in kept if one.lines & table.lines]
        if table.lines & refused:
            _drop(matching, table.rows, NoticeCode.ROW_UNCERTAIN)
        elif not others:
            kept.append(table)
        elif _is_next(matching, tables, kept, others, table):
            return _start(table)
        else:
            choice = _choice(matching, tables[0].rows[0].before, others, table)
            if choice is None:
                for one in (*others, table):
                    refused |= one.lines
                    _drop(matching, one.rows, NoticeCode.ROW_UNCERTAIN)
                kept = [one for one in kept if one not in others]
            elif choice is table:
                for one in others:
                    _drop(matching, one.rows, NoticeCode.TEXT_UNPLACED)
                kept = [*(one for one in kept if one not in others), table]
                _take(matching, table)
            else:
                kept += _without_repeated(matching, others, table)
    matching.repeats = 0
    _keep(matching, [row for one in kept for row in one.rows])
    return None


def _keep(matching: RowMatching, rows: Sequence[Strip]) -> None:
    """
    Go on with those rows that are still placed.
    """
    matching.found = [row for row in rows if row.line is not None]
    matching.first = min((row.place for row in matching.found), default=None)
    matching.end = max((row.place for row in matching.found), default=0)


def drop_strays(matching: RowMatching) -> None:
    """
    Leave out rows that stand above the title of their chapter, without words above their columns: a
    narrative names them.

    Args:
        matching: What was found.
    """
    found = [one for one in _tables(matching) if not one.is_headed(matching)]
    if not found:
        return
    titles = matching.index.headings
    first: dict[str, int] = {}
    for word in itertools.chain(*(one.before for one in matching.strips), matching.words):
        text = fold(word.text) if len(word.text) <= _LONGEST_TITLE else ""
        for chapter, title in titles.items():
            if title in text:
                first.setdefault(chapter, word.position)
    for table in found:
        strays = [row for row in table.rows if row.position < first.get(table.chapter, -1)]
        _drop(matching, strays, NoticeCode.TEXT_UNPLACED)
        matching.barred -= {row.names for row in strays}
    _keep(matching, matching.found)


def _tables(matching: RowMatching) -> list[_Table]:
    """
    Part the rows that were found where another chapter begins, or the order of the form does again.
    """
    chapters = matching.index.chapters
    parts: list[list[Strip]] = []
    for row in matching.found:
        last = parts[-1][-1] if parts else None
        if last is None or chapters[last.names] != chapters[row.names] or row.names <= last.names:
            parts.append([])
        parts[-1].append(row)
    return [_Table(chapters[rows[0].names], rows) for rows in parts]


def _start(table: _Table) -> int:
    """
    Give the position of the row at which a table begins, words above it included.
    """
    first = table.rows[0]
    return min([first.begins, *(word.position for word in first.before[:1])])


def _is_next(
    matching: RowMatching,
    tables: Sequence[_Table],
    kept: Sequence[_Table],
    others: Sequence[_Table],
    table: _Table,
) -> bool:
    """
    Say whether the next report begins with a table.
    """
    if _follows_on(matching, others, table) or _start(table) <= tables[0].rows[0].position:
        return False
    if all(one.chapter == table.chapter for one in tables):
        above = tables[0].rows[0].before
        choice = _by_size(matching, others, table)
        return choice is None and _by_year(above, others, table) is None
    goes_back = table.rows[0].names < kept[-1].rows[0].names and kept[-1] not in others
    choice = _by_size(matching, others, table)
    is_stray = choice is table and not any(one.is_headed(matching) for one in others)
    return goes_back and choice in {None, table} and not is_stray


def _choice(
    matching: RowMatching, above: Sequence[Word], others: Sequence[_Table], table: _Table
) -> _Table | None:
    """
    Choose between tables with the same rows.

    Returns:
        The new table, the first of the others where these are kept, or ``None`` if none is certain.
    """
    if _follows_on(matching, others, table):
        return others[0]
    return (
        _by_size(matching, others, table)
        or _by_year(above, others, table)
        or (others[0] if _say_the_same(others, table) else None)
    )


def _follows_on(matching: RowMatching, others: Sequence[_Table], table: _Table) -> bool:
    """
    Say whether a table goes on where another ends, behind a single row that stands twice.
    """
    before = others[-1].rows
    (first, *rest), last = (row.names for row in table.rows), before[-1].names
    is_inside = len(others) == 1 and len(before) > 1 and not table.is_headed(matching)
    return is_inside and bool(rest) and first <= last < rest[0]


def _by_size(matching: RowMatching, others: Sequence[_Table], table: _Table) -> _Table | None:
    """
    Choose the table that has words above its columns, or far more rows.
    """
    rows = sum(len(one.lines) for one in others)
    is_headed = table.is_headed(matching)
    if is_headed != any(one.is_headed(matching) for one in others):
        return table if is_headed else others[0]
    if len(table.lines) * _FAR_LESS < rows:
        return others[0]
    return table if rows * _FAR_LESS < len(table.lines) else None


def _by_year(above: Sequence[Word], others: Sequence[_Table], table: _Table) -> _Table | None:
    """
    Choose the table that is captioned with the later year, or not with another one.
    """
    year, other = table.year, others[0].year
    if year is not None and other is not None:
        return None if year == other else table if year > other else others[0]
    if year is None and other is None:
        return None
    own = find_heading("\n".join(word.text for word in above)).year
    if own is None:
        return None
    if year is None:
        return others[0] if other == own else table
    return table if year == own else others[0]


def _say_the_same(others: Sequence[_Table], table: _Table) -> bool:
    """
    Say whether the rows of a table have the cells of those that were found before.
    """
    cells = {row.names: row.cells for one in others for row in one.rows}
    return all(cells.get(row.names, row.cells) == row.cells for row in table.rows)


def _without_repeated(
    matching: RowMatching, others: Sequence[_Table], table: _Table
) -> list[_Table]:
    """
    Leave out of a table what was found before, and the rest too if it is another table.
    """
    known = {line for one in others for line in one.lines}
    is_same = _follows_on(matching, others, table) or _say_the_same(others, table)
    rest = [row for row in table.rows if is_same and row.names not in known]
    again = [row for row in table.rows if not is_same or row.names in known]
    _drop(matching, again, NoticeCode.ROW_REPEATED)
    return [_Table(table.chapter, rest)] if rest else []


def _drop(matching: RowMatching, rows: Sequence[Strip], code: NoticeCode) -> None:
    """
    Leave rows out, with a notice for each.
    """
    for row in rows:
        line = row.names
        if row.line is not None:
            matching.unsettle(row)
        matching.bar(row, line, code)


def _take(matching: RowMatching, table: _Table) -> None:
    """
    Take the rows of a table instead of others.
    """
    for row in table.rows:
        if row.line is None:
            matching.settle(row, row.names)
    place = table.rows[0].place
    matching.notices = [
        one
        for one in matching.notices
        if one.code is not NoticeCode.ROW_OUT_OF_ORDER or one.place != place
    ]
