"""
The weights behind all probabilities, and how they are made.
"""

from __future__ import annotations

import json
import math
import random
from importlib.resources import files
from pathlib import Path

import pytest

from govinfo_report import diagnose
from govinfo_report.diagnosis import ErrorKind
from govinfo_report.diagnosis._calibration import Calibration, calibration

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"


@pytest.fixture(name="drawing")
def drawing_fixture(monkeypatch):
    """
    Give the script that draws reports and errors.
    """
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return pytest.importorskip("_drawing", reason="the scripts are not here")


@pytest.fixture(name="fitting")
def fitting_fixture(drawing):
    """
    Give the script that fits the weights to them.
    """
    assert drawing
    return pytest.importorskip("_fitting")


class TestShipped:
    """
    The calibration that the package brings along.
    """

    def test_every_kind_has_a_weight(self):
        """
        Each kind that an explanation by one cause can have has a weight, and none is nothing.
        """
        model = calibration()
        single = set(ErrorKind).difference({ErrorKind.SEVERAL, ErrorKind.OTHER})

        assert single == model.weights.keys()
        assert all(weight > 0 for weight in model.weights.values())

    def test_says_how_it_was_made(self):
        """
        The file names the script, its seed and how often each kind of error was drawn.
        """
        text = files("govinfo_report.diagnosis").joinpath("calibration.json").read_text("utf-8")
        made = json.loads(text)["made"]

        assert "scripts/calibrate.py fit" == made["script"]
        assert pytest.approx(1) == sum(made["errors"].values())
        assert made["score"]["fitted"] > made["score"]["first guess"]

    def test_read_late(self):
        """
        The weights are read when the first contradiction is weighed, and once.
        """
        assert calibration() is calibration()

    def test_whole(self):
        """
        What is not listed has its share of everything, the less, the more cells must be wrong.
        """
        model = Calibration({}, 0.1, 0.01, 0.5, 1, 1, 1)

        assert pytest.approx(2.02 + 0.1) == math.exp(model.whole([math.log(2)], 1))
        assert pytest.approx(2.02 + 0.025) == math.exp(model.whole([0.0, 0.0], 3))
        assert pytest.approx(0.1) == math.exp(model.whole([], 1))


class TestDrawn:
    """
    Reports and errors as the scripts draw them.
    """

    @pytest.mark.parametrize("form", ["2014", "2019", "2021", "money"])
    def test_reports_hold(self, drawing, form):
        """
        A drawn report contradicts nothing.
        """
        for seed in range(4):
            report = drawing.draw_report(random.Random(seed), form)

            assert diagnose(report, rules=drawing.FORMS[form][1]).feasible

    def test_errors_change_a_sum(self, drawing):
        """
        Each kind of error changes a cell of a sum, and is no longer what was printed.
        """
        report = drawing.draw_report(random.Random(1), "2021")
        for kind in drawing.CHANCES:
            error = drawing.draw_error(random.Random(5), report, type(report).rules, kind)

            assert error.texts
            assert all(text != str(report[path]) for path, text in error.texts.items())

    def test_shares(self, drawing):
        """
        What can happen adds up to one.
        """
        assert pytest.approx(1) == sum(drawing.CHANCES.values())


class TestFit:
    """
    Fitting, and what comes of it.
    """

    def test_the_fit_is_better_than_its_start(self, fitting, monkeypatch):
        """
        A few steps on a few draws already make what happened likelier.
        """
        monkeypatch.setattr(fitting, "STEPS", 8)
        samples = list(fitting.samples_of_form("2014", 3, 15, "test"))
        model, before, after = fitting.fit(samples)

        assert after > before
        assert Calibration.of(model).weights.keys() == calibration().weights.keys()

    def test_slopes(self, fitting):
        """
        The slopes that the fit goes by are those of the score.
        """
        samples = list(fitting.samples_of_form("2014", 2, 12, "slopes"))
        weights = fitting.first_guess()
        draws = fitting.draws_of(samples)
        score, slopes = fitting.score(draws, weights, weights)
        for name in ("substitution", "unexplained", "other", "doubt", "rarity", "further"):
            moved = {**weights, name: weights[name] + 1e-5}
            there = fitting.score(draws, moved, moved)[0]

            assert pytest.approx(slopes[name] / len(draws), abs=1e-4) == (there - score) / 1e-5

    def test_what_is_said_to_be_likely_is_right(self, fitting):
        """
        On reports that were not used in the fit, explanations are about as often right as stated.
        """
        from govinfo_report.diagnosis._weighing import weigh  # noqa: PLC0415 - beside its use

        model = calibration()
        stated = right = sure = sure_right = count = 0
        for one in fitting.samples_of_form("2014", 8, 40, "held out"):
            weighed = [weigh(found, model).log for found in one.found]
            best = max(range(len(weighed)), key=weighed.__getitem__)
            probability = math.exp(weighed[best] - model.whole(weighed, one.size))
            count += 1
            stated += probability
            right += one.right[best]
            if probability >= 0.95:
                sure += 1
                sure_right += one.right[best]

        assert pytest.approx(stated / count, abs=0.05) == right / count
        assert sure_right >= 0.95 * sure
        assert sure > count / 5
