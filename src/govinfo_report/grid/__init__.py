"""
A table as printed, between the formats and the forms.

Every reader of a format stops at a :class:`Grid`; :func:`join` matches it to one form by label.
Every writer starts from the grid that :func:`layout` makes of a report. :func:`grid_of_text`,
:func:`text_of_grid` and :func:`html_of_grid` are the plain formats that need no library.
"""

from __future__ import annotations

from ._grid import Grid, Row
from ._heading import Heading, find_heading, title_of
from ._html import html_of_grid
from ._join import Joined, join
from ._layout import layout
from ._matching import ENOUGH
from ._notices import Notice, NoticeCode
from ._text import grid_of_text, text_of_grid

__all__ = [
    "ENOUGH",
    "Grid",
    "Heading",
    "Joined",
    "Notice",
    "NoticeCode",
    "Row",
    "find_heading",
    "grid_of_text",
    "html_of_grid",
    "join",
    "layout",
    "text_of_grid",
    "title_of",
]
