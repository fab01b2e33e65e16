"""Stale eyes: what a form had shown that was opened before something newer came.

A save carries the moment at which its form was opened. Where something newer has come to what it
changes, its operation says what the form had shown, and so overwrites nothing that it had not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from db.journal.chains import State, contains, unpack_vector
from db.journal.log import RECORD
from db.journal.open_log import decode_body
from db.tables import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Connection

    from db.journal.archive import Archive, Operations
    from db.journal.log import Log
    from db.journal.operations import LocalVector, Position
    from db.shape import FieldShape, TableShape

MANY = 100
"""From so many records on, one question for all of them is cheaper than one for each."""


class Eyes:
    """Tells what forms had shown that were opened at some moment; made for one command."""

    def __init__(self, log: Log, archive: Archive, connection: Connection) -> None:
        self._log = log
        self._archive = archive
        self._connection = connection
        self._here = log.position(connection)
        self._newer: dict[Position, set[bytes] | None] = {}
        self._ready: dict[bytes, Operations] = {}
        self._here_or_not: dict[int, bool] = {OPEN: True}
        self._vectors: dict[tuple[int, Position], LocalVector] = {}

    def expect(self, seen: Position, records: int) -> None:
        """Prepare for questions about so many records that were shown at this moment."""
        if records >= MANY:
            self._newer[seen] = self._newer_records(seen)

    def stale(self, uid: bytes, seen: Position, fields: Collection[FieldShape] | None) -> bool:
        """Whether something newer has come to these fields (None: to anything) of a record."""
        if seen == self._here:
            return False
        newer = self._newer.get(seen)
        if newer is not None and uid not in newer:
            return False
        found = newer_fields(self._log, self._connection, uid, seen)
        return bool(found if fields is None else found & {one.wire for one in fields})

    def look(self, shape: TableShape, uids: Collection[bytes]) -> None:
        """Prepare for questions about what was shown of these records: all at once costs least.

        What the same command writes after this is not among it; no form has shown that.
        """
        self._ready.update(self._archive.operations(self._connection, shape, uids, tuple(State)))

    def shown(self, shape: TableShape, uid: bytes, scope: int, seen: Position) -> frozenset[bytes]:
        """Names of all operations on a record that stood behind what a form had shown of it."""
        vector = self._vectors.get((scope, seen))
        if vector is None:
            vector = epoch_vector(self._log, self._connection, scope, seen)
            self._vectors[scope, seen] = vector
        found = self._ready.get(uid)
        if found is None:
            found = self._archive.operations(self._connection, shape, [uid], tuple(State)).get(uid)
        if found is None:
            return frozenset()
        here = self._written_here({place.segment for one in found.placed for place in one.places})
        return frozenset(
            one.operation.name
            for one in found.placed
            for place in one.places
            if contains(vector, place)
            or (place.segment in here and one.operation.number <= seen.op)
        )

    def _written_here(self, segments: set[int]) -> set[int]:
        table = self._log.tables.segments
        fresh = segments - self._here_or_not.keys()
        if fresh:
            query = select(table.c.id).where(table.c.id.in_(fresh), table.c.reading == 0)
            here = {int(row[0]) for row in self._connection.execute(query)}
            self._here_or_not.update({one: one in here for one in fresh})
        return {one for one in segments if self._here_or_not[one]}

    def _newer_records(self, seen: Position) -> set[bytes]:
        touches, segments = self._log.tables.touches, self._log.tables.segments
        operations = self._log.tables.operations
        sealed = (
            select(touches.c.uid)
            .join(segments, segments.c.id == touches.c.segment)
            .where(_after(self._log, seen))
        )
        opened = select(operations.c.uid).where(operations.c.number > seen.op)
        found = {bytes(row[0]) for row in self._connection.execute(sealed)}
        return found | {bytes(row[0]) for row in self._connection.execute(opened)}


def _after(log: Log, seen: Position) -> ColumnElement[bool]:
    """Segments that were written here after a moment, or began or ceased to act after it."""
    touches, segments = log.tables.touches, log.tables.segments
    return or_(
        and_(segments.c.reading == 0, touches.c.op > seen.op),
        and_(segments.c.reading > 0, segments.c.epoch > seen.epoch),
    )


def newer_fields(log: Log, connection: Connection, uid: bytes, seen: Position) -> set[str]:
    """Wire names of the fields of a record that changed after a moment; `RECORD` for itself."""
    touches, segments = log.tables.touches, log.tables.segments
    query = (
        select(touches.c.field)
        .join(segments, segments.c.id == touches.c.segment)
        .where(touches.c.uid == uid, _after(log, seen))
    )
    found = {log.names.thing(connection, int(row[0])) for row in connection.execute(query)}
    operations = log.tables.operations
    opened = select(operations.c.body).where(operations.c.uid == uid, operations.c.number > seen.op)
    for (body,) in connection.execute(opened):
        found.update((body and decode_body(body).values) or (RECORD,))
    return found


def epoch_vector(log: Log, connection: Connection, scope: int, seen: Position) -> LocalVector:
    """What was applied of a scope at a moment, but for what was written here since."""
    epochs = log.tables.epochs
    query = (
        select(epochs.c.vector)
        .where(epochs.c.scope == scope, epochs.c.epoch <= seen.epoch)
        .order_by(epochs.c.epoch.desc())
        .limit(1)
    )
    return unpack_vector(connection.scalar(query))
