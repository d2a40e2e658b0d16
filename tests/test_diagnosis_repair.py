"""
Proposing corrections, applying them and undoing them.
"""

from __future__ import annotations

import json

import attrs
import pytest

from core_forms import ONCE, Once
from diagnosed import published
from govinfo_report import check, diagnose, parse, render
from govinfo_report.diagnosis import (
    Applied,
    Change,
    ErrorKind,
    Outcome,
    apply,
    deduce,
    propose,
)
from govinfo_report.errors import StaleChangeError, UnknownIndicatorError
from govinfo_report.form import Local
from toy_forms import SQUARE, Pair, Report, Square

SEED = published()
GRANTED = "requests.replies.granted"
TYPED = SEED.replace({GRANTED: 268})
SUM = "requests.replies.total_is_sum_of_parts"


def changed(corrections):
    """
    Give what corrections would write, by path.
    """
    return {path: text for one in corrections for path, text in one.after.items()}


class TestProposals:
    """
    What would mend a report.
    """

    def test_nothing_to_mend(self):
        """
        A report without a contradiction needs nothing.
        """
        found = propose(SEED)

        assert (Outcome.VALID, (), (), ()) == (
            found.outcome,
            found.corrections,
            found.disputed,
            found.left,
        )

    def test_a_typo(self):
        """
        A likely typo is proposed with what it was, what it should be, and what it mends.
        """
        found = propose(TYPED)
        (one,) = found.corrections

        assert (Outcome.CORRECTED, (), ()) == (found.outcome, found.disputed, found.left)
        assert ({GRANTED: "268"}, {GRANTED: "2680"}) == (one.before, one.after)
        assert (ErrorKind.OMISSION, (SUM,), ()) == (one.kind, one.mends, one.breaks)
        assert 0.95 <= one.probability <= 1

    def test_nothing_is_changed(self):
        """
        A proposal changes nothing: the report is what it was.
        """
        report = SEED.replace({GRANTED: 268})
        propose(report)

        assert TYPED == report

    def test_alternatives(self):
        """
        Everything else that may have happened stands beside it, and the probabilities add to 1.
        """
        (one,) = propose(TYPED).corrections

        assert 7 == len([other for other in one.alternatives if other.cells])
        assert 1 == pytest.approx(
            one.probability + sum(other.probability for other in one.alternatives)
        )

    def test_how_likely_it_must_be(self):
        """
        What is not likely enough is disputed, and not among the corrections.
        """
        report = SEED.replace({"requests.received.by_post": 2899})
        found, bold = propose(report), propose(report, at_least=0.1)

        assert (Outcome.DISPUTED, ()) == (found.outcome, found.corrections)
        assert ("requests.received.total_is_sum_of_parts",) == found.left
        assert found.disputed == bold.corrections[:1]
        assert Outcome.CORRECTED == bold.outcome

    def test_one_cause(self):
        """
        Two neighbours that changed places are mended together, in both sums at once.
        """
        texts = {"requests.received.by_post": 9580, "requests.closed.total": 2894}
        found = propose(SEED.replace(texts))
        (one,) = found.corrections

        assert (ErrorKind.SWAP, Outcome.CORRECTED) == (one.kind, found.outcome)
        assert {path: str(SEED[path]) for path in texts} == one.after
        assert {
            "requests.received.total_is_sum_of_parts",
            "requests.closed.total_is_sum_of_parts",
        } == set(one.mends)

    def test_independent_parts(self):
        """
        Parts of a report that contradict themselves are mended each by itself; what is disputed in
        one leaves the others alone.
        """
        found = propose(TYPED.replace({"requests.received.by_post": 2899}))

        assert Outcome.PARTIAL == found.outcome
        assert {GRANTED: "2680"} == changed(found.corrections)
        assert ("requests.received.total_is_sum_of_parts",) == found.left
        assert 1 == len(found.disputed)

    def test_what_explanations_share(self):
        """
        What nearly all explanations agree on is proposed, though the rest is disputed.
        """
        report = TYPED.replace({"requests.replies.refused.not_government_information": 186})
        found = propose(report, at_least=0.9)

        assert {GRANTED: "2680"} == changed(found.corrections)
        assert ("requests.replies.refused.total_is_sum_of_parts",) == found.left

    def test_sign(self):
        """
        A number that its line cannot have is mended too.
        """
        path = "requests.received.by_post"
        (one,) = propose(SEED.replace({path: "-2894"})).corrections

        assert ({path: "2894"}, ("impossible_cell",)) == (one.after, one.mends)

    def test_two_impossible_cells(self):
        """
        One of two is mended, and the other stays impossible: what it should print is not certain.
        """
        path = "requests.received.by_post"
        found = propose(SEED.replace({path: "-2894", "complaints": "-30"}))
        (one,) = found.corrections

        assert ({path: "2894"}, ("impossible_cell",)) == (one.after, one.mends)
        assert (Outcome.PARTIAL, ("impossible_cell",), [{"complaints": "30"}]) == (
            found.outcome,
            found.left,
            [one.after for one in found.disputed],
        )

    def test_jointly_impossible(self):
        """
        Where no rule is violated by itself, it is said which can hold together afterwards.
        """
        cells = {"total": 5210, "first": "", "second": 1200, "special": 4000, "same": 4010}
        report = Report.of({**cells, "total": 5120})
        found = propose(report, at_least=0.1)
        (one,) = found.corrections

        assert () == tuple(check(report))[1:]
        assert {"same_is_first", "total_is_sum_of_parts"} == set(one.mends)
        assert check(apply(report, found.corrections).report).ok

    def test_no_way_is_known(self):
        """
        If all cells of a violated rule are trusted, no correction is known.
        """
        paths = [path for rule in SEED.rules.equations for path in rule.cells]
        found = propose(TYPED, diagnose(TYPED, trusted=paths))

        assert (Outcome.INVALID, (), (), (SUM,)) == (
            found.outcome,
            found.corrections,
            found.disputed,
            found.left,
        )

    def test_trusted(self):
        """
        Cells that are known to be right are not corrected.
        """
        found = propose(TYPED, diagnose(TYPED, trusted=[GRANTED]), at_least=0)

        assert GRANTED not in changed(found.corrections)

    def test_blanks(self):
        """
        Blanks are read as the diagnosis read them.
        """
        report = Report.of({"total": 5, "first": 5, "second": "", "special": 0, "same": 5})
        report = report.replace({"total": 55})

        assert Outcome.VALID is propose(report).outcome or propose(report).left
        assert propose(report, diagnose(report, "zero")).corrections

    def test_search_given_up(self):
        """
        Of what was not searched to the end nothing is certain.
        """
        known = diagnose(TYPED)
        cut = attrs.evolve(
            known, components=tuple(attrs.evolve(one, truncated=True) for one in known.components)
        )

        assert ((), {GRANTED: "2680"}) == (
            propose(TYPED, cut).corrections,
            changed(propose(TYPED, cut).disputed),
        )

    def test_too_unlikely_to_tell(self):
        """
        Explanations whose likelihood is lost in rounding are no corrections.
        """
        known = diagnose(TYPED)
        (part,) = known.components
        never = tuple(attrs.evolve(one, probability=0.0) for one in part.explanations)
        found = propose(
            TYPED, attrs.evolve(known, components=(attrs.evolve(part, explanations=never),))
        )

        assert (Outcome.DISPUTED, ()) == (found.outcome, found.corrections)

    def test_another_report(self):
        """
        The diagnosis of another report is of no use, and is refused.
        """
        with pytest.raises(StaleChangeError, match=GRANTED):
            propose(SEED.replace({GRANTED: 2880}), diagnose(TYPED))

    def test_reading(self):
        """
        What a reader returned is taken as well.
        """
        assert {GRANTED: "2680"} == changed(propose(parse(render(TYPED), "text")).corrections)

    def test_lost_values(self):
        """
        Explanations in which a figure is lost are alternatives, but no corrections.
        """
        report = SEED.replace({"requests.received.total": "9834万"})
        found = propose(report, at_least=0.0)

        assert all(None not in one.after.values() for one in found.corrections)
        (one,) = (c for c in found.corrections if "requests.received.total" in c.after)
        assert "torn" in {other.kind.value for other in one.alternatives}


