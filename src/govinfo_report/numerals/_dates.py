"""
Years, dates and document numbers: 2017年, 二〇一七年一月一日, 〔2017〕24号.

Sources: GB/T 9704-2012 for 7.3.5.4 and document numbers, GB/T 15835-2011 for words, annex 1 of
支付结算办法 (1997), rule 6, for the dates of cheques.
"""

from __future__ import annotations

import datetime
import functools
import re

from ._characters import checked, folded
from ._errors import NumeralError, Reason
from ._scripts import FINANCIAL, INFORMAL, write_integer

__all__ = [
    "UNSTATED_YEAR",
    "format_date",
    "format_document_number",
    "format_year",
    "parse_date",
    "parse_document_number",
    "parse_year",
]

UNSTATED_YEAR = 4
"""
The year of a date that names none, as on a cheque: a leap year, so that 29 February can be read,
and one that no report can be taken for.
"""

_ZEROS = "〇零○"
_DIGITS = "〇一二三四五六七八九"
_FIRST_YEAR = 1000
_LAST_YEAR = 9999
_LONGEST_MONTH = 31
_MONTHS = 12


@functools.cache
def _numbers() -> dict[str, int]:
    """
    The texts of 1 to 31 in words, as months and days are written.
    """
    return {write_integer(n, INFORMAL): n for n in range(1, _LONGEST_MONTH + 1)}


@functools.cache
def _cheque_numbers() -> dict[str, int]:
    """
    The texts of 1 to 31 on a cheque, with the 零 that the rule asks for and 壹 before 拾.
    """
    texts: dict[str, int] = {}
    for n in range(1, _LONGEST_MONTH + 1):
        text = write_integer(n, FINANCIAL)
        texts[f"零{text}" if n < 10 or not n % 10 else text] = n  # noqa: PLR2004 - the first two digits
    return texts


