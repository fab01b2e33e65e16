"""Sealing: the open log becomes segments, one chain for each scope.

Done at every export and backup, and before every change of what is applied: an operation's
author has seen what was applied when he wrote, so nothing may be applied between the writing of
an operation and the sealing of the vector that speaks for it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from db.journal import wire
from db.journal.absent import Absent
from db.journal.chains import Chains, State, pack_vector
from db.journal.log import RECORD, Log
from db.journal.open_log import Body, decode_body, decode_context
from db.journal.operations import MARK, NO_HASH, Kind, Writer
from db.journal.segments import (
    MOST_CELLS,
    MOST_OPERATIONS,
    OWN_CELLS,
    Creations,
    Edits,
    Segment,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from db.shape import TableShape, Value


@dataclass(frozen=True, slots=True)
class _Open:
    """One operation of the open log."""

    number: int
    writer: int
    start: bytes
    ledger: str
    uid: bytes
    kind: Kind
    stamp: int
    person: str
    body: Body | None
    context: bytes | None


def seal(log: Log, chains: Chains, connection: Connection, schema: int) -> int:
    """Seal all open operations; the count of segments made."""
    operations = log.tables.operations
    scopes = connection.execute(select(operations.c.scope).distinct()).scalars().all()
    made = 0
    for scope in sorted(int(one) for one in scopes):
        pending = _pending(log, connection, scope)
        first = _first_values(pending)
        most = _most_operations(log)
        todo = [pending[start : start + most] for start in range(0, len(pending), most)]
        while todo:
            piece = todo.pop(0)
            try:
                _Sealing(log, chains, connection, schema, scope).seal(piece, first)
                made += 1
            except wire.TooLargeError:  # long texts
                if len(piece) == 1:
                    raise
                todo[:0] = piece[: len(piece) // 2], piece[len(piece) // 2 :]
    return made


def _most_operations(log: Log) -> int:
    """How many operations a segment may hold, whatever ledger they are of."""
    widest = max((len(shape.fields) for shape in log.shapes.values()), default=0)
    return min(MOST_OPERATIONS, MOST_CELLS // (OWN_CELLS + widest))


def _pending(log: Log, connection: Connection, scope: int) -> list[_Open]:
    table = log.tables.operations
    query = (
        select(
            table.c.number,
            table.c.writer,
            table.c.start,
            table.c.ledger,
            table.c.uid,
            table.c.kind,
            table.c.stamp,
            table.c.person,
            table.c.body,
            table.c.context,
        )
        .where(table.c.scope == scope)
        .order_by(table.c.number)
    )
    return [
        _Open(
            number=row[0],
            writer=row[1],
            start=row[2],
            ledger=log.names.thing(connection, row[3]),
            uid=row[4],
            kind=Kind(row[5]),
            stamp=row[6],
            person=log.names.thing(connection, row[7]),
            body=decode_body(row[8]) if row[8] else None,
            context=row[9],
        )
        for row in connection.execute(query)
    ]


class _Sealing:
    """Makes one segment."""

    def __init__(
        self, log: Log, chains: Chains, connection: Connection, schema: int, scope: int
    ) -> None:
        self._log = log
        self._chains = chains
        self._connection = connection
        self._schema = schema
        self._scope = scope
        self._writer = log.writers.of(connection, log.identity.writer)

    def seal(self, pending: list[_Open], first: Mapping[bytes, Mapping[str, Value]]) -> None:
        """Seal these operations of one scope, which are in order of number.

        Args:
            pending: the operations.
            first: record → what its fields held before the first open edit of each.
        """
        number, previous, chain = self._own_end()
        applied = self._chains.applied(self._connection, self._scope)
        others = {key: last for key, last in applied.items() if key != chain}
        sealed_at = max(0, self._log.clock())
        now = dt.datetime.fromtimestamp(sealed_at / 1000, dt.UTC).astimezone()
        offset = now.utcoffset() or dt.timedelta()
        vector = self._chains.to_wire(self._connection, others)
        segment = Segment(
            writer=self._log.identity.writer,
            scope=self._log.scopes.thing(self._connection, self._scope),
            number=number + 1,
            previous=previous,
            vector=vector,
            schema=self._schema,
            sealed=sealed_at,
            zone=int(offset.total_seconds() // 60),
            creations=self._creations(pending, first),
            edits=self._edits(pending),
            origins=self._origins(pending),
        )
        seed = self._log.entropy(wire.SEED_BYTES)
        sealed = wire.seal(segment, self._log.identity.sign, seed)
        before = {chain: number} if chain is not None else {}
        place = self._chains.place(
            self._connection, self._writer, self._scope, number + 1, previous
        )
        table = self._log.tables.segments
        statement = insert(table).values(
            hash=sealed.hash,
            previous=previous,
            writer=self._writer,
            scope=self._scope,
            chain=place,
            number=number + 1,
            state=State.APPLIED,
            epoch=self._log.read_meta(self._connection, "epoch"),
            last_op=pending[-1].number,
            records=len(segment.uids),
            vector=pack_vector({**others, **before}),
            signature=sealed.signature,
            body=sealed.body,
            part=sealed.part,
        )
        made = int(self._connection.execute(statement.returning(table.c.id)).scalar_one())
        marks = {one.hash for heads in vector.values() for one in heads if one.number == MARK}
        if marks:
            Absent(self._log, self._connection).note(made, marks)
        self._file(pending, made)

    def _own_end(self) -> tuple[int, bytes, int | None]:
        """Number and hash of the last segment that was sealed here, and its chain.

        What a copy of this disk has sealed in the meantime stands in a chain of its own.
        """
        table = self._log.tables.segments
        query = (
            select(table.c.number, table.c.hash, table.c.chain)
            .where(
                table.c.scope == self._scope,
                table.c.writer == self._writer,
                table.c.reading == 0,
            )
            .order_by(table.c.number.desc())
            .limit(1)
        )
        row = self._connection.execute(query).one_or_none()
        return (0, NO_HASH, None) if row is None else (int(row[0]), bytes(row[1]), int(row[2]))

    def _creations(
        self, pending: list[_Open], first: Mapping[bytes, Mapping[str, Value]]
    ) -> tuple[Creations, ...]:
        made: list[Creations] = []
        for ledger in dict.fromkeys(one.ledger for one in pending if one.kind is Kind.CREATE):
            shape = self._log.wires[ledger]
            mine = [one for one in pending if one.kind is Kind.CREATE and one.ledger == ledger]
            values = self._first_rows(shape, mine, first)
            used = [name for name, column in values.items() if any(v is not None for v in column)]
            made.append(
                Creations(
                    ledger=ledger,
                    numbers=[one.number for one in mine],
                    starts=[one.start for one in mine],
                    stamps=[one.stamp for one in mine],
                    persons=[one.person for one in mine],
                    uids=[one.uid for one in mine],
                    values={name: values[name] for name in used},
                    personal=tuple(name for name in used if shape.by_wire[name].personal),
                )
            )
        return tuple(made)

    def _first_rows(
        self,
        shape: TableShape,
        mine: list[_Open],
        first: Mapping[bytes, Mapping[str, Value]],
    ) -> dict[str, list[Value]]:
        """Wire name → the values with which the records were created."""
        table = shape.table
        query = select(table.c["_uid"], *(table.c[name] for name in shape.names)).where(
            table.c["_born"] == 0, table.c["_scope"] == self._scope
        )
        rows = {bytes(row[0]): tuple(row[1:]) for row in self._connection.execute(query)}
        found: dict[str, list[Value]] = {one.wire: [] for one in shape.fields}
        for one in mine:
            row, older = rows[one.uid], first.get(one.uid, {})
            for field_shape, value in zip(shape.fields, row, strict=True):
                found[field_shape.wire].append(older.get(field_shape.wire, value))
        return found

    def _edits(self, pending: list[_Open]) -> Edits:
        edits = Edits()
        for one in pending:
            if one.kind is Kind.CREATE:
                continue
            row = len(edits)
            edits.numbers.append(one.number)
            edits.starts.append(one.start)
            edits.kinds.append(int(one.kind))
            edits.ledgers.append(one.ledger)
            edits.uids.append(one.uid)
            edits.stamps.append(one.stamp)
            edits.persons.append(one.person)
            for name, value in (one.body.values if one.body else {}).items():
                indexes, column = edits.values.setdefault((one.ledger, name), ([], []))
                indexes.append(row)
                column.append(value)
            if one.context:
                edits.contexts[row] = decode_context(one.context)
        personal = [key for key in edits.values if self._is_personal(*key)]
        return replace(edits, personal=tuple(personal))

    def _is_personal(self, ledger: str, name: str) -> bool:
        known = self._log.wires[ledger].by_wire.get(name)
        return known is not None and known.personal

    def _origins(self, pending: list[_Open]) -> dict[int, Writer]:
        """Who wrote the operations that were open when this incarnation began.

        What another device had open when its database moved here, this one answers for.
        """
        device = self._log.identity.writer.device
        writers = {one.number: one.writer for one in pending if one.writer != self._writer}
        found = {
            number: self._log.writers.thing(self._connection, writer)
            for number, writer in writers.items()
        }
        return {number: one for number, one in found.items() if one.device == device}

    def _file(self, pending: list[_Open], segment: int) -> None:
        """The operations leave the open log; rows and index name their segment."""
        born: dict[str, list[bytes]] = {}
        touches: dict[tuple[bytes, str], tuple[str, int]] = {}
        for one in pending:
            if one.kind is Kind.CREATE:
                born.setdefault(one.ledger, []).append(one.uid)
                continue
            for name in one.body.values if one.body and one.body.values else (RECORD,):
                touches[one.uid, name] = (one.ledger, one.number)
        file_births(self._log, self._connection, segment, born)
        file_touches(self._log, self._connection, segment, touches)
        table = self._log.tables.operations
        self._connection.execute(
            delete(table).where(table.c.scope == self._scope, table.c.number <= pending[-1].number)
        )


def _first_values(pending: list[_Open]) -> dict[bytes, dict[str, Value]]:
    """Record → what its fields held before the first open edit of each."""
    first: dict[bytes, dict[str, Value]] = {}
    for one in pending:
        if one.body:
            for name, value in one.body.before.items():
                first.setdefault(one.uid, {}).setdefault(name, value)
    return first


def file_births(
    log: Log, connection: Connection, segment: int, born: dict[str, list[bytes]]
) -> None:
    """Note at the rows which segment created them."""
    for ledger, uids in born.items():
        table = log.wires[ledger].table
        statement = update(table).where(table.c["_uid"] == bindparam("at_uid"))
        connection.execute(statement.values({"_born": segment}), [{"at_uid": uid} for uid in uids])


def file_touches(
    log: Log,
    connection: Connection,
    segment: int,
    touches: dict[tuple[bytes, str], tuple[str, int]],
) -> None:
    """Note which segment changed which field of which record, with which last operation."""
    if touches:
        connection.execute(
            insert(log.tables.touches),
            [
                {
                    "uid": uid,
                    "field": log.names.of(connection, name),
                    "segment": segment,
                    "ledger": log.names.of(connection, ledger),
                    "op": number,
                }
                for (uid, name), (ledger, number) in touches.items()
            ],
        )
