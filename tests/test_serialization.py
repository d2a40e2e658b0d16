"""
The wire form: dicts and JSON, both ways, everything that is wrong in them, and their schema.
"""

from __future__ import annotations

import collections
import copy
import datetime
import enum
import json
import pickle
import re
import sys
from decimal import Decimal
from typing import Any, ClassVar

import attrs
import cattrs
import pytest

from govinfo_report import form
from govinfo_report.editions import Report, Scope, e2014
from govinfo_report.errors import (
    FormError,
    InvalidDataError,
    Problem,
    UnknownEditionError,
)
from govinfo_report.figures import LARGEST, MISSING, Amount, Count, amount, figure, tidy
from govinfo_report.form import Local
from govinfo_report.serialization import _local as local_module
from govinfo_report.serialization import _reading as reading_module
from govinfo_report.serialization import (
    from_dict,
    from_json,
    json_schema,
    make_converter,
    to_dict,
    to_json,
)
from govinfo_report.serialization._cells import NotJson, shown
from govinfo_report.serialization._plan import plan
from govinfo_report.serialization._problems import problems
from govinfo_report.serialization._reading import generate_reader
from govinfo_report.units import Unit


@form.row
class Applicants(form.Section):
    """
    The cells of one line of a matrix.
    """

    person: Count = form.part("自然人")
    company: Count = form.part("法人")
    total: Count = form.total("总计")


@form.section
class Flow(form.Section):
    """
    A matrix with local rows.
    """

    received: Applicants = form.alone("新收")
    carried: Applicants = form.alone("结转")
    local: tuple[Local[Applicants], ...] = form.local()


@form.section
class Money(form.Section):
    """
    Lines of money, and one that can be negative; no local rows.
    """

    change: Count = form.alone("本年增/减", signed=True)
    spent: Amount = form.alone("支出", unit=Unit.YUAN)
    bought: Amount = form.alone("采购总金额", unit=Unit.UNSTATED)


@form.section
class Town(Report):
    """
    A report on a form that the package does not know.
    """

    edition: ClassVar[str] = "town"
    title: ClassVar[str] = "镇表"

    flow: Flow = form.group("收到和处理")
    money: Money = form.group("经费", numbering="restart")
    notices: Count = form.alone("公告", unit=Unit.ENTRY)


class Level(enum.Enum):
    """
    What an archive knows beside the table.
    """

    TOWN = "town"
    COUNTY = "county"


def _short(_: object, __: object, value: str) -> None:
    if len(value) > 5:
        msg = "code is too long"
        raise ValueError(msg)


@form.section
class Archived(Report):
    """
    A report with fields of its own outside the form.
    """

    edition: ClassVar[str] = "archived"

    notices: Count = form.alone("公告")
    code: str = attrs.field(validator=_short)
    level: Level | int | None = attrs.field()
    published: datetime.date | None = attrs.field()
    is_final: bool = attrs.field(default=True)


def town(**changes: Any) -> Town:
    """
    Make a report of the town.
    """
    rows = {
        path: number + 1
        for number, (path, field) in enumerate(form.cell_paths(Town))
        if not field.word.unit.is_money
    }
    money = {"money.spent": "12.50", "money.bought": "0"}
    return Town.of(rows | money | changes, agency="某镇", year=2020, scope=Scope.AGENCY)


def seed() -> e2014.Report:
    """
    Make a report with cells of every kind and a local row.
    """
    cells = {path: number for number, (path, _) in enumerate(form.cell_paths(e2014.Report))}
    changes = {
        "proactive_disclosure.items_disclosed": "123.9万",
        "proactive_disclosure.normative_documents_issued": "22（其中修订16件）",
        "requests.received.by_fax": None,
        "requests.received.by_post": "",
        "requests.closed.on_time": "-3",
        "request_fees": "0",
        "institutions_and_funding.dedicated_funding": "1596.80",
    }
    report = e2014.Report.of(cells | changes, agency="重庆市", year=2017, scope=Scope.TERRITORY)
    rows = (
        Local(
            label="平台", unit="条", figure=figure("6.7万"), after="official_wechat", counts=True
        ),
        Local(label="补贴", unit="万元", figure=amount("3.0")),
        Local(label="用量", unit="吨", figure=4, after="gazette"),
    )
    return report.replace({"proactive_disclosure.channels.local": rows})


def problems_of(data: Any, cls: Any = None) -> list[tuple[str, str]]:
    """
    Give path and reason of everything that is wrong in a dict.
    """
    with pytest.raises(InvalidDataError) as caught:
        from_dict(data, cls)
    return [(problem.path, problem.reason) for problem in caught.value.problems]


