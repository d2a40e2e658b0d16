"""
Diagnosing reports: which cell, what it should be, how likely.
"""

from __future__ import annotations

import json
import random

import pytest

from core_forms import FUNDS, ONCE, Cells, Funds, Matrix, Once
from diagnosed import APPLICANTS, at_most, published, requests_of_2021, system
from govinfo_report import diagnose, e2014, e2021, form
from govinfo_report.diagnosis._diagnosing import _blamed
from govinfo_report.errors import UnknownIndicatorError
from govinfo_report.figures import Count, written
from govinfo_report.findings import Severity
from govinfo_report.form import Local, cell_paths
from govinfo_report.formats import parse, render
from govinfo_report.rules import rulebook
from toy_forms import FACTORS, ODDS, SQUARE, Factors, Odds, Pair, Report, Square

SEED = published()
REPLIES = "requests.replies"


def only(diagnosis):
    """
    Give the only component of a diagnosis.
    """
    (component,) = diagnosis.components
    return component


def best(diagnosis):
    """
    Give the likeliest explanation of the only component.
    """
    return only(diagnosis).explanations[0]


def blamed(explanation):
    """
    Give the cells of an explanation with what each should print.
    """
    return {cell.path: cell.suggested for cell in explanation.cells}


class TestSingleCells:
    """
    One wrong cell of the 2014 form.
    """

    def test_nothing_wrong(self):
        """
        A report without a contradiction has no components.
        """
        found = diagnose(SEED)

        assert ({"feasible": True, "components": []}, {}) == (found.as_dict(), found.suspicion)

    def test_t39_candidates_and_values(self):
        """
        All eight members of the sum are named with the value each would have; only the transposed
        digits are explained.
        """
        found = only(diagnose(SEED.replace({f"{REPLIES}.granted": 2860})))
        implied = {
            one.cells[0].path.removeprefix(f"{REPLIES}."): one.cells[0].implied.low
            for one in found.explanations
            if one.cells
        }

        assert {
            "total": 8262,
            "already_public": 2978,
            "granted": 2680,
            "partly_granted": 143,
            "not_this_organ": 430,
            "does_not_exist": 102,
            "asked_to_amend": 118,
            "referred_elsewhere": 66,
        } == implied
        assert ("transposition", {f"{REPLIES}.granted": "2680"}) == (
            found.explanations[0].kind.value,
            blamed(found.explanations[0]),
        )
        assert {"unexplained", "other"} == {one.kind.value for one in found.explanations[1:]}
        assert 1.0 == pytest.approx(sum(one.probability for one in found.explanations))
        assert (1, (), True) == (found.minimum, found.certain, found.proved)

    def test_t40_inner_total(self):
        """
        A cell that breaks two sums is the only one that explains both.
        """
        found = only(diagnose(SEED.replace({f"{REPLIES}.refused.total": 458})))

        assert ((f"{REPLIES}.refused.total",),) == found.sets
        assert (f"{REPLIES}.refused.total",) == found.certain
        assert 2 == len(found.rules)

    def test_t41_siblings_exchanged(self):
        """
        Two parts of one sum that changed places leave no trace.
        """
        changed = {f"{REPLIES}.already_public": 2680, f"{REPLIES}.granted": 3158}

        assert diagnose(SEED.replace(changed)).feasible

    def test_t42_ten_thousand_too_much(self):
        """
        A 万 too much comes first.
        """
        found = best(diagnose(SEED.replace({"requests.received.total": "9834万"})))

        assert ("magnitude", {"requests.received.total": "9834"}) == (
            found.kind.value,
            blamed(found),
        )

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("2880", "substitution"),
            ("6280", "transposition"),
            ("280", "omission"),
            ("26860", "insertion"),
            ("2680万", "magnitude"),
            ("26800000", "magnitude"),
            ("268.0", "decimal_point"),
            ("-2680", "sign"),
            ("8082", "total_as_part"),
            ("3158", "copy"),
        ],
    )
    def test_kinds(self, text, kind):
        """
        Each kind of misprint is told from the text, with the right value.
        """
        found = only(diagnose(SEED.replace({f"{REPLIES}.granted": text})))
        granted = [one for one in found.explanations if f"{REPLIES}.granted" in blamed(one)]

        assert (kind, "2680") == (
            granted[0].kind.value,
            blamed(granted[0]).get(f"{REPLIES}.granted"),
        )
        assert granted[0] in found.explanations[:4]

    def test_rounded_cells(self):
        """
        A misprint of a rounded figure is found among the texts that fit.
        """
        cells = {"total": "12.4万", "first": "9.6万", "second": "8.2万", "special": "9万"}
        found = only(diagnose(Report.of({**cells, "same": "9.6万"})))
        second = [one for one in found.explanations if {"second"} == blamed(one).keys()]

        assert ("transposition", {"second": "2.8万"}) == (second[0].kind.value, blamed(second[0]))

    def test_impossible_in_no_rule(self):
        """
        A number that its line cannot have is wrong, though no rule speaks of it.
        """
        found = diagnose(
            SEED.replace({"responses_and_interpretation.public_concerns_answered": "-1094"})
        )

        assert ("sign", ("impossible_cell",)) == (best(found).kind.value, only(found).rules)

    def test_impossible_and_trusted(self):
        """
        Of an impossible cell that is trusted nothing can be said.
        """
        path = "requests.received.by_post"
        report = SEED.replace({path: "-2894"})
        found = only(diagnose(report, trusted=[path]))

        assert ([], ["other"]) == (
            list(found.sets),
            [one.kind.value for one in found.explanations],
        )

    def test_trusted(self):
        """
        Trusted cells are never blamed.
        """
        report = SEED.replace({f"{REPLIES}.granted": 2860})
        found = only(diagnose(report, trusted=[f"{REPLIES}.granted"]))

        assert all(f"{REPLIES}.granted" not in some for some in found.sets)

    def test_money(self):
        """
        Amounts are compared to the 分; a lost point is found.
        """
        report = Funds.of({"total": "223.45", "offices": "1234.5", "websites": "100.00"})
        found = [one for one in only(diagnose(report, rules=FUNDS)).explanations if one.cells]

        assert ("decimal_point", {"offices": "123.45"}) == (found[0].kind.value, blamed(found[0]))
        assert {"low": "123.45", "high": "123.45"} == found[0].cells[0].as_dict()["implied"]

    def test_signed_lines(self):
        """
        Lines that can be negative may be explained by a lost sign.
        """
        report = Odds.of({"now": 5, "before": 12, "change": "7"})
        found = only(diagnose(report, rules=ODDS)).explanations

        assert ("sign", {"change": "-7"}) in [(one.kind.value, blamed(one)) for one in found]

    def test_blanks(self):
        """
        A blank is free unless it is read as zero; then it can be wrong.
        """
        report = SEED.replace({"requests.received.by_fax": ""})
        found = only(diagnose(report, "zero"))

        assert diagnose(report).feasible
        assert ("requests.received.by_fax",) in found.sets

    def test_jointly_impossible(self):
        """
        Rules that are possible one by one and contradict together are named, and only they.
        """
        report = Report.of({"total": 5, "first": "", "second": 3, "special": 4, "same": 3})
        found = only(diagnose(report))

        assert ("same_is_first", "total_is_sum_of_parts") == tuple(sorted(found.rules))
        assert {("total",), ("second",), ("same",)} == set(found.sets)


