"""Settling all that came with one bundle in the same way; whose clock is in doubt."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.errors import Trouble
from app.sync.batches import batch, of_same_bundle, of_same_field, settle_all
from app.sync.review import OURS, THEIRS, items, settle

DAY = 86_400_000


@pytest.fixture
def many(pair, carry):
    """Two offices write four members in their own ways; the gacha has read both."""
    gacha, sumu = pair
    made = [Desk(gacha).add("members", {"name": name}).uid for name in ("甲", "乙", "丙", "丁")]
    carry(gacha, sumu)
    for at, uid in enumerate(made):
        Desk(gacha).change("members", uid, {"address": f"{at}组", "remarks": "这里"})
        Desk(sumu).change("members", uid, {"address": f"苏木{at}", "remarks": "那里"})
    carry(sumu, gacha)
    return made


def told(rows):
    return [{name: one for name, one in row.items() if name != "_where"} for row in rows]


@pytest.mark.parametrize(("take", "begins"), [(OURS, "这里"), (THEIRS, "那里")])
def test_all_of_a_bundle_are_settled_in_one_step(pair, carry, many, rows_of, take, begins):
    gacha, sumu = pair
    found = items(gacha)
    assert len(found) == 8
    before = told(rows_of(gacha))
    chosen = of_same_bundle(found[0], found)
    done = settle_all(gacha, chosen, take)
    assert (len(done.settled), done.left, done.removes) == (8, (), 0)
    assert items(gacha) == []
    assert {one["remarks"] for one in rows_of(gacha)} == {begins}
    carry(gacha, sumu)
    assert items(sumu) == []

    undone = Desk(gacha).undo()
    assert undone.title.startswith("处理 8 件")
    assert {one.id for one in items(gacha)} == {one.id for one in found}
    assert told(rows_of(gacha)) == before
    carry(gacha, sumu)
    assert len(items(sumu)) == 8


def test_what_came_by_another_bundle_is_left(pair, carry, many):
    gacha, sumu = pair
    late = Desk(gacha).add("members", {"name": "戊"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("members", late, {"address": "5组"})
    Desk(sumu).change("members", late, {"address": "苏木5"})
    carry(sumu, gacha)
    found = items(gacha)
    newest = next(one for one in found if one.uid == late)
    assert [one.uid for one in of_same_bundle(newest, found)] == [late]
    assert len(of_same_field(newest, found)) == 5


def test_what_cannot_be_settled_so_stays_in_the_list(pair, carry, many):
    gacha, sumu = pair
    stale = items(gacha)
    newer = stale[0].uid
    Desk(sumu).change("members", newer, {"address": "旗里", "remarks": "旗里"})
    carry(sumu, gacha)
    done = settle_all(gacha, stale, OURS)
    assert len(done.settled) == 6
    assert {one.uid for one in done.left} == {one.uid for one in items(gacha)} == {newer}
    with pytest.raises(Trouble, match="一件一件"):
        settle_all(gacha, stale, OURS)


def test_two_items_of_one_set_are_both_settled(pair, carry, rows_of):
    gacha, sumu = pair
    day = {"date": "2026-01-02"}
    made = Desk(gacha).add("patrols", {**day, "markers": "1233、1234、1235"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("patrols", made, {"markers": "1233（完好）、1234（完好）、1235"})
    Desk(sumu).change("patrols", made, {"markers": "1233（褪色）、1234（褪色）、1235"})
    carry(sumu, gacha)
    found = items(gacha)
    assert len(found) == 2
    settle_all(gacha, found, THEIRS)
    assert items(gacha) == []
    assert rows_of(gacha, "patrols")[0]["markers"] == "1233（褪色）、1234（褪色）、1235"

    Desk(gacha).undo()
    assert len(items(gacha)) == 2


def test_a_deletion_among_them_is_counted(pair, carry):
    gacha, sumu = pair
    made = Desk(gacha).add("members", {"name": "甲"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("members", made, {"address": "1组"})
    Desk(sumu).remove("members", [made])
    carry(sumu, gacha)
    found = items(gacha)
    assert batch(found, THEIRS).removes == 1
    assert batch(found, OURS).removes == 0


def test_offices_that_settle_differently_make_a_smaller_question(pair, carry):
    gacha, sumu = pair
    made = Desk(gacha).add("members", {"name": "甲", "address": "1组"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("members", made, {"address": "3组"})
    Desk(sumu).change("members", made, {"address": "苏木"})
    carry(sumu, gacha)
    carry(gacha, sumu)
    settle(gacha, items(gacha)[0], OURS)
    settle(sumu, items(sumu)[0], OURS)
    carry(sumu, gacha)

    (item,) = items(gacha)
    assert item.settled_twice
    assert item.base == ""
    assert {one.shown_value for one in item.choices} == {"3组", "苏木"}
    settle(gacha, item, THEIRS)
    carry(gacha, sumu)
    assert items(gacha) == items(sumu) == []


@pytest.fixture
def set_clock(pair):
    """Sets the clock of an office forward or back."""

    def set_clock(office, days):
        real = office.journal.log.clock
        office.journal.log.clock = office.clock = lambda: real() + days * DAY

    return set_clock


def differ(pair, carry, address):
    gacha, sumu = pair
    made = Desk(gacha).add("members", {"name": "甲"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("members", made, {"address": "3组"})
    Desk(sumu).change("members", made, {"address": address})
    carry(sumu, gacha)
    theirs = next(one for one in items(gacha)[-1].choices if not one.ours)
    ours = next(one for one in items(gacha)[-1].choices if one.ours)
    assert not ours.doubtful
    return theirs


def test_a_clock_ahead_of_ours(pair, carry, set_clock):
    set_clock(pair[1], 10)
    assert "比这台电脑的时间还晚" in differ(pair, carry, "苏木").doubt


def test_a_clock_that_was_ahead_when_it_came(pair, carry, set_clock):
    set_clock(pair[1], 10)
    differ(pair, carry, "苏木")
    set_clock(pair[0], 30)
    theirs = next(one for one in items(pair[0])[0].choices if not one.ours)
    assert "比送到这里的时间还晚" in theirs.doubt
    assert theirs.source.arrived < theirs.source.sealed


def test_a_clock_that_went_back(pair, carry, set_clock):
    gacha, sumu = pair
    Desk(sumu).add("members", {"name": "乙"}, gacha.unit.code)
    carry(sumu, gacha)
    set_clock(sumu, -30)
    made = Desk(gacha).add("members", {"name": "甲"}).uid
    Desk(gacha).change("members", made, {"address": "1组"})
    carry(gacha, sumu)
    Desk(gacha).change("members", made, {"address": "3组"})
    Desk(sumu).change("members", made, {"address": "苏木"})
    carry(sumu, gacha)
    theirs = next(one for one in items(gacha)[0].choices if not one.ours)
    assert "倒退过" in theirs.doubt


def test_a_clock_that_is_right(pair, carry):
    theirs = differ(pair, carry, "苏木")
    assert theirs.doubt == ""
    assert abs(theirs.source.arrived - theirs.source.sealed) < DAY
    assert theirs.device == ""


def test_computers_of_one_office_are_told_apart(make_office, carry, tmp_path):
    from app.sync.enrolment import accept_card, write_card

    sumu = make_office("152527201000", "贡宝拉格苏木党委")
    first, second = make_office(), make_office()
    card = tmp_path / "card.ortoocard"
    for one in (first, second):
        for writer, reader in ((one, sumu), (sumu, one)):
            write_card(writer, card)
            accept_card(reader, card)
    made = Desk(first).add("members", {"name": "甲"}).uid
    carry(first, sumu)
    carry(sumu, second)
    Desk(first).change("members", made, {"address": "1组"})
    Desk(second).change("members", made, {"address": "2组"})
    carry(first, sumu)
    carry(second, sumu)

    (item,) = items(sumu)
    names = {one.device for one in item.choices}
    assert {name[:7] for name in names} == {"第 1 台电脑", "第 2 台电脑"}
    assert all(name[-7:-1].strip("（").isdigit() for name in names)
    assert len({one.office for one in item.choices}) == 1
    # by which bundle it came is known of both; only one side has written it here
    assert of_same_bundle(item, [item]) == [item]
    assert batch([item], OURS).left == batch([item], THEIRS).left == (item,)
