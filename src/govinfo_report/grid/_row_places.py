"""
Placing the rows whose label is torn, glued, misspelt or lost, and noting what is left.

What stands between two rows that are known is certain if just as many lines of the form stand
between theirs. Nothing is decided by similarity.
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator

from ..form import fold, split_number
from ._notices import NoticeCode
from ._row_again import drop_strays
from ._row_apart import are_rows, drop_uncertain, follow_labels, is_certain
from ._row_local import keep_local_rows
from ._row_matching import RowMatching
from ._row_missing import missing_rows
from ._row_singles import row_of
from ._strips import Strip, fitting
from ._words import Word

__all__ = ["place_the_rest"]

_NEAR = 24
"""
So many words before and behind a row are looked at for its label.
"""

_MOST_ROWS = 100
"""
More rows between two that are known are no table of the form.
"""

_SHORTEST_PIECE = 4
"""
A piece of a label that is shorter may stand in any.
"""

_MANY = 3
"""
A row of so many figures outside the tables is worth a notice.
"""


def place_the_rest(matching: RowMatching, section_of: dict[str, object]) -> None:
    """
    Place what was not yet placed, and note what cannot be.

    Args:
        matching: What was found.

        section_of: The section classes of the form by path.
    """
    if matching.first is None:
        return
    matching.close_words()
    drop_strays(matching)
    if not matching.found:
        return
    if any(strip.line is None or strip.apart for strip in matching.strips):
        _by_order(matching)
        _by_pieces(matching)
        drop_uncertain(matching)
        _by_order(matching)
        keep_local_rows(matching, section_of)
    _note_rest(matching)


def _unplaced(matching: RowMatching) -> Iterator[tuple[int, int, list[Strip]]]:
    """
    Walk over the rows without a line between two that have one.

    Yields:
        The lines around, and the rows.
    """
    before = -1
    rows: list[Strip] = []
    for one in matching.strips:
        if one.line is None:
            rows += [] if one.barred else [one]
            continue
        if 0 < len(rows) <= _MOST_ROWS:
            yield before, one.line, rows
        before, rows = one.line, []


def _by_order(matching: RowMatching) -> None:
    """
    Place rows between two known ones if just as many lines are missing there.

    A row that some reports print and others do not is never missing: its label has to say so.
    """
    index = matching.index
    for before, behind, found in list(_unplaced(matching)):
        if before < 0:
            continue
        missing = [
            line
            for line in range(before + 1, behind)
            if index.widths[line]
            and not matching.seen[line]
            and line not in matching.barred
            and not index.lines[line].optional
        ]
        rows = [strip for strip in found if not (strip.single and len(strip.cells) == 1)]
        for strips in (found, rows):
            pieces = _parted(matching, strips, missing)
            parts = [*itertools.chain.from_iterable(pieces)]
            if _agree(matching, parts, missing):
                _replace(matching, strips, pieces)
                for strip, line in zip(parts, missing, strict=True):
                    _put(matching, strip, line)
                break


def _parted(matching: RowMatching, strips: list[Strip], lines: list[int]) -> list[list[Strip]]:
    """
    Part rows that stood one cell a line and follow one another without a label between.

    Returns:
        For each row the rows that it falls into, just itself if it does not.
    """
    widths = {matching.index.widths[line] for line in lines}
    cells = [cell for strip in strips for cell in strip.cells]
    if (
        len(widths) != 1
        or len(strips) == len(lines)
        or not all(strip.single for strip in strips)
        or len(cells) != len(lines) * min(widths)
        or not are_rows(matching, lines[0], cells, len(lines))
    ):
        return [[strip] for strip in strips]
    (width,) = widths
    parts = []
    for strip in strips:
        pieces = [
            Strip(strip.place, strip.position, strip.cells[start : start + width], single=True)
            for start in range(0, len(strip.cells), width)
        ]
        pieces[0].before, pieces[-1].behind = strip.before, strip.behind
        parts.append(pieces)
    return parts


def _replace(matching: RowMatching, strips: list[Strip], parts: list[list[Strip]]) -> None:
    """
    Put the rows into which others fell where those stood.
    """
    for strip, pieces in zip(strips, parts, strict=True):
        if pieces[0] is not strip:
            at = next(place for place, one in enumerate(matching.strips) if one is strip)
            matching.strips[at : at + 1] = pieces


def _agree(matching: RowMatching, rows: list[Strip], lines: list[int]) -> bool:
    """
    Say whether rows can be these lines: as many, of as many cells, and numbered alike.
    """
    return (
        len(rows) == len(lines)
        and follow_labels(matching, rows, lines)
        and all(
            _width_of(matching, strip, line) and _numbered_alike(matching, strip, line)
            for strip, line in zip(rows, lines, strict=True)
        )
    )


def _width_of(matching: RowMatching, strip: Strip, line: int) -> tuple[str, ...] | None:
    if strip.single:
        return row_of(matching, strip.cells, matching.index.widths[line])
    behind = matching.behind.get(strip.count)
    return fitting(strip.cells, matching.index.widths[line], behind)


def _numbered_alike(matching: RowMatching, strip: Strip, line: int) -> bool:
    """
    Say whether the label of a row, where it has one, has the number of a line or is a piece of it,
    and not of another's.
    """
    if not strip.words:
        return True
    number, rest = split_number(strip.words[-1].text)
    indicator = matching.index.lines[line]
    if fold(rest) in fold(indicator.label):
        return True
    if len(fold(rest)) >= _SHORTEST_PIECE and matching.index.is_piece(rest):
        return False
    outlines = matching.index.outlines
    wanted = outlines[matching.index.printed(line)]
    return (
        bool(number)
        and outlines[number] == wanted
        and (not fold(rest) or _is_like(fold(rest), fold(indicator.label)))
    )


def _is_like(text: str, label: str) -> bool:
    """
    Say whether most of a text stands in a label in the same order; a text that is not may be the
    label of another row, whatever its number and place say.
    """
    blocks = difflib.SequenceMatcher(None, text, label, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) * 2 > len(text)


def _by_pieces(matching: RowMatching) -> None:
    """
    Place rows whose label is torn over the lines before and behind.
    """
    rows_before = {id(row): one for one, row in itertools.pairwise(matching.strips)}
    for strip in _near(matching):
        before, behind = _around(strip)
        last = rows_before.get(id(strip))
        found = [
            (line, used)
            for line, seen in enumerate(matching.seen)
            if not (seen or line in matching.barred)
            and matching.index.widths[line]
            and not _is_numbered_otherwise(matching, strip, line)
            and _width_of(matching, strip, line)
            and (used := _spelt(matching, line, before, strip.words, behind))
            and (strip.words or is_certain(matching, line, used, strip.before, last))
        ]
        if len(found) == 1:
            ((line, used),) = found
            for word in used:
                word.used = True
            _put(matching, strip, line, known=True)


def _is_numbered_otherwise(matching: RowMatching, strip: Strip, line: int) -> bool:
    """
    Say whether the words in the row of a strip have a number, and not that of a line.
    """
    outlines = matching.index.outlines
    numbers = {outlines[word.text] for word in strip.words} - {None}
    return bool(numbers) and outlines[matching.index.printed(line)] not in numbers


def _near(matching: RowMatching) -> list[Strip]:
    """
    Give the rows without a line that stand among those with one.
    """
    placed = [place for place, one in enumerate(matching.strips) if one.line is not None]
    around = matching.strips[max(0, placed[0] - _MOST_ROWS) : placed[-1] + _MOST_ROWS]
    return [one for one in around if one.line is None and not one.barred][: _MOST_ROWS * 10]


def _around(strip: Strip) -> tuple[list[Word], list[Word]]:
    """
    Give the words before and behind a row that belong to no other.
    """
    own = {id(word) for word in strip.words}
    before = [one for one in strip.before[-_NEAR:] if not one.used and id(one) not in own]
    return before, [one for one in strip.behind[:_NEAR] if not one.used]


def _spelt(
    matching: RowMatching, line: int, before: list[Word], own: list[Word], behind: list[Word]
) -> list[Word]:
    """
    Find the words that spell the label of a line, of which some stand next to its row.
    """
    key = fold(matching.index.lines[line].label)
    spelt, used = 0, []
    for word in (*before, *own, *behind):
        piece = fold(word.text)
        if piece and key.startswith(piece, spelt):
            spelt += len(piece)
            used.append(word)
    touches = (
        own[-1:] == [word for word in used if word in own][-1:]
        if own
        else (before[-1:] == [word for word in used if word in before][-1:] and bool(before))
    )
    return used if spelt == len(key) and touches else []


def _put(matching: RowMatching, strip: Strip, line: int, *, known: bool = False) -> None:
    before, behind = _around(strip)
    spelt = _spelt(matching, line, before, strip.words, behind)
    for word in spelt:
        word.used = True
    label = "".join(word.text for word in strip.words)
    strip.apart = not strip.words
    strip.cells = _width_of(matching, strip, line) or strip.cells
    matching.settle(strip, line)
    if not known and not spelt:
        path = matching.index.lines[line].path
        matching.note(NoticeCode.ROW_BY_PLACE, strip.place, label, path, line)


def _note_rest(matching: RowMatching) -> None:
    """
    Note the rows and words of the tables that belong nowhere, and the lines that were not found.
    """
    incomplete = set(matching.barred)
    for strip in matching.strips:
        if strip.line is None and not strip.barred:
            incomplete |= _note_strip(matching, strip)
        for word in strip.before:
            _note_word(matching, word)
    matching.notices += missing_rows(matching.index, tuple(matching.seen), frozenset(incomplete))


def _is_inside(matching: RowMatching, place: int) -> bool:
    return matching.first is not None and matching.first <= place <= matching.end


def _note_word(matching: RowMatching, word: Word) -> None:
    is_open = not word.used and _is_inside(matching, word.place)
    if is_open and not matching.index.known[word.text]:
        matching.note(NoticeCode.TEXT_UNPLACED, word.place, word.text)


def _note_strip(matching: RowMatching, strip: Strip) -> set[int]:
    """
    Note a row that has no line, by its label where that is known.
    """
    words = strip.words[-1:] or strip.before[-1:]
    lines = [line for word in words for line in matching.index.named[word.text]]
    unseen = [line for line in lines if not matching.seen[line]]
    is_inside = _is_inside(matching, strip.place)
    if not unseen and not is_inside and len(strip.cells) < _MANY:
        return set()
    for word in strip.words:
        word.used = True
    if not unseen:
        matching.note(NoticeCode.TEXT_UNPLACED, strip.place, strip.text)
        return set()
    line = unseen[0]
    indicator = matching.index.lines[line]
    facts = {"count": len(strip.cells), "width": matching.index.widths[line]}
    text = " ".join(filter(None, strip.cells))
    matching.note(NoticeCode.ROW_INCOMPLETE, strip.place, text, indicator.path, line, **facts)
    return {line}