class TestLocalRows:
    """
    A place's own rows.
    """

    def test_local_row_can_be_wrong(self):
        """
        A local row is a suspect as any other cell, by its path and label.
        """
        cells = {"total": 5, "first": 1, "second": 2, "special": 2, "same": 1}
        local = (
            Local(label="其三", figure=3, after="second", counts=True),
            Local(label="不计", figure=7, after="second", counts=False),
        )
        report = Report.of(cells, local=local)
        found = only(diagnose(report))

        assert ("local.1",) in found.sets
        assert ("local.2",) not in found.sets
        assert "其三" in str(diagnose(report))

    def test_row_that_may_count(self):
        """
        A row of which nobody knows whether it counts leaves both open.
        """
        cells = {"total": 5, "first": 1, "second": 2, "special": 2, "same": 1}
        local = (Local(label="其三", figure=2, after="second", counts=None),)

        assert diagnose(Report.of(cells, local=local)).feasible
        assert not diagnose(Report.of({**cells, "total": 9}, local=local)).feasible

    def test_impossible_local_row(self):
        """
        An impossible local row is in the component of its section's sum.
        """
        cells = {"total": 5, "first": 3, "second": 2, "special": 2, "same": 3}
        local = (Local(label="其三", figure="-1", after="second", counts=True),)
        made = Report.of(cells)
        row = Local(label="其三", figure=Report.of({"first": "-1"}).first, counts=True)
        found = diagnose(made.replace({"local": (row,)}))

        assert ("local.1",) in only(found).sets
        assert local[0].label == row.label

    @pytest.mark.parametrize("kept", [0, 1, 256])
    def test_local_row_of_a_matrix(self, monkeypatch, kept):
        """
        A cell of a local row is named by the row's label and its column, wherever the row stands
        and however many layouts are kept.
        """
        monkeypatch.setattr("govinfo_report.diagnosis._plan._MOST_LAYOUTS", kept)
        rules = rulebook(Matrix)
        zeros = {path: "0" for path, _ in cell_paths(Matrix) if not path.startswith("late.total")}
        totals = {"total.here": "4", "total.below": "3", "total.total": "7"}
        for after in ("done", None, "online"):
            row = Local(label="转办", figure=Cells.of(5, 3, total=7), counts=True, after=after)
            found = diagnose(Matrix.of({**zeros, **totals}, local=(row,)), rules=rules)
            (cell,) = only(found).explanations[0].cells

            assert ("local.1.here", "转办（本级）", "4") == (cell.path, cell.name, cell.suggested)


