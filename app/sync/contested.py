"""Which fields of records wait in review; for marks in tables, on paper and in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from app.ledger.questions import Record
    from app.office import Office


def contested(
    office: Office, connection: Connection, ledger: str, records: Iterable[Record]
) -> dict[bytes, frozenset[str]]:
    """The fields of these records that wait in review; records without any are left out.

    An empty name stands for the record itself: deleted here and changed there.
    """
    uids = [one.uid for one in records if one.review]
    names, heads = office.journal.log.names, office.journal.log.tables.heads
    fields = office.registry.shapes[ledger].by_wire
    found: dict[bytes, set[str]] = {}
    for piece in chunks(uids):
        query = select(heads.c.uid, heads.c.field).distinct().where(heads.c.uid.in_(piece))
        for uid, number in connection.execute(query):
            wire = names.thing(connection, int(number))
            found.setdefault(bytes(uid), set()).add(fields[wire].name if wire in fields else "")
    return {uid: frozenset(each) for uid, each in found.items()}
