"""The ledgers' rows, as the journal reads and writes them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from db.shape import TableShape, Value

CHUNK = 500
"""How many record ids go into one query; SQLite takes far more, but plans stay small."""

Row = dict[str, "Value | bytes"]
"""Column → value, the system's columns included."""


def chunks(uids: Collection[bytes], size: int = CHUNK) -> Iterator[list[bytes]]:
    """The record ids in pieces, in byte order, so that neighbours on disk are read together."""
    ordered = iter(sorted(uids))
    while piece := list(islice(ordered, size)):
        yield piece


def fetch(connection: Connection, shape: TableShape, uids: Collection[bytes]) -> dict[bytes, Row]:
    """The rows of these records, those that exist."""
    found: dict[bytes, Row] = {}
    for piece in chunks(uids):
        query = select(shape.table).where(shape.table.c["_uid"].in_(piece))
        for row in connection.execute(query).mappings():
            values: Row = dict(row)
            found[uid_of(values)] = values
    return found


def uid_of(row: Mapping[str, Value | bytes]) -> bytes:
    """The record id of a row."""
    uid = row["_uid"]
    if not isinstance(uid, bytes):
        raise TypeError("a row's record id is bytes")
    return uid


def number_of(row: Mapping[str, Value | bytes], column: str) -> int:
    """One of a row's system numbers."""
    number = row[column]
    if not isinstance(number, int):
        raise TypeError(f"{column} is a number")
    return number


def field_of(row: Mapping[str, Value | bytes], name: str) -> Value:
    """The value of one of a row's fields."""
    value = row[name]
    if isinstance(value, bytes):
        raise TypeError(f"{name} is a system column")
    return value


def fill(
    shape: TableShape, values: Mapping[str, Value], system: Mapping[str, Value | bytes]
) -> Row:
    """A whole row: every field, what follows from them, and the system's columns."""
    row: Row = {name: values.get(name) for name in shape.names}
    row.update(shape.derive(values))
    row.update(system)
    return row


def insert_many(
    connection: Connection, shape: TableShape, rows: list[Row], *, skip_present: bool = False
) -> int:
    """Insert whole rows; the count of those that were not there yet."""
    if not rows:
        return 0
    statement = insert(shape.table)
    if skip_present:
        statement = statement.prefix_with("OR IGNORE", dialect="sqlite")
    return connection.execute(statement, rows).rowcount


def update_many(
    connection: Connection, shape: TableShape, changes: Iterable[tuple[bytes, Row]]
) -> None:
    """Update some columns of some rows, many rows that change the same columns in one go."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for uid, values in changes:
        groups.setdefault(tuple(sorted(values)), []).append({"at_uid": uid, **values})
    for names, rows in groups.items():
        if names:
            statement = (
                update(shape.table)
                .where(shape.table.c["_uid"] == bindparam("at_uid"))
                .values({name: bindparam(name) for name in names})
            )
            connection.execute(statement, rows)


def remove_many(connection: Connection, shape: TableShape, uids: Collection[bytes]) -> None:
    """Take rows out of the table; their operations stay in the journal."""
    for piece in chunks(uids):
        connection.execute(delete(shape.table).where(shape.table.c["_uid"].in_(piece)))
