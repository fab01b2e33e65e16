"""Cards and bundles that were altered by accident or on purpose: one sentence, nothing changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.desk import Desk
from app.errors import Trouble
from app.ledger.questions import Question
from app.progress import Silent
from app.sync import container
from app.sync.cards import MAGIC, Card, decode_card, encode_card
from app.sync.incoming import read_bundle, show_bundle
from app.sync.outgoing import write_bundle

MEMBERS = Question("members")
SEVERAL = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
"""The offices are made once for all examples; none may change them."""


def altered(data, draw):
    """The bytes with some bits turned over, cut, or with something in between."""
    at = draw(st.integers(0, len(data) - 1))
    how = draw(st.sampled_from(["turn", "cut", "put in", "swap"]))
    if how == "turn":
        return data[:at] + bytes([data[at] ^ 1 << draw(st.integers(0, 7))]) + data[at + 1 :]
    if how == "cut":
        return data[:at]
    if how == "put in":
        return data[:at] + draw(st.binary(min_size=1, max_size=9)) + data[at:]
    return data[at:] + data[:at] if at else data + b"\0"


@pytest.fixture
def card(office):
    secrets = office.secrets
    made = Card("敦达乌苏嘎查", office.unit, secrets.device_id, secrets.age_recipient, "2026-11-21")
    return encode_card(made, secrets.signing)


@SEVERAL
@given(data=st.data())
def test_an_altered_card_is_refused(card, data):
    with pytest.raises(Trouble):
        decode_card(altered(card, data.draw), "名片.ortoocard")


def test_a_card_whose_name_is_no_utf8_is_refused(card):
    # the decoder has an error of its own for everything but this, and it once came through
    with pytest.raises(Trouble):
        decode_card(card.replace("敦达".encode(), b"\xff" * 6), "名片.ortoocard")
    with pytest.raises(Trouble):
        decode_card(MAGIC + b"\x92\xc4\x01\xa1\xc4\x00", "名片.ortoocard")


@pytest.fixture
def bundle(pair, tmp_path):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云其其格"})
    path = tmp_path / "数据包.ortoo"
    write_bundle(gacha, sumu.unit.code, path, Silent())
    return path.read_bytes()


def rows(office):
    """What a reading would change."""
    with office.snapshot() as now:
        segments = now.connection.exec_driver_sql("SELECT count(*) FROM j_segments").scalar()
        return segments, office.journal.log.position(now.connection), now.asking.count(MEMBERS)


@SEVERAL
@given(data=st.data())
def test_an_altered_bundle_is_refused_whole(bundle, pair, tmp_path, data):
    _gacha, sumu = pair
    before = rows(sumu)
    path = tmp_path / "坏的.ortoo"
    path.write_bytes(altered(bundle, data.draw))

    with pytest.raises(Trouble):
        read_bundle(sumu, path, Silent())

    assert rows(sumu) == before


def test_somebody_who_is_no_office_of_ours_is_refused(bundle, pair, make_office, tmp_path):
    # a whole, well-signed bundle under a name that was never accepted
    _gacha, sumu = pair
    stranger = make_office("152527201299", "陌生的嘎查")
    inside = container.unpack(bundle, "数据包.ortoo", sumu.secrets)
    sender = stranger.secrets.device_id
    forged = replace(inside, manifest=structs.replace(inside.manifest, sender=sender))
    path = tmp_path / "冒充的.ortoo"
    path.write_bytes(container.pack(forged, stranger.secrets.signing, [sumu.secrets.age_recipient]))
    before = rows(sumu)

    with pytest.raises(Trouble, match="还不认识"):
        read_bundle(sumu, path, Silent())
    with pytest.raises(Trouble, match="还不认识"):
        show_bundle(path, sumu)

    assert rows(sumu) == before
