from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.values.periods import NAMED, Span, is_period, month_of, read_period, show_period, span_of


@pytest.mark.parametrize(
    ("said", "today", "first", "last"),
    [
        ("今天", "2024-02-29", "2024-02-29", "2024-02-29"),
        ("昨天", "2024-03-01", "2024-02-29", "2024-02-29"),
        ("明天", "2025-12-31", "2026-01-01", "2026-01-01"),
        # weeks begin on Monday: 22 November 2026 is a Sunday, 23 a Monday
        ("本周", "2026-11-22", "2026-11-16", "2026-11-22"),
        ("本周", "2026-11-23", "2026-11-23", "2026-11-29"),
        ("上周", "2026-11-23", "2026-11-16", "2026-11-22"),
        ("下周", "2026-12-31", "2027-01-04", "2027-01-10"),
        ("本月", "2024-02-29", "2024-02-01", "2024-02-29"),
        ("本月", "2100-02-10", "2100-02-01", "2100-02-28"),
        ("上月", "2026-03-31", "2026-02-01", "2026-02-28"),
        ("上月", "2026-01-15", "2025-12-01", "2025-12-31"),
        ("下月", "2026-01-31", "2026-02-01", "2026-02-28"),
        ("本季度", "2026-11-21", "2026-10-01", "2026-12-31"),
        ("上季度", "2026-02-28", "2025-10-01", "2025-12-31"),
        ("今年", "2026-11-21", "2026-01-01", "2026-12-31"),
        ("去年", "2026-01-01", "2025-01-01", "2025-12-31"),
        ("最近30天", "2026-03-01", "2026-01-30", "2026-03-01"),
        ("近7天", "2026-03-01", "2026-02-22", "2026-03-01"),
        ("最近一个月", "2026-03-31", "2026-02-28", "2026-03-31"),
        ("最近12个月", "2024-02-29", "2023-02-28", "2024-02-29"),
        ("未来7天", "2025-12-28", "2025-12-28", "2026-01-04"),
        ("今后三个月", "2025-11-30", "2025-11-30", "2026-02-28"),
        ("30天以前", "2026-03-01", None, "2026-01-29"),
        ("3个月前", "2026-05-31", None, "2026-02-27"),
        ("1年以前", "2024-02-29", None, "2023-02-27"),
        ("今天以前", "2026-01-01", None, "2025-12-31"),
        ("1个月以后", "2026-01-31", "2026-03-01", None),
    ],
)
def test_a_period_on_a_day(said, today, first, last):
    kept = read_period(said)
    assert kept is not None
    assert is_period(kept)
    assert span_of(kept, today) == Span(first, last)


@pytest.mark.parametrize(
    "said", ["", "明", "上上月", "最近天", "最近30", "以前", "1236", "最近-3天"]
)
def test_what_is_no_period(said):
    assert read_period(said) is None
    assert not is_period(said)


@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)).map(dt.date.isoformat),
    st.integers(0, 400),
    st.sampled_from(("day", "month", "year")),
)
def test_what_was_lately_and_what_was_before_meet_without_a_gap(today, count, unit):
    lately, before = (span_of(f"{way}:{count}:{unit}", today) for way in ("last", "before"))
    soon, after = (span_of(f"{way}:{count}:{unit}", today) for way in ("next", "after"))
    assert lately.last == soon.first == today
    following = dt.date.fromisoformat(before.last) + dt.timedelta(days=1)
    assert following.isoformat() == lately.first
    assert dt.date.fromisoformat(soon.last) + dt.timedelta(days=1) == dt.date.fromisoformat(
        after.first
    )


def test_counts_beyond_the_calendar_end_at_its_ends():
    assert span_of("last:9999:year", "2026-01-01").first == "0001-01-01"
    assert span_of("next:9999:year", "2026-01-01").last == "9999-12-31"


def test_each_reads_back_as_it_is_shown():
    counted = [
        f"{way}:{count}:{unit}"
        for way in ("last", "next", "before", "after")
        for unit in ("day", "month", "year")
        for count in (1, 30)
    ]
    for kept in (*NAMED, *counted, "before:0:day"):
        assert read_period(show_period(kept)) == kept


def test_a_month_of_each_year():
    assert month_of("03", "2026-11-21") == "03"
    assert month_of("this_month", "2026-11-21") == "11"
    assert month_of("next_month", "2026-12-21") == "01"
