"""
Which linear forms follow from others, and which unknowns go together in all of them: Gaussian
elimination in exact fractions.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from attrs import define, field

__all__ = ["Basis", "proportional"]

_Key = TypeVar("_Key", bound=Hashable)

Form = Mapping[_Key, Fraction | int]
"""
The factor of each unknown; no factor is zero.
"""


@define
class Basis:
    """
    Forms none of which follows from the others.

    Attributes:
        names: What the forms are called, in the order in which they were added.
    """

    names: list[Hashable] = field(factory=list)
    # by the unknown that each settles: a form without the unknowns that others settle, and which
    # of the forms above make it
    _settled: dict[Hashable, tuple[dict[Hashable, Fraction], dict[Hashable, Fraction]]] = field(
        factory=dict
    )

    @property
    def rank(self) -> int:
        """
        How many forms there are.
        """
        return len(self.names)

    def add(self, name: Hashable, form: Form[Hashable]) -> dict[Hashable, Fraction] | None:
        """
        Add a form, unless it follows from those that are there.

        Args:
            name: What it is called.

            form: The form.

        Returns:
            If it follows, how many times each of the others it is the sum of; else ``None``.
        """
        left = {one: Fraction(factor) for one, factor in form.items()}
        made: dict[Hashable, Fraction] = {}
        # what is taken away has no unknown that another form settles, so one pass is enough
        for unknown in [one for one in left if one in self._settled]:
            times = left[unknown]
            settled, parts = self._settled[unknown]
            _add(left, settled, -times)
            _add(made, parts, times)
        if not left:
            return made
        pivot, factor = next(iter(left.items()))
        settled = {one: value / factor for one, value in left.items()}
        parts = {one: -value / factor for one, value in made.items()}
        parts[name] = 1 / factor
        for other, other_parts in self._settled.values():
            times = other.get(pivot, Fraction(0))
            _add(other, settled, -times)
            _add(other_parts, parts, -times)
        self._settled[pivot] = settled, parts
        self.names.append(name)
        return None


def _add(
    form: dict[Hashable, Fraction], other: Mapping[Hashable, Fraction], times: Fraction
) -> None:
    """
    Add a form so many times to another.
    """
    for unknown, factor in other.items():
        summed = form.get(unknown, 0) + times * factor
        if summed:
            form[unknown] = Fraction(summed)
        else:
            form.pop(unknown, None)


def proportional(
    columns: Iterable[tuple[_Key, Sequence[tuple[Hashable, int]]]],
) -> list[dict[_Key, int]]:
    """
    Group unknowns whose factors in all forms are proportional.

    Args:
        columns: Each unknown with the forms that it is in and its factors there, in the order of
            the forms; none is zero, and each is in some form.

    Returns:
        The groups, in the order of their first members. Each member has the number of steps by
        which all forms of the group change when it changes by 1: what changes two members by the
        same number of steps is the same for all forms.
    """
    groups: dict[tuple[tuple[Hashable, int], ...], dict[_Key, int]] = {}
    for unknown, column in columns:
        steps = math.gcd(*(factor for _, factor in column))
        if column[0][1] < 0:
            steps = -steps
        key = tuple((form, factor // steps) for form, factor in column)
        groups.setdefault(key, {})[unknown] = steps
    return list(groups.values())
