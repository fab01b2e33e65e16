"""Writing a bundle for one office."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

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
from app.sync.proofs import in_scope
from db.journal.operations import Scope

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress
    from app.sync.trust import KnownOffice
    from app.sync.vectors import Vectors
    from db.journal.operations import Vector


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
    office.journal.seal()
    with office.journal.transaction() as connection:
        readers = office.trust.devices_of(connection, code)
        if not readers:
            raise Trouble(
                "还没有接收过代码为 {code} 的办公室的名片",
                "请先在“交换”里接收对方的名片，再写数据包",
                code=code,
            )
        load = _load(office, connection, readers)
        bundle = _bundle(office, connection, readers, load)
        recipients = [*(one.recipient for one in readers), office.secrets.age_recipient]
        progress.step(1, 3)
        data = pack(bundle, office.secrets.signing, recipients)
        progress.step(2, 3)
        unpack(data, path.name, office.secrets)  # what we cannot read back ourselves does not go
        save_checked(data, path)
        office.journal.holdings(connection).note_written(load.numbers)
        progress.step(3, 3)
    return WrittenBundle(readers[0].name, len(load.numbers), load.records, len(data))


def waiting_for(office: Office, connection: Connection, readers: list[KnownOffice]) -> int:
    """How many records an office has not yet proved to hold: sealed ones and open ones."""
    return _load(office, connection, readers).records + office.journal.open_records(connection)


def _load(office: Office, connection: Connection, readers: list[KnownOffice]) -> _Load:
    holdings = office.journal.holdings(connection)
    devices = [one.device for one in readers]
    proofs = office.proofs.of(connection, devices)
    load = _Load([], 0, {}, {})
    for number, scope in holdings.scopes().items():
        mine = _of_readers(holdings.held(number), devices)
        if office.trust.may_read(connection, readers[0], scope):
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
    now = dt.datetime.now().astimezone()
    offset = now.utcoffset() or dt.timedelta()
    manifest = Manifest(
        format=FORMAT,
        suite=SUITE,
        bundle=os.urandom(16),
        sender=writer.device,
        incarnation=writer.incarnation,
        sequence=office.next_bundle(connection),
        replaced=office.replaced_incarnations(connection),
        unit=office.unit.code,
        office=office.name,
        recipients=[one.device for one in readers],
        written=int(now.timestamp() * 1000),
        zone=int(offset.total_seconds() // 60),
        held=vectors.to_wire(load.held),
        basis=vectors.to_wire(load.basis),
        segments=[SegmentEntry(len(one.body), one.hash) for one in sealed],
        counts=_counts(office, connection, readers[0]),
    )
    return Bundle(manifest, sealed)


def _counts(office: Office, connection: Connection, reader: KnownOffice) -> list[Count]:
    """How many living records each ledger has, by office, of what the reader may see."""
    scopes = office.journal.log.tables.scopes
    found: list[Count] = []
    for shape in office.registry.shapes.values():
        table = shape.table
        query = (
            select(scopes.c.domain, scopes.c.unit, func.count())
            .join(scopes, scopes.c.id == table.c["_scope"])
            .where(table.c["_gone"] == 0)
            .group_by(scopes.c.id)
        )
        for domain, unit, count in connection.execute(query):
            if office.trust.may_read(connection, reader, Scope(domain, unit)):
                found.append(Count(shape.wire, unit, count))
    return found
