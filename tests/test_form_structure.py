"""
Reading a declaration: what a class declares, and what it cannot declare.
"""

from __future__ import annotations

from typing import Any, Union

import attrs
import pytest

import core_forms as forms
from govinfo_report import form
from govinfo_report.editions import Report as BaseReport
from govinfo_report.errors import FormError
from govinfo_report.figures import Amount, Count, Printed
from govinfo_report.form import Holds, Local, Role, structure
from govinfo_report.units import Unit


class TestStructure:
    """
    What is read off a class.
    """

    def test_fields(self):
        """
        The fields of the form stand in the order of the form, local rows apart.
        """
        made = structure(forms.Sum)

        assert ["total", "first", "second", "special"] == [one.name for one in made.fields]
        assert "local" == made.local.name
        assert () == made.heading
        assert not made.is_row

    def test_heading(self):
        """
        Fields without a word stand in the heading.
        """
        assert ("agency", "year", "scope") == structure(forms.Report).heading
        assert ["requests", "outcome", "lines"] == [
            one.name for one in structure(forms.Report).fields
        ]

    def test_derived_fields_are_no_heading(self):
        """
        A field that the constructor does not take belongs neither to the form nor to the heading.
        """

        @form.section
        class Derived(form.Section):
            agency: str | None = None
            size: int = attrs.field(init=False, default=3)
            one: Count = form.alone("其一")

        assert ("agency",) == structure(Derived).heading
        assert 3 == Derived(one=1).size

    @pytest.mark.parametrize(
        ("cls", "name", "holds", "below"),
        [
            (forms.Sum, "total", Holds.CELL, None),
            (forms.Lines, "fund", Holds.CELL, None),
            (forms.Matrix, "done", Holds.ROW, forms.Cells),
            (forms.Matrix, "late", Holds.SECTION, forms.Late),
            (forms.Report, "requests", Holds.SECTION, forms.Sum),
        ],
    )
    def test_what_a_field_holds(self, cls, name, holds, below):
        """
        The annotation says whether a field holds a cell, a row or a section.
        """
        field = structure(cls).field(name)

        assert (holds, below) == (field.holds, field.type)

    def test_local_rows(self):
        """
        Local rows are cells, or rows of the class that their annotation names.
        """
        assert (Holds.LOCAL, None) == (
            structure(forms.Sum).local.holds,
            structure(forms.Sum).local.type,
        )
        assert (Holds.LOCAL, forms.Cells) == (
            structure(forms.Matrix).local.holds,
            structure(forms.Matrix).local.type,
        )
        assert structure(forms.Once).local is None

    def test_names_of_what_fields_hold(self):
        """
        What a field holds is called by name.
        """
        assert ["cell", "row", "section", "local"] == [one.value for one in Holds]

    def test_row(self):
        """
        A row knows that it is one.
        """
        assert structure(forms.Cells).is_row

    def test_total_and_whole(self):
        """
        其中 speaks of the total, or of the first total that counts once.
        """
        assert "total" == structure(forms.Sum).total.name
        assert "total" == structure(forms.Sum).whole.name
        assert structure(forms.Once).total is None
        assert "items" == structure(forms.Once).whole.name
        assert structure(forms.Lines).whole is None

    def test_field(self):
        """
        A field is found by its name; there is none of another name.
        """
        assert Role.AMONG is structure(forms.Sum).field("special").word.role
        assert structure(forms.Sum).field("speciál") is None
        assert structure(forms.Sum).field("local") is None

    def test_place(self):
        """
        A local row stands behind its field, or first.
        """
        made = structure(forms.Sum)

        assert [0, 1, 3, 4] == [
            made.place_of(after) for after in (None, "total", "second", "special")
        ]
        with pytest.raises(ValueError, match="nowhere"):
            made.place_of("nowhere")

    @pytest.mark.parametrize("cls", [int, str, form.Section, Local])
    def test_other_classes(self, cls):
        """
        Only what is declared has a structure.
        """
        with pytest.raises(FormError) as caught:
            structure(cls)

        expected = f"{cls.__name__}: is not declared with @form.section or @form.row"

        assert expected == str(caught.value)

    def test_heirs_are_declared_themselves(self):
        """
        A class below a section has no structure of its own until it is declared.
        """

        class Heir(forms.Sum):
            pass

        with pytest.raises(FormError, match="Heir: is not declared"):
            structure(Heir)

    @pytest.mark.parametrize("hint", [Union[int, Printed], Count])  # noqa: UP007 - the old spelling is meant
    def test_spellings_of_a_count(self, hint):
        """
        A count may be spelt with Union or with a bar.
        """
        namespace = {"__annotations__": {"one": hint}, "one": form.alone("其一")}
        made = form.section(type("Made", (form.Section,), namespace))

        assert Holds.CELL is structure(made).field("one").holds

    def test_classes(self):
        """
        The classes are frozen, slotted and take their fields by name only.
        """
        section = forms.sum_of()

        assert not hasattr(section, "__dict__")
        assert not hasattr(section, "__weakref__")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            section.total = 3
        with pytest.raises(TypeError, match="positional"):
            forms.Sum(5, 2, 3, 0)

    def test_a_report_adds_its_sections(self):
        """
        A class below another inherits its heading.
        """
        assert () == structure(BaseReport).fields


