"""
Checking against other rules than those of the form.
"""

from __future__ import annotations

import pytest

from govinfo_report.checking import check
from govinfo_report.editions import e2014
from govinfo_report.figures import Count
from govinfo_report.findings import Verdict
from govinfo_report.rules import Sides, _rulebook, at_most, equal, rulebook


@at_most
def by_fax_is_at_most_online(r: e2014.Received) -> Sides[Count]:
    """
    传真申请不多于网络申请。
    """
    return r.by_fax, r.online


@equal(only_if=lambda received: received.by_fax)
def online_is_nothing(received: e2014.Received) -> Sides[Count]:
    """
    没有传真申请就没有网络申请。
    """
    return received.online, 0


@equal(only_if=lambda received: received.by_fax)
def online_is_three(received: e2014.Received) -> Sides[Count]:
    """
    没有传真申请就有三件网络申请。
    """
    return received.online, 3


RULES = e2014.RULES.extended(by_fax_is_at_most_online)
ID = "requests.received.by_fax_is_at_most_online"
RECEIVED = {
    "requests.received.total": 9,
    "requests.received.in_person": 0,
    "requests.received.by_fax": 5,
    "requests.received.online": 4,
    "requests.received.by_post": 0,
}


class TestRules:
    """
    A rulebook of one's own takes the place of the form's.
    """

    def test_violated(self):
        """
        A further rule is judged with the rules of the form.
        """
        report = e2014.Report.of(RECEIVED)

        assert [] == list(check(report))
        assert [ID] == [finding.rule for finding in check(report, rules=RULES)]

    def test_counted(self):
        """
        All equations of the rulebook are counted, one more than those of the form.
        """
        findings = check(e2014.Report.of(RECEIVED), rules=RULES)

        assert len(e2014.RULES.equations) + 1 == len(findings.equations)
        assert Verdict.VIOLATED is findings.joint.verdict

    def test_jointly(self):
        """
        A further rule can contradict the form's though each of them alone is possible.
        """
        report = e2014.Report.of(
            RECEIVED | {"requests.received.by_fax": "", "requests.received.online": 4}
        )

        assert check(report, rules=RULES).ok is False
        assert ID in check(report, rules=RULES).joint.rules

    def test_about_another_form(self):
        """
        Rules about another form are refused.
        """
        with pytest.raises(
            ValueError, match="the rules are about Received, the report is a Report"
        ):
            check(e2014.Report.of(RECEIVED), rules=rulebook(e2014.Received))


class TestOnce:
    """
    Rules are compiled once.
    """

    def test_function_that_was_kept(self, monkeypatch):
        """
        Who keeps the function from before the first report compiles no rule twice.
        """
        made = []

        def compiled(*arguments: object) -> object:
            made.append(arguments)
            return lambda _, blanks: [blanks]

        monkeypatch.setattr(_rulebook, "compile_violations", compiled)
        book = rulebook(e2014.Received)
        kept = book.violations

        assert [["unknown"], ["zero"]] == [kept(None), kept(None, "zero")]
        assert ["unknown"] == book.violations(None, "unknown")
        assert 1 == len(made)


class TestGuards:
    """
    Rules that only hold where a cell is zero, in what all rules say together.
    """

    RULES = e2014.RULES.extended(online_is_nothing, online_is_three)

    @pytest.mark.parametrize(
        ("by_fax", "verdict"),
        [
            (0, Verdict.VIOLATED),
            ("", Verdict.POSSIBLE),
            ("0—4", Verdict.POSSIBLE),
            (4, Verdict.HOLDS),
        ],
    )
    def test_guard(self, by_fax, verdict):
        """
        Two rules that exclude each other prove nothing as long as they may not apply.
        """
        cells = {"requests.received.by_fax": by_fax, "requests.received.online": ""}
        findings = check(e2014.Report.of(cells), rules=self.RULES)

        assert verdict is findings.joint.verdict
        assert ["joint"] * (verdict is Verdict.VIOLATED) == [one.rule for one in findings]
