from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.numerals import CHARACTERS, decimal_of, integer_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十八", 28),
        ("廿三", 23),
        ("一百零五", 105),
        ("一百二", 120),
        ("两千", 2000),
        ("三千五", 3500),
        ("一万二", 12000),
        ("一万零二", 10002),
        ("二十万三千", 203000),
        ("壹佰贰拾", 120),
        ("二〇〇八", 2008),
        ("二○○八", 2008),
        ("〇", 0),
        ("两亿", 200000000),
    ],
)
def test_whole_numbers(text, number):
    assert integer_of(text) == number


@pytest.mark.parametrize(
    "text", ["", "十十", "百", "零十", "万", "一二十", "十几", "一百千", "1十"]
)
def test_what_is_no_number(text):
    assert integer_of(text) is None


def test_decimals():
    assert decimal_of("三十二点五") == Decimal("32.5")
    assert decimal_of("零点二五") == Decimal("0.25")
    assert decimal_of("三点") is None
    assert decimal_of("三点十") is None


def spelt(number: int) -> str:
    """A number below ten thousand as a textbook spells it."""
    figures, units = "零一二三四五六七八九", ["", "十", "百", "千"]
    text = ""
    for place, figure in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        text += figures[int(figure)] + (units[place] if figure != "0" else "")
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.rstrip("零") or "零"


@given(st.integers(1, 9999))
def test_reads_what_a_textbook_spells(number):
    assert integer_of(spelt(number)) == number


@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_reads_ten_thousands(many, rest):
    assert integer_of(f"{spelt(many)}万{spelt(rest)}") == many * 10000 + rest


@given(st.text(alphabet=CHARACTERS + "点x", max_size=30))
def test_never_fails(text):
    assert decimal_of(text) is None or decimal_of(text) >= 0