class TestSingleCauses:
    """
    One cause that makes several cells wrong.
    """

    def test_neighbours_exchanged_over_two_sums(self):
        """
        Exchanged neighbours of two sums explain both.
        """
        changed = {"requests.received.by_post": 9580, "requests.closed.total": 2894}
        first, second = diagnose(SEED.replace(changed)).components

        for component in (first, second):
            found = component.explanations[0]
            assert "swap" == found.kind.value
            assert not found.is_minimum
            assert {path: str(SEED[path]) for path in changed} == blamed(found)

    def test_t27_exchange(self):
        """
        Two neighbouring cells in each other's place.
        """
        report = Square.of({"total": Pair.of(1, 2, total=1)})
        found = diagnose(report, rules=SQUARE)

        assert any(
            one.kind.value == "swap" and {"total.below": "1", "total.total": "2"} == blamed(one)
            for one in only(found).explanations
        )

    def test_rows_shifted(self):
        """
        A run of figures one row too low.
        """
        paths = [
            "requests.received.online",
            "requests.received.by_post",
            "requests.closed.total",
            "requests.closed.on_time",
        ]
        texts = [SEED[path] for path in paths]
        changed = dict(zip(paths, [999, *texts[:-1]], strict=True))
        found = diagnose(SEED.replace(changed), trusted=["requests.received.total"])
        kinds = {one.kind.value for part in found.components for one in part.explanations}

        assert "shift" in kinds

    def test_torn_number(self):
        """
        A number that is spread over two cells is put together again, and what the second of them
        lost is said.
        """
        received = "requests.received"
        torn = SEED.replace({f"{received}.online": 38, f"{received}.by_post": 78})
        found = [one for one in only(diagnose(torn)).explanations if one.kind.value == "torn"]

        assert [{f"{received}.online": "3878", f"{received}.by_post": "2894"}] == [
            blamed(one) for one in found
        ]
        assert not found[0].is_minimum

    def test_number_that_no_other_is_as_long_as(self):
        """
        Two cells are not put together to a number that is longer than all others.
        """
        torn = SEED.replace({"requests.received.online": 3878, "requests.received.by_post": 2849})
        found = only(diagnose(torn)).explanations

        assert "torn" not in {one.kind.value for one in found}

    def test_counted_in_another_column(self):
        """
        What one applicant has too much and another lacks was counted in the wrong column; in which
        row that happened cannot be seen, and each is told as one cause.
        """
        report = requests_of_2021(3)
        one, other = (f"requests.processed.granted.{name}" for name in APPLICANTS[:2])
        found = only(diagnose(report.replace({one: report[one] + 7, other: report[other] - 7})))
        right = {one: str(report[one]), other: str(report[other])}
        causes = [one for one in found.explanations if len(one.cells) == 2]

        assert right in [blamed(one) for one in causes if one.kind.value == "transfer"]
        assert {"transfer"} == {one.kind.value for one in causes[:3]}
        assert 2 == found.minimum

    def test_trusted_neighbour(self):
        """
        A trusted cell was not exchanged.
        """
        changed = {"requests.received.by_post": 9580, "requests.closed.total": 2894}
        found = diagnose(SEED.replace(changed), trusted=["requests.closed.total"])
        kinds = {one.kind.value for part in found.components for one in part.explanations}

        assert "swap" not in kinds


