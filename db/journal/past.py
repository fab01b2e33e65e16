"""The rows of a ledger as they were at an earlier moment: the merge of what had been written then.

An operation counts if its stamp is not later than the moment; what it had before its author's eyes
stays as it is, so the merge of those that count is what they made of the record. A record whose
latest operation is not later is as it was, and its row is taken as it stands. What was erased since
is not said again: the record counts as deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.chunks import chunks
from db.journal import rows as rows_of
from db.journal.archive import Archive, Operations
from db.journal.erased import erased_among
from db.journal.merge import Merged
from db.journal.operations import Kind
from db.journal.recompute import Recomputing, whole_row
from db.shape import Merge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from db.journal.chains import Chains
    from db.journal.log import Log
    from db.journal.merge import Placed
    from db.journal.rows import Row
    from db.shape import TableShape

AT_ONCE = 20_000
"""So many changed records are computed at a time: their segments are decoded once for all."""
PIECE = 2000
"""So many rows that did not change are read between two steps."""


@dataclass(frozen=True)
class PastRow:
    """A record as it was.

    Attributes:
        row: its row, the system's columns included.
        into: the record that went on in its place then; None: it had gone into none.
    """

    row: Row
    into: bytes | None = None


class Past:
    """One database as it was at an earlier moment, in one transaction.

    Args:
        log: the open log.
        chains: the chains.
        connection: the transaction.
        moment: milliseconds since 1970; what was written at this very one still counts.
    """

    def __init__(self, log: Log, chains: Chains, connection: Connection, moment: int) -> None:
        self._log = log
        self._archive = Archive(log, chains)
        self._connection = connection
        self._moment = moment

    def count(self, shape: TableShape) -> int:
        """How many rows of a ledger are looked at: all that there are, deleted ones among them."""
        return int(self._connection.scalar(select(func.count()).select_from(shape.table)) or 0)

    def rows(self, shape: TableShape, step: Callable[[int], None]) -> Iterator[PastRow]:
        """The records that there were, deleted ones among them.

        Args:
            shape: the ledger.
            step: told how many rows more have been looked at; may raise, to stop.
        """
        yield from self._as_they_are(shape, step)
        table = shape.table
        query = select(table.c["_uid"]).where(table.c["_stamp"] > self._moment)
        changed = [bytes(one) for one in self._connection.scalars(query)]
        for piece in chunks(changed, AT_ONCE):
            yield from self._as_they_were(shape, piece, step)

    def _as_they_are(self, shape: TableShape, step: Callable[[int], None]) -> Iterator[PastRow]:
        """Those on which nothing was written since."""
        joins, names = self._log.tables.joins, rows_of.columns(shape.table)
        query = select(joins.c.uid, joins.c.into_uid)
        into = {bytes(uid): bytes(other) for uid, other in self._connection.execute(query)}
        table = shape.table
        columns = [table.c[name] for name in names]
        found = self._connection.execute(
            select(*columns).where(table.c["_stamp"] <= self._moment).order_by(table.c["_row"])
        )
        for piece in found.partitions(PIECE):
            for values in piece:
                row: Row = dict(zip(names, values, strict=True))
                yield PastRow(row, into.get(rows_of.uid_of(row)))
            step(len(piece))

    def _as_they_were(
        self, shape: TableShape, uids: list[bytes], step: Callable[[int], None]
    ) -> Iterator[PastRow]:
        recomputing = Recomputing(self._log, self._archive, self._connection)
        erased = erased_among(self._log, self._connection, uids)
        step(0)
        every = self._archive.operations(self._connection, shape, uids)
        for piece in chunks(uids, PIECE):
            then = {uid: one for uid in piece if (one := self._until(every.get(uid)))}
            plain = {
                uid: one
                for uid, (_scope, placed) in then.items()
                if uid not in erased and (one := _only_created(shape, placed))
            }
            rest = {uid: one for uid, one in then.items() if uid not in plain}
            for uid, merged in {**plain, **recomputing.merged(shape, rest)}.items():
                if merged.erased:
                    merged.gone = True  # nobody can say any more whom it was about
                yield PastRow(whole_row(shape, merged, uid, then[uid].scope), merged.into)
            step(len(piece))

    def _until(self, known: Operations | None) -> Operations | None:
        """The operations that had been written; None if the record had not been created."""
        if known is None:
            return None
        placed = [one for one in known.placed if one.operation.stamp <= self._moment]
        is_born = any(one.operation.kind is Kind.CREATE for one in placed)
        return Operations(known.scope, placed) if is_born else None


def _only_created(shape: TableShape, placed: list[Placed]) -> Merged | None:
    """What `merge` makes of a record of which nothing is said but its creation; else None.

    Of most records that were changed since, that is all there had been; to merge each takes ten
    times as long.
    """
    if len(placed) != 1:
        return None
    (one,) = placed
    said = one.operation.values
    if any(known.merge is Merge.ITEMS and said.get(known.wire) for known in shape.fields):
        return None
    return Merged(
        values={known.name: said.get(known.wire) for known in shape.fields},
        stamp=one.operation.stamp,
        born=min(place.segment for place in one.places),
    )
