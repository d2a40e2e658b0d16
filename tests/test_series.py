"""
Years of one agency: what carries over, what jumps, what cannot be compared.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from govinfo_report import parse
from govinfo_report.editions import Scope, e2014, e2019, e2021
from govinfo_report.errors import RuleError, UnknownIndicatorError, UnlikeReportsError
from govinfo_report.figures import Count, Interval
from govinfo_report.findings import Severity, Verdict
from govinfo_report.form import Local
from govinfo_report.rules import Sides, equal, rulebook, rules_over_years, steady
from govinfo_report.series import compare, series_of

IN_FORCE = "proactive_disclosure.documents.normative_documents.in_force"
STAFF = "institutions_and_funding.staff.total"
HEADING = {"agency": "淮安市", "scope": Scope.TERRITORY}


def report(year, cells=(), module=e2021, **heading):
    """
    Make a report of the figures at hand.
    """
    return module.Report.of(dict(cells), **{**HEADING, "year": year, **heading})


CORPUS = Path(__file__).resolve().parents[1] / "../shared/corpus/C-2024-huaian.json"


@pytest.fixture(scope="module")
def huaian():
    """
    Give the reports of 淮安市 on 2024, as published, and on 2025.

    Of the second the figures about requests and documents are at hand: those of the table in its
    report, as the public checker KIROGOVCOMPARE has them among its samples.
    """
    if not CORPUS.exists():
        pytest.skip("the shared corpus is not here")
    data = json.loads(CORPUS.read_text("utf-8"))
    published = parse(data["raw"], "text", forms=[e2021.Report]).report
    cells = {
        "requests.received.total": 3259,
        "requests.carried_in.total": 77,
        "requests.processed.total.total": 3278,
        "requests.carried_out.total": 58,
        IN_FORCE: 372,
    }
    return evolve(published, year=2024, **HEADING), report(2025, cells)


class TestVersions:
    """
    Several reports on one year.
    """

    def test_local_rows_with_the_same_words(self):
        """
        Of two local rows with the same words each has its place: a change of the first is one.
        """
        section = "proactive_disclosure.documents"

        first, second, changed = (
            Local(label="其他文件", figure=e2021.Documents.of(issued=one)) for one in (3, 4, 9)
        )
        versions = [
            report(2024).replace({f"{section}.local": rows})
            for rows in ((first, second), (changed, second))
        ]

        (changes,) = compare(versions).series.years[0].changes

        assert [(f"{section}.local.1.issued", "3", "9")] == [
            (one.path, one.before, one.after) for one in changes
        ]

    @pytest.mark.parametrize("other", [{"agency": "宿迁市"}, {"scope": Scope.AGENCY}])
    def test_others_are_no_versions(self, other):
        """
        A report of another agency or scope corrects nothing, whatever is accepted.
        """
        with pytest.raises(UnlikeReportsError, match="the reports on 2024 are no versions of one"):
            compare([report(2024), report(2024, **other)], unlike="accept")

    def test_versions_that_do_not_say_whose_they_are(self):
        """
        A report that says neither agency nor scope may be a version of one that does.
        """
        made = compare([report(2024), report(2024, agency=None, scope=None)], unlike="accept")

        assert 2 == len(made.series.years[0].versions)


def test_one_year_alone():
    """
    Where no two years follow one another it is said that nothing is compared.
    """
    said = [*compare([report(2024)]).remarks("en")]

    assert ["There is only one year: nothing to compare it with."] == said


def test_blanks_that_nobody_knows():
    """
    A way to read blanks that does not exist is refused.
    """
    with pytest.raises(ValueError, match="blanks must be 'unknown' or 'zero'"):
        compare([report(2024)], "nul")


class TestPublished:
    """
    A published break between two years.
    """

    def test_break(self, huaian):
        """
        What is carried in falls short by 26 though both balances hold; the stock jumps.
        """
        (step,) = compare(reversed(huaian)).steps
        carried, jump = step.findings

        assert (
            ("requests.carried_in_is_carried_out_of_last_year", "requests.carried_in.total"),
            Interval.exactly(-26),
            Severity.ERROR,
            [("2025", "77"), ("2024", "103")],
        ) == (
            (carried.rule, carried.where),
            carried.gap,
            carried.severity,
            [(one.of, one.written) for one in carried.cells],
        )
        assert (f"{IN_FORCE}_rises_by_no_jump", Severity.WARNING) == (jump.rule, jump.severity)
        assert "66" in jump.message("en")
        assert "372" in jump.message()
        assert [[], []] == [one.rules.violations(one) for one in huaian]

    def test_as_data(self):
        """
        The JSON form names the years and the report of each cell.
        """
        made = compare(
            [
                report(2024, {"requests.carried_out.total": 103}),
                report(2025, {"requests.carried_in.total": 77}),
            ]
        )
        data = made.as_dict("en")

        assert not made.ok
        assert ("淮安市", "territory", "violated", [], [2024, 2025]) == (
            data["agency"],
            data["scope"],
            data["verdict"],
            data["gaps"],
            [one["year"] for one in data["years"]],
        )
        assert (2024, 2025, ["2021", "2021"]) == tuple(
            data["steps"][0][key] for key in ("from", "to", "editions")
        )
        assert data["steps"][0]["findings"][0]["cells"][0]["of"] == "2025"
        assert str(made).startswith("2024 → 2025\n")
        assert repr(made) == "<Comparison: 2024, 2025; violated>"


class TestBetweenForms:
    """
    Between two forms only what means the same is compared.
    """

    def test_carried_over(self):
        """
        From 2020 to 2021 the requests carry over, the stocks do not compare.
        """
        before = report(2020, {"requests.carried_out.total": 3}, e2019)
        now = report(2021, {"requests.carried_in.total": 2, IN_FORCE: 9})
        (step,) = compare([before, now]).steps

        assert ["requests.carried_in.total"] == [one.where for one in step.findings]
        assert len(step.findings.equations) == len(type(now).year_rules[0].sides[0].forms)

    def test_nothing_carries_over(self):
        """
        From 2018 to 2019 nothing compares.
        """
        (step,) = compare([report(2018, module=e2014), report(2019, module=e2019)]).steps

        assert () == step.findings.equations
        assert step.findings.verdict is Verdict.HOLDS

    def test_items_follow(self):
        """
        The powers of last year are those of its report with its change.
        """
        path = "proactive_disclosure.services.licensing"
        before = report(2019, {f"{path}.items_last_year": 5, f"{path}.items_change": -2}, e2019)
        now = report(2020, {f"{path}.items_last_year": 4}, e2019)
        (found,) = compare([before, now]).steps[0].findings

        assert (f"{path}.powers_follow_from_last_year", Interval.exactly(1)) == (
            found.rule,
            found.gap,
        )

    @pytest.mark.parametrize(("before", "now"), [(2, 7), (7, 2)])
    def test_staff_jumps(self, before, now):
        """
        Staff that is more than three times as many, or less than a third, is told.
        """
        made = compare([report(2016, {STAFF: before}, e2014), report(2017, {STAFF: now}, e2014)])

        assert ["jump"] == [one.wording for one in made.steps[0].findings]
        assert made.ok


DOCUMENTS = "proactive_disclosure.documents"
CARRIED = {"requests.carried_in_is_carried_out_of_last_year": {"error", "warning"}}
FOLLOWS = {
    f"proactive_disclosure.{one}": {"error"}
    for one in (
        "services.licensing.powers_follow_from_last_year",
        "services.other_external_services.powers_follow_from_last_year",
        "enforcement.penalties.powers_follow_from_last_year",
        "enforcement.coercive_measures.powers_follow_from_last_year",
        "fees.administrative_fees.fees_follow_from_last_year",
    )
}


def jumps(*stocks):
    """
    Name the rules that stocks hardly multiply.
    """
    return {f"{one}_{end}_by_no_jump": {"warning"} for one in stocks for end in ("rises", "falls")}


class TestRelations:
    """
    Every relation there is, and none where the notions differ.
    """

    @pytest.mark.parametrize(
        ("before", "now", "relations"),
        [
            (
                e2014,
                e2014,
                jumps(
                    *(
                        f"institutions_and_funding.{one}"
                        for one in (
                            "dedicated_offices",
                            "reading_points",
                            "staff_total",
                            "dedicated_funding",
                        )
                    )
                ),
            ),
            (e2014, e2019, {}),
            (
                e2019,
                e2019,
                CARRIED
                | FOLLOWS
                | {
                    f"{DOCUMENTS}.{one}.total_disclosed_at_most_follows_from_last_year": {"warning"}
                    for one in ("rules", "normative_documents")
                },
            ),
            (e2019, e2021, CARRIED),
            (
                e2021,
                e2021,
                CARRIED
                | {
                    f"{DOCUMENTS}.{one}.in_force_follows_from_last_year": {"warning"}
                    for one in ("rules", "normative_documents")
                }
                | jumps(
                    *(f"{DOCUMENTS}.{one}.in_force" for one in ("rules", "normative_documents"))
                ),
            ),
        ],
    )
    def test_relations(self, before, now, relations):
        """
        Between two forms only requests carry over; requests by applicant are a warning.
        """
        rules = rules_over_years(before.Report, now.Report, now.Report.year_rules)
        found = {}
        for one in rules.equations:
            found.setdefault(one.rule.id, set()).add(one.rule.severity.value)

        assert relations == found

    def test_by_applicant(self):
        """
        The total is an error, the columns are warnings, since applicants are classed anew.
        """
        before = {"requests.carried_out.natural_person": 2, "requests.carried_out.total": 3}
        now = {"requests.carried_in.natural_person": 3, "requests.carried_in.total": 3}
        (step,) = compare([report(2022, before), report(2023, now)]).steps

        assert [("requests.carried_in.natural_person", Severity.WARNING)] == [
            (one.where, one.severity) for one in step.findings
        ]

    def test_correction_on_another_form(self):
        """
        A correction may be on another form than what it corrects; the last version counts.
        """
        carried = "requests.carried_in.total"
        reports = [
            report(2020, {"requests.carried_out.total": 3}, e2019),
            report(2021, {carried: 2}, e2019),
            report(2021, {carried: 3}),
        ]
        made = compare(reports)

        assert (True, ["2019", "2021"]) == (made.ok, made.as_dict()["steps"][0]["editions"])
        assert (carried, "2", "3") in [
            (one.path, one.before, one.after) for one in made.series.years[1].changes[0]
        ]


class TestVerdicts:
    """
    Blanks, and rules that only together contradict.
    """

    def test_names(self):
        """
        A cell is called by its year and its label.
        """
        before = report(2024, {"requests.carried_out.total": 5})
        now = report(2025, {"requests.carried_in.total": 3})
        ((found,),) = [step.findings for step in compare([before, now]).steps]

        assert [
            "2025：上年结转政府信息公开申请数量（总计）",
            "2024：结转下年度继续办理（总计）",
        ] == [cell.name for cell in found.cells]

    def test_blank(self):
        """
        A blank leaves the rule open, unless it is read as zero.
        """
        reports = [
            report(2024, {"requests.carried_out.total": ""}),
            report(2025, {"requests.carried_in.total": 7}),
        ]

        assert (Verdict.POSSIBLE, Verdict.VIOLATED) == (
            compare(reports).verdict,
            compare(reports, "zero").verdict,
        )
        (doubt,) = compare(reports).steps[0].findings.undecided
        assert (
            "requests.carried_in.total",
            "2025：上年结转政府信息公开申请数量（总计）",
            ("2024：结转下年度继续办理（总计）",),
        ) == (doubt.where, doubt.name, doubt.without_number)


class TestSeries:
    """
    Which reports make a series.
    """

    @pytest.mark.parametrize(
        ("reports", "reason"),
        [
            ([], "there is no report"),
            ([report(None)], "does not say its year"),
            ([report(2024, scope=None)], "not known"),
            ([report(2024), report(2025, scope=Scope.LEVEL)], "the scopes differ"),
            ([report(2024), report(2025, agency="乙市")], "the agencies differ: 淮安市, 乙市$"),
            ([report(2024, agency=one) for one in "甲乙丙丁戊己庚"], "丁, 戊 and 2 more$"),
        ],
    )
    def test_refused(self, reports, reason):
        """
        What may be no series is refused, with the reason.
        """
        with pytest.raises(UnlikeReportsError, match=reason):
            series_of(reports)

    def test_told_to_go_on(self):
        """
        Unlike scopes are taken where the caller says so.
        """
        made = series_of([report(2024), report(2025, scope=None)], unlike="accept")

        assert (Scope.TERRITORY, "淮安市", ()) == (made.scope, made.agency, made.gaps)

    def test_no_report(self):
        """
        What is no report is refused.
        """
        with pytest.raises(TypeError, match="reports or readings"):
            series_of([{}])

    def test_gap_and_correction(self):
        """
        A gap is told and not compared over; a corrected report counts, both are kept.
        """
        local = Local(label="本地", figure=e2021.Documents.of(issued=1))
        place = "proactive_disclosure.documents.local"
        first = report(2024, {"requests.carried_in.total": 1}).replace({place: (local,)})
        reports = [report(2021), first, report(2024, {"requests.carried_in.total": 2})]
        made = compare(reports)
        year = made.series.years[1]

        assert (2, reports[2]) == (len(year.versions), year.report)
        assert ((2022, 2023), ()) == (made.series.gaps, made.steps)
        assert {("requests.carried_in.total", "1", "2"), (f"{place}.1.issued", "1", None)} == {
            (one.path, one.before, one.after) for one in year.changes[0]
        }
        assert [
            "2022: there is no report",
            "2023: there is no report",
            "2024: version 2 changes 2 cells",
        ] == made.text("en").splitlines()
        assert made.as_dict()["years"][1]["versions"] == len(year.versions)
        assert compare(made.series).series is made.series


class TestCopied:
    """
    Reports that repeat last year's figures.
    """

    CELLS = tuple(
        f"requests.processed.refused.{one}.total"
        for one in (
            "state_secret",
            "prohibited_by_law",
            "security_or_stability",
            "third_party_rights",
            "internal_affairs",
            "deliberative_process",
        )
    )

    def made(self, *numbers):
        """
        Compare a report with one that prints the numbers.
        """
        old = dict(zip(self.CELLS, range(11, 17), strict=True))
        new = dict(zip(self.CELLS, numbers, strict=True))
        (step,) = compare([report(2024, old), report(2025, new)]).steps
        return [one.rule for one in step.findings]

    def test_copied(self):
        """
        Five equal large numbers of six are told, four are not.
        """
        assert (["copied_report"], []) == (
            self.made(11, 12, 13, 14, 15, 99),
            self.made(11, 12, 13, 14, 98, 99),
        )

    def test_small_numbers(self):
        """
        Small numbers are often the same.
        """
        small = dict.fromkeys(self.CELLS, 3)

        assert () == tuple(compare([report(2024, small), report(2025, small)]).steps[0].findings)


class TestTable:
    """
    Figures over the years by what they mean.
    """

    def test_trend(self):
        """
        A figure is followed over two forms; changes stop at gaps and where it is not asked.
        """
        cells = {"disputes.reviews.total": 5}
        reports = [
            report(2018, {"reviews.total": 2}, e2014),
            report(2019, cells, e2019),
            report(2021, {"disputes.reviews.total": 9}),
        ]
        table = series_of(reports).table
        trend = table["reviews.total"]
        only = table[IN_FORCE]

        assert (("2", "5", "9"), (None, Interval.exactly(3), None)) == (
            trend.written,
            trend.changes,
        )
        assert [False, False, True] == [one["asked"] for one in only.as_dict()["cells"]]
        assert (None, None) == only.values[:2]
        assert {"low": 3, "high": 3} == trend.as_dict()["cells"][1]["change"]
        assert len(table) == len(list(table))
        assert "<th>2018</th>" in table._repr_html_()
        assert "2018, 2019, 2021" in repr(table)
        with pytest.raises(UnknownIndicatorError):
            table["nothing"]

    def test_one_row_or_its_parts(self):
        """
        A row that one year prints, another by its three kinds, is one trend: kinds are added up.
        """
        row = "requests.processed.other"
        kinds = {
            f"{row}.{one}.total": 2 for one in ("not_corrected_in_time", "fee_unpaid", "remaining")
        }
        reports = [
            report(2020, {f"{row}.total": 4}, e2019),
            report(2021, {f"{row}.total.total": 5}),
            report(2022, kinds),
            report(2023, kinds | {f"{row}.remaining.total": ""}),
        ]
        table = series_of(reports).table
        trend = table[f"{row}.total"]

        assert ("4", "5", "6", "4以上") == trend.written
        assert Interval.exactly(1) == trend.changes[2]
        assert [False, False, True, True] == [one["added_up"] for one in trend.as_dict()["cells"]]
        assert ("其他处理", "总计", "件", "4", "5", "Σ6", "Σ4以上") in set(table.rows())
        assert (None, "2") == table[f"{row}.fee_unpaid.total"].written[1:3]


class TestDeclared:
    """
    Rules over years as people write them.
    """

    def test_belongs_to_years(self):
        """
        A rule over years is no rule of one report, nor the other way round.
        """
        rule = e2021.Report.year_rules[0]
        with pytest.raises(RuleError, match="two years"):
            rulebook(e2021.Report, rule)
        with pytest.raises(RuleError, match="one year"):
            rules_over_years(e2021.Report, e2021.Report, (one_year,))
        with pytest.raises(RuleError, match="no section"):
            rules_over_years(e2014.Report, e2014.Report, (rule,))

    def test_other_class(self):
        """
        Both years are the same section.
        """

        def crooked(before: e2021.Requests, now: e2019.Requests) -> Sides[Count]:
            return now.carried_in.total, before.carried_out.total

        with pytest.raises(RuleError, match="the same section as before and as now"):
            equal(crooked)

    def test_stocks_are_cells(self):
        """
        A stock is a cell, not a sum and not a row.
        """

        def crooked(d: e2021.RulesAndDocuments) -> object:
            return d.rules

        with pytest.raises(RuleError, match="a tuple of cells"):
            steady(times=3)(crooked)

    def test_times_is_a_number(self):
        """
        How many times is a whole number.
        """
        with pytest.raises(TypeError, match=r"^a rule takes a whole number \(got '3'\)$"):
            steady(times="3")

    def test_formula(self):
        """
        A formula says of which year each figure is.
        """
        form = e2014.Report
        rules = rules_over_years(form, form, form.year_rules)

        assert rules.formula(rules.equations[4]).startswith(
            "本年：从事政府信息公开工作人员数 ≤ 3 ×"
        )


@equal
def one_year(r: e2021.Requests) -> Sides[Count]:
    """
    A rule of one report.
    """
    return r.carried_in.total, r.carried_out.total
