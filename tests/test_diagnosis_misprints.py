"""
How one number is printed as another.
"""

from __future__ import annotations

import pytest

from govinfo_report.diagnosis._misprints import is_single, just_any, origins, relations


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
        ("3004", "4", "omission", 1 / 4),
    ],
)
def test_relation(right, written, kind, share):
    """
    Each misprint is recognised, and its share among all of its kind is known.
    """
    found = [(what.value, how_much) for what, how_much in relations(right, written)]

    assert [(kind, pytest.approx(share))] == found


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
        ("3014", "4"),
    ],
)
def test_no_relation(right, written):
    """
    Other numbers are no misprints of each other.
    """
    assert [] == list(relations(right, written))


@pytest.mark.parametrize(
    ("text", "expected"), [("4", True), ("-4", True), ("0.4", False), ("41", False), ("", False)]
)
def test_one_digit(text, expected):
    """
    A number of one digit is told, whatever stands around the digit.
    """
    assert expected is is_single(text)


def test_just_any():
    """
    Of just any number in the place of another most have as many digits; all together are one.
    """
    of_a_length = {
        size: [str(n) for n in range(10 ** (size - 1), 10**size)] for size in range(1, 5)
    }
    shares = {
        size: sum(just_any("268", one) for one in texts) for size, texts in of_a_length.items()
    }

    assert pytest.approx({1: 0.02, 2: 0.02, 3: 0.9, 4: 0.02}) == shares
    assert just_any(None, "268") == just_any("999", "268")
    assert just_any(None, "") > 0


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
    found = {one: what.value for one, what, _ in origins(written)}

    assert kind == found.get(text)


@pytest.mark.parametrize("written", ["abc", "", "1" * 30])
def test_no_origins(written):
    """
    Without digits, or with far too many, there are none.
    """
    assert [] == list(origins(written))


def test_two_ways():
    """
    A zero at the end is an inserted digit or a point that moved; both count.
    """
    found = {kind.value: share for kind, share in relations("2680", "26800")}

    assert {"insertion": pytest.approx(2 / 50), "decimal_point": 0.5} == found
