"""The review is the same list in every office."""

from __future__ import annotations

from app.desk import Desk


def test_two_questions_of_one_save_stand_in_the_same_order_everywhere(pair, carry):
    """They stood in the order in which each office had first heard of the fields."""
    gacha, sumu = pair
    for office, fields in ((gacha, ("remarks", "weather")), (sumu, ("weather", "remarks"))):
        uid = Desk(office).add("patrols", {"date": "2026-01-02"}).uid
        for name in fields:
            Desk(office).change("patrols", uid, {name: "甲"})
    uid = Desk(gacha).add("patrols", {"date": "2026-01-03"}).uid
    carry(gacha, sumu)
    for office in pair:
        Desk(office).change("patrols", uid, {"remarks": office.name, "weather": office.name})
    carry(gacha, sumu)
    carry(sumu, gacha)

    there = sumu.journal.contests()

    assert len(there) == 2
    assert gacha.journal.contests() == there
