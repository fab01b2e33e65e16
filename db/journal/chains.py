"""Chains of segments: where a segment stands, and what a vector contains.

Containment is by ancestry, not by number alone: after a fork (two copies of one disk that both
wrote on) a writer has two chains, and a vector that names one of them contains the other only
up to the segment at which they part.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import and_, delete, func, insert, select

from db.journal.operations import NO_HASH, Head, LocalVector, Vector, Writer
from db.tables import OPEN

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from db.journal.log import Log


class State(IntEnum):
    """What a held segment does to the tables. Only `APPLIED` ones are in our vectors."""

    APPLIED = 1
    WAITING = 2
    """Something that it builds on has not come yet."""
    QUARANTINED = 3
    """Its writer had no right to write it."""
    ASIDE = 4
    """The reading of its bundle was undone here."""


class Place(NamedTuple):
    """Where a segment stands."""

    segment: int
    chain: int
    number: int


OPEN_PLACE = Place(OPEN, 0, 1 << 62)
"""The open log stands outside all chains, and no vector contains it."""


class Chain(NamedTuple):
    """One chain: of whom, in which scope, and where it left its parent."""

    writer: int
    scope: int
    parent: int | None
    fork: int


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(dict[int, int]).decode


def pack_vector(vector: LocalVector) -> bytes:
    """A local vector as it is stored."""
    return _pack(vector)


def unpack_vector(stored: bytes | None) -> LocalVector:
    """The local vector that was stored; empty for none."""
    return _unpack(stored) if stored else {}


def contains(vector: LocalVector, place: Place) -> bool:
    """Whether what the vector describes includes this segment."""
    return vector.get(place.chain, 0) >= place.number


class Chains:
    """The chains of one database."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._tables = log.tables
        self._chains: dict[int, Chain] = {}

    def forget(self) -> None:
        """Drop what was remembered of the database: a transaction was rolled back."""
        self._chains.clear()

    def remember_epoch(self, connection: Connection, scope: int, vector: LocalVector) -> None:
        """Note what is applied of a scope in the present epoch."""
        epochs = self._tables.epochs
        epoch = self._log.read_meta(connection, "epoch")
        here = and_(epochs.c.epoch == epoch, epochs.c.scope == scope)
        connection.execute(delete(epochs).where(here))
        connection.execute(
            insert(epochs).values(epoch=epoch, scope=scope, vector=pack_vector(vector))
        )

    def applied(self, connection: Connection, scope: int) -> LocalVector:
        """What is applied of a scope."""
        segments = self._tables.segments
        return self._ends(connection, scope, segments.c.state == State.APPLIED)

    def held(self, connection: Connection, scope: int) -> LocalVector:
        """What is held of a scope without a gap, applied or not: what peers are told."""
        return self._ends(connection, scope, self._tables.segments.c.chain.is_not(None))

    def _ends(self, connection: Connection, scope: int, which: ColumnElement[bool]) -> LocalVector:
        segments = self._tables.segments
        rows = connection.execute(
            select(segments.c.chain, func.max(segments.c.number))
            .where(segments.c.scope == scope, segments.c.chain.is_not(None), which)
            .group_by(segments.c.chain)
        )
        return {int(chain): int(number) for chain, number in rows}

    def chain(self, connection: Connection, number: int) -> Chain:
        """One chain by its local number."""
        found = self._chains.get(number)
        if found is None:
            table = self._tables.chains
            row = connection.execute(
                select(table.c.writer, table.c.scope, table.c.parent, table.c.fork).where(
                    table.c.id == number
                )
            ).one()
            found = self._chains[number] = Chain(*row)
        return found

    def find(self, connection: Connection, segment_hash: bytes) -> Place | None:
        """Where a segment stands; None if it is not held or waits for its predecessor."""
        table = self._tables.segments
        row = connection.execute(
            select(table.c.id, table.c.chain, table.c.number).where(table.c.hash == segment_hash)
        ).one_or_none()
        return None if row is None or row[1] is None else Place(*row)

    def place(
        self, connection: Connection, writer: int, scope: int, number: int, previous: bytes
    ) -> int | None:
        """The chain that a segment belongs in, made where it begins one or forks one.

        Returns:
            None if its predecessor is not held in a chain.
        """
        parent: int | None = None
        if previous == NO_HASH:
            if number != 1:
                return None
            candidates = self._beginnings(connection, writer, scope)
        else:
            before = self.find(connection, previous)
            if before is None or before.number != number - 1:
                return None
            chain = self.chain(connection, before.chain)
            if (chain.writer, chain.scope) != (writer, scope):
                return None
            parent = before.chain
            candidates = [before.chain]
        for candidate in candidates:
            if not self._taken(connection, candidate, number):
                return candidate
        made = insert(self._tables.chains).values(
            writer=writer, scope=scope, parent=parent, fork=number - 1
        )
        return int(connection.execute(made.returning(self._tables.chains.c.id)).scalar_one())

    def _beginnings(self, connection: Connection, writer: int, scope: int) -> list[int]:
        table = self._tables.chains
        query = select(table.c.id).where(
            table.c.writer == writer, table.c.scope == scope, table.c.parent.is_(None)
        )
        return [int(row[0]) for row in connection.execute(query)]

    def _taken(self, connection: Connection, chain: int, number: int) -> bool:
        """Whether a chain already has a segment of this number, itself or as a fork's root."""
        table = self._tables.segments
        query = select(table.c.id).where(table.c.chain == chain, table.c.number == number)
        return connection.execute(query.limit(1)).one_or_none() is not None

    def with_ancestors(self, connection: Connection, vector: LocalVector) -> LocalVector:
        """The vector with the parents of its forked chains spelt out."""
        whole = dict(vector)
        todo = list(vector)
        while todo:
            chain = self.chain(connection, todo.pop())
            if chain.parent is not None and whole.get(chain.parent, -1) < chain.fork:
                whole[chain.parent] = chain.fork
                todo.append(chain.parent)
        return whole

    def to_wire(self, connection: Connection, vector: LocalVector) -> Vector:
        """The vector in terms that every office understands."""
        segments = self._tables.segments
        hidden: dict[int, int] = {}
        for number in vector:
            chain = self.chain(connection, number)
            if chain.parent is not None:
                hidden[chain.parent] = max(chain.fork, hidden.get(chain.parent, 0))
        found: dict[Writer, tuple[Head, ...]] = {}
        for number, last in sorted(vector.items()):
            if last <= hidden.get(number, 0):
                continue
            writer = self._log.writers.thing(connection, self.chain(connection, number).writer)
            ending = connection.execute(
                select(segments.c.hash).where(segments.c.chain == number, segments.c.number == last)
            ).scalar_one()
            found[writer] = (*found.get(writer, ()), Head(last, bytes(ending)))
        return found

    def to_local(self, connection: Connection, vector: Vector) -> LocalVector | None:
        """The vector in local numbers; None if it names a segment that is not held."""
        found: LocalVector = {}
        for heads in vector.values():
            for head in heads:
                place = self.find(connection, head.hash)
                if place is None:
                    return None
                found[place.chain] = max(place.number, found.get(place.chain, 0))
        return self.with_ancestors(connection, found)
