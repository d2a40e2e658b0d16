"""
The units that the forms count in, the unit words of running text, and how to show both in Chinese
and English.
"""

from __future__ import annotations

import enum
import functools

from ._language import mark_plural, translate_plural

__all__ = ["UNIT_WORDS", "Unit", "counting_unit", "match_unit", "show_count"]


class Unit(enum.StrEnum):
    """
    A unit printed on a form; its value is the word that the form prints.

    Source: the unit column of the national forms (国办发〔2014〕32号 and its successors).
    """

    ENTRY = "条"
    ITEM = "件"
    TIME = "次"
    ARTICLE = "篇"
    PIECE = "个"
    PERSON = "人"
    ATTENDANCE = "人次"
    YUAN = "元"
    TEN_THOUSAND_YUAN = "万元"
    UNSTATED = ""
    """
    The form names no unit, as for 采购总金额 of the 2019 form.
    """

    @property
    def is_money(self) -> bool:
        """
        Whether lines of this unit hold amounts of money, not counts.
        """
        return self in _FEN_PER_UNIT

    @property
    def grains(self) -> int:
        """
        How many grains one unit is worth: 1 for counts; for money, where the grain is one 分,
        100 for 元 and 1,000,000 for 万元; 0 where the form leaves the unit of money unstated.
        """
        return _FEN_PER_UNIT.get(self, 1)

    def show(self, count: int, language: str = "zh") -> str:
        """
        Show a number together with this unit.

        Args:
            count: How many.

            language: A locale such as ``zh`` or ``en``.

        Returns:
            For example ``3件`` or ``3 items``.
        """
        if self is Unit.UNSTATED:
            return str(count)
        return translate_plural(*_COUNTED[self], count, language)


_FEN_PER_UNIT = {Unit.YUAN: 100, Unit.TEN_THOUSAND_YUAN: 1_000_000, Unit.UNSTATED: 0}

_COUNTED = {
    Unit.ENTRY: mark_plural("{count} entry", "{count} entries"),
    Unit.ITEM: mark_plural("{count} item", "{count} items"),
    Unit.TIME: mark_plural("{count} time", "{count} times"),
    Unit.ARTICLE: mark_plural("{count} article", "{count} articles"),
    Unit.PIECE: mark_plural("{count} unit", "{count} units"),
    Unit.PERSON: mark_plural("{count} person", "{count} people"),
    Unit.ATTENDANCE: mark_plural("{count} attendance", "{count} attendances"),
    Unit.YUAN: mark_plural("{count} yuan", "{count} yuan"),
    Unit.TEN_THOUSAND_YUAN: mark_plural("{count} ten thousand yuan", "{count} ten thousand yuan"),
}

