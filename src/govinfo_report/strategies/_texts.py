"""
Cells as agencies print them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ..figures import Amount, Count, Printed, amount, figure
from ..numerals import format_cardinal
from ..units import Unit
from ._drawing import amounts

__all__ = [
    "amounts_as_printed",
    "figures_as_printed",
    "no_numbers",
    "printed",
    "printed_texts",
    "texts_of",
]

_FULL_WIDTH = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
_MAGNITUDES = (("万", 4), ("亿", 8))
_BLANKS = ("", " ", "\u00a0", "\u3000")
_DASHES = ("/", "—", "——", "-", "－", "无", "不适用", "N/A")
_NOTES = ("其中修订16件", "含往年", "不含涉密", "截至12月31日")
_LONGEST_IN_WORDS = 10**6
_MOST = 10**9

Draw = st.DrawFn


def no_numbers(*, blanks: bool = True) -> st.SearchStrategy[str]:
    """
    Draw texts that print no number: dashes, and nothing at all.

    Args:
        blanks: Whether to draw the texts that print nothing.
    """
    return st.sampled_from((*_BLANKS, *_DASHES) if blanks else _DASHES)


@st.composite
def texts_of(
    draw: Draw, value: int | Decimal, unit: Unit = Unit.ITEM, *, signed: bool = False
) -> str:
    """
    Draw texts that print a number: exactly, rounded, or marked as approximate. Each allows it.

    Args:
        draw: Given by Hypothesis.

        value: The number; an ``int`` for a line that counts, a ``Decimal`` for money.

        unit: The unit of the line.

        signed: Whether the line can be negative.
    """
    if isinstance(value, Decimal):
        return draw(st.sampled_from(list(_of_money(value, unit))))
    if value < 0:
        plain = [str(value), str(value).translate(_FULL_WIDTH)]
        return draw(st.sampled_from([*plain, f"减少{-value}"] if signed else plain[:1]))
    ways = [_exact, _approximate, _between]
    return draw(st.sampled_from(ways))(draw, value, unit)


def _exact(draw: Draw, value: int, unit: Unit) -> str:
    texts = [
        str(value),
        f"{value:,}",
        str(value).translate(_FULL_WIDTH),
        f"{value}{unit}",
        f"{value}（{draw(st.sampled_from(_NOTES))}）",
    ]
    if 0 < value < _LONGEST_IN_WORDS:
        texts.append(format_cardinal(value))
    return draw(st.sampled_from(texts))


def _approximate(draw: Draw, value: int, unit: Unit) -> str:
    """
    Round a number to a power of ten, and say so.
    """
    size = len(str(value)) - 1
    texts = [str(value)]
    for word, exponent in _MAGNITUDES:
        if size + 1 >= exponent:
            places = draw(st.integers(0, 2))
            rounded = round(Decimal(value).scaleb(-exponent), places)
            texts += [f"{rounded}{word}", f"{rounded}{word}{unit}"] if rounded else []
    step = 10 ** draw(st.integers(0, size))
    below = value // step * step
    nearest = (value + step // 2) // step * step
    above = below + step
    texts += [f"{below}余", f"{below}多{unit}", f"{below}以上"] if below else []
    # the interval around a power of ten is narrower: 约100 means 95 to 105
    texts += [f"约{nearest}", f"{nearest}左右"] if nearest > step else []
    texts += [f"近{above}", f"不足{above}"] if above > step else []
    return draw(st.sampled_from(texts))


def _between(draw: Draw, value: int, _: Unit) -> str:
    low = draw(st.integers(max(value - 100, 0), value))
    high = draw(st.integers(value, value + 100))
    dash = draw(st.sampled_from("—～-"))
    return f"{low}{dash}{high}" if low < high else str(value)


def _of_money(value: Decimal, unit: Unit) -> Iterator[str]:
    """
    Print an amount as it is, with its unit, in 元, or with fewer places.
    """
    plain = format(value, "f")
    yield plain
    if unit is Unit.UNSTATED:
        return  # nobody knows what a rounded number of no unit would say
    yield f"{plain}{unit}"
    yield plain.translate(_FULL_WIDTH)
    rounded = round(value, 1)
    if rounded:
        yield f"{rounded}{unit}"
        yield f"{rounded:,}"
    if unit is Unit.TEN_THOUSAND_YUAN and value:
        yield f"{round(value * 10_000, 2):f}元"


@st.composite
def printed_texts(draw: Draw, unit: Unit = Unit.ITEM, *, signed: bool = False) -> str:
    """
    Draw the texts of cells as agencies print them: plain, grouped and full-width numbers, rounded
    to 万 and 亿, approximate, with unit or note, dashes and blanks.

    Args:
        draw: Given by Hypothesis.

        unit: The unit of the line.

        signed: Whether the line can be negative.
    """
    if draw(st.integers(0, 4)) == 4:  # one cell in five prints no number  # noqa: PLR2004 - one in five
        return draw(no_numbers())
    if unit.is_money:
        return draw(texts_of(draw(amounts(unit)), unit))
    most = draw(st.sampled_from((9, 999, 99_999, _MOST)))
    value = draw(st.integers(-most if signed else 0, most))
    return draw(texts_of(value, unit, signed=signed))


def figures_as_printed(*, signed: bool = False) -> st.SearchStrategy[Count]:
    """
    Draw the cells of lines that count.

    Args:
        signed: Whether the lines can be negative.
    """
    read: Callable[[str], Count] = lambda text: figure(text, signed=signed)  # noqa: E731 - map() takes one argument
    return printed_texts(signed=signed).map(read)


def amounts_as_printed(unit: Unit = Unit.TEN_THOUSAND_YUAN) -> st.SearchStrategy[Amount]:
    """
    Draw the cells of lines of money.

    Args:
        unit: The unit of the lines.
    """
    read: Callable[[str], Amount] = lambda text: amount(text, unit)  # noqa: E731 - map() takes one argument
    return printed_texts(unit).map(read)


def printed() -> st.SearchStrategy[Printed]:
    """
    Draw cells that print something else than one plain number.
    """
    cells: st.SearchStrategy[Any] = figures_as_printed()
    return cells.filter(lambda cell: isinstance(cell, Printed))
