"""Which attachments the records name, and which of them a bundle carries or asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.ledger.fields import Attachments as AttachmentsField
from app.ledger.fields.attachments import files_of
from app.sync.manifest import MOST_LISTED
from db.attachments import Attachments
from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.known import KnownOffice
    from db.journal.operations import Scope
    from db.shape import TableShape


def attachments(office: Office, connection: Connection) -> Attachments:
    """The attachments of an office, in a transaction."""
    return Attachments(office.tables.attachments, connection)


def named(
    office: Office,
    connection: Connection,
    reader: KnownOffice | None = None,
    segments: Collection[int] | None = None,
) -> set[bytes]:
    """The attachments that records name, those that were deleted among them: they can come back.

    Args:
        office: ours.
        connection: a transaction.
        reader: only of records that this office may see.
        segments: only of records that these segments created or changed, by local number.
    """
    found: set[bytes] = set()
    allowed: dict[int, bool] = {}
    for shape, column in _columns(office):
        for scope, value in _values(office, connection, shape, column, segments):
            if scope not in allowed:
                thing = office.journal.log.scopes.thing(connection, scope)
                allowed[scope] = _may_see(office, connection, reader, thing)
            if allowed[scope]:
                found.update(files_of(value))
    return found


def to_send(
    office: Office,
    connection: Connection,
    reader: KnownOffice,
    segments: Collection[int],
    wanted: Collection[bytes],
) -> list[bytes]:
    """The attachments that go into a bundle: those that its segments name, and what is wanted.

    Only what records name that the reader may see, and what is here.
    """
    told = named(office, connection, reader, segments)
    if wanted:
        told |= named(office, connection, reader).intersection(wanted)
    return sorted(told.difference(attachments(office, connection).missing(told)))


def missing(
    office: Office, connection: Connection, reader: KnownOffice | None = None
) -> list[bytes]:
    """The attachments that records name (that an office may see) and that are not here."""
    told = named(office, connection, reader)
    return attachments(office, connection).missing(told)[:MOST_LISTED]


def drop_unreferenced(office: Office, connection: Connection) -> int:
    """Remove the attachments that no record names any more; how many.

    For an erasure only: what a bundle brings may be named by a record that comes later.
    """
    return attachments(office, connection).drop_unreferenced(named(office, connection))


def _may_see(
    office: Office, connection: Connection, reader: KnownOffice | None, scope: Scope
) -> bool:
    return reader is None or office.trust.may_read(connection, reader, scope)


def _columns(office: Office) -> Iterator[tuple[TableShape, str]]:
    for name, ledger in office.registry.ledgers.items():
        for field in ledger.fields.values():
            if isinstance(field, AttachmentsField):
                yield office.registry.shapes[name], field.name


def _values(
    office: Office,
    connection: Connection,
    shape: TableShape,
    column: str,
    segments: Collection[int] | None,
) -> Iterator[tuple[int, str]]:
    """Scope and value of each record that names an attachment."""
    table, touches = shape.table, office.journal.log.tables.touches
    query = select(table.c["_scope"], table.c[column]).where(table.c[column].is_not(None))
    if segments is None:
        yield from ((int(row[0]), str(row[1])) for row in connection.execute(query))
        return
    for piece in chunks(segments):
        changed = select(touches.c.uid).where(touches.c.segment.in_(piece))
        mine = table.c["_born"].in_(piece) | table.c["_uid"].in_(changed)
        yield from ((int(row[0]), str(row[1])) for row in connection.execute(query.where(mine)))
