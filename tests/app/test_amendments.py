"""What changes after a record was closed is an amendment, beside what stood there."""

from __future__ import annotations

import pytest

from app.amendments import amendments
from app.desk import Desk
from app.ledger.questions import Question
from app.record_history import history
from app.sync.review import items, settle


@pytest.fixture
def desk(office):
    return Desk(office)


@pytest.fixture
def closed(desk):
    """An issue that is settled."""
    values = {"raised_on": "2026-01-02", "issue": "水井", "assigned_to": "白敏", "status": "办理"}
    uid = desk.add("issues", values).uid
    desk.change("issues", uid, {"status": "办结", "solved_on": "2026-02-01"})
    return uid


def read(office, ledger="issues"):
    with office.snapshot() as now:
        (record,) = now.asking.page(Question(ledger))
    return record


def beside(office, ledger="issues"):
    found = amendments(office, ledger, read(office, ledger))
    return {name: one.original for name, one in found.items()}


def kinds(office, uid, field):
    return [one.kind for one in history(office, "issues", uid) if one.field == field]


def test_a_change_of_a_closed_record_stands_beside_what_was_there(office, desk, closed):
    assert (read(office).amended, beside(office)) == (False, {})
    office.person = "乌兰"
    desk.change("issues", closed, {"assigned_to": "图门"})
    desk.change("issues", closed, {"assigned_to": "其木格"})
    assert read(office).values["assigned_to"] == "其木格"
    assert beside(office) == {"assigned_to": "白敏"}
    assert amendments(office, "issues", read(office))["assigned_to"].person == "乌兰"
    assert kinds(office, closed, "assigned_to") == ["create", "amend", "amend"]


def test_what_is_still_filled_in_after_closing_amends_nothing(office, desk, closed):
    desk.change("issues", closed, {"satisfaction": "满意", "result": "修好了", "status": "反馈"})
    assert (read(office).amended, beside(office)) == (False, {})
    desk.change("issues", closed, {"result": "换了水泵"})
    assert beside(office) == {"result": "修好了"}


def test_to_open_it_again_amends_it_and_then_it_is_open(office, desk, closed):
    desk.change("issues", closed, {"status": "办理"})
    assert beside(office) == {"status": "办结"}
    assert kinds(office, closed, "status") == ["create", "set", "amend"]
    desk.change("issues", closed, {"assigned_to": "图门"})
    assert kinds(office, closed, "assigned_to") == ["create", "set"]


def test_an_amendment_that_is_taken_back_is_not_shown_and_stays_in_the_history(
    office, desk, closed
):
    desk.change("issues", closed, {"assigned_to": "图门"})
    desk.undo()
    assert beside(office) == {}
    assert kinds(office, closed, "assigned_to") == ["create", "amend", "amend"]
    desk.redo()
    assert beside(office) == {"assigned_to": "白敏"}


def test_a_form_that_was_opened_before_the_closing_amends_nothing(office, desk):
    uid = desk.add("issues", {"raised_on": "2026-01-02", "issue": "水井", "status": "办理"}).uid
    seen = desk.open("issues", uid)
    desk.change("issues", uid, {"status": "办结"})
    desk.change("issues", uid, {"assigned_to": "图门"}, seen)
    assert not read(office).amended


def test_a_patrol_is_closed_once_it_was_reviewed(office, desk):
    uid = desk.add("patrols", {"date": "2026-01-02", "remarks": "无"}).uid
    desk.change("patrols", uid, {"markers": "1231"})
    desk.change("patrols", uid, {"reviewed_by": "苏和", "reviewed_on": "2026-01-05"})
    assert not read(office, "patrols").amended
    desk.change("patrols", uid, {"markers": "1231、1232", "weather": "晴"})
    assert beside(office, "patrols") == {"markers": "1231", "weather": ""}


def test_offices_that_change_it_at_once_are_asked_and_closing_wins_nothing(pair, carry):
    """An edit by somebody who had not seen the closing is an edit as any other."""
    gacha, sumu = pair
    values = {"raised_on": "2026-01-02", "issue": "水井", "assigned_to": "白敏", "status": "办理"}
    uid = Desk(gacha).add("issues", values).uid
    carry(gacha, sumu)
    Desk(gacha).change("issues", uid, {"status": "办结", "assigned_to": "图门"})
    Desk(sumu).change("issues", uid, {"assigned_to": "其木格"})
    carry(sumu, gacha)
    carry(gacha, sumu)
    for office in pair:
        assert (read(office).amended, len(items(office))) == (False, 1)
        assert office.journal.check(lambda *_args: True).faults == []
    settle(gacha, items(gacha)[0], "ours")
    assert not read(gacha).amended
    Desk(gacha).change("issues", uid, {"assigned_to": "白敏"})
    carry(gacha, sumu)
    for office in pair:
        assert read(office).amended
        assert office.journal.check(lambda *_args: True).faults == []
