"""
Members of a whole: what they add up to, and whether the whole agrees.
"""

from __future__ import annotations

import pytest

from govinfo_report.aggregation import check_roll_up, roll_up
from govinfo_report.editions import Scope, e2014, e2019, e2021
from govinfo_report.errors import UnlikeReportsError
from govinfo_report.figures import MISSING, Kind, written
from govinfo_report.findings import Severity
from govinfo_report.form import cell_paths

COMPLAINTS = "complaints"
ITEMS = "proactive_disclosure.items_disclosed"
OTHER = "requests.processed.other"


def member(name, cells=(), module=e2014, **heading):
    """
    Make a member's report of the figures at hand.
    """
    heading = {"agency": name, "year": 2017, "scope": Scope.LEVEL, **heading}
    return module.Report.of(dict(cells), **heading)


def zeros(name, cells=(), module=e2014, **heading):
    """
    Make a member's report that prints zeros but for the figures at hand.
    """
    paths = {path: "0" for path, _ in cell_paths(module.Report)}
    return member(name, {**paths, **dict(cells)}, module, **heading)


class TestRollUp:
    """
    Adding reports up.
    """

    def test_sums(self):
        """
        Figures add up, rounded ones to a range; what counts once is bounded.
        """
        made = roll_up(
            [
                member("甲县", {COMPLAINTS: 3, ITEMS: 100, "request_fees": "1.2"}),
                member("乙县", {COMPLAINTS: "1.2万", ITEMS: 40, "request_fees": "0"}),
            ]
        )

        assert ("11503—12503", "100—140", "1.2") == tuple(
            written(made.report[path]) for path in (COMPLAINTS, ITEMS, "request_fees")
        )
        assert ITEMS in made.bounded
        assert (None, 2017, None) == (made.report.agency, made.report.year, made.report.scope)
        assert ["甲县", "乙县"] == [one.name for one in made.members]

    def test_lacking(self):
        """
        Who lacks a line is named, and the sum has no upper end.
        """
        made = roll_up(
            [member("甲县", {COMPLAINTS: 3, ITEMS: 9}), member("甲县", {COMPLAINTS: ""})]
        )

        assert ("3以上", "9以上") == tuple(written(made.report[one]) for one in (COMPLAINTS, ITEMS))
        assert [("甲县#2", {COMPLAINTS: "", ITEMS: None})] == [
            (one.member, dict(one.cells)) for one in made.lacking
        ]
        assert made.lacking[0].as_dict()["member"] == "甲县#2"
        assert ("甲县",) == made.twice
        assert ["甲县#2: 2 cells print no number", "甲县: there is more than one report"] == list(
            made.remarks("en")
        )

    def test_blanks_as_zero(self):
        """
        Blanks are read as zero where the caller says so.
        """
        made = roll_up(
            [member(None, {COMPLAINTS: 3}), member(None, {COMPLAINTS: ""})], blanks="zero"
        )

        assert (3, ["#1", "#2"]) == (made.report[COMPLAINTS], [one.name for one in made.members])

    def test_blank_and_dash(self):
        """
        What is not known of one member is not zero in their sum, however blanks are read then.
        """
        made = roll_up([member("甲", {COMPLAINTS: "/"}), member("乙", {COMPLAINTS: ""})])
        cell = made.report[COMPLAINTS]

        assert (Kind.UNREADABLE, "不详") == (cell.kind, cell.text)
        assert None is cell.high

    def test_optional_row_of_blank_parts(self):
        """
        A row that is added from parts takes them as they are read.
        """
        row = f"{OTHER}.total.total"
        parts = {
            f"{OTHER}.{one}.total": ""
            for one in ("not_corrected_in_time", "fee_unpaid", "remaining")
        }
        reports = [member("甲", {row: 5}, e2021), member("乙", parts, e2021)]

        assert 5 == roll_up(reports, blanks="zero").report[row]
        assert "5以上" == roll_up(reports).report[row].text

    def test_optional_row(self):
        """
        A row that one prints and another shows by its parts is added from the parts.
        """
        row = f"{OTHER}.total.total"
        parts = {
            f"{OTHER}.{one}.total": 2
            for one in ("not_corrected_in_time", "fee_unpaid", "remaining")
        }
        made = roll_up([member("甲", {row: 5}, e2021), member("乙", parts, e2021)])
        alone = roll_up([member("甲", parts, e2021), member("乙", parts, e2021)])

        assert (11, MISSING) == (made.report[row], alone.report[row])

    @pytest.mark.parametrize(
        ("reports", "reason"),
        [
            ([], "there is no report"),
            ([member("甲"), member("乙", module=e2019)], "the forms differ"),
            ([member("甲", scope=None)], "not known"),
            ([member("甲"), member("乙", scope=Scope.AGENCY)], "the scopes differ"),
            ([member("甲"), member("乙", year=2016)], "the years differ"),
        ],
    )
    def test_refused(self, reports, reason):
        """
        What does not add up is refused, with the reason.
        """
        with pytest.raises(UnlikeReportsError, match=reason):
            roll_up(reports)

    def test_told_to_go_on(self):
        """
        Unlike scopes are added where the caller says so.
        """
        made = roll_up([member("甲", scope=None)], unlike="accept")

        assert 1 == len(made.members)


