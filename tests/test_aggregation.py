"""
Members of a whole: what they add up to, and whether the whole agrees.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from govinfo_report.aggregation import check_roll_up, roll_up
from govinfo_report.editions import Scope, e2014, e2019, e2021
from govinfo_report.errors import UnlikeReportsError
from govinfo_report.figures import MISSING, Kind, figure, written
from govinfo_report.findings import Reason, Severity, Verdict
from govinfo_report.form import Local, cell_paths
from govinfo_report.units import Unit

COMPLAINTS = "complaints"
ITEMS = "proactive_disclosure.items_disclosed"
CHANNELS = "proactive_disclosure.channels.local"
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
            [member("甲县", {COMPLAINTS: 3, ITEMS: 9}), member("甲县", {COMPLAINTS: ""})],
            unlike="accept",
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

    def test_one_agency_twice(self):
        """
        Two reports of one agency do not add up.
        """
        with pytest.raises(UnlikeReportsError, match="more than one report is of 甲县"):
            roll_up([member("甲县", {}), member("乙县", {}), member("甲县", {})])

    def test_blanks_that_nobody_knows(self):
        """
        A way to read blanks that does not exist is refused.
        """
        with pytest.raises(ValueError, match="blanks must be 'unknown' or 'zero'"):
            roll_up([member("甲县", {})], blanks="nul")

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


def with_row(report, figure, label="统一平台公开政府信息数", **facts):
    """
    Add a local row to the channels of a report.
    """
    row = Local(label=label, figure=figure, **{"unit": Unit.ENTRY, **facts})
    return report.replace({CHANNELS: (*report[CHANNELS], row)})


class TestLocalRows:
    """
    Rows of a place's own, which have their place in no form.
    """

    def checked(self, whole, members, *, complete=True, **options):
        """
        Check a whole with a local row of its own; what is found, and the verdict about the row.
        """
        top = zeros("市", scope=Scope.TERRITORY)
        rows = {"甲县": members[0], "乙县": members[1]}
        below = [
            zeros(name) if row is None else with_row(zeros(name), row) for name, row in rows.items()
        ]
        found = check_roll_up(with_row(top, whole), below, complete=complete, **options)
        verdicts = [one for one in found.equations if one.rule.startswith("local_row")]
        return list(found), verdicts

    @pytest.mark.parametrize(
        ("whole", "members", "complete", "verdict"),
        [
            (7, (3, 4), True, Verdict.HOLDS),
            (8, (3, 4), True, Verdict.VIOLATED),
            (6, (3, 4), True, Verdict.VIOLATED),
            (8, (3, 4), False, Verdict.HOLDS),
            (6, (3, 4), False, Verdict.VIOLATED),
            (8, (3, None), True, Verdict.POSSIBLE),
            (2, (3, None), True, Verdict.VIOLATED),
            (figure("6—8"), (3, 4), True, Verdict.POSSIBLE),
            (figure(""), (3, 4), True, Verdict.POSSIBLE),
        ],
    )
    def test_verdicts(self, whole, members, complete, verdict):
        """
        A row that all members have is their sum; one that some lack is at least that.
        """
        found, (judged,) = self.checked(whole, members, complete=complete)

        assert verdict is judged.verdict
        assert [one.where for one in found] == [judged.where] * (verdict is Verdict.VIOLATED)
        assert (verdict is Verdict.POSSIBLE) is (judged.reason is not None)

    def test_finding(self):
        """
        It is a warning with both sides, since such a row may count once what several count.
        """
        (found,), _ = self.checked(8, (3, 4))
        (below,), _ = self.checked(6, (3, 4), complete=False)

        assert (Severity.WARNING, f"{CHANNELS}.1", ["市", "下级合计"]) == (
            found.severity,
            found.where,
            [one.of for one in found.cells],
        )
        assert "统一平台公开政府信息数: printed 8 entries, but the members" in found.message("en")
        assert "known add up to 7" in below.message("en")

    def test_why_it_is_open(self):
        """
        Members without the row, and cells without a number, are named.
        """
        _, (lacking,) = self.checked(8, (3, None))
        _, (blank,) = self.checked(figure("/"), (3, 4))
        _, (rounded,) = self.checked(figure("6—8"), (3, 4))

        assert ("乙县：统一平台公开政府信息数",) == lacking.without_number
        assert ("市：统一平台公开政府信息数",) == blank.without_number
        assert ((), Reason.ROUNDING) == (rounded.without_number, rounded.reason)

    def test_row_of_one_side(self):
        """
        A row that only the whole or only members have says nothing.
        """
        assert ([], []) == self.checked(8, (None, None))
        whole = zeros("市", scope=Scope.TERRITORY)
        found = check_roll_up(whole, [with_row(zeros("甲县"), 1)], complete=True)

        assert 0 == sum(one.rule.startswith("local_row") for one in found.equations)

    def test_blanks_as_zero(self):
        """
        Blanks are read as zero in local rows, too.
        """
        found, _ = self.checked(4, (3, figure("")), blanks="zero")

        assert 1 == found[0].gap.low

    def test_same_words_at_another_place(self):
        """
        Rows are matched by their words, wherever members print them; two of one name in order.
        """
        whole = with_row(with_row(zeros("市", scope=Scope.TERRITORY), 7, "甲"), 3, "乙")
        members = [
            with_row(with_row(zeros("甲县"), 1, "乙"), 3, "甲"),
            with_row(with_row(zeros("乙县"), 4, "甲", after="gazette"), 3, "乙"),
        ]
        twice = with_row(with_row(zeros("市", scope=Scope.TERRITORY), 1, "甲"), 2, "甲")
        (found,) = check_roll_up(whole, members, complete=True)

        assert ("乙", 3, 4) == (found.cells[0].label, found.stated.low, found.implied.low)
        assert () == tuple(check_roll_up(twice, [twice], complete=True))

    def test_columns(self):
        """
        In a matrix each column is checked.
        """
        place = "proactive_disclosure.documents.local"
        row = Local(label="本地", figure=e2021.Documents.of(issued=1, repealed=0, in_force=2))
        more = evolve(row, figure=e2021.Documents.of(issued=1, repealed=0, in_force=3))
        whole = zeros("市", {}, e2021, scope=Scope.TERRITORY).replace({place: (more,)})
        found = check_roll_up(
            whole, [zeros("甲", {}, e2021).replace({place: (row,)})], complete=True
        )

        assert [f"{place}.1.in_force"] == [one.where for one in found]
        assert "现行有效件数" in found[0].message()

    def test_members_without_the_row(self):
        """
        A sum says which members do not have a row of its own.
        """
        made = roll_up([with_row(zeros("甲县"), 3), zeros("乙县"), with_row(zeros("丙县"), 2)])

        assert 5 == made.report[f"{CHANNELS}.1"]
        assert [("乙县", ((f"{CHANNELS}.1", None),))] == [
            (one.member, one.cells) for one in made.lacking
        ]

    def test_member_is_named(self):
        """
        The member is named whose row was right last year, at whatever place it stands there.
        """
        last = [
            with_row(zeros("甲县", year=2016), 3),
            with_row(with_row(zeros("乙县", year=2016), 9, "别的"), 4),
        ]
        (found,), _ = self.checked(7, (3, 5), last_year=last)
        (other,), _ = self.checked(7, (3, 5), last_year=[last[0]])

        assert ["乙县"] == [one.of for one in found.cells if one.role == "suspect"]
        assert [] == [one for one in other.cells if one.role == "suspect"]

    def test_member_that_contradicts_itself_is_named(self):
        """
        A member whose own rule about its channels the gap would mend is named.
        """
        cells = {ITEMS: 3}
        members = [with_row(zeros("甲县", cells), 4), with_row(zeros("乙县"), 0)]
        whole = with_row(zeros("市", cells, scope=Scope.TERRITORY), 3)
        (found,) = check_roll_up(whole, members, complete=True)

        assert ["甲县"] == [one.of for one in found.cells if one.role == "suspect"]


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

    def test_what_cannot_be_told(self):
        """
        Verdicts, too, name the reports and the paths that cells have there.
        """
        found = check_roll_up(self.parent({COMPLAINTS: ""}), self.MEMBERS, complete=True)

        assert ["市：举报投诉数量"] == [one.name for one in found.undecided]
        assert [("市：举报投诉数量",)] == [one.without_number for one in found.undecided]
        assert COMPLAINTS in [one.where for one in found.equations]

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

    def test_missing_member_with_local_rows(self):
        """
        A local row above its sum is left over like other figures.
        """
        cells = dict.fromkeys(self.PLAIN, 1)
        third = with_row(zeros("丙县", cells), 1)
        members = [with_row(one, 0) for one in self.MEMBERS]
        whole = roll_up([*members, third]).report
        whole = whole.replace({"agency": "市", "scope": Scope.TERRITORY})
        (found,) = check_roll_up(whole, members, complete=True)

        assert ("missing_member", 7) == (found.rule, len(found.cells))

    PLAIN = (
        COMPLAINTS,
        "meetings_and_training.meetings",
        "meetings_and_training.training_courses",
        "meetings_and_training.training_attendances",
        "institutions_and_funding.dedicated_offices",
        "institutions_and_funding.reading_points",
    )

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