class TestNothingBroken:
    """
    A correction that breaks a rule is not proposed.
    """

    def test_hints(self):
        """
        A rule of lower severity is enough: what calls forth a warning is not proposed, and it is
        said what it would break.
        """
        cells = {"items": 5, "documents": 9, "events": 4, "again": 4}
        report = Once.of({**cells, "ways.paper": 5, "ways.screen": 0})
        found = propose(report, rules=ONCE, at_least=0)

        assert all(() == one.breaks for one in found.corrections)


class TestMatrix:
    """
    Several wrong cells in rules that form a cycle.
    """

    def test_each_cell_by_itself(self):
        """
        Two typos in a matrix are two corrections, each of which mends something by itself.
        """
        rows = {
            "total": Pair.of(5_031, 6_142, total=11_173),
            "first": Pair.of(2_042, 3_053, total=5_095),
            "second": Pair.of(2_989, 3_089, total=6_078),
        }
        right = Square.of(rows)
        wrong = right.replace({"first.here": 2_024, "second.below": 3_098})
        found = propose(wrong, rules=SQUARE)

        assert {"first.here": "2042", "second.below": "3089"} == changed(found.corrections)
        assert [ErrorKind.TRANSPOSITION] * 2 == [one.kind for one in found.corrections]
        assert all(one.mends for one in found.corrections)
        assert right == apply(wrong, found.corrections).report

    def test_two_cells_of_one_row(self):
        """
        Where two cells of one rule are wrong, neither mends it, so that both are as likely as both
        together.
        """
        rows = {
            "total": Pair.of(5_031, 6_142, total=11_173),
            "first": Pair.of(2_042, 3_053, total=5_095),
            "second": Pair.of(2_989, 3_089, total=6_078),
        }
        wrong = Square.of(rows).replace({"first.here": 2_024, "first.below": 3_503})
        found = propose(wrong, rules=SQUARE, at_least=0.5)
        together = diagnose(wrong, rules=SQUARE).components[0].explanations[0]

        assert {"first.here": "2042", "first.below": "3053"} == changed(found.corrections)
        assert all(
            one.probability == pytest.approx(together.probability) for one in found.corrections
        )


