"""
How tables look as HTML: on light and dark pages, on phones and on paper.

Grounds are half transparent and text keeps the colour of the page, so that a fragment fits a page
of any colour. Marks are drawn by the style and are no text: a page reads as the same figures.
"""

from __future__ import annotations

__all__ = ["FRAGMENT", "PAGE"]

FRAGMENT = """\
.govinfo-report{font-variant-numeric:tabular-nums;max-width:64em}
.govinfo-report .title{text-align:center;font-weight:bold;margin:.4em}
.govinfo-report .scroll{overflow-x:auto;margin:0 0 1em}
.govinfo-report table{border-collapse:collapse;width:100%;color:inherit;background:none}
.govinfo-report caption{caption-side:top;text-align:center;font-weight:bold;\
padding:.4em;color:inherit}
.govinfo-report th,.govinfo-report td{border:1px solid rgba(128,128,128,.5);padding:.25em .4em;\
color:inherit;background:none;vertical-align:middle;white-space:normal}
.govinfo-report th[scope=col]{text-align:center;background:rgba(128,128,128,.15);\
min-width:3em;text-wrap:balance}
.govinfo-report th[scope=rowgroup]{text-align:center}
.govinfo-report th[scope=row]{text-align:left;font-weight:normal;min-width:4em}
.govinfo-report .heading th{font-weight:bold}
.govinfo-report .unit{text-align:center;white-space:nowrap}
.govinfo-report .figure{text-align:right}
.govinfo-report .figure[colspan]{text-align:center}
.govinfo-report .involved{background:rgba(230,160,40,.16)}
.govinfo-report .violated{background:rgba(230,60,40,.22);outline:2px solid rgba(230,60,40,.8);\
outline-offset:-2px;font-weight:bold}
.govinfo-report .violated::before{content:"\\26A0\\FE0E  "}
.govinfo-report .suspect::after{content:attr(data-share);display:block;font-size:.7em;\
font-weight:normal}
.govinfo-report .summary{margin:.6em 0}
.govinfo-report .findings{margin:.6em 0;padding-left:1.4em}
@media print{.govinfo-report .scroll{overflow:visible}\
.govinfo-report tr{break-inside:avoid}\
.govinfo-report th,.govinfo-report td{print-color-adjust:exact}}"""
"""
The style of the tables, bound to them.
"""

PAGE = """\
:root{color-scheme:light dark}
body{margin:0;padding:1em;line-height:1.5;\
font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main.govinfo-report{margin:0 auto}
h1{font-size:1.4em;text-align:center;text-wrap:balance}
@media(max-width:40em){body{padding:.6em;font-size:.875em}\
caption{text-align:left!important}\
tbody th[scope=row]:last-of-type{position:sticky;left:0;background:Canvas!important;\
box-shadow:inset 0 0 0 1px rgba(128,128,128,.5)}}
@media print{@page{margin:15mm}body{padding:0;font-size:9pt}}"""
"""
The style of a page that holds nothing else.
"""