def changed(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """
    Copy a dict with another value at a path.
    """
    made = copy.deepcopy(data)
    *steps, last = path.split(".")
    place = made
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[last] = value
    return made


def slots_of(value: Any) -> list[Any]:
    """
    Give every slot of a section, at any depth.
    """
    names = {name for base in type(value).__mro__ for name in base.__dict__.get("__slots__", ())}
    return [
        (type(value), name, slots_of(below) if isinstance(below, form.Section) else below)
        for name in sorted(names)
        for below in [getattr(value, name)]
    ]


class TestToDict:
    """
    Writing.
    """

    def test_top(self):
        """
        The top says which form it is, in which version of the wire form, and the heading.
        """
        data = to_dict(seed())

        assert [
            ("edition", "2014"),
            ("format", 1),
            ("agency", "重庆市"),
            ("year", 2017),
            ("scope", "territory"),
        ] == list(data.items())[:5]

    def test_order(self):
        """
        The keys are the fields in the order of the form, local rows last.
        """
        data = to_dict(seed())

        assert [field.name for field in form.structure(e2014.Report).fields] == list(data)[5:]
        assert "local" == list(data["proactive_disclosure"]["channels"])[-1]

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("proactive_disclosure.items_disclosed", "123.9万"),
            ("proactive_disclosure.normative_documents_issued", "22（其中修订16件）"),
            ("requests.received.total", 16),
            ("requests.received.by_fax", None),
            ("requests.received.by_post", ""),
            ("requests.closed.on_time", "-3"),
            ("request_fees", "0"),
            ("institutions_and_funding.dedicated_funding", "1596.80"),
        ],
    )
    def test_cell(self, path, expected):
        """
        An exact count is an integer, every other cell its text, a missing one nothing.
        """
        place = to_dict(seed())
        for step in path.split("."):
            place = place[step]

        assert (type(expected), expected) == (type(place), place)

    def test_local_rows(self):
        """
        A local row has five keys; it stands where the form prints it.
        """
        assert [
            {"after": None, "label": "补贴", "unit": "万元", "figure": "3.0", "counts": None},
            {"after": "gazette", "label": "用量", "unit": "吨", "figure": 4, "counts": None},
            {
                "after": "official_wechat",
                "label": "平台",
                "unit": "条",
                "figure": "6.7万",
                "counts": True,
            },
        ] == to_dict(seed())["proactive_disclosure"]["channels"]["local"]

    def test_units_are_plain_texts(self):
        """
        Nothing but the types of JSON is written, also where an enum would look the same.
        """
        row = to_dict(seed())["proactive_disclosure"]["channels"]["local"][0]

        assert str is type(row["unit"])
        assert str is type(to_dict(seed())["scope"])

    def test_no_local_rows(self):
        """
        A report without local rows has no key for them.
        """
        report = seed().replace({"proactive_disclosure.channels.local": ()})

        assert "local" not in to_dict(report)["proactive_disclosure"]["channels"]

    def test_section(self):
        """
        A section alone is written without the top.
        """
        assert {"total": 16, "in_person": 17, "by_fax": None, "online": 19, "by_post": ""} == (
            to_dict(seed().requests.received)
        )

    def test_matrix(self):
        """
        A line of a matrix is an object, a local one too.
        """
        row = Local(label="其他", figure=Applicants.of(1, "二", total=""), unit="件")
        data = to_dict(town().replace({"flow.local": (row,)}))

        assert {"person": 1, "company": 2, "total": 3} == data["flow"]["received"]
        assert {"person": 1, "company": "二", "total": ""} == data["flow"]["local"][0]["figure"]

    def test_no_section(self):
        """
        What is no section is left to cattrs.
        """
        assert 5 == to_dict(5)  # type: ignore[arg-type]  # a wrong use


