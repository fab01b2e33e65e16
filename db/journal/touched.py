"""Which records may have changed since a moment.

So what follows from records is kept up to date at a cost that follows the change, and not the size
of the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.log import Log
    from db.journal.operations import Position

MOST = 3000
"""Of more records in changed segments, looking at all of a ledger's is cheaper."""


def touched_since(
    log: Log, archive: Archive, connection: Connection, seen: Position
) -> dict[str, set[bytes]] | None:
    """Ledger's name → records that may have changed since a moment; None: too many to name.

    These are the records that were written here, and those of which segments speak that began or
    ceased to act.
    """
    found: dict[str, set[bytes]] = {}
    if log.position(connection) == seen:
        return found
    segments, operations = log.tables.segments, log.tables.operations
    query = select(segments.c.id, segments.c.records).where(
        or_(
            and_(segments.c.reading == 0, segments.c.last_op > seen.op),
            and_(segments.c.reading > 0, segments.c.epoch > seen.epoch),
        )
    )
    rows = connection.execute(query).all()
    if sum(int(row[1]) for row in rows) > MOST:
        return None
    for row in rows:
        for wire, uids in archive.segment(connection, int(row[0])).uids_by_ledger().items():
            if wire in log.wires:
                found.setdefault(log.wires[wire].name, set()).update(uids)
    opened = select(operations.c.ledger, operations.c.uid).where(operations.c.number > seen.op)
    for ledger, uid in connection.execute(opened):
        shape = log.wires.get(log.names.thing(connection, int(ledger)))
        if shape:
            found.setdefault(shape.name, set()).add(bytes(uid))
    return found
