"""
Sentences in the reader's language: the message catalogues and how one is chosen.

A sentence is written once, in English, where its facts are; the catalogues under ``locale/`` hold
its Chinese and English wording. Official labels never pass through here.
"""

from __future__ import annotations

import functools
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.support import NullTranslations, Translations

__all__ = ["LANGUAGES", "is_chinese", "mark", "mark_plural", "translate", "translate_plural"]

LANGUAGES = ("zh_Hans", "en")
"""
The languages that have a catalogue.
"""

_DOMAIN = "govinfo_report"
_DIRECTORY = Path(__file__).parent / "locale"
_SOURCE_LANGUAGE = "en"
_STAND_INS = {"zh_Hant": "zh_Hans"}  # nearer to its readers than English, until it has a catalogue


def mark(message: str) -> str:
    """
    Mark a sentence for extraction and return it unchanged.
    """
    return message


def mark_plural(singular: str, plural: str) -> tuple[str, str]:
    """
    Mark a sentence with a singular and a plural form for extraction and return both.
    """
    return singular, plural


def translate(message: str, language: str, **facts: object) -> str:
    """
    Say a sentence in a language, with its facts filled in.

    Args:
        message: The English sentence with ``{named}`` places.

        language: Any locale identifier, such as ``zh``, ``zh_CN`` or ``en-GB``.

        **facts: What goes into the places.
    """
    return _catalogue(language).gettext(message).format(**facts)


def translate_plural(singular: str, plural: str, count: int, language: str, **facts: object) -> str:
    """
    Say a sentence about a number of things, with ``{count}`` filled in.
    """
    return _catalogue(language).ngettext(singular, plural, count).format(count=count, **facts)


def is_chinese(language: str) -> bool:
    """
    Say whether sentences in this language come out in Chinese.
    """
    return _name_of(language).startswith("zh")


@functools.lru_cache(maxsize=64)
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(_DIRECTORY, [_name_of(language)], _DOMAIN)


@functools.lru_cache(maxsize=64)
def _name_of(language: str) -> str:
    """
    Name the nearest catalogue: script and language first, then the language, then English.
    """
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return _SOURCE_LANGUAGE
    script = locale.script or ("Hans" if locale.language == "zh" else None)
    wanted = f"{locale.language}_{script}" if script else locale.language
    wanted = _STAND_INS.get(wanted, wanted)
    return next((name for name in (wanted, locale.language) if name in LANGUAGES), _SOURCE_LANGUAGE)
