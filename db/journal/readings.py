"""Setting a bundle's segments aside, and putting them back: undoing the reading of it.

No inverse operations are written, which would empty the other office's tables, and no segment
is deleted, which would break what was acknowledged: the segments stay held, and do not act.
Our own segments and those of the trust domain always act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select, update

from db.journal.chains import State, contains

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.log import Log

TRUST = "trust"
"""The domain of who may write what; a scope of it is never set aside."""


def set_aside(log: Log, archive: Archive, connection: Connection, reading: int) -> list[int]:
    """Stop the segments of a reading from acting, now and later, and what others built on them.

    Returns:
        The segments that stopped.
    """
    table = log.tables.segments
    candidates = _from_others(log, connection)
    aside = {one.number for one in candidates if one.reading == reading}
    stopped = {
        one.number: archive.place(connection, one.number)
        for one in candidates
        if one.reading == reading and one.acts
    }
    grew = bool(stopped)
    while grew:
        grew = False
        for one in candidates:
            if one.number in stopped or not one.acts:
                continue
            vector = archive.vector(connection, one.number, one.scope)
            if any(contains(vector, place) for place in stopped.values()):
                stopped[one.number] = archive.place(connection, one.number)
                grew = True
    epoch = log.read_meta(connection, "epoch")
    for number in aside | stopped.keys():
        statement = update(table).where(table.c.id == number)
        connection.execute(statement.values(state=State.ASIDE, epoch=epoch))
    return list(stopped)


class _Held(NamedTuple):
    number: int
    scope: int
    reading: int
    acts: bool


def _from_others(log: Log, connection: Connection) -> list[_Held]:
    """The segments that may be set aside: all that this computer did not seal.

    What it sealed before an old backup was put back, and got back from another office since, came
    with a reading and is its own all the same.
    """
    table, scopes, writers = log.tables.segments, log.tables.scopes, log.tables.writers
    query = (
        select(table.c.id, table.c.scope, table.c.reading, table.c.state)
        .join(scopes, scopes.c.id == table.c.scope)
        .join(writers, writers.c.id == table.c.writer)
        .where(
            table.c.reading > 0,
            table.c.state != State.ASIDE,
            scopes.c.domain != TRUST,
            writers.c.device != log.identity.writer.device,
        )
        .order_by(table.c.id)
    )
    return [
        _Held(int(row[0]), int(row[1]), int(row[2]), row[3] == State.APPLIED)
        for row in connection.execute(query)
    ]


def put_back(log: Log, connection: Connection, undone: Collection[int]) -> None:
    """Let everything be judged anew that was set aside, but for readings that stay undone."""
    table = log.tables.segments
    statement = update(table).where(table.c.state == State.ASIDE)
    if undone:
        statement = statement.where(table.c.reading.not_in(sorted(undone)))
    connection.execute(statement.values(state=State.WAITING))
