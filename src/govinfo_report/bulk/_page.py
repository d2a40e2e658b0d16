"""
The result of a run as one page with charts, which needs nothing but itself.
"""

from __future__ import annotations

import functools
import html
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from .._extras import require
from .._language import mark, translate
from ._checking import Entry
from ._summary import Summary

__all__ = ["to_page"]

_MOST_BARS = 20
_MOST_ROWS = 500
_WIDTH = 720
_STYLE = """
body { font-family: "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif;
       margin: 2em auto; max-width: 64em; padding: 0 1em; color: #222; }
table { border-collapse: collapse; width: 100%; font-size: 90%; }
th, td { border-bottom: 1px solid #ddd; padding: .3em .6em; text-align: left;
         vertical-align: top; overflow-wrap: anywhere; }
.error { color: #b00020; } .warning { color: #8a5a00; } .notice { color: #005a9c; }
"""


def to_page(entries: Iterable[Entry], language: str = "zh") -> str:
    """
    Write an HTML page: the summary in words, charts by rule, year and agency, and the findings.

    The charts are drawn by Vega-Lite, which is part of the page; nothing is fetched from anywhere.

    Args:
        entries: The entries of all files.

        language: A locale such as ``zh`` or ``en``.
    """
    summary = Summary()
    table = _table(summary.counting(entries), language)
    title = html.escape(translate(mark("Check of annual reports"), language))
    facts = "".join(f"<li>{html.escape(line)}</li>" for line in summary.head(language))
    charts, script = _charts(summary, language)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n{script}</head>\n<body>\n"
        f"<h1>{title}</h1>\n<ul>{facts}</ul>\n{charts}\n{table}\n"
        "</body>\n</html>\n"
    )


def _charts(summary: Summary, language: str) -> tuple[str, str]:
    """
    Give the charts, and the script that draws them: all that is written out once.
    """
    alt = require("altair", feature="a page with charts", extra="charts")
    convert = require("vl_convert", feature="a page with charts", extra="charts")
    parts: tuple[tuple[str, Counter[Any], str | None], ...] = (
        (mark("Findings by rule"), summary.by_rule, "-x"),
        (mark("Findings by year"), summary.by_year, None),
        (mark("Reports by year"), summary.reports_by_year, None),
        (mark("Findings by agency"), summary.by_agency, "-x"),
    )
    places: list[str] = []
    specs: list[str] = []
    for number, (title, counts, order) in enumerate(parts):
        if counts:
            named = translate(title, language)
            places.append(f"<h2>{html.escape(named)}</h2>\n<div id='chart-{number}'></div>")
            drawn = _bars(alt, counts, order).to_dict()
            del drawn["$schema"]  # an address, though nobody asks there
            # a sign of HTML in a label must not end the script
            spec = json.dumps(drawn, ensure_ascii=False).replace("<", "\\u003c")
            options = "{mode: 'vega-lite', actions: false}"
            specs.append(f"vegaEmbed('#chart-{number}', {spec}, {options});")
    bundle = _bundle(convert, ".".join(alt.SCHEMA_VERSION.split(".")[:2]))
    draw = f"<script type='module'>\n{''.join(specs)}\n</script>"
    return "\n".join([*places, draw]), f"<script type='module'>{bundle}</script>\n"


@functools.cache
def _bundle(convert: Any, version: str) -> str:
    bundle: str = convert.javascript_bundle(vl_version=version)
    return bundle.replace("</script", "<\\/script")


def _bars(alt: Any, counts: Counter[Any], order: str | None) -> Any:
    most = counts.most_common(_MOST_BARS) if order else sorted(counts.items(), key=str)
    values = [{"name": str(name or "—"), "count": count} for name, count in most]
    name = alt.Y("name:N", sort=order, title=None, axis=alt.Axis(labelLimit=_WIDTH // 2))
    bars = alt.Chart(alt.Data(values=values), width=_WIDTH // 2).mark_bar()
    return bars.encode(x=alt.X("count:Q", title=None, axis=alt.Axis(tickMinStep=1)), y=name)


def _table(entries: Iterable[Entry], language: str) -> str:
    """
    List the files that were not read and the findings, as many as a page can show.
    """
    rows: list[str] = []
    count = 0
    for entry in entries:
        who = " ".join(str(entry[key]) for key in ("agency", "year") if entry.get(key))
        for severity, message in _said(entry):
            count += 1
            if count <= _MOST_ROWS:
                rows.append(_row(entry["file"], who, severity, message))
    more = ""
    if count > _MOST_ROWS:
        left = mark("{count} more are in the other formats")
        more = f"<p>{html.escape(translate(left, language, count=count - _MOST_ROWS))}</p>"
    return f"<table>{''.join(rows)}</table>{more}"


def _said(entry: Entry) -> Iterator[tuple[str, str]]:
    if "error" in entry:
        yield "error", entry["error"]
    for finding in entry.get("findings", ()):
        yield finding["severity"], finding["message"]


def _row(file: str, who: str, severity: str, message: str) -> str:
    cells = "".join(f"<td>{html.escape(text)}</td>" for text in (file, who))
    return f"<tr>{cells}<td class='{severity}'>{html.escape(message)}</td></tr>\n"
