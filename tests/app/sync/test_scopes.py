"""What a bundle carries past the offices that may not see it, and what a relay cannot do to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from app.attachments import attach
from app.desk import Desk
from app.errors import Trouble
from app.ledger.questions import Question
from app.progress import Silent
from app.sync import container
from app.sync.container import Bundle
from app.sync.incoming import read_bundle, show_bundle
from app.sync.manifest import SegmentEntry
from app.sync.moves import adopt, offer, open_offers
from db.journal import wire
from db.journal.chains import State
from db.journal.segments import Sealed
from tests.region import UNITS, Region

NAME = "乌云其其格"
PATROL = {"date": "2026-03-01", "remarks": "巡逻"}


@pytest.fixture
def region():
    made = Region()
    yield made
    made.close()


def shown(office, ledger):
    with office.snapshot() as now:
        return now.asking.page(Question(ledger))


def domains_held(region, name):
    """The domains of which an office holds segments, by unit."""
    return {(scope.domain, scope.unit) for scope, _device in region.states(name)}


def rows_of(office, table):
    with office.store.reading() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()  # noqa: S608


# ---- a banner takes what it asks for
@pytest.mark.parametrize("who_says", ["the banner", "the sumu", "both"])
def test_a_banner_that_takes_patrols_only_never_holds_a_member(who_says, tmp_path):
    """Only the sumu's own setting had kept members back: what the banner had left out when it
    accepted the card was held all the same if the sumu sent it."""
    region = Region(("gacha", "sumu", "banner"))
    try:
        sumu, banner = region["sumu"], region["banner"]
        for here, there in (("banner", "sumu"), ("sumu", "banner")):
            wanted = who_says == "both" or here in who_says
            region.accept(here, there, ("patrols",) if wanted else ())
        photo = tmp_path / "合影.jpg"
        photo.write_bytes(b"photo" * 1000)
        gacha = region["gacha"]
        desk = Desk(gacha)
        desk.add("members", {"name": NAME})
        desk.add("patrols", PATROL)
        held = desk.add("activities", {"held_on": "2026-05-03", "topic": "学习"}).uid
        attach(gacha, "activities", held, gacha.registry["activities"].fields["photos"], [photo])
        Desk(sumu).add("notices", {"title": "通知", "issued_on": "2026-03-01"})
        region.carry("gacha", "sumu")
        path = region.write("sumu", "banner")
        read_bundle(banner, path, Silent())

        code = UNITS["gacha"].code
        assert ("patrols", code) in domains_held(region, "banner")
        assert not {one for one in domains_held(region, "banner")
                    if one[0] in ("members", "households")}  # fmt: skip
        assert [rows_of(banner, one) for one in ("members", "activities", "a_blocks")] == [0, 0, 0]
        assert [rows_of(banner, one) for one in ("patrols", "notices")] == [1, 1]
        assert banner.journal.check(lambda *_one: True).faults == []
        assert not show_bundle(path, banner).is_news
        before = region.nodes["banner"].dump()
        read_bundle(banner, path, Silent())
        assert region.nodes["banner"].dump() == before

        # it changes its mind: then everything comes, the photo too
        for here, there in (("banner", "sumu"), ("sumu", "banner")):
            region.accept(here, there)
        region.carry("banner", "sumu", "banner")
        region.carry("banner", "sumu", "banner")
        assert [rows_of(banner, one) for one in ("members", "activities", "a_blocks")] == [1, 1, 1]
    finally:
        region.close()


def test_an_office_that_left_out_members_keeps_its_own(region):
    # the banner keeps members of its own, which come back to it by way of its second computer
    sumu, banner = region["sumu"], region["banner"]
    region.accept("banner", "sumu", ("patrols",))
    Desk(banner).add("members", {"name": NAME})
    region.carry("banner", "sumu")
    assert len(shown(banner, "members")) == 1
    assert shown(sumu, "members") == []


# ---- a stick that was lost
def test_a_lost_stick_tells_its_finder_nothing(region):
    gacha, sumu = region["gacha"], region["sumu"]
    Desk(gacha).add("members", {"name": NAME, "phone": "13947912345"})
    path = region.write("gacha", "sumu")
    data = path.read_bytes()
    said = [NAME, "13947912345", "gacha", "sumu", UNITS["gacha"].code, UNITS["sumu"].code]
    for secret in said:
        assert secret.encode() not in data
    for office in (gacha, sumu):
        assert office.secrets.device_id not in data
    # another office, even one of the same banner, hears only that it is not for it
    for finder in ("neighbour", "far", "other banner"):
        with pytest.raises(Trouble, match="不是写给本办公室的") as trouble:
            show_bundle(path, region[finder])
        text = str(trouble.value).replace(path.name, "")
        assert not any(one in text for one in said)


# ---- from above into the village's scope
def test_an_edit_from_above_goes_into_the_village_s_scope_and_comes_back_to_it(region):
    gacha, sumu, banner = region["gacha"], region["sumu"], region["banner"]
    uid = Desk(gacha).add("patrols", PATROL).uid
    region.go_round()
    Desk(banner).change("patrols", uid, {"weather": "晴"})
    Desk(sumu).change("patrols", uid, {"remarks": "苏木核对"})
    region.go_round()
    (record,) = shown(gacha, "patrols")
    assert (record.unit, record.values["weather"]) == (UNITS["gacha"].code, "晴")
    assert record.values["remarks"] == "苏木核对"
    scope = next(one for one, _device in region.states("gacha") if one.domain == "patrols")
    for writer in (sumu, banner):
        states = region.states("gacha")[scope, writer.secrets.device_id]
        assert states == {State.APPLIED}
    assert ("patrols", UNITS["sumu"].code) not in domains_held(region, "gacha")
    assert domains_held(region, "neighbour").isdisjoint({("patrols", UNITS["gacha"].code)})


# ---- a relay
def packed(region, sender, reader, segments):
    """A bundle with these segments, whoever wrote them; signed by its sender as any other."""
    path = region.write(sender, reader)
    honest = container.unpack(path.read_bytes(), path.name, region[reader].secrets)
    entries = [SegmentEntry.of(one) for one in segments]
    manifest = structs.replace(honest.manifest, segments=entries, chunks=[])
    data = container.pack(
        Bundle(manifest, segments),
        region[sender].secrets.signing,
        [region[reader].secrets.age_recipient],
    )
    path.write_bytes(data)
    return path


def segments_by(office, writer):
    """The segments that an office holds of another one, those of trust left out."""
    with office.journal.transaction() as connection:
        office.journal.seal()
        numbers = connection.exec_driver_sql("SELECT id FROM j_segments").scalars().all()
        found = list(office.journal.holdings(connection).sealed(numbers))
    decoded = [(one, wire.decode(one.body, one.part)) for one in found]
    return [
        one
        for one, segment in decoded
        if segment.writer.device == writer.secrets.device_id and segment.scope.domain != "trust"
    ]


def test_a_neighbour_s_segment_that_the_sumu_let_slip_is_quarantined(region):
    neighbour, sumu, gacha = region["neighbour"], region["sumu"], region["gacha"]
    Desk(neighbour).add("members", {"name": NAME})
    region.go_round()
    segments = segments_by(sumu, neighbour)
    read = read_bundle(gacha, packed(region, "sumu", "gacha", segments), Silent())
    assert (read.new, read.quarantined) == (0, len(segments)) == (0, 1)
    assert shown(gacha, "members") == []
    # nor does it go on from there
    region.carry("gacha", "sumu")
    assert gacha.journal.check(lambda *_one: True).faults == []


def test_a_relay_hands_on_the_very_bytes(region):
    gacha, sumu, banner = region["gacha"], region["sumu"], region["banner"]
    Desk(gacha).add("members", {"name": NAME, "phone": "13947912345"})
    Desk(gacha).add("patrols", PATROL)
    region.go_round()
    origin = segments_by(gacha, gacha)
    assert origin
    assert segments_by(sumu, gacha) == segments_by(banner, gacha) == origin


def tampered(region, how):
    """What the sumu makes of the gacha's segment of members before it passes it on."""
    gacha, sumu = region["gacha"], region["sumu"]
    (one,) = segments_by(sumu, gacha)
    if how == "the signature of the sumu":
        return replace(one, signature=sumu._sign(one.hash))
    if how == "a flipped bit":
        middle = len(one.body) // 2
        body = one.body[:middle] + bytes([one.body[middle] ^ 1]) + one.body[middle + 1 :]
        return replace(one, body=body)
    if how == "another part":
        return replace(one, part=one.part[:-1] + bytes([one.part[-1] ^ 1]))
    segment = wire.decode(one.body, one.part)
    if how == "other words in the gacha's name":
        (made,) = segment.creations
        values = {**made.values, "name": ["改过的人"]}
        made = replace(made, values=values)
        body, part = wire.encode(replace(segment, creations=(made,)), bytes(wire.SEED_BYTES))
        altered = Sealed(body, one.signature, part)
        return replace(altered, signature=sumu._sign(altered.hash))
    raise AssertionError(how)


