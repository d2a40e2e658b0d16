"""
Chapters of a form whose tables stand apart.
"""

from __future__ import annotations

from govinfo_report.form._chapters import Chapter, chapters
from laid_out_forms import Chapters, Whole


class TestChapters:
    """
    What is a table of its own.
    """

    def test_chapters(self):
        """
        Every field with a chapter is one, with what its table prints around the lines; others are
        none.
        """
        assert (
            Chapter("disclosure", "信息内容"),
            Chapter("requests", "勾稽关系"),
            Chapter("disputes", across=True),
            Chapter("offices"),
        ) == chapters(Chapters)

    def test_form_without_chapters(self):
        """
        A form without chapters is one table.
        """
        assert (Chapter(),) == chapters(Whole)
        assert ("", "", False) == (Chapter().path, Chapter().corner, Chapter().across)