class TestFromDict:
    """
    Reading what was written.
    """

    @pytest.mark.parametrize("report", [seed(), town()], ids=["2014", "own form"])
    def test_round_trip(self, report):
        """
        What is read is what was written, down to what it remembers of itself.
        """
        again = from_dict(to_dict(report), type(report))

        assert report == again
        assert slots_of(report) == slots_of(again)
        assert hash(report) == hash(again)
        assert report == pickle.loads(pickle.dumps(again))  # noqa: S301 - our own bytes

    def test_edition_is_found(self):
        """
        Without a class, the edition names it.
        """
        assert e2014.Report is type(from_dict(to_dict(seed())))

    def test_careful_way_is_the_same(self):
        """
        Mappings that are no dicts, and local rows in a tuple, take the careful way to the same
        report.
        """
        data = to_dict(seed())
        channels = data["proactive_disclosure"]["channels"]
        channels["local"] = tuple(channels["local"])
        again = from_dict(collections.ChainMap(data))

        assert seed() == again
        assert slots_of(seed()) == slots_of(again)

    def test_defaults_are_not_made_up(self):
        """
        A dict that invents values for missing keys is not asked for them.
        """
        data = to_dict(seed())
        data["reviews"] = collections.defaultdict(int, {"total": 1})

        assert [
            ("$.reviews.upheld", "is missing"),
            ("$.reviews.corrected", "is missing"),
            ("$.reviews.other", "is missing"),
        ] == problems_of(data)

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("9834", 9834),
            (" 9834\n", 9834),
            ("-3", figure("-3")),
            ("１", figure("１")),
            (None, MISSING),
            (LARGEST, LARGEST),
            (1 << 30, 1 << 30),
            ("长" * 65, figure("长" * 65)),
            ("\ud800", figure("\ud800")),
        ],
    )
    @pytest.mark.parametrize("path", ["requests.received.total", "complaints"])
    def test_count(self, path, written, expected):
        """
        A text is read as its cell prints it, and no text is refused.
        """
        cell = from_dict(changed(to_dict(seed()), path, written))[path]

        assert (type(expected), expected) == (type(cell), cell)

    @pytest.mark.parametrize(
        ("path", "written", "expected"),
        [
            ("money.change", -5, -5),
            ("money.change", "-5", -5),
            ("money.change", -LARGEST, -LARGEST),
            ("money.change", "", figure("", signed=True)),
            ("money.spent", "12.50", Decimal("12.50")),
            ("money.spent", "约3", amount("约3", Unit.YUAN)),
            ("money.spent", None, MISSING),
            ("money.bought", "251000元", amount("251000元", Unit.UNSTATED)),
        ],
    )
    def test_line(self, path, written, expected):
        """
        The cell is read for the line it stands in: its sign, its unit.
        """
        report = from_dict(changed(to_dict(town()), path, written), Town)

        assert expected == report[path]
        assert slots_of(town(**{path: written if isinstance(written, str) else expected})) == (
            slots_of(report)
        )

    def test_local_rows_are_sorted(self):
        """
        Local rows come into printing order.
        """
        data = to_dict(seed())
        data["proactive_disclosure"]["channels"]["local"].reverse()

        assert seed() == from_dict(data)

    def test_empty_local_rows(self):
        """
        An empty list is no local row.
        """
        data = to_dict(town())
        data["flow"]["local"] = []

        assert slots_of(town()) == slots_of(from_dict(data, Town))

    def test_local_rows_of_a_matrix(self):
        """
        The cells of a local row are those of its class, whatever its unit.
        """
        row = Local(label="其他", figure=Applicants.of(1, "二", total=""), unit="万元")
        report = town().replace({"flow.local": (row,)})

        assert slots_of(report) == slots_of(from_dict(to_dict(report), Town))

    def test_long_label(self):
        """
        A long label takes the careful way.
        """
        row = Local(label="长" * 300, figure=1)
        report = seed().replace({"local": (row,)})

        assert report == from_dict(to_dict(report))

    def test_section(self):
        """
        A section is read alone.
        """
        received = seed().requests.received

        assert received == from_dict(to_dict(received), e2014.Received)

    def test_other_python(self, monkeypatch):
        """
        Where objects cannot be turned into another class, the constructor makes them.
        """
        monkeypatch.setattr(reading_module, "fast_constructor", _ordinary)
        made = plan(Town, make_converter())
        read = generate_reader(made, pytest.fail)

        assert slots_of(town()) == slots_of(read(to_dict(town())))


def _ordinary(cls: Any) -> Any:
    made = form.structure(cls)
    names = (*made.heading, *(field.name for field in made.fields))
    names += ("local",) if made.local else ()
    return eval(  # noqa: S307 - a function without the globals of this module
        f"lambda *values: cls(**dict(zip({names!r}, values, strict=True)))", {"cls": cls}
    )


COUNT = "must be a whole number, the cell's text or null"
MONEY = 'must be the amount as text, such as "12.5", or null'
CHANNELS = "proactive_disclosure.channels.local.0"


