"""
What a numeral of running text can be besides a quantity, and how to tell.

Everything here looks at a bounded stretch of text, so that reading a text takes linear time.
"""

from __future__ import annotations

import enum
import functools
import re

from attrs import frozen

__all__ = ["Aside", "TakenAs", "named_zone", "taken_at"]


class TakenAs(enum.StrEnum):
    """
    What a numeral that is no quantity was taken as.
    """

    DATE = "date"
    DOCUMENT_NUMBER = "document-number"
    FRACTION = "fraction"
    HEADING = "heading"
    IDIOM = "idiom"
    MALFORMED = "malformed"
    NAME = "name"
    ORDINAL = "ordinal"
    TIME = "time"
    YEAR = "year"


@frozen
class Aside:
    """
    A numeral of a running text that states no quantity.

    Attributes:
        taken_as: What it was taken as.

        text: The numeral as written, with what shows its kind.

        span: Where it stands: its first place and the place behind it.
    """

    taken_as: TakenAs
    text: str
    span: tuple[int, int]


_GAP = r"\s{0,8}+"
_WORD = "[〇零○一二三四五六七八九十百千]"
_YEAR = r"(?:1[6-9]|2[01])[0-9]{2}"
_DAY = r"[0-9]{1,2}"
_YEAR_WORDS = r"[一二][〇零○一二三四五六七八九]{3}"
_DAY_WORDS = r"[一二三四五六七八九十]{1,3}"
_CONNECTOR = r"[—～~–至到-]"

# In this order: the first that matches at a place says what stands there.
_FORMS = {
    TakenAs.DOCUMENT_NUMBER: (
        rf"[〔（(\[【]{_GAP}[0-9]{{4}}{_GAP}[〕）)\]】]{_GAP}第?[0-9]{{1,6}}{_GAP}号"
    ),
    TakenAs.DATE: (
        rf"{_YEAR}{_GAP}年{_GAP}{_DAY}{_GAP}月(?:{_GAP}{_DAY}{_GAP}日)?"
        rf"|{_YEAR_WORDS}{_GAP}年{_GAP}{_DAY_WORDS}{_GAP}月(?:{_GAP}{_DAY_WORDS}{_GAP}日)?"
        rf"|{_YEAR}(?P<dash>[-./]){_DAY}(?P=dash){_DAY}(?![0-9])"
        rf"|{_DAY}(?:{_CONNECTOR}{_DAY})?{_GAP}月(?:{_GAP}{_DAY}{_GAP}日)?"
        rf"|{_DAY_WORDS}月(?:{_DAY_WORDS}日)?"
        # 30日内 counts days, 10日 names one.
        rf"|{_DAY}(?:{_CONNECTOR}{_DAY})?{_GAP}日(?!以?内|之内|以上|以下|左右|均)"
        r"|[一二三四]季度"
        r"|(?:(?<=周)|(?<=星期))[一二三四五六](?![年次个项件条场天期起])"
    ),
    TakenAs.YEAR: (
        rf"(?:{_YEAR}{_GAP}年?{_GAP}{_CONNECTOR}{_GAP})?{_YEAR}{_GAP}年度?"
        rf"|{_YEAR_WORDS}{_GAP}年度?"
    ),
    TakenAs.TIME: r"[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?|[0-9]{1,2}时(?:[0-9]{1,2}分)?(?!间)",
    TakenAs.HEADING: rf"[①-⑳㉑-㉟㊱-㊿]|[（(](?:{_WORD}{{1,5}}|[0-9]{{1,3}})[）)]",
    TakenAs.ORDINAL: (
        rf"第{_GAP}(?:[0-9]{{1,6}}|{_WORD}{{1,7}})"
        r"(?:[章节条款项页编篇卷期届次批号轮位名类]|季度|部分)?"
    ),
    TakenAs.FRACTION: r"(?![百千万]分之)[一二三四五六七八九十]{1,3}分之[一二三四五六七八九十]{1,3}",
    TakenAs.NAME: (
        # Words of letters with digits in them: G20, www.12306.cn; and digits with letters: 5G.
        r"[A-Za-z]{1,40}(?:[-.@/:_+&=?#]{0,3}[A-Za-z0-9]{1,40}){1,20}"
        r"|[0-9]{1,20}(?:[-.@/:_]?[A-Za-z]{1,40}[0-9]{0,20}){1,20}"
        # Numbers of telephones and hotlines.
        r"|0[0-9]{2,3}[-—][0-9]{7,8}"
        r"|(?:12[0-9]{3}|11[0-9]|12[0-2]|9[56][0-9]{3})"
        r"(?=热线|市长|政务|便民|服务|平台|电话|一号)"
        # Five-year plans, and 7×24小时.
        r"|十[一二三四五六七]五(?=规划|时期|期间|以来|”)"
        r"|[0-9]{1,3}[×xX*][0-9]{1,3}(?=小时)"
    ),
}

_HEADING_LINE = rf"(?:{_WORD}{{1,5}}、|[0-9]{{1,3}}[．.、](?![0-9]))"


@functools.cache
def _forms() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind.name}>{form})" for kind, form in _FORMS.items()))


@functools.cache
def _heading_line() -> re.Pattern[str]:
    return re.compile(_HEADING_LINE)


@functools.cache
def _zone() -> re.Pattern[str]:
    return re.compile(r"“[^“”]{1,16}”|《[^《》]{1,200}》|‘[^‘’]{1,16}’|「[^「」]{1,16}」")


def named_zone(text: str, start: int) -> int:
    """
    Where a title or a short quotation that starts at a place ends; the place itself if none does.

    What stands in one, such as “五公开”, is a part of a name.
    """
    match = _zone().match(text, start)
    return match.end() if match else start


def taken_at(text: str, start: int) -> tuple[TakenAs, int] | None:
    """
    What stands at a place, if its form shows that it is no quantity, and where it ends.

    Args:
        text: The text with full-width digits folded, but points as they are.

        start: Where a numeral, or what goes before it, starts.
    """
    if _starts_line(text, start):
        match = _heading_line().match(text, start)
        if match:
            return TakenAs.HEADING, match.end()
    match = _forms().match(text, start)
    if match is None or match.lastgroup is None:
        return None
    kind = next(kind for kind in _FORMS if match[kind.name] is not None)
    return kind, match.end()


def _starts_line(text: str, start: int) -> bool:
    index = start
    while index and start - index < _INDENT and text[index - 1] in " \t\u00a0\u3000":
        index -= 1
    return not index or text[index - 1] in "\r\n"


_INDENT = 64
