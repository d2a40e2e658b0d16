"""
What stands above the table: whose report it is, on which year, over which period.
"""

from __future__ import annotations

import datetime
import re

from attrs import frozen

__all__ = ["Heading", "find_heading", "title_of"]

_REPORT = "政府信息公开工作年度报告"
_YEAR = r"[12][0-9]{3}|[〇零○一二三四五六七八九]{4}"
_TITLE = re.compile(
    rf"[#*《]*(?:(?P<first>{_YEAR})年度?)?(?P<before>[^，。；：《》]{{0,60}}?)(?:关于)?"
    rf"(?P<year>{_YEAR})?(?:年度?)?政府信息公开(?:工作)?(?P<inside>{_YEAR})?的?年?(?:度|年度)?报告"
    rf"[》#*]*(?:[（(](?P<behind>{_YEAR})年度?[）)])?[》#*]*"
)
_ATTACHED = re.compile(
    r"(?P<marks>[\s#*《]*)附件\s*"
    r"(?:[0-9]{1,2}?(?=[12][0-9]{3}年)|[0-9]{1,2}(?![0-9])|[一二三四五六七八九十]{1,2}(?![〇零○年])|)"
    r"\s*[：:、.．]?"
)
"""
What numbers an attachment stands before its title and is no part of the agency's name.
"""

_AGENCY = re.compile(
    rf"[#*《]*(?P<before>[一-鿿（）()、]{{1,40}}?"
    r"(?:政府|人大|政协|法院|检察院|[局委办厅部院室会处所站队署组省市县区州旗乡镇盟]|街道|中心|公司"
    rf"|集团|大学|学校|银行))(?:关于)?(?:(?P<year>{_YEAR})年度?)?[#*]*"
)
"""
An agency on a line of its own above the title: only what ends like the name of one.
"""

_LONGEST_TITLE = 120
_BLANKS = r"[ \t\u3000\xa0]*"
_TABLE = r"政府信息公开(?:工作)?情况统计表"
_TABLE_YEAR = re.compile(rf"^{_BLANKS}[（(][ \t]*([12][0-9]{{3}})[ \t]*年度?", re.MULTILINE)
_TABLE_TITLE = re.compile(
    rf"(?:[^，。；]*?({_YEAR})[ \t]*年度?)?[^，。；]*?{_TABLE}"
    rf"(?:{_BLANKS}[（(][ \t]*([12][0-9]{{3}})[ \t]*年度?[ \t]*[）)]?)?[\s#*》]*"
)
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
    return Heading(agency, _from_caption(above) or year, _from_sentence(top.replace("\n", "")))


def _from_caption(above: str) -> int | None:
    """
    Read the year off the lines right above the table, the nearest one first.
    """
    start = max(0, len(above) - _CAPTION)
    caption = above[above.find("\n", start) + 1 if start else 0 :]
    years = list(_TABLE_YEAR.finditer(caption))
    if years:
        caption = caption[years[-1].end() :]
    for line in reversed(caption.split("\n")):
        if "统计表" in line and len(line) <= _LONGEST_TITLE:
            match = _TABLE_TITLE.fullmatch(line)
            year = match and (match[2] or match[1])
            if year:
                return _number(year)
    return int(years[-1][1]) if years else None


def _from_title(text: str) -> tuple[str | None, int | None]:
    """
    Read agency and year off the first line that is the title of a report.
    """
    above = ""
    for line in text.split("\n") if "报告" in text else ():
        if not line or line.isspace():
            continue
        if "报告" in line and len(line) <= _LONGEST_TITLE:
            own = _ATTACHED.sub(r"\g<marks>", line, count=1) if "附件" in line else line
            match = _TITLE.fullmatch("".join(own.split()))
            if match is not None:
                agency = match["before"]
                year = match["year"] or match["first"] or match["inside"] or match["behind"]
                if not agency and len(above) <= _LONGEST_TITLE:
                    upper = _AGENCY.fullmatch("".join(above.split()))
                    agency, year = (upper["before"], year or upper["year"]) if upper else ("", year)
                if agency or year:
                    return agency or None, _number(year) if year else None
        above = line
    return None, None


def _number(year: str) -> int:
    """
    Read a year in Arabic or Chinese digits.
    """
    return int("".join(_DIGITS.get(digit, digit) for digit in year))


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