class TestProblems:
    """
    Everything wrong is told at once, each with its place.
    """

    @pytest.mark.parametrize(
        ("path", "value", "reason"),
        [
            ("requests.received.total", 5.0, f"{COUNT} (got 5.0)"),
            ("requests.received.total", True, f"{COUNT} (got true)"),
            ("requests.received.total", [], f"{COUNT} (got a list)"),
            ("requests.received.total", {}, f"{COUNT} (got an object)"),
            ("requests.received.total", b"5", f"{COUNT} (got a bytes)"),
            (
                "requests.received.total",
                -3,
                'must not be negative (got -3): write "-3" if it is printed',
            ),
            (
                "requests.received.total",
                10**16,
                "must be below 10^16 (got 10000000000000000): write its text if it is printed",
            ),
            pytest.param(
                "requests.received.total",
                10**5000,
                "must be below 10^16 (got a number of too many digits)",
                id="huge",
            ),
            ("complaints", 5.0, f"{COUNT} (got 5.0)"),
            (
                "complaints",
                -1,
                'must not be negative (got -1): write "-1" if it is printed',
            ),
            ("request_fees", 0, f"{MONEY} (got 0)"),
            ("request_fees", 1.5, f"{MONEY} (got 1.5)"),
            ("requests", None, "must be an object (got null)"),
            ("requests.received", "x" * 99, f'must be an object (got "{"x" * 40}"…)'),
            ("edition", "2019", 'must be "2014" (got "2019")'),
            ("edition", 2014, 'must be "2014" (got 2014)'),
            ("format", True, "must be 1 (got true)"),
            ("format", 2, "must be 1 (got 2)"),
            ("agency", 5, "must be a text or null (got 5)"),
            ("year", "2017", 'must be a whole number or null (got "2017")'),
            ("year", 2017.0, "must be a whole number or null (got 2017.0)"),
            (
                "scope",
                "town",
                'must be "agency" or "level" or "territory" or null (got "town")',
            ),
            ("scope", [], 'must be "agency" or "level" or "territory" or null (got a list)'),
            ("local", {}, "must be a list of local rows (got an object)"),
            ("local", None, "must be a list of local rows (got null)"),
            (f"{CHANNELS}.after", 1, "must be null or one of gazette, government_website,"),
            (f"{CHANNELS}.after", "x", "must be null or one of gazette, government_website,"),
            (f"{CHANNELS}.after", [], "must be null or one of gazette, government_website,"),
            (f"{CHANNELS}.label", "", "must be a text without breaks and without space"),
            (f"{CHANNELS}.label", " 甲", "must be a text without breaks and without space"),
            (f"{CHANNELS}.label", "甲\n乙", "must be a text without breaks and without space"),
            (f"{CHANNELS}.label", 1, "must be a text without breaks and without space"),
            (f"{CHANNELS}.unit", None, "must be a text (got null)"),
            (f"{CHANNELS}.figure", 3, f"{MONEY} (got 3)"),
            (f"{CHANNELS}.figure", {}, f"{MONEY} (got an object)"),
            (f"{CHANNELS}.counts", 1, "must be true, false or null (got 1)"),
        ],
    )
    def test_value(self, path, value, reason):
        """
        A wrong value is named with its path and what to write.
        """
        data = changed(to_dict(seed()), path, value)
        place = path.replace(".0.", "[0].")
        [(where, why)] = problems_of(data, e2014.Report)

        assert f"$.{place}" == where
        assert why.startswith(reason)

    @pytest.mark.parametrize("unit", ["条", "吨"])
    @pytest.mark.parametrize("value", [-1, 10**16, True, 1.0, []])
    def test_local_count(self, unit, value):
        """
        The cell of a local row that counts is as strict as any count.
        """
        row = {"after": None, "label": "甲", "unit": unit, "figure": value, "counts": None}
        data = to_dict(town())
        data["flow"]["local"] = []
        data = changed(to_dict(seed()), "local", [row])

        assert ["$.local[0].figure"] == [path for path, _ in problems_of(data)]

    def test_local_row_of_a_matrix(self):
        """
        The cells of a local row in a matrix have places of their own.
        """
        cells = {"person": 1, "company": -1, "total": 0}
        row = {"after": None, "label": "甲", "unit": "件", "figure": cells, "counts": None}
        data = to_dict(town())
        data["flow"]["local"] = [row, 5]

        assert [
            "$.flow.local[0].figure.company",
            "$.flow.local[1]",
        ] == [path for path, _ in problems_of(data, Town)]

    def test_signed_line(self):
        """
        A line with a sign has its limits, too.
        """
        data = changed(to_dict(town()), "money.change", -(10**16))

        assert ["$.money.change"] == [path for path, _ in problems_of(data, Town)]

    def test_all_at_once(self):
        """
        Missing keys, unknown keys and wrong values are listed in the order of the form.
        """
        data = to_dict(seed())
        del data["year"]
        data["requests"]["received"]["totl"] = data["requests"]["received"].pop("total")
        data["requests"]["received"]["online"] = 1.5
        data["requests"]["received"]["x y"] = 0
        del data["proactive_disclosure"]["channels"]["local"][1]["counts"]
        data["proactive_disclosure"]["channels"]["local"][1]["count"] = True
        data["lawsuits"] = []
        data[5] = 6

        assert [
            ("$.year", "is missing"),
            ("$.proactive_disclosure.channels.local[1].counts", "is missing"),
            (
                "$.proactive_disclosure.channels.local[1].count",
                "is an unknown key; did you mean counts?",
            ),
            ("$.requests.received.total", "is missing"),
            ("$.requests.received.online", f"{COUNT} (got 1.5)"),
            ("$.requests.received.totl", "is an unknown key; did you mean total?"),
            ('$.requests.received["x y"]', "is an unknown key"),
            ("$.lawsuits", "must be an object (got a list)"),
            ('$["5"]', "is an unknown key"),
        ] == problems_of(data)

    def test_many_unknown_keys(self):
        """
        A flood of unknown keys is listed without looking for what each may have meant.
        """
        data = to_dict(seed()) | {f"yea{number}": 0 for number in range(30)}
        del data["year"]

        assert {"is missing", "is an unknown key"} == {reason for _, reason in problems_of(data)}

    @pytest.mark.parametrize("path", ["", "requests", "money", "flow.received"])
    def test_unknown_key_alone(self, path):
        """
        An unknown key is seen at any depth, where it is all that is wrong.
        """
        report, cls = (town(), Town) if path in {"money", "flow.received"} else (seed(), None)
        where = f"{path}.extra" if path else "extra"
        data = changed(to_dict(report), where, 1)

        assert [(f"$.{where}", "is an unknown key")] == problems_of(data, cls)

    def test_local_where_there_is_none(self):
        """
        A section without local rows has no key for them.
        """
        data = changed(to_dict(town()), "money.local", [])

        assert [("$.money.local", "is an unknown key")] == problems_of(data, Town)

    def test_section_alone(self):
        """
        A section alone has paths of its own.
        """
        data = to_dict(seed().requests.received) | {"total": 1.5}

        assert [("$.total", f"{COUNT} (got 1.5)")] == problems_of(data, e2014.Received)

    @pytest.mark.parametrize("data", [[], None, "x", 5, {1, 2}])
    def test_no_object(self, data):
        """
        What is no object at all is refused at the top.
        """
        assert [("$", f"must be an object (got {shown(data)})")] == problems_of(data)
        assert [("$", f"must be an object (got {shown(data)})")] == problems_of(data, Town)

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            ({}, [("$.edition", "is missing"), ("$.format", "is missing")]),
            (
                {"edition": "1999", "format": 1},
                [("$.edition", 'must be one of "2014"')],
            ),
            (
                {"edition": [], "format": 7},
                [("$.edition", 'must be one of "2014"'), ("$.format", "must be 1 (got 7)")],
            ),
        ],
    )
    def test_unknown_edition(self, data, expected):
        """
        An edition that is not known is told, and the format beside it.
        """
        found = problems_of(data)

        assert [path for path, _ in expected] == [path for path, _ in found]
        for (_, start), (_, reason) in zip(expected, found, strict=True):
            assert reason.startswith(start)

    def test_hostile_structures(self):
        """
        A dict that holds itself, and one nested without end, are refused like any other.
        """
        data = to_dict(seed())
        data["requests"] = data
        deep: Any = []
        for _ in range(100_000):
            deep = [deep]
        data["reviews"] = deep

        assert ("$.reviews", "must be an object (got a list)") in problems_of(data)

    def test_error_is_readable(self):
        """
        The text of the error is one line a problem.
        """
        with pytest.raises(InvalidDataError, match=r"\$\.year: must be a whole number or null"):
            from_dict(changed(to_dict(seed()), "year", "2017"))


