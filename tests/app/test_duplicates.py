"""Records that are one: found, joined, told apart, and what becomes of what points to them."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.duplicates import count, pairs
from app.errors import Trouble
from app.joining import apart, join
from app.ledger.fields.links import link_to
from app.ledger.questions import Condition, Operator, Question, belonging
from app.record_history import history
from app.sync.review import items, settle
from app.views import View

NUMBER = "990000196601010017"


def rows(office, ledger, **filters):
    where = tuple(Condition(name, Operator.CONTAINS, (text,)) for name, text in filters.items())
    with office.snapshot() as now:
        records = now.asking.page(Question(ledger, where=where))
        return View(office, now, office.registry[ledger], masked=False).rows(records)


def add(office, **values):
    return Desk(office).add("members", {"name": "巴图", **values}).uid


def found(office):
    return [(one.one.uid, one.other.uid, one.why) for one in pairs(office)]


def sound(office):
    return office.journal.check(lambda *_args: True).faults == []


# ---- finding them
@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"id_number": NUMBER}, {"name": "白敏", "id_number": NUMBER}, ("id_number",)),
        ({"born": "1966-01-01"}, {"born": "1966-01-01"}, ("name", "born")),
        ({"born": "1966"}, {"born": "1966-01"}, ("name", "born")),
        ({"born": "1966-01-01", "id_number": NUMBER}, {"born": "1966-01-01"}, ("name", "born")),
        ({"born": "1966-01"}, {"born": "1966-02"}, None),
        ({"born": "不详"}, {"born": "不详"}, None),
        ({}, {}, None),
    ],
)
def test_two_are_alike_by_number_or_by_name_and_birthday(office, one, other, why):
    first = add(office, **one)
    assert found(office) == []
    second = add(office, **other)
    assert found(office) == ([(first, second, why)] if why else [])
    office.duplicates.__init__(office.registry, office.journal)
    assert found(office) == ([(first, second, why)] if why else [])  # all looked through anew


def test_different_numbers_tell_two_of_one_name_and_birthday_apart(office):
    add(office, born="1966-01-01", id_number=NUMBER)
    add(office, born="1966-01-01", id_number="990000196601010033")
    assert found(office) == []


def test_what_changes_later_is_looked_at_again(office):
    first, second = add(office, born="1966"), add(office, born="1967")
    assert found(office) == []
    Desk(office).change("members", second, {"born": "1966"})
    assert found(office) == [(first, second, ("name", "born"))]
    Desk(office).change("members", first, {"born": "1965"})
    assert found(office) == []
    Desk(office).undo()
    assert count(office) == 1
    office.journal.seal()
    Desk(office).remove("members", [first])
    assert found(office) == []


def test_what_a_bundle_brings_is_looked_at_and_again_when_it_is_undone(pair, carry):
    gacha, sumu = pair
    carry(gacha, sumu)
    first = add(gacha, born="1966")
    assert found(gacha) == []
    Desk(sumu).add("members", {"name": "巴图", "born": "1966-01-01"}, gacha.unit.code)
    carry(sumu, gacha)
    assert [{one, other} & {first} for one, other, _why in found(gacha)] == [{first}]
    Desk(gacha).undo()
    assert found(gacha) == []


def test_records_of_two_offices_are_not_asked_about(pair):
    _gacha, sumu = pair
    for code in ("152527201206", "152527201207"):
        Desk(sumu).add("members", {"name": "巴图", "born": "1966"}, code)
    assert found(sumu) == []


# ---- joining them
def test_one_is_left_with_what_both_say_and_both_histories(office):
    goes = add(office, born="1966-01-01", phone="13811111111", address="1组")
    stays = add(office, born="1966", phone="13822222222", remarks="在家")
    done = join(office, "members", goes, stays, {"address": "2组"})
    (row,) = rows(office, "members")
    assert row["uid"] == stays.hex()
    assert (row["born"], row["phone"], row["address"], row["remarks"]) == (
        "1966-01-01", "13822222222", "2组", "在家",
    )  # fmt: skip
    assert set(done.left) == {"address", "phone"}
    told = {one.value for one in history(office, "members", stays, masked=False)}
    assert {"1组", "13811111111", "在家"} <= told
    assert {one.of for one in history(office, "members", stays)} == {"", goes.hex()}
    assert found(office) == []
    assert sound(office)


def test_undo_brings_both_back_as_they_were_and_redo_joins_them_again(office):
    goes, stays = add(office, address="1组"), add(office, remarks="在家")
    before = rows(office, "members")
    join(office, "members", goes, stays)
    after = rows(office, "members")
    Desk(office).undo()
    assert rows(office, "members") == before
    assert office.current(goes) == goes
    Desk(office).redo()
    assert rows(office, "members") == after
    assert office.current(goes) == stays
    assert sound(office)


def test_what_pointed_to_it_points_to_the_other_one(office):
    goes = Desk(office).add("members", {"name": "巴图孟和"}).uid
    stays = add(office)
    patrol = {
        "date": "2026-01-02",
        "leader": link_to(goes),
        "party": f"{link_to(goes)}、{link_to(stays)}",
    }
    Desk(office).add("patrols", patrol)
    Desk(office).add("households", {"host": link_to(goes)})
    Desk(office).change("members", goes, {"management": "无职党员"})
    Desk(office).change("members", goes, {"management": "带富党员"})
    join(office, "members", goes, stays)

    (patrol,) = rows(office, "patrols", leader="巴图")
    assert (patrol["leader"], patrol["party"]) == ("巴图", "巴图")
    with office.snapshot() as now:
        assert now.lookup.find("households", "巴图").count == 1
        here = belonging("member_classes", "member", link_to(stays))
        assert now.asking.count(here) == 1
    assert Desk(office).open("members", goes).record.uid == stays
    assert Desk(office).change("members", goes, {"remarks": "旧编号"}).uid == stays


def test_a_form_that_stood_open_on_it_is_not_saved_into_the_other_one(office):
    goes, stays = add(office), add(office)
    seen = Desk(office).open("members", goes)
    join(office, "members", goes, stays)
    with pytest.raises(Trouble, match="并入了"):
        Desk(office).change("members", goes, {"remarks": "甲"}, seen)


def test_a_chain_of_joins_leads_to_its_end(office):
    first, second, third = add(office), add(office), add(office)
    join(office, "members", first, second)
    join(office, "members", second, third)
    assert office.current(first) == third
    assert len({one.of for one in history(office, "members", third)}) == 3
    Desk(office).undo()
    assert office.current(first) == second


def test_only_what_is_there_settled_and_seen_is_joined(office, pair):
    gacha, sumu = pair
    first, second = add(gacha), add(gacha)
    with gacha.snapshot() as now:
        seen = gacha.journal.log.position(now.connection)
    Desk(gacha).change("members", first, {"remarks": "甲"})
    with pytest.raises(Trouble, match="新的内容"):
        join(gacha, "members", first, second, seen=seen)
    with pytest.raises(Trouble, match="已经不在"):
        join(gacha, "members", first, first)
    here = add(sumu)
    with pytest.raises(Trouble, match="不属于同一个办公室"):
        join(sumu, "members", here, Desk(sumu).add("members", {"name": "丁"}, gacha.unit.code).uid)


# ---- two offices at once
def test_offices_that_join_crosswise_keep_both_and_are_asked(pair, carry):
    gacha, sumu = pair
    one, other = add(gacha, remarks="甲"), add(gacha, remarks="乙")
    carry(gacha, sumu)
    join(gacha, "members", one, other)
    join(sumu, "members", other, one)
    carry(gacha, sumu)
    carry(sumu, gacha)
    for office in pair:
        assert len(rows(office, "members")) == 2
        assert {item.uid for item in items(office)} == {one, other}
        assert sound(office)
    question = next(item for item in items(gacha) if item.uid == one)
    choice = next(each for each in question.choices if each.value == link_to(other))
    assert "并入" in choice.shown_value
    settle(gacha, question, choice)
    assert items(gacha) == []  # what the other one waits for is answered by that too
    carry(gacha, sumu)
    for office in pair:
        assert [row["uid"] for row in rows(office, "members")] == [other.hex()]
        assert (items(office), office.current(one)) == ([], other)
        assert sound(office)


def test_a_record_is_not_joined_into_one_that_is_deleted_meanwhile(pair, carry):
    gacha, sumu = pair
    one, other = add(gacha), add(gacha)
    carry(gacha, sumu)
    join(gacha, "members", one, other)
    Desk(sumu).remove("members", [other])
    carry(gacha, sumu)
    carry(sumu, gacha)
    for office in pair:
        assert [row["uid"] for row in rows(office, "members")] == [other.hex()]
        assert [item.uid for item in items(office)] == [other]


# ---- telling them apart
def test_two_are_told_apart_once_and_everywhere(pair, carry):
    gacha, sumu = pair
    one, other = add(gacha, born="1966"), add(gacha, born="1966")
    carry(gacha, sumu)
    assert found(sumu)
    apart(gacha, "members", one, other)
    assert found(gacha) == []
    carry(gacha, sumu)
    assert found(sumu) == []
    Desk(gacha).undo()
    assert len(found(gacha)) == len(rows(gacha, "members")) - 1 == 1


def test_told_apart_here_and_joined_there_is_a_question(pair, carry):
    gacha, sumu = pair
    one, other = add(gacha), add(gacha)
    carry(gacha, sumu)
    apart(gacha, "members", one, other)
    join(sumu, "members", one, other)
    carry(sumu, gacha)
    assert len(rows(gacha, "members")) == 2
    assert [item.uid for item in items(gacha)] == [one]


def test_to_keep_a_record_and_take_that_back_does_not_delete_it(pair, carry):
    """An undo of "keep" once wrote the deletion which nobody had wanted."""
    gacha, sumu = pair
    uid = add(gacha)
    carry(gacha, sumu)
    Desk(gacha).remove("members", [uid])
    Desk(sumu).change("members", uid, {"remarks": "已联系上"})
    carry(sumu, gacha)
    (question,) = items(gacha)
    settle(gacha, question, "keep")
    Desk(gacha).undo()
    assert [row["remarks"] for row in rows(gacha, "members")] == ["已联系上"]
