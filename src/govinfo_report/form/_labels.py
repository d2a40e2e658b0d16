"""
Comparing labels: what print and extraction change without changing the label.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold", "split_number"]

_NUMBER = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]"
    r"|[（(][0-9０-９]{1,2}[)）]"
    r"|[0-9０-９]{1,2}(?:[．、)）]|\.(?![0-9０-９]))"
    r"|[①-⑳]"
)
_LEAD = re.compile(r"其中[:：]?")
_READING = re.compile(r"[（(][a-zāáǎàōóǒòēéěèêīíǐìūúǔùǖǘǚǜüńňǹḿ]{1,6}[）)]")
"""
How a character is read, which some pages put in brackets behind it.
"""

_IGNORED = re.compile(r"[\W_]+")
_PAIRS = (
    "專专業业個个為为舉举於于從从眾众衆众會会傳传體体務务動动單单參参發发關关況况開开當当應应徑径總总"
    "護护報报數数時时機机條条構构標标濟济點点熱热類类糾纠線线經经結结絡络統统續续維维編编網网職职輿舆"
    "範范補补規规計计訓训議议訟讼設设訪访訴诉請请讀读談谈負负責责費费輯辑過过錯错門门聞闻閱阅隱隐題题"
    "駁驳國国穩稳萬万與与復复複复覆复佈布製制誌志註注辦办處处員员圍围屬属祕秘轉转決决減减區区執执無无"
    "廢废強强沒没現现確确納纳組组織织繼继繳缴罰罚獲获認认許许詢询購购這这採采額额後后審审對对權权內内"
    "準准徵征據据項项別别視视辭辞歸归銷销遲迟滿满"
)
_SIMPLIFIED = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
"""
The traditional characters of the forms' labels, each before the simplified one.
"""


def split_number(label: str) -> tuple[str, str]:
    """
    Part a label from the number in front of it, in any of the usual styles.

    Args:
        label: A label as printed.

    Returns:
        The number, empty if there is none, and the rest.
    """
    match = _NUMBER.match(label)
    return (match[0], label[match.end() :]) if match else ("", label)


def _folded(label: str) -> str:
    text = _READING.sub("", "".join(label.split()))
    lead = _LEAD.match(text)
    _, text = split_number(text[lead.end() :] if lead else text)
    lead = _LEAD.match(text)
    text = unicodedata.normalize("NFKC", text[lead.end() :] if lead else text)
    return _IGNORED.sub("", text).translate(_SIMPLIFIED)


_LONGEST_CACHED = 256
_MOST_CACHED = 1 << 14


class _Folded(dict[str, str]):
    """
    The keys of labels, folded when they are first asked for.

    No label is longer than what is kept; longer texts would only fill the memory.
    """

    def __missing__(self, label: str) -> str:
        key = _folded(label)
        if len(label) <= _LONGEST_CACHED:
            if len(self) >= _MOST_CACHED:
                self.clear()
            self[label] = key
        return key


_FOLDED = _Folded()


def fold(label: str) -> str:
    """
    Reduce a label to what identifies it.

    Width, spaces, breaks, brackets, punctuation, traditional characters, readings behind them, the
    number in front and a leading 其中 are taken away; every word stays, notes in brackets included.
    Two labels are the same exactly if their keys are equal.

    Args:
        label: The label.

    Returns:
        Its key.
    """
    return _FOLDED[label]