class TestRefusals:
    """
    Declarations that cannot mean anything.
    """

    @staticmethod
    def refusal(make, cls) -> Any:
        """
        Declare a class and give the message of the refusal.
        """
        with pytest.raises(FormError) as caught:
            make(cls)
        return str(caught.value)

    def test_wrong_type(self):
        """
        A line holds a count, an amount, a section or a row.
        """

        class Wrong(form.Section):
            one: float = form.alone("其一")

        expected = (
            "Wrong.one: a form holds figures.Count, figures.Amount, sections and rows, not"
            " <class 'float'>"
        )

        assert expected == self.refusal(form.section, Wrong)

    @pytest.mark.parametrize(
        "hint", [int, Printed, int | None, Count | None, int | str, tuple[int, Printed]]
    )
    def test_half_a_count(self, hint):
        """
        An int alone, or one that may be none, is no cell.
        """
        namespace = {"__annotations__": {"one": hint}, "one": form.alone("其一")}
        wrong = type("Wrong", (form.Section,), namespace)

        assert self.refusal(form.section, wrong).startswith("Wrong.one: a form holds figures.Count")

    def test_no_annotation(self):
        """
        A line without annotation is refused.
        """

        class Wrong(form.Section):
            one = form.alone("其一")

        assert self.refusal(form.section, Wrong).startswith("Wrong.one: a form holds figures.Count")

    def test_money_in_a_line_that_counts(self):
        """
        A line in 件 holds no amount.
        """

        class Wrong(form.Section):
            one: Amount = form.alone("其一")

        refusal = self.refusal(form.section, Wrong)

        expected = (
            "Wrong.one: a line in 件 holds a figures.Count; give unit=Unit.… for another one,"
            " such as Unit.TEN_THOUSAND_YUAN for money"
        )

        assert expected == refusal

    def test_count_in_a_line_of_money(self):
        """
        A line in 万元 holds no count.
        """

        class Wrong(form.Section):
            one: Count = form.alone("其一", unit=Unit.TEN_THOUSAND_YUAN)

        refusal = self.refusal(form.section, Wrong)

        assert refusal.startswith("Wrong.one: a line in 万元 holds a figures.Amount")

    def test_name_of_local_rows(self):
        """
        The field of local rows has one name in all sections.
        """

        class Wrong(form.Section):
            one: Count = form.alone("其一")
            extra: tuple[Local[Count], ...] = form.local()

        expected = "Wrong.extra: the field of local rows is called local"

        assert expected == self.refusal(form.section, Wrong)

    @pytest.mark.parametrize(
        "hint",
        [
            Count,
            tuple,
            tuple[Count, ...],
            tuple[Local[Count]],
            tuple[Local[Count], Local[Count]],
            tuple[Local[Count], int],
            list[Local[Count]],
            list[Local[Count], ...],
            Local[Count],
            tuple[Local, ...],
            tuple[list[Count], ...],
        ],
    )
    def test_type_of_local_rows(self, hint):
        """
        Local rows are a tuple of Local, of any length.
        """
        namespace = {"__annotations__": {"local": hint}, "local": form.local()}
        wrong = type("Wrong", (form.Section,), namespace)
        expected = "Wrong.local: local rows are annotated tuple[Local[Count], ...]"

        assert expected == self.refusal(form.section, wrong)

    def test_group_of_a_cell(self):
        """
        A group is a section.
        """

        class Wrong(form.Section):
            one: Count = form.group("其一")

        expected = "Wrong.one: form.group() declares a section; a line is total, part or alone"

        assert expected == self.refusal(form.section, Wrong)

    @pytest.mark.parametrize(
        ("field", "word"),
        [
            (form.total("数"), "total"),
            (form.alone("数"), "alone"),
            (form.among("数"), "among"),
            (form.distinct("数", of="one"), "distinct"),
        ],
    )
    def test_section_as_a_line(self, field, word):
        """
        A section is no total, no 其中 and no line alone.
        """
        namespace = {"__annotations__": {"one": forms.Sum}, "one": field}
        wrong = type("Wrong", (form.Section,), namespace)
        expected = f"Wrong.one: a section is form.group() or form.part(), not form.{word}()"

        assert expected == self.refusal(form.section, wrong)

    def test_line_without_label(self):
        """
        Only a section can do without a label.
        """

        class Wrong(form.Section):
            total: Count = form.total("总数")
            one: Count = form.part()

        expected = "Wrong.one: a line needs the label that the form prints"

        assert expected == self.refusal(form.section, Wrong)

    @pytest.mark.parametrize("below", [forms.Ways, forms.Settled, forms.Matrix])
    def test_group_without_heading(self, below):
        """
        A group without a label needs a total that is its first line.
        """
        namespace = {"__annotations__": {"one": below}, "one": form.group()}
        wrong = type("Wrong", (form.Section,), namespace)
        expected = "Wrong.one: a group without a label needs a total as its first line"

        assert expected == self.refusal(form.section, wrong)

    def test_two_totals(self):
        """
        A section has one total.
        """

        class Wrong(form.Section):
            total: Count = form.total("总数")
            one: Count = form.part("其一")
            sum: Count = form.total("合计")

        assert "Wrong: has 2 totals: total, sum" == self.refusal(form.section, Wrong)

    def test_total_of_nothing(self):
        """
        A total has parts, or a 其中 at least.
        """

        class Wrong(form.Section):
            one: Count = form.alone("其一")
            total: Count = form.total("总数")

        expected = "Wrong.total: is a total without parts; use form.alone()"

        assert expected == self.refusal(form.section, Wrong)

    def test_total_with_a_kind_only(self):
        """
        A total that only says how many are of some kind is one.
        """

        @form.section
        class Right(form.Section):
            total: Count = form.total("总数")
            special: Count = form.among("特殊数")

        assert "total" == structure(Right).total.name

    def test_among_nothing(self):
        """
        A 其中 is of the total of its own section.
        """

        class Wrong(form.Section):
            one: Count = form.part("其一")
            special: Count = form.among("特殊数")

        expected = "Wrong.special: form.among() needs a total in its own section"

        assert expected == self.refusal(form.section, Wrong)

    def test_distinct_of_nothing(self):
        """
        A total that counts once names the field of its parts.
        """

        class Wrong(form.Section):
            items: Count = form.distinct("公开数", of="way")
            ways: forms.Ways = form.group("渠道")

        expected = "Wrong.items: form.distinct(of='way') names no field of Wrong"

        assert expected == self.refusal(form.section, Wrong)

    def test_row_of_rows(self):
        """
        A row holds cells.
        """

        class Wrong(form.Section):
            one: forms.Cells = form.part("其一")

        assert "Wrong: a row holds cells only" == self.refusal(form.row, Wrong)

    def test_type_that_does_not_exist_at_run_time(self):
        """
        A class in a function cannot be named by an annotation, and the message says what to do.
        """

        @form.section
        class Hidden(form.Section):
            one: Count = form.alone("其一")

        class Wrong(form.Section):
            hidden: Hidden = form.group("标题")

        expected = (
            "Wrong: name 'Hidden' is not defined; annotations of a form must exist at run time, so"
            " declare forms at module level and import their types outside of TYPE_CHECKING"
        )

        assert expected == self.refusal(form.section, Wrong)
        assert structure(Hidden).fields

    @pytest.mark.parametrize("unit", ["件", None, "万元"])
    def test_unit_that_is_none(self, unit):
        """
        A unit is one of the forms' units.
        """

        class Wrong(form.Section):
            one: Count = form.alone("其一", unit=unit)

        assert f"Wrong.one: unit= is a units.Unit (got {unit!r})" == self.refusal(
            form.section, Wrong
        )

    @pytest.mark.parametrize("label", ["一、收到数", "（一）收到数", "1．收到数", "", "（）", "—"])
    def test_number_in_a_label(self, label):
        """
        Numbers follow from the place, and a label has words.
        """

        class Wrong(form.Section):
            one: Count = form.alone(label)

        expected = "Wrong.one: a label has words and no number: numbers follow from the place"

        assert expected == self.refusal(form.section, Wrong)

    @pytest.mark.parametrize("label", ["其中：紧急数", "其中:紧急数"])
    def test_lead_in_a_label(self, label):
        """
        What leads to a label is no part of it.
        """

        class Wrong(form.Section):
            total: Count = form.total("总数")
            one: Count = form.among(label)

        expected = 'Wrong.one: what leads to a label is given apart: lead="其中："'

        assert expected == self.refusal(form.section, Wrong)

    def test_local_rows_of_an_heir(self):
        """
        A class below a section may declare local rows again.
        """

        @form.section
        class Heir(forms.Sum):
            local: tuple[Local[Count], ...] = form.local()

        assert "local" == structure(Heir).local.name

    @pytest.mark.parametrize("name", ["replace", "of", "_one", "__one"])
    def test_names_of_what_every_section_has(self, name):
        """
        A field hides nothing that every section has, and is no private name.
        """
        namespace = {"__annotations__": {name: Count}, name: form.alone("其一")}
        wrong = type("Wrong", (form.Section,), namespace)
        expected = f"Wrong.{name}: is the name of something that every section has; choose another"

        assert expected == self.refusal(form.section, wrong)

    def test_no_section(self):
        """
        A form is made of sections.
        """

        class Wrong:
            one: Count = form.alone("其一")

        assert "Wrong: is declared as class …(form.Section)" == self.refusal(form.section, Wrong)

    def test_undeclared_section(self):
        """
        A class that is not declared is no section of a form.
        """
        namespace = {"__annotations__": {"one": form.Section}, "one": form.group("标题")}
        wrong = type("Wrong", (form.Section,), namespace)

        assert self.refusal(form.section, wrong).startswith("Wrong.one: a form holds")


