"""
What a reader has to say, as sentences and as facts.
"""

from __future__ import annotations

import re

import pytest

from govinfo_report.formats import parse
from govinfo_report.grid import Notice, NoticeCode
from printed_tables import rows_of, text_of


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text_of(rows_of()), id="all well"),
        pytest.param(f"{text_of(rows_of())}{'1 ' * 5_000}", id="long line"),
        pytest.param(text_of(rows_of()[:9]) + text_of(rows_of()[:9]), id="two tables"),
        pytest.param(
            text_of([*rows_of()[:9], rows_of()[3], *rows_of()[12:], rows_of()[10]]), id="mess"
        ),
        pytest.param(text_of(rows_of()).replace("70003 ", "{0} {text} %s"), id="braces"),
        pytest.param(text_of(rows_of()).replace("2016", "2030").encode("gb18030"), id="encoding"),
        pytest.param(f"自2016年2月1日至2016年3月1日\n{text_of(rows_of())}", id="period"),
        pytest.param(text_of(rows_of()).replace("条 70003", "件 七零"), id="cell"),
        pytest.param(text_of(rows_of()).replace("件 70048", "条 70048"), id="unit"),
        pytest.param(
            text_of(rows_of()).replace("（不同渠道和方式公开相同信息计1条）", ""), id="alias"
        ),
        pytest.param(text_of(rows_of()).replace("六、举报投诉数量", "六、自设数量"), id="local"),
    ],
)
def test_every_notice_can_be_said(text, language):
    """
    Whatever a reader notices makes a whole sentence in either language.
    """
    notices = parse(text).notices

    for notice in notices:
        assert notice.message(language)
        assert not any(f"{{{name}" in notice.message(language) for name in ("label", "edition"))


def test_long_lines_are_noticed_with_their_place():
    """
    A line that is too long to be a row is said to be so, with the number of the line.
    """
    (notice,) = [
        one
        for one in parse(f"{text_of(rows_of())}{'1 ' * 5_000}").notices
        if one.code is NoticeCode.LINE_TOO_LONG
    ]

    assert 70 == notice.place
    assert notice.message("en").startswith("a line ")


def test_str_is_the_chinese_sentence():
    """
    A notice shown as text speaks Chinese.
    """
    notice = Notice(NoticeCode.TEXT_UNPLACED, "甲 5", 3)

    assert "“甲 5”" in str(notice)
    assert notice.message("zh") == str(notice)
    assert "“甲 5” belongs to no row of the form" == notice.message("en")


def test_fixed_json():
    """
    The facts of a notice have fixed names.
    """
    notice = Notice(NoticeCode.ROW_REPEATED, "5", 3, "complaints", (("label", "举报投诉数量"),))
    expected = {
        "code": "row_repeated",
        "message": "the row “举报投诉数量” stands here again, with “5”; the first one was kept",
        "text": "5",
        "place": 3,
        "path": "complaints",
    }

    assert expected == notice.as_dict("en")


@pytest.mark.parametrize("code", NoticeCode)
def test_sentence_of_a_code_names_its_facts(code):
    """
    The sentence of a code has the same names in braces in either language, for the documents.
    """
    chinese, english = (set(re.findall(r"{\w+}", code.sentence(one))) for one in ("zh", "en"))

    assert english == chinese
    assert code.sentence("zh") != code.sentence("en")


def test_a_row_without_a_label_quotes_none():
    """
    Of a row that was found by its place alone it is said that it has no label.
    """
    facts = (("label", "予以公开"),)
    torn, lost = (Notice(NoticeCode.ROW_BY_PLACE, text, facts=facts) for text in ("予以", ""))

    assert "“予以”" in torn.message()
    assert "“”" not in lost.message()
    assert lost.message("en").endswith("it has no label")
