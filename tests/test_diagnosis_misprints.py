"""
How one number is printed as another.
"""

from __future__ import annotations

import pytest

from govinfo_report.diagnosis._calibration import calibration
from govinfo_report.diagnosis._misprints import likelihood, origins

MODEL = calibration()


@pytest.mark.parametrize(
    ("right", "written", "kind", "share"),
    [
        ("2680", "2580", "substitution", 1 / 36),
        ("2680", "2860", "transposition", 1 / 3),
        ("2681", "268", "omission", 1 / 4),
        ("2688", "268", "omission", 2 / 4),
        ("2680", "26680", "insertion", 2 / 50),
        ("2680", "2680万", "magnitude", 1 / 4),
        ("2680", "26800000", "magnitude", 1 / 4),
        ("26800000", "2680", "magnitude", 1 / 4),
        ("2680", "268.0", "decimal_point", 1 / 2),
        ("2680", "-2680", "sign", 1),
        ("-2680", "2680", "sign", 1),
        ("26.80", "268.0", "decimal_point", 1 / 2),
        ("2680", "2.680", "decimal_point", 1 / 10),
        ("26.8", "28.6", "transposition", 1 / 3),
    ],
)
def test_relation(right, written, kind, share):
    """
    Each misprint is recognised, and its share among all of its kind is known.
    """
    found = likelihood(right, written, MODEL)

    assert found is not None
    assert (kind, pytest.approx(share * MODEL.misprints[kind])) == (found[0].value, found[1])


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("2680", "2770"),
        ("2680", "26"),
        ("2680", "2086"),
        ("2680", "99999"),
        ("2680", "999"),
        ("2680", "9.99"),
        ("2680", "0862"),
        ("12", "1234567"),
    ],
)
def test_no_relation(right, written):
    """
    Other numbers are no misprints of each other.
    """
    assert likelihood(right, written, MODEL) is None


def test_one_digit():
    """
    What a single digit cannot show leaves its share to the other kinds.
    """
    shares = MODEL.misprints
    left = 1 - shares["transposition"] - shares["omission"]
    found = likelihood("4", "5", MODEL)

    assert found is not None
    assert pytest.approx(shares["substitution"] / 9 / left) == found[1]


@pytest.mark.parametrize(
    ("written", "text", "kind"),
    [
        ("74.2万", "22.2万", None),
        ("74.2万", "47.2万", "transposition"),
        ("74.2万", "72.4万", "transposition"),
        ("74.2万", "74.3万", "substitution"),
        ("74.2万", "4.2万", "insertion"),
        ("74.2万", "774.2万", "omission"),
        ("74.2万", "74.21万", "omission"),
        ("74.2万", "74.2", "magnitude"),
        ("74.2万", "74.2亿", "magnitude"),
        ("74.2亿", "74.2万", "magnitude"),
        ("74.2万", "7.42万", "decimal_point"),
        ("74.2万", "742万", "decimal_point"),
        ("742", "742万", "magnitude"),
        ("-742", "742", "sign"),
        ("742", "-742", "sign"),
        ("742万元", "742", "unit"),
        ("742", "742元", "unit"),
    ],
)
def test_origins(written, text, kind):
    """
    The texts that one misprint may have changed are listed with its kind.
    """
    found = {one: what.value for one, what, _ in origins(written, MODEL)}

    assert kind == found.get(text)


@pytest.mark.parametrize("written", ["abc", "", "1" * 30])
def test_no_origins(written):
    """
    Without digits, or with far too many, there are none.
    """
    assert [] == list(origins(written, MODEL))


def test_two_ways():
    """
    A zero at the end is an inserted digit or a point that moved; both count.
    """
    found = likelihood("2680", "26800", MODEL)
    moved = MODEL.misprints["decimal_point"] / 2
    inserted = MODEL.misprints["insertion"] * 2 / 50

    assert found is not None
    assert ("decimal_point", pytest.approx(moved + inserted)) == (found[0].value, found[1])
