"""
The words of a declaration and what each leaves on its field.
"""

from __future__ import annotations

import attrs
import pytest

from govinfo_report import form
from govinfo_report.form import Role
from govinfo_report.form._words import Word, word_of
from govinfo_report.units import Unit


def declared(field):
    """
    Give the word that a field made by a word carries.
    """
    made = attrs.make_class("Made", {"field": field})
    return word_of(attrs.fields(made).field)


class TestDefaults:
    """
    What a word says by itself.
    """

    @pytest.mark.parametrize(
        ("field", "word"),
        [
            (form.total("总数"), Word(Role.TOTAL, "总数")),
            (form.part("其一"), Word(Role.PART, "其一")),
            (form.part(), Word(Role.PART)),
            (form.among("其中数"), Word(Role.AMONG, "其中数", numbered=False)),
            (form.alone("独立"), Word(Role.ALONE, "独立")),
            (form.distinct("一次", of="ways"), Word(Role.DISTINCT, "一次", of="ways")),
            (form.group("标题"), Word(Role.GROUP, "标题")),
            (form.group(), Word(Role.GROUP)),
            (form.local(), Word(Role.LOCAL)),
        ],
    )
    def test_role_and_label(self, field, word):
        """
        A word sets the role and the label; a 其中 takes no number.
        """
        assert word == declared(field)

    def test_word(self):
        """
        A line counts 件, is unsigned, numbered and printed by all, unless something else is said.
        """
        word = Word(Role.ALONE)

        assert (None, Unit.ITEM, False, True, "") == (
            word.label,
            word.unit,
            word.signed,
            word.numbered,
            word.lead,
        )
        assert (False, None, None, True, False) == (
            word.optional,
            word.concept,
            word.of,
            word.at_least_each,
            word.restart,
        )


class TestRoles:
    """
    What lines can be to others.
    """

    def test_names(self):
        """
        Their names are those of the codebook.
        """
        assert ["total", "part", "among", "distinct", "alone", "group", "local"] == [
            role.value for role in Role
        ]


class TestArguments:
    """
    What else can be said.
    """

    @pytest.mark.parametrize(
        ("word", "role"),
        [(form.total, Role.TOTAL), (form.part, Role.PART), (form.alone, Role.ALONE)],
    )
    def test_lines(self, word, role):
        """
        A total, a part and a line alone take all that a line can say.
        """
        field = word(
            "数",
            unit=Unit.TIME,
            signed=True,
            numbered=False,
            lead="其中：",
            concept="meaning",
            under=("上", "下"),
            also=("个数",),
        )
        expected = Word(
            role,
            "数",
            unit=Unit.TIME,
            signed=True,
            numbered=False,
            lead="其中：",
            concept="meaning",
            under=("上", "下"),
            also=("个数",),
        )

        assert expected == declared(field)

    def test_optional_total(self):
        """
        A total may be a row that only some print.
        """
        assert Word(Role.TOTAL, "数", optional=True) == declared(form.total("数", optional=True))

    def test_among(self):
        """
        A 其中 takes unit, lead and concept.
        """
        field = form.among("数", unit=Unit.TIME, lead="其中：", concept="meaning")
        expected = Word(
            Role.AMONG, "数", unit=Unit.TIME, numbered=False, lead="其中：", concept="meaning"
        )

        assert expected == declared(field)

    def test_distinct(self):
        """
        A total that counts once says of what, and whether its parts bound it from below.
        """
        field = form.distinct(
            "数",
            of="ways",
            at_least_each=False,
            unit=Unit.TIME,
            numbered=False,
            lead="其中：",
            concept="meaning",
        )
        expected = Word(
            Role.DISTINCT,
            "数",
            unit=Unit.TIME,
            numbered=False,
            lead="其中：",
            concept="meaning",
            of="ways",
            at_least_each=False,
        )

        assert expected == declared(field)

    def test_group(self):
        """
        A group takes number and lead, and may start its numbers again.
        """
        field = form.group("标题", numbered=False, lead="附：", numbering="restart")
        expected = Word(Role.GROUP, "标题", numbered=False, lead="附：", restart=True)

        assert expected == declared(field)
        assert not declared(form.group("标题", numbering="continue")).restart

    def test_local(self):
        """
        Local rows may be left out: none is the default.
        """
        made = attrs.make_class("Made", {"local": form.local()})

        assert () == made().local

    @pytest.mark.parametrize(
        "field", [form.total("数"), form.part("数"), form.among("数"), form.group("数")]
    )
    def test_no_default(self, field):
        """
        Every other field has to be given.
        """
        made = attrs.make_class("Made", {"field": field})
        with pytest.raises(TypeError, match="missing 1 required"):
            made()


class TestWordOf:
    """
    Reading a word off a field.
    """

    def test_field_outside_the_form(self):
        """
        A field without a word belongs to no form.
        """
        made = attrs.make_class("Made", {"agency": attrs.field(default=None)})

        assert word_of(attrs.fields(made).agency) is None

    def test_key(self):
        """
        The word stands under one key, which nobody else needs to know.
        """
        field = declared(form.part("数"))

        assert isinstance(field, Word)
