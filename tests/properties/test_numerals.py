"""
What holds for every numeral, not only for the listed ones.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govinfo_report import numerals
from govinfo_report.numerals import NumeralError, Quantity, Rounding

LIMIT = 10**16
INFORMAL = ("一二三四五六七八九", "十百千")
FINANCIAL = ("壹贰叁肆伍陆柒捌玖", "拾佰仟")


@st.composite
def rich_in_zeros(draw: st.DrawFn) -> int:
    """
    Numbers below the limit whose digits are mostly zeros, where the rules for 零 are.
    """
    digits = draw(st.lists(st.sampled_from("000000123456789"), min_size=1, max_size=16))
    return int("".join(digits))


WHOLE = st.one_of(st.integers(0, 10**4), st.integers(0, LIMIT - 1), rich_in_zeros())
SIGNED = st.builds(lambda n, negative: -n if negative else n, WHOLE, st.booleans())
DECIMALS = st.builds(
    lambda whole, fraction, sign: Decimal(
        f"{sign if whole or fraction.strip('0') else ''}{whole}.{fraction}"
    ),
    WHOLE,
    st.text("0123456789", min_size=1, max_size=6),
    st.sampled_from(["", "-"]),
)
NUMBERS = st.one_of(SIGNED, DECIMALS)
AMOUNTS = st.builds(lambda yuan, fen: Decimal(f"{yuan}.{fen:02}"), WHOLE, st.integers(0, 99))


@st.composite
def scaled(draw: st.DrawFn) -> Decimal | int:
    """
    Numbers that at most two decimals of a magnitude can hold.
    """
    power = draw(st.sampled_from([0, 4, 8, 12]))
    hundredths = draw(st.integers(0, 999_999))
    value = Decimal(hundredths) / 100 * 10**power
    return int(value) if value == int(value) else value


def same(first: object, second: object) -> bool:
    """
    Whether two numbers are the same to their last digit.
    """
    return str(first) == str(second)


def tried(read: Callable[[str], object], text: str) -> tuple[object, NumeralError | None]:
    """
    What a reader returns, or the error that it raises.
    """
    try:
        return read(text), None
    except NumeralError as error:
        return None, error


def informal_variants(canonical: str) -> set[str]:
    """
    Every text that may stand for a canonical one in 小写, by the words of the rules.
    """
    texts = with_optional_zero(canonical, INFORMAL)
    sign = "负" if canonical.startswith("负") else ""
    if canonical[len(sign) :].startswith("十"):
        texts |= {f"{sign}一{text[len(sign) :]}" for text in texts}
    return {variant for text in texts for variant in with_liang(text)}


def financial_variants(canonical: str) -> set[str]:
    """
    Every text that may stand for a canonical one in 大写, in simplified characters.
    """
    texts = with_optional_zero(canonical, FINANCIAL)
    sign = "负" if canonical.startswith("负") else ""
    if canonical[len(sign) :].startswith("壹拾"):
        texts |= {f"{sign}{text[len(sign) + 1 :]}" for text in texts}
    return texts


def with_optional_zero(text: str, script: tuple[str, str]) -> set[str]:
    """
    The texts with and without 零 between 万 or 亿 and a figure of thousands.
    """
    digits, units = script
    thousands = rf"(?<=[万亿])零?(?=[{digits}]{units[2]})"
    places = list(re.finditer(thousands, text))
    texts = set()
    for choice in itertools.product(["", "零"], repeat=len(places)):
        pieces, last = [], 0
        for place, zero in zip(places, choice, strict=True):
            pieces += [text[last : place.start()], zero]
            last = place.end()
        texts.add("".join([*pieces, text[last:]]))
    colloquial = re.compile(rf"亿[{digits}]{units[2]}(点|$)")
    return {variant for variant in texts if not colloquial.search(variant)}


def with_liang(text: str) -> Iterator[str]:
    """
    The texts with 二 and 两 wherever both may stand.
    """
    pieces = re.split(r"(二(?=[百千万亿]))", text)
    choices = [
        ("二", "两") if piece == "二" and n % 2 else (piece,) for n, piece in enumerate(pieces)
    ]
    return map("".join, itertools.product(*choices))


@st.composite
def mutations(draw: st.DrawFn, text: str) -> str:
    """
    A text with one character deleted, doubled, or exchanged with its neighbour.
    """
    place = draw(st.integers(0, len(text) - 1))
    match draw(st.sampled_from(["delete", "double", "swap"])):
        case "delete":
            return text[:place] + text[place + 1 :]
        case "double":
            return text[: place + 1] + text[place:]
        case _:
            return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


class TestThereAndBack:
    """
    What is written is read as the value that was written.
    """

    @given(NUMBERS)
    def test_cardinal(self, value: int | Decimal) -> None:
        """
        小写 gives its number back, with its digits.
        """
        assert same(value, numerals.parse_cardinal(numerals.format_cardinal(value)))

    @given(NUMBERS)
    def test_financial(self, value: int | Decimal) -> None:
        """
        大写 gives its number back, with its digits.
        """
        assert same(value, numerals.parse_financial(numerals.format_financial(value)))

    @given(AMOUNTS)
    def test_money(self, value: Decimal) -> None:
        """
        An amount comes back to the 分.
        """
        assert same(value, numerals.parse_money(numerals.format_money(value)))

    @given(st.integers(1, 5), st.integers(1, 50))
    def test_outline(self, level: int, number: int) -> None:
        """
        An outline number comes back with level, number and style.
        """
        text = numerals.format_outline(level, number)
        outline = numerals.parse_outline(text)

        assert (level, number) == (outline.level, outline.number)
        assert text == str(outline)

    @given(scaled())
    def test_magnitude(self, value: int | Decimal) -> None:
        """
        A number that two decimals can hold is written exactly.
        """
        assert value == numerals.parse_magnitude(numerals.format_magnitude(value))

    @given(st.dates(min_value=datetime.date(1000, 1, 1)))
    def test_date(self, date: datetime.date) -> None:
        """
        A date comes back.
        """
        assert date == numerals.parse_date(numerals.format_date(date))

    @given(st.integers(1000, 9999), st.integers(1, 10**6))
    def test_year_and_document_number(self, year: int, number: int) -> None:
        """
        A year comes back, and a document number.
        """
        written = numerals.format_document_number(year, number)

        assert year == numerals.parse_year(numerals.format_year(year))
        assert (year, number) == numerals.parse_document_number(written)


class TestVariants:
    """
    Every accepted text is the canonical one of its value or a variant that the rules name.
    """

    @given(NUMBERS, st.data())
    def test_cardinal_variants_are_read(self, value: int | Decimal, data: st.DataObject) -> None:
        """
        Each variant of 小写 has the value of the canonical text.
        """
        variants = sorted(informal_variants(numerals.format_cardinal(value)))
        text = data.draw(st.sampled_from(variants))
        assume(len(text) <= 64)

        assert same(value, numerals.parse_cardinal(text))

    @given(NUMBERS, st.data())
    def test_financial_variants_are_read(self, value: int | Decimal, data: st.DataObject) -> None:
        """
        Each variant of 大写 has the value of the canonical text.
        """
        variants = sorted(financial_variants(numerals.format_financial(value)))
        text = data.draw(st.sampled_from(variants))
        assume(len(text) <= 64)

        assert same(value, numerals.parse_financial(text))

    @pytest.mark.parametrize(
        ("parse", "write", "variants"),
        [
            (numerals.parse_cardinal, numerals.format_cardinal, informal_variants),
            (numerals.parse_financial, numerals.format_financial, financial_variants),
        ],
        ids=["cardinal", "financial"],
    )
    @given(value=NUMBERS, data=st.data())
    def test_slip_is_noticed(
        self,
        parse: Callable[[str], int | Decimal],
        write: Callable[[int | Decimal], str],
        variants: Callable[[str], set[str]],
        value: int | Decimal,
        data: st.DataObject,
    ) -> None:
        """
        A slip of one character is refused, or makes an accepted text of the value that is read.
        """
        text = data.draw(mutations(write(value)))
        read, error = tried(parse, text)

        if error is not None:
            assert 0 <= error.position <= len(text)
        else:
            assert isinstance(read, int | Decimal)
            assert text in variants(write(read))

    @given(st.text("零一二两十百千万亿负点", min_size=1, max_size=9))
    def test_any_words(self, text: str) -> None:
        """
        Any string of the alphabet is refused, or a variant of the value that is read.
        """
        read, error = tried(numerals.parse_cardinal, text)

        if error is None:
            assert isinstance(read, int | Decimal)
            assert text in informal_variants(numerals.format_cardinal(read))
        elif error.canonical is not None:
            meant = numerals.parse_cardinal(error.canonical)
            assert error.canonical == numerals.format_cardinal(meant)

    @given(AMOUNTS, st.data())
    def test_money_slip_is_noticed(self, value: Decimal, data: st.DataObject) -> None:
        """
        A slip in an amount is refused, or leaves a text that differs from the canonical one only
        by what the rules leave open.
        """
        text = data.draw(mutations(numerals.format_money(value)))
        try:
            read = numerals.parse_money(text)
        except NumeralError:
            return

        assert bare_money(text) in {
            bare_money(variant)
            for variant in with_optional_zero(numerals.format_money(read), FINANCIAL)
        }

    @given(st.text("0123456789.,万亿零-", min_size=1, max_size=12))
    def test_any_digits(self, text: str) -> None:
        """
        Any string of digits, points, commas and magnitudes is refused, or has the value that adding
        up its groups gives.
        """
        try:
            read = numerals.parse_magnitude(text)
        except NumeralError:
            return

        assert added_up(text) == read


def bare_money(text: str) -> str:
    """
    An amount without what may be written or left out.
    """
    bare = text.removeprefix("人民币").replace("角整", "角").replace("正", "整")
    bare = re.sub(r"零(?=[壹贰叁肆伍陆柒捌玖]角)", "", bare)
    return re.sub(r"^零?元(?!整)零?", "", bare) if bare.startswith("零元") else bare


def added_up(text: str) -> Decimal:
    """
    The sum of the groups of a number, without asking whether they are well-formed.
    """
    sign = -1 if text.startswith("-") else 1
    powers = {"": 0, "万": 4, "亿": 8, "万亿": 12}
    groups = re.findall(r"([0-9.]+)(万亿|万|亿|)", text.replace(",", "").replace("零", ""))
    return sign * sum((Decimal(digits).scaleb(powers[word]) for digits, word in groups), Decimal())


@st.composite
def arabic(draw: st.DrawFn) -> str:
    """
    Positive numbers as tables print them.
    """
    whole = draw(st.integers(1, 10**6))
    digits = draw(st.sampled_from([f"{whole}", f"{whole:,}"]))
    fraction = draw(st.sampled_from(["", ".5", ".25", ".0"]))
    return digits + fraction + draw(st.sampled_from(["", "万", "亿"]))


MARKS = st.sampled_from(
    [
        "{}余{}",
        "{}多{}",
        "约{}{}",
        "近{}{}",
        "{}{}左右",
        "超过{}{}",
        "{}{}以上",
        "不足{}{}",
        "{}{}以内",
        "不超过{}{}",
    ]
)
UNITS = st.sampled_from(["", "件", "人次", "宗（次）", "元", "%"])


class TestIntervals:
    """
    What a mark says about the number it goes with.
    """

    @given(MARKS, arabic(), UNITS)
    def test_anchor_inside(self, mark: str, number: str, unit: str) -> None:
        """
        The interval contains the number, except behind 近 and beside strict bounds, whose end it
        is; and it is never empty.
        """
        assume(unit != "%" or number[-1] not in "万亿")
        quantity = numerals.parse_quantity(mark.format(number, unit))

        assert quantity.value is not None
        if quantity.mark in {"近", "不足"}:
            assert quantity.value == quantity.high
            assert quantity.high_open
        elif quantity.mark == "超过":
            assert quantity.value == quantity.low
            assert quantity.low_open
        else:
            assert inside(quantity)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low < quantity.high or not quantity.high_open

    @given(arabic(), UNITS)
    def test_exact(self, number: str, unit: str) -> None:
        """
        A plain number is its own interval, and its value is a multiple of its resolution.
        """
        assume(unit != "%" or number[-1] not in "万亿")
        quantity = numerals.parse_quantity(number + unit)

        assert quantity.low == quantity.value == quantity.high
        assert quantity.resolution is not None
        assert quantity.value is not None
        assert 0 == quantity.value % quantity.resolution

    @given(arabic(), arabic(), st.sampled_from("—～~–至到"), UNITS)
    def test_range(self, low: str, high: str, dash: str, unit: str) -> None:
        """
        A range is read from its lower to its upper end, or refused.
        """
        ends = [numerals.parse_magnitude(text) for text in (low, high)]
        try:
            quantity = numerals.parse_quantity(f"{low}{dash}{high}{unit}")
        except NumeralError:
            assert ends[0] > ends[1] or low[-1:] != high[-1:] or unit == "%"
            return

        assert ends == [quantity.low, quantity.high]

    @given(MARKS, arabic(), st.sampled_from(["件", "人次", "宗（次）", "元"]))
    def test_prose_agrees(self, mark: str, number: str, unit: str) -> None:
        """
        A quantity in a sentence is the quantity that it is alone.
        """
        text = mark.format(number, unit)
        alone = numerals.parse_quantity(text)

        [found] = numerals.find_quantities(f"全年共有{text}，其他略。")

        assert (4, 4 + len(text)) == found.span
        assert values(alone) == values(found)


def values(quantity: Quantity) -> tuple[object, ...]:
    """
    All of a quantity but its place.
    """
    return (
        quantity.value, quantity.low, quantity.high, quantity.low_open, quantity.high_open,
        quantity.unit, quantity.mark, quantity.text, quantity.resolution, quantity.doubt,
    )  # fmt: skip


def inside(quantity: Quantity) -> bool:
    """
    Whether the value lies in the interval.
    """
    value, low, high = quantity.value, quantity.low, quantity.high
    assert value is not None
    above = low is None or low < value or (low == value and not quantity.low_open)
    below = high is None or value < high or (high == value and not quantity.high_open)
    return above and below


class TestRounding:
    """
    Writing with fewer digits.
    """

    @given(st.integers(0, LIMIT // 2), st.integers(0, 6), st.sampled_from(Rounding))
    def test_rounded(self, value: int, decimals: int, rounding: Rounding) -> None:
        """
        What is written lies within one step of the value, and never reaches the next magnitude.
        """
        text = numerals.format_magnitude(value, decimals=decimals, rounding=rounding)
        read = Decimal(numerals.parse_magnitude(text))
        power = {"万亿": 12, "亿": 8, "万": 4}.get(text.lstrip("0123456789."), 0)

        assert abs(read - value) < Decimal(10) ** (power - decimals)
        assert read == Decimal(value).scaleb(-power).quantize(
            Decimal(10) ** -decimals, rounding=rounding.value
        ).scaleb(power)
        assert read < Decimal(10) ** (power + 4)


class TestAnyText:
    """
    What is no numeral.
    """

    @given(st.text(max_size=80))
    def test_only_numeral_errors(self, text: str) -> None:
        """
        Whatever the text, a reader returns or raises `NumeralError` with a place in the text.
        """
        for read in (
            numerals.parse_cardinal,
            numerals.parse_financial,
            numerals.parse_money,
            numerals.parse_outline,
            numerals.parse_magnitude,
            numerals.parse_quantity,
            numerals.parse_year,
            numerals.parse_date,
            numerals.parse_document_number,
        ):
            _, error = tried(read, text)

            if error is not None:
                assert 0 <= error.position <= len(text)
                assert error.character == text[error.position : error.position + 1]

    @given(
        st.text(
            "一二三五十百万余多几数约近0123456789.,件条个年月日第（）、．\n 至—%〔〕", max_size=60
        )
    )
    def test_found_in_order(self, text: str) -> None:
        """
        What is found in a text stands in it in order, never overlaps, and is what is written there.
        """
        found = numerals.find_quantities(text)
        spans = sorted([*(q.span for q in found), *(aside.span for aside in found.asides)])

        assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
        assert [text[slice(*q.span)] for q in found] == [q.text for q in found]
        assert [text[slice(*a.span)] for a in found.asides] == [a.text for a in found.asides]
        digits = [place for place, character in enumerate(text) if character in "0123456789"]
        assert all(any(low <= place < high for low, high in spans) for place in digits)


class TestOracles:
    """
    Other libraries, where they are right.
    """

    @settings(deadline=None)  # the first import takes long
    @given(st.one_of(st.integers(0, 10**8 - 1), rich_in_zeros()))
    def test_icu(self, value: int) -> None:
        """
        Below 10^8 ICU spells numbers as 小写 is written.
        """
        icu = pytest.importorskip("icu4py.messageformat", reason="icu4py is not installed")
        assume(value < 10**8)
        pattern = icu.MessageFormat("{n,spellout,%spellout-cardinal}", "zh")

        assert pattern.format({"n": value}) == numerals.format_cardinal(value)

    @settings(deadline=None)  # the first import takes long
    @given(WHOLE)
    def test_cn2an(self, value: int) -> None:
        """
        cn2an writes the same 小写 and 大写, where it does not leave out the 零 of an empty group.
        """
        cn2an = pytest.importorskip("cn2an", reason="cn2an is not installed")
        low, financial = cn2an.an2cn(str(value)), cn2an.an2cn(str(value), "up")
        empty_group = re.compile(r"亿[一二三四五六七八九壹贰叁肆伍陆柒捌玖][千仟](?!.*万)")

        if empty_group.search(low):
            assert low.replace("亿", "亿零", 1) == numerals.format_cardinal(value)
            return
        assert low == numerals.format_cardinal(value)
        assert financial == numerals.format_financial(value)
