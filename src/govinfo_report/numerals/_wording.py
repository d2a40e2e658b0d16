"""
Numbers in words as quantities have them: 一百多, 数十, 十几万, 二三, 一千七八百.
"""

from __future__ import annotations

import attrs

from ..units import match_unit
from ._arabic import MAGNITUDES
from ._cardinals import parse_cardinal
from ._errors import NumeralError, Reason
from ._integers import read_integer
from ._phrase import MORE, Phrase, more, trailing_zeros
from ._scripts import INFORMAL

__all__ = ["DIGITS", "VAGUE", "WORD_CHARACTERS", "words"]

WORD_CHARACTERS = frozenset("负点零一二两三四五六七八九十百千万亿几数余多")
"""
The characters of a number in words with its vague parts.
"""

VAGUE = frozenset("余多几数")
DIGITS = {character: n for n, character in enumerate("零一二三四五六七八九") if n} | {"两": 2}
_POWERS = {
    rank + word: exponent + power
    for rank, exponent in {"": 0, "十": 1, "百": 2, "千": 3}.items()
    for word, power in MAGNITUDES.items()
    if rank + word
}
_IDIOMATIC_PAIR = (3, 5)  # 三五 is the one pair that leaves a number out


def words(text: str, start: int, *, bare: bool, two: bool | None) -> Phrase:
    """
    Read a number in words, with its vague parts.

    Args:
        text: The text.

        start: Where the number starts.

        bare: Whether 百, 万 and so on may stand alone.

        two: Whether 两 may stand alone; ``None`` for only before a unit.
    """
    end = start
    while text[end : end + 1] in WORD_CHARACTERS and end < len(text):
        end += 1
    run = text[start:end]
    vague = [index for index, character in enumerate(run) if character in VAGUE]
    if len(vague) > 1:
        raise NumeralError(text, start + vague[1], Reason.DOUBLE_MARK)
    if not run:
        missing = start == len(text) or match_unit(text, start)[0]
        reason = Reason.INCOMPLETE if missing else Reason.UNKNOWN_CHARACTER
        raise NumeralError(text, start, reason)
    try:
        if vague:
            found = _vague(run, vague[0])
        elif "点" not in run and (pair := _pair_in(run)) is not None:
            found = _pair(run, pair)
        elif run == "两" and (end < len(text) if two is None else two):
            found = Phrase(2, 2, 0, 1)
        elif run in _POWERS and (bare or run == "十"):
            power = _POWERS[run]
            found = Phrase(
                1, 1, power, len(run), last=_last(run), step=power,
                scaled=run[-1] in "万亿", bare=True,
            )  # fmt: skip
        else:
            found = _cardinal(run)
    except NumeralError as error:
        hint = error.canonical
        if hint is not None:
            hint = text[:start] + hint + text[end:]
        raise NumeralError(text, start + error.position, error.reason, hint) from None
    return attrs.evolve(found, end=end)


def _last(run: str) -> int:
    """
    The power of ten of the last written place of a whole number in words.
    """
    for word in ("万亿", "亿", "万"):
        if run.endswith(word):
            return MAGNITUDES[word]
    return 0


def _cardinal(run: str) -> Phrase:
    """
    Read a number in words that has no vague part.
    """
    value = parse_cardinal(run)
    if isinstance(value, int):
        return Phrase(
            value, value, 0, len(run),
            last=_last(run), step=trailing_zeros(value), scaled=run[-1] in "万亿",
        )  # fmt: skip
    places = len(run.partition("点")[2])
    digits = int(format(value, "f").replace(".", ""))
    return Phrase(digits, digits, -places, len(run), last=-places, step=-places)


def _vague(run: str, position: int) -> Phrase:
    """
    Read a number in words that has one of 余 多 几 数.
    """
    before, mark, behind = run[:position], run[position], run[position + 1 :]
    if not position:
        return _several(run, mark, behind)
    if behind not in MAGNITUDES:
        raise NumeralError(run, position + 1, Reason.NOT_CANONICAL)
    if behind and ("万" in before or "亿" in before):
        raise NumeralError(run, position + 1, Reason.MAGNITUDE_ORDER)
    power = MAGNITUDES[behind]
    scaled = "万" in run or "亿" in run
    if mark in MORE:
        exponent = _POWERS.get(before, 0)
        value = 1 if exponent else read_integer(before, INFORMAL)
        step = exponent + trailing_zeros(value)
        last = _last(before)
        width = step + power if power else last or step
        return more(
            run, position, value * 10**exponent, power, width,
            last=power + last, step=power + step, scaled=scaled, end=len(run),
        )  # fmt: skip
    if mark == "数" or before[-1] != "十":
        raise NumeralError(run, position, Reason.NOT_CANONICAL)
    base = read_integer(before, INFORMAL)
    return Phrase(
        base + 1, base + 10, power, len(run),
        mark=mark, named=False, closed=False, scaled=scaled,
    )  # fmt: skip


def _several(run: str, mark: str, behind: str) -> Phrase:
    """
    Read 数十, 几百万 and so on: from twice to less than ten times the unit.
    """
    power = _POWERS.get(behind)
    if mark in MORE or power is None:
        reason = Reason.UNKNOWN_CHARACTER if mark in MORE else Reason.INCOMPLETE
        raise NumeralError(run, 0 if mark in MORE else 1, reason)
    return Phrase(
        2, 10, power, len(run),
        mark=mark, named=False, closed=False, scaled=run[-1] in "万亿",
    )  # fmt: skip


def _pair_in(run: str) -> int | None:
    """
    Where two digits stand side by side.
    """
    for index in range(1, len(run)):
        if run[index] in DIGITS and run[index - 1] in DIGITS:
            return index - 1
    return None


def _pair(run: str, index: int) -> Phrase:
    """
    Read two neighbouring digits that stand for either, as in 二三, 四十五六 and 一千七八百.
    """
    first, second = DIGITS[run[index]], DIGITS[run[index + 1]]
    if second != first + 1 and (first, second) != _IDIOMATIC_PAIR:
        raise NumeralError(run, index + 1, Reason.GROUPING)
    low, high = (
        read_integer(f"{run[:index]}{INFORMAL.digits[digit]}{run[index + 2 :]}", INFORMAL)
        for digit in (first, second)
    )
    return Phrase(
        low, high, 0, len(run),
        mark=run[index : index + 2], named=False, scaled=run[-1] in "万亿",
    )  # fmt: skip
