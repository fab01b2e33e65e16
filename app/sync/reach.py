"""How far our own work on records has got, as questions to the database."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from db.journal.holdings import LOCAL, RECEIVED, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from db.tables import JournalTables


class Where(IntEnum):
    """How far our own work on a record has got."""

    HERE = LOCAL
    ON_STICK = WRITTEN
    ABOVE = RECEIVED
    NOT_OURS = 9
    """Nothing of it is ours to send."""


NAMES = {"here": Where.HERE, "stick": Where.ON_STICK, "above": Where.ABOVE}
"""What scripts call them."""


class Reach:
    """Asks one database, in one transaction.

    Args:
        tables: the journal's.
        connection: the transaction.
        is_own: whether a device is this computer, or had this database before.
    """

    def __init__(
        self, tables: JournalTables, connection: Connection, is_own: Callable[[bytes], bool]
    ) -> None:
        self._tables = tables
        self._connection = connection
        self._is_own = is_own

    @cached_property
    def writers(self) -> list[int]:
        """Local numbers of the writers that this computer is, and was in earlier lives."""
        table = self._tables.writers
        rows = self._connection.execute(select(table.c.id, table.c.device))
        return [int(number) for number, device in rows if self._is_own(bytes(device))]

    @cached_property
    def segments(self) -> dict[int, Where]:
        """How far each of our own segments has got, by their local numbers."""
        table = self._tables.segments
        query = select(table.c.id, table.c.delivered).where(table.c.writer.in_(self.writers))
        return {int(row[0]): Where(row[1]) for row in self._connection.execute(query)}

    def is_at(self, table: Table, where: Where) -> ColumnElement[bool]:
        """Holds of the rows of a ledger's table that have got just so far.

        The least of all our operations on a record counts.
        """
        here = self._has_work(table, Where.HERE)
        on_stick = self._has_work(table, Where.ON_STICK)
        above = self._has_work(table, Where.ABOVE)
        if where is Where.HERE:
            return here
        if where is Where.ON_STICK:
            return on_stick & ~here
        if where is Where.ABOVE:
            return above & ~here & ~on_stick
        return ~(here | on_stick | above)

    def _has_work(self, table: Table, where: Where) -> ColumnElement[bool]:
        """Holds of the rows on which some work of ours has got just so far."""
        tables = self._tables
        segments = self._segments_at(where)
        touched = select(tables.touches.c.uid).where(tables.touches.c.segment.in_(segments))
        parts: list[ColumnElement[bool]] = [
            table.c["_born"].in_(segments),
            table.c["_uid"].in_(touched),
        ]
        if where is Where.HERE:
            parts += [table.c["_born"] == 0, table.c["_uid"].in_(select(tables.operations.c.uid))]
        return or_(*parts)

    def _segments_at(self, where: Where) -> Select[int]:
        table = self._tables.segments
        at = table.c.delivered == int(where)
        return select(table.c.id).where(table.c.writer.in_(self.writers), at)