@pytest.mark.parametrize(
    "how",
    [
        "the signature of the sumu",
        "a flipped bit",
        "another part",
        "other words in the gacha's name",
    ],
)
def test_a_relay_alters_nothing(region, how):
    Desk(region["gacha"]).add("members", {"name": NAME, "phone": "13947912345"})
    region.carry("gacha", "sumu")
    path = packed(region, "sumu", "banner", [tampered(region, how)])
    before = region.nodes["banner"].dump()
    with pytest.raises(Trouble, match="不完整或者被改动过"):
        read_bundle(region["banner"], path, Silent())
    assert region.nodes["banner"].dump() == before


def test_a_relay_that_keeps_something_back_is_found_out(region):
    gacha, banner = region["gacha"], region["banner"]
    region.go_round()
    for remarks in ("一", "二", "三"):
        Desk(gacha).add("patrols", {**PATROL, "remarks": remarks})
        region.carry("gacha", "sumu")
    segments = segments_by(region["sumu"], gacha)
    assert len(segments) == 3
    read = read_bundle(
        banner, packed(region, "sumu", "banner", [segments[0], segments[2]]), Silent()
    )
    assert (read.new, read.waiting) == (1, 1)
    assert {one.values["remarks"] for one in shown(banner, "patrols")} == {"一"}
    region.carry("banner", "sumu", "banner")
    assert {one.values["remarks"] for one in shown(banner, "patrols")} == {"一", "二", "三"}


def test_a_relay_does_not_read_the_letters_that_it_carries(region):
    gacha, far = region["gacha"], region["far"]
    region.go_round()
    uid = Desk(far).add("members", {"name": NAME, "phone": "13947912345"}).uid
    offer(far, "members", uid, gacha.unit.code)
    # the banner takes no members: nothing of him is here but the letter
    region.accept("banner", "other sumu", ("patrols",))
    region.carry("far", "other sumu", "banner", "sumu", "gacha")
    for relay in ("banner", "sumu"):
        office = region[relay]
        with office.journal.transaction() as connection:
            numbers = connection.exec_driver_sql("SELECT id FROM j_segments").scalars().all()
            held = list(office.journal.holdings(connection).sealed(numbers))
        read = repr([wire.decode(one.body, one.part) for one in held])
        assert "sealed" in read
        assert NAME not in read
        assert "13947912345" not in read
    (letter,) = open_offers(gacha)
    adopt(gacha, letter.uid)
    assert [one.values["name"] for one in shown(gacha, "members")] == [NAME]
