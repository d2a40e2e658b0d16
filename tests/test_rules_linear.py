"""
Linear forms: terms, factors and constants.
"""

from __future__ import annotations

import pytest

from govinfo_report.rules import Linear, Pick, Term


class TestTerm:
    """
    A cell, or the local rows of a section, times a whole number.
    """

    def test_defaults(self):
        """
        A term takes its cell once.
        """
        assert (1, Pick.CELL, None) == (Term("a").factor, Term("a").pick, Term("a").column)

    @pytest.mark.parametrize(
        ("term", "name"),
        [
            (Term("a.b", 3), "a.b"),
            (Term("a", 1, Pick.LOCAL_SUM), "a.local"),
            (Term("", 1, Pick.LOCAL_ALL), "local"),
            (Term("a", 1, Pick.LOCAL_MAX, "here"), "a.local.here"),
            (Term("", 1, Pick.LOCAL_SUM, "here"), "local.here"),
        ],
    )
    def test_name(self, term, name):
        """
        Its name is the path of its cell, or of the local rows with their column.
        """
        assert name == term.name

    @pytest.mark.parametrize(
        ("term", "name"),
        [
            (Term("a", 1, Pick.LOCAL_SUM), "a.local.2"),
            (Term("", 1, Pick.LOCAL_SUM), "local.2"),
            (Term("a.b", 1, Pick.LOCAL_MAX, "here"), "a.b.local.2"),
        ],
    )
    def test_name_of_local(self, term, name):
        """
        A local row is named by its number.
        """
        assert name == term.name_of_local(2)

    def test_once(self):
        """
        Without its factor a term says what it takes from where.
        """
        term = Term("a", -3, Pick.LOCAL_SUM, "here")

        assert Term("a", 1, Pick.LOCAL_SUM, "here") == term.once

    def test_below_and_times(self):
        """
        A term moves down the form and takes another factor, and stays what it is otherwise.
        """
        term = Term("a", -3, Pick.LOCAL_SUM, "here", money=True)

        assert Term("x.a", -3, Pick.LOCAL_SUM, "here", money=True) == term.below("x.")
        assert Term("a", 6, Pick.LOCAL_SUM, "here", money=True) == term.times(6)
        assert Term("a", 1, Pick.LOCAL_SUM, "here", money=True) == term.once
        assert not Term("a").money


class TestPick:
    """
    What a term takes from its path.
    """

    def test_names(self):
        """
        A cell, or the local rows in one of three ways.
        """
        assert ["cell", "local_sum", "local_all", "local_max"] == [pick.value for pick in Pick]


class TestLinear:
    """
    Sums of terms and a constant.
    """

    def test_gathered(self):
        """
        Each cell stands once; what cancels out is gone; the order is that of first mention.
        """
        terms = [Term("b"), Term("a", 2), Term("b", 3), Term("c"), Term("c", -1)]

        assert Linear((Term("b", 4), Term("a", 2)), 7) == Linear.gathered(terms, 7)
        assert 0 == Linear.gathered(terms).constant

    def test_picks_and_columns_stay_apart(self):
        """
        Terms of one path that take different things are different.
        """
        terms = (
            Term("a", 1, Pick.LOCAL_SUM),
            Term("a", 1, Pick.LOCAL_ALL),
            Term("a", 1, Pick.LOCAL_SUM, "here"),
            Term("a"),
        )

        assert terms == Linear.gathered(terms).terms

    def test_sum(self):
        """
        Terms and constants add up.
        """
        total = Linear((Term("a"), Term("b", 2)), 3) + Linear((Term("b", -2), Term("c")), 4)

        assert Linear((Term("a"), Term("c")), 7) == total

    def test_multiple(self):
        """
        A factor multiplies every term and the constant; zero leaves nothing.
        """
        form = Linear((Term("a"), Term("b", -2, Pick.LOCAL_SUM, "here")), 3)
        multiple = Linear((Term("a", -2), Term("b", 4, Pick.LOCAL_SUM, "here")), -6)

        assert multiple == form * -2
        assert Linear() == form * 0
