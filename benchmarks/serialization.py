"""
Dict → report and back, against pydantic v2 on the same 59 cells.

Run it with ``python benchmarks/serialization.py``. The pydantic models are what one would write by
hand for this wire form: strict, frozen, no extra keys, one model a section; a count is an integer,
tested with its bounds by pydantic's core, or a text, tested by the core and read by one Python
function, the same that this library uses. Only the section whose local row the seed prints has
local rows in them. Both sides are checked to hold the same cells and to give the same dict again.
"""

from __future__ import annotations

import argparse
import itertools
import json
from functools import partial
from typing import Annotated, Any, Literal

import pydantic
from _timing import compare, table
from pydantic_core import core_schema

from govinfo_report import form
from govinfo_report.editions import Scope, e2014
from govinfo_report.figures import LARGEST, Printed, amount, figure, tidy, written
from govinfo_report.serialization import from_dict, from_json, to_dict, to_json

PRINTED = (
    "123.9万 4696 5151 4349 74.2万 13.1万 6.3万 6.7万 35.8万 1.83万 858 230 315 101 7235 4386"
    " 1.45万 9834 2918 144 3878 2894 9580 9292 288 8082 3158 2680 323 485 6 12 17 30 286 134 610"
    " 282 298 246 451 279 124 48 472 296 53 123 217 0 1094 3795 3878 508 3370 1596.8 1181 653"
    " 2.6万"
)
SEED = PRINTED.split()
LOCAL = 7
"""
Where the local row stands among the cells.
"""

GOALS = {
    "dict → report, the seed's figures": 0.9,
    "dict → report, all exact": 0.6,
    "report → dict, the seed's figures": 0.4,
    "report → dict, all exact": 0.75,
}


def report_of(cells: list[str]) -> e2014.Report:
    """
    Make the seed's report, with these cells.
    """
    nation = cells[:LOCAL] + cells[LOCAL + 1 :]
    paths = (path for path, _ in form.cell_paths(e2014.Report))
    report = e2014.Report.of(
        dict(zip(paths, nation, strict=True)),
        agency="重庆市（全市）",
        year=2017,
        scope=Scope.TERRITORY,
    )
    row = form.Local(
        label="政府信息公开统一平台公开政府信息数",
        unit="条",
        figure=figure(cells[LOCAL]),
        after="official_wechat",
        counts=True,
    )
    return report.replace({"proactive_disclosure.channels.local": (row,)})


def exact_report() -> e2014.Report:
    """
    Make the seed's report as it would be if every count were printed in full.
    """
    exact = itertools.count(1_000)
    return report_of([f"{next(exact)}" if "万" in cell else cell for cell in SEED])


def _cell(*, money: bool) -> Any:
    text = core_schema.no_info_after_validator_function(
        amount if money else figure,
        core_schema.nullable_schema(core_schema.str_schema(strict=True)),
        serialization=core_schema.plain_serializer_function_ser_schema(written),
    )
    count = core_schema.int_schema(strict=True, ge=0, le=LARGEST)
    either = core_schema.union_schema([count, text], mode="left_to_right")

    class Cell:
        @classmethod
        def __get_pydantic_core_schema__(cls, *_: object) -> core_schema.CoreSchema:
            return text if money else either

    return Annotated[Any, Cell]


CELL, MONEY = _cell(money=False), _cell(money=True)
STRICT = pydantic.ConfigDict(strict=True, frozen=True, extra="forbid")


def _label(label: str) -> str:
    if label and tidy(label) == label:
        return label
    msg = "a label has no space at its ends"
    raise ValueError(msg)


CHANNELS = tuple(field.name for field in form.structure(e2014.Channels).fields)


class Row(pydantic.BaseModel):
    """
    A local row.
    """

    model_config = STRICT

    after: Literal[CHANNELS] | None
    label: Annotated[str, pydantic.AfterValidator(_label)]
    unit: str
    figure: CELL
    counts: bool | None


def model_of(cls: Any) -> type[pydantic.BaseModel]:
    """
    Make the pydantic model of a section.
    """
    fields: dict[str, Any] = {}
    for field in form.structure(cls).fields:
        if field.holds is form.Holds.CELL:
            fields[field.name] = (MONEY if field.word.unit.is_money else CELL, ...)
        else:
            fields[field.name] = (model_of(field.type), ...)
    if cls is e2014.Channels:
        fields["local"] = (list[Row], ...)
    if cls is e2014.Report:
        heading = {
            "edition": (Literal["2014"], ...),
            "format": (Literal[1], ...),
            "agency": (str | None, ...),
            "year": (int | None, ...),
            "scope": (Literal["agency", "level", "territory"] | None, ...),
        }
        fields = heading | fields
    return pydantic.create_model(f"{cls.__name__}Model", __config__=STRICT, **fields)


def main() -> None:
    """
    Time both ways and print the ratios.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    model = model_of(e2014.Report)
    reports = {"the seed's figures": report_of(SEED), "all exact": exact_report()}
    for name, report in reports.items():
        data = to_dict(report)
        theirs = model.model_validate(data)
        assert from_dict(data) == report
        assert theirs.model_dump() == data
        assert type(theirs.proactive_disclosure.items_disclosed) in {int, Printed}  # type: ignore[attr-defined]  # the model is made at run time
        text = to_json(report)
        assert json.loads(theirs.model_dump_json()) == json.loads(text)
        cases = {
            "dict → report": (partial(from_dict, data), partial(model.model_validate, data)),
            "report → dict": (partial(to_dict, report), theirs.model_dump),
            "JSON → report": (partial(from_json, text), partial(model.model_validate_json, text)),
            "report → JSON": (partial(to_json, report), theirs.model_dump_json),
        }
        for what, (ours, other) in cases.items():
            title = f"{what}, {name}"
            seconds = compare({"pydantic": other, "govinfo_report": ours}, rounds=rounds)
            goal = {"govinfo_report": GOALS[title]} if title in GOALS else None
            table(title, seconds, "pydantic", goal)


if __name__ == "__main__":
    main()
