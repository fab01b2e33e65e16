from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Unreadable
from app.values.markers import CONDITIONS, Marker, marker_sort_key, read_markers, show_markers

CELLS = st.one_of(
    st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.dates(), st.times()
)
MARKER_LIKE = st.text(alphabet="0123456789/()（）、，- ~至到号界碑完好褪色：:\n", max_size=24)
NUMBERS = st.builds(
    lambda main, auxiliary, post: f"{main}{auxiliary}{post}",
    st.integers(0, 9999),
    st.one_of(st.just(""), st.integers(0, 99).map("/{}".format)),
    st.sampled_from(["", "(1)", "(2)", "(3)"]),
)


def numbers(raw):
    return [marker.number for marker in read_markers(raw).value or ()]


def notes(reading):
    return [str(note) for note in reading.notes]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1233、1234(1)、1235/1", "1233 1234(1) 1235/1"),
        ("1238、1239（1）、1240/1", "1238 1239(1) 1240/1"),
        ("1236，1237，1238", "1236 1237 1238"),
        ("1238号至1242号", "1238 1239 1240 1241 1242"),
        ("1231-1234", "1231 1232 1233 1234"),
        ("1231～1234", "1231 1232 1233 1234"),
        ("1231—1234", "1231 1232 1233 1234"),
        ("1231到1234", "1231 1232 1233 1234"),
        ("从1231到1232", "1231 1232"),
        ("1236 号 至 1238 号", "1236 1237 1238"),
        ("1242-1240", "1242 1241 1240"),
        ("1236号界碑、第1237号", "1236 1237"),
        ("１２３６（１）", "1236(1)"),
        ("1236号（1）", "1236(1)"),
        ("944/1(2)", "944/1(2)"),
        ("1236 1237\n1238；1239", "1236 1237 1238 1239"),
        ("1236和1237", "1236 1237"),
        ("0012", "12"),
        (1236.0, "1236"),
        (1236, "1236"),
        ("3/1", "3/1"),
        ("", ""),
        ("——", ""),
    ],
)
def test_markers(raw, expected):
    assert numbers(raw) == expected.split()
    assert read_markers(raw).notes == ()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1236（褪色）", (Marker("1236", "褪色"),)),
        ("1236(1)（损坏）、1237", (Marker("1236(1)", "损坏"), Marker("1237"))),
        ("1236：未到", (Marker("1236", "未到"),)),
        ("1236褪色", (Marker("1236", "褪色"),)),
        ("1236（褪色）1237（完好）", (Marker("1236", "褪色"), Marker("1237", "完好"))),
        ("1236-1237（完好）", (Marker("1236", "完好"), Marker("1237", "完好"))),
        ("1231-1233、1232（褪色）", (Marker("1231"), Marker("1232", "褪色"), Marker("1233"))),
    ],
)
def test_conditions(raw, expected):
    reading = read_markers(raw)
    assert reading.value == expected
    assert reading.notes == ()


def test_what_was_not_kept_is_told():
    assert notes(read_markers("1236、1236")) == ["界碑 1236 写了不止一次，按一次记入"]
    assert notes(read_markers("1236（倒了）")) == [
        "界碑 1236 的“倒了”没有保留，情况只能是完好、褪色、损坏、未到"
    ]
    assert notes(read_markers("101-3")) == ["101 到 3 按 99 个界碑记入，请核对"]


@pytest.mark.parametrize(
    ("raw", "probable"),
    [
        (dt.date(2024, 3, 1), "3/1"),
        (dt.datetime.fromisoformat("2024-12-02 00:00:00"), "12/2"),
        (dt.date(1905, 3, 1), "1905/3"),
        ("2024-03-01", "3/1"),
        ("2024/3/1 0:00", "3/1"),
        ("3月1日", "3/1"),
    ],
)
def test_a_marker_that_became_a_date_is_refused(raw, probable):
    with pytest.raises(Unreadable, match=f"多半是界碑 {probable} 被表格软件改成的.*文本格式"):
        read_markers(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "12345",
        "全线",
        "1236.5",
        1236.5,
        "1236(4)",
        "1236/123",
        "1239(1)-1241",
        "1-500",
        "1231-34",
        "1-150、201-350",
        "1236、东段",
        "1990/1-1995",
        "、",
        True,
        dt.time(3, 1),
    ],
)
def test_what_is_no_marker_is_refused(raw):
    with pytest.raises(Unreadable):
        read_markers(raw)


def test_markers_sort_along_the_border():
    order = ["9", "10", "10(1)", "10(2)", "10/1", "10/1(1)", "10/2", "10/10", "11", "1236", "?"]
    keys = [marker_sort_key(number) for number in order]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_markers_are_shown_as_ranges():
    assert (
        show_markers(read_markers("1231-1234、1236（褪色）、1237").value or ())
        == "1231-1234、1236（褪色）、1237"
    )
    assert show_markers((Marker("1"), Marker("2"))) == "1、2"
    assert show_markers(()) == ""


def parts(number: str) -> tuple[int, int, int]:
    main, _, post = number.rstrip(")").partition("(")
    main, _, auxiliary = main.partition("/")
    return int(main), int(auxiliary or 0), int(post or 0)


@given(NUMBERS, NUMBERS)
def test_sort_keys_keep_the_order_of_the_border(one, other):
    assert (marker_sort_key(one) < marker_sort_key(other)) == (parts(one) < parts(other))


@given(
    st.lists(
        st.tuples(NUMBERS, st.sampled_from(["", *CONDITIONS])),
        min_size=1,
        max_size=30,
        unique_by=lambda pair: pair[0],
    )
)
def test_shown_markers_read_as_themselves(pairs):
    markers = tuple(itertools.starmap(Marker, pairs))
    reading = read_markers(show_markers(markers))
    assert reading.value == markers


@given(st.integers(1, 9000), st.integers(2, 199), st.booleans())
def test_a_run_is_shown_as_one_range(first, more, backwards):
    run = [Marker(str(first + step)) for step in range(more + 1)]
    markers = tuple(reversed(run)) if backwards else tuple(run)
    shown = show_markers(markers)
    assert shown.count("-") == 1
    assert read_markers(shown).value == markers


@given(st.one_of(CELLS, MARKER_LIKE))
def test_any_cell_is_read_or_refused_with_a_sentence(outcome, raw):
    markers, _ = outcome(read_markers, raw)
    if markers is not None:
        assert read_markers(show_markers(markers)).value == markers
