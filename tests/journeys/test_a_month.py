"""A month of two gachas and their sumu, in which everything goes wrong that does."""

from __future__ import annotations

import pytest

from tests.journeys.verbs import DAY, YEAR, Clerk
from tests.region import Region


@pytest.fixture
def region():
    made = Region(("gacha", "neighbour", "sumu"))
    yield made
    made.close()


@pytest.fixture
def clerks(region):
    return [Clerk(region, name) for name in ("gacha", "neighbour", "sumu")]


def next_week(region):
    region.time += 7 * DAY


def test_sticks_clocks_and_an_old_backup(region, clerks):
    gacha, neighbour, sumu = clerks
    gacha.visit(sumu)
    neighbour.visit(sumu)
    patrol = gacha.add("patrols", date="2026-09-01", remarks="第一周")
    gacha.write(sumu)  # this stick is lost on the way

    next_week(region)
    gacha.add("patrols", date="2026-09-08", remarks="第二周")
    stick = gacha.write(sumu)
    assert sumu.read(stick).new == 2
    assert (sumu.read(stick).new, sumu.list("patrols", "remarks")) == (0, ["第一周", "第二周"])
    backup = gacha.back_up()

    # the neighbour's battery is empty: his clock is twenty years behind, then ahead
    for skew, words in ((-20 * YEAR, "电池没电"), (20 * YEAR, "调错了")):
        neighbour.set_clock(skew)
        neighbour.add("patrols", date="2026-09-09", remarks=words)
        neighbour.visit(sumu)
    assert {"电池没电", "调错了"} <= {*sumu.list("patrols", "remarks")}

    # both write in the same field; whatever the clocks say, neither is lost
    sumu.change("patrols", patrol, weather="晴")
    gacha.change("patrols", patrol, weather="风")
    gacha.visit(sumu)
    assert [len(one.office.journal.contests()) for one in (gacha, sumu)] == [1, 1]

    next_week(region)
    gacha.add("patrols", date="2026-09-15", remarks="第三周")
    gacha.visit(sumu)
    gacha.put_back(backup)
    assert "第三周" not in gacha.list("patrols", "remarks")
    gacha.add("patrols", date="2026-09-16", remarks="恢复以后")
    gacha.visit(sumu)
    gacha.visit(sumu)
    mine = ["恢复以后", "第一周", "第三周", "第二周"]
    assert gacha.list("patrols", "remarks") == sorted(mine)
    assert sumu.list("patrols", "remarks") == sorted([*mine, "电池没电", "调错了"])
    assert all(one.is_sound() for one in clerks)


def test_a_member_goes_to_the_sumu_and_comes_back(region, clerks):
    gacha, _neighbour, sumu = clerks
    uid = gacha.add("members", name="乌云", phone="13947912345")
    gacha.visit(sumu)
    gacha.send_away("members", uid, sumu)
    sumu.read(gacha.write(sumu))
    there = sumu.take_in()
    sumu.change("members", there, post="干部")
    gacha.read(sumu.write(gacha))
    assert gacha.list("members", "name") == []

    next_week(region)
    sumu.send_away("members", there, gacha)
    gacha.read(sumu.write(gacha))
    back = gacha.take_in()
    gacha.visit(sumu)
    assert gacha.value("members", back, "post") == sumu.value("members", back, "post")
    assert gacha.list("members", "name") == sumu.list("members", "name") == ["乌云"]
    assert gacha.is_sound()
    assert sumu.is_sound()


def test_a_computer_is_stolen(region, clerks):
    gacha, neighbour, sumu = clerks
    gacha.add("patrols", date="2026-09-01", remarks="诚实的")
    gacha.visit(sumu)
    thief = gacha.steal()
    sumu.revoke(gacha)
    thief.add("patrols", date="2026-09-02", remarks="小偷的")
    read = sumu.read(thief.write(sumu))
    assert (read.new, read.quarantined) == (0, 1)
    assert sumu.list("patrols", "remarks") == ["诚实的"]
    neighbour.visit(sumu)
    assert sumu.is_sound()


def test_one_office_has_a_newer_program(region, clerks):
    gacha, neighbour, sumu = clerks
    sumu.start_program(lacks="issues")
    gacha.add("issues", raised_on="2026-09-01", issue="水井坏了")
    gacha.add("patrols", date="2026-09-01", remarks="照常")
    gacha.visit(sumu)
    neighbour.visit(sumu)
    assert sumu.list("patrols", "remarks") == ["照常"]
    sumu.start_program(lacks="")
    assert sumu.list("issues", "issue") == ["水井坏了"]
    assert sumu.is_sound()
