from __future__ import annotations

import random
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from db import record_ids
from db.record_ids import RecordIds


def test_an_id_is_a_uuid_of_version_8():
    for uid in RecordIds().many(3):
        found = uuid.UUID(bytes=uid)
        assert (found.version, found.variant) == (8, uuid.RFC_4122)


def test_version_and_variant_stand_whatever_the_entropy():
    for byte in (b"\x00", b"\xff"):
        uid = RecordIds(lambda length, byte=byte: byte * length).next()
        assert (uid[6] >> 4, uid[8] >> 6) == (8, 0b10)


def test_ids_of_one_start_share_a_site_count_up_and_sort_in_order():
    ids = RecordIds()
    minted = [ids.next(), *ids.many(70_000), ids.next()]
    assert minted == sorted(set(minted))
    assert len({uid[: record_ids.SITE_LENGTH] for uid in minted}) == 1
    counters = [int.from_bytes(uid[record_ids.SITE_LENGTH :], "big") for uid in minted]
    assert counters == list(range(counters[0], counters[0] + len(minted)))


def test_another_start_has_another_site():
    assert RecordIds().next()[:8] != RecordIds().next()[:8]


def test_60_bits_of_the_site_are_random():
    rng = random.Random(5)
    ones, noughts = bytearray(8), bytearray(8)
    for _ in range(200):
        site = RecordIds(rng.randbytes).next()[:8]
        for place, byte in enumerate(site):
            ones[place] |= byte
            noughts[place] |= ~byte & 0xFF
    varying = sum((one & nought).bit_count() for one, nought in zip(ones, noughts, strict=True))
    assert varying == 60


def test_the_same_entropy_gives_the_same_ids():
    first, second = (RecordIds(random.Random(7).randbytes) for _ in range(2))
    assert first.many(10) == second.many(10)


def test_two_threads_never_mint_the_same_id():
    ids = RecordIds()
    with ThreadPoolExecutor(4) as pool:
        minted = [uid for batch in pool.map(ids.many, [5] * 400) for uid in batch]
    assert len(set(minted)) == 2000


def test_a_negative_count_does_not_wind_the_counter_back():
    ids = RecordIds()
    first = ids.next()
    with pytest.raises(ValueError, match="fewer than no"):
        ids.many(-1)
    assert ids.many(0) == []
    assert ids.next() > first


def test_show_and_read_are_inverse():
    uid = RecordIds().next()
    assert len(record_ids.show(uid)) == 32
    assert record_ids.read(record_ids.show(uid)) == uid
    assert record_ids.read(record_ids.show(uid).upper()) == uid


@pytest.mark.parametrize(
    "text", ["", "0" * 31, "0" * 33, "g" * 32, "00 " * 10 + "00", "０" * 32, "0" * 31 + "\n"]
)
def test_read_refuses_what_is_no_id(text: str):
    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        record_ids.read(text)
