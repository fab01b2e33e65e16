"""What a reading does to the records, counted for all of them: by comparing before and after.

The transaction of the reading sees what will be; another connection still sees what was. So the
dry run needs no second reading of the bundle, and nothing is kept but the ids of the records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.language import say
from db.journal import rows as rows_of
from db.record_ids import LENGTH as UID_BYTES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress
    from app.sync.arriving import Arrived
    from app.sync.head_counts import HeadCounts
    from db.journal.rows import Row
    from db.shape import TableShape

MOST = 2000
"""Of so many records of each kind the details are kept; all are counted."""


class Kind(Enum):
    """What becomes of a record."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    SAME = "same"


@dataclass(slots=True)
class Tally:
    """How many records of one ledger of one office a reading concerns.

    Attributes:
        new: records that were not shown before.
        changed: records that were, and say something else now.
        deleted: records that are not shown any more.
        same: records that the bundles speak of, and that stay as they are.
        conflicts: questions that wait in review since.
    """

    new: int = 0
    changed: int = 0
    deleted: int = 0
    same: int = 0
    conflicts: int = 0

    def count(self, kind: Kind) -> int:
        """How many of one kind."""
        return int(getattr(self, kind.value))

    def add(self, kind: Kind) -> None:
        """One more of a kind."""
        setattr(self, kind.value, self.count(kind) + 1)


Tallies = dict[tuple[str, str], Tally]
"""Ledger's name and office's code → what becomes of its records."""
Touched = dict[str, set[bytes]]
"""Ledger's name → the records that may look different."""


@dataclass
class Counted:
    """All records that a reading concerns.

    Attributes:
        tallies: how many, by ledger and office.
        first: kind → ledger and id of the first records of it, `MOST` at most.
        asked: ledger and id of the first records about which there is more to decide than before.
    """

    tallies: Tallies = field(default_factory=dict[tuple[str, str], Tally])
    first: dict[Kind, list[tuple[str, bytes]]] = field(
        default_factory=lambda: {kind: list[tuple[str, bytes]]() for kind in Kind}
    )
    asked: list[tuple[str, bytes]] = field(default_factory=list[tuple[str, bytes]])

    def total(self, kind: Kind) -> int:
        """How many of one kind, over all ledgers and offices."""
        return sum(one.count(kind) for one in self.tallies.values())

    @property
    def conflicts(self) -> int:
        """How many questions wait in review since."""
        return sum(one.conflicts for one in self.tallies.values())


def touched(
    office: Office,
    connection: Connection,
    moved: Collection[int],
    bundles: Iterable[Arrived],
    since: int,
) -> Touched:
    """The records that a reading may have changed, and those that the bundles speak of.

    Args:
        office: ours.
        connection: the transaction of the reading.
        moved: local numbers of the segments that it let act or stopped.
        bundles: what was read.
        since: the last operation that was written here before it: what follows from letters is
            written by ourselves.
    """
    found: Touched = {name: set() for name in office.registry.ledgers}
    table, journal = office.journal.log.tables.segments, office.journal
    own = select(table.c.id).where(table.c.reading == 0, table.c.last_op > since)
    for number in sorted({*moved, *(int(one) for one in connection.scalars(own))}):
        segment = journal.archive.segment(connection, number)
        for wire, uids in segment.uids_by_ledger().items():
            name = _ledger(office, wire)
            if name:
                found[name].update(uids)
    carried = {one.hash: one for bundle in bundles for one in bundle.carried}
    for name in journal.holdings(connection).acting(carried):
        for wire, uids in carried[name].uids.items():
            ledger = _ledger(office, wire)
            if ledger:
                found[ledger].update(
                    uids[at : at + UID_BYTES] for at in range(0, len(uids), UID_BYTES)
                )
    return found


def _ledger(office: Office, wire: str) -> str:
    """The ledger of this name in the exchange; empty if people see none."""
    shape = office.journal.log.wires.get(wire)
    return shape.name if shape and shape.name in office.registry.ledgers else ""


def count(
    office: Office,
    before: Connection,
    after: Connection,
    records: Mapping[str, Collection[bytes]],
    progress: Progress,
) -> Counted:
    """Compare these records before and after, and count them.

    Args:
        office: ours.
        before: sees what was.
        after: sees what will be.
        records: ledger's name → ids.
        progress: told of the records.
    """
    comparing = _Comparing(office, before, after)
    total, done = sum(map(len, records.values())), 0
    for ledger, uids in records.items():
        for piece in rows_of.chunks(uids):
            progress.step(done, total, say("正在比较前后的变化"))
            comparing.compare(office.registry.shapes[ledger], piece)
            done += len(piece)
    return comparing.counted


