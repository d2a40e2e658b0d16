"""
What holds for every object of a form.
"""

from __future__ import annotations

import copy
import pickle

from hypothesis import given
from hypothesis import strategies as st

from drawn import arbitrary
from govinfo_report.editions import e2014
from govinfo_report.figures import Interval, bounds
from govinfo_report.form import (
    Holds,
    Local,
    cell_paths,
    fast_builder,
    fast_constructor,
    lines,
    structure,
)
from govinfo_report.strategies import as_printed, reports, sections
from toy_forms import Flow, Odds

CLASSES = (e2014.Report, Flow, Odds)
ANY = st.sampled_from(CLASSES).flatmap(arbitrary)
PRINTED = reports("2014").flatmap(as_printed)


def all_paths(section) -> list[str]:
    """
    Give the paths of all cells, those of local rows included.
    """
    return [path for line in lines(section) for path, *_ in line.cells]


class TestPaths:
    """
    A path names one cell.
    """

    @given(ANY | PRINTED)
    def test_replacing_a_cell_by_itself_changes_nothing(self, section):
        """
        Putting every cell where it is, one by one or all at once, gives an equal section.
        """
        changes = {path: section[path] for path in all_paths(section)}

        assert section == section.replace(changes)
        assert all(section == section.replace({path: cell}) for path, cell in changes.items())

    @given(ANY)
    def test_of_all_cells_is_the_section(self, section):
        """
        A section without local rows is what ``of`` builds of its cells.
        """
        cls = type(section)
        bare = section.replace({f"{path}": () for path in local_fields(section)})

        assert bare == cls.of({path: bare[path] for path, _ in cell_paths(cls)})

    @given(ANY | PRINTED)
    def test_lines_show_every_cell_once(self, section):
        """
        The lines of a report show the cells of its form and of its local rows, each once.
        """
        shown = all_paths(section)
        local = [path for path in shown if ".local." in f".{path}"]
        declared = [path for path, _ in cell_paths(type(section))]

        assert len(set(shown)) == len(shown)
        assert set(declared) == set(shown) - set(local)
        assert [path for path in shown if path not in local] == declared


def local_fields(section, prefix: str = "") -> list[str]:
    """
    Give the paths of the fields that hold local rows.
    """
    made = structure(type(section))
    found = [f"{prefix}local"] if made.local else []
    for field in made.fields:
        if field.holds is Holds.SECTION:
            found += local_fields(getattr(section, field.name), f"{prefix}{field.name}.")
    return found


class TestCopies:
    """
    A copy is equal and knows whether there are local rows.
    """

    @given(ANY | PRINTED)
    def test_pickles_are_equal(self, section):
        """
        Pickling keeps the value, the hash and the flag of local rows.
        """
        again = pickle.loads(pickle.dumps(section))  # noqa: S301 - our own pickle

        assert section == again
        assert hash(section) == hash(again)
        assert section._has_local_rows == again._has_local_rows

    @given(ANY | PRINTED)
    def test_copies_are_equal(self, section):
        """
        Copying, shallow and deep, keeps the value and the flag of local rows.
        """
        for again in (copy.copy(section), copy.deepcopy(section)):
            assert section == again
            assert section._has_local_rows == again._has_local_rows

    @given(ANY)
    def test_the_flag_says_whether_there_are_local_rows(self, section):
        """
        The flag is set exactly if some section below has local rows.
        """
        expected = any(section[path] for path in local_fields(section))

        assert expected == bool(section._has_local_rows)


class TestFastConstructors:
    """
    The constructors that check nothing make the same objects.
    """

    @given(ANY | PRINTED)
    def test_fast_objects_are_equal(self, section):
        """
        A section made of the values of another, unchecked, equals it.
        """
        cls = type(section)
        made = structure(cls)
        names = [*made.heading, *(field.name for field in made.fields)]
        names += [made.local.name] if made.local else []
        again = fast_constructor(cls)(*(getattr(section, name) for name in names))

        assert section == again
        assert cls is type(again)
        assert bool(section._has_local_rows) == bool(again._has_local_rows)
        assert repr(section) == repr(again)

    @given(ANY | PRINTED)
    def test_built_sections_are_equal(self, section):
        """
        A section built of a flat list of cells, unchecked, equals the one they come from.
        """
        cls = type(section)
        cells = [section[path] for path, _ in cell_paths(cls)]
        local = {
            path.removesuffix("local").removesuffix("."): section[path]
            for path in local_fields(section)
        }
        heading = [getattr(section, name) for name in structure(cls).heading]
        again = fast_builder(cls)(cells, local, *heading)

        assert section == again
        assert bool(section._has_local_rows) == bool(again._has_local_rows)


class TestSums:
    """
    Sections of one class add up cell by cell.
    """

    @given(sections(e2014.Report), sections(e2014.Report))
    def test_order_does_not_matter(self, one, other):
        """
        The cells of the form add up to the same, whichever comes first.
        """
        total, again = one + other, other + one

        assert all(total[path] == again[path] for path, _ in cell_paths(e2014.Report))

    @given(arbitrary(e2014.Requests, local=False), arbitrary(e2014.Requests, local=False))
    def test_cells_allow_the_sums(self, one, other):
        """
        Each cell of a sum allows what the two cells allow together.
        """
        total = one + other
        for path, _ in cell_paths(e2014.Requests):
            expected = bounds(one[path]) + bounds(other[path])

            assert expected == bounds(total[path])
            assert Interval(0, None).meet(expected) is not None

    @given(sections(e2014.Channels), sections(e2014.Channels))
    def test_local_rows_keep_their_sum(self, one, other):
        """
        What local rows hold together is what they held before.
        """
        total = one + other
        rows: list[Local] = [*one.local, *other.local]

        assert sum(row.figure for row in rows) == sum(row.figure for row in total.local)
