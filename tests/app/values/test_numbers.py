from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Unreadable
from app.values.numbers import read_money, read_number, show_money, show_number

CELLS = st.one_of(
    st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.dates(), st.times()
)
NUMBER_LIKE = st.text(
    alphabet="0123456789.,，-+约左右多公里千米元角分万¥一二十百点半 ", max_size=14
)


def notes(reading):
    return [str(note) for note in reading.notes]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (32.0, 320),
        (41.5, 415),
        (28, 280),
        (0.1 + 0.2, 3),
        ("32公里", 320),
        ("32 km", 320),
        ("32KM", 320),
        ("32㎞", 320),
        ("３２．５千米", 325),
        ("1,234.5", 12345),
        ("1，234", 12340),
        ("十二", 120),
        ("二十八公里", 280),
        ("三十二点五", 325),
        ("1.2万", 120000),
        (".5", 5),
        ("-5", -50),
        ("−5", -50),
        ("", None),
        ("——", None),
    ],
)
def test_numbers(raw, value):
    reading = read_number(raw, 1)
    assert reading.value == value
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("raw", "value", "note"),
    [
        ("约28", 280, "按 28 记入，“约”字没有保留"),
        ("28公里左右", 280, "按 28 记入，“左右”字没有保留"),
        ("大概28.5公里", 285, "按 28.5 记入，“大概”字没有保留"),
        ("20多公里", 200, "按 20 记入，“多”字没有保留"),
        ("32.55", 326, "“32.55”四舍五入到 1 位小数，按 32.6 记入"),
        (32.55, 326, "“32.55”四舍五入到 1 位小数，按 32.6 记入"),
    ],
)
def test_what_was_not_kept_is_told(raw, value, note):
    reading = read_number(raw, 1)
    assert reading.value == value
    assert notes(reading) == [note]


def test_rounding_to_whole_numbers_is_half_up():
    assert read_number("2.5", 0).value == 3
    assert read_number("2.4", 0).value == 2
    assert notes(read_number(2.5, 0)) == ["“2.5”四舍五入，按整数 3 记入"]


@pytest.mark.parametrize(
    "raw",
    [
        "500米",
        "28-30",
        "十几公里",
        "12,5",
        ".",
        "半",
        "很远",
        True,
        dt.date(2024, 1, 1),
        float("inf"),
        "1e5",
    ],
)
def test_what_is_no_number_is_refused(raw):
    with pytest.raises(Unreadable, match="不是数"):
        read_number(raw, 1)


def test_other_units_are_taken_when_asked_for():
    assert read_number("27人", 0, ("人",)).value == 27
    with pytest.raises(Unreadable, match="单位只能是户"):
        read_number("27人", 0, ("户",))
    with pytest.raises(Unreadable, match=r"例如 32$"):
        read_number("27人", 0, ())


def test_absurdly_large_numbers_are_refused():
    for raw in (1e300, "9" * 40, 10**15):
        with pytest.raises(Unreadable, match="太大"):
            read_number(raw, 0)


def test_numbers_are_shown_without_needless_zeros():
    assert show_number(325, 1) == "32.5"
    assert show_number(320, 1) == "32"
    assert show_number(300, 0) == "300"
    assert show_number(-5, 1) == "-0.5"
    assert show_number(0, 2) == "0"


@pytest.mark.parametrize(
    ("raw", "cents"),
    [
        ("12", 1200),
        (12.5, 1250),
        ("0.2", 20),
        ("¥12.5", 1250),
        ("￥1,234.50", 123450),
        ("12元", 1200),
        ("人民币100元整", 10000),
        ("1.2万元", 1200000),
        ("3元5角", 350),
        ("3块5毛", 350),
        ("3元5角2分", 352),
        ("3元零5分", 305),
        ("5角", 50),
        ("二十元", 2000),
        ("壹佰元整", 10000),
        ("-5", -500),
        ("", None),
    ],
)
def test_money(raw, cents):
    reading = read_money(raw)
    assert reading.value == cents
    assert reading.notes == ()


def test_money_that_is_not_exact_is_told():
    assert notes(read_money("约100元")) == ["按 100.00 记入，“约”字没有保留"]
    assert read_money("12.345").value == 1235
    assert len(read_money("12.345").notes) == 1


@pytest.mark.parametrize("raw", ["5头羊", "100-200", "元", "3元多少", True])
def test_what_is_no_money_is_refused(raw):
    with pytest.raises(Unreadable, match="不是金额"):
        read_money(raw)


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_a_shown_number_reads_as_itself(value, decimals):
    reading = read_number(show_number(value, decimals), decimals)
    assert reading.value == value
    assert reading.notes == ()


@given(st.integers(-(10**12), 10**12))
def test_shown_money_reads_as_itself(value):
    assert read_money(show_money(value)).value == value


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_number_cell_reads_like_its_text(amount):
    assert (
        read_number(float(amount), 2).value
        == read_number(str(amount), 2).value
        == int(amount * 100)
    )
    assert Decimal(show_number(int(amount * 100), 2)) == amount


@given(st.one_of(CELLS, NUMBER_LIKE))
def test_any_cell_is_read_or_refused_with_a_sentence(outcome, raw):
    number, _ = outcome(lambda cell: read_number(cell, 1), raw)
    assert number is None or read_number(show_number(number, 1), 1).value == number
    cents, _ = outcome(read_money, raw)
    assert cents is None or read_money(show_money(cents)).value == cents
