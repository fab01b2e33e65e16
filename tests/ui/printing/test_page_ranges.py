"""Pages as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Unreadable
from ui.printing.page_ranges import read_pages
from ui.printing.paper import EMPTY, Errand, Sides


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("1-3,5", [1, 2, 3, 5]),
        ("１－３，５", [1, 2, 3, 5]),
        ("第2页到第4页、9", [2, 3, 4, 9]),
        ("7-", [7, 8, 9]),
        ("-2", [1, 2]),
        ("3~1 2", [1, 2, 3]),
        ("5，5，5", [5]),
        (" 2 — 3 ；8", [2, 3, 8]),
    ],
)
def test_pages_are_read_however_they_are_typed(typed, meant):
    assert [page + 1 for page in read_pages(typed, 9)] == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3-12", "一共 9 页，没有第 12 页"),
        ("0", "一共 9 页，没有第 0 页"),
        ("一页", "看不懂"),
        ("1..3", "看不懂"),
        (",", "看不懂"),
        ("-", "看不懂"),
        ("²", "看不懂"),
    ],
)
def test_what_are_no_pages_is_said(typed, said):
    with pytest.raises(Unreadable) as wrong:
        read_pages(typed, 9)
    assert said in str(wrong.value)


@given(st.text(max_size=12), st.integers(1, 50))
def test_whatever_is_typed_gives_pages_or_is_refused(typed, count):
    try:
        found = read_pages(typed, count)
    except Unreadable:
        return
    assert found
    assert found == sorted(set(found))
    assert set(found) <= set(range(count))


@given(st.sets(st.integers(0, 30), min_size=1, max_size=9), st.integers(1, 3))
def test_turned_over_by_hand_every_back_lies_behind_its_front(pages, copies):
    chosen = tuple(sorted(pages))
    rounds = Errand("", copies, Sides.BY_HAND, chosen).rounds
    if len(rounds) == 1:
        assert rounds == (chosen,)
        return
    fronts, backs = rounds
    sheets = [one for pair in zip(fronts * copies, backs * copies, strict=False) for one in pair]
    if len(chosen) % 2 and copies == 1:
        sheets.append(fronts[-1])
    assert [one for one in sheets if one != EMPTY] == [*chosen] * copies
