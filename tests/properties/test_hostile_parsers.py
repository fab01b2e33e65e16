"""Whatever somebody whom we know signs and sends: one sentence, or it is read; nothing else.

`make test ARGS="--hypothesis-profile=dev tests/properties/test_hostile_parsers.py"` tries more.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from unittest.mock import patch

import msgspec
import pytest
from backports import zstd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Trouble
from app.progress import Silent
from app.secrets.signing import sign
from app.sync import cards, container
from app.sync.cards import Card, encode_card, read_card
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.units import Unit
from db import columns
from db.journal import wire
from db.journal.segments import DamagedSegmentError
from tests.properties.district import LINKS
from tests.properties.hostile import ODD, altered, bytes_altered, packed_altered
from tests.properties.offices import secrets_of
from tests.properties.world import World

SEVERAL = settings(
    max_examples=settings.default.max_examples // 2,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
FEW = settings(SEVERAL, max_examples=settings.default.max_examples // 4)


@pytest.fixture(scope="module")
def world():
    """A gacha and its sumu with some records, which know each other."""
    made = World(("G1", "S"), patrols_only=False, seed=77)
    assert LINKS[0] == ("G1", "S")
    gacha = made.nodes[0]
    for text in ("修路", "饮水"):
        gacha.desk.add("issues", {"issue": text, "raised_on": "2026-01-02"})
    patrol = {"date": "2026-01-02", "party": "张三、李四", "markers": "1231、1232", "distance": "7"}
    uid = gacha.desk.add("patrols", patrol).uid
    gacha.office.journal.seal()
    gacha.desk.change("patrols", uid, {"weather": "晴", "party": "张三、王五"})
    yield made
    made.close()


@pytest.fixture(scope="module")
def segments(world):
    """Segments as they are held."""
    office = world.nodes[0].office
    office.journal.seal()
    with office.journal.transaction() as connection:
        numbers = connection.exec_driver_sql("SELECT id FROM j_segments").scalars().all()
        return list(office.journal.holdings(connection).sealed(numbers))


# ---- cards
@pytest.fixture(scope="module")
def card():
    secrets = secrets_of("G1")
    unit = Unit("152527201206", "gacha")
    made = Card("敦达乌苏嘎查", unit, secrets.device_id, secrets.age_recipient, "2026-11-21")
    return encode_card(made, secrets.signing)


@SEVERAL
@given(data=st.data())
def test_a_card_that_its_owner_made_up_is_refused_or_read(card, tmp_path_factory, data):
    start = len(cards.MAGIC) + 1  # with the format
    content, _signature = msgspec.msgpack.decode(card[start:])
    content = packed_altered(content, data.draw)
    signature = sign(secrets_of("G1").signing, cards.DOMAIN, content)
    path = tmp_path_factory.getbasetemp() / "made-up.ortoocard"
    path.write_bytes(card[:start] + msgspec.msgpack.encode([content, signature]))
    with suppress(Trouble):
        found = read_card(path)
        assert found.unit.code.isdigit()
        assert found.fingerprint


@SEVERAL
@given(data=st.data())
def test_bytes_that_are_nearly_a_card_are_refused_or_read(card, tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "altered.ortoocard"
    path.write_bytes(bytes_altered(card, data.draw))
    with suppress(Trouble):
        read_card(path)


# ---- segments and columns
@SEVERAL
@given(data=st.data())
def test_altered_segments_are_refused_or_read(segments, data):
    body = data.draw(st.sampled_from(segments)).body
    try:
        found = wire.decode(bytes_altered(body, data.draw))
    except DamagedSegmentError:
        return
    assert found.number > 0


@SEVERAL
@given(data=st.data())
def test_segments_that_their_writer_made_up_are_refused_or_read(segments, data):
    one = data.draw(st.sampled_from(segments))
    with suppress(DamagedSegmentError):
        wire.decode(*_made_up(one, data.draw))


def _made_up(one, draw):
    """The segment's bytes, with the insides of body and part altered before compressing."""
    segment = wire.decode(one.body, one.part)
    real = zstd.compress

    def compress(plain, *args, **named):
        return real(packed_altered(plain, draw), *args, **named)

    with patch.object(zstd, "compress", compress):
        return wire.encode(segment, bytes(wire.SEED_BYTES))


