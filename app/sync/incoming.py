"""Reading a bundle: everything is checked before anything is used, and it is one undo step."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.errors import Trouble
from app.language import say
from app.secrets.signing import verify
from app.sync import vectors
from app.sync.container import MOST_BYTES, Heard, Manifest, altered, unpack
from app.sync.head_counts import HeadCounts, head_counts
from app.sync.proofs import Proof
from app.sync.routes import MOVES, TRUST
from app.sync.settling import settle_moves
from app.sync.signatures import SEGMENT_DOMAIN
from db.journal import wire
from db.journal.segments import DamagedSegmentError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress
    from db.journal.effects import Effect
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
    """

    office: str
    unit: str
    written: dt.datetime
    segments: int
    fresh: int
    missing: bool
    counts: dict[tuple[str, str], int]
    ours: bool


@dataclass
class ReadBundle:
    """What the reading of a bundle did, or would do.

    Attributes:
        shown: the bundle.
        new: records that were not here.
        changed: records that look different now.
        same: records that it speaks of, and that look as before.
        conflicts: questions that wait in review since.
        waiting: held segments that wait for others.
        quarantined: held segments whose writers had no right to write them.
        effects: the same by ledger.
        command: the undo step; 0 if nothing was new.
        before: of a plan: how many living records each ledger has, office by office.
        after: of a plan: how many it would have.
        settled: the ledgers that changed because people were taken over elsewhere.
    """

    shown: ShownBundle
    new: int = 0
    changed: int = 0
    same: int = 0
    conflicts: int = 0
    waiting: int = 0
    quarantined: int = 0
    effects: dict[str, Effect] = field(default_factory=dict[str, "Effect"])
    command: int = 0
    before: HeadCounts = field(default_factory=dict[tuple[str, str], int])
    after: HeadCounts = field(default_factory=dict[tuple[str, str], int])
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True)
class LoadedBundle:
    """A bundle that was opened and checked.

    Attributes:
        manifest: what it says of itself.
        segments: what it carries, decoded.
    """

    manifest: Manifest
    segments: tuple[Opened, ...]


