"""
A table as printed, between the formats and the forms.

Every reader of a format stops at a :class:`Grid`; :func:`join` matches it to one form by label.
Every writer starts from the grids that :func:`layout` makes of a report. :func:`grid_of_text`,
:func:`text_of_grid`, :func:`html_of_grids` and :func:`page_of_grids` are what needs no library.
"""

from __future__ import annotations

from ._bars import text_of_grid
from ._grid import Grid, Row
from ._heading import Heading, find_heading, title_of
from ._html import html_of_grids, html_of_sentences, page_of_grids
from ._join import Joined, has_rows, join
from ._layout import layout
from ._marks import Marks, marks_of
from ._matching import ENOUGH
from ._notices import Notice, NoticeCode
from ._row_text import rows_of_text
from ._text import grid_of_text

__all__ = [
    "ENOUGH",
    "Grid",
    "Heading",
    "Joined",
    "Marks",
    "Notice",
    "NoticeCode",
    "Row",
    "find_heading",
    "grid_of_text",
    "has_rows",
    "html_of_grids",
    "html_of_sentences",
    "join",
    "layout",
    "marks_of",
    "page_of_grids",
    "rows_of_text",
    "text_of_grid",
    "title_of",
]