def one_more(value):
    """
    Count one too many.
    """
    return value + 1


def one_less(value):
    """
    Count one too few.
    """
    return value - 1 if value else None


def ten_times(value):
    """
    Write a zero too much.
    """
    return 10 * value if value else None


def hundreds_too_many(value):
    """
    Count far too many.
    """
    return value + 731


def nothing(value):
    """
    Write a zero instead.
    """
    return 0 if value else None


def in_ten_thousands(value):
    """
    Write 万 where there is none.
    """
    return f"{value}万" if value else None


def negative(value):
    """
    Write a minus.
    """
    return f"-{value}" if value else None


CHANGES = [one_more, one_less, ten_times, hundreds_too_many, nothing, in_ten_thousands, negative]


class TestMatrix:
    """
    The matrix of 2021, in which every cell has its own pattern of relations.
    """

    @pytest.mark.parametrize("printed", ["parts", "one row"])
    @pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
    def test_every_single_wrong_cell_is_found(self, change, printed):
        """
        Each of the 175 cells of requests, if it alone is wrong, is named alone, with its right
        value; also where the report prints 其他处理 as one row.
        """
        report = requests_of_2021(54)
        report = in_one_row(report) if printed == "one row" else report
        paths = [path for path in cells_of(report, "requests.") if change(report[path]) is not None]
        wrong = {
            path: (found.sets, found.explanations[0].cells[0].implied.span)
            for path in paths
            for found in [only(diagnose(report.replace({path: change(report[path])})))]
        }

        assert (175 if printed == "parts" else 161) == len(cells_of(report, "requests."))
        assert len(paths) >= 100
        assert {path: (((path,),), (report[path], report[path])) for path in paths} == wrong

    @pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
    def test_every_single_wrong_cell_of_disputes_is_listed(self, change):
        """
        Each of the 15 cells of reviews and lawsuits is among those that may be wrong, with its
        right value; nothing more can be known of a sum by itself.
        """
        report = requests_of_2021(54)
        paths = [path for path in cells_of(report, "disputes.") if change(report[path]) is not None]
        implied = {
            path: {
                cell.path: cell.implied.span
                for one in found.explanations
                if one.is_minimum
                for cell in one.cells
            }
            for path in paths
            for found in [only(diagnose(report.replace({path: change(report[path])})))]
        }

        assert 15 == len(cells_of(report, "disputes."))
        assert len(paths) >= 12
        assert {path: (report[path], report[path]) for path in paths} == {
            path: spans.get(path) for path, spans in implied.items()
        }

    def test_bounded(self):
        """
        Any number of wrong cells gets an answer that says what it is.
        """
        draw = random.Random(2)
        report = requests_of_2021(2)
        paths = [path for path in e2021_cells() if path.startswith("requests.received")]
        paths += [path for path in e2021_cells() if path.startswith("requests.processed.refused")]
        changed = {path: report[path] + draw.randint(1, 60) for path in paths}
        found = only(diagnose(report.replace(changed)))

        assert (True, False, True) == (found.truncated, found.proved, bool(found.sets))


def e2021_cells():
    """
    Give the paths of the cells of the 2021 form.
    """
    return [path for rule in e2021.RULES.equations for path in rule.cells if "requests" in path]


def cells_of(report, start):
    """
    Give the cells of a part of the form that a report prints.
    """
    paths = [path for path, _ in cell_paths(type(report)) if path.startswith(start)]
    return [path for path in paths if written(report[path]) is not None]


def in_one_row(report):
    """
    Print 其他处理 as one row.
    """
    other = "requests.processed.other"
    parts = list(cells_of(report, f"{other}."))
    whole = {
        f"{other}.total.{name}": sum(report[one] for one in parts if one.endswith(f".{name}"))
        for name in (*APPLICANTS, "total")
    }
    return e2021.Report.of(
        {
            path: whole.get(path, None if path in parts else written(report[path]))
            for path, _ in cell_paths(e2021.Report)
        }
    )


