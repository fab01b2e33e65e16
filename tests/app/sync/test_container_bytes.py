"""Bundles and cards of format 1: what stands where, and what no reader takes."""

from __future__ import annotations

import hashlib
import tracemalloc
from dataclasses import replace

import msgspec
import pytest
from msgspec import structs

from app.desk import Desk
from app.errors import Trouble
from app.progress import Silent
from app.sync import cards, container, manifest
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from db.attachments import CHUNK, LARGEST, Chunk

HASH, OTHER = bytes(32), b"\1" * 32
LIFE, BUNDLE = bytes(8), b"\2" * 16
PREFIX = 39


@pytest.fixture
def whole(pair, tmp_path):
    """What a gacha wrote for its sumu."""
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云其其格"})
    path = tmp_path / "数据包.ortoo"
    write_bundle(gacha, sumu.unit.code, path, Silent())
    return path.read_bytes()


def test_the_first_bytes_are_those_of_the_document(whole):
    assert whole.startswith(b"ORTOO BUNDLE\n\1\1")
    assert whole[PREFIX:].startswith(b"age-encryption.org/v1\n")
    assert int.from_bytes(whole[31:39], "big") == len(whole) - PREFIX - 32
    assert hashlib.sha256(whole[:-32]).digest() == whole[-32:]


def test_whatever_bit_of_the_prefix_is_turned_the_bundle_is_refused(whole, pair):
    """Also by somebody who knows how to make the hash at its end right again."""
    _gacha, sumu = pair
    for bit in range(PREFIX * 8):
        turned = bytearray(whole[:-32])
        turned[bit // 8] ^= 1 << bit % 8
        turned += hashlib.sha256(turned).digest()
        with pytest.raises(Trouble):
            container.unpack(bytes(turned), "a.ortoo", sumu.secrets)


@pytest.mark.parametrize(
    ("number", "said"), [(0, "试用时的程序"), (2, "新版本的程序"), (255, "新版本的程序")]
)
def test_other_formats_are_called_by_their_names(whole, pair, number, said):
    _gacha, sumu = pair
    data = whole[:13] + bytes([number]) + b"whatever comes in that format"
    with pytest.raises(Trouble, match=said):
        container.unpack(data, "a.ortoo", sumu.secrets)


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        (b"\x92\xc4\0\xc4\0", "试用时的程序"),
        (b"\0", "试用时的程序"),
        (b"\2whatever", "新版本的程序"),
    ],
)
def test_cards_of_other_formats_are_called_by_their_names(behind, said):
    with pytest.raises(Trouble, match=said):
        cards.decode_card(cards.MAGIC + behind, "a.ortoocard")


def test_a_card_with_something_that_later_programs_add_is_read(office):
    made = cards.own_card("敦达乌苏嘎查", office.unit, office.secrets)
    data = cards.encode_card(made, office.secrets.signing)
    assert data.startswith(b"ORTOO CARD\n\1\x92")
    content = msgspec.msgpack.decode(msgspec.msgpack.decode(data[12:])[0])
    assert content[-1] == []
    content[-1] = [["telephone", b"0479"]]
    assert cards.decode_card(signed(content, office), "a.ortoocard") == made
    content[-1] *= 2
    with pytest.raises(Trouble):
        cards.decode_card(signed(content, office), "a.ortoocard")


def test_a_card_to_which_nothing_can_be_encrypted_is_refused(office):
    """It was accepted, and every bundle for that office was a bug from then on."""
    made = cards.own_card("敦达乌苏嘎查", office.unit, office.secrets)
    data = cards.encode_card(replace(made, recipient="age1x"), office.secrets.signing)
    with pytest.raises(Trouble):
        cards.decode_card(data, "a.ortoocard")


def signed(content, office):
    packed = msgspec.msgpack.encode(content)
    signature = cards.sign(office.secrets.signing, cards.DOMAIN, packed)
    return cards.MAGIC + b"\1" + msgspec.msgpack.encode([packed, signature])


def chunk(index=0, size=CHUNK, name=HASH):
    return manifest.ChunkEntry(name, size, index, HASH)


def segment(length=1, part=0, name=HASH):
    return manifest.SegmentEntry(length, name, part, HASH)


def head(number=1, name=HASH):
    return (HASH, LIFE, number, name)


