"""Sealing: the open log becomes segments, one chain for each scope.

Done at every export and backup, and before every change of what is applied: an operation's
author has seen what was applied when he wrote, so nothing may be applied between the writing of
an operation and the sealing of the vector that speaks for it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from db.journal import wire
from db.journal.chains import Chains, State, pack_vector
from db.journal.log import RECORD, Log
from db.journal.operations import NO_HASH, Context, Kind, LocalVector, Writer
from db.journal.segments import MOST_OPERATIONS, Creations, Edits, Segment
from db.journal.write import Body, decode_body, decode_context

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.shape import TableShape, Value


@dataclass(frozen=True, slots=True)
class _Open:
    """One operation of the open log."""

    number: int
    writer: int
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
        while pending := _pending(log, connection, scope):
            _Sealing(log, chains, connection, schema, scope).seal(pending)
            made += 1
    return made


def _pending(log: Log, connection: Connection, scope: int) -> list[_Open]:
    table = log.tables.operations
    query = (
        select(
            table.c.number,
            table.c.writer,
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
        .limit(MOST_OPERATIONS)
    )
    return [
        _Open(
            number=row[0],
            writer=row[1],
            ledger=log.names.thing(connection, row[2]),
            uid=row[3],
            kind=Kind(row[4]),
            stamp=row[5],
            person=log.names.thing(connection, row[6]),
            body=decode_body(row[7]) if row[7] else None,
            context=row[8],
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

    def seal(self, pending: list[_Open]) -> None:
        """Seal these operations of one scope, which are in order of number."""
        applied = self._chains.applied(self._connection, self._scope)
        number, previous, chain = self._own_end(applied)
        others = {key: last for key, last in applied.items() if not self._is_own(key)}
        now = dt.datetime.fromtimestamp(self._log.clock() / 1000, dt.UTC).astimezone()
        offset = now.utcoffset() or dt.timedelta()
        segment = Segment(
            writer=self._log.identity.writer,
            scope=self._log.scopes.thing(self._connection, self._scope),
            number=number + 1,
            previous=previous,
            vector=self._chains.to_wire(self._connection, others),
            schema=self._schema,
            sealed=self._log.clock(),
            zone=int(offset.total_seconds() // 60),
            creations=self._creations(pending),
            edits=self._edits(pending),
            origins=self._origins(pending),
        )
        sealed = wire.seal(segment, self._log.identity.sign)
        if chain is None:
            chain = self._chains.place(
                self._connection, self._writer, self._scope, number + 1, previous
            )
        table = self._log.tables.segments
        statement = insert(table).values(
            hash=sealed.hash,
            previous=previous,
            writer=self._writer,
            scope=self._scope,
            chain=chain,
            number=number + 1,
            state=State.APPLIED,
            epoch=self._log.read_meta(self._connection, "epoch"),
            last_op=pending[-1].number,
            records=len(segment.uids),
            vector=pack_vector({**others, chain: number} if chain else others),
            signature=sealed.signature,
            body=sealed.body,
        )
        made = int(self._connection.execute(statement.returning(table.c.id)).scalar_one())
        self._file(pending, made)

    def _is_own(self, chain: int) -> bool:
        return self._chains.chain(self._connection, chain).writer == self._writer

    def _own_end(self, applied: LocalVector) -> tuple[int, bytes, int | None]:
        """Number and hash of the last segment of our own chain, and the chain."""
        own = [chain for chain in applied if self._is_own(chain)]
        if not own:
            return 0, NO_HASH, None
        chain = max(own, key=lambda one: applied[one])
        table = self._log.tables.segments
        query = select(table.c.hash).where(table.c.chain == chain, table.c.number == applied[chain])
        return applied[chain], bytes(self._connection.execute(query).scalar_one()), chain

    def _creations(self, pending: list[_Open]) -> tuple[Creations, ...]:
        first = _first_values(pending)
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
                    stamps=[one.stamp for one in mine],
                    persons=[one.person for one in mine],
                    uids=[one.uid for one in mine],
                    values={name: values[name] for name in used},
                )
            )
        return tuple(made)

    def _first_rows(
        self, shape: TableShape, mine: list[_Open], first: dict[bytes, dict[str, Value]]
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
                context = decode_context(one.context)
                vector = self._chains.to_wire(self._connection, context.vector)
                edits.contexts[row] = Context(vector, context.op)
        return edits

    def _origins(self, pending: list[_Open]) -> dict[int, Writer]:
        return {
            one.number: self._log.writers.thing(self._connection, one.writer)
            for one in pending
            if one.writer != self._writer
        }

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
