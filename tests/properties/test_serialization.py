"""
What holds for every report on the wire, and for every document.
"""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import toy_forms
from drawn import arbitrary
from govinfo_report.editions import EDITIONS
from govinfo_report.errors import InvalidDataError, Problem
from govinfo_report.figures import LARGEST
from govinfo_report.serialization import (
    from_dict,
    from_json,
    json_schema,
    make_converter,
    to_dict,
    to_json,
)
from govinfo_report.strategies import reports

FORMS = [module.Report for module in EDITIONS.values()]
FORMS += [toy_forms.Report, toy_forms.Odds, toy_forms.Flow, toy_forms.Square]
VALIDATORS = {form: jsonschema.Draft202012Validator(json_schema(form)) for form in FORMS}

wrong = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([LARGEST, LARGEST + 1, -LARGEST, -LARGEST - 1, 1 << 30, 1 << 70]),
    st.sampled_from([0.5, -1.5, 2.25]),  # no whole float: JSON Schema takes 5.0 for 5
    st.text(max_size=4),
    st.sampled_from(
        ["2014", "toy", "agency", "万元", "元", "条", "9834", "-3", "12.50", " a", "a\n"]
    ),
    st.sampled_from(["a\u3000", "\u200ba", "a\u2028b", "甲 乙", "total", "received"]),
    st.builds(list),
    st.builds(dict),
)


def places(data: Any) -> list[tuple[Any, Any]]:
    """
    List every place of a document: what holds it, and the key or index there.
    """
    found: list[tuple[Any, Any]] = []
    items = list(enumerate(data)) if isinstance(data, list) else list(data.items())
    for key, below in items:
        found.append((data, key))
        if isinstance(below, (list, dict)):
            found += places(below)
    return found


def outcome(read: Any, source: Any, form: Any) -> tuple[Any, tuple[Problem, ...]]:
    """
    Read something: give the report, or what is wrong.
    """
    try:
        return read(source, form), ()
    except InvalidDataError as error:
        return None, error.problems


@st.composite
def documents(draw: st.DrawFn, form: Any) -> dict[str, Any]:
    """
    Draw the document of a report, perhaps with a few places changed, removed or added.
    """
    data = copy.deepcopy(to_dict(draw(arbitrary(form))))
    if draw(st.booleans()):
        row = {"after": None, "label": "甲", "unit": "件", "figure": 1, "counts": None}
        holders = [data, *(holder[key] for holder, key in places(data))]
        holder = draw(st.sampled_from([one for one in holders if isinstance(one, dict)]))
        holder["local"] = [row | draw(st.sampled_from([{}, {"unit": "万元"}, {"figure": "1"}]))]
    for _ in range(draw(st.integers(0, 3))):
        holder, key = draw(st.sampled_from(places(data)))
        change = draw(st.integers(0, 5))
        if change == 0:
            del holder[key]
        elif change == 1 and isinstance(holder, dict):
            holder[draw(st.sampled_from(["extra", "local", "total", "format"]))] = draw(wrong)
        else:
            holder[key] = draw(wrong)
    return data


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__qualname__)
class TestEveryForm:
    """
    Forms of the package, and forms that it does not know.
    """

    @given(data=st.data())
    def test_round_trip(self, form, data):
        """
        Writing and reading gives the same report, by every way, and the same document.
        """
        report = data.draw(arbitrary(form))
        written = to_dict(report)

        assert report == from_dict(written, form)
        assert report == from_json(to_json(report), form)
        assert report == make_converter().structure(written, form)
        assert written == to_dict(from_dict(written, form))
        assert written == json.loads(to_json(report))

    @given(data=st.data())
    def test_schema_and_reader_agree(self, form, data):
        """
        The schema accepts a document exactly if it can be read, and everything that is read can be
        written again.
        """
        document = data.draw(documents(form))
        before = copy.deepcopy(document)
        report, problems = outcome(from_dict, document, form)
        is_valid = VALIDATORS[form].is_valid(document)

        assert (report is not None) is is_valid
        assert before == document
        assert len({problem.path for problem in problems}) == len(problems)
        if report is not None:
            assert report == from_dict(to_dict(report), form)

    @given(data=st.data())
    def test_json_is_read_or_refused(self, form, data):
        """
        A text is read or refused with problems, however broken it is.
        """
        text = json.dumps(data.draw(documents(form)), ensure_ascii=False)
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 9)))
        noise = st.sampled_from(["", "{", "}", "[", "]", '"', ",", "NaN", "1e5", '"total": 1,'])
        text = text[:start] + data.draw(noise) + text[end:]
        report, problems = outcome(from_json, text, form)

        assert (report is None) is bool(problems)
        if report is not None:
            assert report == from_json(to_json(report), form)


@pytest.mark.parametrize("edition", list(EDITIONS))
@given(data=st.data())
def test_consistent_reports(edition, data):
    """
    Reports as the strategies draw them come back without being told their edition.
    """
    report = data.draw(reports(edition))

    assert report == from_dict(to_dict(report))
    assert VALIDATORS[type(report)].is_valid(to_dict(report))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(anything)
def test_anything_is_refused(document):
    """
    Whatever is no report is refused in the one documented way.
    """
    with pytest.raises(InvalidDataError):
        from_dict(document)


@given(st.binary() | st.text())
def test_any_text_is_refused(text):
    """
    Whatever is no JSON of a report is refused in the one documented way.
    """
    with pytest.raises(InvalidDataError):
        from_json(text)
