"""
Published reports, cell by cell: how many are read right, how many are noticed, how many are wrong.

``python benchmarks/corpus.py FOLDER`` reads every report of a folder; without an argument it
looks in ``../shared/corpus`` beside the checkout. A cell is *noticed* if the reader gives no figure
for it and the reading has notices (which of them is about this cell is not looked up), and *wrong*
if it gives another figure than is printed, or none without a notice. The last column has to be 0.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govinfo_report import parse
from govinfo_report.figures import tidy, written
from govinfo_report.form import fold, lines

FOLDER = Path(__file__).parent.parent.parent / "shared" / "corpus"
MISPRINTS = {
    "规范性文件": "行政规范性文件",
    "其他法律行政止公开": "其他法律行政法规禁止公开",
    "本年增": "本年增减",
}


def key(text: str) -> str:
    """
    Give what a printed label is compared by: no pinyin in brackets.
    """
    return fold(re.sub(r"[（(][a-zà-ÿāēīōūǎěǐǒǔǚǜü]+[)）]", "", text))


def printed(tables: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """
    Walk over label, column and figure of the cells that a report prints.
    """
    head: list[str] = []
    for label, *cells in tables.get("proactive", ()):
        if not head or not label or re.search("第二十|第.*[条條]", label):
            head = cells
            continue
        for place, cell in enumerate(cells):
            yield label, head[place] if place < len(head) else "", cell
    requests = tables.get("applications")
    if requests:
        for label, *cells in requests["rows"]:
            names = requests["columns"] if len(cells) == len(requests["columns"]) else ()
            for place, cell in enumerate(cells):
                yield label, names[place] if names else "", cell
    disputes = tables.get("review_litigation")
    if disputes:
        for header, cell in zip(disputes["header"], disputes["values"], strict=True):
            label, _, column = header.partition(":")
            yield label, column, cell


def compare(published: dict[str, Any]) -> Counter[str]:
    """
    Count the cells of one report.
    """
    reading = parse(published["raw"], "html" if published["form"] == "html" else "text")
    report = reading.report
    read: dict[tuple[str, str], list[str | None]] = {}
    for line in lines(report):
        for cell in line.cells:
            place = fold(line.label), fold(cell.column or "")
            read.setdefault(place, []).append(written(report[cell.path]))
    counted: Counter[str] = Counter(right=0, noticed=0, wrong=0)
    used: Counter[tuple[str, str]] = Counter()
    for label, column, figure in printed(published["tables"]):
        place = key(label), key(column)
        if place not in read:
            place = MISPRINTS.get(place[0], place[0]), MISPRINTS.get(place[1], place[1])
        found = read.get(place, [None])
        cell = found[min(used[place], len(found) - 1)]
        used[place] += 1
        if cell is None:
            counted["noticed" if reading.notices else "wrong"] += 1
        else:
            counted["right" if cell == tidy(figure) else "wrong"] += 1
    return counted


def reports(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """
    Walk over the reports of a folder on forms with rows of cells, with the names of their files.
    """
    for path in sorted(folder.glob("[BC]-*.json")):
        yield path.stem, json.loads(path.read_text("utf-8"))


def main() -> None:
    """
    Print files × cells.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder = parser.parse_known_args()[0].folder
    if not folder.is_dir():
        print("The published reports are not here; nothing was read.")
        return
    print(f"{'report':<32}{'right':>8}{'noticed':>9}{'wrong':>7}")
    for name, published in reports(folder):
        try:
            counted = compare(published)
        except ValueError as reason:
            print(f"{name:<32}not read: {reason}")
            continue
        print(f"{name:<32}{counted['right']:>8}{counted['noticed']:>9}{counted['wrong']:>7}")


if __name__ == "__main__":
    main()