class TestApplying:
    """
    Making a report with changes.
    """

    CORRECTIONS = propose(TYPED).corrections

    def test_gives_back_what_changed(self):
        """
        The new report comes with every change that was made; the given one stays as it is.
        """
        made = apply(TYPED, self.CORRECTIONS)

        assert isinstance(made, Applied)
        assert SEED == made.report
        assert (Change(GRANTED, "同意公开答复数", "268", "2680"),) == made.changes
        assert 268 == TYPED[GRANTED]

    def test_undone(self):
        """
        The changes turned round give the report from before.
        """
        made = apply(TYPED, self.CORRECTIONS)
        back = apply(made.report, made.undoing)

        assert TYPED == back.report
        assert made.changes == back.undoing

    def test_single_changes(self):
        """
        Single changes are taken as well, of missing rows and to missing rows.
        """
        path = "requests.received.by_post"
        report = SEED.replace({path: None})
        made = apply(report, deduce(report).changes)

        assert (SEED, report) == (made.report, apply(made.report, made.undoing).report)

    def test_local_rows(self):
        """
        Local rows are changed and changed back.
        """
        row = Local(label="其三", figure=4, counts=True)
        cells = {"total": 9, "first": 3, "second": 2, "special": 8, "same": 3}
        report = Report.of(cells, local=(row,))
        made = apply(report, [Change("local.1", "其三", "4", "约4")])

        assert "约4" == made.report["local.1"].text
        assert report == apply(made.report, made.undoing).report

    def test_nothing(self):
        """
        Without corrections, or where the text stays the same, nothing changes.
        """
        same = Change(GRANTED, "", "268", "268")

        assert ((), TYPED) == attrs.astuple(apply(TYPED, [same]), recurse=False)[::-1]
        assert () == apply(TYPED, []).changes

    def test_twice(self):
        """
        The same change twice is made once.
        """
        assert 1 == len(apply(TYPED, [*self.CORRECTIONS, *self.CORRECTIONS]).changes)

    def test_stale(self):
        """
        A change made for another text is refused, and nothing is changed.
        """
        with pytest.raises(StaleChangeError, match=r"prints '2680', .* made for '268'"):
            apply(SEED, self.CORRECTIONS)

    def test_two_for_one_cell(self):
        """
        Two changes that want different texts in one cell are refused.
        """
        with pytest.raises(StaleChangeError):
            apply(TYPED, [*self.CORRECTIONS, Change(GRANTED, "", "268", "2681")])

    def test_unknown_path(self):
        """
        A path that names no cell is refused.
        """
        with pytest.raises(UnknownIndicatorError):
            apply(SEED, [Change("requests.granted", "", "1", "2")])


class TestAnswers:
    """
    What is said.
    """

    def test_words(self):
        """
        Corrections are listed, in Chinese and English, text and HTML.
        """
        found = propose(TYPED)

        assert "同意公开答复数 268 → 2680" in str(found)
        assert found.text("en").startswith("These corrections would mend everything:\n  9")
        assert "268 → 2680 (a digit is missing)" in found.text("en")
        assert "<li>" in found._repr_html_()

    def test_left_in_words(self):
        """
        How many rules are left violated is said, as the diagnosis names their lines.
        """
        text = propose(TYPED.replace({"requests.received.by_post": 2899})).text("en")

        assert text.endswith("1 rule is left violated")

    @pytest.mark.parametrize(
        ("report", "words"),
        [
            (SEED, "Nothing has to be mended."),
            (
                SEED.replace({"requests.received.by_post": 2899}),
                "No correction is likely enough to be proposed.",
            ),
        ],
    )
    def test_nothing_proposed_in_words(self, report, words):
        """
        Where nothing is proposed, one sentence says why.
        """
        assert words == propose(report).text("en")
        assert "<ul>" not in propose(report)._repr_html_()

    def test_changes_in_words(self):
        """
        A missing row is shown as missing.
        """
        assert "数 （缺行） → 3" == Change("x", "数", None, "3").message()
        assert "数 3 → (row missing)" == Change("x", "数", "3", None).message("en")

    def test_data(self):
        """
        The same as data.
        """
        found = json.loads(json.dumps(propose(TYPED).as_dict()))
        (one,) = found["corrections"]

        assert {"outcome", "corrections", "disputed", "left"} == found.keys()
        assert [{"path": GRANTED, "before": "268", "after": "2680"}] == one["changes"]
        assert ("omission", [SUM], []) == (one["kind"], one["mends"], one["breaks"])
        assert "corrected" == found["outcome"]
        assert {"cells", "kind", "probability"} == one["alternatives"][0].keys()

    @pytest.mark.parametrize("outcome", Outcome)
    def test_every_outcome_has_its_words(self, outcome):
        """
        Each outcome is said in Chinese and English.
        """
        assert outcome.message() != outcome.message("en")
