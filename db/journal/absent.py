"""What was passed over: hashes of lost segments, and the segments whose vectors depend on that.

Usually there is nothing of the sort. If a lost segment turns up after all, the vectors of these
segments are computed anew.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from db.journal.log import Log


class Absent:
    """The absent segments that held ones name, in one transaction."""

    def __init__(self, log: Log, connection: Connection) -> None:
        self._table = log.tables.passed
        self._connection = connection

    @cached_property
    def _found(self) -> dict[bytes, set[int]]:
        found: dict[bytes, set[int]] = {}
        for name, number in self._connection.execute(
            select(self._table.c.hash, self._table.c.segment)
        ):
            found.setdefault(bytes(name), set()).add(int(number))
        return found

    def names(self) -> set[bytes]:
        """Their hashes."""
        return set(self._found)

    def of(self, name: bytes) -> list[int]:
        """The segments of which the vectors depend on the absence of this one."""
        return sorted(self._found.get(name, ()))

    def note(self, number: int, names: Collection[bytes]) -> None:
        """Note on the absence of which segments the vector of a segment depends; mostly none."""
        if not names and not self._found:
            return
        self.forget(number)
        for name in sorted(names):
            self._found.setdefault(name, set()).add(number)
            self._connection.execute(insert(self._table).values(hash=name, segment=number))

    def forget(self, number: int) -> None:
        """Forget what was noted of a segment."""
        mine = [name for name, numbers in self._found.items() if number in numbers]
        for name in mine:
            self._found[name].discard(number)
            if not self._found[name]:
                del self._found[name]
        if mine:
            statement = delete(self._table).where(self._table.c.segment == number)
            self._connection.execute(statement)