class _Comparing:
    """Compares rows before and after."""

    def __init__(self, office: Office, before: Connection, after: Connection) -> None:
        self._scopes = office.journal.log.scopes
        self._before = before
        self._after = after
        self.counted = Counted()

    def compare(self, shape: TableShape, piece: list[bytes]) -> None:
        """Count the records of one piece."""
        olds = rows_of.fetch(self._before, shape, piece)
        news = rows_of.fetch(self._after, shape, olds)
        # of records that were not here only whether and where they are now
        news.update(_marks(self._after, shape, [uid for uid in piece if uid not in olds]))
        for uid in piece:
            old, new = olds.get(uid), news.get(uid)
            if old or new:
                self._note(shape, uid, old, new)

    def _note(self, shape: TableShape, uid: bytes, old: Row | None, new: Row | None) -> None:
        tally = self.counted.tallies.setdefault((shape.name, self._unit(old, new)), Tally())
        kind, asked = _kind(shape, old, new), _reviews(new) - _reviews(old)
        if kind:
            tally.add(kind)
            if len(self.counted.first[kind]) < MOST:
                self.counted.first[kind].append((shape.name, uid))
        if asked > 0:
            tally.conflicts += asked
            if len(self.counted.asked) < MOST:
                self.counted.asked.append((shape.name, uid))

    def _unit(self, old: Row | None, new: Row | None) -> str:
        connection, row = (self._after, new) if new else (self._before, old or {})
        return self._scopes.thing(connection, rows_of.number_of(row, "_scope")).unit


def _marks(
    connection: Connection, shape: TableShape, uids: Collection[bytes]
) -> Iterator[tuple[bytes, Row]]:
    table = shape.table
    names = ("_uid", "_scope", "_gone", "_review")
    for piece in rows_of.chunks(uids):
        query = select(*(table.c[name] for name in names)).where(table.c["_uid"].in_(piece))
        for row in connection.execute(query):
            yield bytes(row[0]), dict(zip(names, row, strict=True))


def _kind(shape: TableShape, old: Row | None, new: Row | None) -> Kind | None:
    """What became of a record; None where it was not shown before and is not now."""
    was, stays = _is_shown(old), _is_shown(new)
    if not was:
        return Kind.NEW if stays else None
    if not stays or old is None or new is None:
        return Kind.DELETED
    is_same = all(old[name] == new[name] for name in shape.names)
    return Kind.SAME if is_same else Kind.CHANGED


def _is_shown(row: Row | None) -> bool:
    return row is not None and not rows_of.number_of(row, "_gone")


def _reviews(row: Row | None) -> int:
    return 0 if row is None else rows_of.number_of(row, "_review")


# ---- head counts, to be compared by somebody
@dataclass(frozen=True)
class Head:
    """How many living records one ledger of one office has.

    Attributes:
        ledger: the ledger's name.
        unit: the office's code.
        before: here, before the reading.
        after: here, after it.
        there: what the sender counted; None: he said nothing of it.
    """

    ledger: str
    unit: str
    before: int
    after: int
    there: int | None = None

    @property
    def differs(self) -> bool:
        """Whether the sender has another count than there will be here."""
        return self.there is not None and self.there != self.after

    @property
    def to_check(self) -> bool:
        """Whether somebody must have looked at it before the bundle is read."""
        return self.differs or self.before != self.after


def said_counts(office: Office, bundles: Iterable[Arrived]) -> HeadCounts:
    """What the senders counted: each office itself of its own records, else the latest."""
    found: dict[tuple[str, str], tuple[bool, int, int]] = {}
    for manifest in (one.manifest for one in bundles):
        for one in manifest.counts:
            name = _ledger(office, one.ledger)
            said = (manifest.unit == one.unit, manifest.written, one.records)
            key = (name, one.unit)
            if name and (key not in found or said[:2] >= found[key][:2]):
                found[key] = said
    return {key: records for key, (_own, _written, records) in found.items()}


def heads(
    office: Office, before: HeadCounts, after: HeadCounts, said: HeadCounts
) -> tuple[Head, ...]:
    """The counts by ledger and office; first those that change or differ.

    Those that stay and of which nobody says anything are left out.
    """
    found: list[Head] = []
    for ledger in office.registry.ledgers:
        units = {unit for name, unit in {*before, *after, *said} if name == ledger}
        for unit in sorted(units):
            key = (ledger, unit)
            found.append(Head(ledger, unit, before.get(key, 0), after.get(key, 0), said.get(key)))
    told = [one for one in found if one.to_check or one.there is not None]
    return tuple(sorted(told, key=lambda one: not one.to_check))
