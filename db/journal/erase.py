"""Erasing: what a record says of persons is removed for good, wherever it stands.

A retention rule or a lawful request must be able to remove a person's data although segments are
immutable (``sync`` design, section 3). The record's values leave the parts of all segments, the
row, the review and the steps by which commands are undone; that it was erased, by whom and when,
stays. A record that was erased once is erased for ever: what still arrives about it is dropped.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from db.journal import wire
from db.journal.chains import State
from db.journal.erased import erased_among, is_lacking
from db.journal.operations import Kind
from db.journal.segments import Sealed

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.commands import Commands
    from db.journal.log import Log
    from db.journal.segments import Segment
    from db.shape import TableShape


def erases(segment: Segment) -> set[tuple[str, bytes]]:
    """Ledger and id of the records that a segment erases."""
    edits = segment.edits
    if int(Kind.ERASE) not in edits.kinds:
        return set()
    return {
        (ledger, uid)
        for kind, ledger, uid in zip(edits.kinds, edits.ledgers, edits.uids, strict=True)
        if kind == Kind.ERASE
    }


class Erasing:
    """Erases records, in one transaction; nothing of them is open any more."""

    def __init__(
        self, log: Log, archive: Archive, commands: Commands, connection: Connection
    ) -> None:
        self._log = log
        self._archive = archive
        self._commands = commands
        self._connection = connection
        self._table = log.tables.segments

    def erase(self, shape: TableShape, uids: Collection[bytes]) -> None:
        """Drop what is held of these records' personal values, for ever.

        Their rows are to be computed anew afterwards.
        """
        fresh = set(uids) - erased_among(self._log, self._connection, uids)
        if not fresh:
            return
        erased = self._log.tables.erased
        ledger = self._log.names.of(self._connection, shape.wire)
        rows = [{"uid": uid, "ledger": ledger} for uid in sorted(fresh)]
        self._connection.execute(insert(erased), rows)
        numbers = self._archive.segments_of(self._connection, shape, fresh) | self._idle()
        for number in sorted(numbers):
            self._take_out(number, fresh)
        self._commands.forget_values(self._connection, fresh)

    def _idle(self) -> set[int]:
        """The segments that do not act, of which no index says what they speak of."""
        query = select(self._table.c.id).where(self._table.c.state != State.APPLIED)
        return {int(one) for one in self._connection.scalars(query)}

    def _take_out(self, number: int, uids: Collection[bytes]) -> None:
        columns = (self._table.c.body, self._table.c.signature, self._table.c.part)
        query = select(*columns).where(self._table.c.id == number)
        body, signature, part = self._connection.execute(query).one()
        sealed = Sealed(bytes(body), bytes(signature), bytes(part or b""))
        left = wire.without(sealed, uids)
        if left != sealed.part:
            keep_part(
                self._log, self._archive, self._connection, number, replace(sealed, part=left)
            )


def keep_part(
    log: Log, archive: Archive, connection: Connection, number: int, sealed: Sealed
) -> Segment:
    """Keep another part beside a held segment; what the two say together."""
    segment = wire.decode(sealed.body, sealed.part)
    table = log.tables.segments
    connection.execute(
        update(table)
        .where(table.c.id == number)
        .values(part=sealed.part, lacking=int(is_lacking(log, connection, segment)))
    )
    archive.remember(number, segment)
    return segment
