"""
Whole numbers in words, read.

Reading is lenient first and strict afterwards: one pass adds up whatever the characters could mean,
then the value is written again, and only a text that equals what was written, or differs by one of
the listed variants, is accepted. So no malformed text needs a rule of its own.
"""

from __future__ import annotations

from ._characters import LIMIT
from ._errors import NumeralError, Reason
from ._scripts import INFORMAL, STRANGERS, Script, write_integer

__all__ = ["read_integer"]

_TEN_THOUSAND = 10**4
_HUNDRED_MILLION = 10**8
_TEN = 10
_MAGNITUDES = frozenset("万亿")


def read_integer(text: str, script: Script) -> int:
    """
    Read a whole number without sign: canonical, or one of the listed variants.

    Args:
        text: The number; for 大写 already in simplified characters.

        script: In which characters.

    Raises:
        NumeralError: If the text is anything else.
    """
    value = _add_up(text, script)
    if value is not None:
        canonical = write_integer(value, script) if value < LIMIT else ""
        if text == canonical or _is_variant(text, canonical, script):
            return value
    raise _refusal(text, value, script)


def _add_up(text: str, script: Script) -> int | None:
    """
    Add up whatever the characters could mean; ``None`` if one of them has no meaning here.
    """
    values, units = script.values, script.units
    total = section = group = digit = 0
    for character in text:
        if character in values:
            digit = values[character]
        elif character in units:
            group += (digit or 1) * units[character]
            digit = 0
        elif character == "万":
            section = (group + digit) * _TEN_THOUSAND
            group = digit = 0
        elif character == "亿":
            total = (section + group + digit) * _HUNDRED_MILLION
            section = group = digit = 0
        elif character == "两" and script is INFORMAL:
            digit = 2
        else:
            return None
    return total + section + group + digit


def _is_variant(text: str, canonical: str, script: Script) -> bool:
    """
    Whether a text differs from the canonical one only by what may be written either way: 两 for 二
    before 百 千 万 亿, a leading 一十 for 十, and 零 between 万 or 亿 and a figure of thousands.
    """
    if script is INFORMAL:
        if "两" in text:
            for unit in "百千万亿":
                text = text.replace(f"两{unit}", f"二{unit}")
        if text.startswith("一十"):
            text = text[1:]
    elif text.startswith(script.ten):
        text = script.digits[1] + text
    if text == canonical:
        return True
    # 一亿五千 is how people say 一亿五千万, so there the 零 of the full number has to be written.
    if text[-3:-2] == "亿" and text[-1:] == script.thousand:
        return False
    return _without_optional_zero(text, script) == _without_optional_zero(canonical, script)


def _without_optional_zero(text: str, script: Script) -> str:
    parts = text.split("零")
    for index in range(1, len(parts)):
        before, behind = parts[index - 1], parts[index]
        if before[-1:] in {"万", "亿"} and behind[1:2] == script.thousand:
            continue
        parts[index] = f"零{behind}"
    return "".join(parts)


def _refusal(text: str, value: int | None, script: Script) -> NumeralError:
    """
    Find out what is wrong with a text that was not accepted, and where.
    """
    if not text:
        return NumeralError(text, 0, Reason.INCOMPLETE)
    alphabet = {*script.values, *script.units, *"万亿", *("两" if script is INFORMAL else "")}
    for position, character in enumerate(text):
        if character not in alphabet:
            mixed = character in STRANGERS
            reason = Reason.MIXED_SCRIPT if mixed else Reason.UNKNOWN_CHARACTER
            return NumeralError(text, position, reason)
    return _order(text, script) or _misfit(text, value, script)


def _order(text: str, script: Script) -> NumeralError | None:
    """
    The first unit or digit that cannot stand behind what goes before it.
    """
    digits = {*script.values, "两"} - {"零"}
    previous = seen = ""
    lowest = LIMIT
    for position, character in enumerate(text):
        rank = script.units.get(character, 0)
        reason = None
        if character in _MAGNITUDES:
            if previous in {"", "零"}:
                reason = Reason.INCOMPLETE
            elif character in seen or (previous in _MAGNITUDES and previous + character != "万亿"):
                reason = Reason.MAGNITUDE_ORDER
            # 万 counts anew behind 亿, as in 一万亿零一万.
            seen = character if character == "亿" else seen + character
            lowest = LIMIT
        elif rank:
            if previous == "零" or (not previous and rank > _TEN):
                reason = Reason.INCOMPLETE
            elif rank >= lowest:
                reason = Reason.MAGNITUDE_ORDER
            lowest = rank
        elif previous in digits and character in digits:
            reason = Reason.GROUPING
        if reason is not None:
            return NumeralError(text, position, reason)
        previous = character
    return None


def _misfit(text: str, value: int | None, script: Script) -> NumeralError:
    """
    Name the trouble with a text whose every character stands where such a character may stand.
    """
    canonical = write_integer(value, script) if value is not None and value < LIMIT else ""
    unit, last = text[-2:-1], text[-1]
    elides = unit in _MAGNITUDES or script.units.get(unit, 0) > _TEN
    if elides and last in script.values and last != "零":
        return NumeralError(text, len(text) - 1, Reason.ELIDED_UNIT)
    shared = 0
    while text[shared : shared + 1] == canonical[shared : shared + 1] != "":
        shared += 1
    # Only where nothing but 零, 一 or 两 is wrong is it certain which number was meant.
    if _skeleton(text, script) == _skeleton(canonical, script):
        return NumeralError(text, shared, Reason.NOT_CANONICAL, canonical)
    return NumeralError(text, shared, Reason.GROUPING)


def _skeleton(text: str, script: Script) -> str:
    return text.replace("零", "").replace(script.digits[1], "").replace("两", "二")
