"""The ledgers' rows, as the journal reads and writes them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import delete

from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from db.shape import TableShape, Value

Row = dict[str, "Value | bytes"]
"""Column → value, the system's columns included."""


def fetch(connection: Connection, shape: TableShape, uids: Collection[bytes]) -> dict[bytes, Row]:
    """The rows of these records, those that exist."""
    names = columns(shape.table)
    listed = ", ".join(map(quoted, names))
    found: dict[bytes, Row] = {}
    for piece in chunks(uids):
        marks = ", ".join("?" * len(piece))
        query = f"SELECT {listed} FROM {quoted(shape.table.name)} WHERE _uid IN ({marks})"  # noqa: S608 our own names
        for values in connection.exec_driver_sql(query, tuple(piece)):
            row: Row = dict(zip(names, values, strict=True))
            found[uid_of(row)] = row
    return found


@cache
def columns(table: Table) -> tuple[str, ...]:
    """The columns of a ledger's table, but for the local number of the row."""
    return tuple(column.name for column in table.columns if column.name != "_row")


def quoted(name: str) -> str:
    """A name of ours as it stands in a statement."""
    return '"' + name.replace('"', '""') + '"'


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
    names = columns(shape.table)
    values = [tuple(row[name] for name in names) for row in rows]
    return insert_tuples(connection, shape.table, values, skip_present=skip_present)


def insert_tuples(
    connection: Connection,
    table: Table,
    rows: Sequence[tuple[object, ...]],
    *,
    skip_present: bool = False,
) -> int:
    """Insert rows whose values stand in the order of the columns; how many were not there yet.

    Straight through the driver: SQLAlchemy's own way takes 1.8 times as long.
    """
    if not rows:
        return 0
    names = columns(table)
    listed, marks = ", ".join(map(quoted, names)), ", ".join("?" * len(names))
    verb = "INSERT OR IGNORE" if skip_present else "INSERT"
    statement = f"{verb} INTO {quoted(table.name)} ({listed}) VALUES ({marks})"
    return connection.exec_driver_sql(statement, list(rows)).rowcount


def update_many(
    connection: Connection, shape: TableShape, changes: Iterable[tuple[bytes, Row]]
) -> None:
    """Update some columns of some rows, many rows that change the same columns in one go."""
    groups: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
    for uid, values in changes:
        names = tuple(sorted(values))
        groups.setdefault(names, []).append((*(values[name] for name in names), uid))
    for names, rows in groups.items():
        if names:
            sets = ", ".join(f"{quoted(name)} = ?" for name in names)
            statement = f"UPDATE {quoted(shape.table.name)} SET {sets} WHERE _uid = ?"  # noqa: S608 our own names
            connection.exec_driver_sql(statement, rows)


def remove_many(connection: Connection, shape: TableShape, uids: Collection[bytes]) -> None:
    """Take rows out of the table; their operations stay in the journal."""
    for piece in chunks(uids):
        connection.execute(delete(shape.table).where(shape.table.c["_uid"].in_(piece)))
