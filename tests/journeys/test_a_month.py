"""What has no window: a disk image that is put back, and a member who goes and comes back.

The month as clerks live through it is in `test_a_month_in_the_window`.
"""

from __future__ import annotations

import pytest

from tests.journeys.verbs import DAY, Clerk
from tests.region import Region


@pytest.fixture
def region():
    made = Region(("gacha", "sumu"))
    yield made
    made.close()


@pytest.fixture
def clerks(region):
    return [Clerk(region, name) for name in ("gacha", "sumu")]


def next_week(region):
    region.time += 7 * DAY


def test_an_old_copy_of_the_disk_is_put_back(region, clerks):
    gacha, sumu = clerks
    gacha.visit(sumu)
    patrol = gacha.add("patrols", date="2026-09-01", remarks="第一周")
    gacha.visit(sumu)
    backup = gacha.back_up()

    # both write in the same field; an old copy takes neither away
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
    for one in (gacha, sumu):
        assert one.list("patrols", "remarks") == ["恢复以后", "第一周", "第三周"]
    assert [len(one.office.journal.contests()) for one in (gacha, sumu)] == [1, 1]
    assert all(one.is_sound() for one in clerks)


def test_a_member_goes_to_the_sumu_and_comes_back(region, clerks):
    gacha, sumu = clerks
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
