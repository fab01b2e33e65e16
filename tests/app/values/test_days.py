from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Unreadable
from app.values.days import (
    UNKNOWN_DAY,
    age_on,
    read_day,
    read_month,
    read_partial_day,
    show_day,
    years_between,
)

CELLS = st.one_of(
    st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.dates(), st.times()
)
DAY_LIKE = st.text(alphabet="0123456789年月日号.-/ 　〇一二十廿T:时点星期?不详", max_size=20)
PARTIAL_DAYS = st.one_of(
    st.dates(dt.date(1850, 1, 1), dt.date(2100, 12, 31)).map(dt.date.isoformat),
    st.dates(dt.date(1850, 1, 1), dt.date(2100, 12, 31)).map(lambda day: day.isoformat()[:7]),
    st.integers(1850, 2100).map(str),
    st.just(UNKNOWN_DAY),
)


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("1968.03", "1968-03"),
        ("1968.3", "1968-03"),
        ("1968.03.", "1968-03"),
        ("1968-03-12", "1968-03-12"),
        ("1968/3/2", "1968-03-02"),
        ("1968．3．2", "1968-03-02"),
        ("1968年3月", "1968-03"),
        ("1968年3月份", "1968-03"),
        ("1968 年 3 月 12 日", "1968-03-12"),
        ("1968年3月12号", "1968-03-12"),
        ("１９６８年３月", "1968-03"),
        ("二〇〇八年三月", "2008-03"),
        ("二○○八年", "2008"),
        ("二OO八年", "2008"),
        ("一九六八年十二月二十三日", "1968-12-23"),
        ("19680312", "1968-03-12"),
        ("196803", "1968-03"),
        ("1968年", "1968"),
        ("1968", "1968"),
        ("1968年3月12日（星期二）", "1968-03-12"),
        ("2024-03-15 08:30:00", "2024-03-15"),
        ("2024年3月15日上午8时", "2024-03-15"),
        ("2024-03-15T08:30", "2024-03-15"),
        (dt.date(1987, 5, 24), "1987-05-24"),
        (dt.datetime.fromisoformat("1987-05-24 07:30:00"), "1987-05-24"),
        (1968, "1968"),
        (1968.0, "1968"),
        (1968.03, "1968-03"),
        (1968.12, "1968-12"),
        (1968.2, "1968-02"),
        (196803.0, "1968-03"),
        (19680312.0, "1968-03-12"),
        ("不详", UNKNOWN_DAY),
        ("不清楚", UNKNOWN_DAY),
        ("出生日期不详", UNKNOWN_DAY),
        ("？", UNKNOWN_DAY),
        ("", None),
        ("——", None),
    ],
)
def test_partial_days(raw, day):
    reading = read_partial_day(raw)
    assert reading.value == day
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("2024年2月30日", "“2024年2月30日”这一天不存在，2024年2月没有30日，请核对日期"),
        ("2023-02-29", "“2023-02-29”这一天不存在，2023年2月没有29日，请核对日期"),
        ("2024-13-01", "“2024-13-01”写的是 13 月，一年只有 1 到 12 月，请核对月份"),
        ("1849.03", "“1849.03”的年份不在 1850 到 2100 之间，请核对年份"),
        ("2101", "“2101”的年份不在 1850 到 2100 之间，请核对年份"),
        ("68.03", "“68.03”的年份只有两位，请写四位年份，例如 1968.03"),
        ("68年3月", "“68年3月”的年份只有两位，请写四位年份，例如 1968.03"),
        ("680312", "“680312”的年份只有两位，请写四位年份，例如 1968.03"),
        ("3月12日", "“3月12日”没有写年份，请写成 2024年3月12日 的样子"),
        ("1968年腊月", "“1968年腊月”不是日期，请写成 1968年3月12日 或 1968.03.12 的样子"),
        ("去年秋天", "“去年秋天”不是日期，请写成 1968年3月12日 或 1968.03.12 的样子"),
        (dt.time(7, 30), "“07:30”不是日期，请写成 1968年3月12日 或 1968.03.12 的样子"),
        (
            dt.datetime.fromisoformat("1899-12-31 07:30:00"),
            "“1899-12-31 07:30”不是日期，请写成 1968年3月12日 或 1968.03.12 的样子",
        ),
        (5.0, "“5”不是日期，请写成 1968年3月12日 或 1968.03.12 的样子"),
    ],
)
def test_days_that_are_refused(raw, sentence):
    for read in (read_partial_day, read_day, read_month):
        with pytest.raises(Unreadable) as refusal:
            read(raw)
        assert str(refusal.value) == sentence