def load_bundle(path: Path, office: Office) -> LoadedBundle:
    """Open a bundle and check everything in it; nothing is kept.

    Raises:
        Trouble: it cannot be read, is not whole, not for us, or from nobody that we know.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Trouble(
            "数据包“{file}”读不出来", "请检查文件还在不在、U盘是否插好", file=path.name
        ) from error
    bundle = unpack(data, path.name, office.secrets)
    with office.store.reading() as connection:
        # before anything that it carries is looked into
        _refuse_stranger(bundle.manifest, office, connection)
    try:
        segments = tuple(wire.opened(one) for one in bundle.segments)
    except DamagedSegmentError as error:
        raise altered(path.name) from error
    if not all(_is_signed(one) for one in segments):
        raise altered(path.name)
    return LoadedBundle(bundle.manifest, segments)


def _is_signed(opened: Opened) -> bool:
    author, sealed = opened.segment.writer.device, opened.sealed
    return verify(author, SEGMENT_DOMAIN, sealed.hash, sealed.signature)


def show_bundle(path: Path, office: Office) -> ShownBundle:
    """What a bundle says of itself.

    Raises:
        Trouble: see `load_bundle`.
    """
    bundle = load_bundle(path, office)
    with office.store.reading() as connection:
        return _shown(bundle, office, connection)


def _shown(bundle: LoadedBundle, office: Office, connection: Connection) -> ShownBundle:
    manifest = bundle.manifest
    holdings = office.journal.holdings(connection)
    zone = dt.timezone(dt.timedelta(minutes=manifest.zone))
    basis = vectors.from_wire(manifest.basis)
    heads = [head for one in basis.values() for ends in one.values() for head in ends]
    return ShownBundle(
        office=manifest.office,
        unit=manifest.unit,
        written=dt.datetime.fromtimestamp(manifest.written / 1000, zone),
        segments=len(bundle.segments),
        fresh=sum(not holdings.holds(one.sealed.hash) for one in bundle.segments),
        missing=not all(holdings.holds(head.hash) for head in heads),
        counts={(one.ledger, one.unit): one.records for one in manifest.counts},
        ours=manifest.sender == office.secrets.device_id,
    )


def read_bundle(office: Office, path: Path, progress: Progress, *, keep: bool = True) -> ReadBundle:
    """Read a bundle.

    Args:
        office: ours.
        path: the file.
        progress: told what goes on.
        keep: otherwise say what would happen, and change nothing.

    Raises:
        Trouble: see `load_bundle`; nothing was changed.
    """
    progress.step(0, 4)
    bundle = load_bundle(path, office)
    with office.store.reading() as connection:
        shown = _shown(bundle, office, connection)
    progress.step(1, 4)
    if keep and shown.fresh:
        office.back_up_before(say("读入数据包"))
    progress.step(2, 4)
    read = _receive(office, bundle, shown, keep=keep)
    if keep:
        office.announce(frozenset(read.effects) | read.settled)
    progress.step(4, 4)
    return read


def _refuse_stranger(manifest: Manifest, office: Office, connection: Connection) -> None:
    own = manifest.sender == office.secrets.device_id
    if not own and manifest.sender not in office.trust.known(connection):
        raise Trouble(
            "还不认识写这个数据包的办公室“{office}”（{unit}）",
            "请先接收对方的名片，并在电话里核对六组数字",
            office=manifest.office,
            unit=manifest.unit,
        )


def _receive(office: Office, bundle: LoadedBundle, shown: ShownBundle, *, keep: bool) -> ReadBundle:
    with office.journal.transaction(keep=keep) as connection:
        before = {} if keep else head_counts(office, connection)
        _learn(office, connection, bundle)
        reading = office.journal.receive(
            bundle.segments,
            say("读入“{office}”的数据包", office=shown.office),
            office.person,
            office.trust.accepts,
        )
        _note_received(office, connection, bundle.manifest)
        asked = _questions(office, connection)
        settled = settle_moves(office)
        asked = _questions(office, connection) - asked if settled else 0
        acting = office.journal.holdings(connection).acting(
            one.sealed.hash for one in bundle.segments
        )
        after = {} if keep else head_counts(office, connection)
    effects = {
        name: one for name, one in reading.effects.items() if name in office.registry.ledgers
    }
    new, changed = (
        sum(one.new for one in effects.values()),
        sum(one.changed for one in effects.values()),
    )
    return ReadBundle(
        shown,
        new=new,
        changed=changed,
        same=max(0, len(_records(bundle, acting)) - new - changed),
        conflicts=sum(one.conflicts for one in effects.values()) + max(0, asked),
        waiting=reading.waiting,
        quarantined=reading.quarantined,
        effects=effects,
        command=reading.command,
        before=before,
        after=after,
        settled=settled,
    )


def _questions(office: Office, connection: Connection) -> int:
    """How many questions wait in review."""
    heads = office.tables.journal.heads
    each = select(heads.c.uid, heads.c.field, heads.c.item).distinct().subquery()
    return int(connection.scalar(select(func.count()).select_from(each)) or 0)


def _records(bundle: LoadedBundle, acting: Collection[bytes]) -> set[bytes]:
    """The records that those segments of a bundle speak of which act on our rows."""
    found: set[bytes] = set()
    for sealed, segment in bundle.segments:
        if sealed.hash in acting and segment.scope.domain not in (TRUST, MOVES):
            found |= segment.uids
    return found


def _learn(office: Office, connection: Connection, bundle: LoadedBundle) -> None:
    """What the bundle says of its writer's holdings, and of our own past."""
    manifest = bundle.manifest
    held = vectors.from_wire(manifest.held)
    if _is_forgotten(office, connection, manifest.heard) or _knows_our_future(
        office, connection, bundle.segments, held
    ):
        office.begin_incarnation(connection)
    if manifest.sender == office.secrets.device_id:
        return
    proof = Proof(
        device=manifest.sender,
        incarnation=manifest.incarnation,
        sequence=manifest.sequence,
        at=manifest.written,
        held=held,
    )
    office.proofs.note(connection, proof, manifest.replaced)


def _note_received(office: Office, connection: Connection, manifest: Manifest) -> None:
    """What the office above has proved to hold; after the reading, by which we may hold more."""
    sender = office.trust.known(connection).get(manifest.sender)
    if sender is not None and sender.unit.is_above(office.unit):
        holdings = office.journal.holdings(connection)
        for scope, vector in vectors.from_wire(manifest.held).items():
            number = office.journal.log.scopes.find(connection, scope)
            if number is not None:
                holdings.note_received(number, vector)


def _is_forgotten(office: Office, connection: Connection, heard: Sequence[Heard]) -> bool:
    """Whether somebody has read later bundles of our present life than we know of, or its end.

    Then an earlier state of this database was put back without our witness's noticing, or a copy
    of our disk lives on in another place.
    """
    life = office.journal.log.identity.writer
    written = office.bundles_written(connection)
    return any(
        one.ended or one.sequence > written
        for one in heard
        if (one.device, one.incarnation) == life
    )


def _knows_our_future(
    office: Office,
    connection: Connection,
    segments: Sequence[Opened],
    held: vectors.Vectors,
) -> bool:
    """Whether somebody holds segments that we wrote in this life, and have not.

    Then an earlier state of this database was put back without our witness's noticing.
    """
    holdings = office.journal.holdings(connection)
    writer = office.journal.log.identity.writer
    ends = [head.hash for one in held.values() for head in one.get(writer, ())]
    ends += [one.sealed.hash for one in segments if one.segment.writer == writer]
    return not all(holdings.holds(one) for one in ends)
