"""The archive: held segments by their local number, and the operations on a record in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from db.chunks import chunks
from db.journal import rows as rows_of
from db.journal import wire
from db.journal.chains import OPEN_PLACE, Chains, Place, State, unpack_vector
from db.journal.merge import Placed
from db.journal.open_log import decode_body, decode_context
from db.journal.operations import Kind, LocalVector, Operation
from db.journal.segments import Sealed
from db.tables import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Connection, RowMapping

    from db.journal.log import Log
    from db.journal.segments import Segment
    from db.shape import TableShape


class Operations(NamedTuple):
    """All operations on one record.

    Attributes:
        scope: local number of the scope that the record was created in.
        placed: the operations, in no particular order.
    """

    scope: int
    placed: list[Placed]


def sealed_of(log: Log, connection: Connection, number: int) -> Sealed:
    """The exact bytes of one held segment."""
    table = log.tables.segments
    query = select(table.c.body, table.c.signature, table.c.part).where(table.c.id == number)
    body, signature, part = connection.execute(query).one()
    return Sealed(bytes(body), bytes(signature), bytes(part or b""))


MOST_CACHED = 200_000
"""Operations in decoded segments that are kept in memory; some 200 bytes each."""


class Archive:
    """Reads segments and operations back. Holds decoded segments for one transaction or job."""

    def __init__(self, log: Log, chains: Chains) -> None:
        self._log = log
        self._chains = chains
        self._segments: dict[int, Segment] = {}
        self._cached = 0
        self._places: dict[int, Place] = {}
        self._scopes: dict[int, int] = {}
        self._vectors: dict[int, LocalVector] = {}

    def forget(self) -> None:
        """Drop what was decoded."""
        self._segments.clear()
        self._cached = 0
        self.forget_places()

    def forget_places(self) -> None:
        """Drop where segments stand and what their authors had seen: that has changed."""
        self._places.clear()
        self._scopes.clear()
        self._vectors.clear()

    def segment(self, connection: Connection, number: int) -> Segment:
        """One held segment, decoded."""
        found = self._segments.get(number)
        if found is None:
            table = self._log.tables.segments
            query = select(table.c.body, table.c.part).where(table.c.id == number)
            body, part = connection.execute(query).one()
            found = wire.decode(bytes(body), bytes(part or b""))
            self.remember(number, found)
        return found

    def remember(self, number: int, segment: Segment) -> None:
        """Keep a segment that was just decoded."""
        size = len(segment.edits) + sum(map(len, segment.creations))
        if self._cached + size > MOST_CACHED:
            self._segments.clear()
            self._cached = 0
        self._segments[number] = segment
        self._cached += size

    def place(self, connection: Connection, number: int) -> Place:
        """Where a segment stands; the open log stands outside all chains."""
        if number == OPEN:
            return OPEN_PLACE
        found = self._places.get(number)
        if found is None:
            table = self._log.tables.segments
            query = select(table.c.chain, table.c.number, table.c.scope)
            row = connection.execute(query.where(table.c.id == number)).one()
            found = self._places[number] = Place(number, row[0], row[1])
            self._scopes[number] = int(row[2])
        return found

    def scope(self, connection: Connection, number: int) -> int:
        """Local number of a segment's scope."""
        self.place(connection, number)
        return self._scopes[number]

    def vector(self, connection: Connection, number: int, scope: int) -> LocalVector:
        """What a segment's author had applied of its scope, forks spelt out."""
        if number == OPEN:
            return self._chains.applied(connection, scope)
        found = self._vectors.get(number)
        if found is None:
            table = self._log.tables.segments
            stored = connection.scalar(select(table.c.vector).where(table.c.id == number))
            whole = self._chains.with_ancestors(connection, unpack_vector(stored))
            found = self._vectors[number] = whole
        return found

    def operations(
        self,
        connection: Connection,
        shape: TableShape,
        uids: Collection[bytes],
        states: Collection[State] = (State.APPLIED,),
    ) -> dict[bytes, Operations]:
        """All operations on these records in segments of these states and in the open log.

        An operation that several segments contain comes once, with all its places. Only
        operations in the scope in which the record was created count; a record whose creation
        is not among them is left out.
        """
        wanted = set(uids)
        found: dict[tuple[object, ...], _Found] = {}
        for number, scope, acts, operation in self._mentions(connection, shape, wanted, states):
            one = found.get(operation.identity)
            if one is None:
                one = found[operation.identity] = _Found(operation)
            elif operation.values.keys() - one.operation.values.keys():
                one.operation = operation  # some of it is missing in the other segment
            one.places.append(self.place(connection, number))
            one.scopes.add(scope)
            one.acts |= acts
        return _in_scope_of_birth(found.values())

    def _mentions(
        self,
        connection: Connection,
        shape: TableShape,
        wanted: set[bytes],
        states: Collection[State],
    ) -> Iterator[tuple[int, int, bool, Operation]]:
        """Segment, scope and operation of each operation on the wanted records.

        Before the operation stands whether it acts.
        """
        table = self._log.tables.segments
        numbers = self.segments_of(connection, shape, wanted)
        held: dict[int, tuple[int, bool]] = {}
        for piece in chunks(numbers):
            query = select(table.c.id, table.c.scope, table.c.state).where(
                table.c.id.in_(piece), table.c.state.in_([int(one) for one in states])
            )
            for row in connection.execute(query):
                held[int(row[0])] = int(row[1]), row[2] == State.APPLIED
        for number in sorted(held):
            for operation in self.segment(connection, number).operations(wanted):
                if operation.ledger == shape.wire:
                    yield number, *held[number], operation
        for scope, operation in self.open_operations(connection, shape, wanted):
            yield OPEN, scope, True, operation

    def segments_of(
        self, connection: Connection, shape: TableShape, wanted: set[bytes]
    ) -> set[int]:
        """The segments that act and speak of these records, and some others that do."""
        touches, found = self._log.tables.touches, set[int]()
        for piece in chunks(wanted):
            rows = connection.execute(
                select(touches.c.segment).distinct().where(touches.c.uid.in_(piece))
            )
            found.update(int(row[0]) for row in rows)
            born = shape.table.c["_born"]
            rows = connection.execute(
                select(born).distinct().where(shape.table.c["_uid"].in_(piece))
            )
            found.update(int(row[0]) for row in rows)
        return found - {OPEN}

    def open_operations(
        self, connection: Connection, shape: TableShape, wanted: Collection[bytes]
    ) -> Iterator[tuple[int, Operation]]:
        """Scope and operation of each open operation on these records.

        A creation comes with the values that the record was created with.
        """
        table = self._log.tables.operations
        ledger = self._log.names.find(connection, shape.wire)
        if ledger is None:
            return
        for piece in chunks(wanted):
            query = (
                select(table)
                .where(table.c.uid.in_(piece), table.c.ledger == ledger)
                .order_by(table.c.number)
            )
            rows = connection.execute(query).mappings().all()
            created = {bytes(row["uid"]) for row in rows if row["kind"] == Kind.CREATE}
            present = rows_of.fetch(connection, shape, created)
            first: dict[bytes, dict[str, str | int | None]] = {
                uid: {one.wire: rows_of.field_of(row, one.name) for one in shape.fields}
                for uid, row in present.items()
            }
            for row in reversed(rows):
                if row["body"] and bytes(row["uid"]) in first:
                    first[bytes(row["uid"])].update(decode_body(row["body"]).before)
            for row in rows:
                yield int(row["scope"]), self._open(connection, shape, row, first)

    def _open(
        self,
        connection: Connection,
        shape: TableShape,
        row: RowMapping,
        first: Mapping[bytes, Mapping[str, str | int | None]],
    ) -> Operation:
        uid, kind = bytes(row["uid"]), Kind(row["kind"])
        values = decode_body(row["body"]).values if row["body"] else {}
        if kind is Kind.CREATE:
            values = {name: value for name, value in first[uid].items() if value is not None}
        return Operation(
            writer=self._log.writers.thing(connection, int(row["writer"])),
            number=int(row["number"]),
            start=bytes(row["start"]),
            kind=kind,
            scope=self._log.scopes.thing(connection, int(row["scope"])),
            ledger=shape.wire,
            uid=uid,
            stamp=int(row["stamp"]),
            person=self._log.names.thing(connection, int(row["person"])),
            values=values,
            context=decode_context(row["context"]) if row["context"] else None,
        )


@dataclass(slots=True)
class _Found:
    """One operation and where it stands; whether it acts in one of these segments."""

    operation: Operation
    places: list[Place] = field(default_factory=list[Place])
    scopes: set[int] = field(default_factory=set[int])
    acts: bool = False

    def placed(self) -> Placed:
        return Placed(self.operation, tuple(self.places))


def _in_scope_of_birth(found: Iterable[_Found]) -> dict[bytes, Operations]:
    by_record: dict[bytes, list[_Found]] = {}
    for one in found:
        by_record.setdefault(one.operation.uid, []).append(one)
    kept: dict[bytes, Operations] = {}
    for uid, ones in by_record.items():
        births = [one for one in ones if one.operation.kind is Kind.CREATE]
        if births:
            # A creation that does not act says nothing of where the record belongs.
            born = min(births, key=lambda one: (not one.acts, one.placed().precedence))
            home = min(born.scopes)
            kept[uid] = Operations(home, [one.placed() for one in ones if home in one.scopes])
    return kept
