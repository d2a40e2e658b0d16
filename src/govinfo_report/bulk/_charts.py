"""
Charts of what a run found, as Vega-Lite.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .._extras import require
from .._language import mark, translate
from ._summary import VERDICTS, Summary

__all__ = ["charts"]

_MOST_BARS = 20
_STEP = 36
_PLAIN = "#4c78a8"
# tones that stand out on a light ground and on a dark one
_SEVERITIES = {"error": "#d1495b", "warning": "#d08c1f", "notice": "#4c78a8"}
_TONES = {"holds": "#5b9e6f", "possible": "#d08c1f", "violated": "#d1495b"}


def charts(summary: Summary, language: str) -> list[tuple[str, dict[str, Any]]]:
    """
    Give the charts of a run: their titles, and what draws them.

    They are as wide as their place, and take the colour of the text around them.

    Args:
        summary: What the run found.

        language: A locale such as ``zh`` or ``en``.
    """
    alt = require("altair", feature="a page with charts", extra="charts")
    found: list[tuple[str, Any]] = []
    if summary.reports:
        found.append((mark("Reports by year"), _verdicts(alt, summary, language)))
    if summary.by_rule:
        rules = (
            (f"{summary.about[rule].label} {rule}", count, summary.about[rule].severity)
            for rule, count in summary.by_rule.most_common(_MOST_BARS)
        )
        years = [(year, summary.by_year[year]) for year in summary.years]
        agencies = summary.by_agency.most_common(_MOST_BARS)
        found += [
            (mark("Findings by rule"), _bars(alt, rules)),
            (mark("Findings by year"), _columns(alt, years)),
            (
                mark("Findings by agency"),
                _bars(alt, ((name or "—", count, "") for name, count in agencies)),
            ),
        ]
    return [(translate(title, language), _finished(chart)) for title, chart in found]


def _finished(chart: Any) -> dict[str, Any]:
    text = {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12}
    line = {"domainColor": "#8888", "tickColor": "#8888", "gridColor": "#8884"}
    drawn: dict[str, Any] = chart.to_dict()
    del drawn["$schema"]  # an address, though nobody asks there
    drawn["config"] = {
        "background": "transparent",
        "font": "inherit",
        "view": {"stroke": None},
        "text": {"color": "currentColor", "fontSize": 12},
        "axis": {**text, **line},
        "legend": {**text, "orient": "top", "title": None, "columnPadding": 16},
    }
    return drawn


def _bars(alt: Any, rows: Iterable[tuple[str, int, str]]) -> Any:
    """
    Draw bars that lie below their names, so that long names need no room beside them.
    """
    shown = list(rows)
    values = [
        {"name": name, "count": count, "tone": _SEVERITIES.get(kind, _PLAIN)}
        for name, count, kind in shown
    ]
    most = max(count for _, count, _ in shown)
    # right of the longest bar there is room for its number
    x = alt.X("count:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.15]))
    base = alt.Chart(alt.Data(values=values)).encode(y=alt.Y("name:N", sort=None, axis=None))
    tooltip = [alt.Tooltip("name:N"), alt.Tooltip("count:Q")]
    bars = base.mark_bar(size=12, yOffset=8).encode(
        x=x, color=alt.Color("tone:N", scale=None), tooltip=tooltip
    )
    names = base.mark_text(align="left", dy=-8, limit=alt.ExprRef("width")).encode(
        x=alt.value(0), text="name:N", tooltip=tooltip
    )
    counts = base.mark_text(align="left", dx=4, dy=8).encode(x=x, text="count:Q")
    return alt.layer(bars, names, counts).properties(width="container", height=_STEP * len(shown))


def _columns(alt: Any, rows: Iterable[tuple[int | None, int]]) -> Any:
    values = [{"name": str(name or "—"), "count": count} for name, count in rows]
    return (
        alt.Chart(alt.Data(values=values))
        .mark_bar(color=_PLAIN)
        .encode(
            x=_years(alt), y=_counts(alt), tooltip=[alt.Tooltip("name:N"), alt.Tooltip("count:Q")]
        )
        .properties(width="container", height=180)
    )


def _verdicts(alt: Any, summary: Summary, language: str) -> Any:
    words = {name: translate(said, language) for name, said in VERDICTS.items()}
    values = [
        {"name": str(year or "—"), "count": count, "verdict": words[verdict]}
        for (year, verdict), count in summary.verdicts_by_year.items()
    ]
    scale = alt.Scale(domain=list(words.values()), range=list(_TONES.values()))
    return (
        alt.Chart(alt.Data(values=values))
        .mark_bar()
        .encode(
            x=_years(alt),
            y=_counts(alt),
            color=alt.Color("verdict:N", scale=scale),
            tooltip=[alt.Tooltip("name:N"), alt.Tooltip("verdict:N"), alt.Tooltip("count:Q")],
        )
        .properties(width="container", height=220)
    )


def _years(alt: Any) -> Any:
    return alt.X("name:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))


def _counts(alt: Any) -> Any:
    return alt.Y("count:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=5))
