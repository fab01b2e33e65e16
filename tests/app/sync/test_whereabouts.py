"""Where a record is through its whole life, what is counted of it, and when somebody is reminded."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.ledger.questions import Question
from app.reminders import reminders
from app.standing import standing
from app.sync.reach import Where
from app.upkeep import back_up

DAY = 86_400_000


@pytest.fixture
def where(rows_of):
    """What stands in the column of where each member is."""

    def where(office):
        return [one["_where"] for one in rows_of(office)]

    return where


@pytest.fixture
def found(pair):
    """The members that have got so far, by the question that the table asks."""

    def found(office, got_to):
        with office.snapshot() as now:
            return now.asking.count(Question("members", got_to=got_to))

    return found


def test_the_whole_life_of_a_record(pair, carry, where, found, tmp_path):
    gacha, sumu = pair
    made = Desk(gacha).add("members", {"name": "乌云其其格"}).uid
    assert where(gacha) == ["仅本机"]
    assert found(gacha, Where.HERE) == 1

    carry(gacha, sumu)
    assert where(gacha) == ["已写入U盘"]
    assert where(sumu) == [""]
    assert (found(gacha, Where.HERE), found(gacha, Where.ON_STICK)) == (0, 1)
    assert found(sumu, Where.NOT_OURS) == 1

    carry(sumu, gacha)
    assert where(gacha) == ["苏木已收"]
    assert found(gacha, Where.ABOVE) == 1

    Desk(gacha).change("members", made, {"address": "3组"})
    assert where(gacha) == ["仅本机"]
    assert (found(gacha, Where.HERE), found(gacha, Where.ABOVE)) == (1, 0)
    carry(gacha, sumu)
    assert where(gacha) == ["已写入U盘"]
    carry(sumu, gacha)
    assert where(gacha) == ["苏木已收"]


def test_the_office_above_is_called_by_its_level(make_office, carry, where, tmp_path):
    from app.sync.enrolment import accept_card, write_card

    sumu = make_office("152527201000", "贡宝拉格苏木党委")
    banner = make_office("152527000000", "太仆寺旗党委组织部")
    for one, other in ((sumu, banner), (banner, sumu)):
        write_card(one, tmp_path / "card.ortoocard")
        accept_card(other, tmp_path / "card.ortoocard")
    Desk(sumu).add("members", {"name": "高娃"})
    carry(sumu, banner)
    carry(banner, sumu)
    assert where(sumu) == ["旗已收"]


def test_what_is_counted(pair, carry):
    gacha, sumu = pair
    first, second = (Desk(gacha).add("members", {"name": name}).uid for name in "甲乙")
    carry(gacha, sumu)
    carry(sumu, gacha)
    Desk(gacha).change("members", second, {"address": "3组"})
    Desk(gacha).add("patrols", {"date": "2026-01-02"})
    carry(gacha, sumu)
    Desk(gacha).add("members", {"name": "丙"})
    Desk(gacha).remove("members", [first])

    told = standing(gacha, whole=True).document()["whereabouts"]
    assert (told["here"], told["stick"], told["above"]) == (2, 2, 0)
    assert told["above_label"] == "苏木已收"
    assert told["oldest"]
    assert standing(gacha).document()["whereabouts"]["above"] is None
    theirs = standing(sumu, whole=True).document()["whereabouts"]
    assert (theirs["here"], theirs["stick"], theirs["above"], theirs["oldest"]) == (0, 0, 0, None)


def later(office, days):
    real = office.clock
    office.clock = office.journal.log.clock = lambda: real() + days * DAY


def test_somebody_is_reminded_of_what_has_waited_long(pair, carry):
    gacha, sumu = pair
    back_up(gacha)
    Desk(gacha).add("members", {"name": "甲"})
    assert reminders(gacha, standing(gacha)) == []

    later(gacha, 13)
    back_up(gacha)
    assert [one.about for one in reminders(gacha, standing(gacha))] != ["exchange"]
    later(gacha, 1)
    said = reminders(gacha, standing(gacha))[0]
    assert said.about == "exchange"
    assert said.text == "有 1 条还没有送到“贡宝拉格苏木党委”，最早的等了 14 天"

    # a stick that nobody has brought an answer for counts as well
    carry(gacha, sumu)
    assert reminders(gacha, standing(gacha))[0].about == "exchange"
    carry(sumu, gacha)
    assert "exchange" not in [one.about for one in reminders(gacha, standing(gacha))]


def lay_down(office, name, number):
    with office.snapshot() as now:
        there = now.asking.page(Question("office_rules"))
    for one in there:
        if one.values["rule"] == name:
            Desk(office).change("office_rules", one.uid, {"number": number})
            return
    Desk(office).add("office_rules", {"rule": name, "number": number})


def test_one_is_reminded_by_the_rules_of_the_office(pair):
    gacha, _sumu = pair
    back_up(gacha)
    for name in "甲乙丙":
        Desk(gacha).add("members", {"name": name})
    assert reminders(gacha, standing(gacha)) == []
    lay_down(gacha, "unsent_records", 3)
    # the rule itself waits as well
    assert reminders(gacha, standing(gacha))[0].text == "有 4 条还没有送到“贡宝拉格苏木党委”"
    lay_down(gacha, "unsent_records", 0)
    later(gacha, 100)
    lay_down(gacha, "unsent_days", 0)
    assert "exchange" not in [one.about for one in reminders(gacha, standing(gacha))]


def test_nobody_is_reminded_where_there_is_nobody_above(office):
    back_up(office)
    Desk(office).add("members", {"name": "甲"})
    later(office, 100)
    assert [one.about for one in reminders(office, standing(office))] == ["backup"]
    lay_down(office, "backup_days", 0)
    assert reminders(office, standing(office)) == []


def test_what_nobody_above_reads_waits_for_nobody(make_office, carry, tmp_path):
    from app.sync.enrolment import accept_card, write_card

    gacha = make_office()
    sumu = make_office("152527201000", "贡宝拉格苏木党委")
    for one, other, domains in ((gacha, sumu, ()), (sumu, gacha, ("patrols",))):
        write_card(one, tmp_path / "card.ortoocard")
        accept_card(other, tmp_path / "card.ortoocard", domains)
    back_up(gacha)
    Desk(gacha).add("members", {"name": "甲"})
    later(gacha, 100)
    back_up(gacha)
    assert standing(gacha).reached.waiting == 0
    assert "exchange" not in [one.about for one in reminders(gacha, standing(gacha))]
    Desk(gacha).add("patrols", {"date": "2026-01-02"})
    assert standing(gacha).reached.waiting == 1
    assert standing(gacha, whole=True).reached.waiting == 1
