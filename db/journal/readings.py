"""Setting a bundle's segments aside, and putting them back: undoing the reading of it.

No inverse operations are written, which would empty the other office's tables, and no segment
is deleted, which would break what was acknowledged: the segments stay held, and do not act.
Our own segments and those of the trust domain always act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from db.journal.chains import Place, State, contains

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.log import Log

TRUST = "trust"
"""The domain of who may write what; a scope of it is never set aside."""


def set_aside(log: Log, archive: Archive, connection: Connection, reading: int) -> list[int]:
    """Stop the segments of a reading from acting, and what others built on them.

    Returns:
        The segments that stopped.
    """
    table = log.tables.segments
    candidates = _acting(log, connection)
    stopped = {
        number: archive.place(connection, number)
        for number, _scope, of in candidates
        if of == reading
    }
    grew = bool(stopped)
    while grew:
        grew = False
        for number, scope, _reading in candidates:
            if number not in stopped and _builds_on(
                archive, connection, number, scope, stopped.values()
            ):
                stopped[number] = archive.place(connection, number)
                grew = True
    for number in stopped:
        connection.execute(update(table).where(table.c.id == number).values(state=State.ASIDE))
    return list(stopped)


def _acting(log: Log, connection: Connection) -> list[tuple[int, int, int]]:
    """Number, scope and reading of the segments that act and may be set aside."""
    table, scopes = log.tables.segments, log.tables.scopes
    own = log.writers.of(connection, log.identity.writer)
    query = (
        select(table.c.id, table.c.scope, table.c.reading)
        .join(scopes, scopes.c.id == table.c.scope)
        .where(table.c.state == State.APPLIED, table.c.writer != own, scopes.c.domain != TRUST)
    )
    return [(int(row[0]), int(row[1]), int(row[2])) for row in connection.execute(query)]


def _builds_on(
    archive: Archive,
    connection: Connection,
    number: int,
    scope: int,
    stopped: Collection[Place],
) -> bool:
    vector = archive.vector(connection, number, scope)
    return any(contains(vector, place) for place in stopped)


def put_back(log: Log, connection: Connection, undone: Collection[int]) -> None:
    """Let everything be judged anew that was set aside, but for readings that stay undone."""
    table = log.tables.segments
    statement = update(table).where(table.c.state == State.ASIDE)
    if undone:
        statement = statement.where(table.c.reading.not_in(sorted(undone)))
    connection.execute(statement.values(state=State.WAITING))
