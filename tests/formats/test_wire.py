"""
The wire form as a format among others.
"""

from __future__ import annotations

import json

import attrs
import pytest

from govinfo_report.editions import e2014
from govinfo_report.errors import InvalidDataError, UnreadableError
from govinfo_report.formats import Source, parse, parse_all, render
from govinfo_report.serialization import to_dict
from printed_tables import rows_of, text_of

REPORT = parse(text_of(rows_of(lambda index: ("", "/", "123.9万", str(index))[index % 4]))).report


def test_written_and_read():
    """
    A report in JSON reads as an equal report with nothing to note.
    """
    (reading,) = parse_all(render(REPORT, "json"), name="甲.json")

    assert REPORT == reading.report
    assert ((), Source("甲.json", "json")) == (reading.notices, reading.source)


def test_it_is_the_wire_form():
    """
    The text is the wire form, indented, with Chinese as such and a break at its end.
    """
    text = render(attrs.evolve(REPORT, agency="甲市"), "json")

    assert to_dict(attrs.evolve(REPORT, agency="甲市")) == json.loads(text)
    assert '"甲市"' in text
    assert text.endswith("}\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_bytes(encoding):
    """
    Bytes are decoded like those of a text.
    """
    reading = parse(render(REPORT, "json").encode(encoding), "json")

    assert (REPORT, encoding) == (reading.report, reading.source.encoding)
    assert (encoding == "gb18030") == bool(reading.notices)


def test_one_form_is_asked_for():
    """
    With one form given, the text is read as a report on it.
    """
    assert REPORT == parse(render(REPORT, "json"), "json", forms=[e2014.Report]).report


def test_findings_are_not_shown():
    """
    The wire form holds what is printed and nothing else.
    """
    assert render(REPORT, "json") == render(REPORT, "json", findings=object(), diagnosis=object())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", r"\$: "),
        ("null", r"\$: "),
        ("1", r"\$: "),
        ('{"edition": "1999"}', r"\$\.edition: "),
        ("{" * 100_000, r"\$: "),
        ('{"a": 1, "a": 2}', r"\$\.a: |\$"),
        ("{\ud800}", r"\$: "),
    ],
)
def test_what_is_no_report(text, said):
    """
    The error lists what is wrong with its JSON path.
    """
    with pytest.raises(InvalidDataError, match=said):
        parse(text, "json")


@pytest.mark.parametrize("content", ["", b"", b"\xff\xff\xff", b"\x00" * 99])
def test_what_is_no_text(content):
    """
    What is no text is refused before it is parsed.
    """
    with pytest.raises(UnreadableError, match="; looked for a report"):
        parse(content, "json")
