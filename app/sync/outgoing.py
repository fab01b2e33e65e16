"""Writing bundles for one office: one file, or several where it is too much for one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.saving import copy_checked, refuse_full, saying_why
from app.secrets.age import is_recipient
from app.sync import container, tidying, vectors
from app.sync.attaching import attachments, missing, to_send
from app.sync.container import ENOUGH, FORMAT, SUITE, content_of
from app.sync.head_counts import counted
from app.sync.loads import prepared, what_is_told
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
from app.sync.transit import Transit
from app.sync.wanting import wanted_segments
from app.sync.written import Series, note
from db.attachments import CHUNK
from db.journal import wire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress
    from app.sync.known import KnownOffice
    from app.sync.loads import Load

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
        readers, load = prepared(office, connection, code, everything=everything)
        files = _shared_out(office, connection, readers, load, enough)
        carried = {name for one in files for name, _index in one.chunks}
        saying = what_is_told(office, connection, readers, load, carried)
    refuse_full(path, sum(one.bytes for one in files))
    # before a file can leave on a stick: what it holds must not be written anew as another
    office.swear(afresh=True)
    writing = _Writing(office, readers, load, len(files))
    for number, one in enumerate(files, 1):
        progress.step(number - 1, len(files))
        writing.write(one, number, _file_name(path, number))
    with office.journal.transaction() as connection:
        note(
            office,
            connection,
            Series(
                code,
                readers[0].name,
                writing.ids,
                writing.made,
                load.numbers,
                load.records,
                saying,
            ),
        )
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


class _Writing:
    """Writes the files of one series."""

    def __init__(self, office: Office, readers: list[KnownOffice], load: Load, of: int) -> None:
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


def _shared_out(
    office: Office,
    connection: Connection,
    readers: list[KnownOffice],
    load: Load,
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
    load: Load,
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