class TestForms:
    """
    Any section declared with the public words.
    """

    def test_factors(self):
        """
        Cells that count several times.
        """
        found = diagnose(Factors.of({"pairs": 4, "threes": 3, "total": 17}), rules=FACTORS)

        assert {("threes",), ("pairs",)} >= set(only(found).sets)

    def test_guarded(self):
        """
        A rule whose guard may not hold proves nothing; one whose guard holds does.
        """
        report = Odds.of({"trained": 0, "bought": "5"})
        found = diagnose(report, rules=ODDS)

        assert ("bought",) in only(found).sets
        assert diagnose(Odds.of({"trained": "", "bought": "5"}), rules=ODDS).feasible


class TestAnswers:
    """
    What a diagnosis says, in words and as data.
    """

    def test_fixed_json(self):
        """
        The keys are those that other programs rely on.
        """
        found = diagnose(SEED.replace({f"{REPLIES}.granted": 2860})).as_dict()
        component = json.loads(json.dumps(found))["components"][0]

        assert {"feasible", "components"} == found.keys()
        assert {"rules", "minimum", "truncated", "certain", "explanations"} == component.keys()
        assert {"cells", "kind", "probability"} == component["explanations"][0].keys()
        assert [
            {
                "path": f"{REPLIES}.granted",
                "written": "2860",
                "implied": {"low": 2680, "high": 2680},
                "suggested": "2680",
            }
        ] == component["explanations"][0]["cells"]

    def test_words(self):
        """
        Text and HTML say the same in Chinese, the text in English on request.
        """
        found = diagnose(SEED.replace({f"{REPLIES}.granted": 2860}))

        assert "同意公开答复数 2860 → 2680" in str(found)
        assert "two digits changed places" in found.text("en")
        assert "At least 1 cell is wrong" in found.text("en")
        assert "<li>" in found._repr_html_()
        assert "…" not in found.text("en", most=20)
        assert "<ol>" not in diagnose(SEED)._repr_html_()

    def test_part_by_part(self):
        """
        The same is given part by part, for displays.
        """
        found = diagnose(SEED.replace({f"{REPLIES}.granted": 2860}))
        ((head, *listed),) = found.said("en", most=2)

        assert "At least 1 cell is wrong: 申请答复数 disagree with other figures" == head
        assert (3, "… and more") == (len(listed), listed[-1])

    def test_many_lines_are_not_all_named(self):
        """
        Of very many lines that disagree the sentence names the first ones.
        """
        paths = [path for path, _ in cell_paths(e2021.Report)]
        reasons = [path for path in paths if ".refused." in path and path.endswith(".total")]
        zeros = e2021.Report.of(dict.fromkeys(paths, "0"))
        ((head, *_),) = diagnose(zeros.replace(dict.fromkeys(reasons, 9))).said("zh")

        assert head.endswith("、…与其他数据不符")
        assert 5 == head.count("（总计）")

    def test_shares_in_percent(self):
        """
        In percent nothing that is possible is 0, and nothing is certain.
        """
        found = diagnose(SEED.replace({f"{REPLIES}.refused.total": 458}))
        many = diagnose(SEED.replace({f"{REPLIES}.granted": 2860}))

        assert {f"{REPLIES}.refused.total": 99} == found.shares
        assert many.suspicion.keys() == many.shares.keys()
        assert all(1 <= share <= 99 for share in many.shares.values())

    def test_notebook(self):
        """
        A notebook shows the form, violated cells and candidates marked, and the explanations; of a
        section that is no report only these.
        """
        page = diagnose(SEED.replace({f"{REPLIES}.granted": 2860}))._repr_html_()
        section = diagnose(Factors.of({"pairs": 4, "threes": 3, "total": 17}), rules=FACTORS)

        assert '<td class="figure involved suspect" data-share="9' in page
        assert '<td class="figure violated suspect" data-share="1%"' in page
        assert "2860 → 2680" in page
        assert section._repr_html_().startswith('<div lang="zh"><p>')
        assert "<table>" not in section._repr_html_()

    def test_open_ends_in_words(self):
        """
        An interval is said with its ends.
        """
        report = SEED.replace({"requests.received.total": "9834万"})

        assert "98328084…98338084" in str(diagnose(report))

    def test_reading(self):
        """
        What a reader returned is taken as well.
        """
        reading = parse(render(SEED.replace({f"{REPLIES}.granted": 2860})), "text")

        assert not diagnose(reading).feasible

    def test_refused(self):
        """
        What cannot be diagnosed is refused with words that say why.
        """
        with pytest.raises(TypeError, match="takes a report"):
            diagnose(5)
        with pytest.raises(ValueError, match="blanks must be"):
            diagnose(SEED, "none")
        with pytest.raises(ValueError, match="the rules are about"):
            diagnose(SEED, rules=e2021.RULES)
        with pytest.raises(UnknownIndicatorError):
            diagnose(SEED, trusted=["requests.receive"])

    def test_warnings_make_no_component(self):
        """
        Only rules of severity error contradict; the others are evidence.
        """
        report = SEED.replace({"requests.closed.total": 9900, "requests.closed.on_time": 9612})

        assert report.rules.violations(report)[0].rule.severity is Severity.WARNING
        assert diagnose(report).feasible

    def test_form(self):
        """
        The report classes of all editions are taken.
        """
        assert diagnose(e2014.Report.of({})).feasible
        assert diagnose(e2021.Report.of({})).feasible