def test_a_number_that_may_be_january_or_october_is_refused():
    """Typed into a spreadsheet, 1968.10 becomes the number 1968.1."""
    with pytest.raises(Unreadable, match="分不清是 1 月还是 10 月"):
        read_partial_day(1968.1)
    assert read_partial_day("1968.1").value == "1968-01"


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (45366, "2024-03-15"),
        (45366.3, "2024-03-15"),
        (25000.0, "1968-06-11"),
        (73050, "2099-12-31"),
        (2101, "1905-10-01"),
    ],
)
def test_serial_numbers_of_spreadsheets(serial, day):
    reading = read_day(serial)
    assert reading.value == day
    assert "日期序号" in str(reading.notes[0])


@pytest.mark.parametrize("raw", ["1968", "1968.03", 1968, "不详"])
def test_a_whole_day_needs_all_its_parts(raw):
    with pytest.raises(Unreadable):
        read_day(raw)


def test_months():
    assert read_month("2024.3").value == "2024-03"
    assert read_month(dt.date(2024, 3, 1)).notes == ()
    dropped = read_month("2024年3月15日")
    assert dropped.value == "2024-03"
    assert [str(note) for note in dropped.notes] == ["按 2024年3月 记入，“15日”没有保留"]
    with pytest.raises(Unreadable, match="没有写月份"):
        read_month("2024")


def test_days_are_shown():
    assert show_day("1968-03-12") == "1968.03.12"
    assert show_day("1968-03", "dots") == "1968.03"
    assert show_day("1968-03-12", "chinese") == "1968年3月12日"
    assert show_day("1968", "chinese") == "1968年"
    assert show_day("1968-03", "iso") == "1968-03"
    assert show_day(UNKNOWN_DAY, "iso") == "不详"


@given(PARTIAL_DAYS, st.sampled_from(["dots", "chinese", "iso"]))
def test_a_shown_day_reads_as_itself(day, style):
    reading = read_partial_day(show_day(day, style))
    assert reading.value == day
    assert reading.notes == ()


@given(st.one_of(CELLS, DAY_LIKE))
def test_any_cell_is_read_or_refused_with_a_sentence(outcome, raw):
    for read in (read_day, read_partial_day, read_month):
        value, _ = outcome(read, raw)
        assert value is None or read(value).value == value


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("1968-03-12", "2024-03-11", 55),
        ("1968-03-12", "2024-03-12", 56),
        ("2000-02-29", "2023-02-28", 22),
        ("2000-02-29", "2023-03-01", 23),
        ("1968-03", "2024-03-01", 56),
        ("1968-03", "2024-02-28", 55),
        ("1968-03-31", "2024-03", 56),
        ("1968", "2024-12", 56),
        ("1968", "2024-12-31", 56),
        ("1968", "2024-06-30", None),
        ("1968-01", "2024", 56),
        ("1968-03", "2024", None),
        ("1968", "2024", None),
        (UNKNOWN_DAY, "2024-01-01", None),
        ("1968-03", UNKNOWN_DAY, None),
        ("2024-03-12", "2024-03-11", None),
        ("2024", "2023", None),
        ("2024-03-12", "2024-03-12", 0),
    ],
)
def test_ages(born, day, age):
    assert age_on(born, day) == age
    assert years_between(born, day) == age


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(1999, 12, 31)),
    st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)),
)
def test_an_age_from_parts_of_days_is_off_by_less_than_the_missing_part(born, day):
    exact = age_on(born.isoformat(), day.isoformat())
    by_month = age_on(born.isoformat()[:7], day.isoformat())
    by_year = age_on(born.isoformat()[:4], day.isoformat())
    assert exact is not None
    assert by_month is not None
    assert by_month - exact in (0, 1)
    if by_month != exact:
        assert born.month == day.month
    assert by_year in (None, by_month)
