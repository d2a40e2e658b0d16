"""
Two reports as one form.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from core_forms import Lines, Sum
from govinfo_report.figures import Interval
from govinfo_report.findings import (
    Basis,
    CellFact,
    EquationVerdict,
    Finding,
    Joint,
    Reason,
    Severity,
    Verdict,
    Whole,
)
from govinfo_report.form import structure
from govinfo_report.rules._pair import Pair, label_of_side, pair_class, told, told_whole

PAIR = pair_class(("before", "上年：", Sum), ("now", "本年：", Lines))


class TestPairs:
    """
    The class of a pair.
    """

    def test_class(self):
        """
        It has a group for each report, and says what it is.
        """
        assert [("before", "上年：", Sum), ("now", "本年：", Lines)] == [
            (field.name, field.word.label, field.type) for field in structure(PAIR).fields
        ]
        assert issubclass(PAIR, Pair)
        assert ("Pair", Pair.__module__, Pair.__doc__) == (
            PAIR.__name__,
            PAIR.__module__,
            PAIR.__doc__,
        )

    @pytest.mark.parametrize(
        ("cls", "path", "label"),
        [
            (PAIR, "before.total", "上年："),
            (PAIR, "now.people", "本年："),
            (PAIR, "elsewhere.total", ""),
            (Sum, "total", ""),
        ],
    )
    def test_label_of_side(self, cls, path, label):
        """
        A cell is called by its report in a pair only.
        """
        assert label == label_of_side(cls, path)


class TestTold:
    """
    Findings about a pair, told as about two reports.
    """

    def test_told(self):
        """
        Paths lose the side, names begin with the report, whatever colons they have.
        """
        cells = (
            CellFact("now.local.1", "其他：甲", None, "left", "5", "本年：其他：甲"),
            CellFact("before.total", "总数", None, "right", "3", "上年：总数"),
        )
        found = Finding(
            rule="now.rule",
            wording="equal",
            severity=Severity.ERROR,
            basis=Basis.DEFINITION,
            verdict=Verdict.VIOLATED,
            where="now.local.1",
            cells=cells,
            stated=Interval(5, 5),
            implied=Interval(3, 3),
        )
        made = told(found, {"before": "2024", "now": "2025"})

        assert ("local.1", "now.rule") == (made.where, made.rule)
        assert (
            CellFact("local.1", "其他：甲", None, "left", "5", "2025：其他：甲", "2025"),
            CellFact("total", "总数", None, "right", "3", "2024：总数", "2024"),
        ) == made.cells

    def test_whole(self):
        """
        So is what follows for all equations, and what cannot hold together.
        """
        equation = EquationVerdict(
            "now.rule",
            "now.total",
            Severity.ERROR,
            Basis.DEFINITION,
            Verdict.POSSIBLE,
            Reason.MISSING,
            "本年：总数",
            ("上年：总数", "别处"),
        )
        cell = CellFact("before.total", "总数", None, "member", "3", "上年：总数")
        found = Finding(
            rule="joint",
            wording="joint",
            severity=Severity.ERROR,
            basis=Basis.DEFINITION,
            verdict=Verdict.VIOLATED,
            where="before.total",
            cells=(cell,),
            stated=Interval(5, 5),
            implied=Interval(3, 3),
        )
        joint = Joint(Verdict.VIOLATED, ("now.rule",))
        called = {"before": "2024", "now": "2025"}
        made = told_whole(Whole((equation,), joint, found), PAIR, called)

        assert (
            evolve(
                equation,
                where="total",
                name="2025：总数",
                without_number=("2024：总数", "别处"),
            ),
        ) == made.equations
        assert (joint, told(found, called)) == (made.joint, made.contradiction)
        assert None is told_whole(Whole((), joint), PAIR, called).contradiction
