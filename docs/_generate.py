"""
Write the pages that are read from the code: ``python docs/_generate.py``.

One page for each edition, with its lines and its rules; one for what a reader can notice; one for
each public module, from its docstrings. They go to ``docs/reference/generated``, which is not
under version control.
"""

from __future__ import annotations

import html
import itertools
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from _api import MODULES, module_page
from _blind_spots import blind_spots_of
from _tables import code, table

from govinfo_report.editions import EDITIONS, codebook
from govinfo_report.grid import NoticeCode

FOLDER = Path(__file__).parent / "reference" / "generated"

ROLES = {
    "total": "total 合计",
    "part": "part 分项",
    "among": "among 其中",
    "distinct": "distinct 去重合计",
    "alone": "alone 单列",
    "group": "",
}
SEVERITIES = {"error": "error 错误", "warning": "warning 警告", "notice": "notice 提示"}
BASES = {
    "printed": "printed 表上印明",
    "layout": "layout 版式",
    "definition": "definition 指标含义",
    "plausibility": "plausibility 常理",
}


def line_of(line: dict[str, Any]) -> tuple[str, ...]:
    """
    Write the row of one line of a form; a heading has no cell and stands out.
    """
    label = f"{line['number'] or ''}{line['label']}"
    heading = line["unit"] is None
    return (
        f"**{label}**" if heading else label,
        line["unit"] or "",
        ROLES[line["role"]],
        code(line["path"]),
    )


def blocks_of(lines: list[dict[str, Any]]) -> Iterator[str]:
    """
    Write a heading and a table for each block of the form, so that the search can lead there.
    """
    for _, block in itertools.groupby(lines, lambda line: line["path"].partition(".")[0]):
        first, *others = block
        shown = others if first["unit"] is None else [first, *others]
        anchor = first["path"].partition(".")[0]
        yield f"### {first['number'] or ''}{first['label']} {{ #{anchor} }}"
        yield table(("指标 label", "单位", "role", "path"), [line_of(one) for one in shown])


def rules_of(form: Any) -> list[tuple[str, ...]]:
    """
    Write one row for each rule, with its equations in Chinese and in paths.
    """
    chinese, paths = (codebook(form, language)["rules"] for language in ("zh", "en"))
    found: dict[str, dict[str, Any]] = {}
    for one, other in zip(chinese, paths, strict=True):
        row = found.setdefault(one["rule"], {**one, "formulas": []})
        row["formulas"].append(f"{one['formula']}<br>{code(other['formula'])}")
    return [
        (
            "<br>".join(
                [
                    code(rule),
                    f"{SEVERITIES[row['severity']]} · {BASES[row['basis']]}",
                    *([row["says"]] if row["says"] else []),
                ]
            ),
            "<br>".join(row["formulas"]),
        )
        for rule, row in found.items()
    ]


def edition_page(name: str, form: Any) -> str:
    """
    Write the page of an edition.
    """
    book = codebook(form)
    years = f"{book['years'][0]}–{book['years'][-1]}"
    cells = sum(line["unit"] is not None for line in book["lines"])
    headings = len(book["lines"]) - cells
    lines = "\n\n".join(blocks_of(book["lines"]))
    rules = table(("rule · severity · basis", "formula"), rules_of(form))
    return f"""\
# {years}: {book["title"]}

The form `{name}` was prescribed for the reports on {years}.
It has {cells} lines with a figure, {headings} bare headings and {len(book["rules"])} equations.
This page is read off `govinfo_report.editions.e{name}`.
`govinfo-report codebook {name} --format json` gives the same as data.

## Lines 统计指标 {{ #lines }}

Labels, numbers and units are those of the form.
A path names a cell wherever the library names one.
A place may add lines of its own.
They stand in `local` of their section and count when lines are numbered.

{lines}

## Rules 勾稽关系 {{ #rules }}

Each rule stands here in the words of the form, and below that in paths.
[Verdicts](../../explanation/verdicts.md#severity-and-basis) says what severity and basis mean.
计入合计的地方增设行 are the local rows that count in the total of their section.

{rules}

{blind_spots_of(form)}
"""


def notices_page() -> str:
    """
    Write the page of what a reader can notice, in both languages.
    """
    rows = [
        (code(one.value), html.escape(one.sentence("zh")), html.escape(one.sentence("en")))
        for one in NoticeCode
    ]
    return f"""\
# Notices 读取提示

What was strange in reading a source, as [errors](../errors.md) are what stopped it.
Nothing is dropped without one of these.
Names in braces stand for the facts of the case; `text` is what stands in the source.

{table(("code", "中文", "English"), rows)}
"""


def main() -> None:
    """
    Write all pages anew.
    """
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name, module in EDITIONS.items():
        page = edition_page(name, module.Report)
        (FOLDER / f"e{name}.md").write_text(page, encoding="utf-8")
    (FOLDER / "notices.md").write_text(notices_page(), encoding="utf-8")
    for name in MODULES:
        (FOLDER / f"api-{name}.md").write_text(module_page(name), encoding="utf-8")


if __name__ == "__main__":
    main()
