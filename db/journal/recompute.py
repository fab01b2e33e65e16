"""Records computed anew from all their operations, where the fast way would not be exact."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert

from db.chunks import chunks
from db.journal import rows as rows_of
from db.journal.erased import erased_among
from db.journal.merge import Contest, HeadValue, Merged, Sight, merge
from db.journal.operations import numbered_again

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from db.journal.archive import Archive, Operations
    from db.journal.log import Log
    from db.journal.operations import LocalVector
    from db.journal.rows import Row
    from db.shape import TableShape

PIECE = 5000
"""How many records are computed at a time; bounds the memory."""

MOST_COPIES = 500
"""Of one number so many operations are asked about; more were made by no accident."""

_pack = msgspec.msgpack.Encoder().encode


class Recomputing:
    """Writes rows and review anew from operations, in one transaction."""

    def __init__(self, log: Log, archive: Archive, connection: Connection) -> None:
        self._log = log
        self._archive = archive
        self._connection = connection

    def merged(
        self, shape: TableShape, operations: Mapping[bytes, Operations]
    ) -> dict[bytes, Merged]:
        """The records that these operations make; nothing is written."""
        sights: dict[int, Sight] = {}
        erased = erased_among(self._log, self._connection, operations.keys())
        found: dict[bytes, Merged] = {}
        for uid, (scope, placed) in operations.items():
            if scope not in sights:
                sights[scope] = sight_of(self._archive, self._connection, scope)
            found[uid] = merge(shape, placed, sights[scope], erased=uid in erased)
        return found

    def recompute(self, shape: TableShape, uids: Collection[bytes]) -> None:
        """Write these records' rows and review from their applied and open operations.

        A record whose creation is not applied (any more) has no row.
        """
        for piece in chunks(uids, PIECE):
            operations = self._archive.operations(self._connection, shape, piece)
            merged = self.merged(shape, operations)
            present = rows_of.fetch(self._connection, shape, piece)
            fresh: list[Row] = []
            changed: list[tuple[bytes, Row]] = []
            for uid, one in merged.items():
                row = whole_row(shape, one, uid, operations[uid].scope)
                if uid in present:
                    del row["_uid"]
                    changed.append((uid, row))
                else:
                    fresh.append(row)
            rows_of.insert_many(self._connection, shape, fresh)
            rows_of.update_many(self._connection, shape, changed)
            lost = [uid for uid in present if uid not in merged]
            rows_of.remove_many(self._connection, shape, lost)
            self._write_heads(shape, piece, merged)
            self._write_joins(shape, piece, merged)

    def _write_heads(
        self, shape: TableShape, uids: list[bytes], merged: Mapping[bytes, Merged]
    ) -> None:
        heads = self._log.tables.heads
        for piece in chunks(uids):
            self._connection.execute(delete(heads).where(heads.c.uid.in_(piece)))
        found = self.head_rows(shape, merged)
        if found:
            self._connection.execute(insert(heads), found)

    def _write_joins(
        self, shape: TableShape, uids: list[bytes], merged: Mapping[bytes, Merged]
    ) -> None:
        joins = self._log.tables.joins
        for piece in chunks(uids):
            self._connection.execute(delete(joins).where(joins.c.uid.in_(piece)))
        rows_of.insert_tuples(self._connection, joins, self.join_rows(shape, merged))

    def join_rows(
        self, shape: TableShape, merged: Mapping[bytes, Merged]
    ) -> list[tuple[bytes, bytes, int]]:
        """The records that went into others, as they are stored."""
        ledger = self._log.names.of(self._connection, shape.wire)
        return [(uid, one.into, ledger) for uid, one in merged.items() if one.into]

    def head_rows(
        self, shape: TableShape, merged: Mapping[bytes, Merged]
    ) -> list[dict[str, object]]:
        """The values that stand in review, as they are stored."""
        ledger = self._log.names.of(self._connection, shape.wire)
        return _told_apart(
            [
                {"uid": uid, "ledger": ledger, **self._head(shape, contest, head)}
                for uid, one in merged.items()
                for contest in one.contests
                for head in contest.heads
            ]
        )

    def _head(self, shape: TableShape, contest: Contest, head: HeadValue) -> dict[str, object]:
        operation = head.placed.operation
        field = shape.by_name[contest.field].wire if contest.field else contest.field
        return {
            "field": self._log.names.of(self._connection, field),
            "item": contest.item,
            "writer": self._log.writers.of(self._connection, operation.writer),
            "op": operation.number,
            "stamp": operation.stamp,
            "person": self._log.names.of(self._connection, operation.person),
            "value": _pack(head.value),
        }


def _told_apart(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The same, where two copies of one disk have given a number twice, under two numbers.

    All values stand in review, the one that takes precedence under the number itself.
    """
    met: Counter[tuple[object, ...]] = Counter()
    found: list[dict[str, object]] = []
    for row in rows:
        key = row["uid"], row["field"], row["item"], row["writer"], row["op"]
        if met[key] < MOST_COPIES:
            found.append({**row, "op": numbered_again(int(str(row["op"])), met[key])})
        met[key] += 1
    return found


def sight_of(archive: Archive, connection: Connection, scope: int) -> Sight:
    """Who saw what in a scope, as long as nothing more begins or ceases to act."""

    @cache
    def vector_of(segment: int) -> LocalVector:
        return archive.vector(connection, segment, scope)

    return Sight(vector_of)


def whole_row(shape: TableShape, one: Merged, uid: bytes, scope: int) -> Row:
    """A merged record as a row of its ledger."""
    system: Row = {
        "_uid": uid,
        "_scope": scope,
        "_born": one.born,
        "_stamp": one.stamp,
        "_gone": int(one.gone),
        "_review": sum(1 for _contest in one.contests),
        "_erased": int(one.erased),
        "_amended": int(one.amended),
    }
    return rows_of.fill(shape, one.values, system)
