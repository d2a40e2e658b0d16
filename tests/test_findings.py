"""
Findings: sentences made from facts, and the sequence that a check returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import core_forms as forms
from core_forms import AROUND, LINES, ONCE, SUM, Lines, sum_of
from govinfo_report.checking import check
from govinfo_report.errors import InconsistentReportError
from govinfo_report.figures import Count, Interval, figure
from govinfo_report.findings import (
    Basis,
    CellFact,
    EquationVerdict,
    Finding,
    Joint,
    Reason,
    Severity,
    Verdict,
)
from govinfo_report.form import Local
from govinfo_report.rules import Sides, at_most, rulebook
from govinfo_report.units import Unit


def finding(wording="sum", stated=(6, 6), implied=(5, 5), **named: Any):
    """
    Make a finding about a total of two parts.
    """
    cells = (
        CellFact("total", "总数", None, "total", "6", "总数"),
        CellFact("first", "其中：其一", None, "part", "2", "其一"),
        CellFact("second", "其二", None, "part", "3", "其二"),
    )
    given = {
        "rule": "rule",
        "wording": wording,
        "severity": Severity.ERROR,
        "basis": Basis.LAYOUT,
        "verdict": Verdict.VIOLATED,
        "where": "total",
        "cells": cells,
        "stated": Interval(*stated),
        "implied": Interval(*implied),
        **named,
    }
    return Finding(**given)


class TestSentences:
    """
    One finding in a sentence.
    """

    @pytest.mark.parametrize(
        ("book", "section", "chinese", "english"),
        [
            (
                SUM,
                sum_of(6, 2, 3),
                "总数：表列6件，各分项合计5件，多1件。",
                "总数: printed 6 items, but its parts add up to 5 items, 1 item too many.",
            ),
            (
                SUM,
                sum_of(5, 2, 3, 6),
                "特殊数：表列6件，作为其中项大于总数，多1件。",
                "特殊数: printed 6 items, more than 总数, of which it is a part: 1 item too many.",
            ),
            (
                ONCE,
                forms.Once.of({"items": 5, "ways.paper": 1, "ways.screen": 3}),
                "公开数：表列5条，各渠道和方式合计只有4条，多1条。",
                (
                    "公开数: printed 5 entries, but all channels together have only 4 entries,"
                    " 1 entry too many."
                ),
            ),
            (
                ONCE,
                forms.Once.of({"items": 5, "ways.paper": 7}),
                "公报：表列7条，而公开数只有5条，多2条。",
                "公报: printed 7 entries, but 公开数 has only 5 entries, 2 entries too many.",
            ),
            (
                ONCE,
                forms.Once.of({"items": 5, "ways.local": (Local(label="甲", figure=6),)}),
                "甲：表列6件，而公开数只有5件，多1件。",
                "甲: printed 6 items, but 公开数 has only 5 items, 1 item too many.",
            ),
            (
                LINES,
                Lines.of({"now": 10, "before": 8, "change": 3}),
                "本年数：表列10件，按勾稽关系应为11件，少1件。本年数等于上年数加本年增减。",
                "本年数: printed 10 items, but the other side gives 11 items, 1 item too few.",
            ),
            (
                LINES,
                Lines.of({"spent": "1.55", "budget": "1.50"}),
                "支出：表列1.55元，大于预算的1.5元，多0.05元。支出不多于预算。",
                "支出: printed 1.55元, above 1.5元 of 预算, 0.05元 too many.",
            ),
            (
                LINES,
                Lines.of({"people": 0, "bought": "5"}),
                "采购总金额：表列5，按勾稽关系应为0，至少多1。没有人员就没有采购。",
                "采购总金额: printed 5, but the other side gives 0, at least 1 too many.",
            ),
            (
                SUM,
                sum_of("-5", "", ""),
                "总数：本行不可能填“-5”。",
                "总数: this line cannot have “-5”.",
            ),
            (
                AROUND,
                forms.Around.of({"received.here": 1, "received.below": 2, "received.total": 4}),
                "收到（合计）：表列4件，各分项合计3件，多1件。",
                "收到（合计）: printed 4 items, but its parts add up to 3 items, 1 item too many.",
            ),
        ],
    )
    def test_sentence(self, book, section, chinese, english):
        """
        Each kind of finding has its sentence, in Chinese and in English.
        """
        (found,) = book.findings(section)

        assert chinese == found.message() == found.message("zh") == str(found)
        assert english == found.message("en")

    @pytest.mark.parametrize(
        ("total", "chinese"),
        [
            ("1.2万", "总数：表列1.2万件，各分项合计5件，多11495至12495件。"),
            ("860余", "总数：表列860余件，各分项合计5件，多855至864件。"),
            ("１２", "总数：表列12件，各分项合计5件，多7件。"),
            ("12（注）", "总数：表列12件，各分项合计5件，多7件。"),
            ("1.2万（注）", "总数：表列11500至12500件，各分项合计5件，多11495至12495件。"),
            ("超过8", "总数：表列超过8件，各分项合计5件，至少多4件。"),
            ("8以上", "总数：表列至少8件，各分项合计5件，至少多3件。"),
            ("3以下", "总数：表列0至3件，各分项合计5件，少2至5件。"),
            ("1—3", "总数：表列1—3件，各分项合计5件，少2至4件。"),
        ],
    )
    def test_stated(self, total, chinese):
        """
        A rounded figure is shown as it is printed, anything else by what it allows.
        """
        (found,) = SUM.findings(sum_of(total, 2, 3))

        assert chinese == str(found)

    def test_implied_without_end(self):
        """
        What the other side allows may have no end; the gap then is at least something.
        """
        (found,) = SUM.findings(sum_of(9, 2, "超过8"))

        assert "总数：表列9件，各分项合计至少11件，至少少2件。" == str(found)
        assert (
            "总数: printed 9 items, but its parts add up to at least 11 items, at least 2 items too"
            " few." == found.message("en")
        )

    @pytest.mark.parametrize(
        ("stated", "implied", "chinese"),
        [
            ((6, 6), (5, 5), "总数：表列6件，各分项合计5件，多1件。"),
            ((None, 3), (5, 5), "总数：表列至多3件，各分项合计5件，至少少2件。"),
            ((5, 5), (None, 3), "总数：表列5件，各分项合计至多3件，至少多2件。"),
            ((5, None), (1, 3), "总数：表列至少5件，各分项合计1至3件，至少多2件。"),
            ((None, None), (1, 3), "总数：表列任意数，各分项合计1至3件，少任意数。"),
            ((1, 2), (4, 6), "总数：表列1至2件，各分项合计4至6件，少2至5件。"),
        ],
    )
    def test_intervals(self, stated, implied, chinese):
        """
        Each side is one number, a range, a bound or anything.
        """
        cells = (CellFact("total", "总数", None, "total", None, "总数"),)

        assert chinese == str(finding(stated=stated, implied=implied, cells=cells))

    def test_sides_of_several_cells(self):
        """
        Where several cells are stated, no text of one of them is shown for all.
        """
        cells = (
            CellFact("a", "甲", None, "left", "1.2万", "甲"),
            CellFact("b", "乙", None, "left", "3", "乙"),
            CellFact("c", "丙", None, "right", "4", "丙"),
        )
        found = finding("equal", (11503, 12503), (4, 4), cells=cells)

        assert str(found).startswith("甲：表列11503至12503件，")

    def test_bound_of_several_cells(self):
        """
        A bound names every cell that it comes from.
        """

        @at_most
        def bounded(lines: Lines) -> Sides[Count]:
            """
            最多如此。
            """
            return lines.now, lines.before + lines.change

        section = Lines.of({"now": 10, "before": 3, "change": 5})
        (found,) = rulebook(Lines, bounded).findings(section)

        assert "本年数：表列10件，大于上年数、本年增/减的8件，多2件。最多如此。" == str(found)

    def test_bound_that_is_a_number(self):
        """
        A bound that no cell gives is a number alone.
        """

        @at_most
        def bounded(lines: Lines) -> Sides[Count]:
            return lines.now, lines.now * 0 + 8

        (found,) = rulebook(Lines, bounded).findings(Lines.of({"now": 10}))

        assert "本年数：表列10件，大于8件，多2件。" == str(found)
        assert "本年数: printed 10 items, above 8 items, 2 items too many." == found.message("en")

    def test_sides_of_a_rule(self):
        """
        Where no single cell is stated, the sides are named by their cells, and none is said to
        print what they give together.
        """
        (found,) = LINES.findings(Lines.of({"now": 10, "before": 3, "change": 7}))

        assert "at_most_sides" == found.wording
        assert (
            "本年数、上年数: the smaller side gives 20 items, above 13 items of the other, 7 items"
            " too many." == found.message("en")
        )

        cells = {"received": 1, "carried_in": 2, "matrix.total": 3, "carried_out": 1}
        section = forms.Around.of({f"{row}.here": cell for row, cell in cells.items()})
        (found,) = AROUND.findings(section)

        assert "equal_sides" == found.wording
        assert found.message("en").endswith(
            "one side gives 3 items, the other gives 4 items, 1 item too few."
        )
        assert "收到（本级）、结转（本级）、总计（本级）、结转下年（本级）" in found.message("en")

    def test_words_of_a_rule(self):
        """
        The words of a rule are its author's: Chinese ones are left out of English sentences.
        """
        chinese = finding("equal", says="甲等于乙。")
        english = finding("equal", says="One is the other.")

        assert "，多1件。甲等于乙。" in chinese.message("zh")
        assert chinese.message("en").endswith("1 item too many.")
        assert english.message("en").endswith("1 item too many. One is the other.")
        assert english.message("zh").endswith("多1件。One is the other.")

    def test_other_languages(self):
        """
        A language without catalogue is answered in English.
        """
        assert finding().message("en") == finding().message("fr")
        assert finding().message("zh") == finding().message("zh_CN")

    def test_money(self):
        """
        Amounts stand in the unit of their line.
        """
        cells = (CellFact("total", "总数", None, "total", "1596.8", "总数"),)
        found = finding(
            stated=(1596750000, 1596850000),
            implied=(1596000000, 1596000000),
            unit=Unit.TEN_THOUSAND_YUAN,
            cells=cells,
        )

        assert "总数：表列1596.8万元，各分项合计1596万元，多0.75至0.85万元。" == str(found)

    def test_joint(self):
        """
        A joint impossibility names the cells that print something, once each.
        """
        cells = (
            CellFact("a", "甲", None, "member", "", "甲"),
            CellFact("b", "乙", None, "member", "3", "乙"),
            CellFact("c", "乙", None, "member", "4", "乙"),
            CellFact("d", "丁", None, "member", None, "丁"),
            CellFact("e", "戊", None, "member", "5", "戊"),
        )
        found = finding("joint", cells=cells)

        assert (
            "甲：各条勾稽关系单独看都可能成立，但下列各栏所填数字不可能同时正确：乙、戊。"
            == found.message()
        )
        assert found.message("en").endswith("right together: 乙、戊.")


class TestFinding:
    """
    One finding as data.
    """

    def test_gap(self):
        """
        The gap is what is stated less what is implied.
        """
        assert Interval(1, 1) == finding().gap
        assert Interval(-4, None) == finding(stated=(1, None), implied=(0, 5)).gap

    def test_as_dict(self):
        """
        The fixed JSON form has names of enums in lower case and open ends as null.
        """
        found = finding(
            implied=(0, None),
            follows_from=("one", "two"),
            cells=(CellFact("a.b", "其中：甲", "本级", "among", None, "甲（本级）"),),
            severity=Severity.NOTICE,
            basis=Basis.PLAUSIBILITY,
        )

        assert {
            "rule": "rule",
            "severity": "notice",
            "basis": "plausibility",
            "verdict": "violated",
            "where": "total",
            "stated": {"low": 6, "high": 6},
            "implied": {"low": 0, "high": None},
            "gap": {"low": None, "high": 6},
            "cells": [
                {
                    "path": "a.b",
                    "label": "其中：甲",
                    "column": "本级",
                    "role": "among",
                    "written": None,
                }
            ],
            "follows_from": ["one", "two"],
            "message": found.message(),
        } == found.as_dict()
        assert found.message("en") == found.as_dict("en")["message"]

    def test_money_as_dict(self):
        """
        Money is a plain decimal text in the unit of its line.
        """
        found = finding(stated=(12345, 12345), implied=(0, 0), unit=Unit.YUAN).as_dict()

        assert {"low": "123.45", "high": "123.45"} == found["stated"]
        assert {"low": "0", "high": "0"} == found["implied"]

    def test_equation_as_dict(self):
        """
        The verdict of an equation has a reason only if it is possible.
        """
        holds = EquationVerdict(
            "rule", "total", Severity.ERROR, Basis.LAYOUT, Verdict.HOLDS, None
        ).as_dict()
        possible = EquationVerdict(
            "rule", "total", Severity.WARNING, Basis.PRINTED, Verdict.POSSIBLE, Reason.BOTH
        ).as_dict()

        assert {
            "rule": "rule",
            "where": "total",
            "severity": "error",
            "basis": "layout",
            "verdict": "holds",
            "reason": None,
        } == holds
        assert ("both", "possible") == (possible["reason"], possible["verdict"])

    def test_equation_that_cannot_be_told(self):
        """
        Where the digits cannot tell, a sentence says why: rounding, or cells without a number.
        """
        facts = ("rule", "total", Severity.ERROR, Basis.LAYOUT, Verdict.POSSIBLE)
        rounding = EquationVerdict(*facts, Reason.ROUNDING, "总数")
        missing = EquationVerdict(*facts, Reason.BOTH, "总数", ("其一", "其二"))

        assert "总数：所填数字为约数或四舍五入数，无法判断是否相符" == rounding.message()
        assert "总数：无法判断是否相符，下列各栏没有数字：其一、其二" == missing.message()
        assert "总数: cannot be told, because figures are rounded" == rounding.message("en")
        assert (
            "总数: cannot be told, because these cells print no number: 其一、其二"
            == missing.message("en")
        )

    def test_joint_as_dict(self):
        """
        The joint verdict names the rules that contradict each other.
        """
        assert {"verdict": "holds", "proved": True, "rules": []} == Joint(Verdict.HOLDS).as_dict()
        assert {"verdict": "violated", "proved": False, "rules": ["one", "two"]} == Joint(
            Verdict.VIOLATED, ("one", "two"), proved=False
        ).as_dict()


def report(**cells: Any):
    """
    Make a report with two sums.
    """
    given = {
        "requests.total": 5,
        "requests.first": 3,
        "requests.second": 2,
        "requests.special": 0,
        "outcome.total": 5,
        "outcome.first": 3,
        "outcome.second": 2,
        "outcome.special": 0,
    }
    changes = {path.replace("__", "."): cell for path, cell in cells.items()}
    return forms.Report.of({**given, **changes}, agency="某某局", year=2000)


class TestFindings:
    """
    The sequence that a check returns.
    """

    def test_sequence(self):
        """
        It is a sequence: counted, indexed, sliced, gone through.
        """
        found = check(report(requests__total=6, outcome__second=4))

        assert isinstance(found, Sequence)
        assert 4 == len(found)
        assert found[0] is next(iter(found))
        assert tuple(found)[1:3] == found[1:3]
        assert found[-1] in found
        assert bool(found)

    def test_nothing_found(self):
        """
        Without findings it is empty, and so false.
        """
        found = check(report())

        assert ([], 0, True) == (list(found), len(found), found.ok)
        assert not found
        found.raise_if_violated()

    @pytest.mark.parametrize(
        ("cells", "ok", "verdict"),
        [
            ({}, True, Verdict.HOLDS),
            ({"requests__total": 6}, False, Verdict.VIOLATED),
            # a warning alone
            (
                {"requests__first": 2, "requests__second": 3},
                True,
                Verdict.HOLDS,
            ),
            ({"requests__special": ""}, True, Verdict.POSSIBLE),
            ({"requests__special": "-1"}, False, Verdict.VIOLATED),
        ],
    )
    def test_ok(self, cells, ok, verdict):
        """
        A report is in order if no error is violated and all are jointly possible.
        """
        found = check(report(**cells))

        assert (ok, verdict) == (found.ok, found.verdict)

    def test_possible_warning(self):
        """
        A warning that cannot be told leaves the report as it is.
        """
        found = check(report(requests__first="1—5", requests__second="0—4", requests__total="5"))

        assert Verdict.POSSIBLE is found.verdict

    def test_counts(self):
        """
        The counts are of equations, of all severities, and add up to all of them.
        """
        found = check(report(requests__total=6, outcome__special=""))

        assert {
            Verdict.HOLDS: 4,
            Verdict.POSSIBLE: 1,
            Verdict.VIOLATED: 2,
            Verdict.NOT_APPLICABLE: 1,
        } == found.counts
        assert len(forms.Report.rules.equations) == sum(found.counts.values())

    def test_raise(self):
        """
        The error has a sentence in English for each violated error, warnings left out.
        """
        found = check(report(requests__second=9))
        with pytest.raises(InconsistentReportError) as caught:
            found.raise_if_violated()

        assert (
            "总数: printed 5 items, but its parts add up to 12 items, 7 items too few.",
        ) == caught.value.messages
        assert 2 == len(found)

    def test_summary(self):
        """
        One line says how the report stands.
        """
        assert (
            "未发现违反勾稽关系之处；共8条勾稽关系，7条成立，0条无法判断，1条不适用。"
            == check(report()).summary()
        )
        assert (
            "No rule is violated; 7 of 8 equations hold, 0 cannot be told, 1 do not apply."
            == check(report()).summary("en")
        )
        assert (
            "发现1处问题；共8条勾稽关系，6条成立，0条无法判断，1条不适用。"
            == check(report(requests__special=6)).summary()
        )
        assert check(report(requests__special=6)).summary("en").startswith("1 finding; 6 of 8")
        assert check(report(requests__total=9)).summary("en").startswith("2 findings; 5 of 8")

    def test_text(self):
        """
        The text has a line for each finding, then the summary.
        """
        found = check(report(requests__special=6))

        assert f"{found[0].message()}\n{found.summary()}" == found.text() == str(found)
        assert f"{found[0].message('en')}\n{found.summary('en')}" == found.text("en")
        assert check(report()).summary() == str(check(report()))

    def test_undecided(self):
        """
        The rules of severity ``error`` that cannot be told are said in the text, with the reason.
        """
        found = check(report(requests__first="", requests__second="0—9"))

        assert ["requests.total_is_sum_of_parts"] == [one.rule for one in found.undecided]
        assert [] == list(found)
        assert f"总数：无法判断是否相符，下列各栏没有数字：其一\n{found.summary()}" == found.text()
        assert found.text("en").startswith("总数: cannot be told, because")
        assert () == check(report()).undecided

    def test_repr(self):
        """
        Its repr is short and English.
        """
        found = check(report(requests__special=6))

        assert f"<Findings: {found.summary('en')}>" == repr(found)

    def test_html(self):
        """
        In a notebook the findings are a list, escaped.
        """
        found = check(report(requests__total="-<b>", requests__special=6))
        text = found._repr_html_()

        assert "<ul><li>" not in check(report())._repr_html_()
        assert f"<div><p>{check(report()).summary()}</p></div>" == check(report())._repr_html_()
        assert text.endswith(f"<p>{found.summary()}</p></div>")

        row = Local(label="<甲>", figure=figure("-5"))
        text = check(report().replace({"requests.local": (row,)}))._repr_html_()

        assert "<div><ul><li>&lt;甲&gt;：本行不可能填“-5”。</li></ul><p>" in text

    def test_as_dict(self):
        """
        The fixed JSON form of a check.
        """
        found = check(report(requests__special=6))
        made = found.as_dict()

        assert {
            "edition": "core",
            "agency": "某某局",
            "year": 2000,
            "blanks": "unknown",
            "verdict": "violated",
            "counts": {"holds": 6, "possible": 0, "violated": 1, "not_applicable": 1},
            "joint": {
                "verdict": "violated",
                "proved": True,
                "rules": ["requests.special_is_among_total"],
            },
        } == {key: made[key] for key in list(made)[:7]}
        assert ["rules", "findings"] == list(made)[7:]
        assert ["holds", "possible", "violated", "not_applicable"] == list(made["counts"])
        assert 8 == len(made["rules"])
        assert [found[0].as_dict()] == made["findings"]
        assert [found[0].as_dict("en")] == found.as_dict("en")["findings"]
        assert "zero" == check(report(), blanks="zero").as_dict()["blanks"]

    def test_is_an_object(self):
        """
        Two checks of one report are two.
        """
        assert check(report()) != check(report())
        assert isinstance(hash(check(report())), int)
