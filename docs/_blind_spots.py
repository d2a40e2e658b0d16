"""
What the rules of a form cannot see, as a part of its page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from _tables import code, table

from govinfo_report.diagnosis import Alike, BlindSpots, Redundant, Sight, Witnesses, blind_spots
from govinfo_report.form import Indicator, indicators

KINDS = {
    "too_high": "too high 过大",
    "too_low": "too low 过小",
    "conditional": "in one case 附条件",
}

OF_CELLS = (
    "In an equation the smallest error is seen where all its cells are printed exactly; rounding",
    "and blanks leave more room.",
    "Where only inequalities speak of a cell, an error is seen in one direction, and only if it is",
    "larger than the room that the named rule leaves.",
)
COUNTED = {
    "equations 等式": lambda found: found.equations,
    "independent 独立": None,
    "inequalities 不等式": lambda found: found.inequalities,
    "in one case 附条件": lambda found: found.conditional,
    "cells 指标": lambda found: found.cells,
    "named alone 单独定位": lambda found: found.found,
    "only bounded 只受不等式约束": lambda found: found.bounded,
    "in no rule 不受约束": lambda found: found.blind,
}


def blind_spots_of(form: Any) -> str:
    """
    Write the part of a page about what the rules of a form cannot see.
    """
    found = blind_spots(form)
    cells = table(
        ("指标 label", "equations 等式", "smallest error seen 最小可检误差", "named 定位"),
        [row for line in indicators(form) for row in rows_of(line, found)],
    )
    return f"""\
## What the rules cannot see 校验盲区 {{ #blind-spots }}

[What no check can see](../../explanation/blind-spots.md) explains the words.

{counts(form)}

### Rules that follow from others 可推出的关系 {{ #redundant }}

{redundant_of(found)}

### Cells that look the same 不可区分的指标 {{ #groups }}

A wrong cell is named together with all others of its group.
A bar parts what an inequality may tell apart, where the error is larger than the room it leaves.

{groups_of(found)}

### Cells in no rule 不受约束的指标 {{ #blind }}

{blind_of(found)}

### Each cell 逐项 {{ #cells }}

{" ".join(OF_CELLS)}

{cells}"""


def counts(form: Any) -> str:
    """
    Say in figures how much is seen: on the form, and where an optional row stands for its parts.
    """
    shown = {line.label: [line.path] for line in indicators(form) if line.optional}
    found = {"the form": blind_spots(form)}
    found |= {f"{label} in one row": blind_spots(form, paths) for label, paths in shown.items()}
    return table(
        ("", *found),
        [
            (name, *(str(len(count(one)) if count else one.rank) for one in found.values()))
            for name, count in COUNTED.items()
        ],
    )


def blind_of(found: BlindSpots) -> str:
    """
    List the cells in no rule.
    """
    names = {one.path: one.name for one in found.cells}
    return "\n".join(f"- {names[path]} {code(path)}" for path in found.blind)


def redundant_of(found: BlindSpots) -> str:
    """
    Write one row for each redundant rule, with its columns.
    """
    rows: dict[tuple[str, ...], list[str]] = {}
    for one in found.redundant:
        rule, column = parted(one.rule)
        rows.setdefault((rule, *rules_behind(one)), []).append(column)
    if not rows:
        return "None: every rule says something of its own."
    return table(
        ("rule", "columns", "follows from"),
        [
            (code(rule), "<br>".join(map(code, filter(None, columns))), "<br>".join(behind))
            for (rule, *behind), columns in rows.items()
        ],
    )


def rules_behind(one: Redundant) -> list[str]:
    """
    Name the rules that another follows from, each once, with the number of its columns.
    """
    columns: dict[str, int] = {}
    for name in one.follows_from:
        rule, column = parted(name)
        columns[rule] = columns.get(rule, 0) + bool(column)
    return [
        f"{code(rule)} in {count} columns" if count > 1 else code(rule)
        for rule, count in columns.items()
    ]


def parted(name: str) -> tuple[str, str]:
    """
    Part a rule from its column.
    """
    rule, _, column = name.partition("[")
    return rule, column.removesuffix("]")


def groups_of(found: BlindSpots) -> str:
    """
    Write one row for each group of two cells or more.
    """
    names = {one.path: one.name for one in found.cells}

    def row(one: Alike) -> tuple[str, str, str]:
        parts = ["<br>".join(f"{names[path]} {code(path)}" for path in some) for some in one.parted]
        return "<br>&#124;<br>".join(parts), str(len(one.cells)), "<br>".join(map(code, one.rules))

    rows = [row(one) for one in found.groups if len(one.cells) > 1]
    return table(("指标 cells", "项数", "rules that see them 所在关系"), rows)


def rows_of(line: Indicator, found: BlindSpots) -> Iterator[tuple[str, ...]]:
    """
    Write the rows of one line: one, or one for each way in which its columns are seen.
    """
    known = {one.path: one for one in found.cells}
    ways: dict[tuple[str, ...], list[str]] = {}
    for cell in line.cells:
        if cell.path in known:
            way = seen(known[cell.path], found)
            ways.setdefault(way, []).append(cell.column or "")
    label = f"{line.number or ''}{line.label}"
    for way, columns in ways.items():
        named = f"{label}（{'、'.join(columns)}）" if len(ways) > 1 else label
        yield named, *way


def seen(one: Witnesses, found: BlindSpots) -> tuple[str, ...]:
    """
    Say how an error in a cell is seen.
    """
    group = found.group(one.path)
    if group is None:
        return "", "none 不可检", ""
    others = len(group.cells) - 1
    named = f"with {others} other{'s' * (others > 1)} 与其他{others}项" if others else "alone 单独"
    if one.sight is Sight.EXACT:
        return str(len(one.equations)), f"{one.smallest} {one.unit}", named
    bounds = [
        f"{said}: {'<br>'.join(map(code, rules))}"
        for kind, said in KINDS.items()
        if (rules := getattr(one, kind))
    ]
    return "", "<br>".join(bounds), named if others else ""
