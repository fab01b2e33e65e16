"""Reading bundles: everything is checked before anything is used, and it is one undo step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypedDict

from sqlalchemy import select

from app.errors import Trouble
from app.language import say
from app.progress import watched
from app.sync import receipts, tallies, vectors
from app.sync.arriving import Arrived, Arriving
from app.sync.attaching import attachments, missing, named
from app.sync.container import SUFFIX
from app.sync.head_counts import head_counts
from app.sync.learning import learn, note_received, read_of_series
from app.sync.preview import Looking
from app.sync.readings import ReadBundle, RefusedFile, ShownBundle
from app.sync.revocation import notice
from app.sync.routes import is_code
from app.sync.settling import settle_moves
from app.sync.tallies import Kind
from app.sync.transit import Transit
from app.values.characters import one_line
from db.chunks import chunks
from db.journal.chains import State
from db.journal.operations import MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress
    from app.sync.tallies import Counted
    from db.journal.intake import Reading
    from db.journal.segments import Opened


class _Aside(TypedDict):
    aside: int
    line: str


# ---- looking
def show_bundle(path: Path, office: Office) -> ShownBundle:
    """What a bundle says of itself.

    Raises:
        Trouble: see `read_bundle`.
    """
    with Transit(office.home.folder) as transit:
        return show_arrived(Arriving(office, transit).open(path), office)


def show_arrived(bundle: Arrived, office: Office) -> ShownBundle:
    """What a bundle that was opened says of itself."""
    with office.store.reading() as connection:
        return _shown(bundle, office, connection, read_of_series(office, connection, [bundle]))


def _shown(
    bundle: Arrived, office: Office, connection: Connection, read: Collection[tuple[bytes, int]]
) -> ShownBundle:
    """What a bundle says of itself.

    Args:
        bundle: the bundle.
        office: ours.
        connection: a transaction.
        read: the files of series that were read, or will be with it.
    """
    manifest, place = bundle.manifest, bundle.manifest.place
    holdings = office.journal.holdings(connection)
    zone = dt.timezone(dt.timedelta(minutes=manifest.zone))
    basis = vectors.from_wire(manifest.basis)
    fresh = sum(not holdings.holds(one.hash) for one in bundle.carried)
    carried = {one.attachment for one in manifest.chunks}
    if bundle.unasked and not fresh:
        # the photos of what is passed over are no news, however often they come
        carried &= named(office, connection)
    ends = [one for heads in basis.values() for one in heads.values()]
    heads = [head for one in ends for head in one if head.number != MARK]
    return ShownBundle(
        office=one_line(manifest.office) or one_line(manifest.unit),
        unit=one_line(manifest.unit),
        written=dt.datetime.fromtimestamp(manifest.written / 1000, zone),
        segments=len(bundle.carried),
        fresh=fresh,
        missing=not all(holdings.holds(head.hash) for head in heads),
        counts={
            (one.ledger, one.unit): one.records
            for one in manifest.counts
            # an honest sender counts nothing else
            if one.ledger in office.journal.log.wires and is_code(one.unit)
        },
        ours=manifest.sender == office.secrets.device_id,
        attachments=len(carried),
        fresh_attachments=len(attachments(office, connection).missing(carried)),
        file=place.index,
        files=place.of,
        lacking=tuple(
            index
            for index in range(1, place.of + 1)
            if index != place.index and (place.series, index) not in read
        ),
        name=bundle.name,
        **_aside(office, connection, bundle),
    )


def _aside(office: Office, connection: Connection, bundle: Arrived) -> _Aside:
    """What of a bundle was read, and set aside."""
    table = office.journal.log.tables.segments
    readings: list[int] = []
    for piece in chunks([one.hash for one in bundle.carried]):
        query = select(table.c.reading).where(table.c.hash.in_(piece), table.c.state == State.ASIDE)
        readings += [int(one) for one in connection.scalars(query)]
    undone = office.journal.commands.undone_readings(connection)
    last = max((one for one in readings if one in undone), default=0)
    line = receipts.line_of(office, connection, last) if last else ""
    return {"aside": len(readings), "line": line}


# ---- reading
def read_bundle(office: Office, path: Path, progress: Progress, *, keep: bool = True) -> ReadBundle:
    """Read a bundle.

    Args:
        office: ours.
        path: the file.
        progress: told what goes on.
        keep: otherwise say what would happen, and change nothing.

    Raises:
        Trouble: it cannot be read, is not whole, not for us, or from nobody that we know; nothing
            was changed.
    """
    read = read_bundles(office, [path], progress, keep=keep)
    if read.refused:
        raise read.refused[0].trouble
    return read


def read_bundles(
    office: Office, paths: Sequence[Path], progress: Progress, *, keep: bool = True
) -> ReadBundle:
    """Read several bundles as one: one backup, one transaction, one undo step.

    Files that are damaged or foreign are named, and do not stop the others; of each file all is
    taken or nothing.

    Args:
        office: ours.
        paths: the files.
        progress: told what goes on.
        keep: otherwise say what would happen, and change nothing.
    """
    with Transit(office.home.folder) as transit:
        arriving, bundles, refused = Arriving(office, transit), list[Arrived](), list[RefusedFile]()
        for done, path in enumerate(paths):
            progress.step(done, len(paths) + 3)
            try:
                bundles.append(arriving.open(path))
            except Trouble as trouble:
                refused.append(RefusedFile(one_line(path.name), trouble))
        if not bundles:
            return ReadBundle((), tuple(refused))
        with office.store.reading() as connection:
            shown = _all_shown(bundles, office, connection)
        progress.step(len(paths), len(paths) + 3)
        if keep and any(one.is_news for one in shown):
            office.back_up_before(say("读入数据包"))
        progress.step(len(paths) + 1, len(paths) + 3)
        read = _receive(office, bundles, shown, progress, keep=keep)
        read.refused = tuple(refused)
    if keep:
        # also where it changed nothing: what it acknowledges has got further
        office.announce(frozenset(office.registry.ledgers))
    return read


def bundles_in(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant by these files and folders, those of a folder in order of name.

    Raises:
        Trouble: a folder has no bundles, or cannot be read.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        try:
            inside = sorted(one for one in path.iterdir() if one.suffix == SUFFIX)
        except OSError as error:
            raise Trouble(
                "文件夹“{folder}”读不出来", "请检查U盘是否插好", folder=path.name
            ) from error
        if not inside:
            raise Trouble(
                "文件夹“{folder}”里没有数据包", "请选择数据包所在的文件夹", folder=path.name
            )
        found += inside
    return list(dict.fromkeys(found))


def _all_shown(
    bundles: Sequence[Arrived], office: Office, connection: Connection
) -> tuple[ShownBundle, ...]:
    read = read_of_series(office, connection, bundles)
    read.update((one.manifest.place.series, one.manifest.place.index) for one in bundles)
    return tuple(_shown(one, office, connection, read) for one in bundles)


def _receive(
    office: Office,
    bundles: Sequence[Arrived],
    shown: tuple[ShownBundle, ...],
    progress: Progress,
    *,
    keep: bool,
) -> ReadBundle:
    journal = office.journal
    with (
        journal.transaction(keep=keep) as connection,
        office.store.reading() as earlier,  # sees what was, as long as nothing is kept
    ):
        since = journal.log.position(connection).op
        read = ReadBundle(shown, before=head_counts(office, connection))
        revoked = office.trust.revoked(connection)
        for one in bundles:
            learn(office, connection, one, is_revoked=one.manifest.sender in revoked)
        segments = watched(_segments(bundles), _count(bundles), progress, say("正在读数据包"), 1)
        reading = journal.receive(segments, _title(shown), office.person, office.trust.accepts)
        notice(office, connection)
        _take_attachments(office, connection, bundles)
        note_received(office, connection, bundles)
        read.settled = settle_moves(office)
        records = tallies.touched(office, connection, reading.moved, bundles, since)
        counted = tallies.count(office, earlier, connection, records, progress)
        read.missing = len(missing(office, connection))
        read.after = head_counts(office, connection)
        said = tallies.said_counts(office, bundles)
        read.heads = tallies.heads(office, read.before, read.after, said)
        read.names = {**office.trust.names(connection), office.unit.code: office.name}
        _sum_up(office, read, reading, counted)
        if keep:
            read.line = _register(office, connection, read, bundles)
        else:
            carried = {one.hash for bundle in bundles for one in bundle.carried}
            looking = Looking(office, earlier, connection, carried, progress)
            read.preview = looking.preview(counted, records)
        progress.step(1, 1)  # the last moment at which it can be stopped, and nothing is kept
    return read


def _count(bundles: Iterable[Arrived]) -> int:
    return sum(len(one.carried) for one in bundles)


def _title(shown: Sequence[ShownBundle]) -> str:
    if len(shown) > 1:
        return say("读入 {count} 个数据包", count=len(shown))
    return say("读入“{office}”的数据包", office=shown[0].office)


def _segments(bundles: Iterable[Arrived]) -> Iterator[Opened]:
    for one in bundles:
        yield from one.opened()


def _sum_up(office: Office, read: ReadBundle, reading: Reading, counted: Counted) -> None:
    read.effects = {
        name: one for name, one in reading.effects.items() if name in office.registry.ledgers
    }
    read.tallies, read.command = counted.tallies, reading.command
    read.new, read.same = counted.total(Kind.NEW), counted.total(Kind.SAME)
    read.deleted = counted.total(Kind.DELETED)
    read.changed = counted.total(Kind.CHANGED) + read.deleted
    read.conflicts = counted.conflicts
    read.waiting, read.quarantined = reading.waiting, reading.quarantined
    read.parked = reading.parked


def _register(
    office: Office, connection: Connection, read: ReadBundle, bundles: Sequence[Arrived]
) -> str:
    """Enter the reading into the register; its line there."""
    units = {one.unit for one in read.heads} | {unit for _ledger, unit in read.tallies}
    noted = receipts.Noted(
        offices={one.unit: one.office for one in read.bundles},
        bundles=tuple(
            receipts.NotedBundle(
                one.manifest.bundle.hex(),
                one.name,
                shown.written.isoformat(timespec="seconds"),
                shown.file,
                shown.files,
            )
            for one, shown in zip(bundles, read.bundles, strict=True)
        ),
        tallies=receipts.noted_tallies(read.tallies),
        heads=receipts.noted_heads(read.heads, read.tallies),
        waiting=read.waiting,
        quarantined=read.quarantined,
        missing=read.missing,
        segments=_count(bundles),
        attachments=sum(one.attachments for one in read.bundles),
        names={code: name for code, name in read.names.items() if code in units},
        labels={one.__tablename__: one.sheet.title for one in office.registry},
    )
    number = receipts.note_read(office, connection, noted, read.command)
    return str(number) if number else ""


def _take_attachments(office: Office, connection: Connection, bundles: Iterable[Arrived]) -> None:
    store = attachments(office, connection)
    for one in bundles:
        # the photos of what was passed over are not ours to keep either
        ours = named(office, connection) if one.unasked else None
        for chunk in one.chunks():
            if ours is None or chunk.attachment in ours:
                store.take(chunk)