class TestJson:
    """
    JSON texts.
    """

    def test_round_trip(self):
        """
        What is read is what was written.
        """
        assert seed() == from_json(to_json(seed()))
        assert town() == from_json(to_json(town()), Town)

    def test_text(self):
        """
        Chinese stands as it is, on one line or indented.
        """
        assert to_json(seed()).startswith('{"edition": "2014", "format": 1, "agency": "重庆市"')
        assert to_json(seed(), indent=2).startswith('{\n  "edition": "2014",\n')

    def test_half_characters(self):
        """
        Half a character is escaped, so that every text can be encoded.
        """
        report = seed().replace({"complaints": "\ud800"})

        assert report == from_json(to_json(report).encode())

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-le"])
    def test_bytes(self, encoding):
        """
        Bytes are read in every encoding of JSON.
        """
        assert seed() == from_json(to_json(seed()).encode(encoding))

    def test_mark_of_order(self):
        """
        A byte order mark that was decoded is no harm.
        """
        assert seed() == from_json("\ufeff" + to_json(seed()))

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("", "is not JSON: Expecting value (line 1, column 1)"),
            ('{"edition": ', "is not JSON: Expecting value (line 1, column 13)"),
            ('{"a": 1, "a": ', "is not JSON: Expecting value (line 1, column 15)"),
            (b"\xff\xfe\x00", "is not in utf-16-le"),
            ("政府".encode("gb18030"), "is not in utf-8"),
            ("[" * 200_000, "is nested too deeply"),
            ('{"a":' * 200_000, "is nested too deeply"),
            ("[NaN, " + "[" * 200_000, "is nested too deeply"),
            ("[]", "must be an object (got a list)"),
            ("NaN", "must be an object (got NaN)"),
            ("9" * 5000, "must be an object (got a number of 5000 digits)"),
        ],
        ids=lambda value: str(value)[:20],
    )
    def test_no_json(self, text, reason):
        """
        What is no JSON, or no object, is refused at the top.
        """
        with pytest.raises(InvalidDataError) as caught:
            from_json(text)

        assert (Problem("$", reason),) == caught.value.problems

    def test_what_no_json_may_have(self):
        """
        Keys that stand twice and numbers that are none are told with their places.
        """
        text = to_json(seed())
        text = text.replace('"year": 2017', '"year": ' + "9" * 5000)
        text = text.replace('"in_person": 17', '"in_person": Infinity, "in_person": 1, "x": 2')
        text = text.replace('"upheld": 40', '"upheld": -NaN', 1).replace("-NaN", "NaN")
        with pytest.raises(InvalidDataError) as caught:
            from_json(text)

        assert [
            "$.year: must be a whole number or null (got a number of 5000 digits)",
            "$.requests.received.x: is an unknown key",
            "$.requests.received.in_person: stands twice in its object",
            f"$.reviews.upheld: {COUNT} (got NaN)",
        ] == [str(problem) for problem in caught.value.problems]

    def test_whole_numbers_beside_odd_ones(self):
        """
        Where one number is odd, the others are still numbers.
        """
        text = to_json(seed()).replace('"upheld": 40', '"upheld": NaN')
        with pytest.raises(InvalidDataError) as caught:
            from_json(text)

        assert 1 == len(caught.value.problems)

    def test_limit_of_digits(self):
        """
        A year of many digits is read where Python reads it.
        """
        before = sys.get_int_max_str_digits()
        digits = "9" * (before - 1)

        assert int(digits) == from_json(to_json(seed()).replace("2017", digits)).year

    def test_no_text(self):
        """
        What is neither text nor bytes is a mistake in the program.
        """
        with pytest.raises(AttributeError):
            from_json(5)  # type: ignore[call-overload]  # a wrong use


