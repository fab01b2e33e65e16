from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Unreadable
from app.values.times import minutes_between, read_time

CELLS = st.one_of(
    st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.dates(), st.times()
)
TIME_LIKE = st.text(
    alphabet="0123456789:：.点时分半秒刻一二三十上下午晚早凌晨约左右 apm", max_size=12
)


@pytest.mark.parametrize(
    ("raw", "time"),
    [
        ("7:30", "07:30"),
        ("07：30", "07:30"),
        ("7；30", "07:30"),
        ("07:30:59", "07:30"),
        ("7.30", "07:30"),
        ("7点30分", "07:30"),
        ("7点30", "07:30"),
        ("7点5分", "07:05"),
        ("7时30分00秒", "07:30"),
        ("7点半", "07:30"),
        ("七点半", "07:30"),
        ("七点三十分", "07:30"),
        ("十点十分", "10:10"),
        ("下午三点一刻", "15:15"),
        ("0730", "07:30"),
        ("730", "07:30"),
        (730.0, "07:30"),
        ("下午3点", "15:00"),
        ("下午 15:40", "15:40"),
        ("3:00 PM", "15:00"),
        ("12:30 AM", "00:30"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("晚上8点", "20:00"),
        ("晚上12点", "00:00"),
        ("夜里2点", "02:00"),
        ("凌晨1点", "01:00"),
        ("上午12点", "12:00"),
        ("15时", "15:00"),
        ("8点整", "08:00"),
        ("2024-03-01 07:30", "07:30"),
        (dt.time(17, 0), "17:00"),
        (dt.time(7, 30, 59), "07:30"),
        (dt.datetime.fromisoformat("2024-03-01 07:30:00"), "07:30"),
        (0.3125, "07:30"),
        (0.31249999999, "07:30"),
        (0.9999999999, "23:59"),
        (45352.3125, "07:30"),
        ("", None),
        ("/", None),
    ],
)
def test_times(raw, time):
    reading = read_time(raw)
    assert reading.value == time
    assert reading.notes == ()


def test_about_is_told():
    reading = read_time("7:30左右")
    assert reading.value == "07:30"
    assert [str(note) for note in reading.notes] == ["按 07:30 记入，“左右”字没有保留"]


@pytest.mark.parametrize(
    "raw",
    [
        "24:00",
        "25点",
        "7:60",
        "上午15点",
        "中午8点",
        "7:30-16:00",
        "7",
        7.3,
        "7:5",
        "一早",
        dt.date(2024, 3, 1),
        True,
        0.0,
        -0.5,
    ],
)
def test_what_is_no_time_is_refused(raw):
    with pytest.raises(Unreadable, match="不是"):
        read_time(raw)


def test_minutes_between_times_of_one_day():
    assert minutes_between("07:30", "17:00") == 570
    assert minutes_between("07:30", "06:10") == -80


@given(st.times())
def test_every_time_cell_and_its_fraction_read_alike(time):
    shown = f"{time.hour:02d}:{time.minute:02d}"
    assert read_time(time).value == shown
    assert read_time(shown).value == shown
    seconds = time.hour * 3600 + time.minute * 60 + time.second
    if seconds:
        assert read_time(seconds / 86400).value == shown


@given(st.one_of(CELLS, TIME_LIKE))
def test_any_cell_is_read_or_refused_with_a_sentence(outcome, raw):
    time, _ = outcome(read_time, raw)
    if time is not None:
        dt.time.fromisoformat(time)
        assert read_time(time).value == time
