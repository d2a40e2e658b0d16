"""
The words that declare a form on the fields of its classes.

Each returns an attrs field that carries a :class:`Word`; nothing else may be read off a field.
"""

from __future__ import annotations

import enum
from typing import Any, Final, Literal

import attrs
from attrs import frozen

from ..units import Unit

__all__ = [
    "Role",
    "Word",
    "alone",
    "among",
    "distinct",
    "group",
    "local",
    "part",
    "total",
    "word_of",
]

_KEY: Final = "govinfo_report.form"


class Role(enum.Enum):
    """
    What a line is to the others of its section.
    """

    TOTAL = "total"
    PART = "part"
    AMONG = "among"
    DISTINCT = "distinct"
    ALONE = "alone"
    GROUP = "group"
    LOCAL = "local"


@frozen
class Word:
    """
    What is declared on one field.

    Attributes:
        role: What the line is to the others.

        label: The form's own words, with the notes in brackets that it prints; ``None`` where the
            total of the group below is the heading.

        unit: The unit the form prints.

        signed: Whether the line can be negative.

        numbered: Whether the line takes a number.

        lead: What the form prints before the label, such as ``其中：``.

        optional: Whether some reports print the row and others only its heading.

        concept: What the line means, where that is not its path.

        of: For ``distinct``, the field that holds the parts.

        at_least_each: For ``distinct``, whether no part can exceed the total.

        restart: Whether numbering below starts again at 一、.

        chapter: The chapter of the report that the group is: a table of its own.

        corner: What stands in the corner of its table, above the labels of its rows.

        across: Whether its lines are printed beside one another, as one row.

        under: What stands above the words of a column, from top to bottom.

        also: Other wordings that reports print for the label at this place.
    """

    role: Role
    label: str | None = None
    unit: Unit = Unit.ITEM
    signed: bool = False
    numbered: bool = True
    lead: str = ""
    optional: bool = False
    concept: str | None = None
    of: str | None = None
    at_least_each: bool = True
    restart: bool = False
    chapter: int | None = None
    corner: str = ""
    across: bool = False
    under: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def word_of(attribute: attrs.Attribute[Any]) -> Word | None:
    """
    Give what is declared on a field, or ``None`` for a field outside the form.
    """
    word: Word | None = attribute.metadata.get(_KEY)
    return word


def _field(word: Word) -> Any:
    return attrs.field(metadata={_KEY: word})


def total(
    label: str,
    *,
    unit: Unit = Unit.ITEM,
    signed: bool = False,
    numbered: bool = True,
    lead: str = "",
    optional: bool = False,
    concept: str | None = None,
    under: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
) -> Any:
    """
    Declare the line that the parts of its section add up to.

    Args:
        label: The form's own words.

        unit: The unit the form prints.

        signed: Whether the line can be negative.

        numbered: Whether the line takes a number.

        lead: What is printed before the label.

        optional: Whether some reports print this row and others only the heading.

        concept: What the line means, where that is not its path.

        under: For a column of a row, what stands above its words, from top to bottom.

        also: Other wordings that reports print for the label.
    """
    return _field(
        Word(
            Role.TOTAL,
            label,
            unit=unit,
            signed=signed,
            numbered=numbered,
            lead=lead,
            optional=optional,
            concept=concept,
            under=under,
            also=also,
        )
    )


def part(
    label: str | None = None,
    *,
    unit: Unit = Unit.ITEM,
    signed: bool = False,
    numbered: bool = True,
    lead: str = "",
    concept: str | None = None,
    under: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
) -> Any:
    """
    Declare a line, or a section, that counts in the total.

    Args:
        label: The form's own words; left out on a section whose own total is the heading.

        unit: The unit the form prints.

        signed: Whether the line can be negative.

        numbered: Whether the line takes a number.

        lead: What is printed before the label.

        concept: What the line means, where that is not its path.

        under: For a column of a row, what stands above its words, from top to bottom.

        also: Other wordings that reports print for the label.
    """
    return _field(
        Word(
            Role.PART,
            label,
            unit=unit,
            signed=signed,
            numbered=numbered,
            lead=lead,
            concept=concept,
            under=under,
            also=also,
        )
    )


def among(label: str, *, unit: Unit = Unit.ITEM, lead: str = "", concept: str | None = None) -> Any:
    """
    Declare a line that says how many of the total of its own section are of some kind (其中).

    Args:
        label: The form's own words.

        unit: The unit the form prints.

        lead: What is printed before the label, such as ``其中：``.

        concept: What the line means, where that is not its path.
    """
    return _field(Word(Role.AMONG, label, unit=unit, numbered=False, lead=lead, concept=concept))


def alone(
    label: str,
    *,
    unit: Unit = Unit.ITEM,
    signed: bool = False,
    numbered: bool = True,
    lead: str = "",
    concept: str | None = None,
    under: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
) -> Any:
    """
    Declare a line that takes part in no sum.

    Args:
        label: The form's own words.

        unit: The unit the form prints.

        signed: Whether the line can be negative.

        numbered: Whether the line takes a number.

        lead: What is printed before the label.

        concept: What the line means, where that is not its path.

        under: For a column of a row, what stands above its words, from top to bottom.

        also: Other wordings that reports print for the label.
    """
    return _field(
        Word(
            Role.ALONE,
            label,
            unit=unit,
            signed=signed,
            numbered=numbered,
            lead=lead,
            concept=concept,
            under=under,
            also=also,
        )
    )


def distinct(
    label: str,
    *,
    of: str,
    at_least_each: bool = True,
    unit: Unit = Unit.ITEM,
    numbered: bool = True,
    lead: str = "",
    concept: str | None = None,
) -> Any:
    """
    Declare a total that counts once what its parts, elsewhere in the section, each count (计1条).

    Args:
        label: The form's own words.

        of: The field of the same section that holds the parts.

        at_least_each: Whether no part can exceed the total; else only their sum bounds it.

        unit: The unit the form prints.

        numbered: Whether the line takes a number.

        lead: What is printed before the label.

        concept: What the line means, where that is not its path.
    """
    return _field(
        Word(
            Role.DISTINCT,
            label,
            unit=unit,
            numbered=numbered,
            lead=lead,
            concept=concept,
            of=of,
            at_least_each=at_least_each,
        )
    )


def group(
    label: str | None = None,
    *,
    numbered: bool = True,
    lead: str = "",
    numbering: Literal["continue", "restart"] = "continue",
    chapter: int | None = None,
    corner: str = "",
    across: bool = False,
) -> Any:
    """
    Declare a section below this one that counts in no total here.

    Args:
        label: The words of a bare heading; left out where the group's own total is the heading.

        numbered: Whether the heading takes a number.

        lead: What is printed before the label.

        numbering: ``restart`` starts again at 一、 below the heading.

        chapter: The chapter of the report that the group is; its table stands apart, takes its
            number from the chapter, and numbers its lines anew.

        corner: What the form prints in the corner of its table, above the labels of the rows.

        across: Whether the form prints its lines beside one another, as one row of cells.
    """
    return _field(
        Word(
            Role.GROUP,
            label,
            numbered=numbered,
            lead=lead,
            restart=numbering == "restart" or chapter is not None,
            chapter=chapter,
            corner=corner,
            across=across,
        )
    )


def local() -> Any:
    """
    Declare where the lines go that a place adds to the national form.
    """
    return attrs.field(default=(), metadata={_KEY: Word(Role.LOCAL)})
