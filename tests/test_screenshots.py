"""
Pages in a real browser: light, dark, on a phone, on paper. Skipped where there is no Chromium.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import zlib

import pytest

from govinfo_report import bulk
from govinfo_report.checking import check
from govinfo_report.editions import e2021
from govinfo_report.form import cell_paths
from govinfo_report.formats import html

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium")

OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars"
    " --disable-background-networking --disable-component-update --disable-sync"
    " --enable-logging=stderr"
)
WIDTH = """
<script>setTimeout(() => document.title =
  Math.max(0, document.documentElement.scrollWidth - innerWidth), 5000)</script>
"""
VIOLATED = (209, 73, 91)
LIGHT_RED = (250, 212, 208)
"""
The ground of a violated cell on a white page.
"""


@pytest.fixture(scope="module")
def report():
    """
    Give a report on the 2021 form whose reviews do not add up.
    """
    cells = {path: "0" for path, _ in cell_paths(e2021.Report) if ".other.total." not in path}
    cells["disputes.reviews.upheld"] = "11"
    return e2021.Report.of(cells, agency="甲市", year=2023)


@pytest.fixture(scope="module")
def summary():
    """
    Give the page about a run over one report with a finding and one file that was not read.
    """
    where = "a/folder/whose/name/is/rather/long/but/not/too/long"
    cells = {path: "0" for path, _ in cell_paths(e2021.Report) if ".other.total." not in path}
    cells["requests.processed.not_processed.petition_or_complaint.total"] = "11"
    found = check(e2021.Report.of(cells, agency="甲市", year=2023)).as_dict()
    entries = [{"file": f"{where}/a.txt", **found}, {"file": f"{where}/b.txt", "error": "empty"}]
    return bulk.render_entries(entries, "html")


@pytest.fixture
def browse(tmp_path):
    """
    Give a function that opens a page in a browser of its own.
    """

    def run(text, *options) -> str:
        page = tmp_path / "page.html"
        page.write_text(text, encoding="utf-8")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [CHROMIUM, *OPTIONS.split(), profile, *options, page.as_uri()]
        done = subprocess.run(  # noqa: S603 - our own page in a browser that was looked for
            command, capture_output=True, check=True, timeout=300, encoding="utf-8"
        )
        assert "CONSOLE" not in done.stderr
        return done.stdout

    return run


@pytest.fixture
def shoot(browse, tmp_path):
    """
    Give a function that takes a picture of a page: rows of pixels.
    """

    def run(text, width, height, *options) -> list[list[tuple[int, ...]]]:
        picture = tmp_path / "picture.png"
        browse(text, f"--window-size={width},{height}", f"--screenshot={picture}", *options)
        return pixels(picture.read_bytes())

    return run


def pixels(png):
    """
    Read the pixels of a picture with eight bits a colour.
    """
    width, height, bits, kind = struct.unpack(">IIBB", png[16:26])
    assert (8, True) == (bits, kind in {2, 6})
    step = 3 if kind == 2 else 4
    chunks, place = [], 8
    while place < len(png):
        (size,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            chunks.append(png[place + 8 : place + 8 + size])
        place += size + 12
    data = zlib.decompress(b"".join(chunks))
    rows, above = [], bytearray(width * step)
    for start in range(0, height * (width * step + 1), width * step + 1):
        line = bytearray(data[start + 1 : start + 1 + width * step])
        unfilter(data[start], line, above, step)
        rows.append([tuple(line[at : at + 3]) for at in range(0, len(line), step)])
        above = line
    return rows


def unfilter(kind, line, above, step):
    """
    Undo what a picture does to a line before it is packed.
    """
    for at in range(len(line)) if kind else ():
        left, up = line[at - step] if at >= step else 0, above[at]
        corner = above[at - step] if at >= step else 0
        nearest = min(
            (abs(up - corner), 0, left),
            (abs(left - corner), 1, up),
            (abs(left + up - 2 * corner), 2, corner),
        )[2]
        line[at] = (line[at] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255


def count(picture, colour):
    """
    Count the pixels that have a colour, give or take three.
    """
    return sum(
        max(abs(one - other) for one, other in zip(pixel, colour, strict=True)) <= 3
        for row in picture
        for pixel in row
    )


def test_marked_cell(report, shoot):
    """
    The violated cell is red, below the others, and nothing is red without findings.
    """
    marked = shoot(html.write(report, check(report)), 1000, 2200)

    assert 300 < count(marked, LIGHT_RED) < 10_000
    assert 0 == count(marked[:1200], LIGHT_RED)
    assert 0 == count(shoot(html.write(report), 1000, 2200), LIGHT_RED)


def test_dark(report, shoot):
    """
    Where the reader likes it dark the page is dark and its words are light.
    """
    options = ("--blink-settings=preferredColorScheme=0",)
    picture = shoot(html.write(report, check(report)), 1000, 2200, *options)

    assert max(picture[0][0]) < 60
    assert count(picture, (255, 255, 255)) > 1_000


def test_phone(report, shoot):
    """
    On a phone wide tables scroll in their place: the page itself is as wide as the screen.
    """
    picture = shoot(html.write(report, check(report)), 390, 2400)

    assert [390] * 2400 == [len(row) for row in picture]
    assert {(255, 255, 255)} == {pixel for row in picture for pixel in row[-4:]}


@pytest.mark.needs("altair")
def test_summary_page(summary, shoot):
    """
    The summary of a run draws its charts without any network: red for what is violated, in the
    dark on a dark ground with light words.
    """
    light = shoot(summary, 900, 1200)
    dark = shoot(summary, 900, 1200, "--blink-settings=preferredColorScheme=0")

    for picture in (light, dark):
        assert 1000 < count(picture, VIOLATED)
    assert count(light, (255, 255, 255)) > 900 * 1200 / 2
    assert count(dark, (24, 24, 24)) > 900 * 1200 / 2
    assert 1000 < sum(min(pixel) > 180 for row in dark for pixel in row)


@pytest.mark.needs("altair")
def test_summary_page_on_a_phone(summary, browse):
    """
    On a phone nothing of it is wider than the screen.
    """
    page = browse(
        summary + WIDTH, "--window-size=500,900", "--virtual-time-budget=10000", "--dump-dom"
    )

    assert "<title>0</title>" in page
    assert 4 == page.count('role="graphics-document"')


def test_paper(report, browse, tmp_path):
    """
    On paper the report takes a few pages.
    """
    paper = tmp_path / "paper.pdf"
    browse(html.write(report, check(report)), f"--print-to-pdf={paper}")

    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) <= 4


def test_document(report, browse):
    """
    The browser sees the tables that were written, each with its body.
    """
    seen = browse(html.write(report), "--dump-dom")

    assert (3, 6, 2) == tuple(seen.count(tag) for tag in ("<table>", "<tbody>", "<thead>"))
