"""Segments that somebody wants although he has acknowledged them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from app.desk import Desk
from app.progress import Silent
from app.sync import container, outgoing, wanting
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.manifest import SegmentEntry
from app.sync.outgoing import write_bundle
from db.journal import parts


def hashes(office, domain="members"):
    with office.store.reading() as connection:
        holdings = office.journal.holdings(connection)
        found = []
        for number, scope in holdings.scopes().items():
            if scope.domain == domain:
                found += [one.hash for one in holdings.sealed(holdings.missing(number, []))]
        return found


@pytest.fixture
def settled(pair, carry):
    """A gacha and its sumu, which has acknowledged everything."""
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云其其格"})
    carry(gacha, sumu)
    carry(sumu, gacha)
    return gacha, sumu


def sent(sender, reader, path):
    write_bundle(sender, reader.unit.code, path, Silent())
    bundle = container.unpack(path.read_bytes(), path.name, reader.secrets)
    return [one.hash for one in bundle.segments]


def test_a_wanted_segment_is_sent_again_until_nobody_wants_it(
    settled, carry, tmp_path, monkeypatch
):
    gacha, sumu = settled
    (wanted,) = hashes(sumu)
    assert sent(gacha, sumu, tmp_path / "a.ortoo") == []
    monkeypatch.setattr(outgoing, "wanted_segments", lambda *_: [wanted])
    carry(sumu, gacha)
    monkeypatch.undo()
    assert sent(gacha, sumu, tmp_path / "a.ortoo") == [wanted]
    assert wanting.wanted_segments(sumu, None) == []
    carry(sumu, gacha)
    assert sent(gacha, sumu, tmp_path / "a.ortoo") == []


def test_nobody_gets_a_segment_that_he_may_not_see(
    settled, make_office, carry, tmp_path, monkeypatch
):
    _gacha, sumu = settled
    other = make_office("152527201207", "巴彦淖尔嘎查党支部")
    for one, reader in ((sumu, other), (other, sumu)):
        write_card(one, tmp_path / "a.ortoocard")
        accept_card(reader, tmp_path / "a.ortoocard")
    (wanted,) = hashes(sumu)
    monkeypatch.setattr(outgoing, "wanted_segments", lambda *_: [wanted, bytes(32)])
    carry(other, sumu)
    assert wanted not in sent(sumu, other, tmp_path / "a.ortoo")


def test_a_part_that_comes_later_completes_the_segment(settled, tmp_path, monkeypatch):
    """The author's own check of parts is tried where the segments are."""
    gacha, sumu = settled
    path = tmp_path / "a.ortoo"
    monkeypatch.setattr(
        type(gacha.proofs),
        "wanted",
        lambda *_: type("W", (), {"segments": {*hashes(gacha)}, "attachments": set()}),
    )
    write_bundle(gacha, sumu.unit.code, path, Silent())
    whole = container.unpack(path.read_bytes(), path.name, sumu.secrets)
    (one,) = whole.segments
    bare = Desk(sumu)
    with sumu.store.writing() as connection:
        connection.exec_driver_sql("UPDATE j_segments SET part = X'' WHERE hash = ?", (one.hash,))
    fuller = replace(one, part=one.part or b"a part")
    manifest = structs.replace(whole.manifest, segments=[SegmentEntry.of(fuller)])
    data = container.pack(
        replace(whole, manifest=manifest, segments=[fuller]),
        gacha.secrets.signing,
        [sumu.secrets.age_recipient],
    )
    path.write_bytes(data)

    read_bundle(sumu, path, Silent())

    with sumu.store.reading() as connection:
        query = "SELECT part FROM j_segments WHERE hash = ?"
        assert connection.exec_driver_sql(query, (one.hash,)).scalar() == fuller.part
    assert bare.last_done() is not None
    assert parts.complete(fuller.part, b"") is None
