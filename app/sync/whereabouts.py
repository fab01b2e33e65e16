"""Where a record has got to: only here, on a stick, at the office above."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.language import say
from db.journal.holdings import LOCAL, RECEIVED, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from app.ledger.questions import Record
    from app.office import Office


class Where(IntEnum):
    """How far our own work on a record has got."""

    HERE = LOCAL
    ON_STICK = WRITTEN
    ABOVE = RECEIVED
    NOT_OURS = 9
    """Nothing of it is ours to send."""

    @property
    def label(self) -> str:
        """What people read."""
        return {
            Where.HERE: say("仅本机"),
            Where.ON_STICK: say("已写入U盘"),
            Where.ABOVE: say("上级已收"),
            Where.NOT_OURS: "",
        }[self]


def whereabouts(
    office: Office, connection: Connection, records: Sequence[Record]
) -> dict[bytes, Where]:
    """How far each of these records has got; the least of all our operations on it counts."""
    uids = [one.uid for one in records]
    found = dict.fromkeys(uids, Where.NOT_OURS)
    own = _own_segments(office, connection)
    for one in records:
        if one.born == 0:
            found[one.uid] = Where.HERE
        elif one.born in own:
            found[one.uid] = min(found[one.uid], own[one.born])
    tables = office.journal.log.tables
    for start in range(0, len(uids), 500):
        piece = uids[start : start + 500]
        touches = tables.touches
        query = select(touches.c.uid, touches.c.segment).where(touches.c.uid.in_(piece))
        for uid, segment in connection.execute(query):
            if segment in own:
                found[bytes(uid)] = min(found[bytes(uid)], own[segment])
        opened = select(tables.operations.c.uid).where(tables.operations.c.uid.in_(piece))
        for (uid,) in connection.execute(opened):
            found[bytes(uid)] = Where.HERE
    return found


def _own_segments(office: Office, connection: Connection) -> dict[int, Where]:
    log = office.journal.log
    writer = log.writers.find(connection, log.identity.writer)
    table = log.tables.segments
    query = select(table.c.id, table.c.delivered).where(table.c.writer == writer)
    return {int(row[0]): Where(row[1]) for row in connection.execute(query)}
