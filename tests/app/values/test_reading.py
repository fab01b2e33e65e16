from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.reading import is_blank, quoted, text_of

CELLS = st.one_of(
    st.text(),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.none(),
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("　张　三 ", "张 三"),
        ("第一行\r\n第二行", "第一行 第二行"),
        ("a\u00a0\tb", "a b"),
        ("\ufeff姓名\u200b", "姓名"),
        ("\u202d13812341027\u202c", "13812341027"),
        (18855566198.0, "18855566198"),
        (32.5, "32.5"),
        (True, "是"),
        (None, ""),
        (dt.datetime.fromisoformat("2024-03-01 00:00:00"), "2024-03-01"),
        (dt.datetime.fromisoformat("2024-03-01 07:30:05"), "2024-03-01 07:30"),
        (dt.time(7, 30, 59), "07:30"),
    ],
)
def test_a_cell_as_text(raw, text):
    assert text_of(raw) == text


def test_the_space_that_ties_a_mongolian_suffix_survives():
    word = "ᠪᠠᠲᠤ\u202fᠶᠢᠨ ᠪᠠᠭ\u180eᠠ"
    assert text_of(f" {word} ") == word


@pytest.mark.parametrize(
    "raw",
    ["", "  ", "　", "-", "——", "－－", "/", "／", "无", "暂无", "N/A", "\u200b", None, math.nan],
)
def test_cells_that_say_nothing(raw):
    assert is_blank(raw)


@pytest.mark.parametrize("raw", ["0", 0, 0.0, False, "不详", "同上", "无名氏", dt.date(2024, 1, 1)])
def test_cells_that_say_something(raw):
    assert not is_blank(raw)


def test_a_quoted_cell_is_short_and_has_no_control_characters():
    assert quoted("张\x00三") == "张□三"
    assert len(quoted("长" * 500)) == 40


@given(CELLS)
def test_every_cell_can_be_shown_and_asked(raw):
    assert "\n" not in quoted(raw)
    assert isinstance(is_blank(raw), bool)
    assert text_of(text_of(raw)) == text_of(raw)