class TestOwnHeading:
    """
    Reports with fields of their own outside the form.
    """

    DATA: ClassVar[dict[str, Any]] = {
        "edition": "archived",
        "format": 1,
        "agency": None,
        "year": None,
        "scope": None,
        "code": "A1",
        "level": "county",
        "published": None,
        "is_final": False,
        "notices": 3,
    }

    @pytest.fixture(name="converter")
    def fixture_converter(self) -> cattrs.Converter:
        """
        A converter that knows dates.
        """
        converter = make_converter()
        converter.register_structure_hook(
            datetime.date, lambda value, _: datetime.date.fromisoformat(value)
        )
        converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
        return converter

    def test_round_trip(self):
        """
        Enums, texts, numbers and truth values are read and written by themselves.
        """
        report = from_dict(self.DATA, Archived)

        assert (Level.COUNTY, "A1", False) == (report.level, report.code, report.is_final)
        assert self.DATA == to_dict(report)

    def test_number_beside_enum(self):
        """
        A field that takes an enum or a number keeps the number.
        """
        report = from_dict(self.DATA | {"level": 3}, Archived)

        assert 3 == report.level
        assert 3 == to_dict(report)["level"]

    def test_strict(self):
        """
        They are as strict as the rest, and as required.
        """
        data = self.DATA | {"level": "land", "is_final": 0, "code": None}
        del data["published"]

        assert [
            ("$.code", "must be a text (got null)"),
            ("$.level", 'must be "town" or "county" or a whole number or null (got "land")'),
            ("$.published", "is missing"),
            ("$.is_final", "must be true or false (got 0)"),
        ] == problems_of(data, Archived)

    def test_own_validator(self):
        """
        What the class itself refuses is told at the top.
        """
        assert [("$", "code is too long")] == problems_of(
            self.DATA | {"code": "too long"}, Archived
        )

    def test_other_types_are_the_converters(self, converter):
        """
        Of other types the converter knows how to read them.
        """
        report = converter.structure(self.DATA | {"published": "2020-01-31"}, Archived)

        assert datetime.date(2020, 1, 31) == report.published
        assert "2020-01-31" == converter.unstructure(report)["published"]

    def test_wrong_value_of_another_type(self, converter):
        """
        What another hook refuses has its place, too.
        """
        with pytest.raises(cattrs.ClassValidationError) as caught:
            converter.structure(self.DATA | {"published": "x", "code": 1}, Archived)

        assert [
            "invalid value for type, expected str @ $.code",
            "invalid value for type, expected datetime.date | None @ $.published",
        ] == cattrs.transform_error(caught.value)

    def test_notes_of_others(self, converter):
        """
        A note that somebody else left on an error does not hide its place.
        """

        def fail(value: str, _: object) -> datetime.date:
            error = ValueError(f"no date: {value}")
            error.add_note("a note")
            raise error

        converter.register_structure_hook(datetime.date, fail)
        with pytest.raises(cattrs.ClassValidationError) as caught:
            converter.structure(self.DATA | {"published": "x"}, Archived)

        assert (Problem("$.published", "no date: x"),) == problems(caught.value)

    def test_oddities_in_other_types(self):
        """
        A key that stands twice is refused also where a hook would take the object as it is.
        """
        text = '{"edition": "loose", "format": 1, "agency": null, "year": null, "scope": null,'
        text += ' "more": {"a": 1, "a": 2}, "notices": 1}'
        with pytest.raises(InvalidDataError) as caught:
            from_json(text, Loose)

        assert (
            Problem("$", "repeats a key, or holds a number that is none"),
        ) == caught.value.problems

    def test_schema(self):
        """
        The schema knows the plain types, and leaves the others to the converter.
        """
        properties = json_schema(Archived)["properties"]

        assert {"type": ["string"]} == properties["code"]
        assert {"type": ["boolean"]} == properties["is_final"]
        assert {} == properties["published"]
        assert {
            "anyOf": [{"type": ["integer", "null"]}, {"enum": ["town", "county", None]}]
        } == properties["level"]


