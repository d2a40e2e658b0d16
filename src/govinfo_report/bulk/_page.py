"""
The result of a run as one page with charts, which needs nothing but itself.
"""

from __future__ import annotations

import functools
import html
import itertools
import json
import os
from collections.abc import Iterable

from attrs import define, field

from .._extras import require
from .._language import mark, translate
from ._charts import charts
from ._checking import Entry
from ._summary import Summary

__all__ = ["to_page"]

_MOST_ROWS = 500
_SEVERITIES = {"error": mark("error"), "warning": mark("warning"), "notice": mark("notice")}
# the browser holds the page to its word that it fetches nothing; Vega makes functions of texts
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'"
_STYLE = """
:root { color-scheme: light dark; --text: #222; --ground: #fff; --line: #ddd; --faint: #666;
        --error: #b00020; --warning: #8a5a00; --notice: #005a9c; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ddd; --ground: #181818; --line: #3a3a3a; --faint: #aaa;
          --error: #ff8a80; --warning: #f0b860; --notice: #80bfff; } }
body { font-family: system-ui, "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif;
       margin: 0 auto; max-width: 60em; padding: 1em; color: var(--text);
       background: var(--ground); line-height: 1.5; }
dl { display: flex; flex-wrap: wrap; gap: .5em 2em; }
dl div { display: flex; flex-direction: column-reverse; }
dt { color: var(--faint); font-size: 90%; } dd { margin: 0; font-size: 170%; }
h2 { font-size: 115%; margin: 2em 0 .5em; }
.chart { width: 100%; }
table { border-collapse: collapse; width: 100%; font-size: 90%; }
th, td { padding: .3em .8em .3em 0; text-align: left; vertical-align: top;
         overflow-wrap: anywhere; }
th { color: var(--faint); font-weight: normal; }
tbody { border-top: 1px solid var(--line); }
td[rowspan] { width: 17%; } td[rowspan]:first-child { width: 26%; }
b { font-weight: normal; font-size: 85%; border: 1px solid; border-radius: .3em;
    padding: 0 .3em; margin-right: .4em; white-space: nowrap; }
.error { color: var(--error); } .warning { color: var(--warning); }
.notice { color: var(--notice); }
@media (max-width: 40em) {
  thead { display: none; } table, tbody, tr, td { display: block; width: auto !important; }
  tbody { padding: .5em 0; } }
"""


def to_page(entries: Iterable[Entry], language: str = "zh") -> str:
    """
    Write an HTML page: the summary in numbers, charts by rule, year and agency, and the findings.

    The charts are drawn by Vega-Lite, which is part of the page; nothing is fetched from anywhere.

    Args:
        entries: The entries of all files.

        language: A locale such as ``zh`` or ``en``.
    """
    summary = Summary()
    listing = _Listing()
    for entry in summary.counting(entries):
        listing.add(entry)
    title = html.escape(translate(mark("Check of annual reports"), language))
    numbers = "".join(
        f"<div><dt>{html.escape(words)}</dt><dd>{count}</dd></div>"
        for words, count in summary.numbers(language)
    )
    drawn, script = _charts(summary, language)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n{script}</head>\n<body>\n"
        f"<h1>{title}</h1>\n<dl>{numbers}</dl>\n{drawn}\n{listing.table(language)}\n"
        "</body>\n</html>\n"
    )


def _charts(summary: Summary, language: str) -> tuple[str, str]:
    """
    Give the charts, and the script that draws them: all that is written out once.
    """
    places: list[str] = []
    specs: list[str] = []
    for number, (title, drawn) in enumerate(charts(summary, language)):
        places.append(
            f"<h2>{html.escape(title)}</h2>\n<div class='chart' id='chart-{number}'></div>"
        )
        # a sign of HTML in a label must not end the script
        spec = json.dumps(drawn, ensure_ascii=False).replace("<", "\\u003c")
        options = "{mode: 'vega-lite', actions: false, renderer: 'svg'}"
        specs.append(f"vegaEmbed('#chart-{number}', {spec}, {options});")
    draw = f"<script type='module'>\n{''.join(specs)}\n</script>"
    return "\n".join([*places, draw]), f"<script type='module'>{_bundle()}</script>\n"


@functools.cache
def _bundle() -> str:
    alt = require("altair", feature="a page with charts", extra="charts")
    convert = require("vl_convert", feature="a page with charts", extra="charts")
    version = ".".join(alt.SCHEMA_VERSION.split(".")[:2])
    bundle: str = convert.javascript_bundle(vl_version=version)
    return bundle.replace("</script", "<\\/script")


@define
class _Listing:
    """
    The files that were not read and the findings, as many as a page can show.

    Attributes:
        rows: File, who and when, severity and message.

        count: How many there are.
    """

    rows: list[tuple[str, str, str, str]] = field(factory=list)
    count: int = 0

    def add(self, entry: Entry) -> None:
        """
        Take what is said about one report or file.
        """
        who = " ".join(str(entry[key]) for key in ("agency", "year") if entry.get(key))
        said: list[tuple[str, str]] = []
        if "error" in entry:  # the file itself stands beside it
            said.append(("error", entry["error"].removeprefix(f"{entry['file']}: ")))
        said += [(one["severity"], one["message"]) for one in entry.get("findings", ())]
        room = _MOST_ROWS - len(self.rows)
        self.rows += [(entry["file"], who, *one) for one in said[:room]]
        self.count += len(said)

    def table(self, language: str) -> str:
        """
        Write the table: what is said about one report stands together.
        """
        if not self.rows:
            return ""
        files = {row[0] for row in self.rows}
        folder = os.path.commonpath(files) if len(files) > 1 else ""
        bodies: list[str] = []
        for group in self._groups():
            file, who, _, _ = group[0]
            name = os.path.relpath(file, folder) if folder else file
            first = "".join(
                f"<td rowspan='{len(group)}'>{html.escape(text)}</td>" for text in (name, who)
            )
            lines = [_said(*row[2:], language) for row in group]
            bodies.append(f"<tbody><tr>{first}{'</tr><tr>'.join(lines)}</tr></tbody>\n")
        heads = (mark("File"), mark("Report"), mark("Finding"))
        head = "".join(f"<th>{html.escape(translate(one, language))}</th>" for one in heads)
        more = ""
        if self.count > len(self.rows):
            left = mark("{count} more are in the other formats")
            count = self.count - len(self.rows)
            more = f"<p>{html.escape(translate(left, language, count=count))}</p>"
        title = html.escape(translate(mark("Findings"), language))
        return (
            f"<h2>{title}</h2>\n<table><thead><tr>{head}</tr></thead>\n"
            f"{''.join(bodies)}</table>{more}"
        )

    def _groups(self) -> list[list[tuple[str, str, str, str]]]:
        return [list(rows) for _, rows in itertools.groupby(self.rows, key=lambda row: row[:2])]


def _said(severity: str, message: str, language: str) -> str:
    word = html.escape(translate(_SEVERITIES[severity], language))
    return f"<td><b class='{severity}'>{word}</b>{html.escape(message)}</td>"
