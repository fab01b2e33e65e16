"""Bundles of many invented villages for one banner, made without an office for each of them."""

from __future__ import annotations

import hashlib
import random
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from app.secrets.signing import device_id, sign
from app.sync import container
from app.sync.manifest import Manifest, Place, Reads, SegmentEntry
from app.sync.signatures import SEGMENT_DOMAIN
from app.sync.trust import KnownOffice
from app.units import Unit, guess_level
from db.journal import wire
from db.journal.operations import NO_HASH, START_BYTES, Scope, Writer
from db.journal.segments import Creations, Edits, Segment
from db.record_ids import RecordIds
from tests.bench import invented_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from app.office import Office
    from db.journal.segments import Sealed
    from db.shape import TableShape, Value

BANNER = "990000000000"
MEMBERS, HOUSEHOLDS, PATROLS = 50, 6, 120
"""Of one village."""
TABLES = ("members", "households", "patrols")
_NOW = 1_770_000_000_000
_PATROLS = {
    "date": "day",
    "depart": "depart",
    "back": "return",
    "transport": "transport",
    "distance": "km",
    "weather": "weather",
    "markers": "markers",
    "remarks": "remarks",
    "reported_to": "reported_to",
}


def write_all(banner: Office, count: int, folder: Path) -> None:
    """Have a banner know so many villages, and write a bundle of each into a folder."""
    members = _records(invented_rows.members(count * MEMBERS))
    patrols = _records(invented_rows.patrols(count * PATROLS))
    with banner.store.writing() as connection:
        for number in range(count):
            village = _Village(number)
            banner.trust.accept(connection, village.known(), _NOW)
            rows = {
                "members": list(islice(members, MEMBERS)),
                "households": _households(number),
                "patrols": [
                    {ours: one.get(theirs) for ours, theirs in _PATROLS.items()}
                    for one in islice(patrols, PATROLS)
                ],
            }
            (folder / f"{village.code}.ortoo").write_bytes(village.bundle(banner, rows))


def _records(columns: Mapping[str, list[invented_rows.Value]]) -> Iterator[dict[str, Value]]:
    names = [name for name in columns if name != "id"]
    for row in zip(*(columns[name] for name in names), strict=True):
        yield {
            name: cell for name, cell in zip(names, row, strict=True) if not isinstance(cell, bytes)
        }


def _households(number: int) -> list[dict[str, Value]]:
    rng = random.Random(number)
    return [
        {
            "number": f"{number}-{one + 1}",
            "host": rng.choice(invented_rows.MONGOLIAN),
            "address": f"第{number}嘎查{one + 1}组",
            "radius": 100,
            "families_stated": rng.randrange(5, 20),
        }
        for one in range(HOUSEHOLDS)
    ]


class _Village:
    """One village's computer."""

    def __init__(self, number: int) -> None:
        self.code = f"990000{201 + number // 20:03d}{201 + number % 20:03d}"
        self._key = hashlib.sha256(self.code.encode()).digest()
        self._writer = Writer(device_id(self._key), self._key[:8])
        self._ids = RecordIds(random.Random(number).randbytes)

    def known(self) -> KnownOffice:
        """The office as the banner knows it once its card is accepted."""
        unit = Unit(self.code, guess_level(self.code))
        nothing = frozenset[str]()
        return KnownOffice(self._writer.device, unit, self.code, "", nothing, direct=True)

    def bundle(self, banner: Office, rows: Mapping[str, list[dict[str, Value]]]) -> bytes:
        """The file with these records of each ledger, for the banner."""
        sealed: list[Sealed] = []
        last = 0
        for ledger, records in rows.items():
            sealed.append(self._sealed(banner.registry.shapes[ledger], records, last))
            last += len(records)
        bundle = self._key[:16]
        manifest = Manifest(
            format=container.FORMAT,
            suite=container.SUITE,
            bundle=bundle,
            sender=self._writer.device,
            incarnation=self._writer.incarnation,
            sequence=1,
            replaced=[],
            unit=self.code,
            office=self.code,
            recipients=[banner.secrets.device_id],
            written=_NOW,
            zone=480,
            place=Place(1, 1, bundle),
            reads=Reads(container.FORMAT, wire.FORMAT),
            held=[],
            basis=[],
            heard=[],
            wanted=[],
            wanted_attachments=[],
            segments=[SegmentEntry.of(one) for one in sealed],
            chunks=[],
            counts=[],
            more=[],
        )
        whole = container.Bundle(manifest, sealed)
        return container.pack(whole, self._key, [banner.secrets.age_recipient])

    def _sealed(self, shape: TableShape, records: list[dict[str, Value]], last: int) -> Sealed:
        count = len(records)
        names = dict.fromkeys(name for one in records for name in one)
        made = Creations(
            ledger=shape.wire,
            numbers=list(range(last + 1, last + count + 1)),
            starts=[self._key[:START_BYTES]] * count,
            stamps=[_NOW] * count,
            persons=["白敏"] * count,
            uids=[self._ids.next() for _each in records],
            values={name: [one.get(name) for one in records] for name in names},
            personal=tuple(name for name in names if shape.by_name[name].personal),
        )
        segment = Segment(
            writer=self._writer,
            scope=Scope(shape.domain, self.code),
            number=1,
            previous=NO_HASH,
            vector={},
            schema=1,
            sealed=_NOW,
            zone=480,
            creations=(made,),
            edits=Edits(),
        )
        signing = partial(sign, self._key, SEGMENT_DOMAIN)
        return wire.seal(segment, signing, self._key[: wire.SEED_BYTES])