class TestKindsThatDoNotAddUp:
    """
    A total and what counts in it are of one kind.
    """

    @pytest.mark.parametrize(
        ("total", "other"),
        [
            ((Count, Unit.ITEM), (Amount, Unit.YUAN)),
            ((Amount, Unit.YUAN), (Count, Unit.ITEM)),
            ((Count, Unit.ITEM), (forms.Cells, Unit.ITEM)),
            ((forms.Cells, Unit.ITEM), (Count, Unit.ITEM)),
            ((forms.Cells, Unit.ITEM), (forms.Costs, Unit.YUAN)),
        ],
    )
    @pytest.mark.parametrize("word", [form.part, form.among])
    def test_refused(self, total, other, word):
        """
        Counts, money and rows do not add up to one another, nor are they among one another.
        """
        namespace = {
            "__annotations__": {"total": total[0], "one": other[0]},
            "total": form.total("总数", unit=total[1]),
            "one": word("其一", unit=other[1]),
        }
        wrong = type("Wrong", (form.Section,), namespace)
        with pytest.raises(FormError, match=r"^Wrong\.one: "):
            form.section(wrong)

    def test_message(self):
        """
        The message names both lines.
        """

        class Wrong(form.Section):
            total: Count = form.total("总数")
            spent: Amount = form.part("支出", unit=Unit.YUAN)

        with pytest.raises(FormError) as caught:
            form.section(Wrong)

        expected = "Wrong.spent: spent and total do not add up: counts, money and rows differ"

        assert expected == str(caught.value)

    @pytest.mark.parametrize(
        ("below", "name"),
        [
            (forms.Funds, "total"),
            (forms.Matrix, "total"),
            (forms.Late, "total"),
            (forms.Bare, None),
            (forms.Sum, None),
            (forms.Settled, None),
        ],
    )
    def test_sections(self, below, name):
        """
        Of a section its total counts, or all its parts at any depth.
        """
        namespace = {
            "__annotations__": {"total": Count, "one": below},
            "total": form.total("总数"),
            "one": form.part("其一"),
        }
        cls = type("Made", (form.Section,), namespace)
        if name is None:
            assert form.section(cls)
            return
        with pytest.raises(FormError, match=rf"^Made\.one: {name} and total do not add up"):
            form.section(cls)

    def test_bare_headings(self):
        """
        The lines of a bare heading count, those that stand alone below it do not.
        """

        def declare(word: Any) -> Any:
            namespace = {
                "__annotations__": {"one": Count, "cost": Amount},
                "one": form.part("其一"),
                "cost": word("费用", unit=Unit.YUAN),
            }
            low = form.section(type("Low", (form.Section,), namespace))
            middle = form.section(
                type(
                    "Middle",
                    (form.Section,),
                    {"__annotations__": {"low": low}, "low": form.group("下")},
                )
            )
            namespace = {
                "__annotations__": {"total": Count, "middle": middle},
                "total": form.total("总数"),
                "middle": form.part("中"),
            }
            return form.section(type("Top", (form.Section,), namespace))

        assert declare(form.alone)
        with pytest.raises(FormError, match=r"^Top\.middle: cost and total do not add up"):
            declare(form.part)

    @pytest.mark.parametrize(
        ("hint", "unit", "of", "right"),
        [
            (Count, Unit.ENTRY, "ways", True),
            (Count, Unit.ENTRY, "funds", False),
            (Count, Unit.ENTRY, "spent", False),
            (Amount, Unit.YUAN, "funds", True),
            (Amount, Unit.YUAN, "ways", False),
        ],
    )
    def test_distinct(self, hint, unit, of, right):
        """
        What counts once is of the kind of its parts.
        """
        namespace = {
            "__annotations__": {
                "items": hint,
                "ways": forms.Ways,
                "funds": forms.Funds,
                "spent": Amount,
            },
            "items": form.distinct("公开数", of=of, unit=unit),
            "ways": form.group("渠道"),
            "funds": form.group("经费"),
            "spent": form.alone("支出", unit=Unit.YUAN),
        }
        cls = type("Made", (form.Section,), namespace)
        if right:
            assert form.section(cls)
            return
        with pytest.raises(FormError, match=r"^Made\.items: \w+ and items do not add up"):
            form.section(cls)

    def test_units_that_count_differ(self):
        """
        Counts in different units add up: the form itself adds 次 and 篇.
        """
        namespace = {
            "__annotations__": {"total": Count, "one": Count},
            "total": form.total("总数", unit=Unit.TIME),
            "one": form.part("其一", unit=Unit.ARTICLE),
        }

        assert form.section(type("Right", (form.Section,), namespace))
