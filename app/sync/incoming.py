"""Reading bundles: everything is checked before anything is used, and it is one undo step."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.errors import Trouble
from app.language import say
from app.sync import vectors
from app.sync.arriving import Arrived, Arriving
from app.sync.attaching import attachments, missing, named
from app.sync.container import SUFFIX
from app.sync.head_counts import HeadCounts, head_counts
from app.sync.learning import learn, note_received, read_of_series
from app.sync.revocation import notice
from app.sync.routes import MOVES, TRUST, is_code
from app.sync.settling import settle_moves
from app.sync.transit import Transit
from app.values.characters import one_line
from db.journal.operations import MARK
from db.record_ids import LENGTH as UID_BYTES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress
    from db.journal.effects import Effect
    from db.journal.journal import Reading
    from db.journal.segments import Opened


@dataclass(frozen=True)
class ShownBundle:
    """What a bundle says of itself before it is read.

    Attributes:
        office: the sender's name.
        unit: the sender's code.
        written: when, by the sender's clock, local time.
        segments: how many segments it carries.
        fresh: how many of these are not held here.
        missing: whether it builds on something that is not held here.
        counts: ledger and office → living records as the sender sees them.
        ours: whether we wrote it ourselves.
        attachments: how many attachments it carries something of.
        fresh_attachments: how many of these are not here.
        file: which file of a series it is, from 1.
        files: how many files the series has.
        lacking: those of them that were not read here yet, this one left out.
    """

    office: str
    unit: str
    written: dt.datetime
    segments: int
    fresh: int
    missing: bool
    counts: dict[tuple[str, str], int]
    ours: bool
    attachments: int = 0
    fresh_attachments: int = 0
    file: int = 1
    files: int = 1
    lacking: tuple[int, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether it brings anything that is not here."""
        return bool(self.fresh or self.fresh_attachments)


@dataclass(frozen=True)
class RefusedFile:
    """A file of several that could not be read; the others were.

    Attributes:
        file: its name.
        trouble: why, and what to do.
    """

    file: str
    trouble: Trouble


@dataclass
class ReadBundle:
    """What the reading of bundles did, or would do.

    Attributes:
        bundles: the bundles, in the order in which they were taken.
        refused: the files that could not be read.
        new: records that were not here.
        changed: records that look different now.
        same: records that they speak of, and that look as before.
        conflicts: questions that wait in review since.
        waiting: held segments that wait for others.
        quarantined: held segments whose writers had no right to write them.
        missing: attachments that records name and that are not here.
        effects: the same by ledger.
        command: the undo step; 0 if nothing was new.
        before: of a plan: how many living records each ledger has, office by office.
        after: of a plan: how many it would have.
        settled: the ledgers that changed because people were taken over elsewhere.
    """

    bundles: tuple[ShownBundle, ...]
    refused: tuple[RefusedFile, ...] = ()
    new: int = 0
    changed: int = 0
    same: int = 0
    conflicts: int = 0
    waiting: int = 0
    quarantined: int = 0
    missing: int = 0
    effects: dict[str, Effect] = field(default_factory=dict[str, "Effect"])
    command: int = 0
    before: HeadCounts = field(default_factory=dict[tuple[str, str], int])
    after: HeadCounts = field(default_factory=dict[tuple[str, str], int])
    settled: frozenset[str] = frozenset()

    @property
    def shown(self) -> ShownBundle:
        """The bundle, or the first of several."""
        return self.bundles[0]


# ---- looking
def show_bundle(path: Path, office: Office) -> ShownBundle:
    """What a bundle says of itself.

    Raises:
        Trouble: see `read_bundle`.
    """
    with Transit(office.home.folder) as transit:
        bundle = Arriving(office, transit).open(path)
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
    )


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
        read = _receive(office, bundles, shown, keep=keep)
        read.refused = tuple(refused)
    if keep:
        office.announce(frozenset(read.effects) | read.settled)
    progress.step(len(paths) + 3, len(paths) + 3)
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
    office: Office, bundles: Sequence[Arrived], shown: tuple[ShownBundle, ...], *, keep: bool
) -> ReadBundle:
    with office.journal.transaction(keep=keep) as connection:
        before = {} if keep else head_counts(office, connection)
        revoked = office.trust.revoked(connection)
        for one in bundles:
            learn(office, connection, one, is_revoked=one.manifest.sender in revoked)
        reading = office.journal.receive(
            _segments(bundles), _title(shown), office.person, office.trust.accepts
        )
        notice(office, connection)
        _take_attachments(office, connection, bundles)
        note_received(office, connection, bundles)
        asked = _questions(office, connection)
        settled = settle_moves(office)
        asked = max(0, _questions(office, connection) - asked) if settled else 0
        speaking = _records(office, connection, bundles)
        lacking = len(missing(office, connection))
        after = {} if keep else head_counts(office, connection)
    read = _summary(office, reading, shown, speaking)
    read.missing, read.before, read.after = lacking, before, after
    read.settled = settled
    read.conflicts += asked
    return read


def _title(shown: Sequence[ShownBundle]) -> str:
    if len(shown) > 1:
        return say("读入 {count} 个数据包", count=len(shown))
    return say("读入“{office}”的数据包", office=shown[0].office)


def _segments(bundles: Iterable[Arrived]) -> Iterator[Opened]:
    for one in bundles:
        yield from one.opened()


def _summary(
    office: Office, reading: Reading, shown: tuple[ShownBundle, ...], speaking: int
) -> ReadBundle:
    effects = {
        name: one for name, one in reading.effects.items() if name in office.registry.ledgers
    }
    new = sum(one.new for one in effects.values())
    changed = sum(one.changed for one in effects.values())
    return ReadBundle(
        shown,
        new=new,
        changed=changed,
        same=max(0, speaking - new - changed),
        conflicts=sum(one.conflicts for one in effects.values()),
        waiting=reading.waiting,
        quarantined=reading.quarantined,
        effects=effects,
        command=reading.command,
    )


def _questions(office: Office, connection: Connection) -> int:
    """How many questions wait in review."""
    heads = office.tables.journal.heads
    each = select(heads.c.uid, heads.c.field, heads.c.item).distinct().subquery()
    return int(connection.scalar(select(func.count()).select_from(each)) or 0)


def _records(office: Office, connection: Connection, bundles: Sequence[Arrived]) -> int:
    """How many records those segments of the bundles speak of which act on our rows."""
    carried = {one.hash: one for bundle in bundles for one in bundle.carried}
    found: set[bytes] = set()
    for name in office.journal.holdings(connection).acting(carried):
        one = carried[name]
        if one.scope.domain not in (TRUST, MOVES):
            uids = one.uids
            found.update(uids[at : at + UID_BYTES] for at in range(0, len(uids), UID_BYTES))
    return len(found)


def _take_attachments(office: Office, connection: Connection, bundles: Iterable[Arrived]) -> None:
    store = attachments(office, connection)
    for one in bundles:
        # the photos of what was passed over are not ours to keep either
        ours = named(office, connection) if one.unasked else None
        for chunk in one.chunks():
            if ours is None or chunk.attachment in ours:
                store.take(chunk)