class TestTogether:
    """
    Several wrong cells whose values depend on each other.
    """

    ROUNDED = Square.of(
        {
            "total": Pair.of("12万", "8.4万", total="30.2万"),
            "first": Pair.of("6.1万", "5.0万", total="11.1万"),
            "second": Pair.of("9.5万", "3.4万", total="9.3万"),
        }
    )

    def test_rounded_matrix(self):
        """
        In a matrix of rounded figures the values of two cells are found together.
        """
        found = only(diagnose(self.ROUNDED, rules=SQUARE))

        assert 1 < found.minimum
        assert all(len(some) == found.minimum for some in found.sets)
        assert 1.0 == pytest.approx(sum(one.probability for one in found.explanations))

    def test_given_up(self, monkeypatch):
        """
        After so many tries the likeliest values so far are given.
        """
        monkeypatch.setattr("govinfo_report.diagnosis._evidence._MOST_TRIES", 0)
        found = only(diagnose(self.ROUNDED, rules=SQUARE))

        assert 1.0 == pytest.approx(sum(one.probability for one in found.explanations))

    def test_transfer(self):
        """
        +n and −n in one row are told as one cause, whatever the figures look like.
        """
        rows = {
            "total": Pair.of(50, 61, total=111),
            "first": Pair.of(20 + 13, 30 - 13, total=50),
            "second": Pair.of(30, 31, total=61),
        }
        found = only(diagnose(Square.of(rows), rules=SQUARE))
        kinds = {one.kind.value for one in found.explanations if len(one.cells) == 2}

        assert "transfer" in kinds

    def test_a_rule_that_is_not_needed(self):
        """
        A contradiction is cut down to the rules that it needs.
        """
        bounds = [
            at_most(("x", 1), constant=10),
            at_most(("x", 1), constant=5),
            at_most(("x", -1), constant=-7),
        ]
        assert [1, 2] == _blamed(system({"x": None}, bounds))
        rows = {
            "total": Pair.of("", "", total=9),
            "first": Pair.of("", 8, total=""),
            "second": Pair.of("", 4, total=""),
        }
        found = only(diagnose(Square.of(rows), rules=SQUARE))

        assert ("total.total_is_sum_of_parts", "total_is_sum_of_parts[below]") == tuple(
            sorted(found.equations)
        )

    def test_hints(self):
        """
        Rules of lower severity say which correction is plausible: what has no rule against it is
        likelier, all else being equal.
        """
        cells = {"items": 5, "documents": 9, "events": 4, "again": 4}
        found = only(diagnose(Once.of({**cells, "ways.paper": 5, "ways.screen": 0}), rules=ONCE))
        first = found.explanations[0]

        assert [("documents",), ("items",)] == list(found.sets)
        assert ("substitution", {"documents"}) == (first.kind.value, blamed(first).keys())
        assert first.probability > 0.9

    def test_hints_with_blanks(self):
        """
        What is blank or no number takes part as what it is read as.
        """
        cells = {"items": 5, "documents": 9, "events": "abc", "again": 4}
        report = Once.of({**cells, "ways.paper": 5, "ways.screen": ""})
        found = only(diagnose(report, "zero", rules=ONCE))

        assert {("items",), ("documents",)} == set(found.sets)

    def test_one_cell(self):
        """
        A form of one line.
        """
        report = Alone.of({"only": "-1"})
        found = diagnose(report, rules=rulebook(Alone))

        assert {"only": pytest.approx(0.995, abs=0.01)} == found.suspicion
        assert ("only",) == only(found).certain


@form.section
class Alone(form.Section):
    """
    A form of one line.
    """

    only: Count = form.alone("唯一数")
