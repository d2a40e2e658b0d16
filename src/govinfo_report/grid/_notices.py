"""
What a reader has to say about a source: facts and a sentence made from them.
"""

from __future__ import annotations

import enum
import string
from typing import Any

from attrs import frozen

from .._language import mark, translate

__all__ = ["Notice", "NoticeCode"]


class NoticeCode(enum.Enum):
    """
    What a notice is about.
    """

    EDITION_RECOGNISED = "edition_recognised"
    EDITION_OUT_OF_YEARS = "edition_out_of_years"
    LABEL_ALIAS = "label_alias"
    LABEL_AMBIGUOUS = "label_ambiguous"
    LOCAL_ROW = "local_row"
    ROW_MISSING = "row_missing"
    ROW_REPEATED = "row_repeated"
    ROW_OUT_OF_ORDER = "row_out_of_order"
    ROW_BY_PLACE = "row_by_place"
    ROW_INCOMPLETE = "row_incomplete"
    TEXT_UNPLACED = "text_unplaced"
    CELL_UNREADABLE = "cell_unreadable"
    UNIT_DIFFERS = "unit_differs"
    COLUMNS_SWAPPED = "columns_swapped"
    COLUMNS_REORDERED = "columns_reordered"
    COLUMNS_DIFFER = "columns_differ"
    ROW_UNCERTAIN = "row_uncertain"
    FIGURE_APART = "figure_apart"
    LINE_TOO_LONG = "line_too_long"
    ANOTHER_TABLE = "another_table"
    PERIOD_UNUSUAL = "period_unusual"
    ENCODING = "encoding"

    def sentence(self, language: str = "zh") -> str:
        """
        Give the sentence with names in braces where the facts of a case go.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        sentence = _SENTENCES[self]
        names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name]
        braced = {name: "{" + name + "}" for name in names}
        return translate(sentence, language, **braced)


_SENTENCES = {
    NoticeCode.EDITION_RECOGNISED: mark(
        "read as the {edition} form: {matched} of its {all} lines were found"
    ),
    NoticeCode.EDITION_OUT_OF_YEARS: mark(
        "the {edition} form was prescribed for other years than {year}"
    ),
    NoticeCode.LABEL_ALIAS: mark("“{text}” was taken for “{label}”"),
    NoticeCode.LABEL_AMBIGUOUS: mark(
        "“{label}” stands twice on the form; without the row of its total it may be either"
    ),
    NoticeCode.LOCAL_ROW: mark("“{text}” is not on the national form and was kept as a local row"),
    NoticeCode.ROW_MISSING: mark("the row “{label}” is not in the source"),
    NoticeCode.ROW_REPEATED: mark(
        "the row “{label}” stands here again, with “{text}”; the first one was kept"
    ),
    NoticeCode.ROW_OUT_OF_ORDER: mark("the row “{label}” does not stand at its place"),
    NoticeCode.ROW_BY_PLACE: mark(
        "the row “{label}” was found by its place between others, not by its label (“{text}”)"
    ),
    NoticeCode.ROW_INCOMPLETE: mark(
        "the row “{label}” has {count} figures where the form has {width}: “{text}”; none was taken"
    ),
    NoticeCode.TEXT_UNPLACED: mark("“{text}” belongs to no row of the form"),
    NoticeCode.CELL_UNREADABLE: mark("the cell “{text}” of “{label}” cannot be read as a figure"),
    NoticeCode.UNIT_DIFFERS: mark("“{label}” is printed in {text}, the form counts in {unit}"),
    NoticeCode.COLUMNS_SWAPPED: mark("the figure {text} stands in the column of the unit"),
    NoticeCode.COLUMNS_REORDERED: mark(
        "the columns stand in the order {text}; the cells below were placed by these words"
    ),
    NoticeCode.COLUMNS_DIFFER: mark(
        "the words above the columns of “{label}” are not those of the form: “{text}” was not taken"
    ),
    NoticeCode.ROW_UNCERTAIN: mark(
        "it cannot be told whether “{text}” is the row “{label}” of this report; it was not taken"
    ),
    NoticeCode.FIGURE_APART: mark("the figure {text} stands apart from its unit"),
    NoticeCode.LINE_TOO_LONG: mark("a line is too long to be a row of a table"),
    NoticeCode.ANOTHER_TABLE: mark("another table of this form begins here; it was not read"),
    NoticeCode.PERIOD_UNUSUAL: mark("the figures are said to cover {text}, not a calendar year"),
    NoticeCode.ENCODING: mark("the text is not {expected} and was decoded as {text}"),
}

_WITHOUT_TEXT = {
    NoticeCode.ROW_BY_PLACE: mark(
        "the row “{label}” was found by its place between others; it has no label"
    ),
}
"""
Other sentences where the source has no text to quote.
"""


@frozen
class Notice:
    """
    Something a user of a reading should know.

    Attributes:
        code: What it is about.

        text: The text in the source.

        place: Its line or row number in the source, ``None`` where it is about the whole.

        path: The path it concerns on the form.

        facts: What goes into the sentence.
    """

    code: NoticeCode
    text: str = ""
    place: int | None = None
    path: str | None = None
    facts: tuple[tuple[str, object], ...] = ()

    @property
    def is_expected(self) -> bool:
        """
        Whether it says no more than that the form was found whole.
        """
        facts = dict(self.facts)
        return self.code is NoticeCode.EDITION_RECOGNISED and facts["matched"] == facts["all"]

    def message(self, language: str = "zh") -> str:
        """
        Say it in a sentence.

        Args:
            language: A locale such as ``zh`` or ``en``.
        """
        facts = {"text": self.text, **dict(self.facts)}
        sentence = _SENTENCES[self.code] if self.text else _WITHOUT_TEXT.get(self.code)
        return translate(sentence or _SENTENCES[self.code], language, **facts)

    def __str__(self) -> str:
        return self.message()

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """
        Give the fixed JSON form.

        Args:
            language: The language of the message.
        """
        return {
            "code": self.code.value,
            "message": self.message(language),
            "text": self.text,
            "place": self.place,
            "path": self.path,
        }