@form.section
class Loose(Report):
    """
    A report that takes anything in one of its fields.
    """

    edition: ClassVar[str] = "loose"

    notices: Count = form.alone("公告")
    more: Any = attrs.field()


@form.section
class Clash(Report):
    """
    A report with a line whose name the wire form needs.
    """

    edition: ClassVar[str] = "clash"

    format: Count = form.alone("格式")


@attrs.frozen
class Filed:
    """
    Somebody's class that holds reports.
    """

    number: int
    report: Report
    extra: Local[Count] | None = None


class TestConverter:
    """
    The converter inside others.
    """

    def test_class_that_holds_a_report(self):
        """
        A class with a field of any edition is written and read with the report inside.
        """
        converter = make_converter()
        filed = Filed(3, seed())
        data = converter.unstructure(filed)

        assert to_dict(seed()) == data["report"]
        assert filed == converter.structure(data, Filed)

    def test_errors_have_paths(self):
        """
        Errors come in the groups of cattrs.
        """
        converter = make_converter()
        data = converter.unstructure(Filed(3, seed()))
        del data["report"]["requests"]["received"]["total"]
        data["report"]["reviews"]["total"] = -1
        data["report"]["reviews"]["x"] = -1
        data["report"]["proactive_disclosure"]["channels"]["local"][2]["label"] = ""
        with pytest.raises(cattrs.ClassValidationError) as caught:
            converter.structure(data, Filed)

        assert [
            (
                "invalid value for type, expected str"
                " @ $.report.proactive_disclosure.channels.local[2].label"
            ),
            "required field missing @ $.report.requests.received.total",
            (
                "invalid value for type, expected int | govinfo_report.figures._printed.Printed"
                " @ $.report.reviews.total"
            ),
            "extra fields found (x) @ $.report.reviews",
        ] == cattrs.transform_error(caught.value)

    def test_sections_and_lists(self):
        """
        Sections and rows have hooks of their own.
        """
        converter = make_converter()
        rows = [Applicants.of(1, 2, total=3), Applicants.of("约1", "", total=None)]

        assert rows == converter.structure(converter.unstructure(rows), list[Applicants])

    @pytest.mark.parametrize(
        ("kind", "row"),
        [
            (Local, Local(label="甲", figure=1, unit=Unit.ENTRY, after="anywhere")),
            (Local[Count], Local(label="甲", figure=figure("约1"), unit="吨")),
            (Local[Applicants], Local(label="甲", figure=Applicants.of(1, 2, total=3))),
        ],
    )
    def test_local_row_alone(self, kind, row):
        """
        A local row may be read alone; nobody knows then after which fields it can stand.
        """
        converter = make_converter()
        data = converter.unstructure(row, unstructure_as=kind)

        assert row == converter.structure(data, kind)
        assert list(local_module.KEYS) == list(data)

    def test_wrong_local_row_alone(self):
        """
        It is as strict as in its section.
        """
        data = {"after": 1, "label": "甲", "unit": "件", "figure": 1, "counts": None}
        with pytest.raises(cattrs.ClassValidationError) as caught:
            make_converter().structure(data, Local[Count])

        [error] = caught.value.exceptions

        assert "must be null or the name of a field (got 1)" == str(error)

    def test_name_that_is_needed(self):
        """
        A form cannot have a line with the name of a key that the wire form needs.
        """
        with pytest.raises(FormError, match=r"Clash\.format: the wire form needs this key itself"):
            json_schema(Clash)