@SEVERAL
@given(data=st.data(), count=st.sampled_from((0, 1, 3, 50_000)))
def test_columns_that_somebody_made_up_are_refused_or_read(data, count):
    rows = data.draw(
        st.lists(st.one_of(st.none(), st.integers(0, 99), st.text(max_size=3)), max_size=9)
    )
    column = columns.encode(rows) if data.draw(st.booleans()) else data.draw(ODD)
    column = altered(msgspec.msgpack.decode(msgspec.msgpack.encode(column)), data.draw)
    try:
        found = columns.decode(column, count)
    except columns.DamagedColumn:
        return
    assert len(found) == count


# ---- bundles
def _written(world, path):
    gacha, sumu = world.nodes
    # the next one has the same number again: an example must come out as it did before
    with gacha.office.journal.transaction(keep=False):
        write_bundle(gacha.office, sumu.unit.code, path, Silent())


def _planned(world, path):
    """Read it as far as one can without keeping it; nothing may stay of it."""
    sumu = world.nodes[1]
    before = sumu.dump()
    with suppress(Trouble):
        read_bundle(sumu.office, path, Silent(), keep=False)
    assert sumu.dump() == before


@FEW
@given(data=st.data())
def test_a_manifest_that_its_sender_made_up_is_refused_or_read(world, tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "manifest.ortoo"
    real = container.encode
    with (
        patch.object(container, "encode", lambda one: packed_altered(real(one), data.draw)),
        # the sender's own program reads back what it has written
        patch.object(container, "unpack_file", lambda *_args: None),
    ):
        _written(world, path)
    _planned(world, path)


@FEW
@given(data=st.data())
def test_a_bundle_of_segments_that_their_writer_made_up_is_refused_or_read(
    world, tmp_path_factory, data
):
    path = tmp_path_factory.getbasetemp() / "segments.ortoo"
    gacha = world.nodes[0].office
    holdings = type(gacha.journal.holdings(None))
    real = holdings.sealed

    def sealed(self, numbers):
        for one in real(self, numbers):
            if data.draw(st.booleans()):
                yield one
                continue
            body, part = _made_up(one, data.draw)
            yield type(one)(body, gacha._sign(type(one)(body, b"").hash), part)

    with (
        patch.object(holdings, "sealed", sealed),
        patch.object(container, "unpack_file", lambda *_args: None),
    ):
        _written(world, path)
    _planned(world, path)


# ---- bombs
BOMBS = """
import resource
from unittest.mock import patch
from backports import zstd
from db import columns
from db.journal import wire
from db.journal.operations import NO_HASH, Scope, Writer
from db.journal.segments import DamagedSegmentError, Edits, Segment

segment = Segment(
    writer=Writer(bytes(32), bytes(8)), scope=Scope("ledgers", "152527201206"), number=1,
    previous=NO_HASH, vector={}, schema=1, sealed=0, zone=0, creations=(), edits=Edits(),
    origins={},
)
most = 1 << 30
resource.setrlimit(resource.RLIMIT_AS, (most, most))
bombs = {
    "a list without end": b"\\xdd\\xff\\xff\\xff\\xff",
    "bytes without end": b"\\xc6\\xff\\xff\\xff\\xff",
    "a deep list": b"\\x91" * 100_000,
    "zeros": bytes(300 << 20),
}
for name in [*bombs]:
    packed = zstd.compress(bombs.pop(name), level=1)
    with patch.object(zstd, "compress", lambda *_args, **_named: packed):
        body = wire.encode(segment, bytes(16)).body
    try:
        wire.decode(body)
    except DamagedSegmentError:
        continue
    raise SystemExit(name)
for column in ([0] * 3, [b"", 1 << 62], [[[[]]]]):
    try:
        columns.decode(column, 50_000)
    except columns.DamagedColumn:
        continue
    raise SystemExit("a column")
"""
"""Segments of few bytes that would take much room."""


@pytest.mark.skipif(sys.platform == "win32", reason="sets a limit of POSIX")
def test_bombs_are_refused_within_a_gigabyte_of_addresses():
    done = subprocess.run(
        [sys.executable, "-c", BOMBS], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
