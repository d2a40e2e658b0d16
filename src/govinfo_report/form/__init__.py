"""
A form, declared once on the fields of frozen attrs classes.

A class is a :func:`section` (a block of lines) or a :func:`row` (the cells of one printed line);
the words :func:`total`, :func:`part`, :func:`among`, :func:`distinct`, :func:`alone`,
:func:`group` and :func:`local` say on each field what the line is to the others.
:func:`indicators` reads the declaration, and everything generic is built on it.

Start with ``_words``; ``_section`` makes the classes, ``_indicators`` reads them.
"""

from __future__ import annotations

from ._chapters import Chapter, chapters
from ._fast import fast_builder, fast_constructor
from ._indicators import Column, Indicator, LineCell, cells_by_concept, indicators, lines
from ._labels import fold, split_number
from ._local import Local
from ._paths import cell_paths
from ._section import Section, row, section
from ._settle import as_unit, read_local_cell, settle_local
from ._structure import LOCAL, Field, Holds, Structure, is_union, structure
from ._words import Role, alone, among, distinct, group, local, part, total

__all__ = [
    "LOCAL",
    "Chapter",
    "Column",
    "Field",
    "Holds",
    "Indicator",
    "LineCell",
    "Local",
    "Role",
    "Section",
    "Structure",
    "alone",
    "among",
    "as_unit",
    "cell_paths",
    "cells_by_concept",
    "chapters",
    "distinct",
    "fast_builder",
    "fast_constructor",
    "fold",
    "group",
    "indicators",
    "is_union",
    "lines",
    "local",
    "part",
    "read_local_cell",
    "row",
    "section",
    "settle_local",
    "split_number",
    "structure",
    "total",
]
