"""Writing bundles for one office: one file, or several where it is too much for one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from app.errors import Trouble
from app.saving import copy_checked, refuse_full, saying_why
from app.secrets.age import is_recipient
from app.sync import container, tidying, told, vectors
from app.sync.attaching import attachments, missing, to_send
from app.sync.container import ENOUGH, FORMAT, SUITE, content_of
from app.sync.head_counts import counted
from app.sync.manifest import (
    LATEST,
    MOST_FILES,
    MOST_LISTED,
    MOST_NAME,
    ChunkEntry,
    Count,
    Manifest,
    Place,
    Reads,
    SegmentEntry,
)
from app.sync.proofs import in_scope
from app.sync.receipts import note_written
from app.sync.told import Told
from app.sync.transit import Transit
from app.sync.wanting import wanted_segments
from db.attachments import CHUNK
from db.journal import wire
from db.journal.readings import TRUST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress
    from app.sync.known import KnownOffice
    from app.sync.vectors import Vectors
    from db.journal.operations import Scope, Vector

_MOST_ENTRIES = MOST_LISTED // 2
"""Segments and pieces in one file; so the manifest stays small."""


@dataclass(frozen=True)
class WrittenBundle:
    """What was written.

    Attributes:
        to: the name of the office that it is for.
        segments: how many segments it carries; none: it only acknowledges.
        records: how many records these speak of.
        attachments: how many attachments it carries.
        bytes: the size of all its files.
        files: where it lies: one file, or those of a series, in order.
    """

    to: str
    segments: int
    records: int
    attachments: int
    bytes: int
    files: tuple[Path, ...]


@dataclass
class _Load:
    """What goes into a bundle."""

    numbers: list[int]
    records: int
    held: Vectors
    basis: Vectors


@dataclass
class _File:
    """What goes into one file: segments by local number, and pieces of attachments."""

    segments: list[int] = field(default_factory=list[int])
    chunks: list[tuple[bytes, int]] = field(default_factory=list[tuple[bytes, int]])
    bytes: int = 0

    def has_room(self, size: int, enough: int) -> bool:
        """Whether so many bytes more may go in; the first always may."""
        entries = len(self.segments) + len(self.chunks)
        return not entries or (entries < _MOST_ENTRIES and self.bytes + size <= enough)


def write_bundle(
    office: Office,
    code: str,
    path: Path,
    progress: Progress,
    *,
    tidy: bool = False,
    enough: int = ENOUGH,
    everything: bool = False,
) -> WrittenBundle:
    """Write everything that an office has not proved to hold, and may see.

    A bundle with nothing new in it still acknowledges what was read here.

    Args:
        office: ours.
        code: the other one's.
        path: the file; an older one is replaced once the new one is whole. Further files, where
            it is too much for one, lie beside it: ``…-2.ortoo``.
        progress: told what goes on.
        tidy: whether older bundles of ours for the same office go from the folder.
        enough: plain bytes after which a further file begins.
        everything: write also what the office has proved to hold: all that it may see. Reading it
            changes nothing where nothing was lost.

    Raises:
        Trouble: the office's card was not accepted, or a file cannot be written.
    """
    with office.journal.transaction() as connection:
        office.journal.seal()
        readers, load = _prepared(office, connection, code, everything=everything)
        files = _shared_out(office, connection, readers, load, enough)
        carried = {name for one in files for name, _index in one.chunks}
        saying = _told(office, connection, readers, load, carried)
    refuse_full(path, sum(one.bytes for one in files))
    # before a file can leave on a stick: what it holds must not be written anew as another
    office.swear(afresh=True)
    writing = _Writing(office, readers, load, len(files))
    for number, one in enumerate(files, 1):
        progress.step(number - 1, len(files))
        writing.write(one, number, _file_name(path, number))
    with office.journal.transaction() as connection:
        office.journal.holdings(connection).note_written(load.numbers)
        office.settings.set(connection, _written_key(code), str(max(load.numbers, default=0)))
        office.settings.set(connection, _written_at_key(code), str(office.clock()))
        tidying.remember(office, connection, code, writing.ids)
        note_written(
            office,
            connection,
            (code, readers[0].name),
            list(zip(writing.ids, writing.made, strict=True)),
            segments=len(load.numbers),
            records=load.records,
        )
        if office.trust.devices_of(connection, code):
            told.remember(office, connection, code, saying, writing.ids)
    if tidy:
        tidying.tidy(office, code, path.parent)
    # what was written is no longer on this computer alone, in whatever ledger it stands
    office.announce(frozenset(office.registry.ledgers))
    progress.step(len(files), len(files))
    return WrittenBundle(
        to=readers[0].name,
        segments=len(load.numbers),
        records=load.records,
        attachments=len(carried),
        bytes=writing.bytes,
        files=tuple(writing.made),
    )


def _prepared(
    office: Office, connection: Connection, code: str, *, everything: bool
) -> tuple[list[KnownOffice], _Load]:
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


class _Writing:
    """Writes the files of one series."""

    def __init__(self, office: Office, readers: list[KnownOffice], load: _Load, of: int) -> None:
        self._office = office
        self._readers = readers
        self._load = load
        self._of = of
        # an office vouches for its own computers, and may have said nonsense of one of them
        self._recipients = [one.recipient for one in readers if is_recipient(one.recipient)]
        self.ids: list[bytes] = []
        self.made: list[Path] = []
        self.bytes = 0

    def write(self, one: _File, number: int, path: Path) -> None:
        """Write one file here, read it back, and only then put it where it belongs."""
        office = self._office
        with Transit(office.home.folder) as transit:
            with saying_why(office.home.folder):
                local = transit.new()
            # Its number is used up before the file is there: no two bundles have the same.
            with (
                saying_why(local),
                office.journal.transaction() as connection,
                local.open("w+b") as file,
            ):
                manifest = _manifest(office, connection, self._readers, self._load, one)
                self.ids.append(manifest.bundle)
                manifest.place = Place(number, self._of, self.ids[0])
                container.write(
                    file,
                    manifest,
                    _contents(office, connection, one),
                    office.secrets.signing,
                    [*self._recipients, office.secrets.age_recipient],
                )
                # what we cannot read back ourselves does not go
                container.unpack_file(file, path.name, office.secrets)
            copy_checked(local, path)
            self.bytes += local.stat().st_size
        self.made.append(path)


def _file_name(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")


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
    """How many records wait for an office, and how many of them are on no stick yet.

    Segments are numbered here in the order in which they came, so the last number of a bundle
    tells what it could not hold.
    """
    load = _load(office, connection, readers)
    key = _written_key(readers[0].unit.code)
    written = int(office.settings.get(connection, key, "0"))
    later = [number for number in load.numbers if number > written]
    opened = office.journal.open_records(connection)
    holdings = office.journal.holdings(connection)
    fresh = holdings.record_count(later)
    seen = [number for number, scope in holdings.scopes().items() if scope in load.basis]
    proved = max(0, holdings.record_count_of(seen) - load.records)
    return Waiting(load.records + opened, fresh + opened, proved)


def last_written(office: Office, connection: Connection, code: str) -> int | None:
    """When a bundle was last written for an office, milliseconds since 1970; None: never."""
    stored = office.settings.get(connection, _written_at_key(code))
    return int(stored) if stored else None


def _written_at_key(code: str) -> str:
    """The setting that holds when a bundle was last written for an office."""
    return f"written_at:{code}"


def would_tell(office: Office, connection: Connection, readers: list[KnownOffice]) -> Told:
    """What a bundle for these computers of one office would tell and carry now.

    What is not sealed yet is not in it.
    """
    load = _load(office, connection, readers)
    wanted = office.proofs.wanted(connection, [one.device for one in readers]).attachments
    names = to_send(office, connection, readers[0], load.numbers, wanted)
    return _told(office, connection, readers, load, names)


def _told(
    office: Office,
    connection: Connection,
    readers: list[KnownOffice],
    load: _Load,
    carried: Collection[bytes],
) -> Told:
    wishes = (wanted_segments(office, connection), missing(office, connection, readers[0]))
    held = [(domain, unit, sorted(heads)) for domain, unit, heads in vectors.to_wire(load.held)]
    saying = told.digest(msgspec.msgpack.encode(held), msgspec.msgpack.encode(wishes))
    return Told(saying, frozenset(load.numbers), frozenset(one.hex() for one in carried))


def _written_key(code: str) -> str:
    """The setting that holds the number of the last segment that was written for an office."""
    return f"written:{code}"


def _load(
    office: Office,
    connection: Connection,
    readers: list[KnownOffice],
    *,
    domains: Collection[str] | None = None,
    everything: bool = False,
) -> _Load:
    """What goes into a bundle for these computers of one office (of some domains only)."""
    holdings = office.journal.holdings(connection)
    devices = [one.device for one in readers]
    proofs = [] if everything else office.proofs.of(connection, devices)
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


def _shared_out(
    office: Office,
    connection: Connection,
    readers: list[KnownOffice],
    load: _Load,
    enough: int,
) -> list[_File]:
    """The files that a bundle becomes: segments first, then attachments; at least one."""
    files = [_File()]
    sizes = office.journal.holdings(connection).sizes(load.numbers)
    for number in load.numbers:
        one = _with_room(files, sizes[number], enough)
        one.segments.append(number)
    wanted = office.proofs.wanted(connection, [one.device for one in readers]).attachments
    store = attachments(office, connection)
    for name in to_send(office, connection, readers[0], load.numbers, wanted):
        size = store.size(name) or 0
        for index, start in enumerate(range(0, size, CHUNK)):
            one = _with_room(files, min(CHUNK, size - start), enough)
            one.chunks.append((name, index))
    if len(files) > MOST_FILES:
        raise Trouble("要写的内容太多，写不进一组数据包", "请联系负责维护本程序的人")
    return files


def _with_room(files: list[_File], size: int, enough: int) -> _File:
    if not files[-1].has_room(size, enough):
        files.append(_File())
    files[-1].bytes += size
    return files[-1]


def _manifest(
    office: Office,
    connection: Connection,
    readers: list[KnownOffice],
    load: _Load,
    one: _File,
) -> Manifest:
    """What one file says of itself; its place in the series is still to be said."""
    writer = office.journal.log.identity.writer
    written = min(max(0, office.clock()), LATEST)
    now = dt.datetime.fromtimestamp(written / 1000, dt.UTC).astimezone()
    offset = now.utcoffset() or dt.timedelta()
    devices = [one.device for one in readers]
    bundle = office.entropy(16)
    sealed = office.journal.holdings(connection).sealed(one.segments)
    return Manifest(
        format=FORMAT,
        suite=SUITE,
        bundle=bundle,
        sender=writer.device,
        incarnation=writer.incarnation,
        sequence=office.next_bundle(connection),
        replaced=office.replaced_incarnations(connection),
        unit=office.unit.code,
        office=(office.name or office.unit.code)[:MOST_NAME],
        recipients=devices,
        written=written,
        zone=int(offset.total_seconds() // 60),
        place=Place(1, 1, bundle),
        reads=Reads(FORMAT, wire.FORMAT),
        held=vectors.to_wire(load.held),
        basis=vectors.to_wire(load.basis),
        heard=office.proofs.heard(connection, devices),
        wanted=wanted_segments(office, connection),
        wanted_attachments=missing(office, connection, readers[0]),
        segments=[SegmentEntry.of(each) for each in sealed],
        chunks=[_chunk_entry(office, connection, *each) for each in one.chunks],
        counts=_counts(office, connection, readers[0]),
        more=[],
    )


def _chunk_entry(office: Office, connection: Connection, name: bytes, index: int) -> ChunkEntry:
    return ChunkEntry.of(attachments(office, connection).chunk(name, index))


def _contents(office: Office, connection: Connection, one: _File) -> Iterator[bytes]:
    """What stands in a file behind its manifest, one thing after another."""
    yield from map(content_of, office.journal.holdings(connection).sealed(one.segments))
    store = attachments(office, connection)
    for name, index in one.chunks:
        yield content_of(store.chunk(name, index))


def _counts(office: Office, connection: Connection, reader: KnownOffice) -> list[Count]:
    """How many living records each ledger has, by office, of what the reader may see."""
    return [
        Count(shape.wire, scope.unit, count)
        for shape, scope, count in counted(office, connection)
        if office.trust.may_read(connection, reader, scope)
    ]