# Months from 叁 to 玖 need no 零, since nothing can be written before them to make another month.
_OPEN_MONTHS = {"叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}

_YEAR = r"(?P<year>[0-9]++|[〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖]++)年"


@functools.cache
def _date_form() -> re.Pattern[str]:
    word = r"[0-9]++|[一二三四五六七八九十零壹贰叁肆伍陆柒捌玖拾]++"
    return re.compile(rf"(?:{_YEAR})?(?P<month>{word})月(?P<day>{word})日")


@functools.cache
def _document_form() -> re.Pattern[str]:
    return re.compile(r"〔([0-9]++)〕([0-9]++)号")


def parse_year(text: str) -> int:
    """
    Read a year, such as 2017年, 2017年度 or 二〇一七年.

    Args:
        text: The year and nothing else, in four digits of one script; 零 and ○ pass for 〇.

    Raises:
        NumeralError: If the text is anything else.
    """
    plain = folded(checked(text))
    digits = plain.removesuffix("度").removesuffix("年")
    if digits == plain.removesuffix("度"):
        raise NumeralError(text, len(text), Reason.BAD_DATE)
    return _year(text, digits)


def format_year(year: int) -> str:
    """
    Write a year in digits, such as 2017年.

    Raises:
        NumeralError: If the year has not four digits.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NumeralError(str(year), 0, Reason.OUT_OF_RANGE)
    return f"{year}年"


def _year(text: str, digits: str) -> int:
    """
    Read four digits of one script.
    """
    value = digits
    if not digits.isascii():
        zeros = {character for character in digits if character in _ZEROS}
        if len(zeros) > 1:
            raise NumeralError(text, 0, Reason.MIXED_SCRIPT)
        for zero in zeros:
            value = value.replace(zero, "〇")
        if any(character not in _DIGITS for character in value):
            position = next(n for n, character in enumerate(value) if character not in _DIGITS)
            raise NumeralError(text, position, Reason.BAD_DATE)
        value = "".join(str(_DIGITS.index(character)) for character in value)
    if len(value) != 4 or not value.isdigit() or value[0] == "0":  # noqa: PLR2004 - a year has four
        raise NumeralError(text, 0, Reason.BAD_DATE)
    return int(value)


def parse_date(text: str, year: int = UNSTATED_YEAR) -> datetime.date:
    """
    Read a full date, such as 2017年1月1日, 二〇一七年一月一日 or 零壹月壹拾伍日.

    Args:
        text: The date and nothing else. In digits month and day may both be padded with 0; in 大写,
            as on a cheque, the year may be left out.

        year: The year of a date that names none.

    Raises:
        NumeralError: If the text is anything else, or the calendar has no such day.
    """
    match = _date_form().fullmatch(folded(checked(text)))
    if match is None:
        raise NumeralError(text, 0, Reason.BAD_DATE)
    words, month_text, day_text = match["year"], match["month"], match["day"]
    if month_text.isascii() != day_text.isascii():
        raise NumeralError(text, match.start("day"), Reason.MIXED_SCRIPT)
    if month_text.isascii():
        month, day = _digits_of(text, match)
    elif month_text in _numbers():
        month, day = _numbers()[month_text], _numbers().get(day_text, 0)
    else:
        month = _cheque_numbers().get(month_text) or _OPEN_MONTHS.get(month_text, 0)
        day = _cheque_numbers().get(day_text, 0)
        words = words and _from_financial(text, words)
        year = year if words is None else _year(text, words)
        return _date(text, match, year, month, day)
    if words is None:
        raise NumeralError(text, 0, Reason.BAD_DATE)
    if words.isascii() != month_text.isascii():
        raise NumeralError(text, match.start("month"), Reason.MIXED_SCRIPT)
    date = _date(text, match, _year(text, words), month, day)
    if month_text.isascii() and f"{month_text}月{day_text}日" not in _spellings(month, day):
        raise NumeralError(text, match.start("month"), Reason.NOT_CANONICAL, format_date(date))
    return date


def _date(text: str, match: re.Match[str], year: int, month: int, day: int) -> datetime.date:
    """
    The day of the calendar.
    """
    if not 1 <= month <= _MONTHS:
        raise NumeralError(text, match.start("month"), Reason.BAD_DATE)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise NumeralError(text, match.start("day"), Reason.BAD_DATE) from None


def _digits_of(text: str, match: re.Match[str]) -> tuple[int, int]:
    """
    Read month and day in digits.
    """
    if max(len(match["month"]), len(match["day"])) > 2:  # noqa: PLR2004 - digits of a month
        raise NumeralError(text, match.start("month"), Reason.BAD_DATE)
    return int(match["month"]), int(match["day"])


def _spellings(month: int, day: int) -> tuple[str, str]:
    """
    The plain and the padded way to write a day in digits.
    """
    return f"{month}月{day}日", f"{month:02}月{day:02}日"


def _from_financial(text: str, words: str) -> str:
    """
    Read the digits of a year in 大写 into those of 小写.
    """
    if any(character not in FINANCIAL.digits for character in words):
        raise NumeralError(text, 0, Reason.MIXED_SCRIPT)
    return words.translate(str.maketrans(FINANCIAL.digits, _DIGITS))


def format_date(date: datetime.date) -> str:
    """
    Write a date in digits without padding, such as 2017年1月1日.

    Raises:
        NumeralError: If the year has not four digits.
    """
    return f"{format_year(date.year)}{date.month}月{date.day}日"


def parse_document_number(text: str) -> tuple[int, int]:
    """
    Read the year and the number of an official document, such as 〔2017〕24号.

    Args:
        text: Year and number in 六角括号 and nothing else; the number is not padded.

    Raises:
        NumeralError: If the text is anything else.
    """
    plain = folded(checked(text))
    match = _document_form().fullmatch(plain)
    if match is None:
        raise NumeralError(text, 0, Reason.BAD_DATE)
    year, number = _year(text, match[1]), int(match[2])
    if f"{number}" != match[2] or not number:
        hint = f"〔{year}〕{number}号" if number else None
        raise NumeralError(text, match.start(2), Reason.NOT_CANONICAL, hint)
    return year, number


def format_document_number(year: int, number: int) -> str:
    """
    Write the year and the number of an official document, such as 〔2017〕24号.

    Raises:
        NumeralError: If the year has not four digits or the number is below 1.
    """
    if number < 1:
        raise NumeralError(str(number), 0, Reason.OUT_OF_RANGE)
    return f"〔{format_year(year)[:-1]}〕{number}号"
