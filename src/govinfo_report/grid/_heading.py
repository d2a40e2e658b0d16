"""
What stands above the table: whose report it is, on which year, over which period.
"""

from __future__ import annotations

import datetime
import re

from attrs import frozen

__all__ = ["Heading", "find_heading", "title_of"]

_REPORT = "政府信息公开工作年度报告"
_TITLE = re.compile(
    r"[#*]*(?P<before>[^，。；：]{0,60}?)"
    r"(?P<year>[12][0-9]{3}|[〇零○一二三四五六七八九]{4})?(?:年度?)?"
    r"政府信息公开(?:工作)?(?:年度)?报告[#*]*"
)
_LONGEST_TITLE = 120
_TABLE_YEAR = re.compile(r"^[ \t\u3000\xa0]*[（(][ \t]*([12][0-9]{3})[ \t]*年度?", re.MULTILINE)
_DATE = r"([12][0-9]{3})[ \t]*年[ \t]*([0-9]{1,2})[ \t]*月[ \t]*([0-9]{1,2})[ \t]*日"
_PERIOD = re.compile(rf"{_DATE}[起始]?[ \t]*[，,]?(?:至|到|—|－|-|～|~)+[ \t]*{_DATE}")
_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
}
_SEARCHED = 20_000
"""
So many characters are looked at for a title, which stands at the top of a page.
"""

_CAPTION = 400
"""
So many characters right above the table are looked at for the year of its caption.
"""


@frozen
class Heading:
    """
    What the words around a table say.

    Attributes:
        agency: Whose report it is.

        year: The year it reports on.

        period: The first and the last day that the figures cover.
    """

    agency: str | None = None
    year: int | None = None
    period: tuple[datetime.date, datetime.date] | None = None


def find_heading(above: str) -> Heading:
    """
    Read the heading off the text above a table.

    Args:
        above: The text, from the beginning of the source or from the end of the table before.
    """
    top = above[:_SEARCHED]
    agency, year = _from_title(top)
    table_years = _TABLE_YEAR.findall(above[-_CAPTION:])
    if table_years:
        year = int(table_years[-1])
    return Heading(agency, year, _from_sentence(top.replace("\n", "")))


def _from_title(text: str) -> tuple[str | None, int | None]:
    """
    Read agency and year off the first line that is the title of a report.
    """
    found = text.find("报告")
    while found >= 0:
        start, end = text.rfind("\n", 0, found) + 1, text.find("\n", found)
        line = text[start : len(text) if end < 0 else end]
        match = _TITLE.fullmatch("".join(line.split())) if len(line) <= _LONGEST_TITLE else None
        if match is not None and (match["year"] or match["before"]):
            year = match["year"]
            digits = "".join(_DIGITS.get(digit, digit) for digit in year or "")
            return match["before"] or None, int(digits) if digits else None
        found = text.find("报告", found + 1)
    return None, None


def _from_sentence(text: str) -> tuple[datetime.date, datetime.date] | None:
    match = _PERIOD.search(text)
    if match is None:
        return None
    numbers = [int(number) for number in match.groups()]
    try:
        return datetime.date(*numbers[:3]), datetime.date(*numbers[3:])
    except ValueError:
        return None


def title_of(agency: str | None, year: int | None) -> str:
    """
    Write the title of a report.
    """
    return f"{agency or ''}{'' if year is None else f'{year}年'}{_REPORT}"