class TestParent:
    """
    A parent against its members.
    """

    MEMBERS = (zeros("甲县", {COMPLAINTS: 3}), zeros("乙县", {COMPLAINTS: 4}))

    def parent(self, cells, **heading):
        """
        Make the report of the whole.
        """
        return zeros("市", {COMPLAINTS: 7, **cells}, **{"scope": Scope.TERRITORY, **heading})

    def test_agrees(self):
        """
        A whole that is the sum agrees, whether all members are known or not.
        """
        for complete in (True, False):
            found = check_roll_up(self.parent({}), self.MEMBERS, complete=complete)

            assert (0, True) == (len(found), found.ok)

    def test_one_off(self):
        """
        One figure that is off is one finding, with both sides.
        """
        (found,) = check_roll_up(self.parent({COMPLAINTS: 8}), self.MEMBERS, complete=True)

        assert ("complaints_is_sum_of_members", COMPLAINTS, 1, ["市", "下级合计"]) == (
            found.rule,
            found.where,
            found.gap.low,
            [one.of for one in found.cells],
        )
        assert "members add up to 7" in found.message("en")

    def test_incomplete(self):
        """
        With members unknown a whole may be more than the known ones, not less.
        """
        more = check_roll_up(self.parent({COMPLAINTS: 8}), self.MEMBERS, complete=False)
        less = check_roll_up(self.parent({COMPLAINTS: 6}), self.MEMBERS, complete=False)

        assert (0, [Severity.WARNING]) == (len(more), [one.severity for one in less])

    def test_moved_against_last_year(self):
        """
        The member is named whose figure was right last year.
        """
        last = [one.replace({"year": 2016}) for one in self.MEMBERS]
        moved = [self.MEMBERS[0], self.MEMBERS[1].replace({COMPLAINTS: 5})]
        for complete in (True, False):
            (found,) = check_roll_up(
                self.parent({}), moved, complete=complete, last_year=reversed(last)
            )

            assert ["乙县"] == [one.of for one in found.cells if one.role == "suspect"]
            assert "Probably wrong: 乙县：" in found.message("en")

    def test_by_place(self):
        """
        Where agencies are not known, last year's reports stand in the order of the members.
        """
        now = [one.replace({"agency": None}) for one in self.MEMBERS]
        moved = [now[0], now[1].replace({COMPLAINTS: 5})]
        (found,) = check_roll_up(self.parent({}), moved, complete=True, last_year=now)
        (other,) = check_roll_up(self.parent({}), moved, complete=True, last_year=now[:1] * 3)

        assert ["#2"] == [one.of for one in found.cells if one.role == "suspect"]
        assert [] == [one for one in other.cells if one.role == "suspect"]

    def test_own_rule_names(self):
        """
        A member whose own sum the gap would mend is named without last year.
        """
        path = "requests.received.in_person"
        members = [
            zeros("甲县", {path: 3, "requests.received.total": 2}),
            zeros("乙县", {path: "约3"}),
        ]
        members[1] = members[1].replace({path: "0"})
        whole = zeros("市", {path: 2, "requests.received.total": 2}, scope=Scope.TERRITORY)
        (found,) = check_roll_up(whole, members, complete=True)

        assert ["甲县"] == [one.of for one in found.cells if one.role == "suspect"]

    def test_year_rule_names(self):
        """
        A member whose requests carried in do not fit those carried out last year is named.
        """
        path = "proactive_disclosure.documents.rules"
        cells = {f"{path}.in_force": 5}
        now = [zeros("甲", cells, e2021), zeros("乙", {f"{path}.in_force": 6}, e2021)]
        last = [zeros("甲", cells, e2021, year=2016), zeros("乙", cells, e2021, year=2016)]
        whole = zeros("市", {f"{path}.in_force": 10}, e2021, scope=Scope.TERRITORY)
        (found,) = check_roll_up(whole, now, complete=True, last_year=last)

        assert ["乙"] == [one.of for one in found.cells if one.role == "suspect"]

    def test_range_names_nobody(self):
        """
        A gap that is a range, and members that print no exact number, name nobody.
        """
        rounded = [self.MEMBERS[0], self.MEMBERS[1].replace({COMPLAINTS: "约3"})]
        (found,) = check_roll_up(self.parent({COMPLAINTS: 900}), rounded, complete=True)

        assert [] == [one for one in found.cells if one.role == "suspect"]

    def test_missing_member(self):
        """
        A whole that has a report more than its members is one finding.
        """
        third = zeros(
            "丙县",
            {
                COMPLAINTS: 1,
                "request_fees": "1.5",
                "meetings_and_training.meetings": 2,
                "meetings_and_training.training_courses": 3,
                "requests.received.total": 4,
                "requests.received.online": 4,
                "reviews.total": 1,
                "reviews.upheld": 1,
            },
        )
        made = roll_up([*self.MEMBERS, third]).report
        whole = made.replace({"agency": "市", "scope": Scope.TERRITORY})
        (found,) = check_roll_up(whole, self.MEMBERS, complete=True)
        crooked = whole.replace({"requests.received.online": 3})

        assert "missing_member" == found.rule
        assert "probably a member is missing" in found.message("en")
        assert 8 == len(check_roll_up(crooked, self.MEMBERS, complete=True))

    def test_missing_member_on_a_form_with_open_units(self):
        """
        Rows that nobody has, and amounts without a unit, are no part of what is left over.
        """
        path = "disputes.lawsuits"
        cells = {
            f"{path}.{kind}.{one}": 1
            for kind in ("direct", "after_review")
            for one in ("upheld", "corrected", "other")
        }
        cells |= {
            f"{path}.{kind}.{one}": total
            for kind in ("direct", "after_review")
            for one, total in (("pending", 0), ("total", 3))
        }
        known = member("甲", dict.fromkeys(cells, 0), e2019)
        whole = member("市", cells, e2019, scope=Scope.TERRITORY)

        assert ["missing_member"] == [
            one.rule for one in check_roll_up(whole, [known], complete=True)
        ]
        assert check_roll_up(whole, [known], complete=False).ok

    @pytest.mark.parametrize(
        ("heading", "reason"),
        [
            ({"scope": None}, "the scope of the parent is not known"),
            ({"scope": Scope.AGENCY}, "narrower"),
            ({"year": 2016}, "the years differ"),
        ],
    )
    def test_refused(self, heading, reason):
        """
        A whole that cannot be that of its members is refused.
        """
        parent = self.parent({}, **heading)
        with pytest.raises(UnlikeReportsError, match=reason):
            check_roll_up(parent, self.MEMBERS, complete=True)

        assert check_roll_up(parent, self.MEMBERS, complete=True, unlike="accept").ok

    def test_other_form(self):
        """
        A whole on another form is refused in any case.
        """
        parent = member("市", module=e2021, scope=Scope.TERRITORY)
        with pytest.raises(UnlikeReportsError, match="the forms differ"):
            check_roll_up(parent, self.MEMBERS, complete=True, unlike="accept")
