"""What a newer program writes: held and passed on by an older one, or refused in one sentence."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from msgspec import structs

from app.desk import Desk
from app.errors import Trouble
from app.progress import Silent
from app.sync import cards, container
from app.sync.cards import read_card
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.manifest import SegmentEntry
from app.sync.outgoing import write_bundle
from db.journal.segments import Sealed


def later(one, office):
    """A segment of format 2 that stands where this one did."""
    length = int.from_bytes(one.body[:4], "big")
    head = msgspec.msgpack.decode(one.body[4 : 4 + length])
    newer = msgspec.msgpack.encode([2, *head[1:], "a field that nobody knows yet"])
    body = len(newer).to_bytes(4, "big") + newer + b"in a way that nobody knows yet"
    return Sealed(body, office._sign(Sealed(body, b"").hash), b"a part of another kind")


def test_a_segment_of_a_later_format_waits_and_is_passed_on_as_it_is(pair, make_office, tmp_path):
    gacha, sumu = pair
    banner = make_office("152527000000", "太仆寺旗委组织部")
    for one, other in ((sumu, banner), (banner, sumu)):
        write_card(one, tmp_path / "c.ortoocard")
        accept_card(other, tmp_path / "c.ortoocard")
    Desk(gacha).add("members", {"name": "乌云其其格"})
    path = tmp_path / "a.ortoo"
    write_bundle(gacha, sumu.unit.code, path, Silent())
    whole = container.unpack(path.read_bytes(), path.name, sumu.secrets)
    newer = [later(one, gacha) if b"members" in one.body[:200] else one for one in whole.segments]
    manifest = structs.replace(whole.manifest, segments=[SegmentEntry.of(one) for one in newer])
    made = replace(whole, manifest=manifest, segments=tuple(newer))
    recipients = [sumu.secrets.age_recipient]
    path.write_bytes(container.pack(made, gacha.secrets.signing, recipients))

    read = read_bundle(sumu, path, Silent())
    assert (read.new, read.waiting) == (0, 1)
    assert sumu.journal.check(lambda *_one: True).faults == []
    write_bundle(sumu, banner.unit.code, path, Silent())
    relayed = container.unpack(path.read_bytes(), path.name, banner.secrets)
    assert {one.hash for one in newer} <= {one.hash for one in relayed.segments}
    assert read_bundle(banner, path, Silent()).waiting == 1


@pytest.mark.parametrize("what", ["bundle", "card"])
def test_a_file_of_a_later_format_is_called_newer_and_not_altered(pair, tmp_path, what):
    gacha, sumu = pair
    path = tmp_path / "file"
    if what == "card":
        write_card(gacha, path)
        magic = cards.MAGIC
    else:
        write_bundle(gacha, sumu.unit.code, path, Silent())
        magic = container.MAGIC
    data = bytearray(path.read_bytes())
    data[len(magic)] += 1
    path.write_bytes(bytes(data))
    with pytest.raises(Trouble, match="新版本的程序写的"):
        read_card(path) if what == "card" else read_bundle(sumu, path, Silent())
