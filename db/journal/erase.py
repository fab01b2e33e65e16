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
from db.journal.archive import sealed_of
from db.journal.chains import State
from db.journal.erased import erased_among, is_lacking
from db.journal.operations import Kind

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.commands import Commands
    from db.journal.log import Log
    from db.journal.segments import Sealed, Segment
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
        fresh = self._note(shape.wire, uids)
        if fresh:
            self._take_out_of(self._archive.segments_of(self._connection, shape, fresh), fresh)
            self._commands.forget_values(self._connection, fresh)

    def erase_unknown(self, ledger: str, scope: int, uids: Collection[bytes]) -> None:
        """The same of a ledger that only newer programs know, which has no rows here.

        Args:
            ledger: its wire name.
            scope: local number of the scope of these records.
            uids: the records.
        """
        fresh = self._note(ledger, uids)
        if fresh:
            query = select(self._table.c.id).where(self._table.c.scope == scope)
            # no index says which of them speak of these records
            self._take_out_of(set(self._connection.scalars(query)), fresh)

    def _note(self, ledger: str, uids: Collection[bytes]) -> set[bytes]:
        """Note that records are erased; those that were not yet."""
        fresh = set(uids) - erased_among(self._log, self._connection, uids)
        if fresh:
            number = self._log.names.of(self._connection, ledger)
            rows = [{"uid": uid, "ledger": number} for uid in sorted(fresh)]
            self._connection.execute(insert(self._log.tables.erased), rows)
        return fresh

    def _take_out_of(self, numbers: set[int], uids: Collection[bytes]) -> None:
        for number in sorted(numbers | self._idle()):
            self._take_out(number, uids)

    def _idle(self) -> set[int]:
        """The segments that do not act, of which no index says what they speak of."""
        query = select(self._table.c.id).where(self._table.c.state != State.APPLIED)
        return {int(one) for one in self._connection.scalars(query)}

    def _take_out(self, number: int, uids: Collection[bytes]) -> None:
        sealed = sealed_of(self._log, self._connection, number)
        left = wire.without(sealed, uids)
        if left != sealed.part:
            keep_part(
                self._log, self._archive, self._connection, number, replace(sealed, part=left)
            )


def keep_part(
    log: Log, archive: Archive, connection: Connection, number: int, sealed: Sealed
) -> None:
    """Keep another part beside a held segment."""
    segment = wire.decode(sealed.body, sealed.part)
    table = log.tables.segments
    connection.execute(
        update(table)
        .where(table.c.id == number)
        .values(part=sealed.part, lacking=int(is_lacking(log, connection, segment)))
    )
    archive.remember(number, segment)