class TestSchema:
    """
    JSON Schema; that it agrees with the reader is a property test.
    """

    def test_top(self):
        """
        It says its dialect, the title of the table and what the top holds.
        """
        schema = json_schema("2014")

        assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
        assert "政府信息公开情况统计表" == schema["title"]
        assert {"const": "2014"} == schema["properties"]["edition"]
        assert {"const": 1} == schema["properties"]["format"]
        assert list(to_dict(seed())) == schema["required"]
        assert schema == json_schema(e2014.Report)

    def test_labels_and_units(self):
        """
        Every line has its label and unit, every section its heading.
        """
        requests = json_schema("2014")["properties"]["requests"]
        received = requests["properties"]["received"]

        assert "依申请公开情况" == requests["title"]
        assert "收到申请数" == received["title"]
        assert {
            "title": "当面申请数",
            "x-unit": "件",
            "$ref": "#/$defs/count",
        } == received["properties"]["in_person"]

    def test_every_line_is_there(self):
        """
        The titles are the labels of the form, in its order.
        """
        found: list[tuple[str, str]] = []

        def walk(schema: dict[str, Any]) -> None:
            for name, below in schema["properties"].items():
                if "x-unit" in below:
                    found.append((below["title"], below["x-unit"]))
                elif name != "local":
                    walk(below) if "properties" in below else None

        walk(json_schema("2014"))
        fields = [field for _, field in form.cell_paths(e2014.Report)]

        assert [(field.word.label, field.word.unit.value) for field in fields] == found

    def test_matrix(self):
        """
        A class of rows is defined once.
        """
        schema = json_schema(Town)
        flow = schema["properties"]["flow"]["properties"]

        assert {
            "title": "新收",
            "x-unit": "件",
            "$ref": "#/$defs/Applicants",
        } == flow["received"]
        assert {"$ref": "#/$defs/Applicants"} == (flow["local"]["items"]["properties"]["figure"])
        assert {"count", "change", "amount", "Applicants", "label"} == set(schema["$defs"])

    def test_rows_of_the_same_name(self):
        """
        Two classes of rows with the same name are told apart.
        """
        one = json_schema(Twice)

        assert {"count", "Cells", "Cells_"} == set(one["$defs"])
        assert {"a"} == set(one["$defs"]["Cells"]["properties"])
        assert {"b"} == set(one["$defs"]["Cells_"]["properties"])

    def test_section(self):
        """
        A section has a schema without the top.
        """
        assert list(to_dict(seed().requests.received)) == json_schema(e2014.Received)["required"]

    def test_unknown_edition(self):
        """
        An edition that is not known is refused.
        """
        with pytest.raises(UnknownEditionError):
            json_schema("1999")

    def test_it_is_fresh(self):
        """
        Changing a schema changes no other.
        """
        json_schema("2014")["$defs"]["count"]["minimum"] = 5
        json_schema("2014")["properties"]["scope"]["enum"] = 5

        assert 0 == json_schema("2014")["$defs"]["count"]["minimum"]
        assert 5 != json_schema("2014")["properties"]["scope"]["enum"]

    def test_labels_of_local_rows(self):
        """
        The pattern of labels and the model agree on every character.
        """
        jsonschema = pytest.importorskip("jsonschema")
        validator = jsonschema.Draft202012Validator(json_schema("2014")["$defs"]["label"])
        pattern = json_schema("2014")["$defs"]["label"]["not"]["pattern"]
        texts = [
            text
            for code in (*range(0x3100), *range(0xD700, 0xE000), *range(0xFE00, 0x10000))
            for text in (chr(code), f"a{chr(code)}", f"{chr(code)}a", f"a{chr(code)}a")
        ]
        search = re.compile(pattern).search

        assert [] == [text for text in texts if (tidy(text) == text) is bool(search(text))]
        assert validator.is_valid("甲 乙")
        assert not validator.is_valid("")


def _row_class(name: str) -> Any:
    body = {"__annotations__": {name: Count}, name: form.part("甲"), "__doc__": "A row."}
    return form.row(type("Cells", (form.Section,), {"__module__": __name__, **body}))


First, Second = _row_class("a"), _row_class("b")


@form.section
class Twice(form.Section):
    """
    Rows of two classes of one name.
    """

    first: First = form.alone("其一")  # type: ignore[valid-type]  # made at run time
    second: Second = form.alone("其二")  # type: ignore[valid-type]  # made at run time


class TestShown:
    """
    Values in messages.
    """

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (None, "null"),
            (False, "false"),
            (1.5, "1.5"),
            ("甲", '"甲"'),
            ((), "a list"),
            (NotJson("NaN"), "NaN"),
            (Decimal(1), "a Decimal"),
        ],
    )
    def test_words_of_json(self, value, expected):
        """
        A value is shown in the words of JSON.
        """
        assert expected == shown(value)

    def test_file(self, tmp_path):
        """
        What is written to a file comes back from it.
        """
        file = tmp_path / "report.json"
        file.write_text(to_json(seed()), encoding="utf-8")

        assert seed() == from_json(file.read_bytes())
        assert to_dict(seed()) == json.loads(file.read_text(encoding="utf-8"))
