"""
From bytes of unknown encoding to text.
"""

from __future__ import annotations

import pytest

from govinfo_report.errors import UnreadableError
from govinfo_report.formats._decoding import decoded

TEXT = "政府信息公开情况统计表，镕炁。\n"


class TestKnownEncodings:
    """
    Bytes that say what they are.
    """

    @pytest.mark.parametrize(
        ("content", "used"),
        [
            (TEXT, None),
            (TEXT.encode(), "utf-8"),
            (TEXT.encode("utf-8-sig"), "utf-8-sig"),
            (TEXT.encode("utf-16"), "utf-16"),
            (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16"),
            (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        ],
    )
    def test_nothing_to_say(self, content, used):
        """
        A text, UTF-8 and a byte order mark are what is expected.
        """
        assert (TEXT, used, ()) == decoded(content, None, None)

    @pytest.mark.parametrize(
        "label", ["gb2312", "GB2312", "gbk", "cp936", "gb18030", "x-gbk", "936"]
    )
    def test_labels_of_one_family(self, label):
        """
        Every label of the Chinese family is read as the largest of them, which loses nothing.
        """
        text, used, notices = decoded(TEXT.encode("gb18030"), label, None)

        assert (TEXT, "gb18030") == (text, used)
        assert len(notices) == (label == "x-gbk")

    def test_another_encoding_that_is_right(self):
        """
        A right label of any encoding is followed.
        """
        assert ("政府\n", "big5", ()) == decoded("政府\n".encode("big5"), "big5", None)


class TestWrongLabels:
    """
    Bytes that are not what somebody says.
    """

    @pytest.mark.parametrize(
        ("content", "label", "used"),
        [
            (TEXT.encode("gb18030"), None, "gb18030"),
            (TEXT.encode("gb18030"), "utf-8", "gb18030"),
            (TEXT.encode("gb18030"), "ascii", "gb18030"),
            (TEXT.encode(), "gb2312", "utf-8"),
            (TEXT.encode(), "ascii", "utf-8"),
        ],
    )
    def test_the_right_one_is_found_and_said(self, content, label, used):
        """
        The text is read, and a notice names the encoding and the one that was expected.
        """
        text, actual, (notice,) = decoded(content, label, None)

        assert (TEXT, used) == (text, actual)
        assert used in notice.message("en")
        assert (label or "utf-8").removesuffix("2312") in notice.message("en")

    @pytest.mark.parametrize(
        "label",
        ["nonsense", "", "中文", "mbcs", "rot13", "base64", "hex", "zlib", "undefined", "a\0b"],
    )
    def test_labels_that_name_no_encoding_of_text(self, label):
        """
        What is no encoding of text counts as no label.
        """
        assert (TEXT, "utf-8") == decoded(TEXT.encode(), label, None)[:2]

    def test_a_byte_order_mark_is_stronger_than_a_label(self):
        """
        Bytes that begin with a mark are what it says.
        """
        assert (TEXT, "utf-16") == decoded(TEXT.encode("utf-16"), "gbk", None)[:2]

    def test_a_broken_end_behind_a_mark(self):
        """
        Half a character at the end of UTF-16 costs that character only.
        """
        text, used, _ = decoded(TEXT.encode("utf-16")[:-1], None, None)

        assert ("utf-16", TEXT[:-1]) == (used, text[: len(TEXT) - 1])


class TestRefused:
    """
    What is no text.
    """

    @pytest.mark.parametrize(
        "content", ["", b"", " \n\t\u3000", b"\xef\xbb\xbf", b"\xff\xfe", "\n" * 9]
    )
    def test_empty(self, content):
        """
        Nothing but blanks is empty.
        """
        with pytest.raises(UnreadableError, match=r"甲\.txt: is empty; looked for a report"):
            decoded(content, None, "甲.txt")

    @pytest.mark.parametrize(
        "content",
        [
            b"\x00" * 100,
            b"GIF89a" + bytes(range(32)) * 9,
            "a\x01" * 50,
            "\x1b[31m" * 40,
            b"%\x7f\x00\x01ELF" * 20,
        ],
    )
    def test_control_characters(self, content):
        """
        Many control characters are no text.
        """
        with pytest.raises(UnreadableError, match="is no text but binary data; looked for"):
            decoded(content, None, None)

    @pytest.mark.parametrize(
        "content", [bytes(range(256)), b"\x89PNG\r\n\x1a\n\xff\xff\xff", b"\xff" * 9]
    )
    def test_no_known_encoding(self, content):
        """
        Bytes that are neither UTF-8 nor Chinese are refused by name.
        """
        with pytest.raises(UnreadableError, match="is no text in utf-8 or gb18030; looked for"):
            decoded(content, None, None)

    @pytest.mark.parametrize(
        ("start", "advice"),
        [
            (b"%PDF-1.7", "is a PDF; save its text first"),
            (b"PK\x03\x04", "is an archive or a document of an office; save it as text"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "is a document of an office; save it as text"),
        ],
    )
    def test_other_files(self, start, advice):
        """
        Of files that people have beside text it is said what to do with them.
        """
        with pytest.raises(UnreadableError, match=advice):
            decoded(start + bytes(range(256)), None, None)

    def test_a_few_control_characters(self):
        """
        A stray control character in a long text is left for its cell to show.
        """
        text = f"{TEXT * 20}\x00"

        assert text == decoded(text, None, None)[0]


class TestBreaks:
    """
    The ends of lines.
    """

    @pytest.mark.parametrize("content", ["甲\r\n乙\r\n", "甲\r乙\r", "甲\n乙\n", b"a\r\nb\rc\n"])
    def test_one_kind_of_break(self, content):
        r"""
        All lines end with ``\n``.
        """
        text, _, _ = decoded(content, None, None)

        assert "\r" not in text
        assert len(text.split("\n")) == (4 if isinstance(content, bytes) else 3)
