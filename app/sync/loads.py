"""What goes into a bundle for an office: all that it may see and has not proved to hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from app.errors import Trouble
from app.sync import told, vectors
from app.sync.attaching import missing, to_send
from app.sync.proofs import in_scope
from app.sync.told import Told
from app.sync.wanting import wanted_segments
from app.sync.written import last_number
from db.journal.readings import TRUST

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.known import KnownOffice
    from app.sync.vectors import Vectors
    from db.journal.operations import Scope, Vector


@dataclass
class Load:
    """What goes into a bundle.

    Attributes:
        numbers: the segments, by local number.
        records: how many records these speak of.
        held: what it says that we hold.
        basis: what its reader is taken to hold.
    """

    numbers: list[int]
    records: int
    held: Vectors
    basis: Vectors


def prepared(
    office: Office, connection: Connection, code: str, *, everything: bool
) -> tuple[list[KnownOffice], Load]:
    """The computers of an office, and what goes to them.

    Raises:
        Trouble: its card was not accepted.
    """
    live = office.trust.devices_of(connection, code)
    # Who was revoked is told so, and nothing else.
    readers = live or office.trust.revoked_of(connection, code)
    if not readers:
        raise Trouble(
            "还没有接收过代码为 {code} 的办公室的名片",
            "请先在“交换”里接收对方的名片，再写数据包",
            code=code,
        )
    domains = None if live else {TRUST}
    return readers, _load(office, connection, readers, domains=domains, everything=everything)


def _load(
    office: Office,
    connection: Connection,
    readers: list[KnownOffice],
    *,
    domains: Collection[str] | None = None,
    everything: bool = False,
) -> Load:
    """What goes into a bundle for these computers of one office (of some domains only)."""
    holdings = office.journal.holdings(connection)
    devices = [one.device for one in readers]
    proofs = [] if everything else office.proofs.of(connection, devices)
    load = Load([], 0, {}, {})
    for number, scope in holdings.scopes().items():
        mine = _of_readers(holdings.held(number), devices)
        is_wanted = domains is None or scope.domain in domains
        if is_wanted and office.trust.may_read(connection, readers[0], scope):
            load.numbers += holdings.missing(number, in_scope(proofs, scope))
            load.held[scope] = holdings.held(number)
            load.basis[scope] = _common(proofs, scope)
        elif mine:
            load.held[scope] = mine  # so that a computer put back to an old state learns of it
    there = {*load.numbers}
    for number, scope in holdings.found(office.proofs.wanted(connection, devices).segments).items():
        if number not in there and office.trust.may_read(connection, readers[0], scope):
            load.numbers.append(number)
    load.records = holdings.record_count(load.numbers)
    return load


def _of_readers(vector: Vector, devices: list[bytes]) -> Vector:
    return {writer: heads for writer, heads in vector.items() if writer.device in devices}


def _common(proofs: list[list[Vectors]], scope: Scope) -> Vector:
    """What the reader is taken to hold: of the proofs the first, as there is mostly one."""
    each = in_scope(proofs, scope)
    return each[0] if each else {}


@dataclass(frozen=True)
class Waiting:
    """What an office has not yet proved to hold.

    Attributes:
        records: how many records, sealed or open.
        unwritten: how many of them came after the latest bundle for it was written.
        proved: how many records it has proved to hold, of those that it may see.
    """

    records: int
    unwritten: int
    proved: int


def waiting_for(office: Office, connection: Connection, readers: list[KnownOffice]) -> Waiting:
    """How many records wait for an office, and how many of them are on no stick yet."""
    load = _load(office, connection, readers)
    last = last_number(office, connection, readers[0].unit.code)
    later = [number for number in load.numbers if number > last]
    opened = office.journal.open_records(connection)
    holdings = office.journal.holdings(connection)
    fresh = holdings.record_count(later)
    seen = [number for number, scope in holdings.scopes().items() if scope in load.basis]
    proved = max(0, holdings.record_count_of(seen) - load.records)
    return Waiting(load.records + opened, fresh + opened, proved)


def would_tell(office: Office, connection: Connection, readers: list[KnownOffice]) -> Told:
    """What a bundle for these computers of one office would tell and carry now.

    What is not sealed yet is not in it.
    """
    load = _load(office, connection, readers)
    wanted = office.proofs.wanted(connection, [one.device for one in readers]).attachments
    names = to_send(office, connection, readers[0], load.numbers, wanted)
    return what_is_told(office, connection, readers, load, names)


def what_is_told(
    office: Office,
    connection: Connection,
    readers: list[KnownOffice],
    load: Load,
    carried: Collection[bytes],
) -> Told:
    """What a bundle tells and carries.

    Args:
        office: ours.
        connection: a transaction.
        readers: the computers that it is for.
        load: what goes into it.
        carried: the attachments of which it carries something.
    """
    wishes = (wanted_segments(office, connection), missing(office, connection, readers[0]))
    held = [(domain, unit, sorted(heads)) for domain, unit, heads in vectors.to_wire(load.held)]
    saying = told.digest(msgspec.msgpack.encode(held), msgspec.msgpack.encode(wishes))
    return Told(saying, frozenset(load.numbers), frozenset(one.hex() for one in carried))
