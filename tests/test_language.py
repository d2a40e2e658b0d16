"""
Sentences in the reader's language: which catalogue is chosen, and what the catalogues hold.
"""

from __future__ import annotations

import re
import string
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import govinfo_report
from govinfo_report import _language
from govinfo_report._language import (
    LANGUAGES,
    mark,
    mark_plural,
    translate,
    translate_plural,
)
from govinfo_report.units import Unit

LOCALE = Path(govinfo_report.__file__).parent / "locale"
CHINESE_SIGN = re.compile("[\u3400-\u9fff]")


def catalogue_of(language):
    """
    Read the catalogue of a language as translators write it.
    """
    with (LOCALE / language / "LC_MESSAGES" / "govinfo_report.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def forms(value):
    """
    Give a message's forms, singular first.
    """
    return (value,) if isinstance(value, str) else tuple(value)


def places(text):
    """
    Give the places to fill in a message, with conversions and formats.
    """
    return {part[1:] for part in string.Formatter().parse(text) if part[1] is not None}


MESSAGES = [
    pytest.param(language, forms(message.id), forms(message.string), id=f"{language}-{number}")
    for language in LANGUAGES
    for number, message in enumerate(catalogue_of(language))
    if message.id
]


@pytest.mark.parametrize(
    ("message", "translations"),
    [pytest.param(*param.values[1:], id=param.id) for param in MESSAGES],
)
def test_translation_fills_the_same_places(message, translations):
    """
    Every form of a translation has the places of its message, no more and no fewer.
    """
    expected = [places(message[-1])] * len(translations)

    assert expected == [places(text) for text in translations]


@pytest.mark.parametrize(("language", "message", "translations"), MESSAGES)
def test_translation_has_every_form(language, message, translations):
    """
    A message with a plural has each form of its language; none is empty.
    """
    wanted = catalogue_of(language).num_plurals if len(message) > 1 else 1

    assert wanted == len([text for text in translations if text.strip()])


@pytest.mark.parametrize(
    "translations",
    [pytest.param(param.values[2], id=param.id) for param in MESSAGES if "zh" in param.id],
)
def test_chinese_reads_as_chinese(translations):
    """
    A Chinese sentence has no English word left beside its places, and full-width punctuation.
    """
    for text in translations:
        bare = re.sub(r"\{[^}]*\}", "", text)

        assert not re.search(r"[A-Za-z]{2,}|[,;:.?!]", bare)


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_stays_english(language):
    """
    Messages are written in English, so that a missing catalogue is readable.
    """
    for message in catalogue_of(language):
        assert not any(CHINESE_SIGN.search(text) for text in forms(message.id))


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_is_there(language):
    """
    The compiled catalogue is beside its source and holds what the source says.
    """
    source = catalogue_of(language)
    with (LOCALE / language / "LC_MESSAGES" / "govinfo_report.mo").open("rb") as file:
        compiled = GNUTranslations(file)

    for message in source:
        singular, *_ = forms(message.id)
        if singular and len(forms(message.id)) == 1:
            assert message.string == compiled.gettext(singular)
        elif singular:
            assert message.string[0] == compiled.ngettext(*message.id, 1)
            assert message.string[-1] == compiled.ngettext(*message.id, 2)


def test_every_catalogue_is_listed():
    """
    The folders of catalogues are exactly the languages that the code knows.
    """
    assert sorted(LANGUAGES) == sorted(folder.name for folder in LOCALE.iterdir())


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("zh", "3件"),
        ("zh_CN", "3件"),
        ("zh-CN", "3件"),
        ("zh_Hans", "3件"),
        ("zh-Hans", "3件"),
        ("zh_Hans_CN", "3件"),
        ("zh_SG", "3件"),
        ("zh_TW", "3件"),
        ("zh_Hant", "3件"),
        ("zh_Hant_HK", "3件"),
        ("en", "3 items"),
        ("en-GB", "3 items"),
        ("en_US", "3 items"),
        ("fr", "3 items"),
        ("sr_Latn_RS", "3 items"),
        ("", "3 items"),
        ("nonsense", "3 items"),
        ("../../etc", "3 items"),
        ("zh_CN_CN_CN", "3 items"),
    ],
)
def test_nearest_catalogue_is_chosen(language, shown):
    """
    Script and language count, not the country; what is unknown is said in English.
    """
    assert shown == Unit.ITEM.show(3, language)


def test_traditional_readers_get_simplified_on_purpose():
    """
    There is no traditional catalogue; the simplified one stands in for it by name.
    """
    assert {"zh_Hant": "zh_Hans"} == _language._STAND_INS
    assert "zh_Hant" not in LANGUAGES


@pytest.mark.parametrize(("count", "shown"), [(0, "0 items"), (1, "1 item"), (2, "2 items")])
def test_english_has_a_plural(count, shown):
    """
    English tells one from many.
    """
    assert shown == Unit.ITEM.show(count, "en")


def test_facts_are_filled_in():
    """
    A sentence takes its facts by name, in the order of the language.
    """
    assert "至少3件" == translate("at least {low}", "zh", low="3件")
    assert "at least 3 items" == translate("at least {low}", "en", low="3 items")


def test_message_without_a_translation_is_said_as_written():
    """
    What no catalogue has is said in English instead of failing.
    """
    assert "1 of 2" == translate("{one} of {two}", "zh", one=1, two=2)
    assert "1 thing" == translate_plural("{count} thing", "{count} things", 1, "fr")


def test_marking_changes_nothing():
    """
    Marked messages are the messages.
    """
    assert "at least {low}" == mark("at least {low}")
    assert ("{count} item", "{count} items") == mark_plural("{count} item", "{count} items")
