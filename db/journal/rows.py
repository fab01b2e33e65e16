"""The ledgers' rows, as the journal reads and writes them."""

from __future__ import annotations

from functools import cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, cast

from sqlalchemy import delete

from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from db.shape import TableShape, Value

MOST_VARIABLES = 4000
"""How many values one statement takes; SQLite takes far more, but must read each statement."""

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


def fields_of(shape: TableShape, row: Mapping[str, Value | bytes]) -> dict[str, Value]:
    """The values of all of a row's fields."""
    # not each by `field_of`: of many rows that takes longer than reading them
    return cast("dict[str, Value]", {name: row[name] for name in shape.names})


def derived(
    shape: TableShape, row: Mapping[str, Value | bytes], changed: Collection[str]
) -> Mapping[str, Value]:
    """What follows from the fields of a row of which some have changed; nothing if from none.

    The pinyin of a name takes longer than all else of a change of another field.
    """
    if shape.sources is not None and shape.sources.isdisjoint(changed):
        return {}
    return shape.derive(fields_of(shape, row))


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
    in_order = cast("Callable[[Row], tuple[object, ...]]", itemgetter(*columns(shape.table)))
    values = list(map(in_order, rows))
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
    names = columns(table)
    listed = ", ".join(map(quoted, names))
    verb = "INSERT OR IGNORE" if skip_present else "INSERT"
    fresh = 0
    for piece in _pieces(rows, len(names)):
        statement = f"{verb} INTO {quoted(table.name)} ({listed}) {_values(piece)}"
        values = tuple(chain.from_iterable(piece))
        fresh += connection.exec_driver_sql(statement, values).rowcount
    return fresh


def _pieces(
    rows: Sequence[tuple[object, ...]], width: int
) -> Iterator[Sequence[tuple[object, ...]]]:
    """Rows of so many values in the pieces that one statement writes.

    Each statement on a guarded table begins a savepoint of its own, since the guard might refuse
    it; to end it inside the savepoint of a reading, SQLite walks through all pages that the
    reading has changed so far. A statement for each row took time by the square of the rows.
    """
    size = max(1, MOST_VARIABLES // width)
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _values(rows: Sequence[tuple[object, ...]]) -> str:
    marks = f"({', '.join('?' * len(rows[0]))})"
    return f"VALUES {', '.join([marks] * len(rows))}"


def update_many(
    connection: Connection, shape: TableShape, changes: Iterable[tuple[bytes, Row]]
) -> None:
    """Update some columns of some rows, many rows that change the same columns in one go.

    Args:
        connection: a transaction.
        shape: the ledger.
        changes: record ids, each once, and their new values.
    """
    table = quoted(shape.table.name)
    groups: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
    for uid, values in changes:
        names = tuple(sorted(values))
        groups.setdefault(names, []).append((*(values[name] for name in names), uid))
    for names, rows in groups.items():
        width = len(names) + 1
        sets = ", ".join(f"{quoted(name)} = new.column{at}" for at, name in enumerate(names, 1))
        for piece in _pieces(rows, width) if names else ():
            statement = (
                f"UPDATE {table} SET {sets} FROM ({_values(piece)}) AS new"  # noqa: S608 our own names
                f" WHERE {table}._uid = new.column{width}"
            )
            connection.exec_driver_sql(statement, tuple(chain.from_iterable(piece)))


def remove_many(connection: Connection, shape: TableShape, uids: Collection[bytes]) -> None:
    """Take rows out of the table; their operations stay in the journal."""
    for piece in chunks(uids):
        connection.execute(delete(shape.table).where(shape.table.c["_uid"].in_(piece)))
