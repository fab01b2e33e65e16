"""What every part of the journal shares: the tables, the ledgers' shapes, local numbers."""

from __future__ import annotations

import time
from dataclasses import dataclass
from secrets import token_bytes
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, insert, select

from db.journal.numbers import Numbers
from db.journal.operations import START_BYTES, Position, Scope, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

    from db.shape import TableShape
    from db.tables import JournalTables

RECORD = ""
"""Stands for the record itself where a field's name is expected: deleting and restoring it."""


SEALED = "sealed"
"""The counter of segments that were sealed here."""


@dataclass(frozen=True)
class Identity:
    """The writer of this database, and how it signs.

    Attributes:
        writer: this device and the present life of its database.
        sign: the signature (64 bytes) of a segment, from its hash.
    """

    writer: Writer
    sign: Callable[[bytes], bytes]


def wall_clock() -> int:
    """Milliseconds since 1970 by this computer's clock."""
    return time.time_ns() // 1_000_000


class Log:
    """The state that the parts of the journal share; holds no connection.

    Args:
        tables: the journal's own tables.
        shapes: the ledgers of this version of the program.
        identity: who writes here.
        clock: milliseconds since 1970; injectable, so that every failure can be run again.
        entropy: so many random bytes; injectable for the same reason.
    """

    def __init__(
        self,
        tables: JournalTables,
        shapes: Sequence[TableShape],
        identity: Identity,
        clock: Callable[[], int] = wall_clock,
        entropy: Callable[[int], bytes] = token_bytes,
    ) -> None:
        self.tables = tables
        self.shapes: Mapping[str, TableShape] = {shape.name: shape for shape in shapes}
        self.wires: Mapping[str, TableShape] = {shape.wire: shape for shape in shapes}
        self.identity = identity
        self.clock = clock
        self.entropy = entropy
        self.start = entropy(START_BYTES)
        self.names: Numbers[str] = Numbers(tables.names, str)
        self.writers: Numbers[Writer] = Numbers(tables.writers, Writer)
        self.scopes: Numbers[Scope] = Numbers(tables.scopes, Scope)
        # asked several times in each save, so they are put together once
        key, value = tables.meta.c.key, tables.meta.c.value
        self._one_meta = select(value).where(key == bindparam("wanted"))
        self._position = select(key, value).where(key.in_(["epoch", "last_op", SEALED]))

    def forget(self) -> None:
        """Drop what was remembered of the database: a transaction was rolled back."""
        self.names.forget()
        self.writers.forget()
        self.scopes.forget()

    def read_meta(self, connection: Connection, key: str, default: int = 0) -> int:
        """A counter of the journal."""
        found = connection.scalar(self._one_meta, {"wanted": key})
        return default if found is None else int(found)

    def write_meta(self, connection: Connection, key: str, value: int) -> None:
        """Set a counter of the journal."""
        table = self.tables.meta
        if not connection.execute(
            table.update().where(table.c.key == key).values(value=str(value))
        ).rowcount:
            connection.execute(insert(table).values(key=key, value=str(value)))

    def next_epoch(self, connection: Connection) -> None:
        """Begin another epoch: what acts may become other than it was."""
        self.write_meta(connection, "epoch", self.read_meta(connection, "epoch") + 1)

    def position(self, connection: Connection) -> Position:
        """This moment, for a form that is being opened."""
        return self.progress(connection)[0]

    def progress(self, connection: Connection) -> tuple[Position, int]:
        """This moment, and how many segments were sealed here."""
        found = {row[0]: row[1] for row in connection.execute(self._position)}
        position = Position(int(found.get("epoch", 0)), int(found.get("last_op", 0)))
        return position, int(found.get(SEALED, 0))

    def count(self, connection: Connection, name: str) -> int:
        """How many live records a ledger has, over all scopes."""
        table = self.shapes[name].table
        return int(connection.scalar(select(func.count()).where(table.c["_gone"] == 0)) or 0)
