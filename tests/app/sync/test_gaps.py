"""A bundle that builds on one that did not come: it waits, and nothing of it is seen until then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from app.desk import Desk
from app.ledger.questions import Question
from app.progress import Silent
from app.sync import container
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.manifest import SegmentEntry
from app.sync.outgoing import write_bundle
from db.journal import wire

MEMBERS = Question("members")


def posts(office):
    with office.snapshot() as now:
        return {one.values["name"]: one.values["post"] for one in now.asking.page(MEMBERS)}


def bundle_of(segments, whole, sender, reader, path):
    """A bundle that carries some segments of another one only, as lost sticks leave it."""
    entries = [SegmentEntry.of(one) for one in segments]
    manifest = structs.replace(whole.manifest, segments=entries)
    only = replace(whole, manifest=manifest, segments=tuple(segments))
    path.write_bytes(container.pack(only, sender.secrets.signing, [reader.secrets.age_recipient]))
    return path


def opened(sender, reader, path):
    write_bundle(sender, reader.unit.code, path, Silent())
    return container.unpack(path.read_bytes(), path.name, reader.secrets)


def of_members(bundle):
    return [one for one in bundle.segments if wire.decode(one.body).scope.domain == "members"]


@pytest.fixture
def parts(pair, tmp_path):
    """What the gacha wrote in three sittings, each in a bundle of its own.

    It added a member, then changed the post, then changed it again.
    """
    gacha, sumu = pair
    desk = Desk(gacha)
    uid = desk.add("members", {"name": "乌云其其格", "post": "牧民"}).uid
    opened(gacha, sumu, tmp_path / "whole.ortoo")
    for post in ("会计", "护边员"):
        desk.change("members", uid, {"post": post})
        whole = opened(gacha, sumu, tmp_path / "whole.ortoo")
    segments = of_members(whole)
    assert len(segments) == 3
    return [
        bundle_of([one], whole, gacha, sumu, tmp_path / f"{number}.ortoo")
        for number, one in enumerate(segments)
    ]


@pytest.mark.parametrize("order", [(2, 1, 0), (1, 2, 0), (2, 0, 1), (1, 0, 2), (0, 2, 1)])
def test_what_builds_on_nothing_waits_and_then_all_of_it_is_there(pair, parts, order):
    _gacha, sumu = pair
    seen = {"": {}, "0": {"乌云其其格": "牧民"}, "01": {"乌云其其格": "会计"}}
    for at, number in enumerate(order):
        read_bundle(sumu, parts[number], Silent())
        came = set(order[: at + 1])
        # what acts is the longest beginning of the gacha's chain that is whole
        acting = "".join(str(one) for one in range(3) if set(range(one + 1)) <= came)
        assert posts(sumu) == seen.get(acting, {"乌云其其格": "护边员"})
    assert posts(sumu) == {"乌云其其格": "护边员"}
    assert sumu.journal.contests() == []


def test_the_whole_bundle_mends_a_gap(pair, parts, carry):
    gacha, sumu = pair
    read_bundle(sumu, parts[2], Silent())
    assert posts(sumu) == {}

    carry(gacha, sumu)

    assert posts(sumu) == {"乌云其其格": "护边员"}


def test_an_edit_waits_for_the_edit_of_another_office_that_it_saw(
    pair, make_office, carry, tmp_path
):
    # not a gap in one office's chain, but between two: the sumu had the gacha's edit before its
    # eyes, and the banner must not show the one without the other
    gacha, sumu = pair
    banner = make_office("152527000000", "苏尼特右旗旗委组织部")
    for one, other in ((sumu, banner), (banner, sumu)):
        accept_card(other, write(one, tmp_path))
    uid = Desk(gacha).add("members", {"name": "乌云其其格", "post": "牧民"}).uid
    carry(gacha, sumu)
    carry(sumu, banner)
    Desk(gacha).change("members", uid, {"post": "会计"})
    carry(gacha, sumu)
    Desk(sumu).change("members", uid, {"post": "护边员"})
    whole = opened(sumu, banner, tmp_path / "whole.ortoo")
    own = sumu.secrets.device_id
    late = [one for one in of_members(whole) if wire.decode(one.body).writer.device == own]
    assert len(late) == 1

    read = read_bundle(banner, bundle_of(late, whole, sumu, banner, tmp_path / "l.ortoo"), Silent())

    assert read.waiting == 1
    assert posts(banner) == {"乌云其其格": "牧民"}
    carry(sumu, banner)
    assert posts(banner) == {"乌云其其格": "护边员"}
    assert banner.journal.contests() == []


def write(office, folder):
    path = folder / f"{office.unit.code}-card.ortoocard"
    write_card(office, path)
    return path