_WORDS = {
    # What reports count.
    "条": _COUNTED[Unit.ENTRY],
    "条次": mark_plural("{count} entry handled", "{count} entries handled"),
    "件": _COUNTED[Unit.ITEM],
    "件次": mark_plural("{count} item handled", "{count} items handled"),
    "次": _COUNTED[Unit.TIME],
    "篇": _COUNTED[Unit.ARTICLE],
    "篇次": mark_plural("{count} article run", "{count} articles run"),
    "个": _COUNTED[Unit.PIECE],
    "人": _COUNTED[Unit.PERSON],
    "人次": _COUNTED[Unit.ATTENDANCE],
    "人份": mark_plural("{count} share", "{count} shares"),
    "项": mark_plural("{count} matter", "{count} matters"),
    "项次": mark_plural("{count} matter handled", "{count} matters handled"),
    "份": mark_plural("{count} copy", "{count} copies"),
    "份次": mark_plural("{count} copy handled", "{count} copies handled"),
    "期": mark_plural("{count} issue", "{count} issues"),
    "期次": mark_plural("{count} issue run", "{count} issues run"),
    "卷": mark_plural("{count} volume", "{count} volumes"),
    "卷次": mark_plural("{count} volume handled", "{count} volumes handled"),
    "册": mark_plural("{count} booklet", "{count} booklets"),
    "册次": mark_plural("{count} booklet handled", "{count} booklets handled"),
    "页": mark_plural("{count} page", "{count} pages"),
    "本": mark_plural("{count} book", "{count} books"),
    "场": mark_plural("{count} event", "{count} events"),
    "场次": mark_plural("{count} session", "{count} sessions"),
    "户": mark_plural("{count} household", "{count} households"),
    "户次": mark_plural("{count} household visited", "{count} households visited"),
    "宗": mark_plural("{count} case file", "{count} case files"),
    "宗次": mark_plural("{count} case file handled", "{count} case files handled"),
    "起": mark_plural("{count} incident", "{count} incidents"),
    "起次": mark_plural("{count} incident handled", "{count} incidents handled"),
    "轮": mark_plural("{count} round", "{count} rounds"),
    "轮次": mark_plural("{count} round", "{count} rounds"),
    "批": mark_plural("{count} batch", "{count} batches"),
    "批次": mark_plural("{count} batch", "{count} batches"),
    "类": mark_plural("{count} kind", "{count} kinds"),
    "种": mark_plural("{count} sort", "{count} sorts"),
    "例": mark_plural("{count} case", "{count} cases"),
    "例次": mark_plural("{count} case handled", "{count} cases handled"),
    "部": mark_plural("{count} work", "{count} works"),
    "家": mark_plural("{count} establishment", "{count} establishments"),
    "家次": mark_plural("{count} establishment visited", "{count} establishments visited"),
    "所": mark_plural("{count} institution", "{count} institutions"),
    "处": mark_plural("{count} place", "{count} places"),
    "名": mark_plural("{count} member", "{count} members"),
    "位": mark_plural("{count} person", "{count} people"),
    "支": mark_plural("{count} team", "{count} teams"),
    "套": mark_plural("{count} set", "{count} sets"),
    "张": mark_plural("{count} sheet", "{count} sheets"),
    "幅": mark_plural("{count} picture", "{count} pictures"),
    "块": mark_plural("{count} board", "{count} boards"),
    "台": mark_plural("{count} machine", "{count} machines"),
    "台次": mark_plural("{count} machine handled", "{count} machines handled"),
    "辆": mark_plural("{count} vehicle", "{count} vehicles"),
    "辆次": mark_plural("{count} vehicle handled", "{count} vehicles handled"),
    "艘": mark_plural("{count} vessel", "{count} vessels"),
    "架": mark_plural("{count} aircraft", "{count} aircraft"),
    "座": mark_plural("{count} structure", "{count} structures"),
    "栋": mark_plural("{count} building", "{count} buildings"),
    "间": mark_plural("{count} room", "{count} rooms"),
    "只": mark_plural("{count} head", "{count} heads"),
    "头": mark_plural("{count} head", "{count} heads"),
    "口": mark_plural("{count} mouth", "{count} mouths"),
    "株": mark_plural("{count} plant", "{count} plants"),
    "棵": mark_plural("{count} tree", "{count} trees"),
    "章": mark_plural("{count} chapter", "{count} chapters"),
    "节": mark_plural("{count} section", "{count} sections"),
    "款": mark_plural("{count} paragraph", "{count} paragraphs"),
    "段": mark_plural("{count} passage", "{count} passages"),
    "句": mark_plural("{count} sentence", "{count} sentences"),
    "字": mark_plural("{count} character", "{count} characters"),
    "集": mark_plural("{count} episode", "{count} episodes"),
    "版": mark_plural("{count} edition", "{count} editions"),
    "档": mark_plural("{count} grade", "{count} grades"),
    "级": mark_plural("{count} level", "{count} levels"),
    "层": mark_plural("{count} storey", "{count} storeys"),
    "步": mark_plural("{count} step", "{count} steps"),
    "环节": mark_plural("{count} stage", "{count} stages"),
    "方面": mark_plural("{count} respect", "{count} respects"),
    "部分": mark_plural("{count} part", "{count} parts"),
    "栏目": mark_plural("{count} column", "{count} columns"),
    "频次": mark_plural("{count} occurrence", "{count} occurrences"),
    "趟": mark_plural("{count} trip", "{count} trips"),
    "遍": mark_plural("{count} pass", "{count} passes"),
    "回": mark_plural("{count} time", "{count} times"),
    "班": mark_plural("{count} class", "{count} classes"),
    "班次": mark_plural("{count} run", "{count} runs"),
    "课时": mark_plural("{count} lesson", "{count} lessons"),
    "学时": mark_plural("{count} lesson", "{count} lessons"),
    "架次": mark_plural("{count} flight", "{count} flights"),
    "根": mark_plural("{count} length", "{count} lengths"),
    "门": mark_plural("{count} course", "{count} courses"),
    "封": mark_plural("{count} letter", "{count} letters"),
    "笔": mark_plural("{count} entry in the books", "{count} entries in the books"),
    "组": mark_plural("{count} group", "{count} groups"),
    "队": mark_plural("{count} team", "{count} teams"),
    "对": mark_plural("{count} pair", "{count} pairs"),
    "双": mark_plural("{count} pair", "{count} pairs"),
    "道": mark_plural("{count} item", "{count} items"),
    "枚": mark_plural("{count} piece", "{count} pieces"),
    "颗": mark_plural("{count} grain", "{count} grains"),
    "片": mark_plural("{count} piece", "{count} pieces"),
    "箱": mark_plural("{count} box", "{count} boxes"),
    "盒": mark_plural("{count} box", "{count} boxes"),
    "瓶": mark_plural("{count} bottle", "{count} bottles"),
    "袋": mark_plural("{count} bag", "{count} bags"),
    "包": mark_plural("{count} package", "{count} packages"),
    "匹": mark_plural("{count} horse", "{count} horses"),
    "盏": mark_plural("{count} lamp", "{count} lamps"),
    "届": mark_plural("{count} session", "{count} sessions"),
    "代": mark_plural("{count} generation", "{count} generations"),
    "样": mark_plural("{count} kind", "{count} kinds"),
    "首": mark_plural("{count} poem", "{count} poems"),
    "幢": mark_plural("{count} building", "{count} buildings"),
    "列": mark_plural("{count} train", "{count} trains"),
    "桩": mark_plural("{count} affair", "{count} affairs"),
    "票": mark_plural("{count} vote", "{count} votes"),
    "席": mark_plural("{count} seat", "{count} seats"),
    "重": mark_plural("{count} layer", "{count} layers"),
    "粉丝": mark_plural("{count} follower", "{count} followers"),
    # Shares and differences of shares.
    "倍": mark_plural("{count} time", "{count} times"),
    "成": mark_plural("{count} tenth", "{count} tenths"),
    "个百分点": mark_plural("{count} percentage point", "{count} percentage points"),
    "分": mark_plural("{count} point", "{count} points"),
    # Money.
    "元": _COUNTED[Unit.YUAN],
    "元人民币": mark_plural("{count} yuan", "{count} yuan"),
    "角": mark_plural("{count} jiao", "{count} jiao"),
    "美元": mark_plural("{count} US dollar", "{count} US dollars"),
    "港元": mark_plural("{count} Hong Kong dollar", "{count} Hong Kong dollars"),
    "欧元": mark_plural("{count} euro", "{count} euros"),
    "英镑": mark_plural("{count} pound sterling", "{count} pounds sterling"),
    "日元": mark_plural("{count} yen", "{count} yen"),
    "加元": mark_plural("{count} Canadian dollar", "{count} Canadian dollars"),
    "澳元": mark_plural("{count} Australian dollar", "{count} Australian dollars"),
    "韩元": mark_plural("{count} won", "{count} won"),
    "卢布": mark_plural("{count} rouble", "{count} roubles"),
    "法郎": mark_plural("{count} franc", "{count} francs"),
    "马克": mark_plural("{count} mark", "{count} marks"),
    "澳门元": mark_plural("{count} pataca", "{count} patacas"),
    # Time.
    "年": mark_plural("{count} year", "{count} years"),
    "周年": mark_plural("{count} year", "{count} years"),
    "个季度": mark_plural("{count} quarter", "{count} quarters"),
    "季度": mark_plural("{count} quarter", "{count} quarters"),
    "月": mark_plural("{count} month", "{count} months"),
    "个月": mark_plural("{count} month", "{count} months"),
    "周": mark_plural("{count} week", "{count} weeks"),
    "个星期": mark_plural("{count} week", "{count} weeks"),
    "日": mark_plural("{count} day", "{count} days"),
    "天": mark_plural("{count} day", "{count} days"),
    "个工作日": mark_plural("{count} working day", "{count} working days"),
    "工作日": mark_plural("{count} working day", "{count} working days"),
    "个自然日": mark_plural("{count} calendar day", "{count} calendar days"),
    "时": mark_plural("{count} hour", "{count} hours"),
    "小时": mark_plural("{count} hour", "{count} hours"),
    "个小时": mark_plural("{count} hour", "{count} hours"),
    "分钟": mark_plural("{count} minute", "{count} minutes"),
    "秒": mark_plural("{count} second", "{count} seconds"),
    "岁": mark_plural("{count} year of age", "{count} years of age"),
    # Measures.
    "米": mark_plural("{count} metre", "{count} metres"),
    "公里": mark_plural("{count} kilometre", "{count} kilometres"),
    "千米": mark_plural("{count} kilometre", "{count} kilometres"),
    "厘米": mark_plural("{count} centimetre", "{count} centimetres"),
    "毫米": mark_plural("{count} millimetre", "{count} millimetres"),
    "里": mark_plural("{count} li", "{count} li"),
    "亩": mark_plural("{count} mu", "{count} mu"),
    "公顷": mark_plural("{count} hectare", "{count} hectares"),
    "平方米": mark_plural("{count} square metre", "{count} square metres"),
    "平方公里": mark_plural("{count} square kilometre", "{count} square kilometres"),
    "立方米": mark_plural("{count} cubic metre", "{count} cubic metres"),
    "克": mark_plural("{count} gram", "{count} grams"),
    "千克": mark_plural("{count} kilogram", "{count} kilograms"),
    "公斤": mark_plural("{count} kilogram", "{count} kilograms"),
    "斤": mark_plural("{count} jin", "{count} jin"),
    "吨": mark_plural("{count} tonne", "{count} tonnes"),
    "升": mark_plural("{count} litre", "{count} litres"),
    "千瓦": mark_plural("{count} kilowatt", "{count} kilowatts"),
    "千瓦时": mark_plural("{count} kilowatt hour", "{count} kilowatt hours"),
    "度": mark_plural("{count} degree", "{count} degrees"),
    "平方千米": mark_plural("{count} square kilometre", "{count} square kilometres"),
    "平方厘米": mark_plural("{count} square centimetre", "{count} square centimetres"),
    "立方厘米": mark_plural("{count} cubic centimetre", "{count} cubic centimetres"),
    "分米": mark_plural("{count} decimetre", "{count} decimetres"),
    "海里": mark_plural("{count} nautical mile", "{count} nautical miles"),
    "毫升": mark_plural("{count} millilitre", "{count} millilitres"),
    "毫克": mark_plural("{count} milligram", "{count} milligrams"),
    "分贝": mark_plural("{count} decibel", "{count} decibels"),
    "瓦": mark_plural("{count} watt", "{count} watts"),
    "伏": mark_plural("{count} volt", "{count} volts"),
    "赫兹": mark_plural("{count} hertz", "{count} hertz"),
    "焦耳": mark_plural("{count} joule", "{count} joules"),
    "毫秒": mark_plural("{count} millisecond", "{count} milliseconds"),
    "℃": mark_plural("{count} °C", "{count} °C"),
    "摄氏度": mark_plural("{count} °C", "{count} °C"),
}

