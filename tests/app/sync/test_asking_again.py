"""Undoing what settled a question asks it again, in every office."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.sync.review import items, settle


@pytest.fixture
def differ(pair, carry):
    """Two offices write a field in their own ways; the gacha has read both."""
    gacha, sumu = pair

    def differ(here, there, ledger="members", **first):
        made = Desk(gacha).add(ledger, first or {"name": "乌云其其格", "address": "1组"})
        carry(gacha, sumu)
        for office, what in ((gacha, here), (sumu, there)):
            if what is None:
                Desk(office).remove(ledger, [made.uid])
            else:
                Desk(office).change(ledger, made.uid, what)
        carry(sumu, gacha)
        return made.uid

    return differ


def asked(office):
    return [{one.shown_value for one in item.choices} for item in items(office)]


def rows(rows_of, office, ledger="members"):
    return [{k: v for k, v in row.items() if k[0] != "_"} for row in rows_of(office, ledger)]


@pytest.mark.parametrize("take", ["ours", "theirs", "both", "旗里"])
def test_a_field(pair, carry, differ, rows_of, take):
    # "undo of a settled question restores the value, not the question", it was said before
    gacha, sumu = pair
    differ({"address": "3组"}, {"address": "苏木"})
    shown = rows(rows_of, gacha)
    settle(gacha, items(gacha)[0], take)
    carry(gacha, sumu)
    assert asked(gacha) == asked(sumu) == []

    Desk(gacha).undo()
    carry(gacha, sumu)
    assert asked(gacha) == asked(sumu) == [{"3组", "苏木"}]
    assert rows(rows_of, gacha) == rows(rows_of, sumu) == shown

    Desk(gacha).redo()
    assert asked(gacha) == []


def test_whose_they_are_is_still_known(pair, carry, differ):
    gacha, sumu = pair
    differ({"address": "3组"}, {"address": "苏木"})
    before = items(gacha)[0]
    settle(gacha, before, "ours")
    Desk(gacha).undo()
    carry(gacha, sumu)

    again = items(gacha)[0]
    assert {(one.office, one.value, one.ours, one.stamp) for one in again.choices} == {
        (one.office, one.value, one.ours, one.stamp) for one in before.choices
    }
    assert again.base == before.base == "1组"
    there = items(sumu)[0]
    assert {(one.office, one.value) for one in there.choices} == {
        (one.office, one.value) for one in before.choices
    }
    settle(sumu, there, "ours")
    carry(sumu, gacha)
    assert asked(gacha) == []


@pytest.mark.parametrize("deletes_here", [True, False])
@pytest.mark.parametrize("take", ["keep", "delete"])
def test_a_record_that_was_deleted_and_edited(pair, carry, differ, rows_of, take, deletes_here):
    gacha, sumu = pair
    edit = {"address": "3组"}
    differ(None, edit) if deletes_here else differ(edit, None)
    settle(gacha, items(gacha)[0], take)
    assert len(rows_of(gacha)) == int(take == "keep")

    Desk(gacha).undo()
    carry(gacha, sumu)
    assert asked(gacha) == asked(sumu) == [{"删除", "保留"}]
    assert len(rows_of(gacha)) == len(rows_of(sumu)) == 1
    kept = next(one for one in items(gacha)[0].choices if not one.value)
    assert kept.ours is not deletes_here


def test_an_item_of_a_set(pair, carry, differ, rows_of):
    gacha, sumu = pair
    differ(
        {"markers": "1233（完好）、1234"},
        {"markers": "1233（褪色）、1234、1235"},
        "patrols",
        date="2026-01-02",
        markers="1233、1234",
    )
    shown = rows(rows_of, gacha, "patrols")
    settle(gacha, items(gacha)[0], "theirs")

    Desk(gacha).undo()
    carry(gacha, sumu)
    assert asked(gacha) == asked(sumu) == [{"完好", "褪色"}]
    assert rows(rows_of, gacha, "patrols") == rows(rows_of, sumu, "patrols") == shown


def test_what_was_typed_over_it_in_the_form(pair, differ, rows_of):
    gacha, _sumu = pair
    uid = differ({"address": "3组"}, {"address": "苏木"})
    Desk(gacha).change("members", uid, {"address": "4组", "remarks": "问过本人"})
    assert asked(gacha) == []

    Desk(gacha).undo()
    assert asked(gacha) == [{"3组", "苏木"}]
    assert rows_of(gacha)[0]["remarks"] is None
