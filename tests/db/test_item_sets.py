"""Sets in one column: every change comes back as it was made, and there is one way to write each."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.item_sets import ItemsChange, apply, check_change, check_stored, difference, dump, parse

KEYS = st.sampled_from(["1231", "1232", "张三", "李四", "", '"', "["])
SETS = st.dictionaries(KEYS, st.sampled_from(["", "褪色", "倾斜"])).map(dump)


@given(SETS)
def test_a_set_comes_back_in_its_order(stored):
    assert dump(parse(stored)) == stored
    if stored is not None:
        check_stored(stored)


@given(SETS, SETS)
def test_what_turned_one_set_into_another_does_it_again(before, after):
    change = difference(before, after)
    assert apply(before, change) == after
    assert bool(change) is (before != after)
    assert ItemsChange.parse(change.dump()) == change
    check_change(change.dump())


@given(SETS, SETS)
def test_what_stays_is_not_mentioned(before, after):
    """Putting an item again would bring it back where another office has removed it."""
    change = difference(before, after)
    stays = {key for key, payload in parse(before).items() if parse(after).get(key) == payload}
    assert stays.isdisjoint({key for key, _payload in change.put} | {*change.drop})


def test_two_offices_that_add_and_one_that_removes():
    common = '["张三","李四"]'
    added = difference(common, '["张三","李四","王五"]')
    removed = difference(common, '["李四"]')
    assert apply(apply(common, added), removed) == '["李四","王五"]'
    assert apply(apply(common, removed), added) == '["李四","王五"]'


@pytest.mark.parametrize(
    "text",
    [
        "", "{}", "7", "[1]", '[["1231"]]', '[["1231",""]]', '["a","a"]', '["a", "b"]',
        '["\\u5f20"]', "[" * 100_000, "[]",
    ],
)  # fmt: skip
def test_a_stored_set_that_we_cannot_have_written_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 any: the text is hostile
        check_stored(text)


@pytest.mark.parametrize(
    "change",
    [
        [[], []],
        [[], [], [], []],
        [[["a", ""]], ["a"], []],
        [[["a", ""], ["a", "b"]], [], []],
        [[], ["a", "a"], []],
        [[], [], ["a", "a"]],
        [["a"], [], []],
        [[], [7], []],
        [[], {}, []],
    ],
)
def test_a_change_that_says_two_things_of_one_item_is_refused(change):
    with pytest.raises(ValueError):  # noqa: PT011 the same
        check_change(json.dumps(change, separators=(",", ":")))