UNIT_WORDS = frozenset(_WORDS)
"""
Every unit word of running text that is known, without the magnitudes 万 and 亿 before it.
"""

_BRACKETS = {"（": "）", "(": ")"}


@functools.cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """
    For each first character of a unit word, the lengths to try, longest first.
    """
    lengths: dict[str, set[int]] = {}
    for word in UNIT_WORDS:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _word_at(text: str, start: int) -> str:
    for length in _lengths().get(text[start : start + 1], ()):
        word = text[start : start + length]
        if word in UNIT_WORDS:
            return word
    return ""


def match_unit(text: str, start: int = 0) -> tuple[str, int]:
    """
    Find the longest unit word that a text has at a place.

    An alternate in brackets belongs to the word: 宗（次） is one unit with two names.

    Args:
        text: Any text.

        start: Where the unit word has to start.

    Returns:
        The unit, its brackets in full width, and where it ends; ``("", start)`` if there is none.
    """
    word = _word_at(text, start)
    end = start + len(word)
    closing = _BRACKETS.get(text[end : end + 1]) if word else None
    if closing:
        alternate = _word_at(text, end + 1)
        after = end + 1 + len(alternate)
        if alternate and text[after : after + 1] == closing:
            return f"{word}（{alternate}）", after + 1
    return word, end


def counting_unit(unit: Unit | str) -> Unit:
    """
    Give the unit in which a line counts; a unit that no form has counts like pieces.

    Args:
        unit: Its unit, a text where a local row prints one that no form has.
    """
    return unit if isinstance(unit, Unit) else Unit.ITEM


def show_count(count: int, unit: str, language: str = "zh") -> str:
    """
    Show a number together with any known unit word.

    Args:
        count: How many.

        unit: A unit as `match_unit` gives it.

        language: A locale such as ``zh`` or ``en``.

    Returns:
        For example ``5376宗（次）``, or with its first name ``5376 case files``.

    Raises:
        LookupError: If the unit is not known.
    """
    matched, end = match_unit(unit)
    if not matched or end != len(unit):
        msg = f"no unit word {unit!r}"
        raise LookupError(msg)
    if language.replace("-", "_").partition("_")[0] == "zh":
        return f"{count}{matched}"
    return translate_plural(*_WORDS[matched.partition("（")[0]], count, language)
