"""
Amounts of money in 大写, after the rules for bank forms: 人民币壹仟肆佰零玖元伍角.

Source: 支付结算办法 of the People's Bank of China (1997), annex 1.
"""

from __future__ import annotations

from decimal import Decimal

from ._cardinals import parse_financial, split_decimal
from ._characters import checked
from ._errors import NumeralError, Reason, with_sure_hint
from ._scripts import FINANCIAL, write_integer

__all__ = ["format_money", "parse_money"]

_CURRENCIES = ("人民币", "人民幣")
_YUAN = frozenset("元圆圓")
_WHOLE = frozenset("整正")
_NONZERO = frozenset("壹贰貳叁參肆伍陆陸柒捌玖")
_VALUES = FINANCIAL.values | {"貳": 2, "參": 3, "陸": 6}
_FEN = 2


def format_money(value: int | Decimal) -> str:
    """
    Write an amount in yuan in 大写, such as 人民币壹佰元整.

    Args:
        value: The amount in yuan, not negative, below 10^16, with at most two decimals that are
            not zero.

    Returns:
        The text with 人民币 and 元; 整 behind 元 only, and no 零 that the rules leave open.

    Raises:
        TypeError: If the amount is neither ``int`` nor ``Decimal``.

        NumeralError: If the amount is negative, too large, or not a whole number of 分.
    """
    whole, fraction, negative = split_decimal(value)
    if negative:
        raise NumeralError(str(value), 0, Reason.OUT_OF_RANGE)
    if fraction[_FEN:].strip("0"):
        raise NumeralError(str(value), 0, Reason.INEXACT)
    jiao, fen = map(int, f"{fraction:0<2}"[:_FEN])
    text = _CURRENCIES[0]
    if whole or not (jiao or fen):
        text += f"{write_integer(whole, FINANCIAL)}元"
    if not (jiao or fen):
        return f"{text}整"
    if jiao:
        text += f"{FINANCIAL.digits[jiao]}角"
    elif whole:
        text += "零"
    return f"{text}{FINANCIAL.digits[fen]}分" if fen else text


def parse_money(text: str) -> Decimal:
    """
    Read an amount of money in 大写, such as 人民币壹仟肆佰零玖元伍角.

    Args:
        text: The amount and nothing else. 人民币 may be left out; 圆 stands for 元 and 正 for 整;
            traditional characters are accepted. 整 has to follow 元, may follow 角 and must not
            follow 分; 壹 has to stand before 拾; 零 has to stand between 元 and 分, and may stand
            before 角.

    Returns:
        The amount in yuan, with two decimals.

    Raises:
        NumeralError: If the text is anything else.
    """
    try:
        return _read(checked(text))
    except NumeralError as error:
        raise with_sure_hint(error, _read) from None


def _read(text: str) -> Decimal:
    """
    Read an amount, character by character behind the yuan.
    """
    start = len(_CURRENCIES[0]) if text.startswith(_CURRENCIES) else 0
    yuan = next((index for index, character in enumerate(text) if character in _YUAN), -1)
    whole = _whole_yuan(text, start, yuan) if yuan >= 0 else None
    position = yuan + 1 if yuan >= 0 else start
    gap = text[position : position + 1] == "零" and whole is not None
    position += gap
    jiao, position = _digit(text, position, "角")
    # 玖角零伍分 is no listed form: once 角 is written, 分 follows it at once.
    fen, position = _digit(text, position, "分")
    if whole and fen and not jiao and not gap:
        raise NumeralError(text, position - 2, Reason.BAD_MONEY, format_money(_sum(whole, 0, fen)))
    if whole is not None and not whole and fen and not jiao and not gap:
        raise NumeralError(text, position - 2, Reason.BAD_MONEY)
    closed = text[position : position + 1] in _WHOLE and position < len(text)
    if position + closed != len(text):
        raise _trailing(text, position + closed)
    if gap and not (jiao or fen):
        raise NumeralError(text, position - 1, Reason.BAD_MONEY)
    if whole is None and not (jiao or fen):
        raise NumeralError(text, position, Reason.INCOMPLETE)
    amount = _sum(whole or 0, jiao, fen)
    if closed == bool(fen) and not (jiao and not fen):
        raise NumeralError(text, position, Reason.BAD_MONEY, format_money(amount))
    return amount


def _sum(yuan: int, jiao: int, fen: int) -> Decimal:
    return Decimal(f"{yuan}.{jiao}{fen}")


def _whole_yuan(text: str, start: int, end: int) -> int:
    """
    Read the whole yuan, with 壹 before every 拾.
    """
    words = text[start:end]
    if not words:
        raise NumeralError(text, start, Reason.INCOMPLETE)
    try:
        value = parse_financial(words)
    except NumeralError as error:
        hint = None
        if error.canonical is not None:
            hint = f"{text[:start]}{error.canonical}{text[end:]}"
        raise NumeralError(text, start + error.position, error.reason, hint) from None
    if not isinstance(value, int) or value < 0:
        raise NumeralError(text, start, Reason.BAD_MONEY)
    if words[0] == "拾":
        raise NumeralError(text, start, Reason.BAD_MONEY, f"{text[:start]}壹{text[start:]}")
    return value


def _digit(text: str, position: int, unit: str) -> tuple[int, int]:
    """
    Read one digit with 角 or 分 behind it; 0 if there is none.
    """
    character = text[position : position + 1]
    if character in _NONZERO and text[position + 1 : position + 2] == unit:
        return _VALUES[character], position + 2
    return 0, position


def _trailing(text: str, position: int) -> NumeralError:
    """
    Say why an amount does not end where it should.
    """
    character = text[position : position + 1]
    known = character in FINANCIAL.values or character in FINANCIAL.units
    if known or character in {*"角分元圆圓整正万亿", *_NONZERO}:
        return NumeralError(text, position, Reason.BAD_MONEY)
    informal = character in set("一二两三四五六七八九十百千0123456789")
    reason = Reason.MIXED_SCRIPT if informal else Reason.UNKNOWN_CHARACTER
    return NumeralError(text, position, reason)