HOSTILE = {
    "no sequence": {"sequence": 0},
    "negative sequence": {"sequence": -1},
    "a life that has ended and has not": {"replaced": [LIFE], "incarnation": LIFE},
    "a life that ended twice": {"replaced": [LIFE, LIFE]},
    "nobody to read it": {"recipients": []},
    "a reader twice": {"recipients": [HASH, HASH]},
    "a reader's key cut": {"recipients": [HASH[:-1]]},
    "written before time": {"written": -1},
    "written after the last year of some zone": {"written": 253_402_300_799_000},
    "a zone of a day": {"zone": 24 * 60},
    "the third of two": {"place": manifest.Place(3, 2, OTHER[:16])},
    "the second, and the first of its series": {"place": manifest.Place(2, 2, BUNDLE)},
    "the first of another series": {"place": manifest.Place(1, 2, bytes(16))},
    "a scope twice": {"held": [("m", "1", []), ("m", "1", [])]},
    "a head twice": {"held": [("m", "1", [head(), head()])]},
    "a head with no number": {"basis": [("m", "1", [head(0)])]},
    "a head beyond all numbers": {"basis": [("m", "1", [head((1 << 53) + 1)])]},
    "a scope without a name": {"held": [("", "1", [])]},
    "news of a stranger": {"heard": [manifest.Heard(OTHER, LIFE, 1, False)]},
    "news of one life twice": {"heard": [manifest.Heard(HASH, LIFE, 1, e) for e in (True, False)]},
    "news of less than no bundle": {"heard": [manifest.Heard(HASH, LIFE, -1, False)]},
    "wanted twice": {"wanted": [HASH, HASH]},
    "wanted and cut": {"wanted": [HASH[1:]]},
    "an attachment wanted twice": {"wanted_attachments": [HASH, HASH]},
    "a segment twice": {"segments": [segment(), segment()]},
    "a segment of less than nothing": {"segments": [segment(-1)]},
    "a segment of nothing": {"segments": [segment(0)]},
    "a segment beyond all limits": {"segments": [segment((64 << 20) + 1)]},
    "a part of less than nothing": {"segments": [segment(1, -1)]},
    "a piece twice": {"chunks": [chunk(), chunk()]},
    "a piece behind the end": {"chunks": [chunk(1)]},
    "a piece before the beginning": {"chunks": [chunk(-1, 2 * CHUNK)]},
    "an attachment of two sizes": {"chunks": [chunk(0, CHUNK), chunk(1, 2 * CHUNK)]},
    "an attachment of nothing": {"chunks": [chunk(0, 0)]},
    "an attachment beyond all limits": {"chunks": [chunk(0, LARGEST + 1)]},
    "an office counted twice": {"counts": [manifest.Count("members", "1", n) for n in (1, 2)]},
    "less than no records": {"counts": [manifest.Count("members", "1", -1)]},
    "something more twice": {"more": [("a", b""), ("a", b"")]},
}


def sound():
    """A manifest that is as it should be."""
    return manifest.Manifest(
        format=1,
        suite=1,
        bundle=BUNDLE,
        sender=b"\3" * 32,
        incarnation=b"\3" * 8,
        sequence=1,
        replaced=[LIFE],
        unit="152527201206",
        office="敦达乌苏嘎查党支部",
        recipients=[HASH],
        written=0,
        zone=480,
        place=manifest.Place(1, 1, BUNDLE),
        reads=manifest.Reads(1, 1),
        held=[("members", "152527201206", [head()])],
        basis=[],
        heard=[manifest.Heard(HASH, LIFE, 0, ended=False)],
        wanted=[HASH],
        wanted_attachments=[HASH],
        segments=[segment()],
        chunks=[chunk(1, CHUNK + 1)],
        counts=[manifest.Count("members", "152527201206", 0)],
        more=[],
    )


@pytest.mark.parametrize("what", HOSTILE)
def test_what_no_honest_program_says_is_refused(what):
    manifest.decode(manifest.encode(sound()))
    with pytest.raises(ValueError):  # noqa: PT011 whatever it says, the file is called altered
        manifest.encode(structs.replace(sound(), **HOSTILE[what]))


def test_what_later_programs_add_is_passed_over(whole, pair, tmp_path):
    gacha, sumu = pair
    inside = container.unpack(whole, "a.ortoo", sumu.secrets)
    more = structs.replace(inside.manifest, more=[("sums", b"\x90")])
    recipients = [sumu.secrets.age_recipient]
    path = tmp_path / "more.ortoo"
    packed = container.pack(replace(inside, manifest=more), gacha.secrets.signing, recipients)
    path.write_bytes(packed)
    assert read_bundle(sumu, path, Silent()).new == 1


def test_a_manifest_of_many_empty_things_is_refused_before_room_is_made_for_them():
    """8 million scopes without anything fit into 32 MiB, and took 1 GB."""
    parts = [msgspec.msgpack.encode(one) for one in structs.astuple(sound())]
    parts[14] = b"\xdd" + (5_000_000).to_bytes(4, "big") + b"\x93\xa1a\xa1b\x90" * 5_000_000
    content = b"\xdc" + len(parts).to_bytes(2, "big") + b"".join(parts)
    tracemalloc.start()
    with pytest.raises(ValueError, match="length"):
        manifest.decode(content)
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()


def test_a_piece_that_is_not_what_the_manifest_says_refuses_the_bundle(whole, pair, tmp_path):
    gacha, sumu = pair
    inside = container.unpack(whole, "a.ortoo", sumu.secrets)
    entry = manifest.ChunkEntry.of(Chunk(HASH, 5, 0, b"photo"))
    said = structs.replace(inside.manifest, chunks=[entry])
    for content in (b"phot0", b"phot", b"photos"):
        forged = replace(inside, manifest=said, chunks=[Chunk(HASH, 5, 0, content)])
        data = container.pack(forged, gacha.secrets.signing, [sumu.secrets.age_recipient])
        with pytest.raises(Trouble, match="改动过"):
            container.unpack(data, "a.ortoo", sumu.secrets)
