"""Which records were erased: what says something of a person in them is dropped for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from db.journal.log import Log
    from db.journal.segments import Segment


def erased_among(log: Log, connection: Connection, uids: Collection[bytes]) -> set[bytes]:
    """Those of the records that were erased."""
    table, found = log.tables.erased, set[bytes]()
    if uids and _is_any(log, connection):
        for piece in chunks(uids):
            query = select(table.c.uid).where(table.c.uid.in_(piece))
            found.update(bytes(row[0]) for row in connection.execute(query))
    return found


def erased_records(log: Log, connection: Connection) -> dict[bytes, str]:
    """All records that were erased, and the wire names of their ledgers."""
    table = log.tables.erased
    return {
        bytes(uid): log.names.thing(connection, int(ledger))
        for uid, ledger in connection.execute(select(table.c.uid, table.c.ledger))
    }


def _is_any(log: Log, connection: Connection) -> bool:
    """Whether anything was ever erased; so that nobody pays who never erases."""
    return connection.execute(select(log.tables.erased.c.uid).limit(1)).first() is not None


def is_lacking(log: Log, connection: Connection, segment: Segment) -> bool:
    """Whether values of persons are missing that nobody erased: they are asked for again."""
    missing = segment.missing
    return bool(missing) and len(erased_among(log, connection, missing)) < len(missing)
