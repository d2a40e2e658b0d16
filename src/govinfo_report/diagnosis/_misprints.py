"""
How one number is printed as another: what may have happened, from the texts of both.

A misprint of a kind is taken to hit each place alike: of a number of four digits, each of its 36
wrong digits is equally likely.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ._kinds import ErrorKind

__all__ = ["is_single", "just_any", "origins", "relations"]

_DIGITS = "0123456789"
_MAGNITUDES = "万亿"
_UNITS = ("万元", "元")
_MOST_DIGITS = 24
"""
No figure is longer; the origins of a longer text would be too many.
"""

_ALIKE = 0.9
"""
So often just any number has as many digits as the right one.
"""
_LENGTHS = 5
"""
… and if not, one of so many other lengths.
"""


def is_single(text: str) -> bool:
    """
    Say whether a number has one digit only, which nothing can change places with.

    Args:
        text: What prints it.
    """
    return sum(map(text.count, _DIGITS)) == 1


def just_any(right: str | None, written: str) -> float:
    """
    Say how much of all that just any number in the place of another can be is what is printed.

    Args:
        right: The right number, where it is known.

        written: What is printed.
    """
    alike = right is None or len(right) == len(written)
    return (_ALIKE if alike else (1 - _ALIKE) / _LENGTHS) / (9 * 10.0 ** max(len(written) - 1, 0))


def relations(right: str, written: str) -> Iterator[tuple[ErrorKind, float]]:
    """
    Name the misprints that may have turned a number into another.

    Args:
        right: The digits of the right number, with a minus where it is negative.

        written: What is printed.

    Yields:
        A kind, and how much of all that it does to this number is what is printed.
    """
    if written == f"-{right}" or right == f"-{written}":
        yield ErrorKind.SIGN, 1.0
    elif written in {f"{right}万", f"{right}亿", f"{right}0000"} or right == f"{written}0000":
        yield ErrorKind.MAGNITUDE, 0.25
    elif len(written) == len(right):
        yield from _same_length(right, written)
    elif written.isdigit() and right.isdigit():
        yield from _other_length(right, written)
        if written == f"{right}0" or right == f"{written}0":
            yield ErrorKind.DECIMAL_POINT, 0.5
    elif "." in written and written.replace(".", "", 1) == right:
        yield ErrorKind.DECIMAL_POINT, 0.5 if written[-2] == "." else 0.1


def _same_length(right: str, written: str) -> Iterator[tuple[ErrorKind, float]]:
    differing = [index for index in range(len(right)) if right[index] != written[index]]
    if len(differing) == 1 and right[differing[0]].isdigit():
        yield ErrorKind.SUBSTITUTION, 1.0 / (9 * len(right))
    if len(differing) == 2:  # noqa: PLR2004 - the two that changed places
        one, other = differing
        if right[one] == written[other] and right[other] == written[one]:
            yield from _crossed(right, one, other)


def _other_length(right: str, written: str) -> Iterator[tuple[ErrorKind, float]]:
    count = len(right)
    if len(written) == count - 1 and (ways := _ways(right, written)):
        yield ErrorKind.OMISSION, ways / count
    elif len(written) < count - 1 and right[1:].lstrip("0") == written:
        yield ErrorKind.OMISSION, 1 / count  # with its first digit it lost the zeros that followed
    if len(written) == count + 1 and (ways := _ways(written, right)):
        yield ErrorKind.INSERTION, ways / (10 * (count + 1))


def _crossed(right: str, one: int, other: int) -> Iterator[tuple[ErrorKind, float]]:
    """
    Name what exchanges the characters at two places, if they are neighbours.
    """
    if other == one + 1 and "." in {right[one], right[other]}:
        yield ErrorKind.DECIMAL_POINT, 0.5
    elif other == one + 1 or right[one + 1 : other] == ".":
        yield ErrorKind.TRANSPOSITION, 1.0 / (len(right) - 1)


def _ways(longer: str, shorter: str) -> int:
    """
    Count the digits that can be left out of one number to give another.
    """
    return sum(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))


def origins(written: str) -> Iterator[tuple[str, ErrorKind, float]]:
    """
    Walk over the texts that one misprint may have turned into what is printed.

    Args:
        written: What is printed, with its point and its unit words.

    Yields:
        A text, the kind of the misprint, and how much of all that it does to this text is what is
        printed.
    """
    places = [index for index, character in enumerate(written) if character in _DIGITS]
    count = len(places)
    if not 0 < count <= _MOST_DIGITS:
        return

    for index in places:
        before, digit, after = written[:index], written[index], written[index + 1 :]
        for other in _DIGITS:
            if other != digit:
                yield f"{before}{other}{after}", ErrorKind.SUBSTITUTION, 1 / (9 * count)
            yield f"{before}{other}{digit}{after}", ErrorKind.OMISSION, 1 / (count + 1)
            if index == places[-1]:
                yield f"{before}{digit}{other}{after}", ErrorKind.OMISSION, 1 / (count + 1)
        if count > 1:
            yield f"{before}{after}", ErrorKind.INSERTION, 1 / (10 * count)
    for left, right in itertools.pairwise(places):
        if written[left] != written[right]:
            middle = f"{written[right]}{written[left + 1 : right]}{written[left]}"
            swapped = f"{written[:left]}{middle}{written[right + 1 :]}"
            yield swapped, ErrorKind.TRANSPOSITION, 1 / (count - 1)
    yield from _beside_digits(written)


def _beside_digits(written: str) -> Iterator[tuple[str, ErrorKind, float]]:
    """
    Walk over what may have happened to point, sign and unit words.
    """
    if written[0] in "-－−":
        yield written[1:], ErrorKind.SIGN, 1.0
    else:
        yield f"-{written}", ErrorKind.SIGN, 1.0
    for unit in _UNITS:
        if written.endswith(unit):
            yield written.removesuffix(unit), ErrorKind.UNIT, 0.5
    head = written.rstrip("万亿元")
    tail = written[len(head) :]
    if tail and tail[0] in _MAGNITUDES:
        yield f"{head}{tail[1:]}", ErrorKind.MAGNITUDE, 0.25
        other = "亿" if tail[0] == "万" else "万"
        yield f"{head}{other}{tail[1:]}", ErrorKind.MAGNITUDE, 0.25
    else:
        for magnitude in _MAGNITUDES:
            yield f"{head}{magnitude}{tail}", ErrorKind.MAGNITUDE, 0.25
        yield f"{head}元{tail}", ErrorKind.UNIT, 0.5
    whole, _, places = head.partition(".")
    digits = whole + places
    for position in range(1, len(digits) + 1):
        moved = digits if position == len(digits) else f"{digits[:position]}.{digits[position:]}"
        if moved != head and digits.isdecimal():
            near = abs(position - len(whole)) == 1
            yield f"{moved}{tail}", ErrorKind.DECIMAL_POINT, 0.5 if near else 0.1
