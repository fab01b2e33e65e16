"""A ledger's table without the program around it: what the floors write and read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from db.store import connect

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path
    from sqlite3 import Connection

KEY = bytes(32)
"""Of databases of the floors, in which all data is invented."""

Row = list[object]


class RawTable(msgspec.Struct):
    """A table with its indexes as SQLite declares them, and its rows.

    Attributes:
        name: its name.
        statements: make it.
        columns: in order.
        rows: as they are stored.
    """

    name: str
    statements: list[str]
    columns: list[str]
    rows: list[Row]

    @classmethod
    def read(cls, connection: Connection, name: str) -> RawTable:
        """The table as it is in a database, without its triggers."""
        statements = connection.execute(
            "SELECT sql FROM sqlite_master"
            " WHERE tbl_name = ? AND type IN ('table', 'index') AND sql NOT NULL ORDER BY rowid",
            (name,),
        )
        made_by = [str(row[0]) for row in statements]
        found = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 our own names
        columns = [str(one[0]) for one in found.description]
        return cls(name, made_by, columns, [list(row) for row in found])

    @classmethod
    def load(cls, path: Path) -> RawTable:
        """The table that was kept in a file."""
        return msgspec.msgpack.decode(path.read_bytes(), type=cls)

    def keep(self, path: Path) -> None:
        """Keep it in a file."""
        path.write_bytes(msgspec.msgpack.encode(self))

    def make(self, connection: Connection) -> None:
        """Make it, empty."""
        for statement in self.statements:
            connection.execute(statement)

    def insert(self, connection: Connection, rows: list[Row]) -> None:
        """Insert rows in one transaction, which is on the disk when this returns."""
        marks = ", ".join("?" * len(self.columns))
        with transaction(connection):
            connection.executemany(
                f'INSERT INTO "{self.name}" VALUES ({marks})',  # noqa: S608 our own names
                rows,
            )


@contextmanager
def opened(path: Path, key: bytes = KEY) -> Generator[Connection]:
    """A database as the program opens it: the same cipher, cache and care for the disk."""
    connection = connect(path, key)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def transaction(connection: Connection) -> Generator[None]:
    """One write transaction."""
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")
