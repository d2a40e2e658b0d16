"""
What a rulebook says about the cells that its equations read.
"""

from __future__ import annotations

import pytest

import core_forms as forms
from core_forms import LINES, SUM, sum_of
from govinfo_report.figures import FAR, figure
from govinfo_report.form import Local
from govinfo_report.rules import Pick, Term, rulebook

SETTLED = rulebook(forms.Settled)


def rows(*given):
    """
    Make local rows of a cell and whether it counts.
    """
    return tuple(
        Local(label=label, figure=cell, counts=counts)
        for label, (cell, counts) in zip("甲乙丙", given, strict=False)
    )


class TestCells:
    """
    The cells that a term adds up.
    """

    @pytest.mark.parametrize(("blanks", "span"), [("unknown", (0, FAR)), ("zero", (0, 0))])
    def test_cell(self, blanks, span):
        """
        A cell stands for itself, a blank for what blanks are read as.
        """
        section = sum_of(5, "", 3)

        assert [("first", span)] == SUM.cells(section, Term("first"), blanks)
        assert [("second", (3, 3))] == SUM.cells(section, Term("second"), blanks)

    def test_money(self):
        """
        Money counts in 分, by the unit of its line.
        """
        section = forms.Lines.of({"spent": "1.50", "fund": "1.50"})

        assert [("spent", (150, 150))] == LINES.cells(section, Term("spent"))
        assert [("fund", (1495000, 1505000))] == LINES.cells(section, Term("fund"))

    def test_local_rows(self):
        """
        Local rows stand for themselves; one that may count or not may be nothing, too.
        """
        section = sum_of(9, 2, 3, 0, rows((5, True), (7, None), (0, None)))
        found = [("local.1", (5, 5)), ("local.2", (0, 7)), ("local.3", (0, 0))]

        assert found == SUM.cells(section, Term("", pick=Pick.LOCAL_SUM))

    def test_all_local_rows(self):
        """
        Where all are added, none is left out.
        """
        section = sum_of(9, 2, 3, 0, rows((5, False), (7, None)))
        found = [("local.1", (5, 5)), ("local.2", (7, 7))]

        assert found == SUM.cells(section, Term("", pick=Pick.LOCAL_ALL))

    @pytest.mark.parametrize(("blanks", "span"), [("unknown", (0, FAR)), ("zero", (0, 0))])
    def test_blank_local_rows(self, blanks, span):
        """
        A blank in a local row is what blanks are read as.
        """
        section = sum_of(9, 2, 3, 0, rows((figure(""), True)))

        assert [("local.1", span)] == SUM.cells(section, Term("", pick=Pick.LOCAL_SUM), blanks)

    def test_local_rows_of_a_section_below(self):
        """
        Their paths begin with that of their section.
        """
        section = forms.Settled.of({"beside.local": rows((5, True))})

        assert [("beside.local.1", (5, 5))] == SETTLED.cells(
            section, Term("beside", pick=Pick.LOCAL_SUM)
        )
