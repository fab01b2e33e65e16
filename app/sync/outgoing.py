"""Writing a bundle for one office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.saving import save_checked
from app.sync import vectors
from app.sync.container import (
    FORMAT,
    SUITE,
    Bundle,
    Count,
    Manifest,
    SegmentEntry,
    pack,
    unpack,
)
from app.sync.head_counts import counted
from app.sync.proofs import in_scope
from db.journal.readings import TRUST

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress
    from app.sync.known import KnownOffice
    from app.sync.vectors import Vectors
    from db.journal.operations import Scope, Vector


@dataclass(frozen=True)
class WrittenBundle:
    """What was written.

    Attributes:
        to: the name of the office that it is for.
        segments: how many segments it carries; none: it only acknowledges.
        records: how many records these speak of.
        bytes: the file's size.
    """

    to: str
    segments: int
    records: int
    bytes: int


@dataclass
class _Load:
    """What goes into a bundle."""

    numbers: list[int]
    records: int
    held: Vectors
    basis: Vectors


def write_bundle(office: Office, code: str, path: Path, progress: Progress) -> WrittenBundle:
    """Write everything that an office has not proved to hold, and may see.

    A bundle with nothing new in it still acknowledges what was read here.

    Args:
        office: ours.
        code: the other one's.
        path: the file; an older one is replaced once the new one is whole.
        progress: told what goes on.

    Raises:
        Trouble: the office's card was not accepted, or the file cannot be written.
    """
    with office.journal.transaction() as connection:
        office.journal.seal()
        live = office.trust.devices_of(connection, code)
        # Who was revoked is told so, and nothing else.
        readers = live or office.trust.revoked_of(connection, code)
        if not readers:
            raise Trouble(
                "还没有接收过代码为 {code} 的办公室的名片",
                "请先在“交换”里接收对方的名片，再写数据包",
                code=code,
            )
        load = _load(office, connection, readers, domains=None if live else {TRUST})
        # Its number is used up before the file is there: no two bundles have the same.
        bundle = _bundle(office, connection, readers, load)
    recipients = [*(one.recipient for one in readers), office.secrets.age_recipient]
    progress.step(1, 3)
    data = pack(bundle, office.secrets.signing, recipients)
    progress.step(2, 3)
    unpack(data, path.name, office.secrets)  # what we cannot read back ourselves does not go
    save_checked(data, path)
    with office.journal.transaction() as connection:
        office.journal.holdings(connection).note_written(load.numbers)
        office.settings.set(connection, _written_key(code), str(max(load.numbers, default=0)))
    progress.step(3, 3)
    return WrittenBundle(readers[0].name, len(load.numbers), load.records, len(data))


@dataclass(frozen=True)
class Waiting:
    """What an office has not yet proved to hold.

    Attributes:
        records: how many records, sealed or open.
        unwritten: how many of them came after the latest bundle for it was written.
    """

    records: int
    unwritten: int


def waiting_for(office: Office, connection: Connection, readers: list[KnownOffice]) -> Waiting:
    """How many records wait for an office, and how many of them are on no stick yet.

    Segments are numbered here in the order in which they came, so the last number of a bundle
    tells what it could not hold.
    """
    load = _load(office, connection, readers)
    key = _written_key(readers[0].unit.code)
    written = int(office.settings.get(connection, key, "0"))
    later = [number for number in load.numbers if number > written]
    opened = office.journal.open_records(connection)
    fresh = office.journal.holdings(connection).record_count(later)
    return Waiting(load.records + opened, fresh + opened)


def _written_key(code: str) -> str:
    """The setting that holds the number of the last segment that was written for an office."""
    return f"written:{code}"


def _load(
    office: Office,
    connection: Connection,
    readers: list[KnownOffice],
    *,
    domains: Collection[str] | None = None,
) -> _Load:
    """What goes into a bundle for these computers of one office (of some domains only)."""
    holdings = office.journal.holdings(connection)
    devices = [one.device for one in readers]
    proofs = office.proofs.of(connection, devices)
    load = _Load([], 0, {}, {})
    for number, scope in holdings.scopes().items():
        mine = _of_readers(holdings.held(number), devices)
        is_wanted = domains is None or scope.domain in domains
        if is_wanted and office.trust.may_read(connection, readers[0], scope):
            load.numbers += holdings.missing(number, in_scope(proofs, scope))
            load.held[scope] = holdings.held(number)
            load.basis[scope] = _common(proofs, scope)
        elif mine:
            load.held[scope] = mine  # so that a computer put back to an old state learns of it
    load.records = holdings.record_count(load.numbers)
    return load


def _of_readers(vector: Vector, devices: list[bytes]) -> Vector:
    return {writer: heads for writer, heads in vector.items() if writer.device in devices}


def _common(proofs: list[list[Vectors]], scope: Scope) -> Vector:
    """What the reader is taken to hold: of the proofs the first, as there is mostly one."""
    each = in_scope(proofs, scope)
    return each[0] if each else {}


def _bundle(
    office: Office, connection: Connection, readers: list[KnownOffice], load: _Load
) -> Bundle:
    sealed = tuple(office.journal.holdings(connection).sealed(load.numbers))
    writer = office.journal.log.identity.writer
    written = office.clock()
    now = dt.datetime.fromtimestamp(written / 1000, dt.UTC).astimezone()
    offset = now.utcoffset() or dt.timedelta()
    devices = [one.device for one in readers]
    manifest = Manifest(
        format=FORMAT,
        suite=SUITE,
        bundle=office.entropy(16),
        sender=writer.device,
        incarnation=writer.incarnation,
        sequence=office.next_bundle(connection),
        replaced=office.replaced_incarnations(connection),
        unit=office.unit.code,
        office=office.name,
        recipients=devices,
        written=written,
        zone=int(offset.total_seconds() // 60),
        held=vectors.to_wire(load.held),
        basis=vectors.to_wire(load.basis),
        heard=office.proofs.heard(connection, devices),
        segments=[SegmentEntry(len(one.body), one.hash) for one in sealed],
        counts=_counts(office, connection, readers[0]),
    )
    return Bundle(manifest, sealed)


def _counts(office: Office, connection: Connection, reader: KnownOffice) -> list[Count]:
    """How many living records each ledger has, by office, of what the reader may see."""
    return [
        Count(shape.wire, scope.unit, count)
        for shape, scope, count in counted(office, connection)
        if office.trust.may_read(connection, reader, scope)
    ]
