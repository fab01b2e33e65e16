"""Segments that somebody wants although he has acknowledged them."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.progress import Silent
from app.sync import container, outgoing, wanting
from app.sync.enrolment import accept_card, write_card
from app.sync.outgoing import write_bundle


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
    with sumu.store.reading() as connection:
        assert wanting.wanted_segments(sumu, connection) == []
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
