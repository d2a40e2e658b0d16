"""
Fits the weights of the diagnosis to drawn errors: the mean logarithm of the probability of what
really happened is made as large as it can be.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from _drawing import CHANCES, FORMS, MISPRINTS, Error, draw_error, draw_report
from attrs import frozen

from govinfo_report.diagnosis._case import Case
from govinfo_report.diagnosis._evidence import Found, Origin
from govinfo_report.diagnosis._kinds import ErrorKind
from govinfo_report.diagnosis._search import Search
from govinfo_report.rules import Rulebook

__all__ = [
    "Sample",
    "draws_of",
    "first_guess",
    "fit",
    "samples_of",
    "samples_of_form",
    "score",
]

STEPS = 60
FREE = {"shift", "torn", "transfer", "other", "doubt", "further", "implausible", "rarity"}
"""
What nothing is known about before the fit.
"""
PULL = 2.0
"""
The first guess of a logarithm pulls like so many draws, the harder the further the fit is off.
"""
COUNTED = 500.0
"""
… where the first guess is how often such an error is drawn.
"""


@frozen
class Sample:
    """
    A contradiction of which the cause is known.

    Attributes:
        found: What may explain it.

        right: Which of these are what happened; none if nothing is.

        size: How many cells must be wrong.

        true: What the wrong cells should print.
    """

    found: tuple[Found, ...]
    right: tuple[bool, ...]
    size: int
    true: dict[str, str]


def samples_of(report: Any, rules: Rulebook, errors: Iterable[Error]) -> Iterator[Sample]:
    """
    Search for errors in a right report.

    Args:
        report: The report.

        rules: Its rules.

        errors: The errors, each by itself.
    """
    for error in errors:
        changed = set(error.texts)
        true = {path: str(report[path]) for path in changed}
        search = Search(Case(report.replace(error.texts), rules))
        for contradiction in search.contradictions():
            explained = search.explained(contradiction)
            found = explained.found
            here = changed.intersection(explained.ways[0].posed.index)
            right = tuple({cell.path for cell in one.cells} in (changed, here) for one in found)
            yield Sample(tuple(found), right, explained.size, true)


def samples_of_form(
    name: str, reports: int, errors: int, seed: str, kind: str | None = None
) -> Iterator[Sample]:
    """
    Draw reports on a form, and errors in each.

    Args:
        name: The name of the form.

        reports: How many reports.

        errors: How many errors in each.

        seed: Where chance starts.

        kind: The kind of the errors, if it is not to be drawn.
    """
    rules = FORMS[name][1]
    for number in range(reports):
        draw = random.Random(f"{seed} {name} {number}")
        report = draw_report(draw, name)
        drawn = [draw_error(draw, report, rules, kind) for _ in range(errors)]
        yield from samples_of(report, rules, drawn)


# ── The fit ───────────────────────────────────────────────────────────────────────────────────────

Weights = dict[str, float]
"""
The logarithms of all weights, and the power ``rarity`` as it is.
"""


def first_guess() -> Weights:
    """
    Give the weights from which the fit starts: how often each kind of error is drawn.
    """
    whole = sum(MISPRINTS.values())
    shares = {
        name.replace(" ", "_"): CHANCES["misprint"] * share / whole
        for name, share in MISPRINTS.items()
    }
    causes = ("copy", "total as part", "swap", "shift", "torn", "transfer")
    shares |= {name.replace(" ", "_"): CHANCES[name] for name in causes}
    lost = (MISPRINTS["transposition"] + MISPRINTS["omission"]) / whole
    return {name: math.log(share) for name, share in shares.items()} | {
        "unexplained": math.log(CHANCES["any number"]),
        "other": math.log(CHANCES["two misprints"] / 1000),
        "doubt": math.log(0.01),
        "further": math.log(CHANCES["two misprints"]),
        "implausible": math.log(0.1),
        "single": -math.log(1 - lost),
        "rarity": 1.0,
    }


class _Way(NamedTuple):
    """
    Origins of some cells together.
    """

    kinds: tuple[str, ...]
    share: float
    singles: int
    rarity: float


class _Candidate(NamedTuple):
    """
    An explanation, ready to be weighed again and again.
    """

    cause: str | None
    factors: tuple[tuple[_Way, ...], ...]
    strange: int
    further: int


def _way(origins: Sequence[Origin]) -> _Way:
    return _Way(
        tuple(one.kind.value for one in origins),
        sum(math.log(one.share) for one in origins),
        sum(one.single for one in origins),
        -sum(one.rarity for one in origins),
    )


def _candidate(found: Found) -> _Candidate:
    factors = tuple(tuple(_way(one) for one in ways) for ways in found.factors)
    cause = None if found.cause is None else found.cause.value
    return _Candidate(cause, factors, found.strange, len(found.cells) - 1)


def _weighed(one: _Candidate, weights: Weights) -> tuple[float, Weights]:
    """
    Give the weight of a candidate, and how its logarithm grows with each of the weights.
    """
    plausible = weights["implausible"] * one.strange
    cause = math.exp(weights[one.cause] + plausible) if one.cause else 0.0
    grows: Weights = {"implausible": float(one.strange)}
    if one.cause and not one.factors:
        return cause, {**grows, one.cause: 1.0}
    log = plausible + weights["further"] * one.further
    grows["further"] = float(one.further)
    for ways in one.factors:
        parts = [
            math.exp(
                sum(map(weights.__getitem__, way.kinds))
                + way.share
                + weights["single"] * way.singles
                + weights["rarity"] * way.rarity
            )
            for way in ways
        ]
        whole = sum(parts)
        log += math.log(whole)
        for way, part in zip(ways, parts, strict=True):
            for kind in way.kinds:
                grows[kind] = grows.get(kind, 0.0) + part / whole
            grows["single"] = grows.get("single", 0.0) + part / whole * way.singles
            grows["rarity"] = grows.get("rarity", 0.0) + part / whole * way.rarity
    weight = math.exp(log)
    if one.cause and cause >= weight:
        return cause, {"implausible": float(one.strange), one.cause: 1.0}
    return weight, grows


_Draw = tuple[tuple[_Candidate, ...], tuple[bool, ...], int]


def score(draws: Sequence[_Draw], weights: Weights, guess: Weights) -> tuple[float, Weights]:
    """
    Give the score of some weights, and how it grows with each of them.
    """
    found = 0.0
    grows = dict.fromkeys(weights, 0.0)
    for candidates, right, size in draws:
        weighed = [_weighed(one, weights) for one in candidates]
        extra = max(size - 1, 0)
        doubt = math.exp(weights["doubt"])
        listed = sum(weight for weight, _ in weighed)
        unlisted = math.exp(weights["other"] + extra * weights["further"])
        whole = listed * (1 + doubt) + unlisted
        none = not any(right)
        true = sum(weight for (weight, _), one in zip(weighed, right, strict=True) if one)
        true += none * (unlisted + doubt * listed)
        found += math.log(true / whole)
        for (weight, slopes), one in zip(weighed, right, strict=True):
            share = weight * ((one + none * doubt) / true - (1 + doubt) / whole)
            for name, slope in slopes.items():
                grows[name] += share * slope
        share = unlisted * (none / true - 1 / whole)
        grows["other"] += share
        grows["further"] += share * extra
        grows["doubt"] += doubt * listed * (none / true - 1 / whole)
    for name, first in guess.items():
        off = weights[name] - first
        pull = PULL if name in FREE else COUNTED
        found -= pull * off * off / 2
        grows[name] -= pull * off
    return found / len(draws), grows


def draws_of(samples: Sequence[Sample]) -> list[_Draw]:
    """
    Get contradictions ready to be weighed again and again.
    """
    return [(tuple(map(_candidate, one.found)), one.right, one.size) for one in samples]


def fit(samples: Sequence[Sample]) -> tuple[dict[str, Any], float, float]:
    """
    Fit all weights.

    Args:
        samples: Contradictions of which the cause is known.

    Returns:
        The calibration in its JSON form, and the score of the first guess and of the fit.
    """
    guess = first_guess()
    draws = draws_of(samples)
    before = score(draws, guess, guess)[0]
    weights, after = _climbed(draws, guess)
    return _model(weights), before, after


def _climbed(draws: Sequence[_Draw], guess: Weights) -> tuple[Weights, float]:
    """
    Go uphill, each weight with a step of its own that grows while its slope keeps its sign.
    """
    weights = dict(guess)
    best, highest = weights, -math.inf
    steps = dict.fromkeys(weights, 0.2)
    last = dict.fromkeys(weights, 0.0)
    for _ in range(STEPS):
        now, slopes = score(draws, weights, guess)
        if now > highest:
            best, highest = dict(weights), now
        for name, slope in slopes.items():
            turned = slope * last[name]
            steps[name] = min(
                max(steps[name] * (1.2 if turned > 0 else 0.5 if turned else 1), 1e-4), 0.5
            )
            weights[name] += math.copysign(steps[name], slope) if slope else 0.0
            last[name] = slope
    return best, highest


def _model(weights: Weights) -> dict[str, Any]:
    numbers = {
        name: round(weight, 3) if name == "rarity" else float(f"{math.exp(weight):.3g}")
        for name, weight in weights.items()
    }
    kinds = [one.value for one in ErrorKind if one.value in numbers and one is not ErrorKind.OTHER]
    kept = ("other", "doubt", "further", "implausible", "single", "rarity")
    return {
        "weights": {name: numbers[name] for name in kinds},
        **{name: numbers[name] for name in kept},
    }
