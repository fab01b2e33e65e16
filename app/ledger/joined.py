"""Records that went into others because they are the same: a link to them means the other one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from db.tables import JournalTables


class Joined:
    """Which record goes on in place of which, at one moment; read when it is first asked.

    Args:
        tables: the journal's tables.
        connection: a snapshot.
    """

    def __init__(self, tables: JournalTables, connection: Connection) -> None:
        self._table = tables.joins
        self._connection = connection

    @cached_property
    def _into(self) -> Mapping[bytes, bytes]:
        query = select(self._table.c.uid, self._table.c.into_uid)
        return {bytes(row[0]): bytes(row[1]) for row in self._connection.execute(query)}

    @cached_property
    def _parts(self) -> Mapping[bytes, list[bytes]]:
        found: dict[bytes, list[bytes]] = {}
        for uid, into in self._into.items():
            found.setdefault(into, []).append(uid)
        return found

    def parts(self) -> list[bytes]:
        """All records that went into others."""
        return list(self._into)

    def into(self, uid: bytes) -> bytes | None:
        """The record that this one went into; None if it went into none."""
        return self._into.get(uid)

    def current(self, uid: bytes) -> bytes:
        """The record that goes on in place of this one, perhaps through others; or itself."""
        passed: set[bytes] = set()
        # honest records never go into each other in a circle, but forged ones might
        while uid in self._into and uid not in passed:
            passed.add(uid)
            uid = self._into[uid]
        return uid

    def with_parts(self, uids: Iterable[bytes]) -> list[bytes]:
        """These records, and all that went into them, directly or through others."""
        found = dict.fromkeys(uids)
        todo = list(found)
        while todo:
            fresh = [one for one in self._parts.get(todo.pop(), ()) if one not in found]
            found.update(dict.fromkeys(fresh))
            todo += fresh
        return list(found)
