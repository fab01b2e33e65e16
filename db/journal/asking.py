"""Asking the journal: the history of a record, and what waits in review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from db.journal.chains import State
from db.journal.operations import plain_number
from db.tables import OPEN

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from db.journal.archive import Archive
    from db.journal.log import Log
    from db.journal.merge import Placed
    from db.journal.operations import Operation, Writer
    from db.shape import TableShape, Value


@dataclass(frozen=True, slots=True)
class Event:
    """One operation on a record, as its history shows it.

    Attributes:
        operation: what was written.
        state: whether its segment acts; operations in the open log do.
        sealed: whether it has left the open log.
    """

    operation: Operation
    state: State
    sealed: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the values among which somebody must choose.

    Attributes:
        value: the value; of an item its payload; of a record 1 for its deletion, the link to
            another record for a join with that one, 0 for a change that these had not seen.
        writer: whose it is.
        person: who typed it.
        stamp: when, in milliseconds since 1970 by that computer's clock.
        shown: whether it is the one that tables show.
        number: counts the writer's operations.
    """

    value: Value
    writer: Writer
    person: str
    stamp: int
    shown: bool
    number: int = 0


@dataclass(frozen=True, slots=True)
class Open:
    """One question in the review.

    Attributes:
        ledger: the ledger's name.
        uid: the record.
        field: the column; empty: the record itself, deleted here and changed there.
        item: the item of a set; empty for other fields.
        candidates: the values, the latest first.
    """

    ledger: str
    uid: bytes
    field: str
    item: str
    candidates: tuple[Candidate, ...]


_unpack = msgspec.msgpack.Decoder(str | int | None).decode
_EVERY = tuple(State)


class Asking:
    """Answers questions, in one transaction."""

    def __init__(self, log: Log, archive: Archive, connection: Connection) -> None:
        self._log = log
        self._archive = archive
        self._connection = connection

    def history(self, shape: TableShape, uid: bytes) -> list[Event]:
        """Every operation on a record that this office holds, the oldest first."""
        found = self._archive.operations(self._connection, shape, [uid], _EVERY).get(uid)
        events = [self._event(one) for one in found.placed] if found else []
        return sorted(events, key=_moment)

    def _event(self, placed: Placed) -> Event:
        segments = [place.segment for place in placed.places]
        if OPEN in segments:
            return Event(placed.operation, State.APPLIED, sealed=False)
        table = self._log.tables.segments
        states = self._connection.scalars(
            select(table.c.state).where(table.c.id.in_(segments))
        ).all()
        return Event(placed.operation, State(min(states)), sealed=True)

    def contests(self, uid: bytes | None = None) -> list[Open]:
        """What waits in review (for one record), the newest question first."""
        heads = self._log.tables.heads
        query = select(heads)
        if uid is not None:
            query = query.where(heads.c.uid == uid)
        # One operation may stand in several questions; these come in the same order everywhere.
        rows = sorted(self._connection.execute(query).mappings(), key=self._question)
        groups: dict[tuple[bytes, int, str], list[Candidate]] = {}
        ledgers: dict[bytes, str] = {}
        for row in sorted(rows, key=self._precedence, reverse=True):
            key = (bytes(row["uid"]), int(row["field"]), str(row["item"]))
            group = groups.setdefault(key, [])
            ledgers[key[0]] = self._log.names.thing(self._connection, int(row["ledger"]))
            value = _unpack(bytes(row["value"]))
            # A record that waits in review is shown, whoever deleted it last.
            is_deletion = value != 0 and not self._log.names.thing(self._connection, key[1])
            group.append(
                Candidate(
                    value=value,
                    writer=self._log.writers.thing(self._connection, int(row["writer"])),
                    person=self._log.names.thing(self._connection, int(row["person"])),
                    stamp=int(row["stamp"]),
                    shown=not is_deletion and not any(one.shown for one in group),
                    number=plain_number(int(row["op"])),
                )
            )
        return [
            opened
            for (record, field, item), group in groups.items()
            if (opened := self._open(ledgers[record], record, field, item, tuple(group)))
        ]

    def _question(self, row: RowMapping) -> tuple[str, str]:
        return self._log.names.thing(self._connection, int(row["field"])), str(row["item"])

    def _precedence(self, row: RowMapping) -> tuple[int, Writer, int]:
        """The same order in every office: that in which `merge` chooses what is shown."""
        writer = self._log.writers.thing(self._connection, int(row["writer"]))
        return int(row["stamp"]), writer, int(row["op"])

    def _open(
        self, wire: str, uid: bytes, field: int, item: str, candidates: tuple[Candidate, ...]
    ) -> Open | None:
        shape = self._log.wires.get(wire)
        if shape is None:
            return None
        name = self._log.names.thing(self._connection, field)
        known = shape.by_wire.get(name)
        if name and known is None:
            return None
        return Open(shape.name, uid, known.name if known else "", item, candidates)


def _moment(event: Event) -> tuple[int, int, Writer]:
    one = event.operation
    return one.stamp, one.number, one.writer
