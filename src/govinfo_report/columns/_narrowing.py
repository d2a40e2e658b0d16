"""
Boxes narrowed by linear constraints, one box a row.

The same steps in the same order as :func:`govinfo_report.propagation.narrow` takes for one box, so
that the same boxes turn out empty. Ends are integers of 128 bits here, which no sum of cells
leaves, "no end" included.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final

import polars as pl
from attrs import frozen

from ..figures import FAR
from ..propagation import PASSES, Constraint, is_forest

__all__ = ["CREPT", "END", "ENDS", "forests", "narrowed"]

END: Final = 1 << 100
"""
Stands for "no end" while boxes are narrowed.
"""

ENDS: Final = pl.Int128
"""
The type of an end while boxes are narrowed.
"""

CREPT: Final = 1 << 90
"""
Where an end has come by creeping, pass by pass, and no more is computed: far beyond every cell, and
still a step away from :data:`END`.
"""

_NO_END = pl.lit(END >> 1, ENDS)
_WORD = 62
"""
So many truth values make a column of integers.
"""


def narrowed(boxes: pl.DataFrame, constraints: Sequence[Constraint]) -> pl.DataFrame:
    """
    Take from every box what the constraints forbid.

    Args:
        boxes: For each unknown its ends, ``low …`` and ``high …``; for each constraint whether it
            is to hold, ``active`` and its number.

        constraints: What is to hold; their unknowns are the words after ``low`` and ``high``. All
            boxes are within those that speak of settled unknowns only.

    Returns:
        One row for each box: whether it is ``empty``, and whether it is ``finished``, so that
        nothing more can be taken from it.
    """
    # a box is left alone once nothing changes, nothing is left, or an end creeps to infinity
    steps = [_Step.of(one) for one in constraints]
    ends = {name: boxes[name] for one in steps for name in one.names}
    rows = [_open_rows(boxes, number, one) for number, one in enumerate(constraints)]
    empty = pl.repeat(value=False, n=boxes.height, eager=True)
    finished = empty.clone()
    crept = empty.clone()
    for _ in range(PASSES):
        changed = pl.repeat(value=False, n=boxes.height, eager=True)
        for one, members in zip(steps, rows, strict=True):
            after = one.taken(pl.DataFrame([ends[name] for name in one.names])[members])
            for name in one.names:
                ends[name].scatter(members, after[name])
            changed.scatter(members.filter(after["changed"]), values=True)
            empty.scatter(members.filter(after["empty"]), values=True)
            crept.scatter(members.filter(after["crept"]), values=True)
        finished |= ~changed & ~crept
        going = changed & ~empty & ~crept
        if not going.any():
            break
        rows = [members.filter(going[members]) for members in rows]
    return pl.DataFrame({"empty": empty, "finished": finished})


def _open_rows(boxes: pl.DataFrame, number: int, constraint: Constraint) -> pl.Series:
    """
    Give the numbers of the boxes that a constraint can narrow.
    """
    is_open = (pl.col(f"low {one}") != pl.col(f"high {one}") for one, _ in constraint.terms)
    found = pl.col(f"active {number}") & pl.any_horizontal(*is_open)
    return boxes.select(found.arg_true()).to_series()


@frozen
class _Step:
    """
    How one constraint narrows boxes.

    Attributes:
        names: The columns of the ends of its unknowns.

        totals: The smallest and the largest value of its sum.

        ends: The new ends, and whether one is another than before.

        marks: Whether nothing is left, and whether an end has crept too far.
    """

    names: list[str]
    totals: dict[str, pl.Expr]
    ends: dict[str, pl.Expr]
    marks: dict[str, pl.Expr]

    @classmethod
    def of(cls, constraint: Constraint) -> _Step:
        products = [_times(str(unknown), factor) for unknown, factor in constraint.terms]
        ends: dict[str, pl.Expr] = {}
        changes: list[pl.Expr] = []
        for (unknown, factor), (low, high) in zip(constraint.terms, products, strict=True):
            most = pl.lit(constraint.high, ENDS) - (pl.col("least") - low)
            is_less = (most < _NO_END) & (most < high)
            changes.append(is_less)
            new_low, new_high = low, pl.when(is_less).then(most).otherwise(high)
            if constraint.low > -FAR:
                least = pl.lit(constraint.low, ENDS) - (pl.col("most") - high)
                is_more = (least > _NO_END * -1) & (least > low)
                changes.append(is_more)
                new_low = pl.when(is_more).then(least).otherwise(low)
            ends[f"low {unknown}"], ends[f"high {unknown}"] = _divided(new_low, new_high, factor)
        spans = [(pl.col(f"low {one}"), pl.col(f"high {one}")) for one, _ in constraint.terms]
        far = pl.lit(CREPT, ENDS)
        return cls(
            list(ends),
            {
                "least": pl.sum_horizontal(low for low, _ in products),
                "most": pl.sum_horizontal(high for _, high in products),
            },
            {**ends, "changed": pl.any_horizontal(*changes)},
            {
                "empty": pl.any_horizontal(*(low > high for low, high in spans)),
                "crept": pl.any_horizontal(
                    *((low > far) | (high < far * -1) for low, high in spans)
                ),
            },
        )

    def taken(self, boxes: pl.DataFrame) -> pl.DataFrame:
        """
        Give what is left of boxes.
        """
        left = boxes.with_columns(**self.totals).select(**self.ends)
        return left.with_columns(**self.marks)


def _times(unknown: str, factor: int) -> tuple[pl.Expr, pl.Expr]:
    low, high = pl.col(f"low {unknown}") * factor, pl.col(f"high {unknown}") * factor
    return (low, high) if factor >= 0 else (high, low)


def _divided(low: pl.Expr, high: pl.Expr, factor: int) -> tuple[pl.Expr, pl.Expr]:
    """
    Divide an interval by a factor, rounding inwards.
    """
    # Polars has no negative of 128 bits, but a product
    if factor < 0:
        low, high, factor = high * -1, low * -1, -factor
    return (low, high) if factor == 1 else (low * -1 // factor * -1, high // factor)


def forests(boxes: pl.DataFrame, constraints: Sequence[Constraint]) -> pl.Series:
    """
    Say of every box whether its constraints form no cycle over the unknowns that are not settled.

    Args:
        boxes: As for :func:`narrowed`.

        constraints: As for :func:`narrowed`.
    """
    unknowns = list(dict.fromkeys(one for each in constraints for one, _ in each.terms))
    if is_forest(dict.fromkeys(unknowns, (0, 1)), constraints):
        return pl.repeat(value=True, n=boxes.height, eager=True)
    bits = [pl.col(f"low {one}") != pl.col(f"high {one}") for one in unknowns]
    bits += [pl.col(f"active {number}") for number in range(len(constraints))]
    shapes = boxes.select(_words(bits))
    different = shapes.unique()
    standing: dict[Hashable, list[tuple[int, int]]] = {one: [] for one in unknowns}
    for number, each in enumerate(constraints):
        for one, factor in each.terms:
            standing[one].append((number, factor))

    def is_one(words: tuple[int, ...]) -> bool:
        said = list(_places(words))
        is_open = [unknowns[place] for place in said if place < len(unknowns)]
        active = {place - len(unknowns) for place in said}
        terms: dict[int, list[tuple[Hashable, int]]] = {}
        for one in is_open:  # what is settled has no part in a cycle
            for number, factor in standing[one]:
                if number in active:
                    terms.setdefault(number, []).append((one, factor))
        box = dict.fromkeys(is_open, (0, 1))
        return is_forest(box, [Constraint("", tuple(found), 0, 0) for found in terms.values()])

    said = [is_one(words) for words in different.iter_rows()]
    known = different.with_columns(forest=pl.Series(said, dtype=pl.Boolean))
    joined = shapes.join(known, on=shapes.columns, how="left", maintain_order="left")
    return joined["forest"]


def _words(bits: Sequence[pl.Expr]) -> Iterator[pl.Expr]:
    for start in range(0, len(bits), _WORD):
        numbers = (
            bit.cast(pl.Int64) * (1 << place)
            for place, bit in enumerate(bits[start : start + _WORD])
        )
        yield pl.sum_horizontal(*numbers).alias(str(start))


def _places(words: tuple[int, ...]) -> Iterator[int]:
    """
    Walk over the places of what is true.
    """
    for number, word in enumerate(words):
        left = word
        while left:
            yield number * _WORD + (left & -left).bit_length() - 1
            left &= left - 1
