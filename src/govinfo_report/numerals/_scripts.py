"""
The two sets of characters for numbers, and whole numbers written in them.
"""

from __future__ import annotations

from attrs import frozen

__all__ = ["FINANCIAL", "INFORMAL", "STRANGERS", "TRADITIONAL", "Script", "write_integer"]

_HUNDRED_MILLION = 10**8
_TEN_THOUSAND = 10**4
_EMPTY_THOUSANDS = 10**7  # below this, eight digits start with 零
_THOUSAND = 1000
_TEN = 10


@frozen
class Script:
    """
    One set of characters for numbers, with the tables that writing needs.

    Attributes:
        digits: The characters for 0 to 9.

        ten: The character for 10; likewise ``hundred`` and ``thousand``.

        values: What each digit character counts.

        units: What 十, 百 and 千 multiply by, in this script's characters.

        low: The texts of 0 to 99 at the start of a group of four digits.

        after: The texts of 0 to 99 behind a hundred or a thousand, with the 零 of 1 to 9.

        high: The texts of 0 to 99 hundreds.
    """

    digits: str
    ten: str
    hundred: str
    thousand: str
    values: dict[str, int]
    units: dict[str, int]
    low: tuple[str, ...]
    after: tuple[str, ...]
    high: tuple[str, ...]

    @classmethod
    def of(cls, digits: str, ten: str, hundred: str, thousand: str) -> Script:
        """
        Build the tables from the characters.
        """
        nonzero = ("", *digits[1:])
        tens = ["", *(digit + ten for digit in digits[1:])]
        low = tuple(ten_text + digit for ten_text in tens for digit in nonzero)
        after = tuple(f"零{text}" if 0 < n < _TEN else text for n, text in enumerate(low))
        high = tuple(
            (nonzero[n // 10] + thousand if n >= _TEN else "")
            + (nonzero[n % 10] + hundred if n % 10 else "")
            for n in range(100)
        )
        return cls(
            digits=digits,
            ten=ten,
            hundred=hundred,
            thousand=thousand,
            values={character: n for n, character in enumerate(digits)},
            units={ten: 10, hundred: 100, thousand: 1000},
            low=low,
            after=after,
            high=high,
        )


INFORMAL = Script.of("零一二三四五六七八九", "十", "百", "千")
FINANCIAL = Script.of("零壹贰叁肆伍陆柒捌玖", "拾", "佰", "仟")

# The traditional forms that the payment rules of 1997 tell banks to accept, and their kin; a fixed
# map, because converters of whole texts change words as well.
TRADITIONAL = str.maketrans("貳參陸陌億萬", "贰叁陆佰亿万")

STRANGERS = frozenset(
    "0123456789０１２３４５６７８９零一二两三四五六七八九十百千壹贰貳叁參肆伍陆陸柒捌玖拾佰陌仟"
)
"""
Digits and units of any script: what is out of place among these is of another script.
"""


def _group(n: int, script: Script) -> str:
    """
    Write up to four digits, without a leading 零.
    """
    if n < 100:  # noqa: PLR2004 - the tables count in hundreds
        return script.low[n]
    high, low = divmod(n, 100)
    if low and not high % 10 and low >= _TEN:
        return f"{script.high[high]}零{script.low[low]}"
    return script.high[high] + script.after[low]


def _section(n: int, script: Script) -> str:
    """
    Write up to eight digits, without a leading 零.
    """
    if n < _TEN_THOUSAND:
        return _group(n, script)
    high, low = divmod(n, _TEN_THOUSAND)
    text = f"{_group(high, script)}万"
    if not low:
        return text
    return f"{text}零{_group(low, script)}" if low < _THOUSAND else text + _group(low, script)


def write_integer(n: int, script: Script) -> str:
    """
    Write a whole number that is not negative and below the limit.

    Args:
        n: The number.

        script: In which characters; 小写 starts 10 to 19 with 十, 大写 with 壹拾.
    """
    if n < _HUNDRED_MILLION:
        text = _section(n, script) or "零"
    else:
        high, low = divmod(n, _HUNDRED_MILLION)
        text = f"{_section(high, script)}亿"
        if low:
            text += (
                f"零{_section(low, script)}" if low < _EMPTY_THOUSANDS else _section(low, script)
            )
    if script is INFORMAL and text.startswith("一十"):
        return text[1:]
    return text
