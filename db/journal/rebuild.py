"""Checking: every row computed anew from the segments and the open log, and compared.

Uses none of the short cuts by which rows are usually written, so that a fault in those shows.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.chunks import chunks
from db.journal import rows as rows_of
from db.journal import wire
from db.journal.archive import sealed_of
from db.journal.chains import Chains, State
from db.journal.erase import erases
from db.journal.erased import erased_among
from db.journal.log import RECORD
from db.journal.operations import NO_HASH
from db.journal.recompute import PIECE, Recomputing, whole_row
from db.journal.segments import DamagedSegmentError, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.log import Log
    from db.shape import TableShape

MOST_NAMED = 20
"""So many faults of one sort are named."""


@dataclass
class Checked:
    """What a check found.

    Attributes:
        segments: how many segments were checked.
        records: how many rows were computed anew.
        lacking: how many segments lack values of persons that nobody erased.
        faults: what disagrees, one sentence in English each, for the report.
    """

    segments: int = 0
    records: int = 0
    lacking: int = 0
    faults: list[str] = field(default_factory=list[str])


class Checking:
    """Checks one database, in one transaction."""

    def __init__(
        self,
        log: Log,
        chains: Chains,
        archive: Archive,
        connection: Connection,
        verify: Callable[[bytes, bytes, bytes], bool],
    ) -> None:
        self._log = log
        self._chains = chains
        self._archive = archive
        self._connection = connection
        self._verify = verify
        self.found = Checked()

    def check(self, step: Callable[[int, int], None]) -> Checked:
        """Check segments and rows.

        Args:
            step: told how much is done of how much; may raise to stop.
        """
        segments = self._numbers()
        total = len(segments) + sum(self._count(shape) for shape in self._log.shapes.values())
        for done, number in enumerate(segments):
            step(done, total)
            self._check_segment(number)
        for shape in self._log.shapes.values():
            for piece in self._pieces(shape):
                step(self.found.segments + self.found.records, total)
                self._check_rows(shape, piece)
        return self.found

    def _numbers(self) -> list[int]:
        table = self._log.tables.segments
        return [int(row[0]) for row in self._connection.execute(select(table.c.id))]

    def _count(self, shape: TableShape) -> int:
        query = select(func.count()).select_from(shape.table)
        return int(self._connection.scalar(query) or 0)

    def _fault(self, text: str) -> None:
        if len(self.found.faults) < MOST_NAMED:
            self.found.faults.append(text)

    # ---- segments
    def _check_segment(self, number: int) -> None:
        self.found.segments += 1
        table = self._log.tables.segments
        query = select(table.c.hash, table.c.state).where(table.c.id == number)
        name, state = self._connection.execute(query).one()
        sealed = sealed_of(self._log, self._connection, number)
        if hashlib.sha256(sealed.body).digest() != bytes(name):
            self._fault(f"segment {number}: its bytes have another hash")
            return
        try:
            segment = wire.decode(sealed.body, sealed.part)
        except DamagedSegmentError as error:
            self._fault(f"segment {number}: {error}")
            return
        self._archive.remember(number, segment)
        if not self._verify(segment.writer.device, sealed.hash, sealed.signature):
            self._fault(f"segment {number}: its signature is not its writer's")
        self._check_erased(number, segment)
        if state == State.APPLIED:
            if not self._follows(number, segment):
                self._fault(f"segment {number}: acts without its predecessor")
            self._check_index(number, segment)
            self._check_erasures(number, segment)

    def _check_erasures(self, number: int, segment: Segment) -> None:
        """What it erases must be known as erased, so that nothing of that is taken in again."""
        wanted = {uid for _ledger, uid in erases(segment)}
        if wanted - erased_among(self._log, self._connection, wanted):
            self._fault(f"segment {number}: erases what is not known as erased")

    def _check_erased(self, number: int, segment: Segment) -> None:
        """What was erased must be gone, and what is gone must have been erased or be missing."""
        erased = erased_among(self._log, self._connection, segment.uids)
        if segment.has_personal and erased - segment.missing:
            self._fault(f"segment {number}: still says what was erased")
        self.found.lacking += bool(segment.missing - erased)

    def _follows(self, number: int, segment: Segment) -> bool:
        """Whether a segment has its predecessor, or passed over it because it is lost."""
        if segment.previous == NO_HASH:
            return segment.number == 1
        table = self._log.tables.segments
        state = self._connection.scalar(
            select(table.c.state).where(
                table.c.hash == segment.previous, table.c.number == segment.number - 1
            )
        )
        passed = self._log.tables.passed
        query = select(passed.c.segment).where(
            passed.c.segment == number, passed.c.hash == segment.previous
        )
        return state == State.APPLIED or self._connection.execute(query).first() is not None

    def _check_index(self, number: int, segment: Segment) -> None:
        """Compare what is noted of a segment's edits with the segment itself."""
        edits, touches = segment.edits, self._log.tables.touches
        names: list[set[str]] = [set() for _row in edits.uids]
        for (_ledger, name), (rows, _values) in edits.values.items():
            for row in rows:
                names[row].add(name)
        wanted = {
            (uid, self._log.names.of(self._connection, name))
            for uid, ledger, found in zip(edits.uids, edits.ledgers, names, strict=True)
            if ledger in self._log.wires and uid not in segment.missing
            for name in found or {RECORD}
        }
        query = select(touches.c.uid, touches.c.field).where(touches.c.segment == number)
        found = {(bytes(row[0]), int(row[1])) for row in self._connection.execute(query)}
        if wanted - found:
            self._fault(f"segment {number}: the index does not name all that it changed")

    # ---- rows
    def _pieces(self, shape: TableShape) -> Iterator[list[bytes]]:
        """The records that there are, or that some segment speaks of."""
        uids = {bytes(row[0]) for row in self._connection.execute(select(shape.table.c["_uid"]))}
        for number in self._acting():
            segment = self._archive.segment(self._connection, number)
            for group in segment.creations:
                if group.ledger == shape.wire:
                    uids.update(group.uids)
        yield from chunks(uids, PIECE)

    def _acting(self) -> list[int]:
        table = self._log.tables.segments
        query = select(table.c.id).where(table.c.state == State.APPLIED)
        return [int(row[0]) for row in self._connection.execute(query)]

    def _check_rows(self, shape: TableShape, uids: list[bytes]) -> None:
        recomputing = Recomputing(self._log, self._archive, self._connection)
        operations = self._archive.operations(self._connection, shape, uids)
        merged = recomputing.merged(shape, operations)
        present = rows_of.fetch(self._connection, shape, uids)
        self.found.records += len(present)
        for uid in uids:
            row = present.get(uid)
            if (row is None) is not (uid not in merged):
                self._fault(f"{shape.name} {uid.hex()}: row and segments disagree that it is")
            elif row is not None:
                expected = whole_row(shape, merged[uid], uid, operations[uid].scope)
                for name, value in expected.items():
                    if row[name] != value:
                        self._fault(f"{shape.name} {uid.hex()} {name}: row and segments disagree")
        self._check_heads(shape, uids, recomputing.head_rows(shape, merged))
        self._check_joins(shape, uids, recomputing.join_rows(shape, merged))

    def _check_joins(
        self, shape: TableShape, uids: list[bytes], expected: list[tuple[bytes, bytes, int]]
    ) -> None:
        joins, found = self._log.tables.joins, set[tuple[bytes, bytes, int]]()
        for piece in chunks(uids):
            query = select(joins).where(joins.c.uid.in_(piece))
            found.update(
                (bytes(row[0]), bytes(row[1]), int(row[2]))
                for row in self._connection.execute(query)
            )
        if found != set(expected):
            self._fault(f"{shape.name}: other records went into each other than segments say")

    def _check_heads(
        self, shape: TableShape, uids: list[bytes], expected: list[dict[str, object]]
    ) -> None:
        heads = self._log.tables.heads
        ledger = self._log.names.of(self._connection, shape.wire)
        names = [column.name for column in heads.columns]
        found: set[tuple[object, ...]] = set()
        for piece in chunks(uids):
            query = select(heads).where(heads.c.uid.in_(piece), heads.c.ledger == ledger)
            found.update(tuple(row) for row in self._connection.execute(query))
        wanted = {tuple(row[name] for name in names) for row in expected}
        if found != wanted:
            self._fault(f"{shape.name}: the review lists other values than the segments")
