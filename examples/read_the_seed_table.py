"""
Read a published table, show it, check it, and hand it on as JSON.

    python examples/read_the_seed_table.py

The table is that of Chongqing's report on 2017, beside this file.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from govinfo_report import check, from_json, read, render, to_json, written

TABLE = Path(__file__).with_name("chongqing-2017.txt")


def main(folder: Path) -> None:
    """
    Do all that with the table; the JSON goes into a folder.
    """
    reading = read(TABLE)
    for notice in reading.notices:
        print(notice.message("en"))

    report = reading.report
    print(f"{report.agency} {report.year}, the {report.edition} form")
    for path in ("proactive_disclosure.items_disclosed", "requests.received.total"):
        print(f"{path} = {written(report[path])}")
    print(f"{len(render(report).splitlines())} lines of text")

    findings = check(report)
    print(findings.summary("en"))

    target = folder / "chongqing-2017.json"
    target.write_text(to_json(report, indent=2), encoding="utf-8")
    print(f"the JSON reads as an equal report: {from_json(target.read_bytes()) == report}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
