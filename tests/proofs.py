"""
Adding up what a proof adds up, without the code that found it.
"""

from __future__ import annotations

from fractions import Fraction

from govinfo_report.figures import FAR


def summed(proof, constraints, limits):
    """
    Add up a proof: the factors of the unknowns that are left, and between which ends the sum is.
    """
    bounds = {one.name: (one.low, one.high) for one in constraints}
    terms = {one.name: one.terms for one in constraints}
    left, low, high = {}, Fraction(0), Fraction(0)
    for name, times in proof.rules:
        for unknown, factor in terms[name]:
            left[unknown] = left.get(unknown, 0) + times * factor
        low, high = added((low, high), bounds[name], times)
    for unknown, times in proof.limits:
        left[unknown] = left.get(unknown, 0) + times
        low, high = added((low, high), limits[unknown], times)
    return {unknown: factor for unknown, factor in left.items() if factor}, low, high


def added(ends, bounds, times):
    """
    Add the ends of a rule, so many times, to those of a sum.
    """
    down, up = bounds if times > 0 else bounds[::-1]
    return tuple(
        None if end is None or abs(bound) >= FAR else end + times * bound
        for end, bound in zip(ends, (down, up), strict=True)
    )


def is_absurd(proof, constraints, limits):
    """
    Say whether a proof adds up to nothing that is more or less than nothing, or to whole numbers
    that are a fraction.
    """
    left, low, high = summed(proof, constraints, limits)
    if all(factor.denominator == 1 for factor in left.values()) and low == high is not None:
        return low.denominator > 1 or (not left and low != 0)
    return not left and ((low is not None and low > 0) or (high is not None and high < 0))


def is_proved(constraint, proofs, constraints, limits):
    """
    Say whether proofs add up to a constraint, between its ends.
    """
    ends = {"low": abs(constraint.low) >= FAR, "high": abs(constraint.high) >= FAR}
    for proof in proofs:
        left, low, high = summed(proof, constraints, limits)
        if left != dict(constraint.terms):
            return False
        ends["low"] |= low is not None and low > constraint.low - 1
        ends["high"] |= high is not None and high < constraint.high + 1
    return all(ends.values())
