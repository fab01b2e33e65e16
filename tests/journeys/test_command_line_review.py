"""The review, where work has got to and sending everything again, on the command line."""

from __future__ import annotations

import pytest

from tests.journeys.test_command_line import _passphrase, make  # noqa: F401 fixtures


@pytest.fixture
def two(make, tmp_path):  # noqa: F811 the fixture
    """A gacha and its sumu, which know each other; and what carries bundles between them."""
    gacha = make("gacha", "敦达乌苏嘎查党支部", "152527201206", "--person", "白敏")
    sumu = make("sumu", "贡宝拉格苏木党委", "152527201000")
    for one, other in ((gacha, sumu), (sumu, gacha)):
        one("card", "write", tmp_path / "card.ortoocard")
        other("card", "accept", tmp_path / "card.ortoocard")
    codes = {gacha.home: "152527201206", sumu.home: "152527201000"}

    def carry(sender, reader, *options):
        bundle = tmp_path / "one.ortoo"
        sender("bundle", "write", "--to", codes[reader.home], *options, bundle)
        return reader("bundle", "read", bundle)

    return gacha, sumu, carry


def test_the_way_of_what_was_written(two):
    gacha, sumu, carry = two
    for name in ("甲", "乙"):
        gacha("add", "members", f"name={name}")
    assert gacha("status")["whereabouts"]["here"] == 2
    carry(gacha, sumu)
    carry(sumu, gacha)
    uid = gacha("list", "members")["rows"][0]["uid"]
    gacha("set", "members", uid, "post=会计")
    told = gacha("status")
    assert [told["whereabouts"][name] for name in ("here", "stick", "above")] == [1, 0, 1]
    assert told["whereabouts"]["above_label"] == "苏木已收"
    assert told["whereabouts"]["oldest_days"] == 0
    (card,) = told["waiting"]
    assert (card["records"], card["unwritten"], card["proved"]) == (1, 1, 2)
    assert card["last_written"]
    assert card["last_heard"]
    assert told["reminders"] == []
    assert [one["name"] for one in gacha("list", "members", "--got-to", "here")["rows"]] == ["甲"]
    assert gacha("list", "members", "--got-to", "above")["total"] == 1


def test_everything_is_written_again(two):
    gacha, sumu, carry = two
    gacha("add", "members", "name=甲")
    carry(gacha, sumu)
    carry(sumu, gacha)
    assert carry(gacha, sumu)["same"] == 0
    again = carry(gacha, sumu, "--all")
    assert (again["new"], again["changed"]) == (0, 0)
    assert again["same"] >= 1


def test_many_are_settled_for_one_side(two):
    gacha, sumu, carry = two
    uids = [gacha("add", "members", f"name={name}", "phone=13811111111")["uid"] for name in "甲乙"]
    carry(gacha, sumu)
    for uid in uids:
        gacha("set", "members", uid, "post=会计", "phone=13822222222")
        sumu("set", "members", uid, "post=护边员", "phone=13833333333")
    carry(sumu, gacha)
    found = gacha("review")
    assert len(found) == 4
    assert gacha("list", "members", "--in-review")["total"] == 2
    phone = next(one for one in found if one["field"] == "phone")
    # what was there before is as personal as what is there now
    assert phone["base"] == "138****1111"
    theirs = next(one for one in phone["values"] if not one["ours"])
    assert theirs["sealed"]
    assert theirs["arrived"]
    assert theirs["doubt"] is None
    item = phone["item"]
    assert "一边的" in gacha.refused(
        "review", "settle", item, "--take", "x", "--with", "all", code=2
    )

    done = gacha("review", "settle", item, "--take", "theirs", "--with", "field")
    assert (len(done["items"]), done["left"]) == (2, 2)
    gacha("undo")
    assert len(gacha("review")) == 4
    done = gacha("review", "settle", item, "--take", "ours", "--with", "bundle")
    assert (len(done["items"]), done["not_settled"], done["left"]) == (4, [], 0)
